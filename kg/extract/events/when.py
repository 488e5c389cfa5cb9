"""The date that a sentence gives an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.dates import DatePhrase, counted_from, ends_of, joined, resolve_date
from kg.extract.dates.words import FULL_WEEKDAY, pattern
from kg.extract.events.ahead import is_due, preference
from kg.extract.events.grammar import clause_verb, has_subject
from kg.extract.events.hangs import (
    anchor_of,
    governing_verb,
    is_going_on,
    is_of_a_noun,
    same_clause,
    same_phrase,
    way_to,
)
from kg.extract.events.mood import is_past
from kg.extract.events.types import When
from kg.extract.state import text_of
from kg.model import Span

#: "since October 7" dates what came of it, not the event.
_NOT_ITS_DATE = frozenset(("to", "since", "until", "till", "before", "after", "by", "from", "through", "following"))
#: What these are done to was there before.
LOOKS_BACK = frozenset(
    ("settle", "resolve", "drop", "dismiss", "condemn", "criticize", "criticise", "denounce", "praise", "discuss",
     "mention", "defend", "welcome", "describe", "blame", "regret", "deny", "acknowledge", "investigate", "appeal",
     "overturn", "overrule", "uphold", "mark", "celebrate", "remember", "recall", "review", "mourn", "lament", "cite")
)  # fmt: skip
_UP_TO = frozenset(("since", "until", "till", "by"))
#: "the trial resumes Monday" dates a day of it.
_GOES_ON = frozenset(("continue", "resume", "proceed", "reconvene", "last", "end", "conclude", "adjourn"))
#: What an event does that lasts until a day.
_RUNS = frozenset(
    ("run", "last", "continue", "hold", "take", "stay", "go", "stretch", "extend", "remain", "schedule", "set", "slate",
     "plan", "be", "expect", "open", "stage", "rage")
)  # fmt: skip
ENDS = frozenset(("end", "conclude", "finish", "close", "adjourn", "wrap"))
#: In the present tense these tell of a timetable.
_TIMED = frozenset(("open", "begin", "start", "run", "kick", "take", "commence", "last")) | ENDS
_BARE_WEEKDAY = pattern(rf"(?:{FULL_WEEKDAY})(?: (?:morning|afternoon|evening|night))?$")
_SAYING = frozenset(("say", "tell", "announce", "add", "state", "warn", "report", "claim", "write", "confirm", "deny"))
#: What is said of a day to come.
_ANNOUNCING = frozenset(
    ("announce", "confirm", "promise", "pledge", "propose", "schedule", "call", "unveil", "plan", "urge", "invite",
     "ask", "appeal", "warn", "remind")
)  # fmt: skip
#: "a year later" is counted from a date not further before it than two or three sentences.
_ANCHOR_REACH = 400


class Dates:
    """The date phrases of an article, asked for those of an event."""

    def __init__(self, doc: Doc, phrases: Sequence[DatePhrase], published: str) -> None:
        self._published = published
        self._by_sentence: dict[int, list[tuple[DatePhrase, Token, int, int]]] = {}
        #: phrases that are counted from the one before them, told as past and as ahead
        self._counted: dict[tuple[Span, bool], str] = {}
        anchors, anchored_at = ("", ""), 0
        for phrase in joined(phrases, text_of(doc)):
            isos = tuple(_last(phrase.text, published, prefer) for prefer in ("past", "around"))
            if not isos[0] and phrase.span.start - anchored_at < _ANCHOR_REACH:
                isos = tuple(counted_from(phrase.text, anchor) for anchor in anchors)
                self._counted.update({(phrase.span, bool(n)): iso for n, iso in enumerate(isos)})
            if isos[0]:
                anchors, anchored_at = (isos[0], isos[1]), phrase.span.end
            span = doc.char_span(phrase.span.start, phrase.span.end, alignment_mode="expand")
            if span is None:
                continue
            root = span.root
            self._by_sentence.setdefault(root.sent.start, []).append((phrase, root, span.start, span.end))

    def of(self, root: Token, mood: str, *, verbal: bool, over: bool = False) -> When | None:
        """The date of the event at that token: the nearest way through the sentence wins; `over` as of `preference`."""
        verb = None if verbal else governing_verb(root)
        goes_on = verb if verb is not None and root.dep_ == "nsubj" and verb.lemma_ in _GOES_ON else None
        # "condemned the attack on Monday": the day is that of the words.
        back = verb is not None and root.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in LOOKS_BACK
        best: tuple[int, int, DatePhrase, Token] | None = None
        for phrase, date_root, first, last in self._by_sentence.get(root.sent.start, ()):
            way = way_to(root, date_root, first, last, verbal=verbal)
            if way is None and not verbal and _stands_before(root, last):
                way = 0
            since = verbal and phrase.preposition == "since" and is_going_on(root)
            if way is None or (back and way > 1):
                continue
            # "runs from May 3"
            begins = phrase.preposition == "from" and verb is not None and verb.lemma_ in _RUNS
            if phrase.preposition in _NOT_ITS_DATE and way > 0 and not since and not begins:
                continue
            # "welcomed the talks set for 3 April"
            above = anchor_of(date_root, first, last)
            if verbal and above != root and above.dep_ != "xcomp" and is_due(above):
                continue
            # "unveiled at this year's fair": the year is the fair's.
            if verbal and is_of_a_noun(date_root, first, last):
                continue
            if goes_on is not None and way > 1 and not ends_of(phrase.text, self._published):
                continue
            rank = (way, abs(first - root.i))
            if best is None or rank < best[:2]:
                best = (*rank, phrase, anchor_of(date_root, first, last))
        if best is None:
            return (self._leaned_on(root, mood) if verbal else None) or self._meanwhile(root, verb)
        if not verbal and best[0] > 0 and (_is_scheduled(best[3], root) or _is_timetable(best[2], verb)):
            mood = "planned"
        told = root if verbal else sentence_verb(root)
        past = told is not None and is_past(told)
        prefer = preference(root, told, mood, over=over or back, past=past, hangs=best[0] > 0)
        when = self._read(best[2], prefer)
        if verbal and past and mood == "held" and root.lemma_ in _ANNOUNCING and when is not None:
            # "announced a rally on 20 March", weeks before it: the day is of the rally.
            return when if when == self._read(best[2], "nearest") else None
        return when

    def _leaned_on(self, verb: Token, mood: str) -> When | None:
        """The date of the verb that a participle leans on, or that opens for both: "On Monday he came and spoke"."""
        joined_to = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not has_subject(c)]
        if joined_to:
            # "killed two and wounded three on Monday"
            return self.of(joined_to[-1], mood, verbal=True)
        if verb.dep_ == "relcl" and is_past(verb):
            # "the 2011 raid that killed him"
            for phrase, _, first, last in self._by_sentence.get(verb.sent.start, ()):
                if verb.head.left_edge.i <= first and last <= verb.head.i:
                    return self._resolved(phrase, mood, inside=True)
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if above == verb or above.pos_ not in ("VERB", "AUX"):
            return None
        joined = verb.dep_ == "conj"
        having = any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.children)
        if not joined and not (verb.dep_ in ("xcomp", "advcl", "pcomp") and (having or verb.tag_ in ("VB", "VBG"))):
            return None
        if verb.dep_ == "pcomp" and verb.head.lower_ in ("before", "after", "since", "following"):
            return None
        for phrase, date_root, first, last in self._by_sentence.get(verb.sent.start, ()):
            own = way_to(above, date_root, first, last, verbal=True)
            if own is None or phrase.preposition in _NOT_ITS_DATE or is_of_a_noun(date_root, first, last):
                continue
            if not joined or first < above.i:
                return self._resolved(phrase, mood, inside=False)
        return None

    def _meanwhile(self, root: Token, over: Token | None) -> When | None:
        """The date of the clause beside: "was stopped on May 3, when the court made its ruling"."""
        verb = over or root
        if over is not None and (root.dep_ not in ("dobj", "nsubj", "nsubjpass") or over.lemma_ in LOOKS_BACK):
            return None
        beside = [c for c in verb.children if _is_at_the_time(c, ("when", "while"))]
        beside += [verb.head] if _is_at_the_time(verb, ("when", "while", "as")) else []
        if _is_at_the_time(verb, ("when", "while"), "relcl", "advcl"):
            # "on May 3, when": for the parser the clause may hang on the date itself
            for phrase, _, first, last in self._by_sentence.get(root.sent.start, ()):
                if first <= verb.head.i < last and phrase.preposition not in _NOT_ITS_DATE and is_past(verb):
                    return self._resolved(phrase, "held", inside=False)
        for other in beside if is_past(verb) else ():
            for phrase, date_root, first, last in self._by_sentence.get(root.sent.start, ()):
                hangs = way_to(other, date_root, first, last, verbal=True) in (1, 2)
                aside = phrase.preposition in _NOT_ITS_DATE or is_of_a_noun(date_root, first, last)
                if hangs and not aside and is_past(other):
                    return self._resolved(phrase, "held", inside=False)
        return None

    def none_among(self, tokens: Sequence[Token], but: str) -> bool:
        """Whether those words of one sentence name no date but that one."""
        here = {t.i for t in tokens}
        for phrase, _root, first, _last in self._by_sentence.get(tokens[0].sent.start, ()) if tokens else ():
            # "the lowest level since October" is of another day only as far as it compares.
            if first not in here or phrase.preposition in _UP_TO:
                continue
            when = self._resolved(phrase, "held", inside=False)
            if when is None or when.iso != but:
                return False
        return True

    def all_days(self, published: str) -> list[When]:
        """Every phrase that is the day of publication."""
        found = (self._resolved(p, "held", inside=False) for told in self._by_sentence.values() for p, *_ in told)
        return sorted((w for w in found if w is not None and w.iso == published), key=lambda w: w.span)

    def only_one(self, root: Token, mood: str) -> When | None:
        """The only date of the event's sentence, if a verb over the event has it."""
        phrases = self._by_sentence.get(root.sent.start, ())
        if len(phrases) != 1 or phrases[0][0].preposition in _NOT_ITS_DATE:
            return None
        phrase, date_root, first, last = phrases[0]
        above = anchor_of(date_root, first, last)
        over = root
        # "Varga said on Monday that Okafor came to the meeting": the day is of the saying.
        while over != above and over.dep_ != "ccomp" and over.head != over:
            over = over.head
        return self._resolved(phrase, mood, inside=False) if over == above != root else None

    def last_days(self, root: Token) -> Iterator[tuple[When, Token]]:
        """Dates of the sentence until which the event lasts or on which it ends, with the verb that says so."""
        for phrase, date_root, first, last in self._by_sentence.get(root.sent.start, ()):
            verb = anchor_of(date_root, first, last)
            if verb.pos_ not in ("VERB", "AUX") or not _is_its_verb(verb, root):
                continue
            until = phrase.preposition in ("until", "till", "through") and verb.lemma_ in _RUNS
            ends = verb.lemma_ in ENDS and phrase.preposition in ("", "on", "in", "at")
            if (until or ends) and not any(c.dep_ == "neg" for c in verb.children):
                when = self._resolved(phrase, "held" if is_past(verb) else "planned", inside=False)
                if when is not None and when.iso:
                    yield when, verb

    def told(self, start: int, published: str) -> list[tuple[When, bool]]:
        """The days of the sentence that starts at a token, as the past of that date; whether one is of a saying."""
        found = []
        for phrase, root, first, last in self._by_sentence.get(start, ()):
            when = self._resolved(phrase, "held", inside=False)
            if when is not None and len(when.iso) == 10 and when.iso <= published:
                found.append((when, anchor_of(root, first, last).lemma_.lower() in _SAYING))
        return found

    def _resolved(self, phrase: DatePhrase, mood: str, *, inside: bool) -> When | None:
        return self._read(phrase, "future" if mood == "planned" else "nearest" if inside else "past")

    def _read(self, phrase: DatePhrase, prefer: str) -> When | None:
        ends = ends_of(phrase.text, self._published, prefer)
        if ends:
            return When(_shared(*ends), " ".join(phrase.text.lower().split()), phrase.span, ends)
        iso = resolve_date(phrase.text, self._published, prefer) or self._counted.get(
            (phrase.span, prefer in ("future", "around")), ""
        )
        # A phrase that means nothing even with a date ("every Monday") is no date at all.
        if not iso and not resolve_date(phrase.text, "2020-06-10", prefer):
            return None
        return When(iso, " ".join(phrase.text.lower().split()), phrase.span)


