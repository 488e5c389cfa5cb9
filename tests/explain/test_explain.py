import contextlib
from dataclasses import replace

import pytest
from annotating import PIPELINE, harbour
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.cli import main
from kg.errors import UsageError
from kg.explain import EVERYTHING, Explanation, Finding, Graph, Limits, explain, render
from kg.graph.manifest import Manifest
from kg.graph.mapping import triples
from kg.graph.rdf import serialise
from kg.graph.store import Store
from kg.graph.vocabulary import Class, Prop
from kg.resolve import resolve

ANNOTATIONS = harbour()
STORE = Store.memory(triples(resolve(ANNOTATIONS)))
GRAPH = Graph(STORE, {a.article.id: a.article.text for a in ANNOTATIONS})


def nodes(kind):
    return sorted(t.subject.value for t in STORE.match(None, Prop.TYPE, kind))


def shown(what):
    return render(explain(GRAPH, what))


class TestEntity:
    """A person or body."""

    def test_names_offices_and_events(self):
        """What the graph says, in reading order."""
        found = explain(GRAPH, "Tomas Brandt")
        assert (found.kind, found.title) == ("Person", "Tomas Brandt")
        facts = list(found.facts)
        assert ("also named", "Brandt") in facts
        assert ("office", "head of operations, Wavely") in facts
        assert ("office", "operations chief, Wavely") in facts

    def test_every_mention_with_its_sentence(self):
        """The sentence stands around the words, and ends where it ends, not at a title's full stop."""
        found = [f for f in explain(GRAPH, "Ilse Varga").findings if (f.shows, f.article) == ("named here", "b-post")]
        assert [(f.before, f.wording, f.after) for f in found] == [
            (
                "On a video call on Tuesday, ",
                "Ms. Ilse Varga",
                " faced Tomas Brandt, Wavely's operations chief, and Nora Quist.",
            )
        ]
        assert found[0].outlet == "Post, 2023-03-16"
        assert found[0].extractor == "ng_test.v1"
        assert found[0].reason == "the same name, Ilse Varga, as in article a-courier"

    def test_parts_and_statements(self):
        """Each part in an event and each statement is shown with the words that it rests on."""
        text = shown("Ilse Varga")
        assert ", 2023-03-14 (Chair):\n  a-courier (The Courier, 2023-03-15)\n" in text
        assert "said:\n" in text
        assert "[[“You can flip the switch on these harbour fees tonight,”]] Varga told Brandt." in text

    def test_the_body_of_an_office(self):
        """A body shows who holds an office there, and whom it operates."""
        assert "its people: Tomas Brandt, head of operations:\n" in shown("wavely")
        assert "Wavely operated by it:\n" in shown("Norvik Media")

    def test_relation_with_its_words(self):
        """Who operates a platform, and the words that say so."""
        text = shown("wavely")
        assert "  operated by: Norvik Media\n" in text
        assert "operated by Norvik Media:\n  b-post (Post, 2023-03-16)\n" in text
        assert "[[Wavely is run by Norvik Media]], the Post reported." in text


class TestEvent:
    """An event, by its name or description."""

    def test_parts_and_date_have_their_words(self):
        """Each part in it and its date are shown with the words that say so."""
        text = shown("meeting Delmar March 2023")
        assert "  date: 2023-03-14\n" in text
        assert "  place: Delmar\n" in text
        assert "gives the date:\n  a-courier (The Courier, 2023-03-15)\n" in text
        assert "took part: Ilse Varga (Chair):\n" in text
        assert (
            "because: the same meeting as in article a-courier: Ilse Varga, Tomas Brandt, Nora Quist took part" in text
        )

    def test_planned(self):
        """What was only announced is marked, the event and the parts."""
        planned = next(e for e in nodes(Class.EVENT) if "2023-05-02" in shown(e))
        assert "  planned: yes, not yet held when reported\n" in shown(planned)
        assert "took part: Ilse Varga (Attendee, planned)" in shown(planned)


class TestEveryNode:
    """Whatever the graph has can be explained."""

    def test_every_subject(self):
        """Each node of the graph is explained by its IRI, with a class and a title."""
        subjects = sorted({t.subject.value for t in STORE.triples()})
        assert len(subjects) > 50
        for subject in subjects:
            found = explain(GRAPH, f"<{subject}>")
            assert found.kind
            assert found.title
            assert all(f.wording for f in found.findings)

    def test_statement(self):
        """Speaker, addressee and each article's own wording."""
        text = next(shown(s) for s in nodes(Class.STATEMENT) if "switch" in explain(GRAPH, s).title)
        assert "  speaker: Ilse Varga\n  said to: Tomas Brandt\n" in text
        assert "[[“You can flip the switch on these harbour fees tonight,”]] Varga told Brandt." in text
        assert "[[“You can flip a switch on the harbour fees tonight,”]] the mayor said" in text
        assert "like the words in article a-courier; the same speaker" in text

    @pytest.mark.parametrize("kind", [Class.AFFILIATION, Class.PARTICIPATION])
    def test_facts_with_nodes_of_their_own(self, kind):
        """They show the words that say so."""
        for node in nodes(kind):
            assert next(f.shows for f in explain(GRAPH, node).findings) == "says so"

    def test_extractor(self):
        """The component tells its pipeline."""
        (node,) = nodes(Class.EXTRACTOR)
        assert ("pipeline", PIPELINE) in explain(GRAPH, node).facts


