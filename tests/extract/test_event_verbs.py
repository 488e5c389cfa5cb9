"""Verbs that are events: which row of the table a clause fits, who takes part, when it was, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_cast import reader, told
from spacy.tokens import Doc

from kg.model import Event

Read = Callable[..., tuple[Event, ...]]
Told = tuple[str, str, str, list[str]]


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    return reader(parse)


class TestNoEvent:
    """What nobody says happened is no event."""

    @pytest.mark.parametrize(
        "text",
        [
            "Ilse Varga failed to buy Oak Bank.",
            "Ilse Varga tried to buy Oak Bank.",
            "Ilse Varga could sue Oak Bank.",
            "If Varga sues Oak Bank, the port closes.",
            "If it pays, Varga will sell the ferries.",
            "Neither Varga nor Brandt was charged on Monday.",
            "Nobody arrested Brandt.",
            "Did Oak Bank sue Harlan Motors?",
            "Why did Varga fire Brandt?",
            "Whitlow did not say whether Brandt left or was fired.",
            "Varga often criticized Brandt.",
            "Varga met Okafor several times.",
            "Brandt claimed that Varga sued Oak Bank.",
            "Brandt denied that Varga had resigned.",
            "Oak Bank has three ways to win, by suing Brandt or by selling the ferries.",
        ],
    )
    def test_not_asserted(self, read: Read, text: str) -> None:
        """Attempts, chances, conditions, denials, questions, habits and allegations are not asserted."""
        assert told(read(text)) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Varga dropped the glass.",
            "Varga returned to the matter.",
            "Varga became ill in 2019.",
            "Varga met a deadline on Monday.",
            "Varga asked Brandt a question.",
            "Oak Bank raised questions on Monday.",
            "Harlan Motors lost £3.20 on each van.",
            "Varga paid attention to Brandt on Monday.",
            "He started Oak Bank.",
            'Varga said: "Oak Bank sued Harlan Motors on Monday."',
            "Varga said on Monday that the port is calm.",
        ],
    )
    def test_not_that_sense(self, read: Read, text: str) -> None:
        """A verb in another sense, without an agent, inside quotation marks, or of plain speech is none."""
        assert told(read(text)) == []


class TestFrames:
    """The objects, prepositions and agents beside a verb decide which event it is."""

    @pytest.mark.parametrize(
        ("text", "event"),
        [
            ("Harlan Motors was acquired by Oak Bank on Friday.", ("Merger", "Harlan Motors was acquired by Oak Bank", "2024-03-08", ["Participant Harlan Motors", "Participant Oak Bank"])),
            ("Oak Bank, which bought Harlan Motors in 2019, grew.", ("Merger", "Oak Bank bought Harlan Motors", "2019", ["Participant Oak Bank", "Participant Harlan Motors"])),
            ("Ilse Varga bought Oak Bank on Monday.", ("Merger", "Ilse Varga bought Oak Bank", "2024-03-11", ["Participant Ilse Varga", "Participant Oak Bank"])),
            ("Varga criticized Brandt on Monday.", ("Criticism", "Ilse Varga criticized Tomas Brandt", "2024-03-11", ["Participant Ilse Varga", "Target Tomas Brandt"])),
            ("Varga attacked Brandt on Monday.", ("Criticism", "Ilse Varga attacked Tomas Brandt", "2024-03-11", ["Participant Ilse Varga", "Target Tomas Brandt"])),
            ("Varga asked Brandt to resign.", ("Appeal", "Ilse Varga asked Tomas Brandt to resign", "", ["Participant Ilse Varga", "Target Tomas Brandt"])),
            ("Varga promised to rebuild the pier.", ("Pledge", "Ilse Varga promised to rebuild pier", "", ["Participant Ilse Varga"])),
            ("Varga refused to leave the pier on Monday.", ("Refusal", "Ilse Varga refused to leave pier", "2024-03-11", ["Participant Ilse Varga"])),
            ("Oak Bank apologized to Varga on Friday.", ("Admission", "Oak Bank apologized to Ilse Varga", "2024-03-08", ["Participant Oak Bank", "Target Ilse Varga"])),
            ("Harlan Motors recalled 400 vans on Monday.", ("Decision", "Harlan Motors recalled 400 vans", "2024-03-11", ["Participant Harlan Motors"])),
            ("Harlan Motors cut 300 jobs in Oberwald.", ("Layoff", "Harlan Motors cut 300 jobs", "", ["Participant Harlan Motors"])),
            ("Oak Bank closed its branch in Port Rook last month.", ("Closure", "Oak Bank closed branch", "2024-02", ["Participant Oak Bank"])),
            ("Harlan Motors filed for bankruptcy on Monday.", ("Bankruptcy", "Harlan Motors' bankruptcy", "2024-03-11", ["Participant Harlan Motors"])),
            ("Harlan Motors earned $3 million in 2019.", ("Results", "Harlan Motors earned $3 million", "2019", ["Participant Harlan Motors"])),
            ("Oak Bank shares fell 4 percent on Monday.", ("MarketMovement", "Oak Bank shares fell 4 percent", "2024-03-11", ["Participant Oak Bank"])),
            ("The Nikkei was down 2 percent on Monday.", ("MarketMovement", "Nikkei was down 2 percent", "2024-03-11", [])),
            ("Brandt was born in Oberwald in 1961.", ("Birth", "Tomas Brandt was born", "1961", ["Participant Tomas Brandt"])),
            ("Okafor underwent surgery in March 2023.", ("Illness", "Mei Okafor's surgery", "2023-03", ["Participant Mei Okafor"])),
            ("Whitlow flew to Nordmark on Monday.", ("Journey", "Dana Whitlow flew", "2024-03-11", ["Participant Dana Whitlow"])),
            ("Okafor won the election in Nordmark on Sunday.", ("Election", "election in Nordmark", "2024-03-10", ["Participant Mei Okafor"])),
            ("Red Valley passed the bill on Monday.", ("Legislation", "Red Valley passed bill", "2024-03-11", ["Participant Red Valley"])),
            ("Varga published a report on Monday.", ("Publication", "Ilse Varga published report", "2024-03-11", ["Participant Ilse Varga"])),
            ("Varga became president of Oak Bank in 2019.", ("Appointment", "Ilse Varga became president", "2019", ["Participant Ilse Varga"])),
            ("Brandt was cleared of wrongdoing on Monday.", ("Ruling", "Tomas Brandt was cleared of wrongdoing", "2024-03-11", ["Target Tomas Brandt"])),
            ("Okafor donated a boat to Harlan University in May 2023.", ("Transfer", "Mei Okafor donated boat", "2023-05", ["Participant Mei Okafor", "Participant Harlan University"])),
            ("Oak Bank raised prices on Monday.", ("Decision", "Oak Bank raised prices", "2024-03-11", ["Participant Oak Bank"])),
            ("Varga spoke on Monday about the election.", ("Speech", "Ilse Varga spoke about election", "2024-03-11", ["Speaker Ilse Varga"])),
            ("Varga founded Oak Bank in 1999.", ("Founding", "Ilse Varga founded Oak Bank", "1999", ["Participant Ilse Varga", "Participant Oak Bank"])),
            ("Oak Bank plans to open a branch in Oberwald.", ("Launch", "Oak Bank to open branch", "", ["Participant? Oak Bank"])),
            ("Varga will meet Brandt on Friday.", ("Meeting", "Ilse Varga to meet Tomas Brandt", "2024-03-15", ["Participant? Ilse Varga", "Participant? Tomas Brandt"])),
            ("The deal, signed on March 4 by Oak Bank and Harlan Motors, failed.", ("Agreement", "deal between Oak Bank and Harlan Motors", "2024-03-04", ["Participant Oak Bank", "Participant Harlan Motors"])),
            ("Police announced on Friday the arrest of Brandt.", ("Arrest", "arrest of Tomas Brandt", "2024-03-08", ["Target Tomas Brandt"])),
        ],
    )  # fmt: skip
    def test_one_event(self, read: Read, text: str, event: Told) -> None:
        """Active, passive, relative clause and understood subject give type, name, date and parts."""
        assert told(read(text)) == [event]

    def test_joined_verbs_are_two_events(self, read: Read) -> None:
        """The subject of the first verb is that of the second."""
        assert told(read("Varga accused Brandt of theft and urged Okafor to resign.")) == [
            ("Criticism", "Ilse Varga accused Tomas Brandt", "", ["Participant Ilse Varga", "Target Tomas Brandt"]),
            ("Appeal", "Ilse Varga urged Mei Okafor to resign", "", ["Participant Ilse Varga", "Target Mei Okafor"]),
        ]

    def test_a_participle_is_told_with_its_verb(self, read: Read) -> None:
        """ "By publishing", "while thanking": what leans on a verb of the past happened, on its day."""
        assert told(read("Varga resigned on Friday by publishing a report.")) == [
            ("Resignation", "Ilse Varga resigned", "2024-03-08", ["Participant Ilse Varga"]),
            ("Publication", "Ilse Varga published report", "2024-03-08", ["Participant Ilse Varga"]),
        ]

    def test_headline_and_lead_are_one(self, read: Read) -> None:
        """The verb of the headline and that of the first sentence tell of one event."""
        text = "Oak Bank buys Harlan Motors\nOak Bank bought Harlan Motors on Monday for $3 million."
        (event,) = read(text, headline=True)
        assert [m.span.of(text) for m in event.mentions] == ["buys", "bought"]
        assert event.date == "2024-03-11"

    def test_the_same_people_twice_are_two_rebukes(self, read: Read) -> None:
        """What people do to each other again and again is not one event because it is the same people."""
        assert len(read("Varga criticized Brandt over the pier. Varga accused Brandt of theft.")) == 2


class TestTheDay:
    """Which day an event without a date of its own is of."""

    def dates(self, read: Read, text: str) -> list[str]:
        return [v[2] for v in told(read(text))]

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("On Monday Varga bought Oak Bank and sold Harlan Motors.", ["2024-03-11", "2024-03-11"]),
            ("Varga visited Port Rook on Monday and criticized Brandt on Tuesday.", ["2024-03-11", "2024-03-12"]),
            ("Varga sued Oak Bank in March 2019. The following month Brandt was arrested.", ["2019-03", "2019-04"]),
            ("Varga sued Oak Bank in 1999. Two years later Brandt was arrested.", ["1999", "2001"]),
            ("Brandt has been fighting cancer since 2004.", ["2004"]),
            ("Oak Bank has sued Brandt since the start of 2019.", [""]),
            ("Varga condemned the attack in Oberwald on Monday, having met Okafor.", ["2024-03-11", "", "2024-03-11"]),
            ("From 2011 to 2016 Oak Bank fired dock workers.", [""]),
            ("Varga launched a ferry at this year's fair.", [""]),
            ("Varga said on Monday that Okafor had resigned.", [""]),
            ("Varga resigned three days after the vote.", [""]),
            ("Oak Bank announced on Friday that it will close. Oak Bank also unveiled a card.", ["2024-03-08", "2024-03-08"]),
            ("Oak Bank announced on Friday that it will close. Oak Bank had unveiled a card.", ["2024-03-08", ""]),
            ("Oak Bank announced on Friday that it will close. Earlier Oak Bank unveiled a card.", ["2024-03-08", ""]),
            ("Oak Bank announced on Friday that it will close. In 2019 Oak Bank unveiled a card. Oak Bank also released a map.", ["2024-03-08", "2019", "2024-03-08"]),
            ("Oak Bank announced on Friday that it will close. The pier is old. The port is calm. It rains. Brandt praised Okafor.", ["2024-03-08", ""]),
            ("Oak Bank announced on Friday that it will close. Okafor was born in Oberwald.", ["2024-03-08", ""]),
            ("The Nordmark Soil Conference was held on Friday. At the conference, Varga unveiled a map.", ["2024-03-08", "2024-03-08"]),
        ],
    )  # fmt: skip
    def test_day(self, read: Read, text: str, dates: list[str]) -> None:
        """The report's day holds on for the same people in the plain past, and for nothing that points elsewhere."""
        assert self.dates(read, text) == dates

    def test_two_days_in_the_lead(self, read: Read) -> None:
        """A lead of two days gives neither to what has no date."""
        text = "Varga sued Oak Bank on Monday. Brandt was arrested on Sunday. Okafor praised Whitlow."
        assert self.dates(read, text)[:2] == ["2024-03-11", "2024-03-10"]

    def test_without_the_articles_date(self, read: Read) -> None:
        """Where nobody knows when the article was written, a weekday dates nothing."""
        text = "Oak Bank announced on Friday that it will close. Oak Bank also unveiled a card."
        assert [v.date for v in read(text, published="")] == ["", ""]


