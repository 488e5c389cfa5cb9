"""An explanation as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.explain.types import Explanation, Finding

#: Around the words in their sentence. Not quotation marks: articles have those themselves.
MARKS = "[[", "]]"


def render(explanation: Explanation, most: int | None = None) -> str:
    """The explanation as lines of text, ending in a line end. What comes from articles is not made safe for a terminal.

    Args:
        explanation: what to show.
        most: of the places in one article that show the same thing, show so many; None shows all.
    """
    return "\n".join(_lines(explanation, most)) + "\n"


def _lines(explanation: Explanation, most: int | None) -> Iterator[str]:
    yield f"{explanation.kind}: {_one_line(explanation.title)}"
    yield f"  {explanation.iri}"
    for name, value in explanation.facts:
        yield f"  {name}: {_one_line(value)}"
    for shows, findings in groupby(explanation.findings, key=lambda f: f.shows):
        yield ""
        yield f"{_one_line(shows)}:"
        for _, of_article in groupby(findings, key=lambda f: f.article):
            places = list(of_article)
            yield f"  {_one_line(places[0].article)}{f' ({_one_line(places[0].outlet)})' if places[0].outlet else ''}"
            for finding in places[:most]:
                yield from _finding_lines(finding)
            if most is not None and len(places) > most:
                yield f"    and {len(places) - most:,} more in this article"


def _finding_lines(finding: Finding) -> Iterator[str]:
    opening, closing = MARKS
    yield f"    {_one_line(f'{finding.before}{opening}{finding.wording}{closing}{finding.after}')}"
    yield f"      {finding.start}-{finding.end}, found by {finding.extractor}"
    if finding.reason:
        yield f"      because: {_one_line(finding.reason)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
