"""Which graph is asked: the one that was named, or the one that lies at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kg.errors import InputError, UsageError
from kg.graph import folder as built
from kg.graph import rdf
from kg.graph.store import Store

#: The folder that is looked at when none is named.
DEFAULT_FOLDER: Final = "graph"
_FIX: Final = "name a build folder or an RDF file with -g, or set KG_GRAPH; `kg build INPUT... -o graph` makes one"


def find(named: str | None, here: Path) -> Path:
    """The build folder or the file to ask.

    Args:
        named: a build folder or a file, or None.
        here: the current folder.

    Raises:
        UsageError: none was named and none is at hand, or the file's suffix is that of something else.
        InputError: there is nothing at that place.
    """
    if named is None:
        for folder in (here / DEFAULT_FOLDER, here):
            if (folder / built.GRAPH).is_file():
                return _in_folder(folder)
        raise UsageError(f"there is no {DEFAULT_FOLDER}/{built.GRAPH} and no {built.GRAPH} here", _FIX)
    path = Path(named)
    if path.is_dir():
        return _in_folder(path)
    if not path.is_file():
        raise InputError(f"{path}: {'is no file' if path.exists() else 'there is no such file'}", _FIX)
    if path.suffix.lower() not in rdf.SUFFIXES:
        raise UsageError(f"{path}: is no graph by its suffix, {path.suffix!r}", _FIX)
    return path


def _in_folder(folder: Path) -> Path:
    graph = folder / built.GRAPH
    if not graph.is_file():
        raise InputError(f"{folder}: there is no {built.GRAPH} in this folder", _FIX)
    # The file is the truth. The store is as good only while its mark says that it was made from this very file.
    return folder if (folder / built.STORE).is_dir() and built.is_as_built(graph) else graph


def note(path: Path) -> str:
    """What to tell of a graph that was found: that it is no longer the one that was built; "" where nothing is."""
    if path.is_dir() or not built.is_changed(path):
        return ""
    return f"{path} {built.CHANGED}. The answer is from the file as it is now; `kg build` undoes the change."


def load(path: Path) -> Store:
    """The graph of a build folder or of one file.

    Raises:
        InputError: it can't be read.
        LimitError: the file is too large; a build folder has no limit, its store is asked where it lies.
    """
    if path.is_dir():
        return Store.open(path / built.STORE, read_only=True)
    return Store.memory(rdf.parse(path))
