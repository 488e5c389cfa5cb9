"""Spots at which the words of a name name something else: a court case, an index."""

from __future__ import annotations

import re

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.words import Page

_VERSUS = frozenset({"v."})
_INDEX = re.compile(r"(?:['’]s)? \d{2,4}\b")


def beside_the_point(page: Page, c: Candidate) -> bool:
    """Whether the name stands in the name of a case ("Hall v. Norland") or of an index ("Russell 2000")."""
    doc = page.doc
    before = doc[c.start - 1].text if c.start else ""
    after = doc[c.end].text if c.end < len(doc) else ""
    if before in _VERSUS or after in _VERSUS:
        return True
    at, end = doc[c.start].idx, doc[c.end - 1].idx + len(doc[c.end - 1])
    found = _INDEX.match(page.text, end)
    return found is not None and page.text[at : found.end()].replace("’", "'") in tables.products()
