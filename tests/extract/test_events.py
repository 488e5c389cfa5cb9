"""Events: found by nouns, names and verbs, merged into one each, with date, place and parts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from event_cast import CAST, TUESDAY, cast_of, reader, told
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.events.event import EXTRACTOR
from kg.extract.events.frames import NEEDS
from kg.extract.events.rules import events_of
from kg.extract.layout.types import Block
from kg.model import Event


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Callable[..., tuple[Event, ...]]:
    """The events of a text, with the invented cast, quotation marks as quotations."""
    return reader(parse)


class TestFinding:
    """What names an event, and what only looks like one."""

    @pytest.mark.parametrize(
        "text",
        [
            "Meetings are often dull, said Varga.",
            "The city lost its war on drugs.",
            "He had a heart attack in the meeting room.",
            "No meeting took place.",
            "Varga repeated her calls to ban the ferries.",
            "In any event, the harbour stays open.",
            "The council did not hold a meeting.",
            "Varga called for a referendum.",
            "Whether a summit happens is unclear.",
            "If the unions hold a rally, the road is closed.",
            'Brandt said: "The meeting on Monday with Okafor was a farce."',
            "The death toll rose, and war crimes were alleged.",
            "Varga wrote an open letter on Monday.",
            "The World Economic Forum said growth is slow.",
            "It may rain in March.",
            "The rally that was planned for Monday was canceled.",
            "Okafor tagged the post #strike on Monday.",
            "A plot to kill Varga failed.",
            "Varga left the room in March.",
            "Polls show that Okafor leads.",
            "Varga offered to have Okafor attend a closed session.",
            "Varga would have resigned on Monday.",
            "Okafor is president of the Lowland Action Forum.",
            "The Lowland Action Forum, a pressure group, wants lower fares.",
            "Brandt played in 26 games.",
            "The committee sat in the conference room on Monday.",
            "Okafor said users had mocked her speech with a mask.",
            "Brandt defended freedom of speech on Monday.",
            "The party became a storm on Monday.",
            "Varga repeated her attacks on Brandt.",
            "Oak Bank sells loans to Varga.",
            "Brandt quoted a March 2016 letter.",
        ],
    )
    def test_no_event(self, read, text: str) -> None:
        """Generic, denied, wished, cancelled, quoted and idiomatic words start no event."""
        assert told(read(text)) == []

    @pytest.mark.parametrize(
        ("text", "event"),
        [
            (
                "Brandt spoke at the Nordmark Soil Conference on Monday.",
                ("Conference", "Nordmark Soil Conference", "2024-03-11", ["Speaker Tomas Brandt"]),
            ),
            (
                "The September 11 terror attacks changed everything.",
                ("Attack", "September 11 terror attacks", "2001-09-11", []),
            ),
            (
                "The war between Red Valley and Harlan Motors began on March 4.",
                (
                    "War",
                    "war between Red Valley and Harlan Motors",
                    "2024-03-04",
                    ["Participant Red Valley", "Participant Harlan Motors"],
                ),
            ),
            (
                "Varga met with Okafor on Friday.",
                (
                    "Meeting",
                    "Ilse Varga met with Mei Okafor",
                    "2024-03-08",
                    ["Participant Ilse Varga", "Participant Mei Okafor"],
                ),
            ),
            (
                "Harlan Motors sued Oak Bank in 2019.",
                ("Lawsuit", "Harlan Motors sued Oak Bank", "2019", ["Participant Harlan Motors", "Target Oak Bank"]),
            ),
            (
                "Noor Adeyemi resigned yesterday.",
                ("Resignation", "Noor Adeyemi resigned", "2024-03-11", ["Participant Noor Adeyemi"]),
            ),
            (
                "Dana Whitlow drew applause with a 2019 speech to the Rivers Trust.",
                (
                    "Speech",
                    "2019 speech to the Rivers Trust",
                    "2019",
                    ["Speaker Dana Whitlow", "Attendee Rivers Trust"],
                ),
            ),
        ],
    )
    def test_one_event(self, read, text: str, event: tuple[str, str, str, list[str]]) -> None:
        """Nouns, proper names and verbs give type, name, date and parts."""
        assert told(read(text)) == [event]

    def test_furniture_gives_none(self, parse) -> None:
        """A block that holds no facts starts no event."""
        doc = parse("Sign up for the meeting on Monday with Ilse Varga.", TUESDAY)
        doc._.blocks = tuple(Block(b.span, "boilerplate") for b in doc._.blocks)
        assert events_of(doc, cast_of(doc.text)) == ()

    def test_a_text_without_words_gives_none(self, parse) -> None:
        """Punctuation and emoji are read without complaint."""
        assert events_of(parse("... — ??? \n 🙂"), ()) == ()


class TestParts:
    """Who takes which part, by the words that join them to the event."""

    @pytest.mark.parametrize(
        ("sentence", "parts"),
        [
            ("Varga attended the meeting on Monday.", ["Attendee Ilse Varga"]),
            ("Varga and Brandt took part in the meeting.", ["Participant Ilse Varga", "Participant Tomas Brandt"]),
            ("Varga did not attend the meeting.", []),
            ("Varga refused to attend the meeting.", []),
            ("Varga scrapped her appearance at the meeting.", []),
            ("Varga could attend the meeting.", []),
            ("The meeting was led by Ilse Varga, head of the Rivers Trust, and Tomas Brandt.", ["Chair Ilse Varga", "Chair Tomas Brandt"]),
            ("The meeting was hosted by Oak Bank.", ["Host Oak Bank"]),
            ("The meeting, organized by the Rivers Trust, was short.", ["Organizer Rivers Trust"]),
            ("The meeting included the singers Ilse Varga, Mei Okafor and Dana Whitlow.", ["Attendee Ilse Varga", "Attendee Mei Okafor", "Attendee Dana Whitlow"]),
            ("The meeting, which ran late and drew a crowd of more than 30 people, was calm.", ["Attendee more than 30 people"]),
            ("More happened at the meeting between Ilse Varga and Mei Okafor.", ["Participant Ilse Varga", "Participant Mei Okafor"]),
            ("Varga confronted Brandt at the meeting.", ["Attendee Ilse Varga", "Attendee Tomas Brandt"]),
            ("Varga was polite at the meeting.", ["Attendee Ilse Varga"]),
            ("Oak Bank sponsored the meeting.", ["Sponsor Oak Bank"]),
            ("Oak Bank is billed as a partner of the meeting.", ["Partner Oak Bank"]),
            ("Oak Bank and the Rivers Trust are billed as partners for the meeting.", ["Partner Oak Bank", "Partner Rivers Trust"]),
            ("Mei Okafor, an adviser who joined the meeting, smiled.", ["Attendee Mei Okafor"]),
            ("Tomas Brandt moderated the meeting.", ["Chair Tomas Brandt"]),
            ("The key speakers at the meeting were Mei Okafor and Dana Whitlow.", ["Speaker Mei Okafor", "Speaker Dana Whitlow"]),
            ("Varga spoke at the meeting that Okafor had arranged.", ["Speaker Ilse Varga", "Organizer Mei Okafor"]),
        ],
    )  # fmt: skip
    def test_roles(self, read, sentence: str, parts: list[str]) -> None:
        """Each pattern gives its role, and a denied, refused or open one gives none."""
        (event,) = [v for v in told(read(sentence)) if v[0] != "Refusal"]
        assert event[3] == parts

    def test_names_in_quoted_words_take_no_part(self, read) -> None:
        """Whoever is only named inside quotation marks was not there."""
        (event,) = told(read('Varga attended the meeting on Monday and said "Brandt and Okafor spoke at the meeting".'))
        assert event[3] == ["Attendee Ilse Varga"]

    def test_a_narrower_role_stands_for_the_vaguer(self, read) -> None:
        """Who chairs an event is not listed as present too."""
        (event,) = told(read("The meeting on Monday was attended by Varga. It was led by Varga."))
        assert event[3] == ["Chair Ilse Varga"]

    def test_attack_and_its_target(self, read) -> None:
        """The possessor of an attack takes part; whom it is against is its target."""
        (event,) = told(read("After Red Valley's March 4 attack on Harlan Motors, the port closed."))
        assert event == (
            "Attack",
            "Red Valley's March 4 attack on Harlan Motors",
            "2024-03-04",
            ["Participant Red Valley", "Target Harlan Motors"],
        )

    def test_each_part_stands_on_its_mention(self, read) -> None:
        """A part's span is the words that name the participant there, and it says who found it."""
        text = "Ilse Varga stayed home. Varga attended the meeting on Monday."
        (event,) = read(text)
        (part,) = event.participants
        assert (part.span.of(text), part.span.start, part.extractor) == ("Varga", 24, EXTRACTOR)


