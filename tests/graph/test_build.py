import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from annotating import Rules
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import Problem
from kg.errors import InputError, LimitError, UsageError
from kg.graph import build as building
from kg.graph import lock
from kg.graph.build import build
from kg.graph.manifest import load_all
from kg.graph.rdf import parse
from kg.graph.store import Store

STORY = "The harbour board met on Monday evening and heard from the people of the town. "
TEXTS = {
    "a": STORY + "Lena Osk said: “We will rebuild the harbour wall before winter.”",
    "b": STORY + "“We will rebuild the harbour wall before winter,” said Lena Osk. Pavel Dorn was silent.",
    "c": STORY + "Nobody spoke about the money, and the lights went out early.",
}


@pytest.fixture
def news(tmp_path):
    return News(tmp_path)


class News:
    """A folder of articles and the folder that is built from it."""

    def __init__(self, root):
        self.folder, self.out = root / "news", root / "out"
        self.folder.mkdir(parents=True)
        self.rules = Rules()

    def write(self, **texts):
        for name, text in texts.items():
            path = self.folder / f"{name}.txt"
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        return self

    def build(self, *inputs, **options):
        return build(inputs or [str(self.folder)], self.out, lambda: self.rules, **options)

    def files(self):
        """Every byte that the build left, the store's by name and time, since its bytes are the database's business."""
        return {
            str(p.relative_to(self.out)): p.stat().st_mtime_ns
            if "store" in p.parts
            else hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(self.out.rglob("*"))
            if p.is_file()
        }

    def graph(self):
        return (self.out / "graph.ttl").read_bytes()

    def store(self):
        return set(Store.open(self.out / "store", read_only=True).triples())


class TestResult:
    """What a build leaves."""

    def test_graph_store_and_report_agree(self, news):
        """The Turtle, the store and the report are of the same graph."""
        report = news.write(**TEXTS).build()
        assert report.counts == {
            "articles": 3,
            "people": 2,
            "organizations": 0,
            "platforms": 0,
            "groups": 0,
            "places": 0,
            "events": 0,
            "statements": 1,
        }
        assert news.store() == set(parse(news.out / "graph.ttl"))
        assert report.triples == len(news.store())
        assert report.empty == ("c",)
        written = json.loads((news.out / "report.json").read_text(encoding="utf-8"))
        assert written["counts"] == report.counts
        assert [a["id"] for a in written["articles"]] == ["a", "b", "c"]
        assert written["problems"] == []

    def test_second_run_changes_no_byte(self, news):
        """The same inputs again: nothing is extracted, nothing is written."""
        assert news.write(**TEXTS).build().changed
        before = news.files()
        report = news.build()
        assert (report.changed, report.extracted) == (False, 0)
        assert news.files() == before

    def test_order_of_the_inputs_changes_no_byte(self, news, tmp_path):
        """Files named in any order give the same graph."""
        news.write(**TEXTS)
        paths = [str(news.folder / f"{n}.txt") for n in "abc"]
        news.build(*paths)
        before = news.graph()
        other = News(tmp_path / "other")
        other.build(*paths[::-1])
        assert other.graph() == before

    def test_hash_seed_locale_and_time_zone_change_no_byte(self, news, tmp_path):
        """Nothing of the process's surroundings gets into the graph."""
        news.write(**TEXTS)
        code = (
            "import sys, importlib.util as u; from pathlib import Path\n"
            "s = u.spec_from_file_location('annotating', sys.argv[1]); m = u.module_from_spec(s); s.loader.exec_module(m)\n"
            "from kg.graph.build import build; build([sys.argv[2]], Path(sys.argv[3]), m.Rules)"
        )
        graphs = set()
        for seed, locale, zone in (("0", "C", "UTC"), ("7", "C.UTF-8", "Asia/Tokyo")):
            out = tmp_path / f"out{seed}"
            env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
            helper = sys.modules["annotating"].__file__
            subprocess.run([sys.executable, "-c", code, helper, str(news.folder), str(out)], env=env, check=True)
            graphs.add((out / "graph.ttl").read_bytes())
        assert len(graphs) == 1


