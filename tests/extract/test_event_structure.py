"""Events in time and in each other: how long they last, what is a part of what, series and what recurs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_cast import reader
from spacy.tokens import Doc

from kg.model import Event

Read = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    """The events of a text, with the invented cast."""
    return reader(parse)


def days(events: tuple[Event, ...]) -> list[tuple[str, str, str]]:
    return [(v.name, v.date, v.end_date) for v in events]


class TestLasting:
    """The first and the last day."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                "The Harlan Rights Forum will be held from May 3 to 5 in Nordmark.",
                ("Harlan Rights Forum", "2024-05-03", "2024-05-05"),
            ),
            (
                "The Harlan Rights Forum runs from May 3 to June 2.",
                ("Harlan Rights Forum", "2024-05-03", "2024-06-02"),
            ),
            (
                "Varga met Okafor between Monday and Wednesday.",
                ("Ilse Varga met Mei Okafor", "2024-03-04", "2024-03-06"),
            ),
            ("The ministers held talks on Sunday and Monday in Oberwald.", ("talks", "2024-03-10", "2024-03-11")),
            (
                "The three-day conference, which begins Friday, will host Ilse Varga.",
                ("three-day conference", "2024-03-15", "2024-03-17"),
            ),
            ("The three-day summit in Oberwald ended on Sunday.", ("three-day summit", "2024-03-08", "2024-03-10")),
            (
                "The Rivers Trust held a two-week workshop that opened on March 4.",
                ("two-week workshop", "2024-03-04", "2024-03-17"),
            ),
            (
                "The Nordmark Film Festival, which runs until Friday, drew 300 people.",
                ("Nordmark Film Festival", "", "2024-03-15"),
            ),
            (
                "The strike, which began on Monday, will end on Saturday.",
                ("strike", "2024-03-11", "2024-03-16"),
            ),
            ("The war lasted from 1994 to 1998.", ("war", "1994", "1998")),
        ],
    )
    def test_first_and_last_day(self, read: Read, text: str, told: tuple[str, str, str]) -> None:
        """A stretch, an end and a length give the last day; the date is the first."""
        events = read(text)
        assert [d for d in days(events) if d[0].endswith(told[0])] == [(events[0].name, *told[1:])]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            # Somebody dies on one day; which one is not told.
            ("Tomas Brandt died between Monday and Wednesday.", ("2024-03", "")),
            ("The hearing was moved from Thursday to Friday.", ("2024-03-08", "")),
            ("Varga spoke at the three-day conference on Monday.", ("2024-03-11", "")),
            ("The strike that began on March 4 did not end on Sunday.", ("2024-03-04", "")),
            ("The meeting on Monday lasted until midnight.", ("2024-03-11", "")),
        ],
    )
    def test_no_last_day(self, read: Read, text: str, told: tuple[str, str]) -> None:
        """What is done in a moment, a day in the middle and what was moved give no end."""
        assert [(v.date, v.end_date) for v in read(text)][-1:] == [told]

    def test_words_of_the_end_are_shown(self, read: Read) -> None:
        """The span of the end is the words that give it."""
        text = "The Nordmark Film Festival, which runs until Friday, drew 300 people."
        (event,) = read(text)
        assert event.end_span is not None
        assert event.end_span.of(text) == "Friday"

    def test_planned_by_its_first_day(self, read: Read) -> None:
        """A stretch that begins after publication is planned, whatever the tense."""
        (event,) = read("The Harlan Rights Forum runs from May 3 to June 2.")
        assert event.planned


