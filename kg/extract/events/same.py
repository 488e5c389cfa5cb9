"""Whether a sighting is of an event that the article named before: kind, date, place, parties and wording.

A definite phrase points back to the nearest such event; an indefinite one starts an event of its own, unless it has the
date and somebody in common, or the other stands in the headline.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.events.apart import is_any_other, is_apart, is_superlative
from kg.extract.events.grammar import agents_of, objects_of, pobj
from kg.extract.events.phrase import short_phrase
from kg.extract.events.tables import OCCASIONS
from kg.extract.events.types import Group, Sighting, Trigger, When

#: Of these the singular and the plural can be the same: "the attack", "the attacks".
_PLURAL_TOO = frozenset(("attack", "demo"))
#: Of these another place makes another event; a meeting's place is told now as a house, now as a town.
_PLACED = frozenset(("attack", "demo", "disaster", "mishap", "visit"))
_FURTHER = re.compile(r"\b(?:second|third|fourth|fifth|sixth|final|next|latest|another)\b")
_NTH = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|final|latest|last)\b")
#: "his speech": of those who gave one, the one before was his, or it is another.
_OWN = frozenset(
    ("speech", "decision", "refusal", "appeal", "admission", "death", "exit", "illness", "birth", "arrest", "visit",
     "bankrupt", "announcement")
)  # fmt: skip
#: What is done to things: of another thing it is another event.
_TO_THINGS = frozenset(("launch", "sale", "closure", "publication", "announcement", "law", "merger"))
#: What people do to each other again and again: the same two make it no more the same.
_REPEATED = frozenset(
    ("announcement", "criticism", "praise", "appeal", "pledge", "admission", "refusal", "decision", "sale", "transfer",
     "publication", "exchange", "endorsement")
)  # fmt: skip
#: What people do at a hearing or in a match is no event beside it.
DONE_AT = {"testify": frozenset(("hearing", "trial")), "score": frozenset(("match",))}
#: Of a price these tell where it stood, not which way it went.
_LEVELS = frozenset(("reach", "hit", "close", "end", "finish", "stand", "trade", "open", "be"))
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_KILLING = frozenset(("kill", "murder", "slay", "assassinate"))
_HARMING = frozenset(("shoot", "stab", "bomb", "ambush", "poison", "behead"))
#: So many words hold more than one sentence.
_FAR = 150
#: The news stands in so many words after the headline's verb.
_NEWS = 60


def reason_of(sighting: Sighting, earlier: Group) -> str:
    """Why the sighting is of that event; "" if it is not."""
    trigger, first = sighting.trigger, earlier.sightings[0]
    occasion = _occasion_of(sighting, earlier)
    if occasion:
        did = "testified" if occasion in ("hearing", "trial") else "scored"
        return f"the article tells of the {occasion if did == 'scored' else 'hearing'} at which somebody {did}"
    if _is_same_killing(sighting, earlier):
        return "the verb tells of the same event, with the same people"
    if sighting.within and any(s.trigger.root in sighting.within for s in earlier.sightings):
        return ""  # a part is not the whole
    if not _compatible(trigger.family, earlier.family) or _contradict(sighting, earlier):
        return ""
    if trigger.plural != first.trigger.plural and not trigger.family & _PLURAL_TOO:
        return ""
    people = (sighting.core | {p.entity for p in sighting.parts}) & (earlier.core | earlier.agents)
    if trigger.kind == "name":
        return "the headline tells of the same event" if earlier.only_headline and not earlier.named else ""
    if trigger.use == "verb":
        if _goes_on(trigger, earlier):
            return "the same clause goes on about it"
        same = _same_date(sighting, earlier) and len(people) > 1
        if _same_figure(sighting, earlier):
            same = True
        elif _same_doing(trigger, first.trigger):
            news = earlier.only_headline and _is_lead(trigger, first.trigger)
            same = news or (bool(people) and _same_date(sighting, earlier))
        elif _same_product(trigger, first.trigger) and _same_date(sighting, earlier):
            same = bool(people)
        elif earlier.only_headline and trigger.type == first.trigger.type:
            same = bool(people) and _is_lead(trigger, first.trigger)
        else:
            same = same and trigger.family.isdisjoint(_REPEATED)
        if same:
            return "the verb tells of the same event, with the same people"
        return ""
    if trigger.kind == "pronoun":
        return "a pronoun right after the event"
    if _is_counted(trigger, earlier):
        return "the sentence goes on to count the same event"
    if (
        _is_a_further_one(trigger, earlier)
        or is_apart(sighting, earlier)
        or _is_of_another_thing(trigger, earlier)
        or _is_past_by_far(sighting, earlier)
    ):
        return ""
    if trigger.use == "back" and trigger.root.tag_ == "NNS" and not trigger.definite:
        return ""  # "with remarks on the ferries" are any
    placed = first.trigger.use == "verb" and trigger.family & _PLACED
    if (earlier.named or placed) and _is_called_otherwise(trigger, earlier):
        return ""
    if trigger.definite and not trigger.fixed_date and not is_superlative(trigger):
        return "a definite phrase points back to the last event of its kind"
    if trigger.use == "back":
        return "points back to the last event of its kind"
    same_kind = trigger.plural == first.trigger.plural and bool(trigger.family & OCCASIONS)
    if earlier.only_headline and not sighting.headline and (people or same_kind):
        return "the headline tells of the same event"
    undated = sighting.when is None and earlier.when is None
    if (
        undated
        and any(c.lower_ in ("a", "an") for c in trigger.root.lefts)
        and sighting.place not in (earlier.places or {""})
    ):
        return ""  # "a rally" after "a rally": another, when nothing tells the day
    if is_any_other(sighting, earlier):
        return ""
    if _same_date(sighting, earlier) and (people or trigger.fixed_date):
        return "the same date and people"
    return ""


def _occasion_of(sighting: Sighting, earlier: Group) -> str:
    """The hearing or match of the article in which somebody testifies or scores: not one of another year."""
    verb, first = sighting.trigger, earlier.sightings[0]
    where = DONE_AT.get(verb.root.lemma_, frozenset()) & earlier.family if verb.use == "verb" else frozenset()
    if not where or first.trigger.plural or (first.trigger.use == "verb" and "match" not in where):
        return ""
    reported = first.mood == "held" and (earlier.when is None or len(earlier.when.iso) in (0, 10))
    other_day = sighting.when and earlier.when and not dates_fit(sighting.when, earlier.when)
    return min(where) if reported and not other_day else ""


def _is_same_killing(sighting: Sighting, earlier: Group) -> bool:
    """Whether somebody "was killed" who, as told elsewhere, "was shot", on no other day."""
    first = earlier.sightings[0]
    lemmas = {s.trigger.root.lemma_ for s in (sighting, first) if s.trigger.use == "verb"}
    if len(lemmas) != 2 or not lemmas & _KILLING or not lemmas & _HARMING:
        return False
    mine, theirs = ({p.entity for p in s.parts if p.role == "Target"} for s in (sighting, first))
    one_day = not (sighting.when and earlier.when) or dates_fit(sighting.when, earlier.when)
    return one_day and bool(mine) and mine == theirs


def _same_doing(one: Trigger, other: Trigger) -> bool:
    """Whether two verbs are the same one with the same thing done."""
    if other.use != "verb" or one.root.lemma_ != other.root.lemma_:
        return False
    mine, theirs = ({o.lemma_.lower() for o in objects_of(t.root)} for t in (one, other))
    return bool(mine & theirs)


def _same_figure(sighting: Sighting, earlier: Group) -> bool:
    """Whether two verbs tell of the same price or index: "markets plunge", "Stock markets fell"."""
    one, other = sighting.trigger, earlier.sightings[0].trigger
    if other.use != "verb" or "market" not in one.family & other.family:
        return False
    mine, theirs = (next(iter(agents_of(t.root)), None) for t in (one, other))
    if mine is None or theirs is None or mine.lemma_.lower() != theirs.lemma_.lower():
        return False
    named, called = (frozenset(t.text for t in (n, *n.lefts) if t.pos_ == "PROPN") for n in (mine, theirs))
    if earlier.only_headline:
        return _is_lead(one, other) and (not named or not called or bool(named & called))
    again = one.root.lemma_ == other.root.lemma_ and _same_date(sighting, earlier)
    return again and bool(named) and named == called


def _goes_on(trigger: Trigger, earlier: Group) -> bool:
    """Whether it is the "closing" of "the index lost two per cent, closing at 90", or "reached 90 after gaining"."""
    last, root = earlier.sightings[-1].trigger, trigger.root
    gerund = root.tag_ == "VBG" or any(c.lower_ == "having" for c in root.children)
    goes_on = gerund and last.root in (root.head if root.dep_ == "advcl" else None, _level_above(root))
    return goes_on and last.use == "verb" and "market" in trigger.family & earlier.family


def _level_above(verb: Token) -> Token | None:
    """The verb that tells where the price stood after the move: "reached 90 after gaining two per cent"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "by") else None
    return above if above is not None and above.lemma_ in _LEVELS else None


