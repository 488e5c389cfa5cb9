"""The word lists of the facts component, read once. Every list stands in `tables/` with its source."""

from __future__ import annotations

from functools import cache

from kg.extract.coref.tables import person_nouns
from kg.extract.names.tables import roles, rows


@cache
def verbs() -> dict[tuple[str, str], tuple[str, bool]]:
    """Verb and frame to the relation, and whether the grammatical subject is its subject."""
    return {(verb, frame): (kind, order == "so") for verb, frame, kind, order in rows(__package__, "verbs.tsv")}


@cache
def nouns() -> dict[str, tuple[str, bool]]:
    """Noun to the relation, and whether the described body is its subject."""
    return {noun: (kind, order == "so") for noun, kind, order in rows(__package__, "nouns.tsv")}


@cache
def no_office() -> frozenset[str]:
    """Nouns for persons that tell of no post at a body."""
    return frozenset(row[0] for row in rows(__package__, "no_office.txt"))


@cache
def offices() -> frozenset[str]:
    """Nouns for posts."""
    return (roles() | person_nouns() | {"head", "chair", "official", "executive", "ceo"}) - no_office()
