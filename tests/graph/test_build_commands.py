import json
import subprocess
import sys
from dataclasses import replace

import pytest
from annotating import Rules
from click.testing import CliRunner

import kg.extract
from kg.cli import main
from kg.graph.rdf import parse
from kg.model.codec import decode

STORY = "The harbour board met on Monday evening and heard from the people of the town. "
GOOD = STORY + "Lena Osk said: “We will rebuild the harbour wall before winter.”"
BAD = STORY + "It will explode."


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    """The model's place is taken: these tests are of the commands."""
    monkeypatch.setattr(kg.extract, "Extractor", lambda model, _weights, _authority: Rules(f"{model} 1.0"))


@pytest.fixture
def news(tmp_path):
    for name, text in {"b": GOOD, "a": GOOD.replace("winter", "spring")}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def kg_(*args, **options):
    return CliRunner().invoke(main, [str(a) for a in args], **options)


class TestBuild:
    """kg build."""

    def test_tells_what_it_built_and_what_to_do_next(self, news):
        """Counts and the next command go to standard error, nothing to standard output."""
        done = kg_("build", news, "-o", news / "my graph")
        assert (done.exit_code, done.stdout) == (0, "")
        assert (
            "from 2 articles: 1 person, 0 organizations, 0 platforms, 0 events, 2 statements; 0 skipped; "
            f"{len(parse(news / 'my graph' / 'graph.ttl')):,} triples." in done.stderr
        )
        assert "No facts" not in done.stderr
        assert f"Next: kg query who-spoke-at -g '{news / 'my graph'}'" in done.stderr
        assert (news / "my graph" / "graph.ttl").is_file()

    def test_quiet(self, news):
        """With --quiet a success says nothing."""
        done = kg_("-q", "build", news, "-o", news / "out")
        assert (done.exit_code, done.output) == (0, "")

    def test_one_bad_article_is_told_and_gives_1(self, news):
        """The others are built; the bad one is named, with what to do, also when quiet."""
        (news / "c.txt").write_text(BAD, encoding="utf-8")
        done = kg_("-q", "build", news, "-o", news / "out")
        assert done.exit_code == 1
        assert "c: extraction failed: RuntimeError: boom\n  Fix: this is our bug" in done.stderr
        assert len(json.loads((news / "out" / "report.json").read_text(encoding="utf-8"))["articles"]) == 2

    def test_strict_gives_3(self, news):
        """With --strict the first bad article ends it and nothing is built."""
        (news / "c.txt").write_text(BAD, encoding="utf-8")
        done = kg_("build", news, "-o", news / "out", "--strict")
        assert done.exit_code == 3
        assert not (news / "out" / "graph.ttl").exists()

    def test_nothing_to_build_gives_3(self, tmp_path):
        """An empty folder is no success."""
        done = kg_("build", tmp_path, "-o", tmp_path / "out")
        assert done.exit_code == 3
        assert "no article could be read" in done.stderr

    def test_article_without_facts_is_told(self, news):
        """An article that gave nothing is in the graph, and is named; many are counted."""
        (news / "hello.txt").write_text("hello", encoding="utf-8")
        done = kg_("build", news, "-o", news / "out")
        assert done.exit_code == 0
        assert "No facts were found in hello.\n" in done.stderr
        for n in range(6):
            (news / f"n{n}.txt").write_text(f"hello {n}", encoding="utf-8")
        done = kg_("build", news, "-o", news / "out")
        assert "No facts were found in hello, n0, n1, n2, n3 and 2 more.\n" in done.stderr

    def test_folder_of_other_things_gives_2(self, news):
        """The texts' own folder is no place for the graph; nothing is written, and a place for it is named."""
        before = sorted(news.iterdir())
        done = kg_("build", news, "-o", news)
        assert done.exit_code == 2
        assert (
            f"is not empty and no folder of a build\n  Fix: name a new folder, such as {news / 'graph'}" in done.stderr
        )
        assert sorted(news.iterdir()) == before

    def test_help_names_the_keys_of_json_lines(self):
        """Who writes JSON Lines finds their keys in the help."""
        words = kg_("build", "--help").stdout.split()
        assert "the keys text, id, title, published, publisher and url;" in " ".join(words)

    def test_output_that_is_a_file_gives_2(self, news):
        """A mistaken call."""
        assert kg_("build", news, "-o", news / "a.txt").exit_code == 2

    def test_second_writer_gives_4(self, news):
        """The holder of the lock is named."""
        from kg.graph import lock

        (news / "out").mkdir()
        with lock.held(news / "out"):
            done = kg_("build", news, "-o", news / "out")
        assert done.exit_code == 4
        assert "is building here" in done.stderr

    def test_names_of_inputs_reach_no_terminal_raw(self, news):
        """A file name with an escape character is written out."""
        done = kg_("build", news, news / "\x1b[31m.txt", "-o", news / "out")
        assert done.exit_code == 1
        assert "\x1b" not in done.stderr


