"""Text to blocks: where each paragraph stands and what it is.

    top:   (slogan) headline (sub-headline, credit, date line, by-line ...) | first body paragraph, dateline split off
    after: body paragraphs, section headings, credits, page furniture

Nothing but white space is left outside the blocks: what no rule knows is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.layout import signs, tables
from kg.extract.layout.dateline import find_dateline
from kg.extract.layout.lines import paragraphs, strip
from kg.extract.layout.origin import find_origin
from kg.extract.layout.types import Block
from kg.model import Span

#: Longest headline and longest section heading, in words.
_HEADLINE_WORDS, _HEADING_WORDS, _SLOGAN_WORDS = 32, 10, 8
#: A headline that ends like a sentence is shorter than a first paragraph.
_SENTENCE_WORDS = 18
_HEADLINE_CHARACTERS = 220
#: A headline and two lines under it; what follows without a full stop is a list or a poem.
_MOST_HEADLINES = 3
#: The title is looked for in this many blocks.
_TOP = 8

_WORD_MARKS = ".,:;!?\"'“”‘’"
_NOT_WORD = re.compile(r"\W+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}\Z|\b(?:Jr|Sr|Inc|Co|Corp|Ltd)\.\Z")
_BULLET = re.compile(r"[-*•·‣–—>|]|\d{1,2}[.)]\s|\(\w\)")
_REFERENCES = re.compile(r"(?:\s?\[\d{1,3}\])+\Z")
_SPEAKER_LABEL = re.compile(r"[^:]{1,40}:\s")


def find_blocks(text: str, title: str = "") -> tuple[Block, ...]:
    """The blocks of an article, in the order of its text.

    Args:
        text: as it was read.
        title: the headline, where it is known; without it the first lines are judged by their form.

    Returns:
        Blocks that do not overlap, have no white space at their ends and no blank line inside, and leave nothing but
        white space between them.
    """
    spans = paragraphs(text)
    words = [span.of(text) for span in spans]
    kinds: list[str] = [_sign(line) for line in words]
    first_body = _mark_top(words, kinds, title)
    for at in range(first_body, len(words)):
        if not kinds[at]:
            following = next((n for n in range(at + 1, min(at + 3, len(words))) if kinds[n] in ("", "body")), None)
            heading = following is not None and _heading(words[at], words[following])
            kinds[at] = "headline" if heading else "body"
    blocks: list[Block] = []
    dated = _dateline_at(words, kinds, first_body)
    for at, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        blocks.extend(_split_dateline(text, span) if at == dated else [Block(span, kind)])
    return tuple(blocks)


def _sign(line: str) -> str:
    """The kind that the line shows by itself, or ""."""
    if signs.boilerplate(line) or signs.ornament(line):
        return "boilerplate"
    if signs.date_line(line) is not None or signs.byline(line) or signs.credit(line) or signs.source_line(line):
        return "meta"
    return ""


def _mark_top(words: Sequence[str], kinds: list[str], title: str) -> int:
    """Mark headline, sub-headlines and slogan; return where the first body paragraph stands."""
    at = _find_title(words, title) if title else None
    if at is not None:
        kinds[at] = "headline"
        for before in range(at):
            if not kinds[before]:
                short = len(words[before].split()) <= _SLOGAN_WORDS
                kinds[before] = "meta" if find_origin(words[before]) else "boilerplate" if short else "body"
    found = 0 if at is None else 1
    for n in range((at or 0) + found, len(words)):
        if kinds[n]:
            continue
        if find_origin(words[n]):
            kinds[n] = "meta"
            continue
        rest = _next_text(words, kinds, n + 1) if found < _MOST_HEADLINES else 0
        if not rest or find_dateline(words[n]) or (found and len(words[n]) > len(words[rest])):
            return n
        above = not found and rest < len(words) - 1 and headline_like(words[rest])
        if above and _boast(words[n]):
            kinds[n] = "boilerplate"
        elif headline_like(words[n], question=not found) or (not found and _title_case(words[n])):
            kinds[n] = "headline"
            found += 1
        elif above and _slogan(words[n]):
            kinds[n] = "boilerplate"
        else:
            return n
    return len(words)


def _next_text(words: Sequence[str], kinds: Sequence[str], start: int) -> int:
    """Where the next line stands that could be a headline or body, or 0."""
    return next((n for n in range(start, len(words)) if not kinds[n] and not find_origin(words[n])), 0)


def _dateline_at(words: Sequence[str], kinds: Sequence[str], first_body: int) -> int | None:
    """Which paragraph has the dateline: the first one, or the second under a headline that ends like a sentence."""
    bodies = [n for n in range(first_body, min(first_body + _TOP, len(words))) if kinds[n] == "body"][:2]
    for at in bodies:
        if find_dateline(words[at]):
            return at
        if len(words[at].split()) > _SENTENCE_WORDS:
            break
    return None


def _find_title(words: Sequence[str], title: str) -> int | None:
    """Which of the first blocks is the title; a site's name may follow it in the title alone."""
    wanted = _bare(title)
    for at, line in enumerate(words[:_TOP]):
        if len(line) > len(title) + 20:
            continue
        bare = _bare(line)
        if bare and (bare == wanted or (wanted.startswith(bare + " ") and len(bare.split()) >= 4)):
            return at
    return None


