"""The spaCy component. Its factory has underscores for dots: spaCy allows no dot in a factory's name."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

import kg.extract.state  # noqa: F401  declares the extensions
from kg.extract.coref.rules import EXTRACTOR, resolve

FACTORY = EXTRACTOR.replace(".", "_")


@Language.factory(FACTORY)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  spaCy's signature
    """The component: replaces `doc._.entities` by the same with all mentions."""

    def coref(doc: Doc) -> Doc:
        doc._.entities = resolve(doc)
        return doc

    return coref
