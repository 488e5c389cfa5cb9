"""What was resolved, as RDF: pure and deterministic, one module for each kind of node.

Every fact leads to its evidence: an article, a span, the words there and the component that found them. There are no
blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.mapping import affiliations, agents, articles, events, relations, statements
from kg.graph.mapping.scope import Scope
from kg.resolve.types import Resolution

_KINDS = (articles, agents, events, statements, affiliations, relations)


def triples(resolution: Resolution) -> list[Triple]:
    """Every triple of the graph, each once, sorted."""
    return sorted(set(_all(Scope(resolution))), key=str)


def _all(scope: Scope) -> Iterator[Triple]:
    for kind in _KINDS:
        yield from kind.triples(scope)
    # Last, because the others say which components were at work.
    yield from scope.extractors()


__all__ = ["triples"]
