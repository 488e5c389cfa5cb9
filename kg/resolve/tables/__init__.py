"""The word lists of resolution, as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table as tuples of columns; lines that begin with # are comments."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a list of one word a line."""
    return frozenset(row[0] for row in rows(name))
