"""Every name of the ontology that the code uses, once.

The ontology (`ontology/*.ttl`) defines them; a test holds the two together. Class and property names often differ only
in the case of their first letter (`ng:Article`, `ng:article`), so each kind stands in a class of its own.
"""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import NamedNode

NG: Final = "https://w3id.org/newsgraph/ontology#"
DATA: Final = "https://w3id.org/newsgraph/id/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"

#: The folders under `DATA`, one for each kind of node; the name is also the prefix that Turtle gets for it.
NODE_KINDS: Final = (
    "affiliation",
    "article",
    "event",
    "evidence",
    "extractor",
    "group",
    "mention",
    "office",
    "organization",
    "participation",
    "person",
    "place",
    "platform",
    "quotation",
    "statement",
)

#: prefix -> namespace, for every namespace that our data uses.
PREFIXES: Final[dict[str, str]] = {
    "ng": NG,
    "dcterms": DCTERMS,
    "rdf": RDF,
    "skos": SKOS,
    "xsd": XSD,
    **{kind: f"{DATA}{kind}/" for kind in NODE_KINDS},
}


def _ng(name: str) -> NamedNode:
    return NamedNode(NG + name)


class Class:
    """The classes."""

    AGENT: Final = _ng("Agent")
    PERSON: Final = _ng("Person")
    ORGANIZATION: Final = _ng("Organization")
    PLATFORM: Final = _ng("Platform")
    GROUP: Final = _ng("Group")
    PLACE: Final = _ng("Place")
    EVENT: Final = _ng("Event")
    STATEMENT: Final = _ng("Statement")
    PARTICIPATION: Final = _ng("Participation")
    AFFILIATION: Final = _ng("Affiliation")
    OFFICE: Final = _ng("Office")
    ARTICLE: Final = _ng("Article")
    EXTRACTOR: Final = _ng("Extractor")
    PASSAGE: Final = _ng("Passage")
    MENTION: Final = _ng("Mention")
    QUOTATION: Final = _ng("Quotation")
    EVIDENCE: Final = _ng("Evidence")


class Prop:
    """The properties, our own and those we borrow."""

    # any fact, any passage
    ARTICLE: Final = _ng("article")
    START: Final = _ng("start")
    END: Final = _ng("end")
    WORDING: Final = _ng("wording")
    EXTRACTOR: Final = _ng("extractor")
    CONFIDENCE: Final = _ng("confidence")
    EVIDENCE: Final = _ng("evidence")
    REASON: Final = _ng("reason")
    # mentions
    REFERS_TO: Final = _ng("refersTo")
    MENTION_KIND: Final = _ng("mentionKind")
    # agents
    OPERATED_BY: Final = _ng("operatedBy")
    PART_OF: Final = _ng("partOf")
    MEMBER_OF: Final = _ng("memberOf")
    PARTNER_OF: Final = _ng("partnerOf")
    FUNDED_BY: Final = _ng("fundedBy")
    SIGNED: Final = _ng("signed")
    SPOKE_AT: Final = _ng("spokeAt")
    ATTENDED: Final = _ng("attended")
    # events and parts in them
    EVENT_TYPE: Final = _ng("eventType")
    DATE: Final = _ng("date")
    END_DATE: Final = _ng("endDate")
    SUB_EVENT_OF: Final = _ng("subEventOf")
    SERIES: Final = _ng("series")
    EDITION: Final = _ng("edition")
    RECURRENCE: Final = _ng("recurrence")
    PLACE: Final = _ng("place")
    PLANNED: Final = _ng("planned")
    PARTICIPATION: Final = _ng("participation")
    AGENT: Final = _ng("agent")
    ROLE: Final = _ng("role")
    HAS_SPEAKER: Final = _ng("hasSpeaker")
    HAS_ATTENDEE: Final = _ng("hasAttendee")
    HAS_ORGANIZER: Final = _ng("hasOrganizer")
    HAS_PARTNER: Final = _ng("hasPartner")
    HAS_PARTICIPANT: Final = _ng("hasParticipant")
    # statements and quotations
    SPEAKER: Final = _ng("speaker")
    ADDRESSEE: Final = _ng("addressee")
    ABOUT: Final = _ng("about")
    MADE_AT: Final = _ng("madeAt")
    SAID_ON: Final = _ng("saidOn")
    POLARITY: Final = _ng("polarity")
    QUOTATION: Final = _ng("quotation")
    FORM: Final = _ng("form")
    CUE: Final = _ng("cue")
    SOURCE: Final = _ng("source")
    PART: Final = _ng("part")
    CREDITED_TO: Final = _ng("creditedTo")
    # affiliations and offices
    HOLDER: Final = _ng("holder")
    ORGANIZATION: Final = _ng("organization")
    JURISDICTION: Final = _ng("jurisdiction")
    TITLE: Final = _ng("title")
    NORMALISED_TITLE: Final = _ng("normalisedTitle")
    SINCE: Final = _ng("since")
    UNTIL: Final = _ng("until")
    FORMER: Final = _ng("former")
    # articles and extractors
    HEADLINE: Final = _ng("headline")
    PUBLISHER: Final = _ng("publisher")
    PUBLISHED: Final = _ng("published")
    URL: Final = _ng("url")
    TEXT_DIGEST: Final = _ng("textDigest")
    PIPELINE: Final = _ng("pipeline")
    # borrowed
    TYPE: Final = NamedNode(RDF + "type")
    SUBJECT: Final = NamedNode(RDF + "subject")
    PREDICATE: Final = NamedNode(RDF + "predicate")
    OBJECT: Final = NamedNode(RDF + "object")
    PREF_LABEL: Final = NamedNode(SKOS + "prefLabel")
    ALT_LABEL: Final = NamedNode(SKOS + "altLabel")
    EXACT_MATCH: Final = NamedNode(SKOS + "exactMatch")
    IDENTIFIER: Final = NamedNode(DCTERMS + "identifier")


