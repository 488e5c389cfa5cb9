"""`kg query` as a person types it."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph import folder, rdf
from kg.graph.store import Store
from kg.query import catalogue, source

FIXTURE = Path(__file__).parents[1] / "queries" / "fixture.ttl"


def _kg(*args: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env={"KG_GRAPH": "", **(env or {})}).invoke(main, ["query", *args], input=stdin)


def _on_fixture(*args: str) -> Result:
    return _kg("-g", str(FIXTURE), *args)


class TestANamedQuestion:
    """A question is a command, its parameters are options."""

    def test_rows(self):
        """The answer is data on standard output; how a description was understood is talk."""
        done = _on_fixture("who-spoke-at", "--event", "meeting of Loomly managers with Welsh creators", "-t", "csv")
        assert done.exit_code == 0
        assert [line.split(",")[2] for line in done.stdout.splitlines()] == [
            "speaker",
            "Carys Mwangi",
            "Ifor Penn-Rhys",
        ]
        assert done.stderr == (
            "taking 'private meeting' (2024-03-12, Cardiff) for 'meeting of Loomly managers with Welsh creators'\n"
        )

    def test_options_after_the_name(self):
        """The graph and the format may be given after the question too."""
        done = _kg("who-chaired", "-g", str(FIXTURE), "--format", "json")
        assert json.loads(done.stdout)["rows"][0][2] == "Anders Holt"

    def test_no_rows(self):
        """No answer is no error, and is said."""
        done = _on_fixture("who-attended", "--event", "Tidewater Rights Forum")
        assert done.exit_code == 0
        assert done.stdout.splitlines()[0].split() == ["event", "date", "person", "role"]
        assert done.stderr == "No rows: the graph has no answer to this.\n"

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["what-did-they-say", "--text", "zzz {0}"], "No rows: no wording has 'zzz {0}'.\n"),
            # Words that only show a fact are no wording of a statement.
            (
                ["what-did-they-say", "--text", "who led the meeting"],
                "No rows: no wording has 'who led the meeting'.\n",
            ),
            (["same-statement-elsewhere", "--text", "TIDE"], "No rows: the graph has no answer to this.\n"),
            (["known-from-one-article", "--outlet", "zzz"], "No rows: no outlet has 'zzz' in its name.\n"),
        ],
    )
    def test_no_such_words(self, args, said):
        """Words that stand nowhere are named as the cause."""
        done = _on_fixture(*args)
        assert (done.exit_code, done.stderr) == (0, said)

    def test_the_name_that_was_taken(self):
        """A part of a name is enough, and the whole of it is told; the name as it is needs no word."""
        assert _on_fixture("who-spoke-at", "--event", "private").stderr == (
            "taking 'private meeting' (2024-03-12, Cardiff) for 'private'\n"
        )
        assert _on_fixture("most-quoted", "--about", "threadbare").stderr == (
            "taking 'Threadbare Media' (organization) for 'threadbare'\n"
        )
        assert _on_fixture("who-spoke-at", "--event", "harbour summit").stderr == ""

    def test_an_empty_graph(self, tmp_path):
        """That the graph is empty is said, so that nobody looks for the mistake in the question."""
        (tmp_path / "g.ttl").touch()
        assert _kg("-g", str(tmp_path / "g.ttl"), "who-chaired").stderr == "No rows: the graph is empty.\n"

    def test_iris(self):
        """What people read leaves the IRIs out unless they are wanted; what programs read always has them."""
        for form in ("table", "markdown"):
            assert "event_iri" not in _on_fixture("who-chaired", "-t", form).stdout
            shown = _on_fixture("who-chaired", "-t", form, "--iris").stdout
            assert "event_iri" in shown
            assert _on_fixture("--iris", "-t", form, "who-chaired").stdout == shown
        for form in ("csv", "json"):
            assert "event_iri" in _on_fixture("who-chaired", "-t", form).stdout

    def test_width(self, monkeypatch):
        """Through a pipe every row is one line; where COLUMNS says how wide it may be, it is not wider."""
        monkeypatch.delenv("COLUMNS", raising=False)
        assert max(map(len, _on_fixture("what-did-they-say").stdout.splitlines())) > 100
        for name, question in catalogue.load().items():
            if not any(parameter.required for parameter in question.parameters):
                done = _kg("-g", str(FIXTURE), name, env={"COLUMNS": "80"})
                assert max(map(len, done.stdout.splitlines())) <= 80, name

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["who-spoke-at", "--event", "no such thing at all"], "no event is called"),
            (["who-spoke-at", "--event", "cold store"], "there are:\n  Gull Festival  https://"),
            (["what-did-they-say", "--speaker", "zzzz"], "no person, body or platform is called 'zzzz'"),
            (["what-did-they-say", "--speaker", "Jon Alder"], "may be more than one person, body or platform:"),
            (
                ["what-did-they-say", "--speaker", "Jon Alder"],
                (
                    "  Jon Alder (person; at private meeting; in Port Rook Gazette)  "
                    "https://w3id.org/newsgraph/id/person/jon-2\n  Fix: give the IRI of the one you mean"
                ),
            ),
            (["what-did-they-say", "--speaker", " "], "--speaker is empty"),
            (["timeline-of"], "timeline-of needs --agent"),
            (["timeline-of", "--agent", "Seawall", "--since", "last week"], "'last week' is no date"),
            (["timeline-of", "--agent", "Seawall", "--since", "2024-02-30"], "'2024-02-30' is no date"),
            (["who-spok-at"], "Did you mean who-spoke-at"),
            (["who-spoke-at", "--evnt", "x"], "--event"),
            (["who-spoke-at", "harbour", "summit"], "such as: --event 'harbour summit'"),
            (["who-spoke-at", "--event", "harbour", "summit"], "'summit' belongs to no option"),
            (["most-quoted", "varga"], "'varga' belongs to no option"),
            (["--event", "summit", "who-spoke-at"], "stands after its name, such as: kg query "),
            (["--evnt", "summit", "who-spoke-at"], "No such option"),
            (["who-spoke-at", "-t", "xml"], "'xml' is not one of"),
            ([], "kg query --list"),
            (["--list", "who-chaired"], "don't go together"),
        ],
    )
    def test_wrong_calls(self, args, message):
        """A wrong call is exit 2 with a message that helps, and no data."""
        done = _on_fixture(*args)
        assert done.exit_code == 2
        assert message in done.stderr
        assert done.stdout == ""

    def test_two_of_one_name(self, tmp_path):
        """Two people of one name are told apart by their offices, or else their events, and by who reports on them."""
        office = "affiliation:j a ng:Affiliation ; ng:holder person:jon-1 ; ng:title 'pier master' ; "
        (tmp_path / "g.ttl").write_text(f"{FIXTURE.read_text()}\n{office} ng:organization organization:seawall-1 .")
        done = _kg("-g", str(tmp_path / "g.ttl"), "timeline-of", "--agent", "alder")
        base = "https://w3id.org/newsgraph/id/person"
        assert done.stderr == (
            "Error: 'alder' may be more than one person, body or platform:\n"
            f"  Jon Alder (person; pier master, Seawall; in Port Rook Gazette)  {base}/jon-1\n"
            f"  Jon Alder (person; at private meeting; in Port Rook Gazette)  {base}/jon-2\n"
            "  Fix: give the IRI of the one you mean: they have the same name\n"
        )

    def test_list_and_help(self):
        """The list has every question, and each has a help with its columns and parameters."""
        listed = _kg("--list").stdout
        for name, question in catalogue.load().items():
            assert f"{name} " in listed
            shown = " ".join(_kg(name, "--help").stdout.split())
            assert " ".join(question.question.split()) in shown
            for part in (*question.parameters, *question.columns):
                assert part.name in shown

    def test_sparql(self):
        """The query can be had to paste elsewhere, with and without values."""
        assert _kg("who-chaired", "--sparql").stdout == catalogue.load()["who-chaired"].sparql
        text = _on_fixture("who-chaired", "--sparql", "--event", "Harbour Summit").stdout
        assert "VALUES ?event_iri { <https://w3id.org/newsgraph/id/event/summit-1> }" in text


class TestAQueryOfOnesOwn:
    """Any SPARQL that only reads, from a file or standard input."""

    def test_select(self, tmp_path):
        """A SELECT is a table."""
        path = tmp_path / "mine.rq"
        path.write_text("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/newsgraph/ontology#Event> }")
        assert _on_fixture("-f", str(path), "-t", "csv").stdout == "n\n4\n"

    def test_select_of_iris(self, tmp_path):
        """Whoever selects an IRI gets it."""
        path = tmp_path / "mine.rq"
        path.write_text("SELECT ?a_iri ?b { ?a_iri <http://www.w3.org/2004/02/skos/core#prefLabel> ?b } LIMIT 1")
        assert _on_fixture("-f", str(path)).stdout.split()[:2] == ["a_iri", "b"]

    def test_others(self):
        """ASK is true or false, CONSTRUCT is Turtle; - is standard input."""
        assert _kg("-g", str(FIXTURE), "-f", "-", stdin="ASK { ?s ?p 'Seawall' }").stdout == "true\n"
        built = _kg("-g", str(FIXTURE), "-f", "-", stdin="CONSTRUCT WHERE { ?s ?p 'Seawall' }").stdout
        assert built.endswith('organization:seawall-1 skos:prefLabel "Seawall" .\n')

    @pytest.mark.parametrize(
        ("text", "code", "message"),
        [
            ("DELETE WHERE { ?s ?p ?o }", 2, "update"),
            ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", 2, "SERVICE"),
            ("SELECT * {", 3, "line 1"),
            ("", 3, "line 1"),
            ("SELECT * WHERE { ?s ?p }", 3, "line 1, column 18: this can't be read: ?s ?p }\n"),
            ("SELECT ?a\nWHER { ?a ?b ?c }", 3, "line 2, column 1: this can't be read: WHER { ?a ?b ?c }\n"),
            ("SELECT * {", 3, "line 1, column 11: more must follow"),
            ("who spoke?", 3, "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
            (
                "SELECT ?s { ?s a ng:Person }",
                3,
                (
                    "Error: the query: prefix ng: is not declared\n"
                    "  Fix: add PREFIX ng: <https://w3id.org/newsgraph/ontology#> before everything else\n"
                ),
            ),
            (
                "PREFIX x: <urn:x:> SELECT ?s { ?s a/rdfs:label 'x:y' FILTER(?s = foo:b || ?s = x:c) }",
                3,
                (
                    "prefixes foo: and rdfs: are not declared\n"
                    "  Fix: add PREFIX foo: <...> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> before"
                ),
            ),
            (
                "SELECT * { ?s ?p ?o } GROUP BY ?s",
                3,
                "Error: the query: line 1, column 34: SELECT * is not authorized with GROUP BY\n",
            ),
            (
                "SELECT ?s { BIND(1 AS ?s) ?s ?p ?o BIND(2 AS ?s) }",
                3,
                "Error: the query: line 1, column 51: what stands before this can't be read\n",
            ),
        ],
    )
    def test_refused(self, text, code, message):
        """What is not allowed is exit 2, what is no query exit 3."""
        done = _kg("-g", str(FIXTURE), "-f", "-", stdin=text)
        assert (done.exit_code, done.stdout) == (code, "")
        assert message in done.stderr
        assert len(done.stderr.splitlines()) == 2

    def test_unreadable(self, tmp_path):
        """A file that is missing or no text is exit 3."""
        assert _on_fixture("-f", str(tmp_path / "none.rq")).exit_code == 3
        (tmp_path / "bad.rq").write_bytes(io.BytesIO(b"\xff\xfe").read())
        done = _on_fixture("-f", str(tmp_path / "bad.rq"))
        assert done.exit_code == 3
        assert "not UTF-8" in done.stderr


class TestWhichGraph:
    """The graph that is asked is the one that was named, or the one at hand."""

    @pytest.fixture
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_none(self, here):
        """Without any there is exit 2 and the way to one."""
        done = _kg("who-chaired")
        assert done.exit_code == 2
        assert "kg build" in done.stderr

    @pytest.mark.parametrize("place", ["graph.ttl", "graph/graph.ttl"])
    def test_at_hand(self, here, place):
        """./graph/graph.ttl and ./graph.ttl are found."""
        (here / "graph").mkdir()
        (here / place).write_bytes(FIXTURE.read_bytes())
        assert "Anders Holt" in _kg("who-chaired").stdout

    def test_environment(self, here):
        """KG_GRAPH names one, and -g goes before it."""
        assert "Anders Holt" in _kg("who-chaired", env={"KG_GRAPH": str(FIXTURE)}).stdout
        assert _kg("-g", "none.ttl", "who-chaired", env={"KG_GRAPH": str(FIXTURE)}).exit_code == 3

    def test_a_build_folder(self, here):
        """In a build folder the store is asked while its mark says that it was made from the graph there."""
        made = here / "made"
        made.mkdir()
        assert _kg("-g", "made", "who-chaired").exit_code == 3
        (made / "graph.ttl").write_bytes(FIXTURE.read_bytes())
        assert "Anders Holt" in _kg("-g", "made", "who-chaired").stdout
        assert source.find("made", here) == Path("made/graph.ttl")
        Store.open(made / "store").replace(rdf.parse(FIXTURE))
        (made / "store.sha256").write_text(hashlib.sha256(FIXTURE.read_bytes()).hexdigest() + "\n")
        assert source.find("made", here) == Path("made")
        assert "Anders Holt" in _kg("-g", "made", "who-chaired").stdout

    def test_a_stale_store(self, here):
        """A store that was made from another graph is not asked: the file is the truth."""
        made = here / "made"
        made.mkdir()
        (made / "graph.ttl").write_bytes(FIXTURE.read_bytes())
        Store.open(made / "store").replace([])
        (made / "store.sha256").write_text("0" * 64 + "\n")
        assert "Anders Holt" in _kg("-g", "made", "who-chaired").stdout

    def test_a_build(self, here):
        """What `kg build` calls its files is what is looked for."""
        assert (folder.GRAPH, folder.STORE, folder.STORE_MARK) == ("graph.ttl", "store", "store.sha256")

    def test_what_is_no_graph(self, here):
        """A file that can't be a graph is told apart from one that isn't there."""
        (here / "note.txt").touch()
        done = _kg("-g", "note.txt", "who-chaired")
        assert done.exit_code == 2
        assert "note.txt: is no graph by its suffix, '.txt'" in done.stderr
        assert "kg build" in done.stderr
        assert "is no file" in _kg("-g", "/dev/null", "who-chaired").stderr

    def test_a_broken_file(self, here):
        """A file that is no Turtle is exit 3 with its line."""
        (here / "g.ttl").write_text("\noops")
        done = _kg("-g", "g.ttl", "who-chaired")
        assert done.exit_code == 3
        assert "g.ttl: line 2" in done.stderr
