"""Readings of events that a careful reader would not confuse: what is asserted, which are one, who took part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_cast import reader, told
from spacy.tokens import Doc

from kg.model import Event

Read = Callable[..., tuple[Event, ...]]
Told = tuple[str, str, str, list[str]]
MONDAY = "2024-03-11"


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    return reader(parse)


class TestNotAsserted:
    """What nobody says was done is no event."""

    @pytest.mark.parametrize(
        "text",
        [
            "All fares will have to be approved by Brandt.",
            "Oak Bank has twice sued Harlan Motors.",
            "Fares were about helping Varga make an informed decision.",
            "Efforts by Varga to sign a treaty in Oberwald failed in 2009.",
            "The council has ways to act, by filing a lawsuit against Oak Bank.",
            "Brandt shot himself on Monday.",
            "Varga invested time in the pier.",
            "Brandt conceded a penalty on Monday.",
            "Okafor replaced Brandt on Monday.",
            "Fares hurt Varga on Monday.",
            "Varga has talked about ferries.",
            "Voters had to confirm their address on Monday.",
            "Varga continued her march toward victory on Monday.",
            "A flood of complaints reached Varga on Monday.",
            "Okafor, like a guest at a game, left.",
            "Videos posted by dock workers were shown.",
            "Brandt, ineligible to take part in the debate, left.",
        ],
    )
    def test_no_event(self, read: Read, text: str) -> None:
        """Duties, habits, attempts, open ways, figures of speech and other senses of a verb start no event."""
        assert told(read(text)) == []

    @pytest.mark.parametrize(
        ("text", "events"),
        [
            ("Varga had to resign on Monday.", [("Resignation", "Ilse Varga resigned", MONDAY, ["Participant Ilse Varga"])]),
            (
                "Okafor replaced Brandt as director on Monday.",
                [("Appointment", "Mei Okafor replaced Tomas Brandt", MONDAY, ["Participant Mei Okafor", "Participant Tomas Brandt"])],
            ),
            (
                "Varga put Brandt in charge on Monday.",
                [("Appointment", "Ilse Varga put Tomas Brandt in charge", MONDAY, ["Participant Ilse Varga", "Participant Tomas Brandt"])],
            ),
            ("Brandt dismissed Oak Bank as small on Monday.", [("Criticism", "Tomas Brandt dismissed Oak Bank", MONDAY, ["Participant Tomas Brandt", "Target Oak Bank"])]),
            ("The Harlan Card was launched in May 2023.", [("Launch", "Harlan Card was launched", "2023-05", [])]),
            ("The Nasdaq Composite lost 2.4%, closing at 1,310.", [("MarketMovement", "Nasdaq Composite lost 2.4%", "", [])]),
            ("Pre-orders of the card began on Monday.", [("Sale", "Pre-orders of card", MONDAY, [])]),
        ],
    )  # fmt: skip
    def test_told(self, read: Read, text: str, events: list[Told]) -> None:
        """What had to be done was done; a thing or an index with a name needs nobody beside it."""
        assert told(read(text)) == events

    def test_appearance(self, read: Read) -> None:
        """What was called off is not held: the calling off is told, the appearance is not."""
        assert [(t, n) for t, n, _, _ in told(read("Varga canceled her planned appearance on Monday."))] == [
            ("Decision", "Ilse Varga canceled planned appearance")
        ]

    def test_date_of_the_plan(self, read: Read) -> None:
        """The day on which a plan was announced is not the day of what is planned."""
        assert [(t, d) for t, _, d, _ in told(read("Oak Bank announced plans on Monday to sell Harlan Motors."))] == [
            ("Announcement", MONDAY),
            ("Sale", ""),
        ]


class TestAhead:
    """What is ahead."""

    @pytest.mark.parametrize(
        ("text", "event"),
        [
            ("The Rivers Trust will hold a forum on Saturday.", ("Forum", "forum", "2024-03-16", ["Organizer? Rivers Trust"])),
            ("The Rivers Trust will hold a forum.", ("Forum", "forum", "", ["Organizer? Rivers Trust"])),
            ("A vote is expected on Friday.", ("Vote", "vote", "2024-03-15", [])),
            ("The ferry owners are expected to vote on Friday.", ("Vote", "ferry owners to vote", "2024-03-15", ["Participant? ferry owners"])),
            ("The ferry owners will be succeeding Brandt as directors.", None),
            ("Okafor, the former director, will be succeeding Brandt.", ("Appointment", "Mei Okafor to succeed Tomas Brandt", "", ["Participant? Mei Okafor", "Participant? Tomas Brandt"])),
        ],
    )  # fmt: skip
    def test_planned(self, read: Read, text: str, event: Told | None) -> None:
        """A forum, a vote and a successor that are announced."""
        found = read(text)
        assert told(found) == ([event] if event else [])
        assert all(v.planned for v in found)

    def test_next(self, read: Read) -> None:
        """What is of next week is ahead, whatever the tense."""
        (event,) = read("Varga has questions for Brandt at the hearing next week.")
        assert (event.type, event.planned) == ("Hearing", True)


class TestOneOrTwo:
    """Which sightings are one event."""

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                "Varga said in an interview that fares fell. Brandt said in an interview that they rose.",
                ["interview with Ilse Varga", "interview with Tomas Brandt"],
            ),
            ("Varga gave a speech on Monday. Brandt's speech was short.", ["Ilse Varga's speech", "Brandt's speech"]),
            (
                "Oak Bank released a card on Monday. The release of the album is planned for May.",
                ["Oak Bank released card", "release of album"],
            ),
            (
                "World War II shaped Nordmark. The Syrian conflict began on Monday.",
                ["World War II", "Syrian conflict"],
            ),
            (
                "A 2000 election was close. It rained. Brandt slept. The election will be held on Sunday.",
                ["2000 election", "election"],
            ),
            ("Oak Bank unveiled Model 4. Oak Bank introduced Model 4.", ["Oak Bank unveiled Model 4"]),
        ],
    )
    def test_names(self, read: Read, text: str, names: list[str]) -> None:
        """Another speaker, thing, place or year makes another event; the same thing put out makes one."""
        assert [name for _, name, _, _ in told(read(text))] == names

    def test_latest(self, read: Read) -> None:
        """The latest suit is not the first."""
        found = told(read("The first lawsuit was filed in 1981. Oak Bank filed its latest suit in 2003."))
        assert [(name, date) for _, name, date, _ in found] == [
            ("first lawsuit", "1981"),
            ("Oak Bank's latest suit", "2003"),
        ]

    def test_short_form(self, read: Read) -> None:
        """A short form that the headline uses first is the event whose name the text puts before the bracket."""
        text = "Varga opens MacWorld\nVarga spoke at the Nordmark Soil Conference (MacWorld) in Oberwald on Monday."
        (event,) = read(text, headline=True)
        assert [m.span.of(text) for m in event.mentions] == ["MacWorld", "Conference", "MacWorld"]

    def test_headline_of_an_index(self, read: Read) -> None:
        """A headline's "markets plunge" is what the first sentence tells."""
        found = read("Harlan markets plunge\nMarkets around Nordmark have fallen sharply on Monday.", headline=True)
        assert [(name, len(v.mentions)) for v, (_, name, _, _) in zip(found, told(found), strict=True)] == [
            ("Markets fell", 2)
        ]


