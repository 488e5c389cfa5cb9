"""Which sightings are one event: "a private meeting Wednesday", "the 90-minute call" and "the event".

A sighting joins an event of the same family unless date, place or parties contradict. A definite phrase points back to
the nearest such event; an indefinite one starts an event of its own, unless it has the date and somebody in common, or
the other stands in the headline. A proper name is one event wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.events.grammar import objects_of
from kg.extract.events.mood import is_past
from kg.extract.events.tables import OCCASIONS
from kg.extract.events.types import Part, Sighting, Trigger, When

#: A phrase further back than so many events of the article is not pointed to any more; keeps the work linear.
_REACH = 40
#: Of these the singular and the plural can be the same: "the attack", "the attacks".
_PLURAL_TOO = frozenset(("attack", "demo"))
#: Of these nobody can tell which is meant without those whose it is.
_SOMEBODYS = frozenset(
    ("death", "bankrupt", "illness", "birth", "decision", "refusal", "appeal", "admission", "closure")
)
#: Of these another place makes another event; a meeting's place is told now as a house, now as a town.
_PLACED = frozenset(("attack", "demo", "disaster", "mishap", "visit"))
#: Families of events that have a keynote, panels, a closing debate.
_HAS_PARTS = frozenset(("gathering", "festival"))
_ORDINAL = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|annual|inaugural)\s+)+"
)
_FURTHER = re.compile(r"\b(?:second|third|fourth|fifth|sixth|final|next)\b")
#: What people do to each other again and again: the same two make it no more the same.
_REPEATED = frozenset(
    ("announcement", "criticism", "praise", "appeal", "pledge", "admission", "refusal", "decision", "sale", "transfer",
     "publication", "exchange", "endorsement")
)  # fmt: skip
#: The news stands in so many words after the headline's verb.
_NEWS = 60


@dataclass(slots=True)
class Group:
    """The sightings of one event."""

    sightings: list[Sighting] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    family: frozenset[str] = frozenset()
    core: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    types: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    named: bool = False
    only_headline: bool = True
    when: When | None = None
    cancelled: bool = False
    #: Parts told of its keynote, panels and the like, or without naming it.
    extra: list[Part] = field(default_factory=list)

    def add(self, sighting: Sighting, reason: str) -> None:
        """Take a sighting in."""
        trigger = sighting.trigger
        if not self.family or "any" in self.family:
            self.family = trigger.family
        self.sightings.append(sighting)
        self.reasons.append(reason)
        self.core |= sighting.core
        self.agents |= {p.entity for p in sighting.parts}
        if sighting.when and (self.when is None or len(sighting.when.iso) > len(self.when.iso)):
            self.when = sighting.when
        self.types.add(trigger.type)
        self.places |= {sighting.place} - {""}
        self.named = self.named or trigger.kind == "name"
        self.only_headline = self.only_headline and sighting.headline
        self.cancelled = self.cancelled or sighting.mood == "cancel"


def group(sightings: list[Sighting], text: str) -> list[Group]:
    """The events of an article of that text, in the order of their first sighting."""
    groups: list[Group] = []
    by_name: dict[str, Group] = {}
    whole = [s for s in sightings if s.trigger.use != "part"]
    has_whole = any(s.trigger.family & _HAS_PARTS and _stands_alone(s) for s in whole)
    for sighting in whole if has_whole else sightings:
        trigger = sighting.trigger
        key = _key(trigger.name) if trigger.kind == "name" else ""
        if key and key in by_name and not _another_edition(sighting, by_name[key]):
            by_name[key].add(sighting, "the same name")
            continue
        found = _in_brackets(sighting, groups, text) or _earlier(sighting, groups)
        if found is not None:
            found[0].add(sighting, found[1])
            if key:
                by_name[key] = found[0]
        elif _stands_alone(sighting):
            new = Group()
            new.add(sighting, "first mention")
            groups.append(new)
            if key:
                by_name[key] = new
    if has_whole:
        _give_parts(groups, [s for s in sightings if s.trigger.use == "part"])
    return groups


def _give_parts(groups: list[Group], parts: list[Sighting]) -> None:
    """What is told of a keynote or a closing debate goes to the event that it is a part of: the last one before it."""
    wholes = [g for g in groups if g.family & _HAS_PARTS][:_REACH]
    for sighting in parts:
        here = sighting.trigger.span
        fit = [g for g in wholes if not (sighting.when and g.when and not _dates_fit(sighting.when, g.when))]
        if not fit or sighting.mood in ("not", "cancel"):
            continue
        found = max(fit, key=lambda g: (g.named, g.sightings[0].trigger.span < here, g.sightings[-1].trigger.span))
        found.extra += sighting.parts
        found.agents |= {p.entity for p in sighting.parts}


def _another_edition(sighting: Sighting, earlier: Group) -> bool:
    """Whether "the third Harvest Forum" is not the fourth."""
    one = _edition(sighting.trigger.name)
    return bool(one) and any(e not in ("", one) for e in (_edition(s.trigger.name) for s in earlier.sightings))


def _is_a_further_one(trigger: Trigger, earlier: Group) -> bool:
    """Whether "the second debate" is not the debate named before."""
    one = _FURTHER.search(trigger.name.casefold())
    return one is not None and not any(one[0] in s.trigger.name.casefold() for s in earlier.sightings)


def _edition(name: str) -> str:
    found = _ORDINAL.match(name.casefold())
    return found[0].strip() if found else ""


def _in_brackets(sighting: Sighting, groups: list[Group], text: str) -> tuple[Group, str] | None:
    """Such as "the Soil Conference (SC)": a name in brackets right after a name is the same event's."""
    if not groups or sighting.trigger.kind != "name":
        return None
    before = groups[-1].sightings[-1].trigger
    between = text[before.span.end : sighting.trigger.span.start]
    return (groups[-1], "its short form in brackets") if before.kind == "name" and between.strip() == "(" else None


