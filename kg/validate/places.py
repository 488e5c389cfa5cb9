"""In which file and line a node's block begins, where the file is laid out as ours are: one block a subject.

RDF parsers keep no positions. A file that is laid out in another way gives no lines, never wrong ones: a line counts
only if a term stands at its very beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kg.graph.rdf import SUFFIXES

_PREFIX = re.compile(r"(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:<([^<>\s]*)>|([A-Za-z][\w-]*|):([\w-]*))\s")
_LONG_QUOTES = ('"""', "'''")


def lines(files: Sequence[Path]) -> dict[str, tuple[str, int]]:
    """For each subject by IRI, its file and line; the first place counts."""
    found: dict[str, tuple[str, int]] = {}
    for file in files:
        if SUFFIXES.get(file.suffix.lower()) in ("turtle", "ntriples"):
            for iri, number in _of(file):
                found.setdefault(iri, (str(file), number))
    return found


def _of(file: Path) -> list[tuple[str, int]]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return []
    # Inside a long string any line may look like the beginning of a block.
    if any(mark in text for mark in _LONG_QUOTES):
        return []
    prefixes: dict[str, str] = {}
    found = []
    # Not `splitlines`: other characters than line feeds end no line for an editor.
    for number, line in enumerate(text.split("\n"), start=1):
        if declared := _PREFIX.match(line):
            prefixes[declared[1]] = declared[2]
        elif subject := _SUBJECT.match(line):
            full, prefix, local = subject.groups()
            if full is not None:
                found.append((full, number))
            elif prefix in prefixes:
                found.append((prefixes[prefix] + local, number))
    return found
