"""What a cue verb attributes: its clause, infinitive, object or phrase.

One function a construction; each takes the cue and its row of the verb table and gives the words. The order of `RULES`
is the order in which they are asked; the first that finds something for a verb is taken.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.statements.clauses import TALK, agent_of, clause, passive, row_of, temporal
from kg.extract.statements.extents import trimmed
from kg.extract.statements.nominal import parted_complement
from kg.extract.statements.papers import is_paper
from kg.extract.statements.tables import CueVerb

Rule = Callable[[Token, CueVerb], "set[int] | None"]


#: verbs whose object is the one spoken to
_TO_SOMEBODY = frozenset(
    "tell ask remind order advise instruct command warn beg forbid counsel caution request".split()
)


#: occasions of which a noun tells where something was said ("in an interview that ..."), besides papers
_SPOKEN_AT = frozenset("address briefing broadcast call hearing interview podcast remark speech testimony".split())


def by_clause(verb: Token, row: CueVerb) -> set[int] | None:
    """Said that ...; told them that ...; asked whether ..."""
    if not (row.takes("c") or row.takes("o") or row.takes("x")):
        return None
    found = [c for c in verb.children if c.dep_ == "ccomp"]
    if not found and row.takes("q"):
        # "Rules unclear, experts say": a clause without a verb in front of the cue.
        found = [
            c for c in verb.children if c.dep_ in ("dep", "parataxis") and c.i < verb.i and len(list(c.subtree)) > 2
        ]
    if not found:
        found = _misread_clauses(verb, row) or _in_writing(verb, row)
    if not found:
        return None
    # "MARSTON, Ohio — Regulators urged ..."
    found = [c for c in found if c.i > verb.i or c.pos_ != "PROPN" or c.right_edge.nbor().text not in ("-", "–", "—")]
    if row.cue_class != "question":
        asked = any(c.dep_ == "neg" for c in verb.children)  # "did not say when"
        found = [c for c in found if c.i < verb.i or (asked and c.left_edge.i == verb.i + 1) or not temporal(c)]
    behind = [c for c in found if c.i > verb.i]
    if behind and len(behind) < len(found):
        found = behind
    out: set[int] = set()
    for c in found:
        if not row.takes("c") and c.i < verb.i:
            continue
        out |= clause(c)
        if not row.takes("o") and not any(g.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for g in c.children):
            # "claims the firm could pay": the parser took the clause's subject for the verb's object.
            out |= set().union(*(clause(o) for o in verb.children if o.dep_ == "dobj" and verb.i < o.i < c.i))
        out |= _still_said(verb, c)
    return out or None


def _in_writing(verb: Token, row: CueVerb) -> list[Token]:
    """Said in a statement that ...; wrote in a letter to members that ...: the parser hangs the clause on the paper."""
    if not row.takes("c"):
        return []
    papers = [n for c in verb.children if c.dep_ == "prep" and c.i > verb.i for n in c.children if n.dep_ == "pobj"]
    return [
        c
        for paper in papers
        if is_paper(paper) or paper.lemma_.lower() in _SPOKEN_AT
        for c in paper.children
        if c.dep_ in ("acl", "ccomp", "relcl")
        and c.left_edge.lower_ == "that"
        and any(g.dep_ in ("nsubj", "nsubjpass", "expl") and g.lower_ != "that" for g in c.children)
    ]


def _still_said(verb: Token, said: Token) -> set[int]:
    """What goes on what was said, read as if it stood beside it: "says she hopes to win, but she knows ..."."""
    own = [c.lower_ for c in said.children if c.dep_ == "nsubj" and c.lower_ in ("he", "she", "they", "it")]
    for second in verb.children:
        if not own or second.dep_ != "conj" or second.i < said.i or verb.tag_ != second.tag_:
            continue
        row = row_of(second)
        if row is not None and row.cue_class in TALK:
            continue
        joined = [c for c in verb.children if c.dep_ == "cc" and said.i < c.i < second.i]
        if joined and [c.lower_ for c in second.children if c.dep_ == "nsubj"] == own:
            return set(range(said.right_edge.i + 1, second.right_edge.i + 1))
    return set()


def _misread_clauses(verb: Token, row: CueVerb) -> list[Token]:
    """Clauses that the parser takes for adverbials: "said after the vote he would go", "did not say when she left"."""
    out = []
    denied = any(c.dep_ == "neg" for c in verb.children)
    for c in verb.children:
        if c.dep_ != "advcl" or c.i < verb.i or not row.takes("c") or row.cue_class == "naming":
            continue
        asked = denied and c.left_edge.i == verb.i + 1 and c.left_edge.tag_ == "WRB"
        if c.left_edge.tag_ in ("WDT", "WP"):
            continue
        loose = any(g.dep_ in ("mark", "advmod") and g.i < c.i and g.tag_ in ("IN", "WRB") for g in c.children)
        finite = c.tag_ in ("VBD", "VBZ", "VBP") or any(g.dep_ in ("aux", "auxpass") for g in c.children)
        if asked or (not loose and finite and any(g.dep_ in ("nsubj", "nsubjpass", "expl") for g in c.children)):
            out.append(c)
    return [] if any(c.dep_ in ("ccomp", "xcomp") for c in verb.children) else out


def by_infinitive(verb: Token, row: CueVerb) -> set[int] | None:
    """Hopes to ...; urged them to ..."""
    found = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and any(g.lower_ == "to" for g in c.children)]
    if not found:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < found[0].i]
    if objects:
        if not row.takes("o"):
            return None
        out = clause(found[0])
        if row.lemma not in _TO_SOMEBODY:
            # With what stands between: "urged voters in the valley to wait".
            out |= set(range(objects[0].left_edge.i, found[0].i)) - {t.i for t in verb.subtree if t.dep_ == "neg"}
        return out
    if found[0].dep_ == "xcomp" and (row.takes("x") or row.takes("o")):
        out = clause(found[0])
        for child in verb.children:
            # "plans to reopen it if the boats come"
            if (
                child.dep_ == "advcl"
                and child.left_edge.lower_ in ("if", "unless")
                and child.left_edge.i == max(out) + 1
            ):
                out |= clause(child)
        return out
    return None


def by_gerund(verb: Token, row: CueVerb) -> set[int] | None:
    """Proposes raising ...; considered leaving ...; resented being told ..."""
    if not (row.takes("n") or row.takes("c")):
        return None
    found = [c for c in verb.children if c.i > verb.i and _is_gerund(c)]
    return clause(found[0]) if found else None


def _is_gerund(verb: Token) -> bool:
    """Whether a verb stands as a noun, by its own ending or its auxiliary's ("being told")."""
    if verb.tag_ == "VBG":
        return verb.dep_ in ("xcomp", "pcomp")
    if verb.tag_ != "VBN" or verb.dep_ not in ("xcomp", "ccomp"):
        return False
    helping = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBG" for c in verb.children)
    return helping and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def by_naming(verb: Token, row: CueVerb) -> set[int] | None:
    """Called it a scandal; described him as a friend."""
    if not row.takes("call"):
        return None
    parts = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd", "ccomp", "xcomp") and c.i > verb.i]
    if passive(verb):  # "the plan was called a disaster by nurses"
        parts += [c for c in verb.children if c.dep_ == "nsubjpass"]
    parts += [c for c in verb.children if (c.dep_ == "prep" and c.lower_ == "as") or (c.i > verb.i and _as_ground(c))]
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
            if not inner:
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


_BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")"})
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


def _within(name: str, rule: Rule) -> Rule:
    """The rule, its content cut where what is said ends."""

    def found(verb: Token, row: CueVerb) -> set[int] | None:
        content = rule(verb, row)
        if content and name in ("naming", "preposition", "object"):
            content = _filled(verb, content)
        return trimmed(verb, content, name) or None if content else None

    return found


def _filled(verb: Token, content: set[int]) -> set[int]:
    """The content with the phrase between the named and the name ("called her vote for the war a mistake").

    The parser hangs such a phrase on the cue. A time between the two tells when it was said.
    """
    if min(content) < verb.i:
        return content
    between = set(range(min(content), max(content))) - content
    words = [verb.doc[i] for i in between]
    kept = all(t.ent_type_ not in ("DATE", "TIME") and t.text not in _BREAKS and not t.is_quote for t in words)
    return content | between if kept else content


RULES: tuple[tuple[str, Rule], ...] = tuple(
    (name, _within(name, rule))
    for name, rule in (
        ("naming", by_naming),
        ("clause", by_clause),
        ("infinitive", by_infinitive),
        ("gerund", by_gerund),
        ("calling on", by_calling_on),
        ("preposition", by_preposition),
        ("object", by_object),
    )
)
