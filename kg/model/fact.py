"""Facts that join two of the things in an article: affiliations and relations."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.article import valid_date
from kg.model.span import Span

RELATION_TYPES = ("operatedBy", "partOf", "memberOf", "partnerOf", "fundedBy", "signed")
#: Relations whose object may be an event of the article: an open letter has no other node.
EVENTFUL = ("signed",)


@dataclass(frozen=True, slots=True, order=True)
class Affiliation:
    """A person holds a role at an organization or platform, or a public office of a place.

    Args:
        person: id of the holder.
        organization: id of the body, or "" for an office of a place.
        title: as written, without article and body; "" where the text names none.
        span: the words that say so, title and all.
        extractor: the component that found it.
        normalised: the title in the one form that all its spellings share, or "".
        since: ISO 8601 at the precision that the text gives, "" where it gives none.
        until: the same, for the end.
        former: whether the text tells of it as past.
        place: id of the place whose office it is, where no body is named; else "".
    """

    person: str
    organization: str
    title: str
    span: Span
    extractor: str = ""
    normalised: str = ""
    since: str = ""
    until: str = ""
    former: bool = False
    place: str = ""

    def __post_init__(self) -> None:
        if bool(self.organization) == bool(self.place):
            raise ValueError(f"an affiliation of {self.person!r} needs an organization or a place, and not both")
        for key, value in (("since", self.since), ("until", self.until)):
            if value and not valid_date(value):
                raise ValueError(f"{key} {value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")


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
