"""What a query may do: read this graph, and nothing else.

The text is parsed and its tree is walked, so neither comments, strings nor odd spelling hide anything. Whatever this
parser does not understand is refused: what has not been looked at is not run.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import InputError, KGError, LimitError, UsageError
from kg.graph import safety

MAX_QUERY = 100_000

#: Node of the parse tree -> why it is refused. The names are rdflib's.
_REFUSED: Final[dict[str, str]] = {
    "ServiceGraphPattern": "SERVICE, which asks another server",
    "DatasetClause": "FROM, which loads another graph",
}
#: Kind of query -> its node.
_KINDS: Final[dict[str, str]] = {
    "SelectQuery": "select",
    "AskQuery": "ask",
    "ConstructQuery": "construct",
    "DescribeQuery": "construct",
}


@lru_cache(maxsize=64)
def check(text: str) -> str:
    """Says what kind of query this is: `select`, `ask` or `construct`.

    Raises:
        InputError: it can't be parsed.
        LimitError: it is too long or nested too deep.
        UsageError: it changes the graph, or reaches outside of it.
    """
    if len(text) > MAX_QUERY:
        raise LimitError(f"the query has more than {MAX_QUERY:,} characters", "shorten it")
    safety.check_turtle(text.encode("utf-8", "replace"), "the query")
    try:
        tree = parseQuery(text)
    except ParseException as error:
        raise _not_a_query(text, error) from None
    except RecursionError:
        raise LimitError("the query is nested too deep", "write it flatter") from None
    except Exception as error:  # noqa: BLE001 - the parser's own failures on odd text are as good as a syntax error
        raise InputError(f"the query can't be read: {error}", "check its syntax") from None
    for node in _nodes(tree):
        if node.name in _REFUSED:
            raise UsageError(
                f"the query has {_REFUSED[node.name]}", "take that part out: only the graph itself is asked"
            )
    return _KINDS[tree[1].name]


def _not_a_query(text: str, error: ParseException) -> KGError:
    try:
        # An empty text is an update too, of no steps.
        is_update = bool(parseUpdate(text).request)
    except Exception:  # noqa: BLE001 - then it is no update either
        is_update = False
    if not is_update:
        # At the very beginning the parser names its own rules for what may stand there.
        reason = "expected SELECT, ASK, CONSTRUCT or DESCRIBE" if "SelectQuery" in str(error.msg) else str(error.msg)
        return InputError(
            f"the query: line {error.lineno}, column {error.col}: {reason[:200]}", "mend it at that place"
        )
    return UsageError("that is an update, which changes a graph", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _nodes(tree: Any) -> list[CompValue]:
    found, stack = [], [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, CompValue):
            found.append(item)
            stack.extend(item.values())
        elif isinstance(item, ParseResults | list | tuple):
            stack.extend(item)
    return found
