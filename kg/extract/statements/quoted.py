"""Attributions of quotations that stand by themselves, with the cue before or behind them.

A block is read as quotations and the narrative between them. A quotation that ends like an utterance is attributed by
the cue that follows it or leads up to it; the next one after an attribution that ends its sentence goes on with it;
one that begins a block without a cue goes on with the speaker before it. Words in quotation marks that are part of a
sentence ("called it a 'disaster'") are left to the rules over the parse.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.clauses import antecedent, cue_tokens, noun_phrase, passive, spans, subject_of, temporal
from kg.extract.statements.indirect import row_of, speaker_before
from kg.extract.statements.types import Attribution
from kg.model import Span

_END = ",.?!—–-…"
_SENTENCE_END = frozenset(".?!")
#: closing marks of a quotation inside, which may end it together with the outer one
_NESTED = "'’”\" "


@dataclass(frozen=True, slots=True)
class _Cue:
    verb: Token
    subject: Token | None
    cue_class: str


class TokenIndex:
    """Tokens by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [t.idx for t in doc]

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that begin in `[start, end)`, white space left out."""
        a, b = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        return [t for t in self.doc[a:b] if not t.is_space]


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
        after_end = quotes[n + 1].span.start if n + 1 < len(quotes) else block.end
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
            and _goes_on(before, full_stop=_full_stop(text_of(doc), quotes[n - 1]))
        ):
            old = out[last]
            out[last] = replace(old, content=(*old.content, quote.span))
            taken[n] = last
            continue
        said, tail = (quote.span, None) if quote.closed else _without_tail(index, quote)
        cue = _lead_in(before) or (_follow_up(text_of(doc), quote, after) if quote.closed else None)
        if cue is not None:
            found = _attribution(doc, cue, said)
            out.append(replace(found, credit=_named(doc, tail)) if tail else found)
        elif tail is not None:
            out.append(_attribution(doc, tail, said))
        elif (quote.continues or quote.span.start == block.start) or _is_speech(doc, quote):
            out.append(Attribution((quote.span,), (), (), -1, -1, "speech", "running", continues=True))
        else:
            continue
        last = len(out) - 1
        taken[n] = last
    return out


def stands_alone(text: str, quote: Quote, before: Sequence[Token]) -> bool:
    """Whether the quotation is an utterance of its own and no part of the sentence around it."""
    inner = quote.inner.of(text).strip().rstrip(_NESTED)
    if not inner:
        return False
    if before and before[-1].text == ":":
        return True
    outside = text[quote.span.end : quote.span.end + 1]
    ends = inner[-1] in _END or outside == "," or not quote.closed
    starts = not before or before[-1].text in (":", ",", ".", "?", "!", ";", "—", "–") or _row_q(before[-1])
    begins = inner[0].isupper() or not inner[0].isalpha() or not before or _row_q(before[-1])
    # "...," she said, "and we will stay": the second part of an interrupted quotation begins in lower case.
    return ends and starts and (begins or (before[-1].text == "," and any(_row_q(t) for t in before)))


def _row_q(token: Token) -> bool:
    row = row_of(token)
    return row is not None and row.takes("q")


def _ends_sentence(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[-1].text in _SENTENCE_END


def _goes_on(between: Sequence[Token], *, full_stop: bool) -> bool:
    """Whether what stands between two quotations is one attribution at most, so the second goes on with the first."""
    stops = sum(t.text in _SENTENCE_END for t in between)
    if stops > 1 or (stops == 1 and between[-1].text not in _SENTENCE_END):
        return False
    later = [t for t in between if _row_q(t)]
    if len(later) > 1:
        return False  # "...," she said, adding later, "...": two attributions
    # "...." He was silent, then said: "...": a sentence of its own leads up to the second.
    return not (full_stop and stops == 0 and _ends_with_lead([t for t in between if t.text != ","]))


def _full_stop(text: str, quote: Quote) -> bool:
    return quote.inner.of(text).rstrip().rstrip(_NESTED).endswith(".")


def _ends_with_lead(between: Sequence[Token]) -> bool:
    return bool(between) and (between[-1].text == ":" or _row_q(between[-1]))


def _clause_cues(tokens: Sequence[Token]) -> list[_Cue]:
    out = []
    for t in tokens:
        row = row_of(t)
        if row is None or not row.takes("q") or passive(t):
            continue
        subject = subject_of(t) or _beside(t, tokens)
        shared = t.dep_ == "conj" or t.tag_ == "VBG"
        if shared and (subject is None or not any(c.i == subject.i for c in t.children)):
            # "..., the clerk said, adding: ...": who speaks on is who spoke, not the subject of what was said.
            subject = speaker_before(t) or subject
        if subject is not None and (tokens[0].i <= subject.i <= tokens[-1].i or shared):
            out.append(_Cue(t, subject, row.cue_class))
    return out


def _beside(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun right beside a verb, where the parse gave no subject."""
    k = verb.i - tokens[0].i
    for step in (1, -1):
        i = verb.i + step
        while tokens[0].i <= i <= tokens[-1].i and verb.doc[i].pos_ in ("DET", "ADJ", "ADV", "AUX"):
            i += step
        if tokens[0].i <= i <= tokens[-1].i and k >= 0 and verb.doc[i].pos_ in ("PROPN", "NOUN", "PRON"):
            noun = verb.doc[i]
            while noun.dep_ == "compound" and noun.head.i > noun.i:
                noun = noun.head
            return noun
    return None


