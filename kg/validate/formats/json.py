"""For programs: everything, with a version of the layout."""

from __future__ import annotations

import json
from typing import Any

from kg.validate.types import Finding, Report

SCHEMA_VERSION = 1


def render(report: Report, fail_on: str) -> str:
    """One JSON object."""
    return (
        json.dumps(
            {
                "schema_version": SCHEMA_VERSION,
                "passed": not report.fails(fail_on),
                "fail_on": fail_on,
                "counts": report.counts,
                "files": report.files,
                "triples": report.triples,
                "articles": report.articles,
                "articles_with_text": report.texts,
                "targets": {shape.strip("<>"): count for shape, count in report.targets},
                "findings": [_finding(f) for f in report.findings],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity,
        "rule": finding.rule,
        "shape": finding.shape,
        "component": finding.component,
        "focus": finding.focus,
        "path": finding.path,
        "value": finding.value,
        "what": finding.what,
        "fix": finding.message,
        "file": finding.file or None,
        "line": finding.line or None,
    }
