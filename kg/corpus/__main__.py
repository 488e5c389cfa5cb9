"""`python -m kg.corpus FOLDER`: the annotation JSON of a folder of marked-up articles, on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.corpus.gold import gold_lines
from kg.errors import KGError


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead.")
@click.option("--only", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file of ids to write.")
@click.option(
    "--without", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file of ids to leave out."
)
def main(folder: Path, output: Path | None, only: Path | None, without: Path | None) -> None:
    """Check the marked-up articles (*.ann.txt) of FOLDER and write their annotation JSON, one article a line."""
    try:
        lines = gold_lines(folder, _ids(only), _ids(without))
    except KGError as error:
        click.echo(f"{error.message}\n{error.fix}", err=True)
        sys.exit(error.exit_code)
    if output:
        output.write_bytes(lines.encode())
    else:
        click.echo(lines, nl=False)


def _ids(path: Path | None) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    return frozenset(line for line in lines if line and not line.startswith("#"))


if __name__ == "__main__":
    main()
