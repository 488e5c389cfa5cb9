"""Events that two articles tell of one day: where each tells of only one such event, little more is needed.

One named participant, the place, or words that both articles report and one of them puts there; or that the two
articles tell of another event together, and neither knows anything of this one that the other contradicts. "A crowded
public meeting" and "the public meeting" are one: how many came and in what mood tells no events apart, but another
place, another organizer, other company do, and words like "private" against "public".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.resolve import names, tables
from kg.resolve.clusters import Candidate, Clusters
from kg.resolve.items import EventItem

#: People have many of these on one day, so other company makes another one.
_SMALL = frozenset({"Meeting", "Call", "Visit", "Interview", "Gathering", "Summit"})
#: Of these a town sees many on one day; the same place alone says nothing.
_MANY_IN_A_PLACE = _SMALL | {"PressConference", "Debate", "Arrest", "Performance", "Death", "Birth", "Launch"}
_MAX_BLOCK = 40

#: (type, day) -> the events of that type and day, of articles that tell of one only.
_Days = dict[tuple[str, str], list[int]]


def candidates(
    items: Sequence[EventItem], shown: Mapping[int, str], clusters: Clusters, often: Collection[str]
) -> Iterator[Candidate]:
    """Pairs of events of one type and day that share a participant, the place, or words said there.

    Args:
        items: in the order of the articles.
        shown: cluster of an entity -> its name.
        clusters: what was merged so far.
        often: types of which the same people have many on one day.
    """
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for (kind, day), found in _days(items, often).items():
        for i in found:
            item = items[i]
            keys = [("who", p) for p in item.people] + [("said", s) for s in item.said | item.reported]
            keys += [("where", item.place)] if item.place is not None else []
            for key in keys:
                blocks[kind, day, *key].append(i)
    for one, other in sorted({p for block in blocks.values() for p in _pairs(block)}):
        if clusters.find(one) != clusters.find(other):
            a, b = items[one], items[other]
            why = "" if contradict(a, b, shown) else _reason(a, b, shown)
            if why:
                yield 1.0, one, other, f"{_same(a)}: {why}; both on {a.event.date}"


def beside(
    items: Sequence[EventItem], shown: Mapping[int, str], clusters: Clusters, often: Collection[str]
) -> Iterator[Candidate]:
    """Pairs of events of one type and day, in articles that tell of another event together."""
    together: defaultdict[str, set[int]] = defaultdict(set)
    for i, item in enumerate(items):
        if len(clusters.members(i)) > 1:
            together[item.article].add(clusters.find(i))
    for found in _days(items, often).values():
        blocks: defaultdict[int, list[int]] = defaultdict(list)
        for i in found:
            for event in together[items[i].article]:
                blocks[event].append(i)
        for event, block in sorted(blocks.items()):
            for one, other in _pairs(block):
                a, b = items[one], items[other]
                if clusters.find(one) != clusters.find(other) and not contradict(a, b, shown) and _nothing_else(a, b):
                    first = items[clusters.find(event)]
                    why = f"both articles also tell of the {first.event.type.lower()} of article {first.article}"
                    yield 0.5, one, other, f"{_same(a)}: {why}; both on {a.event.date}"


def _days(items: Sequence[EventItem], often: Collection[str]) -> _Days:
    told = Counter((item.article, item.event.type, item.event.date) for item in items)
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        kind, day = item.event.type, item.event.date
        if len(day) == 10 and kind not in often and told[item.article, kind, day] == 1:
            found[kind, day].append(i)
    return dict(sorted(found.items()))


def _pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(set(block))
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 : n + 1 + _MAX_BLOCK]:
            yield one, other


def _same(item: EventItem) -> str:
    return f"the same {item.event.type.lower()} as in article {item.article}"


def contradict(one: EventItem, other: EventItem, shown: Mapping[int, str]) -> bool:
    """Whether the articles say something of the two that can't be of one event."""
    if one.article == other.article or (one.name and other.name and one.name != other.name):
        return True
    if one.organizers and other.organizers and not one.organizers & other.organizers:
        return True
    if one.place is not None and other.place is not None and one.place != other.place:
        here, there = (set(names.words(shown.get(p, ""))) for p in (one.place, other.place))
        # The hall of a town is in the town.
        if not here or not there or not (here <= there or there <= here):
            return True
    said = _said(one, other)
    return told_apart(one, other) or (not said and _other_company(one, other))


def told_apart(one: EventItem, other: EventItem) -> bool:
    """Whether the words for the two tell them apart: "a private meeting", "the public meeting"."""
    kinds = [dict[str, str](), dict[str, str]()]
    for known, item in zip(kinds, (one, other), strict=True):
        for word in names.words(item.event.name):
            known.update({row[0]: row[1] for row in tables.rows("event_words.tsv") if row[2] == word})
    return any(kinds[0][group] != kinds[1][group] for group in kinds[0].keys() & kinds[1].keys())


def _reason(one: EventItem, other: EventItem, shown: Mapping[int, str]) -> str:
    reasons = []
    shared = sorted(one.people & other.people)
    said = _said(one, other)
    if shared:
        reasons.append(f"{', '.join(shown[p] for p in shared[:3])} took part in both")
    if said:
        reasons.append("words that both articles report were said there")
    alone = one.event.type not in _MANY_IN_A_PLACE and _nothing_else(one, other)
    if one.place is not None and one.place == other.place and (reasons or alone):
        reasons.append(f"both were at {shown[one.place]}")
    return "; ".join(reasons)


def _said(one: EventItem, other: EventItem) -> frozenset[int]:
    """Statements that both articles report and at least one of them says were made there."""
    return (one.said & (other.said | other.reported)) | (other.said & one.reported)


def _other_company(one: EventItem, other: EventItem) -> bool:
    """Whether each has somebody besides those whom they share: two meetings of one busy person."""
    if one.event.type not in _SMALL:
        return False
    people = (one.people - other.people) and (other.people - one.people)
    return bool(people or (one.groups and other.groups and not one.groups & other.groups))


def _nothing_else(one: EventItem, other: EventItem) -> bool:
    """Whether no two named agents take part of whom each article knows only one."""
    return not (one.people and other.people) or bool(one.people & other.people)
