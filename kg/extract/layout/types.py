"""The value that layout makes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span

BLOCK_KINDS = ("headline", "body", "meta", "boilerplate")


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of text that is parsed by itself: a headline, a paragraph, a line of a page's furniture.

    `meta` is a date line, by-line or photo credit: it tells of the article, not of the world. `boilerplate` is the
    page's furniture. Neither yields facts.
    """

    span: Span
    kind: str

    def __post_init__(self) -> None:
        if self.kind not in BLOCK_KINDS:
            raise ValueError(f"block kind {self.kind!r} is none of {', '.join(BLOCK_KINDS)}")

    @property
    def has_facts(self) -> bool:
        """Whether facts are looked for here."""
        return self.kind in ("headline", "body")
