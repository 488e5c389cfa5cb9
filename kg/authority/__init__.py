"""A user's own names: who and what an authority file lists, under which names, and as which Wikidata item."""

from kg.authority.reader import read
from kg.authority.types import Authority, Listed

__all__ = ["Authority", "Listed", "read"]
