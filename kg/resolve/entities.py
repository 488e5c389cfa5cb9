"""Entities across articles: types never mix, and a merge needs a name that two articles share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.model import ENTITY_TYPES
from kg.resolve import names
from kg.resolve.bodies import Bodies
from kg.resolve.clusters import Clusters
from kg.resolve.items import Item, companies
from kg.resolve.people import People
from kg.resolve.types import Member, ResolvedEntity


def merge(items: Sequence[Item]) -> Clusters:
    """Merges everything that has a name. Groups stay apart here: a description is not a name."""
    clusters = Clusters(len(items))
    company = companies(items)
    for kind in ("Organization", "Platform", "Place"):
        Bodies(kind, items, clusters, company).merge()
    People(items, clusters, company).merge()
    return clusters


def resolved(items: Sequence[Item], clusters: Clusters) -> list[tuple[int, ResolvedEntity]]:
    """Each cluster's first item and the entity it makes, sorted by type, name and first item."""
    made = [(group[0], _entity(group, items, clusters)) for group in clusters.all()]
    return sorted(made, key=lambda m: (ENTITY_TYPES.index(m[1].type), m[1].name, m[0]))


def _entity(group: list[int], items: Sequence[Item], clusters: Clusters) -> ResolvedEntity:
    kind = items[group[0]].type
    # Names only: how often somebody is called "he" says nothing of the form to show.
    forms = [(items[i].entity.name, sum(m.kind == "name" for m in items[i].entity.mentions)) for i in group]
    name = names.to_show(_full(forms, kind), bare=kind == "Person")
    every = Counter(n for i in group for n in (items[i].entity.name, *items[i].entity.names))
    members = tuple(
        Member(items[i].article, items[i].entity.id, "; ".join(filter(None, (items[i].note, clusters.reasons.get(i)))))
        for i in group
    )
    return ResolvedEntity(kind, name, tuple(sorted(n for n in every if n != name and n.strip())), members)


def _full(forms: list[tuple[str, int]], kind: str) -> list[tuple[str, int]]:
    """Of a person's forms only the full ones: no surname where a full name is known."""
    full = [f for f in forms if len(names.person(f[0])) > 1] if kind == "Person" else forms
    return full or forms
