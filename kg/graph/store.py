"""Where the graph lives: one small class over pyoxigraph, on disk or in memory.

All triples are in the one default graph, and nothing else is ever in the store. (With several graphs a query over their
union counts a triple once for each graph that has it; counts and sums would be wrong.)
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Self
from weakref import WeakValueDictionary

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import InputError, KGError, LimitError, UsageError

Term = NamedNode | BlankNode | Literal

#: The stores that this process has open to write.
_writers: Final[WeakValueDictionary[Path, Store]] = WeakValueDictionary()


class Store:
    """Triples that can be asked.

    Open one with `Store.open` or `Store.memory`. `path` is the folder, or None in memory.
    """

    def __init__(self, inner: pyoxigraph.Store, path: Path | None, *, read_only: bool) -> None:
        self.inner = inner
        self.path = path
        self.read_only = read_only

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Opens the store in a folder; to write, it is made when it isn't there.

        Raises:
            InputError: there is no store, it is damaged, or another process is writing to it.
            LimitError: the disk is full.
        """
        try:
            if read_only:
                _refuse_while_written(folder)
                return cls(pyoxigraph.Store.read_only(str(folder)), folder, read_only=True)
            store = cls(pyoxigraph.Store(str(folder)), folder, read_only=False)
        # The library raises a corruption as a RuntimeError.
        except (OSError, RuntimeError, ValueError) as error:
            raise _opening_error(folder, error) from None
        _writers[folder.resolve()] = store
        return store

    @classmethod
    def memory(cls, triples: Iterable[Triple] = ()) -> Self:
        """A store in memory with these triples."""
        inner = pyoxigraph.Store()
        inner.bulk_extend(_quads(triples))
        return cls(inner, None, read_only=False)

    def replace(self, triples: Iterable[Triple]) -> None:
        """Makes these the only triples; only what goes and what comes is touched.

        Additions are one step, removals follow. Should the process die in between, the store has too much, never too
        little, and the next `replace` mends it.

        Raises:
            LimitError: the disk is full.
            UsageError: the store was opened to read only.
        """
        if self.read_only:
            raise UsageError(f"{self.path}: the store is open to read only", "open it to write")
        new, old = set(_quads(triples)), set(self.inner)
        try:
            if old:
                self.inner.extend(new - old)
            else:
                self.inner.bulk_extend(new)
            for quad in old - new:
                self.inner.remove(quad)
            self.inner.flush()
        except (OSError, RuntimeError) as error:
            if _is_full(error):
                raise _full(self.path) from None
            raise

    def triples(self) -> Iterator[Triple]:
        """All triples, in no order that means anything."""
        return (quad.triple for quad in self.inner.quads_for_pattern(None, None, None, DefaultGraph()))

    def match(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """The triples with this subject, predicate and object; None is any."""
        return (quad.triple for quad in self.inner.quads_for_pattern(subject, predicate, value, DefaultGraph()))

    def __len__(self) -> int:
        return len(self.inner)


def _quads(triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(triple.subject, triple.predicate, triple.object) for triple in triples)


def _refuse_while_written(folder: Path) -> None:
    """Reading a store while another process writes it is undefined; RocksDB's own reader does not look at the lock."""
    if folder.resolve() in _writers:
        raise InputError(f"{folder}: this process is writing to this store", "close it first")
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    # Closing the file would give up a lock of our own on it; the line above made sure that there is none.
    with contextlib.suppress(FileNotFoundError, PermissionError), (folder / "LOCK").open("r+b") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_full(error: Exception) -> bool:
    """The library tells of a full disk in words alone."""
    return "no space left" in str(error).lower() or "quota exceeded" in str(error).lower()


def _full(folder: Path | None) -> LimitError:
    return LimitError(f"{folder}: the disk is full", "make room, or write somewhere else")


def _opening_error(folder: Path, error: Exception) -> KGError:
    reason = str(error)
    if _is_full(error):
        return _full(folder)
    if "lock" in reason.lower() or isinstance(error, BlockingIOError):
        return InputError(
            f"{folder}: another process is writing to this store", "wait until it is done, then try again"
        )
    if isinstance(error, FileNotFoundError) or not folder.exists():
        return InputError(f"{folder}: there is no store", "make one with `kg build INPUT... -o DIR`")
    return InputError(f"{folder}: the store can't be opened: {reason[:200]}", "remove the folder and build it again")
