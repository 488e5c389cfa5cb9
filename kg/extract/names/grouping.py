"""Which names in one article mean the same person, body, platform or place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.names import tables
from kg.extract.names.evidence import key

_FUNCTION = frozenset({"of", "the", "for", "and", "in", "on"})
_TAILS = frozenset("inc inc. ltd ltd. llc corp corp. corporation company co co. plc gmbh ag group holdings".split())
#: What may follow a body's short name in its full one without making it another body.
_LONGER = _TAILS | frozenset(
    "computer computers brothers motors university airlines airways electric bank industries systems communications "
    "technologies technology pharmaceuticals entertainment party foundation bancorp financial college".split()
)
#: Nouns that are names of bodies in their own right, whatever longer names end in them.
_OWN_RIGHT = frozenset(
    "Congress Senate Parliament Government Army Navy Force Forces Police Guard Court Bank Cabinet Board".split()
)
#: A body with such a noun is named after the place or person that its first word is.
_NAMED_AFTER = frozenset(
    "University College School Hospital Council Court Police Government Parliament Senate Assembly Museum Gallery "
    "Foundation Institute Prize Party Times Post Herald News Department Ministry Airport City United".split()
)
_PERSON_TAILS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", ","})


@dataclass(frozen=True, slots=True)
class Name:
    """One place of a name, in characters.

    Args:
        start: with an honorific that stands before.
        end: exclusive.
        bare: the name without the honorific.
        type: entity type.
        gender: what the form of address says.
        reason: why it is a name of that type.
        weight: how sure.
    """

    start: int
    end: int
    bare: str
    type: str
    gender: str
    reason: str
    weight: float


@dataclass(slots=True)
class Group:
    """Names that mean one thing, while they are gathered."""

    type: str
    names: list[Name] = field(default_factory=list)
    gender: str = ""

    def add(self, name: Name) -> None:
        """One more place of a name."""
        self.names.append(name)
        self.gender = self.gender or name.gender


def group(names: Sequence[Name], aliases: Iterable[tuple[str, str]] = ()) -> list[Group]:
    """The names as groups, each in the order of the text, groups by their first name.

    Args:
        names: in the order of the text.
        aliases: pairs of forms that the text says mean the same.
    """
    persons = _persons([n for n in names if n.type == "Person"])
    bodies = _bodies([n for n in names if n.type in {"Organization", "Platform"}], aliases)
    places = _places([n for n in names if n.type == "Place"])
    out = [g for g in (*persons, *bodies, *places) if g.names]
    for g in out:
        g.names.sort(key=lambda n: n.start)
    return sorted(out, key=lambda g: g.names[0].start)


def _words(bare: str) -> list[str]:
    return [w for w in key(bare).lower().replace("‑", "-").split() if w not in _PERSON_TAILS]


def _same_person(a: list[str], b: list[str]) -> bool:
    """Whether two full names can be one person's: the words of one stand in the other, first and last shared."""
    short, long = sorted((a, b), key=len)
    if short[-1] != long[-1]:
        return False
    if short[0] != long[0] and not (short[0].rstrip(".")[:1] == long[0][:1] and len(short[0].rstrip(".")) == 1):
        # "Costa Lind" for "Ana Costa Lind"
        return len(short) >= 2 and long[-len(short) :] == short
    rest = iter(long[1:])
    return all(w in rest or any(w.rstrip(".") == x[:1] for x in long[1:-1]) for w in short[1:-1]) or len(short) == 2


def _persons(names: list[Name]) -> list[Group]:
    groups: list[Group] = []
    words_of: list[list[str]] = []
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    where: dict[int, int] = {}
    for i, name in enumerate(names):
        words = _words(name.bare)
        if len(words) < 2:
            continue
        at = next((g for g in by_last.get(words[-1], ()) if _same_person(words, words_of[g])), -1)
        if at < 0:
            at = len(groups)
            groups.append(Group("Person"))
            words_of.append(words)
            by_last.setdefault(words[-1], []).append(at)
            by_first.setdefault(words[0], []).append(at)
        elif len(words) > len(words_of[at]):
            words_of[at] = words
            by_first.setdefault(words[0], []).append(at)
        groups[at].add(name)
        where[i] = at
    latest: dict[int, int] = {}
    single: dict[str, int] = {}
    for i, name in enumerate(names):
        if i in where:
            latest[where[i]] = i
            continue
        word = (_words(name.bare) or [name.bare.lower()])[0]
        fits = [g for g in by_last.get(word, ()) if not (name.gender and groups[g].gender not in {"", name.gender})]
        if not fits and len(set(by_first.get(word, ()))) == 1:
            fits = by_first[word][:1]
        if name.gender and len(fits) > 1:
            # a given name is weak evidence, but it may choose between two
            likely = [g for g in fits if tables.first_names().get(words_of[g][0].capitalize()) == name.gender]
            fits = likely or fits
        if fits:
            before = [g for g in fits if g in latest]
            at = max(before, key=lambda g: latest[g]) if before else fits[0]
        else:
            at = single.setdefault(word, len(groups))
            if at == len(groups):
                groups.append(Group("Person"))
        groups[at].add(name)
        latest[at] = i
    return groups


