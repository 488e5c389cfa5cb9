"""Events across articles: kinds that go together, dates that can be one, and people who were there.

Neither a kind nor a date alone makes two events one: a report of "a meeting on Tuesday" can be of any meeting. It takes
two named participants, or one and the same place, organizer or words said there, or the event's own name. Where each
article tells of one such event on one full day, less will do: see `kg.resolve.one_day`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from kg.model import Event
from kg.resolve import names, one_day, tables
from kg.resolve.clusters import Candidate, Clusters
from kg.resolve.event_dates import another_edition, dates_fit
from kg.resolve.items import EventItem

#: Two reports that give no date are of one event only when they were published within so many days.
_MAX_DAYS = 62
#: The same for events with a proper name, which are announced long before and told of long after.
_MAX_DAYS_NAMED = 270
#: In a block of many events each is compared with so many that follow it in the order of their dates.
_WINDOW = 40
#: Proper names that are at least so alike (0 to 100) are one.
_ALIKE_NAMES = 90


def proper_name(event: Event) -> tuple[str, ...]:
    """The compared form of an event's own name; () for one that is only described."""
    if any(m.kind == "name" for m in event.mentions):
        return names.description(event.name)
    return ()


def merge(items: Sequence[EventItem], shown: dict[int, str]) -> Clusters:
    """Merges the events of a build.

    Args:
        items: in the order of the articles.
        shown: cluster of an entity -> its name, for the reasons.
    """
    clusters = Clusters(len(items))
    found: list[Candidate] = []
    for one, other in sorted(_pairs(items)):
        score, why = _likeness(items[one], items[other], shown)
        if score:
            known = items[one]
            found.append((score, one, other, f"the same {_kind(known)} as in article {known.article}: {why}"))

    def may_meet(one: int, other: int) -> bool:
        here, there = ([items[m] for m in clusters.members(i)] for i in (one, other))
        if {i.article for i in here} & {i.article for i in there} and items[one].article != items[other].article:
            return False
        named = [i.name for i in (*here, *there) if i.name]
        return all(
            dates_fit(a.event, b.event, same_name=bool(a.name and a.name == b.name))
            and not another_edition(a.event, b.event)
            and not _is_of_the_other(a, b)
            for a in here
            for b in there
        ) and all(_same_name(a, b) for a, b in combinations(sorted(set(named)), 2))

    clusters.join_all(found, may_meet)

    def may_meet_that_day(one: int, other: int) -> bool:
        return may_meet(one, other) and not any(
            one_day.contradict(items[a], items[b], shown)
            for a in clusters.members(one)
            for b in clusters.members(other)
        )

    clusters.join_all(one_day.candidates(items, shown, clusters, _often()), may_meet_that_day)
    clusters.join_all(one_day.beside(items, shown, clusters, _often()), may_meet_that_day)
    return clusters


def types_fit(one: str, other: str) -> bool:
    """Whether two outlets can mean one event by these two types."""
    if one == other:
        return True
    alike = {row[0]: row[2] for row in tables.rows("event_types.tsv")}
    if alike.get(one, "-") != "-" and alike[one] == alike.get(other):
        return True
    return one in _ancestors(other) or other in _ancestors(one)


def _ancestors(kind: str) -> list[str]:
    broader = {row[0]: row[1] for row in tables.rows("event_types.tsv")}
    out: list[str] = []
    while (kind := broader.get(kind, "-")) != "-":
        out.append(kind)
    return out


@cache
def _often() -> frozenset[str]:
    """Types of which the same people have many: a promise, a rebuke, a purchase."""
    return frozenset(row[0] for row in tables.rows("event_types.tsv") if row[3] == "often")


def _kind(item: EventItem) -> str:
    return item.event.name if item.name else item.event.type.lower()


def _pairs(items: Sequence[EventItem]) -> set[tuple[int, int]]:
    """Pairs that share what a merge needs; nothing else is ever compared, so many events cost little."""
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for key in sorted(set(_keys(item)), key=repr):
            blocks[key].append(i)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        ordered = sorted(block, key=lambda i: (items[i].event.date or items[i].published, i))
        for at, one in enumerate(ordered):
            pairs.update((min(one, other), max(one, other)) for other in ordered[at + 1 : at + 1 + _WINDOW])
    return pairs


