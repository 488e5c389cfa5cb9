"""Reads annotated articles: annotation JSON, one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.model import Annotation
from kg.model.codec import decode


def read_annotated(path: Path) -> Iterator[Annotation]:
    """The articles of a file whose statements are annotated in full (`layers`, where given, names them).

    Raises:
        InputError: the file can't be read, or a line is no annotation.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise InputError(f"{path}: can't be read ({err})", "give a file of annotation JSON") from err
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            obj = json.loads(line)
            if "statements" not in obj.get("layers", ("statements",)):
                continue
            # Foreign corpora may have types of entity of their own; only the statements are learned from.
            yield decode(_statements_only(obj))
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            raise InputError(f"{path}, line {number}: no annotation ({err})", "see docs/annotation.md") from err


def _statements_only(obj: dict[str, object]) -> dict[str, object]:
    keys = ("id", "text", "title", "published", "publisher", "url")
    spans = ("id", "form", "source", "cue", "content")
    marked = [{k: s.get(k) for k in spans} for s in obj.get("statements", ()) if s.get("content")]  # type: ignore[attr-defined]
    return {**{k: obj[k] for k in keys if k in obj}, "statements": marked}
