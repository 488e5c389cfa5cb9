"""`kg validate`: graphs against the shapes, with an exit code that means one thing."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("text", "json", "ttl", "junit", "github", "sarif")
FAIL_ON = ("violation", "warning", "info", "never")
DATA_FORMATS = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml")
_FROM_SUFFIX = {".txt": "text", ".json": "json", ".ttl": "ttl", ".xml": "junit", ".sarif": "sarif"}


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="violation",
    show_default=True,
    help="The mildest finding that makes the exit code 1.",
)
@click.option("--shapes", "own", multiple=True, metavar="PATH", help="Your own shapes as well: a file or a folder.")
@click.option("--only-shapes", is_flag=True, help="Check with your own shapes alone.")
@click.option(
    "--allow-empty-target", "allowed", multiple=True, metavar="ID", help="A shape that may match nothing; repeatable."
)
@click.option("-t", "--format", "form", type=click.Choice(FORMATS), help="How it is reported [text].")
@click.option("--from", "data_format", type=click.Choice(DATA_FORMATS), help="Format of the data [by the suffix].")
@click.option("-o", "--output", metavar="FILE", help="Where the report goes; its suffix tells the format.")
@click.option("-v", "--verbose", is_flag=True, help="In text, also on how many nodes each shape was checked.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="How long it may take.",
)
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    fail_on: str,
    own: tuple[str, ...],
    only_shapes: bool,
    allowed: tuple[str, ...],
    form: str | None,
    data_format: str | None,
    output: str | None,
    verbose: bool,
    timeout: float,
) -> None:
    """Check graphs against the shapes.

    FILE is an RDF file, the folder of a build, or - for Turtle on standard input. Several are checked as one graph.
    Exit codes: 0 conforms, 1 findings, 2 wrong call, 3 input can't be read, 4 a limit was hit, 70 our bug. Nothing
    checked is not a pass.

    \b
    kg validate graph/graph.ttl
    kg validate graph --fail-on warning -o report.sarif
    """  # noqa: D301 - click wants that character itself
    from kg.cli.console import put, talk
    from kg.errors import EXIT_FINDINGS, UsageError
    from kg.validate import validate
    from kg.validate.formats import RENDER, text

    if only_shapes and not own:
        raise UsageError("--only-shapes without --shapes leaves nothing to check with", "name your shapes by --shapes")
    report = validate(
        files,
        shapes=[Path(path) for path in own],
        shipped=not only_shapes,
        allow_empty=allowed,
        form=data_format,
        timeout=timeout,
    )
    suffix = Path(output).suffix.lower() if output else ""
    form = form or _FROM_SUFFIX.get(suffix, "text")
    rendered = text.render(report, fail_on, verbose=verbose) if form == "text" else RENDER[form](report, fail_on)
    failed = report.fails(fail_on)
    if output and output != "-":
        from kg.graph.rdf import write_atomically

        write_atomically(Path(output), rendered.encode("utf-8", "backslashreplace"))
        talk(f"{len(report.findings):,} findings in {output}")
    else:
        put(rendered)
    if failed:
        context.exit(EXIT_FINDINGS)
