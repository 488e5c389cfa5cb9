"""Which names of persons in one article mean the same person, and whose a surname is that several bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.names import tables
from kg.extract.names.evidence import key
from kg.extract.names.likeness import Words, same_person, short_forms, slip
from kg.extract.names.values import Group, Name

_TAILS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", ","})
#: The bearer of a surname has been out of sight for so many characters, another was named so few before.
_AWAY, _JUST = 2500, 500
#: So many times as often is one named as another who bears the name, that a bare name is the one's.
_OFTEN = 2
_SPELT = 7


@dataclass(slots=True)
class _Person:
    """A person named in full somewhere in the article."""

    group: Group
    words: Words
    ends: dict[tuple[str, str], None] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    full: int = 0
    given: int = 0
    headed: bool = False
    office: bool = False
    royal: bool = False
    kin: bool = False

    @property
    def saint(self) -> str:
        """What comes before "of" in "Agnes of Alba"."""
        return self.words[0] if "of" in self.words else ""

    @property
    def likely(self) -> str:
        """Their gender, as the forms of address or else the given name tell."""
        known = tables.first_names().get(self.words[0].capitalize(), "")
        return self.group.gender or (known if known in {"female", "male"} else "")


def persons(names: Sequence[Name], head: int = 0, spoken: frozenset[str] = frozenset()) -> list[Group]:
    """The names as groups: full names first, then surnames and given names that stand alone.

    Args:
        names: in the order of the text.
        head: where the headline ends.
        spoken: genders of which the article's pronouns speak.
    """
    return _Gathering(names, head, spoken).groups


class _Gathering:
    def __init__(self, names: Sequence[Name], head: int, spoken: frozenset[str]) -> None:
        self._names, self._head, self._spoken = names, head, spoken
        self.groups: list[Group] = []
        self._people: list[_Person] = []
        self._near: dict[str, dict[int, None]] = {}
        self._by_last: dict[str, list[_Person]] = {}
        self._by_first: dict[str, list[_Person]] = {}
        self._alone: dict[tuple[str, str], Group] = {}
        self._owner: dict[str, _Person] = {}
        self._since: dict[str, int] = {}
        short: list[tuple[Name, str]] = []
        crowned: list[tuple[Name, Words]] = []
        for name in names:
            words = words_of(name.bare)
            if len(words) == 2 and _crown(words[0]):
                crowned.append((name, words))
            elif len(words) > 1:
                self._full(name, words)
            else:
                word = (words or [name.bare.lower()])[0]
                short.append((name, word))
                self._since.setdefault(word, name.start)
        for name, words in crowned:
            of_name = next((p for p in self._people if p.royal and words[-1] in {p.words[-1], p.saint}), None)
            if of_name is None:
                self._full(name, words)  # Queen Astrid
            else:
                self._put(of_name, name)  # Emperor Lind, who is Emperor Jan Lind
        for p in self._people:
            for table, which in ((self._by_last, 1), (self._by_first, 0)):
                for word in dict.fromkeys(ends[which] for ends in p.ends):
                    table.setdefault(word, []).append(p)
        given = {w for _, w in short if w not in self._by_last and w in self._by_first}
        for name, word in short:
            if word in given and not name.gender:
                self._first_name(name, word)
        self._owners([(n, w) for n, w in short if w in self._by_last])
        for name, word in short:
            if word not in given or name.gender:
                self._surname(name, word)

    def _full(self, name: Name, words: Words) -> None:
        near = {n for word in (words[0], words[-1]) for n in self._near.get(word, ())}
        found = next((p for n in sorted(near) if same_person(words, (p := self._people[n]).words)), None)
        if found is None:
            found = _Person(Group("Person"), words, kin=name.kin)
            self._people.append(found)
            self.groups.append(found.group)
        elif len(words) > len(found.words):
            found.words = words
        if (words[0], words[-1]) not in found.ends:
            found.ends[words[0], words[-1]] = None
            for word in (words[0], words[-1], found.words[0]):
                self._near.setdefault(word, {}).setdefault(self._people.index(found))
        found.group.add(name)
        found.places.append(name.start)
        found.full += 1
        found.headed |= name.start < self._head
        found.office |= name.office
        found.royal |= len(words) < len(name.bare.split()) and _crown(name.bare.split()[0].lower())

    def _first_name(self, name: Name, word: str) -> None:
        """A given name alone is the one's who bears it, or who is named far more often than the others."""
        fits = sorted(self._by_first[word], key=lambda p: -p.full)
        if len(fits) == 1 or fits[0].full >= (_OFTEN + 1) * fits[1].full:
            fits[0].given += 1
            self._put(fits[0], name)
        else:
            self._single(name, word)

    def _owners(self, bare: Sequence[tuple[Name, str]]) -> None:
        """Whose a surname is: the one's whom it means before another who bears it is named."""
        for name, word in bare:
            fits = self._by_last[word]
            if name.gender or word in self._owner or len(fits) < 2:
                continue
            first = sorted(fits, key=lambda p: p.places[0])
            if name.start < first[1].places[0] and (name.start > first[0].places[0] or name.start < self._head):
                self._owner[word] = first[0]

    def _surname(self, name: Name, word: str) -> None:
        bearers = self._by_last.get(word, [])
        apart = bool(bearers) and self._relatives(bearers, word)
        if apart and not name.gender:
            self._single(name, word)
            return
        fits = [p for p in bearers if p.likely in {"", name.gender}] if name.gender else bearers
        if name.gender and not fits and not apart:
            # a given name is weak evidence: it counts where the article speaks of somebody of that gender
            fits = [p for p in bearers if not p.group.gender and p.likely not in self._spoken]
        elif name.gender and len(fits) > 1:
            fits = [p for p in fits if p.likely] or fits
        if not bearers:
            first = self._by_first.get(word, [])
            fits = first if len(first) == 1 else []  # Mr Xi
        if not bearers and not fits and not name.gender:
            fits = self._misspelt(word) or self._called(word)
        if fits:
            self._put(self._one(fits, name, word), name)
        else:
            self._single(name, word)

    def _relatives(self, bearers: Sequence[_Person], word: str) -> bool:
        """Whether all who bear the name in full are relatives of one who was named before: "his wife, Ada Lind"."""
        return all(p.kin and self._since[word] < p.places[0] for p in bearers)

    def _one(self, fits: list[_Person], name: Name, word: str) -> _Person:
        """The one of several who bear the surname that is meant here."""
        if len(fits) == 1:
            return fits[0]
        met = [p for p in fits if min(p.places) < name.start]
        latest = max(met, key=lambda p: max(x for x in p.places if x < name.start)) if met else fits[0]
        main = self._main(fits, word)
        if main is None or main is latest or not met:
            return main or latest
        seen = [x for x in main.places if x < name.start]
        away = not seen or name.start - max(seen) > _AWAY
        last = max(x for x in latest.places if x < name.start)
        return latest if away and name.start - last < _JUST else main

    def _main(self, fits: list[_Person], word: str) -> _Person | None:
        """Who is meant by the bare surname throughout, None if nobody stands out."""
        owner = self._owner.get(word)
        if owner is not None and owner in fits:
            return owner
        headed = [p for p in fits if p.headed]
        formal = [p for p in fits if p.given < _OFTEN]
        if len(formal) == 1 and len(fits) == 2:
            return formal[0]  # the one is "Ada", so "Lind" is the other
        if len(headed) == 1:
            return headed[0]
        ranked = sorted(fits, key=lambda p: -(p.full + p.given))
        first, second = ranked[0], ranked[1]
        if first.full + first.given >= _OFTEN * (second.full + second.given):
            return first
        officed = [p for p in fits if p.office]
        return officed[0] if len(officed) == 1 else None

    def _misspelt(self, word: str) -> list[_Person]:
        """The one person whose long surname the word is, written with a slip."""
        if len(word) < _SPELT or word.capitalize() in tables.first_names():
            return []
        found = [p for p in self._people if slip(word, p.words[-1])]
        return found if len(found) == 1 else []

    def _called(self, word: str) -> list[_Person]:
        """The one person of whose given name the word is a short form, or whose first surname it is."""
        found = [p for p in self._people if (word, p.words[0]) in short_forms()]
        if not found and word.capitalize() not in tables.first_names():
            # of a name of three words or more, the father's name in Spanish: "Ana Costa Lind"
            three = (p for p in self._people if len(p.words) > 2 and p.words[-2] == word)
            found = [p for p in three if p.places[0] < self._since[word]]
        return found if len(found) == 1 else []

    def _put(self, person: _Person, name: Name) -> None:
        person.group.add(name)
        person.places.append(name.start)

    def _single(self, name: Name, word: str) -> None:
        """Somebody who is never named in full; a Mr and a Ms of one name are two."""
        group = self._alone.get((word, ""))
        if group is not None and {group.gender, name.gender} == {"female", "male"}:
            group = self._alone.get((word, name.gender))
        if group is None:
            group = Group("Person")
            self._alone[word, name.gender if (word, "") in self._alone else ""] = group
            self.groups.append(group)
        group.add(name)


def words_of(bare: str) -> Words:
    """The words by which persons are compared: small letters, no "Jr.", no crown before two names or more."""
    words = [w for w in key(bare).lower().replace("‑", "-").split() if w not in _TAILS]
    return words[1:] if len(words) > 2 and _crown(words[0]) else words


def _crown(word: str) -> bool:
    title = tables.titles().get(word.capitalize())
    return word in {"st", "st."} or (title is not None and title.kind == "royal")