def _follow_up(text: str, quote: Quote, after: Sequence[Token]) -> _Cue | None:
    """The cue behind a quotation: ..., she said."""
    sentence: list[Token] = []
    for t in after:
        sentence.append(t)
        if t.text in _SENTENCE_END and len(t.text) == 1:
            break
    if not sentence:
        return None
    full_stop = _full_stop(text, quote)
    cues = _clause_cues(sentence)
    if not cues:
        return None
    first = cues[0]
    if _has_own_clause(first.verb, sentence):
        return None
    if full_stop and sentence[0].text[:1].isupper() and first.verb.i - sentence[0].i > 8:
        return None
    return first


def _without_tail(index: TokenIndex, quote: Quote) -> tuple[Span, _Cue | None]:
    """A quotation that was left open, without the attribution that runs on behind it ("...", she said.)."""
    tokens = index.between(quote.inner.start, quote.inner.end)
    for k in range(len(tokens) - 2, max(len(tokens) - 16, 1), -1):
        if tokens[k].text == ",":
            behind = tokens[k + 1 :]
            cues = _clause_cues(behind)
            near = cues and cues[0].subject is not None and min(cues[0].verb.i, cues[0].subject.i) - behind[0].i <= 3
            if near and not any(t.pos_ == "SCONJ" for t in behind[:2]):
                return Span(quote.span.start, tokens[k].idx + 1), cues[0]
    return quote.span, None


def _lead_in(before: Sequence[Token]) -> _Cue | None:
    """The cue in front of a quotation: she said: "...", or a sentence that ends with a colon."""
    if not before or before[-1].text in _SENTENCE_END:
        return None
    start = max((k + 1 for k, t in enumerate(before[:-1]) if t.text in _SENTENCE_END), default=0)
    sentence = before[start:]
    if not sentence:
        return None
    cues = _clause_cues(sentence)
    if cues and (sentence[-1].text in (":", ",") or sentence[-1].i - cues[-1].verb.i <= 4):
        return cues[-1]
    if sentence[-1].text == ":":
        for t in sentence:
            if t.dep_ == "ROOT" or (t.pos_ == "VERB" and t.dep_ in ("advcl", "conj", "relcl", "ccomp")):
                subject = subject_of(t)
                if subject is not None and subject.i >= sentence[0].i:
                    return _Cue(t, subject, "speech")
    return None


def _has_own_clause(verb: Token, sentence: Sequence[Token]) -> bool:
    """Whether the verb has a clause of its own in the narrative ("...." He said that ...)."""
    return any(
        c.dep_ == "ccomp"
        and verb.i < c.i <= sentence[-1].i
        and not temporal(c)
        and c.left_edge.i <= verb.i + 4
        and not any(t.text == "," for t in verb.doc[verb.i : c.left_edge.i])
        for c in verb.children
    )


def _is_speech(doc: Doc, quote: Quote) -> bool:
    words = quote.inner.of(text_of(doc)).split()
    return len(words) >= 6


def _named(doc: Doc, cue: _Cue) -> tuple[Span, ...]:
    return spans(doc, noun_phrase(cue.subject, cue.verb)) if cue.subject is not None else ()


def _attribution(doc: Doc, cue: _Cue, said: Span) -> Attribution:
    source: tuple[Span, ...] = ()
    head = -1
    if cue.subject is not None:
        words = {i for i in noun_phrase(cue.subject, cue.verb) if not said.start <= doc[i].idx < said.end}
        source = spans(doc, words)
        head = antecedent(cue.subject).i
    return Attribution(
        (said,), spans(doc, cue_tokens(cue.verb), trim=False), source, head, cue.verb.i, cue.cue_class, "quoted"
    )
