"""Panels that are events and panels that are bodies, who holds a meeting, and what was voted on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_cast import reader, told
from spacy.tokens import Doc

from kg.model import Event

Read = Callable[..., tuple[Event, ...]]
OPENING = "The Nordmark Book Festival opens on April 2 in Oberwald. "


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    """The events of a text, with the invented cast."""
    return reader(parse)


def panels(events: tuple[Event, ...]) -> list[tuple[str, str, str, list[str]]]:
    """What is told of each debate that is part of the festival."""
    return [t for t, v in zip(told(events), events, strict=True) if v.type == "Debate" and v.part_of and v.planned]


class TestPanels:
    """A panel at a festival is an event of its own."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                (
                    "Mei Okafor and Tomas Brandt will take part in a panel on the future of cities at the festival on April 4. "
                    "Ilse Varga will moderate the panel."
                ),
                [
                    (
                        "Debate",
                        "panel on the future of cities",
                        "2024-04-04",
                        ["Participant? Mei Okafor", "Participant? Tomas Brandt", "Chair? Ilse Varga"],
                    )
                ],
            ),
            (
                "A panel on city transport, chaired by Ilse Varga, will take place at the festival on April 4.",
                [("Debate", "panel on city transport", "2024-04-04", ["Chair? Ilse Varga"])],
            ),
            (
                "Mei Okafor and Tomas Brandt will join a panel on harbour safety there, chaired by Ilse Varga.",
                [
                    (
                        "Debate",
                        "panel on harbour safety",
                        "",
                        ["Participant? Mei Okafor", "Participant? Tomas Brandt", "Chair? Ilse Varga"],
                    )
                ],
            ),
            (
                (
                    "Mei Okafor will take part in a panel on fishing at the festival on April 4. "
                    "Tomas Brandt will moderate a panel on ferries at the festival on April 5."
                ),
                [
                    ("Debate", "panel on fishing", "2024-04-04", ["Participant? Mei Okafor"]),
                    ("Debate", "panel on ferries", "2024-04-05", ["Chair? Tomas Brandt"]),
                ],
            ),
        ],
    )
    def test_of_a_festival(self, read: Read, text: str, expected: list[object]) -> None:
        """It has its day, its people and its chair, and the festival keeps its own day and gets no chair."""
        events = read(OPENING + text)
        assert panels(events) == expected
        whole = [v for v in events if v.type == "Festival"]
        assert [(v.name, v.date) for v in whole] == [("Nordmark Book Festival", "2024-04-02")]
        assert [p.role for p in whole[0].participants if p.role == "Chair"] == []

    @pytest.mark.parametrize(
        "text",
        [
            "A panel of judges chose Mei Okafor at the festival on April 4.",
            "The advisory panel will meet at the festival on April 4.",
            "A panel at the festival found that the bridge is unsafe.",
            "Mei Okafor was appointed to a panel at the festival.",
            "A federal appeals panel at the festival will begin on April 4.",
        ],
    )
    def test_bodies(self, read: Read, text: str) -> None:
        """Those who judge, advise or find are no event, wherever they sit."""
        assert [v.name for v in read(OPENING + text) if v.type == "Debate"] == []


class TestHolders:
    """Who holds a meeting."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Rivers Trust will hold a public meeting on Saturday.", ["Organizer? Rivers Trust"]),
            ("A public meeting will be held by the Rivers Trust on Saturday.", ["Organizer? Rivers Trust"]),
            ("Mei Okafor will hold a public meeting on Saturday.", ["Organizer? Mei Okafor"]),
            ("The Rivers Trust hosted a meeting on Monday.", ["Host Rivers Trust"]),
            ("The Rivers Trust held an emergency meeting on Monday.", ["Participant Rivers Trust"]),
            ("The Rivers Trust called a meeting on Monday.", ["Organizer Rivers Trust"]),
            (
                "The Rivers Trust held a meeting with Oak Bank on Monday.",
                ["Participant Rivers Trust", "Participant Oak Bank"],
            ),
            (
                "The Rivers Trust and Oak Bank held a meeting on Monday.",
                ["Participant Rivers Trust", "Participant Oak Bank"],
            ),
        ],
    )
    def test_meetings(self, read: Read, text: str, expected: list[str]) -> None:
        """A body that holds one alone organizes it; two who hold one take part in it."""
        assert [parts for *_, parts in told(read(text))] == [expected]


class TestVotes:
    """What was voted on."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "The Rivers Trust passed the harbour plan by 17 votes to 12 on Monday. Mei Okafor voted against it.",
                [
                    ("Decision", "Rivers Trust passed harbour plan", "2024-03-11", ["Participant Rivers Trust"]),
                    ("Vote", "Mei Okafor voted against harbour plan", "", ["Participant Mei Okafor"]),
                ],
            ),
            (
                "The budget was approved by the Rivers Trust on Monday. Mei Okafor voted for it.",
                [
                    ("Legislation", "budget was approved by Rivers Trust", "2024-03-11", ["Participant Rivers Trust"]),
                    ("Vote", "Mei Okafor voted for budget", "", ["Participant Mei Okafor"]),
                ],
            ),
            (
                "Mei Okafor spoke of the old days. Tomas Brandt voted against it.",
                [("Vote", "Tomas Brandt voted", "", ["Participant Tomas Brandt"])],
            ),
        ],
    )
    def test_names(self, read: Read, text: str, expected: list[object]) -> None:
        """A count of votes is no event, and "it" is the thing put to the vote, or nothing."""
        assert [t for t in told(read(text)) if t[0] != "Speech"] == expected
