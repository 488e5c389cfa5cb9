"""What a typed name can mean in one graph: its agents, places and events, with their names and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.store import Store
from kg.graph.vocabulary import Class, Prop, local_name
from kg.query.names import Candidate, words

#: Type of parameter -> the classes of what it can mean.
CLASSES: Final[dict[str, tuple[NamedNode, ...]]] = {
    "person": (Class.PERSON,),
    # People say "organization" of a platform too, and a body known by a description is a group.
    "organization": (Class.ORGANIZATION, Class.PLATFORM, Class.GROUP),
    "platform": (Class.PLATFORM,),
    "agent": (Class.PERSON, Class.ORGANIZATION, Class.PLATFORM, Class.GROUP),
    "place": (Class.PLACE,),
    "event": (Class.EVENT,),
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MONTHS: Final = tuple("January February March April May June July August September October November December".split())


def candidates(store: Store, kind: str) -> list[Candidate]:
    """Everything in the graph that a parameter of this type can mean, sorted by IRI."""
    found = []
    for cls in CLASSES[kind]:
        nodes = {t.subject for t in store.match(predicate=Prop.TYPE, value=cls) if isinstance(t.subject, NamedNode)}
        for node in nodes:
            labels = tuple(_texts(store, node, Prop.PREF_LABEL) + _texts(store, node, Prop.ALT_LABEL))
            if cls == Class.EVENT:
                described = words(" ".join(_description(store, node, labels)))
                found.append(Candidate(node.value, labels, described, _event_note(store, node)))
            else:
                found.append(Candidate(node.value, labels, note=local_name(cls).lower()))
    return sorted(found, key=lambda candidate: candidate.iri)


def _texts(store: Store, node: NamedNode, predicate: NamedNode) -> list[str]:
    values = (triple.object for triple in store.match(node, predicate))
    return sorted(value.value for value in values if isinstance(value, Literal))


def _nodes(store: Store, node: NamedNode, *path: NamedNode) -> list[NamedNode]:
    """The nodes at the end of a path of properties."""
    here = {node}
    for step in path:
        here = {t.object for start in here for t in store.match(start, step) if isinstance(t.object, NamedNode)}
    return sorted(here, key=str)


def _event_note(store: Store, event: NamedNode) -> str:
    places = [label for place in _nodes(store, event, Prop.PLACE) for label in _texts(store, place, Prop.PREF_LABEL)]
    return ", ".join(_texts(store, event, Prop.DATE) + places)


def _description(store: Store, event: NamedNode, labels: Iterable[str]) -> list[str]:
    """All texts that say what an event is: its names and kind, when, where, who took part, and how articles put it."""
    texts = list(labels)
    texts += [_HUMP.sub(" ", local_name(kind)) for kind in _nodes(store, event, Prop.EVENT_TYPE)]
    for date in _texts(store, event, Prop.DATE):
        texts += [date, _spoken_date(date)]
    parts = _nodes(store, event, Prop.PARTICIPATION)
    agents = {agent for part in parts for agent in _nodes(store, part, Prop.AGENT)}
    bodies = {
        body
        for agent in agents
        for held in store.match(predicate=Prop.HOLDER, value=agent)
        if isinstance(held.subject, NamedNode)
        for body in _nodes(store, held.subject, Prop.ORGANIZATION)
    }
    titles = [
        title
        for agent in agents
        for held in store.match(predicate=Prop.HOLDER, value=agent)
        if isinstance(held.subject, NamedNode)
        for title in _texts(store, held.subject, Prop.TITLE)
    ]
    for node in {*agents, *bodies, *_nodes(store, event, Prop.PLACE)}:
        texts += _texts(store, node, Prop.PREF_LABEL) + _texts(store, node, Prop.ALT_LABEL)
    passages = {t.subject for t in store.match(predicate=Prop.REFERS_TO, value=event)}
    passages |= {evidence for part in parts for evidence in _nodes(store, part, Prop.EVIDENCE)}
    texts += [text for node in passages if isinstance(node, NamedNode) for text in _texts(store, node, Prop.WORDING)]
    return texts + titles


def _spoken_date(date: str) -> str:
    numbers = date.split("-")
    if len(numbers) < 2 or not numbers[1].isdigit() or not 1 <= int(numbers[1]) <= 12:
        return ""
    month = _MONTHS[int(numbers[1]) - 1]
    day = str(int(numbers[2])) if len(numbers) > 2 and numbers[2].isdigit() else ""
    return f"{day} {month} {numbers[0]}"
