"""The only module that runs SPARQL: on our one graph, within limits, with values bound and never pasted.

A query is looked at before it runs (`kg.query.guard`), and runs in a process of its own that is killed when its time is
over: no engine can be interrupted reliably from outside.

A parameter is a line `VALUES ?name { UNDEF }` of the query, so the file runs as it is in any other tool, where it asks
for every value. Binding replaces that line by one with the terms, in the form that the engine itself writes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import InputError, LimitError, UsageError
from kg.graph.store import Store
from kg.query import guard, worker

MAX_SECONDS = 30.0
MAX_ROWS = 100_000

Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: each row has a term, or None, for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row needs one cell for each column")


Answer = Table | bool | list[Triple]


def select(
    store: Store,
    text: str,
    bindings: Mapping[str, Sequence[Term]] | None = None,
    *,
    seconds: float | None = MAX_SECONDS,
    rows: int = MAX_ROWS,
) -> Table:
    """Asks a SELECT query.

    Args:
        store: the graph.
        text: the query.
        bindings: for each parameter of the query the terms that it may be; one that is left out may be anything.
        seconds: time limit; None runs it in this process without one, for queries that are known to be fast.
        rows: row limit.

    Raises:
        InputError: the query can't be parsed or evaluated.
        LimitError: it took too long, or gives too many rows.
        UsageError: it is no SELECT, isn't allowed, or has no such parameter.
    """
    answer = ask_any(store, text, bindings, seconds=seconds, rows=rows)
    if not isinstance(answer, Table):
        raise UsageError("the query is no SELECT", "write it as SELECT ... WHERE { ... }")
    return answer


def ask_any(
    store: Store,
    text: str,
    bindings: Mapping[str, Sequence[Term]] | None = None,
    *,
    seconds: float | None = MAX_SECONDS,
    rows: int = MAX_ROWS,
) -> Answer:
    """Asks a query of any kind: a table for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE."""
    guard.check(text)
    query = bind(text, bindings or {})
    found = worker.evaluate(store.inner, query, rows) if seconds is None else _in_child(store, query, rows, seconds)
    return _answer(found, rows)


def bind(text: str, bindings: Mapping[str, Sequence[Term]]) -> str:
    """The query with its parameters given.

    Raises:
        UsageError: the query has no such parameter.
    """
    for name, terms in bindings.items():
        lines = list(re.finditer(rf"^[ \t]*VALUES \?{re.escape(name)} \{{ (UNDEF) \}}[ \t]*$", text, re.MULTILINE))
        if len(lines) != 1:
            raise UsageError(
                f"the query has no parameter {name!r}", f"give it one line of its own: VALUES ?{name} {{ UNDEF }}"
            )
        start, end = lines[0].span(1)
        text = text[:start] + " ".join(str(term) for term in terms) + text[end:]
    return text


def _in_child(store: Store, query: str, rows: int, seconds: float) -> dict[str, Any]:
    request = {"query": query, "rows": rows, "store": str(store.path) if store.path else ""}
    data = json.dumps(request).encode() + b"\n"
    if store.path is None:
        data += b"".join(f"{triple} .\n".encode() for triple in store.triples())
    command = [sys.executable, "-P", "-X", "utf8", str(Path(worker.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise LimitError(f"the query took more than {seconds:g} seconds", "narrow it down, or add a LIMIT") from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise LimitError("the query was stopped: it needs too much memory", "narrow it down, or add a LIMIT")
    if done.returncode:
        raise InputError(
            f"the query could not be run: {done.stderr.decode(errors='replace').strip()[-300:]}", "check the graph"
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _answer(found: dict[str, Any], rows: int) -> Answer:
    match found.get("error"):
        case "rows":
            raise LimitError(f"the query gives more than {rows:,} rows", "narrow it down, or add a LIMIT")
        case "syntax":
            raise InputError(
                f"the query: {guard.said_by_engine(found['reason'])}", "mend it at that place or before it"
            )
        case "evaluation":
            raise InputError(f"the query can't be evaluated: {found['reason']}", "change the query")
    if "boolean" in found:
        return bool(found["boolean"])
    if "triples" in found:
        triples = dict.fromkeys(Triple(*(_decode(code) for code in row)) for row in found["triples"])
        return list(triples)
    return Table(
        tuple(found["columns"]),
        tuple(tuple(None if code is None else _decode(code) for code in row) for row in found["rows"]),
    )


def _decode(code: Sequence[str]) -> Any:
    kind, value = code[0], code[1]
    if kind == "iri":
        return NamedNode(value)
    if kind == "blank":
        return BlankNode(value)
    datatype, language = code[2], code[3]
    if language:
        return Literal(value, language=language)
    return Literal(value, datatype=NamedNode(datatype))
