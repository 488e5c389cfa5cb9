"""Races `kg extract` against bare spaCy on the same articles, in the same process, and prints the ratio.

Usage: python benchmarks/extract_speed.py INPUT... [--rounds 3]

Bare spaCy is the same model on whole articles. Rounds alternate, the fastest of each side counts, so that a noisy
machine hurts both alike.
"""

from __future__ import annotations

import sys
import time

from kg.articles import Problem, read
from kg.extract import Extractor
from kg.extract.language import load_model


def main(inputs: list[str], rounds: int) -> None:
    """Prints both times and their ratio."""
    articles = [a for a in read(inputs) if not isinstance(a, Problem)]
    nlp, extractor = load_model(), Extractor()
    best = {"spaCy": float("inf"), "kg extract": float("inf")}

    def bare() -> None:
        for article in articles:
            nlp(article.text)

    def ours() -> None:
        for article in articles:
            extractor.extract(article)

    for _round in range(rounds):
        for name, run in (("spaCy", bare), ("kg extract", ours)):
            start = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - start)
    characters = sum(len(a.text) for a in articles)
    print(f"{len(articles)} articles, {characters} characters, CPU seconds, best of {rounds}")
    for name, seconds in best.items():
        print(f"  {name:12} {seconds:8.2f} s  {characters / seconds:10.0f} characters/s")
    print(f"  ratio        {best['kg extract'] / best['spaCy']:8.2f}")


if __name__ == "__main__":
    count = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 3
    names = sys.argv[1 : sys.argv.index("--rounds")] if "--rounds" in sys.argv else sys.argv[1:]
    main(names, count)
