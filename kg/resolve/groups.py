"""Groups across articles: "three officials" is no name, so only an event can show that two articles mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.resolve.clusters import Clusters
from kg.resolve.items import Item, Key


def merge(items: Sequence[Item], clusters: Clusters, parts: Iterable[tuple[int, str, int]]) -> None:
    """Merges groups with one description that take the same part in one event.

    Args:
        items: all entities.
        clusters: what was merged so far; changed.
        parts: (item, role, cluster of the event).
    """
    found: defaultdict[tuple[Key, str, int], list[int]] = defaultdict(list)
    for item, role, event in sorted(set(parts)):
        if items[item].type == "Group":
            found[items[item].key, role, event].append(item)
    for (_, role, _), group in sorted(found.items()):
        first = items[group[0]]
        for other in group[1:]:
            if items[other].article not in {items[m].article for m in clusters.members(group[0])}:
                why = f"the same description and part ({role.lower()}) in the same event as in article {first.article}"
                clusters.join(group[0], other, why)
