"""Everything that was found in one article, and its public JSON form (the annotation JSON of `docs/annotation.md`).

`Annotation` checks that spans lie in the text and that ids lead somewhere, so a stage that gets one need not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.article import Article
from kg.model.entity import Entity
from kg.model.event import Event, in_circle
from kg.model.fact import EVENTFUL, Affiliation, Relation
from kg.model.span import Span
from kg.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Annotation:
    """One article's facts. `pipeline` names the model and its digest, the same for all facts of one run."""

    article: Article
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    relations: tuple[Relation, ...] = ()
    pipeline: str = ""

    def __post_init__(self) -> None:
        length = len(self.article.text)
        for span in self.spans():
            if span.end > length:
                raise ValueError(f"{self.article.id}: span {span.start}..{span.end} lies outside the text")
        known = {e.id for e in self.entities}
        events = {v.id for v in self.events}
        if len(known) < len(self.entities) or len(events) < len(self.events):
            raise ValueError(f"{self.article.id}: an id stands for two things")
        for used in self._entity_references():
            if used not in known:
                raise ValueError(f"{self.article.id}: no entity has the id {used!r}")
        for relation in self.relations:
            if relation.object not in known and not (relation.type in EVENTFUL and relation.object in events):
                raise ValueError(f"{self.article.id}: no entity has the id {relation.object!r}")
        whole_of = {v.id: v.part_of for v in self.events if v.part_of}
        for whole in whole_of.values():
            if whole not in events:
                raise ValueError(f"{self.article.id}: no event has the id {whole!r}")
        if circle := in_circle(whole_of):
            raise ValueError(f"{self.article.id}: the event {circle!r} is a part of itself")
        for statement in self.statements:
            if statement.event and statement.event not in events:
                raise ValueError(f"{self.article.id}: no event has the id {statement.event!r}")

    def spans(self) -> Iterator[Span]:
        """Every span of every fact."""
        for entity in self.entities:
            yield from (m.span for m in entity.mentions)
        for event in self.events:
            yield from event.spans()
        for statement in self.statements:
            yield from (*statement.source, *statement.cue, *statement.content)
        yield from (a.span for a in self.affiliations)
        yield from (r.span for r in self.relations)

    def _entity_references(self) -> Iterator[str]:
        for event in self.events:
            yield from (p.entity for p in event.participants)
            if event.place:
                yield event.place
        for s in self.statements:
            yield from (*s.speaker, *s.addressee, *s.about, *s.credited)
        for a in self.affiliations:
            yield from (a.person, a.organization or a.place)
        yield from (r.subject for r in self.relations)
