"""`kg build`: articles in, knowledge graph out."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.console import progress_bar, talk
from kg.cli.options import authority_option, min_confidence_option, model_option, weights_option
from kg.errors import EXIT_FINDINGS


@click.command(
    "build",
    epilog="Example: kg build articles/ -o graph/",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for graph.ttl, the store and report.json: a new one, or that of an earlier build.",
)
@model_option
@weights_option
@authority_option
@min_confidence_option
@click.option("--strict", is_flag=True, help="Stop at the first article that can't be read.")
def command(
    inputs: tuple[str, ...],
    folder: Path,
    model: str | None,
    weights: Path | None,
    authority: tuple[Path, ...],
    least: float,
    strict: bool,
) -> None:
    """Build a knowledge graph from news articles.

    INPUT is a file (.txt, .html, .jsonl), a folder, a pattern, or - for standard input. A line of JSON Lines is an
    object with the keys text, id, title, published, publisher and url; only text is needed. The graph is of exactly
    these articles; what was found in an article before is used again. Exits with 1 when an article had to be left out.
    """
    from kg.authority import read
    from kg.graph.build import ExtractorLike, build
    from kg.graph.folder import GRAPH

    # First of all: a mistake in it is told before any article is read.
    listed = read(authority) if authority else None

    def extractor() -> ExtractorLike:
        from kg.extract import DEFAULT_MODEL, Extractor

        return Extractor(model or DEFAULT_MODEL, weights, listed)

    noticed = listed.problems if listed else ()
    report = build(
        inputs, folder, extractor, min_confidence=least, strict=strict, progress=progress_bar, noticed=noticed
    )
    for problem in report.problems:
        tell(problem.where, problem.message, problem.fix)
    if report.empty:
        talk(f"No facts were found in {_listed(report.empty)}.")
    if report.undated:
        talk(
            f'No date is known of {_listed(report.undated)}: "on Tuesday" stays without one there. '
            'Give `published` in JSON Lines, or a line such as "Quay Courier, 16 April 2025" under the title.'
        )
    graph = f"{folder / 'graph.ttl'} from {_summary(report.counts)}"
    talk(f"Built {graph}; {report.skipped:,} skipped; {report.triples:,} triples.")
    if report.gone:
        talk(_went(report.gone))
    if report.edited:
        talk(f"{folder / GRAPH} had been changed since it was built; that change is undone.")
    if report.left_out:
        talk(left_out(report.left_out, report.found, least))
        if report.found - report.left_out != report.counts["statements"]:
            talk("A statement that several articles report is one in the graph.")
    if listed:
        talk(_found([row.name for row in listed.rows], report.listed))
    talk(f"Next: {next_command(folder)}")
    if report.skipped:
        click.get_current_context().exit(EXIT_FINDINGS)


def tell(where: str, message: str, fix: str) -> None:
    """Tells of a problem with one article; also when quiet, since something is missing then."""
    talk(f"{where}: {message}", always=True)
    if fix:
        talk(f"  Fix: {fix}", always=True)


def left_out(count: int, found: int, least: float) -> str:
    """What `--min-confidence` took away of the statements in the articles, and whether anything is left."""
    said = f"{count:,} of {found:,} statements in the articles left out: confidence below {least:g}."
    return said if count < found else f"{said} No statement is left: give a lower --min-confidence."


def _went(gone: Sequence[str]) -> str:
    """Which articles a graph no longer has."""
    many = (
        "1 article that was in the graph is" if len(gone) == 1 else f"{len(gone):,} articles that were in the graph are"
    )
    return f"{many} no longer in it: {_listed(gone)}. A build is of exactly the articles that are named."


def next_command(folder: Path) -> str:
    """What to type next, as a shell takes it."""
    return f"kg query who-spoke-at -g {shlex.quote(str(folder))}"


def _found(names: Sequence[str], found: Sequence[str]) -> str:
    """How many of the user's own names the articles have, and which are nowhere."""
    missing = sorted(set(names) - set(found))
    told = f"{len(names) - len(missing):,} of {len(names):,} listed names found"
    return f"{told}; not found: {_listed(missing)}." if missing else f"{told}."


def _listed(names: Sequence[str], most: int = 5) -> str:
    shown = list(names[:most]) + ([f"{len(names) - most:,} more"] if len(names) > most else [])
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _summary(counts: dict[str, int]) -> str:
    shown: Sequence[tuple[str, str]] = (
        ("articles", "article"),
        ("people", "person"),
        ("organizations", "organization"),
        ("platforms", "platform"),
        ("events", "event"),
        ("statements", "statement"),
    )
    parts = [f"{counts[many]:,} {one if counts[many] == 1 else many}" for many, one in shown]
    return f"{parts[0]}: {', '.join(parts[1:])}"
