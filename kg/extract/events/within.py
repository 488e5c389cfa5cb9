"""Which event is a part of which: "a panel at the forum", "met during the summit", "the second day of the trial".

What is held on the sidelines of an event, before or outside it, is no part of it. Two events are part and whole only if
their kinds can be (table `wholes.tsv`) and the words join them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Token

from kg.extract.events.grammar import objects_of, pobj
from kg.extract.events.hangs import governing_verb
from kg.extract.events.panel import is_another, is_there, keep_chairs, places_within
from kg.extract.events.tables import heads, known, nouns, rows
from kg.extract.events.types import Group, Sighting, Trigger
from kg.model import Span

_AT = frozenset(("at", "during"))
_OF = frozenset(("at", "during", "of", "in", "within"))
_INCLUDE = frozenset(("include", "feature", "comprise"))
_FRAME = frozenset(("open", "begin", "start", "close", "end", "conclude", "kick"))
_OCCURRING = frozenset(("take", "happen", "occur"))
#: Two who meet each other at a summit don't make the summit.
_BILATERAL = frozenset(("meet", "confer", "talk", "speak"))
#: What a gathering or festival has one of, so that it needs no "at the forum" in an article of one forum.
_OWN_PARTS = frozenset(("keynote", "session", "plenary", "address", "speech"))


@cache
def _wholes() -> Mapping[str, frozenset[str]]:
    """Family of a whole -> families of its parts."""
    return {row[0]: frozenset(row[1].split(",")) for row in rows("wholes.tsv")}


def wholes_of(trigger: Trigger) -> tuple[Token, ...]:
    """The nouns, events or not, of which the words make the trigger's event a part."""
    root = trigger.root
    if trigger.use == "verb":
        return tuple(_at_verb(root)) if root.lemma_ not in _BILATERAL or _is_with_somebody(root) else ()
    found = [n for c in root.children if c.dep_ == "prep" and c.lower_ in _OF for n in pobj(c)]
    # "the forum's keynote", "the forum keynote"; a name such as "Nordmark Soil Conference" is one event.
    is_part = trigger.use == "part" or root.lemma_.lower() in _OWN_PARTS
    before = ("poss", "compound", "nmod") if is_part else ("poss",)
    found += [c for c in root.children if c.dep_ in before and c.i < root.i]
    found += _as_part_of(root)
    verb = governing_verb(root)
    if verb is not None and root.dep_ in ("dobj", "nsubjpass", "pobj"):
        found += [n for n in _at_verb(verb) if n != root]
    if trigger.use == "part":
        found += places_within(root)
        if verb is not None and root.dep_ == "nsubj" and verb.lemma_ in _OCCURRING:
            found += _at_verb(verb)
    found += _that_has_it(root)
    return tuple(dict.fromkeys(found))


def is_side_meeting(sighting: Sighting) -> bool:
    """Whether it is "met Mei Okafor at the summit": the verb names a meeting, the noun what it was a part of."""
    root = sighting.trigger.root
    if sighting.trigger.use != "verb" or root.lemma_ not in _BILATERAL:
        return False
    return any(_is_big(n) for n in sighting.within)


def links(groups: Sequence[Group]) -> dict[int, tuple[int, Span]]:
    """Index of a part -> index of its whole, and the words that say so; nothing is a part of itself over others."""
    at = {s.trigger.root.i: n for n, g in enumerate(groups) for s in g.sightings if not s.trigger.plural}
    found: dict[int, tuple[int, Span]] = {}
    for n, part in enumerate(groups):
        told = ((s, token, at[token.i]) for s in part.sightings for token in s.within if token.i in at)
        fit = [(s, token, m) for s, token, m in told if m != n and _is_part(part, groups[m])]
        for sighting, token, whole in fit[:1]:
            if not _leads_to(whole, n, found):
                found[n] = (whole, _span(sighting, groups[whole], token))
    for n, part in enumerate(groups):
        only = _only_one(part, groups)
        if n not in found and only is not None and only != n and not _leads_to(only, n, found):
            found[n] = (only, part.sightings[0].trigger.span)
    return found


