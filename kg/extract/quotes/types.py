"""The value that the quotation scanner makes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A pair of quotation marks and what is between them, inside one block.

    Args:
        span: with the marks.
        inner: without them; equal to `span` where a mark is missing at that end.
        depth: 0 for an outermost quotation, 1 for one inside it, ...
        closed: False when the closing mark is missing and the quotation was ended at the block's end or before.
        continues: True when it goes on from the quotation before it (no closing mark there, an opening mark at the
            start of the next paragraph).
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False
