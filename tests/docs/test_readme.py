"""README.md: every command in it runs, and answers what stands there."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def _load(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    # Where dataclasses look for the module of a class.
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


readme = _load(ROOT / "docs" / "readme.py")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project, to type the commands in."""
    return readme.checkout(tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def done(copy):
    """What the commands did, each once."""
    return list(readme.steps(copy))


class TestTheReadme:
    """A reader who types its lines, from the first to the last, gets what is shown."""

    def test_the_two_commands_are_there(self, done):
        """`make demo` and `make test` are what it begins with."""
        assert [step.command.partition("#")[0].strip() for step in done][:2] == ["make demo", "make test"]

    def test_every_command_succeeds(self, done):
        """Each exits with 0 and without a traceback."""
        for step in done:
            assert step.status == 0, f"$ {step.command}\n{step.said}"
            assert "Traceback" not in step.said, f"$ {step.command}\n{step.said}"

    def test_the_answers_are_those_shown(self, done):
        """What the README shows is what comes out today; `make docs` writes it again."""
        assert readme.renewed(done) == README

    def test_the_picture_is_todays(self, copy, done):
        """The picture is drawn by the tool from the examples, by one of the README's commands."""
        assert any(step.command.endswith(f" {readme.DRAWN}") for step in done)
        assert (copy / readme.DRAWN).read_bytes() == (ROOT / readme.PICTURE).read_bytes()

    def test_no_file_of_the_project_is_written_over(self, copy, done):
        """Whoever types all of its lines has the same examples and pages as before."""
        assert done
        made = {path.relative_to(copy) for name in ("docs", "examples") for path in (copy / name).rglob("*.*")}
        assert [
            p for p in sorted(made) if p.suffix != ".pyc" and (copy / p).read_bytes() != (ROOT / p).read_bytes()
        ] == []

    def test_no_command_hides(self):
        """A shell block is run by this test or marked as text: there is none under another name."""
        assert set(re.findall(r"^```(\w+)$", README, re.MULTILINE)) <= {"console", "text", "yaml", "turtle"}
