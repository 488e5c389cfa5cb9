"""Credit to another outlet or document: "..., The Times reported", "according to a recording".

An attribution that only passes on what a nearer source said is a credit of the nearer attribution, not a statement of
its own: in "'We lost', Reed said, the Courier reported" Reed speaks and the Courier is credited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.statements.types import Attribution



def passes_on(doc: Doc, attribution: Attribution) -> bool:
    """Whether the cue may be a mere credit."""
    if attribution.rule == "according":
        return True
    return attribution.verb >= 0 and doc[attribution.verb].lemma_.lower() in ("report", "cite")


def with_credits(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with credits taken out of the list and put on those they pass on."""
    credits = [
        a for a in found if passes_on(doc, a) and any(b is not a and _inside(doc, b, a) for b in found)
    ]
    out: list[Attribution] = []
    for a in found:
        if a in credits:
            continue
        mine = [c for c in credits if _inside(doc, a, c)]
        out.append(replace(a, credit=tuple(s for c in mine for s in c.source)) if mine else a)
    return out


def _inside(doc: Doc, inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner attribution's cue stands in the outer one's content."""
    if inner.verb < 0 or passes_on(doc, inner):
        return False
    at = doc[inner.verb].idx
    return any(s.start <= at < s.end for s in outer.content)
