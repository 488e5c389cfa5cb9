"""`kg extract`: the facts of each article, without a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.build import left_out, tell
from kg.cli.console import progress, put, talk
from kg.cli.options import authority_option, min_confidence_option, model_option, weights_option
from kg.errors import EXIT_FINDINGS, InputError, UsageError

if TYPE_CHECKING:
    from kg.articles import Problem
    from kg.authority import Authority
    from kg.model import Annotation

FORMATS = ("jsonl", "turtle")


@click.command("extract", epilog="Example: kg extract article.txt --format turtle")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="jsonl",
    show_default=True,
    help="jsonl: annotation JSON, one article a line; turtle: one graph of all.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to this file instead of standard output.",
)
@model_option
@weights_option
@authority_option
@min_confidence_option
def command(
    inputs: tuple[str, ...],
    form: str,
    output: Path | None,
    model: str | None,
    weights: Path | None,
    authority: tuple[Path, ...],
    least: float,
) -> None:
    """Extract the facts of each article, without a store.

    INPUT is a file (.txt, .html, .jsonl), a folder, a pattern, or - for standard input. The articles come out in the
    order in which they went in. Exits with 1 when an article had to be left out.
    """
    if output is not None and not output.parent.is_dir():
        # Told before the work, not after it.
        raise UsageError(f"{output}: there is no folder {output.parent}", "make it, or name another one")
    run = _Run(inputs, model, weights, _listed(authority), least)
    if form == "turtle":
        _deliver(_turtle(list(run)), output)
    elif output is not None:
        _deliver("".join(map(_line, run)), output)
    else:
        for annotation in run:
            # Line by line, so that a pipe gets the first article before the last one is read.
            put(_line(annotation))
    if run.left_out:
        talk(left_out(run.left_out, run.found, least))
    if run.failed:
        talk(f"{run.done:,} extracted, {run.failed:,} skipped.")
        click.get_current_context().exit(EXIT_FINDINGS)


class _Run:
    """The annotations of the inputs, in order; problems are told on the way and counted."""

    def __init__(
        self,
        inputs: tuple[str, ...],
        model: str | None,
        weights: Path | None,
        authority: Authority | None,
        least: float,
    ) -> None:
        self.inputs = inputs
        self.model = model
        self.weights = weights
        self.authority = authority
        self.least = least
        self.left_out = 0
        self.found = 0
        self.done = 0
        self.failed = 0

    def __iter__(self) -> Iterator[Annotation]:
        from kg.articles import Problem, read
        from kg.extract import DEFAULT_MODEL, Extractor
        from kg.graph.build import extract_one
        from kg.model import at_least

        extractor = None
        for item in progress(read(self.inputs), "Extracting"):
            found: Annotation | Problem
            if isinstance(item, Problem):
                found = item
            else:
                # Loaded late: a wrong file name is told at once.
                extractor = extractor or Extractor(self.model or DEFAULT_MODEL, self.weights, self.authority)
                found = extract_one(extractor, item)
            if isinstance(found, Problem):
                tell(found.where, found.message, found.fix)
                self.failed += found.severity == "error"
            else:
                self.done += 1
                sure = at_least(found, self.least)
                self.found += len(found.statements)
                self.left_out += len(found.statements) - len(sure.statements)
                yield sure
        if not self.done:
            raise InputError("no article could be read", "give .txt, .html or .jsonl files, or a folder of them")


def _listed(files: tuple[Path, ...]) -> Authority | None:
    """The user's own names, read before any article; what is odd about the files is told."""
    if not files:
        return None
    from kg.authority import read

    found = read(files)
    for problem in found.problems:
        tell(problem.where, problem.message, problem.fix)
    return found


def _line(annotation: Annotation) -> str:
    from kg.model.codec import encode

    return json.dumps(encode(annotation), ensure_ascii=False) + "\n"


def _turtle(annotations: list[Annotation]) -> str:
    from kg.graph.mapping import triples
    from kg.graph.rdf import serialise
    from kg.resolve import resolve

    return serialise(triples(resolve(annotations)), "turtle").decode()


def _deliver(data: str, output: Path | None) -> None:
    if output is None:
        put(data)
        return
    from kg.graph.rdf import write_atomically

    write_atomically(output, data.encode())
