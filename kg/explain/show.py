"""An explanation as plain text: what it is, where it is named, and each fact with the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kg.explain.types import NAMED, Explanation, Finding
from kg.query.columns import wrap

#: Around the words in their sentence. Not quotation marks: articles have those themselves.
MARKS = "[[", "]]"
#: Words of a finding that stand below their sentence are shown up to so many characters: they are marked above.
_SHORT = 40
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is shown, None for all; what is left out is counted.

    Args:
        facts: facts.
        articles: articles for one fact.
        sentences: sentences of one article for one fact.
        named: sentences of one article where the node is only named.
    """

    facts: int | None = 20
    articles: int | None = 5
    sentences: int | None = 3
    named: int | None = 1


EVERYTHING: Final = Limits(None, None, None, None)


def render(explanation: Explanation, limits: Limits = EVERYTHING, width: int | None = None) -> str:
    """The explanation as lines of text, ending in a line end. What comes from articles is not made safe for a terminal.

    Args:
        explanation: what to show.
        limits: how much of it.
        width: of the terminal, to which long lines are wrapped; None leaves them as they are.
    """
    lines = _lines(explanation, limits)
    return "\n".join(part for line in lines for part in _wrapped(line, width)) + "\n"


def _lines(explanation: Explanation, limits: Limits) -> Iterator[str]:
    yield f"{explanation.kind}: {_one_line(explanation.title)}"
    yield f"  {explanation.iri}"
    for name, value in explanation.facts[: limits.facts]:
        yield f"  {name}: {_one_line(value)}"
    if limits.facts and len(explanation.facts) > limits.facts:
        yield f"  and {len(explanation.facts) - limits.facts:,} more; --all shows them"
    facts = [(shows, list(findings)) for shows, findings in groupby(explanation.findings, key=lambda f: f.shows)]
    for shows, findings in facts[: limits.facts]:
        yield ""
        yield f"{_one_line(shows)}:"
        yield from _articles(findings, limits.articles, limits.named if shows == NAMED else limits.sentences)
    if limits.facts and len(facts) > limits.facts:
        yield ""
        left = len(facts) - limits.facts
        yield f"and {left:,} more fact{'' if left == 1 else 's'}; --all shows them"


def _articles(findings: Sequence[Finding], articles: int | None, most: int | None) -> Iterator[str]:
    groups = [list(group) for _, group in groupby(findings, key=lambda f: f.article)]
    for group in groups[:articles]:
        first = group[0]
        yield f"  {_one_line(first.article)}{f' ({_one_line(first.outlet)})' if first.outlet else ''}"
        sentences = _sentences(group)
        for sentence in sentences[:most]:
            yield from _sentence_lines(sentence)
        left = sum(map(len, sentences[most:])) if most else 0
        if left:
            yield f"    and {left:,} more in this article"
    if articles and len(groups) > articles:
        left, others = sum(map(len, groups[articles:])), len(groups) - articles
        yield f"  and {left:,} more in {others:,} other article{'' if others == 1 else 's'}; --all shows them"


def _sentences(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of one article, those of one sentence together unless their words overlap."""
    found: list[list[Finding]] = []
    for finding in findings:
        if found and _place(found[-1][-1]) == _place(finding) and found[-1][-1].end <= finding.start:
            found[-1].append(finding)
        else:
            found.append([finding])
    return found


def _place(finding: Finding) -> tuple[int, str]:
    before = finding.before.removeprefix("…")
    return finding.start - len(before), f"{finding.before}{finding.wording}{finding.after}"


def _sentence_lines(findings: Sequence[Finding]) -> Iterator[str]:
    opening, closing = MARKS
    start, text = _place(findings[0])
    if findings[0].before.startswith("…"):
        start -= 1
    marked, done = "", 0
    for finding in findings:
        first, last = finding.start - start, finding.end - start
        marked += f"{text[done:first]}{opening}{text[first:last]}{closing}"
        done = last
    yield f"    {_one_line(marked + text[done:])}"
    for finding in findings:
        words = f"{_short(finding.wording)}: " if len(findings) > 1 else ""
        yield f"      {words}{finding.start}-{finding.end}, found by {finding.extractor}"
        if finding.reason:
            yield f"        because: {_one_line(finding.reason)}"


def _short(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(line: str, width: int | None) -> list[str]:
    if width is None:
        return [line]
    text = line.lstrip(" ")
    indent = " " * (len(line) - len(text))
    first, *more = wrap(text, max(_NARROWEST, width - len(indent) - 2))
    return [indent + first, *(f"{indent}  {part}" for part in more)]
