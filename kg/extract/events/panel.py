"""A panel that people sit on for an hour is an event; a panel of judges or an advisory panel is a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from kg.extract.events.grammar import pobj
from kg.extract.events.tables import words
from kg.extract.events.types import Group, Sighting, Trigger
from kg.model import Span

#: What a panel does as an event; whatever else a panel does, its members do.
_GOES_ON = frozenset(
    ("take", "happen", "occur", "be", "begin", "start", "open", "close", "end", "conclude", "follow", "last", "run",
     "discuss", "explore", "examine", "look", "focus", "feature", "include", "cover", "address", "tackle", "bring")
)  # fmt: skip
_PUT_TO = frozenset(("to", "by"))
_LEADING = frozenset(("Chair", "Host", "Organizer"))
#: Families of what goes on for days.
_LASTING = frozenset(("gathering", "festival"))
_ABOUT = frozenset(("on", "about"))
_AT = frozenset(("at", "during"))


@cache
def _of_bodies() -> frozenset[str]:
    return words("panels.txt")


def is_body(token: Token) -> bool:
    """Whether a "panel" is those who decide: "a panel of judges", "the advisory panel", "the panel found"."""
    if token.lemma_.lower() != "panel":
        return False
    if token.tag_ in ("NNS", "NNPS") or any(c.lower_ in _of_bodies() for c in token.lefts):
        return True
    if any(p.tag_ == "NNS" for c in token.children if c.lower_ == "of" for p in pobj(c)):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in _PUT_TO:
        return True  # "appointed to the panel", "chosen by the panel"
    return token.dep_ == "nsubj" and token.head.lemma_ not in _GOES_ON


def is_another(trigger: Trigger, earlier: Group) -> bool:
    """Whether "a panel on fishing" is not the panel on ferries that was told of before."""
    topic, known = _topic(trigger), {_topic(s.trigger) for s in earlier.sightings} - {""}
    return bool(topic and known) and topic not in known


def _topic(trigger: Trigger) -> str:
    nouns = (p for c in trigger.root.children if c.lower_ in _ABOUT for p in pobj(c))
    return next((n.lemma_.lower() for n in nouns), "")


def keep_chairs(parts: Sequence[Group], wholes: Sequence[Group]) -> None:
    """Who leads a panel that is an event of its own does not lead the festival around it."""
    led = {id(p) for g in parts for s in g.sightings for p in s.parts if p.role in _LEADING}
    for whole in wholes:
        whole.extra = [p for p in whole.extra if id(p) not in led]


def places_within(root: Token) -> Iterator[Token]:
    """The festival of "a panel on the future of cities at the festival": the parse may hang it on a noun between."""
    for child in root.subtree:
        if child.dep_ == "prep" and child.lower_ in _AT and child.i > root.i:
            above = child.head
            while above != root and above.pos_ in ("NOUN", "PROPN", "ADP"):
                above = above.head
            yield from pobj(child) if above == root else ()


def is_there(root: Token) -> bool:
    """Whether the clause says "there": "will join a panel there"."""
    return any(c.lower_ == "there" and c.tag_ == "RB" for c in (*root.rights, *root.head.rights))


def part_from_whole(sightings: Sequence[Sighting]) -> None:
    """Take from a whole what its sentence tells of a part: the day of the panel, and the panel itself as a guest.

    "a panel at the festival on May 4": the festival may last from May 2 to May 6.
    """
    parts = [s for s in sightings if s.trigger.use == "part"]
    at = {s.trigger.root.i: s for s in sightings if s.trigger.use != "verb"}
    for part in parts:
        for whole in (at[t.i] for t in part.within if t.i in at):
            lasts = whole.trigger.kind == "nominal" and whole.trigger.family & _LASTING
            if lasts and part.when is not None and whole.when == part.when:
                whole.when = None
    panels = [p.trigger for p in parts]
    for sighting in sightings if panels else ():
        sighting.parts = [p for p in sighting.parts if not any(_describes(p.span, t) for t in panels)]


def _describes(span: Span, panel: Trigger) -> bool:
    """Whether a description is of the panel itself: "a panel on city transport"."""
    words = panel.root.doc.char_span(span.start, span.end, alignment_mode="expand")
    return words is not None and words.root == panel.root
