"""Who said what."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span

FORMS = ("direct", "indirect", "mixed")
POLARITIES = ("affirmed", "denied")


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text attributes to a source at one spot.

    Args:
        id: unique in the article, `s1`, `s2`, ...
        form: `direct` when the content is all inside quotation marks, `indirect` when none of it is, else `mixed`.
        content: the attributed words, quotation marks included; several spans when interrupted.
        source: the words that name the source at the spot ("he").
        cue: the words that mark the attribution ("said").
        speaker: ids of the entities that the source was resolved to.
        addressee: ids of the entities it was said to.
        event: id of the event at which it was said, or "".
        about: ids of the entities named in the content.
        polarity: `denied` for a source that rejects the content.
        credited: ids of the outlets or documents the article credits for the report ("The Times reported").
        confidence: 0 to 1.
        extractor: the component that found it.
    """

    id: str
    form: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speaker: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    event: str = ""
    about: tuple[str, ...] = ()
    polarity: str = "affirmed"
    credited: tuple[str, ...] = ()
    confidence: float = 1.0
    extractor: str = ""

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise ValueError(f"form {self.form!r} is none of {', '.join(FORMS)}")
        if self.polarity not in POLARITIES:
            raise ValueError(f"polarity {self.polarity!r} is none of {', '.join(POLARITIES)}")
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
