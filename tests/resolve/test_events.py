import pytest
from annotating import Writer, harbour

from kg.resolve import resolve
from kg.resolve.events import EventItem, merge, types_fit


def article(
    key,
    *people,
    kind="Meeting",
    name="meeting",
    date="",
    place="",
    proper=False,
    published="",
    planned=False,
    role="Attendee",
):
    w = Writer(
        key,
        f"{', '.join(people)} were at the {name} in {place or 'town'}.",
        **({"published": published} if published else {}),
    )
    parts = [(w.entity("Person", p), role) for p in people]
    where = w.entity("Place", place) if place else ""
    w.event(kind, name, parts, date=date, place=where, proper=proper, planned=planned)
    return w.done()


def events(*annotations):
    return [(e.date, [m.article for m in e.members]) for e in resolve(annotations).events]


class TestSameEvent:
    """Merged."""

    def test_two_participants_and_a_date_that_one_outlet_leaves_out(self):
        """The merged event has the most precise date."""
        one = article("a", "Lena Osk", "Pavel Dorn", date="2023-03")
        two = article("b", "Lena Osk", "Pavel Dorn", date="2023-03-14")
        three = article("c", "Lena Osk", "Pavel Dorn")
        assert events(one, two, three) == [("2023-03-14", ["a", "b", "c"])]

    @pytest.mark.parametrize(("date", "merged"), [("2023-03-14", 1), ("2023-03", 2)])
    def test_two_people_of_one_name(self, date, merged):
        """Beside a shared person, two people of one name count as one when both were there on one day."""
        told = [article(k, "Lena Osk", "Pavel Dorn", kind="PressConference", date=date).events[0] for k in "ab"]
        none: frozenset[int] = frozenset()
        found = [
            EventItem("ab"[n], "", event, frozenset((0, 1 + n)), none, None, none, ()) for n, event in enumerate(told)
        ]
        assert len(merge(found, {0: "Lena Osk", 1: "Pavel Dorn", 2: "Pavel Dorn"}).all()) == merged

    def test_call_and_meeting(self):
        """Outlets call a meeting by video a call."""
        assert (
            len(events(article("a", "Lena Osk", "Pavel Dorn"), article("b", "Lena Osk", "Pavel Dorn", kind="Call")))
            == 1
        )

    def test_one_participant_and_the_place(self):
        """One shared participant is enough at the same place."""
        assert len(events(article("a", "Lena Osk", place="Delmar"), article("b", "Lena Osk", place="Delmar"))) == 1

    def test_proper_name(self):
        """An event's own name is enough, whoever was there."""
        one = article("a", name="Harbour Forum", proper=True, kind="Forum", date="2023")
        two = article("b", "Lena Osk", name="Harbour Forum", proper=True, kind="Conference", date="2023-03-14")
        assert events(one, two) == [("2023-03-14", ["a", "b"])]

    def test_held_in_one_article_is_held(self):
        """Announced in one article, reported in the next: it took place."""
        one = article("a", "Lena Osk", "Pavel Dorn", date="2023-03-14", planned=True)
        two = article("b", "Lena Osk", "Pavel Dorn", date="2023-03-14")
        assert [e.planned for e in resolve([one, two]).events] == [False]

    def test_the_same_words_said_there(self):
        """One shared speaker whose words are reported from both makes two reports one event."""
        writers = []
        for key in "ab":
            w = Writer(key, "Lena Osk said at the meeting: “The old pier will not survive another winter storm.”")
            person = w.entity("Person", "Lena Osk")
            event = w.event("Meeting", "meeting", [])
            w.statement("“The old pier will not survive another winter storm.”", speaker=[person], event=event)
            writers.append(w.done())
        assert len(resolve(writers).events) == 1

    @pytest.mark.parametrize("kind", ["Announcement", "Decision", "Sale", "PoliticalAct", "Criticism"])
    def test_what_is_done_again_and_again_needs_the_day(self, kind):
        """Two reports of what the same people do often are of one event on one day, and of two without it."""

        def told(date):
            return [article(k, "Lena Osk", "Pavel Dorn", kind=kind, role="Participant", date=date) for k in "ab"]

        assert [len(events(*told(date))) for date in ("2023-03-14", "2023-03", "")] == [1, 2, 2]


