"""What stands in one list is of one kind: where most of a list are places for sure, the others are places too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.words import Page

_JOINS = frozenset({(",",), ("and",), (",", "and"), ("or",), (",", "or"), ("&",), (";",)})
#: A list has so many members, and so many of them are sure.
_LEAST, _SURE = 3, 2
_WEIGHT = 1.5


def lists(
    page: Page, found: Sequence[Candidate], types: Mapping[str, str], key: Callable[[str], str]
) -> Iterator[tuple[str, str, float]]:
    """The forms of which a list tells the type, with the type and its weight.

    Args:
        page: the article's words.
        found: all candidates, in the order of the text.
        types: what the votes so far decide for each form.
        key: makes the form of a text.
    """
    for members in _rows(page, found):
        if len(members) < _LEAST:
            continue
        forms = [key(page.doc[c.start : c.end].text) for c in members]
        sure = [kind for form, c in zip(forms, members, strict=True) if (kind := _sure(form, c, types))]
        for kind in sorted(set(sure)):
            if sure.count(kind) >= _SURE and 2 * sure.count(kind) >= len(members) and len(set(sure)) == 1:
                yield from ((form, kind, _WEIGHT) for form in dict.fromkeys(forms))


def _rows(page: Page, found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Neighbouring candidates with nothing but commas and "and" between."""
    row: list[Candidate] = []
    for c in found:
        if row and not _joined(page, row[-1], c):
            yield row
            row = []
        row.append(c)
    if row:
        yield row


def _joined(page: Page, a: Candidate, b: Candidate) -> bool:
    gap = page.doc[a.end : b.start]
    return 0 < len(gap) <= 2 and tuple(t.lower_ for t in gap) in _JOINS


def _sure(form: str, c: Candidate, types: Mapping[str, str]) -> str:
    """The type of a member that is beyond doubt, else ""."""
    if form in tables.places() and types.get(form) == "Place":
        return "Place"
    if form in tables.bodies() or (c.type == "Organization" and c.weight >= 3):
        return "Organization"
    first, _, rest = form.partition(" ")
    return "Person" if rest and first in tables.first_names() and types.get(form) == "Person" else ""
