"""The checks of the ontology, one after the other; each tells what it looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph

from kg.errors import InputError, KGError
from kg.graph import rdf
from kg.graph.vocabulary import NG
from kg.ontology import files, reasoner
from kg.resources import ontology_dir

OK, FAILED, SKIPPED = "ok", "FAILED", "SKIPPED"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check: its name, `OK`, `FAILED` or `SKIPPED`, and what was looked at or is wrong."""

    check: str
    status: str
    detail: str


def check(*, require_java: bool = False) -> Iterator[Outcome]:
    """Runs the checks in order, from the cheap to the slow.

    Args:
        require_java: whether a missing Java is a failure and not only skips the reasoning.
    """
    parsed = _parse()
    yield parsed
    if parsed.status == FAILED:
        return
    triples = files.ontology()
    yield _names(triples)
    yield _style(triples)
    if reasoner.java() is None:
        yield Outcome("reasoning", FAILED if require_java else SKIPPED, reasoner.NO_JAVA)
        return
    yield _satisfiable(triples)
    for path in files.turtle_files(files.EXAMPLES):
        yield _consistent(triples, path)
    for path in files.turtle_files(files.KNOWN_BAD):
        yield _refused(triples, path)


def _parse() -> Outcome:
    names = (*files.MODULES, files.ALIGNMENTS, files.STYLE)
    total = 0
    for name in names:
        try:
            total += len(rdf.parse(ontology_dir() / name))
        except KGError as error:
            return Outcome("parse", FAILED, error.message)
    return Outcome("parse", OK, f"{len(names)} files, {total:,} triples")


def _names(triples: list[Any]) -> Outcome:
    """Every name of ours that is used anywhere in the ontology's files is defined."""
    defined = files.defined(triples)
    used = files.names(triples) | files.names(rdf.parse(ontology_dir() / files.ALIGNMENTS))
    for folder in (files.EXAMPLES,):
        for path in files.turtle_files(folder):
            used |= files.names(rdf.parse(path))
    unknown = sorted(f"ng:{name.removeprefix(NG)}" for name in used - defined)
    if unknown:
        return Outcome("names", FAILED, f"used but not defined: {', '.join(unknown)}")
    return Outcome("names", OK, f"{len(defined)} names, all defined")


def _style(triples: list[Any]) -> Outcome:
    from kg.validate import coverage, engine  # noqa: PLC0415 - pySHACL is slow to import
    from kg.validate.shapes import Shapes  # noqa: PLC0415

    graph = rdf.to_rdflib(rdf.parse(ontology_dir() / files.STYLE))
    shapes = Shapes(graph, frozenset(), ())
    data: Graph = rdf.to_rdflib(triples)
    _, found = coverage.check(shapes, data, ())
    found.extend(shapes.problems())
    found.extend(engine.findings(shapes, data))
    if found:
        worst = sorted(found, key=lambda finding: finding.order)[:5]
        text = "; ".join(f"{f.focus} {f.what}: {f.message}" for f in worst)
        return Outcome("style", FAILED, f"{len(found)} findings: {text}")
    return Outcome("style", OK, "every term has label, definition, example and a proper name")


def _satisfiable(triples: list[Any]) -> Outcome:
    verdict = reasoner.reason(triples)
    if not verdict.consistent:
        return Outcome("consistent", FAILED, "the ontology contradicts itself")
    if verdict.unsatisfiable:
        return Outcome("consistent", FAILED, f"classes without possible members: {', '.join(verdict.unsatisfiable)}")
    return Outcome("consistent", OK, "no contradiction, and every class can have members")


def _consistent(triples: list[Any], path: Path) -> Outcome:
    name = f"example {path.stem}"
    if reasoner.reason([*triples, *rdf.parse(path)]).consistent:
        return Outcome(name, OK, "consistent")
    return Outcome(name, FAILED, f"{path.name} contradicts the ontology")


def _refused(triples: list[Any], path: Path) -> Outcome:
    name = f"known bad {path.stem}"
    bad = rdf.parse(path)
    if not bad:
        raise InputError(f"{path}: has no triples", "write down what the ontology has to refuse")
    if reasoner.reason([*triples, *bad]).consistent:
        return Outcome(name, FAILED, f"{path.name} was accepted: an axiom is missing")
    return Outcome(name, OK, "refused")
