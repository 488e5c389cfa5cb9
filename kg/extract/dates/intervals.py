"""Stretches with a first and a last day: "from May 3 to 5", "between Monday and Wednesday", "June 29 through July 2".

The words on each side of the joint are dates of their own; what one side leaves out it has from the other: the month of
"May 3 to 5", the year of "May 3 to June 2, 2031". An open stretch is placed by its end that lies nearer to the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.dates.phrases import DatePhrase
from kg.extract.dates.rules import resolve_date
from kg.extract.dates.words import FULL_WEEKDAY, MONTH, YEAR, pattern
from kg.model import Span

_JOINT = pattern(r"\s*(?:-|–|—|\b(?:to|through|thru|until|till|and)\b)\s*(?:the )?")
_FROM = pattern(r"\b(?P<word>from|between) (?:the |early |late |mid-)*$")
#: What is moved from one day to another is not held on both.
_MOVED = pattern(
    r"\b(?:mov|postpon|reschedul|shift|push|delay|chang|brought|bring|defer|switch|adjourn|cut|fell|f[ae]ll|rose|ris"
    r"|grow|grew|increas|decreas|declin|drop|up|down)\w*\b[^.;]{0,40}$"
)
_NUMBER = re.compile(r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\Z", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d\d\Z")
_IN_YEAR = pattern(r",? (?:in |of )")
_MONTH, _YEAR = pattern(rf"\b{MONTH}"), pattern(YEAR)
_WEEKDAY = pattern(rf"\b(?:{FULL_WEEKDAY})\b")
_BEFORE, _BESIDE = 60, 12


def joined(phrases: Iterable[DatePhrase], text: str) -> tuple[DatePhrase, ...]:
    """The phrases, with two that are the ends of one stretch as one, and the "from" before a stretch left out."""
    out: list[DatePhrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if last is not None and _are_ends(last, phrase, text):
            span = Span(last.span.start, phrase.span.end)
            out[-1] = DatePhrase(span, text[span.start : span.end], last.preposition)
        elif last is not None and _is_its_year(last, phrase, text):
            # "in July and August in 1934"
            out[-1] = DatePhrase(last.span, f"{last.text}, {phrase.text}", last.preposition)
        else:
            out.append(phrase)
    return tuple(_on_its_own(p) for p in out)


def ends_of(phrase: str, published: str, prefer: str = "past") -> tuple[str, str] | None:
    """The ISO dates of the first and the last day, month or year; None for what is no stretch with two known ends.

    Args:
        phrase: the words, such as "May 3 to June 2".
        published: the article's date, ISO at any precision, or "".
        prefer: as of `resolve_date`.
    """
    words = " ".join(phrase.split())
    for left, right in _halves(words):
        if prefer in ("future", "around"):
            first = resolve_date(left, published, prefer)
            last = resolve_date(right, first, prefer) if first else ""
        else:
            last = resolve_date(right, published, prefer)
            first = resolve_date(left, last, "past") if last else ""
        known = min(len(first), len(last))
        if not known or first[:known] >= last[:known]:
            continue
        # Without a year in the words nothing lasts a year: "May 5 to 3" is a slip.
        if known == 4 or first[:4] == last[:4] or _YEAR.search(words) or last[5:7] < first[5:7]:
            return first, last
    return None


def _halves(words: str) -> Iterator[tuple[str, str]]:
    """Both ends in full, for each joint that the words have."""
    for joint in _JOINT.finditer(words):
        left, right = words[: joint.start()].strip(" ,"), words[joint.end() :].strip(" ,")
        month, year = _MONTH.search(left), _YEAR.search(right)
        if not left or not right:
            continue
        if _YEAR.fullmatch(left) and _SHORT_YEAR.match(right):
            yield left, left[:2] + right
        elif month and not _MONTH.search(right) and _NUMBER.match(right.split(",")[0].split(" ")[0]):
            # "May 3 to 5, 2031"
            yield left + _year_of(right), f"{month[0]} {right}"
        elif _NUMBER.match(left) and (other := _MONTH.search(right)):
            # "3 to 5 May 2031"
            yield f"{left} {other[0]}{_year_of(right)}", right
        elif year and month and not _YEAR.search(left):
            yield left + _year_of(right), right
        else:
            yield left, right


def _year_of(words: str) -> str:
    found = _YEAR.search(words)
    return f", {found[0]}" if found else ""


def _are_ends(one: DatePhrase, other: DatePhrase, text: str) -> bool:
    between = text[one.span.end : other.span.start]
    if len(between) > _BESIDE or not _JOINT.fullmatch(between):
        return False
    before = _FROM.search(text, max(0, one.span.start - _BEFORE), one.span.start)
    word = before["word"].lower() if before else ""
    if "and" in between.lower():
        # "on Monday and Tuesday" are two days in a row, "on Monday and Friday" are two days.
        days = [_WEEKDAY.search(p.text) for p in (one, other)]
        if word != "between" and not (days[0] and days[1] and _follow(days[0][0], days[1][0])):
            return False
    elif word == "between":
        return False
    moved = _MOVED.search(text, max(0, one.span.start - _BEFORE), before.start()) if before else None
    return moved is None and _kind(one.text) == _kind(other.text)


def _is_its_year(one: DatePhrase, other: DatePhrase, text: str) -> bool:
    """Whether the second phrase is the year of the first: "between July and August in 1934"."""
    between = text[one.span.end : other.span.start]
    bare = bool(_MONTH.search(one.text)) and not _YEAR.search(one.text)
    return bare and bool(_YEAR.fullmatch(other.text)) and bool(_IN_YEAR.fullmatch(between))


def _follow(one: str, other: str) -> bool:
    days = FULL_WEEKDAY.split("|")
    return (days.index(one.lower()) + 1) % 7 == days.index(other.lower())


def _kind(words: str) -> str:
    """Of which kind a phrase is: a weekday goes with a weekday, a day with a day."""
    if _WEEKDAY.search(words):
        return "weekday"
    if _MONTH.search(words):
        return "month"
    return "year" if _YEAR.search(words) else words.lower()


def _on_its_own(phrase: DatePhrase) -> DatePhrase:
    """The phrase without the "from" of "from May 3 to 5", which is the date of the whole."""
    if phrase.preposition == "from" and _JOINT.search(phrase.text) and ends_of(phrase.text, "2020-06-10"):
        return DatePhrase(phrase.span, phrase.text)
    return phrase
