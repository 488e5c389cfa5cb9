"""Names as people type them."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.query.names import Candidate, fold, resolve, words

BASE = "https://w3id.org/newsgraph/id/"


def _of(iri: str, *labels: str, about: str = "", note: str = "") -> Candidate:
    return Candidate(BASE + iri, labels, words(" ".join([*labels, about])) if about else frozenset(), note)


PEOPLE = [
    _of("person/ilse-1", "Ilse Varga", "Ms Varga", note="person"),
    _of("person/jose-2", "José María Okoro-Łuczak", note="person"),
    _of("person/sam-3", "Sam Doyle", note="person"),
    _of("person/sam-4", "Sam Doyle", note="person"),
    _of("person/tom-5", "Tomas Brandt", "the Harbour Master", note="person"),
    _of("person/tom-6", "Tom Reyes-O'Neill", note="person"),
    _of("organization/rt-7", "Rivers Trust", note="organization"),
]
EVENTS = [
    _of(
        "event/meet-1", "private meeting", about="Mosslink Ilse Varga executive fishers Port Rook 12 March 2024 Meeting"
    ),
    _of("event/meet-2", "meeting", about="Rivers Trust council Dunmere 2 May 2024 Meeting"),
    _of("event/forum-3", "Tidewater Forum", about="Rivers Trust Port Rook June 2024 Forum"),
]


class TestANameIsFound:
    """A person types a name as they know it, and gets the one node that is meant."""

    @pytest.mark.parametrize(
        ("typed", "iri"),
        [
            ("Ilse Varga", "person/ilse-1"),
            ("ilse  VARGA", "person/ilse-1"),
            ("Varga", "person/ilse-1"),
            ("Dr. Ilse Varga", "person/ilse-1"),
            ("Mrs Varga", "person/ilse-1"),
            ("varga ilse", "person/ilse-1"),
            ("jose maria okoro-łuczak", "person/jose-2"),
            ("JOSÉ", "person/jose-2"),
            ("Okoro", "person/jose-2"),
            ("harbour master", "person/tom-5"),
            ("Tom Reyes-ONeill", "person/tom-6"),
            ("Reyes O\u2019Neill", "person/tom-6"),
            ("the Rivers Trust", "organization/rt-7"),
            (BASE + "person/sam-4", "person/sam-4"),
            (f"<{BASE}person/sam-4>", "person/sam-4"),
            ("person:sam-4", "person/sam-4"),
            ("sam-4", "person/sam-4"),
        ],
    )
    def test_without_a_guess(self, typed, iri):
        """Case, accents, titles, missing words and the IRI's last part are no obstacle."""
        match = resolve(typed, PEOPLE)
        assert match.candidate.iri == BASE + iri
        assert not match.guessed

    @pytest.mark.parametrize(
        ("typed", "iri"),
        [("Ilze Varga", "person/ilse-1"), ("Tomas Brant", "person/tom-5"), ("river trust", "organization/rt-7")],
    )
    def test_a_typo_is_a_guess(self, typed, iri):
        """A name that is nearly right is taken, and marked as a guess."""
        match = resolve(typed, PEOPLE)
        assert match.candidate.iri == BASE + iri
        assert match.guessed

    def test_a_name_of_ones_own_goes_first(self):
        """Who is called so goes before who is also called so."""
        found = resolve("Sunrise", [_of("a/1", "Sunrise"), _of("a/2", "Sunset Group", "Sunrise")])
        assert found.candidate.iri == BASE + "a/1"

    @given(st.sampled_from(PEOPLE), st.randoms(use_true_random=False))
    def test_any_case(self, person, random):
        """Every label in any mixture of cases finds its node, or is ambiguous."""
        for label in person.labels:
            typed = "".join(random.choice([c.upper(), c.lower()]) for c in label)
            if person.label == "Sam Doyle":
                with pytest.raises(UsageError, match="more than one"):
                    resolve(typed, PEOPLE)
            else:
                assert resolve(typed, PEOPLE).candidate.iri == person.iri


