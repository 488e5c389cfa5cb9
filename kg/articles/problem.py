"""What was wrong with one input. A value, not an exception: one bad article of a hundred must not stop the others."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know of an input.

    Args:
        where: the file, with the line where there is one: `news.jsonl:3`.
        message: what is wrong, in words that follow `where`.
        fix: what to do about it.
        severity: `error`: the article is missing; `warning`: it was read all the same, or stands elsewhere.
    """

    where: str
    message: str
    fix: str
    severity: str = "error"

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise ValueError(f"severity {self.severity!r} is none of {', '.join(SEVERITIES)}")
