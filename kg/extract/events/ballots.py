"""Votes: what is counted is no event, and what "it" is that somebody voted against."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.grammar import is_passive, objects_of, pobj
from kg.extract.index import MentionIndex
from kg.model import AGENT_TYPES

_BY = frozenset(("by", "with"))
_SIDES = frozenset(("against", "for"))
#: How far before "voted against it" the thing is named.
_REACH = 40


def is_count(token: Token) -> bool:
    """Whether the votes are counted: "passed by 17 votes to 12"."""
    counted = token.lower_ == "votes" and token.dep_ == "pobj" and token.head.lower_ in _BY
    return counted and any(c.dep_ == "nummod" for c in token.lefts)


def put_to_vote(verb: Token, pronoun: Token, index: MentionIndex) -> Token | None:
    """The bill or plan that "it" is in "voted against it": what the verb before was done to, never a body."""
    for token in reversed(verb.doc[max(0, verb.i - _REACH) : pronoun.i]):
        if token.pos_ != "VERB" or token == verb:
            continue
        for noun in objects_of(token) if not is_passive(token) or token.tag_ == "VBN" else ():
            hit = index.hit(noun.idx, noun.idx + len(noun))
            if noun.pos_ == "NOUN" and (hit is None or hit.entity.type not in AGENT_TYPES):
                return noun
    return None


def is_side(prep: Token) -> bool:
    """Whether it is the "against it" of a vote."""
    return prep.head.lemma_ == "vote" and prep.lower_ in _SIDES and any(n.lower_ in ("it", "this") for n in pobj(prep))
