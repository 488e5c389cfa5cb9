"""The pipeline component that finds statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.index import MentionIndex
from kg.extract.state import text_of
from kg.extract.statements.audience import with_described
from kg.extract.statements.confidence import confidence_of
from kg.extract.statements.exchanges import Voice, answered
from kg.extract.statements.hearers import is_asked
from kg.extract.statements.nested import NESTED
from kg.extract.statements.occasions import Occasions
from kg.extract.statements.polarity import polarity_of
from kg.extract.statements.reporting import reporting
from kg.extract.statements.rules import find_attributions, form_of
from kg.extract.statements.scorer import Scorer, load
from kg.extract.statements.speakers import addressees, topics, who_speaks
from kg.extract.statements.types import Attribution
from kg.model import Event, Participation, Span, Statement

NAME = "ng_statements.v1"
#: types of event in which somebody says something and nothing else happens
SPEECH_ACTS = frozenset({"Admission", "Appeal", "Criticism", "Pledge", "Praise", "Refusal"})


@Language.factory(NAME.replace(".", "_"), default_config={"weights": ""})
def make(nlp: Language, name: str, weights: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's signature
    """The component; `weights` is the path of a table that `kg train statements` made, the shipped one when empty."""
    scorer = load(Path(weights)) if weights else load()
    return lambda doc: find_statements(doc, scorer)


def find_statements(doc: Doc, scorer: Scorer) -> Doc:
    """Sets `doc._.statements`, adds to `doc._.entities` who is spoken to, and to `doc._.events` who spoke there."""
    text = text_of(doc)
    statements: list[Statement] = []
    spoke: dict[str, list[Participation]] = {}
    attributions = [_unasked(doc, a) for a in find_attributions(doc, doc._.blocks, doc._.quotes, scorer)]
    doc._.entities = with_described(doc, attributions, NAME)
    index = MentionIndex(doc._.entities)
    voices = answered(doc, list(_voices(doc, index, attributions)))
    places = _places(Occasions(doc, index), voices)
    for voice, event in zip(voices, places, strict=True):
        found, speakers, spoken_to = voice.said, voice.speakers, voice.addressees
        form = form_of(text, found.content, doc._.quotes)
        statements.append(
            Statement(
                id=f"s{len(statements) + 1}",
                form=form,
                content=found.content,
                source=found.source,
                cue=found.cue,
                speaker=speakers,
                addressee=spoken_to,
                event=event,
                about=topics(doc, index, found, speakers),
                polarity=polarity_of(doc, found),
                credited=_credited(index, found) or reporting(doc, index, found, speakers),
                confidence=confidence_of(found, scorer.figures),
                extractor=NAME,
            )
        )
        if event and found.source:
            spoke.setdefault(event, []).extend(
                Participation(s, "Speaker", found.source[0], extractor=NAME) for s in speakers
            )
    doc._.statements = tuple(statements)
    cues = [c for s in statements for c in s.cue]
    doc._.events = tuple(_with_speakers(v, spoke.get(v.id, [])) for v in doc._.events if not _is_echo(v, cues))
    return doc


def _unasked(doc: Doc, found: Attribution) -> Attribution:
    """The attribution without a source, where that is the one who is asked."""
    return replace(found, source=(), head=-1) if found.verb >= 0 and is_asked(doc[found.verb]) else found


def _voices(doc: Doc, index: MentionIndex, attributions: Sequence[Attribution]) -> Iterator[Voice]:
    """Who says it to whom; "I think ..." inside a quotation is told to those whom the quotation is told to."""
    outer: Voice | None = None
    for found, speakers in zip(attributions, who_speaks(doc, index, attributions), strict=True):
        if found.rule == "own" and outer is not None:
            yield Voice(found, speakers, outer.addressees)
            continue
        voice = Voice(found, speakers, addressees(doc, index, found, speakers))
        if found.rule != "passed on":
            outer = voice
        yield voice


def _places(occasions: Occasions, voices: Sequence[Voice]) -> Iterator[str]:
    """The event at which each was said, or "": what stands inside a quotation was said where the quotation was."""
    found = iter(occasions.of_all([v for v in voices if v.said.rule not in NESTED]))
    outer = ""
    for voice in voices:
        if voice.said.rule not in NESTED:
            outer = next(found)
        yield outer if voice.said.rule != "passed on" else ""


def _credited(index: MentionIndex, found: Attribution) -> tuple[str, ...]:
    """The outlets that pass a statement on; a person only where the text credits him as it would an outlet."""
    kinds = ("Organization", "Platform") if found.rule == "passed on" else ("Organization", "Platform", "Person")
    named = [index.at(s.start, s.end) for s in found.credit]
    return tuple(dict.fromkeys(e.id for e in named if e is not None and e.type in kinds))


def _is_echo(event: Event, cues: Sequence[Span]) -> bool:
    """Whether an event is nothing but somebody's saying what a statement has: "urged", "criticised"."""
    return event.type in SPEECH_ACTS and all(any(m.span.overlaps(c) for c in cues) for m in event.mentions)


def _with_speakers(event: Event, spoke: list[Participation]) -> Event:
    """The event with one Speaker part for each who spoke there and had none yet."""
    known = {p.entity for p in event.participants if p.role == "Speaker"}
    new: list[Participation] = []
    for part in spoke:
        if part.entity not in known:
            known.add(part.entity)
            new.append(part)
    if not new:
        return event
    return replace(
        event, participants=tuple(sorted((*event.participants, *new), key=lambda p: (p.span, p.role, p.entity)))
    )
