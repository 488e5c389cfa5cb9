"""Statements: who said what, on the smallest sentences that show each construction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from kg.extract.quotes.rules import find_quotes
from kg.extract.statements.rules import find_attributions, form_of
from kg.extract.statements.tables import CLASSES, FRAMES, nouns, verbs

Parse = Callable[..., Doc]


@dataclass(frozen=True)
class Found:
    """An attribution as its words."""

    form: str
    source: str
    cue: str
    content: str


@pytest.fixture(scope="session")
def attributions(parse: Parse) -> Callable[[str], list[Found]]:
    """`attributions(text)`: what is found, each span as its words."""

    def run(text: str) -> list[Found]:
        doc = parse(text)
        quotes = find_quotes(text, [b.span for b in doc._.blocks])
        return [
            Found(
                form_of(text, a.content, quotes),
                *(" … ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content)),
            )
            for a in find_attributions(doc, doc._.blocks, quotes)
        ]

    return run


class TestDirect:
    """Quotations with their cues."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("“We will rebuild,” said Ama Boateng.", ("Ama Boateng", "said", "“We will rebuild,”")),
            ("“We will rebuild,” Boateng told reporters.", ("Boateng", "told", "“We will rebuild,”")),
            ("Boateng said: “We will rebuild.”", ("Boateng", "said", "“We will rebuild.”")),
            ("“Will it hold?” she asked.", ("she", "asked", "“Will it hold?”")),
            ("''Nothing was lost,'' the curator said.", ("the curator", "said", "''Nothing was lost,''")),
            ("“Nothing was lost”, the curator said.", ("the curator", "said", "“Nothing was lost”")),
            (
                "The mayor had a message for the drivers: “Go home and rest.”",
                ("The mayor", "had", "“Go home and rest.”"),
            ),
        ],
    )
    def test_cue_beside_the_quotation(
        self, attributions: Callable[[str], list[Found]], text: str, expected: tuple[str, str, str]
    ) -> None:
        """The cue in front of or behind a quotation gives its source; marks belong to the content."""
        assert attributions(text) == [Found("direct", *expected)]

    def test_interrupted(self, attributions: Callable[[str], list[Found]]) -> None:
        """A quotation that the cue interrupts is one statement with two pieces."""
        assert attributions("“If it rains,” Tuan Le said, “we will play inside.”") == [
            Found("direct", "Tuan Le", "said", "“If it rains,” … “we will play inside.”")
        ]

    def test_goes_on_after_the_cue(self, attributions: Callable[[str], list[Found]]) -> None:
        """A quotation that goes on after the attribution's sentence is the same statement."""
        assert attributions("“The pump failed,” Tuan Le said. “Nobody told us for a week.”") == [
            Found("direct", "Tuan Le", "said", "“The pump failed,” … “Nobody told us for a week.”")
        ]

    def test_goes_on_in_the_next_paragraph(self, attributions: Callable[[str], list[Found]]) -> None:
        """A quotation that was left open goes on in the next paragraph."""
        text = "Tuan Le said: “The pump failed.\n\n“Nobody told us for a week.”"
        assert attributions(text) == [
            Found("direct", "Tuan Le", "said", "“The pump failed.\n\n“Nobody told us for a week.”")
        ]

    def test_nested_quotation_at_the_end(self, attributions: Callable[[str], list[Found]]) -> None:
        """Two closing marks in a row end an utterance like one."""
        assert attributions("“The pump failed,” Tuan Le said. “They told me, ‘Nobody knew.’”") == [
            Found("direct", "Tuan Le", "said", "“The pump failed,” … “They told me, ‘Nobody knew.’”")
        ]

    def test_a_second_cue_is_a_second_statement(self, attributions: Callable[[str], list[Found]]) -> None:
        """A sentence of its own that leads up to the next quotation begins a new statement."""
        found = attributions("Tuan Le said: “The pump failed.” The mayor replied: “Nobody told us.”")
        assert [(f.source, f.content) for f in found] == [
            ("Tuan Le", "“The pump failed.”"),
            ("The mayor", "“Nobody told us.”"),
        ]

    def test_told_when_not_what(self, attributions: Callable[[str], list[Found]]) -> None:
        """A clause that tells when something was said is not what was said."""
        assert attributions(
            "“Summonses are not invitations,” Chairman Lund said after the witness failed to appear."
        ) == [Found("direct", "Chairman Lund", "said", "“Summonses are not invitations,”")]

    def test_signed(self, attributions: Callable[[str], list[Found]]) -> None:
        """A name behind a dash signs the quotation in front of it."""
        assert attributions("“I will miss the night bus.”\u00a0― Ama Boateng\u00a0") == [
            Found("direct", "Ama Boateng", "―", "“I will miss the night bus.”")
        ]

    def test_speaker_is_not_the_subject_of_the_words(self, attributions: Callable[[str], list[Found]]) -> None:
        """With a second cue in one sentence, who spoke goes on speaking."""
        found = attributions("The bridge, the inspector said, was safe, adding: “I would drive my children over it.”")
        assert Found("direct", "the inspector", "adding", "“I would drive my children over it.”") in found

    def test_left_open_before_its_attribution(self, attributions: Callable[[str], list[Found]]) -> None:
        """A missing closing mark does not take the attribution into the quoted words."""
        assert attributions("Okafor said, “The tests were never run, the Harbour Gazette reported.") == [
            Found("direct", "Okafor", "said", "“The tests were never run,")
        ]


