"""When somebody held an office: since when, until when, and whether the text tells of it as past.

Read off the words in and right after those that state the office, up to the next verb or person, and where a verb
begins or ends the office ("became", "left") off its date, which may stand before it. Dates are resolved against the
article's own. Stretches ("for six years") are no dates.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.extract.dates import DatePhrase, resolve_date
from kg.extract.facts import tables
from kg.extract.facts.view import View
from kg.model import Affiliation

_PAST = re.compile(r"(?:the )?(?:former|formerly|ex|then|once|onetime|one-time|erstwhile|retired)\b", re.IGNORECASE)
_YEARS = re.compile(r"[\s,(]*(?:from )?((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)?\d\d)\b(?![-–—])")
_AFTER = 12  # tokens after the words in which a date may stand
_BEFORE = 6
_SINCE = frozenset({"since"})
_UNTIL = frozenset({"until", "till", "through", "to"})
_AT = frozenset({"in", "on", "", "from", "last", "during"})
_OPENINGS = frozenset({"in", "since", "on", "last", "from"})
_LASTING = frozenset(
    {"be", "serve", "work", "act", "lead", "head", "chair", "run", "direct", "manage", "edit", "teach"}
)
#: Words that only a time of office stands behind, so that few sentences need the dates of the article.
_HINTS = frozenset({"since", "until", "till", "from", "through"})

#: "the first member since 1900" says nothing of how long.
_COUNTED = frozenset({"first", "second", "third", "only"})


def dated(view: View, held: Affiliation) -> Affiliation:
    """The same with the time that the text gives."""
    doc = view.doc
    words = doc.char_span(held.span.start, held.span.end, alignment_mode="expand")
    if words is None:
        return held
    verb = _verb(words)
    turn = _turn(verb, words)
    # Who founded a body stays its founder.
    past = (held.former or _is_past(view, verb, words)) and not held.normalised.endswith("founder")
    former = past or bool(_PAST.match(held.title))
    stop = _stop(view, words.end, verb)
    years = _YEARS.match(view.text, held.span.end)
    if years:
        until = years[2] if len(years[2]) == 4 else years[1][:2] + years[2]
        if years[1] < until:
            return replace(held, since=years[1], until=until, former=former or _is_over(until, view.published))
    hinted = any(t.lower_ in _HINTS for t in doc[max(0, words.start - _BEFORE) : stop])
    if (not turn and not hinted) or any(t.tag_ == "JJS" or t.lower_ in _COUNTED for t in words):
        return replace(held, former=former)
    since, until = _dates(view, held, (words.start, words.end, stop), turn)
    former = former or turn == "end" or _is_over(until, view.published)
    return replace(held, since=since, until=until, former=former)


def _dates(view: View, held: Affiliation, reach: tuple[int, int, int], turn: str) -> tuple[str, str]:
    doc, (start, _end, stop) = view.doc, reach
    since = until = ""
    last = doc[stop - 1]
    low, high = held.span.start, last.idx + len(last)
    early = _opening(doc, start)
    for phrase in view.dates:
        opening = early is not None and early <= phrase.span.start and phrase.span.end <= low
        if not opening and not low <= phrase.span.start < high:
            continue
        date = resolve_date(phrase.text, view.published)
        if not date:
            continue
        if phrase.preposition in _SINCE or (phrase.preposition == "from" and not turn):
            since = since or date
        elif phrase.preposition in _UNTIL:
            until = until or date
        elif turn and _tells_when(phrase):
            since, until = (since or date, until) if turn == "begin" else (since, until or date)
    return (since, until) if not until or since <= until else ("", until)


def _tells_when(phrase: DatePhrase) -> bool:
    return phrase.preposition in _AT


def _opening(doc: Doc, start: int) -> int | None:
    """Where "In 2012, " begins that opens the sentence right before some words, by characters."""
    first = start
    while first > 0 and start - first < _BEFORE and not doc[first].is_sent_start:
        first -= 1
    if first == start or not doc[first].is_sent_start or doc[first].lower_ not in _OPENINGS:
        return None
    inside = [t for t in doc[first:start] if t.pos_ in {"VERB", "AUX"} or t.ent_type_ in {"PERSON", "ORG"}]
    return None if inside else doc[first].idx


def _stop(view: View, end: int, verb: Token | None) -> int:
    """The token at which the words after the office turn to something else."""
    doc = view.doc
    i = end
    while i < min(len(doc), end + _AFTER):
        token = doc[i]
        other = token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN" and verb not in (token, token.head)
        if token.is_sent_start or i in view.people or other or token.text in {";", ":", "“", '"'}:
            break
        # "in May, when", "until 2019, according to": the office's own words are over
        if token.tag_ in {"WDT", "WP", "WRB"} or token.lower_ in {"and", "but", "according"}:
            break
        i += 1
    return max(i, end)


def _verb(words: Span) -> Token | None:
    """The verb that states the office, if one does."""
    inside = [t for t in words if t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG" and t.dep_ not in {"amod", "compound"}]
    if inside:
        return inside[-1]
    token, steps = words.root, 0
    while token.pos_ not in {"VERB", "AUX"} and steps < 3:
        if token.dep_ not in {"attr", "oprd", "pobj", "prep", "dobj", "nsubj", "nsubjpass"} or token.head is token:
            return None
        token, steps = token.head, steps + 1
    return token if token.pos_ in {"VERB", "AUX"} else None


def _turn(verb: Token | None, words: Span) -> str:
    """Whether the verb begins or ends the office, or ""."""
    if verb is None or any(c.tag_ == "MD" or c.dep_ == "neg" for c in verb.children) or verb.tag_ == "VB":
        return ""
    inside = words.start <= verb.i < words.end
    where = "subject" if words.root.dep_ in {"nsubj", "nsubjpass"} and not inside else "said"
    # "the chief of X resigned as trustee of Y": another office is over
    if where == "subject" and any(c.lower_ in {"as", "from"} for c in verb.children):
        return ""
    return tables.terms().get((verb.lemma_, where), "")


def _is_past(view: View, verb: Token | None, words: Span) -> bool:
    """Whether a lasting state is told in the past tense: "was director", "who led X", "served as chair"."""
    if verb is None or verb.tag_ != "VBD" or verb.lemma_ not in _LASTING:
        return False
    if verb.lemma_ != "be":
        return words.start <= verb.i < words.end
    # "the others were Ann Roe of X and Tom Ash of Y" tells of who, not of what they were
    return any(c.dep_ == "attr" and words.start <= c.i < words.end and c.i not in view.people for c in verb.children)


def _is_over(until: str, published: str) -> bool:
    return bool(until) and (not published or until <= published[: len(until)])
