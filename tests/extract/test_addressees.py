"""To whom something is said."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The stock pipeline."""
    return Extractor()


#: what it shows, text, the names of those spoken to by each statement
TOLD = [
    (
        "those only described become a group",
        "Ilse Varga told reporters that the weir was safe.",
        [["reporters"]],
    ),
    (
        "a jury is one too",
        "Prosecutor Ilse Varga told the jury that the weir was unsafe.",
        [["jury"]],
    ),
    (
        "a letter is to somebody",
        "In a letter to shareholders, Ilse Varga said that the mill would close.",
        [["shareholders"]],
    ),
    (
        "of two objects the first is spoken to",
        "Ilse Varga promised drivers a refund.",
        [["drivers"]],
    ),
    (
        "a thing that is promised is nobody",
        "Ilse Varga promised an organizer in every county.",
        [[]],
    ),
    (
        "the subject of a clause about others is not spoken to",
        "Ilse Varga told the audience that her father had lost $900 to a caller.",
        [["audience"]],
    ),
    (
        "who is asked does not ask",
        "Asked by reporters whether the weir was safe, Ilse Varga said that it was.",
        [["Ilse Varga"], []],
    ),
    (
        "question and answer that follow each other",
        '"Is the weir safe?" Ilse Varga asked.\n\n"It is dry," Tom Ashby replied.',
        [["Tom Ashby"], ["Ilse Varga"]],
    ),
    (
        "what is regretted is told to nobody",
        "Ilse Varga regretted the cost to taxpayers.",
        [[]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_who_is_spoken_to(extractor: Extractor, text: str, expected: list[list[str]]) -> None:
    """Each statement tells whom it is for, by name or as described."""
    found = extractor.extract(Article(id="a", text=text))
    names = {e.id: e.name for e in found.entities}
    assert [[names[a] for a in s.addressee] for s in found.statements] == expected


class TestDescribedListeners:
    """Descriptions of who is spoken to are entities of type Group."""

    def test_the_same_again(self, extractor: Extractor) -> None:
        """The same description later in the article means the same group."""
        text = "Ilse Varga told the jurors that it rained. Later Tom Ashby told the jurors that it was dry."
        found = extractor.extract(Article(id="a", text=text))
        groups = [(e.name, [text[m.span.start : m.span.end] for m in e.mentions]) for e in found.entities]
        assert ("jurors", ["the jurors", "the jurors"]) in groups
        assert [e.type for e in found.entities if e.name == "jurors"] == ["Group"]
