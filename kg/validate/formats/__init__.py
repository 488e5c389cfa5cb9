"""Reports in the forms that people and machines want: one module each, all with `render(report, fail_on) -> str`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.validate.formats import github, json, junit, sarif, text, ttl
from kg.validate.types import Report

RENDER: Final[dict[str, Callable[[Report, str], str]]] = {
    "text": text.render,
    "json": json.render,
    "ttl": ttl.render,
    "junit": junit.render,
    "github": github.render,
    "sarif": sarif.render,
}
#: File suffix -> format, for `-o FILE` without `--format`.
SUFFIXES: Final = {".txt": "text", ".json": "json", ".ttl": "ttl", ".xml": "junit", ".sarif": "sarif"}

__all__ = ["RENDER", "SUFFIXES"]