class TestPartOf:
    """What is held at, during or as a part of another event."""

    @pytest.mark.parametrize(
        ("text", "part", "whole", "words"),
        [
            (
                "Mei Okafor gave the keynote at the Nordmark Soil Conference.",
                "Mei Okafor's keynote",
                "Nordmark Soil Conference",
                "keynote at the Nordmark Soil Conference",
            ),
            (
                "Ilse Varga spoke on a panel at the Nordmark Soil Conference on Monday.",
                "panel",
                "Nordmark Soil Conference",
                "panel at the Nordmark Soil Conference",
            ),
            (
                "During the Lowland Trade Summit, Ilse Varga met Tomas Brandt for an hour, and both were seen to leave by the back door.",
                "Ilse Varga met Tomas Brandt",
                "Lowland Trade Summit",
                "Lowland Trade Summit, Ilse Varga met",
            ),
            (
                "Ilse Varga held talks with Tomas Brandt at the Lowland Trade Summit on Friday.",
                "talks with Tomas Brandt",
                "Lowland Trade Summit",
                "talks with Tomas Brandt at the Lowland Trade Summit",
            ),
            (
                "Okafor testified on the second day of the trial.",
                "second day of the trial",
                "trial",
                "day of the trial",
            ),
            (
                "As part of the Nordmark Film Festival, Ilse Varga gave a concert on Friday.",
                "concert",
                "Nordmark Film Festival",
                "Nordmark Film Festival, Ilse Varga gave a concert",
            ),
            (
                "The conference in Oberwald features a debate with Mei Okafor.",
                "debate with Mei Okafor",
                "conference",
                "conference in Oberwald features a debate",
            ),
            (
                "The Nordmark Soil Conference opened on Monday. In her keynote, Mei Okafor warned of drought.",
                "Mei Okafor's keynote",
                "Nordmark Soil Conference",
                "keynote",
            ),
        ],
    )
    def test_part_and_whole(self, read: Read, text: str, part: str, whole: str, words: str) -> None:
        """The part leads to its whole, and the span holds the words that join them."""
        by_id = {v.id: v for v in read(text)}
        links = [(v.name, by_id[v.part_of].name, v.part_of_span) for v in by_id.values() if v.part_of]
        assert [(p, w.startswith(whole), s and s.of(text)) for p, w, s in links] == [(part, True, words)]

    @pytest.mark.parametrize(
        "text",
        [
            "Ilse Varga met Tomas Brandt on the sidelines of the Lowland Trade Summit.",
            "Tomas Brandt met Mei Okafor before the Lowland Trade Summit.",
            "Ilse Varga met Tomas Brandt at a meeting in Oberwald on Monday.",
            "Ministers of five states met at the Lowland Trade Summit on Monday.",
            "Ilse Varga was arrested at the rally in Port Rook on Monday.",
            "The Nordmark Soil Conference was held on Monday.",
            "Brandt announced on Monday that the trial and the Soil Conference would go on.",
        ],
    )
    def test_no_part(self, read: Read, text: str) -> None:
        """Near an event, one and the same event, and what only befell somebody there are no parts."""
        assert [v.part_of for v in read(text) if v.part_of] == []

    def test_a_keynote_told_of_twice_is_one(self, read: Read) -> None:
        """Two mentions of the keynote of one conference are one event, on the conference's day."""
        events = read(
            "Mei Okafor gave the keynote at the Nordmark Soil Conference on Monday. In her keynote, Okafor spoke of rain."
        )
        assert [(v.name, v.date, len(v.mentions)) for v in events if v.part_of] == [
            ("Mei Okafor's keynote", "2024-03-11", 2)
        ]


class TestSeries:
    """Which edition of which series."""

    @pytest.mark.parametrize(
        ("text", "series"),
        [
            ("The town saw the ninth annual Palestine Rivers Forum open on Monday.", ("Palestine Rivers Forum", 9)),
            ("Crowds filled the harbour hall as the 9th Annual Rivers Forum was opened.", ("Rivers Forum", 9)),
            ("The twenty-first Harlan Rights Conference opens on Friday.", ("Harlan Rights Conference", 21)),
            ("Ilse Varga will speak at the 2024 Rivers Forum in May.", ("Rivers Forum", 0)),
            ("Ilse Varga spoke at this year's Rivers Festival.", ("Rivers Festival", 0)),
            ("The fifth edition of the Nordmark Film Festival drew Mei Okafor.", ("Nordmark Film Festival", 5)),
            ("Okafor opened the inaugural Harlan Rights Conference.", ("Harlan Rights Conference", 1)),
            ("It was the third hearing in a series, and Ilse Varga testified.", ("", 3)),
            ("The Rivers Trust held its ninth annual conference in Oberwald on Friday.", ("", 9)),
            ("Varga was at the first Rivers Forum since 2019.", ("Rivers Forum", 0)),
        ],
    )
    def test_series_and_edition(self, read: Read, text: str, series: tuple[str, int]) -> None:
        """A number, a year or "annual" tells of a series; its name stands without them."""
        assert [(v.series, v.edition) for v in read(text)][:1] == [series]

    @pytest.mark.parametrize(
        "text",
        [
            "Ilse Varga spoke at the Rivers Festival.",
            "The Second Lowland War began in 1990.",
            "Varga came to the second meeting with Okafor on Monday.",
            "Mei Okafor won gold at the 2024 Oberwald Games.",
            "The third session on Monday was opened by Varga.",
        ],
    )
    def test_no_series(self, read: Read, text: str) -> None:
        """A plain name, a war, a count and a contest named for its host are of no series."""
        assert [(v.series, v.edition) for v in read(text) if v.series or v.edition] == []


