"""How sorted triples look in each format: pure functions from triples to text.

Every format has the same layout rule: one block for each subject, one line for each value, in sorted order. A change of
one fact changes the lines of that fact and nothing else.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import InputError
from kg.graph.vocabulary import OWL, RDF, RDFS, XSD
from kg.graph.vocabulary import PREFIXES as DATA_PREFIXES

#: prefix -> namespace; a file binds those of them that it uses.
PREFIXES: Final[dict[str, str]] = {**DATA_PREFIXES, "rdfs": RDFS, "owl": OWL}

_PREFIX_OF: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_RDF_TYPE: Final = RDF + "type"
# The part of the local names of Turtle that every parser reads in the same way.
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\Z", re.ASCII)
_INTEGER = re.compile(r"[+-]?[0-9]+\Z", re.ASCII)
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+\Z", re.ASCII)
#: The largest integer that every JSON reader keeps exact.
_SAFE_INTEGER: Final = 2**53
_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z", re.ASCII)
# Between the properties of a subject, and between the values of a property.
_NEXT: Final = " ;\n    "
_AND: Final = " ,\n        "
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def order(triple: Triple) -> tuple[str, bool, str, str]:
    """Sort key: subject, then the types, then property and value."""
    predicate = triple.predicate.value
    return str(triple.subject), predicate != _RDF_TYPE, predicate, str(triple.object)


def ntriples(triples: list[Triple]) -> str:
    """N-Triples; also N-Quads of the default graph."""
    return "".join(f"{triple} .\n" for triple in triples)


def turtle(triples: list[Triple]) -> str:
    """Turtle; also TriG of the default graph."""
    used: set[str] = set()
    blocks = []
    for subject, facts in _blocks(triples):
        lines = []
        for predicate, values in facts:
            name = "a" if predicate.value == _RDF_TYPE else _short(predicate, used)
            lines.append(f"{name} {_AND.join(_turtle_term(value, used) for value in values)}")
        blocks.append(f"{_turtle_term(subject, used)} {_NEXT.join(lines)} .\n")
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))
    return "\n".join([head, *blocks] if head else blocks)


def jsonld(triples: list[Triple]) -> str:
    """JSON-LD, compact, with its context inside."""
    # An IRI such as <ng:x> would be read as a name with our prefix: then that prefix isn't bound.
    schemes = {iri.partition(":")[0] for triple in triples for iri in _iris(triple)}
    free = {namespace: prefix for namespace, prefix in _PREFIX_OF.items() if prefix not in schemes}
    used: set[str] = set()
    nodes = []
    for subject, facts in _blocks(triples):
        node: dict[str, Any] = {"@id": _json_id(subject)}
        for predicate, values in facts:
            if predicate.value == _RDF_TYPE and not any(isinstance(value, Literal) for value in values):
                node["@type"] = _one_or_all([_json_name(value, free, used) for value in values])
            else:
                items = [_json_value(value, free, used) for value in values]
                node[_json_name(predicate, free, used)] = _one_or_all(items)
        nodes.append(node)
    document = {"@context": {prefix: PREFIXES[prefix] for prefix in sorted(used)}, "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def rdfxml(triples: list[Triple]) -> str:
    """RDF/XML.

    Raises:
        InputError: a property whose IRI has no XML name at its end, or a character that XML can't carry.
    """
    namespaces = {RDF: "rdf"}
    lines = []
    for subject, facts in _blocks(triples):
        lines.append(f"  <rdf:Description {_xml_node('about', subject)}>")
        for predicate, values in facts:
            name = _xml_name(predicate, namespaces)
            lines.extend(f"    {_xml_property(name, value, subject, predicate)}" for value in values)
        lines.append("  </rdf:Description>")
    declared = "".join(
        f'\n    xmlns:{prefix}="{html.escape(namespace)}"'
        for namespace, prefix in sorted(namespaces.items(), key=lambda item: item[1])
    )
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{declared}>", *lines, "</rdf:RDF>", ""])


def _blocks(triples: list[Triple]) -> Iterator[tuple[Any, list[tuple[NamedNode, list[Any]]]]]:
    for subject, of_subject in groupby(triples, lambda triple: triple.subject):
        by_predicate = groupby(of_subject, lambda triple: triple.predicate)
        yield subject, [(predicate, [triple.object for triple in group]) for predicate, group in by_predicate]


def _split(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut], iri[cut:]


def _short(node: NamedNode, used: set[str]) -> str:
    namespace, local = _split(node.value)
    prefix = _PREFIX_OF.get(namespace)
    if prefix is None or not _LOCAL_NAME.match(local):
        return str(node)
    used.add(prefix)
    return f"{prefix}:{local}"


def _turtle_term(term: object, used: set[str]) -> str:
    if isinstance(term, NamedNode):
        return _short(term, used)
    if isinstance(term, Literal) and not term.language:
        datatype, value = term.datatype.value, term.value
        if (
            (datatype == XSD + "integer" and _INTEGER.match(value))
            or (datatype == XSD + "decimal" and _DECIMAL.match(value))
            or (datatype == XSD + "boolean" and value in ("true", "false"))
        ):
            return value
        if datatype != XSD + "string":
            quoted = str(Literal(value))
            return f"{quoted}^^{_short(term.datatype, used)}"
    return str(term)


def _iris(triple: Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, NamedNode):
            yield term.value
        elif isinstance(term, Literal):
            yield term.datatype.value


def _json_id(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _json_name(term: object, free: dict[str, str], used: set[str]) -> str:
    if not isinstance(term, NamedNode):
        return str(term)
    namespace, local = _split(term.value)
    prefix = free.get(namespace)
    if prefix is None or not _LOCAL_NAME.match(local):
        return term.value
    used.add(prefix)
    return f"{prefix}:{local}"


def _json_value(term: object, free: dict[str, str], used: set[str]) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _json_id(term)}
    value, datatype = term.value, term.datatype.value
    if term.language:
        return {"@value": value, "@language": term.language}
    if datatype == XSD + "string":
        return value
    if datatype == XSD + "boolean" and value in ("true", "false"):
        return value == "true"
    # Only the form that JSON would give back: "+1" or "01" are not it.
    if (
        datatype == XSD + "integer"
        and len(value) < 18
        and str(_int(value)) == value
        and abs(int(value)) < _SAFE_INTEGER
    ):
        return int(value)
    return {"@value": value, "@type": _json_name(term.datatype, free, used)}


def _int(text: str) -> int | None:
    return int(text) if _INTEGER.match(text) else None


def _one_or_all(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items


def _xml_name(predicate: NamedNode, namespaces: dict[str, str]) -> str:
    namespace, local = _split(predicate.value)
    if not namespace or not _XML_NAME.match(local):
        # Cut at the last place that leaves an XML name, as in urn:x:name.
        match = re.search(r"[A-Za-z_][A-Za-z0-9_.-]*\Z", predicate.value, re.ASCII)
        if not match or match.start() == 0:
            raise InputError(
                f"RDF/XML can't write the property {predicate}: its IRI does not end in an XML name",
                "export to another format, such as turtle",
            )
        namespace, local = predicate.value[: match.start()], match[0]
    if namespace not in namespaces:
        namespaces[namespace] = _PREFIX_OF.get(namespace) or f"ns{len(namespaces)}"
    return f"{namespaces[namespace]}:{local}"


def _xml_node(attribute: str, node: object) -> str:
    if isinstance(node, BlankNode):
        return f'rdf:nodeID="{node.value}"'
    assert isinstance(node, NamedNode)
    return f'rdf:{attribute}="{html.escape(node.value)}"'


def _xml_property(name: str, value: object, subject: object, predicate: NamedNode) -> str:
    if not isinstance(value, Literal):
        return f"<{name} {_xml_node('resource', value)}/>"
    unfit = _NOT_XML.search(value.value)
    if unfit:
        raise InputError(
            f"RDF/XML can't carry the character U+{ord(unfit[0]):04X} in {predicate} of {subject}",
            "export to another format, such as turtle",
        )
    # A bare carriage return would come back as a line feed.
    text = html.escape(value.value, quote=False).replace("\r", "&#13;")
    if value.language:
        return f'<{name} xml:lang="{value.language}">{text}</{name}>'
    if value.datatype.value == XSD + "string":
        return f"<{name}>{text}</{name}>"
    return f'<{name} rdf:datatype="{html.escape(value.datatype.value)}">{text}</{name}>'
