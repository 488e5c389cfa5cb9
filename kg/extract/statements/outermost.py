"""Which attributions stand by themselves and which are part of what somebody else says.

One whose cue stands in another's content is inside it. The answer for a whole block is found in one sweep over its
spans, so that a sentence of thousands of words takes a time that grows with its length and not with its square.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.extract.statements.types import Attribution
from kg.model import Span


def outermost(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Those whose cue is in no other's content; of two with the same cue the first.

    Where the other's cue lies in this one's content too, neither is inside the other.
    """
    places = [_place(doc, a) for a in found]
    inside = _inside(found, places)
    seen: set[int] = set()
    for n, a in enumerate(found):
        if a.verb >= 0:
            if a.verb in seen:
                continue
            seen.add(a.verb)
        if not inside[n]:
            yield a


def _place(doc: Doc, a: Attribution) -> int:
    return doc[a.verb].idx if a.verb >= 0 else a.content[0].start


def _inside(found: Sequence[Attribution], places: Sequence[int]) -> list[bool]:
    """For each whether its place is in the content of another whose cue lies outside its own content."""
    begins = sorted((s.start, n) for n, a in enumerate(found) for s in a.content)
    ends = sorted((s.end, n) for n, a in enumerate(found) for s in a.content)
    over = _Cues(found)
    out = [False] * len(found)
    begun = ended = 0
    for n in sorted(range(len(found)), key=lambda n: places[n]):
        while begun < len(begins) and begins[begun][0] <= places[n]:
            over.add(begins[begun][1], 1)
            begun += 1
        while ended < len(ends) and ends[ended][0] <= places[n]:
            over.add(ends[ended][1], -1)
            ended += 1
        out[n] = over.any_beside(n)
    return out


class _Cues:
    """The cues of those attributions whose content the sweep is in.

    A tree of minima: the leaves are the cues in the order of where they begin, and hold where they end, or infinity
    while the sweep is elsewhere.
    """

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._found = found
        order = sorted((n for n, a in enumerate(found) if a.cue), key=lambda n: (found[n].cue[0], n))
        self._leaf = {n: k for k, n in enumerate(order)}
        self._first = [found[n].cue[0].start for n in order]
        self._least = [math.inf] * (2 * len(order))
        #: how many spans of each attribution's content the sweep is in
        self._times = [0] * len(found)
        self._bare = 0  # attributions without a cue among them

    def add(self, n: int, times: int) -> None:
        """The sweep enters a span of an attribution's content, or leaves it."""
        before, self._times[n] = self._times[n], self._times[n] + times
        if (before > 0) != (self._times[n] > 0):
            self._set(n, there=before == 0)

    def any_beside(self, n: int) -> bool:
        """Whether the sweep is in another's content, and that one's cue is outside the content of this one."""
        if self._times[n]:
            self._set(n, there=False)
        beside = self._bare > 0 or any(self._least_end(a) <= b for a, b in _gaps(self._found[n].content))
        if self._times[n]:
            self._set(n, there=True)
        return beside

    def _set(self, n: int, *, there: bool) -> None:
        if n not in self._leaf:
            self._bare += 1 if there else -1
            return
        k = self._leaf[n] + len(self._first)
        self._least[k] = self._found[n].cue[0].end if there else math.inf
        while k > 1:
            k //= 2
            self._least[k] = min(self._least[2 * k], self._least[2 * k + 1])

    def _least_end(self, start: int) -> float:
        """Where the first cue to end ends, of those that begin at a character or behind it."""
        low, high = bisect_left(self._first, start) + len(self._first), 2 * len(self._first)
        least = math.inf
        while low < high:
            if low % 2:
                least = min(least, self._least[low])
                low += 1
            if high % 2:
                high -= 1
                least = min(least, self._least[high])
            low, high = low // 2, high // 2
        return least


def _gaps(content: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of the text that the content leaves."""
    end = 0
    for span in sorted(content):
        if end < span.start:
            yield end, span.start
        end = max(end, span.end)
    yield end, sys.maxsize
