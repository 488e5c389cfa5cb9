"""Stretches of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Ranges:
    """Stretches of text, asked whether one holds a place."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._starts = [s for s, _ in merged]
        self._ends = [e for _, e in merged]

    def over(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch that holds `start..end`."""
        at = bisect_right(self._starts, start) - 1
        return (self._starts[at], self._ends[at]) if at >= 0 and end <= self._ends[at] else None
