"""How far confidence can be believed: pairing, bins, and the figures that are fitted."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.statements.confidence import log_odds, sigmoid
from kg.extract.statements.scorer import load
from kg.model import Span
from kg.train.confidence import Find, measured, with_figures
from kg.train.folds import FOLDS, fold_of
from kg.train.pairs import right
from kg.train.reliability import Bin, gap, reliability

TEXT = "Osk said the wall will hold, Dorn said it will not, and nobody asked the council."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def marked(content: str, source: str = "") -> tuple[list[Span], list[Span]]:
    return [span(content)], [span(source)] if source else []


class TestBins:
    """Confidence against the share that is right."""

    def test_a_tiny_example(self) -> None:
        """Each bin has its finds, their mean and the share of right ones; empty bins are left out."""
        finds = [(0.91, True), (0.99, False), (0.95, True), (0.95, True), (0.3, False), (0.39, True), (0.0, False)]
        assert [(b.low, b.high, b.count, round(b.sure, 6), b.right) for b in reliability(finds)] == [
            (0.0, 0.1, 1, 0.0, 0.0),
            (0.3, 0.4, 2, 0.345, 0.5),
            (0.9, 1.0, 4, 0.95, 0.75),
        ]

    @pytest.mark.parametrize(
        ("sure", "low"), [(0.0, 0.0), (0.1, 0.1), (0.29, 0.2), (0.3, 0.3), (0.6, 0.6), (0.7, 0.7), (1.0, 0.9)]
    )
    def test_edges(self, sure: float, low: float) -> None:
        """A figure on an edge belongs to the bin that it begins; 1 to the last."""
        assert [b.low for b in reliability([(sure, True)])] == [low]

    def test_other_widths(self) -> None:
        """With two bins everything is below or above a half."""
        assert [b.count for b in reliability([(0.2, True), (0.49, True), (0.5, False)], bins=2)] == [2, 1]

    def test_gap(self) -> None:
        """The distances of the bins, each for as many finds as it has."""
        table = [Bin(0.0, 0.1, 1, 0.0, 0.4), Bin(0.9, 1.0, 3, 0.95, 0.75)]
        assert gap(table) == pytest.approx((1 * 0.4 + 3 * 0.2) / 4)
        assert gap([]) == 0

    @given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
    def test_no_find_is_lost(self, finds: list[tuple[float, bool]]) -> None:
        """The bins hold every find once, and each mean lies in its bin."""
        table = reliability(finds)
        assert sum(b.count for b in table) == len(finds)
        assert sum(round(b.count * b.right) for b in table) == sum(r for _, r in finds)
        assert all(b.low - 1e-6 <= b.sure <= b.high for b in table)


class TestPairs:
    """Which finds are right."""

    def test_half_of_the_words_and_a_word_of_the_source(self) -> None:
        """Enough of the content and the right source is right; too little, or another's words, is wrong."""
        gold = [marked("the wall will hold", "Osk"), marked("it will not", "Dorn")]
        found = [marked("wall will", "Osk said"), marked("it will not", "Osk"), marked("nobody asked", "Dorn")]
        assert right(TEXT, found, gold) == [True, False, False]
        assert right(TEXT, [marked("wall", "Osk")], gold) == [False]

    def test_each_statement_once(self) -> None:
        """Of two finds for one statement the nearer is right, wherever it stands in the list."""
        gold = [marked("the wall will hold", "Osk")]
        far, near = marked("wall will hold", "Osk"), marked("the wall will hold", "Osk")
        assert right(TEXT, [far, near], gold) == [False, True]
        assert right(TEXT, [near, far], gold) == [True, False]

    def test_of_two_as_near_the_one_with_the_source(self) -> None:
        """Two statements with one content are told apart by their sources."""
        gold = [marked("the wall will hold", "Dorn"), marked("the wall will hold", "Osk")]
        assert right(TEXT, [marked("the wall will hold", "Osk")], gold) == [True]

    def test_what_cannot_be_judged(self) -> None:
        """A pair without a marked source says nothing, and neither does a find without words."""
        found = [marked("the wall will hold", "Osk"), ([Span(27, 28)], [])]
        assert right(TEXT, found, [marked("the wall will hold")]) == [None, None]

    @given(st.lists(st.tuples(st.integers(0, 70), st.integers(1, 11)), max_size=6), st.randoms(use_true_random=False))
    def test_order_does_not_matter(self, places: list[tuple[int, int]], shuffle: object) -> None:
        """The same finds in another order are judged alike, and no more are right than were marked."""
        found = [([Span(start, start + size)], [Span(0, 3)]) for start, size in dict.fromkeys(places)]
        gold = found[::2]
        order = list(range(len(found)))
        shuffle.shuffle(order)  # type: ignore[attr-defined]
        once = right(TEXT, found, gold)
        again = right(TEXT, [found[k] for k in order], gold[::-1])
        assert sum(r is True for r in once) == sum(r is True for r in again) <= len(gold)


