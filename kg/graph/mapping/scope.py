"""What all kinds of nodes need: the IRI of everything that was resolved, and the passages that show a fact."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals
from kg.graph.vocabulary import Class, Prop, local_name
from kg.model import Annotation, Entity, Event, Span, Statement
from kg.resolve.types import Member, Resolution

#: For facts of an annotation made by other hands that does not say which component found them.
UNNAMED_EXTRACTOR = "unnamed"


class Scope:
    """One resolution, with its IRIs minted and its parts looked up by article and local id."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.annotation: dict[str, Annotation] = {a.article.id: a for a in resolution.annotations}
        self._entity = {(a.article.id, e.id): e for a in resolution.annotations for e in a.entities}
        self._event = {(a.article.id, v.id): v for a in resolution.annotations for v in a.events}
        self._statement = {(a.article.id, s.id): s for a in resolution.annotations for s in a.statements}
        self.entities: list[NamedNode] = self._entity_iris()
        self.events: list[NamedNode] = self._event_iris()
        self._extractors: set[tuple[str, str]] = set()

    def entity(self, member: Member) -> Entity:
        """The article's own entity that the member stands for."""
        return self._entity[member.key]

    def event(self, member: Member) -> Event:
        """The article's own event that the member stands for."""
        return self._event[member.key]

    def statement(self, member: Member) -> Statement:
        """The article's own statement that the member stands for."""
        return self._statement[member.key]

    def entity_iri(self, article: str, local: str) -> NamedNode:
        """The node that an article's entity was resolved to."""
        return self.entities[self.resolution.entity_index[article, local]]

    def node(self, article: str, local: str) -> NamedNode:
        """The node that an article's entity or event was resolved to."""
        if (article, local) in self.resolution.entity_index:
            return self.entity_iri(article, local)
        return self.events[self.resolution.event_index[article, local]]

    def type_of(self, article: str, local: str) -> str:
        """The type of what an article's entity was resolved to; `Event` for an event."""
        if (article, local) not in self.resolution.entity_index:
            return "Event"
        return self.resolution.entities[self.resolution.entity_index[article, local]].type

    def wording(self, article: str, span: Span) -> str:
        """The article's own words."""
        return span.of(self.annotation[article].article.text)

    def passage(self, node: NamedNode, kind: NamedNode, article: str, span: Span, extractor: str) -> Iterator[Triple]:
        """What every passage has: its class, its place, its words and the component that found it."""
        yield Triple(node, Prop.TYPE, kind)
        yield Triple(node, Prop.ARTICLE, iri.article(article))
        yield Triple(node, Prop.START, literals.integer(span.start))
        yield Triple(node, Prop.END, literals.integer(span.end))
        yield Triple(node, Prop.WORDING, literals.text(self.wording(article, span)))
        yield Triple(node, Prop.EXTRACTOR, self._extractor(article, extractor))

    def evidence(self, fact: NamedNode, article: str, span: Span, extractor: str) -> Iterator[Triple]:
        """Points a node fact at the words that show it; facts shown by the same words share the passage."""
        node = iri.plain("evidence", article, span.start, span.end, extractor)
        yield Triple(fact, Prop.EVIDENCE, node)
        yield from self.passage(node, Class.EVIDENCE, article, span, extractor)

    def described(
        self, subject: NamedNode, predicate: NamedNode, object_: NamedNode, article: str, span: Span, extractor: str
    ) -> Iterator[Triple]:
        """The words that show a fact of a single triple, which they name by its subject, predicate and object."""
        fact = (subject.value, local_name(predicate), object_.value)
        node = iri.plain("evidence", article, span.start, span.end, *fact)
        yield from self.passage(node, Class.EVIDENCE, article, span, extractor)
        yield Triple(node, Prop.SUBJECT, subject)
        yield Triple(node, Prop.PREDICATE, predicate)
        yield Triple(node, Prop.OBJECT, object_)

    def _extractor(self, article: str, name: str) -> NamedNode:
        used = (name or UNNAMED_EXTRACTOR, self.annotation[article].pipeline)
        self._extractors.add(used)
        return iri.extractor(*used)

    def extractors(self) -> Iterator[Triple]:
        """The components that passages so far were found by."""
        for name, pipeline in sorted(self._extractors):
            node = iri.extractor(name, pipeline)
            yield Triple(node, Prop.TYPE, Class.EXTRACTOR)
            yield Triple(node, Prop.IDENTIFIER, literals.text(name))
            if pipeline:
                yield Triple(node, Prop.PIPELINE, literals.text(pipeline))

    def _entity_iris(self) -> list[NamedNode]:
        """A name is enough for the first of its kind; namesakes, and all groups, are told apart by where they stand.

        Groups share their descriptions ("residents") without being the same people, so that another article's group
        must not change the IRI of this one. What a user's file lists comes first: its name is its own, whatever
        other articles have.
        """
        seen: set[tuple[str, str]] = set()
        minted: dict[int, NamedNode] = {}
        every = self.resolution.entities
        for _, first, index in sorted((not e.listed, e.members[0], i) for i, e in enumerate(every)):
            resolved = every[index]
            name = resolved.type.lower(), iri.fold(resolved.name)
            identity: tuple[str | int, ...] = ()
            if resolved.type == "Group" or name in seen:
                identity = ("at", first.article, *self._first_spot(self.entity(first).mentions[0].span, first.local))
            seen.add(name)
            minted[index] = iri.named(resolved.type.lower(), resolved.name, *identity)
        return [minted[index] for index in range(len(minted))]

    def _event_iris(self) -> list[NamedNode]:
        """An event is told apart by its type and where it is first told of: few events have a name of their own."""
        out = []
        for resolved in self.resolution.events:
            first = resolved.members[0]
            spot = self._first_spot(self.event(first).mentions[0].span, first.local)
            out.append(iri.named("event", resolved.name or resolved.type, "at", first.article, *spot))
        return out

    @staticmethod
    def _first_spot(span: Span, local: str) -> tuple[str | int, ...]:
        # The local id too: a pronoun such as "they" can be the first mention of two entities.
        return span.start, span.end, local
