"""A table as text: for a person, for a spreadsheet, for a program, for a document.

Cells hold other people's words. So control characters and characters that reorder a line are written out as escapes
wherever a terminal or a page would obey them, and in CSV a cell that a spreadsheet would take for a formula gets an
apostrophe before it. JSON carries every value as it is.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import PREFIXES
from kg.query import columns
from kg.query.sparql import Table, Term

#: A spreadsheet computes a cell that begins so. Source: OWASP, "CSV Injection".
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_HIDDEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")


def without_iris(answer: Table) -> Table:
    """The table for a person, who has the names: without the columns that hold the IRIs behind them."""
    kept = [n for n, name in enumerate(answer.columns) if name != "iri" and not name.endswith("_iri")]
    if not kept:
        return answer
    return Table(tuple(answer.columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in answer.rows))


def table(answer: Table, width: int | None = None) -> str:
    """Aligned columns.

    Args:
        answer: what to show.
        width: of the terminal; a long cell goes on below itself to fit, and nothing is cut. None leaves one line a row.
    """
    grid = [list(answer.columns), *([_visible(_short(cell)) for cell in row] for row in answer.rows)]
    return "\n".join(columns.lines(grid, width)) + "\n"


def csv_text(answer: Table) -> str:
    """CSV after RFC 4180, with line feeds; formulas are disarmed by an apostrophe."""
    rows = [list(answer.columns), *([_disarmed(cell) for cell in row] for row in answer.rows)]
    return "".join(",".join(map(_field, row)) + "\n" for row in rows)


def json_text(answer: Table) -> str:
    """One object with `columns` and `rows`; numbers and truth values are JSON's own, an empty cell is null."""
    rows = [[_plain(cell) for cell in row] for row in answer.rows]
    return json.dumps({"columns": answer.columns, "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def markdown(answer: Table) -> str:
    """A Markdown table."""
    lines = [_pipes(answer.columns), _pipes(["---"] * len(answer.columns))]
    lines += [_pipes([_marked(_visible(_short(cell))) for cell in row]) for row in answer.rows]
    return "\n".join(lines) + "\n"


FORMATS: Final[dict[str, Callable[[Table], str]]] = {
    "table": table,
    "csv": csv_text,
    "json": json_text,
    "markdown": markdown,
}


def _text(cell: Term | None) -> str:
    return "" if cell is None else cell.value


def _short(cell: Term | None) -> str:
    """As `_text`, but an IRI of ours with its prefix."""
    if isinstance(cell, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if cell.value.startswith(namespace):
                return f"{prefix}:{cell.value.removeprefix(namespace)}"
    return _text(cell)


def _plain(cell: Term | None) -> str | int | bool | None:
    if cell is None:
        return None
    if isinstance(cell, Literal):
        kind = cell.datatype.value.rpartition("#")[2]
        if kind == "integer" and len(cell.value) < 16:
            return int(cell.value)
        if kind == "boolean" and cell.value in ("true", "false"):
            return cell.value == "true"
    return cell.value


def _visible(text: str) -> str:
    return "".join(_escape(char) if unicodedata.category(char) in _HIDDEN else char for char in text)


def _escape(char: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char) or (
        f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
    )


def _disarmed(cell: Term | None) -> str:
    text = _text(cell)
    # A number of ours is no formula, even with its sign.
    is_number = isinstance(cell, Literal) and cell.datatype.value.endswith(("#integer", "#decimal"))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) and not is_number else text


def _field(text: str) -> str:
    # The library's writer leaves a lone carriage return bare when lines end in a line feed.
    if any(char in text for char in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _marked(text: str) -> str:
    for char in "\\`*_[]|<>#!~":
        text = text.replace(char, f"\\{char}")
    return text.replace("&", "&amp;")


def _pipes(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
