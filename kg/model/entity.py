"""What mentions were resolved to."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Mention

ENTITY_TYPES = ("Person", "Organization", "Platform", "Place", "Group")
AGENT_TYPES = ("Person", "Organization", "Platform", "Group")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, platform, place or group in one article, with all its mentions in the order of the text.

    Args:
        id: unique in the article, `e1`, `e2`, ...
        type: one of `ENTITY_TYPES`.
        name: the fullest name, or for a group its description as written.
        names: all distinct name forms, the fullest first.
        mentions: the coreference chain.
        confidence: 0 to 1.
        gender: `female`, `male` or "" where the text itself gives no evidence.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    confidence: float = 1.0
    gender: str = ""

    def __post_init__(self) -> None:
        if self.type not in ENTITY_TYPES:
            raise ValueError(f"entity type {self.type!r} is none of {', '.join(ENTITY_TYPES)}")
        if not self.name.strip():
            raise ValueError(f"entity {self.id} has no name")
        if not self.mentions:
            raise ValueError(f"entity {self.id} ({self.name}) is mentioned nowhere")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