def _same_product(one: Trigger, other: Trigger) -> bool:
    """Whether two verbs of a kind put out one thing with a name of its own: "unveiled Card 2", "introduced Card 2"."""
    if other.use != "verb" or not one.family & other.family & _TO_THINGS:
        return False
    mine, theirs = ([o for o in objects_of(t.root) if o.pos_ == "PROPN"] for t in (one, other))
    return bool(mine and theirs) and short_phrase(mine[0]) == short_phrase(theirs[0])


def _is_lead(trigger: Trigger, headline: Trigger) -> bool:
    """Whether the verb stands in the first sentences after the headline: what they tell is the news."""
    return trigger.root.i - headline.root.i < _NEWS


def _is_a_further_one(trigger: Trigger, earlier: Group) -> bool:
    """Whether "the second debate" is not the debate named before."""
    mine = trigger.name.casefold()
    theirs = [s.trigger.name.casefold() for s in earlier.sightings]
    one = _FURTHER.search(mine)
    if one is not None:
        return not any(one[0] in t for t in theirs)
    first = _NTH.search(mine)
    return first is not None and any((n := _NTH.search(t)) and n[0] != first[0] for t in theirs)


def _is_counted(trigger: Trigger, earlier: Group) -> bool:
    """Whether it is "the fourth such lawsuit" that follows "a lawsuit against Oak Bank, ": one event, counted."""
    first = trigger.root.left_edge
    if not first.i or first.nbor(-1).text != "," or first.sent.start == first.i or not _NTH.search(trigger.name):
        return False
    return any(
        s.trigger.root.lemma_ == trigger.root.lemma_
        and first.sent.start <= s.trigger.root.i < first.i
        and any(c.lower_ in ("a", "an") for c in s.trigger.root.lefts)
        for s in earlier.sightings
    )


