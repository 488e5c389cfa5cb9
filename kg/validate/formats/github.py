"""Workflow commands that GitHub shows as annotations beside the lines; it shows few of them, so few are written."""

from __future__ import annotations

from kg.validate.names import readable, short
from kg.validate.types import Finding, Report

#: What GitHub shows of each level in one step.
MAX_OF_A_LEVEL = 10
_LEVELS = {"violation": "error", "warning": "warning", "info": "notice"}


def render(report: Report, fail_on: str) -> str:
    """One line for each annotation, the worst first."""
    del fail_on
    lines: list[str] = []
    for severity, level in _LEVELS.items():
        found = [f for f in report.findings if f.severity == severity]
        lines.extend(_annotation(level, f) for f in found[:MAX_OF_A_LEVEL])
        if len(found) > MAX_OF_A_LEVEL:
            lines.append(
                f"::{level} title=kg validate::and {len(found) - MAX_OF_A_LEVEL:,} more of severity {severity}"
            )
    return "".join(f"{line}\n" for line in lines)


def _annotation(level: str, finding: Finding) -> str:
    place = f"file={_property(finding.file)}," if finding.file else ""
    line = f"line={finding.line}," if finding.line else ""
    text = f"{readable(finding.focus)} {finding.sentence} Fix: {finding.message} [{finding.id}]".strip()
    return f"::{level} {place}{line}title={_property(short(finding.rule))}::{_data(text)}"


def _data(text: str) -> str:
    # A line break would begin a new command: text from an article must not be able to give one.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
