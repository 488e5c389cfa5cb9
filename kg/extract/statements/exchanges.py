"""Questions and answers: who asks is answered, and who answers was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.state import text_of
from kg.extract.statements.nested import NESTED
from kg.extract.statements.types import Attribution

_ANSWERS = frozenset({"reply", "answer", "respond", "retort"})
_REACH = 400  # characters from a question to its answer


@dataclass(frozen=True, slots=True)
class Voice:
    """Something said, by whom and to whom."""

    said: Attribution
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]


def answered(doc: Doc, voices: Sequence[Voice]) -> list[Voice]:
    """The voices, with the partner of each question and answer that follow each other as the one spoken to."""
    found = list(voices)
    own = [n for n, v in enumerate(found) if v.said.rule not in NESTED and v.said.content]
    for first, then in pairwise(own):
        asks, answers = found[first], found[then]
        if not _is_question(doc, asks.said) or not _is_answer(doc, asks.said, answers.said):
            continue
        if len(asks.speakers) != 1 or not answers.speakers or set(asks.speakers) & set(answers.speakers):
            continue
        if not asks.addressees:
            found[first] = replace(asks, addressees=answers.speakers)
        if not answers.addressees and set(found[first].addressees) & set(answers.speakers):
            found[then] = replace(answers, addressees=asks.speakers)
    return found


def _is_question(doc: Doc, said: Attribution) -> bool:
    if said.cue_class == "question":
        return True
    wording = said.content[-1].of(text_of(doc)).rstrip(" \"'\u201d\u2019")
    return wording.endswith("?")


def _is_answer(doc: Doc, question: Attribution, said: Attribution) -> bool:
    if question.rule == said.rule == "label":
        return True
    near = 0 <= said.content[0].start - question.content[-1].end < _REACH
    return near and said.verb >= 0 and doc[said.verb].lemma_.lower() in _ANSWERS