class TestOtherEvent:
    """Kept apart."""

    def test_other_day(self):
        """The same people on another day are at another meeting."""
        one = article("a", "Lena Osk", "Pavel Dorn", date="2023-03-14")
        two = article("b", "Lena Osk", "Pavel Dorn", date="2023-03-15")
        assert len(events(one, two)) == 2

    def test_undated_report_does_not_join_two_days(self):
        """A report without a date can be of one of two meetings, never of both."""
        one = article("a", "Lena Osk", "Pavel Dorn", date="2023-03-14")
        two = article("b", "Lena Osk", "Pavel Dorn", date="2023-03-15")
        undated = article("c", "Lena Osk", "Pavel Dorn")
        assert sorted(len(members) for _, members in events(one, two, undated)) == [1, 2]

    def test_nobody_and_nothing_known(self):
        """A meeting without people, name and date is any meeting."""
        assert len(events(article("a"), article("b"))) == 2

    @pytest.mark.parametrize("date", ["", "2023-03"])
    def test_one_participant_alone(self, date):
        """One shared participant without a full day is not enough: people go to many meetings."""
        assert len(events(article("a", "Lena Osk", date=date), article("b", "Lena Osk", date=date))) == 2

    def test_subject_of_the_talk_is_no_participant(self):
        """Whom an event was only about was not there."""
        one = article("a", "Lena Osk", "Pavel Dorn", role="Target")
        two = article("b", "Lena Osk", "Pavel Dorn", role="Target")
        assert len(events(one, two)) == 2

    def test_other_year_of_a_named_event(self):
        """A yearly event is another one each year, also when only the articles' dates tell."""
        one = article("a", name="Harbour Forum", proper=True, published="2021-05-01")
        two = article("b", name="Harbour Forum", proper=True, published="2023-05-01")
        assert len(events(one, two)) == 2

    def test_two_of_one_article(self):
        """An article that tells of two meetings means two."""
        w = Writer("a", "Lena Osk and Pavel Dorn had a meeting and one more meeting later.")
        people = [(w.entity("Person", p), "Attendee") for p in ("Lena Osk", "Pavel Dorn")]
        w.event("Meeting", "a meeting", people)
        w.event("Meeting", "more meeting", people)
        assert len(resolve([w.done(), article("b", "Lena Osk", "Pavel Dorn")]).events) == 2

    def test_weeks_between_undated_reports(self):
        """Undated reports from far-off months are of two meetings."""
        one = article("a", "Lena Osk", "Pavel Dorn", published="2023-01-02")
        two = article("b", "Lena Osk", "Pavel Dorn", published="2023-06-02")
        assert len(events(one, two)) == 2


def told(key, name, words, *, person="Ilse Varga", others=(), **event):
    """An article with an event on 14 March 2023 and these words of a person, said there if `there`."""
    there = event.pop("there", False)
    place, kind, organizer = event.pop("place", ""), event.pop("kind", "Meeting"), event.pop("organizer", "")
    crowd = " ".join(f"{o} came." for o in (*others, organizer) if o)
    w = Writer(key, f"A {name} was held in {place or 'town'}. {crowd} {person} said: {words}")
    speaker = w.entity("Person", person)
    parts = [(w.entity("Person", o), "Attendee") for o in others]
    parts += [(w.entity("Organization", organizer), "Organizer")] if organizer else []
    v = w.event(kind, name, parts, date="2023-03-14", place=w.entity("Place", place) if place else "", **event)
    w.statement(words, speaker=[speaker], source=person, cue="said", event=v if there else "")
    return w


