"""The parts in an event that a verb is: "Oak Bank bought the ferries from Harlan Motors"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.events.assembly import is_assembly
from kg.extract.events.cast import Cast
from kg.extract.events.frames import Clause, fits
from kg.extract.events.grammar import agents_of, is_passive, objects_of, pobj
from kg.extract.events.mood import mood
from kg.extract.events.tables import EventVerb, figures
from kg.extract.events.types import Part
from kg.extract.index import Hit
from kg.model import AGENT_TYPES

#: Of these somebody's move, not those of all.
_OWNED = frozenset(("share", "stock", "sale", "profit", "revenue", "earnings", "income", "output", "price", "bond"))
_HANDING = frozenset(("from", "to", "in", "into", "with"))


def verb_parts(token: Token, frames: Sequence[EventVerb], cast: Cast) -> tuple[EventVerb, list[Part]] | None:
    """The first row that fits the verb's clause, and the parts that it gives; None when none does."""
    subjects, objects = agents_of(token), objects_of(token)
    if any(o.lower_.endswith(("self", "selves")) for o in objects):
        return None
    if any(c.lower_ == "either" for c in token.lefts):
        return None  # "either lost ground or stood still"
    if token.tag_ == "VB" and not subjects and not is_passive(token):
        return None  # "a decision to replace Brandt": whose?
    slots: dict[str, list[Hit]] = {
        "subject": [h for n in subjects for h in cast.all(n) if _is_subject(token, n, h)],
        "object": [h for n in objects for h in cast.all(n)],
    }
    if is_passive(token) and objects and objects[0].pos_ == "PRON" and not slots["object"]:
        return None  # "it was declared": what?
    nameless = is_passive(token) and any(o.pos_ == "PROPN" for o in objects)
    nameless = nameless or any(map(is_assembly, subjects))
    if not any(slots.values()) and not nameless and not any(f.needs == "figure" or ":" in f.needs for f in frames):
        return None
    for child in token.children:
        if child.dep_ in ("prep", "dative") and pobj(child):
            slots.setdefault(f"prep:{child.lower_}", []).extend(h for n in pobj(child) for h in cast.all(n))
    # "orders for ferries from Oak Bank": the parse may hang the phrase on what is bought or given.
    for noun in objects:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _HANDING and not slots.get(f"prep:{child.lower_}"):
                slots[f"prep:{child.lower_}"] = [h for n in pobj(child) for h in cast.all(n)]
    clause = Clause(token, subjects, objects, slots)
    owners = _owners_of_figures(subjects, cast)
    for frame in frames:
        # An agent behind a preposition that the row does not know can't be what the row asks for.
        known = {s: h for s, h in slots.items() if s in ("subject", "object") or s[5:] in frame.preps}
        if fits(Clause(token, subjects, objects, known), frame):
            whose = (
                [Part(h.entity.id, frame.subject, h.mention.span) for h in owners] if frame.needs == "figure" else []
            )
            return frame, whose or _parts(clause, frame)
    return None


def _owners_of_figures(subjects: Sequence[Token], cast: Cast) -> list[Hit]:
    """Whose shares or sales they are that fall: "Oak Bank shares", "shares of Oak Bank"."""
    nouns = [n for n in subjects if n.lemma_.lower() in _OWNED]
    beside = [c for n in nouns for c in n.lefts if c.dep_ in ("compound", "nmod", "poss")]
    beside += [p for n in nouns for c in n.rights if c.lower_ in ("of", "in", "at") for p in pobj(c)]
    hits = [h for n in beside for h in cast.agents(n) if h.entity.type in ("Organization", "Platform")]
    return [h for k, h in enumerate(hits) if h not in hits[:k] and figures().isdisjoint(h.entity.name.split())]


def _is_subject(verb: Token, noun: Token, hit: Hit) -> bool:
    """Not the second of "Ilse Varga, who sold it, and her son"."""
    return not (verb.dep_ == "relcl" and verb.head == noun and hit.mention.span.start > verb.idx)


def _parts(clause: Clause, frame: EventVerb) -> list[Part]:
    planned = mood(clause.verb) == "planned"
    given = {"subject": frame.subject, "object": frame.object}
    given.update({f"prep:{word}": role for word, role in frame.preps.items()})
    return [
        Part(h.entity.id, role, h.mention.span, planned)
        for slot, hits in clause.slots.items()
        for h in hits
        if (role := given.get(slot, "-")) != "-" and h.entity.type in AGENT_TYPES
    ]
