"""Events kept apart and joined: whose interview, which reception, one day's rise and the week's rally, goals of a match."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_cast import reader, told
from spacy.tokens import Doc

from kg.model import Event

Read = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    """The events of a text, with the invented cast."""
    return reader(parse)


def kinds(events: tuple[Event, ...]) -> list[tuple[str, int]]:
    """Type of each event and at how many spots it is mentioned."""
    return [(v.type, len(v.mentions)) for v in events]


class TestApart:
    """What must be another event, though kind and date agree."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # Whose it is tells it apart, unless the sentence before knows the owner.
            (
                "Varga said in a phone interview that fares rise. Okafor watched the tax office's interview of the minister.",
                [("Interview", 1)],
            ),
            (
                "Varga gave an interview to a magazine on Monday. In the magazine's interview she praised ferries.",
                [("Interview", 2)],
            ),
            # No date on either side is no common date; the same words are.
            (
                "In an interview with Oak Bank Varga blasted the press. In a Chirpy interview Varga said the bridges are safe.",
                [("Interview", 1), ("Interview", 1)],
            ),
            (
                "Varga said in an interview that fares rise. Asked again in an interview, Varga said no.",
                [("Interview", 2)],
            ),
            # A dinner is not the summit, and no superlative points back.
            (
                "The summit in Oberwald opened on Monday. The dinner was attended by Ilse Varga.",
                [("Summit", 1), ("Gathering", 1)],
            ),
            (
                "Varga and Brandt reached an agreement in May 2022. Okafor later signed the largest fishing agreement.",
                [("Agreement", 1), ("Agreement", 1)],
            ),
            # The rally of a week is not one day's rise.
            (
                "The Nikkei rose 2 percent on Tuesday. That rally had begun this week.",
                [("MarketMovement", 1), ("MarketMovement", 1)],
            ),
        ],
    )
    def test_apart(self, read: Read, text: str, expected: list[tuple[str, int]]) -> None:
        """A phrase that nothing but its kind joins to an earlier event is of another."""
        assert kinds(read(text)) == expected

    def test_a_warm_reception_is_no_event(self, read: Read) -> None:
        """How somebody was received is no party."""
        assert read("Varga got a warm reception in Oberwald on Monday.") == ()
        assert read("Her warm Oberwald reception on Monday shows what Varga is worth.") == ()


class TestJoined:
    """What is one event, told twice."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "The Nasdaq reached 3,140.25 points after gaining 2.31% on Monday.",
                [("MarketMovement", "Nasdaq reached 3,140.25 points", "2024-03-11", [])],
            ),
            (
                "Oak Bank filed a lawsuit against Brandt on Monday, the fourth such lawsuit since the fire.",
                [
                    (
                        "Lawsuit",
                        "fourth such lawsuit",
                        "2024-03-11",
                        ["Participant Oak Bank", "Target Tomas Brandt"],
                    )
                ],
            ),
            # A goal is of its match, and without a match no event.
            (
                "Red Valley lost the match on Monday. Brandt scored a goal in the second half.",
                [("SportsMatch", "match", "2024-03-11", ["Participant Red Valley", "Participant Tomas Brandt"])],
            ),
            ("Brandt scored a goal in the second half on Monday.", []),
            # Who was killed had been shot, unless that was on another day.
            (
                "Brandt was killed by dock workers. Brandt was shot on Monday in Oberwald.",
                [
                    (
                        "Death",
                        "Tomas Brandt was killed by dock workers",
                        "2024-03-11",
                        ["Target Tomas Brandt", "Participant dock workers"],
                    )
                ],
            ),
        ],
    )
    def test_one_event(self, read: Read, text: str, expected: list[object]) -> None:
        """The level that a price reached and the move are one; so are a match and its goals."""
        assert told(read(text)) == expected


class TestWhoAndHowFar:
    """Whose figures move and how far; who was where with what is his."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Shares of Harlan Motors fell 3 percent on Monday.",
                ("MarketMovement", "Shares of Harlan Motors fell 3 percent", "2024-03-11", ["Participant Harlan Motors"]),
            ),
            (
                "The FTSE 100 index was up 25 points on Monday.",
                ("MarketMovement", "FTSE 100 index was up 25 points", "2024-03-11", []),
            ),
            (
                "The Dow Jones index finished at 7,223.98 on Monday.",
                ("MarketMovement", "Dow Jones index finished at 7,223.98", "2024-03-11", []),
            ),
            (
                "The DAX was up by a tenth of a percent on Monday.",
                ("MarketMovement", "DAX was up by a tenth of a percent", "2024-03-11", []),
            ),
            (
                "Every stock in the index lost ground on Monday.",
                ("MarketMovement", "every stock lost ground", "2024-03-11", []),
            ),
            (
                "Brandt invoked his rights in a closed session on Monday.",
                ("Meeting", "closed session", "2024-03-11", ["Attendee Tomas Brandt"]),
            ),
            ("Varga published a memoir of her time in 2019.", ("Publication", "Ilse Varga published memoir", "2019", ["Participant Ilse Varga"])),
        ],
    )  # fmt: skip
    def test_told(self, read: Read, text: str, expected: tuple[str, str, str, list[str]]) -> None:
        """The name says how far a price went; the company and the subject of "his rights" take part."""
        assert told(read(text)) == [expected]

    def test_killed_by_nobody_named(self, read: Read) -> None:
        """Where nothing with a name did it, the name says what happened to whom."""
        events = read("A police shooting in Oberwald followed another in Nordmark that killed Tomas Brandt.")
        assert [v.name for v in events if v.type == "Death"] == ["Tomas Brandt was killed"]

    def test_introduced_at(self, read: Read) -> None:
        """Who introduces a thing at a conference speaks there."""
        events = told(read("Oak Bank introduced the new Card 2 at a conference in Oberwald on Monday."))
        assert [v[3] for v in events if v[0] == "Conference"] == [["Speaker Oak Bank"]]


class TestNothingDone:
    """Positions and figures of speech."""

    @pytest.mark.parametrize(
        "text",
        [
            "I cannot fathom how Brandt has escaped charges for his conduct.",
            "Shares of Oak Bank either lost 3 percent or stood still on Monday.",
            "Ferry subsidies remain a favorite, promoted by Varga and Brandt.",
        ],
    )
    def test_no_event(self, read: Read, text: str) -> None:
        """What did not come about and what somebody stands for are no events."""
        assert read(text) == ()
