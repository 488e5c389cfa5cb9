"""`kg export`: the graph in other formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph import rdf

FIXTURE = Path(__file__).parents[1] / "queries" / "fixture.ttl"


def _kg(*args: str) -> Result:
    return CliRunner(env={"KG_GRAPH": ""}).invoke(main, ["export", "-g", str(FIXTURE), *args])


class TestEveryFormat:
    """Each format carries the whole graph, the same bytes each time."""

    @pytest.mark.parametrize("form", rdf.FORMATS)
    def test_to_standard_output(self, form):
        """The data go to standard output, and only they."""
        done = _kg("--to", form)
        assert done.exit_code == 0
        assert done.stderr == ""
        assert set(rdf.parse(done.stdout_bytes, form)) == set(rdf.parse(FIXTURE))
        assert _kg("--to", form).stdout_bytes == done.stdout_bytes

    @pytest.mark.parametrize(
        ("suffix", "form"),
        [
            (".ttl", "turtle"),
            (".nt", "ntriples"),
            (".nq", "nquads"),
            (".trig", "trig"),
            (".jsonld", "jsonld"),
            (".rdf", "rdfxml"),
            (".XML", "rdfxml"),
        ],
    )
    def test_the_suffix_tells(self, tmp_path, suffix, form):
        """The suffix of the output names the format."""
        path = tmp_path / f"g{suffix}"
        done = _kg("-o", str(path))
        assert (done.exit_code, done.stdout) == (0, "")
        assert path.read_bytes() == rdf.serialise(rdf.parse(FIXTURE), form)
        assert done.stderr == f"Wrote {path} ({form}).\n"


class TestWrongCalls:
    """What can't be done is said, and nothing is written."""

    def test_a_folder_as_output(self, tmp_path):
        """A folder is told as such, whatever the format."""
        for args in ([], ["--to", "ntriples"]):
            done = CliRunner().invoke(main, ["export", "-g", "none.ttl", "-o", str(tmp_path), *args])
            assert done.exit_code == 2
            assert f"{tmp_path}: is a folder\n  Fix: give the name of a file\n" in done.stderr

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            ([], "the format is not told"),
            (["-o", "g.txt"], "the format is not told"),
            (["--to", "turtle", "-o", "g.nt"], "contradicts"),
            (["--to", "n3"], "'n3' is not one of"),
            (["--to", "turtle", "-o", "none/g.ttl"], "can't be written"),
        ],
    )
    def test_usage(self, tmp_path, monkeypatch, args, message):
        """Each is exit 2."""
        monkeypatch.chdir(tmp_path)
        done = _kg(*args)
        assert (done.exit_code, done.stdout) == (2, "")
        assert message in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_what_xml_cant_carry(self, tmp_path):
        """A character that the format can't carry is exit 3, and the old file stays."""
        (tmp_path / "g.ttl").write_text('<urn:x:s> <urn:x:p> "a\\u0001b" .')
        (tmp_path / "g.rdf").write_text("old")
        done = CliRunner().invoke(main, ["export", "-g", str(tmp_path / "g.ttl"), "-o", str(tmp_path / "g.rdf")])
        assert done.exit_code == 3
        assert "U+0001" in done.stderr
        assert (tmp_path / "g.rdf").read_text() == "old"
