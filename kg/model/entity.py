"""What mentions were resolved to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.span import Mention

ENTITY_TYPES = ("Person", "Organization", "Platform", "Place", "Group")
#: What stands between the angle brackets of Turtle (RFC 3987), of the two schemes that lead somewhere.
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")
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
        listed: whether type and name are the user's own, from an authority file.
        exact_match: the IRI of the same thing elsewhere (a Wikidata item), where that file gives one.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    confidence: float = 1.0
    gender: str = ""
    listed: bool = False
    exact_match: str = ""

    def __post_init__(self) -> None:
        if self.type not in ENTITY_TYPES:
            raise ValueError(f"entity type {self.type!r} is none of {', '.join(ENTITY_TYPES)}")
        if not self.name.strip():
            raise ValueError(f"entity {self.id} has no name")
        if not self.mentions:
            raise ValueError(f"entity {self.id} ({self.name}) is mentioned nowhere")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        if self.exact_match and not _IRI.fullmatch(self.exact_match):
            raise ValueError(f"entity {self.id} ({self.name}): {self.exact_match!r} is no http or https IRI")
