"""Numbers of roads are places: "the M62", "I-95", "US 75"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.extract.names.candidates import Candidate
from kg.extract.names.words import Page

#: Britain's and America's roads, and words beside them.
_ROAD = re.compile(r"([AMBI]|US|SR|CR)[- ]?\d{1,4}M?\Z")
_ALONG = frozenset("on along via off onto from near between closed blocked take took leave left join of and".split())
_AFTER = frozenset(
    "northbound southbound eastbound westbound motorway highway freeway road junction interchange exit".split()
)


def roads(page: Page, found: Sequence[Candidate], key: Callable[[str], str]) -> set[str]:
    """Forms that are numbers of roads, not "the A320 aircraft".

    One is sure where it lies somewhere or is driven along; beside a sure one the others of the article are roads too.

    Args:
        page: the article's words.
        found: all candidates.
        key: makes the form of a text.
    """
    doc, out, other, maybe = page.doc, set(), set(), set()
    for c in found:
        text = key(doc[c.start : c.end].text)
        if not _ROAD.match(text):
            continue
        before = [t.lower_ for t in doc[max(0, c.start - 2) : c.start]]
        after = doc[c.end].lower_ if c.end < len(doc) else ""
        led = bool(before) and before[-1] in _ALONG
        article = len(before) == 2 and before[-1] == "the" and before[0] in _ALONG
        if after in _AFTER:
            out.add(text)
        elif doc[c.end - 1].dep_ == "compound":
            other.add(text)
            maybe.add(text)
        elif led or article:
            out.add(text)
        else:
            maybe.add(text)
    sure = out - other
    return sure | (maybe if sure else set())
