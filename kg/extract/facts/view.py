"""An article's entities, seen from its tokens."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.extract.coref.tables import places_of
from kg.extract.dates import DatePhrase, find_phrases
from kg.extract.facts import tables
from kg.extract.index import Hit, MentionIndex
from kg.extract.state import text_of
from kg.model import Entity, Mention, Span

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
BODIES = frozenset({"Organization", "Platform"})


class View:
    """Look-ups that the fact patterns share.

    Args:
        doc: the parsed article with `doc._.entities` after coreference.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.published: str = doc._.article.published if doc._.article is not None else ""
        self.index = MentionIndex(doc._.entities)
        # `token.sent` walks over the whole article each time.
        self._sentences = [s.start_char for s in doc.sents]
        self.starts: dict[int, tuple[int, Entity, Mention]] = {}
        self.ends: dict[int, tuple[int, Entity, Mention]] = {}
        self.names: list[tuple[int, int, Entity, Mention]] = []
        self.nominals: list[tuple[int, int, Entity, Mention]] = []
        #: first token of each name or description of a body -> its end and the body
        self.bodies: dict[int, tuple[int, Entity]] = {}
        #: tokens of the names of persons
        self.people: set[int] = set()
        for entity in doc._.entities:
            for m in entity.mentions:
                span = doc.char_span(m.span.start, m.span.end, alignment_mode="expand")
                if span is None or m.kind == "pronoun" or _of_state(span):
                    continue
                entry = (span.start, span.end, entity, m)
                (self.names if m.kind == "name" else self.nominals).append(entry)
                if m.kind == "name":
                    self.starts[span.start] = (span.end, entity, m)
                    self.ends[span.end] = (span.start, entity, m)
        for start, end, entity, m in sorted((*self.nominals, *self.names), key=lambda e: (e[3].kind == "name", e[:2])):
            if entity.type in BODIES:
                self.bodies[start] = end, entity
            elif entity.type == "Person" and m.kind == "name":
                self.people.update(range(start, end))
        #: tokens that may name an office
        self.offices = frozenset(
            (*places_of(doc, "LEMMA", tables.offices()), *places_of(doc, "LOWER", tables.offices()))
        )
        #: tokens that may name a public office
        public = frozenset(tables.public_offices())
        self.public = frozenset((*places_of(doc, "LEMMA", public), *places_of(doc, "LOWER", public)))
        self.names.sort(key=lambda e: e[:2])
        self.nominals.sort(key=lambda e: e[:2])

    @cached_property
    def dates(self) -> tuple[DatePhrase, ...]:
        """The date phrases of the article; few articles need them."""
        return find_phrases(self.doc)

    def sentence(self, char: int) -> int:
        """Number of the sentence in which a character stands."""
        return bisect_right(self._sentences, char)

    def at(self, token: Token) -> Entity | None:
        """The entity that the token's mention means; a word inside a longer description means nothing by itself."""
        hit = self.hit(token)
        return hit.entity if hit else None

    def hit(self, token: Token) -> Hit | None:
        """The mention whose head the token is, or that is a name around it."""
        hit = self.index.hit(token.idx, token.idx + len(token))
        if hit is None or hit.mention.kind == "name":
            return hit
        span = self.doc.char_span(hit.mention.span.start, hit.mention.span.end, alignment_mode="expand")
        return hit if span is not None and span.root.i == token.i else None

    def owns(self, i: int) -> bool:
        """Whether the token is a possessive that does not stand inside a name ("Tenants' Union")."""
        if self.doc[i].text not in _POSSESSIVE:
            return False
        hit = self.hit(self.doc[i])
        return hit is None or hit.mention.kind != "name"

    def words(self, token: Token) -> Span:
        """The whole name or pronoun that the token stands in, else the token."""
        hit = self.hit(token)
        if hit is not None and hit.mention.kind == "name":
            return hit.mention.span
        if token.i + 1 in self.starts and token.pos_ == "NOUN":
            return Span(token.idx, self.starts[token.i + 1][2].span.end)
        return Span(token.idx, token.idx + len(token))

    def over(self, *tokens: Token) -> Span:
        """From the first to the last of some tokens, names whole."""
        spans = [self.words(t) for t in tokens]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def body(self, token: Token) -> Entity | None:
        """The organization or platform that the token means; "which" means what it follows."""
        if token.tag_ in {"WDT", "WP"}:
            verb, steps = token.head, 0
            while verb.dep_ != "relcl" and verb.head.i != verb.i and steps < 4:
                verb, steps = verb.head, steps + 1
            if verb.dep_ != "relcl":
                return None
            token = verb.head if token.lower_ != "who" else token
        entity = self.at(token)
        if (entity is None or entity.type == "Group") and token.i + 1 in self.starts and token.pos_ == "NOUN":
            entity = self.starts[token.i + 1][1]  # with the rights group X
        return entity if entity is not None and entity.type in BODIES else None


_NOT_SAID = frozenset("deny doubt dispute refute reject allege claim suspect fear question ask wonder accuse".split())


def asserted(verb: Token) -> bool:
    """Whether the clause says that it is so: not denied, not only possible, asked or planned."""
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    if any(c.tag_ == "MD" or c.lower_ in {"if", "whether", "unless"} for c in verb.children):
        return False
    if verb.dep_ in {"ccomp", "pcomp"} and verb.head.lemma_ in _NOT_SAID:
        return False
    # "to partner with" is a plan, "did partner with" is not
    return verb.tag_ != "VB" or any(c.dep_ == "aux" and c.lemma_ == "do" for c in verb.children)


def _of_state(name: TokenSpan) -> bool:
    """Whether the name is that of an office: "the secretary of State" is one, of no body."""
    return name.text == "State" and name.start > 0 and name.doc[name.start - 1].lower_ == "of"


_MARKS = str.maketrans("", "", '"“”')


def bare(words: str) -> str:
    """A description without the article and "now" at its start and without quotation marks, spaces single."""
    parts = words.translate(_MARKS).split()
    for dropped in ({"now", "currently"}, {"the", "a", "an"}):
        if len(parts) > 1 and parts[0].lower() in dropped:
            parts = parts[1:]
    return " ".join(parts)
