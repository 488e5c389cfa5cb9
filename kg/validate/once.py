"""The constraints that are one query over the whole graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple
from rdflib.namespace import SH

from kg.errors import InputError
from kg.graph.store import Store
from kg.query import sparql
from kg.validate import names, words
from kg.validate.shapes import Shapes
from kg.validate.types import Finding


def findings(shapes: Shapes, triples: list[Triple]) -> Iterator[Finding]:
    """Asks each of these constraints once. The query selects `?this`, and `?path` and `?value` where they tell more."""
    if not shapes.once:
        return
    store = Store.memory(triples)
    for shape, query in shapes.once:
        # No time limit of its own: the whole validation has one.
        table = sparql.select(store, query, seconds=None)
        if "this" not in table.columns:
            raise InputError(f"{names.term(shape)}: its query does not select ?this", "select the focus node as ?this")
        path = names.path(shapes.graph, shapes.graph.value(shape, SH.path))
        message = str(shapes.graph.value(shape, SH.message) or "")
        owner = shapes.owner(shape)
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            value, own_path = cells.get("value"), cells.get("path")
            spot = names.readable(str(own_path)) if own_path is not None else path
            text = str(value) if value is not None else ""
            yield Finding(
                rule=str(shape),
                shape=str(owner),
                severity=shapes.severity(shape),
                what=words.of_query(shapes, shape, spot, names.readable(text)),
                message=message,
                focus=str(cells["this"]),
                path=spot,
                value=text,
                component="SPARQL",
            )