class TestAsking:
    """What can't be explained."""

    @pytest.mark.parametrize("what", ["https://w3id.org/newsgraph/id/person/nobody", "http://[", "no such name at all"])
    def test_unknown(self, what):
        """An IRI or name that the graph lacks is the caller's mistake, and said so."""
        with pytest.raises(UsageError):
            explain(GRAPH, what)

    def test_no_name_is_near(self):
        """What is like no name in the graph is not followed by names that have nothing to do with it."""
        with pytest.raises(UsageError) as raised:
            explain(GRAPH, "zzz qqq")
        assert raised.value.message == "nothing is called 'zzz qqq'"

    def test_nothing(self):
        """An empty name asks for one."""
        with pytest.raises(UsageError, match="nothing is named"):
            explain(GRAPH, " ")

    @pytest.mark.parametrize("what", ["Ilse Brandt", "Tomas Varga", "Quist Delmar", "varga of delmar"])
    def test_nobodys_name(self, what):
        """A name that nobody has is answered by no event in which people of these names took part."""
        with pytest.raises(UsageError, match="nothing is called"):
            explain(GRAPH, what)

    def test_the_name_that_was_taken(self):
        """A part of a name, another name and a description are told with what was taken; the whole name is not."""
        assert explain(GRAPH, "varga").told == "taking 'Ilse Varga' (person) for 'varga'"
        assert explain(GRAPH, " ilse  VARGA ").told == ""
        assert explain(GRAPH, nodes(Class.PERSON)[0]).told == ""
        assert explain(GRAPH, "meeting Delmar March 2023").told.endswith(
            "(2023-03-14, Delmar) for 'meeting Delmar March 2023'"
        )

    def test_the_command_tells_it(self, tmp_path):
        """What was taken is talk, on standard error; the explanation is data."""
        (tmp_path / "g.ttl").write_bytes(serialise(STORE.triples(), "turtle"))
        done = CliRunner().invoke(main, ["explain", "-g", str(tmp_path / "g.ttl"), "varga"])
        assert (done.exit_code, done.stderr.splitlines()[0]) == (0, "taking 'Ilse Varga' (person) for 'varga'")
        assert done.stdout.startswith("Person: Ilse Varga\n")

    def test_a_term_of_the_ontology(self):
        """A class or property is not looked for in vain: where it is described is told."""
        with pytest.raises(UsageError, match="ng:Person is a name of the ontology") as raised:
            explain(GRAPH, "ng:Person")
        assert raised.value.fix == "docs/ontology.md has it"

    def test_an_article_by_its_id(self):
        """The id that tables show in the column `article` is as good as its IRI."""
        for annotation in ANNOTATIONS:
            found = explain(GRAPH, annotation.article.id)
            assert (found.kind, found.title) == ("Article", annotation.article.id)

    def test_a_name_goes_before_an_article_of_that_id(self):
        """An article whose file was called like a person does not hide the person."""
        article = NamedNode("https://w3id.org/newsgraph/id/article/x")
        extra = [Triple(article, Prop.TYPE, Class.ARTICLE), Triple(article, Prop.IDENTIFIER, Literal("ilse varga"))]
        graph = Graph(Store.memory([*STORE.triples(), *extra]), {})
        assert explain(graph, "ilse varga").kind == "Person"


class TestTexts:
    """The sentences come from the articles beside the graph."""

    @pytest.fixture
    def built(self, tmp_path):
        """The files of a build: the graph and what was remembered of each article."""
        (tmp_path / "graph.ttl").write_bytes(serialise(STORE.triples(), "turtle"))
        Store.open(tmp_path / "store").replace(STORE.triples())
        manifest = Manifest(tmp_path, "test")
        for annotation in ANNOTATIONS:
            manifest.put(annotation)
        return tmp_path

    def test_beside_a_file(self, built):
        """A graph that is named as a file is explained like its folder."""
        by_file, by_folder = (explain(Graph.open(p), "Ilse Varga") for p in (built / "graph.ttl", built))
        assert by_file == by_folder == explain(GRAPH, "Ilse Varga")

    def test_of_another_version(self, built):
        """The text of an article that was edited since is not shown with offsets of the old one."""
        for annotation in ANNOTATIONS:
            edited = replace(annotation.article, text=annotation.article.text + " Edited.")
            Manifest(built, "test").put(replace(annotation, article=edited))
            Manifest(built, "test").path(annotation.article).unlink()
        graph = Graph.open(built)
        assert not any(graph.has_text(a.article.id) for a in ANNOTATIONS)

    def test_nowhere(self, tmp_path):
        """Without texts the words stand alone, nothing hints at more, and that is told once."""
        (tmp_path / "g.ttl").write_bytes(serialise(STORE.triples(), "turtle"))
        done = CliRunner().invoke(main, ["explain", "-g", str(tmp_path / "g.ttl"), "Ilse Varga"])
        assert done.stderr == (
            "Only the words are shown, without their sentences: the articles' texts are not beside this graph.\n"
        )
        assert "…" not in done.stdout
        assert "    [[Ilse Varga]]\n" in done.stdout


