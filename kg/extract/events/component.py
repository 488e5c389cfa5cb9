"""The spaCy component. Its factory has underscores for dots: spaCy allows no dot in a factory's name."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

import kg.extract.state  # noqa: F401  declares the extensions
from kg.extract.events.event import EXTRACTOR
from kg.extract.events.rules import events_of

FACTORY = EXTRACTOR.replace(".", "_")


@Language.factory(FACTORY)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  spaCy's signature
    """The component: sets `doc._.events`."""

    def events(doc: Doc) -> Doc:
        doc._.events = events_of(doc, doc._.entities)
        return doc

    return events