class TestPlanned:
    """What is announced is told apart from what happened."""

    def test_an_announced_forum(self, read) -> None:
        """A coming event has its date after publication, and planned parts."""
        text = (
            "Two Chirpy executives will speak at the River Towns Forum on Thursday. "
            "The forum is organized by the Rivers Trust. Mei Okafor, a lawyer, will take part in the forum too. "
            "A further event partner, Oak Bank, was silent."
        )
        (event,) = read(text)
        assert told((event,)) == [
            (
                "Forum",
                "River Towns Forum",
                "2024-03-14",
                [
                    "Speaker? Two Chirpy executives",
                    "Organizer? Rivers Trust",
                    "Participant? Mei Okafor",
                    "Partner? Oak Bank",
                ],
            )
        ]
        assert event.planned
        assert event.date_span is not None
        assert event.date_span.of(text) == "Thursday"

    def test_past_events_have_no_planned_parts(self, read) -> None:
        """A past date makes the parts done."""
        (event,) = read("Varga was expected to attend the meeting on March 4, 2024.")
        assert [p.planned for p in event.participants] == [False]
        assert not event.planned

    def test_headline_infinitive(self, read) -> None:
        """ "To speak" in a headline is the future."""
        (event,) = read("Tomas Brandt to speak at the soil conference Friday")
        assert told((event,)) == [("Conference", "soil conference", "2024-03-15", ["Speaker? Tomas Brandt"])]


