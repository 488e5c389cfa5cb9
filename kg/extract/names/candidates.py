"""What may be a name, before the whole article has had its say."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.names.words import Word

#: The model's labels and our types.
LABELS = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens that may be a name.

    Args:
        start: first token.
        end: token after the last.
        type: an entity type, "" when only other evidence can tell, or "none" for a name that is no entity of ours.
        weight: how much the type counts when all places of the same words vote.
        reason: in words.
        title: the token of an honorific where the mention begins, or -1.
        gender: what the form of address says.
    """

    start: int
    end: int
    type: str
    weight: float
    reason: str
    title: int = -1
    gender: str = ""


@dataclass(slots=True)
class Piece:
    """Words under one label of the model; no label is ""."""

    words: list[Word]
    label: str

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(w.text for w in self.words)
