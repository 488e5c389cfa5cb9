"""Attributions by layout: "NAME: words" (transcripts, headlines) and "words" — Name (collected reactions)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.layout.types import Block
from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.quoted import TokenIndex
from kg.extract.statements.types import Attribution
from kg.model import Span

_NAME = r"[A-Z][\w.'’-]*(?:[ \t\xa0]+(?:(?:of|de|van|von|bin|al)[ \t\xa0]+)?[A-Z][\w.'’-]*){0,4}"
_LABEL = re.compile(rf"[\"“]?(?P<name>{_NAME})[ \t]*(?P<cue>:)[ \t]+(?P<said>\S.*\S)", re.DOTALL)
_SIGNED = re.compile(rf"\s*(?P<cue>[―—–-])\s*(?P<name>{_NAME})[\s.]*\Z")
#: words before a colon that name no speaker
_NO_SPEAKER = frozenset(
    """advertisement analysis breaking comment correction editor exclusive explainer fact factbox finally first further
    how image investigation more next note noted one opinion photo photos picture poll quiz read related result
    review second see source sources summary time timeline topics two update updated video warning watch what when
    where who why""".split()
)


def find_labelled(doc: Doc, index: TokenIndex, block: Block, quotes: Sequence[Quote]) -> Attribution | None:
    """The attribution of a block that is laid out as one, else None."""
    text = block.span.of(text_of(doc))
    signed = _signed(doc, index, block, quotes)
    if signed:
        return signed
    match = _LABEL.match(text)
    if not match or match["name"].split()[0].lower() in _NO_SPEAKER:
        return None
    name = _at(block, match, "name")
    tokens = index.between(name.start, name.end)
    shouted = match["name"].isupper() and len(match["name"]) > 2
    known = tokens and tokens[-1].ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    if not tokens or not (shouted or (known and block.kind == "headline")):
        return None
    return Attribution(
        (_at(block, match, "said"),), (_at(block, match, "cue"),), (name,), tokens[-1].i, -1, "speech", "label"
    )


def _signed(doc: Doc, index: TokenIndex, block: Block, quotes: Sequence[Quote]) -> Attribution | None:
    if not quotes or quotes[0].span.start != block.span.start:
        return None
    last = quotes[-1].span.end
    match = _SIGNED.match(text_of(doc)[last : block.span.end])
    if not match:
        return None
    name = Span(last + match.start("name"), last + match.end("name"))
    cue = Span(last + match.start("cue"), last + match.end("cue"))
    tokens = index.between(name.start, name.end)
    if not tokens:
        return None
    return Attribution((Span(quotes[0].span.start, last),), (cue,), (name,), tokens[-1].i, -1, "speech", "signed")


def _at(block: Block, match: re.Match[str], group: str) -> Span:
    return Span(block.span.start + match.start(group), block.span.start + match.end(group))
