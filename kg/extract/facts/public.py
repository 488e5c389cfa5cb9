"""Public offices of a place, where no body is named: "Mayor Ann Roe of Leeds", "Kenya's foreign minister, Ann Roe".

The grammar is the one for roles at bodies, with places for bodies. An adjective stands for its state only where the
article names the state too: without a name there is no place to point to.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.extract.coref.tables import places_of
from kg.extract.facts import tables
from kg.extract.facts.offices import described
from kg.extract.facts.view import View
from kg.extract.names.tables import place_keys
from kg.model import Affiliation, Entity, Span

_LONGEST_TITLE = 4
_BRACKETED = 7


def public_offices(view: View, extractor: str) -> Iterator[Affiliation]:
    """All of the article, in no order, some perhaps twice; each has a place for an organization."""
    places = _Places(view)
    if not places.bodies or not places.offices:
        return
    for held in described(places, extractor, _is_public):
        words = view.doc.char_span(held.span.start, held.span.end, alignment_mode="expand")
        if words is not None and _of_the_place(places, words.start, words.end):
            yield Affiliation(
                held.person, "", held.title, held.span, extractor, former=held.former, place=held.organization
            )
    yield from _of_after_name(places, extractor)


class _Places(View):
    """The article with places where bodies stand, and persons' names without the abbreviated office before them."""

    def __init__(self, view: View) -> None:
        self.__dict__.update(copy.copy(view.__dict__))
        self.body_tokens = {
            i for start, (end, _body) in view.bodies.items() if start in view.starts for i in range(start, end)
        }
        self.bodies: dict[int, tuple[int, Entity]] = {}
        named: dict[str, Entity] = {}
        for start, end, entity, _mention in view.names:
            if entity.type == "Place":
                self.bodies[start] = end, entity
                for name in (entity.name, *entity.names):
                    named.setdefault(place_keys().get(name, name), entity)
        if named:
            self._adjectives(view, named)
        self.offices = frozenset(i for i in view.public if _is_public(view.doc[i]))
        self.names = [(self._without_office(start, end), end, entity, m) for start, end, entity, m in view.names]
        self.people = view.people - self.offices

    def _adjectives(self, view: View, named: dict[str, Entity]) -> None:
        doc = view.doc
        self.starts = dict(view.starts)
        for i in places_of(doc, "ORTH", _first_words()):
            if i in self.bodies or i in self.body_tokens or i in view.people:
                continue
            for size in (2, 1):
                states = tables.demonyms().get(doc[i : i + size].text, ())
                place = next((named[s] for s in (place_keys().get(n, n) for n in states) if s in named), None)
                if place is not None:
                    self.bodies[i] = i + size, place
                    self.starts[i] = i + size, place, place.mentions[0]
                    break

    def _without_office(self, start: int, end: int) -> int:
        at = start
        while at < end - 1 and self.doc[at].lower_ in _ABBREVIATED:
            at += 1
        return at


_ABBREVIATED = frozenset(
    {"gov.", "gov", "sen.", "sen", "rep.", "rep", "lt.", "lt", "king", "queen", "emperor", "sultan"}
)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(adjective.split()[0] for adjective in tables.demonyms())


def _is_public(token: Token) -> bool:
    return bool(tables.public_offices().keys() & {token.lemma_.lower(), token.lower_})


def _of_the_place(places: _Places, start: int, end: int) -> bool:
    """Whether what stands between the place and the noun leaves the office the place's."""
    doc = places.doc
    if not places.body_tokens.isdisjoint(range(start, end)):
        return False
    at = next((i for i in range(start, end) if i in places.bodies), end)
    after = places.bodies[at][0] if at in places.bodies else end
    stop = next((i for i in range(after, end) if doc[i].pos_ in {"ADP", "PUNCT"} or i in places.people), end)
    head = next((i for i in reversed(range(after, stop)) if _is_public(doc[i])), None)
    if head is None:
        return True  # "the governor of Ohio"
    between = [t.lower_ for t in doc[after:head] if t.text not in {"'s", "’s", "'", "’"}]
    noun = tables.public_offices()
    kind = noun.get(doc[head].lemma_.lower()) or noun[doc[head].lower_]
    return kind == "any" or set(between) <= tables.public_words()


def _of_after_name(places: _Places, extractor: str) -> Iterator[Affiliation]:
    """Such as "Mayor Ann Roe of Leeds", "Sen. Tom Ash (R) of Ohio"."""
    doc = places.doc
    for start, end, person, _mention in places.names:
        if person.type != "Person" or start - 1 not in places.offices:
            continue
        at = end
        if at < len(doc) and doc[at].text == "(":
            at = next((k + 1 for k in range(at, min(len(doc), at + _BRACKETED)) if doc[k].text == ")"), at)
        if at + 1 >= len(doc) or doc[at].lower_ != "of":
            continue
        at += 2 if doc[at + 1].lower_ == "the" else 1
        if at not in places.bodies or at not in places.starts:
            continue
        first = start - 1
        words = tables.public_words()
        while (
            first > 0
            and start - first < _LONGEST_TITLE
            and doc[first - 1].lower_ in words
            and doc[first - 1].text != "-"
        ):
            first -= 1
        stop, place = places.bodies[at]
        last = doc[stop - 1]
        title = doc[first:start].text
        yield Affiliation(person.id, "", title, Span(doc[first].idx, last.idx + len(last)), extractor, place=place.id)
