"""One validation from files to report, in this process and without a time limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Triple
from rdflib import Graph
from rdflib.namespace import RDFS

from kg.graph import rdf
from kg.graph.folder import is_changed
from kg.validate import coverage, engine, graphs, once, places, rules, wording
from kg.validate import shapes as shape_files
from kg.validate.types import Finding, Report


def run(
    paths: Sequence[str],
    *,
    shapes: Sequence[Path] = (),
    shipped: bool = True,
    allow_empty: Sequence[str] = (),
    form: str | None = None,
    piped: bytes = b"",
) -> Report:
    """Checks the graphs; see `kg.validate.validate`."""
    files = graphs.data_files(paths)
    loaded, findings = shape_files.load(shapes, shipped=shipped)
    findings.extend(loaded.problems())
    triples = graphs.merged(files, form, piped)
    if not triples:
        findings.append(rules.NO_DATA.finding(value=", ".join(map(str, files))))
        return _report(findings, files, [], triples, (0, 0))
    data = _with_superclasses(triples, loaded)
    counts, uncovered = coverage.check(loaded, data, allow_empty)
    findings.extend(uncovered)
    findings.extend(once.findings(loaded, triples))
    findings.extend(rules.CHANGED.finding(value=file.name, file=file) for file in files if is_changed(file))
    texts = wording.texts_beside(files)
    findings.extend(wording.findings(data, texts))
    compared = wording.compared(data, texts)
    # Last, because the engine is given the graph itself and not a copy.
    findings.extend(engine.findings(loaded, data))
    return _report(findings, files, counts, triples, compared)


def _with_superclasses(triples: list[Triple], loaded: shape_files.Shapes) -> Graph:
    """The data and the ontology's subclass axioms, so that a shape for `ng:Agent` is checked on persons."""
    data = rdf.to_rdflib(triples)
    for below, above in loaded.superclasses:
        data.add((below, RDFS.subClassOf, above))
    return data


def _report(
    findings: Sequence[Finding],
    files: Sequence[Path],
    counts: Sequence[tuple[str, int]],
    triples: list[Triple],
    compared: tuple[int, int],
) -> Report:
    where = places.lines(files) if findings else {}
    placed = []
    for finding in dict.fromkeys(findings):
        file, line = where.get(finding.focus[1:-1], ("", 0))
        if not file and len(files) == 1:
            file = str(files[0])
        placed.append(replace(finding, file=file, line=line))
    return Report(
        findings=tuple(sorted(placed, key=lambda finding: finding.order)),
        targets=tuple(sorted(counts)),
        triples=len(triples),
        files=tuple(map(str, files)),
        texts=compared[0],
        articles=compared[1],
    )
