"""Dates that the words give in full, or all but the year."""

from __future__ import annotations

from re import Match

from kg.extract.dates.reference import FAR_MONTHS, STEP, Reference, common, day, iso_month, open_day
from kg.extract.dates.words import HOLIDAYS, MONTHS


def iso_date(match: Match[str], _ref: Reference) -> str:
    """`2015-10-11`, `2023-11`; a month that may be a second year is nothing."""
    year, month = int(match["y"]), int(match["m"])
    if match["d"]:
        found = day(year, month, int(match["d"]))
        return found.isoformat() if found else ""
    # "2010-11" is as likely a season or a school year.
    return "" if month == (year + 1) % 100 or not 1 <= month <= 12 else iso_month(year, month)


def numeric(match: Match[str], _ref: Reference) -> str:
    """Month and day in either order; where both orders give a day, nobody can tell which was meant."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {d for d in (day(year, a, b), day(year, b, a)) if d}
    return readings.pop().isoformat() if len(readings) == 1 else ""


def month_day(match: Match[str], ref: Reference) -> str:
    """Such as "October 11, 2015", "11 October", "June 3-5"."""
    month, first = MONTHS[match["month"].lower()], int(match["day"])
    last = int(match["day2"] or first)
    year = _written_year(match, ref)
    if year is None and (match["year"] or match["rel"] or ref.day is None):
        return _partial_month_day(month, first, ref) if not (match["year"] or match["rel"]) else ""
    start = day(year, month, first) if year is not None else open_day(month, first, ref)
    if start is None:
        return ""
    end = day(start.year, month, last)
    return common(start, end) if end and end >= start else start.isoformat()


def _written_year(match: Match[str], ref: Reference) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["rel"] and ref.year is not None:
        return ref.year + STEP[match["rel"].lower()]
    return None


def _partial_month_day(month: int, number: int, ref: Reference) -> str:
    """A day without a year, in an article of which only the month is known: certain outside that month only."""
    if ref.year is None or ref.month is None or month == ref.month:
        return ""
    ahead = ref.prefer == "future" or (ref.prefer == "around" and (month - ref.month) % 12 <= FAR_MONTHS)
    year = ref.year + (month < ref.month) if ahead else ref.year - (month > ref.month)
    found = day(year, month, number)
    return found.isoformat() if found else ""


def month_year(match: Match[str], ref: Reference) -> str:
    """Such as "October 2015", "October of last year"."""
    year = _written_year(match, ref)
    return "" if year is None else iso_month(year, MONTHS[match["month"].lower()])


def holiday(match: Match[str], ref: Reference) -> str:
    """Such as "Christmas Eve 2020", "New Year's Day"."""
    month, number = HOLIDAYS[match["holiday"].lower()]
    if match["year"]:
        found = day(int(match["year"]), month, number)
    else:
        found = open_day(month, number, ref) if ref.day else None
    return found.isoformat() if found else ""