class TestTestimony:
    """Who testifies does so at the hearing or trial that the article reports."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("A hearing on the weir was held on Monday. Ilse Varga testified that the pumps were off.", "Hearing"),
            ("The trial of Tomas Brandt began on Monday. Ilse Varga testified that the pumps were off.", "Trial"),
        ],
    )
    def test_reported(self, read: Read, text: str, kind: str) -> None:
        """The hearing has the witness as a speaker, and there is no other event."""
        (event,) = read(text)
        assert event.type == kind
        assert "testified" not in event.name
        assert [m.span.of(text) for m in event.mentions][-1] == "testified"
        assert "Speaker" in {p.role for p in event.participants}

    def test_day_of_the_report(self, read: Read) -> None:
        """The hearing keeps the day that the first sentence gives to what was said there."""
        text = (
            "Mei Okafor on Monday accused Tomas Brandt of fraud as a hearing began in earnest. "
            "The weir leaked for years. Ilse Varga testified that the pumps were off."
        )
        assert [(v.name, v.date) for v in read(text) if v.type == "Hearing"] == [("hearing", "2024-03-11")]

    @pytest.mark.parametrize(
        "text",
        [
            "Ilse Varga testified on Monday that the pumps were off.",
            "A 2019 hearing was about the weir. Ilse Varga testified on Monday that the pumps were off.",
            "A hearing will be held on Friday. Ilse Varga testified on Monday that the pumps were off.",
        ],
    )
    def test_of_its_own(self, read: Read, text: str) -> None:
        """Without a hearing, or beside one of another time, the testimony is the event."""
        last = read(text)[-1]
        assert (last.type, last.date) == ("Hearing", "2024-03-11")
        assert last.name == "Ilse Varga's testimony about pumps"


class TestActsOfSpeech:
    """What unnamed people only say is a statement, no event."""

    @pytest.mark.parametrize(
        "text",
        [
            "So far more than 30 people signed a petition.",
            "The ferry owners apologised.",
            "The ferry owners criticized the weir.",
        ],
    )
    def test_nobody_named(self, read: Read, text: str) -> None:
        """Without a day and a name there is none."""
        assert read(text) == ()

    @pytest.mark.parametrize(
        "text",
        ["On Monday more than 30 people signed a petition.", "Ilse Varga signed a petition against the weir."],
    )
    def test_day_or_name(self, read: Read, text: str) -> None:
        """A day or a name makes one."""
        assert [v.type for v in read(text)] == ["Appeal"]


class TestDueToSpeak:
    """Who is due to speak at what is ahead is a planned speaker."""

    @pytest.mark.parametrize("how", ["are due to", "are to", "are expected to", "are scheduled to"])
    def test_planned(self, read: Read, how: str) -> None:
        """However the announcement puts it, both are planned speakers and no mere attendees."""
        text = f"The Rivers Trust will hold a rally on Saturday, at which Ilse Varga and Tomas Brandt {how} speak."
        assert told(read(text)) == [
            (
                "Rally",
                "Rivers Trust's rally",
                "2024-03-16",
                ["Organizer? Rivers Trust", "Speaker? Ilse Varga", "Speaker? Tomas Brandt"],
            )
        ]

    def test_unable(self, read: Read) -> None:
        """Who was unable to speak there has no part in it."""
        (event,) = read("The Rivers Trust held a rally on Monday, at which Ilse Varga was unable to speak.")
        assert told((event,)) == [("Rally", "Rivers Trust's rally", "2024-03-11", ["Organizer Rivers Trust"])]
