"""SARIF 2.1.0, for code scanning: stable rule ids and a fingerprint for each finding, so none is told twice."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from kg import __version__
from kg.validate.names import readable, short
from kg.validate.types import Finding, Report

#: What GitHub takes of one run.
MAX_RESULTS = 25_000
_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, fail_on: str) -> str:
    """One SARIF log with one run."""
    del fail_on
    messages = {f.rule: f.message for f in report.findings}
    driver = {
        "name": "kg validate",
        "version": __version__,
        "rules": [
            {"id": short(rule), "help": {"text": text or short(rule)}} for rule, text in sorted(messages.items())
        ],
    }
    results = [_result(f) for f in report.findings[:MAX_RESULTS]]
    log = {"version": "2.1.0", "$schema": _SCHEMA, "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding) -> dict[str, Any]:
    text = " ".join(f"{readable(finding.focus)} {finding.sentence} {finding.message}".split())
    result: dict[str, Any] = {
        "ruleId": short(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "partialFingerprints": {"finding/v1": finding.id},
    }
    if finding.file and finding.file != "-":
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file)}}
        if finding.line:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    return result
