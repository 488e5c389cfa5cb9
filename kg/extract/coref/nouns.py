"""What a noun in a description stands for: its singular, and whether that is a person, a body, a place or a thing."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from kg.extract.coref import tables

_HUMAN_ACTS = frozenset("say tell argue believe want hope fear complain demand ask".split())
_BODY_ACTS = _HUMAN_ACTS | frozenset(
    "blame dispute deny call reject refuse declare decline confirm plan agree promise insist announce admit accept "
    "concede apologise apologize claim warn defend disclose respond criticise criticize condemn accuse oppose vow "
    "pledge acknowledge seek".split()
)
_YEARS_OLD = re.compile(r"(?:\d+|[a-z]+)-years?-olds?$", re.IGNORECASE)
_PERSON_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ees")
_PEOPLES = ("ese", "ish", "ch")  # "the Chinese", "the British" are many or a state


def singular(token: Token) -> str:
    """The lower-cased lemma; `aged` for "the 54-year-old", `national` for "the Swede"."""
    lemma = str(token.lemma_).lower()
    if lemma in {"old", "olds"} and _YEARS_OLD.search(token.doc[max(0, token.i - 4) : token.i + 1].text):
        return "aged"
    people = token.ent_type_ == "NORP" and token.tag_ in {"NN", "NNP"} and lemma not in tables.person_nouns()
    if people and token.i and token.nbor(-1).lower_ == "the":
        return "national" if token.is_title and token.dep_ == "nsubj" and not lemma.endswith(_PEOPLES) else lemma
    if token.tag_ == "NNPS" and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def cls_of(token: Token) -> str:
    """person, body, platform, place, crowd or thing."""
    lemma = singular(token)
    if lemma in {"aged", "national"}:
        return "person"
    if (
        lemma in {"head", "chair", "star", "second"}
        and token.i + 1 < len(token.doc)
        and token.nbor().lower_ in {"of", "for"}
    ):
        return "person"
    if token.ent_type_ == "NORP" and token.tag_ in {"NNPS", "NNS"}:
        return "person"
    if lemma in tables.person_nouns():
        return "person"
    kinds = tables.nouns().get(lemma, frozenset())
    if "acting" in kinds:
        return "body" if token.dep_ == "nsubj" and token.head.lemma_ in _BODY_ACTS else "thing"
    for cls in ("crowd", "platform", "body", "place"):
        if cls in kinds:
            return cls
    acting = token.dep_ == "nsubj" and token.head.lemma_ in _HUMAN_ACTS
    if acting and token.tag_ == "NNS" and token.lower_.endswith(_PERSON_ENDINGS):
        return "person"
    return "thing"


def is_age(token: Token) -> bool:
    """Whether it stands for a person: "the 54-year-old said"."""
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"} and singular(token) == "aged"


def age(token: Token) -> Span:
    """The whole of it: "the 54-year-old"."""
    return token.doc[min([t.i for t in token.subtree if t.i <= token.i]) : token.i + 1]


def parent_of(doc: Doc, root: Token) -> bool:
    """Whether it says what somebody is, not whose kin: "the mother of two", "the father-of-three"."""
    rest = [t for t in doc[root.i + 1 : root.i + 5] if t.text != "-"]
    return len(rest) > 2 and rest[0].lower_ == "of" and rest[1].like_num and rest[2].pos_ not in {"NOUN", "ADJ"}


def taken_as_many(token: Token) -> bool:
    """Whether a body's name has a verb in the plural: "Kestrel have sold their mill"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.tag_ in {"NNS", "NNPS"} or list(token.conjuncts):
        return False
    first = next((c for c in token.head.children if c.dep_ in {"aux", "auxpass"}), token.head)
    return first.lower_ in {"have", "are", "were"} and first.i > token.i
