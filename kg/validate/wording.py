"""Compares the wording of passages with the articles themselves, where their texts are at hand.

`kg build` leaves what it found in each article beside the graph, in `articles/*.json`, with the article's `id` and
`text`. Where they are missing, the shapes still check each wording's length.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.errors import InputError
from kg.graph.vocabulary import NG
from kg.validate import names, rules
from kg.validate.types import Finding

#: An annotation repeats the article's text once and its facts: far more than this is no annotation.
MAX_BYTES = 50_000_000
_FOLDER = "articles"


def texts_beside(files: Sequence[Path]) -> dict[str, tuple[str, str]]:
    """For each article by id: the file that has its text, and the text.

    Raises:
        InputError: a file there is damaged.
    """
    found: dict[str, tuple[str, str]] = {}
    for folder in dict.fromkeys(file.parent / _FOLDER for file in files if str(file) != "-"):
        if folder.is_dir():
            for file in sorted(folder.glob("*.json")):
                content = _read(file)
                if content is not None:
                    found[content["id"]] = (str(file), content["text"])
    return found


def findings(data: Graph, texts: dict[str, tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each article whose text has another digest, and each wording that is not the article's own."""
    for article, identifier in sorted(data.subject_objects(DCTERMS.identifier), key=str):
        known = texts.get(str(identifier))
        if known is not None and (article, URIRef(NG + "textDigest"), None) in data:
            yield from _article(data, article, *known)


def compared(data: Graph, texts: dict[str, tuple[str, str]]) -> tuple[int, int]:
    """How many of the data's articles have their text at hand, and how many there are."""
    identifiers = [
        str(identifier)
        for article, identifier in data.subject_objects(DCTERMS.identifier)
        if (article, URIRef(NG + "textDigest"), None) in data
    ]
    return sum(1 for identifier in identifiers if identifier in texts), len(identifiers)


def _article(data: Graph, article: Node, file: str, text: str) -> Iterator[Finding]:
    digest = f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    for stated in data.objects(article, URIRef(NG + "textDigest")):
        if str(stated) != digest:
            yield rules.DIGEST.finding(
                focus=names.term(article), path="ng:textDigest", value=names.term(stated), file=file
            )
    for passage in data.subjects(URIRef(NG + "article"), article):
        start, end = (_offset(data, passage, name) for name in ("start", "end"))
        if start is None or end is None:
            continue  # a shape says so
        for wording in data.objects(passage, URIRef(NG + "wording")):
            if str(wording) != text[start:end]:
                yield rules.WORDING.finding(
                    focus=names.term(passage),
                    path="ng:wording",
                    value=names.term(wording),
                    start=start,
                    end=end,
                )


def _offset(data: Graph, passage: Node, name: str) -> int | None:
    values = list(data.objects(passage, URIRef(NG + name)))
    value = values[0].toPython() if len(values) == 1 and isinstance(values[0], Literal) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _read(file: Path) -> dict[str, Any] | None:
    """The annotation in a file; None for JSON of another kind, which a folder of that name may hold too."""
    fix = "remove the file, or build the graph again"
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError(f"{file}: more than {MAX_BYTES:,} bytes", fix)
        content = json.loads(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: can't be read: {error.strerror}", "check your rights to the file") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}: is damaged: {error}", fix) from None
    known = isinstance(content, dict) and isinstance(content.get("id"), str) and isinstance(content.get("text"), str)
    return content if known else None
