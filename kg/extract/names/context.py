"""What the words right before and after a name say of it: "NAME's chief executive", "the app NAME", "NAME, 42,"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.words import Page

#: A type and how much it counts. "service" is evidence that a body is a platform, "served" weak evidence of that.
Cue = tuple[str, float]

_SPEECH = frozenset("say tell add write ask reply note tweet recall explain insist argue joke testify".split())
_POSTING = frozenset("post upload publish share appear stream circulate join leave quit delete follow".split())
_COUNTED = frozenset("a an another every each every this these those some any".split())
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_TRAVEL = frozenset("travel fly go return move drive sail trip flight visit journey road head deport extradite".split())
_SITED = frozenset("locate situate border surround bomb besiege shell annex flood invade".split())
_DASHES = frozenset({"-", "–", "—"})
_BORN = re.compile(r"(1[5-9]|20)\d\d\Z")
_AGE = re.compile(r"\d{2}\Z")
#: Nouns that say how many there are, not what they are.
_SETS = frozenset("group chain cluster string collection number pair set series part".split())
_WITHIN = 6  # words between a name and the noun of its description


@cache
def cues() -> dict[tuple[str, str], str]:
    """(side, lower-case word) to the type that it speaks for."""
    return {(side, w): kind for side, kind, words in tables.rows(__package__, "cues.tsv") for w in words.split()}


def beside(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """What the words right before and after say."""
    doc = page.doc
    if candidate.end - candidate.start == 1 and _cited(page, candidate):
        yield "Person", 1.5
    if candidate.start:
        yield from _before(doc, candidate)
    if candidate.end < len(doc):
        yield from _after(page, candidate)


def _cited(page: Page, candidate: Candidate) -> bool:
    """Whether it is an author in brackets with a year: "(Hall, Lee & Moss, 2005)"."""
    doc, end = page.doc, candidate.end
    if not page.bracketed(candidate.start) or doc[candidate.start].text.isupper():
        return False
    for token in doc[end : end + 12]:
        if _BORN.match(token.text.rstrip("abc")):
            return True
        if not (token.text[:1].isupper() or token.text in {",", "&", "and", "et", "al", "al.", ".", ";"}):
            return False
    return False


def _before(doc: Doc, candidate: Candidate) -> Iterator[Cue]:
    start, end = candidate.start, candidate.end
    before = doc[start - 1]
    if before.text == "," and start > 1 and (end >= len(doc) or doc[end].text in {",", ".", ")"} or doc[end].is_space):
        yield from _description(doc, start - 2, apposition=True)  # "the supplier, NAME,"
    sited = before.text == "," and start > 1 and doc[start - 2].text in tables.places()
    if sited and doc[start:end].text in tables.places():
        yield "Place", 1.2  # Exeter, Devon
    if before.text == "(" and end + 1 < len(doc) and doc[end].text == ")" and doc[end + 1].text in _DASHES:
        yield "Organization", 2.0  # LEEDS (Docketwire) -
    if before.is_quote and start > 1 and cues().get(("quoted", doc[start - 2].lower_)):
        yield "none", 4.0  # the story "NAME"
    if not before.is_alpha:
        return
    article = before.lower_ in {"the", "this", "a", "an"}
    if before.text == "The" and not before.is_sent_start:
        if f"The {doc[start:end].text}" in tables.bodies():
            yield "Organization", 4.0
        elif start > 1 and cues().get(("quoted", doc[start - 2].lower_)):
            yield "none", 4.0  # the novel The NAME
    kind = cues().get(("before", before.lower_))
    modifier = doc[end - 1].dep_ == "compound"
    if kind == "none":
        yield "none", 4.0  # the ferry NAME
    elif kind and kind != "Platform":
        person = candidate.type == "Person" and end - start > 1  # publisher Jane Hall
        if not (kind == "Place" and doc[start].text.isupper()):  # in COBOL
            yield kind, 0.6 if kind == "Place" or person else 1.5
    elif before.lower_ == "to" and start > 1 and doc[start - 2].lemma_ in _TRAVEL:
        yield "Place", 0.8
    elif kind == "Platform" and end < len(doc):
        verb = doc[start - 2].lemma_ if start > 1 else ""
        if before.head.lemma_ in _POSTING or verb in _POSTING:
            yield "service", 1.0
    elif before.lower_ in _COUNTED and not modifier and end - start < 3:
        # one speaks of "a Polaroid" or "this Expo", not of a person or body
        yield "none", 1.2
    elif article and candidate.type == "Person" and end - start == 1:
        known = doc[start].text in tables.first_names() or doc[start].text in tables.bodies()
        if not modifier and not known:
            yield "none", 1.2
    elif before.lower_ in {"of", "from", "at", "for"} and start > 1:
        yield from _of(doc[start - 2], before.lower_)
        if doc[start - 2].ent_type_ == "PERSON" and before.lower_ == "of" and candidate.type != "Place":
            yield "Organization", 0.6  # Jane Hall of NAME
    elif before.tag_ in {"NN", "NNS"}:
        yield from _description(doc, start - 1, apposition=False)


def _of(noun: Token, link: str) -> Iterator[Cue]:
    """The noun in "residents of NAME", "employees of NAME"."""
    kind = cues().get((link, noun.lower_))
    if kind:
        yield kind, 1.2


def _description(doc: Doc, at: int, *, apposition: bool) -> Iterator[Cue]:
    """The noun that describes a name after it: "the short-video app NAME", "lawyer NAME", "the supplier, NAME"."""
    token = doc[at]
    if token.tag_ not in {"NN", "NNS"} or (apposition and not any(t.lower_ in _COUNTED | {"the"} for t in token.lefts)):
        return
    yield from _called(token, 1.2 if apposition else 1.5)


def _called(noun: Token, weight: float) -> Iterator[Cue]:
    kind = tables.kinds().get(noun.lemma_.lower())
    if kind == "Platform":
        yield "service", 2.0
        yield "Organization", weight
    elif kind == "Person":
        yield kind, weight * 0.6
    elif kind:
        yield kind, weight


def _after(page: Page, candidate: Candidate) -> Iterator[Cue]:
    doc, end = page.doc, candidate.end
    after = doc[end]
    kind = cues().get(("after", after.lower_))
    if kind == "Platform":
        yield "served", 0.8
    elif kind:
        given = candidate.type == "Person" or doc[candidate.start].text in tables.first_names()
        yield kind, 0.1 if given and end - candidate.start > 1 else 0.6  # Hillary Hall staffers
    elif after.text in _POSSESSIVE and end + 1 < len(doc):
        yield from _owned(doc, end + 1)
    elif after.lower_ == "et":
        yield "Person", 2.0
    elif after.lemma_ in _SPEECH and after.pos_ == "VERB":
        yield "Person", 0.3
        yield "Organization", 0.2
        if end + 1 < len(doc) and doc[end + 1].lower_ in {"it", "its"}:
            yield "Organization", 1.5  # NAME said it would close
    elif _BORN.match(after.text) and page.bracketed(after.i):
        yield "Person", 1.0
    elif after.text == "," and end + 2 < len(doc):
        yield from _after_comma(page, doc, end + 1)
    elif after.text == "(" and end + 2 < len(doc):
        inside = doc[end + 1].text
        if _AGE.match(inside) or _BORN.match(inside):
            yield "Person", 0.8
    elif after.lemma_ == "be" and end + 2 < len(doc):
        yield from _predicate(doc, end + 1)
    elif after.lower_ == "who" and after.tag_ == "WP":
        yield "Person", 1.0


def _predicate(doc: Doc, at: int) -> Iterator[Cue]:
    """What "NAME is ..." says: "is a city in", "is located", "was a lawyer"."""
    if doc[at].lemma_ in _SITED:
        yield "Place", 1.2
    elif doc[at].lower_ in {"a", "an", "the"}:
        yield from _noun_after(doc, at)


def _noun_after(doc: Doc, at: int) -> Iterator[Cue]:
    """The noun of the phrase that the article at `at` opens."""
    for i in range(at + 1, min(at + _WITHIN, len(doc))):
        token = doc[i]
        if token.tag_ in {"NN", "NNS"} and token.dep_ != "compound" and doc[i + 1 : i + 2].text != "-":
            counted = [n for p in token.rights if p.lower_ == "of" for n in p.rights] if token.lemma_ in _SETS else []
            yield from _called(counted[0] if counted else token, 1.5)  # a group of islands
            return
        if token.tag_ not in {"NN", "JJ", "NNP", "VBN", "HYPH", "JJS", "VBG", "CD", "RB"}:
            return


def _owned(doc: Doc, at: int) -> Iterator[Cue]:
    """The noun in "NAME's chief executive", over adjectives."""
    if doc[at].ent_type_ == "PERSON":
        yield "Organization", 0.5  # NAME's Jane Hall
        return
    for i in range(at, min(at + 4, len(doc))):
        token = doc[i]
        kind = cues().get(("owned", token.lower_)) or cues().get(("after", token.lower_))
        if kind == "Platform":
            yield "served", 0.8
        elif kind:
            yield kind, 1.2
        if kind or token.tag_ not in {"JJ", "NN", "NNP", "VBN", "HYPH", "JJS"}:
            return


def _after_comma(page: Page, doc: Doc, at: int) -> Iterator[Cue]:
    """What follows "NAME,": an age, a relative clause, a description, a larger place."""
    beyond = doc[at]
    if _BORN.match(beyond.text) and page.bracketed(at):
        yield "Person", 1.2  # (Hall, 2005)
    elif beyond.lower_ == "who" or (_AGE.match(beyond.text) and doc[at + 1].text in {",", ";", ")"}):
        yield "Person", 1.5
    elif beyond.lower_ == "which":
        yield "Organization", 0.5
        yield "Place", 0.3
        yield "Person", -1.0
    elif beyond.text in tables.state_forms() or beyond.text in tables.places():
        yield "Place", 1.2
    elif beyond.lower_ in {"a", "an", "the", "its"}:
        yield from _noun_after(doc, at)
