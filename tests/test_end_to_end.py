"""The main job on the project's own examples, through the command line, with the real model."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.articles import Problem, read
from kg.graph.rdf import parse
from kg.graph.vocabulary import Class, Prop

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "examples" / "articles"


def kg(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples' graph."""
    out = tmp_path_factory.mktemp("examples") / "graph"
    done = kg("build", ARTICLES, "-o", out)
    assert done.returncode == 0, done.stderr
    return out


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder with the time of its last change and its bytes."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {str(p.relative_to(folder)): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


class TestSameInputSameBytes:
    """Nothing but the articles decides what is written."""

    def test_surroundings_and_order(self, built: Path, tmp_path: Path) -> None:
        """Hash seed, locale, time zone and the order of the inputs change no byte."""
        inputs = sorted(ARTICLES.iterdir(), reverse=True)
        done = kg("build", *inputs, "-o", tmp_path, PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Kathmandu")
        assert done.returncode == 0, done.stderr
        for name in ("graph.ttl", "report.json"):
            assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name

    def test_again(self, built: Path) -> None:
        """A second run with the same input touches no file of the graph, the store or the cache."""
        before = contents(built)
        assert kg("build", ARTICLES, "-o", built).returncode == 0
        assert contents(built) == before


class TestTrust:
    """What the graph says stands in an article."""

    def test_every_wording_is_the_articles_own(self, built: Path) -> None:
        """Each passage's words are the article's text between its offsets."""
        texts = {a.id: a.text for a in read([str(ARTICLES)]) if not isinstance(a, Problem)}
        facts: dict[str, dict[str, str]] = {}
        for triple in parse(built / "graph.ttl"):
            facts.setdefault(triple.subject.value, {})[triple.predicate.value] = triple.object.value
        passages = [f for f in facts.values() if Prop.WORDING.value in f]
        assert len(passages) > 500
        for passage in passages:
            text = texts[facts[passage[Prop.ARTICLE.value]][Prop.IDENTIFIER.value]]
            start, end = int(passage[Prop.START.value]), int(passage[Prop.END.value])
            assert text[start:end] == passage[Prop.WORDING.value]

    def test_it_conforms(self, built: Path) -> None:
        """The examples' graph satisfies the shapes, warnings included."""
        done = kg("validate", "--fail-on", "warning", built / "graph.ttl")
        assert done.returncode == 0, done.stdout + done.stderr

    def test_each_article_gives_facts(self, built: Path) -> None:
        """Every example has statements with a speaker."""
        triples = parse(built / "graph.ttl")
        speaks = {t.subject for t in triples if t.predicate == Prop.SPEAKER}
        quotation = {t.object for t in triples if t.predicate == Prop.QUOTATION and t.subject in speaks}
        heard = {t.object for t in triples if t.predicate == Prop.ARTICLE and t.subject in quotation}
        articles = {t.subject for t in triples if t.object == Class.ARTICLE}
        assert heard == articles
        assert len(articles) == 14
