"""Rewrites shapes into equal ones that pySHACL checks many times faster.

- A constraint that is run once is taken out; `kg.validate.once` asks it.
- A property shape under a node shape gets the node shape's targets itself. pySHACL sets a property shape up anew for
  each node when it comes to it by `sh:property`, and once when it has targets of its own.
- "One of these classes" becomes one class above them all. pySHACL words a result for each alternative that fails,
  though another one holds.

The results are the same; a test compares them with those of the shapes as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDFS, SH
from rdflib.term import Node

from kg.validate.names import NGSH
from kg.validate.shapes import TARGETS, Shapes

#: What a node shape says of its own nodes through its property shapes: then they have to stay where they are.
_NEEDS_PROPERTIES = (SH.closed, SH.deactivated)
_UNION = NGSH + "union-"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Shapes for the engine.

    Args:
        graph: the rewritten shapes.
        superclasses: triples that the data need besides: each class below the union that it is in.
        unions: the shapes whose `sh:or` was rewritten; their results are of the kind `Or`.
    """

    graph: Graph
    superclasses: tuple[tuple[Node, URIRef, URIRef], ...]
    unions: frozenset[Node]


@lru_cache(maxsize=2)
def prepare(shapes: Shapes) -> Prepared:
    """The shapes as the engine gets them."""
    graph = Graph(bind_namespaces="none")
    graph += shapes.graph
    for shape, _ in shapes.once:
        graph.remove((shape, SH.sparql, None))
    _lift(shapes, graph)
    return _unite(graph)


def _lift(shapes: Shapes, graph: Graph) -> None:
    for shape in shapes.nodes:
        if shapes.is_used(shape) or any((shape, term, None) in graph for term in _NEEDS_PROPERTIES):
            continue
        targets = [(target, value) for target in TARGETS for value in graph.objects(shape, target)]
        if shapes.is_class(shape):
            targets.append((SH.targetClass, shape))
        for constraint in list(graph.objects(shape, SH.property)):
            # One that several shapes share keeps its place: the targets would run together, and so may the results.
            if targets and len(set(shapes.graph.subjects(SH.property, constraint))) == 1:
                graph.remove((shape, SH.property, constraint))
                for target, value in targets:
                    graph.add((constraint, target, value))


def _unite(graph: Graph) -> Prepared:
    superclasses: set[tuple[Node, URIRef, URIRef]] = set()
    unions: dict[tuple[str, ...], URIRef] = {}
    united: set[Node] = set()
    for shape, choice in sorted(graph.subject_objects(SH["or"]), key=str):
        classes = _classes(graph, choice)
        single = len(list(graph.objects(shape, SH["or"]))) == 1 and (shape, SH["class"], None) not in graph
        if not classes or not single:
            continue
        key = tuple(sorted(map(str, classes)))
        union = unions.setdefault(key, URIRef(f"{_UNION}{len(unions)}"))
        graph.remove((shape, SH["or"], choice))
        graph.add((shape, SH["class"], union))
        superclasses.update((each, RDFS.subClassOf, union) for each in classes)
        united.add(shape)
    return Prepared(graph, tuple(sorted(superclasses)), frozenset(united))


def _classes(graph: Graph, choice: Node) -> list[Node]:
    """The classes of a list of alternatives that say nothing but a class; empty if one says more."""
    found = []
    for alternative in graph.items(choice):
        said = list(graph.predicate_objects(alternative))
        if not isinstance(alternative, BNode) or len(said) != 1 or said[0][0] != SH["class"]:
            return []
        found.append(said[0][1])
    return found
