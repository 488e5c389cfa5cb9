"""Dates that a sentence gives an event from further away.

Two ways, surest first. "On Saturday the bank will have three guests, who are to speak at the forum": the only date of
a sentence that names no other event. "Jurors were told yesterday ..." in an article that reports one hearing: the only
day that its first sentences name is the day of what it reports; of a meeting only if it is not the day of a saying.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.events.merge import Group
from kg.extract.events.scene import sentences_of
from kg.extract.events.tables import OCCASIONS
from kg.extract.events.types import Sighting, When
from kg.extract.events.when import Dates
from kg.extract.events.whole import type_of

#: What an article reports, in this order: a hearing before the meeting it mentions.
_REPORTED = ("hearing", "press", "talk", "demo", "debate", "ceremony")
#: What is said on the day of these was said there.
_SAID_AT = ("hearing", "press")
_LEAD = 2
_NEAR_LEAD = 5
_LATELY = dt.timedelta(days=7)


def date_the_undated(doc: Doc, groups: Sequence[Group], dates: Dates, published: str) -> None:
    """Give dates to events that have none."""
    by_sentence: dict[int, set[int]] = {}
    for n, g in enumerate(groups):
        for s in g.sightings:
            by_sentence.setdefault(s.trigger.root.sent.start, set()).add(n)
    for found in groups:
        if found.when is not None or not found.family & OCCASIONS or type_of(found) == "Trial":
            continue
        for sighting in found.sightings:
            root = sighting.trigger.root
            if sighting.trigger.use != "verb" and len(by_sentence[root.sent.start]) == 1:
                found.when = found.when or dates.only_one(root, sighting.mood)
    _lead(doc, groups, dates, published)


def _lead(doc: Doc, groups: Sequence[Group], dates: Dates, published: str) -> None:
    if len(published) != 10:
        return
    starts = sentences_of(doc, [b for b in doc._.blocks if b.kind != "headline"])
    if not starts:
        return
    near = starts[_NEAR_LEAD] if len(starts) > _NEAR_LEAD else len(doc)
    told = [d for start in starts[:_LEAD] for d in dates.told(start, published)]
    days = [d for d, _ in told]
    if len({d.iso for d in days}) != 1 or not _is_late(days[0], published):
        return
    of_a_saying = any(said for _, said in told)
    taken = {g.when.iso for g in groups if g.when is not None and any(s.trigger.use != "verb" for s in g.sightings)}
    for family in _REPORTED:
        for found in groups:
            if family not in found.family or found.sightings[0].trigger.use == "verb":
                continue
            if any(s.mood != "held" or _dates_itself(s) for s in found.sightings):
                continue
            if of_a_saying and family not in _SAID_AT:
                continue
            # "days before the debate", "after the talks": not what is reported.
            if found.sightings[0].trigger.root.head.lower_ in ("before", "after", "until", "since", "of", "for"):
                continue
            if found.sightings[0].trigger.root.i < near and type_of(found) != "Trial":
                if found.when is None and days[0].iso not in taken:
                    found.when = days[0]
                return


def _dates_itself(sighting: Sighting) -> bool:
    """Whether it is a verb, which has its own tense and day; a witness's only tells more of the hearing."""
    return sighting.trigger.use == "verb" and sighting.trigger.root.lemma_ != "testify"


def _is_late(when: When, published: str) -> bool:
    if len(when.iso) != 10:
        return False
    gap = dt.date.fromisoformat(published) - dt.date.fromisoformat(when.iso)
    return dt.timedelta(0) <= gap <= _LATELY
