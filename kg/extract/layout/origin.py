"""Where an article comes from: the outlet or the place that stands beside its date in a line of their own.

    Alder Valley Herald, June 4, 2025     Alderford, Ruritania, 4 June 2025     June 4, 2025 | The Alder Post

Only the top of an article has such lines: further down they are entries of a list, or cite another article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.layout import tables
from kg.extract.layout.dates import FULL_DATE, iso_date
from kg.extract.layout.signs import CLOCK, LABEL, LONGEST

_CAPITAL = r"[A-Z][\w\u2019'&.-]*"
_THE = re.compile(rf"The {_CAPITAL}(?: {_CAPITAL}){{0,3}}")
_NAME = re.compile(rf"{_CAPITAL}(?: (?:& )?{_CAPITAL}){{0,5}}")
_DAILY = re.compile(rf"Daily {_CAPITAL}(?: {_CAPITAL})?")
#: `Quaywire`, `Northnews`: one word that says what it is.
_COMPOUND = re.compile(r"[A-Z]\w{2,20}(?:wire|news)")

_MARK = r"\s?[,|:;\u2022\u00b7\u2013\u2014-]\s?"
_DATE = rf"(?:{LABEL}\s?)?(?P<date>{FULL_DATE})(?:[\s,|\u2022\u00b7-]{{0,3}}(?:{CLOCK})){{0,2}}"
_NAME_FIRST = re.compile(rf"(?P<name>[^|:/\d]{{2,60}}?)(?:{_MARK}|\s(?=\())\(?{_DATE}\)?\s?[.|]?", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"{_DATE}{_MARK}(?P<name>[^|:/\d]{{2,60}}?)\s?\|?", re.IGNORECASE)

_PARTICLES = frozenset(("of", "de", "del", "la", "le", "al", "el", "the", "and", "upon", "am", "sur", "do", "da"))
_PLACE_WORDS = 5
_SECTIONS = frozenset(
    ("breaking", "business", "entertainment", "home", "international", "latest", "local", "more", "national")
) | frozenset(("political", "regional", "sport", "sports", "tech", "technology", "top", "uk", "us", "world"))


@dataclass(frozen=True, slots=True)
class Origin:
    """A line with an outlet or a place and a full date.

    Args:
        outlet: name of the outlet, "" when the name is a place's or can't be told.
        published: the day in ISO 8601, "" when it is ambiguous or not in the calendar.
    """

    outlet: str
    published: str


def find_origin(line: str) -> Origin | None:
    """The outlet and day of a line that has nothing but a name and a date, or None."""
    if len(line) > LONGEST or "\n" in line:
        return None
    match = _NAME_FIRST.fullmatch(line) or _DATE_FIRST.fullmatch(line)
    if match is None:
        return None
    name = match["name"].strip()
    # "Daily Life" may be a section behind a title; with a date it is a masthead.
    found = outlet(name) or (name if _DAILY.fullmatch(name) else "")
    if not found and not _place_alone(name):
        return None
    return Origin(found, iso_date(match["date"]))


def outlet(words: str) -> str:
    """The name when the words are an outlet's without doubt, else ""."""
    words = words.strip()
    if known := tables.agencies().get(words.lower()):
        return known
    if words.lower() in tables.cities():
        return ""
    if _THE.fullmatch(words) or _COMPOUND.fullmatch(words):
        return words
    return words if _NAME.fullmatch(words) and _says_outlet(words.split()) else ""


def place_like(words: str) -> bool:
    """Whether the words could be a place: few, capitalised, with a region after a comma at most twice."""
    tokens = words.replace("/", " ").replace(",", " ").split()
    capital = [t for t in tokens if t[:1].isupper()]
    return (
        1 <= len(tokens) <= 7
        and words.count(",") <= 2
        and tokens[0] in capital
        and all(t in capital or t in _PARTICLES for t in tokens)
    )


def _says_outlet(words: list[str]) -> bool:
    """Whether a name of several words ends with an outlet's word and is no site's section ("World News")."""
    if len(words) < 2 or (words[-1] == "News" and words[-2].lower() in _SECTIONS):
        return False
    ends = tables.outlets()
    return words[-1] in ends or (len(words) > 2 and " ".join(words[-2:]) in ends)


def _place_alone(name: str) -> bool:
    """Whether the name beside a date can be the place of writing, or an author's, rather than an occasion's."""
    name = name.replace("[", "").replace("]", "")
    words = name.replace(",", " ").split()
    return (
        place_like(name)
        and len(words) <= _PLACE_WORDS
        and len(words[0]) > 1
        and not any(w.lower().strip(".:") in tables.occasions() for w in words)
    )
