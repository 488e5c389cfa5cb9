"""Dates that are counted from another date of the text: "a year later", "the following month", "that day"."""

from __future__ import annotations

import datetime as dt
from re import Match

from kg.extract.dates.reference import DAY, common, day, iso_month, iso_year
from kg.extract.dates.words import NUMBERS, pattern

_LATER = pattern(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=lambda w: (-len(w), w)))}) (?P<unit>day|week|month|year)s?"
    r" (?P<way>later|afterwards?|earlier)\b"
)
_UNIT = r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)"
_NEXT = pattern(rf"\bthe (?P<step>next|following|same) {_UNIT}\b")
#: "that month", but not "that night shifts ..."
_THAT = pattern(
    rf"\b(?P<step>that)(?: same| very)? {_UNIT}(?=[,.;]|$| (?:the|an?|he|she|it|they|his|her|its|their|in|at|on|by"
    r"|for|with|to|when|after|before|and|as)\b)"
)
PATTERNS = (_LATER, _NEXT, _THAT)
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))


def counted_from(phrase: str, anchor: str) -> str:
    """The ISO date that the phrase means after a date of the text, or "" where the anchor is not precise enough.

    Args:
        phrase: the words, such as "one year later".
        anchor: the ISO date that the text named before.
    """
    text = " ".join(phrase.split())
    match = _LATER.search(text)
    if match:
        word = match["number"].lower()
        count = NUMBERS.get(word) or int(word)
        return _step(anchor, match["unit"].lower(), -count if match["way"].lower() == "earlier" else count)
    match = _NEXT.search(text) or _THAT.search(text)
    return _next(match, anchor) if match and anchor else ""


def _next(match: Match[str], anchor: str) -> str:
    unit = match["unit"].lower()
    unit = "day" if unit in _PARTS else unit
    if match["step"].lower() in ("same", "that"):
        size = {"day": 10, "month": 7, "year": 4}.get(unit, 99)
        return anchor[:size] if len(anchor) >= size else ""
    return _step(anchor, unit, 1)


def _step(anchor: str, unit: str, count: int) -> str:
    parts = [int(p) for p in anchor.split("-")] if anchor else []
    if unit == "year" and parts:
        return iso_year(parts[0] + count)
    if unit == "month" and len(parts) > 1:
        return iso_month(parts[0], parts[1] + count)
    whole: dt.date | None = day(*parts) if len(parts) == 3 else None
    if whole is None:
        return ""
    if unit == "day":
        moved = whole + count * DAY
        return moved.isoformat() if iso_year(moved.year) else ""
    middle = whole + 7 * count * DAY
    return common(middle - 3 * DAY, middle + 3 * DAY)
