"""What a sentence says that somebody or something is: "She was a judge", "he served as mayor", "made him a partner"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.coref.chains import Chain
from kg.extract.coref.phrases import Phrase

_BE = frozenset({"be", "become", "remain"})
#: verbs that give an office to their object
_MAKE = frozenset("name elect appoint make crown proclaim declare vote swear promote".split())
#: verbs whose subject is what stands after "as"
_SERVE = frozenset("serve work act retire resign return continue remain start begin train volunteer".split())
#: verbs whose object is what stands after "as"
_INSTALL = frozenset("hire appoint elect choose select name install confirm recognise recognize retain employ".split())
_LONGEST = 15  # words after a noun that still belong to the predicate
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", '"', "”", "."})
#: what is said of a word or a matter, not of whom it names
_WORDS = frozenset("name term word reason letter language problem question issue matter title nickname part".split())
_MAYBE = frozenset("could would might may should ought".split())
_IF = frozenset({"if", "whether", "unless"})
_STEPS = 4  # verbs joined by "and" that are climbed
#: words that make of an office another one
_LESSER = frozenset("interim acting deputy vice assistant associate honorary".split())


def subject(head: Token) -> Token | None:
    """The word of which a noun is predicated, None where the noun is no predicate or nothing is asserted.

    Args:
        head: the noun.
    """
    noun = head
    if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "conj" for c in noun.children):
        noun = noun.head  # of two, not of a longer row
    verb = noun.head
    if noun.dep_ == "attr" and verb.lemma_ in _BE:
        return _of(verb, passive=False) if noun.i > verb.i else None
    if noun.dep_ in {"oprd", "attr"} and verb.lemma_ in _MAKE:
        return _of(verb, passive=True) or _object(verb, noun)
    if noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
        deed = verb.head
        if deed.lemma_ in _SERVE:
            return _of(deed, passive=False)
        if deed.lemma_ in _INSTALL:
            return _of(deed, passive=True) or _object(deed, noun)
    return None


def _of(verb: Token, *, passive: bool) -> Token | None:
    """The subject of an assertion, from "and" verbs up to the one that has it."""
    wanted = {"nsubjpass"} if passive else {"nsubj"}
    for _ in range(_STEPS):
        kids = list(verb.children)
        if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in _MAYBE) for c in kids):
            return None
        if any(c.dep_ == "mark" and c.lower_ in _IF for c in kids):
            return None
        found = next((c for c in kids if c.dep_ in wanted), None)
        if found is not None:
            return found if found.i < verb.i else None
        if verb.dep_ != "conj":
            return None
        verb, wanted = verb.head, {"nsubj", "nsubjpass"}
    return None


def _object(verb: Token, noun: Token) -> Token | None:
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < noun.i), None)


def suits(chain: Chain, phrase: Phrase, head: Token, of: Token) -> bool:
    """Whether a predicate can be true of an entity: no person is a town, no town a nurse.

    A noun for things ("a legend") is taken only where "is" stands between, and not of an "it" that may mean anything.

    Args:
        chain: the entity.
        phrase: the predicate.
        head: its noun.
        of: the word of which it is predicated.
    """
    if phrase.plural or not (phrase.form in {"a", "the", "poss", "bare"} or phrase.number == "one"):
        return False
    fitting = {"Person": {"person"}, "Place": {"place"}, "Group": {"person", "body", "crowd", "platform"}}
    if phrase.cls in fitting.get(chain.type, {"body", "platform", "crowd"}):
        return True
    plain = head.dep_ == "attr" and phrase.form != "bare" and of.lower_ not in {"it", "they"}
    return plain and phrase.cls == "thing" and phrase.lemmas[0] not in _WORDS and chain.type != "Group"


def whole(phrase: Phrase, head: Token) -> int:
    """The end of a predicate with all that hangs on its noun up to a comma: "a member of the board that sold it".

    Args:
        phrase: the predicate.
        head: its noun.
    """
    doc = head.doc
    last = min(head.right_edge.i + 1, phrase.end + _LONGEST)
    end = next((t.i for t in doc[phrase.end : last] if t.is_space or t.text in _STOPS or _another(t)), last)
    while end > phrase.end and doc[end - 1].pos_ in {"ADP", "CCONJ", "SCONJ"}:
        end -= 1
    return max(end, phrase.end)


def _another(token: Token) -> bool:
    """Whether an "and" leads to a description of its own: "an artist and a farmer"."""
    return token.dep_ == "cc" and token.i + 1 < len(token.doc) and token.nbor().pos_ in {"DET", "PRON", "NUM"}


def lasting(phrase: Phrase, head: Token) -> bool:
    """Whether "the director" may later mean who is said to be that, which "an acting director" does not lead to."""
    return not any(t.lower_ in _LESSER for t in head.doc[phrase.start : head.i])
