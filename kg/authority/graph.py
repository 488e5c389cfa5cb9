"""Reads authority files that are RDF: each node of a known class with a `skos:prefLabel`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.articles import Problem
from kg.articles.sources import printable
from kg.authority import identifiers, names
from kg.authority.types import Listed
from kg.errors import InputError
from kg.graph.vocabulary import OWL, Prop

#: The languages whose labels are looked for: the articles are English, and "mul" is for names that are the same in all.
_LANGUAGES: Final = ("", "en", "mul")
_SAME_AS: Final = NamedNode(OWL + "sameAs")

Values = dict[NamedNode, list[object]]


@cache
def classes() -> dict[str, str]:
    """IRI of a class -> our type."""
    text = (files(__package__) / "tables" / "classes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    # schema.org's names are in use with both schemes.
    return dict(rows) | {iri.replace("https://schema.org/", "http://schema.org/"): kind for iri, kind in rows}


def read_graph(triples: Sequence[Triple], name: str) -> tuple[list[Listed], list[Problem]]:
    """Who and what the graph lists, and what was passed over in it.

    Args:
        triples: as `kg.graph.rdf.parse` gives them.
        name: the file's name, for messages.

    Raises:
        InputError: a node has no label, or too much of something; the message names it.
    """
    nodes: defaultdict[object, Values] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        nodes[triple.subject][triple.predicate].append(triple.object)
    rows, unknown = [], []
    for node, values in nodes.items():
        where = f"{name}, {printable(str(node)[:200])}"
        kinds = sorted({classes().get(getattr(t, "value", ""), "") for t in values.get(Prop.TYPE, ())} - {""})
        if len(kinds) > 1:
            raise InputError(f"{where}: is both {' and '.join(kinds)}", "keep one rdf:type of the two")
        if kinds:
            rows.append(_row(node, values, kinds[0], where, name))
        elif Prop.PREF_LABEL in values:
            unknown.append(where)
    if not unknown:
        return rows, []
    count = f"{len(unknown):,} nodes with a skos:prefLabel have" if len(unknown) > 1 else "it has a skos:prefLabel and"
    what = f"{count} no rdf:type that is known, and {'are' if len(unknown) > 1 else 'is'} passed over"
    return rows, [Problem(min(unknown), what, "give rdf:type, such as ng:Person or schema:Organization", "warning")]


def _row(node: object, values: Values, kind: str, where: str, name: str) -> Listed:
    labels = sorted(set(_labels(values, Prop.PREF_LABEL)))
    if not labels:
        raise InputError(
            f"{where}: has no skos:prefLabel in English or without a language", f"give the {kind.lower()}'s name"
        )
    if len(labels) > 1:
        raise InputError(
            f"{where}: has two names to show, {labels[0]!r} and {labels[1]!r}",
            "keep one skos:prefLabel, and make the other a skos:altLabel",
        )
    shown = names.check(labels[0], "skos:prefLabel", where)
    aliases = {names.check(label, "skos:altLabel", where) for label in _labels(values, Prop.ALT_LABEL)}
    # Without the node: blank nodes have no name that lasts, and the name says enough in a sentence.
    return Listed(kind, shown, tuple(sorted(aliases - {shown})), _same(node, values, where), name)


def _labels(values: Values, prop: NamedNode) -> list[str]:
    found = [v for v in values.get(prop, ()) if isinstance(v, Literal)]
    return [v.value for v in found if (v.language or "").partition("-")[0] in _LANGUAGES]


def _same(node: object, values: Values, where: str) -> str:
    """The Wikidata item, if the node is or leads to one; else the one other IRI that it says it matches."""
    linked = [getattr(v, "value", "") for v in values.get(Prop.EXACT_MATCH, ())]
    also = [getattr(v, "value", "") for v in values.get(_SAME_AS, ())]
    items = sorted({identifiers.item(v) for v in (getattr(node, "value", ""), *linked, *also)} - {""})
    others = sorted({identifiers.same(v) for v in linked} - {""})
    found = items or others
    if len(found) > 1:
        raise InputError(f"{where}: is both {found[0]} and {found[1]}", "keep the right one")
    if linked and not found:
        raise InputError(
            f"{where}: skos:exactMatch leads to {printable(linked[0][:100])!r}, no http or https IRI",
            "write it as an IRI, such as http://www.wikidata.org/entity/Q42",
        )
    return found[0] if found else ""
