"""On how many nodes each shape was checked: a shape that matches nothing is a finding, not a pass."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from kg.errors import UsageError
from kg.validate import rules
from kg.validate.names import term
from kg.validate.shapes import MAY_BE_EMPTY, Shapes
from kg.validate.types import Finding


def check(shapes: Shapes, data: Graph, allowed: Sequence[str]) -> tuple[list[tuple[str, int]], list[Finding]]:
    """Counts the focus nodes of every shape with a target.

    Args:
        shapes: the shapes of the run.
        data: the data with the ontology's subclass axioms.
        allowed: IRIs, or their last parts, of shapes that may match nothing.

    Raises:
        UsageError: an allowed name is no shape.
    """
    excused = _excused(shapes, allowed)
    counts: list[tuple[str, int]] = []
    findings: list[Finding] = []
    for shape in shapes.nodes:
        if not shapes.has_target(shape):
            continue
        name = term(shape)
        if (shape, SH.deactivated, Literal(True)) in shapes.graph:
            if shape not in excused:
                findings.append(rules.DEACTIVATED.finding(focus=name))
            continue
        count = len(focus_nodes(shapes, shape, data))
        counts.append((name, count))
        optional = shape in excused or (shape, MAY_BE_EMPTY, Literal(True)) in shapes.graph
        if not count and not optional:
            findings.append(rules.UNMATCHED.finding(focus=name))
    off = sorted(set(shapes.graph.subjects(SH.deactivated, Literal(True))).difference(shapes.nodes, excused), key=str)
    findings.extend(rules.DEACTIVATED.finding(focus="" if isinstance(s, BNode) else term(s)) for s in off)
    return counts, findings


def focus_nodes(shapes: Shapes, shape: Node, data: Graph) -> set[Node]:
    """The nodes of the data that a shape is checked on."""
    graph = shapes.graph
    found: set[Node] = set()
    classes = list(graph.objects(shape, SH.targetClass))
    if shapes.is_class(shape):
        classes.append(shape)
    for wanted in classes:
        for kind in data.transitive_subjects(RDFS.subClassOf, wanted):
            found.update(data.subjects(RDF.type, kind))
    for node in graph.objects(shape, SH.targetNode):
        if (node, None, None) in data or (None, None, node) in data:
            found.add(node)
    for predicate in graph.objects(shape, SH.targetSubjectsOf):
        found.update(data.subjects(predicate, None))
    for predicate in graph.objects(shape, SH.targetObjectsOf):
        found.update(data.objects(None, predicate))
    return found


def _excused(shapes: Shapes, allowed: Sequence[str]) -> set[Node]:
    found: set[Node] = set()
    known = {*shapes.nodes, *shapes.graph.subjects(SH.deactivated, Literal(True))}
    for wanted in allowed:
        matches = {shape for shape in known if wanted in _spellings(str(shape))}
        if not matches:
            raise UsageError(
                f"no shape is called {wanted!r}", "give the IRI of a shape, or its last part, such as Platform"
            )
        found |= matches
    return found


def _spellings(iri: str) -> tuple[str, str, str]:
    local = iri.replace("#", "/").rpartition("/")[2]
    return iri, local, f"ngsh:{local}"
