"""The RDF formats."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError
from kg.graph import rdf
from kg.query import source


def format_for(named: str | None, output: str) -> str:
    """The format that was named, or that the suffix of the output tells; the two must not contradict each other.

    Raises:
        UsageError: neither tells it, or they contradict each other.
    """
    told = rdf.SUFFIXES.get(Path(output).suffix.lower()) if output != "-" else None
    wanted = named or told
    if wanted is None:
        raise UsageError(
            "the format is not told", f"give --to {'|'.join(rdf.FORMATS)}, or -o with a suffix such as .nt"
        )
    if told and told != wanted:
        raise UsageError(f"--to {wanted} contradicts the suffix of {output}", "leave --to out, or change the suffix")
    return wanted


def data_of(graph: Path, wanted: str) -> bytes:
    """The graph of a build folder or file, as bytes of that format."""
    return rdf.serialise(source.load(graph).triples(), wanted)