def _key(name: str) -> str:
    return _ORDINAL.sub("", re.sub(r"^(?:the|\d{4})\s+|\s+\d{4}$", "", name.casefold()))


def _earlier(sighting: Sighting, groups: list[Group]) -> tuple[Group, str] | None:
    """The event that a sighting is of: its owner's before another's, one of its type before a near one, the last."""
    best: tuple[tuple[bool, bool, bool, int], Group, str] | None = None
    for distance, earlier in enumerate(reversed(groups[-_REACH:])):
        reason = _reason(sighting, earlier)
        if reason:
            by_the_way = _is_of_a_year(earlier.sightings[0])
            rank = (
                by_the_way,
                not sighting.owners & earlier.agents,
                sighting.trigger.type not in earlier.types,
                distance,
            )
            if best is None or rank < best[0]:
                best = (rank, earlier, reason)
    return (best[1], best[2]) if best else None


def _reason(sighting: Sighting, earlier: Group) -> str:
    """Why the sighting is of that event; "" if it is not."""
    trigger, first = sighting.trigger, earlier.sightings[0]
    if _is_testimony_at(sighting, earlier):
        return "the article tells of the hearing at which somebody testified"
    if not _compatible(trigger.family, earlier.family) or _contradict(sighting, earlier):
        return ""
    if trigger.plural != first.trigger.plural and not trigger.family & _PLURAL_TOO:
        return ""
    people = (sighting.core | {p.entity for p in sighting.parts}) & (earlier.core | earlier.agents)
    if trigger.kind == "name":
        return "the headline tells of the same event" if earlier.only_headline and not earlier.named else ""
    if trigger.use == "verb":
        same = _same_date(sighting, earlier) and len(people) > 1
        if _same_doing(trigger, first.trigger):
            news = earlier.only_headline and _is_lead(trigger, first.trigger)
            same = news or (bool(people) and _same_date(sighting, earlier))
        elif earlier.only_headline and trigger.type == first.trigger.type:
            same = bool(people) and _is_lead(trigger, first.trigger)
        else:
            same = same and trigger.family.isdisjoint(_REPEATED)
        if same:
            return "the verb tells of the same event, with the same people"
        return ""
    if trigger.kind == "pronoun":
        return "a pronoun right after the event"
    if _is_a_further_one(trigger, earlier):
        return ""
    if trigger.definite and not trigger.fixed_date:
        return "a definite phrase points back to the last event of its kind"
    if trigger.use == "back":
        return "points back to the last event of its kind"
    same_kind = trigger.plural == first.trigger.plural and bool(trigger.family & OCCASIONS)
    if earlier.only_headline and not sighting.headline and (people or same_kind):
        return "the headline tells of the same event"
    if _same_date(sighting, earlier) and (people or trigger.fixed_date):
        return "the same date and people"
    return ""


