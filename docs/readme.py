"""Runs the README's commands and keeps the answers that it shows, and its picture, as they are.

`python docs/readme.py` writes them again; with `--check` it only says what differs, and then exits 1. Commands stand in
```console blocks after `$ `. Lines below a command are its answer, on either stream; a command without any is only run.
All of it happens in a copy of the project.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURE: Final = Path("docs/graph.svg")
# Where a command of the README draws it: no reader who types the lines writes over a file of the project.
DRAWN: Final = Path("graph.svg")
# What is made, not written, at the top of the project; and what is made anywhere.
_MADE: Final = {".git", ".venv", ".hypothesis", "graph", "out", "dist", "build"}
_CACHES: Final = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
_BLOCK: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the README, the answer that stands there, and what it did."""

    command: str
    shown: str
    status: int
    said: str


def checkout(folder: Path) -> Path:
    """A copy of the project in the folder, whose `.venv/bin/kg` is this Python's."""
    copy = folder / "newsgraph"
    shutil.copytree(ROOT, copy, ignore=lambda at, names: _CACHES(at, names) | (_MADE if Path(at) == ROOT else set()))
    kg = copy / ".venv" / "bin" / "kg"
    kg.parent.mkdir(parents=True)
    kg.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kg "$@"\n', encoding="utf-8")
    kg.chmod(0o755)
    return copy


def steps(copy: Path) -> Iterator[Step]:
    """Runs the commands in the copy, one after the other."""
    # A `make` among them is not a part of the one that runs this.
    environment = {key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    # As wide as the lines of this page are in most places where it is read.
    environment["COLUMNS"] = "100"
    environment["PATH"] = os.pathsep.join([str(copy / ".venv" / "bin"), environment["PATH"]])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(copy), environment.get("PYTHONPATH")]))
    for block in _BLOCK.findall((copy / "README.md").read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            done = subprocess.run(  # noqa: S603 - the README's own lines
                ["/bin/sh", "-c", runnable(command)],
                cwd=copy,
                env=environment,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            yield Step(command, shown, done.returncode, done.stdout)


def runnable(command: str) -> str:
    """`make` without setting up again; `make test` only planned, since it is what calls this."""
    if not command.startswith("make "):
        return command
    plan = " -n" if command.split()[1] == "test" else ""
    return command.replace("make ", f"make{plan} -o .venv/.made -o .venv/.made-dev ", 1)


def renewed(done: list[Step]) -> str:
    """The README with the answers that the commands gave."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for step in done:
        if step.shown:
            text = text.replace(f"$ {step.command}\n{step.shown}", f"$ {step.command}\n{step.said.rstrip()}\n")
    return text


def main(arguments: list[str]) -> int:
    """Runs the commands, then writes or checks."""
    with tempfile.TemporaryDirectory() as folder:
        copy = checkout(Path(folder))
        done = list(steps(copy))
        failed = [step for step in done if step.status]
        for step in failed:
            print(f"$ {step.command}\n{step.said}exit status {step.status}")
        if failed:
            return 1
        new = {Path("README.md"): renewed(done).encode(), PICTURE: (copy / DRAWN).read_bytes()}
    stale = [path for path, data in new.items() if not (ROOT / path).exists() or (ROOT / path).read_bytes() != data]
    if "--check" in arguments:
        print("".join(f"{path} is stale: run `make docs`\n" for path in stale), end="")
        return 1 if stale else 0
    for path in stale:
        (ROOT / path).write_bytes(new[path])
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
