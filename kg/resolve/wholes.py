"""Which event is a part of which, over all articles.

Each article's own words make no circle, but what they amount to can: one has the workshop as a part of the fair,
another a fair as a part of the workshop. The link that more articles give stands, of equals the first; one that would
close a circle is left out, and so is one between two events that turned out to be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.resolve.types import Whole


def wholes(links: Iterable[tuple[int, Whole]]) -> dict[int, tuple[Whole, ...]]:
    """The links that stand, by the event that is the part.

    Args:
        links: (index of the part, what an article says of its whole), in any order.
    """
    told: defaultdict[tuple[int, int], set[Whole]] = defaultdict(set)
    for part, whole in links:
        if part != whole.event:
            told[part, whole.event].add(whole)
    above: defaultdict[int, set[int]] = defaultdict(set)
    kept: defaultdict[int, list[Whole]] = defaultdict(list)
    for (part, whole_event), found in sorted(told.items(), key=lambda x: (-len({w.article for w in x[1]}), x[0])):
        if part not in _above(whole_event, above):
            above[part].add(whole_event)
            kept[part] += found
    return {part: tuple(sorted(found)) for part, found in sorted(kept.items())}


def _above(event: int, above: Mapping[int, set[int]]) -> set[int]:
    """Everything that the event is a part of, over others or not."""
    seen: set[int] = set()
    ahead = [event]
    while ahead:
        ahead += sorted(above.get(ahead.pop(), set()) - seen)
        seen.update(ahead)
    return seen
