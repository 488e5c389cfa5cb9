"""Authority files: what is read, what is merged, and what is refused with a word on how to mend it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.authority.reader as reading
from kg.authority import Listed, read, table
from kg.authority.graph import classes
from kg.authority.identifiers import item, same
from kg.authority.table import read_table
from kg.authority.types import TYPES
from kg.errors import InputError, KGError, LimitError

HEADER = "name,type,aliases,wikidata,exactMatch\n"
ITEM = "http://www.wikidata.org/entity/"
PREFIXES = """
@prefix ng: <https://w3id.org/newsgraph/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix : <https://names.example/> .
"""


@pytest.fixture
def write(tmp_path):
    """`write(name, content)`: a file with that content."""

    def run(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return run


def refused(*paths: Path) -> tuple[str, str]:
    """The message, without folders, and the fix."""
    with pytest.raises(InputError) as caught:
        read(paths)
    return caught.value.message.replace(f"{paths[0].parent}/", ""), caught.value.fix


class TestTables:
    """CSV with a header."""

    def test_each_row_is_one_thing(self, write):
        """Name, type, aliases between bars, and the Wikidata item, with the line for messages."""
        found = read(
            [write("people.csv", HEADER + "Ana Costa,Person,A. C.| the Iron Mayor |,Q42,\nWavely,platform,,,\n")]
        )
        assert found.rows == (
            Listed("Person", "Ana Costa", ("A. C.", "the Iron Mayor"), f"{ITEM}Q42", "people.csv, line 2"),
            Listed("Platform", "Wavely", (), "", "people.csv, line 3"),
        )
        assert found.problems == ()

    @pytest.mark.parametrize(
        "data",
        [
            b"\xef\xbb\xbfname,type\nAna Costa,Person\n",
            b"name,type\r\nAna Costa,Person\r\n",
            "name,type\nAna Costa,Person".encode("utf-16"),
            b" Type , NAME ,notes\nPerson, Ana  Costa ,met in Rome\n\n , ,\n",
            b'name,type\n"Ana\nCosta",Person\n',
        ],
        ids=["byte order mark", "CRLF", "UTF-16", "other columns, blanks and blank rows", "a line end in a cell"],
    )
    def test_as_spreadsheets_write_them(self, write, data):
        """Marks, line ends, order and white space change nothing."""
        (row,) = read([write("people.csv", data)]).rows
        assert (row.type, row.name) == ("Person", "Ana Costa")

    @pytest.mark.parametrize(
        ("content", "message", "fix"),
        [
            ("type\nPerson\n", "p.csv, line 1: there is no column 'name'", "begin the file with a header such as"),
            ("label,type\nA,Person\n", "p.csv, line 1: there is no column 'name'", "did you call it 'label'?"),
            ("name;type\nA;Person\n", "p.csv, line 1: there is no column 'name'", "commas between the columns, not semicol"),
            ("name\ttype\nA\tPerson\n", "p.csv, line 1: there is no column 'name'", "not tabs"),
            ("name,type,Name\nA,Person,B\n", "p.csv, line 1: the column 'name' stands there twice", "keep one of them"),
            ("name,type\n\nAna,Company\n", "p.csv, line 3: the type 'Company' is unknown, in the row of 'Ana'", "write one of Person, Organization, Platform, Place"),
            ("name,type\nAna,Group\n", "p.csv, line 2: the type 'Group' is unknown, in the row of 'Ana'", "write one of"),
            ("name,type\nAna\n", "p.csv, line 2: the type is empty, in the row of 'Ana'", "write one of"),
            ('name,type\n"A\nB",Person\n,Person\n', "p.csv, line 4: the name is empty", "fill in the name"),
            ("name,type\n--,Person\n", "p.csv, line 2: the name '--' has no letter and no figure", "as articles write it"),
            ("name,type\nAna\u200b\u0007,Person\n", "p.csv, line 2: the name 'Ana\\u200b\\x07' has a character that", "remove control"),
            ("name,type\nAna, Costa,Person\n", "p.csv, line 2: 3 cells where the header has 2", "double quotation marks"),
            ('name,type\n"Ana,Person\n', "p.csv, line 2: is no CSV: unexpected end of data", "check the double"),
            ('name,type\n"Ana"x,Person\n', "p.csv, line 2: is no CSV: ',' expected after '\"'", "check the double"),
            (HEADER + "Ana,Person,A;B,,\n", "p.csv, line 2: the alias 'A;B' has a semicolon", "write | between two aliases"),
            (HEADER + "Ana,Person,A|?,,\n", "p.csv, line 2: the alias '?' has no letter and no figure", ""),
            (HEADER + "Ana,Person,,42,\n", "p.csv, line 2: '42' is no Wikidata item, in the row of 'Ana'", "such as Q42"),
            (HEADER + "Ana,Person,,P31,\n", "p.csv, line 2: 'P31' is no Wikidata item, in the row of 'Ana'", "such as Q42"),
            (HEADER + "Ana,Person,,https://a.example/Q1,\n", "p.csv, line 2: 'https://a.example/Q1' is no Wikidata item", "a column exactMatch"),
            (HEADER + "Ana,Person,,,ftp://a.example/1\n", "p.csv, line 2: 'ftp://a.example/1' is no IRI that exactMatch can", "one http or https"),
            (HEADER + "Ana,Person,,,https://a.example/<1>\n", "p.csv, line 2: 'https://a.example/<1>' is no IRI that", ""),
            (HEADER + "Ana,Person,,Q1,Q2\n", f"p.csv, line 2: {ITEM}Q1 and {ITEM}Q2 are given for 'Ana'", "keep one"),
            (HEADER, "p.csv: lists nobody and nothing", "add a row"),
            ("", "p.csv: has no text", "remove it, or fill it"),
        ],
    )  # fmt: skip
    def test_a_fault_is_named_with_its_line_and_value(self, write, content, message, fix):
        """Nothing is passed over in silence: what can't be read ends it, and says how to mend it."""
        told, how = refused(write("p.csv", content))
        assert told.startswith(message)
        assert fix in how

    def test_other_encodings_are_refused_by_line(self, write):
        """A wrong guess would look for garbled names."""
        told, how = refused(write("p.csv", b"name,type\nAna,Person\nJos\xe9,Person\n"))
        assert told == "p.csv, line 3: is not UTF-8 text: byte 0xE9 at offset 24"
        assert "iconv" in how

    def test_a_column_that_seems_meant_is_told(self, write):
        """`alias` for `aliases` would lose the aliases in silence."""
        (problem,) = read([write("p.csv", "name,type,Alias\nAna,Person,A.\n")]).problems
        assert (problem.where, problem.message, problem.severity) == (
            "p.csv, line 1", "the column 'Alias' is not read; did you mean 'aliases'?", "warning",
        )  # fmt: skip

    def test_limits(self, write, monkeypatch):
        """A file that is too large, or has too many rows or aliases, is refused as such."""
        path = write("p.csv", HEADER + "Ana,Person,A1|A2|A3,,\nBea,Person,,,\n")
        for module, limit in (
            (reading, "MAX_BYTES"),
            (table, "MAX_ROWS"),
            (table, "MAX_ALIASES"),
            (reading, "MAX_ROWS"),
        ):
            with monkeypatch.context() as m:
                m.setattr(module, limit, 1)
                with pytest.raises(LimitError):
                    read([path])

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200))
    def test_any_text_is_read_or_refused(self, text):
        """Whatever follows a header, the answer is rows or an error of ours, and every row keeps the rules."""
        try:
            rows, _ = read_table(f"name,type,aliases,wikidata\n{text}", "p.csv")
        except KGError:
            return
        for row in rows:
            assert row.type in TYPES
            assert all(form == " ".join(form.split()) and form for form in row.forms)


