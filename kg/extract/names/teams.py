"""A country or a city that plays: in the report of a match "Sweden beat Panama" names two teams, not two places.

Only in an article that speaks of sport, and only where the words beside the name are those of a match; "the game in
Sweden" stays a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.evidence import key
from kg.extract.names.listed import WEIGHT
from kg.extract.names.words import Page

_SIDES = frozenset({"for", "with", "against", "over", "past", "versus", "v", "vs", "vs."})
_SITES = frozenset("in near at from outside to across around into within through of".split())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_DASHES = frozenset({"-", "–", "—", "‑", ":"})
#: Words of a match that an article about one has at least.
_LEAST = 3


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in tables.rows(__package__, "sport.tsv")}


def teams(page: Page, typed: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with places made teams where they play."""
    doc, words = page.doc, _words()
    places = [c for c in typed if c.type == "Place"]
    if not places or sum(t.lemma_.lower() in words["report"] for t in doc) < _LEAST:
        return list(typed)
    played: dict[str, int] = defaultdict(int)
    stood: dict[str, int] = defaultdict(int)
    sure = set()
    for c in places:
        text = key(doc[c.start : c.end].text)
        stood[text] += 1
        if _plays(page, c):
            played[text] += 1
            sure.add(c.start)
    out = []
    for c in typed:
        text = key(doc[c.start : c.end].text)
        often = played[text] > 1 and 2 * played[text] >= stood[text]
        if c.type == "Place" and c.weight < WEIGHT and (c.start in sure or (often and not _sited(page, c))):
            out.append(replace(c, type="Organization", reason="it plays in the match reported"))
        else:
            out.append(c)
    return out


def _sited(page: Page, c: Candidate) -> bool:
    """Whether something is there: "in Sweden", or a larger place follows ("Leeds, England")."""
    doc = page.doc
    return bool(c.start and doc[c.start - 1].lower_ in _SITES)


def _plays(page: Page, c: Candidate) -> bool:
    doc, words = page.doc, _words()
    if _sited(page, c):
        return False
    last = doc[c.end - 1]
    after = doc[c.end] if c.end < len(doc) else None
    if after is not None and _score(page, c.end):
        return True  # Sweden 1 - 0 Panama
    if c.start > 2 and _score(page, c.start - 3):
        return True
    if after is not None and after.text in _POSSESSIVE:
        return _owns(doc[c.end + 1 : c.end + 4])
    if last.dep_ == "compound" or (after is not None and after.lemma_.lower() in words["owned"]):
        return last.head.lemma_.lower() in words["owned"]
    before = doc[c.start - 1] if c.start else None
    if before is not None and before.lower_ in _SIDES:
        head = before.head
        return head.lemma_.lower() in words["played"] | words["does"]
    subject = last
    while subject.dep_ == "conj":
        subject = subject.head
    if subject.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return subject.head.lemma_.lower() in words["does"]
    return False


def _owns(after: Span) -> bool:
    words = _words()["owned"]
    for token in after:
        if token.lemma_.lower() in words:
            return True
        if token.tag_ not in {"JJ", "NN", "CD", "NNP", "JJS"}:
            return False
    return False


def _score(page: Page, i: int) -> bool:
    """Whether a score stands at `i`: two figures with a dash between."""
    doc = page.doc
    if i + 2 >= len(doc):
        return False
    one, dash, two = doc[i], doc[i + 1], doc[i + 2]
    if one.text.isdigit() and dash.text in _DASHES and two.text.isdigit():
        return len(one.text) < 4 and len(two.text) < 4
    return False
