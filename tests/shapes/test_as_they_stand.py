"""The shapes as any other SHACL engine gets them: no ontology, no rewriting, the queries asked node by node."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import Store as Oxigraph
from rdflib import Graph
from rdflib.namespace import SH

from kg.graph import rdf
from kg.graph.store import Store
from kg.resources import ontology_dir, shapes_dir
from kg.validate import engine, names, once
from kg.validate.prepare import prepare
from kg.validate.shapes import load

EXAMPLE = ontology_dir() / "examples" / "harbour.ttl"
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.ru"))


def _all_broken_at_once() -> list:
    """The example with the updates of all sections, one after the other."""
    store = Oxigraph()
    store.extend(Store.memory(rdf.parse(EXAMPLE)).inner)
    for file in BROKEN:
        head, *parts = re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for part in parts:
            store.update(head + part.partition("\n")[2])
    return [quad.triple for quad in store]


def _as_they_stand(data: Graph) -> set[tuple[str, str, str, str]]:
    """(shape, kind, focus, value) of each result of pySHACL over the files, simply read together."""
    shapes = Graph()
    for file in sorted(shapes_dir().rglob("*.ttl")):
        shapes.parse(file)
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    found = set()
    for result in results.objects(None, SH.result):
        kind = str(results.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        found.add(
            (
                str(results.value(result, SH.sourceShape)),
                kind.removesuffix("ConstraintComponent"),
                names.term(results.value(result, SH.focusNode)),
                names.term(results.value(result, SH.value)),
            )
        )
    return found


@pytest.fixture(scope="module")
def broken() -> list:
    return _all_broken_at_once()


class TestAnotherEngine:
    def test_same_results_as_ours(self, broken: list):
        """On a graph that is broken in every way at once, without the ontology, ours finds what the shapes as they stand find.

        A query that is asked once also sees nodes that no shape has for a target, so ours may find more by queries.
        """
        shapes, _ = load(())
        found = [*once.findings(shapes, broken), *engine.findings(shapes, rdf.to_rdflib(broken))]
        ours = {(f.rule, f.component, f.focus, f.value if f.component != "SPARQL" else "") for f in found}
        theirs = {
            (rule, kind, focus, value if kind != "SPARQL" else "")
            for rule, kind, focus, value in _as_they_stand(rdf.to_rdflib(broken))
        }
        assert len(theirs) > 100
        assert theirs - ours == set()
        assert {kind for _, kind, _, _ in ours - theirs} <= {"SPARQL"}


class TestPreparedShapes:
    def test_only_the_form_changes(self):
        """The rewritten shapes have each constraint of the files but the queries, and no list of plain classes."""
        shapes, _ = load(())
        prepared = prepare(shapes)
        assert not list(prepared.graph.objects(None, SH.sparql))
        assert set(prepared.graph.subjects(SH.path, None)) >= set(shapes.graph.objects(None, SH.property))
        assert len(prepared.unions) == len(set(shapes.graph.subjects(SH["or"], None))) - 6  # dates stay lists
        for name in (SH.minCount, SH.maxCount, SH.datatype, SH.pattern, SH["in"]):
            assert set(prepared.graph.subject_objects(name)) == set(shapes.graph.subject_objects(name))

    @pytest.mark.parametrize(
        ("shape", "expected"),
        [
            (
                "<x:N> a sh:NodeShape ; sh:targetClass <x:C> ; sh:property <x:P> . <x:M> a sh:NodeShape ; sh:node <x:N> .",
                0,
            ),
            ("<x:N> a sh:NodeShape ; sh:targetClass <x:C> ; sh:closed true ; sh:property <x:P> .", 0),
            ("<x:N> a sh:NodeShape ; sh:targetClass <x:C> ; sh:deactivated true ; sh:property <x:P> .", 0),
            ("<x:N> sh:targetClass <x:C> ; sh:property <x:P> . <x:M> sh:targetClass <x:D> ; sh:property <x:P> .", 0),
            ("<x:N> a sh:NodeShape , <http://www.w3.org/2000/01/rdf-schema#Class> ; sh:property <x:P> .", 1),
            ("<x:N> a sh:NodeShape ; sh:targetClass <x:C> ; sh:targetNode <x:n> ; sh:property <x:P> .", 2),
        ],
        ids=["used by another", "closed", "deactivated", "shared", "a class itself", "two targets"],
    )
    def test_a_constraint_moves_only_where_its_meaning_stays(self, shape: str, expected: int, tmp_path: Path):
        """A property shape gets its node shape's targets unless somebody else needs it in its place."""
        file = tmp_path / "s.ttl"
        file.write_text(
            f"@prefix sh: <http://www.w3.org/ns/shacl#> .\n{shape}\n<x:P> sh:path <x:p> ; sh:minCount 1 .\n"
        )
        shapes, _ = load([file], shipped=False)
        graph = prepare(shapes).graph
        targets = [t for t in graph.triples((None, None, None)) if str(t[0]) == "x:P" and "target" in str(t[1])]
        assert len(targets) == expected
