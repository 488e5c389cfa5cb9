"""What the whole article says about a name's type: every place of the same words votes.

A label that the model gives once is weak; a title before the name, a surname whose full name stands elsewhere, a word
such as "officials" after it or "group" before it are strong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from kg.extract.names import tables
from kg.extract.names.candidates import LABELS, Candidate
from kg.extract.names.words import Page

_TYPES = ("Person", "Organization", "Platform", "Place", "none")
_DIGIT_NAME = re.compile(r"\d{1,3}(?!million|billion|trillion|percent|minute|hour|year|month|week|days)[a-z]{4,}\Z")
_SPEECH = frozenset("say tell add write ask reply note tweet recall explain insist argue joke testify".split())
_COUNTED = frozenset("a an another every each this these those some any".split())
_BORN = re.compile(r"(1[5-9]|20)\d\d\Z")
_AGE = re.compile(r"\d{2}\Z")


@cache
def _cues() -> dict[tuple[str, str], str]:
    return {(side, w): kind for side, kind, words in tables.rows(__package__, "cues.tsv") for w in words.split()}


def key(text: str) -> str:
    """The form under which all places of the same words meet."""
    return " ".join(text.replace("’", "'").split())


Tally = defaultdict[str, float]


def tally_of(*parts: Tally) -> Tally:
    """A new tally, the sum of some."""
    total: Tally = defaultdict(float)
    for part in parts:
        for kind, weight in part.items():
            total[kind] += weight
    return total


def votes(page: Page, found: Iterable[Candidate]) -> dict[str, Tally]:
    """For each form the weight of each type over the article."""
    out: dict[str, Tally] = defaultdict(tally_of)
    for candidate in found:
        tally = out[key(page.doc[candidate.start : candidate.end].text)]
        shouted = page.shouted(page.doc[candidate.start])
        tally[candidate.type] += candidate.weight * (0.3 if shouted else 1.0)
        tally["titled"] += candidate.type == "Person" and candidate.weight >= 2
        if not shouted:
            for kind, weight in _beside(page, candidate):
                tally[kind] += weight
    for text, tally in out.items():
        first, _, rest = text.partition(" ")
        if rest and first in tables.first_names() and tally["none"] < 2 and tally["Organization"] < 2:
            tally["Person"] += 1.1
        if rest and first in tables.PLACE_STARTS and tally["Person"] < 3:
            tally["Place"] += 0.8
        if text in tables.products() or (first in tables.products() and text.count(" ") < 3):
            tally["none"] += 6
        if not rest and len(text) > 2 and text.isupper() and tally["Person"] and not tally["titled"]:
            tally["Organization"] += tally.pop("Person")  # FTU is hardly anybody's name
    return out


def _beside(page: Page, candidate: Candidate) -> Iterable[tuple[str, float]]:
    """What the words right before and after say."""
    doc = page.doc
    before = doc[candidate.start - 1] if candidate.start else None
    after = doc[candidate.end] if candidate.end < len(doc) else None
    cues = _cues()
    if before is not None and before.is_alpha:
        if (kind := cues.get(("before", before.lower_))) and kind != "Platform":
            yield kind, 0.6 if kind == "Place" else 1.5
        elif (
            before.lower_ in _COUNTED
            and doc[candidate.end - 1].dep_ != "compound"
            and candidate.end - candidate.start < 3
        ):
            # one speaks of "a Polaroid" or "this Expo", not of a person or body
            yield "none", 1.2
        elif (
            before.lower_ == "the"
            and candidate.type == "Person"
            and candidate.end - candidate.start == 1
            and (doc[candidate.start].dep_ != "compound" and doc[candidate.start].text not in tables.first_names())
        ):
            yield "none", 1.2
        elif before.lemma_.lower() in tables.roles() and before.tag_ in {"NN", "NNS"}:
            yield "Person", 0.8
    if after is not None:
        if (kind := cues.get(("after", after.lower_))) and kind != "Platform":
            yield kind, 0.6
        elif after.lower_ == "et":
            yield "Person", 2.0
        elif after.lemma_ in _SPEECH and after.pos_ == "VERB":
            yield "Person", 0.3
            yield "Organization", 0.2
        elif _BORN.match(after.text) and page.bracketed(after.i):
            yield "Person", 1.0
        elif after.text == "," and candidate.end + 2 < len(doc):
            beyond = doc[candidate.end + 1]
            if _BORN.match(beyond.text) and page.bracketed(beyond.i):
                yield "Person", 1.2  # (Hall, 2005)
            elif beyond.lower_ == "who" or (_AGE.match(beyond.text) and doc[candidate.end + 2].text in {",", ";", ")"}):
                yield "Person", 1.5
        elif after.text == "(" and candidate.end + 2 < len(doc):
            inside = doc[candidate.end + 1].text
            if _AGE.match(inside) or _BORN.match(inside):
                yield "Person", 0.8


def decide(tally: Tally) -> str:
    """The type with the most weight, "" when nothing speaks for any. Ties go by the order of `_TYPES`."""
    best = max(_TYPES, key=lambda t: (tally[t], -_TYPES.index(t)))
    if tally["norp"] > tally[best]:
        return ""
    return best if tally[best] >= 0.5 else ""


def digit_names(page: Page) -> list[Candidate]:
    """Bodies whose names begin with a figure ("9mile"): found where the words beside say that it is a body."""
    doc, found, cued = page.doc, [], set()
    for token in doc:
        if not page.live[token.i] or not _DIGIT_NAME.match(token.text):
            continue
        here = Candidate(token.i, token.i + 1, "Organization", 1.0, "a name that begins with a figure")
        found.append(here)
        strong = any(kind == "Organization" for kind, _w in _beside(page, here))
        owner = token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS"
        agent = token.dep_ in {"nsubj", "pobj"} and token.head.lemma_ in {"by", "say", "tell", "announce", "call"}
        if strong or owner or agent:
            cued.add(token.text)
    return [c for c in found if doc[c.start].text in cued]


def platforms(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with platforms of ambiguous name made platforms where the context is theirs."""
    doc, out = page.doc, []
    sure = {doc[c.start : c.end].text for c in found if c.type == "Platform"}
    for candidate in found:
        text = doc[candidate.start : candidate.end].text
        row = tables.platform_forms().get(text)
        if row is None or candidate.title >= 0:
            out.append(candidate)
        elif not row.ambiguous or _service_context(page, candidate, sure):
            out.append(replace(candidate, type="Platform", weight=5.0, reason="it stands in the table of platforms"))
        else:
            out.append(candidate)
    return out


