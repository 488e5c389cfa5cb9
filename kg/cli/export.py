"""`kg export`: the graph in another RDF format, or one of its events as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.graph import find, graph_option
from kg.errors import UsageError

RDF_FORMATS = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml")
PICTURE = "svg"


@click.command()
@click.option(
    "--to", "form", type=click.Choice((*RDF_FORMATS, PICTURE)), help="The format; otherwise the suffix of -o tells."
)
@graph_option
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to; - is standard output, which is the default."
)
@click.option("--event", metavar="NAME", help="For svg: the event to draw; otherwise the one that most take part in.")
def command(form: str | None, graph: str | None, output: str, event: str | None) -> None:
    """Write the graph in another format.

    \b
    kg export --to ntriples -g graph
    kg export -g graph -o graph.jsonld
    kg export -g graph --event "harbour meeting" -o meeting.svg
    """  # noqa: D301 - click wants that character itself
    from kg.cli.console import put, talk
    from kg.graph import rdf

    if output != "-" and Path(output).is_dir():
        raise UsageError(f"{output}: is a folder", "give the name of a file")
    found = find(graph)
    if form == PICTURE or (form is None and output.endswith(f".{PICTURE}")):
        wanted, data = PICTURE, _picture(found, event)
    elif event is not None:
        raise UsageError("--event goes with --to svg only", "leave one of them out")
    else:
        from kg.export.rdf import data_of, format_for

        wanted = format_for(form, output)
        data = data_of(found, wanted)
    if output == "-":
        put(data.decode())
    else:
        rdf.write_atomically(Path(output), data)
        talk(f"Wrote {output} ({wanted}).")


def _picture(graph: Path, event: str | None) -> bytes:
    from kg.cli.console import talk
    from kg.export.svg import svg
    from kg.query import source
    from kg.query.candidates import meant

    store = source.load(graph)
    match = meant(store, event, ["event"], "event") if event else None
    if event and match and match.told(event):
        talk(match.told(event))
    return svg(store.triples(), match.candidate.iri if match else None)
