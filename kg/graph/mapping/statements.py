"""Statements, and the quotations by which articles report them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import FORM, POLARITY, Class, Prop
from kg.model import Span
from kg.resolve.types import Member, ResolvedStatement

#: Between the pieces of a cue or source that stands in several places ("he ... added").
GAP = " … "


def triples(scope: Scope) -> Iterator[Triple]:
    """One `ng:Statement` for each resolved statement, with its quotations."""
    taken: set[NamedNode] = set()
    for statement in scope.resolution.statements:
        node = _name(scope, statement, taken)
        taken.add(node)
        yield from _statement(scope, node, statement)
        for member in statement.members:
            yield from _quotations(scope, node, member)


def _name(scope: Scope, statement: ResolvedStatement, taken: set[NamedNode]) -> NamedNode:
    """Named for its first quotation, so that another article's report of it changes nothing.

    Where two statements of one article have the same words (one clause, two sources), the second is named for its
    local id too.
    """
    first = statement.members[0]
    span = scope.statement(first).content[0]
    node = iri.plain("statement", first.article, span.start, span.end)
    return iri.plain("statement", first.article, span.start, span.end, first.local) if node in taken else node


def _statement(scope: Scope, node: NamedNode, statement: ResolvedStatement) -> Iterator[Triple]:
    yield Triple(node, Prop.TYPE, Class.STATEMENT)
    yield Triple(node, Prop.POLARITY, POLARITY[statement.polarity])
    entities = scope.resolution.entities
    for prop, indices, agents_only in (
        (Prop.SPEAKER, statement.speaker, True),
        (Prop.ADDRESSEE, statement.addressee, True),
        (Prop.ABOUT, statement.about, False),
    ):
        for index in indices:
            if not (agents_only and entities[index].type == "Place"):
                yield Triple(node, prop, scope.entities[index])
    if statement.event is not None:
        yield Triple(node, Prop.MADE_AT, scope.events[statement.event])
        event = scope.resolution.events[statement.event]
        # What is already reported was not said on a day that is still to come.
        if event.date and not event.planned:
            yield Triple(node, Prop.SAID_ON, literals.date(event.date))


def _quotations(scope: Scope, node: NamedNode, member: Member) -> Iterator[Triple]:
    local = scope.statement(member)
    article = member.article
    for part, span in enumerate(local.content, start=1):
        quotation = iri.plain("quotation", article, span.start, span.end, node.value)
        yield Triple(node, Prop.QUOTATION, quotation)
        yield from scope.passage(quotation, Class.QUOTATION, article, span, local.extractor)
        yield Triple(quotation, Prop.FORM, FORM[local.form])
        yield Triple(quotation, Prop.CONFIDENCE, literals.decimal(local.confidence))
        if len(local.content) > 1:
            yield Triple(quotation, Prop.PART, literals.integer(part))
        for prop, spans in ((Prop.CUE, local.cue), (Prop.SOURCE, local.source)):
            if spans:
                yield Triple(quotation, prop, literals.text(_joined(scope, article, spans)))
        for credited in local.credited:
            if scope.type_of(article, credited) != "Place":
                yield Triple(quotation, Prop.CREDITED_TO, scope.entity_iri(article, credited))
        if member.reason:
            yield Triple(quotation, Prop.REASON, literals.text(member.reason))


def _joined(scope: Scope, article: str, spans: tuple[Span, ...]) -> str:
    return GAP.join(scope.wording(article, span) for span in spans)
