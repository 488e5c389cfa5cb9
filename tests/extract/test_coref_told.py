"""Coreference by what is told: predicates, descriptions before names, places, whose, and who acts in the clause."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.rules import resolve
from kg.extract.layout.types import Block
from kg.extract.names.rules import find_entities
from kg.extract.quotes.types import Quote
from kg.model import Span

Parse = Callable[..., Doc]


def chains(parse: Parse, text: str, *, headline: bool = False) -> dict[str, list[str]]:
    """For each entity's name the words at its mentions; the first line is the headline if asked for."""
    doc = parse(text)
    if headline:
        first, *rest = doc._.blocks
        doc._.blocks = (Block(first.span, "headline"), *rest)
    spans = [Span(*m.span()) for m in re.finditer(r'"[^"]*"', text)]
    doc._.quotes = tuple(Quote(s, Span(s.start + 1, s.end - 1)) for s in spans)
    doc._.entities = find_entities(doc)
    return {e.name: [m.span.of(text) for m in e.mentions] for e in resolve(doc)}


#: what it shows, text, an entity, its mentions
PREDICATES = [
    (
        "what a pronoun is said to be, and each of two",
        "Nora Fell runs the mill. She is a nurse and a member of the Tollan Council.",
        "Nora Fell",
        ["Nora Fell", "She", "a nurse", "a member of the Tollan Council"],
    ),
    (
        "who served as mayor is the mayor",
        "Nora Fell served as mayor until 2019. The mayor wept.",
        "Nora Fell",
        ["Nora Fell", "mayor", "The mayor"],
    ),
    (
        "who was named to an office",
        "Nora Fell was named director of the Harbor Trust on Monday.",
        "Nora Fell",
        ["Nora Fell", "director of the Harbor Trust"],
    ),
    ("what may be is not told", "Nora Fell could be the next mayor. The mayor wept.", "Nora Fell", ["Nora Fell"]),
    ("what is denied is not told", "Nora Fell is not a nurse. The nurse wept.", "Nora Fell", ["Nora Fell"]),
    (
        "an acting director is not yet the director",
        "Tom Ashby is the acting director. The director left.",
        "Tom Ashby",
        ["Tom Ashby", "the acting director"],
    ),
    (
        "the whole of an apposition, up to its comma",
        "Nora Fell, curator of maps and keeper of the tower, resigned.",
        "Nora Fell",
        ["Nora Fell", "curator of maps and keeper of the tower"],
    ),
    (
        "the second comma left out",
        "The former head of sales, Nora Fell will join them.",
        "Nora Fell",
        ["The former head of sales", "Nora Fell"],
    ),
]

BEFORE = [
    ("whose friend", "Ana Lind met her friend Tom Ashby.", "Tom Ashby", ["her friend", "Tom Ashby"]),
    (
        "of which body",
        "Kestrel Motors chief executive Leo Vance wept.",
        "Leo Vance",
        ["Kestrel Motors chief executive", "Leo Vance"],
    ),
    (
        "no farther than the person before",
        "Kestrel chief executive Mary Quill and FBI Director Joel Hale met.",
        "Joel Hale",
        ["FBI Director", "Joel Hale"],
    ),
    ("a form of address says nothing more", "We met actor Tom Ashby.", "Tom Ashby", ["Tom Ashby"]),
]

PLACES = [
    (
        "the noun of a building's name",
        "The Grand Mosque was full. Builders left the mosque at noon.",
        "Grand Mosque",
        ["Grand Mosque", "the mosque"],
    ),
    (
        "a city with its name",
        "The city of Aldern is small. The city grew rich.",
        "Aldern",
        ["The city of Aldern", "Aldern", "The city"],
    ),
    (
        "a noun before another noun",
        "Kestrel Motors cut jobs. The company website says nothing.",
        "Kestrel Motors",
        ["Kestrel Motors", "company"],
    ),
    (
        "and not of any other town",
        "Nora Fell lives in Aldern. Lawyers spoke of town charters.",
        "Aldern",
        ["Aldern"],
    ),
]

