"""What the syntax itself says: appositions, predicates and the nouns before a name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.extract.coref import tables
from kg.extract.coref.nouns import singular
from kg.extract.coref.phrases import Phrase
from kg.extract.coref.predicates import subject

#: places that are named with "of": "the city of Orlane"
_NAMED_OF = frozenset("city town village state island county province borough municipality district port".split())
_GAP = frozenset({",", "(", "—", "–", "-"})


def same_as(doc: Doc, phrase: Phrase, name_at: Mapping[int, tuple[int, int, int]]) -> tuple[int, str] | None:
    """The chain that a description stands in apposition to or is predicated of, and why.

    Args:
        doc: the parsed article.
        phrase: the description.
        name_at: for each token of a name (start, end, chain).
    """
    head = doc[phrase.head]
    if phrase.plural:
        return None
    place = _named_of(head, phrase)
    if place is not None and place.i in name_at:
        return name_at[place.i][2], "its name stands after it"
    # "Jane Hall, the head of research": the name stands right before
    before = phrase.start - 1
    if before >= 0 and before in name_at and name_at[before][1] == phrase.start and doc[before].ent_type_ == "PERSON":
        return name_at[before][2], "it stands right after the name"
    before = _before_brackets(doc, before)
    if (
        before > 0
        and doc[before].text in _GAP
        and before - 1 in name_at
        and not _in_list(doc, before - 1, phrase, name_at)
    ):
        _start, end, chain = name_at[before - 1]
        if end == before and (phrase.form in {"the", "a", "poss"} or head.dep_ == "appos" or phrase.cls == "person"):
            return chain, "it explains the name before it"
    # "the head of research, Jane Hall"
    after = phrase.end
    if after < len(doc) and doc[after].text == "," and after + 1 in name_at:
        start, end, chain = name_at[after + 1]
        closed = (
            end >= len(doc)
            or doc[end].text in {",", ".", "—", "–"}
            or doc[end].is_space
            or doc[end].pos_ in {"VERB", "AUX"}
        )
        if start == after + 1 and closed and phrase.form in {"the", "poss", "a"} and _appositive(doc, head, start, end):
            return chain, "the name after it explains it"
    for child in head.rights:
        if child.dep_ == "appos" and child.i in name_at and phrase.form in {"the", "poss", "a"}:
            start, _end, chain = name_at[child.i]
            between = doc[phrase.end : start]
            if 0 < len(between) < 5 and all(t.pos_ in {"PROPN", "DET", "PUNCT"} for t in between):
                return chain, "the name after it explains it"
    of = subject(head)
    if of is not None and of.i in name_at and phrase.form in {"the", "a", "poss", "bare"}:
        return name_at[of.i][2], "the text says that it is"
    if head.dep_ == "nsubj" and head.head.lemma_ == "be" and phrase.form in {"the", "poss"}:
        # "The first witness was Jane Hall"
        named = next((c for c in head.head.children if c.dep_ == "attr" and c.i in name_at and c.i > head.i), None)
        if named is not None and not any(c.dep_ == "neg" for c in head.head.children):
            return name_at[named.i][2], "the text says who it is"
    return None


def _named_of(head: Token, phrase: Phrase) -> Token | None:
    """The name in "the city of Orlane"; not in "the capital city of Freedonia", "the oldest town of the valley"."""
    if phrase.lemmas[0] not in _NAMED_OF or phrase.form != "the" or "capital" in phrase.modifiers:
        return None
    if any(t.tag_ in {"JJS", "RBS"} for t in head.doc[phrase.start : head.i]):
        return None
    of = next((c for c in head.rights if c.lower_ == "of"), None)
    name = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if name is None or name.text in tables.countries() or any(c.dep_ == "det" for c in name.children):
        return None
    return name


def _before_brackets(doc: Doc, before: int) -> int:
    """The comma at `before`, or what stands before it in "Hall (D., N.Y.), the chair of" and "Hall, 34, a nurse"."""
    if before > 2 and doc[before].text == "," and doc[before - 1].like_num and doc[before - 2].text == ",":
        return before - 2
    if before > 1 and doc[before].text == "," and doc[before - 1].text == ")":
        for i in range(before - 2, max(0, before - 10), -1):
            if doc[i].text == "(":
                return i
    return before


def _in_list(doc: Doc, last: int, phrase: Phrase, name_at: Mapping[int, tuple[int, int, int]]) -> bool:
    """Whether name and description are items of one list: "Hall, a nurse and two doctors"."""
    head = doc[phrase.head]
    if (
        head.dep_ == "conj"
        and doc[last].dep_ in {"conj", "nsubj", "dobj", "pobj"}
        and any(c.dep_ == "cc" for c in head.head.children)
    ):
        return head.head.i in name_at or doc[last].dep_ == "conj"
    return False


def _appositive(doc: Doc, head: Token, start: int, end: int) -> bool:
    """Whether the parser or the punctuation makes the name an apposition and not the next item of a list."""
    name = doc[start:end].root
    if name.dep_ == "appos" and (name.head.i == head.i or head.is_ancestor(name)):
        return True
    if head.left_edge.is_sent_start and end < len(doc) and doc[end].pos_ == "AUX" and name.dep_ == "nsubj":
        return True  # "The former head, Jane Hall will ...", the second comma left out
    return end < len(doc) and doc[end].text == "," and name.dep_ not in {"conj", "nsubj"}


def described_before(doc: Doc, start: int, bodies: Container[int], named: bytearray) -> tuple[int, int] | None:
    """First and last token (exclusive) of the description that stands right before a name.

    Only one that says whose: "his friend Ann Roe", "Kestrel executive Ann Roe", "bank chief Ann Roe", not "actor".

    Args:
        doc: the parsed article.
        start: first token of the name.
        bodies: tokens of the names of bodies.
        named: for each token 2 where it is part of a person's name.
    """
    last = start - 1
    if last < 0 or doc[last].tag_ not in {"NN", "NNP"} or singular(doc[last]) not in tables.person_nouns():
        return None
    first = last
    while first > 0 and named[first - 1] != 2 and _goes_on(doc[first - 1]):
        first -= 1
        if doc[first].tag_ in {"DT", "PRP$"}:
            break
    while first < last and (doc[first].tag_ in {"POS", "VBG"} or doc[first].lower_ == "and" or doc[first].is_punct):
        first += 1
    words = doc[first:last]
    whose = any(t.tag_ in {"PRP$", "POS"} or t.i in bodies or "body" in tables.nouns().get(t.lower_, ()) for t in words)
    return (first, start) if whose and doc[first].tag_ != "DT" else None


def _goes_on(token: Token) -> bool:
    """Whether a description may go on to the left over this word."""
    if token.is_space or token.ent_type_ in {"DATE", "TIME"}:
        return False
    joins = token.lower_ == "and" and token.nbor(-1).pos_ in {"NOUN", "PROPN"} if token.i else False
    return joins or token.text == "-" or token.tag_ in {"NN", "NNP", "JJ", "JJS", "VBG", "POS", "DT", "PRP$", "CD"}


def nouns_before(doc: Doc, start: int) -> Iterator[Token]:
    """Nouns that stand right before a name without a comma: "actor", "board member", "group"."""
    i = start - 1
    while i >= 0 and doc[i].pos_ in {"NOUN", "PROPN", "ADJ"} and not doc[i].is_space and start - i < 6:
        if doc[i].pos_ == "NOUN" or doc[i].tag_ == "NNP" or doc[i].lower_ in tables.person_nouns():
            yield doc[i]
        i -= 1
