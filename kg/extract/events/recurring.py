"""How often an event is held: "the monthly meeting", "is held each year", "rallied every Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract.dates.words import FULL_WEEKDAY, MONTH, NUMBERS, pattern
from kg.extract.events.hangs import governing_verb, same_clause
from kg.extract.events.tables import OCCASIONS, rows
from kg.extract.events.types import Group, Trigger
from kg.model import Span

_HELD_AGAIN = OCCASIONS | {"vote"}
_UNITS = {"day": "D", "night": "D", "week": "W", "weekend": "W", "month": "M", "year": "Y"}
_SECOND = {"other": 2, "second": 2, "third": 3, "fourth": 4, "few": 0}
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_EVERY = pattern(
    rf"\b(?:every|each|once (?:every|an?)) (?:(?P<n>\d{{1,2}}|{'|'.join([*sorted(NUMBERS), *_SECOND])}) )?"
    rf"(?:{_UNIT}s?|(?P<on>{FULL_WEEKDAY})|(?P<in>{MONTH.replace('(?P<month>', '(?:')}))\b"
)
#: "on Tuesdays"
_DAYS = pattern(rf"\bon (?P<on>{'|'.join(f'{d}s' for d in FULL_WEEKDAY.split('|'))})\b")


_ENDS_OF_HOLDING = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
#: "grows every year" is not how often it is held.
_HOLDING = frozenset(
    ("hold", "host", "organize", "organise", "stage", "take", "happen", "occur", "run", "convene", "meet", "be",
     "repeat", "sponsor", "schedule", "celebrate", "attend", "gather")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often, the words that say so, and whether they are of a habit: then no date beside them is the event's."""

    period: str
    span: Span
    habit: bool


def recurrence_of(found: Group) -> Recurrence | None:
    """How often the event is held, if the article says so."""
    if not found.family & _HELD_AGAIN:
        return None
    told = [r for s in found.sightings for r in _told(s.trigger)]
    return min(told, key=lambda r: (not r.habit, r.span)) if told else None


def recurs(trigger: Trigger) -> bool:
    """Whether a verb tells of what is held again and again: "meets every Tuesday"."""
    return bool(trigger.family & _HELD_AGAIN) and next(_habits(trigger.root), None) is not None


@cache
def periods() -> dict[str, str]:
    """Word -> duration."""
    return {row[0]: row[1] for row in rows("recurrence.tsv")}


def _told(trigger: Trigger) -> Iterator[Recurrence]:
    root = trigger.root
    if trigger.use != "verb":
        for token in root.lefts:
            said = periods().get(token.lower_)
            # "the annual budget meeting" and "a day of weekly talks" alike; not "an annually funded"
            if said and token.dep_ in ("amod", "compound", "nmod", "advmod"):
                yield Recurrence(said, Span(token.idx, token.idx + len(token)), habit=False)
    yield from _habits(root)


def _habits(root: Token) -> Iterator[Recurrence]:
    verb = root if root.pos_ in ("VERB", "AUX") else governing_verb(root)
    if verb is None or (verb != root and (root.dep_ not in _ENDS_OF_HOLDING or verb.lemma_ not in _HOLDING)):
        return
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in periods():
            yield Recurrence(periods()[child.lower_], Span(child.idx, child.idx + len(child)), habit=True)
    sentence = verb.sent
    for rule in (_EVERY, _DAYS):
        for match in rule.finditer(sentence.text):
            period = _period(match)
            first = sentence.start_char + match.start()
            span = root.doc.char_span(first, sentence.start_char + match.end(), alignment_mode="expand")
            if period and span is not None and same_clause(_verb_over(span.root), verb):
                yield Recurrence(period, Span(first, first + len(match[0])), habit=True)


def _verb_over(token: Token) -> Token:
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _period(match: re.Match[str]) -> str:
    """The duration, or "" where the words give none: "every few years"."""
    found = match.groupdict()
    word = (found.get("n") or "one").lower()
    count = _SECOND[word] if word in _SECOND else NUMBERS.get(word) or int(word)
    if found.get("unit"):
        return f"P{count}{_UNITS[found['unit'].lower()]}" if count else ""
    return f"P{count}{'Y' if found.get('in') else 'W'}" if count else ""
