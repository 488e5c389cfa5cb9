"""What the words around a cue say of where and when something was said: at a named event, in writing, to an outlet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.extract.events.ranges import Ranges
from kg.extract.index import MentionIndex
from kg.extract.state import text_of
from kg.extract.statements.types import Attribution
from kg.model import Event, Span

_EARLIER = frozenset({"earlier", "previously", "ago", "since", "once", "afterward", "afterwards"})
_BESIDE_IT = frozenset({"after", "before", "ahead", "following", "outside"})
#: prepositions of what is spoken of: who reports about a meeting need not have been there
_TOPIC = frozenset({"about", "against", "concerning", "of", "over", "regarding"})
_DAYTIMES = frozenset({"night", "evening", "morning", "afternoon"})
_DATING = _DAYTIMES | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december yesterday today tomorrow week month year""".split()
)
_WRITING = frozenset({"write", "tweet", "post", "email", "message"})


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """The word lists of `occasions.tsv` by their kind."""
    path = Path(__file__).parent / "tables" / "occasions.tsv"
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {kind: frozenset(listed.split()) for kind, listed in (line.split("\t") for line in lines[1:])}


class Spots:
    """The cues of one article, asked what stands around them.

    Args:
        doc: with its blocks and quotations.
        index: of its entities.
        held: the events at which people spoke.
        main: the one that the article reports, if any.
    """

    def __init__(self, doc: Doc, index: MentionIndex, held: Sequence[Event], main: Event | None) -> None:
        self._doc, self._index = doc, index
        self._starts = [b.span.start for b in doc._.blocks]
        day = main.date_span.of(text_of(doc)) if main is not None and main.date_span is not None else ""
        self._day = frozenset(day.casefold().split())
        self._event_at: dict[int, str] = {}
        #: paragraph -> event -> where the paragraph names it by a noun, as one event
        self.in_block: dict[int, dict[str, list[Span]]] = {}
        for event in held:
            for mention in event.mentions:
                words_of_it = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
                for token in words_of_it or ():
                    self._event_at[token.i] = event.id
                if words_of_it is not None and words_of_it.root.tag_ in ("NN", "NNP", "PRP"):
                    here = self.in_block.setdefault(self.block(mention.span.start), {})
                    here.setdefault(event.id, []).append(mention.span)
        self._mentions = sorted(self._event_at)
        self.narrated = any(self._narrator())

    def block(self, at: int) -> int:
        """Number of the paragraph that holds a character."""
        return bisect_right(self._starts, at)

    def of(self, said: Attribution, addressees: Sequence[str]) -> tuple[str, bool]:
        """The event that the cue's adverbials name, or "", and whether the words were said elsewhere."""
        verb = self._doc[said.verb]
        named, elsewhere = self._named(verb)
        return named, not named and (elsewhere or self._is_for_an_outlet(verb, addressees) or self._is_for_a_body(said))

    def _named(self, verb: Token) -> tuple[str, bool]:
        elsewhere = False
        level = [verb]
        for _depth in range(2):
            for child in (c for holder in level for c in holder.children):
                told = child.dep_ == "dobj" and child.head.lemma_.lower() in ("tell", "address")
                if (child.dep_ not in ("prep", "advmod", "npadvmod") and not told) or child.lower_ in _TOPIC:
                    continue
                if child.lower_ == "there" and child.dep_ == "advmod" and self._last_before(verb):
                    return self._last_before(verb), False
                event, around = self._held_in(child)
                other_time = child.lower_ in _EARLIER or around
                if event and not other_time:
                    return event, False
                written = any(t.lemma_.lower() in words()["elsewhere"] for t in child.subtree)
                elsewhere = elsewhere or other_time or written or self._is_another_day(child)
            level = [verb.head] if verb.dep_ in ("conj", "xcomp", "advcl") else []
        return "", elsewhere or verb.lemma_.lower() in _WRITING

    def _held_in(self, child: Token) -> tuple[str, bool]:
        """The event that an adverbial names, or "", and whether it tells of a time or place beside it.

        "In the days before the hearing", "with a first meeting still to come".
        """
        words_ = list(child.subtree)
        at = next((t for t in words_ if t.i in self._event_at), None)
        if at is None or (child.lower_ == "with" and at.head.i == child.i):
            return "", False
        beside = any(t.lower_ in _BESIDE_IT for t in words_ if t.i < at.i) or child.lower_ in _BESIDE_IT
        return self._event_at[at.i], beside

    def _is_another_day(self, child: Token) -> bool:
        """Whether an adverbial dates the words otherwise than the reported event."""
        if not self._day:
            return False
        told = {t.lower_ for t in child.subtree if t.ent_type_ in ("DATE", "TIME")}
        told = {w for w in told if w in _DATING or (w.isdigit() and len(w) == 4)}
        return bool(told) and (not told & self._day or bool(told & _DAYTIMES - self._day))

    def _last_before(self, verb: Token) -> str:
        """The event that the paragraph names last before a verb."""
        at = bisect_right(self._mentions, verb.i) - 1
        if at < 0 or self.block(self._doc[self._mentions[at]].idx) != self.block(verb.idx):
            return ""
        return self._event_at[self._mentions[at]]

    def _is_for_an_outlet(self, verb: Token, addressees: Sequence[str]) -> bool:
        """Whether the one told is an outlet: a body, a name without an entity, or "us"."""
        if verb.lemma_.lower() not in ("tell", "inform", "email", "text", "assure"):
            return False
        told = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
        if any(c.lower_ in ("us", "me") for c in told):
            return not self.narrated
        if any(self._index.entity(a).type in ("Organization", "Platform") for a in addressees):
            return True
        return any(t.pos_ == "PROPN" and self._index.hit(t.idx, t.idx + len(t)) is None for t in told)

    def _is_for_a_body(self, said: Attribution) -> bool:
        """Whether the source is a spokesman."""
        spans = [self._doc.char_span(s.start, s.end, alignment_mode="expand") for s in said.source]
        return any(t.lemma_.lower() in words()["spokes"] for span in spans for t in span or ())

    def _narrator(self) -> Iterator[bool]:
        """Whether the writer tells what "I" saw."""
        quoted = Ranges([(q.inner.start, q.inner.end) for q in self._doc._.quotes])
        for token in self._doc:
            if token.text == "I" and token.dep_ == "nsubj" and token.head.tag_ == "VBD":
                yield quoted.over(token.idx, token.idx + 1) is None
