"""The store: one graph, on disk or in memory."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.errors import InputError, LimitError, UsageError
from kg.graph.store import Store

P, Q = NamedNode("urn:x:p"), NamedNode("urn:x:q")


def _triples(*numbers: int) -> list[Triple]:
    return [Triple(NamedNode(f"urn:x:{n}"), P, Literal(f"“{n}”")) for n in numbers]


class TestWhatGoesInIsThere:
    """The store has the triples it was given, each once, in the one default graph."""

    def test_memory(self):
        """In memory."""
        store = Store.memory(_triples(1, 2, 2))
        assert len(store) == 2
        assert set(store.triples()) == set(_triples(1, 2))
        assert {quad.graph_name for quad in store.inner} == {DefaultGraph()}

    def test_disk(self, tmp_path):
        """On disk, also after it was closed."""
        store = Store.open(tmp_path / "s")
        store.replace(_triples(1, 2))
        del store
        assert set(Store.open(tmp_path / "s", read_only=True).triples()) == set(_triples(1, 2))

    @given(st.lists(st.lists(st.integers(0, 5), max_size=6), max_size=4))
    def test_replacing(self, steps):
        """After each replacement the store has those triples and no others."""
        store = Store.memory()
        for numbers in steps:
            store.replace(_triples(*numbers))
            assert set(store.triples()) == set(_triples(*numbers))

    def test_match(self):
        """Any part of a triple can be asked for."""
        store = Store.memory([*_triples(1, 2), Triple(NamedNode("urn:x:1"), Q, NamedNode("urn:x:2"))])
        assert len(list(store.match())) == 3
        assert len(list(store.match(NamedNode("urn:x:1")))) == 2
        assert list(store.match(predicate=Q)) == [Triple(NamedNode("urn:x:1"), Q, NamedNode("urn:x:2"))]
        assert list(store.match(value=Literal("“2”"))) == _triples(2)


class TestOpening:
    """A store that can't be opened says why."""

    def test_none(self, tmp_path):
        """Reading where there is none is an input error, and makes none."""
        with pytest.raises(InputError, match="there is no store"):
            Store.open(tmp_path / "none", read_only=True)
        assert not (tmp_path / "none").exists()

    def test_read_only(self, tmp_path):
        """A store that was opened to read can't be changed."""
        Store.open(tmp_path / "s").replace(_triples(1))
        store = Store.open(tmp_path / "s", read_only=True)
        with pytest.raises(UsageError, match="read only"):
            store.replace([])

    def test_damaged(self, tmp_path):
        """A damaged store is an input error."""
        Store.open(tmp_path / "s").replace(_triples(1))
        (tmp_path / "s" / "CURRENT").write_text("nonsense")
        with pytest.raises(InputError, match="can't be opened"):
            Store.open(tmp_path / "s", read_only=True)

    @pytest.mark.parametrize(
        "reason",
        [
            "IO error: DB::Open() failed --- IO error: No space left on device: While appending to file: s/OPTIONS",
            "IO error: Disk quota exceeded: While appending to file: s/000008.log",
        ],
    )
    @pytest.mark.parametrize("opens", [False, True])
    def test_a_full_disk(self, tmp_path, monkeypatch, reason, opens):
        """That the disk is full is a limit that was hit, when opening and when writing; the library only says it."""

        class Full:
            def __init__(self, *_args):
                if not opens:
                    raise OSError(reason)

            def __iter__(self):
                return iter(())

            def bulk_extend(self, _quads):
                raise OSError(reason)

        monkeypatch.setattr("pyoxigraph.Store", Full)
        with pytest.raises(LimitError, match="the disk is full"):
            Store.open(tmp_path / "s").replace(_triples(1))

    def test_a_file(self, tmp_path):
        """A file in its place is an input error."""
        (tmp_path / "s").write_text("x")
        with pytest.raises(InputError):
            Store.open(tmp_path / "s")

    def test_twice(self, tmp_path):
        """Two writers, or a reader beside a writer, are refused, in this process and from another."""
        store = Store.open(tmp_path / "s")
        code = (
            "import sys; from pathlib import Path; from kg.graph.store import Store; from kg.errors import InputError\n"
            "for read_only in (False, True):\n"
            "    try: Store.open(Path(sys.argv[1]), read_only=read_only)\n"
            "    except InputError as error: print(error.message)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "s")], capture_output=True, text=True, check=True
        )
        assert done.stdout.count("another process is writing to this store") == 2
        for read_only in (False, True):
            with pytest.raises(InputError, match="writing to this store"):
                Store.open(tmp_path / "s", read_only=read_only)
        store.replace(_triples(1))
        assert len(store) == 1
