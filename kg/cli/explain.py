"""`kg explain`: why the graph says so."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import put, safe, talk, width


@click.command("explain", epilog='Example: kg explain "Ilse Varga" -g graph/')
@click.argument("what", nargs=-1, required=True, metavar="IRI|NAME")
@click.option(
    "-g", "--graph", envvar="KG_GRAPH", metavar="PATH", help="Build folder or RDF file; otherwise ./graph or here."
)
@click.option(
    "--all", "everything", is_flag=True, help="Show every place; otherwise some are shown and the rest is counted."
)
def command(what: tuple[str, ...], graph: str | None, everything: bool) -> None:
    """Show why the graph says so.

    For a person, organization, platform, place, event, statement or any other node: what it is, where it is named, and
    for each fact the sentences that it rests on, by article, with the words marked [[so]], the component that found
    them, and what was merged and why.
    """
    from kg.explain import EVERYTHING, Graph, Limits, explain, render
    from kg.query import source

    # A name of several words is as good without quotation marks.
    found = explain(Graph.open(source.find(graph, Path.cwd())), " ".join(what))
    if found.told:
        talk(found.told)
    put(safe(render(found, EVERYTHING if everything else Limits(), width()), lines=True))
