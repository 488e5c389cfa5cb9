"""The word lists of the coreference component, read once. Every list stands in `tables/` with its source."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id
from spacy.tokens import Doc

from kg.extract.names.tables import roles, rows

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
IT = frozenset({"it", "its", "itself"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "themself", "itself"})
#: "a group of", "dozens of": the noun after "of" says who they are.
MEASURES = frozenset(
    "group number dozen dozens hundred hundreds thousand thousands million millions majority couple team coalition "
    "crowd handful lot bunch pair delegation panel minority mob gang series list score scores rest half member "
    "members".split()
)


def places_of(doc: Doc, attribute: str, words: frozenset[str]) -> list[int]:
    """Numbers of the tokens of which a string attribute of spaCy is one of some words; much faster than a loop."""
    return [int(i) for i in np.flatnonzero(np.isin(doc.to_array([attribute]).ravel(), _ids(words)))]


@cache
def _ids(words: frozenset[str]) -> npt.NDArray[np.uint64]:
    return np.array(sorted(get_string_id(w) for w in words), dtype="uint64")


@cache
def nouns() -> dict[str, frozenset[str]]:
    """Singular noun to the classes it stands for (see the table)."""
    found: dict[str, set[str]] = {}
    for kind, words in rows(__package__, "nouns.tsv"):
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def title_nouns() -> dict[str, frozenset[str]]:
    """Forms of address to the nouns that take them up again."""
    return {word: frozenset(nouns.split()) for word, nouns in rows(__package__, "title_nouns.tsv")}


@cache
def covers() -> dict[str, frozenset[str]]:
    """General noun for persons to the nouns that it covers, itself included."""
    return {word: frozenset(exact.split()) | {word} for word, exact in rows(__package__, "covers.tsv")}


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Noun for a body to the words one of which stands in the names of such bodies."""
    return {noun: frozenset(words.split()) for noun, words in rows(__package__, "kinds.tsv")}


@cache
def deeds() -> dict[tuple[str, str], frozenset[str]]:
    """Verb and part in what it tells to the nouns that take that part up again."""
    return {(verb, part): frozenset(nouns.split()) for verb, part, nouns in rows(__package__, "deeds.tsv")}


@cache
def fronts() -> frozenset[str]:
    """Nouns for those who say "we" for a body."""
    return frozenset(row[0] for row in rows(__package__, "fronts.txt"))


@cache
def salience() -> dict[str, float]:
    """What speaks for or against what a pronoun may take up, and how much."""
    return {name: float(weight) for name, weight in rows(__package__, "salience.tsv")}


@cache
def person_nouns() -> frozenset[str]:
    """Singular nouns for persons."""
    listed = frozenset(row[0] for row in rows(__package__, "person_nouns.txt"))
    gendered = {w for w, kinds in nouns().items() if kinds & {"female", "male", "kin", "generic", "politician"}}
    return (listed | roles() | gendered) - {"head", "star", "ranking", "member's", "two", "prime", "chair"}


@cache
def countries() -> frozenset[str]:
    """States by the names that news uses."""
    return frozenset(row[0] for row in rows(__package__, "countries.txt"))


@cache
def place_kinds() -> dict[str, str]:
    """Known places to what they are: city, country or region."""
    return {row[0]: row[1] for row in rows("kg.extract.names", "places.tsv") if len(row) > 1}
