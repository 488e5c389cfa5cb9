"""What lies in the folder of a build, and whether the graph there is still the one that was built."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

GRAPH: Final = "graph.ttl"
STORE: Final = "store"
REPORT: Final = "report.json"
#: SHA-256 of the graph that was built, which the store was made from; without it the store is made again.
STORE_MARK: Final = "store.sha256"

#: What to tell where `is_changed`; what it means for the answer follows.
CHANGED: Final = "is not as `kg build` wrote it: it was changed since then"

_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_as_built(graph: Path) -> bool:
    """Whether a file is the very graph that a build left there."""
    built = _built(graph)
    return bool(built) and built == _digest(graph)


def is_changed(graph: Path) -> bool:
    """Whether a file is the graph of a build, but another one than the build left there."""
    built = _built(graph) if graph.name == GRAPH else ""
    return bool(built) and _digest(graph) not in ("", built)


def _built(graph: Path) -> str:
    """The digest of the graph that was built; "" where no build left one, or was stopped on its way."""
    try:
        marked = (graph.parent / STORE_MARK).read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
    return marked if _SHA256.fullmatch(marked) else ""


def _digest(graph: Path) -> str:
    try:
        with graph.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
