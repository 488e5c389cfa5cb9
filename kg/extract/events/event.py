"""From the sightings of one event to the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.events.lasting import days_of
from kg.extract.events.naming import event_name
from kg.extract.events.recurring import recurrence_of
from kg.extract.events.series import edition_of
from kg.extract.events.types import Group, Part
from kg.extract.events.when import Dates
from kg.extract.events.whole import is_planned, type_of
from kg.extract.events.within import links
from kg.extract.index import MentionIndex
from kg.model import Event, Mention, Participation, Span

EXTRACTOR = "ng_events.v1"
AHEAD = frozenset(("planned", "upcoming", "scheduled", "forthcoming"))
#: A part of the first kind says more than one of a later kind: who speaks need not be listed as present too.
_NARROWER = {"Attendee": ("Speaker", "Chair", "Host", "Organizer"), "Participant": (
    "Speaker", "Attendee", "Chair", "Host", "Organizer", "Partner", "Sponsor", "Target",
)}  # fmt: skip


def events(told: Sequence[Group], published: str, index: MentionIndex, dates: Dates) -> tuple[Event, ...]:
    """The events, in the order of the text, with what is a part of what."""
    whole_of = links(told)
    for n, (whole, _) in whole_of.items():
        day = told[whole].when
        # A keynote is of the one day that its forum is told to be of; a festival lasts.
        one_day = day is not None and len(day.iso) == 10 and "festival" not in told[whole].family
        if one_day and told[n].when is None and told[n].sightings[0].trigger.use == "part":
            told[n].when = day
    found = [_event(f"v{n}", g, published, index, dates) for n, g in enumerate(told, 1)]
    for n, (whole, span) in whole_of.items():
        found[n] = replace(found[n], part_of=f"v{whole + 1}", part_of_span=span)
    return tuple(found)


def _event(event_id: str, found: Group, published: str, index: MentionIndex, dates: Dates) -> Event:
    when = found.when
    planned = is_planned(found, published)
    if (
        when
        and "planned" in {s.mood for s in found.sightings}
        and published[:10] > when.iso[:10]
        and len(when.iso) == 10
    ):
        # "said on Friday in the upcoming debates": what is ahead is not of a day that is over.
        when = when if any(s.happened for s in found.sightings) or not _is_upcoming(found) else None
    again, edition = recurrence_of(found), edition_of(found, index)
    if again and again.habit and when and _is_in_the_sentence(found, again.span, when.span):
        # "is held each year in May" gives no day of one year.
        when = None
    date, end_date, end_span = days_of(found, when, dates)
    place = next((s.place for s in found.sightings if s.place), "")
    name, parts = event_name(found, index), _participants(found, planned=planned)
    if " " not in name and parts and all(s.trigger.use == "verb" for s in found.sightings):
        name = f"{index.entity(parts[0].entity).name} {name}"
    return Event(
        id=event_id,
        type=type_of(found),
        name=name,
        mentions=tuple(
            Mention(s.trigger.span, s.trigger.kind, EXTRACTOR, reason)
            for s, reason in zip(found.sightings, found.reasons, strict=True)
        ),
        date=date,
        date_span=when.span if when and date else None,
        place=place,
        participants=parts,
        planned=planned,
        end_date=end_date,
        end_span=end_span,
        series=edition.series if edition else "",
        series_span=edition.span if edition else None,
        edition=edition.number if edition else 0,
        recurrence=again.period if again else "",
        recurrence_span=again.span if again else None,
    )


def _is_in_the_sentence(found: Group, one: Span, other: Span) -> bool:
    sentences = [Span(s.trigger.root.sent.start_char, s.trigger.root.sent.end_char) for s in found.sightings]
    return any(sentence.covers(one) and sentence.covers(other) for sentence in sentences)


def _is_upcoming(found: Group) -> bool:
    return any(c.lower_ in AHEAD for s in found.sightings for c in s.trigger.root.children)


def _participants(found: Group, *, planned: bool) -> tuple[Participation, ...]:
    """Each entity once a role, at its first spot; the vaguer roles of an entity give way to the narrower."""
    first: dict[tuple[str, str], Part] = {}
    for sighting in found.sightings:
        for part in sorted(sighting.parts, key=lambda p: (p.span, p.rank)):
            first.setdefault((part.entity, part.role), part)
    for part in found.extra:
        first.setdefault((part.entity, part.role), part)
    has = set(first)
    kept = [p for (entity, role), p in first.items() if not any((entity, n) in has for n in _NARROWER.get(role, ()))]
    return tuple(
        sorted(
            (
                Participation(p.entity, p.role, p.span, planned=p.planned and planned, extractor=EXTRACTOR)
                if not planned
                else Participation(p.entity, p.role, p.span, planned=True, extractor=EXTRACTOR)
                for p in kept
            ),
            key=lambda p: (p.span, p.entity, p.role),
        )
    )
