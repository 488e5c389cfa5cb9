"""One line of JSON Lines: an article in the contract's form. Only `text` is required; unknown keys are ignored."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from kg.articles.decode import check, surrogate
from kg.articles.metadata import Metadata
from kg.articles.problem import Problem
from kg.extract.layout.dates import FULL_DATE, iso_date
from kg.model.article import valid_date

_FIELDS = ("id", "text", "title", "published", "publisher", "url")
_LONGEST_ID = 500
_FORM = 'write {"id": "...", "text": "...", "published": "2024-06-03"} on one line'
_TIME = re.compile(r"[T ]\d{2}:?\d{2}")


@dataclass(frozen=True, slots=True)
class Record:
    """A line that could be read. `warnings` tell what was left out."""

    id: str
    text: str
    metadata: Metadata
    warnings: tuple[Problem, ...] = ()


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
        return Problem(where, 'has no "text"', _FORM)
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
    return Record(name, text, Metadata(title, published, publisher, url), warnings)


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
