"""Persons across articles.

In this order, each step only where no article tells the two apart: the same full name; a full name with an initial, or
without a middle name; a full name spelt almost the same, or the first half of a double surname, in the same company; a
bare surname, in the same company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from kg.resolve import tables
from kg.resolve.clusters import Candidate, Clusters
from kg.resolve.items import Company, Item, Key, one_shared_name, shared_company

#: At the most so many letters may differ in a name that is spelt almost the same, one in each of its words.
_MAX_TYPOS = 2
#: Two slips in the surname alone need a surname of so many letters, and the company and a half.
_MIN_SURNAME = 6
_FAR_MORE_COMPANY = 1.5
#: Names with fewer letters differ from others by chance: Lee and Leo are two people.
_MIN_LETTERS = 9
#: Clusters with more members are compared by so many of them.
_SAMPLE = 6
#: Of the people with one surname, the bare surname means the one who is in so many times more articles.
_FAR_MORE = 4
#: Buckets of more names than this are not compared name by name.
_MAX_BUCKET = 200

Test = Callable[[Key, Key], bool]


class People:
    """One pass over the persons of a build."""

    def __init__(self, items: Sequence[Item], clusters: Clusters, company: dict[str, Company]) -> None:
        self.items = items
        self.clusters = clusters
        self.company = company
        self.indices = [i for i, item in enumerate(items) if item.type == "Person"]
        #: last word of a name -> articles of each person whose full name ends with it
        self._bearers: dict[str, list[int]] = {}

    def merge(self) -> None:
        """Runs the steps, the surest first."""
        self._same_name()
        self._step(_by_surname, _fits, self._fits_reason)
        self._step(_by_beginnings, _almost_same, self._like("is almost"))
        self._step(_by_first_two, _is_first_half, self._like("is, but for half a double surname,"))
        self._step(_by_beginnings, _surname_slipped, self._like("is nearly", _FAR_MORE_COMPANY))
        self._count_namesakes()
        self._step(_by_last_word, _is_end_of, self._surname_reason)
        self._step(_by_last_word, _same_word, self._surname_reason)

    def _same_name(self) -> None:
        groups: defaultdict[Key, list[int]] = defaultdict(list)
        for i in self.indices:
            if len(self.items[i].key) > 1:
                groups[self.items[i].key].append(i)
        for group in groups.values():
            apart: list[int] = []
            for i in group:
                first = next((f for f in apart if not self._told_apart(f, i)), None)
                if first is None:
                    apart.append(i)
                else:
                    where = self.items[first]
                    self.clusters.join(first, i, f"the same name, {where.entity.name}, as in article {where.article}")

    def _told_apart(self, cluster: int, other: int) -> bool:
        """Clear evidence that one name is two people: the user's file, gender, or nothing in common but the name."""
        if self.clusters.differ(cluster, other):
            return True
        item = self.items[other]
        members = [self.items[m] for m in self.clusters.members(cluster)]
        if any({m.entity.gender, item.entity.gender} == {"female", "male"} for m in members):
            return True
        with_office = [m for m in members if m.offices]
        if not item.offices or not all(self._other_life(m, item) for m in with_office):
            return False
        # An article that gives no office can still tell the story of this one.
        others = [m for m in members if not m.offices]
        return bool(with_office) and not any(shared_company(m, item, self.company) for m in others[:_SAMPLE])

    def _other_life(self, one: Item, other: Item) -> bool:
        # "the Port Authority" is how another outlet calls the Lake Orsk Port Authority.
        if any(set(a) <= set(b) or set(b) <= set(a) for a, _ in one.offices for b, _ in other.offices):
            return False
        titles = [frozenset[str]().union(*(t for _, t in item.offices)) for item in (one, other)]
        here, there = self.company[one.article], self.company[other.article]
        persons = (here.persons.keys() & there.persons.keys()) - {one.key}
        return not (titles[0] & titles[1] or persons or here.bodies.keys() & there.bodies.keys())

    def _step(
        self,
        buckets: Callable[[Key], Iterator[Key]],
        test: Test,
        reason: Callable[[int, int], str],
    ) -> None:
        """Compares the names within each bucket and joins where a name has one candidate only."""
        by_key: defaultdict[Key, list[int]] = defaultdict(list)
        for i in self.indices:
            by_key[self.items[i].key].append(i)
        bucketed: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in sorted(by_key):
            for bucket in sorted(set(buckets(key))):
                bucketed[bucket].append(key)
        pairs = {
            (one, other)
            for bucket in bucketed.values()
            if len(bucket) <= _MAX_BUCKET
            for n, one in enumerate(bucket)
            for other in bucket[n:]
            if test(one, other)
        }
        found = [
            (float(len(one) + len(other)), min(a, b), max(a, b), why)
            for one, other in sorted(pairs)
            for a in self._firsts(by_key[one])
            for b in self._firsts(by_key[other])
            if a != b and (why := reason(min(a, b), max(a, b)))
        ]
        self.clusters.join_all(self._unambiguous(found), self._may_meet)

    def _firsts(self, indices: list[int]) -> list[int]:
        return sorted({self.clusters.find(i) for i in indices})

    def _unambiguous(self, found: list[Candidate]) -> list[Candidate]:
        """Leaves out a cluster's candidates when there are several that can't all be the same person."""
        partners: defaultdict[int, set[int]] = defaultdict(set)
        for _, a, b, _ in found:
            partners[a].add(b)
            partners[b].add(a)

        def torn(cluster: int) -> bool:
            others = sorted(partners[cluster])
            return any(
                x not in partners[y] and self._names_conflict(x, y) for n, x in enumerate(others) for y in others[:n]
            )

        torn_clusters = {c for c in partners if torn(c)}
        return [c for c in found if not ({c[1], c[2]} & torn_clusters)]

    def _names_conflict(self, one: int, other: int) -> bool:
        a, b = self.items[one].key, self.items[other].key
        return not (a == b or _fits(a, b) or _is_end_of(a, b))

    def _may_meet(self, one: int, other: int) -> bool:
        """Two entities of one article are two people: the article itself tells them apart."""
        a, b = ([self.items[m] for m in self.clusters.members(i)] for i in (one, other))
        if {i.article for i in a} & {i.article for i in b}:
            return False
        return {i.entity.gender for i in (*a, *b)}.issuperset({"female", "male"}) is False

    def _together(self, one: int, other: int, times: float = 1.0) -> str:
        """The company that members of two clusters share, in words."""
        for a in sorted(self.clusters.members(one))[:_SAMPLE]:
            for b in sorted(self.clusters.members(other))[:_SAMPLE]:
                if why := shared_company(self.items[a], self.items[b], self.company, times):
                    return why
        return ""

    def _fits_reason(self, a: int, b: int) -> str:
        one, other = self.items[a], self.items[b]
        why = ""
        if one.key[0] != other.key[0] or len(one.key[0]) == 1:
            why = self._together(a, b)
            if not why and _same_first_name(one.key[0], other.key[0]):
                why = one_shared_name(one, other, self.company)
            if not why:
                return ""
        return _sentence(f"{other.entity.name} fits {one.entity.name} of article {one.article}", why)

    def _like(self, how: str, times: float = 1.0) -> Callable[[int, int], str]:
        """The reason to join two names that are alike in this way: so many times the company that is enough."""

        def reason(a: int, b: int) -> str:
            why = self._together(a, b, times)
            one, other = self.items[a], self.items[b]
            return (
                _sentence(f"{other.entity.name} {how} {one.entity.name} of article {one.article}", why) if why else ""
            )

        return reason

    def _count_namesakes(self) -> None:
        bearers: defaultdict[str, set[int]] = defaultdict(set)
        # "Abu Nasser" is how articles call Tariq Abu Nasser, not another person.
        ends = {key[n:] for key in (self.items[i].key for i in self.indices) for n in range(1, len(key))}
        for i in self.indices:
            if len(self.items[i].key) > 1 and self.items[i].key not in ends:
                bearers[self.items[i].key[-1]].add(self.clusters.find(i))
        self._bearers = {word: [len(self.clusters.members(r)) for r in roots] for word, roots in bearers.items()}

    def _surname_reason(self, a: int, b: int) -> str:
        """Company, and a surname that one person bears, or one of whom far more is told than of all others."""
        one, other = self.items[a], self.items[b]
        told = max((len(self.clusters.members(i)) for i in (a, b) if len(self.items[i].key) > 1), default=0)
        # Of two bare surnames nothing is told, so that one bearer of the name, in other company, is enough to stop.
        others = max(0, sum(self._bearers.get(one.key[-1], [])) - told)
        if others and told < _FAR_MORE * others:
            return ""
        why = self._together(a, b)
        return _sentence(f"{other.entity.name} for {one.entity.name} of article {one.article}", why) if why else ""


