"""Trains the scorer of statements.

The probabilities are calibrated on held-out folds of articles (Platt 1999, "Probabilistic Outputs for Support Vector
Machines").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.extract.statements.scorer import Scorer
from kg.train.examples import Example
from kg.train.folds import FOLDS, fold_of
from kg.train.logistic import fit

#: The least probability of what the rules found, and of a candidate beyond them. An annotated corpus is denser in
#: attributions than the news that people feed in, so the scorer overrules the rules only where it is clear.
KEEP, ADD = 0.1, 0.65


@dataclass(frozen=True, slots=True)
class Trained:
    """A scorer's table and how it did on articles that it had not seen.

    Args:
        table: the text of `weights.tsv`.
        examples: candidates seen, and how many of them were right.
        rules: precision, recall and F1 (percent) of the rules alone over the candidates.
        scorer: the same with the scorer.
        folds: for each fold a scorer that has not seen its articles, on the same scale.
    """

    table: str
    examples: tuple[int, int]
    rules: tuple[float, float, float]
    scorer: tuple[float, float, float]
    folds: tuple[Scorer, ...] = ()


def train(found: Sequence[Example], source: str) -> Trained:
    """Fits the scorer.

    Args:
        found: labelled candidates.
        source: what they come from, for the header of the table.

    Raises:
        InputError: there are too few of them to learn from.
    """
    right = sum(e.right for e in found)
    if right < FOLDS * 10 or right == len(found):
        raise InputError(
            f"{right} right candidates among {len(found)} are too few to learn from",
            "give more annotated articles, with the key `layers` naming `statements`",
        )
    folds = _folds(found)
    held_out = [_log_odds(folds[fold_of(e.article)], e) for e in found]
    slope, shift = _calibration(held_out, found)
    probability = [1 / (1 + math.exp(-(slope * z + shift))) for z in held_out]
    scored = _prf(found, [p >= (KEEP if e.by_rule else ADD) for p, e in zip(probability, found, strict=True)])
    weights = _scaled(fit([(e.features, e.right, 1.0) for e in found]), slope, shift)
    lines = [
        "# Weights of the statement scorer: log-odds that each feature adds. Made by `kg train statements`.",
        f"# source: {source}; {len(found)} candidates, {right} of them right",
        f"# keep\t{KEEP:.2f}",
        f"# add\t{ADD:.2f}",
        *(f"{n}\t{w:.3f}" for n, w in sorted(weights.items())),
    ]
    taken = [e.by_rule for e in found]
    return Trained(
        "\n".join(lines) + "\n",
        (len(found), right),
        _prf(found, taken),
        scored,
        tuple(Scorer(_scaled(w, slope, shift), KEEP, ADD) for w in folds),
    )


def _folds(found: Sequence[Example]) -> list[dict[str, float]]:
    """For each fold the weights of a model that has not seen its articles."""
    fold = [fold_of(e.article) for e in found]
    return [fit([(e.features, e.right, 1.0) for e, f in zip(found, fold, strict=True) if f != k]) for k in range(FOLDS)]


def _log_odds(weights: dict[str, float], example: Example) -> float:
    return sum(weights.get(n, 0.0) for n in (*example.features, "always"))


def _scaled(weights: dict[str, float], slope: float, shift: float) -> dict[str, float]:
    """The weights with their sum calibrated."""
    return {n: w * slope for n, w in weights.items()} | {"always": weights.get("always", 0.0) * slope + shift}


def _calibration(scores: Sequence[float], found: Sequence[Example]) -> tuple[float, float]:
    """Slope and shift that make log-odds into honest probabilities (gradient descent; two parameters)."""
    slope, shift = 1.0, 0.0
    for _step in range(400):
        down = across = 0.0
        for z, e in zip(scores, found, strict=True):
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * z + shift)))) - e.right
            down += error * z
            across += error
        slope -= 0.02 * down / len(found)
        shift -= 0.1 * across / len(found)
    return slope, shift


def _prf(found: Sequence[Example], taken: Sequence[bool]) -> tuple[float, float, float]:
    hits = sum(e.right and t for e, t in zip(found, taken, strict=True))
    right = sum(e.right for e in found)
    precision, recall = hits / max(1, sum(taken)), hits / max(1, right)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return round(100 * precision, 1), round(100 * recall, 1), round(100 * f1, 1)
