"""What was found, in words: one phrase for each kind of constraint, filled in from the constraint itself.

A phrase says what is wrong with the node; what to do about it is the constraint's own `sh:message`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from kg.graph.vocabulary import NG
from kg.validate import names
from kg.validate.names import NGSH
from kg.validate.shapes import Shapes

#: The kind of a constraint -> what was found. `{wanted}` is what the constraint asks for.
COMPONENTS: Final[dict[str, str]] = {
    "And": "{path} {value} does not meet all of the alternatives",
    "Class": "{path} {value} is not of the class {wanted}",
    "Closed": "has {path}, which is not allowed here",
    "Datatype": "{path} {value} is no valid {wanted}",
    "Disjoint": "{path} has {value}, which {wanted} has too",
    "Equals": "{path} does not have the values that {wanted} has: {value}",
    "HasValue": "{path} lacks the value {wanted}",
    "In": "{path} {value} is none of {wanted}",
    "LanguageIn": "{path} {value} is in none of the languages {wanted}",
    "LessThan": "{path} {value} is not less than {wanted}",
    "LessThanOrEquals": "{path} {value} is greater than {wanted}",
    "MaxCount": "has too many values of {path}: at most {wanted} allowed",
    "MaxExclusive": "{path} {value} is not less than {wanted}",
    "MaxInclusive": "{path} {value} is greater than {wanted}",
    "MaxLength": "{path} {value} is longer than {wanted} characters",
    "MinCount": "lacks {path}",
    "MinExclusive": "{path} {value} is not greater than {wanted}",
    "MinInclusive": "{path} {value} is less than {wanted}",
    "MinLength": "{path} {value} is shorter than {wanted} characters",
    "Node": "{path} {value} does not meet the shape that it must meet",
    "NodeKind": "{path} {value} is not {wanted}",
    "Not": "{path} {value} meets a shape that it must not meet",
    "Or": "{path} {value} is none of the kinds that are allowed",
    "Pattern": "{path} {value} does not match the pattern {wanted}",
    "QualifiedMaxCount": "has too many values of {path} that meet the condition: at most {wanted} allowed",
    "QualifiedMinCount": "has too few values of {path} that meet the condition: at least {wanted} needed",
    "SPARQL": "{path} {value} breaks the rule",
    "UniqueLang": "has two values of {path} in one language",
    "Xone": "{path} {value} does not meet exactly one of the alternatives",
}
#: Our own constraints that are queries -> what was found.
QUERIES: Final[dict[str, str]] = {
    "Agent-attendedShown": "{path} {value}: no participation shows it",
    "Agent-spokeAtShown": "{path} {value}: no participation shows it",
    "Event-circle": "{path} {value} leads back to the event itself",
    "Event-endsBefore": "{path} {value} is earlier than its date",
    "Event-peopleShown": "{path} {value}: no participation shows it",
    "Evidence-factStands": "describes a fact that is not in the graph",
    "Node-knownClass": "has the unknown class {value}{near_class}",
    "Node-knownProperty": "has the unknown property {path}{near_property}",
    "Node-noBlank": "has no IRI, or its value of {path} has none",
    "Passage-length": "{path} {value} does not have ng:end minus ng:start characters",
    "Relation-shown": "{path} {value}: no ng:Evidence shows it",
    "Statement-saidBeforeReport": "{path} {value} is later than ng:published of the article",
}
#: Findings of these with the same words are one mistake, made again and again.
REPEATED: Final = frozenset({NGSH + "Node-knownClass", NGSH + "Node-knownProperty"})

_KINDS: Final[dict[Node, str]] = {
    SH.IRI: "an IRI",
    SH.BlankNode: "a blank node",
    SH.Literal: "a literal",
    SH.BlankNodeOrIRI: "a blank node or an IRI",
    SH.BlankNodeOrLiteral: "a blank node or a literal",
    SH.IRIOrLiteral: "an IRI or a literal",
}
#: How alike a name has to be to be named, from 0 to 1.
_ALIKE: Final = 0.35


def of_constraint(shapes: Shapes, source: Node | None, component: str, path: str, value: str) -> str:
    """What a result of the SHACL engine says.

    Args:
        shapes: the shapes of the run.
        source: the constraint.
        component: its kind, such as `MinCount`.
        path: the property, as a person reads it.
        value: the value, as a person reads it.
    """
    component, wanted = _wanted(shapes.graph, source, component)
    phrase = COMPONENTS.get(component, COMPONENTS["SPARQL"])
    return _filled(phrase, path=path, value=value, wanted=wanted or "what the shape asks for")


def of_query(shapes: Shapes, shape: Node, path: str, value: str) -> str:
    """What a row of a constraint that is run once says."""
    phrase = QUERIES.get(str(shape).removeprefix(NGSH), COMPONENTS["SPARQL"])
    near_class, near_property = _nearest(value, shapes.classes), _nearest(path, shapes.properties)
    return _filled(phrase, path=path, value=value, near_class=near_class, near_property=near_property)


def _filled(phrase: str, **details: str) -> str:
    return " ".join(phrase.format(**details).split())


def _nearest(name: str, known: Iterable[str]) -> str:
    """` (did you mean ng:cue?)` for `ng:queue`; "" when nothing is like it."""
    local = name.strip("<>").replace("#", "/").replace(":", "/").rpartition("/")[2]
    choices = sorted(iri.removeprefix(NG) for iri in known)
    found = process.extractOne(
        local, choices, scorer=DamerauLevenshtein.normalized_similarity, processor=str.lower, score_cutoff=_ALIKE
    )
    return f" (did you mean {names.short(NG + found[0])}?)" if found else ""


def _wanted(graph: Graph, source: Node | None, component: str) -> tuple[str, str]:
    """The kind whose phrase fits best, and what the constraint asks for."""
    if source is None:
        return component, ""
    if component == "Or":
        return _of_alternatives(graph, source)
    parameter = URIRef(f"{SH}{component[0].lower()}{component[1:]}")
    values = sorted(graph.objects(source, parameter), key=str)
    if component in ("In", "LanguageIn"):
        values = [item for value in values for item in Collection(graph, value)]
    return component, _listed([_shown(value) for value in values])


def _of_alternatives(graph: Graph, source: Node) -> tuple[str, str]:
    """Alternatives that are all classes, or all datatypes, read as one constraint of that kind."""
    parts = [
        part
        for choice in graph.objects(source, SH["or"])
        for alternative in Collection(graph, choice)
        for part in graph.predicate_objects(alternative)
    ]
    for component, parameter in (("Class", SH["class"]), ("Datatype", SH.datatype)):
        if parts and all(predicate == parameter for predicate, _ in parts):
            return component, _listed([_shown(value) for _, value in parts])
    return "Or", ""


def _shown(node: Node) -> str:
    if isinstance(node, BNode):
        return ""
    if isinstance(node, Literal):
        return str(node) if node.datatype else f'"{node}"'
    return _KINDS.get(node) or names.readable(names.term(node))


def _listed(parts: list[str]) -> str:
    told = [part for part in parts if part]
    return " or ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))
