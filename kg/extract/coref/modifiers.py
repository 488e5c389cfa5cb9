"""Nouns for a body or place in front of another noun: "company" in "a company lawyer", "city" in "the city archive"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.nouns import cls_of
from kg.extract.coref.phrases import Phrase, Places

_BODIES = frozenset({"company", "firm", "club"})
_NOUNS = _BODIES | frozenset({"city", "town", "village", "island", "university"})
_NEAR = 2  # sentences since that body or place was last mentioned


def modifiers(doc: Doc, places: Places, named: bytearray) -> Iterator[Phrase]:
    """Each such noun as if it were "the company", in the order of the text.

    Args:
        doc: the parsed article.
        places: of the same.
        named: for each token whether it is part of a name.
    """
    for i in tables.places_of(doc, "LOWER", _NOUNS):
        token = doc[i]
        alone = not any(True for _ in token.children) and not named[i] and not named[token.head.i]
        if token.dep_ == "compound" and token.tag_ == "NN" and token.is_lower and alone and places.live(token):
            if i and doc[i - 1].pos_ in {"ADJ", "NOUN", "PROPN"} and doc[i - 1].head.i == token.head.i:
                continue  # "a small company budget", "the insurance company fund": nobody knows which
            article = next((c.lower_ for c in token.head.children if c.dep_ == "det"), "")
            loose = article in {"a", "an"} or (not article and token.head.tag_ == "NNS")
            if loose and token.lower_ not in _BODIES:
                continue  # "a town charter", "city planners" of any
            yield Phrase(i, i + 1, i, "modifier", cls_of(token), (token.lower_,), False, "", "the")


def recent_enough(places: Places, last: int, at: int) -> bool:
    """Whether something was mentioned so shortly before that a bare noun takes it up.

    Args:
        places: of the article.
        last: first token of its last mention.
        at: the noun.
    """
    return last >= 0 and places.sentence[at] - places.sentence[last] <= _NEAR
