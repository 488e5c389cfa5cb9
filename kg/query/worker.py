"""Runs one query; also as a process of its own, which can be killed when it takes too long.

As a process it reads a request from standard input (a line of JSON, then N-Triples unless the request names a store)
and writes one JSON object. It imports nothing of ours, so that it starts fast and runs as a plain file.
"""

from __future__ import annotations

import contextlib
import json
import sys
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store

#: Address space of the process: what a query may use before it is stopped.
MAX_MEMORY = 4 * 2**30

Code = list[str] | None


def evaluate(store: Store, query: str, max_rows: int) -> dict[str, Any]:
    """Asks the store and gives the whole answer, or an `error`: `syntax`, `rows` or `evaluation`."""
    try:
        result = store.query(query)
        if isinstance(result, QueryBoolean):
            return {"boolean": bool(result)}
        if isinstance(result, QuerySolutions):
            names = [variable.value for variable in result.variables]
            rows = [[encode(row[name]) for name in names] for row in islice(result, max_rows + 1)]
            found: dict[str, Any] = {"columns": names, "rows": rows}
        else:
            rows = [[encode(part) for part in triple] for triple in islice(result, max_rows + 1)]
            found = {"triples": rows}
    except SyntaxError as error:
        return {"error": "syntax", "reason": str(error)}
    except (ValueError, OSError, RuntimeError) as error:
        return {"error": "evaluation", "reason": str(error)}
    return {"error": "rows"} if len(rows) > max_rows else found


def encode(term: object) -> Code:
    """A term as plain JSON: kind, value, and for a literal its datatype and language."""
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return ["iri", term.value]
    if isinstance(term, BlankNode):
        return ["blank", term.value]
    if isinstance(term, Literal):
        return ["literal", term.value, term.datatype.value, term.language or ""]
    raise ValueError(f"{term} is a triple inside a triple")


def main() -> None:
    """Answers the one request on standard input."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    request = json.loads(sys.stdin.buffer.readline())
    if request["store"]:
        store = Store.read_only(request["store"])
    else:
        store = Store()
        store.bulk_load(sys.stdin.buffer, RdfFormat.N_TRIPLES)
    answer = evaluate(store, request["query"], request["rows"])
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
