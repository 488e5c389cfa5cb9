"""What happened, and who took which part in it."""

from __future__ import annotations

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

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"event {self.id} ({self.name}) is mentioned nowhere")
        if self.date and not valid_date(self.date):
            raise ValueError(f"event {self.id}: {self.date!r} is no ISO date")
