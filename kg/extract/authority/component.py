"""The spaCy component. Its factory has underscores for dots: spaCy allows no dot in a factory's name."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

import kg.extract.state  # noqa: F401  declares the extensions
from kg.authority import Listed
from kg.extract.authority.forms import Forms
from kg.extract.authority.rules import EXTRACTOR, find_listed

FACTORY = EXTRACTOR.replace(".", "_")


class FindListed:
    """Sets `doc._.listed`, which the names component honours. Its rows come later: they fit no spaCy config."""

    def __init__(self) -> None:
        self._forms = Forms(())

    def know(self, rows: Iterable[Listed]) -> None:
        """Looks for these rows from now on."""
        self._forms = Forms(rows)

    def __call__(self, doc: Doc) -> Doc:
        """The component."""
        doc._.listed = find_listed(doc, self._forms)
        return doc


@Language.factory(FACTORY)
def make(nlp: Language, name: str) -> FindListed:  # noqa: ARG001  spaCy's signature
    """The component, without rows."""
    return FindListed()
