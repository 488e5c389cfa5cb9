"""Interviews printed as questions and answers without names: who says "I" in the answers, who is "you" when asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain
from kg.extract.coref.phrases import Places
from kg.extract.coref.quoted import MANY, everybody
from kg.extract.layout.types import Block
from kg.extract.state import text_of

_INTERVIEW = frozenset({"interview"})
_INTERVIEWS = frozenset({"interviews", "interviewed"})
_SPOKE = frozenset({"speak", "talk"})
_OPENING = 4  # blocks in which the interview is announced
_LEAST = 2  # questions
_LONGEST = 600  # characters of a question
_I = frozenset({"i", "me", "my", "mine", "myself"})
_YOU = frozenset({"you", "your", "yours", "yourself"})


def answers(
    doc: Doc,
    places: Places,
    name_at: Mapping[int, tuple[int, int, int]],
    chains: Sequence[Chain],
    fronts: Mapping[int, AbstractSet[int]],
) -> Iterator[tuple[int, int]]:
    """Each "I" of the answers and "you" of the questions with the chain of the one who is interviewed.

    "We" in the answers is the one body that the interviewed heads.

    Args:
        doc: the parsed article with its blocks.
        places: of the same.
        name_at: for each token of a name (start, end, chain).
        chains: the entities.
        fronts: for persons the bodies that they are said to head or speak for.
    """
    blocks = sorted(b for b in doc._.blocks if b.has_facts)
    asked = [_question(text_of(doc), b) for b in blocks]
    if sum(asked) < _LEAST or len(blocks) < 2 * _LEAST:
        return
    who = _interviewed(doc, blocks[:_OPENING], name_at, chains)
    if who is None:
        return
    first, starts = asked.index(True), [b.span.start for b in blocks]
    body = next(iter(fronts.get(who, ()))) if len(fronts.get(who, ())) == 1 else None
    for i in tables.places_of(doc, "LOWER", _I | _YOU | MANY):
        token = doc[i]
        if token.pos_ not in {"PRON", "DET"} or places.quote(token) >= 0:
            continue
        at = bisect_right(starts, token.idx) - 1
        if at < first or token.idx >= blocks[at].span.end or (token.lower_ in _YOU) != asked[at]:
            continue
        if token.lower_ not in MANY:
            yield token.i, who
        elif body is not None and not everybody(token):
            yield token.i, body


def _question(text: str, block: Block) -> bool:
    """Whether a paragraph asks: it is short and ends with a question mark."""
    span = block.span
    return block.kind == "body" and span.end - span.start < _LONGEST and text[span.end - 1] == "?"


def _interviewed(
    doc: Doc, blocks: Sequence[Block], name_at: Mapping[int, tuple[int, int, int]], chains: Sequence[Chain]
) -> int | None:
    """The one person whom the first lines say was interviewed, None where there is none or several."""
    end = blocks[-1].span.end
    found: dict[int, None] = {}
    for token in doc:
        if token.idx >= end:
            break
        near = [t for o in _objects(token) for t in (o, *o.subtree)]
        if token.lower_ in _INTERVIEWS:  # taggers often take it for a noun in headlines
            near += doc[token.i + 1 : token.i + 6]
        at = next((name_at[t.i][2] for t in near if t.i in name_at and chains[name_at[t.i][2]].type == "Person"), None)
        if at is not None:
            found.setdefault(at)
    if not found and any(t.lower_.startswith("interview") or _tells(t) for t in doc[: _words(doc, end)]):
        headlines = [b.span for b in doc._.blocks if b.kind == "headline" and b.span.end <= end]
        top = _words(doc, max((s.end for s in headlines), default=0))
        found = dict.fromkeys(
            name_at[i][2] for i in range(top) if i in name_at and chains[name_at[i][2]].type == "Person"
        )
    return next(iter(found)) if len(found) == 1 else None


def _words(doc: Doc, end: int) -> int:
    """Number of tokens before a place in the text."""
    return int(bisect_right([t.idx for t in doc], end - 1)) if end else 0


def _tells(token: Token) -> bool:
    """Whether a headline says that somebody told or answered: "Ann Roe tells us of her flights"."""
    return token.lower_ in {"tells", "answers", "discusses", "q&a"} and token.sent.start == 0


def _objects(token: Token) -> Iterator[Token]:
    """Whom "interviewed X", "an interview with X", "X was interviewed" and "spoke with X" are about."""
    lemma = token.lemma_.lower()
    if lemma in _INTERVIEW and token.pos_ == "VERB":
        yield from (c for c in token.children if c.dep_ in {"dobj", "nsubjpass"})
    if lemma in _INTERVIEW or lemma in _SPOKE:
        withs = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"with", "to"})
        yield from (g for c in withs for g in c.children if g.dep_ == "pobj")
