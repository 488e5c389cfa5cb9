"""Descriptions in a headline or first paragraph that a name after them fills: "Judge: ...", "A judge on Monday ..."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain
from kg.extract.coref.phrases import Phrase, rank
from kg.model import Mention, Span

_NO_OFFICE = frozenset({"generic", "kin"})


class Opening:
    """The headline and the first paragraph of an article.

    Args:
        doc: the parsed article with its blocks.
    """

    def __init__(self, doc: Doc) -> None:
        blocks = sorted(b for b in doc._.blocks if b.has_facts)
        headlines = [b for b in blocks if b.kind == "headline"]
        rest = [b for b in blocks if b.kind != "headline"]
        self._headline = headlines[-1].span.end if headlines else -1
        self._end = rest[0].span.end if len(rest) > 1 or (rest and headlines) else self._headline

    def holds(self, start: int) -> bool:
        """Whether a place lies in it."""
        return start < self._end

    def headline(self, start: int) -> bool:
        """Whether a place lies in the headline."""
        return start < self._headline


def persons(doc: Doc, opening: Opening, nominals: Sequence[Phrase], chains: Sequence[Chain]) -> None:
    """Give described persons of the opening to the one person, named later, whom the text calls the same.

    Args:
        doc: the parsed article.
        opening: of the same.
        nominals: its descriptions.
        chains: all entities; what is given away stays behind without mentions.
    """
    acting = {doc[p.start].idx for p in nominals if opening.holds(doc[p.start].idx) and rank(doc[p.head]) == 0}
    named = [c for c in chains if c.entity is not None and c.type == "Person" and c.mentions]
    for group in chains:
        if group.entity is not None or group.plural or not group.mentions or len(group.nouns) != 1:
            continue
        first = min(group.mentions).span.start
        (noun,) = group.nouns
        if (group.form == "a" and first not in acting) or not opening.holds(first) or noun not in tables.person_nouns():
            continue
        if (group.form == "bare" and not opening.headline(first)) or group.form not in {"bare", "a", "the"}:
            continue
        vague = bool(tables.nouns().get(noun, frozenset()) & _NO_OFFICE)
        if vague and not group.modifiers:
            continue
        own = tables.covers().get(noun, frozenset({noun}))
        met = [c for c in named if c.nouns & own and not (group.leaning and c.leaning not in {"", group.leaning})]
        if vague:  # "Australian woman": only with the same words before it
            met = [c for c in met if group.modifiers <= c.traits]
        if len(met) != 1 or min(met[0].mentions).span.start < first:
            continue
        others = any(min(c.mentions) < min(met[0].mentions) for c in named if c is not met[0])
        if others and noun not in met[0].nouns:
            continue  # somebody else is named first, and the noun is only a wider one
        reason = f"{met[0].name}, named later, is called {noun} in the article"
        for m in group.mentions:
            met[0].add(replace(m, reason=reason))
        group.mentions.clear()


def bodies(
    doc: Doc,
    opening: Opening,
    nominals: Sequence[Phrase],
    chains: Sequence[Chain],
    heads_of: Mapping[str, Sequence[int]],
    extractor: str,
) -> None:
    """Tie "union says" in a headline, "a regulator ruled" in the first paragraph, to the one body that it can mean.

    Args:
        doc: the parsed article.
        opening: of the same.
        nominals: its descriptions.
        chains: all entities.
        heads_of: the nouns in bodies' names to the bodies.
        extractor: of the mentions to add.
    """
    for phrase in nominals:
        span = Span(doc[phrase.start].idx, doc[phrase.end - 1].idx + len(doc[phrase.end - 1]))
        if not opening.holds(span.start):
            break
        bare = phrase.form == "bare" and opening.headline(span.start)
        if phrase.plural or not (bare or phrase.form == "a") or phrase.cls == "person" or rank(doc[phrase.head]):
            continue
        noun = phrase.lemmas[0]
        called = [
            n
            for n, c in enumerate(chains)
            if c.entity is not None and c.type in {"Organization", "Platform"} and noun in c.nouns
        ]
        met = sorted({*heads_of.get(noun, ()), *called})
        if len(met) != 1 or any(m.span == span for m in chains[met[0]].mentions):
            continue
        chain = chains[met[0]]
        if not chain.mentions or min(chain.mentions).span.start < span.start:
            continue
        reason = f"{chain.name}, named later, is called {noun} in the article"
        for other in chains:
            if other.entity is None and any(m.span == span for m in other.mentions):
                for m in other.mentions:
                    chain.add(replace(m, reason=reason))
                other.mentions.clear()
        chain.add(Mention(span, "nominal", extractor, reason))
