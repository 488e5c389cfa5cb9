"""Those who are only described: "told reporters", "asked by a caller", "the committee heard" become groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.coref.nouns import cls_of, singular
from kg.extract.events.ranges import Ranges
from kg.extract.index import MentionIndex
from kg.extract.state import char_span, text_of
from kg.extract.statements.hearers import heads, touches
from kg.extract.statements.papers import is_paper
from kg.extract.statements.sources import described
from kg.extract.statements.types import Attribution
from kg.model import Entity, Mention, Span

#: objects of "tell" alone can be anybody; these are what is told
_TOLD = frozenset(
    """story tale lie truth joke news secret fortune time difference thing fact way part half side world past
    other lot kind sort conference inquiry inquest hearing meeting session rally trial forum debate summit show
    programme program""".split()
)
_CERTAIN = frozenset({"tell", "inform", "notify", "assure", "reassure", "remind", "brief", "persuade", "convince"})
_LIVING = frozenset({"person", "crowd", "body"})
_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ees", "ents")
_NOBODY = frozenset("no any what which whose such each every".split())
_IN_FRONT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_REASON = "a description of who speaks or is spoken to"


def with_described(doc: Doc, said: Sequence[Attribution], extractor: str) -> tuple[Entity, ...]:
    """The entities of an article, with those that are spoken to and only described.

    Args:
        doc: with its entities and events.
        said: its attributions.
        extractor: of the mentions to add.
    """
    entities: tuple[Entity, ...] = doc._.entities
    index = MentionIndex(entities)
    happenings = Ranges([(m.span.start, m.span.end) for v in doc._.events for m in v.mentions])
    known = _groups(doc, entities)
    added: dict[str, list[Mention]] = {}
    new: dict[str, Entity] = {}
    hearing = {t.i: t for a in said for t in _described(doc, a)}
    saying = {t.i: t for a in said for t in described(doc, a)}
    for token in sorted({**saying, **hearing}.values(), key=lambda t: t.i):
        if index.hit(token.idx, token.idx + len(token)) or happenings.over(token.idx, token.idx + len(token)):
            continue
        span = _extent(token)
        mention = Mention(span, "nominal", extractor, _REASON)
        key = (singular(token), token.tag_ in ("NNS", "NNPS"))
        first = span.of(text_of(doc)).split()[0].lower()
        if key in known and (first in _DEFINITE or (key[1] and span == char_span(token))):
            added.setdefault(known[key], []).append(mention)
            continue
        name = _name(span.of(text_of(doc)))
        entity = Entity(id=f"h{len(new) + 1}", type="Group", name=name, names=(name,), mentions=(mention,))
        new[entity.id] = entity
        known[key] = entity.id
    return tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *added.get(e.id, ()))))) for e in (*entities, *new.values())
    )


def _described(doc: Doc, said: Attribution) -> Iterator[Token]:
    """The nouns for people and bodies among those spoken to."""
    certain = said.verb >= 0 and doc[said.verb].lemma_.lower() in _CERTAIN
    for head in heads(doc, said):
        for token in (head, *head.conjuncts):
            if token.pos_ != "NOUN" or not token.is_alpha or any(c.lower_ in _NOBODY for c in token.children):
                continue
            if token.lemma_.lower() in _TOLD:
                continue
            direct = certain and head.dep_ in ("dobj", "dative")
            many = token.tag_ == "NNS" and token.lower_.endswith(_ENDINGS) and head.dep_ != "pobj"
            own = any(touches(token, s) for s in said.source)
            if not own and not is_paper(token) and (direct or many or cls_of(token) in _LIVING):
                yield token


def _groups(doc: Doc, entities: Sequence[Entity]) -> dict[tuple[str, bool], str]:
    """What the groups of an article are called, each with the last that is called so."""
    found: dict[tuple[str, bool], str] = {}
    for entity in entities:
        for mention in entity.mentions if entity.type == "Group" else ():
            words = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if words is not None and mention.kind == "nominal":
                found[singular(words.root), words.root.tag_ in ("NNS", "NNPS")] = entity.id
    return found


def _extent(token: Token) -> Span:
    """The words of a description: what stands in front of the noun, and a short "of ..." behind it."""
    left = min([token.i, *(c.left_edge.i for c in token.lefts if c.dep_ in _IN_FRONT)])
    right = token.i
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "at", "from") and child.i == right + 1:
            last = child.right_edge.i
            if last - child.i < 6 and not any(t.is_punct or t.dep_ == "relcl" for t in token.doc[child.i : last + 1]):
                right = last
    return Span(token.doc[left].idx, token.doc[right].idx + len(token.doc[right]))


def _name(wording: str) -> str:
    name = " ".join(wording.split())
    for article in ("the ", "a ", "an "):
        if name.lower().startswith(article):
            return name[len(article) :]
    return name
