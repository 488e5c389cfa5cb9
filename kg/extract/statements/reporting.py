"""The outlet that an article passes on: "the Courier reported", "according to the Courier".

It speaks, as nobody nearer is named, and the article credits it at the same time. Only an outlet is credited: the word
of a council or a company is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.index import MentionIndex
from kg.extract.layout.tables import agencies, outlets
from kg.extract.names.tables import heads
from kg.extract.statements.clauses import lemma_of
from kg.extract.statements.types import Attribution
from kg.model import Entity

_REPORTING = frozenset({"report", "according", "per"})


def reporting(doc: Doc, index: MentionIndex, found: Attribution, speakers: Sequence[str]) -> tuple[str, ...]:
    """Those of the speakers that are outlets whose report the article passes on."""
    if found.verb < 0 or (doc[found.verb].lower_ not in _REPORTING and lemma_of(doc[found.verb]) not in _REPORTING):
        return ()
    return tuple(s for s in speakers if _is_outlet(index.entity(s)))


def _is_outlet(entity: Entity) -> bool:
    if entity.type not in ("Organization", "Platform"):
        return False
    name = entity.name.removeprefix("The ")
    last = name.rsplit(" ", 1)[-1]
    listed = name.lower() in agencies() or last in outlets() or " ".join(name.split()[-2:]) in outlets()
    return listed or (" " in name and heads().get(last.lower(), heads().get(last, "")) == "media")