def _bare(line: str) -> str:
    return _NOT_WORD.sub(" ", line).strip().lower()


def headline_like(line: str, *, question: bool = True) -> bool:
    """Whether a line at the top reads as a headline: short, capitalised, and no sentence's end.

    Args:
        line: one block.
        question: whether it may end in a question or exclamation mark.
    """
    if len(line) > _HEADLINE_CHARACTERS or len(line.split()) > _HEADLINE_WORDS or "\n" in line:
        return False
    if line[0].islower() or _BULLET.match(line) or not any(c.isalpha() for c in line):
        return False
    bare = _REFERENCES.sub("", line).rstrip("\"'”’»)")
    if bare.endswith((".", "…")):
        return bool(_ABBREVIATED.search(bare))
    return not bare.endswith((",", ";", ":", "-", "–", "—") if question else (",", ";", ":", "-", "–", "—", "?", "!"))


def _title_case(line: str) -> bool:
    """Whether a line that ends like a sentence is a headline all the same: its longer words are capitalised."""
    long = [w for w in line.split() if sum(c.isalpha() for c in w) > 3]
    capital = sum(w.lstrip("\"'“‘(")[:1].isupper() for w in long)
    return (
        3 <= len(long) <= _HEADLINE_WORDS
        and "\n" not in line
        and len(line) <= _HEADLINE_CHARACTERS
        and (5 * capital >= 4 * len(long))
    )


def _slogan(line: str) -> bool:
    """Whether a first line before the headline is the site's slogan: a short sentence."""
    return line.endswith(".") and len(line.split()) <= _SLOGAN_WORDS and line[0] not in "\"“'‘«"


def _boast(line: str) -> bool:
    """Whether a line that could be a headline is the site's slogan: it cries out and speaks of news."""
    words = [w.strip(_WORD_MARKS) for w in line.lower().split()]
    return line.endswith("!") and len(words) <= _SLOGAN_WORDS and not tables.slogans().isdisjoint(words)


def _heading(line: str, following: str) -> bool:
    """Whether a line among paragraphs heads the one that follows."""
    return (
        len(line.split()) <= _HEADING_WORDS
        and headline_like(line, question=False)
        and line[0] not in "\"“'‘«"
        and line[-1] not in '"”’»'
        and not _SPEAKER_LABEL.match(line)
        and len(following) > len(line)
        and not headline_like(following)
    )


def _split_dateline(text: str, span: Span) -> list[Block]:
    """The first body paragraph, its dateline set apart."""
    found = find_dateline(span.of(text))
    if found is None:
        return [Block(span, "body")]
    head = strip(text, span.start, span.start + found.length)
    rest = strip(text, span.start + found.rest, span.end)
    if head is None or rest is None:
        return [Block(span, "body")]
    return [Block(head, "meta"), Block(rest, "body")]
