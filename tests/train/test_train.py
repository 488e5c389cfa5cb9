"""Training: annotated articles in, a table of weights out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.extract.language import load_model
from kg.extract.statements.scorer import load
from kg.model import Annotation, Article
from kg.train.annotated import read_annotated
from kg.train.examples import Example, examples, parsed
from kg.train.logistic import fit
from kg.train.statements import train

GOLD = Path(__file__).parents[2] / "examples" / "gold" / "gold.jsonl"


class TestLogistic:
    """The fitted weights."""

    def test_it_learns_what_parts_the_examples(self) -> None:
        """A feature of right examples gets a positive weight, one of wrong examples a negative one."""
        rows = [(("said",), True, 1.0), (("rained",), False, 1.0)] * 20
        weights = fit(rows)
        assert weights["said"] > 1
        assert weights["rained"] < -1

    def test_it_is_the_same_every_time(self) -> None:
        """Equal examples give equal weights."""
        rows = [((f"f{k % 7}", f"g{k % 3}"), k % 2 == 0, 1.0) for k in range(60)]
        assert fit(rows) == fit(rows)


class TestTraining:
    """The table that training makes."""

    def test_too_few(self) -> None:
        """A handful of examples is refused, with what to do."""
        with pytest.raises(InputError, match="too few") as caught:
            train([Example("a", ("said",), by_rule=True, right=True)] * 5, "five")
        assert "more annotated articles" in caught.value.fix

    def test_the_table_is_read_back(self, tmp_path: Path) -> None:
        """The scorer that is read from the table judges as it was taught, on the scale of probabilities."""
        found = [Example(f"a{k}", ("cue=say",), by_rule=True, right=True) for k in range(80)]
        found += [Example(f"a{k}", ("cue=rain",), by_rule=False, right=False) for k in range(80)]
        path = tmp_path / "weights.tsv"
        path.write_text(train(found, "made up").table, encoding="utf-8")
        scorer = load(path)
        assert scorer.probability(["cue=say"]) > 0.9
        assert scorer.probability(["cue=rain"]) < 0.1


class TestExamples:
    """What the scorer learns from."""

    def test_only_what_is_judged(self) -> None:
        """What goes by layout alone, and what stands inside somebody's words, is no example: it is kept in its own way."""
        text = (
            "The mayor said the firm had claimed that the weir was safe.\n\n"
            '"I think the weir leaks," said Mara Lind.\n\n'
            '"It leaks." — Tom Ash'
        )
        annotation = Annotation(Article(id="a", text=text))
        found = list(examples(parsed(load_model(), [annotation])))
        taken = {f for e in found if e.by_rule for f in e.features if f.startswith(("rule=", "cue=")) and " " not in f}
        assert taken == {"rule=clause", "cue=say", "rule=quoted"}


class TestCommand:
    """kg train statements."""

    def test_on_the_examples(self, tmp_path: Path) -> None:
        """Annotated articles give a table and figures on held-out articles; a second run gives the same bytes."""
        tables = []
        for name in ("one.tsv", "two.tsv"):
            done = CliRunner().invoke(main, ["-q", "train", "statements", str(GOLD), "-o", str(tmp_path / name)])
            assert done.exit_code == 0, done.output
            figures = json.loads(done.stdout)
            assert figures["articles"] == 14
            assert figures["right"] > 150
            tables.append((tmp_path / name).read_bytes())
        assert tables[0] == tables[1]
        figures = load(tmp_path / "one.tsv").figures
        assert {"slope quoted", "shift quoted", "slope rule", "shift rule"} <= set(figures)
        assert figures["slope rule"] > 0

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("{", "line 1: no annotation"),
            ('{"id": "a"}', "line 1: no annotation"),
            ('{"id": "a", "text": "x", "statements": [{"id": "s", "form": "loud", "content": []}]}', ""),
            (
                '{"id": "a", "text": "Words.", "statements": [{"id": "s1", "form": "loud", "content": [{"start": 0, "end": 3}]}]}',
                "loud",
            ),
        ],
    )
    def test_bad_input(self, tmp_path: Path, line: str, message: str) -> None:
        """A line that is no annotation is named with its number; nothing is written."""
        bad = tmp_path / "bad.jsonl"
        bad.write_text(line, encoding="utf-8")
        done = CliRunner().invoke(main, ["train", "statements", str(bad), "-o", str(tmp_path / "w.tsv")])
        assert done.exit_code == 3
        assert message in done.stderr
        assert not (tmp_path / "w.tsv").exists()

    def test_other_layers_are_left_out(self, tmp_path: Path) -> None:
        """An article whose statements are not annotated in full is not learned from."""
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps({"id": "a", "text": "Words.", "layers": ["entities"]}), encoding="utf-8")
        assert list(read_annotated(path)) == []
