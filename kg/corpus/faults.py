"""What is wrong with a marked-up article: all of it at once, so that one run is enough to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.errors import InputError

GUIDE = "docs/annotation-markup.md"


@dataclass(slots=True)
class Faults:
    """Collects faults and raises them together. `where` is the file's name."""

    where: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        """Note one fault: its line, counted from 1, and what is wrong with a hint how to mend it."""
        self.found.append((line, message))

    def raise_any(self) -> None:
        """Raise all that was noted, sorted by line.

        Raises:
            InputError: at least one fault was noted.
        """
        if self.found:
            lines = [f"{self.where}:{line}: {message}" for line, message in sorted(set(self.found))]
            raise InputError("\n".join(lines), f"Mend the marks; {GUIDE} shows how they are written.")
