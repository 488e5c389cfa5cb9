"""What a reader would stumble over: cues that say nothing, deeds taken for words, the wrong listener or topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.model import Annotation, Article, Statement


@pytest.fixture(scope="module")
def extract() -> Callable[..., Annotation]:
    """`extract(text, title="")`: the annotation of an article of 12 March 2024."""
    extractor = Extractor()
    return lambda text, title="": extractor.extract(Article(id="a", text=text, title=title, published="2024-03-12"))


Extract = Callable[..., Annotation]


def words(found: Annotation, statement: Statement) -> tuple[str, str, str]:
    """Source, cue and content."""
    text = found.article.text
    source, cue, content = (
        " … ".join(s.of(text) for s in spans) for spans in (statement.source, statement.cue, statement.content)
    )
    return source, cue, content


def names(found: Annotation, ids: tuple[str, ...]) -> list[str]:
    """The names of entities."""
    known = {e.id: e.name for e in found.entities}
    return [known[i] for i in ids]


class TestCue:
    """The words that mark an attribution."""

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("Orla Finch appealed for calm.", [("Orla Finch", "appealed for", "calm")]),
            ("Orla Finch called loudly for a bridge.", [("Orla Finch", "called … for", "a bridge")]),
            ("Orla Finch spoke out against the dam.", [("Orla Finch", "spoke out against", "the dam")]),
            ("Orla Finch called “for calm and patience”.", [("Orla Finch", "called", "“for calm and patience”")]),
            ("Orla Finch's plea for a new lock failed.", [("Orla Finch's", "plea for", "a new lock")]),
        ],
    )
    def test_preposition(self, extract: Extract, text: str, rows: list[tuple[str, str, str]]) -> None:
        """The preposition in front of the content belongs to the cue, unless quotation marks give it to the content."""
        found = extract(text)
        assert [words(found, s) for s in found.statements] == rows


class TestDeeds:
    """What somebody does, and no words."""

    @pytest.mark.parametrize(
        "text",
        [
            "The shops were shut as most farmers continued to wait.",
            "Mara Quill conceded a penalty in the second half.",
            "The leaks put the harbour at risk of being flooded.",
            "The harbour hotel offers free parking.",
            "Mara Quill continued polishing the bell until June.",
            "Mara Quill was called in and told that the bell had cracked.",
            "The vote elects 70 members of the harbour board.",
        ],
    )
    def test_nothing_is_said(self, extract: Extract, text: str) -> None:
        """A deed is no statement, though its verb may report words elsewhere."""
        assert extract(text).statements == ()

    @pytest.mark.parametrize(
        ("text", "row"),
        [
            ("Mara Quill conceded defeat.", ("Mara Quill", "conceded", "defeat")),
            ("Mara Quill put the loss at $9 million.", ("Mara Quill", "put", "the loss at $9 million")),
            ("Mara Quill offers an assessment of the flood.", ("Mara Quill", "offers", "an assessment of the flood")),
            ("Mara Quill was fined and told Tom Beck that she would go.", ("Mara Quill", "told", "that she would go")),
            ("The road was shut, as the council had warned.", ("the council", "had warned", "The road was shut")),
        ],
    )
    def test_the_same_verbs_with_words(self, extract: Extract, text: str, row: tuple[str, str, str]) -> None:
        """What these verbs report is still found."""
        found = extract(text)
        assert [words(found, s) for s in found.statements] == [row]

    def test_headline_that_announces(self, extract: Extract) -> None:
        """In a headline in capitals "To Speak" announces somebody, and what a group did is nothing that he says."""
        title = "Quarry Owners To Speak at Evening Hosted by Union That Backed Strike on Harrow Pit"
        assert extract(f"{title}\n\nThe executives left.", title).statements == ()

    def test_intention(self, extract: Extract) -> None:
        """An intention that is reported of somebody is a statement: to do what, in a clause."""
        found = extract("The Rowers' Union plans to march through the town on Saturday.")
        assert [words(found, s) for s in found.statements] == [
            ("The Rowers' Union", "plans", "to march through the town on Saturday")
        ]


class TestToWhom:
    """The one spoken to."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Mara Quill complained to Tom Beck that the lock had failed.", ["Tom Beck"]),
            ("Mara Quill spoke with Tom Beck about the lock.", ["Tom Beck"]),
            ("Mara Quill likened Ivo Lind to Tom Beck.", []),
            ("Mara Quill called the plan “a wake-up call” to Tom Beck.", []),
            ("Mara Quill agreed with Tom Beck.", []),
        ],
    )
    def test_prepositions(self, extract: Extract, text: str, told: list[str]) -> None:
        """Behind "to" and "with" stands a listener only where it is neither what is said nor a part of it."""
        found = extract(text)
        assert [names(found, s.addressee) for s in found.statements] == [told]


