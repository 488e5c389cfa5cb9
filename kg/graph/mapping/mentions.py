"""Mentions: every place where an article names an entity or event, and why it was taken to mean that one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import Class, Prop
from kg.model import Mention
from kg.resolve.types import Member


def triples(scope: Scope, thing: NamedNode, member: Member, mentions: Iterable[Mention]) -> Iterator[Triple]:
    """One `ng:Mention` for each place in the member's article.

    A span can mean two things at once ("they"), so the member's local id is part of the identity.
    """
    for mention in mentions:
        node = iri.plain("mention", member.article, mention.span.start, mention.span.end, member.local)
        yield from scope.passage(node, Class.MENTION, member.article, mention.span, mention.extractor)
        yield Triple(node, Prop.REFERS_TO, thing)
        yield Triple(node, Prop.MENTION_KIND, literals.text(mention.kind))
        reason = "; ".join(part for part in (mention.reason, member.reason) if part)
        if reason:
            yield Triple(node, Prop.REASON, literals.text(reason))
