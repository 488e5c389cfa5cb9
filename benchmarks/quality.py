"""Measures extraction on annotated corpora and prints the tables of docs/quality.md.

Usage: python benchmarks/quality.py SCORER CORPORA [--write docs/quality.md]

SCORER is the scorer's `score.py`; CORPORA a folder with NAME.articles.jsonl and NAME.gold.jsonl for each NAME below.
The corpora are no part of this project. With --write, what stands between the markers in the file is replaced.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.articles import Problem, read
from kg.extract import Extractor
from kg.model.codec import encode

#: corpus, the articles to look at ("" for all)
SETS = (
    ("polnear-dev", ""),
    ("gum-dev", "genre=news"),
    ("gum-dev", ""),
    ("meantime-dev", ""),
)
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def predict(corpora: Path, name: str, out: Path) -> Path:
    """Runs the extractor over a corpus; gives the file of its annotations."""
    extractor = Extractor()
    path = out / f"{name}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for article in read([str(corpora / f"{name}.articles.jsonl")]):
            if isinstance(article, Problem):
                print(f"{article.where}: {article.message}", file=sys.stderr)
                continue
            annotation = extractor.extract(article)
            for statement in annotation.statements:
                for span in statement.content:
                    assert article.text[span.start : span.end] == span.of(article.text)
            file.write(json.dumps(encode(annotation), ensure_ascii=False) + "\n")
    return path


def score(scorer: Path, gold: Path, predicted: Path, where: str, out: Path) -> dict:
    """The scorer's figures."""
    figures = out / "figures.json"
    command = [sys.executable, str(scorer), "--gold", str(gold), "--pred", str(predicted), "--json", str(figures)]
    subprocess.run(command + (["--where", where] if where else []), check=True, stdout=subprocess.DEVNULL)
    return json.loads(figures.read_text())["scores"]


def rows(scores: dict) -> list[tuple[str, str]]:
    """(measure, figure) in the order of the table."""
    out: list[tuple[str, str]] = []

    def prf(label: str, v: dict) -> None:
        out.append((label, f"{v['f1']:.1f} (P {v['p']:.1f}, R {v['r']:.1f})"))

    if "statements" in scores:
        s = scores["statements"]
        prf("statements: who + what F1", s["who_what"])
        prf("statements: content F1", s["statement"])
        forms = " / ".join(f"{s['by_form'][f]['who_what']['value']:.0f}" for f in ("indirect", "mixed", "direct"))
        out.append(("statements: who + what recall, indirect / mixed / direct", forms))
        if "resolved" in s:
            prf("statements: resolved speaker F1", s["resolved"])
            behind = s["resolved"]["pronoun_or_noun"]
            out.append(
                ("statements: resolved recall behind pronoun or noun", f"{behind['value']:.1f} (of {behind['total']})")
            )
    if "entities" in scores:
        e = scores["entities"]
        prf("names: typed F1", e["names"]["typed"])
        by = e["names"]["by_type"]
        out.append(
            (
                "names: typed F1, Person / Organization / Place",
                " / ".join(f"{by[t]['f1']:.1f}" for t in ("Person", "Organization", "Place")),
            )
        )
        prf("names: strict F1", e["names"]["strict"])
        out.append(("coreference of named chains: CoNLL F1", f"{e['coref']['named']['conll']:.1f}"))
    if "events" in scores:
        v = scores["events"]
        out.append(("events: mention recall", f"{v['mention_recall']['value']:.1f} ({v['pred_events']} events found)"))
        prf("events: participants F1", v["participants"])
        out.append(("events: agents recall", f"{v['agents']['value']:.1f}"))
        out.append(("events: date the same, of matched", f"{v['date']['same']['value']:.1f}"))
    return out


def main(scorer: Path, corpora: Path, target: Path | None) -> None:
    """Measures all sets and prints or writes the tables."""
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        predicted = {name: predict(corpora, name, out) for name in dict.fromkeys(name for name, _where in SETS)}
        for name, where in SETS:
            scores = score(scorer, corpora / f"{name}.gold.jsonl", predicted[name], where, out)
            lines += [
                "",
                f"### {name}{', ' + where.replace('=', ': ') if where else ''}",
                "",
                "| measure | figure |",
                "|---|---|",
            ]
            lines += [f"| {label} | {figure} |" for label, figure in rows(scores)]
    table = "\n".join(lines).strip()
    if target is None:
        print(table)
        return
    text = target.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _old, _, tail = rest.partition(END)
    target.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    main(Path(arguments[0]), Path(arguments[1]), Path(arguments[2]) if len(arguments) == 3 else None)
