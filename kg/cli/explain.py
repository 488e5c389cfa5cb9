"""`kg explain`: why the graph says so."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import put, safe


@click.command("explain", epilog='Example: kg explain "Ilse Varga" -g graph/')
@click.argument("what", metavar="IRI|NAME")
@click.option(
    "-g", "--graph", envvar="KG_GRAPH", metavar="PATH", help="Build folder or RDF file; otherwise ./graph or here."
)
@click.option("--all", "everything", is_flag=True, help="Show every place, not three in each article.")
def command(what: str, graph: str | None, everything: bool) -> None:
    """Show why the graph says so.

    For a person, organization, platform, place, event, statement or any other node: what it is, and for each article
    the sentence with the words marked [[so]], the component that found them, and what was merged and why.
    """
    from kg.explain import Graph, explain, render
    from kg.query import source

    found = explain(Graph.open(source.find(graph, Path.cwd())), what)
    put(safe(render(found, None if everything else 3), lines=True))
