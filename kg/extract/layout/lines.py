"""Text to paragraphs: one line is one, unless the text was wrapped at a width, where a run of lines is.

A text is wrapped when its lines break where the next word would no longer have fitted, and go on in lower case. The
first word of the next line is what tells a full line from the last line of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Span

#: What `str.splitlines` breaks at, without the file and record separators, which no text means as a line's end.
_LINE = re.compile("[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")

#: Widths at which people and programs wrap text.
_NARROWEST, _WIDEST = 40, 110
#: A line may fall this short of the width: wrapped by another program, or a word was taken out.
_SLACK = 8
_SENTENCE_END = re.compile(r"""[.!?:]["'”’»)\]]*\Z""")
_LIST_ITEM = re.compile(r"(?:[-*•·‣–]|\d{1,2}[.)])\s")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs, in the order of the text, without the white space at their ends."""
    groups = list(_groups(text))
    width = _width([[line.of(text) for line in group] for group in groups])
    result: list[Span] = []
    for group in groups:
        start = group[0].start
        for line, following in zip(group, [*group[1:], None], strict=True):
            if following is None or not _goes_on(line.of(text), following.of(text), width):
                result.append(Span(start, line.end))
                start = following.start if following else 0
    return result


def strip(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends, or None when it is nothing else."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = len(piece.strip())
    return Span(start + left, start + left + kept) if kept else None


def _groups(text: str) -> Iterator[list[Span]]:
    """Runs of lines with no blank line between them."""
    group: list[Span] = []
    last = 0
    for match in _LINE.finditer(text):
        line = strip(text, match.start(), match.end())
        if group and (line is None or len(_BREAK.findall(text, last, match.start())) > 1):
            yield group
            group = []
        if line is not None:
            group.append(line)
        last = match.end()
    if group:
        yield group


def _width(groups: list[list[str]]) -> int:
    """The width at which the text was wrapped, or 0 when it was not."""
    widest, wrapped = 0, 0
    for lines in groups:
        if len(lines) < 2:
            continue
        width = max(len(line) for line in lines)
        if not _NARROWEST <= width <= _WIDEST:
            continue
        full = [(a, b) for a, b in pairwise(lines) if not _fits(a, b, width - _SLACK)]
        cut = [a for a, b in full if b[:1].islower() and not _SENTENCE_END.search(a)]
        if 3 * len(cut) >= len(lines) - 1:
            widest = max(widest, width)
            wrapped += 1
    return widest if wrapped else 0


def _fits(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would still have had room."""
    return len(line) + 1 + len(following.split(None, 1)[0]) <= width


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next line belongs to the same paragraph."""
    if not width or max(len(line), len(following)) > width or _LIST_ITEM.match(following):
        return False
    if following[:1].islower() and not _SENTENCE_END.search(line):
        return True
    return not _fits(line, following, width - _SLACK)
