"""Lists of names as subjects: who is only named to be left out, and lists that the parser hung on the word before."""

from __future__ import annotations

import re

from spacy.tokens import Token

_LEFT_OUT = re.compile(r"\b(?:not|never|without|excluding|except(?:\s+for)?|minus)\s+(?:the\s+|a\s+)?\Z", re.IGNORECASE)
_LONGEST = 24


def left_out(text: str, start: int) -> bool:
    """Whether the words before a name take it out of its list: not "Adair" in "Lind, Ash and others (but not Adair)".

    Args:
        text: the article.
        start: where the name begins.
    """
    return _LEFT_OUT.search(text, max(0, start - _LONGEST), start) is not None


_TIMES = frozenset({"after", "before", "since", "until", "till"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STEPS = 12
_BRACKETED = 10


def lost_subject(verb: Token) -> Token | None:
    """The subject that the parser took for the object of "after": "rose after Lind, Ash and Roe signed the letter".

    A finite verb without a subject right behind such an object can only be its verb.
    """
    if verb.tag_ not in _FINITE or verb.i < 2 or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    doc, i = verb.doc, verb.i - 1
    if doc[i].text == ")":
        i = next((k - 1 for k in range(i, max(0, i - _BRACKETED), -1) if doc[k].text == "("), i)
    token = doc[i]
    for _ in range(_STEPS):
        if token.dep_ == "pobj":
            return token if token.head.lower_ in _TIMES else None
        if token.dep_ not in ("conj", "appos", "compound") or token.head == token:
            return None
        token = token.head
    return None
