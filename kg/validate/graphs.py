"""Which files are meant, and their triples as one graph."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Triple

from kg.errors import InputError, LimitError, UsageError
from kg.graph import rdf

#: Read when a folder is named; other formats have to be named file by file.
_IN_FOLDERS = (".nt", ".ttl")
#: The graph in the folder that `kg build` makes; the rest of that folder is its working material.
_BUILT = "graph.ttl"


def data_files(arguments: Sequence[str]) -> list[Path]:
    """The files that the arguments name; a folder stands for its `graph.ttl`, or else for all Turtle in it.

    Raises:
        UsageError: nothing is named.
        InputError: there is no such file, or the folder has no graph.
    """
    if not arguments:
        raise UsageError("no file is named, so nothing would be checked", "name a graph, such as DIR/graph.ttl")
    files = [file for argument in arguments for file in _files(Path(argument), built=True)]
    return list(dict.fromkeys(files))


def shape_files(paths: Iterable[Path]) -> list[Path]:
    """The files of shapes that the paths name, folders with everything below them."""
    return list(dict.fromkeys(file for path in paths for file in _files(path, built=False)))


def stdin() -> bytes:
    """What standard input gives, up to one byte more than may be parsed."""
    if sys.stdin is None:
        raise InputError("standard input is closed", "name a file, or send the graph through a pipe")
    return sys.stdin.buffer.read(rdf.MAX_BYTES + 1)


def merged(files: Sequence[Path], form: str | None = None, piped: bytes = b"") -> list[Triple]:
    """The triples of all files; a blank node stays the blank node of its own file.

    Args:
        files: the files; `-` stands for what was piped in.
        form: their format; None goes by the suffix, and Turtle for what was piped in.
        piped: what was piped in.

    Raises:
        InputError: a file can't be read or parsed.
        LimitError: they are too much together.
    """
    found: list[Triple] = []
    for number, file in enumerate(files):
        triples = rdf.parse(piped if str(file) == "-" else file, form)
        found.extend(triples if len(files) == 1 else (apart(triple, number) for triple in triples))
    if len(found) > rdf.MAX_TRIPLES:
        raise LimitError(f"more than {rdf.MAX_TRIPLES:,} triples in all", "check the files one by one")
    return list(dict.fromkeys(found))


def _files(path: Path, *, built: bool) -> list[Path]:
    if str(path) == "-":
        return [path]
    if path.is_dir():
        if built and (path / _BUILT).is_file():
            return [path / _BUILT]
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in _IN_FOLDERS and p.is_file())
        if not files:
            raise InputError(f"{path}: no Turtle or N-Triples file is in this folder", "name a file, or build a graph")
        return files
    if not path.exists():
        raise InputError(f"{path}: there is no such file", "check the name; a pattern that matches nothing stays as is")
    return [path]


def apart(triple: Triple, number: int) -> Triple:
    """The triple with its blank nodes marked as those of file `number`."""
    subject, value = triple.subject, triple.object
    if isinstance(subject, BlankNode):
        subject = BlankNode(f"f{number}{subject.value}")
    if isinstance(value, BlankNode):
        value = BlankNode(f"f{number}{value.value}")
    return Triple(subject, triple.predicate, value)
