"""An article as it was read."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def valid_date(value: str) -> bool:
    """Whether the string is an ISO 8601 date at year, month or day precision that exists in the calendar."""
    if not _DATE.match(value):
        return False
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Article:
    """One article. The text is exactly what was read: offsets count in it.

    Args:
        id: the outside world's name for it, unique in one build.
        text: the whole text, never normalised.
        title: headline, if known.
        published: `YYYY-MM-DD`, or "" when unknown.
        publisher: name of the outlet, or "".
        url: where it was published, or "".
    """

    id: str
    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an article needs an id")
        if not self.text.strip():
            raise ValueError("an article needs a text")
        if self.published and not valid_date(self.published):
            raise ValueError(f"published is no ISO date: {self.published!r}")

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal. Lone surrogates never get this far: the reader refuses them."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
