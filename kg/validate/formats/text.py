"""For a person: findings under their shapes, each with what to do, then the sum."""

from __future__ import annotations

from itertools import groupby

from kg.validate.names import readable, short
from kg.validate.types import SEVERITIES, Finding, Report

#: More than anyone reads; the other formats have them all.
MAX_FINDINGS = 1_000


def render(report: Report, fail_on: str) -> str:
    """The whole report as lines."""
    shown = report.findings[:MAX_FINDINGS]
    blocks = []
    for (shape, rule, message), group in groupby(shown, key=lambda f: (f.shape, f.rule, f.message)):
        found = list(group)
        head = f"{found[0].severity} {short(rule)}" + (f" (shape {short(shape)})" if shape != rule else "")
        blocks.append("\n".join([head, *(_line(f) for f in found), f"  Fix: {message}"]))
    if len(report.findings) > len(shown):
        blocks.append(f"and {len(report.findings) - len(shown):,} more; --format json has them all")
    return "\n\n".join([*blocks, "\n".join(_sum(report, fail_on))]) + "\n"


def _line(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}: " if finding.line else ""
    focus = f"{readable(finding.focus)} " if finding.focus else ""
    return f"  {place}{focus}{_cut(finding.what)} [{finding.id}]"


def _cut(text: str, width: int = 200) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."


def _sum(report: Report, fail_on: str) -> list[str]:
    counts = ", ".join(f"{report.counts[s]:,} {s}{'' if report.counts[s] == 1 else 's'}" for s in SEVERITIES)
    checked = [(shape, count) for shape, count in report.targets if count]
    verdict = "FAILED" if report.fails(fail_on) else "ok"
    of = f"{len(checked)} of {len(report.targets)} shapes had something to check"
    lines = [f"{verdict}: {counts}; {report.triples:,} triples, {of}."]
    if report.articles:
        lines.append(f"The wording was compared with the texts of {report.texts:,} of {report.articles:,} articles.")
    lines.extend(f"  {count:>7,}  {readable(shape)}" for shape, count in checked)
    return lines
