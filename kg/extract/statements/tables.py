"""The tables of attribution: verbs with their frames, nouns with their classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLES = Path(__file__).parent / "tables"

CLASSES = ("speech", "question", "deny", "naming", "charge", "belief", "intention", "document")
#: what the stock lemmatizer makes of some verbs of the table (it takes "hoped" for a form of "hop")
MISTAKEN_LEMMAS = {
    "deadpane": "deadpan",
    "grip": "gripe",
    "hop": "hope",
    "lambast": "lambaste",
    "rag": "rage",
    "retweete": "retweet",
    "texte": "text",
}
FRAMES = ("c", "x", "o", "n", "call", "q")


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A row of verbs.tsv: what a verb's complements look like when it attributes them."""

    lemma: str
    cue_class: str
    frames: frozenset[str]

    def takes(self, frame: str) -> bool:
        """Whether the verb has the frame."""
        return frame in self.frames


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_TABLES / name).read_text(encoding="utf-8").splitlines()
    body = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(body[0], row, strict=True)) for row in body[1:]]


@lru_cache(maxsize=1)
def verbs() -> dict[str, CueVerb]:
    """Lemma -> row; a particle verb's lemma is written with a space ("point out")."""
    return {
        row["lemma"]: CueVerb(row["lemma"], row["class"], frozenset(row["frames"].split()))
        for row in _rows("verbs.tsv")
    }


@lru_cache(maxsize=1)
def nouns() -> dict[str, str]:
    """Lemma -> class."""
    return {row["lemma"]: row["class"] for row in _rows("nouns.tsv")}


@lru_cache(maxsize=1)
def acts() -> dict[str, frozenset[str]]:
    """Lemma of a verb -> objects with which it tells of a deed and attributes nothing."""
    return {row["lemma"]: frozenset(row["objects"].split()) for row in _rows("acts.tsv")}