WORDS = "“The old pier will not survive another winter storm.”"


class TestOneDay:
    """Each article tells of one such event on one full day: little more is needed, and little is enough to doubt."""

    def test_words_that_one_outlet_puts_there(self):
        """Words that both report and one of them puts at the meeting make the two meetings one, whatever the mood."""
        one = told("a", "crowded public meeting", WORDS, there=True).done()
        two = told("b", "public meeting", WORDS).done()
        found = resolve([one, two])
        assert [(e.name, len(e.members)) for e in found.events] == [("crowded public meeting", 2)]
        assert [m.reason for m in found.events[0].members][1] == (
            "the same meeting as in article a: words that both articles report were said there; both on 2023-03-14"
        )
        assert [(s.event, len(s.members)) for s in found.statements] == [(0, 2)]

    def test_words_that_no_outlet_puts_there(self):
        """Words that neither article puts at its meeting say nothing of the meetings."""
        one, two = told("a", "meeting", WORDS).done(), told("b", "meeting", WORDS).done()
        assert len(resolve([one, two]).events) == 2

    @pytest.mark.parametrize(
        ("one", "other", "merged"),
        [
            ("packed meeting", "tense meeting", 1),
            ("private meeting", "public meeting", 2),
            ("morning meeting", "evening meeting", 2),
            ("first meeting", "second meeting", 2),
            ("evening meeting", "public meeting", 1),
        ],
    )
    def test_words_for_it(self, one, other, merged):
        """Size and mood tell no meetings apart; access, hour and number do."""
        writers = [told("a", one, WORDS, there=True), told("b", other, WORDS, there=True)]
        assert len(resolve([w.done() for w in writers]).events) == merged

    def test_one_participant(self):
        """One shared participant is enough where neither article names other company."""
        one = article("a", "Lena Osk", date="2023-03-14")
        two = article("b", "Lena Osk", "Pavel Dorn", date="2023-03-14")
        assert len(events(one, two)) == 1

    @pytest.mark.parametrize(
        ("kind", "role", "merged"),
        [("Meeting", "Attendee", 2), ("Rally", "Speaker", 1), ("Announcement", "Participant", 2)],
    )
    def test_other_company(self, kind, role, merged):
        """A busy person meets others on the same day; at a rally outlets name other speakers."""
        one = article("a", "Lena Osk", "Pavel Dorn", date="2023-03-14", kind=kind, role=role)
        two = article("b", "Lena Osk", "Ruth Amadi", date="2023-03-14", kind=kind, role=role)
        assert len(events(one, two)) == merged

    def test_company_of_a_third_report(self):
        """A report that names only the busy person joins one of the two meetings, never both."""
        one = article("a", "Lena Osk", "Pavel Dorn", date="2023-03-14")
        two = article("b", "Lena Osk", date="2023-03-14")
        three = article("c", "Lena Osk", "Ruth Amadi", date="2023-03-14")
        assert sorted(len(members) for _, members in events(one, two, three)) == [1, 2]

    @pytest.mark.parametrize(
        ("one", "other", "merged"), [("Delmar", "Orsk", 2), ("Delmar", "Delmar Hall", 1), ("Delmar", "", 1)]
    )
    def test_place(self, one, other, merged):
        """Another place makes another meeting; a hall of the town is in the town."""
        writers = [told("a", "meeting", WORDS, place=one, there=True), told("b", "meeting", WORDS, place=other)]
        assert len(resolve([w.done() for w in writers]).events) == merged

    def test_organizer(self):
        """Two named organizers are of two meetings."""
        writers = [
            told("a", "meeting", WORDS, there=True, organizer="Wavely"),
            told("b", "meeting", WORDS, organizer="Harbour Trust"),
        ]
        assert len(resolve([w.done() for w in writers]).events) == 2

    def test_two_sessions_in_one_article(self):
        """Where an article tells of two meetings on that day, nobody knows which of them another one means."""
        one, two = told("a", "meeting", WORDS, there=True), told("b", "public meeting", WORDS)
        two.event("Meeting", "meeting", date="2023-03-14")
        assert len(resolve([one.done(), two.done()]).events) == 3

    @pytest.mark.parametrize(("kind", "merged"), [("Protest", 1), ("Meeting", 2)])
    def test_place_alone(self, kind, merged):
        """One protest a day is held in a place, but many meetings."""
        one = article("a", kind=kind, place="Delmar", date="2023-03-14")
        two = article("b", kind=kind, place="Delmar", date="2023-03-14")
        assert len(events(one, two)) == merged

    @pytest.mark.parametrize(("organizer", "merged"), [("", 2), ("Harbour Trust", 3)])
    def test_told_beside_another_event(self, organizer, merged):
        """Articles that tell of one meeting mean one march when both announce it for the same day."""
        writers = [told("a", "meeting", WORDS, there=True), told("b", "meeting", WORDS)]
        for w, who in zip(writers, ("Wavely", organizer), strict=True):
            w.article = type(w.article)(w.article.id, f"{w.article.text} {who} plans a march.")
            parts = [(w.entity("Organization", who), "Organizer")] if who else []
            w.event("Protest", "march", parts, date="2023-05-03", planned=True)
        found = resolve([w.done() for w in writers]).events
        assert len(found) == merged
        assert all(e.planned for e in found if e.type == "Protest")

    def test_march_in_unrelated_articles(self):
        """One day alone makes no two marches one."""
        one = article("a", kind="Protest", date="2023-05-03")
        two = article("b", kind="Protest", date="2023-05-03")
        assert len(events(one, two)) == 2

    def test_noun_phrase_is_the_name(self):
        """What one outlet calls by a noun is called so, however often others only tell of it."""
        one = article("a", "Lena Osk", "Pavel Dorn", kind="Hearing", date="2023-03-14", name="hearing")
        w = Writer("b", "Lena Osk testified that the pier was safe. Pavel Dorn listened.")
        people = [(w.entity("Person", p), "Speaker") for p in ("Lena Osk", "Pavel Dorn")]
        w.event("Hearing", "Lena Osk testified that the pier was safe", people, date="2023-03-14")
        assert [e.name for e in resolve([one, w.done()]).events] == ["hearing"]


