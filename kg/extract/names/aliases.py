"""Pairs of names of which the text says that they mean the same: "X, also known as Y", "Full Name (FN)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.names.candidates import Candidate
from kg.extract.names.words import Page

_KNOWN_AS = (
    ("also", "known", "as"),
    ("better", "known", "as"),
    ("known", "as"),
    ("also", "called"),
    ("formerly", "known", "as"),
    ("formerly", "called"),
    ("formerly",),
    ("or",),
)


def pairs(page: Page, found: Sequence[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """Neighbouring candidates that are two names of one thing, in the order of the text."""
    return [(a, b) for a, b in pairwise(found) if _same(page, a, b)]


def _same(page: Page, a: Candidate, b: Candidate) -> bool:
    doc = page.doc
    if not 0 < b.start - a.end <= 6 or a.end >= len(doc):
        return False
    gap = [t.lower_ for t in doc[a.end : b.start]]
    text = doc[b.start : b.end].text
    if gap == ["("] and b.end < len(doc) and doc[b.end].text == ")":
        words = [t.text for t in doc[a.start : a.end] if t.text[:1].isupper()]
        letters = "".join(w[0] for w in words)
        short = text.replace(".", "")
        return len(words) > 1 and (
            short.upper() == letters or (short.isupper() and len(short) > 2 and short[0] == letters[0])
        )
    while gap and gap[0] in {",", "("}:
        gap = gap[1:]
    while gap and gap[-1] in {"the", '"', "“"}:
        gap = gap[:-1]
    between = doc[a.end].text in {",", "("}
    return between and tuple(gap) in _KNOWN_AS and (tuple(gap) != ("or",) or text.isupper())
