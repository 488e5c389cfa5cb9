"""From which day to which an event lasts: by a stretch of days, by its last day, or by the days that it takes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.extract.dates.words import NUMBERS
from kg.extract.events.grammar import pobj
from kg.extract.events.hangs import governing_verb
from kg.extract.events.tables import OCCASIONS
from kg.extract.events.types import Group, Sighting, When
from kg.extract.events.when import ENDS, Dates
from kg.model import Span
from kg.model.event import ends_before

#: What goes on for days; of all else a stretch only tells that it was on one of its days.
_LASTS = OCCASIONS - {"speech"} | {
    "war", "strike", "trial", "visit", "journey", "vote", "probe", "disaster", "performance", "dispute",
}  # fmt: skip
_BEGINS = frozenset(("begin", "start", "open", "kick", "commence", "launch"))
_LONG = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(sorted(NUMBERS))})[\s-]+(?P<unit>day|week)s?\b(?![\s-]+(?:old|ago|later|before))",
    re.IGNORECASE,
)
_LONGEST = 90


def days_of(found: Group, when: When | None, dates: Dates) -> tuple[str, str, Span | None]:
    """The date of the event, its end date, and the words that give the end; "" for what is not known.

    Args:
        found: the event.
        when: its date so far.
        dates: of the article.
    """
    date = when.iso if when else ""
    if not found.family & _LASTS:
        return date, "", None
    for stretch in (s.when for s in found.sightings if s.when and s.when.ends):
        assert stretch.ends is not None
        first, last = stretch.ends
        if not ends_before(first, date) and not ends_before(date, last):
            return first, last, stretch.span
    last_day = _last_day(found, date, dates)
    if last_day and len(date) == 4 < len(last_day.iso) and date != last_day.iso[:4]:
        # "runs until March 11; last year 300 came": the year is another edition's.
        date = ""
    days = max((_length(s) for s in found.sightings), default=0)
    if last_day is not None:
        if days and len(last_day.iso) == 10 and (not date or date == last_day.iso):
            return _moved(last_day.iso, 1 - days), last_day.iso, last_day.span
        if last_day.iso != date:
            return date, last_day.iso, last_day.span
    elif days and when and len(date) == 10 and any(_begins_then(s, when) for s in found.sightings):
        return date, _moved(date, days - 1), when.span
    return date, "", None


def _last_day(found: Group, date: str, dates: Dates) -> When | None:
    told = [w for s in found.sightings if s.trigger.use != "verb" for w, _ in dates.last_days(s.trigger.root)]
    # A day of what came before is the end of something else.
    fit = [w for w in told if not ends_before(date, w.iso)]
    return max(fit, key=lambda w: (len(w.iso), -w.span.start)) if fit else None


def _length(sighting: Sighting) -> int:
    """For how many days the words say that the event lasts; 0 if they don't say or it is just one."""
    root = sighting.trigger.root
    before = root.doc[root.left_edge.i : root.i].text
    told = _LONG.search(before) or next(_lasted(sighting), None)
    if told is None:
        return 0
    days = (NUMBERS.get(told["number"].lower()) or int(told["number"])) * (7 if told["unit"].lower() == "week" else 1)
    return days if 1 < days <= _LONGEST else 0


def _lasted(sighting: Sighting) -> Iterator[re.Match[str]]:
    """Such as "lasted three days", "ran for two weeks"."""
    root = sighting.trigger.root
    verb = governing_verb(root)
    if verb is None or root.dep_ != "nsubj" or verb.lemma_ not in ("last", "run", "continue"):
        return
    told = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod")]
    told += [o for c in verb.children if c.lower_ == "for" for o in pobj(c)]
    for token in told:
        match = _LONG.search(root.doc[token.left_edge.i : token.i + 1].text)
        if match:
            yield match


def _begins_then(sighting: Sighting, when: When) -> bool:
    """Whether the date is told of the beginning: "begins Friday", "opened on March 4"."""
    root = sighting.trigger.root
    if sighting.when is None or sighting.when.span != when.span:
        return False
    at = root.doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    verbs = [] if at is None else [t for t in (at.root, *at.root.ancestors) if t.pos_ in ("VERB", "AUX")][:1]
    return any(v.lemma_ in _BEGINS and v.lemma_ not in ENDS for v in verbs)


def _moved(date: str, days: int) -> str:
    return (dt.date.fromisoformat(date) + dt.timedelta(days=days)).isoformat()
