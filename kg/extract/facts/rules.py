"""Finds affiliations and relations."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.facts.affiliations import affiliations
from kg.extract.facts.relations import relations
from kg.extract.facts.view import View
from kg.model import Affiliation, Relation

EXTRACTOR = "ng_facts.v1"


def find_facts(doc: Doc) -> tuple[tuple[Affiliation, ...], tuple[Relation, ...]]:
    """All facts of the article that join two of its entities, each at each place once, in the order of the text.

    Args:
        doc: the parsed article with `doc._.entities` after coreference.
    """
    view = View(doc)
    holds = _without_lesser(sorted(set(affiliations(view, EXTRACTOR)), key=lambda a: (a.span, a)))
    joins = sorted(set(relations(view, EXTRACTOR)), key=lambda r: (r.span, r))
    return tuple(holds), tuple(joins)


def _without_lesser(found: Sequence[Affiliation]) -> list[Affiliation]:
    """Without those that another says better: one without a title, or of two at one place the shorter."""
    titled = {(a.person, a.organization) for a in found if a.title}
    kept: list[Affiliation] = []
    for a in found:
        if not a.title and (a.person, a.organization) in titled:
            continue
        same = [k for k in kept if (k.person, k.organization) == (a.person, a.organization) and k.span.overlaps(a.span)]
        if not same:
            kept.append(a)
            continue
        best = max(same[-1], a, key=lambda x: (bool(x.title), len(x.title)))
        kept[kept.index(same[-1])] = best
    return kept
