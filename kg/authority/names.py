"""What a file's names have to be before anything is looked for under them."""

from __future__ import annotations

import unicodedata

from kg.errors import InputError

#: No name is longer; `kg.resolve.names` compares no more of one.
MAX_NAME = 300


def clean(value: str) -> str:
    """A name as it is kept: composed (NFC), in one line, without white space around it."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def check(name: str, what: str, where: str) -> str:
    """The cleaned name.

    Args:
        name: as it stands in the file.
        what: what it is, for messages: "name", "alias".
        where: the file and the line or node.

    Raises:
        InputError: it can't be anybody's name.
    """
    found = clean(name)
    shown = found[:60]
    if not found:
        raise InputError(f"{where}: the {what} is empty", f"fill in the {what}, or remove the row")
    if len(found) > MAX_NAME:
        raise InputError(f"{where}: the {what} {shown!r}… has more than {MAX_NAME} characters", "shorten it")
    if not any(c.isalnum() for c in found):
        raise InputError(
            f"{where}: the {what} {shown!r} has no letter and no figure", "give the name as articles write it"
        )
    if not found.isprintable() or "\ufffd" in found:
        raise InputError(
            f"{where}: the {what} {shown!r} has a character that no article prints",
            "remove control characters, and save the file as UTF-8",
        )
    return found