def _is_called_otherwise(trigger: Trigger, earlier: Group) -> bool:
    """Whether "the Nordish conflict" has a name beside it that no sentence about the earlier event knows."""
    beside = [c.lemma_.lower() for c in trigger.root.lefts if c.ent_type_ in ("NORP", "GPE", "LOC")]
    if not beside:
        return False
    known = {t.lemma_.lower() for s in earlier.sightings for t in s.trigger.root.sent}
    return not any(w in known for w in beside)


def _is_of_another_thing(trigger: Trigger, earlier: Group) -> bool:
    """Whether "the release of the album" is not that of the card."""
    if not trigger.family & earlier.family & _TO_THINGS:
        return False
    mine = _things(trigger)
    return bool(mine) and all(
        theirs and not mine & theirs for s in earlier.sightings for theirs in (_things(s.trigger),)
    )


def _things(trigger: Trigger) -> frozenset[str]:
    """The words for what is launched, sold or closed."""
    root = trigger.root
    if trigger.use == "verb":
        nouns = objects_of(root)
    else:
        nouns = [c for c in root.lefts if c.dep_ in ("compound", "nmod")]
        nouns += [n for c in root.children if c.lower_ == "of" for n in pobj(c)]
    named = (w for n in nouns for w in (n, *(c for c in n.lefts if c.dep_ == "compound")))
    return frozenset(w.lemma_.lower() for w in named)


def _is_past_by_far(sighting: Sighting, earlier: Group) -> bool:
    """Whether "the election" stands far from an "election of 2000" that was named by the way: it is this year's."""
    first = earlier.sightings[0].trigger
    of_a_year = first.kind == "nominal" and first.use != "verb" and _YEAR.search(first.name) is not None
    return (
        of_a_year and len(earlier.sightings) == 1 and sighting.when is None and _sentences(first, sighting.trigger) > 1
    )


def _sentences(one: Trigger, other: Trigger) -> int:
    """How many sentences begin between two triggers."""
    doc = one.root.doc
    return sum(bool(doc[i].is_sent_start) for i in range(one.root.i + 1, min(other.root.i, one.root.i + _FAR) + 1))


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    if "any" in one:
        return bool(other & OCCASIONS) or "any" in other
    return bool(one & other) or ("any" in other and bool(one & OCCASIONS))


def _contradict(sighting: Sighting, earlier: Group) -> bool:
    if sighting.when and earlier.when and not dates_fit(sighting.when, earlier.when):
        return True
    elsewhere = sighting.place and earlier.places and sighting.place not in earlier.places
    if elsewhere and sighting.trigger.family & _PLACED:
        return True
    if sighting.place and any(s.trigger.fixed_date for s in earlier.sightings) and not sighting.trigger.fixed_date:
        return True  # everybody knows where that was
    if sighting.trigger.family & _OWN and sighting.core and earlier.agents and not sighting.core & earlier.agents:
        return True
    return bool(sighting.core and earlier.core and not sighting.core & earlier.core)


def dates_fit(one: When, other: When) -> bool:
    """Whether two dates can be of one event: one lies within the other."""
    if one.iso and other.iso:
        return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)
    if one.iso or other.iso:
        return True
    # Without the article's date: "Wednesday night" and "Wednesday" are one, "Monday" is another.
    return one.text in other.text or other.text in one.text


def _same_date(sighting: Sighting, earlier: Group) -> bool:
    if sighting.when is None and earlier.when is None:
        return True
    return sighting.when is not None and earlier.when is not None and dates_fit(sighting.when, earlier.when)
