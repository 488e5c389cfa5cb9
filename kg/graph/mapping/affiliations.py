"""Affiliations: who holds which title where, in each outlet's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import Class, Prop
from kg.model import Affiliation

_HOLDERS = ("Person",)
_ORGANIZATIONS = ("Organization", "Platform", "Group")


def triples(scope: Scope) -> Iterator[Triple]:
    """One `ng:Affiliation` for each holder, organization and title; titles that differ in words stay apart."""
    found: defaultdict[tuple[str, str, str], list[tuple[str, Affiliation]]] = defaultdict(list)
    for annotation in scope.resolution.annotations:
        article = annotation.article.id
        for a in annotation.affiliations:
            if (
                scope.type_of(article, a.person) in _HOLDERS
                and scope.type_of(article, a.organization) in _ORGANIZATIONS
            ):
                holder, organization = (scope.entity_iri(article, local).value for local in (a.person, a.organization))
                found[holder, organization, iri.fold(a.title)].append((article, a))
    for (holder, organization, title), reports in sorted(found.items()):
        node = iri.plain("affiliation", holder, organization, title)
        yield Triple(node, Prop.TYPE, Class.AFFILIATION)
        yield Triple(node, Prop.HOLDER, NamedNode(holder))
        yield Triple(node, Prop.ORGANIZATION, NamedNode(organization))
        if title:
            yield Triple(node, Prop.TITLE, literals.text(min(a.title for _, a in reports)))
        for article, a in reports:
            yield Triple(node, Prop.ARTICLE, iri.article(article))
            yield from scope.evidence(node, article, a.span, a.extractor)
