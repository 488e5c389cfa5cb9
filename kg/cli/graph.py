"""Finds the graph that a command is about, and tells where it is not what was built."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import talk

graph_option = click.option(
    "-g", "--graph", envvar="KG_GRAPH", metavar="PATH", help="Build folder or RDF file; otherwise ./graph or here."
)


def find(named: str | None) -> Path:
    """The build folder or file that was named, or that lies at hand; see `kg.query.source.find`."""
    from kg.query import source

    found = source.find(named, Path.cwd())
    if told := source.note(found):
        talk(told)
    return found
