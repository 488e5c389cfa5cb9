"""Asking a named question with what a person typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.graph.store import Store
from kg.model.article import valid_date
from kg.query import names, sparql
from kg.query.candidates import candidates
from kg.query.catalogue import Parameter, Question


@dataclass(frozen=True, slots=True)
class Given:
    """The typed values as terms, and what to tell the person about how they were understood."""

    bindings: dict[str, list[sparql.Term]]
    notes: tuple[str, ...]


def understand(store: Store, question: Question, typed: Mapping[str, str]) -> Given:
    """Finds what the typed values mean in this graph.

    Raises:
        UsageError: a value is missing, unknown or ambiguous, or there is no such parameter.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in typed:
        if name not in known:
            raise UsageError(
                f"{question.name} has no parameter {name!r}", f"its parameters: {', '.join(sorted(known)) or 'none'}"
            )
    bindings: dict[str, list[sparql.Term]] = {}
    notes = []
    for parameter in question.parameters:
        text = typed.get(parameter.name, "").strip()
        if text:
            term, note = _term(store, parameter, text)
            bindings[parameter.variable] = [term]
            notes += [note] if note else []
        elif parameter.name in typed:
            raise UsageError(f"--{parameter.name} is empty", f"give {parameter.help}")
        elif parameter.required:
            raise UsageError(f"{question.name} needs --{parameter.name}", f"give {parameter.help}")
    return Given(bindings, tuple(notes))


def ask(
    store: Store,
    question: Question,
    typed: Mapping[str, str] | None = None,
    *,
    seconds: float | None = sparql.MAX_SECONDS,
) -> sparql.Table:
    """The answer to a named question; see `understand` for what is raised."""
    given = understand(store, question, typed or {})
    return sparql.select(store, question.sparql, given.bindings, seconds=seconds)


def _term(store: Store, parameter: Parameter, text: str) -> tuple[sparql.Term, str]:
    if parameter.type == "text":
        return Literal(text), ""
    if parameter.type == "date":
        if not valid_date(text):
            raise UsageError(f"--{parameter.name}: {text!r} is no date", "write 2024, 2024-03 or 2024-03-12")
        return Literal(text), ""
    match = names.resolve(text, candidates(store, parameter.type), parameter.type)
    note = match.candidate.note
    shown = f"{match.candidate.label!r}{f' ({note})' if note else ''}"
    return NamedNode(match.candidate.iri), f"taking {shown} for {text!r}" if match.guessed else ""