def _keys(item: EventItem) -> Iterable[tuple[object, ...]]:
    if item.name:
        yield ("name", item.name)
    people = sorted(item.people)[:40]
    for pair in combinations(people, 2):
        yield ("people", *pair)
    for person in people:
        if item.place is not None:
            yield ("place", person, item.place)
        for statement in item.said:
            yield ("said", person, statement)
        if item.name:
            yield ("called", person, *item.name[:1])
    for person in people if len(item.event.date) == 10 else ():
        yield ("day", person, item.event.date)
    for organizer in item.organizers:
        yield ("organizer", organizer, item.event.type)


def _likeness(one: EventItem, other: EventItem, shown: dict[int, str]) -> tuple[float, str]:
    """How sure it is that the two are one event, 0 for no, and why."""
    named = bool(one.name and other.name)
    same_name = named and _same_name(one.name, other.name)
    if (named and not same_name) or not (same_name or types_fit(one.event.type, other.event.type)):
        return 0.0, ""
    if not dates_fit(one.event, other.event, same_name=same_name) or not _days_fit(one, other, same_name):
        return 0.0, ""
    same_day = len(one.event.date) == 10 and one.event.date == other.event.date
    if not same_name and one_day.told_apart(one, other):
        return 0.0, ""
    if not (same_name or same_day or one.said & other.said) and {one.event.type, other.event.type} & _often():
        return 0.0, ""
    shared = sorted(one.people & other.people)
    if shared and same_day:
        # Two people of one name are one when both were there with the same third person on that day.
        rest = {shown[p] for p in other.people - one.people}
        shared += sorted(p for p in one.people - other.people if shown[p] in rest)
    if one.article == other.article and not (same_name or (same_day and len(shared) >= 2)):
        # An article that tells of two meetings means two, unless all of it says otherwise.
        return 0.0, ""
    reasons = []
    if same_name:
        reasons.append(f"both call it {' '.join(one.name)}")
    if shared:
        more = f" and {len(shared) - 3} more" if len(shared) > 3 else ""
        reasons.append(f"{', '.join(shown[s] for s in shared[:3])}{more} took part in both")
    if one.place is not None and one.place == other.place:
        reasons.append(f"both were at {shown[one.place]}")
    if one.said & other.said:
        reasons.append("the same words were said there")
    if same_day and one.organizers & other.organizers:
        reasons.append("the same organizer")
    if not (same_name or len(shared) >= 2 or (shared and len(reasons) >= 2)):
        return 0.0, ""
    if same_day:
        reasons.append(f"both on {one.event.date}")
    return len(shared) + 4.0 * same_name + 2.0 * same_day + len(one.said & other.said), "; ".join(reasons)


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    years = [[w for w in name if w.isdigit()] for name in (one, other)]
    if years[0] and years[1] and years[0] != years[1]:
        return False
    bare = [" ".join(w for w in name if not w.isdigit()) for name in (one, other)]
    return bool(bare[0]) and fuzz.ratio(*bare) >= _ALIKE_NAMES


def _is_of_the_other(one: EventItem, other: EventItem) -> bool:
    """Whether an article tells of one as a part of the other."""
    return one.article == other.article and (one.event.part_of == other.event.id or other.event.part_of == one.event.id)


def _days_fit(one: EventItem, other: EventItem, same_name: bool) -> bool:
    """Where a date is missing, the articles' own dates must be near: a yearly event is another one next year."""
    if one.event.date and other.event.date:
        return True
    days = [_day(item.event.date or item.published) for item in (one, other)]
    if days[0] is None or days[1] is None:
        return True
    return abs((days[0] - days[1]).days) <= (_MAX_DAYS_NAMED if same_name else _MAX_DAYS)


def _day(date: str) -> dt.date | None:
    """A day in the middle of what the date covers."""
    middle = {4: "-07-01", 7: "-15", 10: ""}
    return dt.date.fromisoformat(date + middle[len(date)]) if date else None