def body_key(bare: str) -> str:
    """A body's name as it is compared: small letters, without "the" and legal form."""
    words = key(bare).lower().replace(" , ", " ").replace(",", "").replace("&", "and").split()
    if words and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _TAILS:
        words = words[:-1]
    return " ".join(words)


def _bodies(names: list[Name], aliases: Iterable[tuple[str, str]]) -> list[Group]:
    same = _Same()
    keys: dict[str, None] = {}
    for name in names:
        k = body_key(name.bare)
        row = tables.platform_forms().get(key(name.bare))
        keys.setdefault(k)
        if row is not None and name.type == "Platform":
            same.join(k, body_key(row.name))
    for a, b in aliases:
        if body_key(a) in keys and body_key(b) in keys:
            same.join(body_key(a), body_key(b))
    order = {k: n for n, k in enumerate(keys)}
    ends: dict[str, list[str]] = {}
    firsts: dict[str, list[str]] = {}
    starts: dict[str, list[str]] = {}
    holds: dict[str, list[str]] = {}
    initials: dict[str, list[str]] = {}
    for k in keys:
        words = k.split()
        for n in range(1, len(words)):
            ends.setdefault(" ".join(words[n:]), []).append(k)
        if len(words) > 1:
            firsts.setdefault(words[0], []).append(k)
        if len(words) > 1 and all(w in _LONGER for w in words[1:]):
            starts.setdefault(words[0], []).append(k)
        for w in words[:-1] if len(words) > 1 else ():
            holds.setdefault(w, []).append(k)
        if len(words) > 2:
            short = "".join(w[:1] for w in words if w not in _FUNCTION)
            for letters in sorted({short, "".join(w[:1] for w in words)}):
                initials.setdefault(letters, []).append(k)
    for k in keys:
        words = k.split()
        fits: list[str] = list(ends.get(k, ()))
        if len(words) == 1:
            media = tables.heads().get(k.capitalize()) == "media"
            fits = [*(fits if media else ()), *starts.get(k, ()), *(holds.get(k, ()) if media else ())]
            fits += initials.get(k.replace(".", ""), ()) or _short_for(k, order, ends, firsts)
        if len(set(fits)) == 1:
            same.join(fits[0], k)
    groups: dict[str, Group] = {}
    for name in names:
        g = groups.setdefault(same.root(body_key(name.bare)), Group(name.type))
        g.add(name)
        if name.type == "Platform":
            g.type = "Platform"
    return list(groups.values())


def _short_for(
    k: str, order: Mapping[str, int], ends: Mapping[str, list[str]], firsts: Mapping[str, list[str]]
) -> list[str]:
    """The one body named in full before of which a word is short: its last noun ("the Collective") or its first."""
    word = k.capitalize()
    if word in tables.bodies() or k.upper() in tables.bodies() or word in tables.places():
        return []
    named = tables.heads().get(word) in {"body", "party"} or word in tables.nicknames()
    by_last = ends.get(k, []) if named and word not in _OWN_RIGHT else []
    by_first = [f for f in firsts.get(k, ()) if f.split()[-1].capitalize() not in _NAMED_AFTER]
    fits = by_last or by_first
    if len(fits) != 1 or len(by_last) > 1 or len(by_first) > 1 or order[fits[0]] > order[k]:
        return []
    return fits


def _places(names: list[Name]) -> list[Group]:
    groups: dict[str, Group] = {}
    for name in names:
        bare = key(name.bare)
        k = tables.place_keys().get(bare, bare)
        groups.setdefault(k.lower(), Group("Place")).add(name)
    return list(groups.values())


class _Same:
    """Union of keys, the root being the first that was joined to."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def root(self, k: str) -> str:
        """The key that stands for all that are joined with this one."""
        while k in self._up:
            k = self._up[k]
        return k

    def join(self, a: str, b: str) -> None:
        """Make the two one."""
        a, b = self.root(a), self.root(b)
        if a != b:
            self._up[b] = a
