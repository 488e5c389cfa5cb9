"""Who spoke at the event that an article reports."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Annotation, Article


@pytest.fixture(scope="module")
def extract():
    """The annotation of an invented article of 12 March 2024."""
    extractor = Extractor()

    def run(text: str, published: str = "2024-03-12") -> Annotation:
        return extractor.extract(Article(id="a", text=text, published=published))

    return run


def speakers(found: Annotation, kind: str) -> set[str]:
    """Names of those who spoke at the events of a type."""
    names = {e.id: e.name for e in found.entities}
    return {names[p.entity] for v in found.events if v.type == kind for p in v.participants if p.role == "Speaker"}


class TestReportedEvent:
    """An article that reports one event tells what was said there."""

    def test_rally(self, extract) -> None:
        """Once somebody told the crowd something, those who speak in the past tense spoke at the rally."""
        found = extract(
            "Hundreds of rowers filled Quay Street on Monday for a rally against Harlan Motors.\n\n"
            '"The river is ours," Ilse Varga told the crowd.\n\n'
            'Tomas Brandt, a boatman, recalled how the weir was built. "Nobody asked us," he said.\n\n'
            "Mei Okafor, who was not present, said the works would go on.\n\n"
            'Dana Whitlow said in a statement that the weir was safe. "It will stand," she said.\n\n'
            "Piers Adair told the Courier that he had his doubts."
        )
        assert speakers(found, "Rally") == {"Ilse Varga", "Tomas Brandt"}

    def test_press_conference(self, extract) -> None:
        """At a press conference only those speak who are shown to have been there."""
        found = extract(
            "Ilse Varga told reporters at a news conference on Monday that the weir had cracked.\n\n"
            'Tomas Brandt denied it. "It is sound," Brandt said, standing a few feet from Varga.\n\n'
            "Mei Okafor said the crew had complained for weeks."
        )
        assert speakers(found, "PressConference") == {"Ilse Varga", "Tomas Brandt"}

    def test_court(self, extract) -> None:
        """In court counsel and witnesses speak; an expert whom the paper asked does not."""
        found = extract(
            "A jury heard on Monday that the pumps had been switched off.\n\n"
            "On the third day of the trial, prosecutor Mei Okafor told the jury that greed was behind it.\n\n"
            'Tomas Brandt testified that he had heard a bang. "Then it was dark," Brandt said.\n\n'
            '"Such cases are rare," said Dana Whitlow, who teaches law.'
        )
        assert speakers(found, "Hearing") == {"Mei Okafor", "Tomas Brandt"}

    def test_spokesman_after_a_call(self, extract) -> None:
        """Who was asked something on the call was there; a spokesman who speaks for a body was not."""
        found = extract(
            "Divers accused Oak Bank of delay in a private video call on Monday, which was led by Mei Okafor.\n\n"
            "Ilse Varga asked Ms Okafor whether anybody read the letters.\n\n"
            "Tomas Brandt said the bank had mislaid his papers.\n\n"
            'Oak Bank spokesman Piers Adair said: "We listen to our customers."'
        )
        assert speakers(found, "Call") >= {"Ilse Varga", "Tomas Brandt"}
        assert "Piers Adair" not in speakers(found, "Call")

    def test_there(self, extract) -> None:
        """Said there: at the event that the paragraph named before."""
        found = extract(
            'The ferry row is old. In October 2018 divers staged a sit-in at Port Rook. "Fish do not vote," '
            "Ilse Varga said there."
        )
        assert speakers(found, "Protest") == {"Ilse Varga"}

    def test_no_event(self, extract) -> None:
        """Without an event nobody spoke at one."""
        found = extract('Ilse Varga said the weir was safe. "It will stand," she told the crowd.')
        assert found.events == ()
        assert {s.event for s in found.statements} == {""}


class TestBesideAnEvent:
    """An event that stands near the words, without being where they were said."""

    @pytest.mark.parametrize(
        "text",
        [
            "In the days before the council meeting of Monday, Ilse Varga urged Tomas Brandt to sell the weir.",
            "The council has planned a number of walks, with the next meeting set for May.",
        ],
    )
    def test_another_time(self, extract, text: str) -> None:
        """Before an event, or with one still to come, nothing was said at it."""
        assert [s.event for s in extract(text).statements] == [""]

    def test_no_part_in_it(self, extract) -> None:
        """Who is not said to have been at the event that a paragraph names was asked elsewhere."""
        found = extract(
            "The weir has cracked.\n\n"
            "Ilse Varga spoke at a rally in Oslo on Monday. Tomas Brandt, who sells boats, said the weir was old."
        )
        names = {e.id: e.name for e in found.entities}
        said = {names[s.speaker[0]]: s.event for s in found.statements if s.speaker}
        assert said["Tomas Brandt"] == ""

    def test_debate_of_last_week(self, extract) -> None:
        """Candidates talk on for days: an old debate is not where they spoke."""
        text = (
            "A televised debate on March {day}, 2024 drew a crowd. At the debate, Ilse Varga attacked the weir.\n\n"
            '"It leaks," Varga said.'
        )
        held, old = ([bool(s.event) for s in extract(text.format(day=day)).statements] for day in (11, 4))
        assert (held, old) == ([True, True], [True, False])


class TestWhatAnArticleReports:
    """An article that opens by telling of an event reports what was said at it."""

    def test_opening_event(self, extract) -> None:
        """Where the first paragraph tells of a meeting, those who speak later in the past tense spoke there."""
        found = extract(
            "The parish meeting on Monday lasted three hours.\n\n"
            "Ilse Varga asked why the weir was dry. Tomas Brandt said that it leaked.\n\n"
            "The council has offered to pay."
        )
        events = {v.id: v.type for v in found.events}
        assert [events.get(s.event, "") for s in found.statements] == ["Meeting", "Meeting", ""]

    def test_goes_on(self, extract) -> None:
        """Who spoke at an event goes on there in the next sentence of the paragraph."""
        found = extract(
            "Boats are dear. At a conference in Oslo on Monday, Ilse Varga said that the weir leaked. She warned that it would break."
        )
        assert [bool(s.event) for s in found.statements] == [True, True]

    def test_told_the_coroner(self, extract) -> None:
        """Who tells the coroner something tells it at the inquest."""
        found = extract(
            "A sailor drowned by accident, a coroner has ruled. The inquest was held on Monday.\n\n"
            "Ilse Varga told the coroner that the weir was dry."
        )
        events = {v.id: v.type for v in found.events}
        assert events.get(found.statements[-1].event) == "Hearing"


class TestOutlets:
    """Who reports about an event was not there for that."""

    def test_reported_about(self, extract) -> None:
        """An outlet that reports about a meeting did not speak at it."""
        found = extract(
            "Rowers have told Harlan Motors that its weir is a danger, The Quay Courier reported about a meeting that took "
            'place on Monday.\n\nAt the meeting, Ilse Varga told the company: "The river is ours."'
        )
        assert speakers(found, "Meeting") == {"Ilse Varga"}


class TestToldAsStatements:
    """What the article gives as somebody's words is a statement and not also an event."""

    @pytest.mark.parametrize(
        ("text", "cue"),
        [
            ("The drivers' union TBU has called on the council to postpone the vote.", "has called"),
            ("Both speakers urged the Norvik Transport Board to act.", "urged"),
        ],
    )
    def test_no_event_of_its_own(self, extract, text: str, cue: str) -> None:
        """An appeal whose verb is a statement's cue makes no event."""
        found = extract(text)
        assert found.events == ()
        assert [s.cue[0].of(text) for s in found.statements] == [cue]
