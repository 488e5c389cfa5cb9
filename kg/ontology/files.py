"""The files of the ontology, and their triples for a reasoner."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.vocabulary import NG, OWL, RDF, XSD
from kg.resources import ontology_dir
from kg.validate.graphs import merged

#: What the reasoner gets. The alignments stay out: other vocabularies bring axioms of their own.
MODULES: Final = ("newsgraph.ttl", "event-types.ttl", "roles.ttl")
ALIGNMENTS: Final = "alignments.ttl"
STYLE: Final = "style.ttl"
EXAMPLES: Final = "examples"
KNOWN_BAD: Final = "known-bad"

#: Not in OWL 2's datatype map: HermiT stops at them. The shapes check dates.
_DATES: Final = {XSD + name for name in ("date", "duration", "gYear", "gYearMonth", "gMonthDay", "time")}
#: RDF's own words for talking about triples are no properties in OWL 2 DL.
_RESERVED: Final = {RDF + name for name in ("subject", "predicate", "object")}
_IMPORTS: Final = OWL + "imports"


def ontology() -> list[Triple]:
    """The triples of all modules. Each file's blank nodes are its own."""
    return merged([ontology_dir() / name for name in MODULES])


def turtle_files(folder: str) -> list[Path]:
    """The Turtle files of a folder of the ontology, sorted."""
    return sorted((ontology_dir() / folder).glob("*.ttl"))


def for_reasoner(triples: Iterable[Triple]) -> list[Triple]:
    """Without what OWL 2 DL has no meaning for, and without imports, which would be fetched."""
    return [triple for triple in triples if not _left_out(triple)]


def names(triples: Iterable[Triple]) -> set[str]:
    """Every name of our namespace that is used."""
    terms = (term for t in triples for term in (t.subject, t.predicate, t.object))
    return {term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(NG)}


def defined(triples: Iterable[Triple]) -> set[str]:
    """Every name of our namespace that is given a type."""
    return {
        t.subject.value
        for t in triples
        if isinstance(t.subject, NamedNode) and t.subject.value.startswith(NG) and t.predicate.value == RDF + "type"
    }


def _left_out(triple: Triple) -> bool:
    if triple.predicate.value in _RESERVED or triple.predicate.value == _IMPORTS:
        return True
    return isinstance(triple.object, Literal) and triple.object.datatype.value in _DATES
