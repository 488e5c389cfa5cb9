"""What a query may do: read this graph, and nothing else.

The text is parsed and its tree is walked, so neither comments, strings nor odd spelling hide anything. Whatever this
parser does not understand is refused: what has not been looked at is not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import InputError, KGError, LimitError, UsageError
from kg.graph import safety
from kg.graph.writers import PREFIXES

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
#: How a query begins, after its prefixes.
_BEGINNING: Final = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
#: So many characters of a query are shown.
_SHOWN: Final = 40
#: What the parser says is shown up to this length: more is a list of its rules.
_MAX_REASON: Final = 80
#: What the engine says, and what in its list of what it expected is no rule of its grammar but a sentence.
_ENGINE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<rest>.*)", re.DOTALL)
_SENTENCE: Final = re.compile(r"[A-Z]\w*(?: [\w*]+){2,}")


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
    nodes = _nodes(tree)
    for node in nodes:
        if node.name in _REFUSED:
            raise UsageError(
                f"the query has {_REFUSED[node.name]}", "take that part out: only the graph itself is asked"
            )
    _check_prefixes(nodes)
    return _KINDS[tree[1].name]


def _check_prefixes(nodes: Iterable[CompValue]) -> None:
    used: dict[str, set[str]] = {"pname": set(), "PrefixDecl": set()}
    for node in nodes:
        if node.name in used:
            used[node.name].add(str(dict(node).get("prefix", "")))
    missing = sorted(used["pname"] - used["PrefixDecl"])
    if missing:
        names = " and ".join(f"{prefix}:" for prefix in missing)
        lines = " ".join(f"PREFIX {prefix}: <{PREFIXES.get(prefix, '...')}>" for prefix in missing)
        what = f"prefix {names} is" if len(missing) == 1 else f"prefixes {names} are"
        raise InputError(f"the query: {what} not declared", f"add {lines} before everything else")


def _not_a_query(text: str, error: ParseException) -> KGError:
    try:
        # An empty text is an update too, of no steps.
        is_update = bool(parseUpdate(text).request)
    except Exception:  # noqa: BLE001 - then it is no update either
        is_update = False
    if not is_update:
        # This parser names its own rules for how a query may begin, however far it has read. The engine's is no help
        # either: "SELECT * { ?s ?p }" has it expect OPTIONAL, some characters further on.
        said = str(error.msg)
        plain = len(said) <= _MAX_REASON and not any(sign in said for sign in ("{", "SelectQuery"))
        reason = said if plain else _reason(text, error.loc)
        return InputError(
            f"the query: line {error.lineno}, column {error.col}: {reason}", "mend it at that place or after it"
        )
    return UsageError("that is an update, which changes a graph", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")


def said_by_engine(reason: str) -> str:
    """The engine's own refusal of what this parser has read, as one line: its place, and the clause that says why."""
    found = _ENGINE.match(reason)
    if not found:
        return " ".join(reason.split())[:_MAX_REASON]
    clauses = (clause for clause in found["rest"].split(", ") if _SENTENCE.fullmatch(clause))
    why = next(clauses, "what stands before this can't be read")
    return f"line {found['line']}, column {found['column']}: {why}"


def _reason(text: str, place: int) -> str:
    """Why a query can't be read from a place on."""
    if not _BEGINNING.search(text[:place]):
        return "expected SELECT, ASK, CONSTRUCT or DESCRIBE"
    rest = " ".join(text[place:].split())
    return f"this can't be read: {rest[:_SHOWN]}{'...' if len(rest) > _SHOWN else ''}" if rest else "more must follow"


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
