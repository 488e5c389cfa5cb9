"""One form for equal data: values in one lexical form, blank nodes numbered, each triple once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.graph.vocabulary import RDF, XSD

_PLAIN_TYPES: Final = (XSD + "string", RDF + "langString")


def number_blank_nodes(triples: list[Triple]) -> list[Triple]:
    """The parser gives nodes without a label a random one; here the first in the file is b0, the next b1."""
    numbers: dict[BlankNode, BlankNode] = {}

    def numbered(node: BlankNode) -> BlankNode:
        return numbers.setdefault(node, BlankNode(f"b{len(numbers)}"))

    result = []
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
            subject = numbered(subject) if isinstance(subject, BlankNode) else subject
            value = numbered(value) if isinstance(value, BlankNode) else value
            result.append(Triple(subject, triple.predicate, value))
        else:
            result.append(triple)
    return result


def canonical(triples: Iterable[Triple]) -> list[Triple]:
    """Each triple once, each value in one lexical form: the store's, so that a round trip changes nothing.

    Values of derived types (xsd:int) stay as they are: the store would give them another type.
    """
    unique = list(dict.fromkeys(triples))
    typed = dict.fromkeys(
        triple.object
        for triple in unique
        if isinstance(triple.object, Literal) and triple.object.datatype.value not in _PLAIN_TYPES
    )
    if not typed:
        return unique
    store, place = Store(), NamedNode("x:p")
    store.extend(Quad(NamedNode(f"x:{number}"), place, literal) for number, literal in enumerate(typed))
    stored = {quad.subject: quad.object for quad in store.quads_for_pattern(None, None, None)}
    changed = {}
    for number, literal in enumerate(typed):
        form = stored[NamedNode(f"x:{number}")]
        if isinstance(form, Literal) and form != literal and form.datatype == literal.datatype:
            changed[literal] = form
    if not changed:
        return unique
    return list(dict.fromkeys(_with_object(triple, changed) for triple in unique))


def _with_object(triple: Triple, changed: dict[Literal, Literal]) -> Triple:
    value = triple.object
    if isinstance(value, Literal) and value in changed:
        return Triple(triple.subject, triple.predicate, changed[value])
    return triple
