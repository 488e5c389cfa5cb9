"""What the text itself says about the article: title, day, outlet. Pure; nothing is taken from the clock or the file.

Only the top of the article counts, and lines that say nothing else: a day in the prose is a day of the story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.layout import tables
from kg.extract.layout.dateline import Dateline, find_dateline
from kg.extract.layout.origin import find_origin, outlet, place_like
from kg.extract.layout.rules import find_blocks
from kg.extract.layout.signs import byline, date_line, press_release, source_line, undated
from kg.extract.layout.types import Block

#: So many blocks are the top, and a body block of so many words ends it.
_TOP_BLOCKS, _BODY_WORDS = 12, 12

_SUFFIX = re.compile(r"(?P<title>.{8,}?)\s(?:[|\u2013\u2014-])\s(?P<outlet>[^|]{3,40})\Z")
_ABOUT = re.compile(r"About (?:the )?(?P<name>(?!(?:Us|Me)\Z).{2,80}?):?", re.IGNORECASE)
_BY_OUTLET = re.compile(r"(?:,|\||\sfor)\s+(?P<outlet>[^,|]{2,40})\Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text; "" for what is not."""

    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""

    def or_else(self, other: Metadata) -> Metadata:
        """This one's values, the other's where this one has none."""
        return Metadata(
            self.title or other.title,
            self.published or other.published,
            self.publisher or other.publisher,
            self.url or other.url,
        )


def find_metadata(text: str) -> Metadata:
    """Title, day and outlet as far as the text says them clearly."""
    blocks = find_blocks(text)
    top = _top(text, blocks)
    title = next((" ".join(b.span.of(text).split()) for b in top if b.kind == "headline"), "")
    title, suffix = _without_suffix(title)
    dateline = _dateline(text, blocks)
    meta = [b.span.of(text) for b in top if b.kind == "meta"]
    labelled = [b.span.of(text) for b in blocks if b.kind == "meta"]
    publisher = _publisher(meta, labelled, dateline) or suffix or _issuer(text, blocks, top)
    return Metadata(title, _published(meta, labelled, dateline), publisher)


def _top(text: str, blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks before the first paragraph."""
    top: list[Block] = []
    for block in blocks[:_TOP_BLOCKS]:
        if block.kind == "body" and len(block.span.of(text).split()) >= _BODY_WORDS:
            break
        top.append(block)
    return top if len(top) < len(blocks) else top[:1]


def _dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The dateline that layout split off: a meta block with a body block in the same line."""
    for head, body in pairwise(blocks):
        between = text[head.span.end : body.span.start]
        if head.kind == "meta" and body.kind == "body" and not any(c in between for c in "\r\n"):
            return find_dateline(text[head.span.start : body.span.end])
    return None


def _published(meta: list[str], everywhere: list[str], dateline: Dateline | None) -> str:
    """A day that is called that of publication, the dateline's, a bare date line's, or that of the last change."""
    dates: dict[str, str] = {}
    for line in meta:
        for label, day in (date_line(line) or {}).items():
            dates.setdefault(label, day)
        if (origin := find_origin(line)) and origin.published:
            dates.setdefault("", origin.published)
    for line in everywhere:
        if published := (date_line(line) or {}).get("published"):
            dates.setdefault("published", published)
    in_dateline = dateline.published if dateline else ""
    return dates.get("published") or in_dateline or dates.get("") or dates.get("updated") or ""


def _publisher(meta: list[str], everywhere: list[str], dateline: Dateline | None) -> str:
    """The outlet of a source line, the agency that signs the dateline, or the outlet beside the date or author."""
    # Below the top "Source: NATO" may stand under a table of figures; an outlet there is the article's.
    below = (outlet(source_line(line)) for line in everywhere)
    source = next((name for name in (*map(source_line, meta), *below) if name), "")
    if source:
        return tables.agencies().get(source.lower(), source)
    if dateline and dateline.agency:
        return dateline.agency
    for line in meta:
        if (origin := find_origin(line)) and origin.outlet:
            return origin.outlet
        author = undated(line)
        if byline(author) and author[:3].lower() == "by ":
            agency = tables.agencies().get(author[3:].strip().lower())
            match = _BY_OUTLET.search(author)
            if name := agency or (outlet(match["outlet"]) if match else ""):
                return name
    return ""


def _issuer(text: str, blocks: tuple[Block, ...], top: list[Block]) -> str:
    """Who issues a press release: the organization of its first "About ..." heading."""
    if not any(press_release(b.span.of(text)) for b in top):
        return ""
    headings = (_ABOUT.fullmatch(b.span.of(text)) for b in blocks if b.kind == "headline")
    return next((m["name"] for m in headings if m and place_like(m["name"])), "")


def _without_suffix(title: str) -> tuple[str, str]:
    """`Council votes | The Daily Post` in two."""
    match = _SUFFIX.match(title)
    name = outlet(match["outlet"]) if match else ""
    return (match["title"], name) if match and name else (title, "")
