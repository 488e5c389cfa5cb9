"""Merging items into clusters, with the reason for each merge and a veto for what must not meet.

Items are numbered in the order of their articles. The lowest number of a cluster is its first member and needs no
reason; when two clusters meet, the first member of the later one gets the reason of that merge. So every other member
has exactly one, and it stays what it is when a later article joins.

Items may have a label: what has another label is another thing, and no two such clusters ever meet.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

#: (score, one, other, reason): the higher score goes first, ties by number.
Candidate = tuple[float, int, int, str]


class Clusters:
    """Union-find over `range(size)` that keeps members and reasons.

    Args:
        size: how many items there are.
        labels: item -> label, for those that have one.
    """

    def __init__(self, size: int, labels: Mapping[int, Hashable] | None = None) -> None:
        self._label = dict(labels or {})
        self._parent = list(range(size))
        self._members = [[i] for i in range(size)]
        self.reasons: dict[int, str] = {}

    def find(self, item: int) -> int:
        """The first member of the item's cluster."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def members(self, item: int) -> list[int]:
        """All items of the item's cluster, in no particular order."""
        return self._members[self.find(item)]

    def join(self, one: int, other: int, reason: str) -> None:
        """Makes two clusters one; nothing happens if they are already, or have different labels."""
        first, later = sorted((self.find(one), self.find(other)))
        if first != later and not self.differ(first, later):
            if later in self._label:
                self._label[first] = self._label[later]
            self._parent[later] = first
            self._members[first] += self._members[later]
            self._members[later] = []
            self.reasons[later] = reason

    def differ(self, one: int, other: int) -> bool:
        """Whether the clusters of two items have different labels."""
        a, b = self._label.get(self.find(one)), self._label.get(self.find(other))
        return a is not None and b is not None and a != b

    def join_all(self, candidates: Iterable[Candidate], allowed: Callable[[int, int], bool]) -> None:
        """Joins the best candidates first, each only if the two clusters are still allowed to meet then."""
        for _, one, other, reason in sorted(set(candidates), key=lambda c: (-c[0], c[1], c[2], c[3])):
            if self.find(one) != self.find(other) and not self.differ(one, other) and allowed(one, other):
                self.join(one, other, reason)

    def roots(self) -> list[int]:
        """The first member of each cluster, in order."""
        return [i for i in range(len(self._parent)) if self._parent[i] == i]

    def all(self) -> list[list[int]]:
        """The members of each cluster, sorted, clusters by their first member."""
        return [sorted(self._members[root]) for root in self.roots()]
