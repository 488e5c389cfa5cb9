"""The word lists of the facts component, read once. Every list stands in `tables/` with its source."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.extract.coref.tables import person_nouns
from kg.extract.names.tables import roles, rows


@cache
def verbs() -> dict[tuple[str, str], tuple[str, bool]]:
    """Verb and frame to the relation, and whether the grammatical subject is its subject."""
    return {(verb, frame): (kind, order == "so") for verb, frame, kind, order in rows(__package__, "verbs.tsv")}


@cache
def verb_lemmas() -> frozenset[str]:
    """The verbs of the table, whatever their frames."""
    return frozenset(verb for verb, _frame in verbs())


@cache
def nouns() -> dict[str, tuple[str, bool]]:
    """Noun to the relation, and whether the described body is its subject."""
    return {noun: (kind, order == "so") for noun, kind, order in rows(__package__, "nouns.tsv")}


@cache
def ties() -> dict[str, frozenset[str]]:
    """Verbs that tie a person to a body to their frames."""
    found: dict[str, set[str]] = {}
    for verb, frame in rows(__package__, "ties.tsv"):
        found.setdefault(verb, set()).add(frame)
    return {verb: frozenset(frames) for verb, frames in found.items()}


@cache
def insiders() -> frozenset[str]:
    """Nouns for people who belong to the body they are named with."""
    return frozenset(row[0] for row in rows(__package__, "insiders.txt"))


@cache
def no_office() -> frozenset[str]:
    """Nouns for persons that tell of no post at a body."""
    return frozenset(row[0] for row in rows(__package__, "no_office.txt"))


@cache
def offices() -> frozenset[str]:
    """Nouns for posts."""
    return (roles() | person_nouns() | {"head", "chair", "official", "executive", "ceo"}) - no_office()


def is_office(token: Token) -> bool:
    """Whether the word names a post or a role at a body."""
    forms = {token.lemma_.lower(), token.lower_}
    return forms.isdisjoint(no_office()) and not forms.isdisjoint(offices())