class TestGraphs:
    """Turtle and its kin."""

    def test_nodes_of_known_classes(self, write):
        """Labels in English or without a language; the Wikidata item is the node itself or what it matches."""
        content = (
            PREFIXES
            + """
        :ana a schema:Person ; skos:prefLabel "Ana Costa"@en-GB , "Anna Costa"@de ; skos:altLabel "A. C." , "Anka"@pl ;
            skos:exactMatch wd:Q42 , <https://viaf.example/1> .
        wd:Q7 a schema:NGO ; skos:prefLabel "Harbour Trust" .
        :w a ng:Platform ; skos:prefLabel "Wavely"@mul ; owl:sameAs <https://www.wikidata.org/wiki/Q9> .
        :x a <http://schema.org/City> ; skos:prefLabel "Delmar" ; skos:exactMatch <https://places.example/4> .
        :note skos:prefLabel "A heading" .
        """
        )
        found = read([write("names.ttl", content)])
        assert found.rows == (
            Listed("Organization", "Harbour Trust", (), f"{ITEM}Q7", "names.ttl"),
            Listed("Person", "Ana Costa", ("A. C.",), f"{ITEM}Q42", "names.ttl"),
            Listed("Place", "Delmar", (), "https://places.example/4", "names.ttl"),
            Listed("Platform", "Wavely", (), f"{ITEM}Q9", "names.ttl"),
        )
        (problem,) = found.problems
        assert problem.where == "names.ttl, <https://names.example/note>"
        assert problem.message.startswith("it has a skos:prefLabel and no rdf:type that is known")

    @pytest.mark.parametrize(("suffix", "text"), [
        ("jsonld", '{"@id": "https://n.example/1", "@type": "https://schema.org/Person", "http://www.w3.org/2004/02/skos/core#prefLabel": "Ana"}'),
        ("rdf", '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://www.w3.org/2004/02/skos/core#" xmlns:f="http://xmlns.com/foaf/0.1/"><f:Person r:about="https://n.example/1"><s:prefLabel>Ana</s:prefLabel></f:Person></r:RDF>'),
        ("nt", '<https://n.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.wikidata.org/entity/Q5> .\n<https://n.example/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Ana" .'),
    ])  # fmt: skip
    def test_every_format(self, write, suffix, text):
        """The suffix says which, for JSON-LD and RDF/XML too."""
        path = write(f"n.{suffix}", text)
        assert read([path]).rows == (Listed("Person", "Ana", (), "", path.name),)

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (":a a ng:Person .", "n.ttl, <https://names.example/a>: has no skos:prefLabel in English or without a language"),
            (':a a ng:Person ; skos:prefLabel "Å"@sv .', "n.ttl, <https://names.example/a>: has no skos:prefLabel in English"),
            (':a a ng:Person ; skos:prefLabel "A" , "B" .', "n.ttl, <https://names.example/a>: has two names to show, 'A' and 'B'"),
            (':a a ng:Person , schema:Place ; skos:prefLabel "A" .', "n.ttl, <https://names.example/a>: is both Person and Place"),
            (':a a ng:Person ; skos:prefLabel " " .', "n.ttl, <https://names.example/a>: the skos:prefLabel is empty"),
            (':a a ng:Person ; skos:prefLabel "A" ; skos:exactMatch "Q 1" .', "n.ttl, <https://names.example/a>: skos:exactMatch leads to 'Q 1'"),
            (':a a ng:Person ; skos:prefLabel "A" ; skos:exactMatch wd:Q1 , wd:Q2 .', f"n.ttl, <https://names.example/a>: is both {ITEM}Q1 and {ITEM}Q2"),
            (':a a ng:Event ; ng:date "2031" .', "n.ttl: lists nobody and nothing"),
            (":a a ", "n.ttl: line 8, column 6: not turtle"),
        ],
    )  # fmt: skip
    def test_a_fault_is_named_with_its_node(self, write, content, message):
        """What contradicts itself is never decided by chance."""
        told, how = refused(write("n.ttl", PREFIXES + content))
        assert told.startswith(message)
        assert how

    def test_the_classes_are_ours(self):
        """Every class of the table leads to a type that can be listed, and schema.org counts with both schemes."""
        assert set(classes().values()) == set(TYPES)
        assert classes()["http://schema.org/Person"] == classes()["https://schema.org/Person"] == "Person"


