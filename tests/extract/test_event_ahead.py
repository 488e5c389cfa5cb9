"""What was told as still ahead: the year of a day to come, who meets by itself, and words that only look like events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from event_cast import reader, told
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.dates import resolve_date
from kg.model import Event

Read = Callable[..., tuple[Event, ...]]
FRIDAY = "2025-03-07"


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    return reader(parse)


def days(events: tuple[Event, ...]) -> list[tuple[str, str, bool]]:
    """Type, date and whether it is planned, of each event."""
    return [(v.type, v.date, v.planned) for v in events]


class TestYearOfADayToCome:
    """A day without its year that was told as ahead is the coming one."""

    @pytest.mark.parametrize(
        ("text", "event"),
        [
            ("The minister said the hearing would go ahead on 20 March.", ("Hearing", "2025-03-20", True)),
            ("The summit would be held on 20 March in Oberwald.", ("Summit", "2025-03-20", True)),
            ("A hearing was due on 20 March, Varga said.", ("Hearing", "2025-03-20", True)),
            ("The hearing was due to be held on 20 March.", ("Hearing", "2025-03-20", True)),
            ("The summit is set for 3 April.", ("Summit", "2025-04-03", True)),
            ("The summit was set for 3 April.", ("Summit", "2025-04-03", True)),
            ("Ilse Varga told reporters the trial would begin on 14 April.", ("Trial", "2025-04-14", True)),
            ("Ilse Varga told reporters the trial began on 14 April.", ("Trial", "2024-04-14", False)),
            ("He promised last year that the hearing would be held on 5 January.", ("Hearing", "2025-01-05", False)),
            ("Ilse Varga said a vote would take place on Tuesday.", ("Vote", "2025-03-11", True)),
            ("Ilse Varga said a vote took place on Tuesday.", ("Vote", "2025-03-04", False)),
            ("Visitors should know of the meeting on 20 March.", ("Meeting", "2025-03-20", True)),
            ("Tickets for the festival on 20 March are sold out.", ("Festival", "2025-03-20", True)),
            ("Ilse Varga would meet Tomas Brandt in May, she said.", ("Meeting", "2025-05", True)),
            ("Ilse Varga met Tomas Brandt in May.", ("Meeting", "2024-05", False)),
            ("The conference opens in May.", ("Conference", "2025-05", True)),
            ("The conference opened in May.", ("Conference", "2024-05", False)),
            ("In 1998 the parliament would meet in Oberwald in May.", ("Meeting", "1998", False)),
            ("The council holds a hearing on 20 March.", ("Hearing", "2025-03-20", True)),
        ],
    )
    def test_day(self, read: Read, text: str, event: tuple[str, str, bool]) -> None:
        """ "Would", "was due", "is set" and the present point ahead, a plain past points back."""
        assert days(read(text, FRIDAY)) == [event]

    @pytest.mark.parametrize(
        ("headline", "event"),
        [
            ("Summit set for 3 April", ("Summit", "2025-04-03", True)),
            ("Council to vote on harbour plan on 20 March", ("Vote", "2025-03-20", True)),
            ("Harbour trial begins on 20 March", ("Trial", "2025-03-20", True)),
        ],
    )
    def test_headline(self, read: Read, headline: str, event: tuple[str, str, bool]) -> None:
        """A headline without a past tense names a day to come."""
        assert days(read(f"{headline}\n\nThe plan was published.", FRIDAY, headline=True)) == [event]

    @pytest.mark.parametrize(
        "text",
        [
            "The talks would resume if Varga came on 20 March.",
            "The hearing would have been held on 20 March.",
            "Varga would meet Brandt.",
            "Varga would not meet Brandt on 20 March.",
            "Varga would meet Brandt on Mondays.",
        ],
    )
    def test_left_open(self, read: Read, text: str) -> None:
        """What hangs on a condition, was not to be, was a habit or has no day is not planned."""
        assert [v for v in read(text, FRIDAY) if v.planned] == []

    def test_urged(self, read: Read) -> None:
        """One is urged before the day comes."""
        text = "Ilse Varga urged residents to attend the meeting on 20 March."
        assert days(read(text, FRIDAY)) == [("Appeal", "", False), ("Meeting", "2025-03-20", True)]

    def test_announced(self, read: Read) -> None:
        """The day behind what is announced is of the thing, not of the announcing."""
        assert days(read("Ilse Varga announced a rally on 20 March.", FRIDAY)) == [
            ("Announcement", "", False),
            ("Rally", "2025-03-20", True),
        ]

    def test_welcomed(self, read: Read) -> None:
        """Talks that are set for a day were welcomed on another."""
        assert days(read("The Rivers Trust welcomed the talks set for 3 April.", FRIDAY)) == [
            ("Exchange", "", False),
            ("Meeting", "2025-04-03", True),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "The Rivers Trust has planned a number of walks, with the opening meeting set to be held in May.",
            "The opening meeting, due to take place in May, will be chaired by Ilse Varga.",
            "The meeting slated to take place in May was welcomed.",
        ],
    )
    def test_set_behind_the_noun(self, read: Read, text: str) -> None:
        """What is set, due or slated is planned, wherever the word stands."""
        assert days(read(text, FRIDAY)) == [("Meeting", "2025-05", True)]

    def test_counted_from_a_day_to_come(self, read: Read) -> None:
        """Days that are counted from a day to come are counted from the right year."""
        text = "The council will hold a hearing on 10 March. The council is expected to vote on it eleven days later."
        assert days(read(text, FRIDAY)) == [("Hearing", "2025-03-10", True), ("Vote", "2025-03-21", True)]

    def test_organisers(self, read: Read) -> None:
        """A clause in the present behind a noun dates it, whatever its neighbour did."""
        events = read("Organisers of the festival, which takes place in June, met Ilse Varga.", FRIDAY)
        assert ("Festival", "2025-06", True) in days(events)

    def test_march_is_a_month(self, read: Read) -> None:
        """A number before "March" makes it the month, never a protest march."""
        events = read("Ilse Varga was to meet Tomas Brandt on 20 March.", FRIDAY)
        assert days(events) == [("Meeting", "2025-03-20", True)]


class TestAround:
    """`around`: a day to come within nine months, else the one that passed."""

    @pytest.mark.parametrize(
        ("phrase", "date"),
        [
            ("20 March", "2025-03-20"),
            ("3 March", "2025-03-03"),
            ("7 March", "2025-03-07"),
            ("5 November", "2025-11-05"),
            ("5 January", "2025-01-05"),
            ("December", "2025-12"),
            ("January", "2025-01"),
            ("Monday", "2025-03-10"),
        ],
    )
    def test_day(self, phrase: str, date: str) -> None:
        """The same words are the coming day, or the one that has just passed."""
        assert resolve_date(phrase, FRIDAY, "around") == date

    @given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2050, 1, 1)))
    def test_within_reach(self, day: dt.date) -> None:
        """The day found lies at most nine months ahead and less than four back."""
        found = dt.date.fromisoformat(resolve_date("14 June", day.isoformat(), "around"))
        assert -92 < (found - day).days <= 275


class TestWeekBefore:
    """A weekday before the noun is of the week that the article tells of."""

    def test_ahead(self, read: Read) -> None:
        """Where another spot tells the debate as ahead, it is the coming day."""
        text = "The debate will be held on Tuesday. Ilse Varga has praised the venue of Tuesday night's debate."
        assert [d for d in days(read(text, FRIDAY)) if d[0] == "Debate"] == [("Debate", "2025-03-11", True)]

    def test_headline(self, read: Read) -> None:
        """A headline "ahead of the debate" tells it too."""
        text = "Varga speaks ahead of debate\n\nIlse Varga has praised the venue of Tuesday night's first debate."
        assert ("Debate", "2025-03-11", True) in days(read(text, FRIDAY, headline=True))

    def test_preparing(self, read: Read) -> None:
        """One prepares for what is to come."""
        assert days(read("Ilse Varga is preparing for Monday night's debate with Brandt.", FRIDAY)) == [
            ("Debate", "2025-03-10", True)
        ]

    def test_back(self, read: Read) -> None:
        """Without such a sign the day is the last one."""
        text = "In Tuesday night's first debate, Ilse Varga attacked Tomas Brandt."
        assert days(read(text, FRIDAY))[0] == ("Debate", "2025-03-04", False)


class TestYearBeforeTheNoun:
    """A year before a noun is its date, however the words between are parsed."""

    @pytest.mark.parametrize(
        "text", ["The 1999 shooting death of Ilse Varga shocked Oberwald.", "It came before the 1999 shooting death of Ilse Varga."]
    )  # fmt: skip
    def test_death(self, read: Read, text: str) -> None:
        """The year of "the 1999 shooting death" is that of the death."""
        assert ("Death", "1999", False) in days(read(text, FRIDAY))


class TestMeetsByItself:
    """A body or several people meet without another; one person does not."""

    @pytest.mark.parametrize(
        ("text", "event"),
        [
            ("The council met on Monday.", ("Meeting", "council met", "2025-03-03", [])),
            ("The school board will meet on Tuesday.", ("Meeting", "school board to meet", "2025-03-11", [])),
            ("The parliament convened on Monday.", ("Meeting", "parliament convened", "2025-03-03", [])),
            ("The ministers met on Monday in Oberwald.", ("Meeting", "ministers met", "2025-03-03", [])),
            ("The board meets on Thursday to elect a head.", ("Meeting", "board met", "2025-03-13", [])),
            ("The Rivers Trust met on Monday.", ("Meeting", "Rivers Trust met", "2025-03-03", ["Participant Rivers Trust"])),
        ],
    )  # fmt: skip
    def test_met(self, read: Read, text: str, event: tuple[str, str, str, list[str]]) -> None:
        """A body needs nobody opposite."""
        assert told(read(text, FRIDAY)) == [event]

    def test_again(self, read: Read) -> None:
        """What a body does every week is one recurring event."""
        assert [(v.type, v.recurrence) for v in read("The council meets every Tuesday.", FRIDAY)] == [
            ("Meeting", "P1W")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Ilse Varga met on Monday.",
            "The minister met on Monday.",
            "The council met its target on Monday.",
            "The council met with resistance on Monday.",
            "The council meets.",
        ],
    )
    def test_not_met(self, read: Read, text: str) -> None:
        """One person, a target, resistance and no day make no meeting."""
        assert read(text, FRIDAY) == ()


class TestOnlyLooksLikeOne:
    """Words of events that name something else here."""

    def test_landslide(self, read: Read) -> None:
        """An election is won by a landslide without any earth moving."""
        assert [v.type for v in read("Ilse Varga won the election by a landslide on Monday.", FRIDAY)] == ["Election"]
        assert "Disaster" in [v.type for v in read("A landslide killed 12 people in Oberwald on Monday.", FRIDAY)]

    @pytest.mark.parametrize(
        "text",
        [
            "The ministers told Varga that Nordmark signed the 1951 Refugee Convention and will keep it.",
            "Under the Harlan Convention, nobody may fish here, as Varga told the people of Nordmark.",
        ],
    )
    def test_treaty(self, read: Read, text: str) -> None:
        """A convention that is signed or lived under is a treaty of no series."""
        found = [(v.type, v.series) for v in read(text, FRIDAY) if "Convention" in v.name]
        assert found == [("Agreement", "")]

    def test_convention(self, read: Read) -> None:
        """A convention at which one speaks is a conference."""
        text = "The people of Nordmark heard that Ilse Varga spoke at the 2024 Harlan Convention."
        assert [v.type for v in read(text, FRIDAY)] == ["Conference"]


class TestOneKeynote:
    """The headline's keynote and the opening keynote of the text are one."""

    @pytest.mark.parametrize("words", ["keynote", "keynote address", "keynote speech"])
    def test_keynote(self, read: Read, words: str) -> None:
        """However the text calls it, the same speaker gave one keynote."""
        text = (
            "Varga gives keynote at Nordmark Soil Conference\n\n"
            f"Ilse Varga delivered the opening {words} at the Nordmark Soil Conference on Thursday."
        )
        assert sorted(days(read(text, FRIDAY, headline=True))) == [
            ("Conference", "2025-03-06", False),
            ("Speech", "2025-03-06", False),
        ]


class TestSpeaksThere:
    """Whoever says, asks or accuses at an occasion speaks there."""

    @pytest.mark.parametrize(
        "text",
        [
            "At a rally on Monday in Port Rook, Varga questioned the price of the pier.",
            "At a rally on Monday in Port Rook, Varga joked about the weir.",
            "Varga made the pledge at a rally in Port Rook on Monday.",
            "Varga acknowledged the loss during a rally in Port Rook on Monday.",
        ],
    )
    def test_speaker(self, read: Read, text: str) -> None:
        """The one who says it is a speaker, whatever the verb or phrase of saying."""
        rallies = [t for t in told(read(text, FRIDAY)) if t[0] == "Rally"]
        assert [(date, parts) for _, _, date, parts in rallies] == [("2025-03-03", ["Speaker Ilse Varga"])]
