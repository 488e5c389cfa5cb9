"""Finds the listed names in an article: whole words, the longest first, and nothing where a name means two rows.

Inside a longer listed name nothing is found, also where that one is ambiguous. What the article itself makes of the
words is not asked here: the names component does, see `kg.extract.names.listed`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.authority.forms import Forms, Found, Piece, pieces
from kg.extract.authority.types import Match
from kg.extract.state import text_of

EXTRACTOR = "ng_authority.v1"

#: Signs that tie a word to what stands at once before it: "pro-Wavely", "@wavely", "news/wavely", "AT&T", "x.wavely".
_TIES_BEFORE = frozenset("-@#/&._‐‑\\")
_HYPHENS = frozenset("-‐‑")
#: Signs that tie a word to letters at once after it: "wavely.com", "AT&T", "wavely@port.example".
_TIES_AFTER = frozenset(".@&_/\\")
_APOSTROPHES = frozenset("'’ʼ")
#: What may stand between a form and the edges of its tokens: the full stop of "Corp.", a mark that stuck to the word.
_LOOSE = re.compile(r"[.,;:!?\"'“”‘’()\[\]…]*")
_PARAGRAPH = re.compile(r"\n\s*\n")


def find_listed(doc: Doc, forms: Forms) -> tuple[Match, ...]:
    """The places of listed names, in the order of the text, not overlapping.

    Args:
        doc: the parsed article.
        forms: what to look for.
    """
    text = text_of(doc)
    parts = pieces(text)
    found = [f for f in forms.find(parts, _loud(text, parts)) if _stands_alone(text, parts, f)]
    taken = bytearray(len(parts))
    out: list[Match] = []
    for f in sorted(found, key=lambda f: (parts[f.first].start - parts[f.last].end, f.first)):
        if any(taken[f.first : f.last + 1]):
            continue
        taken[f.first : f.last + 1] = b"\1" * (f.last + 1 - f.first)
        if f.row is not None and (match := _match(doc, text, parts, f)) is not None:
            out.append(match)
    return tuple(sorted(out, key=lambda m: m.start))


def _loud(text: str, parts: Sequence[Piece]) -> list[int]:
    """The pieces that stand in lines without a small letter."""
    loud: list[int] = []
    at, number = 0, 0
    for line in text.splitlines(keepends=True):
        shouting = line.isupper()
        while number < len(parts) and parts[number].start < at + len(line):
            if shouting:
                loud.append(number)
            number += 1
        at += len(line)
    return loud


def _stands_alone(text: str, parts: Sequence[Piece], found: Found) -> bool:
    """Whether the words are whole words, in one paragraph, and no part of a compound, an address or another name."""
    start, end = parts[found.first].start, parts[found.last].end
    if _PARAGRAPH.search(text, start, end):
        return False
    before, earlier = text[start - 1 : start], text[start - 2 : start - 1] if start > 1 else ""
    after, later = text[end : end + 1], text[end + 1 : end + 2]
    if before in _TIES_BEFORE and before and not (before in _HYPHENS and not earlier.isalnum()):
        # A dash with a space before it opens a clause or an item of a list.
        return False
    if before in _APOSTROPHES and earlier.isalnum():
        return False  # O'Hall
    if after and unicodedata.combining(after):
        return False
    if after in _TIES_AFTER and later.isalnum() and not (after == "/" and later.isupper()):
        return False
    if after in _HYPHENS and (later.isupper() or later.isdigit()):
        return False  # Hall-Reyes
    return not (after in _APOSTROPHES and later.isalnum() and not _possessive(text, end + 1))


def _possessive(text: str, at: int) -> bool:
    return text[at : at + 1] in {"s", "S"} and not text[at + 1 : at + 2].isalnum()


def _match(doc: Doc, text: str, parts: Sequence[Piece], found: Found) -> Match | None:
    """The form's tokens, if it has tokens of its own."""
    start, end = parts[found.first].start, parts[found.last].end
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or found.row is None:
        return None
    if not (_LOOSE.fullmatch(text, span.start_char, start) and _LOOSE.fullmatch(text, end, span.end_char)):
        return None
    return Match(span.start, span.end, found.row, found.form)
