"""The pipeline component that marks quotations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.quotes.rules import find_quotes
from kg.extract.state import text_of

NAME = "ng_quotes.v1"


@Language.component(NAME.replace(".", "_"))
def mark_quotes(doc: Doc) -> Doc:
    """Sets `doc._.quotes` from the text and `doc._.blocks`."""
    doc._.quotes = find_quotes(text_of(doc), [b.span for b in doc._.blocks if b.has_facts])
    return doc