def with_parts(groups: list[Group], sightings: Sequence[Sighting]) -> list[Group]:
    """The events, with the keynotes, panels and sessions that the article tells something of as events of their own."""
    grouped = {s.trigger.span for g in groups for s in g.sightings}
    at = {s.trigger.root.i: g for g in groups for s in g.sightings}
    named = [g for g in groups if g.named and g.family & {"gathering", "festival"}]
    made: dict[tuple[int, str], Group] = {}
    parts: list[Group] = []
    for sighting in sightings:
        trigger = sighting.trigger
        if trigger.use != "part" or trigger.span in grouped or sighting.mood in ("not", "cancel"):
            continue
        whole = next((at[t.i] for t in sighting.within if t.i in at), None)
        if whole is None and (_own_part(sighting) or is_there(trigger.root)) and len(named) == 1:
            whole = named[0]
        key = (id(whole), _kind(trigger))
        if whole is None and trigger.definite:
            # "the panel" is the one told of last
            key = next((k for k in reversed(made) if k[1] == key[1]), key)
        if key in made and not trigger.plural and not is_another(trigger, made[key]):
            made[key].add(sighting, "the same part of the same event")
        elif whole is not None and (sighting.parts or sighting.when):
            made[key] = Group()
            parts.append(made[key])
            made[key].add(sighting, "first mention")
    keep_chairs(parts, groups)
    return sorted([*groups, *parts], key=lambda g: g.sightings[0].trigger.span)


def _kind(trigger: Trigger) -> str:
    """What counts as one part: "keynote", "keynote address" and "keynote speech" are."""
    root = trigger.root
    words = (root.lemma_.lower(), *(c.lower_ for c in root.lefts))
    return next((w for w in ("keynote", "panel") if w in words), words[0])


def _is_part(part: Group, whole: Group) -> bool:
    words = [{s.trigger.root.lemma_.lower() for s in g.sightings} for g in (part, whole)]
    # "the meeting of the meeting" is a slip of the parse.
    return not words[0] & words[1] and any(part.family & _wholes().get(f, frozenset()) for f in whole.family)


def _only_one(part: Group, groups: Sequence[Group]) -> int | None:
    """The one gathering with a name that the article tells of, of which a keynote then is."""
    first = part.sightings[0].trigger
    if not all(_own_part(s) for s in part.sightings) and not (first.use == "part" and is_there(first.root)):
        return None
    named = [n for n, g in enumerate(groups) if g.named and g.family & {"gathering", "festival"}]
    return named[0] if len(named) == 1 and _is_part(part, groups[named[0]]) else None


def _own_part(sighting: Sighting) -> bool:
    trigger = sighting.trigger
    return trigger.use == "part" and trigger.root.lemma_.lower() in _OWN_PARTS


def _leads_to(whole: int, part: int, found: Mapping[int, tuple[int, Span]]) -> bool:
    while whole in found:
        if whole == part:
            return True
        whole = found[whole][0]
    return whole == part


def _span(sighting: Sighting, whole: Group, token: Token) -> Span:
    there = next(s.trigger.span for s in whole.sightings if s.trigger.root == token)
    here = sighting.trigger.span
    return Span(min(here.start, there.start), max(here.end, there.end))


def _at_verb(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _AT:
            yield from pobj(child)
    yield from _as_part_of(verb)


def _as_part_of(head: Token) -> list[Token]:
    """Such as "as part of the festival"."""
    parts = [n for c in head.children if c.lower_ == "as" for n in pobj(c) if n.lower_ == "part"]
    return [n for part in parts for c in part.children if c.lower_ == "of" for n in pobj(c)]


def _that_has_it(noun: Token) -> list[Token]:
    """The forum of "the forum included a panel", "the forum opened with a speech"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_ in _FRAME:
        verb = verb.head
    elif noun.dep_ != "dobj" or verb.lemma_ not in _INCLUDE:
        return []
    if verb.dep_ in ("relcl", "acl"):
        return [verb.head]
    return [c for c in verb.children if c.dep_ == "nsubj"]


def _is_with_somebody(verb: Token) -> bool:
    return bool(objects_of(verb)) or any(c.dep_ == "prep" and c.lower_ == "with" for c in verb.children)


def _is_big(noun: Token) -> bool:
    """Whether the noun names a conference, summit or festival, not just a meeting."""
    found = heads().get(noun.text) or nouns().get(noun.lemma_.lower()) or known().get(noun.text)
    return found is not None and bool(found.family & {"gathering", "festival"}) and found.type != "Meeting"
