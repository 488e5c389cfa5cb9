"""The date and the place that a sentence gives an event."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.dates import DatePhrase, resolve_date
from kg.extract.events.grammar import clause_verb, first_conjunct, pobj
from kg.extract.events.types import When
from kg.extract.index import MentionIndex

#: "since October 7" dates what came of it, not the event.
_NOT_ITS_DATE = frozenset(("since", "until", "till", "before", "after", "by", "from", "through", "following"))
_BEGIN = frozenset(
    ("begin", "start", "erupt", "break", "hold", "take", "happen", "occur", "schedule", "set", "slate", "be", "open")
)
#: "the trial resumes Monday" dates a day of it.
_GOES_ON = frozenset(("continue", "resume", "proceed", "reconvene", "last", "end", "conclude", "adjourn"))
_SAYING = frozenset(("say", "tell", "announce", "add", "state", "warn", "report", "claim", "write", "confirm", "deny"))
_STEPS = 10


class Dates:
    """The date phrases of an article, asked for those of an event."""

    def __init__(self, doc: Doc, phrases: Sequence[DatePhrase], published: str) -> None:
        self._published = published
        self._by_sentence: dict[int, list[tuple[DatePhrase, Token, int, int]]] = {}
        for phrase in phrases:
            span = doc.char_span(phrase.span.start, phrase.span.end, alignment_mode="expand")
            if span is None:
                continue
            root = span.root
            self._by_sentence.setdefault(root.sent.start, []).append((phrase, root, span.start, span.end))

    def of(self, root: Token, mood: str, *, verbal: bool) -> When | None:
        """The date of the event at that token: the nearest way through the sentence wins."""
        verb = None if verbal else _governing_verb(root)
        if verb is not None and root.dep_ == "nsubj" and verb.lemma_ in _GOES_ON:
            return None
        best: tuple[int, int, DatePhrase] | None = None
        for phrase, date_root, first, last in self._by_sentence.get(root.sent.start, ()):
            way = _way(root, date_root, first, last, verbal=verbal)
            if way is None or (phrase.preposition in _NOT_ITS_DATE and way > 0):
                continue
            rank = (way, abs(first - root.i))
            if best is None or rank < best[:2]:
                best = (*rank, phrase)
        if best is None:
            return None
        return self._resolved(best[2], mood, inside=best[0] == 0)

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
        iso = resolve_date(phrase.text, self._published, prefer)
        # A phrase that means nothing even with a date ("every Monday") is no date at all.
        if not iso and not resolve_date(phrase.text, "2020-06-10", prefer):
            return None
        return When(iso, " ".join(phrase.text.lower().split()), phrase.span)


def _way(root: Token, date: Token, first: int, last: int, *, verbal: bool) -> int | None:
    """How the date hangs on the event: 0 inside its phrase, 1 beneath it, 2 on its verb, 3 beside it; None: not."""
    if not verbal and first < root.i and root.left_edge.i <= first:
        return 0
    above = _anchor(date, first, last)
    event_verb = None if verbal else _governing_verb(root)
    seen = above
    for _ in range(_STEPS):
        if seen == root:
            return 1
        if seen.pos_ in ("VERB", "AUX"):
            # "the outbreak of the war, which began on ..." and "the war in the east, which began on ..." too.
            if seen.dep_ in ("relcl", "acl") and seen.lemma_ in _BEGIN and _same_phrase(seen.head, root):
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


def _governing_verb(root: Token) -> Token | None:
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


def place_of(root: Token, index: MentionIndex, *, verbal: bool, hostile: bool = False) -> str:
    """Id of the Place where the event is, or "": "in Geneva" beneath the event or on its verb, "the Geneva summit"."""
    for child in root.lefts:
        if child.dep_ in ("compound", "nmod") and not verbal:
            found = _place(child, index)
            if found:
                return found
    anchors = [root]
    verb = None if verbal else _governing_verb(root)
    if verb is not None and (root.dep_ in ("nsubjpass", "nsubj", "dobj") or root.dep_ == "pobj"):
        anchors.append(verb)
    anchors += [c for c in root.children if c.dep_ in ("acl", "relcl") and c.lemma_ in _BEGIN]
    # An attack on a place is there; a law on a place is not.
    preps = ("in", "at", "near", "outside", "on") if hostile else ("in", "at", "near", "outside")
    for anchor in anchors:
        for prep in anchor.children:
            if prep.dep_ == "prep" and prep.lower_ in preps:
                for noun in pobj(prep):
                    found = _place_beneath(noun, index)
                    if found:
                        return found
    return ""


def _place_beneath(noun: Token, index: MentionIndex) -> str:
    found = _place(noun, index)
    if found:
        return found
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "of", "near"):
            for inner in pobj(prep):
                found = _place(inner, index)
                if found:
                    return found
    return ""


def _place(token: Token, index: MentionIndex) -> str:
    hit = index.hit(token.idx, token.idx + len(token))
    return hit.entity.id if hit is not None and hit.entity.type == "Place" else ""


def sentence_verb(root: Token) -> Token | None:
    """The verb that says whether the event happened: the governing one, else the nearest above."""
    return _governing_verb(root) or clause_verb(root)
