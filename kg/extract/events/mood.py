"""Whether a clause says that something happened, will, or neither: tense, modal verbs, denials, and the verb above."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.ahead import is_future_of_the_past
from kg.extract.events.grammar import has_subject
from kg.extract.events.tables import moods

_FUTURE_AUX = frozenset(("will", "shall", "'ll", "’ll", "wo"))
_OPEN_AUX = frozenset(("would", "could", "might", "may", "should", "must", "can", "ca", "ought"))
_OPEN_MARKS = frozenset(("if", "unless", "whether", "lest"))
#: "a plan to meet", against "a plot to kill", "a bid to buy".
_PLANS = frozenset(("plan", "agreement", "decision", "schedule", "deal", "date", "day"))
#: "efforts to meet", "calls to meet": nobody says that they did or will.
_ATTEMPTS = frozenset(
    ("effort", "attempt", "call", "chance", "right", "offer", "proposal", "request", "failure", "threat", "desire",
     "refusal", "ability", "opportunity", "way", "need", "reason", "power", "pressure", "demand", "push", "struggle")
)  # fmt: skip
#: What these say is denied, guessed or only alleged: the article does not say that it happened.
_NOT_TAKEN_OVER = frozenset(
    ("deny", "reject", "doubt", "claim", "allege", "suggest", "imply", "speculate", "imagine", "pretend", "suppose",
     "wonder", "joke", "hope", "wish", "fear", "think", "believe", "predict", "dispute", "question", "insinuate")
)  # fmt: skip
_WITHDRAWING = frozenset(("withdraw", "cancel", "pull", "drop", "decline", "refuse", "back"))
#: "by selling", "after buying": done, if the verb above was.
_AFTER = frozenset(("by", "after", "before", "while", "when", "upon", "in", "since", "besides", "following"))
_NOBODY = frozenset(("nobody", "none", "neither", "nothing", "few"))
#: What is done now and then is no event.
_HABIT = frozenset(
    (
        "always",
        "often",
        "usually",
        "frequently",
        "regularly",
        "repeatedly",
        "sometimes",
        "routinely",
        "rarely",
        "occasionally",
    )
)
#: What was done more than once is no one event.
_TIMES = frozenset(("times", "twice", "thrice"))
_STEPS = 8


def mood(verb: Token) -> str:
    """Whether the clause says that it happened (`held`), will (`planned`), or neither (`not`, `cancel`)."""
    found, own = "held", True
    # What is asked is not told.
    if verb.sent[-1].text == "?":
        return "not"
    for _ in range(_STEPS):
        if verb.dep_ == "conj" and not has_subject(verb) and _is_open(verb.head):
            return "not"
        for said in (_own_mood(verb, own=own), _mood_from_above(verb)):
            if said in ("not", "cancel"):
                return said
            if said == "planned":
                found = said
        # The last of these is a bare infinitive: "offered to have her speak".
        shares = (
            verb.dep_ in ("xcomp", "oprd")
            or (verb.dep_ == "conj" and not has_subject(verb) and not _has_aux(verb))
            or (verb.dep_ == "ccomp" and verb.tag_ == "VB" and not _has_aux(verb))
            or (verb.tag_ == "VBG" and verb.dep_ in ("advcl", "pcomp") and not _has_aux(verb))
        )
        if not shares or verb.head == verb:
            break
        verb, own = (verb.head.head if verb.dep_ == "pcomp" else verb.head), False
    return found


def _mood_from_above(verb: Token) -> str:
    """What the verb or adjective over a clause makes of it: "expected to", "refused to", "denied that"."""
    head, dep = verb.head, verb.dep_
    if head.lemma_ == "have" and dep == "xcomp" and head != verb and not is_past(head):
        return "not"  # "will have to be approved"; what one had to do was done
    over = moods().get(head.lemma_.lower(), "planned" if head.lemma_ == "bill" and dep == "xcomp" else "")
    if head == verb or (not over and dep != "ccomp") or over == "held":
        return ""
    if over and (dep in ("xcomp", "oprd") or (dep in ("acl", "ccomp") and verb.tag_ == "VB")):
        return over
    if dep == "ccomp" and head.lemma_ in _NOT_TAKEN_OVER:
        return "not"
    if over == "cancel" and dep in ("ccomp", "acl", "advcl", "pcomp"):
        return over
    return ""


def is_past(verb: Token) -> bool:
    """Whether the verb stands in the past or perfect tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        return True
    if verb.tag_ == "VBD":
        return True
    return any(w.tag_ == "VBD" or w.lower_ in ("has", "have", "'ve", "’ve") for w in helpers)


