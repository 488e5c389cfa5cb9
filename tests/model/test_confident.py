"""Statements below a confidence are as if they had not been found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from annotating import Writer
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.mapping import triples
from kg.graph.vocabulary import Class
from kg.model import Annotation, Participation, at_least
from kg.resolve import resolve

TEXT = (
    "Ines Maro spoke at the harvest fair. “The dam will hold,” Maro said. Later Maro added that the rain would stop. "
    "Two growers doubted it. Bela Roth opened the fair."
)


def article(first: float = 0.9, second: float = 0.6, third: float = 0.3) -> Annotation:
    """Three statements, the first two by a speaker at the fair, the third by a group that nothing else names."""
    w = Writer("fair", TEXT)
    maro, roth = w.entity("Person", "Ines Maro", "Maro"), w.entity("Person", "Bela Roth")
    growers = w.entity("Group", "Two growers")
    fair = w.event("Fair", "harvest fair", [(roth, "Speaker"), (roth, "Host")])
    w.statement("“The dam will hold,”", speaker=[maro], source="Maro said"[:4], event=fair, confidence=first)
    w.statement(
        "that the rain would stop", form="indirect", speaker=[maro], source="Later Maro", event=fair, confidence=second
    )
    w.statement("it", form="indirect", speaker=[growers], source="Two growers", event=fair, confidence=third)
    found = w.done()
    # As the pipeline does it: a part for the first statement of each who spoke there.
    parts = [
        *found.events[0].participants,
        Participation(maro, "Speaker", found.statements[0].source[0], extractor="ng_test.v1"),
        Participation(growers, "Speaker", found.statements[2].source[0], extractor="ng_test.v1"),
    ]
    parts.sort(key=lambda p: (p.span, p.role, p.entity))
    return replace(found, events=(replace(found.events[0], participants=tuple(parts)),))


def parts(found: Annotation) -> list[tuple[str, str, str]]:
    """(entity, role, words) of the parts in the fair."""
    return [(p.entity, p.role, p.span.of(TEXT)) for p in found.events[0].participants]


class TestStatements:
    """Which of them stay."""

    @pytest.mark.parametrize(
        ("least", "kept"),
        [(0, "s1 s2 s3"), (0.3, "s1 s2 s3"), (0.31, "s1 s2"), (0.6, "s1 s2"), (0.9, "s1"), (0.95, ""), (1, "")],
    )
    def test_those_with_as_much_stay(self, least: float, kept: str) -> None:
        """A statement with exactly the figure stays, one below goes, and ids do not change."""
        assert [s.id for s in at_least(article(), least).statements] == kept.split()

    def test_nothing_to_leave_out_changes_nothing(self) -> None:
        """With every statement sure enough the very same value comes back."""
        found = article()
        assert at_least(found, 0.2) is found

    def test_entities_and_what_joins_them_stay(self) -> None:
        """Only statements and the parts that they gave are touched."""
        found = article()
        left = at_least(found, 1)
        assert (left.entities, left.affiliations, left.relations) == (
            found.entities,
            found.affiliations,
            found.relations,
        )


class TestPartsInEvents:
    """Who spoke somewhere, by what was said there."""

    def test_all_stay_with_their_statements(self) -> None:
        """Three speakers, one of them found by the event itself."""
        assert parts(at_least(article(), 0.3)) == [
            ("e1", "Speaker", "Maro"),
            ("e3", "Speaker", "Two growers"),
            ("e2", "Host", "Bela Roth"),
            ("e2", "Speaker", "Bela Roth"),
        ]

    def test_a_part_goes_with_the_only_statement_that_gave_it(self) -> None:
        """The group spoke at the fair only in the statement that is left out."""
        assert parts(at_least(article(), 0.5)) == [
            ("e1", "Speaker", "Maro"),
            ("e2", "Host", "Bela Roth"),
            ("e2", "Speaker", "Bela Roth"),
        ]

    def test_another_statement_takes_over_as_evidence(self) -> None:
        """The part stays when a statement that stays gives it too, with that one's source as its words."""
        left = at_least(article(first=0.2, second=0.8), 0.5)
        assert parts(left)[0] == ("e1", "Speaker", "Later Maro")

    def test_a_part_that_the_event_gave_stays(self) -> None:
        """Nobody loses a part that rests on other words."""
        assert parts(at_least(article(), 1)) == [("e2", "Host", "Bela Roth"), ("e2", "Speaker", "Bela Roth")]


class TestTheGraph:
    """What is published of an article."""

    def test_a_group_that_only_spoke_is_gone(self) -> None:
        """A group that nothing but a statement left out mentions is in no graph; with the statement it is."""
        counts = [
            sum(t.object == Class.GROUP for t in triples(resolve([at_least(article(), least)]))) for least in (0.3, 0.5)
        ]
        assert counts == [1, 0]

    def test_it_is_as_if_they_had_not_been_found(self) -> None:
        """Every statement in the graph has enough confidence, and none with enough is missing."""
        for least in (0, 0.5, 0.7, 1):
            graph = triples(resolve([at_least(article(), least)]))
            found = sum(t.object == Class.STATEMENT for t in graph)
            assert found == sum(s.confidence >= least for s in article().statements)


class TestInvariants:
    """For all figures."""

    @given(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=3, max_size=3), st.floats(0, 1), st.floats(0, 1)
    )
    def test_twice_is_as_once(self, sure: list[float], a: float, b: float) -> None:
        """Filtering by two figures, one after the other, leaves what the higher one leaves."""
        low, high = sorted((a, b))
        found = article(*sure)
        assert at_least(at_least(found, low), high) == at_least(found, high)
        assert at_least(at_least(found, high), low) == at_least(found, high)
