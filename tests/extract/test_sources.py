"""Sources that are no plain names: who is meant, and what is nobody's statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.model import Annotation, Article, Span


@pytest.fixture(scope="module")
def extract() -> Callable[[str], Annotation]:
    """`extract(text)`: the annotation of an article of 12 March 2024."""
    extractor = Extractor()
    return lambda text: extractor.extract(Article(id="a", text=text, title="", published="2024-03-12"))


Extract = Callable[[str], Annotation]


def who(found: Annotation, source: str) -> list[list[str]]:
    """Name and type of each speaker of the statements with that source."""
    known = {e.id: f"{e.name} {e.type}" for e in found.entities}
    return [[known[i] for i in s.speaker] for s in found.statements if joined(found, s.source) == source]


def joined(found: Annotation, spans: tuple[Span, ...]) -> str:
    return " … ".join(s.of(found.article.text) for s in spans)


class TestDescriptions:
    """Descriptions and surnames of people who stand in the article."""

    @pytest.mark.parametrize(
        ("text", "source", "expected"),
        [
            (
                "As for whether Orla Finch is still angry at the board, the Ohio congresswoman said the quarrel was over.",
                "the Ohio congresswoman",
                "Orla Finch Person",
            ),
            (
                "Orla Finch was asked about the dam. The Ohio congresswoman replied that it was late.",
                "The Ohio congresswoman",
                "Orla Finch Person",
            ),
            (
                "Axel Brandt called on Gordon Dean to apologize. Dean, a former committee chairman, said it was a joke.",
                "Dean, a former committee chairman",
                "Gordon Dean Person",
            ),
            (
                "Gordon King, a prominent Dover lawyer, said the dam was late. King said he would go.",
                "King",
                "Gordon King Person",
            ),
        ],
    )
    def test_person(self, extract: Extract, text: str, source: str, expected: str) -> None:
        """An office or a surname that is also a title stands for the person whom the text names."""
        assert who(extract(text), source) == [[expected]]

    def test_two_named(self, extract: Extract) -> None:
        """Where the sentence before names two people, an office alone is neither."""
        found = extract("Orla Finch accused Tom Reed of lying. The Ohio senator replied that the charge was false.")
        assert who(found, "The Ohio senator") == [["Ohio senator Group"]]


class TestPronouns:
    """Relative and personal pronouns."""

    @pytest.mark.parametrize(
        ("text", "source", "expected"),
        [
            (
                'Among the guests were stars like Orla Finch, Tom Reed, Sven Lund and Ana Bell, who joked, "It is big."',
                "who",
                ["Ana Bell Person"],
            ),
            (
                (
                    "The push came from Norland Bank and Westmark Steel, the city's two largest firms, "
                    "which together vowed to cut their fees."
                ),
                "which",
                ["Norland Bank Organization", "Westmark Steel Organization"],
            ),
            (
                (
                    "Environmentalists worry that the mine could fall to the state. Unlike Norland Coal, Mr. Finch has few "
                    "rich investors whom the state should ask for the money, they say."
                ),
                "they",
                ["Environmentalists Group"],
            ),
        ],
    )
    def test_antecedent(self, extract: Extract, text: str, source: str, expected: list[str]) -> None:
        """The last of a row joked, both together vowed, and nobody speaks who is first named in what is said."""
        assert who(extract(text), source) == [expected]

    @pytest.mark.parametrize(
        "text",
        [
            "Orla Finch spoke to voters who believed that the dam was needed.",
            "Orla Finch noted a drop in the percentage of voters who believed that the dam was needed.",
        ],
    )
    def test_described(self, extract: Extract, text: str) -> None:
        """People who are only described are a group when they say something, whatever share of them."""
        assert ["voters Group"] in who(extract(text), "who")

    def test_body(self, extract: Extract) -> None:
        """A body that is only described is one group wherever it speaks."""
        found = extract("The New Norland government intends to widen the road. The government said it was late.")
        assert who(found, "The New Norland government") == [["New Norland government Group"]]
        assert who(found, "The government") == [["New Norland government Group"]]

    def test_nobody_else(self, extract: Extract) -> None:
        """A "they" that could only mean those whom its own words name is left open."""
        found = extract("Orla Finch's farm has a few rich Norland investors that the state could press, they say.")
        assert who(found, "they") == [[]]


class TestPapers:
    """Polls and reports with the names of their makers in front."""

    def test_own_names(self, extract: Extract) -> None:
        """A poll speaks for all pollsters in its name and for none of another poll."""
        found = extract(
            "The Norland Institute poll shows that Orla Finch leads. "
            "The Dover Gazette/Kestrel tracking poll showed that Finch is losing ground."
        )
        assert who(found, "The Norland Institute poll") == [["Norland Institute Organization"]]
        assert who(found, "The Dover Gazette/Kestrel tracking poll") == [
            ["Dover Gazette Organization", "Kestrel Organization"]
        ]


class TestNothingSaid:
    """What looks like a statement and is none."""

    @pytest.mark.parametrize(
        "text",
        [
            "Orla Finch did not present plans to repair the bridge.",
            "Rather than quarrel, let's begin by understanding how the ferries lose so much money.",
            "The works go on, with both Mayor Orla Finch and her husband Sven expected to visit Dover in May.",
            "Everything Finch says is nonsense until she shows the bills.",
            "She spent decades training to want to fly a plane.",
        ],
    )
    def test_none(self, extract: Extract, text: str) -> None:
        """Plans that nobody unveiled, "let's", who is expected, what words are and a stretch of time say nothing."""
        assert extract(text).statements == ()

    def test_as_far(self, extract: Extract) -> None:
        """ "As far" is never what somebody says."""
        found = extract("As far as whether Orla Finch still senses anger, Tom Reed acknowledged that there is some.")
        assert [joined(found, s.content) for s in found.statements] == ["that there is some"]


class TestReach:
    """Whose a quotation is, and how far words reach."""

    def test_circumstance(self, extract: Extract) -> None:
        """A quotation behind a colon is the main subject's and not that of a phrase with "with"."""
        found = extract(
            "With party elders ever more worried about how few farmers came, "
            'Mayor Tom Reed is rolling out a new message: "It is about me."'
        )
        assert [joined(found, s.source) for s in found.statements if s.form == "direct"] == ["Mayor Tom Reed"]

    def test_goes_on(self, extract: Extract) -> None:
        """A quotation behind a sentence that ends with what the speaker stressed goes on the first."""
        found = extract(
            "“You can’t repair what you don’t see,” Orla Finch said, stressing why records matter. "
            "“What we need is a list of every pipe in the town.”"
        )
        assert [joined(found, s.content) for s in found.statements] == [
            "“You can’t repair what you don’t see,” … “What we need is a list of every pipe in the town.”",
            "why records matter",
        ]

    def test_second_infinitive(self, extract: Extract) -> None:
        """Both things that are pledged belong to the content."""
        found = extract("Orla Finch promised to freeze and then slowly lower fees.")
        assert [joined(found, s.content) for s in found.statements] == ["to freeze and then slowly lower fees"]
