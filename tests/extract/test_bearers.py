"""Persons in one article: whose a surname is that several bear, and which forms are one person's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.names.likeness import same_person, slip
from kg.extract.names.people import persons
from kg.extract.names.rules import find_entities
from kg.extract.names.values import Name

Parse = Callable[..., Doc]
Seen = list[tuple[str, list[str]]]


def people(doc: Doc) -> Seen:
    """Every person as the name and the words at all places."""
    return [
        (e.name, [" ".join(m.span.of(doc.text).split()) for m in e.mentions])
        for e in find_entities(doc)
        if e.type == "Person"
    ]


BEARERS = [
    (
        "the bearer before the relative was named",
        "Nora Felding runs the port. Felding was born here. Her father, Ralph Felding, built boats. Felding left.",
        [("Nora Felding", ["Nora Felding", "Felding", "Felding"]), ("Ralph Felding", ["Ralph Felding"])],
    ),
    (
        "the one in the headline",
        "Nora Felding opens the port\n\nThe minister thanked Nora Felding. Ralph Felding came too. Felding said so.",
        [("Nora Felding", ["Nora Felding", "Nora Felding", "Felding"]), ("Ralph Felding", ["Ralph Felding"])],
    ),
    (
        "the one who is never called by the given name",
        "The port thanked Ralph Felding and Nora Felding. Nora was glad. Nora sang. Felding signed the deal.",
        [("Ralph Felding", ["Ralph Felding", "Felding"]), ("Nora Felding", ["Nora Felding", "Nora", "Nora"])],
    ),
    (
        "two strangers of one name, the last one meant",
        "The port hired Gary Felding. Later the court heard Mark Felding. Felding denied it.",
        [("Gary Felding", ["Gary Felding"]), ("Mark Felding", ["Mark Felding", "Felding"])],
    ),
    (
        "forms of address against the last named",
        "Helen Moss met Robert Moss. Mrs. Moss spoke first. Mr. Moss was silent.",
        [("Helen Moss", ["Helen Moss", "Mrs. Moss"]), ("Robert Moss", ["Robert Moss", "Mr. Moss"])],
    ),
    (
        "a husband who is never named in full",
        "Helen Moss spoke. She thanked Mr. Moss. Moss was glad.",
        [("Helen Moss", ["Helen Moss", "Moss"]), ("Moss", ["Mr. Moss"])],
    ),
    (
        "a given name of which the table is wrong",
        "Helen Moss spoke. He was glad. Mr. Moss left.",
        [("Helen Moss", ["Helen Moss", "Mr. Moss"])],
    ),
    (
        "a wife named after her husband's surname",
        "Moss spoke on Monday. His wife, Helen Moss, sang. Moss clapped, and Mr. Moss left.",
        [("Moss", ["Moss", "Moss", "Mr. Moss"]), ("Helen Moss", ["Helen Moss"])],
    ),
    (
        "an address with the family name that stands first",
        "The minister met Li Wenhao in Oslo. Mr. Li was glad.",
        [("Li Wenhao", ["Li Wenhao", "Mr. Li"])],
    ),
    (
        "a surname written with a slip",
        "The court heard Tyra McClenney. McLenney wept. Then McLenny left.",
        [("Tyra McClenney", ["Tyra McClenney", "McLenney", "McLenny"])],
    ),
    (
        "a short form and a middle initial",
        "Timothy D. Felding spoke on Monday. Tim Felding was glad.",
        [("Timothy D. Felding", ["Timothy D. Felding", "Tim Felding"])],
    ),
    (
        "the spelling that is used most",
        "Kristin Felding spoke. Kristen Felding sang. Kristen Felding left.",
        [("Kristen Felding", ["Kristin Felding", "Kristen Felding", "Kristen Felding"])],
    ),
]  # fmt: skip

MONTHS = [
    (
        "after an office, and alone before a verb",
        "British Prime Minister Theresa May met the king in Oslo. May said she was glad.",
        [("Theresa May", ["Theresa May", "May"])],
    ),
    (
        "with a date beside it",
        "Robert March, a farmer, sued in March. In March he won. March said so.",
        [("Robert March", ["Robert March", "March"])],
    ),
    ("a date after a given name", "The port hired Helen March 3 years ago.", [("Helen", ["Helen"])]),
]  # fmt: skip

HEADLINES = [
    (
        "a verb after the full name",
        'Nora Felding Slams Critics Over Roads\n\nNora Felding, the mayor of Delmar, spoke. "They lied," Felding said.',
        [("Nora Felding", ["Nora Felding", "Nora Felding", "Felding"])],
    ),
    (
        "a noun after the surname",
        "Clinton Plan for Roads Is Expensive\n\nHarriet Clinton, the mayor of Delmar, has a plan. Clinton said so.",
        [("Harriet Clinton", ["Clinton", "Harriet Clinton", "Clinton"])],
    ),
]  # fmt: skip

TITLES = [
    (
        "a committee's field before its chair",
        "Oversight Chairman Harlan Dobbs wrote to Judiciary Chairwoman Petra Lund.",
        [("Person", "Harlan Dobbs"), ("Person", "Petra Lund")],
    ),
    (
        "a committee of two fields",
        "Ways and Means Chairman Harlan Dobbs spoke.",
        [("Person", "Harlan Dobbs")],
    ),
    (
        "saints",
        "Saint Catherine of Lorvan died young. St. Piers of Halden wrote letters. St. Piers died in 1300.",
        [("Person", "Saint Catherine of Lorvan"), ("Person", "St. Piers of Halden")],
    ),
    (
        "a pageant's winner",
        "The prize went to Miss Universe Ana Moss.",
        [("Person", "Ana Moss")],
    ),
]  # fmt: skip


class TestBearers:
    """Who is meant where several could be."""

    @pytest.mark.parametrize(("text", "expected"), [b[1:] for b in BEARERS], ids=[b[0] for b in BEARERS])
    def test_who_is_meant(self, parse: Parse, text: str, expected: Seen) -> None:
        """A bare surname is the main bearer's, a Mr or Mrs the one's of that gender, a slip nobody new."""
        assert people(parse(text)) == expected

    @pytest.mark.parametrize(("text", "expected"), [b[1:] for b in MONTHS], ids=[b[0] for b in MONTHS])
    def test_months(self, parse: Parse, text: str, expected: Seen) -> None:
        """A month's word is a surname after a given name or a title, and then where it acts."""
        assert people(parse(text)) == expected

    @pytest.mark.parametrize(("text", "expected"), [b[1:] for b in HEADLINES], ids=[b[0] for b in HEADLINES])
    def test_headlines(self, parse: Parse, text: str, expected: Seen) -> None:
        """A person in a headline has no more words than the text has for them."""
        assert people(parse(text)) == expected

    @pytest.mark.parametrize(("text", "expected"), [b[1:] for b in TITLES], ids=[b[0] for b in TITLES])
    def test_titles(self, parse: Parse, text: str, expected: Seen) -> None:
        """What belongs to a title is no name, what belongs to a saint's name is part of it."""
        assert [(e.type, e.name) for e in find_entities(parse(text))] == expected


