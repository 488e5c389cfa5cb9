import contextlib

import pytest
from annotating import PIPELINE, harbour
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import UsageError
from kg.explain import Graph, explain, render
from kg.graph.mapping import triples
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
        found = [f for f in explain(GRAPH, "Ilse Varga").findings if f.article == "b-post"]
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

    def test_relation_with_its_words(self):
        """Who operates a platform, and the words that say so."""
        text = shown("wavely")
        assert "  operatedBy: Norvik Media\n" in text
        assert "operatedBy Norvik Media:\n  b-post (Post, 2023-03-16)\n" in text
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
        text = render(explain(GRAPH, "Tomas Brandt"), 1)
        assert "    and 1 more in this article\n" in text

    def test_one_line_each(self):
        """Line breaks in an article's words do not break the lines of the report."""
        annotation = harbour()[0]
        graph = Graph(STORE, {annotation.article.id: annotation.article.text.replace(" met ", "\nmet\n")})
        lines = render(explain(graph, "Nora Quist")).splitlines()
        assert all(line == "" or not line.startswith("met") for line in lines)

    def test_node_without_a_name(self):
        """It is called by the end of its IRI."""
        assert GRAPH.label(NamedNode("https://w3id.org/newsgraph/id/statement/0a")) == "0a"
