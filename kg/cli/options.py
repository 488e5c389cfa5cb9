"""Options that several commands share."""

from __future__ import annotations

import math
from pathlib import Path

import click

model_option = click.option(
    "--model", default=None, metavar="NAME", help="Installed spaCy pipeline, or the folder of one."
)
weights_option = click.option(
    "--weights",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="Weights of your own, made by `kg train statements`.",
)

authority_option = click.option(
    "--authority",
    "authority",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Your own names, which win: CSV (name, type, aliases, wikidata) or RDF such as Turtle; may be repeated.",
)


def _number(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """What isn't a number is in no range, and click's range lets it through."""
    if math.isnan(value):
        raise click.BadParameter("nan is not in the range 0<=x<=1.")
    return value


min_confidence_option = click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    callback=_number,
    help="Leave out statements with less confidence than this, 0 to 1: of those with 0.9, nine in ten are right.",
)