class TestAnEventIsFoundByItsDescription:
    """Events rarely have a name that people know; the words of a description find them."""

    @pytest.mark.parametrize(
        ("typed", "iri"),
        [
            ("meeting of Mosslink executives with fishers", "event/meet-1"),
            ("the meeting in Dunmere", "event/meet-2"),
            ("Varga's meeting on 12 March 2024", "event/meet-1"),
            ("forum of the Rivers Trust", "event/forum-3"),
        ],
    )
    def test_by_words(self, typed, iri):
        """The event that answers to most of the words is taken, and marked as a guess."""
        match = resolve(typed, EVENTS, "event")
        assert match.candidate.iri == BASE + iri
        assert match.guessed

    def test_too_little_in_common(self):
        """A description of something else is not forced on the nearest event."""
        with pytest.raises(UsageError, match="no event is called"):
            resolve("parade of marching bands through Dunmere", EVENTS, "event")

    def test_its_own_name(self):
        """A proper name finds its event, though other names have the same words; what it is called here is shown."""
        forums = [*EVENTS, _of("event/forum-4", "Young Tidewater Forum", about="Forum")]
        match = resolve("tidewater forum", forums, "event")
        assert (match.candidate.iri, match.differs) == (BASE + "event/forum-3", False)
        match = resolve("the young forum", forums, "event")
        assert (match.candidate.iri, match.differs) == (BASE + "event/forum-4", True)

    @pytest.mark.parametrize(
        ("typed", "said"), [("meeting", "this word"), ("the meeting", "these words"), ("MEETING", "this word")]
    )
    def test_the_whole_name(self, typed, said):
        """The one event that is called just so is taken, and how many others have the words is told."""
        match = resolve(typed, EVENTS, "event")
        assert (match.candidate.iri, match.guessed, match.others) == (BASE + "event/meet-2", False, 1)
        assert match.told(typed) == f"taking 'meeting' for '{typed}'; 1 other name has {said} too"
        assert resolve("private meeting", EVENTS, "event").told("private meeting") == ""

    def test_the_whole_name_of_two(self):
        """Where two events are called just so none is taken, and the others that have the words are listed too."""
        with pytest.raises(UsageError, match="may be more than one event") as raised:
            resolve("meeting", [*EVENTS, _of("event/meet-9", "Meeting", about="Norhaven")], "event")
        assert raised.value.message.count("event/meet-") == 3
        assert raised.value.fix == "add words of its name, its date or place, or give the IRI"

    @pytest.mark.parametrize("typed", ["meetings", "meeting of an executive and a council in 2024"])
    def test_what_several_answer_to(self, typed):
        """A description that fits several events takes none of them."""
        with pytest.raises(UsageError, match="may be more than one event") as raised:
            resolve(typed, EVENTS, "event")
        assert BASE + "event/meet-1" in raised.value.message
        assert BASE + "event/meet-2" in raised.value.message
        assert "forum" not in raised.value.message

    def test_what_one_answers_to(self):
        """Of several events that fit, the only one that answers to every word is taken."""
        assert resolve("private meeting", EVENTS, "event").candidate.iri == BASE + "event/meet-1"
        assert resolve("meeting with fishers of Port Rook", EVENTS, "event").candidate.iri == BASE + "event/meet-1"

    @pytest.mark.parametrize(("more", "tail"), [(0, ""), (9, "\n  and 4 more")])
    def test_nothing_like_it(self, more, tail):
        """Where no event is like what was typed, there is a list of those that there are, of eight at the most."""
        events = EVENTS + [_of(f"event/x-{n}", f"vigil {n}", about="Rally") for n in range(more)]
        with pytest.raises(UsageError, match="no event is called 'zzzz'; there are:") as raised:
            resolve("zzzz", events, "event")
        assert raised.value.message.count(BASE) == min(8, len(events))
        assert raised.value.message.endswith(tail or f"private meeting  {BASE}event/meet-1")