class TestAskingOnward:
    """IRIs and odd words."""

    def test_short_iri(self):
        """An IRI with its prefix, as tables show it, is as good as the whole."""
        for node in nodes(Class.STATEMENT):
            assert explain(GRAPH, f"statement:{node.rpartition('/')[2]}").iri == node

    @given(st.text(max_size=30))
    def test_any_text_is_explained_or_refused(self, what):
        """Nothing else comes out."""
        with contextlib.suppress(UsageError):
            assert explain(GRAPH, what).kind


class TestShowing:
    """Plain text."""

    def test_without_the_texts_the_words_alone(self):
        """A graph without its articles still shows the words it holds."""
        bare = Graph(STORE, {})
        assert "    [[Nora Quist]]\n" in render(explain(bare, "Nora Quist"))

    def test_most(self):
        """Of many places in one article only so many are shown, and the rest counted."""
        found = explain(GRAPH, "Tomas Brandt")
        assert "    and 1 more in this article\n" in render(found, Limits(named=1))
        assert "more" not in render(found, EVERYTHING)

    def test_many_facts_and_articles(self):
        """Beyond the limits facts and articles are counted, and nothing is lost silently."""
        findings = tuple(
            Finding(f"fact {fact}", f"article-{key}", "", "", "words", "", 0, 5, "x.v1", "")
            for fact in range(3)
            for key in range(4)
        )
        found = Explanation("x:a", "Person", "A", tuple(("office", str(n)) for n in range(5)), findings)
        lines = render(found, Limits(facts=2, articles=3)).splitlines()
        assert "  and 3 more; --all shows them" in lines
        assert lines.count("  and 1 more in 1 other article; --all shows them") == 2
        assert lines[-1] == "and 1 more fact; --all shows them"

    def test_one_sentence_is_shown_once(self):
        """Words of one sentence are marked in it together, and each has its own place and reason below."""
        found = Explanation(
            "x:a",
            "Person",
            "A",
            (),
            (
                Finding("named here", "k", "", "Then ", "Reis", " said she won.", 5, 9, "n.v1", "a name"),
                Finding("named here", "k", "", "Then Reis said ", "she", " won.", 15, 18, "c.v1", ""),
            ),
        )
        assert render(found).splitlines()[3:] == [
            "named here:",
            "  k",
            "    Then [[Reis]] said [[she]] won.",
            "      Reis: 5-9, found by n.v1",
            "        because: a name",
            "      she: 15-18, found by c.v1",
        ]

    def test_overlapping_words_stay_apart(self):
        """Words within words are not marked in one line, where the marks would not tell which is which."""
        found = Explanation(
            "x:a",
            "Event",
            "A",
            (),
            (
                Finding("named here", "k", "", "", "the talks", " went on.", 0, 9, "n.v1", ""),
                Finding("named here", "k", "", "the ", "talks", " went on.", 4, 9, "n.v1", ""),
            ),
        )
        assert [line for line in render(found).splitlines() if "[[" in line] == [
            "    [[the talks]] went on.",
            "    the [[talks]] went on.",
        ]

    @pytest.mark.parametrize("width", [60, 80, 200])
    def test_a_terminal(self, width):
        """On a terminal long lines go on below themselves, and lose nothing."""
        found = explain(GRAPH, "Tomas Brandt")
        text = render(found, EVERYTHING, width)
        assert max(map(len, text.splitlines())) <= width
        assert "".join(text.split()) == "".join(render(found).split())

    def test_one_line_each(self):
        """Line breaks in an article's words do not break the lines of the report."""
        annotation = harbour()[0]
        graph = Graph(STORE, {annotation.article.id: annotation.article.text.replace(" met ", "\nmet\n")})
        lines = render(explain(graph, "Nora Quist")).splitlines()
        assert all(line == "" or not line.startswith("met") for line in lines)

    def test_node_without_a_name(self):
        """It is called by the end of its IRI."""
        assert GRAPH.label(NamedNode("https://w3id.org/newsgraph/id/statement/0a")) == "0a"
