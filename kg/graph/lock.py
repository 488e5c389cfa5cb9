"""One writer at a time: a file in the output folder that holds the number of the process at work."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from kg.errors import LimitError

NAME = ".lock"


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keeps other builds out of the folder; a lock that a dead process left behind is taken over.

    Raises:
        LimitError: a live process holds it.
    """
    path = folder / NAME
    while not _take(path):
        holder = _holder(path)
        if holder is not None and _alive(holder):
            raise LimitError(
                f"{folder}: process {holder} is building here",
                f"wait until it is done; if no build is running, delete {path}",
            )
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _take(path: Path) -> bool:
    # Written beside it and linked: so the lock never stands there without its holder's number.
    temporary = path.with_name(f"{NAME}.{os.getpid()}")
    temporary.write_text(f"{os.getpid()}\n", encoding="ascii")
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    finally:
        temporary.unlink()
    return True


def _holder(path: Path) -> int | None:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _alive(process: int) -> bool:
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
