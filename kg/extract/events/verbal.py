"""Verbs that are events: which stand as told, and the rows of the table that they can be."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.mood import is_told, mood
from kg.extract.events.tables import EventVerb, verbs
from kg.extract.events.types import Trigger
from kg.model import Span

_SPEAKING = frozenset(("speak", "talk", "lecture"))


def verb_trigger(token: Token) -> Trigger | None:
    """The event that a verb may be, finite, announced or told in a participle; its frame is chosen later."""
    if token.pos_ != "VERB" and not _is_up_or_down(token):
        return None
    found = event_verb(token)
    if found is None or not is_told(token) or (token.tag_ == "VB" and mood(token) == "not"):
        return None
    if token.lemma_ in _SPEAKING and mood(token) == "planned":
        # Who is to speak has a part in what is ahead, not an event of his own.
        return None
    frames, last = found
    span = Span(token.idx, last.idx + len(last))
    name = " ".join(dict.fromkeys((token.text, last.text)))
    return Trigger(token, span, "nominal", frames[0].type, frames[0].family, "verb", name)


def _is_up_or_down(token: Token) -> bool:
    """Such as "was up 3 per cent", where the verb is the copula."""
    return token.lemma_ == "be" and token.pos_ == "AUX" and any(c.lower_ in ("up", "down") for c in token.children)


def event_verb(token: Token) -> tuple[tuple[EventVerb, ...], Token] | None:
    """The rows of a verb, with its particle if it has one ("stepped down"), and the last token of the two."""
    lemma = token.lemma_.lower()
    particle = next((c for c in token.children if c.dep_ == "prt" or _is_particle(lemma, c)), None)
    if particle is None:
        # The lemmatizer makes "fin" of "fined".
        frames = verbs().get(lemma) or (verbs().get(f"{lemma}e") if token.lower_.endswith("ed") else None)
        return (frames, token) if frames else None
    frames = verbs().get(f"{lemma} {particle.lower_}")
    return (frames, particle if particle.i == token.i + 1 else token) if frames else None


def _is_particle(lemma: str, word: Token) -> bool:
    """Whether a word that the parse took for an adverb makes a verb of the table: "stepped down as"."""
    return word.dep_ == "advmod" and word.i == word.head.i + 1 and f"{lemma} {word.lower_}" in verbs()
