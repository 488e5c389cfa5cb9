"""Leaves out the statements that the extractor is less sure of, and what rests on them alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model.annotation import Annotation
from kg.model.event import Event, Participation
from kg.model.span import Span
from kg.model.statement import Statement


def at_least(found: Annotation, confidence: float) -> Annotation:
    """The annotation without the statements below a confidence, as if they had not been found.

    With a statement goes the part of Speaker that it alone gave at its event; where another one gives the part too,
    that one's source becomes the evidence. Everything else was found without the statements and stays, ids too.

    Args:
        found: one article's facts.
        confidence: 0 to 1; statements that have exactly this much stay.
    """
    kept = tuple(s for s in found.statements if s.confidence >= confidence)
    if len(kept) == len(found.statements):
        return found
    left_out = _parts(s for s in found.statements if s.confidence < confidence)
    given = _parts(kept)
    return replace(found, statements=kept, events=tuple(_event(v, left_out, given) for v in found.events))


#: (event, who spoke there, the component that says so) -> the sources that show it
_Given = dict[tuple[str, str, str], list[Span]]


def _parts(statements: Iterable[Statement]) -> _Given:
    out: _Given = {}
    for s in statements:
        if s.event and s.source:
            for speaker in s.speaker:
                out.setdefault((s.event, speaker, s.extractor), []).append(s.source[0])
    return out


def _event(event: Event, left_out: _Given, given: _Given) -> Event:
    parts: list[Participation] = []
    for part in event.participants:
        key = (event.id, part.entity, part.extractor)
        still = given.get(key, [])
        if part.role != "Speaker" or part.span not in left_out.get(key, []) or part.span in still:
            parts.append(part)
        elif still:
            parts.append(replace(part, span=still[0]))
    if len(parts) == len(event.participants) and all(a is b for a, b in zip(parts, event.participants, strict=True)):
        return event
    return replace(event, participants=tuple(sorted(parts, key=lambda p: (p.span, p.role, p.entity))))
