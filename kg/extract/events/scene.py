"""Who took part where the sentence names no event: it was named shortly before, or the article tells of only one.

"On the other side of the screen sat X, Y and Z"; "for the bank came X"; "X and Y are to speak"; "X had sent the
invitations"; "X is listed as a partner".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.events.cast import Cast
from kg.extract.events.grammar import agents_of, grammatical_subject, is_passive, objects_of, pobj
from kg.extract.events.merge import Group
from kg.extract.events.mood import mood
from kg.extract.events.tables import OCCASIONS, presence, role_nouns, roles
from kg.extract.events.types import Part
from kg.extract.events.whole import is_planned
from kg.extract.layout.types import Block
from kg.model import AGENT_TYPES

#: A phrase of presence is of an event named so many sentences before or less.
_REACH = 3
_BEING = frozenset(("be", "sit", "stand", "come", "join"))
_SPEAKING = frozenset(("speak", "talk", "perform", "lecture"))
#: With one of these the speaking has an occasion or a listener of its own.
_OF_ITS_OWN = frozenset(("at", "in", "during", "before", "against", "for", "to", "out"))
_INVITING = frozenset(("send", "issue", "mail"))
_AS_VERBS = frozenset(("list", "name", "bill", "join", "advertise", "announce"))
_BESIDE = frozenset(("beside", "alongside", "with"))
_GIVEN = ("Partner", "Sponsor", "Speaker", "Host", "Organizer")
_RANK = 1000


class Scene:
    """The events of an article, asked which of them a phrase can mean."""

    def __init__(self, doc: Doc, groups: Sequence[Group], cast: Cast, published: str) -> None:
        self._doc = doc
        self._cast = cast
        self._published = published
        self._occasions = [g for g in groups if g.family & OCCASIONS and not g.cancelled and not _is_verb(g)]
        gatherings = [g for g in self._occasions if "gathering" in g.family]
        self._gatherings = [g for g in gatherings if g.named] or gatherings
        self._planned = [g for g in self._occasions if is_planned(g, published)]
        self._main = max(self._occasions, key=lambda g: len(g.sightings), default=None)
        told = sorted((s.trigger.root.i, n) for n, g in enumerate(self._occasions) for s in g.sightings)
        self._told_at = [i for i, _ in told]
        self._told = [n for _, n in told]
        self._sentences = [s.start for s in doc.sents if not s[0].is_space or s.text.strip()]

    def add_parts(self) -> None:
        """Add the parts that such phrases give to the events they mean."""
        if not self._occasions:
            return
        for block in self._doc._.blocks:
            span = self._doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
            if not block.has_facts or span is None:
                continue
            for token in span:
                if token.pos_ in ("VERB", "AUX"):
                    self._at_verb(token)
                elif token.dep_ == "appos" and token.lemma_.lower() in role_nouns():
                    self._at_apposition(token)

    def _at_verb(self, verb: Token) -> None:
        if verb.lemma_ in _BEING:
            self._presence(verb)
        elif verb.lemma_ in _SPEAKING:
            self._to_speak(verb)
        elif verb.lemma_ in _INVITING:
            self._invitations(verb)
        if verb.lemma_ in _AS_VERBS:
            self._as_partner(verb)

    def _presence(self, verb: Token) -> None:
        role = next((r for c in verb.children for r in self._phrase(c)), "")
        if not role or mood(verb) != "held":
            return
        kinds = ("nsubj", "attr") if verb.lemma_ == "be" else ("nsubj", "dobj")
        nouns = [c for c in verb.children if c.dep_ in kinds]
        inverted = [c for c in nouns if c.i > verb.i]
        self._give(self._before(verb.i), self._agents(inverted or nouns), role)

    def _phrase(self, prep: Token) -> Iterator[str]:
        if prep.dep_ != "prep":
            return
        for noun in pobj(prep):
            role = presence().get((prep.lower_, noun.lemma_.lower()), "")
            if role:
                yield role
            elif prep.lower_ == "for" and prep.head.lemma_ == "come" and prep.is_sent_start:
                hit = self._cast.at(noun)
                if hit is not None and hit.entity.type in ("Organization", "Platform"):
                    yield "Attendee"

    def _to_speak(self, verb: Token) -> None:
        if mood(verb) != "planned" or any(c.dep_ == "prep" and c.lower_ in _OF_ITS_OWN for c in verb.children):
            return
        near = self._before(verb.i, reach=1)
        only = self._planned[0] if len(self._planned) == 1 else None
        found = near if near is not None and is_planned(near, self._published) else only
        self._give(found, self._agents(agents_of(verb)), "Speaker", planned=True)

    def _invitations(self, verb: Token) -> None:
        if not any(c.dep_ == "dobj" and c.lemma_ in ("invitation", "invite") for c in verb.children):
            return
        if is_passive(verb) or mood(verb) != "held":
            return
        subject = grammatical_subject(verb)
        if subject is not None and subject.lower_.endswith(("self", "selves")) and verb.head != verb:
            subject = grammatical_subject(verb.head)
        self._give(
            self._before(verb.i) or self._main, self._agents([subject] if subject is not None else []), "Organizer"
        )

    def _as_partner(self, verb: Token) -> None:
        if mood(verb) in ("not", "cancel"):
            return
        for prep in verb.children:
            if prep.dep_ != "prep" or prep.lower_ != "as":
                continue
            for noun in pobj(prep):
                subjects = objects_of(verb) if is_passive(verb) else agents_of(verb)
                subjects += [p for c in verb.children if c.dep_ == "prep" and c.lower_ in _BESIDE for p in pobj(c)]
                self._role(noun, subjects)

    def _at_apposition(self, noun: Token) -> None:
        # "the Rivers Trust, another partner": not "the bank's partner", "a partner of the bank".
        if any(c.dep_ == "det" and c.lower_ == "another" for c in noun.children):
            self._role(noun, [noun.head])

    def _role(self, noun: Token, who: list[Token]) -> None:
        """A role noun bound to no event is of the only gathering that the article tells of."""
        if any(
            c.dep_ in ("poss", "compound") or (c.dep_ == "prep" and c.lower_ in ("of", "to", "for", "with"))
            for c in noun.children
        ):
            return
        found = roles("noun", noun.lemma_.lower(), "*", frozenset(("gathering",)))
        if len(self._gatherings) == 1 and found and found[0].role in _GIVEN:
            whole = self._gatherings[0]
            self._give(whole, self._agents(who), found[0].role, planned=is_planned(whole, self._published))

    def _before(self, at: int, reach: int = _REACH) -> Group | None:
        """The event named last before a token, if not too far back."""
        found = bisect_right(self._told_at, at) - 1
        if found < 0:
            return None
        between = bisect_right(self._sentences, at) - bisect_right(self._sentences, self._told_at[found])
        return self._occasions[self._told[found]] if between <= reach else None

    def _agents(self, nouns: Sequence[Token]) -> list[tuple[str, Token]]:
        return [(h.entity.id, n) for n in nouns for h in self._cast.agents(n)]

    def _give(self, group: Group | None, who: list[tuple[str, Token]], role: str, *, planned: bool = False) -> None:
        if group is None:
            return
        for entity, noun in who:
            hit = next((h for h in self._cast.agents(noun) if h.entity.id == entity), None)
            if hit is not None and hit.entity.type in AGENT_TYPES:
                group.extra.append(Part(entity, role, hit.mention.span, planned, _RANK))
                group.agents |= {entity}


def _is_verb(group: Group) -> bool:
    return all(s.trigger.use == "verb" for s in group.sightings)


def sentences_of(doc: Doc, blocks: Sequence[Block]) -> list[int]:
    """Where the sentences of the blocks that hold facts start, by token."""
    found = []
    for block in blocks:
        span = doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
        if block.has_facts and span is not None:
            found += [t.i for t in span if t.is_sent_start and (not t.is_space or t.sent.text.strip())]
    return found
