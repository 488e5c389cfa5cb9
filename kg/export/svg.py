"""A picture of one event: who took part on the left, who stands behind it on the right, what was said outside.

A small graph drawn for a person: what hangs on a node as a value (a title, a date, an addressee) is a line in its box,
so that only the parts in the event and the statements are edges, and no edge crosses a column. Equal graphs give equal
bytes: everything is placed by its role, its label and its IRI.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.boxes import KINDS, Box, abreast, boxed, centred, draw
from kg.graph.vocabulary import FORM, NG, POLARITY, Class, Prop

#: The most boxes in a column; what is left out is counted below it.
MOST: Final = 7
#: Roles in the order in which the people are listed.
_RANK: Final = ("Chair", "Speaker", "Organizer", "Host", "Partner", "Sponsor", "Attendee", "Participant", "Target")


class _Graph:
    """The triples, looked up by subject and property, with sorted answers."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        for triple in triples:
            subject, predicate, value = triple.subject, triple.predicate, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._objects[subject.value, predicate.value].append(value.value)
                self._subjects[predicate.value, value.value].append(subject.value)

    def all(self, subject: str, prop: NamedNode) -> list[str]:
        return sorted(self._objects.get((subject, prop.value), ()))

    def one(self, subject: str, prop: NamedNode) -> str:
        return next(iter(self.all(subject, prop)), "")

    def having(self, prop: NamedNode, value: str) -> list[str]:
        return sorted(set(self._subjects.get((prop.value, value), ())))

    def label(self, subject: str) -> str:
        return self.one(subject, Prop.PREF_LABEL) or subject.rpartition("/")[2]

    def kind(self, subject: str) -> str:
        """The name of its class, the narrowest one that is drawn in a colour of its own."""
        kinds = [t.removeprefix(NG) for t in self.all(subject, Prop.TYPE)]
        return next((k for k in KINDS if k in kinds), "")


def svg(triples: Iterable[Triple], focus: str | None = None) -> bytes:
    """The picture of one event as an SVG file.

    Args:
        triples: a graph as `kg build` makes it.
        focus: the event's IRI; without it, the event that most take part in, or where there is none, those who are
            quoted most.
    """
    graph = _Graph(triples)
    event = focus or _busiest(graph)
    roles = _roles(graph, event) if event else {}
    shown = sorted(roles, key=lambda a: _order(graph, a, roles[a])) if event else _most_quoted(graph)
    people = [a for a in shown if graph.kind(a) not in {"Organization", "Platform"}]
    bodies = [a for a in shown if graph.kind(a) in {"Organization", "Platform"}]
    said = [_statement(graph, a, event) for a in people[:MOST]]
    statements, agents = abreast(
        [_statement_box(graph, s) if s else None for s in said], [_agent_box(graph, a, "agent") for a in people[:MOST]]
    )
    columns = {
        "statement": statements,
        "agent": agents,
        "event": centred([_event_box(graph, event)], agents) if event else [],
        "body": centred([_agent_box(graph, a, "body") for a in bodies[:MOST]], agents),
    }
    return draw(
        {name: boxes for name, boxes in columns.items() if boxes},
        speakers=[(agent, _verb(graph, statement)) for agent, statement in zip(agents, said, strict=True) if statement],
        parts={"agent": [roles.get(a, ()) for a in people[:MOST]], "body": [roles.get(a, ()) for a in bodies[:MOST]]},
        more={"agent": len(people) - MOST, "body": len(bodies) - MOST},
        title=graph.label(event) if event else "The most quoted",
    )


# --- what is drawn ----------------------------------------------------------------------------------------------------


def _busiest(graph: _Graph) -> str:
    events = graph.having(Prop.TYPE, Class.EVENT.value)
    return min(events, key=lambda e: (-len(_roles(graph, e)), e), default="")


