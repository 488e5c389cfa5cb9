"""Reads authority files that are tables: CSV with a header, one row for each person, body, platform or place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from kg.articles import Problem
from kg.articles.sources import printable
from kg.authority import identifiers, names
from kg.authority.types import TYPES, Listed
from kg.errors import InputError, LimitError

COLUMNS = ("name", "type", "aliases", "wikidata", "exactMatch")
_NEEDED = ("name", "type")
#: Between two aliases of a cell.
BETWEEN = "|"
MAX_ROWS = 200_000
MAX_ALIASES = 1_000

_EXAMPLE = "name,type,aliases,wikidata"
#: What others call our columns: letters only, small.
_SYNONYMS = {
    "name": ("label", "preflabel", "title", "fullname"),
    "type": ("class", "kind", "category", "entitytype"),
    "aliases": ("alias", "altlabel", "altlabels", "alsoknownas", "othernames", "synonyms"),
    "wikidata": ("qid", "wikidataid", "wikidataitem", "item", "wikidataqid"),
    "exactMatch": ("sameas", "iri", "uri"),
}
_TYPE = {kind.casefold(): kind for kind in TYPES} | {"organisation": "Organization"}


def read_table(text: str, name: str) -> tuple[list[Listed], list[Problem]]:
    """The rows of a table, and what was passed over in it.

    Args:
        text: the file.
        name: its name, for messages.

    Raises:
        InputError: it isn't such a table; the message names the line and the value.
        LimitError: it has more rows or aliases than allowed.
    """
    records = _records(text, name)
    line, header = next(records, (1, []))
    columns, problems = _columns(header, f"{name}, line {line}")
    rows = []
    for line, cells in records:
        where = f"{name}, line {line}"
        if len(cells) > len(header):
            raise InputError(
                f"{where}: {len(cells)} cells where the header has {len(header)}",
                "put a name that has a comma in double quotation marks",
            )
        given = {column: cells[at].strip() if at < len(cells) else "" for column, at in columns.items()}
        rows.append(_row(given, where))
        if len(rows) > MAX_ROWS:
            raise LimitError(f"{name}: more than {MAX_ROWS:,} rows", "list only the names that matter to you")
    return rows, problems


def _records(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The records that are not blank, with the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                f"{name}, line {line}: is no CSV: {error}", "check the double quotation marks around the cells"
            ) from None
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _columns(header: Sequence[str], where: str) -> tuple[dict[str, int], list[Problem]]:
    """Where each of our columns stands."""
    plain = [re.sub(r"[^a-z]", "", cell.lower()) for cell in header]
    found: dict[str, int] = {}
    for ours in COLUMNS:
        places = [at for at, cell in enumerate(plain) if cell == ours.lower()]
        if len(places) > 1:
            raise InputError(f"{where}: the column {ours!r} stands there twice", "keep one of them")
        if places:
            found[ours] = places[0]
    meant = {
        ours: next((header[at].strip() for at, cell in enumerate(plain) if cell in _SYNONYMS[ours]), "")
        for ours in COLUMNS
        if ours not in found
    }
    for needed in _NEEDED:
        if needed not in found:
            raise InputError(f"{where}: there is no column {needed!r}", _header_fix(header, meant[needed]))
    problems = [
        Problem(
            where,
            f"the column {printable(cell)!r} is not read; did you mean {ours!r}?",
            f"call it {ours!r}",
            "warning",
        )
        for ours, cell in meant.items()
        if cell
    ]
    return found, problems


def _header_fix(header: Sequence[str], meant: str) -> str:
    if len(header) == 1 and (other := next((s for s in ";\t" if s in header[0]), "")):
        return f"put commas between the columns, not {'tabs' if other == chr(9) else 'semicolons'}: {_EXAMPLE}"
    hint = f"; did you call it {printable(meant)!r}?" if meant else ""
    return f"begin the file with a header such as {_EXAMPLE}{hint}"


def _row(given: Mapping[str, str], where: str) -> Listed:
    name = names.check(given["name"], "name", where)
    kind = _TYPE.get(given["type"].casefold())
    if kind is None:
        what = f"the type {printable(given['type'][:60])!r} is unknown" if given["type"] else "the type is empty"
        raise InputError(f"{where}: {what}, in the row of {name!r}", f"write one of {', '.join(TYPES)}")
    return Listed(kind, name, _aliases(given.get("aliases", ""), name, where), _same(given, name, where), where)


def _aliases(cell: str, name: str, where: str) -> tuple[str, ...]:
    found = [names.check(part, "alias", where) for part in cell.split(BETWEEN) if part.strip()]
    if len(found) > MAX_ALIASES:
        raise LimitError(f"{where}: more than {MAX_ALIASES:,} aliases of {name!r}", "list only those that articles use")
    for alias in found:
        if ";" in alias:
            raise InputError(f"{where}: the alias {alias[:60]!r} has a semicolon", "write | between two aliases")
    return tuple(sorted(set(found) - {name}))


def _same(given: Mapping[str, str], name: str, where: str) -> str:
    """The IRI of the two columns that may give one."""
    number, other = given.get("wikidata", ""), given.get("exactMatch", "")
    item = identifiers.item(number)
    if number and not item:
        raise InputError(
            f"{where}: {printable(number[:100])!r} is no Wikidata item, in the row of {name!r}",
            "write the item's number, such as Q42, or its address; an IRI of others belongs into a column exactMatch",
        )
    same = identifiers.same(other)
    if other and not same:
        raise InputError(
            f"{where}: {printable(other[:100])!r} is no IRI that exactMatch can lead to, in the row of {name!r}",
            "write one http or https address, or a Wikidata item such as Q42",
        )
    if item and same and item != same:
        raise InputError(f"{where}: {item} and {same} are given for {name!r}", "keep one of the two")
    return item or same
