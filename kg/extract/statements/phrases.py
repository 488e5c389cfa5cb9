"""What a cue verb attributes that is no clause: an object, a predicate, what follows a preposition.

The functions are rules of `frames`, which says in which order they are asked.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statements.clauses import agent_of, clause, passive
from kg.extract.statements.extents import shells
from kg.extract.statements.nominal import parted_complement
from kg.extract.statements.tables import CueVerb, acts, nouns


def by_naming(verb: Token, row: CueVerb) -> set[int] | None:
    """Called it a scandal; described him as a friend."""
    if not row.takes("call"):
        return None
    parts = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd", "ccomp", "xcomp") and c.i > verb.i]
    if passive(verb):  # "the plan was called a disaster by nurses"
        parts += [c for c in verb.children if c.dep_ == "nsubjpass"]
    parts += [c for c in verb.children if c.i > verb.i and ((c.dep_ == "prep" and c.lower_ == "as") or _as_ground(c))]
    # "branded it an outlaw", read like "gave it a prize"
    two_objects = sum(c.dep_ in ("dobj", "dative") for c in parts) > 1
    if not two_objects and not any(c.dep_ in ("oprd", "ccomp", "xcomp", "prep", "advcl") for c in parts):
        return None
    return set().union(*(clause(c) for c in parts))


#: verbs that say something of one thing by another
_OF_TWO = frozenset("accuse ascribe attribute blame compare liken put".split())


def by_preposition(verb: Token, row: CueVerb) -> set[int] | None:
    """Called for calm; warned of delays; accused them of lying."""
    if row.lemma == "accuse" or row.cue_class == "charge":
        for accused in (c for c in verb.children if c.dep_ == "dobj"):
            # The parser may hang the charge on the one accused.
            if any(c.dep_ == "prep" and f"p:{c.lower_}" in row.frames for c in accused.children):
                return clause(accused)
    for child in verb.children:
        if child.dep_ == "prep" and f"p:{child.lower_}" in row.frames and child.i > verb.i:
            inner = [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
            if not inner or inner[0].lemma_.lower() in acts().get(row.lemma, ()):
                continue
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < child.i]
            # "blasted the league for waiting": whom and why belong together.
            grounds = objects and row.takes("n") and child.lower_ in ("for", "on", "over")
            both = row.lemma in _OF_TWO and objects
            if row.cue_class == "charge" or both or grounds:
                return set().union(clause(child), *(clause(c) for c in objects))
            return clause(inner[0])
    return None


def by_calling_on(verb: Token, row: CueVerb) -> set[int] | None:
    """Called on the senators to reject it."""
    if row.lemma not in ("call", "prevail"):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon"):
            asked = [g for g in child.children if g.dep_ == "pobj"]
            to_do = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.i > child.i]
            to_do += [g for a in asked for g in a.children if g.dep_ in ("acl", "relcl")]
            if asked and any(g.lower_ == "to" for c in to_do for g in c.children):
                return clause(asked[0]).union(*(clause(c) for c in to_do))
    return None


#: verbs whose object is yet to be
_YET_TO_BE = frozenset(
    "want plan propose promise offer demand predict expect consider seek favor favour prefer".split()
)


def by_object(verb: Token, row: CueVerb) -> set[int] | None:
    """Criticised the plan; denied the charge; the plan was rejected by the council."""
    if not row.takes("n"):
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    if not objects and passive(verb) and agent_of(verb) is not None:
        rejected = [c for c in verb.children if c.dep_ == "nsubjpass" and c.tag_ not in ("WP", "WDT")]
        return clause(rejected[0]) if rejected else None
    if not objects or (row.lemma == "cite" and objects[0].pos_ == "PROPN"):
        return None  # "citing the Gazette" names where it is from
    if objects[0].lemma_.lower() in acts().get(row.lemma, ()) or _is_service(verb, row, objects[0]):
        return None
    parted = parted_complement(objects[0])
    if parted is not None:
        return clause(parted)
    out = clause(objects[0])
    for child in verb.children:
        # "dismissed it as a stunt", "attacked him for lying": the ground belongs to what is said.
        grounds = (child.dep_ == "prep" and child.lower_ in ("as", "for")) or _as_ground(child)
        # "wants a vote before the summer": so does the time of what is yet to be.
        future = row.lemma in _YET_TO_BE and _is_part_of_plan(child)
        if (grounds or future) and child.left_edge.i == max(out) + 1:
            out |= clause(child)
    if out == {objects[0].i} and objects[0].tag_ in ("WP", "WDT"):
        return None
    return out


def _is_service(verb: Token, row: CueVerb, thing: Token) -> bool:
    """Whether what somebody offers is to be had there at any time: "the hotel offers parking", no sum and no words."""
    if row.lemma != "offer" or verb.tag_ in ("VBD", "VBN"):
        return False
    lemma = thing.lemma_.lower()
    return lemma not in shells() and lemma not in nouns() and thing.ent_type_ not in ("MONEY", "PERCENT")


def _as_ground(child: Token) -> bool:
    """Dismissed it as "hearsay", which the parser reads as a clause."""
    if child.dep_ != "advcl" or child.left_edge.lower_ != "as" or child.left_edge.dep_ != "mark":
        return False
    return child.left_edge.nbor().is_quote or not any(c.dep_ == "nsubj" for c in child.children)


def _is_part_of_plan(child: Token) -> bool:
    """Whether a clause or phrase behind what is wanted or promised tells when or how it is to be."""
    if child.dep_ == "advcl":
        return child.left_edge.lower_ in ("if", "unless")
    return child.dep_ in ("prep", "npadvmod", "advmod") and child.lower_ not in ("after", "from", "on", "since", "too")
