"""The exported Turtle in other people's software."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple

from kg.graph import rdf
from kg.graph.vocabulary import DATA, XSD, Prop

HERE = Path(__file__).parent
FIXTURE = HERE.parent / "queries" / "fixture.ttl"

#: Values that a lax writer breaks, and names that need care as local names in Turtle.
AWKWARD = [
    'a "quoted" word, a back\\slash and a \\u0041 that is no escape',
    "line one\nline two\r\n\ttabbed",
    "“curly” — ünïcödé 日本 🎈 e\u0301",
    '\'\'\'triple\'\'\' """both""" ends with a quote"',
    "<not> & a tag; %zz {braces} ^^xsd:string @en #hash",
    " spaces around ",
]
NAMES = ["person/0a1b2c", "person/a-b-9f", "event/1-2-3", "person/x.y", "person/q'r", "person/caf%C3%A9", "person/a(b)"]


def _triples() -> list[Triple]:
    made = [Triple(NamedNode(f"{DATA}statement/{n}"), Prop.CUE, Literal(text)) for n, text in enumerate(AWKWARD)]
    made += [Triple(NamedNode(DATA + name), Prop.PREF_LABEL, Literal(name)) for name in NAMES]
    typed = [("0.95", "decimal"), ("12", "integer"), ("true", "boolean"), ("2024-03", "gYearMonth"), ("2024", "gYear")]
    made += [
        Triple(NamedNode(f"{DATA}event/e1"), Prop.REASON, Literal(text, datatype=NamedNode(XSD + kind)))
        for text, kind in typed
    ]
    return [*rdf.parse(FIXTURE), *made]


def _virtuoso() -> ModuleType:
    spec = importlib.util.spec_from_file_location("virtuoso_loader", HERE / "virtuoso.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    triples = _triples()
    path = tmp_path_factory.mktemp("load") / "graph.ttl"
    path.write_bytes(rdf.serialise(triples, "turtle"))
    return path, len(set(triples))


class TestTheExportLoadsEverywhere:
    """Every program that reads the exported Turtle counts the same distinct triples."""

    def test_pyoxigraph(self, exported):
        """Oxigraph's strict parser reads all of it."""
        path, expected = exported
        assert len({quad.triple for quad in pyoxigraph.parse(path=str(path))}) == expected

    def test_rdflib(self, exported):
        """The parser of rdflib reads all of it, and the same values."""
        path, expected = exported
        graph = rdflib.Graph().parse(path, format="turtle")
        assert len(graph) == expected
        cues = {str(value) for value in graph.objects(None, rdflib.URIRef(Prop.CUE.value))}
        assert set(AWKWARD) <= cues

    @pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
    def test_rapper(self, exported):
        """Raptor reads all of it without a warning."""
        path, expected = exported
        done = subprocess.run(
            ["rapper", "-i", "turtle", "-o", "ntriples", str(path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert not re.search("warning|error", done.stderr, re.IGNORECASE)
        assert len(set(done.stdout.splitlines())) == expected

    @pytest.mark.loopback
    @pytest.mark.skipif(
        bool(_virtuoso().missing()), reason="Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)"
    )
    def test_virtuoso(self, exported):
        """A graph database that was started for this reads all of it."""
        path, expected = exported
        assert _virtuoso().count(path) == expected
