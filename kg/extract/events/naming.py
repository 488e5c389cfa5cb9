"""The name of an event: its proper name, or the noun phrase that says most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.events.clause_name import LONGEST, called, possessive, verb_name
from kg.extract.events.grammar import pobj
from kg.extract.events.merge import Group
from kg.extract.events.same import DONE_AT
from kg.extract.events.tables import rows
from kg.extract.events.types import Trigger
from kg.extract.index import MentionIndex

_LEADING_DATE = re.compile(
    r"(?:(?:last|this|next)\s+(?:week|month|year)(?:['’]s)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s)\s+",
    re.IGNORECASE,
)

#: Words that hold only on the day of the article or tell how long, not what: "the Wednesday meeting".
_PASSING = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this|next|yesterday|today|tonight|tomorrow)\b|\b\d+-\w+|\bplanned\b",
    re.IGNORECASE,
)
#: "the first game": of which games?
_ONE_OF_MANY = re.compile(
    r"(?:first|second|third|fourth|fifth|latest|last|next|previous|recent|new|same|other|final|whole|entire|brief|such)\s+\S+\Z",
    re.IGNORECASE,
)


def event_name(found: Group, index: MentionIndex) -> str:
    """The proper name first; else the fullest phrase without passing words; of equals the first."""
    spots = [s for s in found.sightings if s.trigger.kind != "pronoun"]
    # A headline's capitals and shortness are not how the event is called, if the text names it too.
    triggers = [s.trigger for s in spots if not s.headline] or [s.trigger for s in spots]
    verbs = [t for t in triggers if t.use == "verb"]
    if verbs and all(t.use in ("verb", "back") for t in triggers):
        return _fullest(verbs, index)
    names = [t.name for t in triggers if t.kind == "name"]
    if names:
        return names[0]
    if all(t.use in ("back", "verb") for t in triggers):
        triggers = [s.trigger for s in spots]
    telling = [t for use in (("event", "name"), ("strict",)) for t in triggers if t.use in use]
    uses = {t.use for t in telling[:1]}
    phrases = [t.name for t in telling if t.use in uses] or [t.name for t in triggers]
    lasting = [p for p in phrases if not _PASSING.search(p)] or [_LEADING_DATE.sub("", p) or p for p in phrases]
    name = max(lasting, key=lambda p: min(len(p.split()), 6))
    of = next((w for t in triggers if t.name == name and (w := _of_what(t, index))), "")
    if " " in name and not _ONE_OF_MANY.match(name):
        return f"{name} of {of}" if of and of[0].isupper() and len(f"{name} {of}".split()) < LONGEST else name
    # Those who testify or score tell of a hearing or a match; it is not called by what they did.
    doing = [t for t in verbs if "hearing" not in t.family and t.root.lemma_ not in DONE_AT]
    told = _fullest(doing, index) if doing else ""
    if len(told.split()) > 2:
        return told
    of = of or next((w for t in triggers if (w := _of_what(t, index))), "")
    return f"{name} of {of}" if of else _whose(name, found, index)


def _fullest(verbs: Sequence[Trigger], index: MentionIndex) -> str:
    if "market" in verbs[0].family:
        # "lost two per cent, closing at 90": the main clause tells it.
        names = [verb_name(t.root, t.type, index) for t in verbs]
        return next((n for n in names if any(c.isdigit() for c in n)), names[0])
    return max((verb_name(t.root, t.type, index) for t in verbs), key=lambda n: min(len(n.split()), LONGEST))


def _of_what(trigger: Trigger, index: MentionIndex) -> str:
    """What stands behind its "of": "the release of the album", not "the day of the launch"."""
    if trigger.use == "verb":
        return ""
    behind = (n for c in trigger.root.children if c.dep_ == "prep" and c.lower_ == "of" for n in pobj(c))
    noun = next(behind, None)
    if noun is None or noun.pos_ == "PRON" or noun.ent_type_ in ("DATE", "TIME"):
        return ""
    words = called(noun, index)
    return words if len(words.split()) < LONGEST - 2 else ""


def _whose(noun: str, found: Group, index: MentionIndex) -> str:
    """The noun with the one whose event it is, or where it was: "speech" alone tells nobody which."""
    told = [s for s in found.sightings if s.trigger.use != "verb" or s.trigger.root.lemma_ not in DONE_AT]
    parts = [p for s in told for p in s.parts] + found.extra
    for family, role, form in rows("whose.tsv"):
        if family not in found.family:
            continue
        if role == "place":
            who = next((s.place for s in found.sightings if s.place), "")
        else:
            whose = list(dict.fromkeys(p.entity for p in parts if p.role == role))
            if len(whose) == 2 and form == "between":
                return f"{noun} between {index.entity(whose[0]).name} and {index.entity(whose[1]).name}"
            who = whose[0] if len(whose) == 1 and form != "between" else ""
        if not who or index.entity(who).type == "Group":
            continue
        name = index.entity(who).name
        return f"{possessive(name)} {noun}" if form == "'s" else f"{noun} {form} {name}"
    return noun
