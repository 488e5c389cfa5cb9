"""What a build remembers: each article's annotation, under a name made of the article and of what extracted it.

An entry is found again only for the very same article and pipeline. One that can't be read is as good as none: the
article is extracted again. Entries are written one by one, each complete, so a build that was stopped goes on where it
was.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import kg
from kg.graph.rdf import write_atomically
from kg.model import Annotation, Article
from kg.model.codec import decode, encode

FOLDER = "articles"

#: The parts of the package that decide what is found in an article.
_DECIDING = ("authority", "extract", "model")


@cache
def code_digest() -> str:
    """SHA-256 over the code and tables of extraction: when they change, nothing old is used again."""
    root = Path(kg.__file__).parent
    total = hashlib.sha256()
    for name in _DECIDING:
        for path in sorted(p for p in (root / name).rglob("*") if p.suffix in {".py", ".tsv", ".txt", ".json"}):
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


_OURS = re.compile(r"[0-9a-f]{64}\.json")


class Manifest:
    """The remembered annotations of one output folder.

    Args:
        folder: the output folder.
        pipeline: what extracts; entries of another one are not used.
    """

    def __init__(self, folder: Path, pipeline: str) -> None:
        self.folder = folder / FOLDER
        self._fingerprint = f"{pipeline}\n{code_digest()}"

    def path(self, article: Article) -> Path:
        """Where the article's annotation is kept."""
        parts = [article.id, article.text, article.title, article.published, article.publisher, article.url]
        content = json.dumps([*parts, self._fingerprint], ensure_ascii=True)
        return self.folder / f"{hashlib.sha256(content.encode()).hexdigest()}.json"

    def get(self, article: Article) -> Annotation | None:
        """The article's annotation, or None if there is none that can be used."""
        found = load(self.path(article))
        return found if found is not None and found.article == article else None

    def put(self, annotation: Annotation) -> None:
        """Keeps an annotation."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(encode(annotation), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        write_atomically(self.path(annotation.article), text.encode() + b"\n")

    def keep_only(self, articles: Iterable[Article]) -> None:
        """Forgets everything but these articles; a file that isn't ours stays."""
        kept = {self.path(a).name for a in articles}
        for path in sorted(self.folder.glob("*.json")):
            if path.name not in kept and _OURS.fullmatch(path.name):
                path.unlink()


def load(path: Path) -> Annotation | None:
    """The annotation in a file, or None if it is missing or damaged."""
    try:
        return decode(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def load_all(folder: Path) -> dict[str, Annotation]:
    """All remembered annotations of an output folder by article id, for those who want to show the text."""
    found = (load(path) for path in sorted((folder / FOLDER).glob("*.json")))
    return {annotation.article.id: annotation for annotation in found if annotation is not None}
