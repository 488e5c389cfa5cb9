"""When somebody held an office, and public offices of a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref.rules import resolve
from kg.extract.facts.rules import find_facts
from kg.extract.names.rules import find_entities
from kg.model import Affiliation

Parse = Callable[..., Doc]
PUBLISHED = "2024-05-14"


def held(parse: Parse, text: str) -> tuple[list[Affiliation], dict[str, str]]:
    """The affiliations and offices of a text, and the names of its entities."""
    doc = parse(text, PUBLISHED)
    doc._.entities = find_entities(doc)
    doc._.entities = resolve(doc)
    return list(find_facts(doc)[0]), {e.id: e.name for e in doc._.entities}


TERMS = [
    (
        "since, in an apposition",
        "Mary Quill, director of the Harbor Trust since 2021, spoke on Monday.",
        [("director", "2021", "", False)],
    ),
    (
        "from and to",
        "Mary Quill, who was director of the Harbor Trust from 2012 to 2016, left.",
        [("director", "2012", "2016", True)],
    ),
    (
        "until, counted from the article's date",
        "Tom Ash was the director of the Harbor Trust until last year.",
        [("director", "", "2023", True)],
    ),
    (
        "who became it in a month",
        "Mara Lind, who became chair of the Harbor Trust in March, spoke.",
        [("chair", "2024-03", "", False)],
    ),
    ("who left", "Mara Lind, who left the Harbor Trust in 2019, spoke.", [("", "", "2019", True)]),
    (
        "years in brackets",
        "Leo Vance, director of the Harbor Trust (2012-16), wept.",
        [("director", "2012", "2016", True)],
    ),
    ("then", "Jean Roe, then chair of the Harbor Trust, wept in May.", [("then chair", "", "", True)]),
    (
        "outgoing is not over",
        "Jean Roe, the outgoing chair of the Harbor Trust, wept.",
        [("outgoing chair", "", "", False)],
    ),
    (
        "a verb that begins it, its date before it",
        "In 2019 Mary Quill was appointed director of the Harbor Trust.",
        [("director", "2019", "", False)],
    ),
    ("a verb for an office", "Since 2012, Leo Vance has led the Harbor Trust.", [("", "2012", "", False)]),
    (
        "served from until",
        "Leo Vance served as treasurer of the Harbor Trust from 2001 until 2007.",
        [("treasurer", "2001", "2007", True)],
    ),
    (
        "stepped down",
        "Tom Ash stepped down as chairman of Lindon Motors in April.",
        [("chairman", "", "2024-04", True)],
    ),
    (
        "the holder resigned",
        "Lindon Motors chairman Tom Ash resigned on Monday.",
        [("chairman", "", "2024-05-13", True)],
    ),
    (
        "will resign is no end",
        "Lindon Motors chairman Tom Ash will resign in July.",
        [("chairman", "", "", False)],
    ),
    (
        "the date of what was said is not of the office",
        "Mara Lind, head of the Harbor Trust, said in May that rents rose.",
        [("head", "", "", False)],
    ),
    (
        "another office of the same person has its own time",
        "Mara Lind, a member of the Harbor Trust who ran Lindon Motors from 1999 to 2003, left.",
        [("member", "", "", False), ("", "1999", "2003", True)],
    ),
    ("a plan", "Tom Ash will be director of the Harbor Trust until 2027.", [("director", "", "2027", False)]),
    ("a founder stays one", "Jean Roe was the founder of the Harbor Trust.", [("founder", "", "", False)]),
    (
        "the first since then",
        "Jean Roe became the first Harbor Trust director since 1990.",
        [("director", "", "", False)],
    ),
    ("who they were, not what", "The others were Jean Roe of the Harbor Trust and Tom Ash.", [("", "", "", False)]),
]

OFFICES = [
    ("a governor by the short form", "Ohio Gov. Ann Roe signed it.", [("Ann Roe", "Gov.", "governor", "Ohio")]),
    (
        "a mayor of, before and after the name",
        "Mayor Ann Roe of Leeds and Tom Ash, the mayor of Ohio, met.",
        [("Ann Roe", "Mayor", "mayor", "Leeds"), ("Tom Ash", "mayor", "mayor", "Ohio")],
    ),
    (
        "a state and its adjective",
        "Kenya's foreign minister, Ann Roe, came. Kenyan Trade Minister Tom Ash left Kenya.",
        [
            ("Ann Roe", "foreign minister", "foreign minister", "Kenya"),
            ("Tom Ash", "Trade Minister", "trade minister", "Kenya"),
        ],
    ),
    ("an adjective without its state", "Kenyan Trade Minister Tom Ash left.", []),
    (
        "a former one",
        "Former Massachusetts governor Tom Ash left.",
        [("Tom Ash", "former governor", "governor", "Massachusetts")],
    ),
    ("a police chief", "Leeds police chief Jean Roe left.", [("Jean Roe", "police chief", "police chief", "Leeds")]),
    (
        "not all that lead somebody there",
        "Leeds gang leader Jean Roe met London lawyer Tom Ash and Ohio governor candidate Leo Vance.",
        [],
    ),
    (
        "a senator of a state, with his party",
        "Sen. Dana Whitlock (R) of Ohio voted no.",
        [("Dana Whitlock", "Sen.", "senator", "Ohio")],
    ),
    ("a body of the place", "Tom Ash, president of the Leeds-based Harbor Trust, left.", []),
]


class TestTerms:
    """Since when, until when, and whether it is past."""

    @pytest.mark.parametrize(("text", "expected"), [r[1:] for r in TERMS], ids=[r[0] for r in TERMS])
    def test_term(self, parse: Parse, text: str, expected: list[tuple[object, ...]]) -> None:
        """The dates stand at the precision that the text gives, resolved against the article's own."""
        assert [(a.title, a.since, a.until, a.former) for a in held(parse, text)[0]] == expected

    def test_without_the_articles_date(self, parse: Parse) -> None:
        """A date that is counted from the article's is left out when that is not known; "until" is past all the same."""
        doc = parse("Tom Ash was the director of the Harbor Trust until last year.")
        doc._.entities = find_entities(doc)
        doc._.entities = resolve(doc)
        assert [(a.until, a.former) for a in find_facts(doc)[0]] == [("", True)]


class TestPublicOffices:
    """Officials of a place."""

    @pytest.mark.parametrize(("text", "expected"), [r[1:] for r in OFFICES], ids=[r[0] for r in OFFICES])
    def test_office(self, parse: Parse, text: str, expected: list[tuple[str, ...]]) -> None:
        """The place stands where no body is named, and only for public offices."""
        found, name = held(parse, text)
        offices = [a for a in found if a.place]
        assert [(name[a.person], a.title, a.normalised, name[a.place]) for a in offices] == expected
