"""Which finds are right: what was found and what a reader marked, paired one to one.

Two belong together when their contents share at least half of their words (intersection over union); the nearest pairs
are made first. A find is right when its pair's source shares a word with its own: who said what, the measure by which
attribution is scored. One that is paired with a statement whose source nobody marked can't be judged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.model import Span

_WORD = re.compile(r"\w+")
HALF = 0.5

#: content and source
Spans = tuple[Sequence[Span], Sequence[Span]]


def right(text: str, found: Sequence[Spans], marked: Sequence[Spans]) -> list[bool | None]:
    """For each find whether it is right; None where that can't be said.

    Args:
        text: the article's.
        found: content and source of each find.
        marked: content and source of each statement that a reader marked.
    """
    words = Words(text)
    ours = [(words.of(c), words.of(s)) for c, s in found]
    theirs = sorted(((words.of(c), words.of(s)) for c, s in marked), key=_place)
    order = sorted((n for n, (content, _) in enumerate(ours) if content), key=lambda n: _place(ours[n]))
    near = []
    for j, n in enumerate(order):
        for i, (content, source) in enumerate(theirs):
            common = len(content & ours[n][0])
            share = common / len(content | ours[n][0]) if common else 0.0
            if share >= HALF:
                near.append((-share, not source & ours[n][1], i, j))
    out: list[bool | None] = [False if content else None for content, _ in ours]
    done: tuple[set[int], set[int]] = (set(), set())
    for _share, apart, i, j in sorted(near):
        if i not in done[0] and j not in done[1]:
            done[0].add(i)
            done[1].add(j)
            out[order[j]] = not apart if theirs[i][1] else None
    return out


def _place(item: tuple[frozenset[int], frozenset[int]]) -> tuple[list[int], list[int]]:
    return sorted(item[0]), sorted(item[1])


class Words:
    """The words of a text by number; a span has those that it touches."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _WORD.finditer(text)]
        self.starts = [s for s, _ in found]
        self.ends = [e for _, e in found]

    def of(self, spans: Sequence[Span]) -> frozenset[int]:
        """The numbers of the words that the spans touch."""
        out: set[int] = set()
        for span in spans:
            first = bisect_left(self.ends, span.start + 1)
            out.update(range(first, max(first, bisect_left(self.starts, span.end))))
        return frozenset(out)
