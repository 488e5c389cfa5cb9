"""Facts that join two of the things in an article: affiliations and relations."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span

RELATION_TYPES = ("operatedBy", "partOf", "memberOf", "partnerOf", "fundedBy", "signed")
#: Relations whose object may be an event of the article: an open letter has no other node.
EVENTFUL = ("signed",)


@dataclass(frozen=True, slots=True, order=True)
class Affiliation:
    """A person holds a role at an organization or platform. The title is as written, the span holds all of it."""

    person: str
    organization: str
    title: str
    span: Span
    extractor: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A relation between two entities; the span is the words that say so. Of `EVENTFUL` the object may be an event."""

    type: str
    subject: str
    object: str
    span: Span
    extractor: str = ""

    def __post_init__(self) -> None:
        if self.type not in RELATION_TYPES:
            raise ValueError(f"relation {self.type!r} is none of {', '.join(RELATION_TYPES)}")
