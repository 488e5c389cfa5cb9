"""Finds who signed what. Runs after the events: what is signed is mostly the event of that, not a thing with a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.coref.tables import places_of
from kg.extract.events.cast import Cast
from kg.extract.events.grammar import agents_of, conjuncts, objects_of, pobj
from kg.extract.facts.view import asserted
from kg.extract.index import Hit, MentionIndex
from kg.extract.joined import left_out
from kg.extract.names.tables import rows
from kg.extract.state import text_of
from kg.model import AGENT_TYPES, Event, Relation, Span

EXTRACTOR = "ng_signed.v1"
_SIGN = frozenset({"sign", "co-sign", "cosign"})
_NOBODY = frozenset({"neither", "no", "none", "nobody"})


@cache
def papers() -> frozenset[str]:
    """Nouns for what people and bodies sign."""
    return frozenset(row[0] for row in rows(__package__, "papers.txt"))


def signed(doc: Doc) -> tuple[Relation, ...]:
    """All of the article, each at each place once, in the order of the text.

    Args:
        doc: the parsed article with `doc._.entities` and `doc._.events`.
    """
    places = places_of(doc, "LEMMA", _SIGN)
    if not places:
        return ()
    index = MentionIndex(doc._.entities)
    cast = Cast(doc, index)
    events = _Events(doc._.events)
    found = {r for i in places for r in _at(doc, doc[i], index, cast, events)}
    return tuple(sorted(found, key=lambda r: (r.span, r)))


def _at(doc: Doc, verb: Token, index: MentionIndex, cast: Cast, events: _Events) -> Iterator[Relation]:
    if verb.pos_ != "VERB" or verb.tag_ == "VBG" or not asserted(verb):
        return
    text = text_of(doc)
    for thing in (t for o in _things(verb) for t in conjuncts(o)):
        what = _what(thing, verb, index, events)
        if not what:
            continue
        for agent in agents_of(verb):
            if agent.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in agent.lefts):
                continue
            for hit in _signers(cast, agent):
                if hit.entity.id != what and not left_out(text, hit.mention.span.start):
                    ends = (hit.mention.span.start, hit.mention.span.end, verb.idx, thing.idx, thing.idx + len(thing))
                    yield Relation("signed", hit.entity.id, what, Span(min(ends), max(ends)), EXTRACTOR)


def _signers(cast: Cast, agent: Token) -> list[Hit]:
    return [h for h in cast.agents(agent) if h.entity.type in AGENT_TYPES]


def _things(verb: Token) -> list[Token]:
    """What is signed; "signed on to the letter" too."""
    found = objects_of(verb)
    for child in verb.children:
        if child.lower_ in ("on", "onto", "to"):
            found += [o for to in (child, *child.children) for o in pobj(to)]
    return found


def _what(thing: Token, verb: Token, index: MentionIndex, events: _Events) -> str:
    """The id of what stands for the thing: an entity of that name, else the event that the thing or its signing is."""
    hit = index.hit(thing.idx, thing.idx + len(thing))
    named = hit is not None and hit.mention.kind == "name" and hit.entity.type == "Organization"
    if thing.lemma_.lower() not in papers():
        return ""
    if named and hit is not None:
        return hit.entity.id
    return events.at(thing) or events.at(verb)


class _Events:
    """Which event stands at a word."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self._spots = sorted((m.span, v.id) for v in events for m in v.mentions)
        self._starts = [span.start for span, _ in self._spots]

    def at(self, token: Token) -> str:
        """The id of the event, or ""."""
        for span, event in reversed(self._spots[: bisect_right(self._starts, token.idx)][-3:]):
            if span.start <= token.idx < span.end:
                return event
        return ""
