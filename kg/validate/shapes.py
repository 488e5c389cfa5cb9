"""The shapes of one run, and what is wrong with them before any data are looked at.

A constraint with `ngsh:runOnce true` carries a query that finds its own focus nodes. It is taken out of what the SHACL
engine gets (`kg.validate.prepare`) and asked once over the whole graph: the engine would ask it anew for every node,
which is hundreds of times slower. Any other SHACL engine runs the same constraint as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from kg.errors import InputError
from kg.graph import rdf
from kg.graph.vocabulary import NG
from kg.resources import ontology_dir, shapes_dir
from kg.validate import graphs, rules
from kg.validate.names import NGSH, short
from kg.validate.types import SEVERITIES, Finding

RUN_ONCE: Final = URIRef(NGSH + "runOnce")
MAY_BE_EMPTY: Final = URIRef(NGSH + "mayBeEmpty")
TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
#: Where one shape uses another.
_USES: Final = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape, SH["and"], SH["or"], SH.xone, RDF.first)
#: Terms of SHACL's advanced features and of SHACL-JS: known words, but not run here.
_NOT_RUN: Final = frozenset(
    {SH[name] for name in ("target", "rule", "expression", "js", "validator", "nodeValidator", "propertyValidator")}
)
_SHACL: Final = frozenset(str(SH[name]) for name in SH.__annotations__) | {
    str(SH[name]) for name in ("in", "not", "and", "or", "class")
}
_OURS: Final = "w3id.org/newsgraph/"
_PROPERTIES: Final = frozenset({OWL.ObjectProperty, OWL.DatatypeProperty})
_TRUE: Final = Literal(True)


@dataclass(frozen=True)
class Shapes:
    """The merged shapes of a run.

    Args:
        graph: all of them.
        ontology: the names that the ontology has, as IRIs.
        superclasses: the ontology's subclass axioms.
        classes: the ontology's classes, as IRIs.
        properties: the ontology's properties, as IRIs.
    """

    graph: Graph
    ontology: frozenset[str]
    superclasses: tuple[tuple[URIRef, URIRef], ...]
    classes: frozenset[str] = frozenset()
    properties: frozenset[str] = frozenset()

    @cached_property
    def nodes(self) -> list[Node]:
        """The node shapes: those of the class, and whatever has a target; sorted."""
        found = set(self.graph.subjects(RDF.type, SH.NodeShape))
        for predicate in TARGETS:
            found |= set(self.graph.subjects(predicate, None))
        return sorted(found, key=str)

    @cached_property
    def once(self) -> list[tuple[Node, str]]:
        """The constraints that are run once, with their queries; sorted."""
        found = [
            (shape, str(query))
            for shape in self.graph.subjects(RUN_ONCE, _TRUE)
            if not self.deactivated(shape)
            for constraint in self.graph.objects(shape, SH.sparql)
            for query in self.graph.objects(constraint, SH.select)
        ]
        return sorted(found, key=lambda pair: (str(pair[0]), pair[1]))

    def deactivated(self, shape: Node) -> bool:
        """Whether the shape, or the one that it belongs to, is switched off."""
        owners = [shape, *self.graph.subjects(SH.property, shape)]
        return (shape, SH.deactivated, _TRUE) in self.graph or (
            len(owners) > 1 and all((owner, SH.deactivated, _TRUE) in self.graph for owner in owners[1:])
        )

    def has_target(self, shape: Node) -> bool:
        """Whether the shape says itself what it is for."""
        return any((shape, predicate, None) in self.graph for predicate in TARGETS) or self.is_class(shape)

    def is_class(self, shape: Node) -> bool:
        """Whether the shape is a class too, and so its own target."""
        return (shape, RDF.type, RDFS.Class) in self.graph or (
            shape,
            RDF.type,
            URIRef("http://www.w3.org/2002/07/owl#Class"),
        ) in self.graph

    def is_used(self, shape: Node) -> bool:
        """Whether another shape uses it."""
        return any((None, predicate, shape) in self.graph for predicate in _USES)

    def owner(self, shape: Node | None) -> Node | None:
        """The named node shape that a constraint belongs to, or the thing itself."""
        seen: set[Node] = set()
        while shape is not None and shape not in seen:
            seen.add(shape)
            above = sorted(self.graph.subjects(SH.property, shape), key=str) or (
                sorted({s for s, p in self.graph.subject_predicates(shape) if p in _USES}, key=str)
                if isinstance(shape, BNode)
                else []
            )
            if not above:
                return shape
            shape = above[0]
        return shape

    def severity(self, shape: Node) -> str:
        """The severity of a shape's results; SHACL's default is a violation."""
        name = str(self.graph.value(shape, SH.severity) or SH.Violation).rpartition("#")[2].lower()
        return name if name in SEVERITIES else "violation"

    def problems(self) -> Iterator[Finding]:
        """What makes the shapes check less than they seem to: wrong words, and shapes that nothing leads to."""
        for term in sorted({t for triple in self.graph for t in triple if isinstance(t, URIRef)}):
            yield from self._term(term)
        for shape in self.nodes:
            if not self.has_target(shape) and not self.is_used(shape):
                yield rules.NO_TARGET.finding(focus=_named(shape))

    def _looks_ours(self, term: URIRef) -> bool:
        """Whether the term seems to be meant as one of the ontology; what the shapes themselves define is not."""
        text = str(term)
        if _OURS not in text or text.startswith((NGSH, f"https://{_OURS}id/")) or text == NG.rstrip("#"):
            return False
        return (term, None, None) not in self.graph

    def _term(self, term: URIRef) -> Iterator[Finding]:
        text = str(term)
        details = {"term": short(text)}
        if text.startswith(str(SH)) and text not in _SHACL:
            yield rules.UNKNOWN_SHACL.finding(value=f"<{text}>", **details)
        elif term in _NOT_RUN:
            yield rules.NOT_RUN.finding(value=f"<{text}>", **details)
        elif self._looks_ours(term) and text not in self.ontology:
            yield rules.UNKNOWN_TERM.finding(value=f"<{text}>", **details)


def load(paths: Sequence[Path], *, shipped: bool = True) -> tuple[Shapes, list[Finding]]:
    """Reads newsgraph's own shapes and the user's.

    Args:
        paths: files or folders of the user's own shapes.
        shipped: whether newsgraph's shapes are checked too.

    Returns:
        The shapes, and a finding for each named path that has none.

    Raises:
        InputError: a file can't be read or parsed.
    """
    findings = []
    groups = [[path] for path in paths]
    if shipped:
        groups.insert(0, [shapes_dir()])
    everything: list[Path] = []
    for group in groups:
        files = graphs.shape_files(group)
        part = Graph(bind_namespaces="none")
        part += rdf.to_rdflib(graphs.merged(files))
        if not _has_shapes(part):
            findings.append(rules.NO_SHAPES.finding(value=str(group[0]), files=group[0]))
        everything.extend(files)
    if not groups:
        findings.append(rules.NO_SHAPES.finding(files="The run"))
    graph = rdf.to_rdflib(graphs.merged(list(dict.fromkeys(everything))))
    return _with_ontology(graph), findings


def _has_shapes(graph: Graph) -> bool:
    return (None, RDF.type, SH.NodeShape) in graph or any((None, target, None) in graph for target in TARGETS)


def _with_ontology(shapes: Graph) -> Shapes:
    """The shapes with the names that our ontology defines, and its subclass axioms between named classes."""
    kinds: dict[str, set[Node]] = {}
    superclasses = []
    for file in ("newsgraph.ttl", "event-types.ttl", "roles.ttl"):
        path = ontology_dir() / file
        if not path.is_file():
            raise InputError(f"{path}: this part of the ontology is missing", "install newsgraph again")
        for triple in rdf.to_rdflib(rdf.parse(path)):
            subject, predicate, value = triple
            if predicate == RDF.type and isinstance(subject, URIRef):
                kinds.setdefault(str(subject), set()).add(value)
            if predicate == RDFS.subClassOf and isinstance(subject, URIRef) and isinstance(value, URIRef):
                superclasses.append((subject, value))
    classes = frozenset(name for name, types in kinds.items() if OWL.Class in types)
    properties = frozenset(name for name, types in kinds.items() if types & _PROPERTIES)
    return Shapes(shapes, frozenset(kinds), tuple(sorted(superclasses)), classes, properties)


def _named(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"