UNSURE = {"a": TEXTS["a"], "b": TEXTS["c"] + " Pavel Dorn said: “The lights of the whole pier went out.”"}


class Unsure(Rules):
    """An extractor that is less sure of what the article "b" says."""

    def extract(self, article):
        found = super().extract(article)
        sure = 0.6 if article.id == "b" else 0.9
        return replace(found, statements=tuple(replace(s, confidence=sure) for s in found.statements))


class TestMinConfidence:
    """Statements that the extractor is not sure enough of."""

    @pytest.fixture
    def unsure(self, news):
        news.rules = Unsure()
        return news.write(**UNSURE)

    def test_they_are_not_in_the_graph(self, unsure):
        """Those below the figure are left out and counted, in the report too."""
        assert (unsure.build().counts["statements"], b"whole pier" in unsure.graph()) == (2, True)
        report = unsure.build(min_confidence=0.7)
        assert (report.counts["statements"], report.left_out, report.min_confidence) == (1, 1, 0.7)
        assert b"whole pier" not in unsure.graph()
        written = json.loads((unsure.out / "report.json").read_text(encoding="utf-8"))
        assert (written["min_confidence"], written["statements_in_articles"]) == (0.7, {"found": 2, "left_out": 1})

    def test_another_figure_makes_another_graph_without_new_work(self, unsure):
        """A changed setting is noticed, nothing is extracted again, and back again gives the same bytes."""
        unsure.build()
        first = {k: v for k, v in unsure.files().items() if "store" not in k}
        changed = [(r.changed, r.extracted) for r in (unsure.build(min_confidence=x) for x in (0.7, 0.7, 0.8, 0.0))]
        assert changed == [(True, 0), (False, 0), (False, 0), (True, 0)]
        assert {k: v for k, v in unsure.files().items() if "store" not in k} == first

    def test_it_is_the_same_however_it_was_come_to(self, unsure, tmp_path):
        """A folder that was built with another figure before ends with the bytes of a new one."""
        unsure.build()
        unsure.build(min_confidence=0.7)
        other = News(tmp_path / "other")
        other.rules = Unsure()
        other.write(**UNSURE).build(min_confidence=0.7)
        assert (other.graph(), other.store()) == (unsure.graph(), unsure.store())


class TestIncrement:
    """Only the new work is done, and the result is as if all had been done."""

    def test_only_new_articles_are_extracted(self, news):
        """An article that was seen is not extracted again; a changed one is."""
        news.write(a=TEXTS["a"]).build()
        news.write(b=TEXTS["b"]).build()
        assert news.rules.seen == ["a", "b"]
        news.write(b=TEXTS["c"]).build()
        assert news.rules.seen == ["a", "b", "b"]

    def test_removed_article_leaves_no_trace(self, news):
        """The graph is of exactly the articles that the inputs name."""
        news.write(a=TEXTS["a"]).build()
        before = news.files()
        news.write(b=TEXTS["b"]).build()
        news.write(b=None).build()
        assert {k: v for k, v in news.files().items() if "store" not in k} == {
            k: v for k, v in before.items() if "store" not in k
        }

    def test_other_pipeline_extracts_again(self, news):
        """What another model found is not used."""
        news.write(**TEXTS).build()
        news.rules = Rules("other_model 2.0")
        assert news.build().extracted == 3
        assert all(a.pipeline == "other_model 2.0" for a in load_all(news.out).values())

    @pytest.mark.parametrize(
        "damage", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"id": "a", "text": "x"}', b"[" * 100_000]
    )
    def test_damaged_entry_is_extracted_again(self, news, damage):
        """A remembered annotation that can't be read is as good as none."""
        news.write(**TEXTS).build()
        before = news.files()
        entry = min((news.out / "articles").glob("*.json"))
        entry.write_bytes(damage)
        assert news.build().extracted == 1
        assert news.files() == before

    @given(
        steps=st.lists(
            st.dictionaries(st.sampled_from("abc"), st.sampled_from(sorted(TEXTS)), min_size=1), min_size=2, max_size=4
        )
    )
    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_equals_a_build_from_scratch(self, tmp_path_factory, steps):
        """Articles come, change and go: after each build the graph is what a fresh build makes."""
        kept = News(tmp_path_factory.mktemp("kept"))
        for step in steps:
            wanted = {name: TEXTS[text] for name, text in step.items()}
            gone = {p.stem: None for p in kept.folder.glob("*.txt") if p.stem not in wanted}
            kept.write(**wanted, **gone).build()
            fresh = News(tmp_path_factory.mktemp("fresh"))
            fresh.write(**wanted).build()
            assert kept.graph() == fresh.graph()
            assert kept.store() == fresh.store()
            names = [{n for n in x.files() if n.startswith("articles")} for x in (kept, fresh)]
            assert names[0] == names[1]