class TestFigures:
    """What is measured of each kind of find."""

    def test_a_curve_brings_probabilities_to_shares(self) -> None:
        """Finds of 0.6 that are right nine times of ten, and of 0.9 that are 19 of 20, get about those figures."""
        finds = [Find("rule", 0.6, n % 10 > 0) for n in range(5000)] + [
            Find("rule", 0.9, n % 20 > 0) for n in range(5000)
        ]
        figures = measured(finds)
        sure = [sigmoid(figures["slope rule"] * log_odds(p) + figures["shift rule"]) for p in (0.6, 0.9)]
        assert sure == [pytest.approx(0.9, abs=0.005), pytest.approx(0.95, abs=0.005)]

    def test_honest_probabilities_stay(self) -> None:
        """Where the scorer is right the curve is the straight line."""
        finds = [Find("rule", p / 10, n % 10 < p) for p in range(1, 10) for n in range(1000)]
        assert measured(finds) == {"slope rule": pytest.approx(1, abs=0.01), "shift rule": pytest.approx(0, abs=0.01)}

    def test_few_finds_move_it_little(self) -> None:
        """One mistaken find does not take a kind's confidence away."""
        figures = measured([Find("beyond", 0.9, right=False)])
        assert sigmoid(figures["slope beyond"] * log_odds(0.9) + figures["shift beyond"]) > 0.7

    def test_a_curve_never_falls(self) -> None:
        """Where the likelier finds are the worse ones all get the share that is right."""
        finds = [Find("running", 0.95, n % 4 == 0) for n in range(100)] + [
            Find("running", 0.3, n % 4 > 0) for n in range(100)
        ]
        figures = measured(finds)
        assert figures["slope running"] == 0
        assert sigmoid(figures["shift running"]) == pytest.approx(0.5, abs=0.01)

    def test_the_unjudged_have_their_share(self) -> None:
        """A layout that was right in 30 of 45 cases has that share, drawn a little to the one for want of figures."""
        figures = measured([Find("label", -1.0, n < 30) for n in range(45)])
        assert figures == {"share label": pytest.approx((30 + 5 * 0.85) / 50)}

    def test_nothing_gives_nothing(self) -> None:
        """Without finds there are no figures."""
        assert measured([]) == {}

    def test_the_table_of_weights_carries_them(self, tmp_path) -> None:
        """The scorer reads weights, limits and figures back from one file."""
        table = "# Weights.\n# keep\t0.10\n# add\t0.65\nalways\t-0.5\ncue=say\t1.5\n"
        path = tmp_path / "weights.tsv"
        path.write_text(with_figures(table, {"share label": 0.5, "slope rule": 0.75}), encoding="utf-8")
        assert path.read_text(encoding="utf-8").splitlines()[3:5] == ["# share label\t0.500", "# slope rule\t0.750"]
        scorer = load(path)
        assert (scorer.keep, scorer.add) == (0.1, 0.65)
        assert scorer.figures == {"share label": 0.5, "slope rule": 0.75}
        assert scorer.probability(["cue=say"]) == pytest.approx(1 / (1 + math.exp(-1)))

    def test_no_fold_parts_an_article(self) -> None:
        """An article's fold depends on its id alone, and all folds are used."""
        folds = [fold_of(f"article-{n}") for n in range(200)]
        assert folds == [fold_of(f"article-{n}") for n in range(200)]
        assert set(folds) == set(range(FOLDS))
