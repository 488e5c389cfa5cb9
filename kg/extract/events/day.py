"""The day of what an article reports, and which events that give no date of their own are of that day.

A report gives its day once, at the top, and tells on: "Oak Bank announced on Friday ...", "The bank also named ...". An
event told in the same plain past is of that day as long as it goes on about those whom the dated events are about, and
nothing in its sentence points elsewhere: another date, the past perfect, "earlier", "first", "once".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.events.grammar import pobj
from kg.extract.events.merge import Group
from kg.extract.events.mood import is_past
from kg.extract.events.ranges import Ranges
from kg.extract.events.scene import sentences_of
from kg.extract.events.tables import OCCASIONS, nouns
from kg.extract.events.types import Sighting, When
from kg.extract.events.when import LOOKS_BACK, Dates, sentence_verb

#: The day stands in one of the first sentences, the date line counted.
_LEAD = 3
#: A report goes on so many sentences after it last named or meant its day.
_REACH = 15
_STEPS = 4
_LATELY = dt.timedelta(days=7)
#: Families of what is done in one scene and told on; a founding or a death further down is background.
_TOLD_ON = frozenset(
    ("announcement", "speech", "praise", "criticism", "appeal", "pledge", "admission", "refusal", "launch", "exchange",
     "publication", "market", "press", "decision", "performance", "journey", "results", "sale", "deal", "interview")
)  # fmt: skip
#: Of nouns those that name a scene: "the decision" may be an old one.
_SCENES = frozenset(("press", "speech", "announcement", "performance", "market"))
#: Words that take a sentence out of the day.
_ELSEWHEN = frozenset(
    ("earlier", "previously", "once", "first", "originally", "formerly", "initially", "later", "already", "ago", "then",
     "recently", "subsequently", "past", "years", "months", "weeks", "decade", "decades", "before", "after",
     "long", "twice", "last", "often", "always", "during", "amid", "until")
)  # fmt: skip
_OCCASION = frozenset(("at", "during", "in"))


def date_by_the_day(doc: Doc, groups: Sequence[Group], dates: Dates, published: str) -> None:
    """Give events without a date that of the report, or of the occasion they stand at."""
    if len(published) == 10:
        starts = sentences_of(doc, [b for b in doc._.blocks if b.kind != "headline"])
        day = _day(doc, starts, dates, published)
        quoted = Ranges([(q.inner.start, q.inner.end) for q in doc._.quotes])
        _tell_on(groups, dates, day, {start: n for n, start in enumerate(starts)}, _bound(doc), quoted, published)
    _by_occasion(groups)


def _by_occasion(groups: Sequence[Group]) -> None:
    """What is done at a dated event is of its date: "unveiled at the forum"."""
    dated = {s.trigger.root.i: g for g in groups if g.when for s in g.sightings if s.trigger.use != "verb"}
    for group in groups:
        for sighting in group.sightings:
            if group.when is not None or sighting.trigger.use != "verb":
                continue
            preps = [c for c in sighting.trigger.root.children if c.dep_ == "prep" and c.lower_ in _OCCASION]
            nouns = [n for prep in preps for n in pobj(prep) if n.i in dated]
            if nouns:
                group.when = dated[nouns[0].i].when


def _bound(doc: Doc) -> dict[str, set[str]]:
    """Who speaks for whom: a body that acts and its head who tells of it are of one scene."""
    found: dict[str, set[str]] = {}
    for held in (a for a in doc._.affiliations if a.organization):
        found.setdefault(held.person, set()).add(held.organization)
        found.setdefault(held.organization, set()).add(held.person)
    return found


def _day(doc: Doc, starts: Sequence[int], dates: Dates, published: str) -> When | None:
    """The one day of the last week that the lead names; else the day of its date line; None when it names several."""
    told = [when for start in starts[:_LEAD] for when, _of_a_saying in dates.told(start, published)]
    late = [w for w in told if is_late(w.iso, published)]
    days = {w.iso for w in late}
    if len(days) > 1:
        return None
    if late:
        return late[0]
    lines = [b.span for b in doc._.blocks[:_LEAD] if b.kind != "body"]
    # An article that bears its day and names no other tells of that day.
    return next((w for w in dates.all_days(published) if any(line.covers(w.span) for line in lines)), None)


def is_late(iso: str, published: str) -> bool:
    """Whether it is a day of the week before publication."""
    if len(iso) != 10:
        return False
    gap = dt.date.fromisoformat(published) - dt.date.fromisoformat(iso)
    return dt.timedelta(0) <= gap <= _LATELY


def _tell_on(
    groups: Sequence[Group],
    dates: Dates,
    day: When | None,
    number: dict[int, int],
    bound: dict[str, set[str]],
    quoted: Ranges,
    published: str,
) -> None:
    """Go through the events in the order of the text; the day is that of the last one that gives a day of its own."""
    cast: set[str] = set()
    named_at = 0
    dated = frozenset(s.trigger.root.i for g in groups if g.when for s in g.sightings)
    order = sorted(((s.trigger.root.i, n, s) for n, g in enumerate(groups) for s in g.sightings), key=lambda x: x[:2])
    for _, n, sighting in order:
        group = groups[n]
        sentence = number.get(sighting.trigger.root.sent.start, 0)
        if group.when is not None and is_late(group.when.iso, published):
            own = sighting.when is not None and sighting.when.iso == group.when.iso
            # "At Monday's debate" looks back; only what is told moves the day on.
            if own and sighting.mood == "held" and sighting.trigger.use == "verb":
                day = sighting.when
            if day is not None and group.when.iso == day.iso:
                named_at = sentence
        elif day is not None and group.when is None and sentence - named_at <= _REACH:
            lead = sentence < _LEAD
            if _is_told_on(group, sighting, dates, day, quoted, dated, first=sentence == 0) and (
                lead or "market" in group.family or group.agents & cast
            ):
                group.when = day
        if group.when is not None and day is not None and group.when.iso == day.iso:
            cast |= group.agents.union(*(bound.get(a, ()) for a in group.agents))


def _is_told_on(
    group: Group, sighting: Sighting, dates: Dates, day: When, quoted: Ranges, dated: frozenset[int], *, first: bool
) -> bool:
    if sighting.mood != "held" or group.named or (not group.family & _TOLD_ON and not sighting.headline):
        return False
    trigger = sighting.trigger
    if trigger.use != "verb" and not trigger.family & _SCENES and not sighting.headline:
        return False
    verb = trigger.root if trigger.use == "verb" else sentence_verb(trigger.root)
    if trigger.use != "verb" and trigger.root.dep_ == "dobj" and verb is not None and verb.lemma_ in LOOKS_BACK:
        return False
    # In a headline the present tells what happened.
    loose = first or "market" in group.family
    if not sighting.headline and (verb is None or not _in_plain_past(verb, perfect=loose)):
        return False
    beside = _clause(verb or trigger.root, quoted)
    # "During the keynote she showed ..." is of the keynote's day, which is that of the report if none is told.
    elsewhen = [t for t in beside if t.lower_ in _ELSEWHEN and not any(_is_scene(n, dated) for n in pobj(t))]
    return dates.none_among(beside, day.iso) and not elsewhen


def _is_scene(noun: Token, dated: frozenset[int]) -> bool:
    """Whether the noun names an occasion that has no date of its own."""
    named = nouns().get(noun.lemma_.lower())
    return named is not None and bool(named.family & OCCASIONS) and noun.i not in dated


def _clause(verb: Token, quoted: Ranges) -> list[Token]:
    """The words of the sentence but quoted ones and those of clauses beneath: these have a time of their own."""
    over = {verb.i, *(t.i for t in verb.ancestors)}
    out = {
        t.i for head in verb.sent if head.dep_ in ("ccomp", "relcl", "acl") and head.i not in over for t in head.subtree
    }
    return [t for t in verb.sent if t.i not in out and not quoted.over(t.idx, t.idx + len(t))]


def _in_plain_past(verb: Token, *, perfect: bool) -> bool:
    """Whether the verb tells in the past tense, or in the perfect where the news itself stands."""
    for _ in range(_STEPS):
        aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if any(c.lower_ == "had" for c in aux):
            return False
        if any(c.lower_ in ("has", "have", "'ve", "’ve", "'s", "’s") for c in aux):
            return perfect
        if verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in aux):
            # "They argue that it overstepped when it issued the rules": the main verb tells no past.
            main = verb.sent.root
            scene = any(c.lower_ == "where" and c.dep_ == "advmod" for c in verb.children)
            return is_past(main) and (verb.dep_ not in ("relcl", "acl") or perfect or scene)
        if verb.head == verb or verb.tag_ not in ("VB", "VBG", "VBN") or verb.dep_ in ("relcl", "acl"):
            return False
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return False