class TestTheNameTakenIsTold:
    """Whoever types a part of a name sees which name was taken."""

    @pytest.mark.parametrize(
        ("typed", "differs"),
        [
            ("Ilse Varga", False),
            ("ilse VARGA", False),
            ("Dr. Ilse Varga", False),
            ("Varga", True),
            ("Ms Varga", True),
            ("Ilze Varga", True),
            ("harbour master", True),
            ("sam-4", False),
        ],
    )
    def test_differs(self, typed, differs):
        """The name as typed and an IRI need no word; a part of it, another name or a slip do."""
        assert resolve(typed, PEOPLE).differs is differs


class TestWhatIsNotClearIsAskedBack:
    """No guess settles a name that more than one node may have, or none."""

    def test_ambiguous(self):
        """All candidates are listed with their IRIs."""
        with pytest.raises(UsageError) as raised:
            resolve("sam doyle", PEOPLE, "person")
        assert raised.value.message == (
            "'sam doyle' may be more than one person:\n"
            f"  Sam Doyle (person)  {BASE}person/sam-3\n"
            f"  Sam Doyle (person)  {BASE}person/sam-4"
        )
        assert raised.value.fix

    def test_one_name_of_two(self):
        """Two of one name are told apart by what is known of them, and the IRI is asked for, never the whole name."""
        known = {BASE + "person/sam-3": "pilot, Wherry Line; in Courier", BASE + "person/sam-4": "in Post"}
        with pytest.raises(UsageError) as raised:
            resolve("doyle", PEOPLE, "person", known.__getitem__)
        assert raised.value.message.splitlines()[1:] == [
            f"  Sam Doyle (person; pilot, Wherry Line; in Courier)  {BASE}person/sam-3",
            f"  Sam Doyle (person; in Post)  {BASE}person/sam-4",
        ]
        assert raised.value.fix == "give the IRI of the one you mean: they have the same name"

    def test_names_of_their_own(self):
        """Those whose names differ need nothing more than the whole name."""
        with pytest.raises(UsageError) as raised:
            resolve("tom", [*PEOPLE, _of("person/tom-9", "Tom Ebb")], "person", {}.__getitem__)
        assert raised.value.fix == "give the whole name or give the IRI"

    def test_ambiguous_word(self):
        """A word that two names share does not pick one."""
        with pytest.raises(UsageError, match="more than one"):
            resolve("meeting", [EVENTS[0], _of("event/x", "annual meeting")])

    def test_unknown(self):
        """The nearest names are listed."""
        with pytest.raises(UsageError, match="no person is called 'Ilka Vargas-Prim'") as raised:
            resolve("Ilka Vargas-Prim", PEOPLE, "person")
        assert "Ilse Varga" in raised.value.message

    def test_an_empty_graph(self):
        """A graph without such nodes is named as the cause."""
        with pytest.raises(UsageError, match="the graph has none"):
            resolve("Ilse Varga", [], "person")

    @pytest.mark.parametrize("typed", ["Port Rook", "mosslink fishers", "Mosslink Meeting", "Ilse March"])
    def test_a_name_is_no_description(self, typed):
        """Among things of several kinds no event answers to the names of its people and place, or to a written name."""
        event = replace(EVENTS[0], own=words("private meeting"))
        with pytest.raises(UsageError, match="nothing is called"):
            resolve(typed, [event])
        assert resolve("meeting with mosslink", [event]).guessed

    @given(st.text(max_size=60))
    def test_anything_typed(self, typed):
        """Whatever is typed finds one node or is a usage error."""
        with contextlib.suppress(UsageError):
            assert resolve(typed, PEOPLE + EVENTS).candidate in PEOPLE + EVENTS

    @given(st.text(max_size=60))
    def test_folding_twice(self, text):
        """Folding what is folded changes nothing."""
        assert fold(fold(text)) == fold(text)
