"""Attributions inside what somebody says: the speaker's own "I think ...", and who is said to have said something.

Both are given beside the attribution that they stand in, so that a claim is found under whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.clauses import lemma_of
from kg.extract.statements.extents import with_whole_quotes
from kg.extract.statements.features import features
from kg.extract.statements.indirect import find_indirect
from kg.extract.statements.scorer import Scorer
from kg.extract.statements.tokens import TokenIndex
from kg.extract.statements.types import Attribution
from kg.model import Span

#: names of the rules of this module
NESTED = frozenset({"own", "passed on"})
#: verbs of opinion: who "knows" or "remembers" something says so in the quotation itself
_OPINION = frozenset(
    "assume believe bet doubt expect fear feel figure guess hope imagine reckon suppose suspect think trust".split()
)
_FIRST_PERSON = frozenset({"i", "we"})


def with_nested(
    doc: Doc, index: TokenIndex, found: Sequence[Attribution], quotes: Sequence[Quote], scorer: Scorer | None
) -> Iterator[Attribution]:
    """The attributions, each followed by those inside its content.

    Their rule is `own` where the speaker goes on about himself, `passed on` where the words are another's.
    """
    taken = {a.verb for a in found}
    for outer in found:
        yield outer
        for span in outer.content:
            tokens = [t for t in index.between(span.start, span.end) if t.i not in taken]
            for inner in find_indirect(tokens):
                around = _around(doc[inner.verb].idx, quotes)
                nested = (
                    _passed_on(doc, with_whole_quotes(text_of(doc), inner, quotes), outer)
                    if around is None
                    else _own(doc, inner, around)
                )
                if nested is None:
                    continue
                if scorer is not None:
                    seen = features(doc, inner, quotes, headline=False, by_rule=True)
                    nested = replace(nested, probability=scorer.probability(seen))
                yield nested


def _around(at: int, quotes: Iterable[Quote]) -> Quote | None:
    """The outermost quotation around a character."""
    return next((q for q in quotes if q.depth == 0 and q.inner.start <= at < q.inner.end), None)


def _own(doc: Doc, inner: Attribution, around: Quote) -> Attribution | None:
    """What the speaker of a quotation believes, with the content kept inside the marks: "I think we can win"."""
    if inner.rule != "clause" or lemma_of(doc[inner.verb]) not in _OPINION:
        return None
    source = doc[inner.head]
    asked = any(c.dep_ == "aux" and c.i < source.i for c in doc[inner.verb].children)  # "Do I think ...?"
    if source.lower_ not in _FIRST_PERSON or asked:
        return None
    to = around.inner
    if not all(to.covers(s) for s in (*inner.source, *inner.cue)):
        return None
    content = tuple(Span(max(s.start, to.start), min(s.end, to.end)) for s in inner.content if s.overlaps(to))
    return replace(inner, content=content, rule="own") if content else None


def _passed_on(doc: Doc, inner: Attribution, outer: Attribution) -> Attribution | None:
    """Somebody else's words that the outer source passes on: "the mayor said the firm had claimed ..."."""
    verb, head = doc[inner.verb], doc[inner.head]
    if inner.rule != "clause" or inner.cue_class != "speech" or head.pos_ not in ("PROPN", "NOUN"):
        return None
    if outer.cue_class not in ("speech", "document") or _is_unsaid(verb):
        return None
    within = all(any(c.covers(s) for c in outer.content) for s in (*inner.source, *inner.content))
    return replace(inner, credit=outer.source, rule="passed on") if within else None


def _is_unsaid(verb: Token) -> bool:
    """Whether the words were not said, or only may be: "if the firm says ...", "should admit"."""
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.tag_ == "MD") for c in verb.children):
        return True
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
