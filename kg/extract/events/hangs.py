"""How a date and an event hang together in the parse of their sentence."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.ahead import SET_AHEAD
from kg.extract.events.grammar import first_conjunct

BEGIN = frozenset(
    (
        "sign",
        "reach",
        "strike",
        "file",
        "commit",
        "stage",
        "begin",
        "start",
        "erupt",
        "break",
        "hold",
        "take",
        "happen",
        "occur",
        "schedule",
        "set",
        "slate",
        "be",
        "open",
    )
)
#: "the speech that she gave on Monday", "the talks set to take place on Monday"
_DONE_TO_IT = BEGIN | {
    "deliver", "give", "make", "convene", "organize", "organise", "host", "attend", "conduct", "kick", "run", "launch",
}  # fmt: skip
#: "talked on Monday about the election": the day is of the talk.
_ASIDE = frozenset(("about", "over", "since", "until", "despite", "regarding", "concerning", "toward", "towards"))
_STEPS = 10


def way_to(root: Token, date: Token, first: int, last: int, *, verbal: bool) -> int | None:
    """How the date hangs on the event: 0 inside its phrase, 1 beneath it, 2 on its verb, 3 beside it; None: not."""
    if not verbal and first < root.i and root.left_edge.i <= first:
        return 0
    above = anchor_of(date, first, last)
    event_verb = None if verbal else governing_verb(root)
    seen = above
    for _ in range(_STEPS):
        if seen == root:
            return 1
        if seen.pos_ in ("VERB", "AUX"):
            # "the outbreak of the war, which began on ..." and "the war in the east, which began on ..." too.
            clause = seen
            while _is_below(clause):
                clause = clause.head
            on_it = (clause.dep_ in ("relcl", "acl") or clause.lower_ == "due") and same_phrase(clause.head, root)
            if on_it and seen.lemma_ in (_DONE_TO_IT if clause.head == root else BEGIN):
                return 1
            break
        if seen.head == seen:
            break
        seen = seen.head
    if verbal:
        return 2 if same_clause(above, root) else None
    if event_verb is not None and same_clause(above, event_verb):
        return 2
    # The parse is lost, but the words stand side by side.
    edge = max((c.i for c in root.subtree if c.i < first), default=root.i)
    if (
        0 < first - root.i <= 3
        and edge >= root.i
        and not any(t.is_punct or t.pos_ == "VERB" for t in root.doc[root.i + 1 : first])
    ):
        return 3
    return None


def _is_below(verb: Token) -> bool:
    """Whether it is the "take place" of "expected to take place", "due to take place", "set to take place"."""
    above = verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VB":
        return above != verb and above.lemma_.lower() in SET_AHEAD
    return verb.dep_ == "xcomp" and (above.pos_ in ("VERB", "AUX") or above.lower_ == "due")


def is_going_on(verb: Token) -> bool:
    """Whether it is "has been fighting since 2004": what goes on is of the day that it began."""
    return verb.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "’s") for c in verb.children
    )


def is_of_a_noun(date: Token, first: int, last: int) -> bool:
    """Whether the date stands before a noun as its attribute: "this year's fair", "the 2010 conference"."""
    after = date.doc[last] if last < len(date.doc) else None
    if after is not None and after.lower_ in ("'s", "’s", "'", "’") and after.dep_ in ("case", "punct", ""):
        return True
    head = date.head
    return (
        date.dep_ in ("compound", "nmod", "poss", "nummod", "amod")
        and not first <= head.i < last
        and head.pos_ in ("NOUN", "PROPN")
    )


def same_phrase(noun: Token, root: Token) -> bool:
    """Whether both are words of one noun phrase."""
    above, beneath = (noun, root) if noun.is_ancestor(root) else (root, noun)
    for _ in range(_STEPS):
        if beneath == above:
            return True
        if beneath.pos_ in ("VERB", "AUX") or beneath.head == beneath:
            return False
        beneath = beneath.head
    return False


def anchor_of(date: Token, first: int, last: int) -> Token:
    """The word outside the phrase that the date hangs on."""
    token = date
    for _ in range(_STEPS):
        head = token.head
        if head == token:
            return token
        token = head
        if not first <= token.i < last and token.pos_ != "ADP":
            return token
    return token


def governing_verb(root: Token) -> Token | None:
    """The verb of which the event is subject, object or adverbial."""
    token = first_conjunct(root)
    for _ in range(_STEPS):
        head = token.head
        if head == token:
            return None
        if token.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "attr",
            "oprd",
            "npadvmod",
            "advmod",
            "prep",
            "agent",
        ) and head.pos_ in (
            "VERB",
            "AUX",
        ):
            return head
        if token.dep_ == "pobj" and head.lower_ in _ASIDE:
            return None
        if token.dep_ in ("pobj", "prep", "advmod", "pcomp") and head.pos_ in ("ADP", "ADV", "SCONJ", "ADJ"):
            token = head
            continue
        return None
    return None


def same_clause(above: Token, verb: Token) -> bool:
    """Whether two verbs are of one clause."""
    if above == verb:
        return True
    # "is due on Monday", "is due to begin Monday"
    due = above.head if above.dep_ in ("xcomp", "advcl") and above.head.dep_ == "acomp" else above
    if due.dep_ == "acomp" and due.lower_ in ("due", "set") and due.head == verb:
        return True
    # "with the meeting set to take place on Monday"
    if above.dep_ == "advcl" and above.tag_ == "VB" and above.head == verb and verb.lemma_.lower() in SET_AHEAD:
        return True
    # "is to speak Wednesday", "will begin Monday": one clause of two verbs.
    return (above.dep_ == "xcomp" and above.head == verb) or (verb.dep_ == "xcomp" and verb.head == above)
