"""Finds quotations in the text of a block, whatever marks the outlet uses.

Rules, in prose:
* A mark opens or closes by its own shape (curly marks, guillemets) or by its neighbours (straight marks). Neighbours
  also tell of a shape that is used the other way round (”so”, »so«).
* An apostrophe is not a mark: between letters, before digits ("'90s"), after a plural s when another closing mark
  comes.
* A foot or inch sign after a digit is not a mark.
* Quotations nest. A mark that opens again with the same shape nests when both are closed in the end; else the first
  one was left open and ends where the second begins.
* A quotation never leaves its block. One that is left open ends with the block; when the next block begins with an
  opening mark of the same shape, that one continues it, as the press marks quotations over several paragraphs.
* A closing mark that nothing opened is nothing, but for one that ends what the block before left open.

One pass, linear in the length of the text; any text is scanned without an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.quotes.types import Quote
from kg.model import Span

#: mark -> (family, direction). A family is closed by its own marks only. Direction "" is told from the neighbours.
#: Two straight apostrophes or two backticks in a row stand for a double mark (typewriter and TeX habit).
MARKS = {
    "“": ("double", "open"),
    "”": ("double", "close"),
    "„": ("double", "open"),
    "‟": ("double", "open"),
    "＂": ("double", ""),
    '"': ("double", ""),
    "''": ("double", ""),
    "``": ("double", "open"),
    "«": ("guillemet", "open"),
    "»": ("guillemet", "close"),
    "‘": ("single", "open"),
    "‚": ("single", "open"),
    "’": ("single", "close"),
    "'": ("single", ""),
    "`": ("single", "open"),
    "‹": ("guillemet1", "open"),
    "›": ("guillemet1", "close"),
    "「": ("corner", "open"),
    "」": ("corner", "close"),
    "『": ("corner1", "open"),
    "』": ("corner1", "close"),
}
_MARK = re.compile(r"''|``|[“”„‟＂\"«»‘‚’'`‹›「」『』]")
_OPENS_AFTER = frozenset("([{-–—/:;,>…“‘«\"'")
_CLOSES_BEFORE = frozenset(")]}-–—/:;,.?!…”’»\"'<")


#: how far back an enclosing quotation is looked for; nobody nests deeper
_DEPTH = 8

#: start, end, start and end of the inner words, closed
_Found = tuple[int, int, int, int, bool]


@dataclass(slots=True)
class _Open:
    start: int
    after: int
    family: str
    order: int


def find_quotes(text: str, blocks: Iterable[Span]) -> tuple[Quote, ...]:
    """The quotations of the text, outermost and nested ones, in the order of their starts.

    Args:
        text: the article's text.
        blocks: the stretches that a quotation can't leave (paragraphs, headlines), in order.
    """
    out: list[Quote] = []
    left_open: str = ""
    for block in blocks:
        found, stray = _in_block(text, block)
        if left_open and found and found[0].span.start == block.start:
            first = found[0]
            if _family(text, first.span.start) == left_open:
                found[0] = Quote(first.span, first.inner, first.depth, first.closed, continues=True)
        elif left_open and stray and _family(text, stray[0]) == left_open:
            # Some outlets open a quotation over paragraphs only once.
            whole = Quote(Span(block.start, stray[1]), Span(block.start, stray[0]), continues=True)
            inside = [replace(q, depth=q.depth + 1) for q in found if q.span.end <= stray[0]]
            found = [whole, *inside, *(q for q in found if q.span.start >= stray[1])]
        last = [q for q in found if q.depth == 0 and not q.closed and q.span.end == block.end]
        left_open = _family(text, last[-1].span.start) if last else ""
        out.extend(found)
    return tuple(out)


def _family(text: str, at: int) -> str:
    mark = _MARK.match(text, at)
    return MARKS[mark.group()][0] if mark else ""


def _in_block(text: str, block: Span) -> tuple[list[Quote], tuple[int, int] | None]:
    """The quotations of a block, and the first double closing mark in it that nothing opened."""
    stray: tuple[int, int] | None = None
    marks = list(_MARK.finditer(text, block.start, block.end))
    later_single = _later_closers(text, marks, block)
    stack: list[_Open] = []
    pairs: list[tuple[_Open, int, int]] = []  # opened, start and end of the closing mark
    for n, mark in enumerate(marks):
        family, direction = MARKS[mark.group()]
        start, end = mark.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if family == "double" and before.isdigit() and not any(o.family == family for o in stack):
            continue  # an inch sign
        if direction and family != "single":
            direction = _turned(before, after, direction, inside=any(o.family == family for o in stack))
        if not direction:
            direction = _direction(before, after, inside=any(o.family == family for o in stack))
        if family == "single":
            direction = _single(text, mark, before, after, direction, stack, closer_later=later_single[n])
        if direction == "open":
            stack.append(_Open(start, end, family, n))
        elif direction == "close":
            at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
            if at is None:
                stray = stray or ((start, end) if family != "single" and start > block.start else None)
            else:
                pairs.append((stack[at], start, end))
                # What was opened inside and never closed is dropped when it is a single mark (an apostrophe after all).
                stack[at:] = [o for o in stack[at + 1 :] if o.family == "double" and family == "single"]
    return _as_quotes(text, pairs, stack, block), stray


def _turned(before: str, after: str, direction: str, *, inside: bool) -> str:
    """The direction of a mark of one shape, for outlets that use it the other way round: ”so” or »so«."""
    if direction == "close" and not inside and before.isspace() and after.isalnum():
        return "open"
    if direction == "open" and inside and not before.isspace() and (after.isspace() or after in ",.;:?!"):
        return "close"
    return direction


def _direction(before: str, after: str, *, inside: bool) -> str:
    opens = (before.isspace() or before in _OPENS_AFTER) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _CLOSES_BEFORE or not inside)
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    return "close" if inside else "open"


def _single(
    text: str,
    mark: re.Match[str],
    before: str,
    after: str,
    direction: str,
    stack: Sequence[_Open],
    *,
    closer_later: bool,
) -> str:
    """The direction of a single mark, or "" for an apostrophe."""
    inside = any(o.family == "single" for o in stack)
    if before.isalnum() and after.isalnum():
        return ""
    if direction == "open":
        # "'90s", "'em": nothing in the rest of the block closes it.
        if after.isdigit() or not closer_later or before.isalnum():
            return ""
        return "open"
    if not inside:
        return ""
    if (
        before in "sS"
        and after == " "
        and closer_later
        and mark.end() + 1 < len(text)
        and text[mark.end() + 1].islower()
    ):
        return ""  # a plural possessive inside the quotation
    return "close"


def _later_closers(text: str, marks: Sequence[re.Match[str]], block: Span) -> list[bool]:
    """For each mark: whether a single mark that could close stands further on in the block."""
    out = [False] * len(marks)
    later = False
    for n in range(len(marks) - 1, -1, -1):
        out[n] = later
        mark = marks[n]
        if mark.group() in "’'" and mark.start() > block.start:
            after = text[mark.end()] if mark.end() < block.end else " "
            later = later or not (text[mark.start() - 1].isspace() or after.isalnum())
    return out


def _as_quotes(text: str, pairs: list[tuple[_Open, int, int]], left: list[_Open], block: Span) -> list[Quote]:
    """Closed pairs and openings that were never closed, as quotations with their depth."""
    spans: list[_Found] = [
        (o.start, end, o.after, start, True)
        for o, start, end in pairs
        if start > o.after + (o.family == "single")  # "rock 'n' roll"
    ]
    double = [o for o in left if o.family != "single"]
    starts = sorted(s[0] for s in spans)
    for n, o in enumerate(double):
        # Left open: it ends at the block's end, or where the next quotation of any kind begins.
        following = [double[n + 1].start] if n + 1 < len(double) else []
        following += [s for s in starts if s > o.start][:1]
        end = min(following, default=block.end)
        end -= len(text[o.after : end]) - len(text[o.after : end].rstrip())
        if end > o.after:
            spans.append((o.start, end, o.after, end, False))
    spans.sort(key=lambda s: (s[0], -s[1]))
    out: list[Quote] = []
    for start, end, inner_start, inner_end, closed in _without_crossings(text, spans):
        depth = sum(q.span.end >= end for q in out[-_DEPTH:] if q.span.start <= start)
        out.append(Quote(Span(start, end), Span(inner_start, inner_end), depth, closed))
    return out


def _without_crossings(text: str, spans: list[_Found]) -> list[_Found]:
    """The quotations that lie inside or apart from each other; of two that cross, the one in single marks goes."""
    kept: list[_Found] = []
    for span in spans:
        while kept and span[0] < kept[-1][1] < span[1] and text[kept[-1][0]] in "‘'‚`" and text[span[0]] not in "‘'‚`":
            kept.pop()
        if not any(k[0] < span[0] < k[1] < span[1] for k in kept[-_DEPTH:]):
            kept.append(span)
    return kept
