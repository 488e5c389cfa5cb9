"""From a node to its explanation: one function for each kind of node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode

from kg.explain.graph import Graph
from kg.explain.meant import meant
from kg.explain.types import NAMED, Explanation, Finding
from kg.graph.vocabulary import ENTITY_CLASS, RELATION, Class, Prop, local_name

#: Between the words of a property's name.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

Facts = Iterator[tuple[str, str]]
Findings = Iterator[Finding]


def explain(graph: Graph, what: str) -> Explanation:
    """Explains a node by its IRI, or a person, body, place or event by its name.

    Raises:
        UsageError: there is no such node, or the name can mean several.
    """
    node, told = meant(graph, what)
    kind = graph.kind(node)
    facts, findings = _KINDS.get(kind, (_plain_facts, _nothing))
    found = sorted(set(findings(graph, node)), key=lambda f: (_rank(f.shows), f.shows, f.article, f.start, f.end))
    return Explanation(
        iri=node.value,
        kind=local_name(kind) if kind else "",
        title=_title(graph, node),
        facts=tuple((name, value) for name, value in facts(graph, node) if value),
        findings=tuple(found),
        told=told,
    )


#: What is shown last, after facts of other kinds: there may be many of these.
_LAST = ("took part", "said", "said of it", "said there")


def _rank(shows: str) -> int:
    if shows == NAMED:
        return -1
    return _LAST.index(shows.partition(":")[0]) + 1 if shows.partition(":")[0] in _LAST else 0


def _title(graph: Graph, node: NamedNode) -> str:
    quotations = graph.nodes(node, Prop.QUOTATION)
    if quotations:
        return min(graph.text(q, Prop.WORDING) for q in quotations)
    return graph.text(node, Prop.WORDING) or graph.text(node, Prop.TITLE) or graph.label(node)


def _finding(graph: Graph, passage: NamedNode, shows: str, reason: str = "") -> Finding:
    article = next(iter(graph.nodes(passage, Prop.ARTICLE)), None)
    key = graph.text(article, Prop.IDENTIFIER) if article else ""
    outlet = [graph.text(article, p) for p in (Prop.PUBLISHER, Prop.PUBLISHED)] if article else []
    start, end = (int(graph.text(passage, p) or 0) for p in (Prop.START, Prop.END))
    before, after = graph.sentence(key, start, end)
    return Finding(
        shows=shows,
        article=key,
        outlet=", ".join(filter(None, outlet)),
        before=before,
        wording=graph.text(passage, Prop.WORDING),
        after=after,
        start=start,
        end=end,
        extractor=", ".join(graph.text(e, Prop.IDENTIFIER) for e in graph.nodes(passage, Prop.EXTRACTOR)),
        reason=reason or graph.text(passage, Prop.REASON),
    )


def _mentions(graph: Graph, node: NamedNode) -> Findings:
    for mention in graph.sources(Prop.REFERS_TO, node):
        yield _finding(graph, mention, NAMED)


def _evidence(graph: Graph, node: NamedNode, shows: str) -> Findings:
    for passage in graph.nodes(node, Prop.EVIDENCE):
        yield _finding(graph, passage, shows)


def _entity_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "also named", ", ".join(graph.texts(node, Prop.ALT_LABEL))
    yield "same elsewhere", ", ".join(n.value for n in graph.nodes(node, Prop.EXACT_MATCH))
    for affiliation in graph.sources(Prop.HOLDER, node):
        yield "office", _affiliation_text(graph, affiliation)
    for prop in RELATION.values():
        yield _spoken(prop), graph.labels(graph.nodes(node, prop))
    yield "spoke at", graph.labels(graph.nodes(node, Prop.SPOKE_AT))
    yield "attended", graph.labels(graph.nodes(node, Prop.ATTENDED))
    statements = graph.sources(Prop.SPEAKER, node)
    yield "statements", f"{len(statements):,}" if statements else ""


def _entity_findings(graph: Graph, node: NamedNode) -> Findings:
    yield from _mentions(graph, node)
    yield from _described(graph, node)
    for affiliation in graph.sources(Prop.HOLDER, node):
        yield from _evidence(graph, affiliation, f"office: {_affiliation_text(graph, affiliation)}")
    for affiliation in (*graph.sources(Prop.ORGANIZATION, node), *graph.sources(Prop.JURISDICTION, node)):
        holder = graph.labels(graph.nodes(affiliation, Prop.HOLDER))
        title = graph.text(affiliation, Prop.TITLE)
        yield from _evidence(graph, affiliation, f"its people: {holder}{f', {title}' if title else ''}")
    for part in graph.sources(Prop.AGENT, node):
        for event in graph.sources(Prop.PARTICIPATION, part):
            yield from _evidence(graph, part, f"took part: {_event_text(graph, event)} ({_role_text(graph, part)})")
    yield from _quotations(graph, graph.sources(Prop.SPEAKER, node), "said")
    yield from _quotations(graph, graph.sources(Prop.ABOUT, node), "said of it")


def _described(graph: Graph, node: NamedNode) -> Findings:
    """Facts that are a single triple, to and from the node."""
    for passage in graph.sources(Prop.SUBJECT, node):
        for prop in graph.nodes(passage, Prop.PREDICATE):
            yield _finding(graph, passage, f"{_spoken(prop)} {graph.labels(graph.nodes(passage, Prop.OBJECT))}")
    for passage in graph.sources(Prop.OBJECT, node):
        for prop in graph.nodes(passage, Prop.PREDICATE):
            yield _finding(graph, passage, f"{graph.labels(graph.nodes(passage, Prop.SUBJECT))} {_spoken(prop)} it")


def _quotations(graph: Graph, statements: Iterable[NamedNode], shows: str) -> Findings:
    for statement in statements:
        for quotation in graph.nodes(statement, Prop.QUOTATION):
            yield _finding(graph, quotation, shows)


def _affiliation_text(graph: Graph, affiliation: NamedNode) -> str:
    where = graph.labels((*graph.nodes(affiliation, Prop.ORGANIZATION), *graph.nodes(affiliation, Prop.JURISDICTION)))
    title = graph.text(affiliation, Prop.TITLE) or graph.text(affiliation, Prop.NORMALISED_TITLE)
    since, until = (", ".join(graph.texts(affiliation, p)) for p in (Prop.SINCE, Prop.UNTIL))
    past = bool(graph.text(affiliation, Prop.FORMER)) and not until and "former" not in title.lower()
    when = (since and f"since {since}", until and f"until {until}", "former" if past else "")
    return ", ".join(filter(None, (title, where, *when)))


def _event_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "also named", ", ".join(graph.texts(node, Prop.ALT_LABEL))
    yield "type", ", ".join(local_name(t) for t in graph.nodes(node, Prop.EVENT_TYPE))
    yield "date", graph.text(node, Prop.DATE)
    yield "until", graph.text(node, Prop.END_DATE)
    yield "recurs every", graph.text(node, Prop.RECURRENCE)
    yield "series", graph.text(node, Prop.SERIES)
    yield "edition", graph.text(node, Prop.EDITION)
    yield "sub event of", graph.labels(graph.nodes(node, Prop.SUB_EVENT_OF))
    yield "sub events", graph.labels(graph.sources(Prop.SUB_EVENT_OF, node))
    yield "place", graph.labels(graph.nodes(node, Prop.PLACE))
    yield "planned", "yes, not yet held when reported" if graph.text(node, Prop.PLANNED) == "true" else ""
    for part in graph.nodes(node, Prop.PARTICIPATION):
        yield "took part", _part_text(graph, part)


def _event_findings(graph: Graph, node: NamedNode) -> Findings:
    yield from _mentions(graph, node)
    more = any(graph.text(node, p) for p in (Prop.RECURRENCE, Prop.SERIES, Prop.EDITION))
    yield from _evidence(graph, node, "gives the date, the series or how often" if more else "gives the date")
    yield from _described(graph, node)
    for part in graph.nodes(node, Prop.PARTICIPATION):
        yield from _evidence(graph, part, f"took part: {_part_text(graph, part)}")
    yield from _quotations(graph, graph.sources(Prop.MADE_AT, node), "said there")
    yield from _quotations(graph, graph.sources(Prop.ABOUT, node), "said of it")


def _event_text(graph: Graph, event: NamedNode) -> str:
    return ", ".join(filter(None, [graph.label(event), graph.text(event, Prop.DATE)]))


def _part_text(graph: Graph, part: NamedNode) -> str:
    return f"{graph.labels(graph.nodes(part, Prop.AGENT))} ({_role_text(graph, part)})"


def _role_text(graph: Graph, part: NamedNode) -> str:
    roles = [local_name(role) for role in graph.nodes(part, Prop.ROLE)]
    return ", ".join([*roles, "planned"] if graph.text(part, Prop.PLANNED) == "true" else roles)


def _spoken(prop: NamedNode) -> str:
    return _HUMP.sub(" ", local_name(prop)).lower()


def _statement_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "speaker", graph.labels(graph.nodes(node, Prop.SPEAKER)) or "not known"
    yield "said to", graph.labels(graph.nodes(node, Prop.ADDRESSEE))
    yield "about", graph.labels(graph.nodes(node, Prop.ABOUT))
    yield "at", graph.labels(graph.nodes(node, Prop.MADE_AT))
    yield "on", graph.text(node, Prop.SAID_ON)
    yield "polarity", ", ".join(local_name(p) for p in graph.nodes(node, Prop.POLARITY))


def _statement_findings(graph: Graph, node: NamedNode) -> Findings:
    for quotation in graph.nodes(node, Prop.QUOTATION):
        yield _finding(graph, quotation, "said here")


def _affiliation_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "holder", graph.labels(graph.nodes(node, Prop.HOLDER))
    yield "organization", graph.labels(graph.nodes(node, Prop.ORGANIZATION))
    yield "jurisdiction", graph.labels(graph.nodes(node, Prop.JURISDICTION))
    yield "title", graph.text(node, Prop.TITLE)
    yield "normalised title", graph.text(node, Prop.NORMALISED_TITLE)
    yield "since", ", ".join(graph.texts(node, Prop.SINCE))
    yield "until", ", ".join(graph.texts(node, Prop.UNTIL))
    yield "former", "yes" if graph.text(node, Prop.FORMER) else ""


def _part_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "event", graph.labels(graph.sources(Prop.PARTICIPATION, node))
    yield "agent", _part_text(graph, node)


def _node_evidence(graph: Graph, node: NamedNode) -> Findings:
    yield from _evidence(graph, node, "says so")


def _passage_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "refers to", graph.labels(graph.nodes(node, Prop.REFERS_TO))
    yield "form", ", ".join(local_name(f) for f in graph.nodes(node, Prop.FORM))
    yield "cue", graph.text(node, Prop.CUE)
    yield "source", graph.text(node, Prop.SOURCE)
    yield "credited to", graph.labels(graph.nodes(node, Prop.CREDITED_TO))
    for prop in (Prop.SUBJECT, Prop.PREDICATE, Prop.OBJECT):
        yield _spoken(prop), graph.labels(graph.nodes(node, prop))
    for fact in graph.sources(Prop.EVIDENCE, node):
        yield "shows", fact.value
    for statement in graph.sources(Prop.QUOTATION, node):
        yield "part of", statement.value


def _passage_findings(graph: Graph, node: NamedNode) -> Findings:
    yield _finding(graph, node, "stands here")


def _article_facts(graph: Graph, node: NamedNode) -> Facts:
    for prop in (Prop.HEADLINE, Prop.PUBLISHER, Prop.PUBLISHED, Prop.URL, Prop.TEXT_DIGEST):
        yield _spoken(prop), graph.text(node, prop)
    yield "passages", f"{len(graph.sources(Prop.ARTICLE, node)):,}"


def _plain_facts(graph: Graph, node: NamedNode) -> Facts:
    yield "pipeline", graph.text(node, Prop.PIPELINE)


def _nothing(_graph: Graph, _node: NamedNode) -> Findings:
    return iter(())


_Handlers = tuple[Callable[[Graph, NamedNode], Facts], Callable[[Graph, NamedNode], Findings]]

_KINDS: dict[NamedNode | None, _Handlers] = {
    **dict.fromkeys(ENTITY_CLASS.values(), (_entity_facts, _entity_findings)),
    Class.EVENT: (_event_facts, _event_findings),
    Class.STATEMENT: (_statement_facts, _statement_findings),
    Class.AFFILIATION: (_affiliation_facts, _node_evidence),
    Class.OFFICE: (_affiliation_facts, _node_evidence),
    Class.PARTICIPATION: (_part_facts, _node_evidence),
    **dict.fromkeys((Class.MENTION, Class.QUOTATION, Class.EVIDENCE), (_passage_facts, _passage_findings)),
    Class.ARTICLE: (_article_facts, _nothing),
}
