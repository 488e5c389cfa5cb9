"""Values as RDF literals, in canonical form: equal values are equal bytes, in every store."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.vocabulary import Datatype

_DATE_TYPES = {4: Datatype.YEAR, 7: Datatype.YEAR_MONTH, 10: Datatype.DATE}


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=Datatype.INTEGER)


def boolean(value: bool) -> Literal:
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=Datatype.BOOLEAN)


def decimal(value: float) -> Literal:
    """An `xsd:decimal` of at most four places; a whole number has no point, as XML Schema 1.1 wants it."""
    rounded = f"{Decimal(str(value)):.4f}".rstrip("0").rstrip(".")
    return Literal("0" if rounded in {"-0", ""} else rounded, datatype=Datatype.DECIMAL)


def date(value: str) -> Literal:
    """A date, month or year by the precision of the value."""
    return Literal(value, datatype=_DATE_TYPES[len(value)])


def duration(value: str) -> Literal:
    """An ISO 8601 duration of one unit as an `xsd:duration`, which knows no weeks."""
    weeks = value.removeprefix("P").removesuffix("W")
    return Literal(f"P{7 * int(weeks)}D" if value.endswith("W") else value, datatype=Datatype.DURATION)


def uri(value: str) -> Literal:
    """An `xsd:anyURI`."""
    return Literal(value, datatype=Datatype.ANY_URI)
