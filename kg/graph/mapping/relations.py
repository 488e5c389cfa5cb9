"""Relations between two things: the plain fact, and evidence that describes it by subject, predicate and object."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import RELATION
from kg.model import AGENT_TYPES, ENTITY_TYPES

_AGENT = frozenset(AGENT_TYPES)
_ANY = frozenset(ENTITY_TYPES)
#: Relation -> what may be its subject and its object: the domains and ranges of the ontology.
_ENDS = {
    "operatedBy": (frozenset({"Platform"}), frozenset({"Organization"})),
    "partOf": (_ANY, _ANY),
    "memberOf": (_AGENT, _AGENT),
    "partnerOf": (_AGENT, _AGENT),
    "fundedBy": (_AGENT, _AGENT),
    "signed": (_AGENT, _ANY | {"Event"}),
}


def _allowed(relation: str, ends: tuple[str, ...]) -> bool:
    return all(end in kinds for end, kinds in zip(ends, _ENDS[relation], strict=True))


def triples(scope: Scope) -> Iterator[Triple]:
    """Each relation as one triple, however many articles say so, with one `ng:Evidence` for each place that does."""
    for annotation in scope.resolution.annotations:
        article = annotation.article.id
        for relation in annotation.relations:
            subject, object_ = (scope.node(article, local) for local in (relation.subject, relation.object))
            ends = tuple(scope.type_of(article, local) for local in (relation.subject, relation.object))
            if subject == object_ or not _allowed(relation.type, ends):
                # Both ends were resolved to one thing, or to a kind of thing that can't stand in this relation.
                continue
            predicate = RELATION[relation.type]
            yield Triple(subject, predicate, object_)
            yield from scope.described(subject, predicate, object_, article, relation.span, relation.extractor)
