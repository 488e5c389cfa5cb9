"""The command line: one module per command, loaded when it is called.

Standard output is data, standard error is talk. Exit codes: 0 done, 1 findings, 2 the call was wrong, 3 the input
can't be read, 4 a limit was hit, 70 our bug; 130 stopped by the user, 141 the reader of our output went away.
"""

from __future__ import annotations

import click

from kg.cli.frame import Commands

COMMANDS = {
    # name: (module:attribute, the short help, which is the first sentence of the command's own)
    "build": ("kg.cli.build:command", "Build a knowledge graph from news articles."),
    "extract": ("kg.cli.extract:command", "Extract the facts of each article, without a store."),
    "validate": ("kg.cli.validate:command", "Check graphs against the shapes."),
    "query": ("kg.cli.query:command", "Ask a named question, or one of your own."),
    "export": ("kg.cli.export:command", "Write the graph in another format."),
    "explain": ("kg.cli.explain:command", "Show why the graph says so."),
    "ontology": ("kg.cli.ontology:command", "Check the ontology."),
    "train": ("kg.cli.train:command", "Fit extraction to annotated articles."),
}


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from kg.cli.version import lines

        click.echo("\n".join(lines()))
        context.exit()


@click.group(
    cls=Commands,
    table=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`kg COMMAND --help` tells more.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes; errors are still told.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the versions."
)
def main(quiet: bool, debug: bool) -> None:
    """Turn news articles into a knowledge graph, check it and ask it questions."""
    # Both flags are looked up in the context, by `kg.cli.console` and `kg.cli.frame`.
    del quiet, debug
