"""How likely a candidate is an attribution: a logistic model over named features, its weights a table.

Trained by `kg train statements`; `tables/weights.tsv` says on what. The sum of the weights of a candidate's features is
the log-odds. A feature without a row weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.errors import InputError

SHIPPED = Path(__file__).parent / "tables" / "weights.tsv"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights by feature. `keep` and `add` are the least probabilities of what the rules found and of the rest.

    `figures` is what was measured of finds made with these weights; `confidence` reads it.
    """

    weights: dict[str, float]
    keep: float
    add: float
    figures: dict[str, float] = field(default_factory=dict)

    def probability(self, features: Iterable[str]) -> float:
        """0 to 1."""
        weights = self.weights
        total = sum([weights[f] for f in (*features, "always") if f in weights])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=2)
def load(path: Path = SHIPPED) -> Scorer:
    """The scorer of a table of weights: lines `feature TAB weight`; in comment lines `keep`, `add` and the figures.

    Raises:
        InputError: the file can't be read or is no such table.
    """
    weights: dict[str, float] = {}
    limits: dict[str, float] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            name, _, value = line.lstrip("# ").partition("\t")
            if not line.startswith("#"):
                weights[name] = float(value)
            elif value:
                limits[name] = float(value)
        return Scorer(weights, limits.pop("keep"), limits.pop("add"), limits)
    except (OSError, ValueError, KeyError) as err:
        raise InputError(f"{path}: no table of weights ({err})", "make one with `kg train statements`") from err
