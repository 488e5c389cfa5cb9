"""Running SPARQL: bound, guarded and limited."""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.errors import InputError, KGError, LimitError, UsageError
from kg.graph.store import Store
from kg.graph.vocabulary import XSD
from kg.query import guard, sparql, worker

ROOT = Path(__file__).parents[2]
P = NamedNode("urn:x:p")


def _number(n: int) -> Triple:
    return Triple(NamedNode(f"urn:x:{n}"), P, Literal(str(n), datatype=NamedNode(XSD + "integer")))


STORE = Store.memory([_number(n) for n in range(200)])
ECHO = "SELECT ?t WHERE {\n  VALUES ?t { UNDEF }\n}"


class TestAnswers:
    """Each kind of query has its kind of answer."""

    @pytest.mark.parametrize("seconds", [None, 30.0])
    def test_select(self, seconds):
        """A table, the same from this process and from a child."""
        found = sparql.select(STORE, "SELECT ?s ?n ?x { ?s ?p ?n FILTER(?n < 2) } ORDER BY ?n", seconds=seconds)
        one, two = _number(0), _number(1)
        assert found == sparql.Table(
            ("s", "n", "x"), ((one.subject, one.object, None), (two.subject, two.object, None))
        )

    def test_ask_and_construct(self):
        """A truth value, and triples."""
        assert sparql.ask_any(STORE, "ASK { <urn:x:3> ?p 3 }") is True
        assert sparql.ask_any(STORE, "ASK { <urn:x:3> ?p 4 }") is False
        assert sparql.ask_any(STORE, "CONSTRUCT WHERE { <urn:x:3> ?p ?o }") == [_number(3)]

    def test_select_wants_a_table(self):
        """Another kind of query in its place is a usage error."""
        with pytest.raises(UsageError, match="no SELECT"):
            sparql.select(STORE, "ASK { ?s ?p ?o }")

    def test_a_store_on_disk(self, tmp_path):
        """A store on disk is asked where it lies."""
        store = Store.open(tmp_path / "store")
        store.replace([_number(1)])
        del store
        reader = Store.open(tmp_path / "store", read_only=True)
        assert len(sparql.select(reader, "SELECT * { ?s ?p ?o }").rows) == 1

    def test_each_triple_counts_once(self):
        """All triples are in one graph, so a count is a count: a union of graphs would count a triple for each."""
        store = Store.memory([_number(1), _number(1), _number(2)])
        store.replace([_number(2), _number(3), _number(2)])
        assert {quad.graph_name for quad in store.inner} == {DefaultGraph()}
        count = sparql.select(store, "SELECT (COUNT(*) AS ?n) (SUM(?o) AS ?sum) { ?s ?p ?o }").rows[0]
        assert [cell.value for cell in count if cell] == ["2", "5"]
        assert sparql.ask_any(store, "ASK { GRAPH ?g { ?s ?p ?o } }") is False