def _roles(graph: _Graph, event: str) -> dict[str, tuple[str, ...]]:
    """Who has which parts in the event; a planned part says so."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in graph.all(event, Prop.PARTICIPATION):
        role = graph.one(part, Prop.ROLE).removeprefix(NG)
        planned = graph.one(part, Prop.PLANNED) == "true" and graph.one(event, Prop.PLANNED) != "true"
        for agent in graph.all(part, Prop.AGENT):
            found[agent].add(f"{role} (planned)" if planned else role)
    return {agent: tuple(sorted(_telling(names), key=lambda n: (_rank((n,)), n))) for agent, names in found.items()}


def _telling(roles: set[str]) -> set[str]:
    """Who speaks or chairs is there: that needs no saying."""
    return roles - {"Attendee"} if roles & {"Speaker", "Chair"} else roles


def _order(graph: _Graph, agent: str, roles: Sequence[str]) -> tuple[int, bool, str, str]:
    return _rank(roles), graph.kind(agent) != "Person", graph.label(agent), agent


def _rank(roles: Sequence[str]) -> int:
    return min((_RANK.index(r.split()[0]) for r in roles if r.split()[0] in _RANK), default=len(_RANK))


def _most_quoted(graph: _Graph) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for statement in graph.having(Prop.TYPE, Class.STATEMENT.value):
        for speaker in graph.all(statement, Prop.SPEAKER):
            counts[speaker] += 1
    return sorted(counts, key=lambda a: (-counts[a], graph.label(a), a))


def _statement(graph: _Graph, agent: str, event: str) -> str:
    """The shortest of what the agent said there, words in quotation marks before a report of them."""
    own = graph.having(Prop.SPEAKER, agent)
    there = [s for s in own if not event or event in graph.all(s, Prop.MADE_AT)]
    return min(there, key=lambda s: (not _is_direct(graph, s), len(_wording(graph, s)), s), default="")


def _is_direct(graph: _Graph, statement: str) -> bool:
    return any(FORM["direct"].value in graph.all(q, Prop.FORM) for q in graph.all(statement, Prop.QUOTATION))


def _verb(graph: _Graph, statement: str) -> str:
    return "denies" if graph.one(statement, Prop.POLARITY) == POLARITY["denied"].value else "says"


def _wording(graph: _Graph, statement: str) -> str:
    wordings = [graph.one(q, Prop.WORDING) for q in graph.all(statement, Prop.QUOTATION)]
    return min(wordings, key=lambda w: (len(w), w), default="")


def _statement_box(graph: _Graph, statement: str) -> Box:
    addressees = [graph.label(a) for a in graph.all(statement, Prop.ADDRESSEE)]
    small = [f"to {', '.join(addressees)}"] if addressees else []
    return boxed("Statement", "statement", _wording(graph, statement), small, most=4)


def _where(graph: _Graph, held: str) -> str:
    """The body of an affiliation, or the place of an office."""
    return graph.one(held, Prop.ORGANIZATION) or graph.one(held, Prop.JURISDICTION)


def _agent_box(graph: _Graph, agent: str, column: str) -> Box:
    posts = sorted(
        ", ".join(filter(None, (graph.one(a, Prop.TITLE), graph.label(_where(graph, a)))))
        for a in graph.having(Prop.HOLDER, agent)
    )
    operators = [f"run by {graph.label(o)}" for o in graph.all(agent, Prop.OPERATED_BY)]
    return boxed(graph.kind(agent) or "Group", column, graph.label(agent), [*posts[:2], *operators])


def _event_box(graph: _Graph, event: str) -> Box:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", graph.one(event, Prop.EVENT_TYPE).removeprefix(NG)).lower()
    place = graph.one(event, Prop.PLACE)
    planned = "announced" if graph.one(event, Prop.PLANNED) == "true" else ""
    small = [kind, graph.one(event, Prop.DATE), graph.label(place) if place else "", planned]
    return boxed("Event", "event", graph.label(event), [s for s in small if s], most=4)
