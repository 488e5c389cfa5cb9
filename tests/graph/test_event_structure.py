"""Events in time and in each other, as triples."""

from __future__ import annotations

import pytest
from annotating import Writer
from pyoxigraph import Literal, NamedNode, Triple

from kg.explain import Graph, explain
from kg.graph.mapping import literals, triples
from kg.graph.store import Store
from kg.graph.vocabulary import Class, Datatype, Prop
from kg.model import Annotation
from kg.resolve import resolve

TEXT = "The ninth annual Harbour Forum, from May 3 to 5, had a panel at the forum with Lena Osk."


def annotation() -> Annotation:
    w = Writer("a", TEXT)
    osk = w.entity("Person", "Lena Osk")
    forum = w.event(
        "Forum",
        "Harbour Forum",
        proper=True,
        date="2031-05-03",
        when="May 3 to 5",
        end_date="2031-05-05",
        end_span="May 3 to 5",
        series="Harbour Forum",
        series_span="ninth annual Harbour Forum",
        edition=9,
        recurrence="P1Y",
        recurrence_span="annual",
    )
    w.event("Debate", "panel", [(osk, "Speaker")], part_of=forum, part_of_span="panel at the forum")
    return w.done()


TRIPLES = triples(resolve([annotation()]))


def node(label: str) -> NamedNode:
    (found,) = (t.subject for t in TRIPLES if t.predicate == Prop.PREF_LABEL and t.object == Literal(label))
    assert isinstance(found, NamedNode)
    return found


class TestTriples:
    """The values of an event."""

    @pytest.mark.parametrize(
        ("prop", "value"),
        [
            (Prop.DATE, Literal("2031-05-03", datatype=Datatype.DATE)),
            (Prop.END_DATE, Literal("2031-05-05", datatype=Datatype.DATE)),
            (Prop.SERIES, Literal("Harbour Forum")),
            (Prop.EDITION, Literal("9", datatype=Datatype.INTEGER)),
            (Prop.RECURRENCE, Literal("P1Y", datatype=Datatype.DURATION)),
        ],
    )
    def test_value(self, prop: NamedNode, value: Literal) -> None:
        """Each stands once, in its canonical form."""
        assert [t.object for t in TRIPLES if t.subject == node("Harbour Forum") and t.predicate == prop] == [value]

    @pytest.mark.parametrize(("iso", "xsd"), [("P1W", "P7D"), ("P2W", "P14D"), ("P3M", "P3M"), ("P1D", "P1D")])
    def test_weeks_are_days(self, iso: str, xsd: str) -> None:
        """An xsd:duration knows no weeks."""
        assert literals.duration(iso) == Literal(xsd, datatype=Datatype.DURATION)

    def test_part_and_whole_have_their_words(self) -> None:
        """The fact is one triple, and its evidence names it."""
        part, whole = node("panel"), node("Harbour Forum")
        assert Triple(part, Prop.SUB_EVENT_OF, whole) in TRIPLES
        (evidence,) = (t.subject for t in TRIPLES if t.predicate == Prop.PREDICATE and t.object == Prop.SUB_EVENT_OF)
        found = {t.predicate: t.object for t in TRIPLES if t.subject == evidence}
        assert (found[Prop.SUBJECT], found[Prop.OBJECT]) == (part, whole)
        assert found[Prop.TYPE] == Class.EVIDENCE
        assert found[Prop.WORDING] == Literal("panel at the forum")

    def test_dates_series_and_recurrence_have_their_words(self) -> None:
        """The event's evidence holds the words of each."""
        shown = {t.object for t in TRIPLES if t.subject == node("Harbour Forum") and t.predicate == Prop.EVIDENCE}
        words = {t.object.value for t in TRIPLES if t.subject in shown and t.predicate == Prop.WORDING}
        assert words == {"May 3 to 5", "ninth annual Harbour Forum", "annual"}


class TestExplained:
    """What `kg explain` tells of them."""

    def graph(self) -> Graph:
        return Graph(Store.memory(TRIPLES), {"a": TEXT})

    def test_facts(self) -> None:
        """The end, the series, its number, how often and the parts stand among the facts."""
        facts = explain(self.graph(), "Harbour Forum").facts
        assert facts[1:7] == (
            ("date", "2031-05-03"),
            ("until", "2031-05-05"),
            ("recurs every", "P1Y"),
            ("series", "Harbour Forum"),
            ("edition", "9"),
            ("sub events", "panel"),
        )
        assert ("sub event of", "Harbour Forum") in explain(self.graph(), "panel").facts

    def test_findings(self) -> None:
        """Each fact has its words: those of the link on both of its ends."""
        shown = {(f.shows, f.wording) for f in explain(self.graph(), "panel").findings}
        assert ("sub event of Harbour Forum", "panel at the forum") in shown
        shown = {(f.shows, f.wording) for f in explain(self.graph(), "Harbour Forum").findings}
        assert ("panel sub event of it", "panel at the forum") in shown
        assert ("gives the date, the series or how often", "annual") in shown
