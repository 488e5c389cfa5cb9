"""Where what is said ends in a headline: "Port denies threat as city backs tram" tells two things."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.statements.types import Attribution
from kg.model import Span

_FINITE = frozenset({"VBZ", "VBP", "VBD"})
#: a subject in a headline is no longer than this
_SUBJECT = 6


def within_news(doc: Doc, found: Attribution) -> Attribution:
    """The attribution, its object or phrase without the second piece of news behind "as"."""
    if found.verb < 0 or not found.rule.startswith(("object", "prep")) or doc[found.verb].tag_ not in _FINITE:
        return found
    last = found.content[-1]
    span = doc.char_span(last.start, last.end, alignment_mode="expand")
    for token in list(span or ())[1:]:
        if token.lower_ == "as" and _tells_more(token):
            end = doc[token.i - 1].idx + len(doc[token.i - 1])
            return replace(found, content=(*found.content[:-1], Span(last.start, end)))
    return found


def _tells_more(link: Token) -> bool:
    """Whether a subject without an article and its verb stand behind "as".

    The parser takes many such a verb for a noun: "as city backs tram".
    """
    words = link.doc[link.i + 1 : min(link.i + 2 + _SUBJECT, link.sent.end)]
    if not words or words[0].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return False
    for token in words[1:]:
        if token.tag_ in _FINITE or (token.tag_ == "NNS" and _has_object(token)):
            return True
        if token.is_punct or token.is_space or token.pos_ in ("ADP", "SCONJ"):
            return False
    return False


def _has_object(token: Token) -> bool:
    """Whether a noun stands right behind a word in -s, which two nouns in a row would not do."""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON")
