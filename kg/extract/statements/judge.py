"""Keeps, drops and adds attributions by how likely the scorer finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.quotes.types import Quote
from kg.extract.statements.features import features
from kg.extract.statements.scorer import Scorer
from kg.extract.statements.types import Attribution


def judged(
    doc: Doc,
    found: Sequence[Attribution],
    beyond: Sequence[Attribution],
    quotes: Sequence[Quote],
    scorer: Scorer,
    *,
    headline: bool,
) -> list[Attribution]:
    """The attributions of a block after judgement, each with its probability.

    Args:
        doc: the parsed article.
        found: what the rules found.
        beyond: candidates that the rules alone do not take; added, the likeliest first, where they are likely enough
            and neither lie in another's content nor take another in.
        quotes: the quotations of the block.
        scorer: the judge.
        headline: whether the block is a headline.
    """

    def with_probability(a: Attribution, *, by_rule: bool) -> Attribution:
        return replace(a, probability=scorer.probability(features(doc, a, quotes, headline=headline, by_rule=by_rule)))

    # A quotation in marks is kept whatever its cue: its words are somebody's, and it may go on another.
    kept = [with_probability(a, by_rule=True) for a in found]
    kept = [a for a in kept if a.probability >= scorer.keep or a.rule in ("quoted", "running")]
    rest = [with_probability(a, by_rule=False) for a in beyond]
    for a in sorted(rest, key=lambda a: (-a.probability, a.content, a.source)):
        if a.probability >= scorer.add and not any(_clash(doc, a, b) for b in kept):
            kept.append(a)
    return kept


def _clash(doc: Doc, a: Attribution, b: Attribution) -> bool:
    """Whether two can't both stand: one cue, one content, or one inside the other."""
    if a.verb == b.verb or set(a.content) & set(b.content):
        return True
    return _inside(doc, a, b) != _inside(doc, b, a)


def _inside(doc: Doc, inner: Attribution, outer: Attribution) -> bool:
    at = doc[inner.verb].idx if inner.verb >= 0 else inner.content[0].start
    return any(s.start <= at < s.end for s in outer.content)
