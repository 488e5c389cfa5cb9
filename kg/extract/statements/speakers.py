"""From words at the spot to entities: who spoke, to whom, about whom, on what occasion, on whose credit."""

from __future__ import annotations

from bisect import bisect_right
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


#: rules that find words spoken aloud
_SPOKEN = frozenset({"quoted", "running", "clause", "parenthesis", "naming"})


class Occasions:
    """At which event something was said.

    Args:
        events: the article's events.
        blocks: the article's paragraphs.
        published: the article's date, ISO 8601, or "".
    """

    def __init__(self, events: Sequence[Event], blocks: Sequence[Span], published: str) -> None:
        self._starts = [b.start for b in blocks]
        held = [v for v in events if v.type in SPEAKING_EVENTS and not v.planned]
        self._at = [(m.span, v) for v in held for m in v.mentions]
        self._main = _main_event(events, published)
        self._present = {p.entity for p in self._main.participants if not p.planned} if self._main else set()
        self._in_block: dict[int, set[str]] = {}
        for span, event in self._at:
            if not _long_ago(event.date, published):
                self._in_block.setdefault(self._block(span.start), set()).add(event.id)

    def of(self, doc: Doc, attribution: Attribution, speakers: Sequence[str], addressees: Sequence[str]) -> str:
        """Id of the event, or "".

        Said in so many words ("at the meeting") it is that event. Otherwise, when nothing at the spot says that the
        words come from elsewhere, it is the one event that the paragraph names, or the event that the article reports
        when the speaker or the one spoken to was there.
        """
        if attribution.verb < 0:
            return ""
        verb = doc[attribution.verb]
        named, elsewhere = self._named(verb)
        if named:
            return named
        heard = attribution.cue_class in ("speech", "question", "charge", "naming") and verb.tag_ in ("VBD", "VBG")
        if elsewhere or not heard or not speakers:
            return ""
        beside = self._in_block.get(self._block(verb.idx), set())
        if len(beside) == 1 and attribution.rule in _SPOKEN:
            return min(beside)
        if self._main is not None and self._present.intersection((*speakers, *addressees)):
            return self._main.id
        return ""

    def heard(self, speakers: Sequence[str], event: str) -> None:
        """Remember who spoke at the reported event: who spoke there once is taken to have spoken there again."""
        if self._main is not None and event == self._main.id:
            self._present.update(speakers)

    def _block(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def _named(self, verb: Token) -> tuple[str, bool]:
        """The event that the cue's own adverbials name, and whether they name another source of the words."""
        elsewhere = False
        level = [verb]
        for _depth in range(2):
            for holder in level:
                for child in holder.children:
                    told = child.dep_ == "dobj" and holder.lemma_.lower() in ("tell", "address")
                    if child.dep_ not in ("prep", "advmod", "npadvmod") and not told:
                        continue
                    for token in child.subtree:
                        found = self._mention(token)
                        if found:
                            return found, False
                        elsewhere = elsewhere or token.lemma_.lower() in _ELSEWHERE
            level = [verb.head] if verb.dep_ in ("conj", "xcomp", "advcl") else []
        return "", elsewhere or verb.lemma_.lower() in ("write", "tweet", "post")

    def _mention(self, token: Token) -> str:
        for span, event in self._at:
            if span.start <= token.idx < span.end:
                return event.id
        return ""


def _main_event(events: Sequence[Event], published: str) -> Event | None:
    """The event that the article reports: the speaking event it mentions most, at least twice, held lately."""
    best: Event | None = None
    for event in events:
        held = not event.planned and event.type in SPEAKING_EVENTS and not _long_ago(event.date, published)
        if held and len(event.mentions) > max(1, len(best.mentions) if best else 0):
            best = event
    return best


def _long_ago(date: str, published: str) -> bool:
    """Whether a date lies in another month than the article and the month before it."""
    if not date or not published:
        return False
    if len(date) < 7 or len(published) < 7:
        return date[:4] < published[:4]
    return int(published[:4]) * 12 + int(published[5:7]) - int(date[:4]) * 12 - int(date[5:7]) > 1
