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
    for verb, frame, _noun in rows(__package__, "ties.tsv"):
        found.setdefault(verb, set()).add(frame)
    return {verb: frozenset(frames) for verb, frames in found.items()}


@cache
def doers() -> dict[str, str]:
    """Verbs that tie a person to a body to the noun for who does it, or "" where there is none."""
    return {verb: "" if noun == "-" else noun for verb, _frame, noun in rows(__package__, "ties.tsv")}


@cache
def terms() -> dict[tuple[str, str], str]:
    """Verb and where the office stands with it to what it does to the office: `begin` or `end`."""
    return {(verb, where): turn for verb, turn, where in rows(__package__, "terms.tsv")}


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Adjective of a state to its names."""
    found: dict[str, tuple[str, ...]] = {}
    for name, adjectives in rows(__package__, "demonyms.tsv"):
        for adjective in adjectives.split("|"):
            found[adjective] = (*found.get(adjective, ()), name)
    return found


@cache
def dropped_of_titles() -> frozenset[str]:
    """Words before the noun of a title that don't say which office it is."""
    return frozenset(row[0] for row in rows(__package__, "title_dropped.txt"))


@cache
def public_offices() -> dict[str, str]:
    """Nouns for public offices to which words may stand between them and their place: `any` or `some`."""
    return {row[0]: row[1] for row in rows(__package__, "public_offices.tsv")}


@cache
def public_words() -> frozenset[str]:
    """Words between a place and the noun of a public office that leave it the place's."""
    return frozenset(row[0] for row in rows(__package__, "public_words.txt"))


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