def _sentence(what: str, why: str) -> str:
    return f"{what}; {why}" if why else what


def _by_surname(key: Key) -> Iterator[Key]:
    if len(key) > 1:
        yield (key[-1],)


def _by_beginnings(key: Key) -> Iterator[Key]:
    if len(key) > 1:
        yield ("beginnings", key[0][:2], key[-1][:2])
        yield ("first", key[0], key[-1][:1])
        yield ("last", key[0][:1], key[-1])


def _by_first_two(key: Key) -> Iterator[Key]:
    if len(key) > 1:
        yield key[:2]


def _by_last_word(key: Key) -> Iterator[Key]:
    yield (key[-1],)


def _fits(one: Key, other: Key) -> bool:
    """Whether two full names can be one: the same surname, first names alike, no middle name against another."""
    if len(one) < 2 or len(other) < 2 or one == other or one[-1] != other[-1] or not _alike(one[0], other[0]):
        return False
    fewer, more = sorted((one[1:-1], other[1:-1]), key=len)
    at = 0
    for middle in fewer:
        while at < len(more) and not _alike(middle, more[at]):
            at += 1
        if at == len(more):
            return False
        at += 1
    return True


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]) or _same_first_name(one, other)


def _same_first_name(one: str, other: str) -> bool:
    """Whether one is the other's short form ("Tim", "Timothy")."""
    pairs = tables.rows("nicknames.tsv")
    return (one, other) in pairs or (other, one) in pairs