class Datatype:
    """The datatypes of our literals."""

    STRING: Final = NamedNode(XSD + "string")
    INTEGER: Final = NamedNode(XSD + "integer")
    DECIMAL: Final = NamedNode(XSD + "decimal")
    BOOLEAN: Final = NamedNode(XSD + "boolean")
    ANY_URI: Final = NamedNode(XSD + "anyURI")
    DATE: Final = NamedNode(XSD + "date")
    YEAR_MONTH: Final = NamedNode(XSD + "gYearMonth")
    YEAR: Final = NamedNode(XSD + "gYear")
    DURATION: Final = NamedNode(XSD + "duration")


EVENT_SCHEME: Final = _ng("EventScheme")
ROLE_SCHEME: Final = _ng("RoleScheme")

#: The model's entity type -> class.
ENTITY_CLASS: Final[dict[str, NamedNode]] = {
    "Person": Class.PERSON,
    "Organization": Class.ORGANIZATION,
    "Platform": Class.PLATFORM,
    "Group": Class.GROUP,
    "Place": Class.PLACE,
}

#: The model's role -> concept.
ROLE: Final[dict[str, NamedNode]] = {
    name: _ng(name)
    for name in (
        "Speaker",
        "Attendee",
        "Organizer",
        "Host",
        "Chair",
        "Partner",
        "Sponsor",
        "Target",
        "Participant",
    )
}

#: The model's form -> concept.
FORM: Final[dict[str, NamedNode]] = {"direct": _ng("Direct"), "indirect": _ng("Indirect"), "mixed": _ng("Mixed")}

#: The model's polarity -> concept.
POLARITY: Final[dict[str, NamedNode]] = {"affirmed": _ng("Affirmed"), "denied": _ng("Denied")}

#: The model's relation type -> property.
RELATION: Final[dict[str, NamedNode]] = {
    "operatedBy": Prop.OPERATED_BY,
    "partOf": Prop.PART_OF,
    "memberOf": Prop.MEMBER_OF,
    "partnerOf": Prop.PARTNER_OF,
    "fundedBy": Prop.FUNDED_BY,
    "signed": Prop.SIGNED,
}

#: Shortcut property -> the roles that it stands for.
SHORTCUTS: Final[dict[NamedNode, tuple[str, ...]]] = {
    Prop.HAS_SPEAKER: ("Speaker",),
    Prop.HAS_ATTENDEE: ("Attendee", "Speaker", "Chair"),
    Prop.HAS_ORGANIZER: ("Organizer", "Host"),
    Prop.HAS_PARTNER: ("Partner", "Sponsor"),
    Prop.HAS_PARTICIPANT: tuple(role for role in ROLE if role != "Target"),
}

_CONCEPT_NAME = re.compile(r"[A-Z][A-Za-z]*\Z")


def event_type(name: str) -> NamedNode:
    """The concept of an event type by its name, such as `Meeting`.

    Raises:
        ValueError: that can't be the name of a concept.
    """
    if not _CONCEPT_NAME.match(name):
        raise ValueError(f"event type {name!r} is no concept name: letters only, the first one upper case")
    return _ng(name)


def local_name(node: NamedNode) -> str:
    """The last part of an IRI: `Meeting` of `ng:Meeting`."""
    return re.split(r"[#/]", node.value)[-1]
