"""The dateline that runs into an article's first sentence: place, day and agency, up to a dash or colon.

    LONDON, March 4 (Reuters) - The council ...          WASHINGTON (AP) — The court ...
    date 2023-11-18 Tel Aviv [Israel], November 18 : In  Springfield, Ill. — The mayor ...

A dash after a capitalised word is no proof (`Roe — who had ...`): the head has to show a place in capital letters or
from the table of cities, a day, a country in brackets, or an agency's sign.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from kg.extract.layout import tables
from kg.extract.layout.dates import DAY_DATE, FULL_DATE, iso_date
from kg.extract.layout.origin import outlet, place_like
from kg.extract.layout.signs import LABEL

#: A dateline's separator stands this early, or there is none.
_LONGEST = 120

_SEPARATOR = re.compile(r"\s*(?:—|–|―|--)\s*|\s+-\s+|\)\s?-\s|\s?:\s+")
_LABELLED = re.compile(rf"(?P<label>{LABEL})\s?(?P<date>{FULL_DATE})[\s,|]*", re.IGNORECASE)
_SIGN = re.compile(r"[(/]([A-Z][^()/]{1,40}|RFE/RL)[)/]\s*\Z")
_SIGN_ALONE = re.compile(r"(?P<place>[^()]{0,60})\((?P<sign>[A-Z][^()]{1,40})\)\s+(?=[A-Z\"“'‘])")
_COUNTRY = re.compile(r"\[[A-Z][^\[\]]{1,30}\]")
_FULL = re.compile(FULL_DATE, re.IGNORECASE)
_DAY = re.compile(DAY_DATE, re.IGNORECASE)
_WEEKDAYS = frozenset(day.lower() for day in calendar.day_name)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline.

    Args:
        length: of the head, without white space at its end.
        rest: where the sentence starts, counted in the same block.
        published: full date in ISO 8601, or "".
        agency: name of the agency that signs it, or "".
    """

    length: int
    rest: int
    published: str = ""
    agency: str = ""


def find_dateline(block: str) -> Dateline | None:
    """The dateline at the start of a block, or None."""
    head = block[:_LONGEST]
    labelled = _LABELLED.match(head)
    start = labelled.end() if labelled else 0
    published = iso_date(labelled["date"]) if labelled else ""
    found = _before_separator(head, start, labelled=bool(labelled)) or _before_sign(head, start)
    if found is None and labelled and _starts_sentence(block, start):
        found = (start, start, "", "")
    if found is None:
        return None
    end, rest, day, agency = found
    if not block[rest:].strip():
        return None
    return Dateline(len(block[:end].rstrip()), rest, published or day, agency)


_Found = tuple[int, int, str, str]


def _before_separator(head: str, start: int, *, labelled: bool) -> _Found | None:
    """Try the first few separators: a place may have a dash in it."""
    for number, match in enumerate(_SEPARATOR.finditer(head, start)):
        if number == 4:
            break
        sign = match[0].strip()
        if not match.end() < len(head):
            break
        before = head[start : match.start() + sign.startswith(")")]
        if before.count("(") != before.count(")") or before.count("[") != before.count("]"):
            continue
        judged = _judge(before, colon=sign == ":", labelled=labelled)
        if judged and (labelled or _starts_sentence(head, match.end())):
            return (match.end() - len(match[0]) + len(match[0].rstrip()), match.end(), *judged)
    return None


def _before_sign(head: str, start: int) -> _Found | None:
    """`WASHINGTON (AP) The court ...`: a known agency closes the head, nothing follows it."""
    match = _SIGN_ALONE.match(head, start)
    if not match or match["sign"].lower() not in tables.agencies():
        return None
    judged = _judge(head[start : match.end("sign") + 1], colon=False, labelled=False)
    return (match.end("sign") + 1, match.end(), *judged) if judged else None


def _judge(head: str, *, colon: bool, labelled: bool) -> tuple[str, str] | None:
    """Whether the words before the separator are a dateline's: its full date and agency, or None."""
    agency, published = "", ""
    if sign := _SIGN.search(head):
        signed = sign[1].strip()
        agency = tables.agencies().get(signed.lower(), "") or _unlisted(signed, head[: sign.start()])
        if not agency and not (_DAY.fullmatch(signed) or _FULL.fullmatch(signed)):
            return None
        if agency:
            head = head[: sign.start()]
    if full := _FULL.search(head):
        published = iso_date(full[0])
    dated = full or _DAY.search(head)
    if dated:
        head = head[: dated.start()] + " " + head[dated.end() :]
    country = _COUNTRY.search(head)
    if country:
        head = head[: country.start()] + " " + head[country.end() :]
    place = head.strip(" ,()\t\xa0")
    if place and not place_like(place):
        return None
    if not place:
        strong = bool(agency) or labelled
    elif colon:
        strong = bool(agency or dated or country or labelled)
    else:
        strong = bool(agency or dated or country or labelled) or _dateline_place(place)
    return (published, agency) if strong else None


def _unlisted(sign: str, before: str) -> str:
    """An agency that no table knows: its name says so, or it stands where one does, behind a place and a day.

    `PARIS (Texas)` and `NATO (North Atlantic ...)` have no day.
    """
    if name := outlet(sign):
        return name
    if not _DAY.search(before) or sign.lower() in _WEEKDAYS or any(c.isdigit() for c in sign):
        return ""
    return sign if place_like(sign) and "," not in sign else ""


def _dateline_place(words: str) -> bool:
    """Whether a place alone makes a dateline: in capitals, a known city, or with a region behind a comma."""
    first, _, region = (part.strip() for part in words.partition(","))
    if first.isupper() and len(first.replace(".", "")) > 2:
        return True
    return first.rstrip(".").lower() in tables.cities() or (
        bool(region) and len(words.split()) <= 4 and words.endswith(".")
    )


def _starts_sentence(text: str, at: int) -> bool:
    """Whether what stands there can begin a sentence."""
    first = text[at : at + 1]
    return first.isupper() or first.isdigit() or first in "\"“'‘«[("
