"""What keeps a noun phrase from the event named before it, though their kind, date and place agree.

"The tax office's interview" is not the one that somebody gave on the phone, "the largest agreement in history" points
to none before it, and a rally that began this week is not the rise of one day.
"""

from __future__ import annotations

from kg.extract.events.types import Group, Sighting, Trigger

#: Whose they are tells them apart: "the tax office's interview".
_HAD_BY_SOMEBODY = frozenset(("interview", "talk", "deal", "press", "probe", "law", "ruling"))
#: People give one after the other, and the days are not always told.
_GIVEN_OFTEN = frozenset(("interview", "speech", "press", "talk", "visit", "debate", "ceremony"))
#: Parties, which are no name for a summit or conference.
_PARTIES = frozenset(("reception", "dinner", "lunch", "luncheon", "breakfast", "gala", "ball", "party"))
_BEGINNING = frozenset(("begin", "start", "continue", "last", "extend"))
_SUPERLATIVE = frozenset(("JJS", "RBS"))
#: These point back: "the latest talks".
_NO_SUPERLATIVE = frozenset(("latest", "last"))


def is_apart(sighting: Sighting, earlier: Group) -> bool:
    """Whether the phrase, definite or not, must be of another event."""
    trigger = sighting.trigger
    return (
        _is_somebody_elses(trigger, earlier)
        or _is_another_kind_of_party(trigger, earlier)
        or _is_of_more_days(sighting, earlier)
        or _is_dated_by_itself(sighting, earlier)
    )


def is_superlative(trigger: Trigger) -> bool:
    """Whether it is definite by its superlative only: "the largest agreement in history"."""
    if "market" in trigger.family:
        return False  # "the worst sell-off in years" is the fall told before
    words = [w for w in trigger.root.lefts if w.dep_ == "amod" and w.lower_ not in _NO_SUPERLATIVE]
    return any(w.tag_ in _SUPERLATIVE or any(c.tag_ in _SUPERLATIVE for c in w.children) for w in words)


def is_any_other(sighting: Sighting, earlier: Group) -> bool:
    """Whether nothing shows that two of those that people give often are one: no day, and not the same words."""
    if sighting.when is not None or earlier.when is not None or sighting.trigger.family.isdisjoint(_GIVEN_OFTEN):
        return False
    mine = sighting.trigger.name.casefold()
    alike = any(s.trigger.name.casefold() == mine for s in earlier.sightings)
    return not alike and not (sighting.core & earlier.core)


def _is_somebody_elses(trigger: Trigger, earlier: Group) -> bool:
    """Whether "the tax office's interview" has an owner that no sentence about the earlier event knows."""
    if trigger.family.isdisjoint(_HAD_BY_SOMEBODY):
        return False
    owners = [c for c in trigger.root.lefts if c.dep_ == "poss" and c.tag_ in ("NN", "NNP", "NNPS")]
    owners = [c for c in owners if c.ent_type_ not in ("DATE", "TIME")]
    known = {t.lemma_.lower() for s in earlier.sightings for t in s.trigger.root.sent}
    return any(c.lemma_.lower() not in known for c in owners)


def _is_another_kind_of_party(trigger: Trigger, earlier: Group) -> bool:
    """Whether a reception or dinner comes after a summit or the other way round."""
    nouns = {s.trigger.root.lemma_.lower() for s in earlier.sightings if s.trigger.use != "verb"}
    mine = trigger.root.lemma_.lower()
    if mine == "event" or "any" in trigger.family:
        return False
    return bool(nouns) and (mine in _PARTIES) != bool(nouns & _PARTIES) and trigger.type != "Meeting"


def _is_of_more_days(sighting: Sighting, earlier: Group) -> bool:
    """Whether "the rally began this week" tells of days, after one day's rise."""
    trigger = sighting.trigger
    if "market" not in trigger.family or trigger.use == "verb":
        return False
    days = sighting.when is not None and len(sighting.when.iso) != 10
    begins = trigger.root.dep_ == "nsubj" and trigger.root.head.lemma_ in _BEGINNING
    return (days or begins) and earlier.sightings[0].trigger.use == "verb"


def _is_dated_by_itself(sighting: Sighting, earlier: Group) -> bool:
    """Whether "her announcement of 2014" has a date of its own, which an announcement told without one has not."""
    trigger = sighting.trigger
    own = any(c.dep_ == "poss" for c in trigger.root.lefts) and trigger.type == "Announcement"
    return own and sighting.when is not None and earlier.when is None
