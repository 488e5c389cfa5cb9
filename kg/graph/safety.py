"""Checks on RDF bytes before a parser sees them: what could exhaust it, or make it fetch something.

The parsers recurse or copy for every level of nesting, expand entities and follow contexts. So the depth is counted
with a scanner that only knows strings, comments and brackets, a document type is refused, and a JSON-LD context must
stand in the document itself.
"""

from __future__ import annotations

import json
import re
from typing import Any
from xml.parsers import expat

from kg.errors import InputError, LimitError

MAX_NESTING = 200

# Possessive quantifiers: the scan is linear whatever the bytes are.
_TURTLE = re.compile(
    rb'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
    rb"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
    rb'|"(?:[^"\\\n\r]++|\\.)*+"'
    rb"|'(?:[^'\\\n\r]++|\\.)*+'"
    rb"|<[^<>\"{}|^`\s]*+>"
    rb"|\#[^\n\r]*+"
    rb"|(?P<open><<|[\[({])|(?P<close>>>|[\])}])",
    re.DOTALL,
)
_JSON = re.compile(rb'"(?:[^"\\]++|\\.)*+"|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)


def check_turtle(data: bytes, name: str) -> None:
    """Counts the nesting of brackets in Turtle, TriG or SPARQL.

    Raises:
        LimitError: more than `MAX_NESTING` levels.
    """
    if sum(data.count(opener) for opener in (b"[", b"(", b"{", b"<<")) > MAX_NESTING:
        _check_depth(_TURTLE, data, name)


def check_json(data: bytes, name: str) -> None:
    """Counts the nesting of JSON-LD and looks at all its contexts.

    Raises:
        LimitError: more than `MAX_NESTING` levels.
        InputError: no JSON, or a context that is not in the document itself.
    """
    _check_depth(_JSON, data, name)
    try:
        document = json.loads(data)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name}: line {error.lineno}, column {error.colno}: not JSON: {error.msg}", "mend the file at that place"
        ) from None
    except (UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{name}: not JSON: {error}", "give JSON-LD in UTF-8") from None
    _check_contexts(document, name)


def check_xml(data: bytes, name: str) -> None:
    """Reads the XML once for its depth and its document type.

    Raises:
        LimitError: more than `MAX_NESTING` levels.
        InputError: no well-formed XML, or it has a document type.
    """
    depth = 0

    def start(_element: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_NESTING:
            raise _too_deep(name)

    def end(_element: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_parts: object) -> None:
        raise InputError(
            f"{name}: line {parser.CurrentLineNumber}: it has a DOCTYPE",
            "remove the document type and its entities; or convert the file to Turtle",
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise InputError(
            f"{name}: line {error.lineno}, column {error.offset + 1}: not XML: {reason}", "mend the file at that place"
        ) from None


def _check_depth(tokens: re.Pattern[bytes], data: bytes, name: str) -> None:
    depth = 0
    for token in tokens.finditer(data):
        if token.lastgroup == "open":
            depth += 1
            if depth > MAX_NESTING:
                raise _too_deep(name)
        elif token.lastgroup == "close":
            # An unmatched bracket is the parser's to report; it must not buy extra depth here.
            depth = max(0, depth - 1)


def _too_deep(name: str) -> LimitError:
    return LimitError(f"{name}: brackets or elements are nested more than {MAX_NESTING} deep", "flatten the file")


def _check_contexts(document: Any, name: str) -> None:
    stack = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "@import" or (key == "@context" and not _is_local(value)):
                    raise InputError(
                        f"{name}: {key} points to {_first_text(value)!r}, which is not in the file",
                        "write the context into the file: nothing is fetched",
                    )
                stack.append(value)
        elif isinstance(node, list):
            stack.extend(node)


def _is_local(context: Any) -> bool:
    parts = context if isinstance(context, list) else [context]
    return all(part is None or isinstance(part, dict) for part in parts)


def _first_text(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return next((part for part in parts if isinstance(part, str)), str(value))[:200]
