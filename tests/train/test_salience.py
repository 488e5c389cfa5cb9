"""Learning what counts when "he" or "she" is followed to a person."""

from __future__ import annotations

from kg.train.salience import cross_validated, fit, share_right, table

#: the nearer candidate is right, whatever else is told of it
ROWS = [
    [(("he near", "he name"), True), (("he far", "he name"), False)],
    [(("he far", "he pronoun"), False), (("he near", "he name"), True)],
    [(("he near", "he pronoun"), True), (("he far", "he name"), False), (("he far", "he pronoun"), False)],
]


class TestFit:
    """Weights under which the right candidate scores best."""

    def test_right_first(self) -> None:
        """What tells right from wrong gets the weight, and every pronoun comes out right."""
        weights = fit(ROWS)
        assert weights["he near"] > 1 > -1 > weights["he far"]
        assert abs(weights["he name"]) < 1
        assert share_right(ROWS, weights) == 1.0

    def test_same_every_time(self) -> None:
        """Two runs give the same weights to the last digit."""
        assert fit(ROWS) == fit(ROWS)

    def test_held_out(self) -> None:
        """Articles are judged by weights that have not seen them."""
        found = [(f"a{n}", ROWS[n % 3]) for n in range(30)]
        assert cross_validated(found) == 1.0


class TestTable:
    """The table that is shipped."""

    def test_other_rows_stay(self) -> None:
        """Learned rows take the place of those for "he"; the rest and their comments stay, sorted."""
        old = "# source: old\n# a comment\nit body\t0.8\nhe far\t9.00\nthey body\t-0.9\n"
        new = table(old, {"he near": 1.234, "he far": -2.0, "he nothing": 0.001}, "# source: new")
        assert new == "# source: new\n# a comment\nhe far\t-2.00\nhe near\t1.23\nit body\t0.8\nthey body\t-0.9\n"
