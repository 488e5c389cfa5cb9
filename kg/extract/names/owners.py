"""Who or what opens the name of an event, a work or a product: "UNESCO" in "UNESCO World Heritage List"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.evidence import key
from kg.extract.names.propagate import Lexicon
from kg.extract.names.words import Page

_LONGEST = 3
#: So many words after a place say what was held there: "Delmar Film Festival", not "Norland Free Speech Forum".
_SITED = 2


def owner(page: Page, named: Candidate, known: AbstractSet[str], lexicon: Lexicon) -> int:
    """How many words open the name and name its owner, or a place or person that stands by itself elsewhere.

    Args:
        page: the article's words.
        named: a name that is none of ours.
        known: the forms of names that the article has.
        lexicon: takes what is found here, so that it is found.
    """
    words = tuple(t.text for t in page.doc[named.start : named.end])
    head = tables.heads().get(words[-1], "")
    for n in range(min(_LONGEST, len(words) - 1), 0, -1):
        text = key(" ".join(words[:n]))
        product = tables.product(" ".join(words[n:]))
        if head == "event" or product:
            if text in tables.bodies():
                lexicon.add(words[:n], "Organization", "it opens the name of an event or a product")
                return n
            held = len(words) - n <= _SITED or words[-1] == "Festival"
            if head == "event" and held and text in tables.places():
                lexicon.add(words[:n], "Place", "it opens the name of an event")
                return n
        if text in known and (head in {"event", "work"} or product):
            return n
    return 0
