"""Reads what stands above the text: the article's own data, and who and what is in it.

A line is `key: value` for the article (`id`, `title`, `published`, `publisher`, `url`), or a declaration
`KIND ID [ATTRIBUTE ...]: NAME | OTHER NAME | ...`. Blank lines and lines that start with `#` are skipped; a line of
three hyphens ends the header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.corpus.faults import Faults
from kg.model.article import valid_date

ARTICLE_KEYS = ("id", "title", "published", "publisher", "url")
KINDS = {
    "person": "Person",
    "organization": "Organization",
    "platform": "Platform",
    "place": "Place",
    "group": "Group",
    "event": "",  # its type is its first attribute
}
RESERVED = frozenset({"role", "rel", "title", "by", "to", "at", "about", "via", "form", "denied", "nobody", "nocue"})
SEPARATOR = "---"
_ID = re.compile(r"[a-z][a-z0-9_-]*\Z")
_TYPE = re.compile(r"[A-Z][A-Za-z]+\Z")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One person, body, platform, place, group or event, as declared. `attributes` are those of an event."""

    kind: str
    id: str
    names: tuple[str, ...]
    line: int
    type: str
    date: str = ""
    place: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The article's own data, the declarations by id, and the number of the text's first line."""

    article: dict[str, str]
    declared: dict[str, Declaration]
    text_line: int


def split(source: str, faults: Faults) -> tuple[Header, str]:
    """The header, and the marked-up text after it (less the file's last line end, which is no part of it)."""
    article: dict[str, str] = {}
    declared: dict[str, Declaration] = {}
    at = 0
    for number, raw in enumerate(source.splitlines(keepends=True), 1):
        at += len(raw)
        line = raw.strip().lstrip("\ufeff")
        if line == SEPARATOR:
            if "id" not in article:
                faults.add(1, "the header has no `id: ...` line")
            return Header(article, declared, number + 1), _without_last_line_end(source[at:])
        if line and not line.startswith("#"):
            _take(line, number, article, declared, faults)
    faults.add(1, f"no line {SEPARATOR!r} ends the header")
    return Header(article, declared, 1), ""


def _without_last_line_end(text: str) -> str:
    return text[: -2 if text.endswith("\r\n") else -1] if text.endswith("\n") else text


def _take(line: str, number: int, article: dict[str, str], declared: dict[str, Declaration], faults: Faults) -> None:
    left, colon, right = line.partition(":")
    words, value = left.split(), right.strip()
    if not colon or not words or not value:
        faults.add(number, f"{line!r} is neither `key: value` nor `KIND ID: NAME`")
    elif len(words) == 1 and words[0] in ARTICLE_KEYS:
        if words[0] in article:
            faults.add(number, f"{words[0]!r} is given twice")
        if words[0] == "published" and not valid_date(value):
            faults.add(number, f"{value!r} is no date: write YYYY-MM-DD")
            return
        article[words[0]] = value
    elif words[0] not in KINDS:
        known = ", ".join((*ARTICLE_KEYS, *KINDS))
        faults.add(number, f"{words[0]!r} is no key or kind: use one of {known}")
    elif len(words) == 1:
        faults.add(number, f"{line!r} has no id: write `{words[0]} ID: NAME`")
    else:
        _declare(words, tuple(n.strip() for n in value.split("|")), number, declared, faults)


def _declare(
    words: list[str], names: tuple[str, ...], number: int, declared: dict[str, Declaration], faults: Faults
) -> None:
    kind, name, attributes = words[0], words[1], words[2:]
    if not _ID.match(name) or name in RESERVED:
        faults.add(number, f"{name!r} can't be an id: use small letters, digits and hyphens, and no word of the markup")
        return
    if name in declared:
        faults.add(number, f"the id {name!r} is declared twice (first in line {declared[name].line})")
        return
    if not all(names):
        faults.add(number, f"an empty name between bars for {name!r}")
    if kind != "event":
        if attributes:
            faults.add(number, f"{' '.join(attributes)!r} is unknown for a {kind}: only an event has attributes")
        declared[name] = Declaration(kind, name, names, number, KINDS[kind])
        return
    if not attributes or not _TYPE.match(attributes[0]):
        faults.add(number, f"event {name!r} has no type: write `event {name} Meeting: ...`")
        attributes = ["Event", *attributes]
    date = place = ""
    planned = False
    for attribute in attributes[1:]:
        if attribute == "planned":
            planned = True
        elif attribute.startswith("in="):
            place = attribute[3:]
        elif valid_date(attribute):
            date = attribute
        else:
            faults.add(number, f"{attribute!r} is no date, `in=PLACE` or `planned`")
    declared[name] = Declaration(kind, name, names, number, attributes[0], date, place, planned)
