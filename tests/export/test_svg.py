"""The picture of one event."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.export.svg import svg
from kg.graph.vocabulary import DATA, FORM, NG, POLARITY, Class, Prop

SVG = "{http://www.w3.org/2000/svg}"


def node(path: str) -> NamedNode:
    return NamedNode(DATA + path)


def labelled(path: str, kind: NamedNode, label: str) -> list[Triple]:
    return [Triple(node(path), Prop.TYPE, kind), Triple(node(path), Prop.PREF_LABEL, Literal(label))]


def part(event: str, agent: str, role: str, planned: str = "false") -> list[Triple]:
    own = node(f"participation/{event}-{agent.replace('/', '-')}-{role}")
    return [
        Triple(node(f"event/{event}"), Prop.PARTICIPATION, own),
        Triple(own, Prop.AGENT, node(agent)),
        Triple(own, Prop.ROLE, NamedNode(NG + role)),
        Triple(own, Prop.PLANNED, Literal(planned)),
    ]


def statement(name: str, speaker: str, event: str, wording: str, to: str = "") -> list[Triple]:
    own, words = node(f"statement/{name}"), node(f"quotation/{name}")
    return [
        Triple(own, Prop.TYPE, Class.STATEMENT),
        Triple(own, Prop.SPEAKER, node(speaker)),
        Triple(own, Prop.MADE_AT, node(f"event/{event}")),
        Triple(own, Prop.QUOTATION, words),
        Triple(words, Prop.WORDING, Literal(wording)),
        *([Triple(own, Prop.ADDRESSEE, node(to))] if to else []),
    ]


GRAPH = [
    *labelled("event/fair", Class.EVENT, "Book Fair"),
    Triple(node("event/fair"), Prop.EVENT_TYPE, NamedNode(NG + "TradeFair")),
    Triple(node("event/fair"), Prop.DATE, Literal("2031-05-03")),
    *labelled("event/walk", Class.EVENT, "Walk"),
    *labelled("person/ana", Class.PERSON, "Ana Ruiz"),
    *labelled("person/bo", Class.PERSON, "Bo Lind"),
    *labelled("organization/press", Class.ORGANIZATION, "Hill Press"),
    Triple(node("affiliation/1"), Prop.HOLDER, node("person/ana")),
    Triple(node("affiliation/1"), Prop.ORGANIZATION, node("organization/press")),
    Triple(node("affiliation/1"), Prop.TITLE, Literal("editor")),
    *part("fair", "person/ana", "Speaker"),
    *part("fair", "person/bo", "Attendee", planned="true"),
    *part("fair", "organization/press", "Organizer"),
    *part("walk", "person/bo", "Attendee"),
    *statement("long", "person/ana", "fair", "“Nobody reads a catalogue twice.”"),
    *statement("short", "person/ana", "fair", "“Sell fewer.”", to="person/bo"),
    *statement("else", "person/bo", "walk", "“Hm.”"),
]


def words(data: bytes) -> list[str]:
    return [t.text for t in ET.fromstring(data).iter(f"{SVG}text")]


class TestThePicture:
    """It shows the event that most take part in, and what the graph says of it."""

    def test_what_it_shows(self):
        """Each part with its role, each speaker's shortest words there, titles and dates in the boxes."""
        assert words(svg(GRAPH)) == [
            "says", "speaker", "attendee (planned)", "organizer",
            "“Sell fewer.”", "to Bo Lind",
            "Ana Ruiz", "editor, Hill Press", "Bo Lind",
            "Book Fair", "trade fair", "2031-05-03",
            "Hill Press",
        ]  # fmt: skip

    def test_quoted_words_come_first(self):
        """Of several statements, one in quotation marks is shown before a report, and a denial is called one."""
        direct = Triple(node("quotation/long"), Prop.FORM, FORM["direct"])
        denied = Triple(node("statement/long"), Prop.POLARITY, POLARITY["denied"])
        shown = words(svg([*GRAPH, direct, denied]))
        assert "“Nobody reads a catalogue twice.”" in " ".join(shown)
        assert shown[0] == "denies"

    def test_another_event(self):
        """The caller may choose the event."""
        assert words(svg(GRAPH, DATA + "event/walk")) == ["says", "attendee", "“Hm.”", "Bo Lind", "Walk"]

    def test_an_event_nobody_takes_part_in(self):
        """It stands alone: nobody is drawn beside it for want of others."""
        assert words(svg([*GRAPH, *labelled("event/gap", Class.EVENT, "Gap")], DATA + "event/gap")) == ["Gap"]

    def test_without_an_event(self):
        """Where nothing happened it shows those who are quoted most."""
        graph = [*labelled("person/ana", Class.PERSON, "Ana"), *statement("a", "person/ana", "x", "“Yes.”")]
        assert words(svg(graph)) == ["says", "“Yes.”", "Ana"]

    def test_an_empty_graph(self):
        """It is a picture all the same."""
        assert words(svg([])) == []

    def test_a_crowd_is_cut(self):
        """What doesn't fit is counted."""
        people = [
            labelled(f"person/p{n}", Class.PERSON, f"P {n}") + part("x", f"person/p{n}", "Attendee") for n in range(9)
        ]
        graph = [*labelled("event/x", Class.EVENT, "X"), *itertools.chain(*people)]
        assert words(svg(graph))[-3:] == ["P 6", "and 2 more", "X"]


class TestItIsSafe:
    """Names and words from articles can't break the file or get into it as code."""

    @pytest.mark.parametrize(
        "name", ["<script>alert(1)</script>", "a & b", '"/><image href="x"', "]]>", "\x00\x1b\ufffe"]
    )
    def test_hostile_names(self, name):
        """They are text and nothing else."""
        data = svg(labelled("event/x", Class.EVENT, name))
        tags = {e.tag.removeprefix(SVG) for e in ET.fromstring(data).iter()}
        assert tags == {"svg", "title", "rect", "text"}

    @given(st.text(max_size=200))
    def test_any_name(self, name):
        """Whatever the name, the file is well-formed XML."""
        ET.fromstring(svg(labelled("event/x", Class.EVENT, name.encode(errors="replace").decode())))


class TestItIsStable:
    """Equal graphs give equal bytes."""

    @given(st.permutations(GRAPH))
    def test_the_order_of_the_triples_is_nothing(self, triples):
        """The order in which they come changes no byte."""
        assert svg(triples) == svg(GRAPH)

    def test_coordinates_are_whole_numbers(self):
        """No floating-point digits that differ between machines."""
        for element in ET.fromstring(svg(GRAPH)).iter():
            for key in ("x", "y", "width", "height"):
                assert element.get(key, "0").removeprefix("-").isdigit()
