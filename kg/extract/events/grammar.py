"""Small questions to a parse: whose subject, which object, what a relative pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.joined import lost_subject

_RELATIVE = frozenset(("who", "which", "that", "whom"))
_OBJECTS = frozenset(("dobj", "obj", "dative"))
#: The one who is asked does what is asked: "urged him to attend".
_OBJECT_CONTROL = frozenset(
    ("ask", "urge", "invite", "want", "allow", "expect", "force", "help", "tell", "persuade", "prompt", "cause", "lead",
     "compel", "enable", "order", "require", "encourage", "get", "convince", "permit", "drive")
)  # fmt: skip
#: Nouns that are nobody who does it: "a decision to sell".
_INTENTS = frozenset(
    ("plan", "decision", "agreement", "deal", "bid", "effort", "offer", "attempt", "proposal", "move", "vote", "chance",
     "right", "order", "request", "promise", "pledge", "intention", "threat", "refusal", "failure", "schedule", "call")
)  # fmt: skip
#: "made plans to sell": the plans are theirs who make them.
_MAKING = frozenset(("make", "take", "have", "announce", "reach", "unveil", "sign", "drop", "abandon", "reveal"))
_STEPS = 8


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive; a bare participle after its noun ("organized by") does too."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return (
        verb.dep_ == "conj"
        and not has_subject(verb)
        and verb.head != verb
        and verb.tag_ == "VBN"
        and any(c.dep_ == "auxpass" for c in verb.head.children)
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; else the token itself."""
    if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN", "DT", "PRP"):
        verb = token.head
        for _ in range(_STEPS):
            if verb.dep_ == "relcl":
                return _described_by_who(verb.head) if token.lower_ == "who" else verb.head
            if verb.head == verb:
                break
            verb = verb.head
    return token


def _described_by_who(noun: Token) -> Token:
    """The person over an apposition that ends before ", who": "Ann Lee, head of news at Oak Bank, who will speak"."""
    if noun.i + 1 >= len(noun.doc) or noun.nbor(1).text != "," or noun.dep_ != "pobj":
        return noun
    token = noun
    for _ in range(_STEPS):
        if token.dep_ == "appos":
            return token.head
        if token.dep_ not in ("pobj", "prep", "conj") or token.head == token:
            break
        token = token.head
    return noun


def grammatical_subject(verb: Token) -> Token | None:
    """The noun that stands as the verb's subject, found through shared and understood subjects."""
    lost = lost_subject(verb)
    if lost is not None:
        return lost
    for _ in range(_STEPS):
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            # "The former director, Varga will": of two the parse means the nearer.
            nearer = [c for c in subjects if c.i < verb.i and c.pos_ == "PROPN"] if len(subjects) > 1 else []
            return antecedent(nearer[-1] if nearer else subjects[0])
        head, dep = verb.head, verb.dep_
        if head == verb:
            return None
        if dep == "acl" and verb.tag_ == "VBD" and head.dep_ == "pobj":
            # A finite verb describes no noun: "a man from the bank, during a rally, called".
            return head.head.head if head.head.head.pos_ in ("NOUN", "PROPN") else None
        if dep == "acl" and verb.tag_ == "VB" and head.lemma_ in _INTENTS:
            # "Varga's decision to sell", "Varga made plans to sell"
            owner = next((c for c in head.children if c.dep_ == "poss"), None)
            if owner is not None or head.dep_ != "dobj" or head.head.lemma_ not in _MAKING:
                return owner if head.lemma_ != "decision" else None
            verb = head.head
            continue
        if dep in ("acl", "relcl") and head.pos_ not in ("VERB", "AUX"):
            return head
        if dep in ("xcomp", "ccomp") and head.lemma_ in _OBJECT_CONTROL:
            for child in head.children:
                if child.dep_ in _OBJECTS:
                    return child
        if dep == "pcomp":
            head = head.head
        # The last is the "due" of "X is due to speak".
        if dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "aux", "prep", "acomp") and (
            dep != "ccomp" or verb.tag_ in ("VB", "VBG")
        ):
            verb = head
            continue
        return None
    return None


def agents_of(verb: Token) -> list[Token]:
    """Who does it: the subject, in the passive the one after "by"."""
    if is_passive(verb):
        return [p for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for p in pobj(c)]
    subject = grammatical_subject(verb)
    return [subject, *_companions(verb)] if subject is not None else []


def _companions(verb: Token) -> Iterator[Token]:
    """Those who do it too: "together with Bo Kim", "alongside Bo Kim"."""
    for child in verb.children:
        together = child.lower_ == "with" and child.i > 0 and child.nbor(-1).lower_ in ("together", "along")
        if child.dep_ == "prep" and (together or child.lower_ == "alongside"):
            yield from pobj(child)


def objects_of(verb: Token) -> list[Token]:
    """Whom or what it is done to: the object, in the passive the subject."""
    if is_passive(verb):
        subject = grammatical_subject(verb)
        return [subject] if subject is not None else []
    found = [c for c in verb.children if c.dep_ in _OBJECTS]
    return [antecedent(t) for t in found]


def pobj(prep: Token) -> list[Token]:
    """The objects of a preposition."""
    return [c for c in prep.children if c.dep_ == "pobj"]


def is_own(noun: Token) -> bool:
    """Whether an object is the subject's own, not another's: "raised her doubts at the meeting"."""
    return noun.dep_ == "dobj" and any(c.tag_ == "PRP$" and c.lower_ != "your" for c in noun.lefts)


def is_kind(owner: Token) -> bool:
    """Whether it says for whom, not whose: "a developers' conference"."""
    return (
        owner.tag_ == "NNS"
        and not any(c.dep_ in ("poss", "nummod") for c in owner.children)
        and not (any(c.dep_ == "det" and c.lower_ in ("the", "these", "those") for c in owner.children))
    )


def is_any(noun: Token) -> bool:
    """Whether it is one of many: "a coach"."""
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children)


def first_conjunct(token: Token) -> Token:
    """The head of the list that the token is in."""
    for _ in range(_STEPS):
        if token.dep_ != "conj" or token.head == token:
            break
        token = token.head
    return token


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and those joined to it by "and"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def clause_verb(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for _ in range(2 * _STEPS):
        if token.head == token:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None
