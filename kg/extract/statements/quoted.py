"""Attributions of quotations that stand by themselves, with the cue before or behind them.

A block is read as quotations and the narrative between them. A quotation that ends like an utterance is attributed by
the cue that follows it or leads up to it; the next one after an attribution that ends its sentence goes on with it;
one that begins a block without a cue goes on with the speaker before it. Words in quotation marks that are part of a
sentence ("called it a 'disaster'") are left to the rules over the parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.clauses import WHEN, antecedent, noun_phrase, row_of, spans
from kg.extract.statements.credits import PASSING_ON
from kg.extract.statements.cue_words import cue_tokens
from kg.extract.statements.cues import (
    NESTED,
    SENTENCE_END,
    Cue,
    clause_cues,
    follow_up,
    full_stop_of,
    last_sentence,
    lead_in_of,
    row_q,
)
from kg.extract.statements.extents import trimmed
from kg.extract.statements.frames import by_clause, by_infinitive
from kg.extract.statements.tokens import TokenIndex
from kg.extract.statements.types import Attribution
from kg.model import Span

_END = ",.?!—–-…"
#: a block of fewer words than this is no quotation set off by its layout
_SHORT = 5


def find_quoted(
    doc: Doc, index: TokenIndex, block: Span, quotes: Sequence[Quote], lead: Span | None = None
) -> list[Attribution]:
    """Attributions of the standing quotations of one block.

    Args:
        doc: the parsed article.
        index: its tokens by offset.
        block: the block.
        quotes: its outermost quotations, in order.
        lead: the block before it when that ends with a colon, so that it may introduce the first quotation.
    """
    out: list[Attribution] = []
    taken: dict[int, int] = {}  # quotation -> attribution in `out`
    last: int | None = None
    for n, quote in enumerate(quotes):
        before_start = quotes[n - 1].span.end if n else (lead.start if lead else block.start)
        # A nickname in marks is part of the name behind the quotation.
        following = next((q for q in quotes[n + 1 :] if len(q.inner.of(text_of(doc)).split()) > 1), None)
        after_end = following.span.start if following else block.end
        before = index.between(before_start, quote.span.start)
        after = index.between(quote.span.end, after_end)
        if n and taken.get(n - 1) is not None and [t.lower_ for t in before] in (["or"], ["and"], [",", "and"], [","]):
            # comments like "..." or "...": one attribution for all of them
            last = taken[n] = taken[n - 1]
            out[last] = replace(out[last], content=(*out[last].content, quote.span))
            continue
        utterance = stands_alone(text_of(doc), quote, before)
        if not utterance:
            last = None if _ends_sentence(before) else last
            continue
        if (
            last is not None
            and taken.get(n - 1) == last
            and _goes_on(before, full_stop=full_stop_of(text_of(doc), quotes[n - 1]))
            and not (_ends_sentence(before) and _has_its_own(doc, quote, after, out[last]))
        ):
            old = out[last]
            out[last] = replace(old, content=(*old.content, quote.span))
            taken[n] = last
            continue
        said, tail = (quote.span, None) if quote.closed else _without_tail(index, quote)
        lead_in = lead_in_of(before)
        cue = lead_in or (follow_up(text_of(doc), quote, after) if quote.closed else None)
        if cue is not None:
            found = _attribution(doc, cue, said)
            if lead_in is not None:
                found = _with_front(doc, found, lead_in, before, quote)
            out.append(replace(found, credit=_named(doc, tail)) if tail else found)
        elif tail is not None:
            out.append(_attribution(doc, tail, said))
        elif (quote.continues or quote.span.start == block.start) or _is_speech(doc, quote):
            who = _told_of(before)
            source, head = (spans(doc, noun_phrase(who)), who.i) if who is not None else ((), -1)
            out.append(Attribution((quote.span,), (), source, head, -1, "speech", "running", continues=True))
        else:
            continue
        last = len(out) - 1
        taken[n] = last
    return [_apart(a) for a in out]


def _told_of(before: Sequence[Token]) -> Token | None:
    """The person whom the sentence in front of a quotation without a cue tells of: nobody else was named since."""
    if not _ends_sentence(before):
        return None
    root = next((t for t in last_sentence(before) if t.dep_ == "ROOT"), None)
    who = [c for c in root.children if c.dep_ == "nsubj"] if root is not None else []
    return who[0] if who and (who[0].ent_type_ == "PERSON" or who[0].lower_ in ("he", "she")) else None


def _apart(a: Attribution) -> Attribution:
    """The attribution without a source or cue inside the words it attributes, as stray marks may make it."""
    source, cue = (
        tuple(s for s in spans_ if not any(s.overlaps(c) for c in a.content)) for spans_ in (a.source, a.cue)
    )
    return a if (source, cue) == (a.source, a.cue) else replace(a, source=source, cue=cue)


def introduced(doc: Doc, index: TokenIndex, block: Span, lead: Span) -> Attribution | None:
    """The attribution of a block without marks that the one before it introduces: a quotation set off by its layout.

    Args:
        doc: the parsed article.
        index: its tokens by offset.
        block: the block.
        lead: the block before it, which ends with a colon.
    """
    tokens = index.between(block.start, block.end)
    if len(tokens) < _SHORT or tokens[-1].text not in SENTENCE_END:
        return None  # an item of a list
    cue = lead_in_of(index.between(lead.start, lead.end))
    row = row_of(cue.verb) if cue is not None else None
    if cue is None or row is None or row.cue_class != "speech":
        return None
    return replace(_attribution(doc, cue, block), rule="introduced")


def stands_alone(text: str, quote: Quote, before: Sequence[Token]) -> bool:
    """Whether the quotation is an utterance of its own and no part of the sentence around it."""
    inner = quote.inner.of(text).strip().rstrip(NESTED)
    if not any(c.isalnum() for c in inner):
        return False
    if before and before[-1].text == ":":
        return True
    outside = text[quote.span.end : quote.span.end + 1]
    ends = inner[-1] in _END or outside == "," or not quote.closed
    starts = not before or before[-1].text in (":", ",", ".", "?", "!", ";", "—", "–") or row_q(before[-1])
    begins = inner[0].isupper() or not inner[0].isalpha() or not before or row_q(before[-1])
    # "...," she said, "and we will stay": the second part of an interrupted quotation begins in lower case.
    return ends and starts and (begins or (before[-1].text == "," and any(row_q(t) for t in before)))


def _has_its_own(doc: Doc, quote: Quote, after: Sequence[Token], said: Attribution) -> bool:
    """Whether a quotation behind an attribution has one of its own ("...," she said. "...," the owner replied)."""
    if not quote.closed or full_stop_of(text_of(doc), quote):
        return False
    cue = follow_up(text_of(doc), quote, after)
    if cue is None or cue.subject is None or cue.verb.i == said.verb:
        return False
    return cue.verb.lemma_.lower() not in PASSING_ON


def _ends_sentence(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[-1].text in SENTENCE_END


def _goes_on(between: Sequence[Token], *, full_stop: bool) -> bool:
    """Whether what stands between two quotations is one attribution at most, so the second goes on with the first."""
    stops = sum(t.text in SENTENCE_END for t in between)
    if stops > 1 or (stops == 1 and between[-1].text not in SENTENCE_END):
        return False
    later = [t for t in between if row_q(t)]
    if len(later) > 1 and not (stops and all(t.tag_ == "VBG" for t in later[1:])):
        return False  # "...," she said, adding later, "...": two attributions
    # "...." He was silent, then said: "...": a sentence of its own leads up to the second.
    return not (full_stop and stops == 0 and _ends_with_lead([t for t in between if t.text != ","]))


def _ends_with_lead(between: Sequence[Token]) -> bool:
    return bool(between) and (between[-1].text == ":" or row_q(between[-1]))


def _without_tail(index: TokenIndex, quote: Quote) -> tuple[Span, Cue | None]:
    """A quotation that was left open, without the attribution that runs on behind it ("...", she said.)."""
    tokens = index.between(quote.inner.start, quote.inner.end)
    for k in range(len(tokens) - 2, max(len(tokens) - 16, 1), -1):
        if tokens[k].text == ",":
            behind = tokens[k + 1 :]
            cues = clause_cues(behind)
            near = cues and cues[0].subject is not None and min(cues[0].verb.i, cues[0].subject.i) - behind[0].i <= 3
            if near and not any(t.pos_ == "SCONJ" for t in behind[:2]):
                return Span(quote.span.start, tokens[k].idx + 1), cues[0]
    return quote.span, None


def _with_front(doc: Doc, found: Attribution, cue: Cue, before: Sequence[Token], quote: Quote) -> Attribution:
    """The attribution with what it reports of the same sentence in front of the quotation.

    "She said the bridge was sound because “we tested it”"; "The bridge, she said, “will stand.”"
    """
    sentence = last_sentence(before)
    words = [t for t in sentence if not t.is_punct]
    at_start = sentence[0].i == sentence[0].sent.start or sentence[0].i > before[0].i
    if not at_start or not words or sentence[0].lower_ == "according":
        return found
    for first in clause_cues(sentence):
        row = row_of(first.verb)
        content = (by_clause(first.verb, row) or by_infinitive(first.verb, row)) if row is not None else None
        content = trimmed(first.verb, content, "clause") if content else None
        begin = min(content) if content else -1
        if not content or begin <= first.verb.i or words[-1].i not in content or first.subject is None:
            continue
        if first.verb.i != cue.verb.i and _speaks_for_itself(cue, first.subject):
            continue
        if begin < words[-1].i or content & {t.i for t in words}:
            outer = _attribution(doc, first, Span(doc[begin].idx, found.content[0].end))
            return replace(outer, credit=found.credit)
    front = _front_of(sentence, cue)
    if front is not None and quote.inner.of(text_of(doc)).lstrip("[( ")[:1].islower():
        return replace(found, content=(front, *found.content))
    return found


def _speaks_for_itself(cue: Cue, outer: Token) -> bool:
    """Whether the cue nearer to the quotation has a speaker other than that of the sentence."""
    if cue.subject is None or not any(c.dep_ == "nsubj" for c in cue.verb.children):
        return False
    return cue.subject.lower_ not in ("he", "she", "they", "i", "we") or outer.pos_ == "PRON"


def _front_of(sentence: Sequence[Token], cue: Cue) -> Span | None:
    """The words of a sentence in front of an attribution that commas set off."""
    if cue.subject is None:
        return None
    first = min(cue.verb.i, min(noun_phrase(cue.subject, cue.verb), default=cue.subject.i))
    front = [t for t in sentence if t.i < first]
    if len(front) < 2 or front[-1].text != ",":
        return None
    start = max((k + 1 for k, t in enumerate(front) if t.text in (";", ":")), default=0)
    front = front[start:-1]
    if not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in front):
        return None
    if front[0].lower_ in WHEN or (front[0].pos_ == "ADP" and not any(t.pos_ in ("VERB", "AUX") for t in front)):
        return None  # "On Friday, she said, ...", "When he came, she said, ..."
    return Span(front[0].idx, front[-1].idx + len(front[-1]))


def _is_speech(doc: Doc, quote: Quote) -> bool:
    words = quote.inner.of(text_of(doc)).split()
    return len(words) >= 6


def _named(doc: Doc, cue: Cue) -> tuple[Span, ...]:
    return spans(doc, noun_phrase(cue.subject, cue.verb)) if cue.subject is not None else ()


def _attribution(doc: Doc, cue: Cue, said: Span) -> Attribution:
    cued = {cue.verb.i, cue.verb.i + 1} if cue.verb.lower_ == "according" else cue_tokens(cue.verb)
    source: tuple[Span, ...] = ()
    head = -1
    if cue.subject is not None:
        named = noun_phrase(cue.subject, cue.verb) - cued
        source = spans(doc, {i for i in named if not said.start <= doc[i].idx < said.end})
        head = antecedent(cue.subject).i
    return Attribution((said,), spans(doc, cued, trim=False), source, head, cue.verb.i, cue.cue_class, "quoted")
