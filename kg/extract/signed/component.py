"""The spaCy component. Its factory has underscores for dots: spaCy allows no dot in a factory's name."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

import kg.extract.state  # noqa: F401  declares the extensions
from kg.extract.signed.rules import EXTRACTOR, signed

FACTORY = EXTRACTOR.replace(".", "_")


@Language.factory(FACTORY)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  spaCy's signature
    """The component: adds to `doc._.relations` who signed what; what was signed is often one of `doc._.events`."""

    def facts(doc: Doc) -> Doc:
        doc._.relations = (*doc._.relations, *signed(doc))
        return doc

    return facts
