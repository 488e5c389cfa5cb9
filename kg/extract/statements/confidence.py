"""How sure a statement is.

The scorer's probability, calibrated on held-out articles, less what an unknown speaker costs. Layouts that the scorer
does not judge ("NAME: words") have a figure of their own.
"""

from __future__ import annotations

from kg.extract.statements.types import Attribution

#: The share of right finds that a reader expects of the layouts.
_BY_LAYOUT = {"label": 0.85, "signed": 0.85}
_UNRESOLVED = 0.9


def confidence_of(found: Attribution, *, resolved: bool) -> float:
    """0 to 1, two decimals."""
    value = found.probability if found.probability >= 0 else _BY_LAYOUT.get(found.rule, 0.5)
    return round(value if resolved else value * _UNRESOLVED, 2)
