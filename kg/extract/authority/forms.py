"""The listed names as a tree of pieces, so that a text is read once however many names there are.

A piece is a word (letters and figures) or one other sign; spelling is compared without what typesetting changes:
composed or decomposed letters, kinds of apostrophe and hyphen, and the white space between words. Capitals count, but:

- a form all in small letters is found with any capitals ("wavely" finds "Wavely");
- the first letter of "the" is free ("The Courier" finds "the Courier");
- any form of two words or more is found all in capitals, and one word in a line that is all in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.authority import Listed

#: Combining marks belong to their letter: a text may be decomposed.
_PIECE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[^\w\s]|_")
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})
_LOUDEST_SHORT = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or sign of a text: its characters, its compared form, and whether it follows the one before at once."""

    start: int
    end: int
    text: str
    glued: bool


@dataclass(slots=True)
class _Node:
    after: dict[tuple[bool, str], _Node] = field(default_factory=dict)
    rows: list[tuple[Listed, str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """Pieces `first..last` (inclusive) that are a form; `row` is None where several rows have it."""

    first: int
    last: int
    row: Listed | None
    form: str


def pieces(text: str) -> list[Piece]:
    """The text's pieces, in their order."""
    out: list[Piece] = []
    for found in _PIECE.finditer(text):
        compared = unicodedata.normalize("NFC", found.group()).translate(_ALIKE)
        glued = bool(out) and out[-1].end == found.start()
        out.append(Piece(found.start(), found.end(), compared, glued))
    return out


class Forms:
    """All forms of all rows."""

    def __init__(self, rows: Iterable[Listed]) -> None:
        self._root = _Node()
        for row in rows:
            for form in row.forms:
                self._add(row, form)

    def _add(self, row: Listed, form: str) -> None:
        parts = pieces(form)
        # Whether the full stop of "Inc." stands, the end of the sentence may decide.
        if len(parts) > 1 and parts[-1].text == ".":
            parts = parts[:-1]
        node = self._root
        for n, piece in enumerate(parts):
            node = node.after.setdefault((piece.glued and n > 0, piece.text.casefold()), _Node())
        node.rows.append((row, form, tuple(p.text for p in parts)))

    def find(self, text: list[Piece], loud: Iterable[int] = ()) -> Iterator[Found]:
        """Every stretch that is a form, also those inside others; for each stretch once.

        Args:
            text: the pieces of a text.
            loud: numbers of the pieces that stand in a line all in capitals.
        """
        shouting = frozenset(loud)
        for first in range(len(text)):
            node, at = self._root.after.get((False, text[first].text.casefold())), first
            while node is not None:
                if node.rows and (found := _choose(node, text, first, at, shouting)) is not None:
                    yield found
                at += 1
                key = (text[at].glued, text[at].text.casefold()) if at < len(text) else None
                node = node.after.get(key) if key else None


def _choose(node: _Node, text: list[Piece], first: int, last: int, loud: frozenset[int]) -> Found | None:
    """Of the rows with these letters the one whose capitals fit best; a name before an alias; None if none fits."""
    words = [p.text for p in text[first : last + 1]]
    fits = [
        (rank, form != row.name, row, form)
        for row, form, wanted in node.rows
        if (rank := _capitals(words, wanted, first in loud)) is not None
    ]
    if not fits:
        return None
    best = min(fit[:2] for fit in fits)
    rows = sorted({(row, form) for rank, alias, row, form in fits if (rank, alias) == best})
    several = len({row for row, _ in rows}) > 1
    return Found(first, last, None if several else rows[0][0], rows[0][1])


def _capitals(words: list[str], wanted: tuple[str, ...], loud: bool) -> int | None:
    """How well the capitals of a text's words fit a form's: 0 as written, 1 as allowed, None not."""
    if tuple(words) == wanted or (words[0].lower() == wanted[0].lower() == "the" and tuple(words[1:]) == wanted[1:]):
        return 0
    if all(w == w.lower() for w in wanted):
        return 1
    letters = sum(map(len, wanted))
    if all(w == w.upper() for w in words) and letters >= _LOUDEST_SHORT:
        several = sum(w[0].isalnum() for w in wanted) > 1
        return 1 if several or loud else None
    return None
