"""Who meets by itself: "the council met on Monday" is a meeting of one body, "Varga met on Monday" is none."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.events.grammar import agents_of, is_passive, objects_of
from kg.extract.events.tables import assemblies
from kg.extract.events.types import Group
from kg.extract.index import Hit

_PLURAL = frozenset(("NNS", "NNPS"))


def meets_alone(verb: Token, subjects: Sequence[Token], hits: Sequence[Hit]) -> bool:
    """Whether a body or several people do it, not to something ("met its target") nor with something ("met with")."""
    if is_passive(verb) or objects_of(verb) or any(c.lower_ == "with" and c.dep_ == "prep" for c in verb.children):
        return False
    several = any(n.tag_ in _PLURAL for n in subjects)
    named = any(h.entity.type == "Organization" or (h.entity.type == "Group" and several) for h in hits)
    return named or any(map(is_assembly, subjects))


def is_assembly(noun: Token) -> bool:
    """Whether the noun is a body ("the council") or several people ("the ministers")."""
    kind = assemblies().get(noun.lemma_.lower())
    return kind == "body" or (kind == "people" and noun.tag_ in _PLURAL)


def is_of_a_body(found: Group) -> bool:
    """Whether the event is what a body did by itself, though the article has no name for it."""
    roots = [s.trigger.root for s in found.sightings if s.trigger.use == "verb"]
    return any(is_assembly(n) and not is_passive(r) for r in roots for n in agents_of(r))
