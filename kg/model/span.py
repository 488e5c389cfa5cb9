"""Where something stands in an article, and what kind of words stand there."""

from __future__ import annotations

from dataclasses import dataclass

MENTION_KINDS = ("name", "nominal", "pronoun")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of an article's text: `text[start:end]`, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where the text names an entity or event.

    Args:
        span: the words.
        kind: one of `MENTION_KINDS`.
        extractor: the versioned component that found it, such as `ng_names.v1`.
        reason: why it was taken to mean this entity, in words for `kg explain`.
    """

    span: Span
    kind: str
    extractor: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.kind not in MENTION_KINDS:
            raise ValueError(f"mention kind {self.kind!r} is none of {', '.join(MENTION_KINDS)}")