def _service_context(page: Page, candidate: Candidate, sure: set[str]) -> bool:
    """Whether the words around an ambiguous name speak of a service: "on X", "X users", "WhatsApp and Signal"."""
    doc, start, end = page.doc, candidate.start, candidate.end
    token = doc[start]
    before = doc[start - 1].lower_ if start else ""
    after = doc[end].lower_ if end < len(doc) else ""
    if before in {"the", "a", "an", "this"} or (after and after[:1].isalpha() and doc[end].text[0].isupper()):
        return False
    cues = _cues()
    if cues.get(("after", after)) == "Platform" or cues.get(("before", before)) == "Platform":
        return token.dep_ != "compound" or after in {"users", "user", "app", "account", "accounts", "post", "posts"}
    if before in {"platform", "app", "service", "site", "network"} or doc[end : end + 2].text.lower() == "(formerly":
        return True
    # in a row with services that can mean nothing else
    near = {t.text for t in doc[max(0, start - 4) : end + 4]} & sure
    joined = before in {"and", "or", ",", "&"} or after in {"and", "or", ",", "&"}
    return bool(near) and joined


def labelled(page: Page, candidate: Candidate) -> str:
    """The type that the model's label on the first word means, or ""."""
    return LABELS.get(page.doc[candidate.start].ent_type_, "")