class TestOnlyReadingIsAllowed:
    """What changes a graph or reaches outside of it is refused before anything runs."""

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
            "SELECT * { SERVICE SILENT <http://x.example/> { ?s ?p ?o } }",
            "SELECT * { service ?where { ?s ?p ?o } }",
            "SELECT * { { SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } } } }",
            "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://x.example/> { ?s ?p ?o } } }",
            "SELECT * { ?s ?p ?o MINUS { SERVICE <http://x.example/> { ?s ?p ?o } } }",
            "SELECT * { OPTIONAL { SERVICE <http://x.example/> { ?s ?p ?o } } }",
            "SELECT * { { ?s ?p ?o } UNION { SERVICE <http://x.example/> { ?s ?p ?o } } }",
            "SELECT * { GRAPH ?g { SERVICE <http://x.example/> { ?s ?p ?o } } }",
            "SELECT * { BIND(EXISTS { SERVICE <http://x.example/> { ?s ?p ?o } } AS ?b) }",
            "SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }",
            "SELECT * { # a comment\n SERVICE # another\n <http://x.example/> { ?s ?p ?o } }",
            "ASK { SERVICE <http://x.example/> { ?s ?p ?o } }",
            "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }",
            "DESCRIBE ?s WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }",
            "SELECT * FROM <http://x.example/> { ?s ?p ?o }",
            "SELECT * FROM NAMED <http://x.example/> { GRAPH ?g { ?s ?p ?o } }",
            "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
            "ASK FROM <http://x.example/> { ?s ?p ?o }",
            "CONSTRUCT { ?s ?p ?o } FROM <http://x.example/> WHERE { ?s ?p ?o }",
            "DESCRIBE <urn:x:1> FROM <http://x.example/>",
            "LOAD <http://x.example/>",
            "LOAD SILENT <http://x.example/> INTO GRAPH <urn:x:g>",
            "CLEAR ALL",
            "CLEAR DEFAULT",
            "DROP ALL",
            "CREATE GRAPH <urn:x:g>",
            "ADD <urn:x:a> TO <urn:x:b>",
            "MOVE <urn:x:a> TO <urn:x:b>",
            "COPY <urn:x:a> TO <urn:x:b>",
            "INSERT DATA { <urn:x:a> <urn:x:b> <urn:x:c> }",
            "DELETE DATA { <urn:x:a> <urn:x:b> <urn:x:c> }",
            "DELETE WHERE { ?s ?p ?o }",
            "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
            "WITH <urn:x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        ],
    )
    def test_refused(self, text):
        """Each of these is a usage error, and says why."""
        with pytest.raises(UsageError, match=r"SERVICE|FROM|update"):
            sparql.ask_any(STORE, text, seconds=None)

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT * { ?s ?p 'SERVICE <http://x.example/> { }' }",
            "SELECT * { ?s ?p ?o # FROM <http://x.example/> SERVICE\n}",
            "SELECT ?from ?service { ?from ?service 'LOAD <http://x.example/>' }",
        ],
    )
    def test_only_the_words(self, text):
        """The same words in strings, comments and names are harmless, and pass."""
        assert isinstance(sparql.select(STORE, text, seconds=None), sparql.Table)

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("SELEC * { ?s ?p ?o }", "line 1, column 1"),
            ("SELECT * {\n ?s ?p \n}", "line 2"),
            ("", "line 1"),
            ("\ufeff", "line 1"),
        ],
    )
    def test_no_query(self, text, place):
        """What is no query is an input error with its place."""
        with pytest.raises(InputError, match=place):
            sparql.ask_any(STORE, text, seconds=None)

    @pytest.mark.parametrize("text", ["SELECT * {" + "{" * n + "}" * n + "}" for n in (150, 250, 20_000)])
    def test_depth(self, text):
        """A query that is nested too deep is stopped by a limit, not by the stack."""
        with pytest.raises(LimitError, match="deep"):
            sparql.ask_any(STORE, text, seconds=None)

    def test_length(self):
        """One character more than allowed is a limit error."""
        text = "ASK { }"
        assert guard.check(text + " " * (guard.MAX_QUERY - len(text))) == "ask"
        with pytest.raises(LimitError, match="100,000 characters"):
            guard.check(text + " " * (guard.MAX_QUERY - len(text) + 1))

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=80) | st.text("SELECT*{}?spo.<>:\"'\\ \n#()", max_size=60))
    def test_any_text(self, text):
        """Any text is answered or is an error of ours."""
        with contextlib.suppress(KGError):
            sparql.ask_any(STORE, text, seconds=None)


