"""Who is meant by a source that is no plain name: "who", "they", "the Ohio senator", "the Kestrel poll", a surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.coref.nouns import cls_of
from kg.extract.index import MentionIndex
from kg.extract.state import char_span, text_of
from kg.extract.statements.papers import is_paper, makers
from kg.extract.statements.types import Attribution
from kg.model import Entity

_RELATIVES = frozenset({"who", "which", "that"})
_TOGETHER = frozenset({"together", "both", "all", "jointly"})
_PLURAL = frozenset({"NNS", "NNPS"})
_THEY = frozenset({"they", "he", "she"})
#: offices by which an outlet calls somebody whom it has named ("the Ohio senator")
_OFFICES = frozenset(
    """senator governor congressman congresswoman assemblyman assemblywoman lawmaker legislator mayor councilman
    councilwoman nominee candidate frontrunner billionaire businessman businesswoman""".split()
)
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINCE = 80  # tokens from who spoke last to the "they" that takes them up
_NOBODY = frozenset("no any what which whose such each every".split())


def antecedents(doc: Doc, said: Attribution) -> list[Token]:
    """The nouns that a relative pronoun stands for: all that are joined, or the last where only one can be meant.

    "Norland and Westmark, the two largest ports, which together vowed ..." tells of both ports; in "stars such as
    Ana Bell, Tom Reed and Orla Finch, who joked ..." only the last joked.
    """
    head = doc[said.head]
    pronoun = next((t for t in (doc[i] for i in _at(doc, said)) if t.lower_ in _RELATIVES), None)
    if pronoun is None or pronoun.i == head.i:
        return []
    beside = doc[pronoun.i - 1]
    if pronoun.lower_ == "who" and beside.pos_ == "NOUN" and beside.i > head.i and _is_somebody(beside):
        return [beside]  # "the share of voters who accepted ...": the parser takes the share
    verb = pronoun.head
    many = any(c.lower_ in _TOGETHER for c in verb.children) or any(
        t.tag_ == "VBP" or t.lower_ == "were" for t in (verb, *(c for c in verb.children if c.dep_ == "aux"))
    )
    start = head.left_edge.i
    if many and head.tag_ in _PLURAL and start > 1 and doc[start - 1].text == "," and doc[start - 2].pos_ == "PROPN":
        near = doc[start - 2]
        return sorted((near, *near.conjuncts), key=lambda t: t.i)
    if many:
        return [head, *(c for c in head.conjuncts if c.i < pronoun.i)]
    last = max((c for c in (head, *head.conjuncts) if c.i < pronoun.i), key=lambda c: c.i, default=head)
    close = pronoun.i - last.right_edge.i <= 1 or last.i >= pronoun.i - 2
    return [last] if close and last.pos_ == head.pos_ == "PROPN" else []


def _at(doc: Doc, said: Attribution) -> Iterator[int]:
    """The first word of the source, where that is all of it."""
    if len(said.source) == 1:
        words = doc.char_span(said.source[0].start, said.source[0].end)
        if words is not None and len(words) == 1:
            yield words[0].i


def without_own_content(index: MentionIndex, doc: Doc, said: Attribution, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those that a pronoun stands for, without who is named for the first time in what is said."""
    if said.head < 0 or doc[said.head].lower_ not in _THEY:
        return ids
    return tuple(i for i in ids if not _new_in(index.entity(i), said))


def _new_in(entity: Entity, said: Attribution) -> bool:
    first = min((m.span.start for m in entity.mentions if m.kind != "pronoun"), default=-1)
    return any(s.start <= first < s.end for s in said.content)


def spoke_last(doc: Doc, said: Sequence[Attribution], found: Sequence[tuple[str, ...]], number: int) -> tuple[str, ...]:
    """The several that spoke last in the same paragraph: a "they" without another reading takes them up."""
    own = said[number].head
    if own < 0 or doc[own].lower_ != "they":
        return ()
    for n in range(number - 1, max(-1, number - 4), -1):
        head = said[n].head
        if head < 0 or not 0 < own - head < _SINCE or any("\n" in t.text for t in doc[head:own]):
            return ()
        if found[n] and (doc[head].tag_ in _PLURAL or len(found[n]) > 1):
            return found[n]
    return ()


def of_paper(index: MentionIndex, head: Token) -> list[Entity] | None:
    """Whose a written source is by the names in front of it; None where it has none: "the Kestrel/Norland poll"."""
    front = [c for c in head.lefts if c.dep_ in _MODIFIERS] if is_paper(head) else []
    if not any(t.pos_ == "PROPN" for c in front for t in c.subtree):
        return None
    named = [e for e in index.within(front[0].left_edge.idx, head.idx) if e.type in ("Organization", "Platform")]
    return named or [e for e in makers(index, head) if e.type != "Group"]


def named_for(doc: Doc, index: MentionIndex, head: Token) -> list[Entity]:
    """The person whom a description or a bare surname means that coreference left alone."""
    if head.text[:1].isupper() and head.text.isalpha() and not any(c.dep_ == "det" for c in head.children):
        alike = [e for e in _people(doc, index) if e.name.split()[-1] == head.text and " " in e.name]
        return alike if len(alike) == 1 else []
    return _in_office(doc, index, head)


def _people(doc: Doc, index: MentionIndex) -> list[Entity]:
    found = index.within(0, len(text_of(doc)))
    return [e for e in found if e.type == "Person"]


def _in_office(doc: Doc, index: MentionIndex, head: Token) -> list[Entity]:
    """Of whom the clause in front tells: "Asked whether Finch is angry, the Ohio senator said no".

    The sentence before counts only where it names nobody else.
    """
    the = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
    if head.lemma_.lower() not in _OFFICES or head.tag_ != "NN" or not the:
        return []
    if not any(c.dep_ in _MODIFIERS for c in head.children) or any(c.i > head.i for c in head.children):
        return []
    start = head.sent.start
    before = doc[start - 1].sent.start if start and "\n" not in doc[start - 1].text else start
    for first, last in ((start, head.left_edge.i), (before, start)):
        for token in doc[first:last]:
            if token.dep_ in _SUBJECTS and token.pos_ == "PROPN":
                span = char_span(token)
                who = index.at(span.start, span.end)
                if who is not None and who.type == "Person":
                    rivals = [e for e in index.within(doc[before].idx, doc[start].idx) if e.type == "Person"]
                    return [who] if token.i >= start or len(rivals) == 1 else []
    return []


def described(doc: Doc, said: Attribution) -> Iterator[Token]:
    """The noun for people or a body that is the source and no name: "voters who accepted that ..."."""
    if said.head < 0:
        return
    for head in antecedents(doc, said) or [doc[said.head]]:
        plain = head.pos_ == "NOUN" and head.is_alpha and not is_paper(head)
        if plain and _is_somebody(head) and not any(c.lower_ in _NOBODY for c in head.children):
            yield head


def _is_somebody(noun: Token) -> bool:
    return cls_of(noun) in ("person", "crowd", "body")
