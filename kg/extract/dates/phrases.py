"""Finds the words of a text that name a date.

The model's DATE and TIME entities miss some and take durations for dates; patterns find the rest. What is found is
only a place: `resolve_date` says what it means, and whether it means anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract.dates.anaphora import PATTERNS as ANAPHORA
from kg.extract.dates.words import DAY, DAY2, MONTH, WEEKDAY, YEAR, pattern
from kg.extract.state import text_of
from kg.model import Span

_REL_YEAR = r"(?:,? (?:of )?(?:last|this|next) year)?"
_PART = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|noon|midnight))?"
#: Stands before a month or weekday. The letters in front let the search pass over most other words at once.
_BEFORE = "every |each |late |early |mid-?|this past |this coming |last |next |this |past |coming "
_BOUND = rf"(?=[ac-fjl-pstw])(?:{_BEFORE})*"

#: These words are a date wherever they stand.
_STRONG = (
    pattern(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])"),
    pattern(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])"),
    pattern(rf"\b{MONTH} {DAY}{DAY2}(?![\d,]*\d)(?:,? {YEAR})?{_REL_YEAR}"),
    pattern(rf"\b{DAY}{DAY2} (?:of )?{MONTH}(?:,? {YEAR})?{_REL_YEAR}"),
    pattern(rf"\b{MONTH},? (?:of )?{YEAR}"),
    pattern(rf"\b{MONTH} (?:of )?(?:last|this|next) year\b"),
    pattern(rf"\b{_BOUND}{WEEKDAY}(?![a-z]){_PART}(?:,? (?:of )?(?:last|this|next) week\b)?"),
    pattern(
        r"\b(?:the day before yesterday|the day after tomorrow|yesterday|tomorrow|tonight|last night|today)\b" + _PART
    ),
    pattern(r"\bthis (?:morning|afternoon|evening)\b"),
    pattern(r"\b(?:early |earlier |late |later )?(?:last|this|next) (?:weekend|week|month|year)\b(?!-)"),
    pattern(r"\b(?:over |on |at )the weekend\b"),
    pattern(
        r"\b(?=[\daefnost])(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a couple of)"
        r" (?:day|week|month|year|decade)s? ago\b"
    ),
    *ANAPHORA,
)
#: These need a preposition before them, or the model's word that they are a date: "May", "2019".
_WEAK = (pattern(rf"\b{_BOUND}{MONTH}(?!\w)"), pattern(YEAR))
_BEFORE_WEAK = re.compile(
    r"\b(?:in|since|until|till|by|during|from|before|after|of|for|early|late|earlier|mid|next|last|this|past)"
    r"[\s-]+(?:(?:the|a|his|her|its|their) )?(?:early |late |mid-?)?$",
    re.IGNORECASE,
)
#: A weekday inside a name: "Black Friday", "the Sunday Times".
_NAME_BEFORE = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Good|Ash|Palm|Maundy|Fat|Giving|Easter)\s+$")
_NAME_AFTER = re.compile(r"\s+(?:Times|Telegraph|Herald|Mail|Mirror|Express|Post|Tribune|Sun|Night Live)\b")
_NO_DATE_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT", "MONEY"))


@dataclass(frozen=True, slots=True, order=True)
class DatePhrase:
    """Words that name a date: where they stand, and the preposition before them in lower case, or ""."""

    span: Span
    text: str
    preposition: str = ""


_PREPOSITION = re.compile(
    r"\b(since|until|till|before|after|by|from|through|following|on|in|at|during|of|around|throughout|(?<=\d )to)"
    r"\s+(?:the (?:start|beginning|outset|end) of )?(?:the |a |an |early |late |mid-|about |around )*$",
    re.IGNORECASE,
)


def find_phrases(doc: Doc) -> tuple[DatePhrase, ...]:
    """The date phrases of a parsed text, in order, not overlapping: of two the longer counts."""
    text = text_of(doc)
    dated = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("DATE", "TIME")]
    named = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in _NO_DATE_LABELS]
    spans = [m.span() for rule in _STRONG for m in rule.finditer(text)]
    for rule in _WEAK:
        spans += [
            m.span()
            for m in rule.finditer(text)
            if _BEFORE_WEAK.search(text, max(0, m.start() - 20), m.start()) or _covering(*m.span(), dated)
        ]
    found: list[DatePhrase] = []
    taken = 0
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if start < taken or _is_name(text, start, end, named):
            continue
        taken = end
        before = _PREPOSITION.search(text, max(0, start - 32), start)
        found.append(DatePhrase(Span(start, end), text[start:end], before[1].lower() if before else ""))
    return tuple(found)


def _covering(start: int, end: int, ranges: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The range that holds `start..end`; the ranges are sorted and do not overlap."""
    at = bisect_right(ranges, (start, len(ranges) and ranges[-1][1])) - 1
    return ranges[at] if at >= 0 and ranges[at][0] <= start and end <= ranges[at][1] else None


def _is_name(text: str, start: int, end: int, named: list[tuple[int, int]]) -> bool:
    words = text[start:end]
    if words[:1].islower() and words.split()[0] in ("may", "march", "mar", "sat", "sun", "dec", "mon"):
        return True
    if _NAME_BEFORE.search(text, max(0, start - 12), start) or _NAME_AFTER.match(text, end):
        return True
    has_number = any(c.isdigit() for c in words)
    # The model takes "Wednesday" into a name now and then, but a month with its day is none.
    if has_number and " " in words:
        return False
    name = _covering(start, end, named)
    return name is not None and name != (start, end)
