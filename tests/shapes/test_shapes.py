"""Every constraint of the shapes, on one graph that keeps all of them and on one that breaks each."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Store as Oxigraph
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kg.graph import rdf
from kg.graph.store import Store
from kg.resources import ontology_dir, shapes_dir
from kg.validate import coverage, engine, once
from kg.validate.names import NGSH
from kg.validate.shapes import Shapes, load

EXAMPLE = ontology_dir() / "examples" / "harbour.ttl"
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.ru"))
#: Parameters of a constraint -> the kind of its results. Those that only modify another one are not listed.
KINDS = {
    SH.minCount: "MinCount",
    SH.maxCount: "MaxCount",
    SH.datatype: "Datatype",
    SH.pattern: "Pattern",
    SH.disjoint: "Disjoint",
    SH.nodeKind: "NodeKind",
    SH["class"]: "Class",
    SH["or"]: "Or",
    SH["in"]: "In",
    SH.minInclusive: "MinInclusive",
    SH.maxInclusive: "MaxInclusive",
    SH.lessThan: "LessThan",
    SH.qualifiedMaxCount: "QualifiedMaxCount",
    SH.sparql: "SPARQL",
}
NOT_CONSTRAINTS = {
    SH.targetClass, SH.targetSubjectsOf, SH.property, SH.path, SH.severity, SH.message, SH.qualifiedValueShape,
}  # fmt: skip


@cache
def shipped() -> Shapes:
    shapes, findings = load(())
    assert findings == []
    return shapes


@cache
def example() -> tuple:
    return tuple(rdf.parse(EXAMPLE))


def sections() -> list[tuple[str, str, str]]:
    """(constraint, kind, update) of every section of the broken graphs."""
    found = []
    for file in BROKEN:
        head, *parts = re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for part in parts:
            title, _, update = part.partition("\n")
            name, kind = title.split()
            found.append((NGSH + name.removeprefix("ngsh:"), kind, head + update))
    return found


SECTIONS = sections()
IDS = [f"{rule.removeprefix(NGSH)}-{kind}" for rule, kind, _ in SECTIONS]


@cache
def broken(update: str) -> tuple:
    store = Oxigraph()
    store.extend(quad for quad in Store.memory(example()).inner)
    store.update(update)
    return tuple(quad.triple for quad in store)


def findings(shapes: Shapes, triples: tuple) -> Counter:
    found = [*once.findings(shapes, list(triples)), *engine.findings(shapes, rdf.to_rdflib(triples))]
    return Counter((finding.rule, finding.component) for finding in found)


def declared(graph: Graph) -> set[tuple[URIRef, URIRef]]:
    """Every constraint of the shapes: (shape, parameter)."""
    shapes = set(graph.subjects(RDF.type, SH.NodeShape)) | set(graph.subjects(RDF.type, SH.PropertyShape))
    return {
        (shape, predicate)
        for shape in shapes
        for predicate in set(graph.predicates(shape, None))
        if str(predicate).startswith(str(SH)) and predicate not in NOT_CONSTRAINTS
    }


class TestKeptShapes:
    def test_example_conforms_and_every_shape_has_something_to_check(self):
        """The example graph keeps every constraint, and no shape is satisfied only because it matches nothing."""
        data = rdf.to_rdflib(example())
        counts, uncovered = coverage.check(shipped(), data, ())
        assert uncovered == []
        assert [shape for shape, count in counts if count == 0] == []
        assert findings(shipped(), example()) == Counter()


class TestBrokenShapes:
    def test_every_constraint_has_a_section(self):
        """Each parameter of each shape is broken by exactly one section."""
        wanted = {(str(shape), KINDS[parameter]) for shape, parameter in declared(shipped().graph)}
        assert Counter((rule, kind) for rule, kind, _ in SECTIONS) == Counter(wanted)

    @pytest.mark.parametrize(("rule", "kind", "update"), SECTIONS, ids=IDS)
    def test_section_breaks_one_constraint_and_nothing_else(self, rule: str, kind: str, update: str):
        """A broken graph gives the one result that its section is headed with."""
        assert set(findings(shipped(), broken(update))) == {(rule, kind)}


class TestMutatedShapes:
    @pytest.mark.parametrize(("rule", "kind", "update"), SECTIONS, ids=IDS)
    def test_without_the_constraint_its_graph_conforms(self, rule: str, kind: str, update: str):
        """Removing a constraint makes its section go unnoticed, so the section tests that constraint and no other."""
        parameter = next(key for key, value in KINDS.items() if value == kind)
        graph = _only_the_file_of(rule)
        assert (URIRef(rule), parameter, None) in graph
        graph.remove((URIRef(rule), parameter, None))
        if parameter == SH.qualifiedMaxCount:
            graph.remove((URIRef(rule), SH.qualifiedValueShape, None))
        mutant = Shapes(graph, shipped().ontology, shipped().superclasses)
        assert findings(mutant, broken(update)) == Counter()

    @pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in SECTIONS}))
    def test_deactivated_constraint_finds_nothing(self, rule: str):
        """A deactivated constraint finds nothing in any of its broken graphs."""
        graph = _only_the_file_of(rule)
        graph.add((URIRef(rule), SH.deactivated, Literal(True)))
        mutant = Shapes(graph, shipped().ontology, shipped().superclasses)
        for other, _, update in SECTIONS:
            if other == rule:
                assert findings(mutant, broken(update)) == Counter()


def _only_the_file_of(rule: str) -> Graph:
    """The node shape of a constraint alone: the other shapes have been seen to find nothing here."""
    owner = URIRef(rule.partition("-")[0])
    graph = Graph(bind_namespaces="none")
    for node in (owner, *shipped().graph.objects(owner, SH.property)):
        graph += shipped().graph.cbd(node)
    return graph


class TestStyleOfShapes:
    @pytest.mark.parametrize("file", sorted(shapes_dir().rglob("*.ttl")), ids=lambda path: path.stem)
    def test_one_node_shape_a_file(self, file: Path):
        """Each file has one node shape, with label and comment, and its constraints have IRIs under its own."""
        graph = rdf.to_rdflib(rdf.parse(file))
        (node,) = graph.subjects(RDF.type, SH.NodeShape)
        local = str(node).removeprefix(NGSH)
        assert re.sub(r"(?<!^)(?=[A-Z])", "-", local.removesuffix("Properties")).lower() == file.stem
        for constraint in graph.objects(node, SH.property):
            assert re.fullmatch(rf"{NGSH}{local}-[a-z][A-Za-z]*", str(constraint))

    def test_every_constraint_says_what_to_do(self):
        """Each constraint has one English message that is a sentence, and one severity."""
        graph = shipped().graph
        for shape in {shape for shape, _ in declared(graph)}:
            (message,) = graph.objects(shape, SH.message)
            assert message.language == "en"
            assert re.fullmatch(r"[A-Z].{10,}\.", str(message)), message
            (severity,) = graph.objects(shape, SH.severity)
            assert severity in (SH.Violation, SH.Warning, SH.Info)

    def test_patterns_are_harmless(self):
        """No pattern takes more than linear time: none repeats something that repeats."""
        for pattern in shipped().graph.objects(None, SH.pattern):
            assert not re.search(r"[*+}]\)?[*+{]", str(pattern))
