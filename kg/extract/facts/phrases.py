"""Reads a description off the words: "the director of research at X", "a former X lawyer", "X's head of sales".

A small grammar over tokens, not the parse: where names, brackets and commas stand close together the parser often hangs
an apposition on the wrong word, while the order of the words stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.facts.view import View, bare
from kg.extract.names.tables import CALENDAR
from kg.model import Entity

#: Prepositions between what somebody is and the body where he is it.
AT = frozenset("of at for with in from".split())
_EMPLOYED = frozenset({"at", "for", "with"})
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE = frozenset({"now", "currently", "then", "once", "formerly", "also"})
_PAST = frozenset({"former", "ex", "retired", "acting", "interim", "then", "longtime"})
FORMER = frozenset({"former", "ex", "retired", "onetime", "past"})
_BOASTS = frozenset({"history", "years", "decades"})
_BOAST = 6
_LONGEST = 16
_YEAR = 4  # digits of a year, which is no part of a name
_MODIFIERS = 6  # words between an article and a name: "the centrist, London-based X"
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_JOINS = frozenset({"-", "and", "&", "/", "'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Description:
    """What was read.

    Args:
        start: number of the first token.
        end: number of the token after the last.
        head: the noun that says what is described.
        title: the words of the description without the body.
        body: the body.
        owned: whether the body stands before the head.
        past: whether it is told in the past tense.
    """

    start: int
    end: int
    head: Token
    title: str
    body: Entity
    owned: bool = False
    past: bool = False


def descriptions(view: View, start: int, is_head: Callable[[Token], bool]) -> Iterator[Description]:
    """The description that starts at a token, and those joined to it by "and" that have a body of their own.

    Args:
        view: the article.
        start: number of the first token.
        is_head: whether a noun may say what is described.
    """
    at = start
    while True:
        found = _one(view, at, is_head)
        if found is None:
            return
        yield found
        at = found.end
        doc = view.doc
        if at < len(doc) and doc[at].text == ",":
            at += 1
        if at >= len(doc) or doc[at].lower_ != "and":
            return
        at += 1


def _one(view: View, start: int, is_head: Callable[[Token], bool]) -> Description | None:
    doc = view.doc
    i = start
    while i < len(doc) and doc[i].lower_ in _BEFORE:
        i += 1
    said = {doc[k].lower_ for k in range(start, i)}
    past = "former " if said & {"once", "formerly"} else "then " if "then" in said else ""
    owner: tuple[int, Entity] | None = None  # the body before the head, and where the words of the title begin
    first = i
    head: Token | None = None
    while (i < min(len(doc), start + _LONGEST) and not doc[i].is_sent_start) or i == start:
        if i >= len(doc):
            return None
        token = doc[i]
        named = view.bodies.get(i)
        if named is not None and owner is None and head is None:
            past = past or _words(doc, first, i + 1)
            owns = named[0] < len(doc) and view.owns(named[0])
            if i not in view.starts and not owns:
                return None  # "the network President Ann Roe formed": only a name may stand right before a title
            i = named[0] + owns
            owner = i, named[1]
            continue
        if named is not None and owner is not None:
            # "the Kestrel host and former Orrin engineer": each body has its own
            joint = next((k for k in range(i, owner[0], -1) if doc[k].lower_ == "and"), -1)
            head = next((t for t in reversed(doc[owner[0] : max(joint, owner[0])]) if is_head(t)), None)
            i = joint
            break
        if owner is None and token.tag_ == "PRP$" and (body := view.body(token)) is not None:
            owner = (i + 1, body)
        elif (token.lower_ in AT and head is not None) or not _may_stand(view, token):
            break
        elif i > first and _starts_anew(token):
            return None
        else:
            head = token if is_head(token) else head if token.pos_ not in {"NOUN", "PROPN"} else None
        i += 1
    if head is None or head.i > i - 1:
        return None
    if owner is not None:
        if (
            i < len(doc)
            and doc[i].lower_ in _EMPLOYED
            and doc[owner[0] - 1].text not in _JOINS
            and doc[owner[0] - 1].tag_ != "PRP$"
        ):
            found = _body_at(view, i + 1)
            if found is not None:  # "House editor for the Cook Report" edits there
                return Description(start, found[0], head, past + bare(doc[first:i].text), found[1])
        end = _tail(view, i) if i < len(doc) and doc[i].lower_ in AT else i
        if end > i and end in view.people and is_head(doc[end - 1]):
            return None  # "the X physician in the office of Chairwoman Ann Roe"
        end = _without_joins(doc, end)
        return Description(start, end, head, past + bare(doc[owner[0] : end].text), owner[1], owned=True)
    return _after(view, start, first, i, head, past)


def _after(view: View, start: int, first: int, i: int, head: Token, past: str) -> Description | None:
    """The body behind a preposition, directly or after more words: "director of research at the centrist X"."""
    doc = view.doc
    while i + 1 < len(doc) and i < start + _LONGEST and not doc[i].is_sent_start:
        token = doc[i]
        if token.lower_ in AT:
            found = _body_at(view, i + 1)
            if found is not None:
                end, body = found
                return Description(start, end, head, past + bare(doc[first:i].text), body)
        elif not _may_stand(view, token):
            return None
        i += 1
    return None


def _body_at(view: View, i: int) -> tuple[int, Entity] | None:
    """Where the body ends that a noun phrase names, and the body; no body that only describes another person."""
    doc = view.doc
    for k in range(i, min(len(doc), i + _MODIFIERS + 1)):
        named = view.bodies.get(k)
        if named is not None and not _hyphened(doc, named[0]):
            end, body = named
            follows = doc[end] if end < len(doc) else None
            # "students at Middle School 12": a name that was cut
            if follows is not None and follows.like_num and len(follows) < _YEAR:
                return None
            # "a spokesman for Kestrel chief Ann Roe" speaks for her
            lesser = follows is not None and follows.pos_ in {"NOUN", "PROPN", "ADJ"} and not follows.is_sent_start
            if lesser and end not in view.people:
                return None
            return end, body
        comma = doc[k].text == "," and doc[i].lower_ in _ARTICLES  # "the centrist, Leeds-based X"
        inside = doc[k].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "DET"} or doc[k].tag_ == "VBN"
        if not (inside or comma or doc[k].text == "-"):
            return None
        if k in view.people:
            return None
    return None


def _hyphened(doc: Doc, end: int) -> bool:
    """Whether a name only begins a word: "the Leeds-based Harbor Trust"."""
    return end + 1 < len(doc) and doc[end].text in {"-", "–"} and doc[end + 1].tag_ in {"VBN", "VBD", "JJ"}


def _tail(view: View, i: int) -> int:
    """The end of "of marketing for the iPod" after a title."""
    doc = view.doc
    k = i
    while k < min(len(doc), i + 8) and not doc[k].is_sent_start:
        token = doc[k]
        if (
            token.ent_type_ in {"DATE", "TIME"}
            or token.text in CALENDAR
            or not (token.lower_ in AT or _may_stand(view, token))
        ):
            break
        if is_boast(doc, k):
            break
        if token.lower_ in AT and (k + 1 >= len(doc) or doc[k + 1].pos_ in {"VERB", "AUX", "PRON"}):
            break
        k += 1
    return k


def is_boast(doc: Doc, i: int) -> bool:
    """Whether "in the country's history", "in 50 years" begins here, which praises and is no part of a title."""
    return doc[i].lower_ == "in" and any(t.lower_ in _BOASTS for t in doc[i + 1 : i + _BOAST])


def _without_joins(doc: Doc, end: int) -> int:
    while end > 0 and (doc[end - 1].lower_ in _JOINS | AT | _ARTICLES):
        end -= 1
    return end


def _may_stand(view: View, token: Token) -> bool:
    """Whether a description may hold the word."""
    if token.i in view.people:
        return False
    if token.pos_ in _INSIDE or token.lower_ in _ARTICLES:
        return True
    modifies = token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "compound", "nmod"}
    return modifies or token.lower_ in _JOINS or token.lower_ in FORMER


def _words(doc: Doc, start: int, end: int) -> str:
    """What of the words before a body belongs to the title: "former"."""
    kept = [t.lower_ for t in doc[start:end] if t.lower_ in _PAST]
    return " ".join([*kept, ""])


def _starts_anew(token: Token) -> bool:
    """Whether an adjective can't follow the noun before it: "the firm's case former mayor", "X interviews local Y"."""
    before = token.nbor(-1)
    past = token.lower_ in _PAST and before.pos_ in {"NOUN", "PROPN"}
    return past or (token.pos_ == "ADJ" and before.tag_ == "NNS")
