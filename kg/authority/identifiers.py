"""The IRI under which others know the same thing."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from kg.graph.rdf import MAX_IRI

_ITEM = re.compile(r"Q[1-9][0-9]{0,11}")
#: The item's page, its concept and its data, as people copy them.
_WIKIDATA = re.compile(
    r"https?://(?:www\.|m\.)?wikidata\.org/(?:entity|wiki|wiki/Special:EntityData)/(Q[1-9][0-9]{0,11})"
    r"(?:\.[a-z]+)?(?:[?#]\S*)?"
)
_ELSEWHERE = re.compile(r"https?://[^\s/]+\S*")
_ENTITY = "http://www.wikidata.org/entity/"


def item(value: str) -> str:
    """The IRI of the Wikidata item that a number or an address names, "" if it names none."""
    plain = value.strip().removeprefix("wd:")
    found = _WIKIDATA.fullmatch(plain)
    if found is not None:
        return _ENTITY + found[1]
    return _ENTITY + plain.upper() if _ITEM.fullmatch(plain.upper()) else ""


def same(value: str) -> str:
    """The Wikidata item, or the http(s) IRI of another authority as it stands; "" if it is none."""
    plain = value.strip()
    if found := item(plain):
        return found
    # An address on Wikidata that is no item's is a slip, not another authority.
    if not _ELSEWHERE.fullmatch(plain) or len(plain) > MAX_IRI or re.match(r"https?://[^/]*wikidata\.org(/|$)", plain):
        return ""
    try:
        return NamedNode(plain).value
    except ValueError:
        return ""
