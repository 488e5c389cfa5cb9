"""A graph that somebody changed after it was built, and what each command says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotating import Rules
from click.testing import CliRunner, Result

import kg.extract
from kg.cli import main
from kg.errors import InputError
from kg.graph.folder import is_as_built, is_changed
from kg.validate import validate
from kg.validate.wording import texts_beside

STORY = (
    "The harbour board met on Monday evening and heard from the people of the town. "
    "Lena Osk said: “We will rebuild the harbour wall before winter.”"
)


def kg_(*args: object) -> Result:
    return CliRunner(env={"KG_GRAPH": ""}).invoke(main, [str(a) for a in args])


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a build; the model's place is taken."""
    monkeypatch.setattr(kg.extract, "Extractor", lambda model, _weights, _authority: Rules(f"{model} 1.0"))
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert kg_("build", tmp_path / "a.txt", "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


@pytest.fixture
def changed(built: Path) -> Path:
    """The same with another speaker's name."""
    graph = built / "graph.ttl"
    graph.write_text(graph.read_text("utf-8").replace('prefLabel "Lena Osk"', 'prefLabel "Lena Oak"'), "utf-8")
    return built


class TestItIsTold:
    """The answer is from the file, and every command says so on standard error."""

    @pytest.mark.parametrize(
        ("args", "name"),
        [
            (("query", "most-quoted"), "Lena Oak"),
            (("query", "what-did-they-say", "--speaker", "oak"), "Lena Oak"),
            (("explain", "lena oak"), "Person: Lena Oak"),
            (("export", "--to", "ntriples"), '"Lena Oak"'),
        ],
    )
    @pytest.mark.parametrize("file", ["", "graph.ttl"])
    def test_by_those_that_ask(self, changed: Path, args: tuple[str, ...], name: str, file: str) -> None:
        """Query, explain and export answer alike, for the folder and for the file in it."""
        command, *rest = args
        done = kg_(command, "-g", changed / file, *rest)
        assert done.exit_code == 0
        assert name in done.stdout
        assert done.stderr.startswith(
            f"{changed / 'graph.ttl'} is not as `kg build` wrote it: it was changed since then. "
            "The answer is from the file as it is now; `kg build` undoes the change.\n"
        )

    def test_not_of_a_graph_as_built(self, built: Path) -> None:
        """Nothing is told where nothing was changed."""
        done = kg_("query", "-g", built, "most-quoted")
        assert (done.exit_code, done.stderr) == (0, "")

    def test_by_validate(self, changed: Path) -> None:
        """For the shapes a changed speaker conforms: that it was changed is a warning, which fails on request alone."""
        done = kg_("validate", changed)
        assert done.exit_code == 0
        assert "warning ngsh:Build-changed (shape ngsh:Build)\n" in done.stdout
        assert f"  {changed / 'graph.ttl'} is not as `kg build` wrote it: it was changed since then. [" in done.stdout
        assert kg_("validate", changed, "--fail-on", "warning").exit_code == 1

    def test_validate_says_nothing_of_a_graph_as_built(self, built: Path) -> None:
        """No warning for the very graph that was built, nor for one that no build left."""
        (built / "other.ttl").write_bytes((built / "graph.ttl").read_bytes() + b"# mine\n")
        for graph in (built, built / "other.ttl"):
            assert "Build-changed" not in kg_("validate", graph).stdout

    def test_the_next_build_undoes_it_and_says_so(self, changed: Path) -> None:
        """The graph is that of the articles again; what somebody wrote into it does not go without a word."""
        told = kg_("build", changed.parent / "a.txt", "-o", changed).stderr
        assert f"{changed / 'graph.ttl'} had been changed since it was built; that change is undone.\n" in told
        assert is_as_built(changed / "graph.ttl")
        assert "undone" not in kg_("build", changed.parent / "a.txt", "-o", changed).stderr


class TestWhatIsBeside:
    """The articles that a build left beside its graph."""

    def test_one_that_can_not_be_read(self, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A text without the right to read it is not called damaged."""
        (entry,) = (built / "articles").iterdir()

        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(InputError) as raised:
            texts_beside([built / "graph.ttl"])
        assert raised.value.message == f"{entry}: can't be read: Permission denied"

    def test_no_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Standard input that was closed before we started is an error of input, no crash."""
        monkeypatch.setattr("sys.stdin", None)
        with pytest.raises(InputError, match="standard input is closed"):
            validate(["-"])


class TestTheMark:
    """What is compared with."""

    @pytest.mark.parametrize("mark", [None, b"", b"\xff", b"not a digest\n"])
    def test_no_mark(self, built: Path, mark: bytes | None) -> None:
        """A build that was stopped has left none: nothing can be said then."""
        (built / "store.sha256").unlink()
        if mark is not None:
            (built / "store.sha256").write_bytes(mark)
        assert (is_as_built(built / "graph.ttl"), is_changed(built / "graph.ttl")) == (False, False)

    def test_no_graph(self, built: Path) -> None:
        """A graph that is gone is not a changed one."""
        (built / "graph.ttl").unlink()
        assert (is_as_built(built / "graph.ttl"), is_changed(built / "graph.ttl")) == (False, False)


class TestArticlesThatLeave:
    """A build over other articles than before."""

    def test_they_are_told(self, built: Path) -> None:
        """Each that was in the graph and is not any more is named, once; the second run has nothing to tell."""
        news = built.parent
        (news / "b.txt").write_text(STORY.replace("winter", "spring"), encoding="utf-8")
        told = kg_("build", news / "b.txt", "-o", built).stderr
        assert "1 article that was in the graph is no longer in it: a." in told
        assert "A build is of exactly the articles that are named.\n" in told
        assert "no longer" not in kg_("build", news / "b.txt", "-o", built).stderr
        assert "no longer" not in kg_("build", news / "a.txt", news / "b.txt", "-o", built).stderr

    @pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"articles": 5}', b'{"articles": [1]}', b"\xff"])
    def test_a_damaged_report(self, built: Path, damage: bytes) -> None:
        """What can't be read tells of no article and stops no build."""
        (built / "report.json").write_bytes(damage)
        done = kg_("build", built.parent / "a.txt", "-o", built)
        assert (done.exit_code, "no longer" in done.stderr) == (0, False)
