"""The frozen values that pass between the stages.

An invalid value can't be built: each class checks itself and raises `ValueError`. Offsets are Unicode code points into
the article's text, `end` is exclusive.
"""

from kg.model.annotation import Annotation
from kg.model.article import Article
from kg.model.confident import at_least
from kg.model.entity import AGENT_TYPES, ENTITY_TYPES, Entity
from kg.model.event import ROLES, Event, Participation
from kg.model.fact import EVENTFUL, RELATION_TYPES, Affiliation, Relation
from kg.model.span import MENTION_KINDS, Mention, Span
from kg.model.statement import FORMS, POLARITIES, Statement

__all__ = [
    "AGENT_TYPES",
    "ENTITY_TYPES",
    "EVENTFUL",
    "FORMS",
    "MENTION_KINDS",
    "POLARITIES",
    "RELATION_TYPES",
    "ROLES",
    "Affiliation",
    "Annotation",
    "Article",
    "Entity",
    "Event",
    "Mention",
    "Participation",
    "Relation",
    "Span",
    "Statement",
    "at_least",
]
