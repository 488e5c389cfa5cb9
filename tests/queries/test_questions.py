"""The named questions on the fixture graph: each against the answers that its sidecar writes down."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kg.graph import rdf
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES
from kg.query import ask, catalogue, guard, sparql
from kg.resources import queries_dir

FIXTURE = Path(__file__).parent / "fixture.ttl"
QUESTIONS = catalogue.load()
CASES = {name: tomllib.loads((queries_dir() / f"{name}.toml").read_text("utf-8"))["case"] for name in QUESTIONS}
EACH_CASE = [
    pytest.param(name, case, id=f"{name}-{n}") for name, cases in CASES.items() for n, case in enumerate(cases)
]
TRIPLES = rdf.parse(FIXTURE)
STORE = Store.memory(TRIPLES)
PREFIX_LINES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def _cell(term: sparql.Term | None) -> str:
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
    return "" if term is None else term.value


def _rows(store: Store, name: str, given: dict[str, list[sparql.Term]]) -> list[list[str]]:
    answer = sparql.select(store, QUESTIONS[name].sparql, given, seconds=None)
    return [[_cell(cell) for cell in row] for row in answer.rows]


def _understood(name: str, case: dict[str, Any]) -> dict[str, list[sparql.Term]]:
    return ask.understand(STORE, QUESTIONS[name], case["parameters"]).bindings


class TestAQuestionAnswersAsItsSidecarSays:
    """Each `.rq` has a `.toml` beside it with what it answers on the fixture graph."""

    @pytest.mark.parametrize(("name", "case"), EACH_CASE)
    def test_exactly_the_expected_rows(self, name, case):
        """The rows are the expected ones, in their order, and no others."""
        assert _rows(STORE, name, _understood(name, case)) == case["rows"]

    @pytest.mark.parametrize(("name", "case"), EACH_CASE)
    def test_one_fact_less(self, name, case):
        """Without one fact exactly the rows that rest on it are gone."""
        if "without" not in case:
            assert case["rows"] == []
            return
        gone = rdf.parse((PREFIX_LINES + case["without"]).encode())
        assert len(gone) == 1
        assert gone[0] in TRIPLES
        store = Store.memory(triple for triple in TRIPLES if triple not in gone)
        expected = [row for number, row in enumerate(case["rows"]) if number not in case["lost"]]
        assert expected != case["rows"]
        assert _rows(store, name, _understood(name, case)) == expected

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_an_empty_graph(self, name):
        """On an empty graph there are no rows and there is no error."""
        assert _rows(Store.memory(), name, {}) == []

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_the_order_of_the_facts_changes_nothing(self, name):
        """The same facts stored in another order give the same rows in the same order."""
        assert _rows(Store.memory(reversed(TRIPLES)), name, {}) == _rows(STORE, name, {})

    def test_every_file_has_its_other(self):
        """No question is without a sidecar, and no sidecar without a question."""
        folder = queries_dir()
        assert {path.stem for path in folder.glob("*.rq")} == {path.stem for path in folder.glob("*.toml")}

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_some_case_answers(self, name):
        """Each question has a case with rows, and one of them uses each of its parameters."""
        assert any(case["rows"] for case in CASES[name])
        used = {parameter for case in CASES[name] for parameter in case["parameters"]}
        known = {parameter.name for parameter in QUESTIONS[name].parameters}
        assert used <= known
        # A question about all events needs no case for its one optional filter more than once.
        assert used or len(known) <= 1


#: One statement in two articles: in one of them in eleven pieces, whose IRIs and wordings sort against their order.
PIECES = [str(n) for n in (5, 40, 300, 1000, 1001, 1100, 2000, 3000, 10000, 20000, 100000)]
INTERRUPTED = rdf.parse(
    (
        PREFIX_LINES
        + 'person:p skos:prefLabel "Ines Ruhl" . statement:s a ng:Statement ; ng:speaker person:p ; '
        + "ng:polarity ng:Denied ; ng:madeAt event:e ; ng:about platform:x .\n"
        + 'event:e skos:prefLabel "debate" . platform:x a ng:Platform ; skos:prefLabel "Plaza" .\n'
        + 'article:a dcterms:identifier "a" ; ng:published "2024-05-02"^^xsd:date ; ng:publisher "Sable Post" .\n'
        + 'article:b dcterms:identifier "b" ; ng:published "2024-05-01"^^xsd:date ; ng:publisher "Quay Wire" .\n'
        + "mention:m a ng:Mention ; ng:refersTo event:e ; ng:article article:a .\n"
        + "statement:s ng:quotation quotation:b .\n"
        + 'quotation:b a ng:Quotation ; ng:article article:b ; ng:start 7 ; ng:form ng:Indirect ; ng:wording "whole" .\n'
        + "".join(
            f"statement:s ng:quotation quotation:q{99 - number} .\n"
            f"quotation:q{99 - number} a ng:Quotation ; ng:article article:a ; ng:start {start} ; ng:part {number} ;"
            f' ng:form ng:Direct ; ng:cue "said" ; ng:wording "{start}" ; ng:creditedTo platform:x .\n'
            for number, start in enumerate(PIECES, 1)
        )
    ).encode()
)
WITH_WORDINGS = [
    "same-statement-elsewhere",
    "statements-about-platform",
    "timeline-of",
    "what-did-they-say",
    "what-outlets-report-of",
    "who-credits-whom",
    "who-said-what-about-whom",
]


class TestAWordingIsWhole:
    """Who reads a wording reads all of it and can't take it for its opposite."""

    @pytest.mark.parametrize("name", WITH_WORDINGS)
    @pytest.mark.parametrize("triples", [INTERRUPTED, INTERRUPTED[::-1]], ids=["in order", "reversed"])
    def test_pieces(self, name, triples):
        """Of an interrupted quotation there is one row, with the pieces in the order of the article."""
        rows = _rows(Store.memory(triples), name, {})
        one = name in ("who-credits-whom", "what-outlets-report-of")
        at = [column.name for column in QUESTIONS[name].columns].index("wording")
        assert sorted(row[at] for row in rows) == [" … ".join(PIECES), "whole"][: 1 if one else 2]

    def test_pieces_without_a_speaker(self):
        """The same where nobody is named."""
        triples = [triple for triple in INTERRUPTED if "ontology#speaker" not in triple.predicate.value]
        rows = _rows(Store.memory(triples), "statements-without-speaker", {})
        assert [row[:2] for row in rows] == [["true", " … ".join(PIECES)], ["true", "whole"]]

    @pytest.mark.parametrize("name", WITH_WORDINGS)
    def test_another_engine(self, name):
        """It is plain SPARQL 1.1: another engine gives the same rows."""
        given = rdf.to_rdflib(INTERRUPTED).query(QUESTIONS[name].sparql)
        rows = [["" if cell is None else str(cell) for cell in row] for row in given]
        expected = sparql.select(Store.memory(INTERRUPTED), QUESTIONS[name].sparql, seconds=None).rows
        assert rows == [["" if cell is None else cell.value for cell in row] for row in expected]

    @pytest.mark.parametrize("name", [*WITH_WORDINGS, "statements-without-speaker"])
    def test_denied(self, name):
        """Every row with the wording of a denial says that it is one."""
        columns = [column.name for column in QUESTIONS[name].columns]
        sign, at = ("true", columns.index("denied")) if "denied" in columns else ("denial", columns.index("what"))
        assert all(row[at] == sign for row in _rows(Store.memory(INTERRUPTED), name, {}))

    def test_the_statement_is_named_for_its_first_report(self):
        """What tells one statement from the next is the beginning of what was published first."""
        rows = _rows(Store.memory(INTERRUPTED), "same-statement-elsewhere", {})
        assert [row[0] for row in rows] == ["whole", "whole"]

    def test_an_outlet_has_only_what_it_reports(self):
        """An article that doesn't know of the event is not said to report a statement there, unless nobody else does."""
        rows = _rows(Store.memory(INTERRUPTED), "what-outlets-report-of", {})
        assert [row[2] for row in rows] == ["a"]
        alone = [
            t for t in INTERRUPTED if t.predicate.value.rpartition("#")[2] != "refersTo" and "quotation/q" not in str(t)
        ]
        rows = _rows(Store.memory(alone), "what-outlets-report-of", {})
        assert [row[2] for row in rows] == ["b"]


