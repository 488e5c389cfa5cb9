"""A SHACL validation report in Turtle. Results have IRIs by their ids, so that two reports can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KGError
from kg.graph import rdf
from kg.graph.vocabulary import RDF, XSD
from kg.validate.types import Finding, Report

_SH = "http://www.w3.org/ns/shacl#"
_BASE = "https://w3id.org/newsgraph/report/"
_TYPE = NamedNode(RDF + "type")


def render(report: Report, fail_on: str) -> str:
    """The report as Turtle."""
    del fail_on  # sh:conforms is defined by SHACL: no finding at all
    return rdf.serialise(_triples(report), "turtle").decode()


def _triples(report: Report) -> Iterator[Triple]:
    node = NamedNode(_BASE + "all")
    conforms = Literal("false" if report.findings else "true", datatype=NamedNode(XSD + "boolean"))
    yield Triple(node, _TYPE, _sh("ValidationReport"))
    yield Triple(node, _sh("conforms"), conforms)
    for finding in report.findings:
        result = NamedNode(_BASE + finding.id)
        yield Triple(node, _sh("result"), result)
        yield from _result(result, finding)


def _result(result: NamedNode, finding: Finding) -> Iterator[Triple]:
    yield Triple(result, _TYPE, _sh("ValidationResult"))
    yield Triple(result, _sh("resultSeverity"), _sh(finding.severity.capitalize()))
    if finding.rule.startswith(("http:", "https:", "urn:")):
        yield Triple(result, _sh("sourceShape"), NamedNode(finding.rule))
    yield Triple(result, _sh("resultMessage"), Literal(f"{finding.sentence} {finding.message}".strip()))
    for predicate, text in (("focusNode", finding.focus), ("value", finding.value)):
        if term := _term(text):
            yield Triple(result, _sh(predicate), term)


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


def _term(text: str) -> Any:
    """The term that the N-Triples text stands for; None for words about the run, which are no term."""
    try:
        triples = rdf.parse(f"<x:s> <x:p> {text} .".encode(), "ntriples") if text else []
    except KGError:
        return None
    return triples[0].object if len(triples) == 1 else None