class TestTogether:
    """Several rows and several files."""

    def test_rows_of_one_name_are_one(self, write):
        """Aliases and the item add up, across files and whatever their order; capitals make no second name."""
        one = write("a.csv", HEADER + "Ana Costa,Person,A. C.,,\n")
        two = write("b.ttl", PREFIXES + ':a a ng:Person ; skos:prefLabel "ANA COSTA" ; skos:exactMatch wd:Q42 .')
        assert read([one, two]) == read([two, one, one])
        assert read([two, one]).rows == (
            Listed("Person", "Ana Costa", ("A. C.", "ANA COSTA"), f"{ITEM}Q42", "a.csv, line 2"),
        )

    def test_the_files_are_named_with_their_digest(self, write):
        """Without their folders: the same file elsewhere is the same."""
        content = HEADER + "Ana Costa,Person,,,\n"
        here, there = read([write("a.csv", content)]), read([write("sub/a.csv", content)])
        assert here == there == read([write("a.csv", content), write("sub/a.csv", content)])
        assert here.files == (f"a.csv sha256:{hashlib.sha256(content.encode()).hexdigest()}",)

    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ("Wavely,Platform,,,\nWavely,Organization,,,\n", "p.csv, line 3: 'Wavely' is listed as Platform (p.csv, line 2) and as Organization"),
            ("Ana,Person,,Q1,\nana,Person,,Q2,\n", f"p.csv, line 3: 'ana' is listed as {ITEM}Q1 (p.csv, line 2) and as {ITEM}Q2"),
            ("Ana,Person,,Q1,\nBea,Person,,Q1,\n", f"p.csv, line 3: 'Bea' has the same {ITEM}Q1 as 'Ana' (p.csv, line 2)"),
        ],
    )  # fmt: skip
    def test_rows_that_contradict_each_other_are_refused(self, write, rows, message):
        """One name can't be two things, nor one item two names."""
        told, how = refused(write("p.csv", HEADER + rows))
        assert told.startswith(message)
        assert how

    def test_shared_aliases_are_told(self, write):
        """An alias of two rows means neither; one that is a row's name means that row."""
        rows = "Ann Lee (poet),Person,Ann Lee|Lee,,\nAnn Lee (judge),Person,Ann Lee,,\nLee,Place,,,\n"
        found = read([write("p.csv", HEADER + rows)])
        assert [(p.where, p.message, p.severity) for p in found.problems] == [
            ("p.csv, line 3", "'Ann Lee' is an alias of Ann Lee (judge) and of Ann Lee (poet): alone it is not matched", "warning"),
            ("p.csv, line 4", "'Lee' is the name of one row and an alias of another (Ann Lee (poet)): it is taken for the name", "warning"),
        ]  # fmt: skip

    @pytest.mark.parametrize(("name", "message"), [
        ("gone.csv", "gone.csv: can't be read: No such file or directory"),
        ("people.xlsx", "people.xlsx: the suffix '.xlsx' tells no format of an authority file"),
        (".", "can't be read: Is a directory"),
    ])  # fmt: skip
    def test_what_is_no_such_file(self, write, tmp_path, name, message):
        """A wrong name is told with what would be right."""
        write("people.xlsx", b"PK\x03\x04")
        with pytest.raises(InputError) as caught:
            read([tmp_path / name])
        assert message in caught.value.message
        assert caught.value.fix