class TestAbout:
    """What the words are about."""

    def test_only_what_is_named(self, extract: Extract) -> None:
        """Whom the content names or calls he or she it is about; what may be meant by "it" is left open."""
        found = extract("Tom Beck owns Kestrel Foods. Mara Quill said he would sell it to Ivo Lind.")
        assert [names(found, s.about) for s in found.statements] == [["Tom Beck", "Ivo Lind"]]


class TestPassedOn:
    """Who is credited with a report."""

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            (
                "Mara Quill later said there was no cure, The Times of Orlane reported citing the Harbour Times.",
                [("Mara Quill", "said", "there was no cure", ["The Times of Orlane"])],
            ),
            (
                "The Levant Courier reported citing the Harbour Times that the port would close.",
                [("the Harbour Times", "citing", "that the port would close", ["Levant Courier"])],
            ),
            (
                "The bridge will close in June, as per the Harbour Times.",
                [("the Harbour Times", "as per", "The bridge will close in June", ["Harbour Times"])],
            ),
            (
                "As per the Harbour Times, the bridge will close.",
                [("the Harbour Times", "As per", "the bridge will close", ["Harbour Times"])],
            ),
        ],
    )
    def test_credit(self, extract: Extract, text: str, rows: list[tuple[str, str, str, list[str]]]) -> None:
        """An outlet that passes something on is credited, whatever the words that say so."""
        found = extract(text)
        assert [(*words(found, s), names(found, s.credited)) for s in found.statements] == rows

    def test_as_per_in_front_of_another(self, extract: Extract) -> None:
        """What "as per" credits in front of somebody's words is no part of them."""
        found = extract("As per the Harbour Times report, Mara Quill said the bridge was safe.")
        assert ("Mara Quill", "said", "the bridge was safe") in [words(found, s) for s in found.statements]


class TestOutlet:
    """An outlet that speaks."""

    @pytest.mark.parametrize("source", ["The Harbour Times newspaper", "The Levant Press news agency"])
    def test_name_and_noun(self, extract: Extract, source: str) -> None:
        """ "The Harbour Times newspaper" is the Harbour Times."""
        found = extract(f"{source} reports that losses rose.")
        assert [[n in source for n in names(found, s.speaker)] for s in found.statements] == [[True]]


class TestPolarity:
    """Whether the source stands by the content."""

    def test_astonishment(self, extract: Extract) -> None:
        """Who cannot believe something takes it for true; who does not believe it does not."""
        found = extract("“I can't believe they won,” said Mara Quill. “I don't believe they won,” said Tom Beck.")
        beliefs = [s for s in found.statements if "believe" in words(found, s)[1]]
        assert [s.polarity for s in beliefs] == ["affirmed", "denied"]


class TestInsideAQuotation:
    """Who says "I" where a spokesman and his body speak together."""

    def test_one_and_many(self, extract: Extract) -> None:
        """ "I" is the spokesman alone, "we" he and the body."""
        found = extract(
            "“I think the plant will stay,” said Tom Beck, a spokesman for Kestrel Foods. "
            "“We think it will grow,” said Tom Beck, a spokesman for Kestrel Foods."
        )
        own = [s for s in found.statements if words(found, s)[1] == "think"]
        assert [names(found, s.speaker) for s in own] == [["Tom Beck"], ["Tom Beck", "Kestrel Foods"]]
