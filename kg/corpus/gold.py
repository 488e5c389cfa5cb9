"""A folder of marked-up articles becomes one file of annotation JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from kg.corpus.markup import read_file
from kg.errors import InputError
from kg.model import Annotation
from kg.model.codec import encode

ENDING = ".ann.txt"

#: What is annotated in full, for scorers: a layer that is not named is unknown, not empty.
LAYERS = ("statements", "entities", "events")


def gold(folder: Path) -> tuple[Annotation, ...]:
    """The annotations of all marked-up files of a folder and the folders in it, sorted by name.

    Raises:
        InputError: no file is there, or some are wrong; the faults of all files are listed.
    """
    paths = sorted(folder.rglob(f"*{ENDING}"), key=lambda path: path.name)
    if not paths:
        raise InputError(f"{folder}: holds no file whose name ends in {ENDING}", "Give the folder of the markup.")
    found: dict[str, Annotation] = {}
    wrong: list[InputError] = []
    for path in paths:
        try:
            annotation = read_file(path)
        except InputError as error:
            wrong.append(error)
            continue
        name = annotation.article.id
        if name != path.name.removesuffix(ENDING):
            wrong.append(InputError(f"{path}:1: the id {name!r} is not the file's name", "Make them equal."))
        found[name] = annotation
    if wrong:
        raise InputError("\n".join(e.message for e in wrong), wrong[0].fix)
    return tuple(found.values())


def gold_lines(folder: Path, only: Collection[str] = (), without: Collection[str] = ()) -> str:
    """The same as JSON Lines: one article a line, equal input gives equal bytes.

    Args:
        folder: as for `gold`.
        only: ids of the articles to write; all when empty.
        without: ids of articles to leave out.
    """
    chosen = (a for a in gold(folder) if (not only or a.article.id in only) and a.article.id not in without)
    return "".join(json.dumps({**encode(a), "layers": LAYERS}, ensure_ascii=False) + "\n" for a in chosen)