class TestThePage:
    """docs/authority.md."""

    @pytest.mark.parametrize(("kind", "number"), [("csv", 6), ("turtle", 1)])
    def test_its_examples_are_read(self, write, kind, number):
        """Every file that it shows is one."""
        text = (Path(__file__).parents[2] / "docs" / "authority.md").read_text(encoding="utf-8")
        shown = re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)
        paths = [write(f"{n}.{'csv' if kind == 'csv' else 'ttl'}", content) for n, content in enumerate(shown)]
        found = [read([path]) for path in paths]
        assert sum(len(one.rows) for one in found) == number
        assert all("alone it is not matched" in p.message for one in found for p in one.problems)


class TestIdentifiers:
    """Wikidata items in the forms in which people copy them."""

    @pytest.mark.parametrize("value", ["Q42", " q42 ", "wd:Q42", f"{ITEM}Q42", "https://www.wikidata.org/wiki/Q42", "https://m.wikidata.org/wiki/Q42#sitelinks", "https://www.wikidata.org/wiki/Special:EntityData/Q42.json"])  # fmt: skip
    def test_one_item_in_many_forms(self, value):
        """Each leads to the item's one IRI."""
        assert item(value) == same(value) == f"{ITEM}Q42"

    @pytest.mark.parametrize("value", ["", "42", "Q0", "Q", "Q042", "Q42 Q43", "L42", "Q42x", "https://en.wikipedia.org/wiki/Q42", "javascript:Q42"])  # fmt: skip
    def test_what_is_no_item(self, value):
        """Nothing is guessed."""
        assert item(value) == ""

    @pytest.mark.parametrize("value", ["https://www.wikidata.org/wiki/Property:P31", "http://", "https:///x", "mailto:a@b.example", "https://a.example/a b", "https://a.example/{x}", "https://a.example/" + "x" * 3000])  # fmt: skip
    def test_what_is_no_iri(self, value):
        """An exactMatch leads somewhere, or there is none."""
        assert same(value) == ""
