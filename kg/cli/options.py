"""Options that several commands share."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

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


class _Share(click.FloatRange):
    """A number from 0 to 1, asked for in words; what is no number is in no range, and click's own lets nan through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not 0 <= number <= 1:
            self.fail(f"give a number from 0 to 1, not {value!r}.", param, ctx)
        return number


min_confidence_option = click.option(
    "--min-confidence",
    "least",
    type=_Share(0, 1),
    default=0.0,
    metavar="X",
    help=(
        "Leave out statements with less confidence than this, 0 to 1. Of those with 0.9 about nine in ten are right in "
        "words and source as measured in docs/quality.md; whom a pronoun means is not in it."
    ),
)
