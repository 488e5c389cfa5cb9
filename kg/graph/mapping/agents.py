"""Persons, organizations, platforms, groups and places: names and mentions."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.mapping import literals, mentions
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import ENTITY_CLASS, Prop


def triples(scope: Scope) -> Iterator[Triple]:
    """One node for each resolved entity."""
    for node, entity in zip(scope.entities, scope.resolution.entities, strict=True):
        yield Triple(node, Prop.TYPE, ENTITY_CLASS[entity.type])
        yield Triple(node, Prop.PREF_LABEL, literals.text(entity.name))
        for name in entity.names:
            yield Triple(node, Prop.ALT_LABEL, literals.text(name))
        for member in entity.members:
            yield from mentions.triples(scope, node, member, scope.entity(member).mentions)
