"""Dates of events across articles: which can be of one event, and which the event then has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Event
from kg.model.event import ends_before

_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")


def dates_fit(one: Event, other: Event, *, same_name: bool) -> bool:
    """Whether one date can be the other, less precise, or a day of it; events with a name may last for days."""
    if same_name:
        return not one.date or not other.date or one.date[:4] == other.date[:4]
    if one.date.startswith(other.date) or other.date.startswith(one.date):
        return True
    return _is_during(one, other) or _is_during(other, one)


def another_edition(one: Event, other: Event) -> bool:
    """Whether two events of one series are not the same one: they differ in their number or in their year."""
    if one.edition and other.edition:
        return one.edition != other.edition
    if not (one.series and other.series):
        return False
    years = [_year(event) for event in (one, other)]
    return all(years) and years[0] != years[1]


def dates_of(events: Sequence[Event]) -> tuple[str, str]:
    """The first and the last day of what articles tell of as one event: the most precise that one of them gives.

    Of an event that lasts, another article may name one of its days: the first and the last are of one article.
    """
    lasting = [(e.date, e.end_date) for e in events if e.date and e.end_date]
    if lasting:
        return max(lasting, key=lambda pair: (len(pair[0]), len(pair[1]), pair))
    date = max((e.date for e in events), key=lambda d: (len(d), d))
    end = max((e.end_date for e in events), key=lambda d: (len(d), d))
    return date, "" if ends_before(date, end) else end


def _is_during(one: Event, other: Event) -> bool:
    """Whether the date is one of the other's days."""
    lasts = bool(one.date and other.date and other.end_date)
    return lasts and not ends_before(other.date, one.date) and not ends_before(one.date, other.end_date)


def _year(event: Event) -> str:
    """The year of an edition: by its date, or in its name."""
    named = _YEAR.search(event.name)
    return event.date[:4] or (named[0] if named else "")
