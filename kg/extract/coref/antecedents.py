"""Whom a pronoun means: the candidates before it, scored.

Subjects before objects, near before far, one's own sentence before the one before. Names that stand only inside quoted
words are no candidates for a pronoun outside them, and who speaks a quotation is hardly "he" inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain, Spot
from kg.extract.coref.clauses import agent
from kg.extract.coref.phrases import Phrase, Places, rank
from kg.extract.coref.quoted import SPEECH

_REACH = {"he": 5, "she": 5, "they": 2, "it": 1}
_RAISING = frozenset("seem appear happen turn take rain snow matter".split())


@dataclass(frozen=True, slots=True)
class Choice:
    """The chains that a pronoun means (several for "they" after names joined by "and"), and why in words."""

    chains: tuple[int, ...]
    reason: str


def antecedent(
    doc: Doc,
    places: Places,
    phrase: Phrase,
    weighed: Sequence[tuple[Spot, Sequence[str]]],
    chains: Sequence[Chain],
) -> Choice | None:
    """The best candidate for a pronoun, None where there is none or a thing fits better.

    Args:
        doc: the parsed article.
        places: of the same.
        phrase: the pronoun.
        weighed: its candidates with what speaks for and against each.
        chains: the entities they lead to.
    """
    weights = tables.salience()
    best: tuple[float, int] | None = None
    chosen: Spot | None = None
    for spot, signs in weighed:
        score = sum(weights.get(sign, 0.0) for sign in signs)
        if best is None or (score, spot.start) > best:
            best, chosen = (score, spot.start), spot
    if chosen is None or chosen.chain < 0:
        return None
    where = "in the same sentence" if chosen.sentence == places.sentence[phrase.head] else "in a sentence before"
    role = "the subject" if chosen.rank == 0 else "the last that fits"
    meant = (chosen.chain, *chosen.others)
    names = " and ".join(chains[n].name for n in meant)
    return Choice(meant, f"{doc[phrase.head].text}: {role} {where} ({names})")


def candidates(
    doc: Doc,
    places: Places,
    phrase: Phrase,
    history: Sequence[Spot],
    chains: Sequence[Chain],
) -> Iterator[tuple[Spot, list[str]]]:
    """Each place that the pronoun may take up, the last first, with what speaks for or against it.

    Args:
        doc: the parsed article.
        places: of the same.
        phrase: the pronoun.
        history: what was mentioned before.
        chains: the entities they lead to.
    """
    token = doc[phrase.head]
    if phrase.cls == "it" and expletive(token):
        return
    sentence, quote, paragraph = places.sentence[token.i], places.quote(token), places.paragraph(token)
    barred = _barred(token) | ({_speaker(places, token)} if quote >= 0 else set())
    not_meant = {s.chain for s in history if s.head in barred and s.chain >= 0 and not s.others}
    cls = "he" if phrase.cls == "she" else phrase.cls
    subject, says, own = rank(token) == 0, speaks(token), -1
    if cls != "he" and (token.dep_ == "poss" or token.lower_ in tables.REFLEXIVE):
        own = agent(token)
    said = token.head.left_edge.i if says and token.dep_ == "nsubj" else token.i
    seen: set[int] = set()
    for spot in reversed(history):
        distance = sentence - spot.sentence
        if distance > _REACH[phrase.cls]:
            break
        if spot.others and phrase.cls != "they":
            continue
        if spot.chain >= 0 and not spot.others and spot.chain in seen and spot.rank:
            continue
        if spot.head in barred or spot.chain in not_meant or spot.start >= phrase.start:
            continue
        if quote < 0 <= spot.quote:
            continue
        if cls == "he" and said <= spot.start and spot.kind != "pronoun":
            continue  # "Hall had left, he said": not Hall, but who spoke before
        if quote >= 0 and spot.quote != quote and places.whole[quote] and phrase.cls == "it" and token.dep_ != "poss":
            continue  # an "it" at the start of what is said is mostly the matter at hand
        fit = _fit(phrase, spot, chains)
        if not fit or (phrase.cls == "it" and distance and spot.rank > 1 and spot.chain >= 0):
            continue
        near = min(distance, 3)
        away = "here" if spot.paragraph == paragraph else "before"
        found = [f"{cls} {fit}", f"{cls} {near} sentences {away}", f"{cls} rank {spot.rank}", f"{cls} {spot.kind}"]
        if spot.head == own:
            found.append(f"{cls} own clause")
        if spot.rank == 0 and distance and cls != "he" and leads(doc[spot.head]):
            found.append(f"{cls} main subject")
        if distance == 0 and spot.rank == 0 and subject:
            found.append(f"{cls} both subjects")
        if spot.speaks:
            found.append(f"{cls} speaker for a speaker" if says else f"{cls} speaker")
        if quote >= 0 and spot.quote == quote:
            found.append(f"{cls} same quotation")
        if spot.chain >= 0:
            found.append(f"{cls} mentioned {min(chains[spot.chain].seen, 4)}")
            if spot.chain not in seen and not seen:
                found.append(f"{cls} last")
            if not spot.others:
                seen.add(spot.chain)
        yield spot, found


def leads(token: Token) -> bool:
    """Whether a word is the subject of its whole sentence."""
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"


def speaks(token: Token) -> bool:
    """Whether a word is the subject of a verb of speech or stands after "according to"."""
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in SPEECH
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.i > 1 and token.head.head.lower_ == "according"


def _fit(phrase: Phrase, spot: Spot, chains: Sequence[Chain]) -> str:
    """How a candidate suits the pronoun in kind, number and gender; "" if not at all."""
    chain = chains[spot.chain] if spot.chain >= 0 else None
    if phrase.cls in {"he", "she"}:
        person = chain is not None and (chain.type == "Person" or (chain.type == "Group" and spot.cls == "person"))
        if chain is None or spot.plural or not person:
            return ""
        if {chain.gender, chain.leaning} - {"", phrase.gender}:
            return ""
        return ("described" if chain.type == "Group" else "named") + (" gender known" if chain.leaning else "")
    if phrase.cls == "they":
        if spot.plural:
            return "several" if chain is not None else "several things"
        if chain is not None and spot.cls in {"body", "crowd", "platform"}:
            return "body"
        return "one described" if chain is not None and chain.type == "Group" and spot.cls == "person" else ""
    if spot.plural:
        return ""
    if chain is None:
        return "thing"
    if chain.type in {"Organization", "Platform"}:
        return "body"
    if chain.type == "Group" and spot.cls in {"body", "crowd", "platform"}:
        return "described body"
    return "place" if chain.type == "Place" else ""


def _barred(token: Token) -> set[int]:
    """Heads that can't be meant: for an object that is not reflexive, the subject of its own clause."""
    if token.dep_ in {"nsubj", "nsubjpass", "poss"} or token.lower_ in tables.REFLEXIVE:
        # "his" in "his father" is not the father
        return {token.head.i} if token.dep_ == "poss" else set()
    verb, steps = token.head, 0
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i and steps < 10:
        verb, steps = verb.head, steps + 1
    found: set[int] = set()
    for _ in range(3):
        found = {c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}}
        if found or verb.dep_ not in {"advcl", "conj", "pcomp"} or verb.head.i == verb.i:
            break
        verb = verb.head  # "urging them": who urges is the subject above
    return found


