"""Values of the names component: one place of a name, and the places that mean one thing."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """One place of a name, in characters.

    Args:
        start: with an honorific that stands before.
        end: exclusive.
        bare: the name without the honorific.
        type: entity type.
        gender: what the form of address says.
        reason: why it is a name of that type.
        weight: how sure.
        office: the title of an office stands before it.
        kin: the words before it say whose relative it is.
    """

    start: int
    end: int
    bare: str
    type: str
    gender: str
    reason: str
    weight: float
    office: bool = False
    kin: bool = False


@dataclass(slots=True)
class Group:
    """Names that mean one thing, while they are gathered."""

    type: str
    names: list[Name] = field(default_factory=list)
    gender: str = ""

    def add(self, name: Name) -> None:
        """One more place of a name."""
        self.names.append(name)
        self.gender = self.gender or name.gender
