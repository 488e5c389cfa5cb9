"""What a validation gives: findings, how many nodes each shape was checked on, and whether that is a pass."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

#: From the worst down. A finding at or above the chosen one fails the run.
SEVERITIES = ("violation", "warning", "info")
#: What `--fail-on` takes.
FAIL_ON = (*SEVERITIES, "never")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and what to do about it.

    Args:
        rule: IRI of the constraint that was broken.
        shape: IRI of the node shape that the constraint belongs to, or of the group of checks.
        severity: one of `SEVERITIES`.
        focus: the node that it is about, in N-Triples form; "" when it is about the whole run.
        path: the property, as a person writes it; "" when there is none.
        value: the value, in N-Triples form; "" when there is none.
        component: what kind of constraint it is, such as `MinCount`.
        what: what was found, in words.
        message: what to do about it.
        file: the file that has the node, or "".
        line: the line of the node's block in that file, or 0.
    """

    rule: str
    shape: str
    severity: str
    what: str
    message: str
    focus: str = ""
    path: str = ""
    value: str = ""
    component: str = ""
    file: str = ""
    line: int = 0

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise ValueError(f"severity {self.severity!r} is none of {', '.join(SEVERITIES)}")

    @property
    def id(self) -> str:
        """Stable across runs, files and lines: what is wrong with which node."""
        key = repr((self.rule, self.component, self.focus, self.path, self.value))
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def sentence(self) -> str:
        """What was found, with the stop that keeps it apart from what follows."""
        return self.what if self.what.endswith((".", "?")) else f"{self.what}."

    @property
    def order(self) -> tuple[int, str, str, str, str, str, str]:
        """Sort key: the worst first, then by shape, rule and node."""
        rank = SEVERITIES.index(self.severity)
        return rank, self.shape, self.rule, self.focus, self.path, self.value, self.component


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run.

    Args:
        findings: sorted, each once.
        targets: for each node shape with a target, by IRI, on how many nodes it was checked.
        triples: size of the data.
        files: the data files, in the order given.
        texts: on how many articles the wording was compared with the text itself.
        articles: how many articles the data have.
    """

    findings: tuple[Finding, ...]
    targets: tuple[tuple[str, int], ...] = ()
    triples: int = 0
    files: tuple[str, ...] = ()
    texts: int = 0
    articles: int = 0
    counts: dict[str, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        counts = {s: sum(1 for f in self.findings if f.severity == s) for s in SEVERITIES}
        object.__setattr__(self, "counts", counts)

    def fails(self, fail_on: str = "violation") -> bool:
        """Whether a finding is at or above that severity."""
        if fail_on == "never":
            return False
        return any(self.counts[s] for s in SEVERITIES[: SEVERITIES.index(fail_on) + 1])