class TestFailure:
    """What goes wrong is told, and costs only itself."""

    def test_one_bad_article_of_three(self, news):
        """The others are built, and the report says what is missing and why."""
        report = news.write(**TEXTS, d=STORY + "It will explode.").build()
        assert report.counts["articles"] == 3
        assert [(p.where, p.message) for p in report.problems] == [("d", "extraction failed: RuntimeError: boom")]
        assert "report it" in report.problems[0].fix
        assert report.skipped == 1

    def test_failed_article_is_tried_again(self, news):
        """A failure is not remembered: the next version may manage."""
        news.write(**TEXTS, d=STORY + "It will explode.").build()
        assert news.build().extracted == 1

    def test_unreadable_input_is_a_problem(self, news):
        """A name that leads nowhere is told, the rest is built."""
        report = news.write(**TEXTS).build(str(news.folder), str(news.folder / "missing.txt"))
        assert report.counts["articles"] == 3
        assert report.skipped == 1

    def test_all_articles_fail_with_warnings_beside(self, news):
        """What was read and gave nothing is not called unreadable, and warnings are not among the reasons."""
        news.write(d=STORY + "It will explode.", e=STORY + "It will explode.")
        noticed = [Problem("names.csv:2", "has no name", "leave it out", "warning")]
        with pytest.raises(InputError) as raised:
            news.build(noticed=noticed)
        assert raised.value.message == (
            "nothing could be extracted from any article:\n  d: extraction failed: RuntimeError: boom"
            "\n  e: extraction failed: RuntimeError: boom"
        )
        assert raised.value.fix == "this is our bug: please report it with the article"

    def test_many_articles_fail(self, news):
        """Twenty are told, the rest counted; where they need different things no one advice is given."""
        for number in range(30):
            (news.folder / f"{number:02}.txt").write_text("", encoding="utf-8")
        (news.folder / "00.txt").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(InputError) as raised:
            news.build()
        told = raised.value.message.splitlines()
        assert (told[0], len(told), told[-1]) == ("no article could be read:", 22, "  and 10 more")
        assert raised.value.fix == "give .txt, .html or .jsonl files, or a folder of them"

    def test_a_folder_that_can_not_be_written(self, news, monkeypatch):
        """An old folder without the right to write is told as such."""
        news.write(**TEXTS).build()
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
        with pytest.raises(UsageError, match="can't be written to: permission denied"):
            news.build()

    def test_a_full_disk(self, news, monkeypatch):
        """The old graph stays and the half-made store goes."""
        news.write(a=TEXTS["a"]).build()
        before = news.graph()

        def full(_store, _triples):
            raise LimitError("the disk is full", "make room")

        monkeypatch.setattr(Store, "replace", full)
        with pytest.raises(LimitError):
            news.write(b=TEXTS["b"]).build()
        assert news.graph() == before
        assert not (news.out / ".store.new").exists()

    def test_no_article_leaves_the_old_graph(self, news):
        """Nothing to build is an error, and an empty graph never takes the place of a good one."""
        news.write(**TEXTS).build()
        before = news.files()
        with pytest.raises(InputError, match="no article could be read"):
            news.build(str(news.folder / "missing.txt"))
        assert news.files() == before

    def test_no_article_writes_nothing(self, news):
        """Not even the folder is made."""
        with pytest.raises(InputError):
            news.build()
        assert not news.out.exists()

    def test_all_articles_fail(self, news):
        """When every extraction fails there is no graph to write."""
        with pytest.raises(InputError, match="boom"):
            news.write(d=STORY + "It will explode.").build()
        assert not (news.out / "graph.ttl").exists()

    def test_strict_stops(self, news):
        """With strict the first problem ends the build and the old graph stays."""
        news.write(**TEXTS).build()
        before = news.graph()
        with pytest.raises(InputError, match="boom"):
            news.write(d=STORY + "It will explode.").build(strict=True)
        assert news.graph() == before

    @pytest.mark.parametrize("where", ["resolve", "serialise", "write_atomically", "counts_of", "triples"])
    def test_failure_on_the_way_leaves_the_old_graph(self, news, monkeypatch, where):
        """An exception at any step leaves graph and store as they were or both new, and the next build mends all."""
        news.write(a=TEXTS["a"]).build()
        before = news.graph()
        news.write(b=TEXTS["b"])
        with monkeypatch.context() as patch:
            patch.setattr(building, where, _raise)
            with pytest.raises(RuntimeError):
                news.build()
        assert news.graph() == before
        assert not (news.out / lock.NAME).exists()
        news.build()
        assert news.store() == set(parse(news.out / "graph.ttl"))

    def test_interrupted_build_goes_on_where_it_was(self, news):
        """What was found before the interruption is not done again, and the result is the same."""
        news.write(**TEXTS)
        stopping = news.rules.extract

        def stop_at_b(article):
            if article.id == "b":
                raise KeyboardInterrupt
            return stopping(article)

        news.rules.extract = stop_at_b
        with pytest.raises(KeyboardInterrupt):
            news.build()
        assert not (news.out / "graph.ttl").exists()
        news.rules.extract = stopping
        assert news.build().extracted == 2

    @pytest.mark.parametrize("name", ["cli.md", "articles/story.txt", "articles/index.json", "store.txt"])
    def test_folder_of_other_things_is_refused(self, news, name):
        """A folder that holds something else is left as it is, and nothing is extracted."""
        other = news.write(**TEXTS).out / name
        other.parent.mkdir(parents=True)
        other.write_text("x")
        with pytest.raises(UsageError, match="is not empty and no folder of a build") as caught:
            news.build()
        assert caught.value.fix == f"name a new folder, such as {news.out / 'graph'}"
        assert (list(news.files()), news.rules.seen) == ([name], [])

    def test_folder_with_hidden_files_alone_is_empty(self, news):
        """What systems leave in every folder does not make it one of other things."""
        news.write(**TEXTS).out.mkdir()
        (news.out / ".DS_Store").write_text("x")
        assert news.build().changed

    def test_folder_of_a_build_may_hold_other_things(self, news):
        """What the user put beside the graph later is in nobody's way."""
        news.write(**TEXTS).build()
        (news.out / "notes.md").write_text("x")
        assert not news.build().changed

    def test_folder_that_is_a_file(self, news):
        """An output that can't be a folder is the caller's mistake."""
        news.write(**TEXTS).out.write_text("x")
        with pytest.raises(UsageError, match="can't be made"):
            news.build()


class TestTwoWriters:
    """One build at a time in one folder."""

    def test_second_build_names_the_first(self, news):
        """A live process holds the lock: the other one is told which, and writes nothing."""
        news.write(**TEXTS).out.mkdir()
        with lock.held(news.out), pytest.raises(LimitError, match=f"process {os.getpid()} is building here"):
            news.build()
        assert [p.name for p in news.out.iterdir()] == []

    @pytest.mark.parametrize("content", ["", "not a number", "-1", "0", "99999999999999999999"])
    def test_lock_that_makes_no_sense_is_taken_over(self, news, content):
        """A damaged lock stops nobody."""
        news.write(**TEXTS).out.mkdir()
        (news.out / lock.NAME).write_text(content)
        assert news.build().changed

    def test_lock_of_a_dead_process_is_taken_over(self, news):
        """A build that was killed does not lock the folder for ever."""
        done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
        news.write(**TEXTS).out.mkdir()
        (news.out / lock.NAME).write_bytes(done.stdout)
        assert news.build().changed
        assert not (news.out / lock.NAME).exists()


def _raise(*_args, **_kwargs):
    raise RuntimeError("stopped here")
