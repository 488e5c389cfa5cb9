"""Cues with which nothing is said yet: a topic announced ("will speak about safety"), a client ("advises the port")."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.coref.nouns import cls_of
from kg.extract.statements.clauses import lemma_of
from kg.extract.statements.types import BY_LAYOUT, Attribution

_TALKING = frozenset("speak talk lecture discuss".split())
_AHEAD = frozenset({"will", "'ll", "’ll", "shall"})
_DUE = frozenset("due set scheduled slated".split())
_COUNSEL = frozenset({"advise", "counsel"})
_OWN_WORDS = BY_LAYOUT | {"quoted", "running"}


def unsaid(doc: Doc, found: Attribution) -> bool:
    """Whether an attribution tells of a topic to come or of a client, and so of no words."""
    if found.verb < 0 or found.rule in _OWN_WORDS:
        return False
    span = doc.char_span(found.content[0].start, found.content[0].end, alignment_mode="expand")
    if span is None:
        return False
    cue, content = doc[found.verb], list(span)
    return _to_come(cue, content) or _client(cue, span.root)


def _to_come(cue: Token, content: list[Token]) -> bool:
    """Whether it is only told what somebody is going to speak about: "will speak about safety", "is due to speak"."""
    if lemma_of(cue) in _TALKING:
        negated = any(c.dep_ == "neg" for c in cue.children)
        return not negated and any(c.dep_ == "aux" and c.lower_ in _AHEAD for c in cue.children)
    due = cue.lower_ in _DUE or any(c.dep_ == "acomp" and c.lower_ in _DUE for c in cue.children)
    return due and len(content) > 1 and content[0].lower_ == "to" and content[1].lemma_.lower() in _TALKING


def _client(cue: Token, whom: Token) -> bool:
    """Whether all that stands behind "advises" is whom: "advises the union", not "advised caution"."""
    if lemma_of(cue) not in _COUNSEL or whom.head.i != cue.i or whom.dep_ not in ("dobj", "nsubjpass"):
        return False
    return whom.pos_ in ("PROPN", "PRON") or cls_of(whom) in ("person", "body", "crowd", "platform")
