"""Entities across articles: types never mix, and a merge needs a name that two articles share.

What a user's authority file lists is one thing wherever it is found, and two of its rows never are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.model import ENTITY_TYPES
from kg.resolve import names
from kg.resolve.bodies import Bodies
from kg.resolve.clusters import Clusters
from kg.resolve.items import Item, companies
from kg.resolve.people import People
from kg.resolve.types import Member, ResolvedEntity


def merge(items: Sequence[Item]) -> Clusters:
    """Merges everything that has a name. Groups stay apart here: a description is not a name."""
    rows = {i: (item.type, item.entity.name) for i, item in enumerate(items) if item.entity.listed}
    clusters = Clusters(len(items), rows)
    _merge_listed(items, rows, clusters)
    company = companies(items)
    for kind in ("Organization", "Platform", "Place"):
        Bodies(kind, items, clusters, company).merge()
    People(items, clusters, company).merge()
    return clusters


def _merge_listed(items: Sequence[Item], rows: Mapping[int, tuple[str, str]], clusters: Clusters) -> None:
    first: dict[tuple[str, str], int] = {}
    for i, row in rows.items():
        at = first.setdefault(row, i)
        clusters.join(at, i, f"listed as {row[1]} in an authority file, as in article {items[at].article}")


def resolved(items: Sequence[Item], clusters: Clusters) -> list[tuple[int, ResolvedEntity]]:
    """Each cluster's first item and the entity it makes, sorted by type, name and first item."""
    made = [(group[0], _entity(group, items, clusters)) for group in clusters.all()]
    return sorted(made, key=lambda m: (ENTITY_TYPES.index(m[1].type), m[1].name, m[0]))


def _entity(group: list[int], items: Sequence[Item], clusters: Clusters) -> ResolvedEntity:
    kind = items[group[0]].type
    # Names only: how often somebody is called "he" says nothing of the form to show.
    forms = [(items[i].entity.name, sum(m.kind == "name" for m in items[i].entity.mentions)) for i in group]
    listed = next((items[i].entity for i in group if items[i].entity.listed), None)
    name = listed.name if listed else names.to_show(_full(forms, kind), bare=kind == "Person")
    every = Counter(n for i in group for n in (items[i].entity.name, *items[i].entity.names))
    members = tuple(
        Member(items[i].article, items[i].entity.id, "; ".join(filter(None, (items[i].note, clusters.reasons.get(i)))))
        for i in group
    )
    others = tuple(sorted(n for n in every if n != name and n.strip()))
    # Annotations of two builds may have been made with two states of the file: the lowest is as good as any.
    same = min((m for i in group if (m := items[i].entity.exact_match)), default="")
    return ResolvedEntity(kind, name, others, members, listed is not None, same)


def _full(forms: list[tuple[str, int]], kind: str) -> list[tuple[str, int]]:
    """Of a person's forms only the full ones: no surname where a full name is known."""
    full = [f for f in forms if len(names.person(f[0])) > 1] if kind == "Person" else forms
    return full or forms
