"""Facts of one article: the spaCy model, then our components, then one frozen `Annotation`."""

from kg.extract.language import DEFAULT_MODEL
from kg.extract.pipeline import Extractor

__all__ = ["DEFAULT_MODEL", "Extractor"]
