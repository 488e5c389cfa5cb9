"""Text in columns: how wide each may be, and how a long cell goes on below itself. Nothing is ever cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

#: Between two columns.
GAP: Final = "  "
#: A column is not made narrower than its longest word, up to this width: dates and names stay whole.
_WORD: Final = 14
#: A column of sentences is not made narrower than this.
_SENTENCE: Final = 24
_LONG: Final = 60
#: Where a word that is too long for its line is broken, rather than in the middle.
_BREAK: Final = re.compile(r"(?<=[-_/.:])")


def lines(grid: Sequence[Sequence[str]], width: int | None = None) -> list[str]:
    """The grid as lines of text, the first row as the heading.

    Args:
        grid: rows of cells, the heading first.
        width: how many terminal columns there are; None leaves every row on one line. Where the columns can't be made
            narrow enough to read, each row becomes a block with a line for each cell instead.
    """
    natural = [max(map(breadth, column)) for column in zip(*grid, strict=True)]
    if width is None:
        return _table(grid, natural)
    room = width - len(GAP) * (len(natural) - 1)
    least = [_least(column) for column in zip(*grid, strict=True)]
    if sum(least) > room and len(grid) > 1:
        return _blocks(grid, width)
    # The widest columns give way first: all that are wider than a common limit come down to it.
    limits = range(max(natural, default=0), 0, -1)
    fitted = ([max(low, min(wide, limit)) for low, wide in zip(least, natural, strict=True)] for limit in limits)
    return _table(grid, next((widths for widths in fitted if sum(widths) <= room), least))


def _least(column: Sequence[str]) -> int:
    word = max(breadth(word) for cell in column for word in cell.split(" "))
    readable = _SENTENCE if max(map(breadth, column)) > _LONG else 0
    return max(breadth(column[0]), min(word, _WORD), readable)


def _table(grid: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    shown = []
    for number, row in enumerate(grid):
        cells = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
        for depth in range(max(map(len, cells), default=0)):
            parts = [cell[depth] if depth < len(cell) else "" for cell in cells]
            padded = (part + " " * (size - breadth(part)) for part, size in zip(parts, widths, strict=True))
            shown.append(GAP.join(padded).rstrip())
        if number == 0:
            shown.append(GAP.join("-" * size for size in widths))
    return shown


def _blocks(grid: Sequence[Sequence[str]], width: int) -> list[str]:
    names = max(map(breadth, grid[0]))
    shown = []
    for row in grid[1:]:
        for name, cell in zip(grid[0], row, strict=True):
            for depth, part in enumerate(wrap(cell, max(_SENTENCE, width - names - len(GAP)))):
                shown.append(f"{'' if depth else name:<{names}}{GAP}{part}".rstrip())
        shown.append("")
    return shown[:-1]


def wrap(text: str, widest: int) -> list[str]:
    """The text as lines of at most that width, broken at spaces; a longer word is broken too."""
    found, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if breadth(joined) <= widest:
            line = joined
            continue
        if line:
            found.append(line)
        *whole, line = _pieces(word, widest)
        found += whole
    return [*found, line]


def breadth(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _pieces(word: str, widest: int) -> list[str]:
    found, piece = [], ""
    for part in _BREAK.split(word):
        if breadth(piece + part) <= widest:
            piece += part
            continue
        if piece:
            found.append(piece)
        piece = ""
        for char in part:
            if piece and breadth(piece + char) > widest:
                found.append(piece)
                piece = ""
            piece += char
    return [*found, piece]
