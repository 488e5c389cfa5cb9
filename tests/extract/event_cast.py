"""An invented cast for tests of events: who is who, the events of a text with that cast, and how they are compared."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc

from kg.extract.events.rules import events_of
from kg.extract.layout.types import Block
from kg.extract.quotes.types import Quote
from kg.model import Entity, Event, Mention, Span

TUESDAY = "2024-03-12"
People = dict[str, str]
#: name -> type; every place where a name (or its last word, for persons) stands is a mention.
CAST: People = {
    "Ilse Varga": "Person", "Tomas Brandt": "Person", "Mei Okafor": "Person", "Dana Whitlow": "Person",
    "Noor Adeyemi": "Person", "Rivers Trust": "Organization", "Oak Bank": "Organization",
    "Harlan University": "Organization", "Nordmark": "Place", "Port Rook": "Place", "Oberwald": "Place",
    "Chirpy": "Platform", "ferry owners": "Group", "more than 30 people": "Group", "Two Chirpy executives": "Group",
    "Red Valley": "Organization", "dock workers": "Group", "Harlan Motors": "Organization",
}  # fmt: skip


def cast_of(text: str) -> tuple[Entity, ...]:
    found = []
    for n, (name, kind) in enumerate(CAST.items()):
        words = [name] + ([name.split()[-1]] if kind == "Person" else [])
        spans = sorted({m.span() for w in words for m in re.finditer(rf"\b{w}\b", text)}, key=lambda s: (s[0], -s[1]))
        spans = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
        if spans:
            mention = "nominal" if kind == "Group" else "name"
            found.append(Entity(f"e{n}", kind, name, (name,), tuple(Mention(Span(a, b), mention) for a, b in spans)))
    return tuple(found)


Told = list[tuple[str, str, str, list[str]]]


def reader(parse: Callable[..., Doc]) -> Callable[..., tuple[Event, ...]]:
    """`read(text, published, headline)`: the events of a text, with the invented cast, quotation marks as quotations."""

    def run(text: str, published: str = TUESDAY, headline: bool = False) -> tuple[Event, ...]:
        doc = parse(text, published)
        if headline:
            doc._.blocks = (Block(doc._.blocks[0].span, "headline"), *doc._.blocks[1:])
        doc._.quotes = tuple(
            Quote(Span(m.start(), m.end()), Span(m.start() + 1, m.end() - 1)) for m in re.finditer(r'"[^"]+"', text)
        )
        return events_of(doc, cast_of(text))

    return run


def told(events: tuple[Event, ...]) -> Told:
    """Type, name, date and parts ("role name", with a "?" when planned) of each event."""
    names = {f"e{n}": name for n, name in enumerate(CAST)}
    return [
        (v.type, v.name, v.date, [f"{p.role}{'?' * p.planned} {names[p.entity]}" for p in v.participants])
        for v in events
    ]
