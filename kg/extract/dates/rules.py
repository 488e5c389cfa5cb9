"""Which date a phrase means, for an article of a given date. Pure: the machine's own date never counts.

The answer is an ISO 8601 date at the precision that the words give, or "". A phrase is searched for its date core, so
that "the Oct. 11, 2015" and "a 2019 speech" do as well. The rules are tried in order and the first that recognises its
words decides, also when it decides that the date can't be known: "last week" of an article without a date is "", and
so is a day of the week then. A stretch of days gives the finest precision that all of it shares: of "June 3-5, 2024"
the month.

    explicit   2015-10-11; 10/25/2015; October 11(, 2015); 11 October; October (of) 2015
    near       today, tonight, yesterday, last night, Wednesday, last Wednesday, Monday of last week
    counted    two weeks ago, two decades ago
    stretches  last week, this month, next year, October, last October, 2019, summer of 2019
    other      what `dateparser` knows, where a year and a month are written
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from re import Match, Pattern

from kg.extract.dates.explicit import holiday, iso_date, month_day, month_year, numeric
from kg.extract.dates.fallback import by_dateparser
from kg.extract.dates.reference import Reference, parse_published
from kg.extract.dates.relative import ago, ahead, bare_month, bare_year, near, stretch, weekday, weekend
from kg.extract.dates.words import DASH, DAY, DAY2, FULL_WEEKDAY, HOLIDAYS, MONTH, NUMBER, WEEKDAY, YEAR, pattern

PREFERENCES = ("past", "future", "nearest", "around")


def resolve_date(phrase: str, published: str, prefer: str = "past") -> str:
    """The ISO date that the phrase means, or "".

    Args:
        phrase: the words, such as "Wednesday night" or "in October 2015".
        published: the article's date, ISO at any precision, or "".
        prefer: where an open date lies ("Wednesday", "November 18"): `past` on or before publication, `future` on or
            after it, `nearest` within the next two months, else in the past, `around` within the next nine months, else
            in the past: what "would" or "was to" be on 3 March may be over on 7 March. A weekday is one to come for
            `future` and `around`.
    """
    if prefer not in PREFERENCES:
        raise ValueError(f"prefer {prefer!r} is none of {', '.join(PREFERENCES)}")
    return _resolve(" ".join(phrase.split()).replace("’", "'"), published, prefer)


@lru_cache(maxsize=4096)
def _resolve(phrase: str, published: str, prefer: str) -> str:
    year, month, whole = parse_published(published) or (None, None, None)
    reference = Reference(year, month, whole, prefer)
    for rule, found in _RULES:
        match = rule.search(phrase)
        if match:
            return found(match, reference)
    return by_dateparser(phrase, whole)


def _unknown(_match: Match[str], _ref: Reference) -> str:
    return ""


_REL_YEAR = r"(?:,? (?:of )?(?P<rel>last|this|next) year)?"
_WHICH_YEAR = rf"(?:(?:,? (?:of |in )?{YEAR})|{_REL_YEAR})"
_HOW = r"(?:(?P<how>last|next|this past|this coming|this|past|coming|the previous|the coming|the following) )?"
_MONTH_STEP = r"(?:(?P<step>this past|last|this|next|past|previous|coming) )?"

Rule = Callable[[Match[str], Reference], str]
_RULES: tuple[tuple[Pattern[str], Rule], ...] = (
    (pattern(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?!\d)"), iso_date),
    (pattern(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})(?![\d/])"), numeric),
    (pattern(rf"\b{MONTH} {DAY}{DAY2}(?![\d,.]*\d(?!\d{{3}}))\b(?!,? '\d\d){_WHICH_YEAR}"), month_day),
    (pattern(rf"\b{DAY}{DAY2} (?:day )?(?:of )?{MONTH}{_WHICH_YEAR}"), month_day),
    (pattern(rf"\b{MONTH},? (?:of |in )?(?:{YEAR}|(?P<rel>last|this|next) year\b)"), month_year),
    (pattern(rf"\b(?P<holiday>{'|'.join(sorted(HOLIDAYS, key=lambda h: (-len(h), h)))})\b(?:,? {YEAR})?"), holiday),
    (
        pattern(
            r"\b(?P<near>the day before yesterday|the day after tomorrow|yesterday|tomorrow|last night|tonight|today"
            r"|this (?:morning|afternoon|evening))\b"
        ),
        near,
    ),
    # Repeated, or told from a day that the words don't give.
    (
        pattern(r"\b(?:every|each|most|many|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\b"),
        _unknown,
    ),
    (
        pattern(
            r"\b(?:(?:days?|weeks?|months?|years?|decades?|hours?) (?:later|after|before|earlier|since)\b(?! this))"
        ),
        _unknown,
    ),
    (pattern(r"\bthe (?:next|following|previous|same) (?:day|morning|week|month|year|evening|night)\b"), _unknown),
    (
        pattern(
            rf"\b(?:(?P<weekago>a week ago) )?{_HOW}{WEEKDAY}(?:{DASH}(?P<second>{FULL_WEEKDAY}))?"
            r"(?![a-z])(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
        ),
        weekday,
    ),
    (
        pattern(
            r"\b(?:more than|less than|over|under|about|around|roughly|nearly|almost|at least|some|up to|several"
            r"|many|few) (?:[\w-]+ ){0,3}(?:ago)\b"
        ),
        _unknown,
    ),
    (pattern(rf"\b{NUMBER} (?P<unit>day|week|month|year|decade)s? ago\b"), ago),
    (
        pattern(rf"\b(?:in {NUMBER} days?(?= time\b|$)|{NUMBER.replace('number', 'n2')} days? from (?:now|today))"),
        ahead,
    ),
    # A stretch that ends now: "over the last month" is no date.
    (pattern(r"\bthe (?:last|past|next|coming) (?:(?:[\w-]+) )?(?:days?|weeks?|months?|years?|decades?)\b"), _unknown),
    (pattern(rf"\b{_MONTH_STEP}{MONTH}(?!\w)(?!,? '?\d)"), bare_month),
    (
        pattern(r"\b(?P<step>last|previous|past|this|current|next|coming) (?P<unit>weekend|week|month|year)(?!-)\b"),
        stretch,
    ),
    (pattern(r"\b(?:over |at |on )?the weekend\b"), weekend),
    (pattern(rf"{YEAR}"), bare_year),
)
