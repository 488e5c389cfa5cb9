"""Which node is meant: by its IRI, by the id of an article, or by a name as a person types it."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.explain.graph import Graph
from kg.graph.vocabulary import NG, PREFIXES, Class, Prop
from kg.query import candidates
from kg.query.names import fold

_FIX = "copy the IRI from graph.ttl or from the answer to a query"
_KINDS = ("agent", "place", "event")


def meant(graph: Graph, what: str) -> tuple[NamedNode, str]:
    """The node, and what to tell of how its name was understood.

    Raises:
        UsageError: there is no such node, or the name can mean several.
    """
    typed = what.strip().removeprefix("<").removesuffix(">")
    if not typed:
        raise UsageError("nothing is named to explain", "give a name or an IRI")
    prefix, colon, rest = typed.partition(":")
    if colon and prefix in PREFIXES and " " not in rest:
        typed = PREFIXES[prefix] + rest
    if typed.startswith(("http://", "https://")):
        return _by_iri(graph, what, typed), ""
    article = _article(graph, typed)
    if article is not None:
        return article, ""
    match = candidates.meant(graph.store, what, _KINDS)
    return NamedNode(match.candidate.iri), match.told(what.strip())


def _by_iri(graph: Graph, what: str, iri: str) -> NamedNode:
    try:
        node = NamedNode(iri)
    except ValueError:
        raise UsageError(f"{what!r} is no IRI", _FIX) from None
    if graph.kind(node) is None:
        if iri.startswith(NG):
            raise UsageError(f"{what} is a name of the ontology, not a node of the graph", "docs/ontology.md has it")
        raise UsageError(f"the graph has no {iri}", _FIX)
    return node


def _article(graph: Graph, typed: str) -> NamedNode | None:
    """The article with this id, unless somebody or something is called so."""
    for found in graph.store.match(None, Prop.IDENTIFIER, Literal(typed)):
        node = found.subject
        if isinstance(node, NamedNode) and graph.kind(node) == Class.ARTICLE:
            named = (c for kind in _KINDS for c in candidates.candidates(graph.store, kind))
            called = any(fold(typed) == fold(label) for c in named for label in c.labels)
            return None if called else node
    return None
