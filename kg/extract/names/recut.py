"""Persons in a headline cut to the words that the text has for them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.extract.names.candidates import Candidate
from kg.extract.names.propagate import person_forms
from kg.extract.names.tables import first_names
from kg.extract.names.words import Page


def as_in_body(page: Page, typed: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, persons in the headline with no more words than the text has for them.

    A headline in Title Case writes its verbs with capitals as well: "Nora Felding Slams Critics".
    """
    doc = page.doc

    def headed(c: Candidate) -> bool:
        return page.shouted(doc[c.start]) or doc[c.start].idx < page.head

    forms: set[tuple[str, ...]] = set()
    last: set[str] = set()
    for c in typed:
        if c.type == "Person" and not headed(c) and c.end > c.start + 1:
            words = [t.text for t in doc[c.start : c.end]]
            forms.update([tuple(words), *person_forms(words)])
        elif c.type == "Person" and not headed(c):
            last.add(doc[c.start].text)
    forms.update((word,) for word in last if word not in first_names())
    return [_cut(page, c, forms, last) if c.type == "Person" and headed(c) else c for c in typed]


def _cut(page: Page, c: Candidate, forms: AbstractSet[tuple[str, ...]], last: AbstractSet[str]) -> Candidate:
    """The candidate without what follows the last form that the text has."""
    words = tuple(t.text for t in page.doc[c.start : c.end])
    if c.title >= 0:
        return c
    if len(words) > 2 and words[0] in first_names() and words[1] in last:
        forms = {*forms, words[:2]}  # Nora Felding, only Felding in the text
    for end in range(len(words), 0, -1):
        if any(words[at:end] in forms for at in range(end)):
            return replace(c, end=c.start + end)
    return c
