"""The values that resolution makes: which mentions of which articles are one thing.

Members point back into the annotations by article id and the id inside the article. Everything is sorted, so two equal
sets of annotations give equal resolutions, whatever their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Annotation


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One article's entity, event or statement, as part of a resolved one.

    Args:
        article: the article's id.
        local: the id inside that article.
        reason: why it was merged with the members before it; "" for the first one.
    """

    article: str
    local: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Article and id: what identifies the member."""
        return self.article, self.local


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """A person, body, platform, place or group, over all articles.

    Args:
        type: one of `kg.model.ENTITY_TYPES`.
        name: the form to show.
        names: every other form, sorted.
        members: sorted; never empty.
        listed: whether type and name are the user's own, from an authority file.
        exact_match: the IRI that the file gives, "" for none.
    """

    type: str
    name: str
    names: tuple[str, ...]
    members: tuple[Member, ...]
    listed: bool = False
    exact_match: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One article's word that an entity takes part in an event.

    Args:
        entity: index into `Resolution.entities`.
        role: one of `kg.model.ROLES`.
        article: the article that says so.
        start: where the words that say so begin.
        end: where they end.
        planned: announced, not yet done when the article was written.
        extractor: the component that found it.
    """

    entity: int
    role: str
    article: str
    start: int
    end: int
    planned: bool
    extractor: str


@dataclass(frozen=True, slots=True, order=True)
class Whole:
    """One article's word that an event is a part of another.

    Args:
        event: index of the other into `Resolution.events`.
        article: the article that says so.
        start: where the words that say so begin.
        end: where they end.
        extractor: the component that found it.
    """

    event: int
    article: str
    start: int
    end: int
    extractor: str


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """An event over all articles.

    Args:
        type: a concept of the event scheme.
        name: its proper name if any article gives one, else a noun phrase.
        names: every other proper name, sorted.
        date: the most precise that is given, "" if none is; of one that lasts the first day.
        place: index into `Resolution.entities`, or None.
        planned: no article tells of it as held.
        parts: sorted.
        members: sorted; never empty.
        end_date: the last day, month or year; "" if none is given.
        wholes: the events that this one is a part of, sorted; no event is a part of itself, over others or not.
        series: the name of its series, or "".
        edition: its number in the series, or 0.
        recurrence: an ISO 8601 duration, or "".
    """

    type: str
    name: str
    names: tuple[str, ...]
    date: str
    place: int | None
    planned: bool
    parts: tuple[Part, ...]
    members: tuple[Member, ...]
    end_date: str = ""
    wholes: tuple[Whole, ...] = ()
    series: str = ""
    edition: int = 0
    recurrence: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedStatement:
    """What was said, once, with every place where an article reports it.

    Args:
        speaker: indices into `Resolution.entities`, sorted; likewise `addressee` and `about`.
        event: index into `Resolution.events`, or None.
        polarity: one of `kg.model.POLARITIES`.
        members: sorted by article and place in the text; never empty.
    """

    speaker: tuple[int, ...]
    addressee: tuple[int, ...]
    about: tuple[int, ...]
    event: int | None
    polarity: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """All annotations of one build and what their parts were resolved to.

    Args:
        annotations: sorted by article id.
        entities: sorted by type, name and first member.
        events: sorted by first member.
        statements: sorted by first member.
    """

    annotations: tuple[Annotation, ...] = ()
    entities: tuple[ResolvedEntity, ...] = ()
    events: tuple[ResolvedEvent, ...] = ()
    statements: tuple[ResolvedStatement, ...] = ()
    #: (article, local id) -> index into `entities` and `events`.
    entity_index: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    event_index: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
