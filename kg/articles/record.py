"""One line of JSON Lines: an article in the contract's form. Only `text` is required; other keys are ignored.

An ignored key that seems to be meant for one of ours is named, so that no outlet or day is lost in silence.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from kg.articles.decode import check, surrogate
from kg.articles.metadata import Metadata
from kg.articles.problem import Problem
from kg.articles.sources import printable
from kg.extract.layout.dates import FULL_DATE, iso_date
from kg.model.article import valid_date

_FIELDS = ("id", "text", "title", "published", "publisher", "url")
_LONGEST_ID = 500
_FORM = (
    'write {"id": "...", "text": "...", "title": "...", "published": "2024-06-03", "publisher": "...", "url": "..."} '
    'on one line; only "text" is needed'
)
#: What other tools call our keys: in lower case, without `_` and `-`.
_SYNONYMS = {
    "id": ("articleid", "docid", "documentid", "guid", "identifier", "key", "uuid"),
    "text": ("article", "articletext", "body", "bodytext", "content", "fulltext", "maintext", "story"),
    "title": ("headline", "heading"),
    "published": (
        "date", "datepublished", "day", "pubdate", "publicationdate", "publishdate", "publisheddate", "publishedat",
        "publishedon",
    ),
    "publisher": (
        "newspaper", "outlet", "publication", "site", "sitename", "source", "sourcename", "website",
    ),
    "url": ("address", "canonicalurl", "href", "link", "permalink", "sourceurl", "uri", "weburl"),
}  # fmt: skip
_TIME = re.compile(r"[T ]\d{2}:?\d{2}")


@dataclass(frozen=True, slots=True)
class Record:
    """A line that could be read.

    Args:
        id: "" for none.
        text: as it stands there.
        metadata: what the other keys say.
        warnings: what was left out.
        unread: (key of the line, key of ours that it may be meant for), sorted.
    """

    id: str
    text: str
    metadata: Metadata
    warnings: tuple[Problem, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


def read_record(line: str, where: str) -> Record | Problem:
    """The article in a line of JSON, or what is wrong with the line."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as err:
        return Problem(where, f"is not JSON: {err.msg.removesuffix(' at')} at column {err.colno}", _FORM)
    except (ValueError, RecursionError):
        return Problem(where, "is not JSON that can be read: a number is too long or brackets are too deep", _FORM)
    if not isinstance(value, dict):
        return Problem(where, f"is JSON, but not an object: {_kind(value)}", _FORM)
    if "text" not in value or value["text"] is None:
        meant = next((f'; did you call it "{printable(key)}"?' for key, ours in _unread(value) if ours == "text"), "")
        return Problem(where, f'has no "text"{meant}', _FORM)
    fields: dict[str, str] = {}
    for key in _FIELDS:
        given = value.get(key)
        if given is None:
            continue
        if not isinstance(given, str):
            return Problem(where, f'"{key}" is {_kind(given)}, not a string', "put it in quotation marks")
        if key != "text" and surrogate(given) is not None:
            return Problem(where, f'"{key}" holds half a character (a lone surrogate)', "write the character as UTF-8")
        fields[key] = given
    text = check(fields["text"], where)
    if isinstance(text, Problem):
        return text
    name = fields.get("id", "")
    if name and (not name.strip() or len(name) > _LONGEST_ID or not name.isprintable()):
        return Problem(where, '"id" is blank, too long or has control characters', "give a short printable id, or none")
    published, warnings = _day(fields.get("published", "").strip(), where)
    title, publisher, url = (fields.get(key, "").strip() for key in ("title", "publisher", "url"))
    return Record(name, text, Metadata(title, published, publisher, url), warnings, _unread(value))


def unread_key(key: str, ours: str, where: str) -> Problem:
    """The warning for a key that is not read, where one of ours is missing."""
    return Problem(
        where, f"the key `{printable(key)}` is not read; did you mean `{ours}`?", f"call it `{ours}`", "warning"
    )


def _unread(value: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """The keys that seem to be meant for one of ours that is absent; the first of several."""
    plain = {re.sub(r"[_\W]", "", key).lower(): key for key in sorted(value, reverse=True) if value[key]}
    found = []
    for ours in _FIELDS:
        if value.get(ours) is None:
            meant = next((plain[name] for name in (ours, *_SYNONYMS[ours]) if name in plain), None)
            found.extend([(meant, ours)] if meant is not None else [])
    return tuple(sorted(found))


def _day(given: str, where: str) -> tuple[str, tuple[Problem, ...]]:
    """The date without its time; a date that can't be read is left out with a warning."""
    day = given[:10] if _TIME.match(given[10:]) else given
    if not day or valid_date(day):
        return day, ()
    if re.fullmatch(FULL_DATE, given[:60], re.IGNORECASE) and (written := iso_date(given[:60])):
        return written, ()
    return "", (
        Problem(
            where,
            f'"published" is no date: {given[:40]!r}; the article was read without it',
            "write it as 2024-06-03",
            "warning",
        ),
    )


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
