"""What `dateparser` knows beyond our own rules, asked only where the words are a date for certain.

It reads durations, ages and bare numbers as dates too, and is slow: so it is asked only about a phrase with a month and
a two-digit year after an apostrophe, or with points, and its own clock, locale and time zone are switched off.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from kg.extract.dates.reference import iso_month, iso_year

_WORTH_ASKING = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? .*'\d\d\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b", re.IGNORECASE
)


def by_dateparser(phrase: str, published: dt.date | None) -> str:
    """The ISO date at the precision that dateparser reports, or ""."""
    if published is None or not _WORTH_ASKING.search(phrase):
        return ""
    return _ask(phrase, published)


@lru_cache(maxsize=256)
def _ask(phrase: str, published: dt.date) -> str:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - a third of a second to import, and rarely needed

    base = dt.datetime(published.year, published.month, published.day)  # noqa: DTZ001 - a calendar day has no zone
    parser = DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "past",
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PREFER_DAY_OF_MONTH": "first",
        },
    )
    data = parser.get_date_data(phrase)
    found = data.date_obj
    if found is None:
        return ""
    if data.period == "year":
        return iso_year(found.year)
    if data.period == "month":
        return iso_month(found.year, found.month)
    return found.date().isoformat() if iso_year(found.year) else ""
