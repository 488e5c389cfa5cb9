"""How far confidence can be believed: the share of right finds among those of about the same confidence.

After Murphy, Winkler (1977), "Reliability of Subjective Probability Forecasts of Precipitation and Temperature"; the
gap after Naeini, Cooper, Hauskrecht (2015), "Obtaining Well Calibrated Probabilities Using Bayesian Binning".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Finds of about the same confidence.

    Args:
        low: the least confidence in it.
        high: what it ends before; the last bin takes in 1.
        count: how many finds it has.
        sure: their mean confidence.
        right: the share of them that are right.
    """

    low: float
    high: float
    count: int
    sure: float
    right: float


def reliability(finds: Sequence[tuple[float, bool]], bins: int = BINS) -> tuple[Bin, ...]:
    """The bins that have finds, from the lowest up.

    Args:
        finds: confidence, 0 to 1, and whether it is right.
        bins: how many of equal width.
    """
    inside: dict[int, list[tuple[float, bool]]] = {}
    for sure, is_right in finds:
        # Rounded first: 0.7 * 10 is a little more than 7, 0.29 * 100 a little less than 29.
        inside.setdefault(min(int(round(sure * bins, 6)), bins - 1), []).append((sure, is_right))
    return tuple(
        Bin(
            k / bins,
            (k + 1) / bins,
            len(members),
            sum(s for s, _ in members) / len(members),
            sum(r for _, r in members) / len(members),
        )
        for k, members in sorted(inside.items())
    )


def gap(table: Sequence[Bin]) -> float:
    """How far confidence and share right lie apart, over all finds (the expected calibration error)."""
    total = sum(b.count for b in table)
    return sum(b.count * abs(b.sure - b.right) for b in table) / total if total else 0.0
