"""Which entities stand at a word of the parse: itself, those joined to it by commas and "and", those it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from spacy.tokens import Doc, Token

from kg.extract.events.grammar import pobj
from kg.extract.events.ranges import Ranges
from kg.extract.events.tables import bodies
from kg.extract.index import Hit, MentionIndex
from kg.extract.joined import left_out
from kg.extract.state import text_of
from kg.model import AGENT_TYPES, Span

_LINK = re.compile(r"\s*(?:,|,?\s*(?:and|&|as well as|along with))\s+(?:[a-z][a-z-]*\s+){0,3}\Z")
_LINK_AFTER_DESCRIPTION = re.compile(r"\s*,\s[^,;:.()\"“”]{1,80},\s+(?:and|&|as well as)\s+\Z")
_LONGEST_LIST = 400
_CLOSING = re.compile(r"(?:and|&|as well as|along with)\s+(?:[a-z][a-z-]*\s+){0,3}\Z")
_SUCH_AS = frozenset(("including", "include", "like", "as"))
#: "a total of fifty guests": the guests, not the total.
_AMOUNTS = frozenset(("total", "number", "dozen", "hundred", "thousand", "majority", "handful", "score", "crowd"))
_NO_PEOPLE = frozenset(("Organization", "Platform", "Place"))
_DEPTH = 6


class Cast:
    """Look-ups from tokens to the entities of an article."""

    def __init__(self, doc: Doc, index: MentionIndex) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._index = index
        self._quoted = Ranges([(q.inner.start, q.inner.end) for q in doc._.quotes])

    def at(self, token: Token) -> Hit | None:
        """The entity at a token, unless it is only named in quoted words."""
        if self._quoted.over(token.idx, token.idx + len(token)):
            return None
        return self._index.hit(token.idx, token.idx + len(token))

    def agents(self, token: Token) -> list[Hit]:
        """The agents that a noun stands for, in the order of the text, each once."""
        found: dict[str, Hit] = {}
        hits = [h for h in self.all(token) if h.entity.type in AGENT_TYPES]
        for hit, following in zip_longest(hits, hits[1:]):
            if following is None or not self._introduces(hit, following):
                known = found.get(hit.entity.id)
                if known is None or (known.mention.kind != "name" and hit.mention.kind == "name"):
                    found[hit.entity.id] = hit
        return list(found.values())

    def _introduces(self, hit: Hit, following: Hit) -> bool:
        """Whether a description only stands before the names it describes: "singers Ann Lee and Bo Kim"."""
        between = self._text[hit.mention.span.end : following.mention.span.start]
        return hit.entity.type == "Group" and following.mention.kind == "name" and not between.strip()

    def all(self, token: Token) -> list[Hit]:
        """The entities of any type that a noun stands for."""
        hits: list[Hit] = []
        for hit in self._beneath(token, 0):
            if hit not in hits:
                hits.append(hit)
        hits.sort(key=lambda h: h.mention.span)
        if hits:
            hits += [h for h in self._run(hits[-1].mention.span, token) if h not in hits]
        return hits

    def _beneath(self, token: Token, depth: int) -> Iterator[Hit]:
        if depth > _DEPTH:
            return
        hit = self.at(token) or self._described(token, depth)
        if hit is not None:
            yield hit
            span = hit.mention.span
            if hit.mention.kind == "pronoun":  # "they" after two names
                yield from (
                    h for h in self._index.overlapping(span.start, span.end) if h.mention.span == span and h != hit
                )
        for child in self._children(token, hit):
            if self._goes_on(child, hit, depth):
                yield from self._beneath(child, depth + 1)
            elif child.dep_ in ("prep", "acl") and (
                child.lower_ in _SUCH_AS or (hit is None and child.lower_ == "of" and token.lemma_ in _AMOUNTS)
            ):
                for noun in pobj(child):
                    yield from self._beneath(noun, depth + 1)

    def _goes_on(self, child: Token, hit: Hit | None, depth: int) -> bool:
        """Whether the child stands for somebody beside or instead of the noun above it."""
        if child.dep_ == "appos":
            if self._is_left_out(child):
                return False
            told = self.at(child)
            if hit is not None and hit.entity.type == "Group" and told is not None and told.entity.type in _NO_PEOPLE:
                # "three managers of Oak Bank, the lender": the parse may put "the lender" to the managers.
                return False
            return hit is None or hit.entity.type == "Group" or (depth == 0 and self._names(child))
        return child.dep_ == "conj" and not self._is_left_out(child)

    def _is_left_out(self, token: Token) -> bool:
        hit = self.at(token)
        return left_out(self._text, hit.mention.span.start if hit is not None else token.left_edge.idx)

    def _children(self, token: Token, hit: Hit | None) -> Iterator[Token]:
        """What hangs on the token, or on another word of its name, which the parse may have taken apart."""
        yield from token.children
        span = hit.mention.span if hit is not None and hit.mention.kind == "name" else None
        words = self._doc.char_span(span.start, span.end) if span is not None else None
        if words is None:
            return
        for word in words:
            if word != token:
                yield from (c for c in word.children if c.dep_ == "conj" and c not in words)

    def _described(self, token: Token, depth: int) -> Hit | None:
        """The one whom a noun without a mention of its own describes: "X, its director, who ...", "Oak Bank staff"."""
        if depth == 0 and token.dep_ == "appos":
            return self.at(token.head)
        if token.lemma_.lower() in bodies():
            for child in token.lefts:
                if child.dep_ in ("compound", "poss", "nmod"):
                    return self.at(child)
            of = (n for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" for n in pobj(c))
            return next((h for n in of if (h := self.at(n)) is not None), None)
        return None

    def _names(self, token: Token) -> bool:
        """Whether an apposition is a further name, not a description of the one before it."""
        hit = self.at(token)
        return hit is not None and hit.mention.kind == "name" and token.pos_ == "PROPN" and not _is_description(token)

    def _run(self, last: Span, token: Token) -> list[Hit]:
        """Mentions that follow in a list closed by "and", where the parse lost the list."""
        found: list[Hit] = []
        ends = [last.end]
        closed = 0
        for hit in self._index.overlapping(last.end, token.sent.end_char):
            span = hit.mention.span
            if span.start < ends[-1] or span.start - ends[0] > _LONGEST_LIST:
                continue
            # "X, head of Y, and Z": after the description of X, which may hold a name, the list goes on.
            while len(ends) > 1 and not self._links(ends[-1], span.start) and len(found) > closed:
                found.pop()
                ends.pop()
            between = self._text[ends[-1] : span.start]
            if not self._links(ends[-1], span.start) or self._is_subject_of_another(span, token):
                continue
            if left_out(self._text, span.start):
                continue
            found.append(hit)
            ends.append(span.end)
            if _CLOSING.search(between):
                closed = len(found)
        return found[:closed]

    def _links(self, start: int, end: int) -> bool:
        between = self._text[start:end]
        if not (_LINK.match(between) or _LINK_AFTER_DESCRIPTION.match(between)):
            return False
        words = self._doc.char_span(start, end, alignment_mode="expand")
        return words is None or not any(t.pos_ in ("VERB", "AUX") for t in words)

    def _is_subject_of_another(self, span: Span, token: Token) -> bool:
        tokens = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        return tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass") and tokens.root.head != token.head


def _is_description(token: Token) -> bool:
    return any(c.dep_ in ("poss", "det") for c in token.children)
