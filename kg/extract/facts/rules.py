"""Finds affiliations and relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.facts.affiliations import affiliations
from kg.extract.facts.public import public_offices
from kg.extract.facts.relations import relations
from kg.extract.facts.terms import dated
from kg.extract.facts.titles import normalised
from kg.extract.facts.view import View
from kg.model import Affiliation, Relation

EXTRACTOR = "ng_facts.v1"


def find_facts(doc: Doc) -> tuple[tuple[Affiliation, ...], tuple[Relation, ...]]:
    """All facts of the article that join two of its entities, each at each place once, in the order of the text.

    Args:
        doc: the parsed article with `doc._.entities` after coreference.
    """
    view = View(doc)
    found = {*affiliations(view, EXTRACTOR), *public_offices(view, EXTRACTOR)}
    said = (dated(view, _titled(a)) for a in found)
    holds = _without_lesser(sorted(said, key=lambda a: (a.span, a)))
    joins = sorted(set(relations(view, EXTRACTOR)), key=lambda r: (r.span, r))
    return tuple(holds), tuple(joins)


def _titled(held: Affiliation) -> Affiliation:
    return replace(held, normalised=normalised(held.title)) if held.title else held


def _ends(held: Affiliation) -> tuple[str, str, str]:
    return held.person, held.organization, held.place


def _without_lesser(found: Sequence[Affiliation]) -> list[Affiliation]:
    """Without those that another says better: one without a title, or of two at one place the shorter."""
    titled = {_ends(a) for a in found if a.normalised}
    kept: list[Affiliation] = []
    for a in found:
        if not a.normalised and _ends(a) in titled:
            continue
        same = [k for k in kept if _ends(k) == _ends(a) and k.span.overlaps(a.span)]
        if not same:
            kept.append(a)
            continue
        best = max(same[-1], a, key=lambda x: (bool(x.title), len(x.title), x.former, x.since, x.until))
        kept[kept.index(same[-1])] = best
    return kept
