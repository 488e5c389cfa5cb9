"""Names where they are easily missed, cut in two or taken for something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.names import tables
from kg.extract.names.rules import find_entities

Parse = Callable[..., Doc]
Seen = list[tuple[str, tuple[str, ...]]]
PERSON, BODY, PLACE = "Person", "Organization", "Place"


def seen(doc: Doc) -> Seen:
    """Every entity as its type and its names, the fullest first, in the order of the text."""
    return [(e.type, e.names) for e in find_entities(doc)]


TITLES = [
    (
        "a secretary's office is no part of the house's name",
        "White House Press Secretary Dana Hall spoke to reporters.",
        [(BODY, ("White House",)), (PERSON, ("Dana Hall",))],
    ),
    (
        "a judge's court stands whole before his title",
        "Manhattan Supreme Court Justice Frank Nerva ruled.",
        [(BODY, ("Manhattan Supreme Court",)), (PERSON, ("Frank Nerva",))],
    ),
    (
        "a party's committee keeps the party's name",
        "Democratic National Committee Field Director Lena Shaw spoke.",
        [(BODY, ("Democratic National Committee",)), (PERSON, ("Lena Shaw",))],
    ),
    (
        "a party's convention is no person",
        "He spoke at the Republican National Convention.",
        [],
    ),
    (
        "short titles of clergy and councils",
        "Cllr Ruth Hollis met Fr Brennan, and Sgt Mo Cole left.",
        [(PERSON, ("Ruth Hollis",)), (PERSON, ("Brennan", "Fr Brennan")), (PERSON, ("Mo Cole", "Sgt Mo Cole"))],
    ),
]

SMALL_WORDS = [
    (
        "a given name that is a small word, at the start of a sentence",
        "Per Lindgaard bought the mill in May. Lindgaard is 60.",
        [(PERSON, ("Per Lindgaard", "Lindgaard"))],
    ),
    (
        "the same word with its usual meaning",
        "Ivo Lindgaard bought the mill. Per Lindgaard, the plan is good.",
        [(PERSON, ("Ivo Lindgaard", "Lindgaard"))],
    ),
    (
        "a question with will",
        "Will Norway win? Will Harding said it would.",
        [(PLACE, ("Norway",)), (PERSON, ("Will Harding",))],
    ),
    (
        "a number before what is counted",
        "Two Democrats and three Republicans voted.",
        [(BODY, ("Democrats",)), (BODY, ("Republicans",))],
    ),
    (
        "an adjective before a place",
        "Poor Mexico lost again.",
        [(PLACE, ("Mexico",))],
    ),
    (
        "words in capitals are no name",
        "COUNCIL HAS NOT HEARD HIM - The mayor was quiet.",
        [],
    ),
]

WHOLE = [
    (
        "a university and its site",
        "The University of Norland at Delmar fired him.",
        [(BODY, ("University of Norland at Delmar",))],
    ),
    (
        "a museum at a university is two bodies",
        "The Block Museum of Art at Delmar University opened.",
        [(BODY, ("Block Museum of Art",)), (BODY, ("Delmar University",))],
    ),
    (
        "several fields of work",
        "The Department for Trade, Energy and Rail Works met.",
        [(BODY, ("Department for Trade, Energy and Rail Works",))],
    ),
    (
        "a field and other names after it",
        "The Ministry of Health, Leeds and Norway agreed.",
        [(BODY, ("Ministry of Health",)), (PLACE, ("Leeds",)), (PLACE, ("Norway",))],
    ),
    (
        "a union and another one",
        "The American Federation of Teachers and the AFL-CIO agreed.",
        [(BODY, ("American Federation of Teachers",)), (BODY, ("AFL-CIO",))],
    ),
    (
        "an article and small words inside a body's name",
        "The Committee for a Responsible Budget met the Alliance to Reclaim Our Schools.",
        [(BODY, ("Committee for a Responsible Budget",)), (BODY, ("Alliance to Reclaim Our Schools",))],
    ),
    (
        "ours after for",
        "The Campaign for Our Future and Students for a Free Wales sang.",
        [(BODY, ("Campaign for Our Future",)), (BODY, ("Students for a Free Wales",))],
    ),
    (
        "a state before its body",
        "The United States Federal Reserve and the US Department of State agreed.",
        [(BODY, ("United States Federal Reserve",)), (BODY, ("US Department of State",))],
    ),
    (
        "a noun that stands first",
        "She studied at the Conservatoire de Lyon near the Plaza de la Paz.",
        [(BODY, ("Conservatoire de Lyon",)), (PLACE, ("Plaza de la Paz",))],
    ),
    (
        "a team by its nickname",
        "Fans of the Ashcombe Owls cheered. The Owls won.",
        [(BODY, ("Ashcombe Owls", "Owls"))],
    ),
]

ELSE = [
    ("a court case", "The court read Hall v. Norland Power Co. in May.", []),
    (
        "indexes and a body of the same words",
        "The Dow Jones Industrial Average fell, the Standard & Poor's 500 too, and so did the Russell 2000 Index.",
        [],
    ),
    (
        "an operating system of several words",
        "Apple showed Mac OS X Lion and the MacBook Air.",
        [(BODY, ("Apple",))],
    ),
    (
        "who opens the name of a list or a product",
        "The UNESCO World Heritage Site opened. The Google Chrome browser won.",
        [(BODY, ("UNESCO",)), (BODY, ("Google",))],
    ),
    (
        "somebody's prize, and he elsewhere",
        "The Andy Moss Prize went to Norway. Andy Moss was there.",
        [(PERSON, ("Andy Moss",)), (PLACE, ("Norway",))],
    ),
    (
        "a magazine whose name is a sea's",
        "An editor at The Atlantic resigned.",
        [(BODY, ("The Atlantic",))],
    ),
    (
        "programmes of a state are no persons",
        "Critics said Medicaid and Brexit cost too much.",
        [],
    ),
    (
        "a people beside a body that is called after it",
        "The British Medical Journal and another British journal said so.",
        [(BODY, ("British Medical Journal",))],
    ),
    (
        "a band with the article",
        "We love the Beatles. The Beatles' label sued.",
        [(BODY, ("Beatles",))],
    ),
    (
        "a person by initials",
        "J.F.K. never said it.",
        [(PERSON, ("J.F.K.",))],
    ),
    (
        "the staff of a person",
        "Hillary Moss staffers were told.",
        [(PERSON, ("Hillary Moss",))],
    ),
]

PLACES = [
    (
        "roads in a row, one of them sure",
        "Drivers took the M1 northbound to the M18 and then the A64 (A1237).",
        [(PLACE, ("M1",)), (PLACE, ("M18",)), (PLACE, ("A64",)), (PLACE, ("A1237",))],
    ),
    ("an aircraft is no road", "The crew of the A320 aircraft slept.", []),
    (
        "islands by their plural",
        "The Skerry Islands are cold. We flew to the Skerrys. The Skerrys are small.",
        [(PLACE, ("Skerry Islands",)), (PLACE, ("Skerrys",))],
    ),
    (
        "a row of places tells what the others are",
        "Buses go to Oslo, Bergen, Tromsø, Chandlery and Gilbertine.",
        [(PLACE, (name,)) for name in ("Oslo", "Bergen", "Tromsø", "Chandlery", "Gilbertine")],
    ),
]


class TestHazards:
    """Each name stands for itself: whole, of its type, and nothing else is one."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [h[1:] for h in (*TITLES, *SMALL_WORDS, *WHOLE, *ELSE, *PLACES)],
        ids=[h[0] for h in (*TITLES, *SMALL_WORDS, *WHOLE, *ELSE, *PLACES)],
    )
    def test_hazard(self, parse: Parse, text: str, expected: Seen) -> None:
        """The names of the sentence are found with their types, and no others."""
        assert seen(parse(text)) == expected


