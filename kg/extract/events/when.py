"""The date that a sentence gives an event."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.dates import DatePhrase, counted_from, resolve_date
from kg.extract.events.grammar import clause_verb, first_conjunct, has_subject
from kg.extract.events.types import When
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
BEGIN = frozenset(
    (
        "sign",
        "reach",
        "strike",
        "file",
        "commit",
        "stage",
        "begin",
        "start",
        "erupt",
        "break",
        "hold",
        "take",
        "happen",
        "occur",
        "schedule",
        "set",
        "slate",
        "be",
        "open",
    )
)
#: "the trial resumes Monday" dates a day of it.
_GOES_ON = frozenset(("continue", "resume", "proceed", "reconvene", "last", "end", "conclude", "adjourn"))
#: "talked on Monday about the election": the day is of the talk.
_ASIDE = frozenset(("about", "over", "since", "until", "despite", "regarding", "concerning", "toward", "towards"))
_SAYING = frozenset(("say", "tell", "announce", "add", "state", "warn", "report", "claim", "write", "confirm", "deny"))
_STEPS = 10
#: "a year later" is counted from a date not further before it than two or three sentences.
_ANCHOR_REACH = 400


class Dates:
    """The date phrases of an article, asked for those of an event."""

    def __init__(self, doc: Doc, phrases: Sequence[DatePhrase], published: str) -> None:
        self._published = published
        self._by_sentence: dict[int, list[tuple[DatePhrase, Token, int, int]]] = {}
        #: phrases that are counted from the one before them
        self._counted: dict[Span, str] = {}
        anchor, anchored_at = "", 0
        for phrase in phrases:
            iso = resolve_date(phrase.text, published)
            if not iso and phrase.span.start - anchored_at < _ANCHOR_REACH:
                iso = self._counted[phrase.span] = counted_from(phrase.text, anchor)
            if iso:
                anchor, anchored_at = iso, phrase.span.end
            span = doc.char_span(phrase.span.start, phrase.span.end, alignment_mode="expand")
            if span is None:
                continue
            root = span.root
            self._by_sentence.setdefault(root.sent.start, []).append((phrase, root, span.start, span.end))

    def of(self, root: Token, mood: str, *, verbal: bool) -> When | None:
        """The date of the event at that token: the nearest way through the sentence wins."""
        verb = None if verbal else governing_verb(root)
        if verb is not None and root.dep_ == "nsubj" and verb.lemma_ in _GOES_ON:
            return None
        # "condemned the attack on Monday": the day is that of the words.
        back = verb is not None and root.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in LOOKS_BACK
        best: tuple[int, int, DatePhrase] | None = None
        for phrase, date_root, first, last in self._by_sentence.get(root.sent.start, ()):
            way = _way(root, date_root, first, last, verbal=verbal)
            since = verbal and phrase.preposition == "since" and _goes_on(root)
            if way is None or (phrase.preposition in _NOT_ITS_DATE and way > 0 and not since) or (back and way > 1):
                continue
            # "unveiled at this year's fair": the year is the fair's.
            if verbal and _is_of_a_noun(date_root, first, last):
                continue
            rank = (way, abs(first - root.i))
            if best is None or rank < best[:2]:
                best = (*rank, phrase)
        if best is None:
            return self._leaned_on(root, mood) if verbal else None
        return self._resolved(best[2], mood, inside=best[0] == 0)

    def _leaned_on(self, verb: Token, mood: str) -> When | None:
        """The date of the verb that a participle leans on, or that opens for both: "On Monday he came and spoke"."""
        joined_to = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not has_subject(c)]
        if joined_to:
            # "killed two and wounded three on Monday"
            return self.of(joined_to[-1], mood, verbal=True)
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
            own = _way(above, date_root, first, last, verbal=True)
            if own is None or phrase.preposition in _NOT_ITS_DATE or _is_of_a_noun(date_root, first, last):
                continue
            if not joined or first < above.i:
                return self._resolved(phrase, mood, inside=False)
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
        above = _anchor(date_root, first, last)
        over = root
        # "Varga said on Monday that Okafor came to the meeting": the day is of the saying.
        while over != above and over.dep_ != "ccomp" and over.head != over:
            over = over.head
        return self._resolved(phrase, mood, inside=False) if over == above != root else None

    def told(self, start: int, published: str) -> list[tuple[When, bool]]:
        """The days of the sentence that starts at a token, as the past of that date; whether one is of a saying."""
        found = []
        for phrase, root, first, last in self._by_sentence.get(start, ()):
            when = self._resolved(phrase, "held", inside=False)
            if when is not None and len(when.iso) == 10 and when.iso <= published:
                found.append((when, _anchor(root, first, last).lemma_.lower() in _SAYING))
        return found

    def _resolved(self, phrase: DatePhrase, mood: str, *, inside: bool) -> When | None:
        prefer = "future" if mood == "planned" else "nearest" if inside else "past"
        iso = resolve_date(phrase.text, self._published, prefer) or self._counted.get(phrase.span, "")
        # A phrase that means nothing even with a date ("every Monday") is no date at all.
        if not iso and not resolve_date(phrase.text, "2020-06-10", prefer):
            return None
        return When(iso, " ".join(phrase.text.lower().split()), phrase.span)


def _way(root: Token, date: Token, first: int, last: int, *, verbal: bool) -> int | None:
    """How the date hangs on the event: 0 inside its phrase, 1 beneath it, 2 on its verb, 3 beside it; None: not."""
    if not verbal and first < root.i and root.left_edge.i <= first:
        return 0
    above = _anchor(date, first, last)
    event_verb = None if verbal else governing_verb(root)
    seen = above
    for _ in range(_STEPS):
        if seen == root:
            return 1
        if seen.pos_ in ("VERB", "AUX"):
            # "the outbreak of the war, which began on ..." and "the war in the east, which began on ..." too.
            if seen.dep_ in ("relcl", "acl") and seen.lemma_ in BEGIN and _same_phrase(seen.head, root):
                return 1
            break
        if seen.head == seen:
            break
        seen = seen.head
    if verbal:
        return 2 if _same_clause(above, root) else None
    if event_verb is not None and _same_clause(above, event_verb):
        return 2
    # The parse is lost, but the words stand side by side.
    edge = max((c.i for c in root.subtree if c.i < first), default=root.i)
    if (
        0 < first - root.i <= 3
        and edge >= root.i
        and not any(t.is_punct or t.pos_ == "VERB" for t in root.doc[root.i + 1 : first])
    ):
        return 3
    return None


def _goes_on(verb: Token) -> bool:
    """Whether it is "has been fighting since 2004": what goes on is of the day that it began."""
    return verb.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "’s") for c in verb.children
    )


def _is_of_a_noun(date: Token, first: int, last: int) -> bool:
    """Whether the date stands before a noun as its attribute: "this year's fair", "the 2010 conference"."""
    after = date.doc[last] if last < len(date.doc) else None
    if after is not None and after.lower_ in ("'s", "’s", "'", "’") and after.dep_ in ("case", "punct", ""):
        return True
    head = date.head
    return (
        date.dep_ in ("compound", "nmod", "poss", "nummod", "amod")
        and not first <= head.i < last
        and head.pos_ in ("NOUN", "PROPN")
    )


def _same_phrase(noun: Token, root: Token) -> bool:
    """Whether both are words of one noun phrase."""
    above, beneath = (noun, root) if noun.is_ancestor(root) else (root, noun)
    for _ in range(_STEPS):
        if beneath == above:
            return True
        if beneath.pos_ in ("VERB", "AUX") or beneath.head == beneath:
            return False
        beneath = beneath.head
    return False


def _anchor(date: Token, first: int, last: int) -> Token:
    """The word outside the phrase that the date hangs on."""
    token = date
    for _ in range(_STEPS):
        head = token.head
        if head == token:
            return token
        token = head
        if not first <= token.i < last and token.pos_ != "ADP":
            return token
    return token


def governing_verb(root: Token) -> Token | None:
    """The verb of which the event is subject, object or adverbial."""
    token = first_conjunct(root)
    for _ in range(_STEPS):
        head = token.head
        if head == token:
            return None
        if token.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "attr",
            "oprd",
            "npadvmod",
            "advmod",
            "prep",
            "agent",
        ) and head.pos_ in (
            "VERB",
            "AUX",
        ):
            return head
        if token.dep_ == "pobj" and head.lower_ in _ASIDE:
            return None
        if token.dep_ in ("pobj", "prep", "advmod", "pcomp") and head.pos_ in ("ADP", "ADV", "SCONJ", "ADJ"):
            token = head
            continue
        return None
    return None


def _same_clause(above: Token, verb: Token) -> bool:
    if above == verb:
        return True
    # "is to speak Wednesday", "will begin Monday": one clause of two verbs.
    return (above.dep_ == "xcomp" and above.head == verb) or (verb.dep_ == "xcomp" and verb.head == above)


def sentence_verb(root: Token) -> Token | None:
    """The verb that says whether the event happened: the governing one, else the nearest above."""
    return governing_verb(root) or clause_verb(root)
