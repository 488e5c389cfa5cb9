"""`make` and the script that CI runs: what they say when something is missing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Not as a part of the `make test` that runs this.
    own = {key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False, env=own)


class TestSettingUp:
    """Whoever can't be helped is told what to install."""

    def test_no_python_that_is_new_enough(self, tmp_path):
        """An old Python, or none, is told with the way out."""
        done = make(f"VENV={tmp_path / 'v'}", "PYTHON=/bin/false", "setup")
        assert done.returncode == 2
        assert (
            "Error: no Python 3.11 or newer among: /bin/false\n  Fix: install one, or name it: make PYTHON="
            in done.stderr
        )

    def test_a_python_without_venv(self, tmp_path):
        """Debian's python3 comes without the venv module; its package is named."""
        python = tmp_path / "python3"
        python.write_text('#!/bin/sh\ncase "$2" in *venv*) exit 1 ;; esac\nexit 0\n', "utf-8")
        python.chmod(0o755)
        done = make(f"VENV={tmp_path / 'v'}", f"PYTHON={python}", "setup")
        assert done.returncode == 2
        assert "has no venv module.\n  Fix: install it (Debian and Ubuntu: apt-get install python3-venv)" in done.stderr
        assert not (tmp_path / "v").exists()

    @pytest.mark.parametrize("target", ["setup", "demo", "test", "lint", "types", "unit", "format", "docs"])
    def test_every_target_sets_up_first(self, tmp_path, target):
        """Nothing has to be typed before any of them."""
        plan = make("-n", f"VENV={tmp_path / 'v'}", target).stdout
        assert "--require-hashes --requirement requirements.lock" in plan
        assert ("requirements-dev.lock" in plan) == (target not in {"setup", "demo"})

    def test_help_names_every_target(self):
        """`make` alone says what can be made."""
        told = {line.split()[1] for line in make().stdout.splitlines()}
        text = (ROOT / "Makefile").read_text("utf-8")
        assert told == {line.split()[1] for line in text.splitlines() if line.startswith(".PHONY:")}


class TestTheScriptOfCI:
    """It can be run as it is, and it runs everything."""

    def test_it_is_a_program(self):
        """It has its run bit and its syntax is right."""
        script = ROOT / ".ci" / "run"
        assert os.access(script, os.X_OK)
        assert subprocess.run(["sh", "-n", script], check=False).returncode == 0

    def test_its_exit_code_is_that_of_the_tests(self, tmp_path):
        """When `make test` fails, so does it."""
        for name, status in (("make", 7), ("apt-get", 0), ("rapper", 0), ("virtuoso-t", 0), ("java", 0)):
            program = tmp_path / name
            program.write_text(f"#!/bin/sh\nexit {status}\n", "utf-8")
            program.chmod(0o755)
        environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
        assert subprocess.run([ROOT / ".ci" / "run"], env=environment, check=False).returncode == 7
