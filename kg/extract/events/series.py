"""Which edition of which series an event is: "the ninth annual Harbour Forum", "the 2031 Harbour Forum".

Only the name of a gathering, festival, ceremony or contest is the name of a series, and only where the text numbers it,
gives it a year or calls it annual. A name that has the host's place in it ("the 2031 Port Rook Games") is of no series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.dates.words import YEAR, pattern
from kg.extract.events.types import Group, Trigger
from kg.extract.index import MentionIndex
from kg.extract.state import text_of
from kg.model import Span

_FAMILIES = frozenset(("gathering", "festival", "ceremony", "sport"))
#: Each time in another place, which the name then has.
_TRAVELS = frozenset(("sport",))
_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
ORDINALS = {word: n for n, word in enumerate(_ONES, 1)}
ORDINALS |= {f"{ten}ieth": n for ten, n in _TENS.items()}
ORDINALS |= {f"{ten}y-{one}": n + k for ten, n in _TENS.items() for k, one in enumerate(_ONES[:9], 1)}
ORDINALS |= {"inaugural": 1, "first-ever": 1}
_ORDINAL = rf"(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_ANNUAL = r"(?P<annual>annual|yearly|biennial|triennial|quadrennial)"
_EDITION = r"(?:edition of (?:the )?)?"
_AHEAD = pattern(rf"(?<![\w-])(?:(?P<of>(?:this|last|next) year['’]s )?(?:{_ORDINAL}[ -]+)?(?:{_ANNUAL} )?{_EDITION})$")
_LEADING = pattern(rf"^(?:{YEAR} )?(?:{_ORDINAL} )?(?:{_ANNUAL} )?(?:{YEAR.replace('year', 'year2')} )?")
_TRAILING = pattern(rf" (?:{YEAR}|(?P<roman>[IVXLC]+))$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: "the first forum since 2019", "the second in as many years" count something else.
_COUNTED_ELSE = pattern(r"\s*,?\s*(?:since|outside|under|after|this|of the|in (?:\w+ ){1,3}years?|ever to)\b")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Edition:
    """The name of the series or "", the number or 0, and the words that say so."""

    series: str
    number: int
    span: Span


def edition_of(found: Group, index: MentionIndex) -> Edition | None:
    """Which edition of which series the event is; None for one that is of no series as far as the text says."""
    editions = [e for s in found.sightings if (e := _at(s.trigger, index)) is not None]
    # A later mention may say more: the series and the number of one mention go together.
    return max(editions, key=lambda e: (bool(e.series), bool(e.number), -e.span.start)) if editions else None


def _at(trigger: Trigger, index: MentionIndex) -> Edition | None:
    if trigger.use == "verb" or trigger.fixed_date:
        return None
    text = text_of(trigger.root.doc)
    if trigger.kind == "name":
        return _named(trigger, text, index) if trigger.family & _FAMILIES else None
    return _described(trigger, text)


def _named(trigger: Trigger, text: str, index: MentionIndex) -> Edition | None:
    span = trigger.span
    name = span.of(text)
    before = text[max(0, span.start - _REACH) : span.start]
    ahead, leading = _AHEAD.search(before), _LEADING.match(name)
    trailing = _TRAILING.search(name)
    series = name[leading.end() if leading else 0 : trailing.start() if trailing else None].strip()
    signs = [m[g] for m in (ahead, leading) if m for g in ("ordinal", "annual") if m[g]]
    signs += [g for m in (leading, trailing) if m for g in m.groupdict().values() if g]
    if ahead and ahead["of"]:
        signs.append(ahead["of"])
    if not signs or len(series.split()) < 2 or (trigger.family & _TRAVELS and _has_place(span, index)):
        return None
    ordinals = [m["ordinal"] for m in (ahead, leading) if m and m["ordinal"]]
    number = 0 if _COUNTED_ELSE.match(text, span.end) else max((_number(o) for o in ordinals), default=0)
    if not number and trailing and trailing["roman"]:
        number = _roman(trailing["roman"])
    start = span.start - (len(ahead[0]) if ahead and ahead[0].strip() else 0)
    return Edition(" ".join(series.split()), number, Span(start, span.end))


def _described(trigger: Trigger, text: str) -> Edition | None:
    """Such as "the third hearing in a series", "its ninth annual conference": the number alone."""
    root = trigger.root
    ordinal = next((c for c in root.lefts if c.lower_ in ORDINALS or _number(c.lower_)), None)
    if ordinal is None or _COUNTED_ELSE.match(text, trigger.span.end):
        return None
    annual = any(c.lower_ in ("annual", "yearly", "biennial") for c in root.lefts)
    of_series = any(
        c.lower_ in ("in", "of") and any(o.lemma_ == "series" for o in c.children if o.dep_ == "pobj")
        for c in root.children
    )
    if not (annual or of_series):
        return None
    return Edition("", _number(ordinal.lower_), Span(ordinal.idx, trigger.span.end))


def _has_place(span: Span, index: MentionIndex) -> bool:
    return any(
        h.entity.type == "Place" and span.covers(h.mention.span) for h in index.overlapping(span.start, span.end)
    )


def _number(word: str) -> int:
    digits = re.match(r"(\d+)(?:st|nd|rd|th)\Z", word.lower())
    return int(digits[1]) if digits else ORDINALS.get(word.lower(), 0)


def _roman(word: str) -> int:
    values = [_ROMAN[c] for c in word.upper()]
    return sum(-v if any(v < later for later in values[n + 1 :]) else v for n, v in enumerate(values))