class TestExtract:
    """kg extract."""

    def test_one_line_an_article_in_input_order(self, news):
        """Annotation JSON, in the order of the inputs, each readable again."""
        done = kg_("extract", news / "b.txt", news / "a.txt")
        assert done.exit_code == 0
        found = [decode(json.loads(line)) for line in done.stdout.splitlines()]
        assert [a.article.id for a in found] == ["b", "a"]
        assert [s.content[0].of(a.article.text) for a in found for s in a.statements] == [
            "“We will rebuild the harbour wall before winter.”",
            "“We will rebuild the harbour wall before spring.”",
        ]

    def test_turtle(self, news):
        """One graph of all."""
        done = kg_("extract", news, "--format", "turtle")
        assert len(parse(done.stdout_bytes, "turtle")) > 20

    @pytest.mark.parametrize("form", ["jsonl", "turtle"])
    def test_to_a_file(self, news, form):
        """With -o the same bytes go to the file."""
        printed = kg_("extract", news, "--format", form).stdout_bytes
        done = kg_("extract", news, "--format", form, "-o", news / "out.data")
        assert (done.exit_code, done.stdout) == (0, "")
        assert (news / "out.data").read_bytes() == printed

    def test_standard_input(self):
        """A dash reads JSON Lines."""
        done = kg_("extract", "-", input=json.dumps({"id": "x", "text": GOOD}) + "\n")
        assert json.loads(done.stdout)["id"] == "x"

    def test_one_bad_article_gives_1(self, news):
        """The good ones come out, the bad one is told."""
        (news / "aa.txt").write_text(BAD, encoding="utf-8")
        done = kg_("extract", news)
        assert done.exit_code == 1
        assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
        assert "aa: extraction failed" in done.stderr
        assert "2 extracted, 1 skipped." in done.stderr

    def test_nothing_gives_3(self, tmp_path):
        """Nothing extracted is no success."""
        done = kg_("extract", tmp_path / "missing.txt")
        assert (done.exit_code, done.stdout) == (3, "")

    def test_model_by_name(self, news):
        """--model chooses the model, and it is in the provenance."""
        done = kg_("extract", news / "a.txt", "--model", "other_model")
        assert json.loads(done.stdout)["pipeline"] == "other_model 1.0"


