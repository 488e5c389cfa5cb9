"""How sure a statement is: by the rule that found it, its form, and whether its speaker is known."""

from __future__ import annotations

from kg.extract.statements.types import Attribution

#: The share of right finds that a reader expects of each rule, in steps of five hundredths.
_BY_RULE = {
    "quoted": 0.9,
    "label": 0.85,
    "clause": 0.85,
    "according": 0.85,
    "parenthesis": 0.8,
    "naming": 0.75,
    "signed": 0.75,
    "gerund": 0.7,
    "running": 0.7,
    "preposition": 0.65,
    "infinitive": 0.6,
    "object": 0.55,
    "noun": 0.45,
}
_BELIEF = 0.15
_UNRESOLVED = 0.1


def confidence_of(found: Attribution, form: str, *, resolved: bool) -> float:
    """0 to 1, two decimals."""
    value = _BY_RULE.get(found.rule, 0.5)
    if found.cue_class in ("belief", "intention"):
        value -= _BELIEF
    if form != "indirect" and found.rule != "quoted":
        value += 0.05
    if not resolved:
        value -= _UNRESOLVED
    return round(min(max(value, 0.0), 1.0), 2)
