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
