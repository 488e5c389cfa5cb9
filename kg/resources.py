"""Finds the ontology, the shapes and the questions: beside the package in a checkout, inside it when installed.

The wheel carries them under `kg/_data`. That place is asked first: beside an installed package there may be any folder
named `queries`, and it would not be ours.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder of the ontology's Turtle files."""
    return _folder("ontology")


def shapes_dir() -> Path:
    """The folder of the SHACL shapes."""
    return _folder("shapes")


def queries_dir() -> Path:
    """The folder of the named questions."""
    return _folder("queries")


def _folder(name: str) -> Path:
    for place in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise InputError(
        f"the folder {name!r} that belongs to newsgraph is missing from this installation",
        "install newsgraph again, or run it from a complete checkout",
    )
