"""Who stands where in a trial: the accused, the court, the judge.

A court report seldom says that they take part in the trial; it says that somebody denies the charges, that the court
heard something, what Judge X said. It is of the trial when the article tells of only one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.events.cast import Cast
from kg.extract.events.grammar import agents_of, is_passive, objects_of, pobj
from kg.extract.events.merge import Group
from kg.extract.events.types import Part
from kg.extract.events.whole import type_of
from kg.extract.index import Hit

_JUDGES = frozenset(("judge", "justice", "magistrate", "recorder", "sheriff"))
_CHARGING = {"accuse": ("of",), "charge": ("with",), "try": ("for", "on")}
_DENYING = frozenset(("deny", "admit", "face"))
_CHARGES = frozenset(("charge", "count", "murder", "manslaughter", "fraud", "harassment", "assault", "wrongdoing"))
_RANK = 1000


def add_court(doc: Doc, groups: Sequence[Group], cast: Cast) -> None:
    """Add the accused, the court and the judge to the article's only trial."""
    trials = [g for g in groups if type_of(g) == "Trial" and not g.cancelled]
    if len(trials) != 1:
        return
    found: list[tuple[str, Hit]] = []
    for block in doc._.blocks:
        span = doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
        if not block.has_facts or span is None:
            continue
        for token in span:
            found += [("Target", h) for h in _accused(token, cast)]
            found += [("Host", h) for h in _court(token, cast)]
            found += [("Chair", h) for h in _judge(token, cast)]
    for role in ("Target", "Host", "Chair"):
        hits = [h for r, h in found if r == role]
        # Two courts or two judges: one of them is of another case, and nobody says which.
        if role == "Target" or len({h.entity.id for h in hits}) == 1:
            trials[0].extra += [Part(h.entity.id, role, h.mention.span, rank=_RANK) for h in hits]


def _accused(token: Token, cast: Cast) -> Iterator[Hit]:
    if token.pos_ not in ("VERB", "AUX"):
        return
    lemma = token.lemma_.lower()
    who: list[Token] = []
    if lemma in _CHARGING and is_passive(token):
        if any(c.dep_ == "prep" and c.lower_ in _CHARGING[lemma] for c in token.children):
            who = objects_of(token)
    elif lemma in _DENYING and not is_passive(token):
        if any(c.dep_ == "dobj" and c.lemma_ in _CHARGES for c in token.children):
            who = agents_of(token)
    elif lemma == "plead" and any(c.lower_ == "guilty" for c in token.children):
        who = agents_of(token)
    elif lemma in ("be", "go", "stand"):
        on_trial = any(c.lower_ == "on" and any(p.lower_ == "trial" for p in pobj(c)) for c in token.children)
        if on_trial or (lemma == "stand" and any(c.lower_ == "trial" for c in token.children)):
            who = agents_of(token)
    yield from (h for n in who for h in cast.agents(n) if h.entity.type in ("Person", "Organization", "Platform"))


def _court(token: Token, cast: Cast) -> Iterator[Hit]:
    if token.text != "Court":
        return
    hit = cast.at(token)
    if hit is None or hit.entity.type != "Organization" or not hit.entity.name.endswith("Court"):
        return
    if token.dep_ in ("nsubj", "appos") or (token.dep_ == "pobj" and token.head.lower_ in ("at", "in")):
        yield hit


def _judge(token: Token, cast: Cast) -> Iterator[Hit]:
    if token.lower_ in _JUDGES and token.i + 1 < len(token.doc) and token.nbor(1).ent_type_ != "ORG":
        hit = cast.at(token.nbor(1))
        if hit is not None and hit.entity.type == "Person" and hit.mention.kind == "name":
            yield hit
