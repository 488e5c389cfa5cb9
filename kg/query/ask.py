"""Asking a named question with what a person typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.graph.store import Store
from kg.graph.vocabulary import Class, Prop
from kg.model.article import valid_date
from kg.query import sparql
from kg.query.candidates import meant
from kg.query.catalogue import Parameter, Question

#: Type of parameter -> what it is called in a message, where the word is one that nobody says.
_NOUNS: Final = {"agent": "person, body or platform", "organization": "organization or platform"}
#: Parameter of text -> where it is looked for: the property, the class that has it, and how to say that it isn't there.
_SOUGHT: Final = {
    "text": (Prop.WORDING, Class.QUOTATION, "no wording has {!r}"),
    "outlet": (Prop.PUBLISHER, Class.ARTICLE, "no outlet has {!r} in its name"),
}


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


def why_empty(store: Store, question: Question, typed: Mapping[str, str]) -> str:
    """Why a question that was understood has no answer, in a few words."""
    if not len(store):
        return "the graph is empty"
    for parameter in question.parameters:
        text = typed.get(parameter.name, "").strip()
        if text and parameter.type == "text" and parameter.name in _SOUGHT:
            predicate, cls, message = _SOUGHT[parameter.name]
            nodes = (t.subject for t in store.match(predicate=Prop.TYPE, value=cls) if isinstance(t.subject, NamedNode))
            texts = (t.object.value for n in nodes for t in store.match(n, predicate) if isinstance(t.object, Literal))
            if not any(text.lower() in found.lower() for found in texts):
                return message.format(text)
    return "the graph has no answer to this"


def _term(store: Store, parameter: Parameter, text: str) -> tuple[sparql.Term, str]:
    if parameter.type == "text":
        return Literal(text), ""
    if parameter.type == "date":
        if not valid_date(text):
            raise UsageError(f"--{parameter.name}: {text!r} is no date", "write 2024, 2024-03 or 2024-03-12")
        return Literal(text), ""
    match = meant(store, text, [parameter.type], _NOUNS.get(parameter.type, parameter.type))
    return NamedNode(match.candidate.iri), match.told(text)