class TestTypes:
    """Which types outlets use for one event."""

    @pytest.mark.parametrize(
        ("one", "other", "fit"),
        [
            ("Meeting", "Meeting", True),
            ("Gathering", "Summit", True),
            ("Meeting", "Call", True),
            ("Forum", "Conference", True),
            ("Meeting", "Attack", False),
            ("Speech", "Interview", False),
            ("Unheard", "Unheard", True),
            ("Unheard", "Meeting", False),
        ],
    )
    def test_pairs(self, one, other, fit):
        """The same, one above the other, or of one set; a type that the table lacks fits only itself."""
        assert types_fit(one, other) is fit
        assert types_fit(other, one) is fit


class TestGroupsAndParts:
    """What the event brings together."""

    def test_group_in_the_same_part_of_one_event(self):
        """A group that two articles describe alike, in one event and role, is one."""
        group = next(e for e in resolve(harbour()).entities if e.type == "Group")
        assert [m.article for m in group.members] == ["a-courier", "b-post"]

    def test_who_said_something_there_is_a_speaker(self):
        """A person whose statement was made at the event spoke there, shown by the words that name the source."""
        event = next(e for e in resolve(harbour()).events if not e.planned)
        entities = resolve(harbour()).entities
        speaking = {(entities[p.entity].name, p.article) for p in event.parts if p.role == "Speaker"}
        assert speaking == {("Ilse Varga", "a-courier"), ("Ilse Varga", "b-post"), ("Tomas Brandt", "a-courier")}
