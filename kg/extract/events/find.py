"""Where the text names an event: well-known names, capitalised names, nouns and verbs.

Words inside quotation marks are what somebody says, not what the article reports: no event starts there, unless the
marks hold nothing but a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.extract.events.nominal import noun_trigger, pronoun_trigger
from kg.extract.events.proper import known_names, proper_names
from kg.extract.events.ranges import Ranges
from kg.extract.events.tables import words
from kg.extract.events.types import Trigger
from kg.extract.events.verbal import verb_trigger
from kg.extract.index import MentionIndex
from kg.extract.layout.types import Block
from kg.extract.state import text_of
from kg.model import Span


@lru_cache(maxsize=1)
def _idiom_pattern() -> re.Pattern[str]:
    idioms = sorted(words("idioms.txt"), key=lambda w: (-len(w), w))
    # Under their first letters: most words are passed over after one look.
    by_letter = [
        f"{a}(?:" + "|".join(re.escape(i[1:]) for i in idioms if i[0] == a) + ")"
        for a in sorted({i[0] for i in idioms})
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(by_letter) + r")(?!\w)", re.IGNORECASE)


def find_triggers(doc: Doc, index: MentionIndex) -> list[Trigger]:
    """Every trigger in blocks that hold facts, in the order of the text."""
    quoted = Ranges([(q.inner.start, q.inner.end) for q in doc._.quotes])
    taken: dict[int, Trigger | None] = {}
    fact_words = [t for block in doc._.blocks if block.has_facts for t in _tokens(doc, block)]
    facts = {t.i for t in fact_words}
    title_case = {
        t.i for block in doc._.blocks if block.has_facts and is_title_case(doc, block) for t in _tokens(doc, block)
    }
    _take_idioms(doc, taken)
    for trigger, tokens in (*known_names(doc, facts), *proper_names(fact_words, title_case, index, taken)):
        if any(taken.get(t.i) for t in tokens) or (trigger and _is_quoted(trigger.span, quoted)):
            continue
        for token in tokens:
            taken[token.i] = trigger
    found: dict[Span, Trigger] = {t.span: t for t in taken.values() if t is not None}
    for token in fact_words:
        if token.i in taken or quoted.over(token.idx, token.idx + len(token)):
            continue
        trigger = noun_trigger(token, index) or verb_trigger(token)
        if trigger is not None:
            found[trigger.span] = trigger
    nominal = {t.root.i: t for t in found.values() if t.use != "verb"}
    for token in fact_words:
        if token.lower_ == "it" and not quoted.over(token.idx, token.idx + len(token)):
            pronoun = pronoun_trigger(token, nominal)
            if pronoun is not None:
                found[pronoun.span] = pronoun
    trials = {t.root.sent.start for t in found.values() if t.type == "Trial"}
    return [_in_court(found[s], trials) for s in sorted(found)]


def _in_court(trigger: Trigger, trials: set[int]) -> Trigger:
    """A session in a sentence that tells of a trial is a hearing."""
    if trigger.root.lemma_.lower() != "session" or trigger.kind != "nominal":
        return trigger
    near = trigger.root.sent.start in trials
    return replace(trigger, type="Hearing", family=frozenset(("hearing",))) if near else trigger


def is_title_case(doc: Doc, block: Block) -> bool:
    """Whether a block is written as headlines are, each word with a capital."""
    long = [t for t in _tokens(doc, block) if t.is_alpha and len(t) > 3]
    return len(long) >= 3 and sum(t.text[0].isupper() for t in long) >= 0.75 * len(long)


def _tokens(doc: Doc, block: Block) -> Iterator[Token]:
    span = doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
    return iter(span) if span is not None else iter(())


def _is_quoted(span: Span, quoted: Ranges) -> bool:
    over = quoted.over(span.start, span.end)
    return over is not None and (over[1] - over[0]) > (span.end - span.start) + 6


def _take_idioms(doc: Doc, taken: dict[int, Trigger | None]) -> None:
    for match in _idiom_pattern().finditer(text_of(doc)):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        for token in span or ():
            taken[token.i] = None
