"""Measures how often the finds of each kind are right on articles that the scorer has not seen.

The scorer's probabilities are calibrated over all candidates at once, and before what clashes is left out. What a
reader of the graph wants to know is how often a statement is right, and that differs between kinds of find: a quotation
in marks is safer than a verb that no table knows. So the finds of the folds, each made by a scorer that has not seen
the article, are held against what a reader marked, and each kind gets a curve of two constants (Platt 1999,
"Probabilistic Outputs for Support Vector Machines"), drawn to the straight line where there are few finds. What no
scorer judges gets the share that is right. The figures stand at the head of the table of weights.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.quotes.rules import find_quotes
from kg.extract.statements.confidence import UNJUDGED, kind_of, log_odds, sigmoid
from kg.extract.statements.nested import NESTED
from kg.extract.statements.rules import find_attributions
from kg.extract.statements.scorer import Scorer
from kg.train.examples import Parsed
from kg.train.folds import fold_of
from kg.train.pairs import right

#: how strongly a curve is drawn to the straight line (the inverse of the variance that slope and shift may have)
_DRAWN = 5.0
#: how many finds the expected share of what nothing judges is worth
_PRIOR = 5.0
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Find:
    """A statement that was found in an article of the corpus.

    Args:
        kind: of find, or the rule where no scorer judged it.
        probability: the scorer's, or negative.
        right: whether a reader marked it.
    """

    kind: str
    probability: float
    right: bool


def held_out(articles: Iterable[Parsed], folds: Sequence[Scorer]) -> Iterator[Find]:
    """What is found in each article by the scorer of the fold that the article is no part of."""
    for article in articles:
        annotation, doc, blocks = article.annotation, article.doc, article.blocks
        text = annotation.article.text
        quotes = find_quotes(text, [b.span for b in blocks if b.has_facts])
        found = find_attributions(doc, blocks, quotes, folds[fold_of(annotation.article.id)])
        marked = [(s.content, s.source) for s in annotation.statements]
        for a, is_right in zip(found, right(text, [(a.content, a.source) for a in found], marked), strict=True):
            # Corpora mark the outermost attribution only: what is nested in one can't be judged by them.
            if is_right is not None and a.rule not in NESTED:
                yield Find(a.rule if a.probability < 0 else kind_of(a), a.probability, is_right)


def measured(finds: Iterable[Find]) -> dict[str, float]:
    """The figures by name: `slope KIND` and `shift KIND` of the judged, `share RULE` of the others."""
    judged: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    others: defaultdict[str, list[bool]] = defaultdict(list)
    for find in finds:
        if find.probability < 0:
            others[find.kind].append(find.right)
        else:
            judged[find.kind].append((log_odds(find.probability), find.right))
    out: dict[str, float] = {}
    for kind, rows in judged.items():
        out[f"slope {kind}"], out[f"shift {kind}"] = _curve(rows)
    for rule, rights in others.items():
        out[f"share {rule}"] = (sum(rights) + _PRIOR * UNJUDGED) / (len(rights) + _PRIOR)
    return dict(sorted(out.items()))


def with_figures(table: str, figures: dict[str, float]) -> str:
    """The table of weights with the figures in its head, where the scorer looks for them."""
    lines = table.splitlines(keepends=True)
    head = sum(line.startswith("#") for line in lines)
    return "".join([*lines[:head], *(f"# {name}\t{value:.3f}\n" for name, value in figures.items()), *lines[head:]])


def _curve(rows: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift of log-odds by Newton's method, drawn to 1 and 0."""
    at = (1.0, 0.0)
    loss = _loss(rows, at)
    for _step in range(_STEPS):
        by_slope, by_shift = _newton(rows, at)
        # The whole step can lead too far where the probabilities are near 0 or 1: then a part of it.
        for part in (1.0, 0.5, 0.25, 0.125, 0.0625):
            to = (at[0] - part * by_slope, at[1] - part * by_shift)
            if (new := _loss(rows, to)) < loss:
                break
        else:
            break
        at, loss = to, new
    if at[0] > 0:
        return at
    # A curve that falls would call the likelier find the less certain one: then all have the share that is right.
    return 0.0, log_odds((sum(r for _, r in rows) + _DRAWN / 2) / (len(rows) + _DRAWN))


def _loss(rows: Sequence[tuple[float, bool]], at: tuple[float, float]) -> float:
    """What the curve costs: how unlikely it makes the rows, and how far it is from the straight line."""
    slope, shift = at
    away = _DRAWN / 2 * ((slope - 1) ** 2 + shift**2)
    chances = (sigmoid((slope * odds + shift) * (1 if is_right else -1)) for odds, is_right in rows)
    return away - sum(math.log(chance) for chance in chances)


def _newton(rows: Sequence[tuple[float, bool]], at: tuple[float, float]) -> tuple[float, float]:
    """The step that would reach the bottom if the loss were a parabola: gradient by the inverse of its slope."""
    slope, shift = at
    down, across = _DRAWN * (slope - 1), _DRAWN * shift
    a, b, c = _DRAWN, 0.0, _DRAWN
    for odds, is_right in rows:
        p = sigmoid(slope * odds + shift)
        down += (p - is_right) * odds
        across += p - is_right
        weight = p * (1 - p)
        a, b, c = a + weight * odds * odds, b + weight * odds, c + weight
    size = a * c - b * b
    return (down * c - across * b) / size, (across * a - down * b) / size
