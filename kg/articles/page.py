"""HTML pages: trafilatura finds the article in the page. Its text, as extracted, is the article's text from then on."""

from __future__ import annotations

import logging
from typing import Any

from kg.articles.metadata import Metadata
from kg.articles.problem import Problem
from kg.model.article import valid_date

# Without a handler Python prints a library's warnings to stderr; what is wrong with a page is ours to say.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

#: No search through the prose, and no upper end that moves with today's date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}

_FIX = "save the article's own page, or give its text as a .txt file"


def read_page(html: str, where: str) -> tuple[str, Metadata] | Problem:
    """The article's text and what the page says about it."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that plain text does not need

    try:
        found: Any = bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except Exception as err:  # noqa: BLE001 - a page can trip any of four parsers; one bad page must not stop the others
        return Problem(where, f"the page can't be read ({type(err).__name__})", _FIX)
    if found is None or not (found.text or "").strip():
        return Problem(where, "no article was found in the page", _FIX)
    date = found.date or ""
    return found.text, Metadata(
        title=_one_line(found.title),
        published=date if valid_date(date) else "",
        publisher=_one_line(found.sitename),
        url=(found.url or "").strip(),
    )


def _one_line(value: str | None) -> str:
    return " ".join((value or "").split())
