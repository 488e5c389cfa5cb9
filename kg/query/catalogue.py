"""The named questions: one `.rq` file each, with a header that says all that the command line and the docs need.

    # title: Who spoke at an event
    # question: Who spoke at this event?
    # parameter: event (event, optional) ?event_iri: the event, by name or in a few words
    # column: speaker: who spoke

A header line has one of these four keys; title, question and at least one column are required, and the columns are
those of the SELECT, in its order. Each parameter has its line `VALUES ?event_iri { UNDEF }` in the query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.resources import queries_dir

PARAMETER_TYPES: Final = ("person", "organization", "platform", "event", "agent", "place", "date", "text")

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_HEADER = re.compile(r"#[ ]?(?P<key>[a-z]+): (?P<value>.+)\Z")
_PARAMETER = re.compile(
    r"(?P<name>[a-z]+) \((?P<type>[a-z]+), (?P<need>required|optional)\) \?(?P<variable>[a-z_]+): (?P<help>\S.*)\Z"
)
_COLUMN = re.compile(r"(?P<name>[a-z_]+): (?P<help>\S.*)\Z")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed down to.

    Args:
        name: as typed on the command line.
        type: one of `PARAMETER_TYPES`.
        required: whether the question makes no sense without it.
        variable: its variable in the query.
        help: what it is, in a few words.
    """

    name: str
    type: str
    required: bool
    variable: str
    help: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer, and what stands in it."""

    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str


def load(folder: Path | None = None) -> dict[str, Question]:
    """All questions of a folder by name, sorted; the shipped ones without a folder.

    Raises:
        InputError: a header is incomplete, or says what the query does not.
    """
    paths = sorted((folder or queries_dir()).glob("*.rq"))
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in paths}


def read(name: str, text: str) -> Question:
    """One question from the text of its file.

    Raises:
        InputError: see `load`.
    """
    if not _NAME.match(name):
        raise _wrong(name, "its name is not in kebab case", "name it like who-spoke-at.rq")
    found: dict[str, list[str]] = {"title": [], "question": [], "parameter": [], "column": []}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        header = _HEADER.match(line)
        if not header or header["key"] not in found:
            raise _wrong(name, f"{line!r} is no header line", f"begin it with one of {', '.join(found)} and a colon")
        found[header["key"]].append(header["value"])
    for key in ("title", "question"):
        if len(found[key]) != 1:
            raise _wrong(name, f"it has {len(found[key])} lines of {key}", f"give it one line `# {key}: ...`")
    parameters = tuple(_parameter(name, value, text) for value in found["parameter"])
    columns = tuple(_column(name, value) for value in found["column"])
    if not columns:
        raise _wrong(name, "it has no columns", "give it a line `# column: name: what it is` for each")
    return Question(name, found["title"][0], found["question"][0], parameters, columns, text)


def _parameter(name: str, value: str, text: str) -> Parameter:
    parts = _PARAMETER.match(value)
    if not parts:
        raise _wrong(name, f"the parameter {value!r} is incomplete", "write: name (type, optional) ?variable: help")
    if parts["type"] not in PARAMETER_TYPES:
        raise _wrong(name, f"{parts['type']!r} is no type of parameter", f"take one of {', '.join(PARAMETER_TYPES)}")
    if text.count(f"VALUES ?{parts['variable']} {{ UNDEF }}") != 1:
        raise _wrong(
            name,
            f"the parameter {parts['name']!r} has no place in the query",
            f"give it one line: VALUES ?{parts['variable']} {{ UNDEF }}",
        )
    return Parameter(parts["name"], parts["type"], parts["need"] == "required", parts["variable"], parts["help"])


def _column(name: str, value: str) -> Column:
    parts = _COLUMN.match(value)
    if not parts:
        raise _wrong(name, f"the column {value!r} is incomplete", "write: name: what it is")
    return Column(parts["name"], parts["help"])


def _wrong(name: str, message: str, fix: str) -> InputError:
    return InputError(f"question {name}.rq: {message}", fix)
