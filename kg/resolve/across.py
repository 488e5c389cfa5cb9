"""The order of resolution: entities, long statements, events, short statements, groups; then the values.

Statements help to find out that two reports are of one event, and the event helps with what is too short to be
recognised by its words. Nothing here depends on the order of the input: everything is sorted first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Annotation
from kg.resolve import entities, event_dates, events, groups, names, statements, wholes
from kg.resolve.clusters import Clusters
from kg.resolve.items import EventItem, Item, Key, items
from kg.resolve.statements import StatementItem
from kg.resolve.types import Member, Part, Resolution, ResolvedEvent, ResolvedStatement, Whole

Local = tuple[str, str]
_NAMED = ("Person", "Organization", "Platform")
_HOLDERS = ("Organizer", "Host")


def resolve(annotations: Sequence[Annotation]) -> Resolution:
    """Finds out what is the same across articles.

    Args:
        annotations: in any order; one for each article id.

    Raises:
        ValueError: two annotations are of one article.
    """
    ordered = tuple(sorted(annotations, key=lambda a: a.article.id))
    if len({a.article.id for a in ordered}) < len(ordered):
        raise ValueError("two annotations are of one article: article ids must differ")
    return _Run(ordered).resolution()


class _Run:
    """One resolution in the making: the items of each kind, and what was merged so far."""

    def __init__(self, annotations: tuple[Annotation, ...]) -> None:
        self.annotations = annotations
        self.entities: list[Item] = items(annotations)
        self.entity_at: dict[Local, int] = {(i.article, i.entity.id): n for n, i in enumerate(self.entities)}
        self.entity_clusters = entities.merge(self.entities)
        self.statements = self._statement_items()
        self.statement_clusters = statements.merge_long(self.statements)
        self.events = self._event_items()
        self.event_at: dict[Local, int] = {(i.article, i.event.id): n for n, i in enumerate(self.events)}
        shown = {n: self.entities[n].entity.name for n in range(len(self.entities))}
        self.event_clusters = events.merge(self.events, shown)
        statements.merge_at_events(self.statements, self.statement_clusters, self._made_at())
        statements.merge_short(self.statements, self.statement_clusters, self._made_at())
        groups.merge(self.entities, self.entity_clusters, self._group_parts())

    def resolution(self) -> Resolution:
        """The values, with clusters numbered."""
        made = entities.resolved(self.entities, self.entity_clusters)
        number = {root: n for n, (root, _) in enumerate(made)}
        of_entity = {local: number[self.entity_clusters.find(n)] for local, n in self.entity_at.items()}
        event_groups = self.event_clusters.all()
        event_number = {group[0]: n for n, group in enumerate(event_groups)}
        of_event = {local: event_number[self.event_clusters.find(n)] for local, n in self.event_at.items()}
        types = [entity.type for _, entity in made]
        said_at = self._said_at(of_event)
        part_of = wholes.wholes(self._part_of(of_event))
        return Resolution(
            annotations=self.annotations,
            entities=tuple(entity for _, entity in made),
            events=tuple(
                replace(self._event(group, of_entity, said_at.get(n, []), types), wholes=part_of.get(n, ()))
                for n, group in enumerate(event_groups)
            ),
            statements=tuple(
                self._statement(group, of_entity, of_event, types) for group in self.statement_clusters.all()
            ),
            entity_index=of_entity,
            event_index=of_event,
        )

    def _entity_cluster(self, article: str, local: str) -> int:
        return self.entity_clusters.find(self.entity_at[article, local])

    def _named(self, article: str, locals_: Iterable[str]) -> frozenset[int]:
        found = (self.entity_at[article, local] for local in locals_)
        return frozenset(self.entity_clusters.find(n) for n in found if self.entities[n].type in _NAMED)

    def _groups(self, article: str, locals_: Iterable[str]) -> frozenset[Key]:
        found = (self.entities[self.entity_at[article, local]] for local in locals_)
        return frozenset(item.key for item in found if item.type == "Group")

    def _statement_items(self) -> list[StatementItem]:
        out = []
        for annotation in self.annotations:
            article = annotation.article
            for s in sorted(annotation.statements, key=lambda s: (s.content, s.id)):
                words = statements.content_words(" ".join(span.of(article.text) for span in s.content))
                out.append(
                    StatementItem(
                        article=article.id,
                        statement=s,
                        words=words,
                        sense=statements.sense_words(words),
                        speakers=self._named(article.id, s.speaker),
                        addressees=self._named(article.id, s.addressee),
                    )
                )
        return out

    def _event_items(self) -> list[EventItem]:
        said: defaultdict[Local, set[int]] = defaultdict(set)
        for n, item in enumerate(self.statements):
            if len(self.statement_clusters.members(n)) > 1:
                # Under "" what an article reports without saying where it was said.
                said[item.article, item.statement.event].add(self.statement_clusters.find(n))
        out = []
        for annotation in self.annotations:
            article = annotation.article
            for event in sorted(annotation.events, key=lambda v: (v.mentions[0].span, v.id)):
                taking_part = [p for p in event.participants if p.role != "Target"]
                speakers = [local for s in annotation.statements if s.event == event.id for local in s.speaker]
                out.append(
                    EventItem(
                        article=article.id,
                        published=article.published,
                        event=event,
                        people=self._named(article.id, [*(p.entity for p in taking_part), *speakers]),
                        organizers=self._named(article.id, [p.entity for p in taking_part if p.role in _HOLDERS]),
                        place=self._entity_cluster(article.id, event.place) if event.place else None,
                        said=frozenset(said[article.id, event.id]),
                        name=events.proper_name(event),
                        reported=frozenset(said[article.id, ""]),
                        groups=self._groups(article.id, [p.entity for p in taking_part]),
                    )
                )
        return out

    def _made_at(self) -> dict[int, int]:
        return {
            n: self.event_clusters.find(self.event_at[item.article, item.statement.event])
            for n, item in enumerate(self.statements)
            if item.statement.event
        }

    def _group_parts(self) -> Iterable[tuple[int, str, int]]:
        for n, item in enumerate(self.events):
            for p in item.event.participants:
                yield self.entity_at[item.article, p.entity], p.role, self.event_clusters.find(n)

    def _part_of(self, of_event: dict[Local, int]) -> Iterable[tuple[int, Whole]]:
        for item in self.events:
            event = item.event
            if event.part_of:
                span = event.part_of_span or event.mentions[0].span
                whole = of_event[item.article, event.part_of]
                found_by = event.mentions[0].extractor
                yield of_event[item.article, event.id], Whole(whole, item.article, span.start, span.end, found_by)

    def _said_at(self, of_event: dict[Local, int]) -> dict[int, list[StatementItem]]:
        out: defaultdict[int, list[StatementItem]] = defaultdict(list)
        for item in self.statements:
            if item.statement.event:
                out[of_event[item.article, item.statement.event]].append(item)
        return out

    def _event(
        self, group: list[int], of_entity: dict[Local, int], said: list[StatementItem], types: list[str]
    ) -> ResolvedEvent:
        members = [self.events[n] for n in group]
        kinds = Counter(m.event.type for m in members)
        # Counters keep the order of the articles, so of types that are equally frequent the first reported one stands.
        kind = max(kinds, key=lambda k: kinds[k])
        proper = [(m.event.name, len(m.event.mentions)) for m in members if m.name]
        told = [m for m in members if m.event.name and m.event.type == kind]
        # A noun phrase is a name, "Ilse Varga testified" only tells.
        nouns = [m for m in told if not self._is_clause(m)]
        described = [(m.event.name, len(m.event.mentions)) for m in nouns or told]
        name = names.to_show(proper or described or [(kind.lower(), 1)], bare=False)
        places = Counter(of_entity[m.article, m.event.place] for m in members if m.event.place)
        planned = all(m.event.planned for m in members)
        date, end_date = event_dates.dates_of([m.event for m in members])
        return ResolvedEvent(
            type=kind,
            name=name,
            names=tuple(sorted({p for p, _ in proper if p != name})),
            date=date,
            place=min(places, key=lambda p: (-places[p], p)) if places else None,
            planned=planned,
            parts=_parts(members, of_entity, said, types),
            members=_members(group, [(m.article, m.event.id) for m in members], self.event_clusters),
            end_date=end_date,
            series=_most_told(m.event.series for m in members),
            edition=max(m.event.edition for m in members),
            recurrence=_most_told(m.event.recurrence for m in members),
        )

    def _is_clause(self, item: EventItem) -> bool:
        """Whether the event is called by who did it and the verb."""
        parts = (self.entities[self.entity_at[item.article, p.entity]].entity for p in item.event.participants)
        return any(item.event.name.startswith(f"{name} ") for e in parts for name in (e.name, *e.names))

    def _statement(
        self, group: list[int], of_entity: dict[Local, int], of_event: dict[Local, int], types: list[str]
    ) -> ResolvedStatement:
        members = [self.statements[n] for n in group]

        def all_of(field: str) -> tuple[int, ...]:
            found = {of_entity[m.article, local] for m in members for local in getattr(m.statement, field)}
            return tuple(sorted(found))

        speakers = all_of("speaker")
        # Where one outlet names the speaker and another only describes him, the name is the better knowledge.
        named = tuple(s for s in speakers if types[s] in _NAMED) if len(members) > 1 else ()
        made_at = Counter(of_event[m.article, m.statement.event] for m in members if m.statement.event)
        return ResolvedStatement(
            speaker=named or speakers,
            addressee=all_of("addressee"),
            about=all_of("about"),
            event=min(made_at, key=lambda v: (-made_at[v], v)) if made_at else None,
            polarity=members[0].statement.polarity,
            members=_members(group, [(m.article, m.statement.id) for m in members], self.statement_clusters),
        )


def _most_told(values: Iterable[str]) -> str:
    """The value that most members give, "" if none gives any; of equals the first in the order of the alphabet."""
    found = Counter(v for v in values if v)
    return min(found, key=lambda v: (-found[v], v)) if found else ""


def _members(group: list[int], locals_: list[Local], clusters: Clusters) -> tuple[Member, ...]:
    return tuple(
        Member(article, local, clusters.reasons.get(n, "")) for n, (article, local) in zip(group, locals_, strict=True)
    )


def _parts(
    members: list[EventItem], of_entity: dict[Local, int], said: list[StatementItem], types: list[str]
) -> tuple[Part, ...]:
    """What each article says of who took part; a person who said something there was a speaker."""
    found = {
        Part(of_entity[m.article, p.entity], p.role, m.article, p.span.start, p.span.end, p.planned, p.extractor)
        for m in members
        for p in m.event.participants
    }
    speaking = {(p.article, p.entity) for p in found if p.role == "Speaker"}
    planned = {(m.article, m.event.id): m.event.planned for m in members}
    for item in said:
        s = item.statement
        span = (s.source or s.content)[0]
        for local in s.speaker:
            entity = of_entity[item.article, local]
            if types[entity] == "Person" and (item.article, entity) not in speaking:
                speaking.add((item.article, entity))
                at = planned[item.article, s.event]
                found.add(Part(entity, "Speaker", item.article, span.start, span.end, at, s.extractor))
    return tuple(sorted(found))