class TestLimits:
    """No query holds up the user for longer than it is allowed, or fills the memory."""

    CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"

    def test_time(self):
        """A query that takes too long is killed soon after its time."""
        start = time.monotonic()
        with pytest.raises(LimitError, match="more than 1 seconds"):
            sparql.select(STORE, self.CROSS.replace("?n)", "?z)"), seconds=1.0)
        assert time.monotonic() - start < 20

    @pytest.mark.parametrize("seconds", [None, 30.0])
    def test_rows(self, seconds):
        """The limit itself passes, one row more does not."""
        text = "SELECT ?s { ?s ?p ?o }"
        assert len(sparql.select(STORE, text, rows=200, seconds=seconds).rows) == 200
        with pytest.raises(LimitError, match="more than 199 rows"):
            sparql.select(STORE, text, rows=199, seconds=seconds)
        with pytest.raises(LimitError, match="more than 199 rows"):
            sparql.ask_any(STORE, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", rows=199, seconds=seconds)


class TestParametersAreBound:
    """A value is a value, whatever is in it: the query around it stays what it was."""

    @settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(max_size=40) | st.text("\"'\\}{\n\r\t#<>?$%^@u0123abcUNDEF ", max_size=40))
    def test_any_text_comes_back(self, text):
        """Any text that is bound is found again unchanged, in one row."""
        found = sparql.select(STORE, ECHO, {"t": [Literal(text)]}, seconds=None)
        assert found.rows == ((Literal(text),),)

    @pytest.mark.parametrize("seconds", [None, 30.0])
    def test_hostile_text(self, seconds):
        """A value that looks like the end of the query is only a value."""
        text = '" } } ; DELETE WHERE { ?s ?p ?o } # \\u0022 \\" \0'
        assert sparql.select(STORE, ECHO, {"t": [Literal(text)]}, seconds=seconds).rows == ((Literal(text),),)
        assert len(STORE) == 200

    def test_several_values(self):
        """A parameter may have several values; a value that looks like another slot is left alone."""
        text = "SELECT ?t ?u WHERE {\n  VALUES ?t { UNDEF }\n  VALUES ?u { UNDEF }\n}\nORDER BY ?t"
        odd = Literal("x\n  VALUES ?u { UNDEF }\n")
        found = sparql.select(STORE, text, {"t": [odd, Literal("y")], "u": [P]}, seconds=None)
        assert found.rows == ((odd, P), (Literal("y"), P))

    def test_left_out(self):
        """A parameter without a value restricts nothing."""
        text = "SELECT ?s WHERE {\n  VALUES ?s { UNDEF }\n  ?s ?p ?o\n}"
        assert len(sparql.select(STORE, text, seconds=None).rows) == 200
        assert sparql.select(STORE, text, {"s": [NamedNode("urn:x:7")]}, seconds=None).rows == (
            (NamedNode("urn:x:7"),),
        )

    @pytest.mark.parametrize(
        "text", ["SELECT * { ?s ?p ?o }", ECHO.replace("?t ", "?x "), ECHO.replace("  VALUES", "  { VALUES")]
    )
    def test_no_such_parameter(self, text):
        """A value for a parameter that the query has no line for is a usage error."""
        with pytest.raises(UsageError, match="no parameter 't'"):
            sparql.bind(text, {"t": [P]})

    def test_no_query_is_built_from_strings(self):
        """Query text is put together in one place only: nowhere else is SPARQL inside an f-string or a format."""
        pattern = re.compile(r"""f(?:\"\"\"|"|')[^"'\n]*\b(?:SELECT|WHERE|CONSTRUCT|FILTER)\b.*\{""")
        guilty = [
            path.relative_to(ROOT).as_posix()
            for path in sorted((ROOT / "kg").rglob("*.py"))
            if pattern.search(path.read_text("utf-8"))
        ]
        assert guilty == []


class TestOnlyOneModuleRunsQueries:
    """Who looks for the place where SPARQL runs finds one."""

    def test_no_other_caller(self):
        """No other module of ours calls an engine's query or update method."""
        call = re.compile(r"\.(?:query|update)\(\s*(?:f?[\"']|query|text|sparql)", re.IGNORECASE)
        users = [
            path.relative_to(ROOT).as_posix()
            for path in sorted((ROOT / "kg").rglob("*.py"))
            if call.search(path.read_text("utf-8"))
        ]
        assert users == ["kg/query/worker.py"]


class TestTheWorker:
    """The worker tells what went wrong in words, not by dying."""

    def test_errors(self):
        """A syntax error is an answer."""
        assert worker.evaluate(STORE.inner, "SELECT", 10)["error"] == "syntax"
