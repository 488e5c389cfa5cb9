"""The graph of one output folder as an explanation needs it: look-ups, names and the articles' texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.graph.manifest import load_all
from kg.graph.store import Store
from kg.graph.vocabulary import Prop, local_name
from kg.query import source
from kg.resolve import tables

#: A sentence is shown up to so many characters on each side of the words.
_REACH = 240
#: A full stop, closing marks, white space and then a capital or a digit, maybe behind opening marks; or a line end.
_SENTENCE_END = re.compile("[.!?\u2026][\"'\u201d\u2019)\\]]*\\s+(?=[\"'\u201c\u2018(\\[]*[A-Z0-9])|\\n+")


class Graph:
    """Look-ups over the triples, and the texts they were found in.

    Args:
        store: the triples.
        texts: article id -> text; an article that is missing here is shown without its sentence.
    """

    def __init__(self, store: Store, texts: Mapping[str, str]) -> None:
        self.store = store
        self._texts = texts

    @classmethod
    def open(cls, path: Path) -> Graph:
        """The graph of a build folder or of one file, with those texts beside it that it was made from."""
        store = source.load(path)
        of = {t.object.value for t in store.match(predicate=Prop.TEXT_DIGEST) if isinstance(t.object, Literal)}
        found = load_all(path if path.is_dir() else path.parent)
        return cls(store, {k: a.article.text for k, a in found.items() if f"sha256:{a.article.digest}" in of})

    def has_text(self, article: str) -> bool:
        """Whether the text of the article with this id is at hand."""
        return article in self._texts

    def nodes(self, subject: NamedNode, prop: NamedNode) -> list[NamedNode]:
        """The nodes that a property leads to, sorted."""
        found = (t.object for t in self.store.match(subject, prop))
        return sorted((o for o in found if isinstance(o, NamedNode)), key=str)

    def sources(self, prop: NamedNode, target: NamedNode) -> list[NamedNode]:
        """The nodes from which a property leads here, sorted."""
        found = (t.subject for t in self.store.match(None, prop, target))
        return sorted((s for s in found if isinstance(s, NamedNode)), key=str)

    def texts(self, subject: NamedNode, prop: NamedNode) -> list[str]:
        """The literals of a property, sorted."""
        return sorted(t.object.value for t in self.store.match(subject, prop) if isinstance(t.object, Literal))

    def text(self, subject: NamedNode, prop: NamedNode) -> str:
        """The first literal of a property, or ""."""
        return next(iter(self.texts(subject, prop)), "")

    def kind(self, node: NamedNode) -> NamedNode | None:
        """The node's class in our ontology, or None for a node that the graph does not have."""
        return next(iter(self.nodes(node, Prop.TYPE)), None)

    def label(self, node: NamedNode) -> str:
        """What a person calls the node; the last part of its IRI where it has no name."""
        return self.text(node, Prop.PREF_LABEL) or self.text(node, Prop.IDENTIFIER) or local_name(node)

    def labels(self, nodes: Iterable[NamedNode]) -> str:
        """The names of several nodes in one line."""
        return ", ".join(sorted(self.label(n) for n in nodes))

    def sentence(self, article: str, start: int, end: int) -> tuple[str, str]:
        """The sentence before and after the words, each "" where the text is not at hand."""
        text = self._texts.get(article, "")
        if not text:
            return "", ""
        low, high = max(0, start - _REACH), min(len(text), end + _REACH)
        first = max((m.end() for m in _sentence_ends(text, low, end) if m.end() <= start), default=low)
        after = next(_sentence_ends(text, end, high), None)
        last = after.start() + len(after.group().rstrip()) if after else high
        return (
            ("…" if first == low > 0 else "") + text[first:start],
            text[end:last] + ("…" if last == high < len(text) else ""),
        )


def _sentence_ends(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Where sentences end, but not at the full stop of a title or an initial ("Ms. Reis", "J. Reis")."""
    for found in _SENTENCE_END.finditer(text, low, high):
        word = text[max(low, found.start() - 20) : found.start()].rpartition(" ")[2]
        if not (found.group().startswith(".") and (len(word) == 1 or word.casefold() in tables.words("titles.txt"))):
            yield found
