"""Helpers over the dependency parse: subjects, clauses as sets of tokens, and their spans.

Labels are those of spaCy's English models (ClearNLP scheme).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.model import Span

SUBJECTS = ("nsubj", "csubj", "expl")
RELATIVES = frozenset({"who", "that", "which", "whom"})
#: a relative clause longer than this tells of the source and is no part of its name
_LONG = 15
_WHEN = frozenset({"after", "as", "because", "before", "once", "since", "though", "although", "until", "when", "while"})
_TRIM = frozenset(",;:.-–—)]")
_TRIM_START = frozenset(",;:.-–—")


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The token that heads the active subject of a verb, its own or the one it shares with the verb it hangs on."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "expl"]
    # "said Thursday morning": the parser takes the time for a second subject.
    acting = [c for c in own if c.ent_type_ not in ("DATE", "TIME")] or own
    if acting:
        return min(acting, key=lambda c: abs(c.i - verb.i))
    if any(c.dep_ in ("nsubjpass", "csubjpass") for c in verb.children) or depth > 6:
        return None
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" or verb.dep_ in ("xcomp", "advcl", "aux"):
        if verb.dep_ == "advcl" and any(c.dep_ == "mark" for c in verb.children):
            return None
        if verb.dep_ == "conj" and passive(head):
            passives = [c for c in head.children if c.dep_ == "nsubjpass"]
            return passives[0] if passives else subject_of(head, depth + 1)
        if verb.dep_ == "xcomp":
            # "urged them to say": the object acts; "declined to say": the subject does.
            objects = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
            if objects:
                return objects[0]
        if verb.dep_ in ("xcomp", "advcl") and passive(head):
            passives = [c for c in head.children if c.dep_ == "nsubjpass"]
            return passives[0] if passives else None
        return subject_of(head, depth + 1)
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ == "VBG":
        return head
    if verb.dep_ == "relcl":
        return None
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        above = head.head
        return subject_of(above, depth + 1) if above.pos_ in ("VERB", "AUX") else None
    return None


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    return any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The noun behind "by" of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def antecedent(pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself if it is none."""
    if pronoun.lower_ in RELATIVES and pronoun.head.dep_ == "relcl":
        return pronoun.head.head
    return pronoun


def clause(token: Token, without: Iterable[Token] = ()) -> set[int]:
    """Indices of the tokens under a token, without those under some others."""
    out = {t.i for t in token.subtree}
    for other in without:
        out -= {t.i for t in other.subtree}
    return out


def noun_phrase(head: Token, barrier: Token | None = None) -> set[int]:
    """Tokens of the phrase that a noun heads, up to a barrier such as the cue verb; loose clauses are left out."""
    loose = [
        c
        for c in head.children
        if c.dep_ in ("parataxis", "ccomp", "dep") or (c.dep_ == "relcl" and c.right_edge.i - c.left_edge.i > _LONG)
    ]
    out = clause(head, loose)
    if barrier is not None:
        out = {i for i in out if (i < barrier.i) == (head.i < barrier.i)}
    return {i for i in out if not head.doc[i].is_space}


def spans(doc: Doc, indices: Iterable[int], *, trim: bool = True) -> tuple[Span, ...]:
    """Runs of tokens as character spans, without loose punctuation at the ends of each run."""
    runs: list[tuple[int, int]] = []
    for i in sorted(indices):
        if runs and all(doc[k].is_space for k in range(runs[-1][1] + 1, i)):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    out: list[Span] = []
    for first, last in runs:
        a, b = first, last
        while trim and a <= b and (doc[a].is_space or doc[a].text in _TRIM_START or doc[a].dep_ == "cc"):
            a += 1
        while trim and b >= a and (doc[b].is_space or doc[b].text in _TRIM or doc[b].dep_ == "cc"):
            b -= 1
        if a <= b and any(c.isalnum() for k in range(a, b + 1) for c in doc[k].text):
            out.append(Span(doc[a].idx, doc[b].idx + len(doc[b])))
    return tuple(out)


def temporal(verb: Token) -> bool:
    """Whether a clause tells when or why and not what (said after he had left)."""
    if verb.left_edge.i < verb.i and verb.left_edge.lower_ in _WHEN - {"although", "though"}:
        return True
    return any(c.dep_ in ("mark", "advmod") and c.i < verb.i and c.lower_ in _WHEN for c in verb.children)


def cue_tokens(verb: Token) -> set[int]:
    """The verb with its auxiliaries, negation and particle."""
    near = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    return {verb.i} | {c.i for c in near if abs(c.i - verb.i) < 6}
