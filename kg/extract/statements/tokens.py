"""The tokens of an article by character offset, and the names that it uses."""

from __future__ import annotations

import bisect
from collections import Counter
from functools import cached_property

from spacy.tokens import Doc, Token


class TokenIndex:
    """Tokens by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._tokens = list(doc)  # the `Doc` makes a token anew at each look-up
        self.starts = [t.idx for t in self._tokens]

    @cached_property
    def persons(self) -> frozenset[str]:
        """The words of the names of persons."""
        return frozenset(w for e in self.doc.ents if e.label_ == "PERSON" for w in e.text.casefold().split())

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names of bodies."""
        return frozenset(e.text.casefold().removeprefix("the ") for e in self.doc.ents if e.label_ == "ORG")

    @cached_property
    def last_words(self) -> Counter[str]:
        """How often a word ends the name of a person or body."""
        return Counter(e[-1].lower_ for e in self.doc.ents if e.label_ in ("PERSON", "ORG"))

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that begin in `[start, end)`, white space left out."""
        a, b = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        return [t for t in self._tokens[a:b] if not t.is_space]
