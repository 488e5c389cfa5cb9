"""Articles: what is known of each as a publication."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph import iri
from kg.graph.mapping import literals
from kg.graph.mapping.scope import Scope
from kg.graph.vocabulary import Class, Prop


def triples(scope: Scope) -> Iterator[Triple]:
    """One `ng:Article` for each annotation, also when nothing was found in it."""
    for annotation in scope.resolution.annotations:
        article = annotation.article
        node = iri.article(article.id)
        yield Triple(node, Prop.TYPE, Class.ARTICLE)
        yield Triple(node, Prop.IDENTIFIER, literals.text(article.id))
        yield Triple(node, Prop.TEXT_DIGEST, literals.text(f"sha256:{article.digest}"))
        if article.title:
            yield Triple(node, Prop.HEADLINE, literals.text(article.title))
        if article.publisher:
            yield Triple(node, Prop.PUBLISHER, literals.text(article.publisher))
        if article.published:
            yield Triple(node, Prop.PUBLISHED, literals.date(article.published))
        if article.url:
            yield Triple(node, Prop.URL, literals.uri(article.url))
