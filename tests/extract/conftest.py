"""What the tests of extraction share: the default model, loaded once, over a text's paragraphs."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

import kg.extract.state  # noqa: F401 - declares the extensions
from kg.extract.language import load_model, parse_blocks
from kg.extract.layout.types import Block
from kg.model import Article, Span

Parse = Callable[..., Doc]

# Test folders are no packages: this makes `event_cast` importable.
if "event_cast" not in sys.modules:
    _spec = importlib.util.spec_from_file_location("event_cast", Path(__file__).parent / "event_cast.py")
    assert _spec is not None
    assert _spec.loader is not None
    sys.modules["event_cast"] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules["event_cast"])


@pytest.fixture(scope="session")
def parse() -> Parse:
    """`parse(text, published="")`: the parsed Doc with its article and one body block a line; no component has run."""
    nlp = load_model()

    def run(text: str, published: str = "") -> Doc:
        spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
        doc = parse_blocks(nlp, text, spans)
        doc._.article = Article(id="a", text=text, published=published)
        doc._.blocks = tuple(Block(s, "body") for s in spans)
        return doc

    return run
