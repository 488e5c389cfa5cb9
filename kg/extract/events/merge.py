"""Which sightings are one event: "a private meeting Wednesday", "the 90-minute call" and "the event".

A sighting joins an event of the same family unless date, place or parties contradict. A definite phrase points back to
the nearest such event; an indefinite one starts an event of its own, unless it has the date and somebody in common, or
the other stands in the headline. A proper name is one event wherever it stands.
"""

from __future__ import annotations

import re

from kg.extract.events.mood import is_past
from kg.extract.events.recurring import recurs
from kg.extract.events.same import DONE_AT, dates_fit, reason_of
from kg.extract.events.tables import OCCASIONS
from kg.extract.events.types import Group, Sighting, Trigger

__all__ = ["Group", "group"]

#: A phrase further back than so many events of the article is not pointed to any more; keeps the work linear.
_REACH = 40
#: Of these nobody can tell which is meant without those whose it is.
_SOMEBODYS = frozenset(
    ("death", "bankrupt", "illness", "birth", "decision", "refusal", "appeal", "admission", "closure")
)
#: Families of events that have a keynote, panels, a closing debate.
_HAS_PARTS = frozenset(("gathering", "festival"))
_ORDINAL = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|annual|inaugural)\s+)+"
)


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
            _join_short_form(sighting, by_name, key, groups, text)
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


def _join_short_form(sighting: Sighting, by_name: dict[str, Group], key: str, groups: list[Group], text: str) -> None:
    """A headline's "SC" that the text explains, "the Soil Conference (SC)", is the event named before the bracket."""
    short = by_name[key]
    full = next((g for g in groups[-2:] if g is not short and _in_brackets(sighting, [g], text)), None)
    if full is None or len(full.sightings) > len(short.sightings) + 1:
        return
    for told, reason in zip(full.sightings, full.reasons, strict=True):
        short.add(told, "its short form in brackets" if reason == "first mention" else reason)
    short.sightings, short.reasons = _in_order(short)
    groups.remove(full)
    by_name.update({k: short for k, g in by_name.items() if g is full})


def _in_order(group: Group) -> tuple[list[Sighting], list[str]]:
    pairs = sorted(zip(group.sightings, group.reasons, strict=True), key=lambda p: p[0].trigger.span)
    return [s for s, _ in pairs], [r for _, r in pairs]


def _give_parts(groups: list[Group], parts: list[Sighting]) -> None:
    """What is told of a keynote or a closing debate goes to the event that it is a part of: the last one before it."""
    wholes = [g for g in groups if g.family & _HAS_PARTS][:_REACH]
    for sighting in parts:
        here = sighting.trigger.span
        fit = [g for g in wholes if not (sighting.when and g.when and not dates_fit(sighting.when, g.when))]
        if not fit or sighting.mood in ("not", "cancel"):
            continue
        found = max(fit, key=lambda g: (g.named, g.sightings[0].trigger.span < here, g.sightings[-1].trigger.span))
        found.extra += sighting.parts
        found.agents |= {p.entity for p in sighting.parts}


def _another_edition(sighting: Sighting, earlier: Group) -> bool:
    """Whether "the third Harvest Forum" is not the fourth."""
    one = _edition(sighting.trigger.name)
    return bool(one) and any(e not in ("", one) for e in (_edition(s.trigger.name) for s in earlier.sightings))


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
        reason = reason_of(sighting, earlier)
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


def _stands_alone(sighting: Sighting) -> bool:
    """Whether a sighting says enough to be an event of its own, held or planned."""
    trigger = sighting.trigger
    if sighting.mood == "not" or (trigger.use == "back" and not _is_of_a_year(sighting)):
        return False
    if trigger.use == "part" and trigger.type != "Speech":
        return False
    if trigger.use == "verb" and "match" in DONE_AT.get(trigger.root.lemma_, ()):
        return False  # a goal is of its match
    if trigger.kind == "name" or trigger.fixed_date:
        return True
    if trigger.family & _SOMEBODYS and trigger.use == "strict" and not sighting.parts:
        return False
    anchored = sighting.when is not None or bool(sighting.parts) or bool(sighting.core)
    anchored = anchored or (trigger.use == "verb" and recurs(trigger))
    # An index that moves is no agent; its row asked for it by name.
    anchored = anchored or (trigger.use == "verb" and "market" in trigger.family)
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