def _is_testimony_at(sighting: Sighting, earlier: Group) -> bool:
    """Whether somebody testifies, after a hearing or trial that the article reports: not one of another year."""
    verb, first = sighting.trigger, earlier.sightings[0]
    if verb.use != "verb" or verb.root.lemma_ != "testify" or first.trigger.use == "verb":
        return False
    reported = first.mood == "held" and (earlier.when is None or len(earlier.when.iso) in (0, 10))
    one = not first.trigger.plural and bool(earlier.family & {"hearing", "trial"})
    other_day = sighting.when and earlier.when and not _dates_fit(sighting.when, earlier.when)
    return reported and one and not other_day


def _same_doing(one: Trigger, other: Trigger) -> bool:
    """Whether two verbs are the same one with the same thing done."""
    if other.use != "verb" or one.root.lemma_ != other.root.lemma_:
        return False
    mine, theirs = ({o.lemma_.lower() for o in objects_of(t.root)} for t in (one, other))
    return bool(mine & theirs)


def _is_lead(trigger: Trigger, headline: Trigger) -> bool:
    """Whether the verb stands in the first sentences after the headline: what they tell is the news."""
    return trigger.root.i - headline.root.i < _NEWS


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    if "any" in one:
        return bool(other & OCCASIONS) or "any" in other
    return bool(one & other) or ("any" in other and bool(one & OCCASIONS))


def _contradict(sighting: Sighting, earlier: Group) -> bool:
    if sighting.when and earlier.when and not _dates_fit(sighting.when, earlier.when):
        return True
    elsewhere = sighting.place and earlier.places and sighting.place not in earlier.places
    if elsewhere and sighting.trigger.family & _PLACED:
        return True
    return bool(sighting.core and earlier.core and not sighting.core & earlier.core)


def _dates_fit(one: When, other: When) -> bool:
    if one.iso and other.iso:
        return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)
    if one.iso or other.iso:
        return True
    # Without the article's date: "Wednesday night" and "Wednesday" are one, "Monday" is another.
    return one.text in other.text or other.text in one.text


def _same_date(sighting: Sighting, earlier: Group) -> bool:
    if sighting.when is None and earlier.when is None:
        return True
    return sighting.when is not None and earlier.when is not None and _dates_fit(sighting.when, earlier.when)


def _stands_alone(sighting: Sighting) -> bool:
    """Whether a sighting says enough to be an event of its own, held or planned."""
    trigger = sighting.trigger
    if sighting.mood == "not" or (trigger.use == "back" and not _is_of_a_year(sighting)):
        return False
    if trigger.use == "part" and trigger.type != "Speech":
        return False
    if trigger.kind == "name" or trigger.fixed_date:
        return True
    if trigger.family & _SOMEBODYS and trigger.use == "strict" and not sighting.parts:
        return False
    anchored = sighting.when is not None or bool(sighting.parts) or bool(sighting.core)
    if sighting.mood == "held" and not trigger.plural and _is_under_way(trigger):
        return True
    if trigger.use == "strict" and trigger.plural:
        return sighting.when is not None
    if trigger.use in ("strict", "verb", "part"):
        return anchored
    if trigger.plural:
        return sighting.when is not None or bool(sighting.place)
    if anchored or sighting.place:
        return True
    return trigger.definite and not trigger.plural


def _is_under_way(trigger: Trigger) -> bool:
    """Whether the sentence says that it began, or that something was done at it, as only a single event can be."""
    root = trigger.root
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in ("begin", "open", "start", "end", "hold"):
        return trigger.use == "event" and is_past(root.head)
    at = root.dep_ == "pobj" and root.head.lower_ in ("at", "during") and root.head.head.pos_ == "VERB"
    return at and bool(trigger.family & {"hearing", "press"}) and is_past(root.head.head)


def _is_of_a_year(sighting: Sighting) -> bool:
    """Whether it is "last year's forum", which needs no earlier mention."""
    trigger = sighting.trigger
    owner = next((c for c in trigger.root.children if c.dep_ == "poss" and c.lower_ == "year"), None)
    return owner is not None and sighting.when is not None and bool(trigger.family & OCCASIONS)
