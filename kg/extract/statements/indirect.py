"""Attributions that the parse shows: a verb with the clause or phrase that it attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.layout.dateline import find_dateline
from kg.extract.state import text_of
from kg.extract.statements.around import as_clause, behind_cue, between_commas
from kg.extract.statements.clauses import (
    agent_of,
    antecedent,
    bears,
    clause,
    lemma_of,
    noun_phrase,
    passive,
    row_of,
    spans,
    subject_of,
)
from kg.extract.statements.cue_words import cue_tokens, with_preposition
from kg.extract.statements.extents import trimmed
from kg.extract.statements.frames import RULES
from kg.extract.statements.nominal import of_according, of_noun
from kg.extract.statements.tables import CueVerb
from kg.extract.statements.types import Attribution
from kg.model import Span

#: a name with its description is no longer than this
_NAME = 12
_US = frozenset({"'s", "’s"})
_TIMES = frozenset("second minute hour day week month year decade century".split())


def of_verb(verb: Token) -> Attribution | None:
    """The attribution that a verb makes, if it makes one."""
    row = row_of(verb)
    if row is None:
        return None
    inverted = behind_cue(verb, row)
    if inverted is not None:
        return _attribution(verb, row, *inverted, "parenthesis")
    source = source_of(verb)
    if source is None or bears(antecedent(source)):
        return None
    content, name = between_commas(verb, source, row)
    for name_, rule in RULES:
        if content:
            break
        content, name = rule(verb, row) or set(), name_
    if not content:
        content, name = as_clause(verb, row)
    return _attribution(verb, row, source, content, name) if content else None


def _attribution(verb: Token, row: CueVerb, source: Token, content: set[int], name: str) -> Attribution | None:
    doc = verb.doc
    if passive(verb) and source.head.lower_ == "by":
        content = content - clause(source.head)
    cue = cue_tokens(verb) - content
    words = noun_phrase(source, verb) - content - cue
    content -= words | cue
    if name == "parenthesis":
        content = trimmed(verb, content, name)
    spoken = spans(doc, content)
    named = spans(doc, words)
    if not spoken or not named:
        return None
    cue = with_preposition(doc, cue, content)
    return Attribution(spoken, spans(doc, cue, trim=False), named, antecedent(source).i, verb.i, row.cue_class, name)


def source_of(verb: Token) -> Token | None:
    """Who says it: the subject, or the agent of a passive; no time and no "us" of "let's" says anything."""
    if passive(verb) or _done_to(verb):
        return agent_of(verb)
    subject = _speaker_between(verb) or subject_of(verb)
    if subject is not None and (subject.lower_ in _US or subject.lemma_.lower() in _TIMES):
        return None
    if subject is None and verb.tag_ == "VBG" and verb.dep_ in ("conj", "advcl", "acl"):
        return speaker_before(verb)
    if subject is not None and subject.lower_ in ("it", "there", "this", "that", "what") and subject.dep_ != "relcl":
        relative = subject.lower_ == "that" and subject.head.dep_ == "relcl"
        return subject if relative or subject.lower_ == "it" else None
    return subject


def _done_to(verb: Token) -> bool:
    """Whether it is a participle behind "with" that tells what others expect or ask of somebody.

    "With Finch and Reed expected to visit the port": the parser takes it for a verb in the past.
    """
    if verb.tag_ not in ("VBD", "VBN") or not any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children):
        return False
    row = row_of(verb)
    asked = lemma_of(verb) == "expect" or (row is not None and row.takes("o"))
    return asked and any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in verb.children)


def _speaker_between(verb: Token) -> Token | None:
    """Who goes on speaking behind an attribution that commas set off ("The list, she said, was final, adding ...")."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < 1 or verb.nbor(-1).text != ",":
        return None
    for said in verb.head.children:
        if said.dep_ == "parataxis" and said.i < verb.i and row_of(said) is not None:
            return next((c for c in said.children if c.dep_ == "nsubj"), None)
    return None


def speaker_before(verb: Token) -> Token | None:
    """The subject of the nearest cue verb in front, in the same sentence: who spoke goes on speaking."""
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        token = verb.doc[i]
        row = row_of(token)
        if row is not None and (row.takes("q") or row.takes("n")):
            own = [c for c in token.children if c.dep_ == "nsubj"]
            if own:
                return own[0]
    return None


def _behind_dateline(tokens: Sequence[Token]) -> int:
    """Where the first sentence of the tokens begins when a dateline stands in front of it, else 0."""
    if not tokens:
        return 0
    first = tokens[0].idx
    dateline = find_dateline(text_of(tokens[0].doc)[first : first + 120])
    return first + dateline.rest if dateline is not None else 0


def find_indirect(tokens: Iterable[Token]) -> Iterator[Attribution]:
    """All attributions that the tokens make; those inside another's content are still among them."""
    tokens = list(tokens)
    start = _behind_dateline(tokens)
    for token in tokens:
        found = None
        if token.lower_ == "according" or (token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as"):
            found = of_according(token)
        elif token.pos_ == "NOUN":
            found = of_noun(token)
        elif token.pos_ in ("VERB", "AUX"):
            found = of_verb(token)
        if found:
            yield _without_dateline(token.doc, found, start)


def _without_dateline(doc: Doc, found: Attribution, start: int) -> Attribution:
    """The attribution without the place and agency in front of the block's first sentence."""
    if all(s.start >= start for s in (*found.content, *found.source)):
        return found
    if found.verb >= 0 and all(s.end <= start for s in found.source):
        return _named_behind(doc, found, start)
    content, source = (
        tuple(Span(max(s.start, start), s.end) for s in words if s.end > start)
        for words in (found.content, found.source)
    )
    return replace(found, content=content, source=source) if content and source else found


def _named_behind(doc: Doc, found: Attribution, start: int) -> Attribution:
    """The attribution whose source the parser took from the dateline, with what stands in front of the cue."""
    words = [t for t in doc[: found.verb] if t.idx >= start and not t.is_space]
    while words and words[-1].pos_ in ("ADV", "AUX", "PART"):
        words.pop()
    heads = [t for t in words if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if not heads or len(words) > _NAME or any(t.idx < start for t in words):
        return found
    head = next((t for t in heads if t.dep_ not in ("compound", "poss")), heads[-1])
    source = spans(doc, {t.i for t in words})
    return replace(found, source=source, head=head.i) if source else found
