r"""Reads the marks: `{LABELS|words}`, nested as deep as one likes; `\{`, `\}` and `\\` stand for themselves.

What is left when the marks are taken away is the article's text; offsets count in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.corpus.faults import Faults
from kg.model import Span

_ESCAPED = "{}\\"


@dataclass(frozen=True, slots=True)
class Mark:
    """One pair of braces: its labels, its words, its line in the file, and how many marks it stands in."""

    labels: tuple[str, ...]
    span: Span
    line: int
    depth: int


@dataclass(slots=True)
class _Open:
    labels: tuple[str, ...]
    start: int
    line: int


def scan(source: str, first_line: int, faults: Faults) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of a text.

    Args:
        source: marked-up text.
        first_line: number of its first line in the file, for messages.
        faults: takes what is wrong.

    Returns:
        the text without marks, and the marks in the order of their start, outer before inner.
    """
    text: list[str] = []
    marks: list[tuple[int, Mark]] = []
    stack: list[tuple[int, _Open]] = []
    line, i, opened = first_line, 0, 0
    while i < len(source):
        char = source[i]
        if char == "\\":
            if source[i + 1 : i + 2] and source[i + 1] in _ESCAPED:
                text.append(source[i + 1])
                i += 2
                continue
            faults.add(line, "a backslash stands only before a brace or a backslash: write \\\\ for one in the text")
        if char == "{":
            labels, end = _labels(source, i, line, faults)
            stack.append((opened, _Open(labels, len(text), line)))
            opened += 1
            i = end
            continue
        if char == "}":
            if stack:
                order, top = stack.pop()
                mark = _close(top, text, len(stack), faults)
                if mark:
                    marks.append((order, mark))
            else:
                faults.add(line, "a closing brace without its opening brace (write \\} for one in the text)")
            i += 1
            continue
        line += char == "\n"
        text.append(char)
        i += 1
    for _, left in stack:
        faults.add(left.line, f"the mark {{{' '.join(left.labels)}|...}} is never closed")
    return "".join(text), tuple(mark for _, mark in sorted(marks, key=lambda pair: pair[0]))


def _labels(source: str, start: int, line: int, faults: Faults) -> tuple[tuple[str, ...], int]:
    """The labels after an opening brace, and where the words begin."""
    bar = source.find("|", start)
    stop = min((p for p in (source.find(c, start + 1) for c in "{}\n") if p >= 0), default=len(source))
    if not 0 <= bar < stop:
        shown = source[start : start + 25].partition("\n")[0]
        faults.add(line, f"no | after the labels in {shown!r}: a mark is {{LABELS|words}} (write \\{{ for a brace)")
        return (), start + 1
    labels = tuple(source[start + 1 : bar].split())
    if not labels:
        faults.add(line, f"a mark without a label at {source[start : start + 25]!r}: say what its words are")
    return labels, bar + 1


def _close(top: _Open, text: list[str], depth: int, faults: Faults) -> Mark | None:
    words = "".join(text[top.start :])
    name = "{" + " ".join(top.labels) + "|...}"
    if not words:
        faults.add(top.line, f"the mark {name} holds no words")
        return None
    if words != words.strip():
        faults.add(top.line, f"the mark {name} begins or ends with a blank: {words[:30]!r}; move the brace")
        return None
    return Mark(top.labels, Span(top.start, len(text)), top.line, depth)
