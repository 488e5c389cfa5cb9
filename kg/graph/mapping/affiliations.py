"""Affiliations and offices: who holds which title where and when, in each outlet's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import Class, Prop
from kg.model import Affiliation

_HOLDERS = ("Person",)
_ORGANIZATIONS = ("Organization", "Platform", "Group")
_PLACES = ("Place",)

Report = tuple[str, Affiliation]


def triples(scope: Scope) -> Iterator[Triple]:
    """One node for each holder, body or place, and title; titles that differ in words stay apart."""
    found: defaultdict[tuple[str, ...], list[Report]] = defaultdict(list)
    for annotation in scope.resolution.annotations:
        article = annotation.article.id
        for a in annotation.affiliations:
            where, kinds = (a.organization, _ORGANIZATIONS) if a.organization else (a.place, _PLACES)
            if scope.type_of(article, a.person) in _HOLDERS and scope.type_of(article, where) in kinds:
                ends = (scope.entity_iri(article, local).value for local in (a.person, where))
                title = iri.fold(a.title)
                # Where only a verb tells of the office ("founded"), its noun tells it from another one.
                found[(*ends, title) if title else (*ends, "", *filter(None, [a.normalised]))].append((article, a))
    for key, reports in sorted(found.items()):
        yield from _node(scope, key, reports)


def _node(scope: Scope, key: tuple[str, ...], reports: Sequence[Report]) -> Iterator[Triple]:
    holder, where, title = key[:3]
    of_body = bool(reports[0][1].organization)
    node = iri.plain("affiliation" if of_body else "office", *key)
    yield Triple(node, Prop.TYPE, Class.AFFILIATION if of_body else Class.OFFICE)
    yield Triple(node, Prop.HOLDER, NamedNode(holder))
    yield Triple(node, Prop.ORGANIZATION if of_body else Prop.JURISDICTION, NamedNode(where))
    if title:
        yield Triple(node, Prop.TITLE, literals.text(min(a.title for _, a in reports)))
    if one_form := min((a.normalised for _, a in reports if a.normalised), default=""):
        yield Triple(node, Prop.NORMALISED_TITLE, literals.text(one_form))
    if any(a.former for _, a in reports):
        yield Triple(node, Prop.FORMER, literals.boolean(True))
    for article, a in reports:
        # Articles may differ: all that was said stands.
        if a.since:
            yield Triple(node, Prop.SINCE, literals.date(a.since))
        if a.until:
            yield Triple(node, Prop.UNTIL, literals.date(a.until))
        yield Triple(node, Prop.ARTICLE, iri.article(article))
        yield from scope.evidence(node, article, a.span, a.extractor)
