"""Organizations, platforms and places across articles.

The same name without "the" and legal form is the same body. A second name that an article gives ("also known as", an
acronym) joins those known by it. Places are compared by name alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolve import names
from kg.resolve.clusters import Candidate, Clusters
from kg.resolve.items import BODY_TYPES, Company, Item, Key, one_shared_name, shared_company

#: A name this short stands for many bodies; it needs the company too.
_SHORT = 3
_SAMPLE = 6


class Bodies:
    """One pass over the bodies of one type."""

    def __init__(self, kind: str, items: Sequence[Item], clusters: Clusters, company: dict[str, Company]) -> None:
        self.items = items
        self.clusters = clusters
        self.company = company
        self.indices = [i for i, item in enumerate(items) if item.type == kind]

    def merge(self) -> None:
        """Runs the steps, the surest first."""
        self._same_name()
        if self.indices and self.items[self.indices[0]].type in BODY_TYPES:
            self.clusters.join_all(sorted(self._second_names()), self._may_meet)
            self.clusters.join_all(sorted(self._acronyms()), self._may_meet)
            self.clusters.join_all(sorted(self._without_country()), self._may_meet)

    def _same_name(self) -> None:
        first: dict[Key, int] = {}
        for i in self.indices:
            item = self.items[i]
            at = first.setdefault(item.key, i)
            if at != i:
                where = self.items[at]
                self.clusters.join(at, i, f"the same name, {where.entity.name}, as in article {where.article}")

    def _second_names(self) -> Iterator[Candidate]:
        """Pairs of bodies of which one's name is among the other's, or that share two names or a long one."""
        by_name: defaultdict[Key, set[int]] = defaultdict(set)
        mains: dict[Key, int] = {}
        for i in self.indices:
            root = self.clusters.find(i)
            mains.setdefault(self.items[i].key, root)
            for key in self.items[i].keys:
                by_name[key].add(root)
        for key, roots in sorted(by_name.items()):
            if key in mains:
                others = sorted(roots - {mains[key]})
                if len(others) > 1 or len("".join(key)) <= _SHORT:
                    # Several bodies go by this name: only the company can tell which of them is meant.
                    others = [o for o in others if self._together(mains[key], o)]
                # A short form ("Post") may be that of others too, which these articles do not name.
                others = [o for o in others if self._own_name(key, o) or self._one_shared_name(mains[key], o)]
                if len(others) == 1:
                    yield self._candidate(2.0, mains[key], others[0], key)
            elif len(key) > 1:
                # The short form of a longer name ("Harbour Trust") belongs to many, a name of its own does not.
                own = sorted(r for r in roots if self._own_name(key, r))
                if len(own) == 2:
                    yield self._candidate(1.0, own[0], own[1], key)

    def _acronyms(self) -> Iterator[Candidate]:
        """An acronym alone, and the one body in the same company whose initials it gives."""
        by_initials: defaultdict[str, set[int]] = defaultdict(set)
        for i in self.indices:
            if len(self.items[i].key) > 1:
                by_initials[names.initials(self.items[i].key)].add(self.clusters.find(i))
        for i in self.indices:
            item = self.items[i]
            if len(item.key) == 1 and item.entity.name.isupper() and len(item.key[0]) > 1:
                root = self.clusters.find(i)
                fitting = [r for r in sorted(by_initials[item.key[0]]) if r != root and self._together(root, r)]
                if len(fitting) == 1:
                    yield self._candidate(0.5, root, fitting[0], item.key)

    def _without_country(self) -> Iterator[Candidate]:
        """A body that one article names with its country and another in the same company without."""
        mains: dict[Key, int] = {}
        longer: defaultdict[Key, set[int]] = defaultdict(set)
        for i in self.indices:
            key = self.items[i].key
            mains.setdefault(key, self.clusters.find(i))
            if rest := names.without_country(key):
                longer[rest].add(self.clusters.find(i))
        for rest, roots in sorted(longer.items()):
            if rest in mains:
                fitting = [r for r in sorted(roots) if r != mains[rest] and self._together(r, mains[rest])]
                if len(fitting) == 1:
                    yield self._candidate(0.5, mains[rest], fitting[0], rest)

    def _candidate(self, score: float, one: int, other: int, key: Key) -> Candidate:
        first, later = sorted((one, other))
        known, now = self.items[first], self.items[later]
        name = f"{now.entity.name} and {known.entity.name} of article {known.article} are both known as {' '.join(key)}"
        why = self._together(first, later)
        return score, first, later, f"{name}; {why}" if why else name

    def _together(self, one: int, other: int) -> str:
        pairs = ((a, b) for a in self._sample(one) for b in self._sample(other))
        return next((why for a, b in pairs if (why := shared_company(self.items[a], self.items[b], self.company))), "")

    def _own_name(self, key: Key, item: int) -> bool:
        return not set(key) < set(self.items[item].key)

    def _one_shared_name(self, one: int, other: int) -> str:
        pairs = ((a, b) for a in self._sample(one) for b in self._sample(other))
        return next((why for a, b in pairs if (why := one_shared_name(self.items[a], self.items[b], self.company))), "")

    def _sample(self, item: int) -> list[int]:
        return sorted(self.clusters.members(item))[:_SAMPLE]

    def _may_meet(self, one: int, other: int) -> bool:
        """Two entities of one article are two bodies: the article itself tells them apart."""
        a, b = ({self.items[m].article for m in self.clusters.members(i)} for i in (one, other))
        return not a & b
