"""From words at the spot to entities: who spoke, to whom, about whom, on what occasion, on whose credit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.extract.index import MentionIndex
from kg.extract.state import char_span
from kg.extract.statements.types import Attribution
from kg.model import AGENT_TYPES, Entity, Event, Span

#: verbs whose object is the one spoken to
_TO_OBJECT = frozenset(
    """tell ask urge inform notify assure reassure remind warn advise persuade convince brief beg implore order instruct
    invite encourage exhort press lobby challenge address answer interrupt query counsel admonish caution teach promise
    forbid command direct request thank text email""".split()
)
#: prepositions of the one spoken to
_TO = frozenset({"to", "with"})
#: prepositions of the occasion
_AT = frozenset({"at", "during", "in", "on", "before", "after", "of", "from", "into", "throughout", "following"})
#: events at which people speak
SPEAKING_EVENTS = frozenset(
    """Meeting Call Conference Forum Summit Hearing Trial Speech Interview PressConference Debate Rally Protest Vigil
    Ceremony Festival Convention Workshop Panel Lecture Briefing Congress Assembly""".split()
)
#: nouns that say a statement was written or given elsewhere than at an event
_ELSEWHERE = frozenset(
    """statement letter email e-mail post tweet blog article report release column op-ed memo message video filing book
    interview website newspaper magazine radio television phone podcast page""".split()
)


def agents(doc: Doc, index: MentionIndex, attribution: Attribution) -> tuple[str, ...]:
    """The entities that the source stands for, each once."""
    if attribution.head < 0:
        return ()
    head = doc[attribution.head]
    found: list[Entity] = []
    for token in (head, *head.conjuncts):
        if not any(_touches(token, s) for s in attribution.source) and token.i != head.i:
            continue
        entity = _of_token(index, token)
        if entity is not None:
            found.append(entity)
    if not found:
        # "TikTok's statement", "a letter by the union": whoever owns the document.
        for child in head.children:
            owners = [child] if child.dep_ in ("poss", "compound", "nmod") else []
            if child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
                owners = [g for g in child.children if g.dep_ == "pobj"]
            found += [e for t in owners if (e := _of_token(index, t)) is not None and e.type in AGENT_TYPES]
    return _ids(found)


def _touches(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _of_token(index: MentionIndex, token: Token) -> Entity | None:
    span = char_span(token)
    entity = index.at(span.start, span.end)
    return entity if entity is not None and entity.type in (*AGENT_TYPES, "Place") else None


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
    found = [e for t in tokens for k in (t, *t.conjuncts) if (e := _of_token(index, k)) is not None]
    return tuple(i for i in _ids(e for e in found if e.type in AGENT_TYPES) if i not in agents(doc, index, attribution))


def topics(index: MentionIndex, attribution: Attribution, speakers: Sequence[str]) -> tuple[str, ...]:
    """The entities that the content names, without the speakers."""
    found = [e for s in attribution.content for e in index.within(s.start, s.end)]
    return tuple(i for i in _ids(e for e in found if e.type != "Group") if i not in speakers)


class Occasions:
    """At which event something was said.

    Args:
        events: the article's events.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._at = [(m.span, v) for v in events for m in v.mentions]

    def of(self, doc: Doc, attribution: Attribution, speakers: Sequence[str]) -> str:
        """Id of the event, or "".

        Said in so many words ("at the meeting") it is that event. Otherwise, when the speaker takes part in one event
        at which people speak and nothing at the spot says that the words come from elsewhere, it is that one.
        """
        if attribution.verb < 0:
            return ""
        verb = doc[attribution.verb]
        named, elsewhere = self._named(verb)
        if named:
            return named
        if elsewhere or attribution.cue_class != "speech" or not speakers or verb.tag_ not in ("VBD", "VBG"):
            return ""
        mine = [
            v
            for v in self._events
            if v.type in SPEAKING_EVENTS
            and not v.planned
            and any(p.entity in speakers and not p.planned and p.role != "Target" for p in v.participants)
        ]
        return mine[0].id if len(mine) == 1 else ""

    def _named(self, verb: Token) -> tuple[str, bool]:
        """The event that the cue's own adverbials name, and whether they name another source of the words."""
        elsewhere = False
        level = [verb]
        for _depth in range(2):
            for holder in level:
                for child in holder.children:
                    if child.dep_ in ("prep", "advmod", "npadvmod") or child.lower_ in _AT:
                        for token in child.subtree:
                            found = self._mention(token)
                            if found:
                                return found, False
                            elsewhere = elsewhere or token.lemma_.lower() in _ELSEWHERE
            level = [verb.head] if verb.dep_ in ("conj", "xcomp", "advcl") else []
        return "", elsewhere or verb.lemma_.lower() in ("write", "tweet", "post")

    def _mention(self, token: Token) -> str:
        for span, event in self._at:
            if span.start <= token.idx < span.end and event.type in SPEAKING_EVENTS:
                return event.id
        return ""
