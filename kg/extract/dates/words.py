"""The words of dates: months, weekdays, numbers, fixed holidays, and the patterns made of them."""

from __future__ import annotations

import re

# source: English month names and their abbreviations in the AP and Guardian style books.
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

#: Monday is 0, as in `datetime.date.weekday`.
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip

#: Holidays that fall on the same day each year: (month, day). Movable ones are left out on purpose.
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "independence day": (7, 4), "fourth of july": (7, 4), "juneteenth": (6, 19), "veterans day": (11, 11),
}  # fmt: skip


def _any(words: dict[str, object] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


FULL_WEEKDAY = "|".join(w for w in WEEKDAYS if w.endswith("day"))
#: The point of an abbreviation, not of a sentence.
#: The letters in front let the search pass over other words at once.
MONTH = rf"(?=[adfjmnos])(?P<month>{_any(MONTHS)})\b(?:\.(?=,|\s*\d| of))?"
WEEKDAY = rf"(?P<weekday>{FULL_WEEKDAY}|(?:tues|wed|thurs|mon|thur|tue|thu|fri|sat|sun)\.)"
#: A year that news writes; not part of a larger number, a decade ("1990s") or a sum.
YEAR = r"(?<![\d,.$€£#/-])(?P<year>1\d{3}|20\d\d|2100)(?!s\b|[\d%]|[.,/-]\d)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DASH = r"\s*(?:-|–|—|to|through|until|and)\s*"
DAY2 = rf"(?:{DASH}(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?"
NUMBER = rf"(?P<number>\d{{1,3}}|{_any(NUMBERS)}|a couple of)"


def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern; spaces in it match any white space, case is ignored."""
    return re.compile(text.replace(" ", r"\s+"), re.IGNORECASE)
