"""Who acts in the clause that a pronoun stands in, and the main clause that a pronoun may point forward to."""

from __future__ import annotations

from spacy.tokens import Token

_UP = 6  # steps from a word to the verb that governs it
_OWN_WILL = frozenset({"promise", "threaten", "vow"})  # "promised them to go": the subject goes
_ASIDE = frozenset({"as", "despite", "according", "like", "unlike", "besides", "because", "to"})
_FRONTED = frozenset({"advcl", "prep"})


def agent(token: Token) -> int:
    """Who acts where an object or owner stands, -1 if nobody is found: Kestrel in "asked Kestrel to open its books".

    Args:
        token: a pronoun.
    """
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return -1
    node = token
    for _ in range(_UP):
        if node.head.i == node.i:
            return -1
        node = node.head
        if node.pos_ not in {"VERB", "AUX"}:
            continue
        found = next((c for c in node.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if found is not None:
            return int(found.i)
        if node.dep_ == "xcomp" and node.head.lemma_ not in _OWN_WILL:
            given = next((c for c in node.head.children if c.dep_ == "dobj" and c.i < node.i), None)
            if given is not None:
                return int(given.i)
        if node.dep_ == "acl" and node.tag_ == "VBG":
            return int(node.head.i)
        if node.dep_ == "acl":  # "the mayor's plan to open his house"
            return next((int(c.i) for c in node.head.children if c.dep_ == "poss"), -1)
        if node.dep_ not in {"xcomp", "advcl", "conj", "pcomp", "prep"}:
            return -1
    return -1


def ahead(token: Token) -> tuple[Token, bool] | None:
    """The subject of the main clause after "When he arrived, ..." or "In her speech, ...", which the pronoun may mean.

    The second value is whether it hardly means anybody else: it owns something in a phrase before that subject, or
    stands in a clause that shares it ("Closing her speech, ...").

    Args:
        token: a pronoun.
    """
    if token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return None
    node, shared = token, token.dep_ == "poss"
    for _ in range(_UP):
        above = node.head
        if above.i == node.i:
            return None
        if node.dep_ in _FRONTED and above.i > node.i and above.pos_ in {"VERB", "AUX"}:
            main = next((c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i > token.i), None)
            if main is not None and main.pos_ != "PRON":
                first = node.left_edge.i == node.sent.start and node.lower_ not in _ASIDE
                return main, shared and first
        if node.pos_ in {"VERB", "AUX"} and any(c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in node.children):
            shared = False
        node = above
    return None


def of_all(noun: Token, who: Token) -> bool:
    """Whether a "who" takes up all of a row: "Hall and Lee, who are friends", "both Hall and Lee, who".

    Args:
        noun: the word of the row that the parser hangs the clause on.
        who: the relative pronoun.
    """
    verb = who.head
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    both = any(c.lower_ == "both" for t in (noun, *noun.conjuncts) for c in t.children)
    return both or first.lower_ in {"are", "were", "have"} or first.tag_ == "VBP"
