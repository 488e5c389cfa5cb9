"""What a build tells of itself: the values, and `report.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.articles import Problem
from kg.model import Annotation
from kg.resolve import Resolution


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Args:
        counts: how much of each kind the graph has, by the name of the kind.
        articles: (id, SHA-256 of the text) of those in the graph, sorted.
        problems: what was wrong with inputs and articles.
        pipeline: what extracted.
        extracted: articles that were new; the others were remembered.
        empty: ids of the articles in which no fact was found, sorted.
        undated: ids of the articles of which no date is known, sorted.
        triples: how many the graph has.
        changed: whether `graph.ttl` has other bytes than before.
        min_confidence: the least confidence of the statements in the graph.
        found: how many statements the articles have, each article's own; the graph's are fewer where several articles
            report the same one.
        left_out: how many of these had less confidence.
        listed: names of an authority file that were found, sorted.
        gone: ids of the articles that were in the graph before and are not any more, sorted. They are told and not
            written down: an article that was removed leaves no trace.
        edited: whether somebody had changed `graph.ttl` since it was built; this build has undone that.
    """

    counts: dict[str, int]
    articles: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    pipeline: str
    extracted: int
    empty: tuple[str, ...]
    undated: tuple[str, ...]
    triples: int
    changed: bool
    min_confidence: float = 0.0
    found: int = 0
    left_out: int = 0
    listed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    edited: bool = False

    @property
    def skipped(self) -> int:
        """How many inputs or articles are not in the graph."""
        return sum(p.severity == "error" for p in self.problems)


def has_facts(annotation: Annotation) -> bool:
    """Whether anything was found in an article."""
    parts = (annotation.entities, annotation.events, annotation.statements, annotation.affiliations)
    return any(parts) or bool(annotation.relations)


def counts_of(resolution: Resolution) -> dict[str, int]:
    """How much of each kind the graph has."""

    def of_type(kind: str) -> int:
        return sum(e.type == kind for e in resolution.entities)

    return {
        "articles": len(resolution.annotations),
        "people": of_type("Person"),
        "organizations": of_type("Organization"),
        "platforms": of_type("Platform"),
        "groups": of_type("Group"),
        "places": of_type("Place"),
        "events": len(resolution.events),
        "statements": len(resolution.statements),
    }


def report_json(report: BuildReport) -> bytes:
    """The report without what differs from run to run, so that a second run changes no byte."""
    value = {
        "schema_version": 1,
        "pipeline": report.pipeline,
        "min_confidence": report.min_confidence,
        "counts": report.counts,
        "statements_in_articles": {"found": report.found, "left_out": report.left_out},
        "articles": [{"id": key, "sha256": digest} for key, digest in report.articles],
        "problems": [
            {"where": p.where, "message": p.message, "fix": p.fix, "severity": p.severity} for p in report.problems
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"


def gone(report: Path, articles: Iterable[str]) -> tuple[str, ...]:
    """The articles of an earlier build that are not among these, sorted.

    Args:
        report: the `report.json` of that build; one that is missing or damaged tells of no article.
        articles: ids of those that are in the graph now.
    """
    try:
        before = {str(article["id"]) for article in json.loads(report.read_bytes())["articles"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()
    return tuple(sorted(before.difference(articles)))
