"""Words that only look like a statement, whose report is credited, and for whom a spokesman goes on speaking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.model import Annotation, Article


@pytest.fixture(scope="module")
def extract() -> Callable[..., Annotation]:
    """`extract(text, title="")`: the annotation of an article of 12 March 2024."""
    extractor = Extractor()
    return lambda text, title="": extractor.extract(Article(id="a", text=text, title=title, published="2024-03-12"))


Extract = Callable[..., Annotation]


def contents(found: Annotation) -> list[tuple[str, str]]:
    """Content and polarity of the statements."""
    text = found.article.text
    return [(" … ".join(c.of(text) for c in s.content), s.polarity) for s in found.statements]


def names(found: Annotation, ids: tuple[str, ...]) -> list[str]:
    """The names of entities."""
    known = {e.id: e.name for e in found.entities}
    return [known[i] for i in ids]


class TestSilence:
    """Who says nothing."""

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("Tom Hale did not say whether it would pay.", [("whether it would pay", "denied")]),
            ("Lena Moss would not say how much the quay cost.", [("how much the quay cost", "denied")]),
            ("Ann Breck would not say that the quay was safe.", [("that the quay was safe", "denied")]),
            ("Ann Breck declined to comment.", [("to comment", "denied")]),
            ("Ann Breck refused to say why.", [("to say why", "denied")]),
            ("Ann Breck did not respond to a request for comment.", []),
            ("Lena Moss could not be reached for comment.", []),
            ("“I will not comment on that,” Ann Breck said.", [("“I will not comment on that,”", "affirmed")]),
        ],
    )
    def test_denied(self, extract: Extract, text: str, rows: list[tuple[str, str]]) -> None:
        """What somebody will not tell is never affirmed; who could not be asked or gave no answer said nothing."""
        assert contents(extract(text)) == rows


class TestTopicsAndClients:
    """What a talk is going to be about, and whom somebody works for."""

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("Ann Breck will speak there about harbour safety on Friday.", []),
            ("Tom Hale will talk about his plans in Ostermouth.", []),
            ("Tom Hale is due to speak on ferry fares.", []),
            (
                "Ann Breck said she would speak about the quay.",
                [("she would speak about the quay", "affirmed")],
            ),
        ],
    )
    def test_topic(self, extract: Extract, text: str, rows: list[tuple[str, str]]) -> None:
        """A topic announced is no statement; who says that he is going to speak says so."""
        assert contents(extract(text)) == rows

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("Former minister Carl Doane now advises Swiftline.", []),
            ("Carl Doane advised caution.", [("caution", "affirmed")]),
            ("Carl Doane advised the port to close the quay.", [("to close the quay", "affirmed")]),
        ],
    )
    def test_client(self, extract: Extract, text: str, rows: list[tuple[str, str]]) -> None:
        """Whom somebody advises is no advice."""
        assert contents(extract(text)) == rows


class TestHeadline:
    """Two pieces of news in one headline."""

    @pytest.mark.parametrize(
        ("headline", "content"),
        [
            ("Brightrail denies jobs threat as Ostermouth backs tram", ("jobs threat", "denied")),
            ("Hale praises crew as city heroes", ("crew as city heroes", "affirmed")),
        ],
    )
    def test_as(self, extract: Extract, headline: str, content: tuple[str, str]) -> None:
        """What is denied or praised ends before the second piece of news, and not before "as" with a noun."""
        found = extract(f"{headline}\n\nThe council met on Monday.", title=headline)
        assert contents(found) == [content]


class TestCredit:
    """Whose report the article passes on."""

    @pytest.mark.parametrize(
        ("text", "speaker", "credited"),
        [
            ("VidBox removed a video of the crash, the Tolwick Echo reported.", ["Tolwick Echo"], ["Tolwick Echo"]),
            ("According to the Tolwick Echo, VidBox removed a video.", ["Tolwick Echo"], ["Tolwick Echo"]),
            ("The Dunmere Courier reported that VidBox would close.", ["Dunmere Courier"], ["Dunmere Courier"]),
            ("Swiftline reported that its profits fell.", ["Swiftline"], []),
            ("The Dunmere Courier said that it would close.", ["Dunmere Courier"], []),
        ],
    )
    def test_outlet(self, extract: Extract, text: str, speaker: list[str], credited: list[str]) -> None:
        """An outlet that reports is speaker and credited; a company's own report credits nobody."""
        found = extract(text)
        assert [(names(found, s.speaker), names(found, s.credited)) for s in found.statements] == [(speaker, credited)]


class TestSpokesman:
    """An unnamed spokesman who goes on."""

    def test_company(self, extract: Extract) -> None:
        """The company speaks with its unnamed spokesman wherever he does, and not with another's."""
        found = extract(
            "“We have no choice,” a spokesman for Swiftline said. “The fuel costs too much,” he said. "
            "A spokesman for Kestrel said that fares would fall."
        )
        assert [names(found, s.speaker)[1:] for s in found.statements] == [["Swiftline"], ["Swiftline"], ["Kestrel"]]
