"""What a cue verb attributes: its clause, infinitive or gerund here, its object or phrase in `phrases`.

One function a construction; each takes the cue and its row of the verb table and gives the words. The order of `RULES`
is the order in which they are asked; the first that finds something for a verb is taken.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.statements.clauses import CITING, TALK, clause, row_of, temporal
from kg.extract.statements.extents import trimmed
from kg.extract.statements.papers import is_paper
from kg.extract.statements.phrases import by_calling_on, by_naming, by_object, by_preposition
from kg.extract.statements.tables import CueVerb

Rule = Callable[[Token, CueVerb], "set[int] | None"]


#: verbs whose object is the one spoken to
_TO_SOMEBODY = frozenset(
    "tell ask remind order advise instruct command warn beg forbid counsel caution request".split()
)


#: occasions of which a noun tells where something was said ("in an interview that ..."), besides papers
_SPOKEN_AT = frozenset("address briefing broadcast call hearing interview podcast remark speech testimony".split())

_BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")"})


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
        found = _misread_clauses(verb, row) or _in_writing(verb, row) or _behind_citing(verb)
    if not found:
        return None
    found = [c for c in found if c.left_edge.i < verb.i or not (_is_relative(c) or _tells_of_words(verb, c))]
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
    if out and [t.lower_ for t in verb.doc[min(out) : min(out) + 2]] == ["as", "per"]:
        out = {i for i in out if i > verb.i}  # "As per the Gazette, she said ..."
    return out or None


def _is_relative(said: Token) -> bool:
    """Whether a clause tells of the noun in front of it ("Chiefs to speak at forum of group that broke the law")."""
    first = said.left_edge
    subject = first.lower_ == "that" and first.dep_ in ("nsubj", "nsubjpass") and first.head.i == said.i
    return subject and first.i > 0 and first.nbor(-1).pos_ in ("NOUN", "PROPN")


def _tells_of_words(verb: Token, said: Token) -> bool:
    """Whether a clause tells of somebody's words ("Everything she says is true"): the parser hangs it on the verb."""
    return said.i == verb.i + 1 and said.left_edge.i == said.i and said.lemma_ == "be" and said.tag_ != "VB"


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


def _behind_citing(verb: Token) -> list[Token]:
    """Reported citing the Gazette that ...: the parser hangs the clause on the citing, or on whom it cites."""
    citing = [c for c in verb.children if c.lower_ in CITING and c.i > verb.i]
    holders = [h for c in citing for h in (c, *(g for g in c.children if g.dep_ == "dobj"))]
    return [
        c for h in holders for c in h.children if c.i > h.i and c.left_edge.lower_ == "that" and not _is_relative(c)
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
        return out | _second_infinitive(verb, out)
    return None


def _second_infinitive(verb: Token, first: set[int]) -> set[int]:
    """A second thing to do, which the parser hangs on the cue: "promised to freeze and then slowly lower its fees"."""
    end = max(first) + 1
    for second in verb.children:
        if second.dep_ != "conj" or second.tag_ not in ("VB", "VBP") or second.i < end or verb.tag_ == second.tag_:
            continue
        front = verb.doc[end : second.i]
        plain = all(t.pos_ in ("CCONJ", "ADV") or t.text == "," for t in front)
        if plain and verb.tag_ in ("VBD", "VBZ", "VBN", "VBG"):
            return set(range(end, second.right_edge.i + 1))
    return set()


def by_gerund(verb: Token, row: CueVerb) -> set[int] | None:
    """Proposes raising ...; considered leaving ...; resented being told ..."""
    if not (row.takes("n") or row.takes("c")) or row.lemma == "continue":
        return None
    found = [c for c in verb.children if c.i > verb.i and _is_gerund(c)]
    return clause(found[0]) if found else None


def _is_gerund(verb: Token) -> bool:
    """Whether a verb stands as a noun, by its own ending or its auxiliary's ("being told")."""
    if verb.tag_ == "VBG":
        # "reported citing the Gazette" names where it is from
        return verb.dep_ in ("xcomp", "pcomp") and verb.lower_ not in CITING
    if verb.tag_ != "VBN" or verb.dep_ not in ("xcomp", "ccomp"):
        return False
    helping = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBG" for c in verb.children)
    return helping and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


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
