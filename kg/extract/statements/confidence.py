"""How sure a statement is: how often finds like it are right, in words and in source at the spot.

The scorer says how likely a candidate is; `kg train statements` measures, on articles that the scorer has not seen, how
often the finds of each kind are right, and writes two constants for each kind (a slope and a shift of the log-odds) at
the head of the table of weights. What the scorer does not judge, such as a layout ("NAME: words"), has the share that
was right. Whether the speaker behind the words at the spot is known does not count: it says nothing of whether somebody
there said it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.extract.statements.types import Attribution

#: of finds that nothing judges and nothing was measured of
UNJUDGED = 0.85
#: nothing found by a program is certain
_MOST = 0.99
#: rules of which each is a kind of its own
_KINDS = frozenset({"quoted", "running", "introduced"})
#: how the names of rules begin that only the candidates beyond the tables have
_BEYOND = ("adjective ", "noun ", "object and ", "prep ")


def kind_of(found: Attribution) -> str:
    """The kind of find: a rule's name, `beyond` for what the tables don't know, `rule` for the other rules."""
    if found.rule in _KINDS:
        return found.rule
    return "beyond" if found.cue_class == "other" or found.rule.startswith(_BEYOND) else "rule"


def confidence_of(found: Attribution, figures: Mapping[str, float]) -> float:
    """0 to 0.99, two decimals.

    Args:
        found: the attribution, with its probability.
        figures: what was measured of the finds of each kind; without it the probability stands.
    """
    if found.probability < 0:
        value = figures.get(f"share {found.rule}", UNJUDGED)
    else:
        kind = kind_of(found)
        odds = log_odds(found.probability)
        value = sigmoid(figures.get(f"slope {kind}", 1.0) * odds + figures.get(f"shift {kind}", 0.0))
    return round(min(value, _MOST), 2)


def log_odds(probability: float) -> float:
    """The logarithm of p to 1 - p, kept within bounds."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def sigmoid(odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
