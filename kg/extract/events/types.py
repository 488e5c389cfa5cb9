"""The values of the event room: a spot where the text names an event, and what is known from that spot."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.model import Span

#: Held (or going on), announced, only thought of or denied, called off.
MOODS = ("held", "planned", "not", "cancel")


@dataclass(frozen=True, slots=True)
class Part:
    """An entity's part in an event, read at one spot. `rank` is how sure the pattern is: a lower one wins."""

    entity: str
    role: str
    span: Span
    planned: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """A date at one spot: ISO or "" when the article's date is unknown, the words, and their place.

    Of a stretch ("from May 3 to 5") the ISO date is what all its days share, and `ends` are the first and the last.
    """

    iso: str
    text: str
    span: Span
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event.

    Args:
        root: the token that carries the syntax.
        span: the words that are the mention.
        kind: `name`, `nominal` (verbs count as such) or `pronoun`.
        type: concept of the event scheme.
        family: nouns that share one can mean the same event; `any` fits every occasion.
        use: of the table of nouns; `name` and `verb` for the others.
        name: the noun phrase, without its article.
        definite: points to something known ("the", "this", "its"), or a proper name.
        plural: several events at once.
        fixed_date: the date that everybody knows it by.
    """

    root: Token
    span: Span
    kind: str
    type: str
    family: frozenset[str]
    use: str
    name: str
    definite: bool = False
    plural: bool = False
    fixed_date: str = ""


@dataclass(slots=True)
class Sighting:
    """A trigger with all that its own sentence says of the event."""

    trigger: Trigger
    mood: str = "held"
    when: When | None = None
    place: str = ""
    parts: list[Part] = field(default_factory=list)
    #: Entities that make this event another than its like: those between whom it is, or whose it is.
    core: frozenset[str] = frozenset()
    #: Told in the past tense, as the doing or suffering of something.
    happened: bool = False
    #: Entities named before the noun: "the Rivers Trust event".
    owners: frozenset[str] = frozenset()
    headline: bool = False
    #: Nouns that the words make it a part of: "a panel at the forum".
    within: tuple[Token, ...] = ()


@dataclass(slots=True)
class Group:
    """The sightings of one event."""

    sightings: list[Sighting] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    family: frozenset[str] = frozenset()
    core: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    types: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    named: bool = False
    only_headline: bool = True
    when: When | None = None
    cancelled: bool = False
    #: Parts told of its keynote, panels and the like, or without naming it.
    extra: list[Part] = field(default_factory=list)

    def add(self, sighting: Sighting, reason: str) -> None:
        """Take a sighting in."""
        trigger = sighting.trigger
        if not self.family or "any" in self.family:
            self.family = trigger.family
        self.sightings.append(sighting)
        self.reasons.append(reason)
        self.core |= sighting.core
        self.agents |= {p.entity for p in sighting.parts}
        if sighting.when and (self.when is None or len(sighting.when.iso) > len(self.when.iso)):
            self.when = sighting.when
        self.types.add(trigger.type)
        self.places |= {sighting.place} - {""}
        self.named = self.named or trigger.kind == "name"
        self.only_headline = self.only_headline and sighting.headline
        self.cancelled = self.cancelled or sighting.mood == "cancel"