class TestASpokesperson:
    """Who speaks for a body without a name speaks for it all the same; who only speaks of it does not."""

    @pytest.mark.parametrize(
        ("description", "speaks"),
        [
            ("spokeswoman for the Board of Wrecks", True),
            ("A spokesperson for Board of Wrecks", True),
            ("Board of Wrecks spokesman", True),
            ("the Board of Wrecks' spokesman", False),
            ("critic of the Board of Wrecks", False),
            ("spokesman for the critics of the Board of Wrecks", False),
            ("spokesman for the Keyboard of Wrecks", False),
            ("Board of Wrecks", False),
        ],
    )
    def test_by_description(self, description, speaks):
        """Only the body that directly follows, or stands before the word, is meant."""
        triples = (
            f'{PREFIX_LINES}group:g a ng:Group ; skos:prefLabel "{description}" . statement:s ng:speaker group:g .\n'
            'organization:o a ng:Organization ; skos:prefLabel "the Board of Wrecks" .'
        )
        rows = _rows(Store.memory(rdf.parse(triples.encode())), "who-speaks-for", {})
        assert [row[:2] for row in rows] == ([["the Board of Wrecks", description]] if speaks else [])


class TestAQuestionIsWhatItsHeaderSays:
    """Help and documentation are made from the header, so it can't differ from the query."""

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_columns(self, name):
        """The columns of the header are those of the answer, in the same order."""
        answer = sparql.select(STORE, QUESTIONS[name].sparql, seconds=None)
        assert answer.columns == tuple(column.name for column in QUESTIONS[name].columns)

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_allowed_and_ordered(self, name):
        """It passes the guard as a SELECT, and says the order of its rows."""
        assert guard.check(QUESTIONS[name].sparql) == "select"
        assert "\nORDER BY " in QUESTIONS[name].sparql

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_every_slot_is_a_parameter(self, name):
        """Each line for a value in the query has its parameter in the header."""
        question = QUESTIONS[name]
        assert question.sparql.count("{ UNDEF }") == len(question.parameters)