def is_told(verb: Token) -> bool:
    """Whether the form of the verb tells of something done: not a bare gerund, not an infinitive that stays open."""
    if verb.tag_ == "VB":
        return (
            any(c.lower_ in ("did", "will", "shall", "'ll", "’ll") and c.dep_ == "aux" for c in verb.children)
            or _under_done(verb)
            or mood(verb) == "planned"
        )
    if verb.tag_ == "VBG":
        if any(c.dep_ == "aux" for c in verb.children):
            return True
        if verb.dep_ == "conj" and not has_subject(verb) and verb.head.tag_ == "VBG":
            return is_told(verb.head)
        if _under_done(verb):
            return True
        if verb.dep_ == "pcomp":
            return verb.head.lower_ in _AFTER and is_past(verb.head.head)
        return verb.dep_ == "advcl" and is_past(verb.head)
    return True


def _under_done(verb: Token) -> bool:
    """Such as "went on to buy", "began selling", "prompted them to sue": what the verb above managed was done."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and is_past(verb.head):
        return True  # "had to resign"
    if moods().get(verb.head.lemma_.lower()) != "held" or verb.head == verb:
        return False
    if verb.head.tag_ in ("VB", "VBG") and not is_told(verb.head):
        return False  # "helping a voter make a decision"
    return verb.dep_ in ("xcomp", "ccomp") or (verb.dep_ == "advcl" and verb.tag_ == "VB" and not has_subject(verb))


def happened(verb: Token) -> bool:
    """Whether the verb, or for a participle or infinitive the one that it leans on, stands in the past."""
    for _ in range(_STEPS):
        if is_past(verb):
            return True
        if verb.head == verb or verb.tag_ not in ("VB", "VBG"):
            return False
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return False


def _has_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children) or verb.tag_ in ("VBD", "VBZ", "VBP")


def _is_down(verb: Token) -> bool:
    """Whether the clause is "are down to speak"."""
    return verb.dep_ in ("advcl", "acl") and any(c.lower_ in ("down", "due", "set") for c in verb.head.children)


def _is_open(verb: Token) -> bool:
    """Whether the clause begins with "if" or "whether"; what is joined to it by "or" is as open."""
    return any(c.dep_ == "mark" and c.lower_ in _OPEN_MARKS for c in verb.children)


def _is_condition(clause: Token) -> bool:
    """Whether it is the "if it sells" of "if it sells, he will"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children)


def _is_nobody(subject: Token) -> bool:
    """Such as "nobody", "no ferry", "neither the bank nor its owner"."""
    if subject.lower_ in _NOBODY:
        return True
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "cc", "advmod") for c in subject.children)


def _own_mood(verb: Token, *, own: bool) -> str:
    infinitive = False
    result = "held"
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ == "advmod" and word in ("never", "hardly")):
            return "not"
        if child.dep_ == "mark" and word in _OPEN_MARKS:
            return "not"
        if child.dep_ in ("nsubj", "nsubjpass") and _is_nobody(child):
            return "not"
        if child.dep_ in ("advmod", "npadvmod") and (word in _HABIT or word in _TIMES):
            return "not"
        if child.dep_ in ("aux", "auxpass") or (child.dep_ == "advmod" and word in _FUTURE_AUX):
            if word in _OPEN_AUX:
                if word != "would" or not is_future_of_the_past(verb):
                    return "not"
                result = "planned"
            if word in _FUTURE_AUX:
                if any(_is_condition(c) for c in verb.children):
                    return "not"
                result = "planned"
            if word == "to":
                infinitive = True
    # "Officials to meet": a headline's future; "a chance to meet" and "come to meet" are decided by the word above.
    if own and infinitive and (verb.dep_ == "ROOT" or (verb.dep_ == "relcl" and has_subject(verb))):
        result = "planned"
    if own and infinitive and verb.dep_ == "acl" and verb.head.lemma_ in _ATTEMPTS:
        return "not"
    if own and infinitive and (verb.dep_ == "acl" or (verb.dep_ == "relcl" and not has_subject(verb))):
        if verb.head.lemma_ not in _PLANS and verb.head.tag_ not in ("NNP", "NNPS", "NNS"):
            return "not"
        result = "planned"
    if (
        own
        and infinitive
        and verb.head.lemma_ == "be"
        and verb.head.tag_ != "VB"
        and (verb.dep_ == "xcomp" or _is_down(verb))
    ):
        # "was to open the fair but withdrew"
        after = (*verb.head.children, *verb.children)
        return "cancel" if any(c.dep_ == "conj" and c.lemma_ in _WITHDRAWING for c in after) else "planned"
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.children):
        result = "planned"
    return result
