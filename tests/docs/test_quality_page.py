"""What docs/quality.md shows of confidence, and how it is made."""

from __future__ import annotations

import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from annotating import Writer

from kg.model import Annotation
from kg.train.reliability import Bin, reliability

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "quality.md"
CELL = re.compile(r"(\d+): (\d\.\d\d) → (\d\.\d\d)")


def load(name: str) -> ModuleType:
    path = ROOT / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def calibration() -> ModuleType:
    return load("calibration")


@pytest.fixture
def quality(calibration: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setitem(sys.modules, "calibration", calibration)
    return load("quality")


def shown() -> dict[str, list[Bin]]:
    """The table of bins on the page."""
    text = PAGE.read_text("utf-8")
    table = text[text.index("<!-- confidence: begin -->") : text.index("<!-- confidence: end -->")]
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")]
    out: dict[str, list[Bin]] = {name: [] for name in rows[0][1:]}
    for row in rows[2:]:
        at = re.match(r"(0\.\d) to (\d\.\d)", row[0])
        for name, cell in zip(out, row[1:], strict=True):
            found = CELL.fullmatch(cell)
            if at and found:
                out[name].append(Bin(float(at[1]), float(at[2]), int(found[1]), float(found[2]), float(found[3])))
    return out


class TestThePage:
    """Table, plot and text agree."""

    def test_the_plot_is_of_the_table(self, calibration: ModuleType) -> None:
        """Drawing the table of the page gives the picture beside it, byte for byte."""
        assert calibration.plot(shown()) == (ROOT / "docs" / "reliability.svg").read_text("utf-8")

    def test_every_corpus_is_there(self, quality: ModuleType) -> None:
        """The table has a column for each corpus that is measured, with finds in it."""
        table = shown()
        assert list(table) == list(quality.CALIBRATED)
        assert all(sum(b.count for b in bins) > 50 for bins in table.values())

    def test_the_markers_are_there(self, quality: ModuleType) -> None:
        """`make quality` can write both sections, and nothing else of the page changes by it."""
        text = PAGE.read_text("utf-8")
        for section in ("measured", "confidence"):
            again = quality.placed(text, section, "| new |")
            assert f"<!-- {section}: begin -->\n\n| new |\n\n<!-- {section}: end -->" in again
            old, new = (re.sub(rf"(?s)<!-- {section}: begin.*?{section}: end", "", t) for t in (text, again))
            assert old == new

    def test_a_page_without_its_markers_is_told(self, quality: ModuleType) -> None:
        """A missing marker is no reason to write the table somewhere else."""
        with pytest.raises(SystemExit, match="lacks the markers <!-- confidence: begin -->"):
            quality.placed("text", "confidence", "| new |")


class TestMeasuring:
    """From annotations to the figures."""

    def test_tables(self, calibration: ModuleType) -> None:
        """A tiny corpus, counted by hand."""
        found = [(0.95, True)] * 9 + [(0.91, False), (0.55, True), (0.55, False), (0.15, False)]
        lines = calibration.tables({"tiny": found, "none": []}).splitlines()
        assert lines[:2] == ["| confidence | tiny | none |", "| --- | --- | --- |"]
        assert lines[3] == "| 0.1 to 0.2 | 1: 0.15 → 0.00 |  |"
        assert lines[7] == "| 0.5 to 0.6 | 2: 0.55 → 0.50 |  |"
        assert lines[11] == "| 0.9 to 1.0 | 10: 0.95 → 0.90 |  |"
        assert lines[12] == "| mean distance | 0.055 | 0.000 |"
        assert lines[16] == "| 0.5 | 0.83 right, 100% of the right ones |  |"
        assert lines[19] == "| 0.9 | 0.90 right, 90% of the right ones |  |"

    def test_finds_of_a_corpus(self, calibration: ModuleType, tmp_path: Path) -> None:
        """Finds are held against the gold of their article; articles and genres that are not asked for count nothing."""
        import json

        from kg.model.codec import encode

        def article(name: str, *said: tuple[str, str, float]) -> Annotation:
            w = Writer(name, "Osk said the wall will hold. Dorn said it will not.")
            for content, source, sure in said:
                w.statement(content, source=source, form="indirect", confidence=sure)
            return w.done()

        both = [("the wall will hold", "Osk", 1.0), ("it will not", "Dorn", 1.0)]
        gold = [{**encode(article(n, *both)), "genre": g} for n, g in (("a", "news"), ("b", "travel"))]
        ours = [article("a", ("wall will hold", "Osk", 0.9), ("it will not", "Osk", 0.4)), article("b", both[0])]
        paths = tmp_path / "gold.jsonl", tmp_path / "ours.jsonl"
        for path, objects in zip(paths, (gold, [encode(a) for a in ours]), strict=True):
            path.write_text("".join(json.dumps(o) + "\n" for o in objects), encoding="utf-8")
        assert calibration.finds(paths[1], paths[0]) == [(0.9, True), (0.4, False), (1.0, True)]
        assert calibration.finds(paths[1], paths[0], "genre=news") == [(0.9, True), (0.4, False)]

    def test_plot(self, calibration: ModuleType) -> None:
        """The picture is XML on a white ground, with a point for each bin of ten finds or more, the same every time."""
        bins = {"a & b": reliability([(0.95, True)] * 12 + [(0.55, False)] * 10 + [(0.15, True)] * 9)}
        drawn = calibration.plot(bins)
        assert drawn == calibration.plot(bins)
        root = ET.fromstring(drawn)
        assert root.find("{*}rect").get("fill") == "#ffffff"
        points = [(c.get("cx"), c.get("cy")) for c in root.findall("{*}circle")]
        assert points == [("247", "360"), ("383", "20")]
        assert "a & b" in {t.text for t in root.findall("{*}text")}
