"""Who holds a meeting: alone, its organizer; with another, one of the two who meet. And who leads a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.events.cast import Cast
from kg.extract.events.grammar import agents_of
from kg.extract.events.mood import mood
from kg.extract.events.tables import roles
from kg.extract.events.types import Part, Trigger
from kg.extract.index import MentionIndex

_BODIES = frozenset(("Organization", "Platform"))
#: To these whoever likes may come.
_OPEN = frozenset(("public", "open", "community", "town", "neighbourhood", "neighborhood", "residents"))
_LEADING = frozenset(("chair", "co-chair", "moderate", "host", "lead"))
#: To these only those come who belong to it.
_AMONG_THEMSELVES = frozenset(("emergency", "extraordinary", "internal", "private", "secret", "closed", "closed-door"))
_BOTH = frozenset(("with", "between"))


def with_holder(trigger: Trigger, parts: Sequence[Part], index: MentionIndex) -> list[Part]:
    """The parts, with the one who "will hold a public meeting" as Organizer."""
    root, verb = trigger.root, trigger.root.head
    held = root.lemma_ == "meeting" and verb.lemma_ == "hold" and root.dep_ in ("dobj", "nsubjpass")
    inner = any(c.lower_ in _AMONG_THEMSELVES for c in root.lefts)
    if not held or inner or _has_party(root) or _has_party(verb):
        return list(parts)
    doers = agents_of(verb)
    holders = {p.entity for p in parts if p.role == "Participant" and _is_among(p, doers)}
    is_open = any(c.lower_ in _OPEN for c in root.lefts)
    alone = len(holders) == 1 and all(index.entity(h).type in _BODIES for h in holders)
    if not (alone or is_open):
        return list(parts)
    return [replace(p, role="Organizer") if p.role == "Participant" and p.entity in holders else p for p in parts]


def led_by(trigger: Trigger, cast: Cast) -> list[Part]:
    """Those of "will join a panel there, chaired by Ann Lee", where the parse hangs the words on the verb."""
    root, verb = trigger.root, trigger.root.head
    if "panel" not in trigger.family or root.dep_ != "dobj":
        return []
    found = []
    for child in verb.rights:
        if child.dep_ == "advcl" and child.tag_ == "VBN" and child.i > root.i and child.lemma_ in _LEADING:
            given = roles("object", child.lemma_, "-", trigger.family)
            hits = [h for n in agents_of(child) for h in cast.agents(n)]
            ahead = mood(verb) == "planned"
            found += [Part(h.entity.id, r.role, h.mention.span, ahead, r.rank) for h in hits for r in given]
    return found


def _is_among(part: Part, nouns: Sequence[Token]) -> bool:
    """Whether the part was read at one of the nouns or at a name joined to it."""
    first = min((n.left_edge.idx for n in nouns), default=part.span.end)
    last = max((n.right_edge.idx for n in nouns), default=part.span.start)
    return first <= part.span.start <= last


def _has_party(token: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in _BOTH for c in token.children)