class TestRecurrence:
    """How often an event is held."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The Rivers Trust held its monthly meeting on Monday.", ("2024-03-11", "P1M", "monthly")),
            ("The Harlan Rights Forum is held each year in May.", ("", "P1Y", "each year")),
            ("The Harlan Rights Forum takes place every two years.", ("", "P2Y", "every two years")),
            ("The Soil Conference 2024 takes place every four years.", ("", "P4Y", "every four years")),
            ("The Rivers Trust organizes an annual conference in Oberwald.", ("", "P1Y", "annual")),
            ("The weekly rally in Port Rook was held on Monday.", ("2024-03-11", "P1W", "weekly")),
            ("The Rivers Trust meets the dock workers on Tuesdays.", ("", "P1W", "on Tuesdays")),
            ("Ilse Varga and Tomas Brandt meet once a month in Nordmark.", ("", "P1M", "once a month")),
            ("The festival in Nordmark is held every May.", ("", "P1Y", "every May")),
            ("The rally in Port Rook takes place every other Tuesday.", ("", "P2W", "every other Tuesday")),
        ],
    )
    def test_how_often(self, read: Read, text: str, told: tuple[str, str, str]) -> None:
        """The period and its words; a habit has no date of one year or day."""
        event = next(v for v in read(text) if v.recurrence)
        assert event.recurrence_span is not None
        assert (event.date, event.recurrence, event.recurrence_span.of(text)) == told

    @pytest.mark.parametrize(
        "text",
        [
            "The festival in Nordmark, which grows every year, opened on Monday.",
            "The biweekly meeting was held on Monday.",
            "Ilse Varga speaks at the Rivers Festival every year.",
            "Harlan Motors sells loans to Oak Bank every week.",
            "Varga met Okafor on Monday and publishes a report every week.",
            "Noor Adeyemi resigned on Monday, and somebody resigns every year.",
        ],
    )
    def test_no_recurrence(self, read: Read, text: str) -> None:
        """What grows or is done beside, and words of two meanings, tell of none."""
        assert [v.recurrence for v in read(text) if v.recurrence] == []


class TestDatesBeside:
    """Dates that another clause gives."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The plan was stopped on March 4 when the court made its ruling against Oak Bank.", "2024-03-04"),
            ("The 2011 raid that killed Tomas Brandt was praised.", "2011"),
            ("The first hearing, set to take place in Nordmark on May 16, will be open.", "2024-05-16"),
            ("A speech that Mei Okafor delivered in Nordmark in July 2015 was cited.", "2015-07"),
            ("Varga left in May 2023. That month, Tomas Brandt resigned.", "2023-05"),
            ("Varga and Okafor meet for the first of three debates on Friday in Nordmark.", "2024-03-15"),
            ("A referendum is to be held on November 20.", "2024-11-20"),
            ("Varga left on January 3. Eleven days later, Okafor visited Nordmark.", "2024-01-14"),
            ("The festival in Nordmark, which opens on Friday, has a debate.", "2024-03-15"),
            ("The talks in Oberwald will be held from March 18.", "2024-03-18"),
        ],
    )
    def test_date(self, read: Read, text: str, told: str) -> None:
        """A clause of the same time, a phrase that counts and a timetable date the event."""
        assert {v.date for v in read(text)} == {told}

    def test_during_the_keynote_is_the_day_of_the_report(self, read: Read) -> None:
        """What is done during an occasion without a date is of the day that the report tells of."""
        events = read(
            "Ilse Varga unveiled a card at Oak Bank on Monday. During the keynote, Varga showed off a second card."
        )
        assert {v.date for v in events if v.type == "Announcement"} == {"2024-03-11"}

    def test_that_night_in_a_clause_is_no_date(self, read: Read) -> None:
        """Of "that night shifts" the first two words name no night."""
        events = read("Varga met Okafor on March 4. Brandt said that night shifts ended when Adeyemi resigned.")
        assert [v.date for v in events] == ["2024-03-04", ""]
