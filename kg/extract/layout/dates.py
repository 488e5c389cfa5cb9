"""Dates as pages write them: `June 3, 2024`, `18 Nov 2023`, `2023-11-18T09:00Z`.

Only full dates become a value: a day without its year is recognised (a dateline has one) but says nothing by itself.
`06/03/2024` is March to one reader and June to the next, so it counts only where one of the numbers is above 12.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

_MONTH_NAMES = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS = _MONTH_NAMES | {name[:3]: number for name, number in _MONTH_NAMES.items()} | {"sept": 9}

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2}\s)?"
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=lambda m: (-len(m), m)))})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"T\d{2}:?\d{2}(?::?\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?"

FULL_DATE = (
    rf"(?<![\w-]){_WEEKDAY}(?:{_MONTH}\s{_DAY},?\s\d{{4}}|{_DAY}\s(?:of\s)?{_MONTH},?\s\d{{4}}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}(?:{_CLOCK})?|\d{{4}}/\d{{2}}/\d{{2}}"
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4})(?!\w)"
)
DAY_DATE = rf"(?<![\w-]){_WEEKDAY}(?:{_MONTH}\s{_DAY}|{_DAY}\s{_MONTH})(?!\w)"

_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})\Z")
_WORD = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")


def iso_date(written: str) -> str:
    """The date in ISO 8601 (`2024-06-03`), or "" when it is not full, not in the calendar, or ambiguous.

    Args:
        written: a stretch that `FULL_DATE` matches.
    """
    text = written.strip().lower()
    if first := _YEAR_FIRST.match(text):
        year, month, day = (int(g) for g in first.groups())
    elif numbers := _NUMBERS.match(text):
        one, sign, two, year = int(numbers[1]), numbers[2], int(numbers[3]), int(numbers[4])
        if sign == "/" and one <= 12 and two <= 12 and one != two:
            return ""
        day, month = (two, one) if sign == "/" and two > 12 else (one, two)
    else:
        month = next((_MONTHS[w] for w in _WORD.findall(text) if w in _MONTHS), 0)
        digits = [int(d) for d in _DIGITS.findall(text)]
        if not month or len(digits) != 2:
            return ""
        day, year = digits
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""
