"""At which event something was said.

Said in so many words ("at the meeting") it is that event. Otherwise an article that reports one event tells what was
said there, as long as nothing at the spot says that the words come from elsewhere. Whom it takes to have spoken there:

    who is said to have been there, or speaks to somebody who was, or to the crowd, the jury;
    at a meeting, call or rally of which the article tells who said what to whom: whoever speaks in the past tense and
    is not shown to have spoken elsewhere; in court: counsel, judges and witnesses only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day

from spacy.tokens import Doc, Token

from kg.extract.index import MentionIndex
from kg.extract.state import text_of
from kg.extract.statements.exchanges import Voice
from kg.extract.statements.papers import is_paper
from kg.extract.statements.presence import absent, listeners, together
from kg.extract.statements.spots import Spots, words
from kg.extract.statements.types import Attribution
from kg.model import Event, Span

#: events at which people speak
SPEAKING_EVENTS = frozenset(
    """Gathering Meeting Call Conference Forum Summit Hearing Trial Speech Interview PressConference Debate Rally
    Protest Ceremony Festival""".split()
)
#: of these an article can be the report; of two the later in this list goes first
_REPORTED = (
    "Trial",
    "Gathering",
    "Ceremony",
    "Protest",
    "Rally",
    "Debate",
    "Call",
    "Meeting",
    "PressConference",
    "Hearing",
    "Forum",
    "Summit",
)
#: at these all who speak in the article did so there, unless it says otherwise
_ALL_SPEAK = frozenset({"Forum", "Call", "Meeting", "Rally", "Protest", "Hearing", "Trial"})
_COURT = frozenset({"Hearing", "Trial"})
#: what stands behind the names of counsel
_PLEADING = frozenset({", for", ", appearing", ", representing", ", defending", ", prosecuting", ", mitigating"})
#: at these there is nothing but talk
_TALKS = frozenset({"Forum", "Call", "Meeting", "Debate", "PressConference", "Hearing"})
#: words that tell of a court, not of a committee
_BENCH = frozenset("court judge magistrate prosecutor defendant juror jury trial".split())
#: rules that find words spoken aloud
_SPOKEN = frozenset({"quoted", "running", "clause", "parenthesis", "naming"})
_HEARD = frozenset({"speech", "question", "charge", "naming", "deny", "order", "emotion"})
#: the event that an article reports stands in its first characters
_LEAD = 700
#: days after which an event is no longer what an article reports; of a debate the candidates talk on for days
_NEWS, _TALKED_OF = 7, 2


class Occasions:
    """The events of one article at which people speak.

    Args:
        doc: with its events, blocks and quotations.
        index: of its entities.
    """

    def __init__(self, doc: Doc, index: MentionIndex) -> None:
        self._doc, self._index = doc, index
        published = doc._.article.published if doc._.article is not None else ""
        self._headline = next((b.span for b in doc._.blocks if b.kind == "headline"), None)
        held = [v for v in doc._.events if v.type in SPEAKING_EVENTS and not v.planned]
        self._events = {v.id: v for v in held}
        self._main = self._reported([v for v in held if not _is_old(v, published)])
        self._spots = Spots(doc, index, held, self._main)
        self._present: set[str] = set()
        self._away: set[str] = set()
        self._together: list[set[str]] = []
        self._court: dict[str, bool] = {}
        #: event -> those who are said to have spoken there in so many words
        self._spoke: dict[str, set[str]] = {}
        #: somebody at the reported event spoke to somebody there, so that the article tells what was said at it
        self._answered = False
        self._in_court = self._main is not None and self._main.type in _COURT and self._is_a_court()
        if self._main is not None:
            self._present = {p.entity for p in self._main.participants if not p.planned and p.role != "Target"}
            self._away = set(absent(doc, index)) - self._present
            self._together = list(together(doc, index))

    def of_all(self, voices: Sequence[Voice]) -> list[str]:
        """Id of the event for each of the voices, or ""."""
        notes = [self._note(v) for v in voices]
        found = [named for named, _elsewhere, _heard in notes]
        for voice, (named, elsewhere, _heard) in zip(voices, notes, strict=True):
            if named:
                self._spoke.setdefault(named, set()).update(voice.speakers)
            if self._main is not None and named == self._main.id:
                # A crowd that is told something there is told things elsewhere too.
                told = (a for a in voice.addressees if self._index.entity(a).type == "Person")
                self._present.update(voice.speakers, told)
            elif elsewhere and not self._is_written(voice):
                self._away.update(voice.speakers)
        if self._main is None:
            found = [event or self._beside(v, *n) for event, v, n in zip(found, voices, notes, strict=True)]
            return self._gone_on(found, voices, notes)
        main = self._main.id
        # Twice: who answers somebody can be shown to be there only further down.
        for _ in range(2):
            for both in self._together:
                if both & self._present:
                    self._present |= both
                    self._away -= both
            for n, (voice, (_named, elsewhere, heard)) in enumerate(zip(voices, notes, strict=True)):
                if not found[n] and heard and not elsewhere and self._is_there(voice):
                    found[n] = main
                    self._present.update(voice.speakers)
        spoken = self._answered or self._in_court or self._is_led_by()
        for n, (voice, note) in enumerate(zip(voices, notes, strict=True)):
            if found[n]:
                continue
            found[n] = self._beside(voice, *note)
            if not found[n] and spoken and note[2] and not note[1] and self._may_be_there(voice):
                found[n] = main
        return self._gone_on(found, voices, notes)

    def _gone_on(self, found: list[str], voices: Sequence[Voice], notes: Sequence[tuple[str, bool, bool]]) -> list[str]:
        """The same, with what a speaker goes on to say in the same paragraph or the next."""
        for n in range(1, len(found)):
            now, before = voices[n], voices[n - 1]
            _named, elsewhere, heard = notes[n]
            if found[n] or not found[n - 1] or elsewhere or not heard or now.speakers != before.speakers:
                continue
            gap = self._paragraph(now) - self._paragraph(before)
            reported = self._main is not None and found[n - 1] == self._main.id
            if gap <= reported and now.said.rule in _SPOKEN and not self._is_written(now):
                found[n] = found[n - 1]
        return found

    def _paragraph(self, voice: Voice) -> int:
        return self._spots.block(voice.said.content[0].start)

    def _is_led_by(self) -> bool:
        """Whether the article opens by telling of the event that it reports, so that what follows was said there."""
        assert self._main is not None
        if self._main.type not in _TALKS:
            return False
        body = next((b.span for b in self._doc._.blocks if b.has_facts and b.kind != "headline"), None)
        first = self._main.mentions[0].span
        named = self._doc.char_span(first.start, first.end, alignment_mode="expand")
        subject = named is not None and named.root.dep_ in ("nsubj", "nsubjpass")
        return body is not None and subject and first.start < body.end

    def _is_written(self, voice: Voice) -> bool:
        """Whether a letter or report speaks: that tells nothing of where its authors were."""
        return voice.said.head >= 0 and is_paper(self._doc[voice.said.head])

    def _note(self, voice: Voice) -> tuple[str, bool, bool]:
        """The event that the cue names, whether the words come from elsewhere, whether they were heard."""
        said = voice.said
        if said.verb < 0:
            return "", False, False
        verb = self._doc[said.verb]
        if self._headline is not None and self._headline.start <= verb.idx < self._headline.end:
            # "Bank bosses told ..." can be what they were told.
            return "", False, False
        others = [a for a in voice.addressees if a not in self._present]
        named, elsewhere = self._spots.of(said, others)
        # What a letter says was written, whoever signed it.
        elsewhere = elsewhere or (said.head >= 0 and is_paper(self._doc[said.head]))
        past = verb.tag_ == "VBD" or (verb.tag_ == "VBG" and verb.dep_ != "ROOT") or _has(verb, "had")
        asked = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and said.cue_class == "question"
        wondered = verb.lemma_ == "want" and any(c.dep_ == "xcomp" and c.lemma_ == "know" for c in verb.children)
        spoken = said.cue_class in _HEARD or wondered or verb.lemma_ == "wonder"
        return named, elsewhere, spoken and (past or asked) and bool(voice.speakers)

    def _beside(self, voice: Voice, _named: str, elsewhere: bool, heard: bool) -> str:
        """The one event that the paragraph names, if the speaker took part in it."""
        if elsewhere or not heard or voice.said.rule not in _SPOKEN or self._present.intersection(voice.speakers):
            return ""
        here = self._spots.in_block.get(self._spots.block(self._doc[voice.said.verb].idx), {})
        # An event inside the words is what they are about.
        beside = [v for v, spans in here.items() if any(_is_outside(s, voice.said) for s in spans)]
        if len(beside) != 1:
            return ""
        event = self._events[beside[0]]
        took_part = {p.entity for p in event.participants} | self._spoke.get(event.id, set())
        return event.id if took_part.intersection(voice.speakers) else ""

    def _is_there(self, voice: Voice) -> bool:
        """Whether a speaker is known to have been at the reported event, or speaks to those who were."""
        verb = self._doc[voice.said.verb]
        # "called on Lind to resign": an appeal is made from anywhere
        told = () if verb.lemma_ == "call" else voice.addressees
        if self._present.intersection((*voice.speakers, *told)):
            self._answered = self._answered or bool(self._present.intersection(told))
            return True
        if self._away.intersection(voice.speakers):
            return False
        heads = [self._doc[voice.said.head]] if voice.said.head >= 0 else []
        if any(t.lemma_.lower() in words()["there"] for t in heads):
            return True
        heard = any(
            t.lemma_.lower() in words()["audience"] or (self._spots.narrated and t.lower_ in ("us", "me"))
            for t in listeners(verb)
        )
        self._answered = self._answered or heard
        return heard or any(t.lemma_.lower() in words()["panel"] for t in listeners(verb))

    def _is_a_court(self) -> bool:
        """Whether the reported hearing is one of a court, of which only counsel, judges and witnesses speak."""
        return any(t.lemma_.lower() in _BENCH for t in self._doc)

    def _may_be_there(self, voice: Voice) -> bool:
        assert self._main is not None
        if self._main.type not in _ALL_SPEAK or not all(self._is_one_person(s) for s in voice.speakers):
            return False
        verb = self._doc[voice.said.verb]
        if self._away.intersection(voice.speakers) or any(c.lower_ == "later" for c in verb.children):
            return False
        if self._in_court:
            return self._is_of_the_court(voice)
        return True

    def _is_one_person(self, entity: str) -> bool:
        """Whether it is a person, or somebody without a name: "a woman"."""
        found = self._index.entity(entity)
        if found.type == "Person":
            return True
        span = self._doc.char_span(found.mentions[0].span.start, found.mentions[0].span.end, alignment_mode="expand")
        return found.type == "Group" and span is not None and span.root.tag_ == "NN"

    def _is_of_the_court(self, voice: Voice) -> bool:
        """Whether a speaker is called a prosecutor, judge or witness, anywhere in the article."""
        if self._doc[voice.said.verb].lemma_.lower() in ("testify", "cross-examine"):
            return True
        for speaker in voice.speakers:
            if speaker not in self._court:
                self._court[speaker] = self._is_called_of_the_court(speaker)
        return any(self._court[s] for s in voice.speakers)

    def _is_called_of_the_court(self, entity: str) -> bool:
        for mention in self._index.entity(entity).mentions:
            if mention.kind == "pronoun":
                continue
            span = self._doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if span is None:
                continue
            around = self._doc[max(span.start - 2, span.sent.start) : min(span.end + 5, span.sent.end)]
            after = self._doc[span.end : span.end + 2].text
            if mention.kind == "name" and (after in _PLEADING or any(t.lower_ in words()["court"] for t in around)):
                return True
            if mention.kind == "nominal" and span.root.lemma_.lower() in words()["court"]:
                return True
        return False

    def _reported(self, events: Sequence[Event]) -> Event | None:
        """The event that the article reports: one of its lead, or named early and again; a hearing before its trial."""
        text = text_of(self._doc)
        best: tuple[tuple[int, int, int], Event] | None = None
        for event in events:
            first = event.mentions[0].span.start
            lead = _LEAD if len(event.mentions) < 2 else max(_LEAD, len(text) // 3)
            if event.type not in _REPORTED or first > lead:
                continue
            rank = (_REPORTED.index(event.type) if event.type in _COURT else 1, len(event.mentions), -first)
            if best is None or rank > best[0]:
                best = (rank, event)
        return best[1] if best else None


def _is_outside(span: Span, said: Attribution) -> bool:
    return not any(content.covers(span) for content in said.content)


def _has(verb: Token, word: str) -> bool:
    return verb.tag_ == "VBN" and any(c.lower_ == word and c.dep_ == "aux" for c in verb.children)


def _is_old(event: Event, published: str) -> bool:
    """Whether an event lies too far back to be what an article reports: a week or, where no day is known, a month."""
    date = event.date
    if not date or not published:
        return False
    if len(date) < 7 or len(published) < 7:
        return date[:4] < published[:4]
    if len(date) == len(published) == 10:
        age = (day.fromisoformat(published) - day.fromisoformat(date)).days
        return age > (_TALKED_OF if event.type == "Debate" else _NEWS)
    return int(published[:4]) * 12 + int(published[5:7]) - int(date[:4]) * 12 - int(date[5:7]) > 1