def _speaker(places: Places, token: Token) -> int:
    """Head of the subject of the words outside that carry the quotation, -1 if not found."""
    verb, steps = token, 0
    while verb.head.i != verb.i and steps < 40:
        verb, steps = verb.head, steps + 1
        if verb.pos_ == "VERB" and places.quote(verb) < 0:
            return next((c.i for c in verb.children if c.dep_ == "nsubj"), -1)
    return -1


def expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it took three days", "it rained"."""
    if token.dep_ == "expl":
        return True
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.lower_ != "it":
        return False
    verb = token.head
    if verb.lemma_ in _RAISING:
        return True
    kids = {c.dep_ for c in verb.children}
    below = {g.dep_ for c in verb.children if c.dep_ in {"acomp", "attr"} for g in c.children}
    kids |= below & {"ccomp", "xcomp", "advcl"}
    if verb.lemma_ == "be" and kids & {"acomp", "attr"} and kids & {"ccomp", "xcomp", "advcl", "acl", "csubj"}:
        return True
    if verb.lemma_ == "be" and "attr" in kids:
        said = next(c for c in verb.children if c.dep_ == "attr")
        return any(c.dep_ in {"relcl", "acl"} for c in said.children)
    # "it was reported that"
    return token.dep_ == "nsubjpass" and "ccomp" in kids
