"""Which of two weeks "Monday night's debate" is of: where the article tells the debate as still ahead, the coming one.

The words before the noun don't say; the past is taken first. Another spot of the article knows more: "the debate will
be held on Monday", or a headline "ahead of the debate".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.dates.words import FULL_WEEKDAY, pattern
from kg.extract.events.ahead import is_before
from kg.extract.events.types import Sighting, When
from kg.extract.events.when import sentence_verb

_WEEKDAY = pattern(rf"\b(?:{FULL_WEEKDAY})\b")
_SAID_WHICH = pattern(r"\b(?:last|past|previous|this)\b")
_WEEK = dt.timedelta(days=7)


def agree(sightings: Sequence[Sighting]) -> None:
    """Move weekdays that were taken for the last one a week on, where another spot tells the event as ahead."""
    ahead = [s for s in sightings if s.trigger.use != "verb" and _tells_ahead(s)]
    for sighting in sightings if ahead else ():
        when, trigger = sighting.when, sighting.trigger
        if when is None or trigger.use == "verb" or sighting.mood != "held" or not _is_open(sighting, when):
            continue
        coming = (dt.date.fromisoformat(when.iso) + _WEEK).isoformat()
        others = [s for s in ahead if s is not sighting and s.trigger.family & trigger.family]
        if any(s.when.iso == coming if s.when else s.headline for s in others):
            sighting.when = replace(when, iso=coming)


def _tells_ahead(sighting: Sighting) -> bool:
    return sighting.mood == "planned" or (sighting.headline and is_before(sighting.trigger.root))


def _is_open(sighting: Sighting, when: When) -> bool:
    """Whether a bare weekday stands before the noun, and no verb says that the event was held."""
    root = sighting.trigger.root
    before = when.span.end <= root.idx and root.doc[root.left_edge.i].idx <= when.span.start
    bare = _WEEKDAY.search(when.text) and not _SAID_WHICH.search(when.text) and len(when.iso) == 10
    verb = sentence_verb(root)
    told = sighting.happened or (verb is not None and verb.tag_ == "VBD" and root.dep_ != "pobj")
    return bool(before and bare and not told)
