"""The place that a sentence gives an event."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.grammar import pobj
from kg.extract.events.hangs import BEGIN, governing_verb
from kg.extract.index import MentionIndex


def place_of(root: Token, index: MentionIndex, *, verbal: bool, hostile: bool = False) -> str:
    """Id of the Place where the event is, or "": "in Geneva" beneath the event or on its verb, "the Geneva summit"."""
    for child in root.lefts:
        if child.dep_ in ("compound", "nmod") and not verbal:
            found = _place(child, index)
            if found:
                return found
    anchors = [root]
    verb = None if verbal else governing_verb(root)
    if verb is not None and (root.dep_ in ("nsubjpass", "nsubj", "dobj") or root.dep_ == "pobj"):
        anchors.append(verb)
    anchors += [c for c in root.children if c.dep_ in ("acl", "relcl") and c.lemma_ in BEGIN]
    # An attack on a place is there; a law on a place is not.
    preps = ("in", "at", "near", "outside", "on") if hostile else ("in", "at", "near", "outside")
    for anchor in anchors:
        for prep in anchor.children:
            if prep.dep_ == "prep" and prep.lower_ in preps:
                for noun in pobj(prep):
                    found = _place_beneath(noun, index)
                    if found:
                        return found
    return ""


def _place_beneath(noun: Token, index: MentionIndex) -> str:
    found = _place(noun, index)
    if found:
        return found
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "of", "near"):
            for inner in pobj(prep):
                found = _place(inner, index)
                if found:
                    return found
    return ""


def _place(token: Token, index: MentionIndex) -> str:
    hit = index.hit(token.idx, token.idx + len(token))
    return hit.entity.id if hit is not None and hit.entity.type == "Place" else ""