class TestMinConfidence:
    """`--min-confidence`, the same on both commands."""

    @pytest.fixture(autouse=True)
    def unsure(self, rules, monkeypatch):
        """An extractor that is sure of spring alone."""

        class Unsure(Rules):
            def extract(self, article):
                found = super().extract(article)
                sure = 0.9 if "spring" in article.text else 0.55
                return replace(found, statements=tuple(replace(s, confidence=sure) for s in found.statements))

        monkeypatch.setattr(kg.extract, "Extractor", lambda model, _weights, _authority: Unsure(f"{model} 1.0"))

    def test_build_leaves_them_out_and_says_so(self, news):
        """The statement below is not in the graph; what was left out is told on standard error."""
        done = kg_("build", news, "-o", news / "out", "--min-confidence", "0.6")
        assert done.exit_code == 0
        assert "1 of 2 statements in the articles left out: confidence below 0.6.\n" in done.stderr
        assert " 1 statement; 0 skipped;" in done.stderr
        graph = (news / "out" / "graph.ttl").read_text(encoding="utf-8")
        assert ("before spring" in graph, "before winter" in graph) == (True, False)

    @pytest.mark.parametrize("to_file", [False, True])
    def test_extract_leaves_them_out_and_says_so(self, news, to_file):
        """Every article comes out, with the statements that are sure enough."""
        out = ["-o", news / "out.jsonl"] if to_file else []
        done = kg_("extract", news, "--min-confidence", "0.6", *out)
        lines = ((news / "out.jsonl").read_text("utf-8") if to_file else done.stdout).splitlines()
        found = {a.article.id: len(a.statements) for a in (decode(json.loads(line)) for line in lines)}
        assert (done.exit_code, found) == (0, {"a": 1, "b": 0})
        assert done.stderr == "1 of 2 statements in the articles left out: confidence below 0.6.\n"

    def test_articles_and_graph_are_counted_apart(self, news):
        """What two articles say alike is two statements of articles and one of the graph; the words keep them apart."""
        (news / "c.txt").write_text(GOOD.replace("winter", "spring"), encoding="utf-8")
        told = kg_("build", news, "-o", news / "out", "--min-confidence", "0.6").stderr
        assert " 1 statement; 0 skipped;" in told
        assert (
            "1 of 3 statements in the articles left out: confidence below 0.6.\n"
            "A statement that several articles report is one in the graph.\n"
        ) in told

    def test_turtle_too(self, news):
        """The graph on standard output is filtered as well."""
        done = kg_("extract", news, "--format", "turtle", "--min-confidence", "0.6")
        assert ("before spring" in done.stdout, "before winter" in done.stdout) == (True, False)

    def test_nothing_left_out_says_nothing(self, news):
        """A figure that all statements reach changes no byte and tells nothing."""
        for figure in ("0", "0.55"):
            done = kg_("extract", news, "--min-confidence", figure)
            assert (done.stdout, done.stderr) == (kg_("extract", news).stdout, "")

    @pytest.mark.parametrize("command", ["build", "extract"])
    @pytest.mark.parametrize("figure", ["1.5", "-0.1", "nan", "inf", "abc", "0,9", ""])
    def test_no_such_figure_gives_2(self, news, command, figure):
        """What is no number from 0 to 1 is a mistaken call, and nothing is written."""
        done = kg_(command, news, "-o", news / "out", f"--min-confidence={figure}")
        assert done.exit_code == 2
        assert f"Invalid value for '--min-confidence': give a number from 0 to 1, not {figure!r}." in done.stderr
        assert not (news / "out").exists()

    def test_nothing_left(self, news):
        """That no statement is left is told, by both commands."""
        said = (
            "2 of 2 statements in the articles left out: confidence below 0.95. "
            "No statement is left: give a lower --min-confidence.\n"
        )
        assert said in kg_("build", news, "-o", news / "out", "--min-confidence", "0.95").stderr
        assert kg_("extract", news, "--min-confidence", "0.95").stderr == said


class TestExtractToAFile:
    """kg extract -o."""

    def test_a_folder_that_is_not_there(self, news, monkeypatch):
        """It is told before the work and not after it."""
        monkeypatch.setattr(kg.extract, "Extractor", lambda *_: pytest.fail("the work was done"))
        done = kg_("extract", news, "-o", news / "none" / "out.jsonl")
        assert done.exit_code == 2
        assert f"there is no folder {news / 'none'}\n  Fix: make it, or name another one\n" in done.stderr


class TestExplain:
    """kg explain."""

    def test_shows_sentence_extractor_and_reason(self, news):
        """Each article's sentence with the words marked, who found them, and why it was merged."""
        kg_("build", news, "-o", news / "out")
        done = kg_("explain", "lena osk", "-g", news / "out")
        assert done.exit_code == 0
        assert "Person: Lena Osk\n" in done.stdout
        assert "    [[Lena Osk]] said: “We will rebuild the harbour wall before winter.”\n" in done.stdout
        assert "found by ng_test.v1" in done.stdout
        assert "because: the same name, Lena Osk, as in article a" in done.stdout

    def test_unknown_name_gives_2(self, news):
        """A name that the graph lacks is told with the nearest ones."""
        kg_("build", news, "-o", news / "out")
        done = kg_("explain", "Lena Oskarsdottir", "-g", news / "out")
        assert done.exit_code == 2
        assert "Lena Osk" in done.stderr

    def test_no_graph_gives_3(self, tmp_path):
        """A place without a graph is told with the command that makes one."""
        done = kg_("explain", "x", "-g", tmp_path)
        assert done.exit_code == 3
        assert "kg build" in done.stderr


class TestStart:
    """Start-up."""

    @pytest.mark.parametrize("name", ["build", "extract", "explain"])
    def test_help_loads_no_model(self, name):
        """Help answers without spaCy, rdflib or the reader's libraries."""
        code = (
            "import sys; from kg.cli import main\n"
            "try: main([sys.argv[1], '--help'])\n"
            "except SystemExit: pass\n"
            "print(sorted({'spacy', 'rdflib', 'trafilatura', 'dateparser'} & set(sys.modules)), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code, name], capture_output=True, check=True, text=True)
        assert done.stderr.strip() == "[]"
        assert f"Usage: {name}" in done.stdout.replace("-c ", "") or "Example: kg" in done.stdout
