"""Tables as text."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import DATA, XSD
from kg.query import render
from kg.query.sparql import Table

PERSON = NamedNode(DATA + "person/ilse-1")
TABLE = Table(
    ("who", "n", "planned", "iri"),
    (
        (
            Literal("Ilse Varga"),
            Literal("12", datatype=NamedNode(XSD + "integer")),
            Literal("true", datatype=NamedNode(XSD + "boolean")),
            PERSON,
        ),
        (
            Literal("日本"),
            None,
            Literal("false", datatype=NamedNode(XSD + "boolean")),
            NamedNode("http://other.example/x"),
        ),
    ),
)
HOSTILE = [
    "\x1b[31mred",
    "a\rb",
    "a\nb",
    "\u202eevil",
    "\u2066x",
    "\x9b0m",
    "zero\u200bwidth",
    "tag\U000e0041",
    "bell\x07",
    "\u2028",
]


class TestEachFormat:
    """The same table in four forms."""

    def test_table(self):
        """Columns stand under each other, wide characters too; our IRIs are short."""
        assert render.table(TABLE) == (
            "who         n   planned  iri\n"
            "----------  --  -------  ----------------------\n"
            "Ilse Varga  12  true     person:ilse-1\n"
            "日本            false    http://other.example/x\n"
        )

    def test_a_long_cell(self):
        """A long cell goes on below itself where the width is limited, and loses nothing."""
        text = " ".join(["word"] * 30)
        answer = Table(("a", "b"), ((Literal(text), Literal("x")),))
        lines = render.table(answer, 63).splitlines()
        assert len(lines) == 5
        assert max(map(len, lines)) <= 63
        assert " ".join(line[:60].strip() for line in lines[2:]) == text
        assert len(render.table(answer).splitlines()) == 3

    def test_a_long_word(self):
        """A word that is longer than its column is broken, behind a hyphen if it has one."""
        answer = Table(("id", "n"), ((Literal("first-article-of-the-day"), Literal("1")), (Literal("日" * 20), None)))
        assert render.table(answer, 19) == (
            "id                n\n"
            "----------------  -\n"
            "first-article-    1\n"
            "of-the-day\n"
            "日日日日日日日日\n"
            "日日日日日日日日\n"
            "日日日日\n"
        )

    def test_too_many_columns(self):
        """Where not all columns can stay readable side by side, each row is a block."""
        answer = Table(("speaker", "wording", "n"), ((Literal("Ilse Varga"), Literal("word " * 15 + "end"), None),) * 2)
        line = "word word word word word"
        block = ["speaker  Ilse Varga", f"wording  {line}", f"         {line}", f"         {line}", "         end", "n"]
        assert render.table(answer, 35).splitlines() == [*block, "", *block]

    def test_without_iris(self):
        """The columns of IRIs go, the others stay; a table of nothing else stays as it is."""
        assert render.without_iris(TABLE).columns == ("who", "n", "planned")
        assert render.without_iris(TABLE).rows[0] == TABLE.rows[0][:3]
        only = Table(("event_iri",), ((PERSON,),))
        assert render.without_iris(only) == only

    @given(
        st.lists(st.lists(st.text("ab -é日/", max_size=40), min_size=3, max_size=3), min_size=1, max_size=4),
        st.integers(1, 120),
    )
    def test_any_width_loses_nothing(self, rows, width):
        """Whatever the width, every letter of every cell is shown, and nothing else but the headings."""
        answer = Table(("x", "y", "z"), tuple(tuple(map(Literal, row)) for row in rows))
        shown = render.table(answer, width)
        letters = sorted(char for row in rows for cell in row for char in cell if char in "abé日/")
        assert sorted(char for char in shown if char in "abé日/") == letters

    def test_csv(self):
        """Whole IRIs, plain values, one line a row."""
        assert render.csv_text(TABLE) == (
            "who,n,planned,iri\n"
            "Ilse Varga,12,true,https://w3id.org/newsgraph/id/person/ilse-1\n"
            "日本,,false,http://other.example/x\n"
        )

    def test_json(self):
        """Numbers and truth values are JSON's own, nothing is null."""
        assert json.loads(render.json_text(TABLE)) == {
            "columns": ["who", "n", "planned", "iri"],
            "rows": [["Ilse Varga", 12, True, PERSON.value], ["日本", None, False, "http://other.example/x"]],
        }

    def test_markdown(self):
        """A table whose cells can't break out of it."""
        answer = Table(("a",), ((Literal("x | y <b>*z*</b> [l](m)"),),))
        assert render.markdown(answer) == "| a |\n| --- |\n| x \\| y \\<b\\>\\*z\\*\\</b\\> \\[l\\](m) |\n"

    @pytest.mark.parametrize("name", render.FORMATS)
    def test_no_rows(self, name):
        """An empty answer still shows its columns."""
        assert "who" in render.FORMATS[name](Table(("who", "what"), ()))


class TestCellsAreHarmless:
    """Names and quotations come from anywhere: none of them drives a terminal, a page or a spreadsheet."""

    @pytest.mark.parametrize("text", HOSTILE)
    @pytest.mark.parametrize("name", ["table", "markdown"])
    def test_no_control(self, text, name):
        """Control characters, hidden ones and line breaks are written out."""
        shown = render.FORMATS[name](Table(("a",), ((Literal(text),),)))
        assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c != "\n"]
        assert len(shown.splitlines()) == 3

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "=cmd|' /C calc'!A0", " =1"])
    def test_formulas(self, text):
        """A cell that a spreadsheet would compute gets an apostrophe."""
        rows = list(csv.reader(io.StringIO(render.csv_text(Table(("a",), ((Literal(text),),))), newline="")))
        assert rows[1] == ["'" + text]

    def test_numbers(self):
        """A negative number stays a number."""
        cell = Literal("-5", datatype=NamedNode(XSD + "integer"))
        assert render.csv_text(Table(("a",), ((cell,),))) == "a\n-5\n"

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=4))
    def test_csv_and_json_lose_nothing(self, texts):
        """What is read back is what was written, but for the apostrophe."""
        answer = Table(tuple(f"c{n}" for n in range(len(texts))), (tuple(map(Literal, texts)),))
        assert json.loads(render.json_text(answer))["rows"] == [texts]
        row = list(csv.reader(io.StringIO(render.csv_text(answer), newline="")))[1:]
        assert [[cell.removeprefix("'") for cell in cells] for cells in row] == [
            [t.removeprefix("'") for t in texts]
        ] or texts == [""]
