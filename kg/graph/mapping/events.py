"""Events, the parts that agents take in them, and the shortcuts over those parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals, mentions
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import ROLE, SHORTCUTS, Class, Prop, event_type
from kg.model import Span
from kg.resolve.types import Part, ResolvedEvent

#: Derived property of the agent -> the shortcut of the event that it mirrors, for parts that were really taken.
_DERIVED = {Prop.SPOKE_AT: Prop.HAS_SPEAKER, Prop.ATTENDED: Prop.HAS_ATTENDEE}


def triples(scope: Scope) -> Iterator[Triple]:
    """One `ng:Event` for each resolved event, with its participations."""
    for node, event in zip(scope.events, scope.resolution.events, strict=True):
        yield from _event(scope, node, event)
        yield from _parts(scope, node, event)
        yield from _wholes(scope, node, event)


def _event(scope: Scope, node: NamedNode, event: ResolvedEvent) -> Iterator[Triple]:
    yield Triple(node, Prop.TYPE, Class.EVENT)
    yield Triple(node, Prop.PREF_LABEL, literals.text(event.name or event.type))
    yield Triple(node, Prop.EVENT_TYPE, event_type(event.type))
    yield Triple(node, Prop.PLANNED, literals.boolean(event.planned))
    for name in event.names:
        yield Triple(node, Prop.ALT_LABEL, literals.text(name))
    if event.date:
        yield Triple(node, Prop.DATE, literals.date(event.date))
    if event.end_date:
        yield Triple(node, Prop.END_DATE, literals.date(event.end_date))
    if event.series:
        yield Triple(node, Prop.SERIES, literals.text(event.series))
    if event.edition:
        yield Triple(node, Prop.EDITION, literals.integer(event.edition))
    if event.recurrence:
        yield Triple(node, Prop.RECURRENCE, literals.duration(event.recurrence))
    if event.place is not None:
        yield Triple(node, Prop.PLACE, scope.entities[event.place])
    for member in event.members:
        local = scope.event(member)
        yield from mentions.triples(scope, node, member, local.mentions)
        shown = (
            (local.date, local.date_span),
            (local.end_date, local.end_span),
            (local.series or local.edition, local.series_span),
            (local.recurrence, local.recurrence_span),
        )
        for value, span in shown:
            if value and span:
                yield from scope.evidence(node, member.article, span, local.mentions[0].extractor)


def _wholes(scope: Scope, node: NamedNode, event: ResolvedEvent) -> Iterator[Triple]:
    for told in event.wholes:
        whole = scope.events[told.event]
        yield Triple(node, Prop.SUB_EVENT_OF, whole)
        span = Span(told.start, told.end)
        yield from scope.described(node, Prop.SUB_EVENT_OF, whole, told.article, span, told.extractor)


def _parts(scope: Scope, node: NamedNode, event: ResolvedEvent) -> Iterator[Triple]:
    by_role: defaultdict[tuple[int, str], list[Part]] = defaultdict(list)
    for part in event.parts:
        # A place can't take part; an organization can be one's host.
        if scope.resolution.entities[part.entity].type != "Place":
            by_role[part.entity, part.role].append(part)
    for (entity, role), parts in sorted(by_role.items()):
        agent = scope.entities[entity]
        planned = all(p.planned for p in parts)
        participation = iri.plain("participation", node.value, agent.value, role)
        yield Triple(node, Prop.PARTICIPATION, participation)
        yield Triple(participation, Prop.TYPE, Class.PARTICIPATION)
        yield Triple(participation, Prop.AGENT, agent)
        yield Triple(participation, Prop.ROLE, ROLE[role])
        yield Triple(participation, Prop.PLANNED, literals.boolean(planned))
        for part in parts:
            yield from scope.evidence(participation, part.article, Span(part.start, part.end), part.extractor)
        for shortcut, roles in SHORTCUTS.items():
            if role in roles:
                yield Triple(node, shortcut, agent)
        for derived, shortcut in _DERIVED.items():
            if role in SHORTCUTS[shortcut] and not planned:
                yield Triple(agent, derived, node)
