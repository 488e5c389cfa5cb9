"""The tables of the layout task, read once."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def _rows(name: str) -> list[list[str]]:
    text = (files(__package__) / "tables" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def boilerplate() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Page furniture, in lower case: whole lines, starts of lines, and words inside short lines."""
    rows = _rows("boilerplate.tsv")
    lines = frozenset(wording for kind, wording in rows if kind == "line")
    starts = tuple(sorted(wording for kind, wording in rows if kind == "start"))
    inside = tuple(sorted(wording for kind, wording in rows if kind == "inside"))
    return lines, starts, inside


@lru_cache(maxsize=1)
def agencies() -> dict[str, str]:
    """News agencies and outlets that sign datelines and photos: the form written there, lower case, to the name."""
    return {written.lower(): name for written, name in _rows("agencies.tsv")}


@lru_cache(maxsize=1)
def outlets() -> frozenset[str]:
    """Words that end an outlet's name, as they are written there."""
    return frozenset(row[0] for row in _rows("outlets.txt"))


@lru_cache(maxsize=1)
def occasions() -> frozenset[str]:
    """Words that tell an occasion from a place, lower case."""
    return frozenset(row[0].lower() for row in _rows("occasions.txt"))


@lru_cache(maxsize=1)
def slogans() -> frozenset[str]:
    """Words that a site's slogan boasts with, lower case."""
    return frozenset(row[0] for row in _rows("slogans.txt"))


@lru_cache(maxsize=1)
def cities() -> frozenset[str]:
    """Cities that stand alone in a dateline, lower case."""
    return frozenset(row[0].lower() for row in _rows("cities.txt"))
