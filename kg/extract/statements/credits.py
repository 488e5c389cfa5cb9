"""Credit to another outlet or document: "..., The Times reported", "..., as per a recording".

Such a tail of a sentence passes on what a nearer source said: in "'We lost', Reed said, the Courier reported" Reed
speaks and the Courier is credited. Where the sentence has no nearer source, the tail's source is the speaker. Whom an
outlet cites speaks, and the outlet is credited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from kg.extract.state import text_of
from kg.extract.statements.clauses import CITING, noun_phrase, spans
from kg.extract.statements.types import Attribution
from kg.model import Span

#: verbs of one who passes on what others said
PASSING_ON = frozenset({"report", "cite"})
#: what an outlet does that passes something on, said of it as "the paper"
_ADDING = frozenset({"add", "say", "write"})
#: nouns for an outlet
OUTLETS = frozenset("agency broadcaster channel daily magazine newspaper outlet paper station tabloid website".split())
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
        if found and not _goes_on(tokens[k + 1 :], found[0]):
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


def _goes_on(tail: Sequence[Token], cue: Sequence[Token]) -> bool:
    """Whether the sentence that the tail was in goes on behind it ("The bill, according to her, was paid")."""
    cues = {c.i for c in cue}
    for t in tail[2:]:
        if t.i in cues:
            continue
        if t.dep_ == "ccomp" and t.head.i == cue[-1].i:
            return True
        if t.dep_ == "ROOT" or (t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.head.i < tail[0].i):
            return True
    return False


def _cue_and_source(tail: Sequence[Token]) -> tuple[list[Token], Token] | None:
    first = tail[0].lower_
    if first == "as" and len(tail) > 2 and tail[1].lower_ == "per":
        return _after(tail, 2)
    if first == "according" and len(tail) > 2 and tail[1].lower_ == "to":
        return _after(tail, 2)
    if tail[0].lemma_.lower() in PASSING_ON and tail[0].tag_ == "VBD" and len(tail) > 1:
        return _after(tail, 1)
    for k, t in enumerate(tail[1:7], 1):
        named = [n for n in tail[:k] if n.pos_ in ("PROPN", "NOUN", "PRON")]
        outlet = tail[0].lower_ == "the" and t.lemma_.lower() in _ADDING and tail[k - 1].lemma_.lower() in OUTLETS
        if (t.lemma_.lower() in PASSING_ON or outlet) and t.tag_ in ("VBD", "VBZ", "VBN"):
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
        own = [a for a in out if any(tail.span.overlaps(c) for c in a.cue)]
        rest = [a for a in out if a not in own and _said_in(doc, a, tail)]
        if rest:
            cut = [(a, _without(a.content, tail.span)) for a in rest]
            changed = {id(a): replace(a, content=c, credit=tail.source) for a, c in cut if c}
            out = [changed.get(id(a), a) for a in out if a not in own]
            continue
        before = text_of(doc)[tail.sentence.start : tail.span.start]
        if tail.source and before.strip():
            content = (Span(tail.sentence.start, tail.sentence.start + len(before.rstrip())),)
            out = [a for a in out if a not in own]
            passing = tail.source if doc[tail.verb].lower_ == "as" else ()  # "as per the Courier" passes it on
            out.append(
                Attribution(content, tail.cue, tail.source, tail.head, tail.verb, "speech", "according", credit=passing)
            )
    return _with_cited(doc, out)


def _with_cited(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; where an outlet reports something "citing X", X says it and the outlet is credited."""
    out: list[Attribution] = []
    cited_at: set[int] = set()
    for a in found:
        cited = _cited(doc, a)
        if cited is None:
            out.append(a)
            continue
        citing, source = cited
        cited_at.add(citing.i)
        tail = Span(citing.idx, citing.sent.end_char)
        named = {i for i in noun_phrase(source) if not any(s.start <= doc[i].idx < s.end for s in a.content)}
        out.append(
            replace(
                a,
                content=_without(a.content, tail) or a.content,
                cue=spans(doc, {citing.i}, trim=False),
                source=spans(doc, named),
                head=source.i,
                verb=citing.i,
                credit=a.source,
            )
        )
    # The citing itself is no statement beside it.
    return [a for a in out if a.verb not in cited_at or a.credit]


def _cited(doc: Doc, a: Attribution) -> tuple[Token, Token] | None:
    """The word "citing" or "quoting" behind a report, and whom or what it cites."""
    if a.verb < 0 or doc[a.verb].lemma_.lower() != "report" or (a.head >= 0 and doc[a.head].ent_type_ == "PERSON"):
        return None
    verb = doc[a.verb]
    for t in doc[a.verb + 1 : verb.sent.end]:
        if t.lower_ in CITING and t.tag_ == "VBG":
            named = [c for c in t.children if c.dep_ == "dobj"]
            return (t, named[0]) if named and a.source else None
    return None


def _said_in(doc: Doc, a: Attribution, tail: Tail) -> bool:
    """Whether an attribution has its cue in the tail's sentence, or a quotation that ends it."""
    if a.cue_class in ("belief", "intention") or a.verb < 0:
        return False
    in_sentence = tail.sentence.start <= doc[a.verb].idx < tail.sentence.end
    return in_sentence or (a.rule == "quoted" and any(tail.sentence.overlaps(s) for s in a.content))


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
