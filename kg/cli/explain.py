"""`kg explain`: why the graph says so."""

from __future__ import annotations

import click

from kg.cli.console import put, safe, talk, width
from kg.cli.graph import find, graph_option


@click.command("explain", epilog='Example: kg explain "Ilse Varga" -g graph/')
@click.argument("what", nargs=-1, required=True, metavar="IRI|NAME")
@graph_option
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

    # A name of several words is as good without quotation marks.
    asked = Graph.open(find(graph))
    found = explain(asked, " ".join(what))
    if found.told:
        talk(found.told)
    if found.findings and not any(asked.has_text(finding.article) for finding in found.findings):
        talk("Only the words are shown, without their sentences: the articles' texts are not beside this graph.")
    put(safe(render(found, EVERYTHING if everything else Limits(), width()), lines=True))
