"""Credit to another outlet or document: "..., The Times reported", "..., as per a recording".

Such a tail of a sentence passes on what a nearer source said: in "'We lost', Reed said, the Courier reported" Reed
speaks and the Courier is credited. Where the sentence has no nearer source, the tail's source is the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from kg.extract.statements.clauses import noun_phrase, spans
from kg.extract.statements.types import Attribution
from kg.model import Span

_PASSING_ON = frozenset({"report", "cite"})
#: a tail longer than this is a clause of its own
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Tail:
    """The credit at the end of a sentence: the words from its comma to the end, and the cue and source in them."""

    span: Span
    sentence: Span
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    head: int
    verb: int


def find_tails(doc: Doc, sentences: Sequence[Sentence]) -> list[Tail]:
    """The credits that end sentences."""
    return [t for s in sentences if (t := _tail(doc, s)) is not None]


def _tail(doc: Doc, sentence: Sentence) -> Tail | None:
    tokens = [t for t in sentence if not t.is_space and t.text not in ".\"”'’"]
    if not tokens:
        return None
    for k in range(len(tokens) - 2, max(len(tokens) - _LONGEST, 0), -1):
        if tokens[k].text != ",":
            continue
        found = _cue_and_source(tokens[k + 1 :])
        if found:
            cue, source = found
            return Tail(
                Span(tokens[k].idx, tokens[-1].idx + len(tokens[-1])),
                Span(sentence.start_char, sentence.end_char),
                spans(doc, {t.i for t in cue}, trim=False),
                spans(doc, noun_phrase(source) & {t.i for t in tokens[k + 1 :]} - {t.i for t in cue}),
                source.i,
                cue[0].i,
            )
    return None


def _cue_and_source(tail: Sequence[Token]) -> tuple[list[Token], Token] | None:
    first = tail[0].lower_
    if first == "as" and len(tail) > 2 and tail[1].lower_ == "per":
        return _after(tail, 2)
    if first == "according" and len(tail) > 2 and tail[1].lower_ == "to":
        return _after(tail, 2)
    if tail[0].lemma_.lower() in _PASSING_ON and tail[0].tag_ == "VBD" and len(tail) > 1:
        return _after(tail, 1)
    for k, t in enumerate(tail[1:7], 1):
        if t.lemma_.lower() in _PASSING_ON and t.tag_ in ("VBD", "VBZ", "VBN"):
            named = [n for n in tail[:k] if n.pos_ in ("PROPN", "NOUN", "PRON")]
            plain = all(n.pos_ in ("PROPN", "NOUN", "DET", "ADP", "PART", "ADJ", "PRON") for n in tail[:k])
            return ([t], _top(named)) if named and plain else None
    return None


def _after(tail: Sequence[Token], k: int) -> tuple[list[Token], Token] | None:
    named = [n for n in tail[k:] if n.pos_ in ("PROPN", "NOUN", "PRON")]
    return (list(tail[:k]), _top(named)) if named else None


def _top(named: Sequence[Token]) -> Token:
    """The noun of a name's words that the others hang on."""
    inside = {n.i for n in named}
    token = named[0]
    for _step in named:
        if token.head.i not in inside or token.dep_ in ("pobj", "conj", "appos"):
            break
        token = token.head
    return token


def with_credits(doc: Doc, found: Sequence[Attribution], tails: Sequence[Tail]) -> list[Attribution]:
    """The attributions, each tail made a credit of those in its sentence.

    Where a sentence has none, the tail is an attribution of its own. No content keeps the words of a tail.
    """
    out = list(found)
    for tail in tails:
        mine = [k for k, a in enumerate(out) if _cue_at(doc, a) is not None and _in(tail, a, doc)]
        own = [k for k in mine if any(tail.span.overlaps(c) for c in out[k].cue)]
        rest = [k for k in mine if k not in own and out[k].cue_class not in ("belief", "intention")]
        for k in rest:
            content = _without(out[k].content, tail.span)
            if content:
                out[k] = replace(out[k], content=content, credit=tail.source)
        if rest:
            out = [a for k, a in enumerate(out) if k not in own]
        elif not own:
            before = Span(tail.sentence.start, tail.span.start) if tail.span.start > tail.sentence.start else None
            if before and tail.source and doc.text[before.start : before.end].strip():
                out.append(Attribution((before,), tail.cue, tail.source, tail.head, tail.verb, "speech", "according"))
    return out


def _cue_at(doc: Doc, a: Attribution) -> int | None:
    return doc[a.verb].idx if a.verb >= 0 else None


def _in(tail: Tail, a: Attribution, doc: Doc) -> bool:
    at = _cue_at(doc, a)
    if at is None:
        return False
    # A quotation whose last sentence ends the tail's sentence counts too.
    return tail.sentence.start <= at < tail.sentence.end


def _without(content: Sequence[Span], tail: Span) -> tuple[Span, ...]:
    out: list[Span] = []
    for s in content:
        if not s.overlaps(tail):
            out.append(s)
            continue
        if s.start < tail.start:
            out.append(Span(s.start, tail.start))
        if tail.end < s.end and s.end - tail.end > 2:
            out.append(Span(tail.end, s.end))
    return tuple(out)