class TestLikeness:
    """Which full names can be one person's."""

    @pytest.mark.parametrize(
        ("a", "b", "same"),
        [
            ("otto lind", "jens otto harry lind", True),
            ("j. k. lind", "john lind", True),
            ("larry lind", "lawrence lind", True),
            ("bill lind", "will lind", True),
            ("ichiro tanabe", "tanabe ichiro", True),
            ("donand lindqvist", "donald lindqvist", True),
            ("erik johansson", "erik johansen", True),
            ("costa lind", "ana costa lind", True),
            ("christina lind", "christine lind", False),
            ("carl lind", "karl lind", False),
            ("anna lind", "hanna lind", False),
            ("ada lind", "ada lund", False),
            ("ana lind", "eva ana moss", False),
        ],
    )
    def test_pairs(self, a: str, b: str, same: bool) -> None:
        """Short forms, initials, inner names and slips are one person's; other given names are not."""
        assert same_person(a.split(), b.split()) is same
        assert same_person(b.split(), a.split()) is same

    @pytest.mark.parametrize(
        ("a", "b", "same"),
        [
            ("bornsten", "bornstein", True),
            ("mclenny", "mcclenney", True),
            ("moss", "mosse", False),
            ("hansson", "jansson", False),
            ("marston", "merton", False),
        ],
    )
    def test_slips(self, a: str, b: str, same: bool) -> None:
        """Only long words with the same first letter are slips of each other."""
        assert slip(a, b) is same

    @given(st.lists(st.sampled_from(["Ada Lind", "Ola Lind", "Lind", "Ada", "Queen Ada", "Moss", "A. Lind"])))
    def test_nothing_is_lost(self, forms: list[str]) -> None:
        """Every name is in exactly one group, whatever the order."""
        names = [Name(9 * i, 9 * i + len(f), f, "Person", "", "", 1.0) for i, f in enumerate(forms)]
        assert sorted(n.start for g in persons(names) for n in g.names) == [n.start for n in names]
