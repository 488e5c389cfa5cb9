"""What the sightings of one event amount to: its type, and whether it was still ahead."""

from __future__ import annotations

import re

from kg.extract.events.merge import Group

#: Among these one type tells less than the other: the event keeps the more telling one.
_VAGUE = frozenset(("Happening", "Gathering", "Meeting", "Call"))

_NEXT = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)


def is_planned(found: Group, published: str) -> bool:
    """Whether the event was still ahead when the article was written."""
    date = (found.when.ends[0] if found.when.ends else found.when.iso) if found.when else ""
    if date and date[:4] < published[:4]:
        return False
    known = min(len(date), len(published))
    if known and date[:known] != published[:known] and (known == 10 or date > published):
        return date > published
    told = {s.mood for s in found.sightings}
    parts = {p.planned for s in found.sightings for p in s.parts} | {p.planned for p in found.extra}
    if found.when is not None and _NEXT.search(found.when.text):
        return True
    if any(s.happened for s in found.sightings):
        return False
    return "planned" in told or parts == {True}


def type_of(earlier: Group) -> str:
    """The most telling type: of a proper name, else the first that is not vague, else the first."""
    triggers = [s.trigger for s in earlier.sightings]
    for trigger in triggers:
        if trigger.kind == "name":
            return trigger.type
    types = [t.type for t in triggers if t.kind != "pronoun"]
    sure = [t.type for t in triggers if t.use == "event"]
    if set(sure) == {"Call"} and all(t in _VAGUE for t in types):
        return "Call"
    if any(t == "Meeting" for t in types) and all(t in _VAGUE for t in types):
        return "Meeting"
    return next((t for t in types if t not in _VAGUE), types[0])
