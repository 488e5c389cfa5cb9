"""The article's own date, against which the others are counted, and steps on the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

#: An announcement names a day of the coming weeks without its year; further ahead it gives the year.
NEAR_FUTURE = dt.timedelta(days=60)
#: What was told to be ahead may have passed since: a day that comes again only after so long was the last one.
FAR_FUTURE, FAR_MONTHS = dt.timedelta(days=275), 9
DAY = dt.timedelta(days=1)
#: "last year" and the like: how many units on.
STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "the same": 0, "next": 1, "coming": 1}
FIRST_YEAR, LAST_YEAR = 1000, 2100


@dataclass(frozen=True, slots=True)
class Reference:
    """The article's date as far as known, and the direction in which an open phrase points."""

    year: int | None
    month: int | None
    day: dt.date | None
    prefer: str

    @property
    def ahead(self) -> bool:
        """Whether open phrases point ahead, as far as they can."""
        return self.prefer in ("future", "around")


def day(year: int, month: int, number: int) -> dt.date | None:
    """That day, if the calendar has it."""
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
        return dt.date(year, month, number)
    return None


def iso_month(year: int, month: int) -> str:
    """`YYYY-MM`, or "" out of range; months below 1 and above 12 run into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}" if FIRST_YEAR <= year <= LAST_YEAR else ""


def iso_year(year: int) -> str:
    """`YYYY`, or "" out of range."""
    return f"{year:04}" if FIRST_YEAR <= year <= LAST_YEAR else ""


def common(first: dt.date, last: dt.date) -> str:
    """The finest precision at which a stretch of days is one date: the day, the month, the year, or ""."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return iso_month(first.year, first.month)
    return iso_year(first.year) if first.year == last.year else ""


def parse_published(published: str) -> tuple[int, int | None, dt.date | None] | None:
    """Year, month and day of the article's date as far as it gives them; None for what no news is of."""
    try:
        parts = [int(p) for p in published.split("-")]
    except ValueError:
        return None
    year = parts[0]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if len(parts) == 3:
        whole = day(*parts)
        return (year, whole.month, whole) if whole else None
    if len(parts) == 2:
        return (year, parts[1], None) if 1 <= parts[1] <= 12 else None
    return year, None, None


def open_day(month: int, number: int, ref: Reference) -> dt.date | None:
    """That day of the year nearest to the article in the preferred direction; None without the article's day."""
    if ref.day is None:
        return None
    around = [d for y in range(ref.day.year - 8, ref.day.year + 9) if (d := day(y, month, number))]
    # An article can be dated a day before the day it tells of: its outlet's clock is in another time zone.
    past = [d for d in around if d <= ref.day + DAY]
    future = [d for d in around if d >= ref.day]
    if ref.prefer == "around" and past and future:
        return future[0] if future[0] - ref.day <= FAR_FUTURE else past[-1]
    if ref.prefer == "future" or (ref.prefer == "nearest" and future and future[0] - ref.day <= NEAR_FUTURE):
        return future[0] if future else None
    return past[-1] if past else None