class TestListOfNames:
    """A line of names is no headline."""

    def test_names_in_a_list(self, parse: Parse) -> None:
        """Names that stand only in a list with commas are found."""
        text = "Gate Two: Finnair, British Airways, Air Canada, Ryanair\n\nThe hall was full."
        assert [e.name for e in find_entities(parse(text))] == ["Finnair", "British Airways", "Air Canada", "Ryanair"]

    def test_headline(self, parse: Parse) -> None:
        """A headline in Title Case with one comma still names nobody new."""
        text = "Mayor Says Harbour Fees Will Fall, Then Leaves Early\n\nThe hall was full."
        assert find_entities(parse(text)) == ()


class TestTables:
    """The tables don't contradict each other."""

    def test_products_are_no_bodies(self) -> None:
        """No name is a body and a product."""
        assert tables.products() & tables.bodies() == {"BlackBerry"}

    def test_persons_are_neither(self) -> None:
        """Nobody of the table of persons is a body, a place or a product."""
        assert tables.persons() & (tables.bodies() | tables.places() | tables.products()) == frozenset()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("iPhone", True), ("iPhone Nine", True), ("iPhones", True), ("iPhoney", False), ("My iPhone", False)],
    )
    def test_product(self, text: str, *, expected: bool) -> None:
        """A product's name counts whole and at the begin, by whole words."""
        assert tables.product(text) is expected