class TestParts:
    """Who took which part."""

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("Varga said in an interview on Monday that fares fell.", ["Participant Ilse Varga"]),
            ("During a press conference on Monday, Varga released a card.", ["Speaker Ilse Varga"]),
            ("Varga's debate against Brandt on Monday was short.", ["Participant Ilse Varga", "Participant Tomas Brandt"]),
            ("Oak Bank called a hearing on Monday.", ["Organizer Oak Bank"]),
            ("Oak Bank filed a lawsuit in Oberwald on Monday against Harlan Motors.", ["Participant Oak Bank", "Target Harlan Motors"]),
            ("The board of Oak Bank extended an invitation to Harlan Motors.", ["Participant Oak Bank", "Target Harlan Motors"]),
            ("It was Varga, not Brandt, who made the decision on Monday.", ["Participant Ilse Varga"]),
            ("Varga spoke on Monday at a dinner in Oberwald, where Okafor spoke too.", ["Speaker Ilse Varga", "Speaker Mei Okafor"]),
            ("Varga spoke at a dock workers' conference on Monday.", ["Speaker Ilse Varga", "Attendee dock workers"]),
            ("Varga, who signed the bill on Monday, and Brandt left.", ["Participant Ilse Varga"]),
            ("The assassination of Varga in 2019 shocked Nordmark.", ["Target Ilse Varga"]),
            ("Okafor, the keynote speaker at the fair on Monday, left.", ["Speaker Mei Okafor"]),
        ],
    )  # fmt: skip
    def test_parts(self, read: Read, text: str, parts: list[str]) -> None:
        """By the verb, the preposition and the noun that join them to the event."""
        assert told(read(text))[0][3] == parts
