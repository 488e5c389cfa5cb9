"""From words at the spot to entities: who spoke, to whom, about whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.extract.index import MentionIndex
from kg.extract.state import char_span
from kg.extract.statements.types import Attribution
from kg.model import AGENT_TYPES, Entity, Span

#: verbs whose object is the one spoken to
_TO_OBJECT = frozenset(
    """tell ask urge inform notify assure reassure remind warn advise persuade convince brief beg implore order instruct
    invite encourage exhort press lobby challenge address answer interrupt query counsel admonish caution teach promise
    forbid command direct request thank text email""".split()
)
#: prepositions of the one spoken to
_TO = frozenset({"to", "with"})


def agents(doc: Doc, index: MentionIndex, attribution: Attribution) -> tuple[str, ...]:
    """The entities that the source stands for, each once."""
    if attribution.head < 0:
        return ()
    head = doc[attribution.head]
    found: list[Entity] = []
    for token in (head, *head.conjuncts):
        if not any(_touches(token, s) for s in attribution.source) and token.i != head.i:
            continue
        found += _of_token(index, token)
    return _ids(found or _named_beside(index, head) or _owners(index, head))


def _named_beside(index: MentionIndex, head: Token) -> list[Entity]:
    """The name that a description is put to: "the actress Maribel Tonkin", "her lawyer, Piers Onslow"."""
    for child in head.children:
        if child.dep_ in ("appos", "flat", "nmod", "compound") and child.pos_ == "PROPN" and abs(child.i - head.i) < 8:
            people = [e for e in _of_token(index, child) if e.type == "Person"]
            if people:
                return people
    return []


def _owners(index: MentionIndex, head: Token) -> list[Entity]:
    """Whose the source is, when it is a document: "TikTok's statement", "a letter by the union"."""
    found: list[Entity] = []
    for child in head.children:
        owners = [child] if child.dep_ in ("poss", "compound", "nmod") else []
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
            owners = [g for g in child.children if g.dep_ == "pobj"]
        found += [e for t in owners for e in _of_token(index, t) if e.type in AGENT_TYPES]
    return found


def _touches(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _of_token(index: MentionIndex, token: Token) -> list[Entity]:
    """The entities that a token stands for: two for "they" after two names."""
    span = char_span(token)
    return list(index.all_at(span.start, span.end))


def _ids(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.id for e in entities))


def addressees(doc: Doc, index: MentionIndex, attribution: Attribution) -> tuple[str, ...]:
    """The entities that the source speaks to."""
    if attribution.verb < 0:
        return ()
    verb = doc[attribution.verb]
    tokens: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and verb.lemma_.lower() in _TO_OBJECT:
            tokens.append(child)
        elif child.dep_ in ("prep", "dative") and child.lower_ in _TO:
            tokens += [g for g in child.children if g.dep_ == "pobj"]
        elif child.dep_ in ("xcomp", "ccomp") and verb.lemma_.lower() in _TO_OBJECT:
            subject = [g for g in child.children if g.dep_ in ("nsubj", "nsubjpass") and verb.i < g.i < child.i]
            if subject and any(g.lower_ == "to" for g in child.children):
                tokens += subject
    found = [e for t in tokens for k in (t, *t.conjuncts) for e in _of_token(index, k)]
    return tuple(i for i in _ids(e for e in found if e.type in AGENT_TYPES) if i not in agents(doc, index, attribution))


def topics(index: MentionIndex, attribution: Attribution, speakers: Sequence[str]) -> tuple[str, ...]:
    """The entities that the content names, without the speakers."""
    found = [e for s in attribution.content for e in index.within(s.start, s.end)]
    return tuple(i for i in _ids(e for e in found if e.type != "Group") if i not in speakers)