def _almost_same(one: Key, other: Key) -> bool:
    """Whether two full names are one with a slip in it."""
    if one == other or len(one) != len(other) or len(one) < 2 or sum(map(len, one)) < _MIN_LETTERS:
        return False
    slips = [DamerauLevenshtein.distance(a, b) for a, b in zip(one, other, strict=True)]
    return sum(slips) <= _MAX_TYPOS and max(slips) <= 1


def _is_first_half(one: Key, other: Key) -> bool:
    """Whether one is the other without the second half of a double surname: "Ada Lind", "Ada Lind-Moss"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == 2 and len(longer) == 3 and longer[:2] == shorter and min(map(len, longer)) > 1


def _surname_slipped(one: Key, other: Key) -> bool:
    """Whether two full names differ by two slips, both in the surname."""
    if len(one) < 2 or one[:-1] != other[:-1] or min(len(one[-1]), len(other[-1]), len(one[0]) + 3) < _MIN_SURNAME:
        return False
    return DamerauLevenshtein.distance(one[-1], other[-1]) == _MAX_TYPOS


def _is_end_of(one: Key, other: Key) -> bool:
    """Whether one is the surname of the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) < len(longer) and longer[-len(shorter) :] == shorter


def _same_word(one: Key, other: Key) -> bool:
    """Whether both are the same bare surname."""
    return len(one) == 1 and one == other
