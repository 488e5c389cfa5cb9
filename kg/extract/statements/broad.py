"""Candidates beyond the tables: any verb, adjective or noun with a complement that could be attributed.

The rules of `indirect` know their cues; these do not, and most of what they give is no attribution ("the road leads to
the sea"). They are only ever used through the scorer, which has learned from annotated articles which of them are.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.statements.clauses import (
    antecedent,
    clause,
    lemma_of,
    noun_phrase,
    passive,
    row_of,
    spans,
    subject_of,
)
from kg.extract.statements.cue_words import cue_tokens, with_preposition
from kg.extract.statements.frames import RULES
from kg.extract.statements.indirect import source_of
from kg.extract.statements.nominal import is_complement, unmade
from kg.extract.statements.tables import CueVerb, acts, nouns
from kg.extract.statements.types import Attribution

_PREPOSITIONS = ("about", "for", "of", "against", "with", "on", "to", "in", "over", "into", "toward", "towards")
_FRAMES = frozenset(("c", "x", "o", "n", *(f"p:{p}" for p in _PREPOSITIONS)))
OTHER = "other"

_Found = tuple[str, set[int], Token | None]


def find_broad(token: Token) -> Iterator[Attribution]:
    """All candidates that a token makes as a cue."""
    if token.pos_ == "NOUN":
        yield from _of_noun(token)
    elif token.pos_ in ("VERB", "AUX"):
        yield from _of_verb(token)


def _of_verb(verb: Token) -> Iterator[Attribution]:
    source = source_of(verb)
    if source is None:
        return
    known = row_of(verb)
    for name, content, adjective in (*_verbal(verb, known), *_adjectival(verb)):
        cue = cue_tokens(verb) | ({adjective.i} if adjective is not None else set())
        words = noun_phrase(source, verb) - content - cue
        spoken, named = spans(verb.doc, content - words - cue), spans(verb.doc, words)
        if spoken and named:
            yield Attribution(
                spoken,
                spans(verb.doc, with_preposition(verb.doc, cue - content, content - words), trim=False),
                named,
                antecedent(source).i,
                verb.i,
                known.cue_class if known else OTHER,
                name,
            )


def _verbal(verb: Token, known: CueVerb | None) -> Iterator[_Found]:
    if verb.pos_ != "VERB":
        return
    lemma = lemma_of(verb)
    naming = any(c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as") for c in verb.children)
    frames = _FRAMES | (known.frames if known else set()) | ({"call"} if known and naming else set())
    row = CueVerb(lemma, known.cue_class if known else OTHER, frames)
    for name, rule in RULES:
        if name != "preposition":
            content = rule(verb, row)
            if content:
                yield name, content, None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and child.i > verb.i:
            inner = [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < child.i]
            if any(c.lemma_.lower() in acts().get(lemma, ()) for c in (*objects, *inner)):
                continue
            if inner:
                yield f"prep {child.lower_}", clause(inner[0]), None
                if objects:
                    yield f"object and {child.lower_}", clause(child) | clause(objects[0]), None


def _adjectival(verb: Token) -> Iterator[_Found]:
    """Is confident that ...; was worried about ..."""
    for adjective in verb.children:
        if adjective.dep_ != "acomp":
            continue
        for child in adjective.children:
            if child.i < adjective.i:
                continue
            if child.dep_ in ("ccomp", "xcomp"):
                yield f"adjective {child.dep_}", clause(child), adjective
            elif child.dep_ == "prep" and child.lower_ in _PREPOSITIONS:
                inner = [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
                if inner:
                    yield f"adjective {child.lower_}", clause(inner[0]), adjective


def _of_noun(noun: Token) -> Iterator[Attribution]:
    source, tie = _holder(noun)
    if source is None or unmade(noun):
        return
    for name, content in _nominal(noun, source):
        words = {i for i in noun_phrase(source) - content - {noun.i} if (i < noun.i) == (source.i < noun.i)}
        spoken, named = spans(noun.doc, content - words), spans(noun.doc, words)
        if spoken and named:
            yield Attribution(
                spoken,
                spans(noun.doc, with_preposition(noun.doc, {noun.i}, content - words), trim=False),
                named,
                antecedent(source).i,
                noun.i,
                nouns().get(noun.lemma_.lower(), OTHER),
                f"noun {name} {tie}",
            )


def _nominal(noun: Token, source: Token) -> Iterator[tuple[str, set[int]]]:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl") and is_complement(child):
            yield child.dep_, clause(child)
        elif child.dep_ == "prep" and child.lower_ in _PREPOSITIONS:
            inner = [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
            if inner and inner[0].i != source.i:
                yield child.lower_, clause(inner[0])


def _holder(noun: Token) -> tuple[Token | None, str]:
    """Whose claim, decision or hope it is, and how the parse ties the two."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child, "poss"
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    return pobj, child.lower_
    if noun.dep_ in ("dobj", "attr", "pobj"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ in ("VERB", "AUX") and not passive(verb):
            return subject_of(verb), "subject"
    return None, ""
