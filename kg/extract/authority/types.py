"""What the component leaves on the Doc."""

from __future__ import annotations

from dataclasses import dataclass

from kg.authority import Listed


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A stretch of tokens that are a listed name.

    Args:
        start: first token.
        end: token after the last.
        row: whom or what the name means.
        form: the name as the file has it.
    """

    start: int
    end: int
    row: Listed
    form: str

    @property
    def reason(self) -> str:
        """Why the words mean that one, for `kg explain`."""
        listed = f"listed in {self.row.where}"
        return listed if self.form == self.row.name else f"another name of {self.row.name}, {listed}"
