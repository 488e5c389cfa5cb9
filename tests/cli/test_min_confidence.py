"""`--min-confidence` with the real extractor."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.model import at_least
from kg.model.codec import decode, encode

ARTICLE = Path(__file__).parents[2] / "examples" / "articles" / "forum-sahyadri.txt"


def extract(*options: str) -> dict[str, object]:
    done = CliRunner().invoke(main, ["-q", "extract", str(ARTICLE), *options])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


class TestTheFilter:
    """What comes out of an article."""

    def test_it_leaves_out_what_lies_below_and_nothing_else(self) -> None:
        """The output is that of the pure function: some statements fewer, everything else as it was."""
        whole = extract()
        sure = sorted(s["confidence"] for s in whole["statements"])
        middle = sure[len(sure) // 2]
        assert sure[0] < middle
        left = extract("--min-confidence", str(middle))
        assert left == encode(at_least(decode(whole), middle))
        assert [s["confidence"] >= middle for s in left["statements"]] == [True] * sum(c >= middle for c in sure)
        assert left["entities"] == whole["entities"]
