"""Persons, organizations, platforms, groups and places: names and mentions."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.mapping import literals, mentions
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import ENTITY_CLASS, Prop


def triples(scope: Scope) -> Iterator[Triple]:
    """One node for each resolved entity.

    A group that no fact is about ("millions of people") is left out: a description in passing is nobody to ask for.
    """
    in_facts = set(_in_facts(scope))
    for index, (node, entity) in enumerate(zip(scope.entities, scope.resolution.entities, strict=True)):
        if entity.type == "Group" and index not in in_facts:
            continue
        yield Triple(node, Prop.TYPE, ENTITY_CLASS[entity.type])
        yield Triple(node, Prop.PREF_LABEL, literals.text(entity.name))
        for name in entity.names:
            yield Triple(node, Prop.ALT_LABEL, literals.text(name))
        if entity.exact_match:
            yield Triple(node, Prop.EXACT_MATCH, NamedNode(entity.exact_match))
        for member in entity.members:
            yield from mentions.triples(scope, node, member, scope.entity(member).mentions)


def _in_facts(scope: Scope) -> Iterator[int]:
    """Indices of the entities that a statement, event, affiliation or relation points to."""
    for statement in scope.resolution.statements:
        yield from (*statement.speaker, *statement.addressee, *statement.about)
    for event in scope.resolution.events:
        yield from (part.entity for part in event.parts)
    for annotation in scope.resolution.annotations:
        named = {i for s in annotation.statements for i in s.credited}
        named.update(i for a in annotation.affiliations for i in (a.person, a.organization or a.place))
        named.update(i for r in annotation.relations for i in (r.subject, r.object))
        index = scope.resolution.entity_index
        keys = ((annotation.article.id, i) for i in named)
        yield from (index[key] for key in keys if key in index)
