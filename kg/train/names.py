"""`python -m kg.train.names FILE... -o TABLE`: what each sign says of a name's type.

Learned from articles whose entities are annotated, as a softmax over the types (AdaGrad with L2, the mean of several
runs, the same result every time). An article that marks kinds of things beyond persons, bodies and places is taken to
be marked in full: there, a name that nobody marked is none of ours. Elsewhere it says nothing.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from spacy.language import Language

from kg.extract.language import load_model, parse_blocks
from kg.extract.layout.rules import find_blocks
from kg.extract.names import tables
from kg.extract.names.features import at_place, of_form, relatives
from kg.extract.names.judge import TYPES, open_forms, scores
from kg.extract.names.rules import first_reading
from kg.extract.names.words import Page
from kg.train.folds import FOLDS, fold_of

EPOCHS, STEP, DECAY, RUNS = 8, 0.05, 1e-4, 5
#: An article that is not marked in full shows few names of other things, so it counts less.
PART = 0.5
#: A sign that fewer places show is left out, and so is a weight nearer to nothing.
FEWEST, LEAST = 4, 0.02
_KINDS = {"Person": "Person", "Organization": "Organization", "Platform": "Organization", "Place": "Place"}
_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"(?:(?:the|a|an)\s+)?(.*?)(?:['\u2019]s?)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """One place of a name.

    Args:
        article: its id.
        form: the words.
        features: what the judge sees.
        by_votes: what the rules alone take it for.
        right: what a reader took it for, "" when the annotation doesn't tell.
        counts: how much it counts.
    """

    article: str
    form: str
    features: tuple[str, ...]
    by_votes: str
    right: str
    counts: float


@dataclass(frozen=True, slots=True)
class _Mark:
    spans: frozenset[tuple[int, int]]
    words: tuple[frozenset[int], ...]
    type: str
    name: bool


class _Gold:
    """What a reader marked in an article."""

    def __init__(self, article: Mapping[str, object]) -> None:
        self._text = str(article["text"])
        self._starts = [m.start() for m in _WORD.finditer(self._text)]
        entities: list[dict[str, object]] = list(article.get("entities") or ())  # type: ignore[call-overload]
        events: list[dict[str, object]] = list(article.get("events") or ())  # type: ignore[call-overload]
        kinds = {str(e.get("type")) for e in entities}
        self.full = bool(kinds - {*_KINDS, "Group", "Event"})
        self._marks = [
            self._mark(m, str(e.get("type")))
            for e in entities
            for m in e["mentions"]  # type: ignore[attr-defined]
        ]
        self._marks += [
            self._mark(m, "event")
            for e in events
            for m in e.get("mentions") or ()  # type: ignore[attr-defined]
            if m.get("kind") == "name"
        ]

    def _mark(self, mention: Mapping[str, object], kind: str) -> _Mark:
        cores: Iterable[tuple[int, int]] = mention.get("cores") or ()  # type: ignore[assignment]
        spans = [self._bare(s, e) for s, e in [(mention["start"], mention["end"]), *cores]]  # type: ignore[arg-type]
        words = tuple(self._words(*s) for s in spans)
        return _Mark(frozenset(spans), words, kind, mention.get("kind", "name") == "name")

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """The span without an article and a possessive."""
        found = _EDGES.fullmatch(self._text[start:end])
        return (start + found.start(1), start + found.end(1)) if found else (start, end)

    def _words(self, start: int, end: int) -> frozenset[int]:
        return frozenset(i for i in _between(self._starts, start, end))

    def type_of(self, start: int, end: int, *, known: bool) -> str:
        """What the reader took the words for: one of the judge's types, or "" when that can't be told."""
        span = self._bare(start, end)
        exact = sorted((m for m in self._marks if span in m.spans), key=lambda m: (m.type not in _KINDS, not m.name))
        if exact:
            return _KINDS.get(exact[0].type, "none")
        here = self._words(*span)
        near = [(max(len(here & w) / len(here | w) for w in m.words), m) for m in self._marks if _touches(here, m)]
        best = max(near, key=lambda v: v[0], default=None)
        if best is not None and best[0] >= 0.5 and best[1].type not in _KINDS:
            return "none"
        if any(m.name and m.type in _KINDS for _v, m in near) or (best is not None and best[0] >= 0.5 and known):
            return ""
        return "none" if self.full or (best is not None and best[0] >= 0.5) else ""


def _between(starts: Sequence[int], start: int, end: int) -> Iterator[int]:
    for i, at in enumerate(starts):
        if at >= end:
            return
        if at >= start:
            yield i


def _touches(words: frozenset[int], mark: _Mark) -> bool:
    return any(words & w for w in mark.words)


def examples(nlp: Language, article: Mapping[str, object]) -> Iterator[Example]:
    """The places of names of an annotated article whose type the rules leave open."""
    text, gold = str(article["text"]), _Gold(article)
    blocks = find_blocks(text, str(article.get("title") or ""))
    doc = parse_blocks(nlp, text, [b.span for b in blocks])
    doc._.blocks = blocks
    page = Page(doc)
    found, _same, votes, types = first_reading(page)
    beside = relatives(types)
    for form, places in open_forms(page, found, votes, types, known_too=True).items():
        of_it = of_form(form, types[form], votes[form], beside)
        spans = [doc[c.start : c.end] for c in places]
        known = form in tables.bodies() or form in tables.places()
        known = known or any(gold.type_of(s.start_char, s.end_char, known=True) in _KINDS for s in spans)
        for candidate, span in zip(places, spans, strict=True):
            yield Example(
                str(article["id"]),
                form,
                (*of_it, *at_place(page, candidate)),
                types[form] if types[form] in TYPES else "none",
                gold.type_of(span.start_char, span.end_char, known=known),
                (1.0 if gold.full else PART) / math.sqrt(len(places)),
            )


def fit(found: Sequence[Example]) -> dict[str, list[float]]:
    """For each sign its weight for each type: the mean of several runs over the examples in other orders."""
    seen = Counter(f for e in found for f in set(e.features))
    rows = [
        (
            tuple(f for f in (*e.features, "always") if f == "always" or seen[f] >= FEWEST),
            TYPES.index(e.right),
            e.counts,
        )
        for e in found
        if e.right
    ]
    total: dict[str, list[float]] = {}
    for seed in range(RUNS):
        for name, row in _descend(rows, seed).items():
            mean = total.setdefault(name, [0.0] * len(TYPES))
            for i, weight in enumerate(row):
                mean[i] += weight / RUNS
    return {n: row for n, row in total.items() if max(abs(w) for w in row) >= LEAST}


def _descend(rows: Sequence[tuple[tuple[str, ...], int, float]], seed: int) -> dict[str, list[float]]:
    order = list(range(len(rows)))
    shuffle = random.Random(seed)  # noqa: S311 - the order of examples is no secret
    kinds = range(len(TYPES))
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    for _epoch in range(EPOCHS):
        shuffle.shuffle(order)
        for k in order:
            names, right, counts = rows[k]
            total = scores(names[:-1], weights)
            odds = [math.exp(t - max(total)) for t in total]
            errors = [counts * (odds[i] / sum(odds) - (i == right)) for i in kinds]
            for n in names:
                row = weights.setdefault(n, [0.0] * len(TYPES))
                square = squares.setdefault(n, [1e-2] * len(TYPES))
                for i in kinds:
                    slope = errors[i] + DECAY * row[i]
                    square[i] += slope * slope
                    row[i] -= STEP * slope / math.sqrt(square[i])
    return weights


def share_right(found: Sequence[Example], weights: Mapping[str, Sequence[float]]) -> tuple[int, int]:
    """How many places are judged right, and of how many; all places of a form in an article are judged together."""
    forms: dict[tuple[str, str], list[Example]] = {}
    for e in found:
        forms.setdefault((e.article, e.form), []).append(e)
    hits = told = 0
    for places in forms.values():
        every = [scores(e.features, weights) for e in places]
        best = max(range(len(TYPES)), key=lambda i: (sum(s[i] for s in every), -i))
        hits += sum(e.right == TYPES[best] for e in places)
        told += sum(bool(e.right) for e in places)
    return hits, told


def held_out(found: Sequence[Example]) -> float:
    """The share of places that is right in articles that the weights have not seen."""
    hits = told = 0
    for fold in range(FOLDS):
        weights = fit([e for e in found if fold_of(e.article) != fold])
        some, of = share_right([e for e in found if fold_of(e.article) == fold], weights)
        hits, told = hits + some, told + of
    return hits / max(told, 1)


def table(weights: Mapping[str, Sequence[float]], source: str) -> str:
    """The text of the table."""
    rows = (f"{n}\t" + "\t".join(f"{w:.3f}" for w in row) for n, row in sorted(weights.items()))
    return "\n".join([source, "# Columns: sign, " + ", ".join(TYPES), *rows]) + "\n"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def main(files: tuple[Path, ...], output: Path) -> None:
    """Learn from FILES of annotated articles and write the table of weights."""
    nlp = load_model()
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    found = [e for line in lines for e in examples(nlp, json.loads(line))]
    told = [e for e in found if e.right]
    votes = sum(e.by_votes == e.right for e in told) / max(len(told), 1)
    figures = f"{100 * held_out(found):.1f} % right when held out ({100 * votes:.1f} % by the votes alone)"
    source = (
        f"# source: written for newsgraph; learned from {', '.join(f.name for f in files)} by `make names`: "
        f"{len(told)} places of names, {figures}"
    )
    output.write_text(table(fit(found), source), encoding="utf-8")
    click.echo(source)


if __name__ == "__main__":
    main()
