"""Logistic regression over named features: AdaGrad with L2, the same result every time.

After Duchi, Hazan, Singer (2011), "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization". Small
enough to read; a library would bring a dependency for one loop.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

#: passes over the examples, step, and strength of L2
EPOCHS, STEP, DECAY = 12, 0.1, 1e-4
#: a weight nearer to nothing than this is left out
_LEAST = 0.02


def fit(rows: Sequence[tuple[Sequence[str], bool, float]], seed: int = 0) -> dict[str, float]:
    """Weights by feature, with the intercept as `always`.

    Args:
        rows: features, whether it is right, and how much it counts.
        seed: of the order in which examples are seen.
    """
    order = list(range(len(rows)))
    shuffle = random.Random(seed)  # noqa: S311 - the order of examples is no secret
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    for _epoch in range(EPOCHS):
        shuffle.shuffle(order)
        for k in order:
            names, right, counts = rows[k]
            active = (*names, "always")
            total = sum(weights.get(n, 0.0) for n in active)
            error = counts * (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - right)
            for n in active:
                weight = weights.get(n, 0.0)
                slope = error + DECAY * weight
                square = squares.get(n, 1e-2) + slope * slope
                squares[n] = square
                weights[n] = weight - STEP * slope / math.sqrt(square)
    return {n: w for n, w in weights.items() if abs(w) >= _LEAST}
