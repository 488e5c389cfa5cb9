"""What happened, and who took which part in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model.article import valid_date
from kg.model.span import Mention, Span

ROLES = (
    "Speaker",
    "Attendee",
    "Organizer",
    "Host",
    "Chair",
    "Partner",
    "Sponsor",
    "Target",
    "Participant",
)


_PERIOD = re.compile(r"P[1-9]\d*[YMWD]\Z")


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """One entity's part in an event. The span is the words that say so.

    Args:
        entity: id of the entity in the same article.
        role: one of `ROLES`; `Participant` when nothing narrower is known.
        span: evidence: the mention of the participant at the spot.
        planned: announced, not yet done.
        extractor: the component that found it.
    """

    entity: str
    role: str
    span: Span
    planned: bool = False
    extractor: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"role {self.role!r} is none of {', '.join(ROLES)}")


@dataclass(frozen=True, slots=True)
class Event:
    """An event in one article.

    Args:
        id: unique in the article, `v1`, `v2`, ...
        type: a concept of the event scheme, such as `Meeting`.
        name: its proper name, or the noun phrase that names it.
        mentions: in the order of the text; kind `name` for a proper name.
        date: ISO 8601 at the precision the text gives, resolved against the article's date; "" if unknown.
        date_span: the words that gave the date.
        place: id of a Place in the same article, or "".
        participants: sorted by span.
        planned: announced, not yet held when the article was written.
        end_date: the last day, month or year of an event that lasts, as `date` is the first; "" if unknown.
        end_span: the words that gave the end.
        part_of: id of the event of the same article that this one is a part of, or "".
        part_of_span: the words that say so.
        series: the name of the series of which the event is one edition, as written; "" if it is of none.
        series_span: the words that say so, or that number the edition.
        edition: which of its series it is, from 1; 0 if unknown.
        recurrence: how often it is held, an ISO 8601 duration such as `P1W`; "" if it is not told to recur.
        recurrence_span: the words that say how often.
    """

    id: str
    type: str
    name: str
    mentions: tuple[Mention, ...]
    date: str = ""
    date_span: Span | None = None
    place: str = ""
    participants: tuple[Participation, ...] = ()
    planned: bool = False
    end_date: str = ""
    end_span: Span | None = None
    part_of: str = ""
    part_of_span: Span | None = None
    series: str = ""
    series_span: Span | None = None
    edition: int = 0
    recurrence: str = ""
    recurrence_span: Span | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"event {self.id} ({self.name}) is mentioned nowhere")
        for date in (self.date, self.end_date):
            if date and not valid_date(date):
                raise ValueError(f"event {self.id}: {date!r} is no ISO date")
        if ends_before(self.date, self.end_date):
            raise ValueError(f"event {self.id}: it ends on {self.end_date}, before it begins on {self.date}")
        if self.edition < 0:
            raise ValueError(f"event {self.id}: {self.edition} is no edition; the first is 1")
        if self.recurrence and not _PERIOD.match(self.recurrence):
            raise ValueError(f"event {self.id}: {self.recurrence!r} is no duration such as P1W, P1M or P1Y")

    def spans(self) -> Iterable[Span]:
        """The words that show the event and what is known of it."""
        yield from (m.span for m in self.mentions)
        yield from (p.span for p in self.participants)
        for span in (self.date_span, self.end_span, self.part_of_span, self.series_span, self.recurrence_span):
            if span is not None:
                yield span


def ends_before(date: str, end: str) -> bool:
    """Whether an end lies before its beginning, as far as both are known."""
    known = min(len(date), len(end))
    return end[:known] < date[:known]


def in_circle(whole_of: Mapping[str, str]) -> str:
    """An event that is a part of itself, over others or not; "" if there is none.

    Args:
        whole_of: event -> the event that it is a part of.
    """
    sound: set[str] = set()
    for first in whole_of:
        seen: set[str] = set()
        at = first
        while at in whole_of and at not in sound:
            if at in seen:
                return at
            seen.add(at)
            at = whole_of[at]
        sound |= seen
    return ""
