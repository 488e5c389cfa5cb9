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
    """A date at one spot: ISO or "" when the article's date is unknown, the words, and their place."""

    iso: str
    text: str
    span: Span


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
