"""The past tense of a verb: names of events tell what was done in one tense, whatever tense the text has."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from kg.extract.events.tables import rows

_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("past.tsv")}


def past(lemma: str) -> str:
    """The past tense of a verb, by the table or, for a regular one, by its ending."""
    told = _irregular().get(lemma)
    if told is not None:
        return told
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"


def told(verb: Token) -> str:
    """The past tense of a verb of the text: its own form where that will do."""
    if verb.tag_ == "VBD":
        return verb.text
    if verb.tag_ == "VBN" and verb.lower_.endswith("ed"):
        return verb.lower_
    return past(verb.lemma_.lower())
