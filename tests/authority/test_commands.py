"""`kg build` and `kg extract` with `--authority`, from the file to the graph and its explanation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph.rdf import parse
from kg.graph.vocabulary import Prop

ITEM = "http://www.wikidata.org/entity/Q11"
STORY = (
    "Jane Hall met reporters in Rome on Monday. “We leave the harbour to the herons,” Hall said. "
    "The Ford Foundation paid for the meeting, and squad zero cleaned the hall."
)
OTHER = "On Tuesday the Iron Mayor met the harbour board in Rome. “We stay,” she said. The board was not amused."
TABLE = "name,type,aliases,wikidata\nJane Hall,Person,the Iron Mayor|JH,Q11\nsquad zero,Organization,,\nFord,Organization,,\n"


def kg_(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.fixture
def place(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "news" / "b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "people.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """What a build leaves but for the store, whose files are the database's own."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and "store" not in p.parts[-2:][0]
    }


class TestBuild:
    """kg build --authority."""

    def test_from_the_file_to_the_explanation(self, place):
        """One person over both articles with her item; valid; and the explanation names file and line."""
        done = kg_("build", place / "news", "-o", place / "out", "--authority", place / "people.csv")
        assert done.exit_code == 0
        assert "2 of 3 listed names found; not found: Ford.\n" in done.stderr
        graph = parse(place / "out" / "graph.ttl")
        ((subject, item),) = {(t.subject.value, t.object.value) for t in graph if t.predicate == Prop.EXACT_MATCH}
        assert item == ITEM
        labels = {
            t.object.value
            for t in graph
            if t.subject.value == subject and t.predicate in (Prop.PREF_LABEL, Prop.ALT_LABEL)
        }
        assert labels == {"Jane Hall", "Hall", "the Iron Mayor"}
        assert kg_("validate", place / "out").exit_code == 0
        told = " ".join(kg_("explain", "Jane Hall", "-g", place / "out", "--all").stdout.split())
        assert "found by ng_authority.v1 because: listed in people.csv, line 2" in told
        assert (
            "because: another name of Jane Hall, listed in people.csv, line 2; listed as Jane Hall in an authority file, as in article a"
            in told
        )
        assert f"same elsewhere: {ITEM}" in told
        names = {t.object.value for t in graph if t.predicate == Prop.PREF_LABEL}
        assert {"squad zero", "Ford Foundation"} <= names
        assert "Ford" not in names

    def test_the_file_is_part_of_what_is_remembered(self, place):
        """The same files give the same bytes without new work; another file, or none, extracts anew and comes back."""

        def build(*options: object) -> tuple[dict[str, bytes], bool]:
            before = set((place / "out" / "articles").glob("*.json")) if (place / "out").exists() else set()
            assert kg_("build", place / "news", "-o", place / "out", *options).exit_code == 0
            return files(place / "out"), before == set((place / "out" / "articles").glob("*.json"))

        first, _ = build("--authority", place / "people.csv")
        assert build("--authority", place / "people.csv") == (first, True)
        without, same = build()
        assert not same
        assert b"Q11" not in without["graph.ttl"]
        (place / "people.csv").write_text(TABLE.replace("Q11", "Q12"), encoding="utf-8")
        changed, same = build("--authority", place / "people.csv")
        assert not same
        assert b"/Q12>" in changed["graph.ttl"]
        (place / "people.csv").write_text(TABLE, encoding="utf-8")
        assert build("--authority", place / "people.csv") == (first, False)

    def test_warnings_are_told_and_stand_in_the_report(self, place):
        """An alias of two rows is told, and nothing fails for it."""
        (place / "more.csv").write_text("name,type,aliases\nJo Hollis,Person,JH\n", encoding="utf-8")
        done = kg_(
            "build",
            place / "news",
            "-o",
            place / "out",
            "--authority",
            place / "more.csv",
            "--authority",
            place / "people.csv",
        )
        assert done.exit_code == 0
        assert (
            "people.csv, line 2: 'JH' is an alias of Jane Hall and of Jo Hollis: alone it is not matched" in done.stderr
        )
        (problem,) = json.loads((place / "out" / "report.json").read_text(encoding="utf-8"))["problems"]
        assert problem["severity"] == "warning"
        assert "more.csv sha256:" in json.loads((place / "out" / "report.json").read_text(encoding="utf-8"))["pipeline"]

    @pytest.mark.parametrize("command", ["build", "extract"])
    def test_a_bad_file_gives_3_before_anything_is_read(self, place, command):
        """The line and the value are named, no graph is made, and no article is looked for."""
        (place / "people.csv").write_text("name,type\nJane Hall,Mayor\n", encoding="utf-8")
        options = ["-o", place / "out"]
        done = kg_(command, place / "missing", *options, "--authority", place / "people.csv")
        assert done.exit_code == 3
        assert (
            "people.csv, line 2: the type 'Mayor' is unknown, in the row of 'Jane Hall'\n  Fix: write one of"
            in done.stderr
        )
        assert not (place / "out").exists()
        gone = kg_(command, place / "news", *options, "--authority", place / "gone.csv")
        assert (gone.exit_code, "can't be read: No such file" in gone.stderr) == (3, True)

    def test_a_file_that_is_too_large_gives_4(self, place, monkeypatch):
        """A limit, not a fault."""
        import importlib

        monkeypatch.setattr(importlib.import_module("kg.authority.reader"), "MAX_BYTES", 10)
        assert kg_("build", place / "news", "-o", place / "out", "--authority", place / "people.csv").exit_code == 4


class TestExtract:
    """kg extract --authority."""

    def test_both_formats(self, place):
        """The annotation has the two keys, the Turtle the item; Turtle lists as well as a table does."""
        (place / "people.ttl").write_text(
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
            '<http://www.wikidata.org/entity/Q11> a <https://schema.org/Person> ; skos:prefLabel "Jane Hall" .',
            encoding="utf-8",
        )
        done = kg_("extract", place / "news" / "a.txt", "--authority", place / "people.ttl")
        hall = next(e for e in json.loads(done.stdout)["entities"] if e.get("listed"))
        assert (hall["name"], hall["exactMatch"]) == ("Jane Hall", ITEM)
        assert hall["mentions"][0]["reason"] == "listed in people.ttl"
        turtle = kg_("extract", place / "news" / "a.txt", "--authority", place / "people.ttl", "--format", "turtle")
        assert f"skos:exactMatch <{ITEM}>" in turtle.stdout