class TestMerging:
    """Mentions of one event come together; different events stay apart."""

    def test_one_meeting_by_many_names(self, read) -> None:
        """The closed-door meeting, the call, it and the conversation are one."""
        text = (
            "Varga confronted Brandt in tense conversation\n"
            "Ilse Varga and the ferry owners confronted Tomas Brandt at a closed-door meeting Monday evening.\n"
            "The meeting, which ran for two hours by video link, was tense. It was led by Mei Okafor.\n"
            "Brandt was silent on the call. The Monday meeting was calm in the end, and the conversation polite."
        )
        (event,) = read(text, headline=True)
        assert told((event,)) == [
            (
                "Meeting",
                "closed-door meeting",
                "2024-03-11",
                ["Attendee Ilse Varga", "Attendee Tomas Brandt", "Attendee ferry owners", "Chair Mei Okafor"],
            )
        ]
        assert [m.span.of(text) for m in event.mentions] == [
            "conversation", "meeting", "meeting", "It", "call", "meeting", "conversation",
        ]  # fmt: skip
        assert all(m.extractor == EXTRACTOR and m.reason for m in event.mentions)

    def test_two_dates_are_two_meetings(self, read) -> None:
        """A different day is a different event."""
        events = told(read("Varga attended a meeting on Monday. Okafor attended a meeting on Friday."))
        assert [(e[2], e[3]) for e in events] == [
            ("2024-03-11", ["Attendee Ilse Varga"]),
            ("2024-03-08", ["Attendee Mei Okafor"]),
        ]

    def test_other_parties_are_another_attack(self, read) -> None:
        """An attack of somebody else is not the one before."""
        events = told(
            read("Red Valley's attack on Oak Bank failed. Then Harlan Motors' attack on the Rivers Trust began.")
        )
        assert len(events) == 2

    def test_an_owner_finds_its_own_event(self, read) -> None:
        """ "The Rivers Trust event" is the forum of that body, not the rally named last."""
        text = (
            "The Rivers Trust organized the Lowland Forum. Okafor spoke at a rally in Port Rook in January. "
            "Oak Bank is a partner for the Rivers Trust event."
        )
        forum, rally = told(read(text))
        assert forum == ("Forum", "Lowland Forum", "", ["Organizer Rivers Trust", "Partner Oak Bank"])
        assert rally == ("Rally", "rally in Port Rook", "2024-01", ["Speaker Mei Okafor"])

    def test_ids_follow_the_text(self, read) -> None:
        """Events are numbered in the order of their first mention."""
        events = read("Varga attended a meeting on Monday. Noor Adeyemi resigned on Friday.")
        assert [(v.id, v.mentions[0].span.start) for v in events] == [("v1", 17), ("v2", 49)]

    def test_a_name_stops_before_the_next_name_of_a_list(self, read) -> None:
        """ "Nordmark and the Lowland Treaty" is a place and a treaty."""
        (event,) = told(read("He spoke of Nordmark and the Lowland Treaty."))
        assert event[:2] == ("Agreement", "Lowland Treaty")

    def test_a_game_is_not_the_cup(self, read) -> None:
        """A match is a part of a tournament, not the tournament."""
        events = told(read("Red Valley won the Harbour Cup in May. Red Valley lost the match on Monday."))
        assert [(e[0], e[2]) for e in events] == [("SportsMatch", "2023-05"), ("SportsMatch", "2024-03-11")]


