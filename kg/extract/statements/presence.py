"""Who was there: who is shown beside somebody, who is spoken to, and who is said to have stayed away."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.index import MentionIndex
from kg.extract.statements.spots import words


def together(doc: Doc, index: MentionIndex) -> Iterator[set[str]]:
    """Those who stand or sit beside each other, or interrupt each other: where one was, the others were."""
    for token in doc:
        lemma = token.lemma_.lower()
        cut = lemma == "cut" and any(c.lower_ in ("in", "off") for c in token.children)
        beside = lemma in ("stand", "sit") and token.dep_ == "advcl" and token.tag_ == "VBG"
        if cut or beside or lemma in words()["exchange"]:
            top = token.head if beside else token
            yield {e for t in (*_near(top), *token.subtree) for e in _people(index, t)}


def absent(doc: Doc, index: MentionIndex) -> Iterator[str]:
    """Those of whom the article says that they did not come or were not there."""
    for token in doc:
        if token.dep_ != "neg" or token.head.pos_ not in ("VERB", "AUX"):
            continue
        verb = token.head
        gone = verb.lemma_.lower() in words()["absent"]
        if not gone and verb.lemma_ == "be":
            gone = any(c.lower_ in ("present", "there") for c in verb.children)
        if gone:
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                relative = subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl"
                yield from _people(index, verb.head if relative else subject)


def listeners(verb: Token) -> Iterator[Token]:
    """Those who are told, addressed or asked."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and verb.lemma_.lower() in ("tell", "address", "urge", "ask", "assure"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("to", "before"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _near(verb: Token) -> Iterator[Token]:
    """The verb's subject and object, and the subjects of clauses on it."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "dobj"):
            yield child
        elif child.dep_ == "advcl":
            yield from (c for c in child.children if c.dep_ == "nsubj")


def _people(index: MentionIndex, token: Token) -> Iterator[str]:
    hit = index.hit(token.idx, token.idx + len(token))
    if hit is not None and hit.entity.type == "Person":
        yield hit.entity.id
