"""Races `kg extract` against bare spaCy on the same articles and prints the ratio, then times long articles.

Usage: python benchmarks/extract_speed.py FILE... [--rounds 3] [--step 1] [--lengths 25000,50000,100000,200000]

Bare spaCy is the same model, already loaded, on whole articles. Against it stands all that `kg extract` does with an
article: read it, extract, write its JSON. Each article is run by both, one right after the other, and of several
rounds the fastest of each side counts, so that a busy machine hurts both alike. "As commands" adds what comes before
the first article: each side is a new process, with the imports and the loading of the model. The long articles are
the short ones put together. Seconds are those of the processor, not of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from kg.articles import Problem, read
from kg.extract import DEFAULT_MODEL, Extractor
from kg.extract.language import load_model
from kg.model import Article
from kg.model.codec import encode

#: Bare spaCy as a program: the texts as a JSON list on standard input.
_BARE = "import json, spacy, sys; nlp = spacy.load(sys.argv[1])\nfor text in json.load(sys.stdin): nlp(text)"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def articles(names: Sequence[str], step: int) -> list[Article]:
    """Every `step`th article that can be read."""
    return [a for a in read(names) if not isinstance(a, Problem)][::step]


def race(found: Sequence[Article], rounds: int, nlp: Any, extractor: Extractor) -> tuple[float, float]:
    """Seconds of bare spaCy and of ours over the articles."""
    bare = ours = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.jsonl"

        def extract() -> None:
            for article in read([str(path)]):
                json.dumps(encode(extractor.extract(article)), ensure_ascii=False)  # type: ignore[arg-type]

        for article in found:
            path.write_text(_line(article), encoding="utf-8")
            pairs = [(seconds(partial(nlp, article.text)), seconds(extract)) for _round in range(rounds)]
            bare += min(b for b, _ in pairs)
            ours += min(o for _, o in pairs)
    return bare, ours


def command(args: Sequence[str], given: str = "") -> tuple[float, int]:
    """Processor seconds and peak memory in MiB of a program that gets a text."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as source:
        source.write(given)
        source.seek(0)
        child = subprocess.Popen(args, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(args[:4])} ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def commands(found: Sequence[Article]) -> list[tuple[float, int]]:
    """Seconds and MiB of bare spaCy and of ours, each as a new process."""
    python = [sys.executable, "-W", "ignore"]
    return [
        command([*python, "-c", _BARE, DEFAULT_MODEL], json.dumps([a.text for a in found])),
        command([*python, "-m", "kg", "extract", "-"], "\n".join(map(_line, found))),
    ]


def _line(article: Article) -> str:
    return json.dumps({"id": article.id, "text": article.text, "title": article.title, "published": article.published})


def of_length(size: int, found: Sequence[Article]) -> Article:
    """An article of so many characters."""
    text = ""
    for article in cycle(found):
        text += article.text + "\n\n"
        if len(text) >= size:
            return Article(id=f"{size}", text=text[:size], published=found[0].published)
    raise ValueError("no article")


def _row(name: str, characters: int, bare: float, ours: float) -> None:
    print(f"{name:24} {characters:11,} {bare:9.2f} s {ours:9.2f} s {ours / bare:8.2f}", flush=True)


def main(files: Sequence[str], rounds: int, step: int, lengths: Sequence[int]) -> None:
    """Prints the race and the lengths."""
    sets = {file: articles([file], step) for file in files}
    everything = [a for found in sets.values() for a in found]
    # Before the model is loaded here: the system counts the memory of the parent as a child's until it starts.
    whole = commands(everything)
    longest = commands([of_length(lengths[-1], everything)]) if lengths else []
    nlp, extractor = load_model(), Extractor()
    for article in everything[:3]:
        nlp(article.text)
        extractor.extract(article)  # tables are read and patterns compiled on first use

    print(f"{'':24} {'characters':>11} {'spaCy':>11} {'kg extract':>11} {'ratio':>8}")
    total = [0.0, 0.0]
    for file, found in sets.items():
        bare, ours = race(found, rounds, nlp, extractor)
        total = [total[0] + bare, total[1] + ours]
        _row(f"{Path(file).name.partition('.')[0]} ({len(found)})", sum(len(a.text) for a in found), bare, ours)
    characters = sum(len(a.text) for a in everything)
    _row(f"all ({len(everything)})", characters, total[0], total[1])
    _row("as commands", characters, *(used for used, _memory in whole))

    print(f"\n{'article of':>24} {'spaCy':>24} {'kg extract':>24}")
    for size in lengths:
        long = of_length(size, everything)
        bare, ours = race([long], 1, nlp, extractor)
        print(f"{size:13,} characters", end="")
        print("".join(f" {s:7.2f} s {1e6 * s / size:5.1f} ms/1,000" for s in (bare, ours)), flush=True)
    for name, (_used, memory) in zip(("spaCy", "kg extract"), longest, strict=False):
        print(f"Peak memory of {name} on the last: {memory:,} MiB")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description="Races kg extract against bare spaCy.")
    options.add_argument("files", nargs="+", help="articles, .jsonl")
    options.add_argument("--rounds", type=int, default=3, help="the fastest counts")
    options.add_argument("--step", type=int, default=1, help="take every so many-th article only")
    options.add_argument("--lengths", default="25000,50000,100000,200000", help="of long articles, in characters")
    chosen = options.parse_args()
    main(chosen.files, chosen.rounds, chosen.step, [int(n) for n in chosen.lengths.split(",") if n])
