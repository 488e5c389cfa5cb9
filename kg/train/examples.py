"""Annotated articles as labelled candidates: what the scorer sees, and whether a reader marked it.

A candidate is right when its content shares at least half of its words with a marked statement's (intersection over
union) and its source shares a word with that statement's: the measure by which attribution is scored everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.language import parse_blocks
from kg.extract.layout.rules import find_blocks
from kg.extract.layout.types import Block
from kg.extract.quotes.rules import find_quotes
from kg.extract.quotes.types import Quote
from kg.extract.statements.features import features
from kg.extract.statements.nested import NESTED
from kg.extract.statements.rules import beyond, find_attributions, in_any
from kg.extract.statements.tokens import TokenIndex
from kg.extract.statements.types import BY_LAYOUT, Attribution
from kg.model import Annotation
from kg.train.pairs import HALF, Words


@dataclass(frozen=True, slots=True)
class Parsed:
    """An annotated article with its parse and its blocks."""

    annotation: Annotation
    doc: Doc
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of an annotated article.

    Args:
        article: the article's id, so that folds never part an article.
        features: as the scorer sees them.
        by_rule: whether the rules alone take it.
        right: whether a reader marked it.
    """

    article: str
    features: tuple[str, ...]
    by_rule: bool
    right: bool


def parsed(nlp: Language, annotations: Iterable[Annotation]) -> Iterator[Parsed]:
    """The articles, parsed as extraction does it."""
    for annotation in annotations:
        blocks = find_blocks(annotation.article.text, annotation.article.title)
        yield Parsed(annotation, parse_blocks(nlp, annotation.article.text, [b.span for b in blocks]), tuple(blocks))


def examples(articles: Iterable[Parsed]) -> Iterator[Example]:
    """The candidates of every article with what a reader says of each."""
    for article in articles:
        annotation, doc, blocks = article.annotation, article.doc, article.blocks
        text = annotation.article.text
        quotes = find_quotes(text, [b.span for b in blocks if b.has_facts])
        gold = _Gold(annotation)
        for found, near, block, by_rule in _candidates(doc, blocks, quotes):
            seen = features(doc, found, near, headline=block.kind == "headline", by_rule=by_rule)
            yield Example(annotation.article.id, tuple(seen), by_rule, gold.has(found))


def _candidates(
    doc: Doc, blocks: Sequence[Block], quotes: Sequence[Quote]
) -> Iterator[tuple[Attribution, list[Quote], Block, bool]]:
    index = TokenIndex(doc)
    outer = [q for q in quotes if q.depth == 0]
    found = find_attributions(doc, blocks, quotes)
    for block in blocks:
        if not block.has_facts:
            continue
        near = [q for q in outer if block.span.covers(q.span)]
        mine = [a for a in found if block.span.start <= a.content[0].start < block.span.end and a.rule not in NESTED]
        if any(a.rule in BY_LAYOUT for a in mine):
            continue  # nothing in the block is judged
        for a in mine:
            yield a, near, block, True
        tokens = [t for t in index.between(block.span.start, block.span.end) if not in_any(t.idx, near)]
        for a in beyond(doc, tokens, mine, near):
            yield a, near, block, False


class _Gold:
    """The statements that a reader marked, as sets of word numbers."""

    def __init__(self, annotation: Annotation) -> None:
        self._words = Words(annotation.article.text).of
        self._marked = [(self._words(s.content), self._words(s.source)) for s in annotation.statements]

    def has(self, found: Attribution) -> bool:
        """Whether the candidate is one of them."""
        content, source = self._words(found.content), self._words(found.source)
        return any(
            len(content & c) >= HALF * len(content | c) and (bool(source & s) if s else not source)
            for c, s in self._marked
            if c & content
        )
