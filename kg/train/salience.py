"""`python -m kg.train.salience FILE... -o TABLE`: how much each sign counts for whom "he" or "she" means.

Learned from articles whose chains of mentions are annotated: of the candidates that the rules allow, the right one is
to score best (conditional logistic regression by AdaGrad with L2, the same result every time). The rows of the table
for other pronouns were set by hand and stay as they are.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from spacy.language import Language

from kg.extract.coref.rules import trace
from kg.extract.language import load_model, parse_blocks
from kg.extract.layout.rules import find_blocks
from kg.extract.names.rules import find_entities
from kg.extract.quotes.rules import find_quotes
from kg.train.folds import FOLDS, fold_of

#: a candidate: its signs, and whether it is who is meant
Candidate = tuple[tuple[str, ...], bool]
EPOCHS, STEP, DECAY = 30, 0.1, 3e-4
_PREFIX = "he "


def cases(nlp: Language, path: Path) -> Iterator[tuple[str, list[Candidate]]]:
    """For each "he" or "she" of a file of annotated articles its candidates, with the article's id."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        doc = parse_blocks(nlp, text, [b.span for b in find_blocks(text, article.get("title") or "")])
        doc._.blocks = find_blocks(text, article.get("title") or "")
        doc._.quotes = find_quotes(text, [b.span for b in doc._.blocks if b.has_facts])
        doc._.entities = find_entities(doc)
        meant: dict[tuple[int, int], set[str]] = defaultdict(set)
        around: dict[int, tuple[int, str]] = {}
        for entity in article["entities"]:
            for m in entity["mentions"]:
                meant[m["start"], m["end"]].add(entity["id"])
                for at in range(m["start"], m["end"]):
                    around[at] = min(around.get(at, (len(text), "")), (m["end"] - m["start"], entity["id"]))
        for span, found in trace(doc, frozenset({"he", "she"})):
            wanted = meant.get((span.start, span.end), set())
            row = [(signs, around.get(head, (0, ""))[1] in wanted) for head, signs in found]
            if any(right for _signs, right in row) and not all(right for _signs, right in row):
                yield article["id"], row


def fit(rows: Sequence[Sequence[Candidate]]) -> dict[str, float]:
    """Weights by sign under which the right candidates score best."""
    order = list(range(len(rows)))
    shuffle = random.Random(0)  # noqa: S311 - the order of examples is no secret
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    for _epoch in range(EPOCHS):
        shuffle.shuffle(order)
        for k in order:
            slopes: dict[str, float] = defaultdict(float)
            scores = [sum(weights.get(n, 0.0) for n in signs) for signs, _right in rows[k]]
            odds = [math.exp(s - max(scores)) for s in scores]
            total = sum(odds)
            hit = sum(o for o, (_signs, right) in zip(odds, rows[k], strict=True) if right)
            for o, (signs, right) in zip(odds, rows[k], strict=True):
                for n in signs:
                    slopes[n] += o / total - (o / hit if right else 0.0)
            for n, slope in slopes.items():
                weight = weights.get(n, 0.0)
                step = slope + DECAY * weight
                squares[n] = squares.get(n, 1e-2) + step * step
                weights[n] = weight - STEP * step / math.sqrt(squares[n])
    return weights


def share_right(rows: Sequence[Sequence[Candidate]], weights: Mapping[str, float]) -> float:
    """The share of pronouns whose best candidate, the last of equals first, is right."""
    hits = sum(max(row, key=lambda c: sum(weights.get(n, 0.0) for n in c[0]))[1] for row in rows)
    return hits / max(len(rows), 1)


def cross_validated(found: Sequence[tuple[str, list[Candidate]]]) -> float:
    """The share that is right on articles that the weights have not seen."""
    hits = 0.0
    for fold in range(FOLDS):
        held = [row for i, row in found if fold_of(i) == fold]
        hits += len(held) * share_right(held, fit([row for i, row in found if fold_of(i) != fold]))
    return hits / max(len(found), 1)


def table(old: str, weights: Mapping[str, float], source: str) -> str:
    """The text of the table with the learned rows in the place of those that stood there."""
    kept = [line for line in old.splitlines() if not line.startswith((_PREFIX, "# source"))]
    new = [f"{n}\t{w:.2f}" for n, w in weights.items() if abs(w) >= 0.005]
    comments = [line for line in kept if line.startswith("#")]
    rows = sorted([*new, *(line for line in kept if line and not line.startswith("#"))])
    return "\n".join([source, *comments, *rows]) + "\n"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def main(files: tuple[Path, ...], output: Path) -> None:
    """Learn from FILES of annotated articles and write the rows for "he" and "she" of the table."""
    nlp = load_model()
    found = [case for path in files for case in cases(nlp, path)]
    weights = fit([row for _id, row in found])
    source = (
        f"# source: written for newsgraph; rows of he (and she) learned from {', '.join(f.name for f in files)}"
        f" by `make salience`: {len(found)} pronouns, {100 * cross_validated(found):.1f} % right when held out"
    )
    output.write_text(table(output.read_text(encoding="utf-8"), weights, source), encoding="utf-8")
    click.echo(source)


if __name__ == "__main__":
    main()
