"""Facts of one article: the spaCy model, then our components, then one frozen `Annotation`.

`Extractor` and `DEFAULT_MODEL` are imported on first use, so that rooms that need only a table or a type of this
package do not load spaCy.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.extract.language import DEFAULT_MODEL
    from kg.extract.pipeline import Extractor

__all__ = ["DEFAULT_MODEL", "Extractor"]


def __getattr__(name: str) -> Any:
    if name == "Extractor":
        from kg.extract.pipeline import Extractor  # noqa: PLC0415

        return Extractor
    if name == "DEFAULT_MODEL":
        from kg.extract.language import DEFAULT_MODEL  # noqa: PLC0415

        return DEFAULT_MODEL
    raise AttributeError(name)
