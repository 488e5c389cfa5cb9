"""Reads authority files and puts them together: one row for each name, whatever file it stands in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kg.articles import Problem
from kg.articles.decode import decode
from kg.articles.sources import printable
from kg.authority.graph import read_graph
from kg.authority.table import MAX_ROWS, read_table
from kg.authority.types import Authority, Listed
from kg.errors import InputError, LimitError
from kg.graph import rdf
from kg.graph.iri import fold

MAX_BYTES = 20_000_000
_TABLE = ".csv"


def read(paths: Sequence[Path]) -> Authority:
    """What the files list; their order does not matter.

    Raises:
        InputError: a file can't be read, or contradicts itself or another one.
        LimitError: a file is too large.
    """
    files: dict[str, Path] = {}
    rows: list[Listed] = []
    problems: list[Problem] = []
    for path in sorted(set(paths), key=str):
        data = _bytes(path)
        name = printable(path.name)
        mark = f"{name} sha256:{hashlib.sha256(data).hexdigest()}"
        if mark in files:  # the same file under two paths
            continue
        files[mark] = path
        found, noticed = _read(path, data, name)
        if not found:
            raise InputError(f"{printable(str(path))}: lists nobody and nothing", "add a row, or leave the file out")
        rows += found
        problems += noticed
    if len(rows) > MAX_ROWS:
        raise LimitError(f"more than {MAX_ROWS:,} names in the authority files", "list only those that matter to you")
    merged = _one_each(rows)
    return Authority(merged, tuple(sorted(files)), (*problems, *_shared(merged)))


def _bytes(path: Path) -> bytes:
    where = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{where}: can't be read: {error.strerror}", "check the name and your rights to it") from None
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{where}: can't be read: {error}", "check the name") from None
    if len(data) > MAX_BYTES:
        raise LimitError(f"{where}: more than {MAX_BYTES:,} bytes", "list only the names that matter to you")
    return data


def _read(path: Path, data: bytes, name: str) -> tuple[list[Listed], list[Problem]]:
    suffix = path.suffix.lower()
    where = printable(str(path))
    if suffix == _TABLE:
        text = decode(data, where)
        if isinstance(text, Problem):
            raise InputError(f"{where}{_line_of_bad_byte(data)}: {text.message}", text.fix)
        return read_table(text, name)
    if suffix not in rdf.SUFFIXES:
        raise InputError(
            f"{where}: the suffix {printable(path.suffix)!r} tells no format of an authority file",
            f"give a table ({_TABLE}) or a graph ({', '.join(rdf.SUFFIXES)})",
        )
    # From the path, not the bytes: its messages then name the file.
    return read_graph(rdf.parse(path, rdf.SUFFIXES[suffix]), name)


def _line_of_bad_byte(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f", line {data.count(10, 0, error.start) + 1}"
    return ""


def _one_each(rows: Iterable[Listed]) -> tuple[Listed, ...]:
    """Rows of one name as one row; two that contradict each other are an error, never a guess."""
    by_name: dict[str, Listed] = {}
    for row in rows:
        known = by_name.get(fold(row.name))
        by_name[fold(row.name)] = row if known is None else _together(known, row)
    by_item: dict[str, Listed] = {}
    for row in by_name.values():
        other = by_item.setdefault(row.exact_match, row) if row.exact_match else row
        if other is not row:
            raise InputError(
                f"{row.where}: {row.name!r} has the same {row.exact_match} as {other.name!r} ({other.where})",
                "make one row of the two, with one of the names as an alias",
            )
    return tuple(sorted(by_name.values()))


def _together(known: Listed, row: Listed) -> Listed:
    if known.type != row.type:
        raise InputError(
            f"{row.where}: {row.name!r} is listed as {known.type} ({known.where}) and as {row.type}",
            "correct the type; or, if they are two, give each a name of its own and the shared one as an alias",
        )
    if known.exact_match and row.exact_match and known.exact_match != row.exact_match:
        raise InputError(
            f"{row.where}: {row.name!r} is listed as {known.exact_match} ({known.where}) and as {row.exact_match}",
            "correct one; or, if they are two, give each a name of its own, such as 'Ann Lee (poet)', and the shared "
            "one as an alias",
        )
    aliases = sorted({*known.aliases, *row.forms} - {known.name})
    return replace(known, aliases=tuple(aliases), exact_match=known.exact_match or row.exact_match)


def _shared(rows: Sequence[Listed]) -> list[Problem]:
    """A warning for each alias that several rows have, or that is another row's name."""
    owners: defaultdict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        for alias in row.aliases:
            owners[alias].append(row)
    named = {row.name: row for row in rows}
    problems = []
    for alias, sharing in sorted(owners.items()):
        owner = named.get(alias)
        if owner is not None:
            others = ", ".join(row.name for row in sharing)
            what = f"{alias!r} is the name of one row and an alias of another ({others}): it is taken for the name"
            problems.append(
                Problem(owner.where, what, "remove the alias, or give the rows names of their own", "warning")
            )
        elif len(sharing) > 1:
            what = f"{alias!r} is an alias of {' and of '.join(row.name for row in sharing)}: alone it is not matched"
            problems.append(Problem(sharing[0].where, what, "keep it in one row, or leave it to the text", "warning"))
    return problems
