"""Statements inside statements, and whether a source stands by what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.model import Article, Statement

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def said() -> Callable[[str], list[tuple[Statement, str, str, str, str]]]:
    """`said(text)`: every statement with the names of its speakers, its cue, its content and whom it is credited to."""
    extractor = Extractor()

    def run(text: str) -> list[tuple[Statement, str, str, str, str]]:
        found = extractor.extract(Article(id="a", text=text, published="2024-03-12"))
        names = {e.id: e.name for e in found.entities}
        return [
            (
                s,
                ", ".join(names[i] for i in s.speaker),
                " … ".join(c.of(text) for c in s.cue),
                " … ".join(c.of(text) for c in s.content),
                ", ".join(names[i] for i in s.credited),
            )
            for s in found.statements
        ]

    return run


class TestOwnBelief:
    """What the speaker of a quotation thinks is a statement of its own, and his."""

    def test_found_beside_the_quotation(self, said) -> None:
        """ "I think ..." gives the quotation and the belief in it, both the speaker's, the belief without the marks."""
        rows = said('"I think the quarry will ruin the valley," said Mara Lind, a farmer.')
        assert [r[1:4] for r in rows] == [
            ("Mara Lind", "said", '"I think the quarry will ruin the valley,"'),
            ("Mara Lind", "think", "the quarry will ruin the valley"),
        ]
        assert [r[0].form for r in rows] == ["direct", "direct"]

    def test_said_where_the_quotation_was(self, said) -> None:
        """The belief is voiced at the event, and to the people, that the quotation is."""
        rows = said('Mara Lind met Tom Ash on Monday. At the meeting, Lind told Ash: "I think we can win the case."')
        (outer, *_), (own, *_) = rows
        assert outer.event
        assert (own.event, own.addressee) == (outer.event, outer.addressee)

    def test_kept_inside_the_marks(self, said) -> None:
        """What the outlet says behind the quotation is no part of the belief."""
        rows = said('"We believe the bridge is safe", Mara Lind said, although nobody had seen a report.')
        assert ("Mara Lind", "believe", "the bridge is safe") in [r[1:4] for r in rows]

    @pytest.mark.parametrize(
        "text",
        [
            'Ash wore a shirt that read "I think so" in red letters.',
            'The film "I Think It Will Rain" opens on Friday.',
            'Mara Lind said: "You think the bridge will hold."',
        ],
    )
    def test_nobody_elses(self, said, text) -> None:
        """Words on a shirt, a title, and what the speaker says of another's belief are no belief of a speaker."""
        assert [r for r in said(text) if r[2].lower() == "think"] == []


class TestPassedOn:
    """A chain of reports stays a chain."""

    def test_who_passes_it_on_is_credited(self, said) -> None:
        """The words are found under the one who said them, credited to the one who passes them on."""
        rows = said("According to the Harlow Gazette, council leader Jean Roe said the vote would be delayed.")
        assert [r[1:] for r in rows] == [
            (
                "Harlow Gazette",
                "According to",
                "council leader Jean Roe said the vote would be delayed",
                "Harlow Gazette",
            ),
            ("Jean Roe", "said", "the vote would be delayed", "Harlow Gazette"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Tom Ash said the company should admit that the dam leaks.",
            "Tom Ash said the company had never claimed that the dam was sound.",
            "Tom Ash said he would resign if the company said that the dam leaks.",
            "Tom Ash hoped the company would say that the dam leaks.",
        ],
    )
    def test_what_was_not_said(self, said, text) -> None:
        """What somebody should, might or did not say is not taken for said."""
        assert len(said(text)) == 1


class TestIntroduced:
    """A paragraph without marks that the one before it introduces."""

    def test_set_off(self, said) -> None:
        """After "The company replied:" the paragraph is what the company said."""
        rows = said("Kestrel Mining answered the charge in a letter. Kestrel Mining wrote:\n\nThe plan is quite safe.")
        assert rows[-1][1:4] == ("Kestrel Mining", "wrote", "The plan is quite safe.")

    def test_a_list_is_none(self, said) -> None:
        """Items of a list are nobody's words."""
        rows = said("Kestrel Mining said the following towns were chosen:\n\nHarlow, Stoke and Penn\n\nBoth Leas")
        assert "Harlow, Stoke and Penn" not in [r[3] for r in rows]


class TestPolarity:
    """Whether the source stands by the content or rejects it."""

    @pytest.mark.parametrize(
        ("text", "polarity"),
        [
            ("Tom Ash said that the dam was safe.", "affirmed"),
            ("Tom Ash denied that the dam was leaking.", "denied"),
            ("Tom Ash denied the allegation.", "denied"),
            ("Tom Ash rejected the claim that the dam was leaking.", "denied"),
            ("Tom Ash did not deny that the dam was leaking.", "affirmed"),
            ("Tom Ash does not believe that the dam is leaking.", "denied"),
            ("Tom Ash no longer believes that the dam is safe.", "denied"),
            ("Tom Ash doubts that the dam is safe.", "denied"),
            ("Tom Ash never said that the dam was safe.", "denied"),
            ("Tom Ash does not believe what the council says.", "affirmed"),
            ("Tom Ash did not say whether the dam was safe.", "denied"),
            ("Tom Ash did not know that the dam was leaking.", "affirmed"),
            ('Tom Ash denied it. "The dam is safe," Ash said.', "affirmed"),
            ("Tom Ash dismissed the report as a joke.", "denied"),
        ],
    )
    def test_of_the_last_statement(self, said, text, polarity) -> None:
        """Denied is what the source rejects or is said not to hold; what is left open or known to be so is not."""
        assert said(text)[-1][0].polarity == polarity


class TestSource:
    """The words at the spot lead to the one they name."""

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("The developer Corvane Homes said that it had no interest in the site.", "Corvane Homes"),
            ("Joan Marchbank spoke first. Helen Marchbank denied the claim.", "Helen Marchbank"),
            ("Helen Marchbank led the council. Ms Marchbank denied the claim.", "Helen Marchbank"),
        ],
    )
    def test_named_at_the_spot(self, said, text, speaker) -> None:
        """A body beside its description, and a surname that looks like a date."""
        assert said(text)[-1][1] == speaker


class TestInWriting:
    """What the parser hangs on the statement, letter or interview in which it was said."""

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("The mayor, Ann Bole, said in a statement that she was sorry.", "that she was sorry"),
            ("Harbour Aid said in a letter to members that the shelter would close.", "that the shelter would close"),
            ("Mara Lind said in an interview that the dam would hold.", "that the dam would hold"),
        ],
    )
    def test_the_clause_alone(self, said, text, content) -> None:
        """The content is the clause, without the paper."""
        assert [r[3] for r in said(text)] == [content]
