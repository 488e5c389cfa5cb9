"""How far the confidence of statements can be believed: tables and plot of docs/quality.md.

A find is right when half of its words are and its source shares a word, as the scorer counts who + what.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from kg.model import Statement
from kg.model.codec import decode
from kg.train.annotated import read_annotated
from kg.train.pairs import right
from kg.train.reliability import BINS, Bin, gap, reliability

#: confidence and whether it is right, of each find
Finds = Sequence[tuple[float, bool]]
#: what `--min-confidence` is set to in the second table
LEAST = (0.5, 0.7, 0.8, 0.9)
#: a bin with fewer finds says too little to be drawn
_DRAWN = 10
_COLOURS = ("#0072b2", "#009e73", "#d55e00", "#6a3d9a")
_DASHES = ("", "6 3", "2 3", "8 3 2 3")
_LEFT, _TOP, _SIDE = 60, 20, 340


def finds(predicted: Path, gold: Path, where: str = "") -> list[tuple[float, bool]]:
    """The finds in the articles of a corpus, as far as the gold can judge them; none that is nested in another."""
    ids = _chosen(gold, where)
    marked = {a.article.id: [(s.content, s.source) for s in a.statements] for a in read_annotated(gold)}
    out: list[tuple[float, bool]] = []
    for line in predicted.read_text(encoding="utf-8").splitlines():
        found = decode(json.loads(line))
        if found.article.id in marked and found.article.id in ids:
            ours = [(s.content, s.source) for s in found.statements]
            judged = right(found.article.text, ours, marked[found.article.id])
            out += [
                (s.confidence, is_right)
                for s, is_right in zip(found.statements, judged, strict=True)
                if is_right is not None and not _nested(s, found.statements)
            ]
    return out


def _nested(one: Statement, statements: Sequence[Statement]) -> bool:
    """Whether the cue stands in what another statement says: corpora mark the outermost attribution only."""
    return bool(one.cue) and any(
        s.covers(one.cue[0]) for other in statements if other is not one for s in other.content
    )


def _chosen(gold: Path, where: str) -> Collection[str]:
    key, _, value = where.partition("=")
    objects = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    return {o["id"] for o in objects if not key or o.get(key) == value}


def tables(corpora: Mapping[str, Finds]) -> str:
    """Both tables, as Markdown."""
    bins = {name: reliability(found) for name, found in corpora.items()}
    rows = [
        (f"{k / BINS:.1f} to {(k + 1) / BINS:.1f}", *(_cell(bins[name], k / BINS) for name in corpora))
        for k in range(BINS)
    ]
    rows.append(("mean distance", *(f"{gap(bins[name]):.3f}" for name in corpora)))
    kept = [(f"{least}", *(_kept(found, least) for found in corpora.values())) for least in LEAST]
    return "\n".join([*_table(("confidence", *corpora), rows), "", *_table(("at least", *corpora), kept)])


def _cell(bins: Sequence[Bin], low: float) -> str:
    return next((f"{b.count}: {b.sure:.2f} → {b.right:.2f}" for b in bins if b.low == low), "")


def _kept(found: Finds, least: float) -> str:
    kept = [is_right for sure, is_right in found if sure >= least]
    if not kept:
        return ""
    return f"{sum(kept) / len(kept):.2f} right, {sum(kept) / max(1, sum(r for _, r in found)):.0%} of the right ones"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def plot(bins: Mapping[str, Sequence[Bin]]) -> str:
    """The picture, as SVG: share right over confidence, a line for each corpus; on the dotted one they are equal.

    It stands on white, so that it can be read on a dark page too.
    """
    width, height = _LEFT + _SIDE + 20, _TOP + _SIDE + 50 + 18 * len(bins)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    font = 'font-family="Helvetica, Arial, sans-serif" font-size="12"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} {font}>',
        "<title>How often statements of each confidence are right</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for tenth in range(0, 11, 2):
        x, y = _at(tenth / 10, tenth / 10)
        out.append(f'<path d="M{x:g},{_TOP} V{_TOP + _SIDE} M{_LEFT},{y:g} H{_LEFT + _SIDE}" stroke="#e4e4e4"/>')
        out.append(f'<text x="{x:g}" y="{_TOP + _SIDE + 16}" text-anchor="middle">{tenth / 10}</text>')
        out.append(f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{tenth / 10}</text>')
    out.append(f'<path d="M{_LEFT},{_TOP + _SIDE} L{_LEFT + _SIDE},{_TOP}" stroke="#8a8a8a" stroke-dasharray="1 4"/>')
    out.append(f'<text x="{_LEFT + _SIDE / 2:g}" y="{_TOP + _SIDE + 34}" text-anchor="middle">confidence</text>')
    y = _TOP + _SIDE / 2
    turned = f'x="14" y="{y:g}" text-anchor="middle" transform="rotate(-90 14 {y:g})"'
    out.append(f"<text {turned}>share that is right</text>")
    for n, (name, of_corpus) in enumerate(bins.items()):
        out += _line(n, name, [b for b in of_corpus if b.count >= _DRAWN])
    return "\n".join([*out, "</svg>"]) + "\n"


def _line(n: int, name: str, bins: Sequence[Bin]) -> list[str]:
    style = f'stroke="{_COLOURS[n % len(_COLOURS)]}" stroke-width="2"'
    dash = _DASHES[n % len(_DASHES)]
    line = f'{style} stroke-dasharray="{dash}"' if dash else style
    points = [_at(round(b.sure, 2), round(b.right, 2)) for b in bins]
    y = _TOP + _SIDE + 52 + 18 * n
    out = [
        f'<path d="M{_LEFT},{y} h34" {line}/>',
        f'<text x="{_LEFT + 42}" y="{y + 4}">{name.replace("&", "&amp;").replace("<", "&lt;")}</text>',
    ]
    if points:
        out.append(f'<path d="M{" L".join(f"{x:g},{v:g}" for x, v in points)}" fill="none" {line}/>')
    return out + [f'<circle cx="{x:g}" cy="{v:g}" r="3.5" fill="#ffffff" {style}/>' for x, v in points]


def _at(sure: float, is_right: float) -> tuple[float, float]:
    return round(_LEFT + _SIDE * sure, 1), round(_TOP + _SIDE * (1 - is_right), 1)