WHOSE = [
    (
        "the same one's lawyer again",
        "Nora Fell wrote a letter. Her lawyer said so. Her lawyer left.",
        "Her lawyer",
        ["Her lawyer", "Her lawyer"],
    ),
    (
        "a lawyer named the second time",
        "Tom Ashby's lawyer spoke. His lawyer, Nora Fell, said nothing.",
        "Nora Fell",
        ["Tom Ashby's lawyer", "His lawyer", "Nora Fell"],
    ),
    (
        "a campaign is somebody of its own",
        "Nora Fell is ill. Her campaign said that she rests.",
        "Her campaign",
        ["Her campaign"],
    ),
]

CLAUSES = [
    (
        "the owner before the subject",
        "Tom Ashby left. In her first speech, Nora Fell praised the town.",
        "Nora Fell",
        ["her", "Nora Fell"],
    ),
    (
        "a body before the subject",
        "During a fair at its yard, Kestrel Motors showed a boat.",
        "Kestrel Motors",
        ["its", "Kestrel Motors"],
    ),
    (
        "who is made to open their own books",
        "The judge ordered Kestrel Motors to open its books.",
        "Kestrel Motors",
        ["Kestrel Motors", "its"],
    ),
    (
        "who says that somebody left is not the one who left",
        "Leo Vance spoke. People like Tom Ashby, he said, are rare.",
        "Leo Vance",
        ["Leo Vance", "he"],
    ),
    ("a body in the plural", "Tollan Mills have sold their barn.", "Tollan Mills", ["Tollan Mills", "their"]),
    (
        "both of whom",
        "The inquiry praised both Nora Fell and Ana Lind, who wept.",
        "Nora Fell",
        ["Nora Fell", "who"],
    ),
    ("the last only", "The inquiry praised Nora Fell and Ana Lind, who wept.", "Nora Fell", ["Nora Fell"]),
]

QUOTED = [
    (
        "we of who heads a body",
        '"We will open the mill," said Nora Fell, chief executive of Tollan Mills.',
        "Tollan Mills",
        ["We", "Tollan Mills"],
    ),
    (
        "we of a scholar is left open",
        '"We will open the mill," said Nora Fell, an economist at Tollan Mills.',
        "Tollan Mills",
        ["Tollan Mills"],
    ),
    (
        "our country is everybody's",
        '"Our country is cold," said Nora Fell, chief executive of Tollan Mills.',
        "Tollan Mills",
        ["Tollan Mills"],
    ),
    (
        "it at the start of what is said is the matter at hand",
        'Kestrel Motors cut 300 jobs. "It is a sad day," Nora Fell said.',
        "Kestrel Motors",
        ["Kestrel Motors"],
    ),
]

ALL = (*PREDICATES, *BEFORE, *PLACES, *WHOSE, *CLAUSES, *QUOTED)


class TestTold:
    """Where a reader would point, by what the sentence tells."""

    @pytest.mark.parametrize(("text", "name", "expected"), [h[1:] for h in ALL], ids=[h[0] for h in ALL])
    def test_hazard(self, parse: Parse, text: str, name: str, expected: list[str]) -> None:
        """The entity has exactly the mentions that a careful reader gives it."""
        assert chains(parse, text).get(name) == expected

    def test_headline_gives_no_gender(self, parse: Parse) -> None:
        """A "mother" in front of a capitalised verb says nothing of the person whom the headline names last."""
        doc = parse("Angry Mother Sues Ashby\n\nTom Ashby met Nora Fell. Ashby gave no answer.")
        doc._.entities = find_entities(doc)
        assert {e.gender for e in resolve(doc) if "Ashby" in e.name} <= {"", "male"}

    def test_interview_by_headline(self, parse: Parse) -> None:
        """An interview's one person in the headline says "I", and "we" for the body that she heads."""
        text = (
            "Ana Lind: an interview about fog\n\nAna Lind is the founder of Tollan Mills.\n\nWhat do you like best?\n\n"
            "I like the fog. We make sails.\n\nWill it last?\n\nI think so."
        )
        found = chains(parse, text, headline=True)
        assert found["Ana Lind"] == ["Ana Lind", "Ana Lind", "the founder of Tollan Mills", "you", "I", "I"]
        assert found["Tollan Mills"] == ["Tollan Mills", "We"]

    def test_heads_are_persons(self) -> None:
        """Whoever says "we" for a body is called by a noun for persons."""
        assert tables.fronts() - tables.person_nouns() <= {"ceo", "chair", "head", "chief", "co-owner", "cofounder"} | {
            "general-secretary"
        }
