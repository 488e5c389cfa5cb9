"""Training the judge of names: annotated articles in, a table of weights out."""

from __future__ import annotations

import json

from click.testing import CliRunner

from kg.extract.language import load_model
from kg.extract.names.judge import TYPES, scores
from kg.train.names import Example, examples, fit, held_out, main, share_right, table

TEXT = (
    "Ana Brandt left the Harbor Trust. The trust sits near Tarnhaven, where she read Quiet Tides and Tarnhaven slept."
)


def article(*marks: tuple[str, str], text: str = TEXT) -> dict[str, object]:
    """An annotated article: each mark is words of the text and a type."""
    entities = [
        {
            "id": f"e{n}",
            "type": kind,
            "mentions": [{"start": text.index(words), "end": text.index(words) + len(words), "kind": "name"}],
        }
        for n, (words, kind) in enumerate(marks)
    ]
    return {"id": "a", "text": text, "entities": entities}


def taken_for(marked: dict[str, object]) -> dict[str, str]:
    """What each form is learned as at its first place."""
    found: dict[str, str] = {}
    for e in examples(load_model(), marked):
        found.setdefault(e.form, e.right)
    return found


def places(right: str, sign: str, article_id: str, count: int = 8) -> list[Example]:
    """Places that show one sign and one that all show."""
    return [Example(article_id, f"{right} {n}", (sign, "common"), "none", right, 1.0) for n in range(count)]


class TestWhatIsLearned:
    """What an annotated article says of each name in it."""

    def test_marks(self) -> None:
        """A name is learned as the type that a reader gave it, without its article, and a platform as a body."""
        found = taken_for(article(("Ana Brandt", "Person"), ("the Harbor Trust", "Platform")))
        assert (found["Ana Brandt"], found["Harbor Trust"]) == ("Person", "Organization")

    def test_marked_in_part(self) -> None:
        """Where only persons, bodies and places are marked, a name without a mark says nothing."""
        assert taken_for(article(("Ana Brandt", "Person")))["Tarnhaven"] == ""

    def test_marked_in_full(self) -> None:
        """Where other kinds of things are marked too, a name without a mark is none of ours, and so is theirs."""
        found = taken_for(article(("Ana Brandt", "Person"), ("Quiet Tides", "abstract")))
        assert found["Tarnhaven"] == found["Quiet Tides"] == "none"


class TestFit:
    """The fitted weights."""

    def test_signs_weigh_for_their_types(self) -> None:
        """A sign that only one type shows weighs most for it."""
        weights = fit([*places("Person", "who", "a"), *places("Place", "in", "a")])
        assert TYPES[max(range(4), key=lambda i: scores(["who"], weights)[i])] == "Person"
        assert TYPES[max(range(4), key=lambda i: scores(["in"], weights)[i])] == "Place"

    def test_rare_signs(self) -> None:
        """A sign of fewer than four places is left out."""
        assert "rare" not in fit([*places("Person", "who", "a"), *places("Place", "rare", "a", 3)])

    def test_same_table(self) -> None:
        """Equal examples give the same bytes."""
        found = [*places("Person", "who", "a"), *places("none", "of", "b")]
        assert table(fit(found), "# source: x") == table(fit(found), "# source: x")

    def test_share(self) -> None:
        """What the weights judge right is counted by places; what nobody told is not counted."""
        found = [*places("Person", "who", "a"), *places("Place", "in", "a")]
        silent = Example("a", "x", ("who",), "none", "", 1.0)
        assert share_right([*found, silent], fit(found)) == (16, 16)

    def test_held_out(self) -> None:
        """Articles are judged by weights that have not seen them."""
        found = [
            e for n in range(12) for e in (*places("Person", "who", f"a{n}", 4), *places("Place", "in", f"a{n}", 4))
        ]
        assert held_out(found) == 1.0


class TestCommand:
    """`python -m kg.train.names`."""

    def test_writes_a_table(self, tmp_path) -> None:
        """The table says what it is made from and has a weight for each type in a row."""
        marked = article(("Ana Brandt", "Person"), ("Harbor Trust", "Organization"), ("Quiet Tides", "abstract"))
        corpus, output = tmp_path / "gold.jsonl", tmp_path / "weights.tsv"
        corpus.write_text("".join(json.dumps({**marked, "id": f"a{n}"}) + "\n" for n in range(4)), encoding="utf-8")
        done = CliRunner().invoke(main, [str(corpus), "-o", str(output)])
        assert done.exit_code == 0
        source, columns, *rows = output.read_text(encoding="utf-8").splitlines()
        assert source.startswith("# source: written for newsgraph; learned from gold.jsonl")
        assert columns == "# Columns: sign, Person, Organization, Place, none"
        assert rows
        assert all(len(row.split("\t")) == 5 for row in rows)
