"""Runs pySHACL: no inference, no imports, no scripts, no network."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator

import pyshacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, RuleLoadError, ShapeLoadError, ValidationFailure
from rdflib import BNode, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import InputError
from kg.validate import names, words
from kg.validate.prepare import prepare
from kg.validate.shapes import Shapes
from kg.validate.types import SEVERITIES, Finding

# rdflib logs a traceback for each value that does not fit its datatype. Such values are reported as findings.
_NOISY = ("rdflib.term", "pyshacl-validate", "pyshacl")


def findings(shapes: Shapes, data: Graph) -> Iterator[Finding]:
    """Everything that the SHACL engine finds in the data, to which subclass axioms may be added.

    Raises:
        InputError: a shape is not well-formed.
    """
    for name in _NOISY:
        logging.getLogger(name).disabled = True
    prepared = prepare(shapes)
    for triple in prepared.superclasses:
        data.add(triple)
    try:
        _, results, _ = pyshacl.validate(
            data,
            shacl_graph=prepared.graph,
            inplace=True,
            inference="none",
            advanced=False,
            js=False,
            meta_shacl=False,
            do_owl_imports=False,
        )
    except (ConstraintLoadError, ShapeLoadError, RuleLoadError) as error:
        raise InputError(f"the shapes can't be used: {_first_line(error)}", "correct that shape") from None
    except ReportableRuntimeError as error:
        raise InputError(f"the shapes can't be run: {_first_line(error)}", "correct that shape") from None
    if isinstance(results, (ValidationFailure, bytes)):
        raise InputError(f"the shapes can't be run: {_first_line(results)}", "correct that shape")
    assert isinstance(results, Graph)
    for result in results.objects(None, SH.result):
        yield _finding(shapes, prepared.unions, results, result)


def _finding(shapes: Shapes, unions: Collection[Node], results: Graph, result: Node) -> Finding:
    def value(predicate: Node) -> Node | None:
        return results.value(result, predicate)

    source = value(SH.sourceShape)
    owner = shapes.owner(source)
    component = str(value(SH.sourceConstraintComponent)).rpartition("#")[2].removesuffix("ConstraintComponent")
    if component == "Class" and source in unions:
        component = "Or"
    path = names.path(results, value(SH.resultPath))
    text = names.term(value(SH.value))
    focus = names.term(value(SH.focusNode))
    # A node that is wrong itself is named as the focus already.
    told = "" if text == focus and not path else names.readable(text)
    severity = str(value(SH.resultSeverity)).rpartition("#")[2].lower()
    messages = sorted(results.objects(result, SH.resultMessage), key=lambda m: (getattr(m, "language", "") != "en", m))
    return Finding(
        # A constraint without an IRI goes by the name of its shape, and is told apart by path and component.
        rule=str(owner if isinstance(source, BNode) else source),
        shape=str(owner),
        severity=severity if severity in SEVERITIES else "violation",
        what=words.of_constraint(shapes, source, component, path, told),
        message=str(messages[0]) if messages else "",
        focus=focus,
        path=path,
        value=text,
        component=component,
    )


def _first_line(error: object) -> str:
    text = getattr(error, "message", None) or str(error)
    return next((line.strip() for line in str(text).splitlines() if line.strip()), type(error).__name__)[:300]
