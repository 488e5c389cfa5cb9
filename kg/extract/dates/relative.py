"""Dates that are counted from the article's own: days near it, stretches around it, months and years alone."""

from __future__ import annotations

import datetime as dt
from re import Match

from kg.extract.dates.reference import DAY, FAR_MONTHS, STEP, Reference, common, iso_month, iso_year
from kg.extract.dates.words import MONTHS, NUMBERS, WEEKDAYS

_NEAR = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "the day after tomorrow": 2, "tomorrow": 1}


def near(match: Match[str], ref: Reference) -> str:
    """Such as "yesterday", "tonight"."""
    step = _NEAR.get(match["near"].lower(), 0)
    return (ref.day + step * DAY).isoformat() if ref.day else ""


def weekday(match: Match[str], ref: Reference) -> str:
    """Such as "Wednesday", "last Wednesday", "Monday of last week", "Monday through Wednesday"."""
    if ref.day is None:
        return ""
    first = _one_weekday(match["weekday"], match, ref)
    if not match["second"]:
        return first.isoformat()
    gap = (_weekday_number(match["second"]) - first.weekday()) % 7
    return common(first, first + gap * DAY)


def _weekday_number(word: str) -> int:
    return WEEKDAYS[word.lower().rstrip(".")]


def _one_weekday(word: str, match: Match[str], ref: Reference) -> dt.date:
    assert ref.day is not None
    target = _weekday_number(word)
    before = ref.day - (ref.day.weekday() - target) % 7 * DAY
    after = ref.day + (target - ref.day.weekday()) % 7 * DAY
    if match["week"]:
        monday = ref.day - ref.day.weekday() * DAY + STEP[match["week"].lower()] * 7 * DAY
        return monday + target * DAY
    if match["weekago"]:
        return before - 7 * DAY
    how = " ".join((match["how"] or "").lower().split())
    if how in ("last", "this past", "past", "the previous"):
        return before if before < ref.day else before - 7 * DAY
    if how in ("next", "the coming", "the following"):
        return after if after > ref.day else after + 7 * DAY
    if how in ("this coming", "coming") or ref.ahead:
        return after
    return before


def ago(match: Match[str], ref: Reference) -> str:
    """Such as "three days ago" is a day, "two weeks ago" the month it lies in, "two decades ago" a year."""
    word = match["number"].lower()
    count = 2 if word == "a couple of" else NUMBERS.get(word) or int(word)
    unit = match["unit"].lower()
    if unit == "day":
        return (ref.day - count * DAY).isoformat() if ref.day else ""
    if unit == "week" and ref.day:
        middle = ref.day - 7 * count * DAY
        return common(middle - 3 * DAY, middle + 3 * DAY)
    if unit == "month" and ref.year is not None and ref.month is not None:
        return iso_month(ref.year, ref.month - count)
    if unit in ("year", "decade") and ref.year is not None:
        return iso_year(ref.year - count * (10 if unit == "decade" else 1))
    return ""


def ahead(match: Match[str], ref: Reference) -> str:
    """Such as "in five days"."""
    word = match["number"].lower()
    count = 2 if word == "a couple of" else NUMBERS.get(word) or int(word)
    return (ref.day + count * DAY).isoformat() if ref.day else ""


def stretch(match: Match[str], ref: Reference) -> str:
    """Such as "last week", "this month", "next year"."""
    step, unit = STEP[match["step"].lower()], match["unit"].lower()
    if unit == "year":
        return iso_year(ref.year + step) if ref.year is not None else ""
    if unit == "month":
        return iso_month(ref.year, ref.month + step) if ref.year is not None and ref.month is not None else ""
    if ref.day is None:
        return ""
    monday = ref.day - ref.day.weekday() * DAY + 7 * step * DAY
    if unit == "weekend":
        back = step == 0 and not ref.ahead and ref.day.weekday() < 5
        saturday = monday + (5 - 7 * back) * DAY
        return common(saturday, saturday + DAY)
    first, last = monday, monday + 6 * DAY
    if step == 0:
        first, last = (ref.day, last) if ref.ahead else (first, ref.day)
        # A week of which one day is left is still "this week", not that day.
        if first == last:
            return iso_month(first.year, first.month)
    return common(first, last)


def weekend(_match: Match[str], ref: Reference) -> str:
    """Such as "over the weekend"."""
    if ref.day is None:
        return ""
    saturday = ref.day - (ref.day.weekday() - 5) % 7 * DAY
    if ref.ahead and ref.day.weekday() < 5:
        saturday += 7 * DAY
    return common(saturday, saturday + DAY)


def bare_month(match: Match[str], ref: Reference) -> str:
    """Such as "in April", "last November"."""
    if ref.year is None or ref.month is None:
        return ""
    month, how = MONTHS[match["month"].lower()], (match["step"] or "").lower()
    if how in ("last", "past", "previous", "this past"):
        return iso_month(ref.year - (month >= ref.month), month)
    if how in ("next", "coming"):
        return iso_month(ref.year + (month <= ref.month), month)
    if ref.prefer == "future" or (ref.prefer == "around" and (month - ref.month) % 12 <= FAR_MONTHS):
        return iso_month(ref.year + (month < ref.month), month)
    if how == "this":
        return iso_month(ref.year, month)
    if ref.prefer == "nearest" and (month - ref.month) % 12 in (1, 2):
        return iso_month(ref.year + (month < ref.month), month)
    return iso_month(ref.year - (month > ref.month), month)


def bare_year(match: Match[str], _ref: Reference) -> str:
    """Such as "2019"."""
    return iso_year(int(match["year"]))