class TestIndirect:
    """Attributions without quotation marks."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Okafor said that the tests were never run.", ("Okafor", "said", "that the tests were never run")),
            ("The tests were never run, Okafor said.", ("Okafor", "said", "The tests were never run")),
            (
                "The tests, Okafor said, were never run.",
                ("Okafor", "said", "The tests … were never run"),
            ),
            (
                "According to the auditors, the money was gone by May.",
                ("the auditors", "According to", "the money was gone by May"),
            ),
            (
                "The money was gone by May, according to the auditors.",
                ("the auditors", "according to", "The money was gone by May"),
            ),
            ("The nurses asked whether the ward would close.", ("The nurses", "asked", "whether the ward would close")),
            ("She hoped to return to the stage in spring.", ("She", "hoped", "to return to the stage in spring")),
            (
                "The union urged drivers to stay at home.",
                ("The union", "urged", "drivers to stay at home"),
            ),
            (
                "The minister called for an independent inquiry.",
                ("The minister", "called for", "an independent inquiry"),
            ),
            (
                "The firm denied that it had paid the inspectors.",
                ("The firm", "denied", "that it had paid the inspectors"),
            ),
            (
                "A leaked report warned that the dam could fail.",
                ("A leaked report", "warned", "that the dam could fail"),
            ),
        ],
    )
    def test_constructions(
        self, attributions: Callable[[str], list[Found]], text: str, expected: tuple[str, str, str]
    ) -> None:
        """Each construction gives source, cue and content."""
        assert attributions(text) == [Found("indirect", *expected)]

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("The coach blasted the league for ignoring two warnings.", "the league for ignoring two warnings"),
            ("The coach dismissed the rule as a gift to rich clubs.", "the rule as a gift to rich clubs"),
            ("The auditors accused the firm of hiding its losses.", "the firm of hiding its losses"),
            ("The union urged drivers in the valley to stay at home.", "drivers in the valley to stay at home"),
        ],
    )
    def test_whom_and_why(self, attributions: Callable[[str], list[Found]], text: str, content: str) -> None:
        """What somebody is blamed, praised or asked for belongs to the content with the one it is about."""
        assert [f.content for f in attributions(text)] == [content]

    def test_passive_has_its_agent(self, attributions: Callable[[str], list[Found]]) -> None:
        """The source of a passive stands behind "by"; its subject says nothing."""
        found = attributions("The manager was accused of fraud by two former clerks.")
        assert [f.source for f in found] == ["two former clerks"]

    def test_inside_another_content(self, attributions: Callable[[str], list[Found]]) -> None:
        """A cue inside attributed words is part of them."""
        assert [f.source for f in attributions("Okafor said that she hoped to return in May.")] == ["Okafor"]


class TestMixed:
    """Quoted words in a sentence of the outlet's own."""

    def test_fragment(self, attributions: Callable[[str], list[Found]]) -> None:
        """A quoted fragment is part of the indirect content around it."""
        assert attributions("Boateng said the plan was “a gift to nobody” and would be withdrawn.") == [
            Found("mixed", "Boateng", "said", "the plan was “a gift to nobody” and would be withdrawn")
        ]

    def test_naming(self, attributions: Callable[[str], list[Found]]) -> None:
        """What somebody calls a thing is attributed with the thing."""
        assert attributions("Boateng called the plan “a gift to nobody.”") == [
            Found("mixed", "Boateng", "called", "the plan “a gift to nobody.”")
        ]


class TestNothingSaid:
    """Words in marks that nobody says."""

    @pytest.mark.parametrize(
        "text",
        [
            "The so-called “smart” meters were removed in June.",
            "The band played “Harbour Lights” twice.",
            "The road was closed for the afternoon.",
        ],
    )
    def test_scare_quotes_and_titles(self, attributions: Callable[[str], list[Found]], text: str) -> None:
        """Scare quotes, titles and plain narrative are no statements."""
        assert attributions(text) == []


class TestTables:
    """The tables that people extend."""

    def test_rows_are_complete(self) -> None:
        """Every row has a known class and known frames, and no lemma stands twice."""
        for row in verbs().values():
            assert row.cue_class in CLASSES
            assert row.frames
            assert all(f in FRAMES or f.startswith("p:") for f in row.frames), row
        assert set(nouns().values()) <= set(CLASSES)
