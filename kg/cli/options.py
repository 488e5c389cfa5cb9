"""Options that several commands share."""

from __future__ import annotations

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
