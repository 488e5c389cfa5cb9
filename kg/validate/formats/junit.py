"""JUnit XML, which most CI systems show: one test case for each shape that was checked or broken."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from kg.validate.names import readable, short
from kg.validate.types import SEVERITIES, Finding, Report

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, fail_on: str) -> str:
    """One test suite; findings below `fail_on` go to the case's output and fail nothing."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.shape].append(finding)
    shapes = sorted({*found, *(shape.strip("<>") for shape, _ in report.targets)})
    worst = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    cases = []
    failures = 0
    for shape in shapes:
        bad = [f for f in found[shape] if f.severity in worst]
        rest = [f for f in found[shape] if f.severity not in worst]
        failures += bool(bad)
        cases.append(_case(shape, bad, rest))
    head = f'<testsuite name="kg validate" tests="{len(shapes)}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *cases, "</testsuite>", ""])


def _case(shape: str, bad: list[Finding], rest: list[Finding]) -> str:
    lines = [f'  <testcase classname="shapes" name={quoteattr(_clean(short(shape)))}>']
    if bad:
        summary = f"{len(bad)} finding{'' if len(bad) == 1 else 's'}"
        lines.append(f'    <failure message="{summary}">{escape(_text(bad))}</failure>')
    if rest:
        lines.append(f"    <system-out>{escape(_text(rest))}</system-out>")
    return "\n".join([*lines, "  </testcase>"])


def _text(findings: list[Finding]) -> str:
    return _clean("\n".join(map(_line, findings)))


def _line(finding: Finding) -> str:
    head = f"{finding.file}:{finding.line}: {finding.severity} {short(finding.rule)} {readable(finding.focus)}"
    return f"{head} {finding.sentence} Fix: {finding.message} [{finding.id}]"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