def _last(phrase: str, published: str, prefer: str) -> str:
    """What a phrase means, of a stretch its last day."""
    ends = ends_of(phrase, published, prefer)
    return ends[1] if ends else resolve_date(phrase, published, prefer)


def _stands_before(noun: Token, last: int) -> bool:
    """Whether a date ends right before a noun with its attributes, however it is parsed: "the 1999 shooting death"."""
    if not last <= noun.i <= last + 2:
        return False
    between = noun.doc[last : noun.i]
    year = noun.doc[last - 1].like_num and len(noun.doc[last - 1]) == 4
    return year and all(t.tag_ in ("VBG", "JJ", "NN") for t in between)


def _is_at_the_time(verb: Token, words: tuple[str, ...], *clauses: str) -> bool:
    """Whether it is the verb of a clause that begins with one of those words."""
    opens = (c for c in verb.children if c.dep_ in ("advmod", "mark") and c.i < verb.i)
    return verb.dep_ in (clauses or ("advcl",)) and any(c.lower_ in words for c in opens)


def _is_timetable(phrase: DatePhrase, verb: Token | None) -> bool:
    """Whether a sentence tells in the present tense what a day of the week will bring: "the two meet on Friday"."""
    if verb is None:
        return False
    told = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in _SAYING and verb.sent[-1].text == "."
    return told and _BARE_WEEKDAY.match(phrase.text) is not None


def _is_scheduled(verb: Token, root: Token) -> bool:
    """Whether the present tense tells of what is ahead: "the fair opens on Friday", "the trial runs until May"."""
    told = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _TIMED
    # "the organisers of the festival, which takes place in June": the clause may hang on either
    aside = verb.dep_ == "relcl" and same_phrase(verb.head, root) and root.right_edge.i <= verb.right_edge.i
    return told and (aside or _is_its_verb(verb, root))


def _is_its_verb(verb: Token, root: Token) -> bool:
    """Whether the verb tells of the event itself: as its subject, its holding, or in a clause on it."""
    if verb.dep_ in ("relcl", "acl") and verb.head == root:
        return True
    own = governing_verb(root)
    if own is None or root.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    return same_clause(verb, own) or (verb.dep_ == "conj" and verb.head == own and not has_subject(verb))


def _shared(first: str, last: str) -> str:
    """What the first and the last day have in common: the month, the year, or nothing."""
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size] and len(first) >= size), "")


def sentence_verb(root: Token) -> Token | None:
    """The verb that says whether the event happened: the governing one, else the nearest above."""
    return governing_verb(root) or clause_verb(root)
