"""What the words around names say of their bearers, before anything is tied: nouns, traits and gender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain, title_nouns
from kg.extract.coref.links import nouns_before, same_as
from kg.extract.coref.nouns import singular
from kg.extract.coref.phrases import Phrase
from kg.extract.coref.predicates import lasting

_NOT_TELLING = frozenset({"actor", "hero", "heir", "king", "queen"})
_PARTIES = {"r": "republican", "d": "democrat", "rep": "republican", "dem": "democrat"}
#: What the same party is called.
PARTY = {"gop": "republican", "republican": "republican", "democrat": "democrat", "democratic": "democrat"}


def learn(
    doc: Doc,
    names: Sequence[tuple[int, int, int]],
    chains: Sequence[Chain],
    nominals: Sequence[Phrase],
    name_at: Mapping[int, tuple[int, int, int]],
) -> None:
    """Add to each chain what the text says of it.

    Args:
        doc: the parsed article.
        names: start, end and chain of each name.
        chains: the entities.
        nominals: the descriptions of the article.
        name_at: for each token of a name (start, end, chain).
    """
    for start, end, number in names:
        chain = chains[number]
        for token in nouns_before(doc, start):
            nouns = tables.title_nouns().get(token.lower_, {singular(token)})
            bearers = _row(doc, end, number, name_at) if token.tag_ in {"NNS", "NNPS"} else [number]
            if chain.type == "Person" and not nouns & tables.person_nouns():
                break  # "Board member Hall" is no board, "Mother Sues Hall" no mother
            for noun in sorted(nouns):
                for bearer in bearers:
                    called(chains[bearer], noun)
        if chain.type == "Person":
            _deeds(doc[start:end].root, chain)
            _party(doc, start, end, chain)
    for chain in chains:
        if chain.entity is not None:
            chain.nouns |= title_nouns(chain.entity)
    for phrase in nominals:
        link = same_as(doc, phrase, name_at)
        if link is not None and lasting(phrase, doc[phrase.head]):
            chain = chains[link[0]]
            called(chain, phrase.lemmas[0])
            chain.traits.update(PARTY.get(m, m) for m in phrase.modifiers)


def _row(doc: Doc, end: int, number: int, name_at: Mapping[int, tuple[int, int, int]]) -> list[int]:
    """The bearers of the names in a row: "Senators Hall, Lee and Roe"."""
    row = [number]
    while True:
        at = next((i for i in range(end, min(end + 3, len(doc))) if doc[i].text not in {",", "and"}), -1)
        if at in {end, -1} or at not in name_at:
            return row
        _start, end, number = name_at[at]
        row.append(number)


def called(chain: Chain, noun: str) -> None:
    """The text calls it that."""
    chain.nouns.add(noun)
    if noun in PARTY:
        chain.traits.add(PARTY[noun])
    kinds = tables.nouns().get(noun, frozenset())
    if chain.type == "Person" and not chain.gender and noun not in _NOT_TELLING:
        chain.gender = "female" if "female" in kinds else "male" if "male" in kinds else ""
        chain.leaning = chain.gender or chain.leaning


def _deeds(token: Token, chain: Chain) -> None:
    """What somebody is called for a deed: "the defendant" after "Ashby pleaded not guilty"."""
    table = tables.deeds()
    verb = token.head
    if token.dep_ == "nsubj":
        deed = verb.lemma_.lower()
        whole = next((f"{deed} {c.lower_}" for c in verb.children if c.dep_ == "dobj"), deed)
        chain.nouns |= table.get((deed, "subject"), frozenset()) | table.get((whole, "subject"), frozenset())
    elif token.dep_ in {"nsubjpass", "dobj"}:
        chain.nouns |= table.get((verb.lemma_.lower(), "object"), frozenset())
    for child in token.children:
        if child.dep_ == "relcl" and any(c.lower_ == "who" and c.dep_ == "nsubj" for c in child.children):
            chain.nouns |= table.get((child.lemma_.lower(), "who"), frozenset())


def _party(doc: Doc, start: int, end: int, chain: Chain) -> None:
    """The party in "Hall (R., Ohio)", "Hall, D-Ohio" and "Republican Senator Hall"."""
    at = next((i for i in range(end, min(end + 2, len(doc))) if doc[i].text in {"(", ","}), -1)
    if at >= 0 and at + 1 < len(doc):
        letters = doc[at + 1].text.partition("-")[0].strip(".").lower()
        if letters in _PARTIES:
            chain.traits.add(_PARTIES[letters])
    for i in range(max(0, start - 3), start):
        if doc[i].lower_ in PARTY and doc[i].head.i >= i:
            chain.traits.add(PARTY[doc[i].lower_])
