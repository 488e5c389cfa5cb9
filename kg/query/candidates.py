"""What a typed name can mean in one graph: its agents, places and events, with their names and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.store import Store
from kg.graph.vocabulary import Class, Prop, local_name
from kg.query.names import Candidate, Match, resolve, words

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
#: So many offices, events and outlets tell two of one name apart.
_MOST: Final = 3
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MONTHS: Final = tuple("January February March April May June July August September October November December".split())


def meant(store: Store, typed: str, kinds: Iterable[str], noun: str = "") -> Match:
    """The one thing of these kinds in the graph that is meant; see `kg.query.names.resolve`."""
    found = [candidate for kind in kinds for candidate in candidates(store, kind)]
    return resolve(typed, found, noun, lambda iri: _apart(store, NamedNode(iri)))


def candidates(store: Store, kind: str) -> list[Candidate]:
    """Everything in the graph that a parameter of this type can mean, sorted by IRI."""
    found = []
    for cls in CLASSES[kind]:
        nodes = {t.subject for t in store.match(predicate=Prop.TYPE, value=cls) if isinstance(t.subject, NamedNode)}
        for node in nodes:
            labels = tuple(_texts(store, node, Prop.PREF_LABEL) + _texts(store, node, Prop.ALT_LABEL))
            if cls == Class.EVENT:
                own = [*labels, *_event_kinds(store, node)]
                described = words(" ".join(own + _description(store, node)))
                found.append(Candidate(node.value, labels, described, _event_note(store, node), words(" ".join(own))))
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


def _apart(store: Store, node: NamedNode) -> str:
    """What sets a node apart from others of its name: offices, or else events, and the outlets that name it."""
    offices = []
    for office in _pointing(store, node, Prop.HOLDER):
        where = (*_nodes(store, office, Prop.ORGANIZATION), *_nodes(store, office, Prop.JURISDICTION))
        bodies = [_texts(store, body, Prop.PREF_LABEL)[:1] for body in where]
        offices.append(", ".join(sum(bodies, _texts(store, office, Prop.TITLE))))
    events = _pointing(store, node, Prop.AGENT, Prop.PARTICIPATION) if not any(offices) else []
    occasions = [label for event in events for label in _texts(store, event, Prop.PREF_LABEL)[:1]]
    articles = {a for passage in _pointing(store, node, Prop.REFERS_TO) for a in _nodes(store, passage, Prop.ARTICLE)}
    outlets = [name for a in articles for name in _texts(store, a, Prop.PUBLISHER) or _texts(store, a, Prop.IDENTIFIER)]
    told = (("", "; ", offices), ("at ", ", ", occasions), ("in ", ", ", outlets))
    return "; ".join(
        word + gap.join(sorted(filter(None, set(parts)))[:_MOST]) for word, gap, parts in told if any(parts)
    )


def _pointing(store: Store, node: NamedNode, *path: NamedNode) -> list[NamedNode]:
    """The nodes from which a path of properties leads here, its last step first."""
    here = {node}
    for step in path:
        here = {t.subject for end in here for t in store.match(None, step, end) if isinstance(t.subject, NamedNode)}
    return sorted(here, key=str)


def _event_note(store: Store, event: NamedNode) -> str:
    places = [label for place in _nodes(store, event, Prop.PLACE) for label in _texts(store, place, Prop.PREF_LABEL)]
    return ", ".join(_texts(store, event, Prop.DATE) + places)


def _event_kinds(store: Store, event: NamedNode) -> list[str]:
    return [_HUMP.sub(" ", local_name(kind)) for kind in _nodes(store, event, Prop.EVENT_TYPE)]


def _description(store: Store, event: NamedNode) -> list[str]:
    """The texts that say more of an event than its names and kind: when, where, who took part, how articles put it."""
    texts = []
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
