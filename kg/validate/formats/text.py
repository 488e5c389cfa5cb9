"""For a person: findings under their shapes, each with what to do, then the sum."""

from __future__ import annotations

from itertools import groupby

from kg.validate.names import readable, short
from kg.validate.types import SEVERITIES, Finding, Report

#: More than anyone reads; the other formats have them all.
MAX_FINDINGS = 1_000


def render(report: Report, fail_on: str, *, verbose: bool = False) -> str:
    """The whole report as lines; verbose ends with the number of nodes that each shape was checked on."""
    shown = report.findings[:MAX_FINDINGS]
    blocks = []
    for (shape, rule, message), group in groupby(shown, key=lambda f: (f.shape, f.rule, f.message)):
        found = list(group)
        head = f"{found[0].severity} {short(rule)}" + (f" (shape {short(shape)})" if shape != rule else "")
        blocks.append("\n".join([head, *(_line(f) for f in found), f"  Fix: {message}"]))
    if len(report.findings) > len(shown):
        blocks.append(f"and {len(report.findings) - len(shown):,} more; --format json has them all")
    return "\n\n".join([*blocks, "\n".join([_sum(report, fail_on), *(_targets(report) if verbose else [])])]) + "\n"


def _line(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}: " if finding.line else ""
    focus = f"{readable(finding.focus)} " if finding.focus else ""
    return f"  {place}{focus}{_cut(finding.what)} [{finding.id}]"


def _cut(text: str, width: int = 200) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."


def _sum(report: Report, fail_on: str) -> str:
    counted = [
        f"{report.counts[s]:,} {s}{'' if report.counts[s] == 1 else 's'}" for s in SEVERITIES if report.counts[s]
    ]
    checked = sum(1 for _, count in report.targets if count)
    size = [f"{report.triples:,} triples", f"{checked} of {len(report.targets)} shapes had something to check"]
    if report.articles:
        size.append(f"wording compared with the texts of {report.texts:,} of {report.articles:,} articles")
    return f"{_verdict(report, fail_on)}: {'; '.join(filter(None, [', '.join(counted), ', '.join(size)]))}."


def _verdict(report: Report, fail_on: str) -> str:
    if report.fails(fail_on):
        return "FAILED"
    return "does not conform" if report.counts["violation"] else "conforms"


def _targets(report: Report) -> list[str]:
    return [f"  {count:>7,}  {readable(shape)}" for shape, count in report.targets]
