"""Proper names of events: those everyone knows, and capitalised phrases that end in an event's noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.extract.events.phrase import noun_phrase
from kg.extract.events.tables import Noun, dated, heads, known, offices
from kg.extract.events.treaty import is_treaty
from kg.extract.events.types import Trigger
from kg.extract.index import MentionIndex
from kg.extract.state import text_of
from kg.model import Span

#: Small words inside a name: "Festival of the Lakes".
_CONNECTORS = frozenset(("of", "the", "for", "on", "and", "de", "&", "in", "-"))
#: What opens a sentence or a phrase is no part of the name.
_OPENERS = frozenset(("the", "a", "an", "this", "at", "in", "on", "after", "our"))
#: Only a body says something.
_NAMING = frozenset(("say", "announce", "tell", "add", "state", "warn", "argue"))
_NUMBERING = re.compile(r"[IVXL]+\Z|\d{4}\Z")
_LONGEST_NAME = 12


@lru_cache(maxsize=1)
def _known_pattern() -> re.Pattern[str]:
    names = sorted(known(), key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names) + r")(?!\w)")


def known_names(doc: Doc, facts: set[int]) -> Iterator[tuple[Trigger | None, list[Token]]]:
    """Events called by their day or by a name of the table, with their tokens; None for a name that is no event."""
    text = text_of(doc)
    for pattern, noun in dated():
        for match in pattern.finditer(text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and span.start in facts:
                yield _dated(span, noun), list(span)
    for match in _known_pattern().finditer(text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or span.start not in facts:
            continue
        name = " ".join(match[0].split())
        noun = known()[name]
        here = Span(*match.span())
        trigger = Trigger(span.root, here, "name", noun.type, noun.family, "name", name, definite=True)
        yield (trigger if noun.type != "-" else None), list(span)


def _dated(span: TokenSpan, noun: Noun) -> Trigger:
    """An event called by its day: the mention is its noun, so that possessor and target stay readable beside it."""
    last = span[-1]
    return Trigger(
        last,
        Span(last.idx, last.idx + len(last)),
        "nominal",
        noun.type,
        noun.family,
        "name",
        noun_phrase(last),
        definite=True,
        fixed_date=noun.date,
    )


def proper_names(
    words: list[Token], title_case: set[int], index: MentionIndex, taken: Mapping[int, Trigger | None]
) -> Iterator[tuple[Trigger | None, list[Token]]]:
    """Capitalised names that end in an event's noun; None for one that is a body's."""
    for token in words:
        noun = heads().get(token.text)
        if noun is None or token.i in title_case or token.i in taken or _is_month(token):
            continue
        tokens = _name_tokens(token)
        if tokens is None:
            continue
        span = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
        if _belongs_to_a_body(token, span, index):
            yield None, tokens
            continue
        if is_treaty(token, tokens):
            noun = heads()["Treaty"]
        name = " ".join(token.doc[tokens[0].i : tokens[-1].i + 1].text.split())
        yield Trigger(token, span, "name", noun.type, noun.family, "name", name, definite=True), tokens


def _is_month(token: Token) -> bool:
    if token.text != "March" or token.i + 1 >= len(token.doc):
        return token.text == "March"
    if token.ent_type_ == "DATE" or (token.i and token.nbor(-1).text[0].isdigit()):
        return True
    capital_before = token.i > token.sent.start and token.nbor(-1).pos_ == "PROPN"
    return token.nbor(1).is_digit and not capital_before


def _name_tokens(head: Token) -> list[Token] | None:
    """The capitalised phrase that ends in (or runs on from) a head word; None when there is none."""
    doc = head.doc
    start = head.i
    at = head.i - 1
    while at >= 0 and head.i - at < _LONGEST_NAME:
        token = doc[at]
        is_word = token.text[0].isupper() and (token.is_alpha or "-" in token.text or "." in token.text)
        if is_word or (token.text[0].isdigit() and token.text.isalnum()):
            start = at
        elif token.text not in _CONNECTORS or (token.text == "the" and doc[at - 1].text not in ("of", "on", "for")):
            break
        at -= 1
    while start < head.i and (doc[start].lower_ in _OPENERS or doc[start].is_stop):
        start += 1
    end = head.i
    following = doc[end + 1] if end + 1 < len(doc) else None
    if following is not None and following.text == "of" and not head.is_sent_start and end + 2 < len(doc):
        after = end + 2 + (doc[end + 2].text == "the")
        while (
            after < len(doc)
            and after - end < 6
            and doc[after].text[0].isupper()
            and doc[after].pos_ in ("PROPN", "NOUN", "ADJ")
        ):
            end, after = after, after + 1
    elif following is not None and _NUMBERING.match(following.text):
        end += 1
    elif following is not None and following.text[0].isupper() and following.pos_ == "PROPN":
        return None
    tokens = list(doc[start : end + 1])
    capitals = [t for t in tokens if t.text[0].isupper() or t.text[0].isdigit()]
    return tokens if len(capitals) > 1 and not all(t.text[0].isdigit() for t in tokens[:-1]) else None


def _belongs_to_a_body(head: Token, span: Span, index: MentionIndex) -> bool:
    """Whether the phrase is part of a longer name, or says something, as only a body does."""
    for hit in index.overlapping(span.start, span.end):
        own = hit.mention.span
        if hit.mention.kind == "name" and own != span and own.covers(span) and own.end > span.end:
            return True
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ in offices():
        return True
    # "the Conference of Mayors", "the Congress of Teachers": a body of people.
    if head.i + 2 < len(head.doc) and head.nbor(1).lower_ == "of" and head.nbor(2).tag_ == "NNPS":
        return True
    if any(c.dep_ == "appos" and c.lemma_ in offices() for c in head.children):
        return True
    return head.dep_ == "nsubj" and head.head.lemma_ in _NAMING
