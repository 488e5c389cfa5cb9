"""The name of an event: its proper name, or the noun phrase that says most of it."""

from __future__ import annotations

import re

from kg.extract.events.merge import Group

#: Words that hold only on the day of the article or tell how long, not what: "the Wednesday meeting".
_PASSING = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this|next|yesterday|today|tonight|tomorrow)\b|\b\d+-\w+|\bplanned\b",
    re.IGNORECASE,
)


def event_name(found: Group) -> str:
    """The proper name first; else the fullest phrase without passing words; of equals the first."""
    spots = [s for s in found.sightings if s.trigger.kind != "pronoun"]
    # A headline's capitals and shortness are not how the event is called, if the text names it too.
    triggers = [s.trigger for s in spots if not s.headline] or [s.trigger for s in spots]
    names = [t.name for t in triggers if t.kind == "name"]
    if names:
        return names[0]
    if all(t.use in ("back", "verb") for t in triggers):
        triggers = [s.trigger for s in spots]
    telling = [t for use in (("event", "name"), ("strict",)) for t in triggers if t.use in use]
    uses = {t.use for t in telling[:1]}
    phrases = [t.name for t in telling if t.use in uses] or [t.name for t in triggers]
    lasting = [p for p in phrases if not _PASSING.search(p)] or phrases
    return max(lasting, key=lambda p: min(len(p.split()), 6))
