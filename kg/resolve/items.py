"""One article's entities as items to be merged, and the company they keep there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Annotation, Entity, Event
from kg.resolve import names

Key = tuple[str, ...]

#: Types of which the same name in the same company is a sign that two articles tell of the same things.
BODY_TYPES = ("Organization", "Platform")

#: What a shared name weighs as a sign that two articles tell the same story, and how much is enough.
_PERSON, _BODY, _ENOUGH = 2.0, 1.0, 4.0
#: A name is common when more articles than this have it, and more than this share of all.
_COMMON, _COMMON_SHARE = 5, 0.04


@dataclass(frozen=True, slots=True)
class Item:
    """One entity of one article.

    Args:
        article: the article's id.
        entity: as the article has it.
        type: as it is taken over all articles; see `retyped`.
        key: the compared form of its name.
        keys: the compared forms of all its names.
        offices: of a person, the (organization's key, words of the title in both forms) of each affiliation there.
        note: why the type was changed, else "".
    """

    article: str
    entity: Entity
    type: str
    key: Key
    keys: frozenset[Key]
    offices: tuple[tuple[Key, frozenset[str]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventItem:
    """One event of one article, in the terms of all articles.

    Args:
        article: the article's id.
        published: its date, or "".
        event: as the article has it.
        people: clusters of the named agents who took part; those whom it was only about are left out.
        organizers: those of them who held it.
        place: cluster of its place, or None.
        said: clusters of the statements that were made there.
        name: the compared form of its proper name, or ().
        reported: clusters of the statements that the article reports without saying where they were made.
        groups: the compared descriptions of the groups that took part.
    """

    article: str
    published: str
    event: Event
    people: frozenset[int]
    organizers: frozenset[int]
    place: int | None
    said: frozenset[int]
    name: tuple[str, ...]
    reported: frozenset[int] = frozenset()
    groups: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Company:
    """Who and what else an article names: persons by full name, and bodies; the compared form and the name."""

    persons: dict[Key, str]
    bodies: dict[Key, str]
    #: Names that very many articles have, and that say little for that reason; one set for the whole build.
    common: set[Key]


def items(annotations: Sequence[Annotation]) -> list[Item]:
    """All entities of all articles, in the order of the articles and of their first mentions."""
    platforms = _platform_names(annotations)
    out = []
    for annotation in annotations:
        offices = _offices(annotation)
        own = {names.body(e.name) for e in annotation.entities if e.type == "Platform"}
        for entity in sorted(annotation.entities, key=lambda e: (e.mentions[0].span, e.id)):
            # "Ann Lee (poet)": in a user's file the brackets tell namesakes apart, and are not in the name.
            name = (entity.listed and entity.name.partition(" (")[0]) or entity.name
            key = names.KEYS[entity.type](name)
            kind, note = entity.type, ""
            # A platform is a body too, and few articles say which one is meant: one article that knows is enough,
            # unless this article has both under the same name and so tells them apart itself.
            if kind == "Organization" and not entity.listed and key in platforms and key not in own:
                kind = "Platform"
                note = f"taken as a platform because article {platforms[key]} has a platform of this name"
            keys = frozenset(names.KEYS[kind](n) for n in (entity.name, *entity.names))
            out.append(Item(annotation.article.id, entity, kind, key, keys, offices.get(entity.id, ()), note))
    return out


def companies(all_items: Sequence[Item]) -> dict[str, Company]:
    """The company of each article."""
    common: set[Key] = set()
    found = {item.article: Company({}, {}, common) for item in all_items}
    for item in all_items:
        if item.type == "Person" and len(item.key) > 1:
            found[item.article].persons.setdefault(item.key, item.entity.name)
        elif item.type in BODY_TYPES:
            found[item.article].bodies.setdefault(item.key, item.entity.name)
    often = Counter(key for company in found.values() for key in (*company.persons, *company.bodies))
    common.update(key for key, n in often.items() if n > max(_COMMON, _COMMON_SHARE * len(found)))
    return found


def shared_company(one: Item, other: Item, company: dict[str, Company], times: float = 1.0) -> str:
    """What makes it likely that two articles tell the same story, in words; "" if too little does.

    A shared office of the two themselves, two other persons, or one other person and two bodies; of names that very
    many articles have, twice as many. With `times` over 1 names alone count, and so many times more of them.
    """
    offices = sorted({key for key, _ in one.offices} & {key for key, _ in other.offices})
    if offices and times <= 1.0:
        return f"the same organization ({' '.join(offices[0])})"
    shared, weight = _shared(one, other, company)
    return f"both articles name {', '.join(shared[:3])}" if weight >= _ENOUGH * times else ""


def one_shared_name(one: Item, other: Item, company: dict[str, Company]) -> str:
    """Less than company: one other name that both articles have. Enough where the two are as good as the same."""
    shared, _ = _shared(one, other, company)
    return f"both articles name {shared[0]}" if shared else ""


def _shared(one: Item, other: Item, company: dict[str, Company]) -> tuple[list[str], float]:
    """The names that two articles share, those of the two items left out, and how much they weigh together."""
    here, there = company[one.article], company[other.article]
    own = one.keys | other.keys
    persons = sorted((here.persons.keys() & there.persons.keys()) - own)
    bodies = sorted((here.bodies.keys() & there.bodies.keys()) - own)
    weight = sum(_PERSON / 2 if key in here.common else _PERSON for key in persons)
    weight += sum(_BODY / 2 if key in here.common else _BODY for key in bodies)
    names_ = [*(here.persons[key] for key in persons), *(here.bodies[key] for key in bodies)]
    # Bodies alone are no company: the police and the parliament are in every second article.
    return names_, weight if persons else 0.0


def _platform_names(annotations: Sequence[Annotation]) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for annotation in annotations:
        for entity in annotation.entities:
            if entity.type == "Platform":
                found.setdefault(names.body(entity.name), annotation.article.id)
    return found


def _offices(annotation: Annotation) -> dict[str, tuple[tuple[Key, frozenset[str]], ...]]:
    entities = {e.id: e for e in annotation.entities}
    found: defaultdict[str, list[tuple[Key, frozenset[str]]]] = defaultdict(list)
    for a in annotation.affiliations:
        if a.organization:
            body = entities[a.organization]
            said = frozenset((*names.words(a.title), *names.words(a.normalised)))
            found[a.person].append((names.KEYS[body.type](body.name), said))
    return {person: tuple(offices) for person, offices in found.items()}
