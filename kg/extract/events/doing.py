"""The parts in an event that a verb is: "Oak Bank bought the ferries from Harlan Motors"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.cast import Cast
from kg.extract.events.grammar import agents_of, is_passive, mood, objects_of, pobj
from kg.extract.events.tables import EventVerb
from kg.extract.events.types import Part
from kg.extract.index import Hit
from kg.model import AGENT_TYPES

#: What is announced in a clause is a statement; in the first characters of an article it is the news.
_LEAD = 500


def verb_parts(token: Token, verb: EventVerb, cast: Cast) -> list[Part] | None:
    """The parts in an event that a verb is; None when the agents that the verb needs are not there."""
    planned = mood(token) == "planned"
    subjects, objects = agents_of(token), objects_of(token)
    slots: dict[str, list[Hit]] = {
        "subject": [h for n in subjects for h in cast.all(n)],
        "object": [h for n in objects for h in cast.all(n)],
    }
    given: dict[str, str] = {"subject": verb.subject, "object": verb.object}
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in verb.preps:
            slots[f"prep:{child.lower_}"] = [h for n in pobj(child) for h in cast.all(n)]
            given[f"prep:{child.lower_}"] = verb.preps[child.lower_]
    if not _has_needed(slots, verb) or not _has_thing(token, slots, verb):
        return None
    return [
        Part(h.entity.id, given[slot], h.mention.span, planned)
        for slot, hits in slots.items()
        for h in hits
        if given[slot] != "-" and h.entity.type in AGENT_TYPES
    ]


def _has_needed(slots: dict[str, list[Hit]], verb: EventVerb) -> bool:
    def present(slot: str) -> bool:
        return any(not verb.types or h.entity.type in verb.types for h in slots.get(slot, ()))

    if verb.needs.startswith("pair:"):
        subject_type = verb.needs.removeprefix("pair:")
        return any(h.entity.type == subject_type for h in slots["subject"]) and present("object")
    if verb.needs == "both":
        # "met with Y", "was sued by X": a preposition can hold the second.
        others = [s for s in slots if s != "subject" and present(s)]
        if present("subject") and others:
            return True
        return len({h.entity.id for h in slots["subject"]}) > 1 and not slots["object"] and "with" in verb.preps
    return present({"thing": "subject", "said": "subject", "office": "object"}.get(verb.needs, verb.needs))


def _has_thing(token: Token, slots: dict[str, list[Hit]], verb: EventVerb) -> bool:
    """Whether what the verb needs beside agents is there: what is launched, what is said, the office."""
    if verb.needs == "office":
        return any(c.dep_ in ("oprd", "attr") for c in token.children)
    if verb.needs not in ("thing", "said"):
        return True
    if is_passive(token):
        return bool(slots["subject"])
    objects = objects_of(token)
    if verb.needs == "said" and token.idx < _LEAD and any(c.dep_ == "ccomp" for c in token.children):
        return True
    people = ("Person", "Group") if token.lemma_ == "introduce" else ("Person",)
    return any(o.pos_ in ("NOUN", "PROPN", "NUM") for o in objects) and not any(
        h.entity.type in people for h in slots["object"]
    )
