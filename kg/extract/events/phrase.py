"""The noun phrase of an event or of a thing, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.events.grammar import conjuncts, pobj

_BEFORE = frozenset(("amod", "compound", "nmod", "poss", "nummod", "npadvmod", "quantmod", "advmod"))
_NAME_PREPS = frozenset(("between", "with", "on", "against", "to", "over", "about", "among"))
#: "this year's election", "Monday night's debate": when, not whose.
_TIMES = frozenset(
    ("year", "month", "week", "day", "night", "morning", "afternoon", "evening", "today", "yesterday", "tomorrow",
     "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
#: What has days that are hearings.
_COURT_DAYS = frozenset(("trial", "retrial", "hearing", "inquest", "inquiry", "tribunal"))
_MARKS = re.compile(r"[\"“”]")
_LONGEST_AFTER = 8


def is_court_day(token: Token) -> bool:
    """Whether it is "the second day of the trial", which is a hearing."""
    return token.lower_ == "day" and any(
        c.lower_ == "of" and any(p.lemma_.lower() in _COURT_DAYS for p in pobj(c)) for c in token.children
    )


def is_time(token: Token) -> bool:
    """Whether a noun tells when."""
    return token.lemma_.lower() in _TIMES


def noun_phrase(token: Token) -> str:
    """The noun phrase as written: without its leading article, with a short "between" or "on" phrase after it."""
    doc = token.doc
    first = _first(token)
    last = token.i
    if is_court_day(token):
        last = max(o.i for c in token.children if c.lower_ == "of" for o in pobj(c))
    for child in token.rights:
        if child.dep_ == "nummod" and child.i == last + 1 and token.pos_ == "PROPN":  # "Model 4"
            last = child.i
            continue
        if child.dep_ != "prep" or child.lower_ not in _NAME_PREPS or child.i != last + 1:
            break
        objects = [t for o in pobj(child) for t in conjuncts(o)]
        topic = child.lower_ in ("on", "about") and _is_panel(token)
        if topic:  # "a panel on the future of cities"
            objects += [n for t in objects[:1] for c in t.rights if c.lower_ == "of" for n in pobj(c)]
        edge = max((t.i for t in objects), default=child.i)
        if objects and objects[0].ent_type_ in ("DATE", "TIME"):
            break
        if not objects or edge - child.i > _LONGEST_AFTER:
            break
        if any(t.pos_ in ("VERB", "PRON") for t in doc[child.i : edge + 1]):
            break
        if child.lower_ not in ("between", "with") and objects[0].pos_ != "PROPN" and not topic:
            break
        last = edge
    words = " ".join(doc[first : last + 1].text.split())
    # A mark that opened or closed before the phrase did is not its own.
    return _MARKS.split(words)[-1].strip() if len(_MARKS.findall(words)) % 2 else words


def _is_panel(token: Token) -> bool:
    return "panel" in (token.lemma_.lower(), *(c.lower_ for c in token.lefts))


def short_phrase(token: Token) -> str:
    """The noun with what stands before it, and nothing after it but a number: for what is done to it."""
    last = next((c.i for c in token.rights if c.dep_ == "nummod" and c.i == token.i + 1), token.i)
    words = " ".join(token.doc[_first(token) : last + 1].text.split())
    return _MARKS.split(words)[-1].strip() if len(_MARKS.findall(words)) % 2 else words


def _first(token: Token) -> int:
    doc = token.doc
    first = token.i
    for child in _before(token):
        first = min(first, child.left_edge.i)
    while first < token.i and (doc[first].dep_ == "det" or doc[first].is_punct or doc[first].tag_ == "PRP$"):
        first += 1
    # "a quiet, solemn ceremony" is called by its last adjective.
    return max((t.i + 1 for t in doc[first : token.i] if t.text == ","), default=first)


def _before(token: Token) -> Iterator[Token]:
    """What stands before the noun in its phrase; all that tells when, and what leads up to it, is left out."""
    kept: list[Token] = []
    for child in token.lefts:
        if child.dep_ == "poss" and is_time(child):
            kept = []
        elif child.dep_ in _BEFORE:
            kept.append(child)
    yield from kept
