"""Boxes in columns, joined by curves: lays them out in whole pixels and writes them as SVG."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

WIDTH: Final = {"statement": 250, "agent": 200, "event": 200, "body": 200}
_FILL: Final = {
    # kind of box: fill and line, light enough for black text
    "Statement": ("#fff8e1", "#c9a227"),
    "Person": ("#e3f2fd", "#4a83b5"),
    "Group": ("#eef3f7", "#7d97ab"),
    "Event": ("#fce4ec", "#b5567a"),
    "Organization": ("#e8f5e9", "#4d8f56"),
    "Platform": ("#ede7f6", "#7b62b0"),
}
#: The kinds that have a colour of their own.
KINDS: Final = tuple(_FILL)
_GAP_X: Final = 120  # room for the words on an edge
_GAP_Y: Final = 16
_MARGIN: Final = 24
_LINE: Final = 17
_SMALL: Final = 14
_PAD: Final = 9
# XML 1.0 has no way to write these characters.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn: its bold lines, its small lines, its place."""

    kind: str
    column: str
    bold: tuple[str, ...]
    small: tuple[str, ...]
    y: int = 0

    @property
    def height(self) -> int:
        """In pixels."""
        return 2 * _PAD + _LINE * len(self.bold) + _SMALL * len(self.small)


def boxed(kind: str, column: str, text: str, small: Sequence[str], most: int = 2) -> Box:
    """A box with its text cut into lines: at most so many bold ones, and two for each small text."""
    room = WIDTH[column] - 2 * _PAD
    bold = textwrap.wrap(text, int(room / 7.4), max_lines=most, placeholder=" …") or ["—"]
    lines = [line for s in small for line in textwrap.wrap(s, int(room / 6), max_lines=2, placeholder=" …")]
    return Box(kind, column, tuple(bold), tuple(lines))


def abreast(left: Sequence[Box | None], right: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Two columns row by row, each box in the middle of its row; where there is none on the left, none is drawn."""
    placed_left, placed_right = [], []
    y = 0
    for one, other in zip(left, right, strict=True):
        height = max(other.height, one.height if one else 0)
        if one:
            placed_left.append(replace(one, y=y + (height - one.height) // 2))
        placed_right.append(replace(other, y=y + (height - other.height) // 2))
        y += height + _GAP_Y
    return placed_left, placed_right


def centred(boxes: Sequence[Box], beside: Sequence[Box]) -> list[Box]:
    """A column whose middle is the middle of the one beside it."""
    middle = (_top(beside) + _bottom(beside)) // 2
    y = middle - (sum(box.height for box in boxes) + _GAP_Y * (len(boxes) - 1)) // 2
    out = []
    for box in boxes:
        out.append(replace(box, y=y))
        y += box.height + _GAP_Y
    return out


def _top(boxes: Iterable[Box]) -> int:
    return min((box.y for box in boxes), default=0)


def _bottom(boxes: Iterable[Box]) -> int:
    return max((box.y + box.height for box in boxes), default=0)


def draw(
    columns: Mapping[str, Sequence[Box]],
    speakers: Sequence[tuple[Box, str]],
    parts: Mapping[str, Sequence[Sequence[str]]],
    more: Mapping[str, int],
    title: str,
) -> bytes:
    """The SVG file.

    Args:
        columns: the boxes by the name of their column, from left to right, already placed.
        speakers: for each box in the column `statement`, the box in `agent` that says it, and the verb.
        parts: for each box in `agent` and `body`, its roles in the event.
        more: how many a column leaves out.
        title: of the whole picture.
    """
    left: dict[str, int] = {}
    x = _MARGIN
    for name in columns:
        left[name] = x
        x += WIDTH[name] + _GAP_X
    width = max(x - _GAP_X + _MARGIN, 2 * _MARGIN)
    every = [box for boxes in columns.values() for box in boxes]
    top = _top(every) - _MARGIN
    height = _bottom(every) + _SMALL + _MARGIN - top
    size = f'viewBox="0 {top} {width} {height}" width="{width}" height="{height}"'
    font = 'font-family="Helvetica, Arial, sans-serif" font-size="13"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} {font}>',
        f"<title>{_xml(title)}</title>",
        f'<rect y="{top}" width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for box, (speaker, verb) in zip(columns.get("statement", ()), speakers, strict=True):
        ends = (
            (left["statement"] + WIDTH["statement"], _middle(box)),
            (left["agent"], _middle(speaker)),
        )
        lines.append(_edge(*ends, (verb,)))
    for event in columns.get("event", ()):
        for box, roles in zip(columns.get("agent", ()), parts["agent"], strict=True):
            lines.append(_edge((left["agent"] + WIDTH["agent"], _middle(box)), (left["event"], _middle(event)), roles))
        for box, roles in zip(columns.get("body", ()), parts["body"], strict=True):
            ends = (left["body"], _middle(box)), (left["event"] + WIDTH["event"], _middle(event))
            lines.append(_edge(*ends, roles))
    for name, boxes in columns.items():
        lines += [_rectangle(box, left[name]) for box in boxes]
        if more.get(name, 0) > 0:
            text = f"and {more[name]} more"
            lines.append(_text(left[name] + _PAD, boxes[-1].y + boxes[-1].height + _SMALL, text, size=11))
    return "\n".join([*lines, "</svg>", ""]).encode()


def _middle(box: Box) -> int:
    return box.y + box.height // 2


def _edge(start: tuple[int, int], end: tuple[int, int], words: Sequence[str]) -> str:
    """A curve, with its words at the start, where the curves are still apart."""
    (x1, y1), (x2, y2) = start, end
    half = (x2 - x1) // 2
    path = f'<path d="M{x1},{y1} C{x1 + half},{y1} {x2 - half},{y2} {x2},{y2}" fill="none" stroke="#8a8a8a"/>'
    towards = 1 if x2 > x1 else -1
    label = ", ".join(words).lower()
    anchor = "start" if towards > 0 else "end"
    return path + _text(x1 + 4 * towards, y1 - 4, label, size=11, anchor=anchor)


def _rectangle(box: Box, x: int) -> str:
    fill, stroke = _FILL[box.kind]
    shape = (
        f'<rect x="{x}" y="{box.y}" width="{WIDTH[box.column]}" height="{box.height}" rx="6" fill="{fill}"'
        f' stroke="{stroke}"/>'
    )
    y = box.y + _PAD + 12
    weight = "normal" if box.kind == "Statement" else "bold"
    bold = [_text(x + _PAD, y + _LINE * n, line, weight=weight) for n, line in enumerate(box.bold)]
    y += _LINE * len(box.bold) - 2
    small = [_text(x + _PAD, y + _SMALL * n, line, size=11) for n, line in enumerate(box.small)]
    return "".join([shape, *bold, *small])


def _text(x: int, y: int, text: str, *, size: int = 13, weight: str = "normal", anchor: str = "start") -> str:
    style = f' font-size="{size}"' if size != 13 else ""
    style += f' font-weight="{weight}"' if weight != "normal" else ""
    style += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x}" y="{y}"{style}>{_xml(text)}</text>'


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
