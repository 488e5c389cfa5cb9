"""The scorer: what it keeps, drops and adds."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from kg.extract.quotes.rules import find_quotes
from kg.extract.statements.rules import find_attributions
from kg.extract.statements.scorer import SHIPPED, Scorer, load

Parse = Callable[..., Doc]

KEEP_ALL = Scorer({}, keep=0.0, add=1.1)
DROP_ALL = Scorer({"always": -9.0}, keep=0.5, add=1.1)
LIKES_PROMISES = Scorer({"always": -3.0, "cue=eager": 6.0, "cue=be": 5.0, "by_rule=True": 5.0}, keep=0.5, add=0.8)


def sources(parse: Parse, text: str, scorer: Scorer | None) -> list[str]:
    doc = parse(text)
    quotes = find_quotes(text, [b.span for b in doc._.blocks])
    found = find_attributions(doc, doc._.blocks, quotes, scorer)
    return [" ".join(s.of(text) for s in a.source) for a in found]


class TestJudgement:
    """Limits on probabilities."""

    def test_keeping_everything_is_the_rules(self, parse: Parse) -> None:
        """A scorer that drops and adds nothing changes nothing."""
        text = "Okafor said that the tests were never run. The union urged drivers to stay at home."
        assert sources(parse, text, KEEP_ALL) == sources(parse, text, None) == ["Okafor", "The union"]

    def test_dropping(self, parse: Parse) -> None:
        """What the rules found and the scorer finds unlikely goes."""
        assert sources(parse, "Okafor said that the tests were never run.", DROP_ALL) == []

    def test_a_quotation_is_never_dropped(self, parse: Parse) -> None:
        """Words in marks with their cue stay, however unlikely."""
        assert sources(parse, "“We will rebuild,” said Ama Boateng.", DROP_ALL) == ["Ama Boateng"]

    def test_adding(self, parse: Parse) -> None:
        """A likely candidate that no table knows is added."""
        text = "The mayor is eager to reopen the baths."
        assert sources(parse, text, None) == []
        assert sources(parse, text, LIKES_PROMISES) == ["The mayor"]

    def test_no_candidate_inside_another(self, parse: Parse) -> None:
        """A candidate in the content of an attribution is not added."""
        assert sources(parse, "Okafor said that the mayor is eager to reopen the baths.", LIKES_PROMISES) == ["Okafor"]


class TestShipped:
    """The table that comes with the product."""

    def test_it_is_read(self) -> None:
        """It has limits in range and many weights."""
        scorer = load(SHIPPED)
        assert 0 < scorer.keep < scorer.add < 1
        assert len(scorer.weights) > 1000

    def test_probability_is_one(self) -> None:
        """Whatever the features, the figure is between 0 and 1."""
        scorer = load(SHIPPED)
        assert 0 <= scorer.probability([]) <= 1
        assert 0 <= scorer.probability(list(scorer.weights)) <= 1
