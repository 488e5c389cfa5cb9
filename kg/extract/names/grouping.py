"""Which names in one article mean the same person, body, platform or place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.extract.names import tables
from kg.extract.names.evidence import key
from kg.extract.names.people import persons
from kg.extract.names.values import Group, Name

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


def group(
    names: Sequence[Name],
    aliases: Iterable[tuple[str, str]] = (),
    head: int = 0,
    spoken: frozenset[str] = frozenset(),
) -> list[Group]:
    """The names as groups, each in the order of the text, groups by their first name.

    Args:
        names: in the order of the text.
        aliases: pairs of forms that the text says mean the same.
        head: where the headline ends.
        spoken: genders of which the article's pronouns speak.
    """
    people = persons([n for n in names if n.type == "Person"], head, spoken)
    bodies = _bodies([n for n in names if n.type in {"Organization", "Platform"}], aliases)
    places = _places([n for n in names if n.type == "Place"])
    out = [g for g in (*people, *bodies, *places) if g.names]
    for g in out:
        g.names.sort(key=lambda n: n.start)
    return sorted(out, key=lambda g: g.names[0].start)


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
