"""Attributions by layout: "NAME: words" (transcripts, headlines) and "words" — Name (collected reactions)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.layout.types import Block
from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.clauses import row_of
from kg.extract.statements.tokens import TokenIndex
from kg.extract.statements.types import Attribution
from kg.model import Span

_NAME = r"[A-Z][\w.'’-]*(?:[ \t\xa0]+(?:(?:of|de|van|von|bin|al)[ \t\xa0]+)?[A-Z][\w.'’-]*){0,4}"
_LABEL = re.compile(
    rf"[\"“]?(?P<name>{_NAME})(?:[ \t]+on[ \t]+[^:,\n]{{2,40}})?[ \t]*(?P<cue>:)[ \t]+(?P<said>\S.*\S)", re.DOTALL
)
_SIGNED = re.compile(
    rf"\s*(?P<cue>[―—–-])\s*(?P<name>{_NAME})(?P<more>,[^.!?\n]{{2,80}}|\s*\([^()\n]{{1,40}}\))?[\s.]*\Z"
)
_BEHIND = re.compile(rf"(?P<said>\S[^:\n]*\S)(?P<cue>:)[ \t]+(?P<name>{_NAME}|[a-z]+)")
#: words before a colon that name no speaker
_NO_SPEAKER = frozenset(
    """advertisement analysis breaking comment correction editor exclusive explainer fact factbox finally first further
    how image investigation more next note noted one opinion photo photos picture quiz read related result
    review second see source sources summary time timeline topics two update updated video warning watch what when
    where who why""".split()
)
#: sources that a headline names by a plain word
_WRITTEN = frozenset(
    """ambassador analysts analyst coroner court critics doctors economists expert experts farmers inquest inquiry judge
    lawyer lawyers minister officials police poll polls president prosecutor prosecutors regulator regulators report
    researchers residents scientists sources spokesman spokeswoman study survey union unions watchdog witness
    witnesses""".split()
)


def find_labelled(doc: Doc, index: TokenIndex, block: Block, quotes: Sequence[Quote]) -> Attribution | None:
    """The attribution of a block that is laid out as one, else None."""
    text = block.span.of(text_of(doc))
    signed = _signed(doc, index, block, quotes)
    if signed:
        return signed
    behind = _behind(doc, index, block) if block.kind == "headline" else None
    if behind:
        return behind
    match = _LABEL.match(text)
    if not match or match["name"].split()[0].lower() in _NO_SPEAKER:
        return None
    name = _at(block, match, "name")
    tokens = index.between(name.start, name.end)
    shouted = match["name"].isupper() and len(match["name"]) > 2 and _is_speaker(index, tokens, match["name"])
    known = tokens and tokens[-1].ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    if block.kind == "headline" and not _ends_with_cue(index, _at(block, match, "said")):
        written = match["name"].lower() in _WRITTEN and _is_clause(index, _at(block, match, "said"))
        known = known or written or _named_elsewhere(index, match["name"])
    if not tokens or not (shouted or (known and block.kind == "headline")):
        return None
    return Attribution(
        (_at(block, match, "said"),), (_at(block, match, "cue"),), (name,), tokens[-1].i, -1, "speech", "label"
    )


def _behind(doc: Doc, index: TokenIndex, block: Block) -> Attribution | None:
    """The attribution of a headline that names its source at the end ("Dam will hold: Minister")."""
    match = _BEHIND.fullmatch(block.span.of(text_of(doc)))
    if match is None or not _is_clause(index, _at(block, match, "said")):
        return None
    name = _at(block, match, "name")
    tokens = index.between(name.start, name.end)
    known = tokens and tokens[-1].ent_type_ in ("PERSON", "ORG")
    if not (known or match["name"].lower() in _WRITTEN or _named_elsewhere(index, match["name"])):
        return None
    said, cue = _at(block, match, "said"), _at(block, match, "cue")
    return Attribution((said,), (cue,), (name,), tokens[-1].i, -1, "speech", "label")


def _is_clause(index: TokenIndex, said: Span) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in index.between(said.start, said.end))


def _ends_with_cue(index: TokenIndex, said: Span) -> bool:
    """Whether the words end with an attribution of their own ("Fire: Town was warned, inquiry hears")."""
    tokens = index.between(said.start, said.end)
    last = tokens[-8:]
    return any(t.text == "," and any(row_of(v) is not None for v in last[k + 1 :]) for k, t in enumerate(last))


def _named_elsewhere(index: TokenIndex, name: str) -> bool:
    """Whether the article names a person or body by the word."""
    return name.rsplit(maxsplit=1)[-1].casefold() in index.persons or name.casefold() in index.bodies


def _is_speaker(index: TokenIndex, tokens: Sequence[Token], label: str) -> bool:
    """Whether a label in capitals is the name of somebody in the article or of one whom it gives the word twice.

    "CAIRO:" and "URGENT:" are neither.
    """
    if not tokens:
        return False
    own = tokens[-1].ent_type_ in ("PERSON", "ORG")
    named = index.last_words[tokens[-1].lower_] > own
    return named or sum(text_of(index.doc).count(f"\n{mark}{label}:") for mark in ("", "“", '"')) > 1


def _signed(doc: Doc, index: TokenIndex, block: Block, quotes: Sequence[Quote]) -> Attribution | None:
    if not quotes or quotes[0].span.start != block.span.start:
        return None
    last = quotes[-1].span.end
    match = _SIGNED.match(text_of(doc)[last : block.span.end])
    if not match:
        return None
    end = match.end("more") if match["more"] else match.end("name")
    name = Span(last + match.start("name"), last + end)
    cue = Span(last + match.start("cue"), last + match.end("cue"))
    tokens = index.between(name.start, last + match.end("name"))
    if not tokens:
        return None
    return Attribution((Span(quotes[0].span.start, last),), (cue,), (name,), tokens[-1].i, -1, "speech", "signed")


def _at(block: Block, match: re.Match[str], group: str) -> Span:
    return Span(block.span.start + match.start(group), block.span.start + match.end(group))