class TestAnyText:
    """Promises for any input."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                ["Varga", "the", "meeting", "Monday", "was", "led", "by", "Oak Bank", "and", ",", '"', "It", "will", "attend",
                 "Forum", "Soil", "war", "between", "(", ")", "\n", "on", "not", "died", "2019", ".", "call", "which", "'s"]
            ),
            min_size=1,
            max_size=30,
        )
    )  # fmt: skip
    def test_spans_lie_in_the_text_and_the_answer_repeats(self, read, words: list[str]) -> None:
        """Whatever the words, every span is inside the text, and a second reading says the same."""
        text = "Well " + " ".join(words)
        events = read(text)
        spans = [m.span for v in events for m in v.mentions] + [p.span for v in events for p in v.participants]
        assert all(s.end <= len(text) for s in spans)
        assert len({v.id for v in events}) == len(events)
        assert read(text) == events


class TestDateAndPlace:
    """When and where, from the words that belong to the event."""

    @pytest.mark.parametrize(
        ("sentence", "date"),
        [
            ("Varga attended a meeting in 2019.", "2019"),
            ("Varga attended a meeting last week.", "2024-03"),
            ("Since March 4, Varga has attended the meeting.", ""),
            ("Varga said on Monday that Okafor attended the meeting.", ""),
            ("Varga attended the June 20 conference.", "2023-06-20"),
            ("Varga will attend the June 20 conference.", "2024-06-20"),
            ("Varga attended a 90-minute meeting.", ""),
            ("Varga attended the weekly meeting every Monday.", ""),
        ],
    )
    def test_date(self, read, sentence: str, date: str) -> None:
        """Only a date on the event or on its verb counts."""
        (event,) = read(sentence)
        assert event.date == date

    def test_without_the_articles_date_a_weekday_is_nothing(self, read) -> None:
        """ "Wednesday" stays unknown, and no words are shown as its source."""
        (event,) = read("Varga attended a meeting on Wednesday.", published="")
        assert (event.date, event.date_span) == ("", None)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Varga spoke at a rally in Port Rook.",
            "Varga spoke at the Port Rook rally.",
            "The rally was held in Port Rook, and Varga spoke.",
        ],
    )
    def test_place(self, read, sentence: str) -> None:
        """The place stands beneath the event, before it, or on its verb."""
        (event,) = read(sentence)
        assert CAST[list(CAST)[int(event.place[1:])]] == "Place"


class TestScene:
    """Parts where the sentence names no event."""

    def test_who_was_there(self, read) -> None:
        """Those who sat on the other side, came for a body, moderated it or sent the invitations have a part."""
        text = (
            "The ferry owners complained in a private video call on Monday.\n"
            "Mei Okafor moderated it together with Dana Whitlow.\n"
            "For Oak Bank came Noor Adeyemi.\n"
            "On the other side of the screen sat Ilse Varga and Tomas Brandt.\n"
            "Oak Bank had sent the invitations."
        )
        (event,) = told(read(text))
        assert event[0] == "Call"
        assert set(event[3]) >= {
            "Chair Mei Okafor", "Chair Dana Whitlow", "Attendee Noor Adeyemi", "Attendee Ilse Varga",
            "Attendee Tomas Brandt", "Organizer Oak Bank",
        }  # fmt: skip

    def test_presence_needs_an_event(self, read) -> None:
        """Without an event shortly before, those who sat somewhere attended nothing."""
        assert told(read("On the other side of the river sat Ilse Varga and Tomas Brandt.")) == []

    def test_keynote_is_a_part_of_the_forum(self, read) -> None:
        """A keynote or a closing debate gives its speaker and its chair to the forum and is no event beside it."""
        text = (
            "The Nordmark Soil Conference will be held on March 20 in Port Rook.\n"
            "The keynote will be given by Mei Okafor. Tomas Brandt will chair the closing debate."
        )
        (event,) = told(read(text))
        assert event[:3] == ("Conference", "Nordmark Soil Conference", "2024-03-20")
        assert set(event[3]) == {"Speaker? Mei Okafor", "Chair? Tomas Brandt"}

    def test_keynote_alone_is_a_speech(self, read) -> None:
        """Where the article has no forum, the keynote is a speech."""
        (event,) = told(read("Mei Okafor gave the keynote on Monday."))
        assert event[0] == "Speech"

    def test_speakers_and_partners_of_what_is_ahead(self, read) -> None:
        """Who is to speak, or is listed as a partner, has a planned part in the only event ahead."""
        text = (
            "The Nordmark Soil Conference will be held on March 20.\n"
            "Mei Okafor and Tomas Brandt are to speak. Oak Bank is listed as a partner."
        )
        (event,) = told(read(text))
        assert set(event[3]) == {"Speaker? Mei Okafor", "Speaker? Tomas Brandt", "Partner? Oak Bank"}

    def test_trusted_partner_of_somebody_else(self, read) -> None:
        """A partner of a body is none of the event."""
        text = (
            "The Nordmark Soil Conference will be held on March 20.\nOak Bank is listed as a partner of Harlan Motors."
        )
        (event,) = told(read(text))
        assert event[3] == []

    def test_who_withdrew(self, read) -> None:
        """Who was to open an event but withdrew has no part in it."""
        text = (
            "The Nordmark Soil Conference starts on March 20.\nVarga was to open the conference but withdrew on Monday."
        )
        assert [p for v in told(read(text)) for p in v[3]] == []

    def test_trial(self, read) -> None:
        """Who denies the charges is the accused of the only trial, and the judge its chair; a day of it is a hearing."""
        text = (
            "Jurors were told on Monday that the pumps had been off.\n"
            "Tomas Brandt denies 12 charges. Dana Whitlow told the jury so on the second day of the trial.\n"
            "Judge Mei Okafor warned the gallery. The trial continues today."
        )
        events = {v[0]: v for v in told(read(text))}
        assert set(events) == {"Trial", "Hearing"}
        assert set(events["Trial"][3]) == {"Target Tomas Brandt", "Chair Mei Okafor"}
        assert events["Trial"][2] == ""
        assert events["Hearing"][1:3] == ("second day of the trial", "2024-03-11")


class TestVerbs:
    """Verbs that are events."""

    @pytest.mark.parametrize(
        ("text", "kind", "name"),
        [
            ("Harlan Motors launched a van on Monday.", "Launch", "Harlan Motors launched van"),
            ("Mei Okafor was fired in 2019.", "Layoff", "Mei Okafor was fired"),
            ("Harlan Motors bought Oak Bank in 2019.", "Merger", "Harlan Motors bought Oak Bank"),
            ("Dana Whitlow returned to Oak Bank in 2019.", "Appointment", "Dana Whitlow returned to Oak Bank"),
        ],
    )
    def test_name(self, read, text: str, kind: str, name: str) -> None:
        """Such an event is called by who did what."""
        assert [(v[0], v[1]) for v in told(read(text))] == [(kind, name)]

    def test_announced_in_a_clause(self, read) -> None:
        """What is announced is an event, at the top and further down, and is called by the words of its clause."""
        top = "Oak Bank announced on Monday that the ferries will run."
        event = (
            "Announcement",
            "Oak Bank's announcement about ferries",
            "2024-03-11",
            ["Participant Oak Bank"],
        )
        assert told(read(top)) == [event]
        assert told(read("The harbour was calm. " * 30 + "\n" + top)) == [event]


class TestTables:
    """The tables say only what the model knows."""

    def test_roles_and_types_exist(self) -> None:
        """Every role is one of the contract's, every type a concept of the event scheme."""
        from pathlib import Path

        from kg.extract.events import tables
        from kg.model import ROLES

        scheme = (Path(__file__).parents[2] / "ontology" / "event-types.ttl").read_text("utf-8")
        concepts = set(re.findall(r"^ng:(\w+) a skos:Concept ;", scheme, re.MULTILINE))
        frames = [frame for row in tables.verbs().values() for frame in row]
        nouns = [*tables.nouns().values(), *tables.heads().values(), *tables.known().values(), *frames]
        types = {n.type for n in nouns} | {noun.type for _, noun in tables.dated()}
        assert types - {"-"} <= concepts
        assert {row[4] for row in tables.rows("roles.tsv")} - {"-"} <= set(ROLES)
        assert {r for f in frames for r in (f.subject, f.object, *f.preps.values())} - {"-"} <= set(ROLES)
        assert {f.needs.partition(":")[0] for f in frames} == NEEDS
        assert set(tables.moods().values()) == {"held", "planned", "not", "cancel"}
        assert {n.use for n in tables.nouns().values()} == {"event", "strict", "call", "speech", "part", "back"}


class TestComponent:
    """The pipeline component."""

    def test_it_sets_the_events(self, parse) -> None:
        """Under its spaCy name the component reads the entities on the Doc and sets the events."""
        import spacy

        from kg.extract.events import component

        doc = parse("Varga attended the meeting on Monday.", TUESDAY)
        doc._.entities = cast_of(doc.text)
        pipe = spacy.blank("en", vocab=doc.vocab).add_pipe(component.FACTORY)
        assert component.FACTORY == "ng_events_v1"
        assert [v.date for v in pipe(doc)._.events] == ["2024-03-11"]
