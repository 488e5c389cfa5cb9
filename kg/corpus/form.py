"""Whether attributed words stand inside quotation marks: read off the marks inside the content itself.

So a report inside somebody's quoted words ("He told us the road was closed," she said) is indirect: the marks round it
are hers, not his.
"""

from __future__ import annotations

_OPENING = "“„«"
_CLOSING = "”»"
# Single marks by number: they are easily mistaken for one another, and for an apostrophe.
_OPENING_SINGLE = "\u2018"
_CLOSING_SINGLE = "\u2019"
_BLANK = " \t\r\n\u00a0([-\u2013\u2014"


def form_of(contents: tuple[str, ...]) -> str:
    """`direct`, `indirect` or `mixed`, for the pieces of one content."""
    inside = outside = False
    for content in contents:
        for quoted, char in zip(_quoted(content), content, strict=True):
            if char.isalnum():
                inside, outside = inside or quoted, outside or not quoted
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def stray_closing(content: str) -> bool:
    """Whether the content has a curly closing mark whose opening mark it has not."""
    depth = 0
    for char in content:
        depth += (char in _OPENING) - (char in _CLOSING)
        if depth < 0:
            return True
    return False


def _quoted(content: str) -> list[bool]:
    """For each character whether it stands inside quotation marks of this content."""
    flags: list[bool] = []
    mark = ""  # the outermost open mark
    depth = 0
    for i, char in enumerate(content):
        before, after = content[i - 1 : i] if i else "", content[i + 1 : i + 2]
        flags.append(bool(mark))
        if not mark:
            single = char in (_OPENING_SINGLE, "'") and (not before or before in _BLANK) and after.isalnum()
            if char in _OPENING or char == '"' or single:
                mark, depth = char, 1
        elif mark in _OPENING:
            # An opening mark at the start of a paragraph repeats the one that is still open.
            if char in _OPENING and "\n" not in content[max(0, i - 2) : i]:
                depth += 1
            elif char in _CLOSING:
                depth -= 1
        elif mark == '"':
            starts_paragraph = "\n" in content[max(0, i - 2) : i]
            depth -= char == '"' and not starts_paragraph
        else:
            closing = _CLOSING_SINGLE if mark == _OPENING_SINGLE else "'"
            depth -= char == closing and not after.isalnum() and not _plural_possessive(content, i, mark, closing)
        if mark and depth == 0:
            mark = ""
    return flags


def _plural_possessive(content: str, at: int, opening: str, closing: str) -> bool:
    """Whether a mark after an s is an apostrophe ("the drivers' pay"): a blank follows, the real end comes later."""
    if content[at - 1] not in "sS" or content[at + 1 : at + 2] != " ":
        return False
    for i in range(at + 1, len(content)):
        if content[i] == opening and content[i - 1] in _BLANK:
            return False
        if content[i] == closing and not content[i + 1 : i + 2].isalnum():
            return True
    return False
