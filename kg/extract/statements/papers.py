"""Who speaks through a written source: the author of a report, a letter, a poll, a filing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from kg.extract.coref.tables import places_of
from kg.extract.index import MentionIndex
from kg.extract.joined import left_out, lost_subject
from kg.extract.state import char_span, text_of
from kg.model import AGENT_TYPES, Entity

_REACH = 400  # tokens over which "the report" looks back for the report that it means
_BY = frozenset({"by", "from", "of"})
_DEFINITE = frozenset({"the", "this", "that"})
_PASSED_ON = frozenset({"publish", "release", "circulate"})  # who does that to a letter need not have written it


@cache
def papers() -> dict[str, str]:
    """Nouns for written sources to their kind; the verbs that make them are of kind `made`."""
    found: dict[str, str] = {}
    table = files(__package__) / "tables" / "papers.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            for word in words.split():
                found.setdefault(f"{kind} {word}" if kind == "made" else word, kind)
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, its in papers().items() if its == kind)


def _places(doc: Doc, kind: str) -> list[int]:
    """Where papers of a kind are named in an article, looked for once."""
    key = f"newsgraph papers {kind}"
    if key not in doc.user_data:
        doc.user_data[key] = places_of(doc, "LEMMA", _words(kind))
    return list(doc.user_data[key])


def is_paper(token: Token) -> bool:
    """Whether the word names a written source."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in papers()


def authors(doc: Doc, index: MentionIndex, head: Token) -> list[Entity]:
    """Whose the source is: "TikTok's statement", "a letter by the union", "the report" first called the union's."""
    own = makers(index, head)
    if own or not is_paper(head) or not any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in head.children):
        return own
    kind = papers()[head.lemma_.lower()]
    places = _places(doc, kind)
    for i in reversed(places[bisect_left(places, head.i - _REACH) : bisect_left(places, head.i)]):
        other = doc[i]
        if papers().get(other.lemma_.lower()) == kind and is_paper(other):
            found = makers(index, other)
            if found:
                return found
    return []


def makers(index: MentionIndex, head: Token) -> list[Entity]:
    """Whose a written source is said to be right here."""
    found: list[Entity] = []
    if head.dep_ == "dobj" and is_paper(head) and f"made {head.head.lemma_.lower()}" in papers():
        found += _signers(index, head)
    for child in head.children:
        owners: list[tuple[Token, bool]] = []
        if child.dep_ in ("poss", "compound", "nmod"):
            owners = [(child, True)]
        elif child.dep_ == "prep" and child.lower_ in _BY:
            owners = [(g, child.lower_ != "of" or not is_paper(head)) for g in child.children if g.dep_ == "pobj"]
        elif child.dep_ in ("acl", "relcl") and is_paper(head):
            letter = papers()[head.lemma_.lower()] == "letter" and child.lemma_.lower() in _PASSED_ON
            owners = [] if letter else [(t, True) for t in _made(child)]
        for token, described in owners:
            span = char_span(token)
            found += [
                e
                for e in index.all_at(span.start, span.end)
                if e.type in AGENT_TYPES and (described or e.type != "Group")
            ]
    return found


def _signers(index: MentionIndex, head: Token) -> list[Entity]:
    """Who made it in the same clause: "Lind and Ash signed an open letter stating that ..."."""
    verb = head.head
    if verb.lemma_.lower() in _PASSED_ON or any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return []
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), lost_subject(verb) or verb)
    if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        subject = verb.head
    if subject.pos_ not in ("NOUN", "PROPN", "PRON"):
        return []
    text = text_of(head.doc)
    found: list[Entity] = []
    for token in (subject, *subject.conjuncts):
        span = char_span(token)
        hit = index.hit(span.start, span.end)
        if hit is not None and not left_out(text, hit.mention.span.start):
            found += [e for e in index.all_at(span.start, span.end) if e.type in AGENT_TYPES]
    return found


def _made(verb: Token) -> Iterator[Token]:
    """Who did it: "published by the union", "which the union sent"."""
    if f"made {verb.lemma_.lower()}" not in papers():
        return
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (g for g in child.children if g.dep_ == "pobj")
        elif child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP"):
            yield child
