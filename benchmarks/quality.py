"""Measures extraction on annotated corpora and prints the tables of docs/quality.md.

Usage: python benchmarks/quality.py SCORER CORPORA [--write docs/quality.md]

SCORER is the scorer's `score.py`; CORPORA a folder with NAME.articles.jsonl and NAME.gold.jsonl for each NAME below.
The corpora are no part of this project; our own, `build/test.jsonl`, is made by `make quality`. With --write, what
stands between the markers in the file is replaced, and the plot beside it is drawn.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import calibration

from kg.articles import Problem, read
from kg.extract import Extractor
from kg.model.codec import encode
from kg.train.reliability import reliability

#: corpus, the articles to look at ("" for all)
SETS = (
    ("polnear-dev", ""),
    ("gum-dev", "genre=news"),
    ("gum-dev", ""),
    ("meantime-dev", ""),
)
#: our own corpus, the articles that nothing was trained on: text and gold
OURS = Path(__file__).parents[1] / "build" / "test.jsonl"
#: heading in the tables of confidence -> corpus and articles; "" for our own
CALIBRATED = {
    "polnear-dev": ("polnear-dev", ""),
    "our corpus": ("", ""),
    "gum-dev, news": ("gum-dev", "genre=news"),
}
PLOT = "reliability.svg"


def predict(articles: Path, out: Path) -> Path:
    """Runs the extractor over a corpus; gives the file of its annotations."""
    extractor = Extractor()
    path = out / articles.name
    with path.open("w", encoding="utf-8") as file:
        for article in read([str(articles)]):
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
        predicted = {
            name: predict(corpora / f"{name}.articles.jsonl", out) for name in dict.fromkeys(name for name, _ in SETS)
        }
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
        ours = predict(OURS, out)
        found = {
            heading: calibration.finds(
                predicted.get(name, ours), corpora / f"{name}.gold.jsonl" if name else OURS, where
            )
            for heading, (name, where) in CALIBRATED.items()
        }
    sections = {"measured": "\n".join(lines).strip(), "confidence": calibration.tables(found)}
    if target is None:
        print("\n\n".join(sections.values()))
        return
    text = target.read_text(encoding="utf-8")
    for section, table in sections.items():
        text = placed(text, section, table)
    target.write_text(text, encoding="utf-8")
    plot = calibration.plot({heading: reliability(of_corpus) for heading, of_corpus in found.items()})
    (target.parent / PLOT).write_text(plot, encoding="utf-8")


def placed(text: str, section: str, table: str) -> str:
    """The page with the table between the markers of a section."""
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    head, found, rest = text.partition(begin)
    _old, also, tail = rest.partition(end)
    if not (found and also):
        sys.exit(f"the page lacks the markers {begin} and {end}")
    return f"{head}{begin}\n\n{table}\n\n{end}{tail}"


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    main(Path(arguments[0]), Path(arguments[1]), Path(arguments[2]) if len(arguments) == 3 else None)
