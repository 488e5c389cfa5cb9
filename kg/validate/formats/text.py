"""For a person: findings under their shapes, each with what to do, then the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from kg.validate.names import readable, short
from kg.validate.types import SEVERITIES, Finding, Report
from kg.validate.words import REPEATED

#: More than anyone reads; the other formats have them all.
MAX_FINDINGS = 1_000


def render(report: Report, fail_on: str, *, verbose: bool = False) -> str:
    """The whole report as lines; verbose ends with the number of nodes that each shape was checked on."""
    first, others = _folded(report.findings)
    shown = first[:MAX_FINDINGS]
    blocks = []
    for (shape, rule, message), group in groupby(shown, key=lambda f: (f.shape, f.rule, f.message)):
        found = list(group)
        head = f"{found[0].severity} {short(rule)}" + (f" (shape {short(shape)})" if shape != rule else "")
        blocks.append("\n".join([head, *(_line(f, others[_mistake(f)]) for f in found), f"  Fix: {message}"]))
    if len(first) > len(shown):
        blocks.append(f"and {len(first) - len(shown):,} more; --format json has them all")
    end = [_sum(report, fail_on), *(_uncompared(report)), *(_targets(report) if verbose else [])]
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def _folded(findings: Sequence[Finding]) -> tuple[list[Finding], Counter[tuple[str, ...]]]:
    """The findings without the repetitions of one mistake, and how many repetitions each mistake has."""
    first: list[Finding] = []
    others: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[str, ...]] = set()
    for finding in findings:
        if finding.rule in REPEATED and _mistake(finding) in seen:
            others[_mistake(finding)] += 1
        else:
            seen.add(_mistake(finding))
            first.append(finding)
    return first, others


def _mistake(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.what


def _line(finding: Finding, others: int) -> str:
    place = f"{finding.file}:{finding.line}: " if finding.line else ""
    focus = f"{readable(finding.focus)} " if finding.focus else ""
    more = f", and so {'has' if others == 1 else 'have'} {others:,} other{'' if others == 1 else 's'}" if others else ""
    return f"  {place}{focus}{_cut(finding.what)}{more} [{finding.id}]"


def _cut(text: str, width: int = 200) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."


def _sum(report: Report, fail_on: str) -> str:
    counted = [
        f"{report.counts[s]:,} {s}{'' if report.counts[s] == 1 else 's'}" for s in SEVERITIES if report.counts[s]
    ]
    checked = sum(1 for _, count in report.targets if count)
    size = [f"{report.triples:,} triples", f"{checked} of {len(report.targets)} shapes had something to check"]
    if report.texts:
        size.append(f"wording compared with the texts of {report.texts:,} of {report.articles:,} articles")
    return f"{_verdict(report, fail_on)}: {'; '.join(filter(None, [', '.join(counted), ', '.join(size)]))}."


def _uncompared(report: Report) -> list[str]:
    """What a lone graph can't be checked for: a pass that says nothing of it would be read as more than it is."""
    if not report.articles or report.texts:
        return []
    return ["Wording not compared: no articles/ beside the graph has the texts, as `kg build` leaves them."]


def _verdict(report: Report, fail_on: str) -> str:
    if report.fails(fail_on):
        return "FAILED"
    return "does not conform" if report.counts["violation"] else "conforms"


def _targets(report: Report) -> list[str]:
    return [f"  {count:>7,}  {readable(shape)}" for shape, count in report.targets]
