"""Terms as a person reads them: prefixed names, and property paths as SPARQL writes them."""

from __future__ import annotations

import re
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.graph.writers import PREFIXES

NGSH: Final = "https://w3id.org/newsgraph/shapes#"
_PREFIXES: Final = {"ngsh": NGSH, "sh": str(SH), **PREFIXES}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")
_SUFFIXES: Final = ((SH.zeroOrMorePath, "*"), (SH.oneOrMorePath, "+"), (SH.zeroOrOnePath, "?"))


def short(iri: str) -> str:
    """`ng:Person` for an IRI in a known namespace, else `<...>`."""
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.match(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def term(node: Node | None) -> str:
    """A term in N-Triples form; "" for none."""
    if node is None:
        return ""
    if isinstance(node, Literal):
        # rdflib's own writer warns about values that do not fit their datatype; those are what we report.
        quoted = str(node).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        suffix = f"@{node.language}" if node.language else f"^^<{node.datatype}>" if node.datatype else ""
        return f'"{quoted}"{suffix}'
    return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"


def readable(text: str) -> str:
    """A term in N-Triples form, shortened for a person."""
    if text.startswith("<") and text.endswith(">"):
        return short(text[1:-1])
    quoted, mark, datatype = text.rpartition("^^<")
    return f"{quoted}^^{short(datatype[:-1])}" if mark and text.endswith(">") else text


def path(graph: Graph, node: Node | None) -> str:
    """A SHACL property path: `ng:speaker`, `^ng:refersTo`, `(ng:a|ng:b)`."""
    return _path(graph, node, 0)


def _path(graph: Graph, node: Node | None, depth: int) -> str:
    if node is None:
        return ""
    if isinstance(node, URIRef):
        return short(str(node))
    if depth > 20:
        return "..."
    if (node, RDF.first, None) in graph:
        return "/".join(_path(graph, part, depth + 1) for part in Collection(graph, node))
    if inverse := graph.value(node, SH.inversePath):
        return f"^{_path(graph, inverse, depth + 1)}"
    if choice := graph.value(node, SH.alternativePath):
        return f"({'|'.join(_path(graph, part, depth + 1) for part in Collection(graph, choice))})"
    for predicate, mark in _SUFFIXES:
        if inner := graph.value(node, predicate):
            return f"{_path(graph, inner, depth + 1)}{mark}"
    return "..."
