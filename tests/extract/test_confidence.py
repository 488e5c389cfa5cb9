"""How sure a statement is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.statements.confidence import confidence_of, kind_of
from kg.extract.statements.types import Attribution
from kg.model import Span

FIGURES = {"slope rule": 0.5, "shift rule": 1.0, "slope beyond": 1.0, "shift beyond": -1.0, "share label": 0.6}


def found(rule: str = "clause", probability: float = 0.5, cue_class: str = "speech") -> Attribution:
    return Attribution((Span(0, 5),), (), (), -1, -1, cue_class, rule, probability=probability)


class TestKinds:
    """Finds that are right equally often."""

    @pytest.mark.parametrize(
        ("rule", "cue_class", "kind"),
        [
            ("quoted", "speech", "quoted"),
            ("running", "speech", "running"),
            ("passed on", "speech", "rule"),
            ("clause", "speech", "rule"),
            ("object", "belief", "rule"),
            ("clause", "other", "beyond"),
            ("prep to", "belief", "beyond"),
            ("noun relcl subject", "speech", "beyond"),
        ],
    )
    def test_kind(self, rule: str, cue_class: str, kind: str) -> None:
        """Quotations in marks, the rules of the tables, and what lies beyond them."""
        assert kind_of(found(rule, cue_class=cue_class)) == kind


class TestConfidence:
    """The figure on the statement."""

    def test_each_kind_has_its_curve(self) -> None:
        """Slope and shift of the log-odds, by hand: 0.5 is 0, and 1/(1+e^-1) is 0.73."""
        assert confidence_of(found(), FIGURES) == 0.73
        assert confidence_of(found("prep to"), FIGURES) == 0.27
        assert confidence_of(found(probability=0.8), FIGURES) == 0.84  # log-odds ln 4: e^(0.5 ln 4 + 1) = 2e

    def test_without_figures_the_probability_stands(self) -> None:
        """A table of weights that nothing was measured with leaves the scorer's word."""
        assert confidence_of(found(probability=0.42), {}) == 0.42

    def test_what_nothing_judged(self) -> None:
        """A layout has the share that was measured, or one for want of it."""
        assert confidence_of(found("label", -1.0), FIGURES) == 0.6
        assert confidence_of(found("signed", -1.0), FIGURES) == 0.85

    def test_nothing_is_certain(self) -> None:
        """However sure the scorer is, the figure stays below 1."""
        assert confidence_of(found(probability=1.0), {}) == 0.99
        assert confidence_of(found(probability=0.0), {}) == 0.0

    @given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["clause", "prep to", "quoted"]))
    def test_the_likelier_is_never_the_less_certain(self, a: float, b: float, rule: str) -> None:
        """Within a kind confidence grows with the probability, and lies between 0 and 0.99."""
        low, high = (confidence_of(found(rule, p), FIGURES) for p in sorted((a, b)))
        assert 0 <= low <= high <= 0.99
