"""Coreference of descriptions: bodies, offices, pairs, headlines, interviews; and whom "he" and "she" mean."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.rules import resolve, trace
from kg.extract.layout.types import Block
from kg.extract.names.rules import find_entities
from kg.extract.quotes.types import Quote
from kg.model import Span

Parse = Callable[..., Doc]


def read(parse: Parse, text: str, *, headline: bool = False) -> Doc:
    """The parsed text with names and plain quotations; its first line is the headline if asked for."""
    doc = parse(text)
    if headline:
        first, *rest = doc._.blocks
        doc._.blocks = (Block(first.span, "headline"), *rest)
    spans = [Span(*m.span()) for m in re.finditer(r'"[^"]*"', text)]
    doc._.quotes = tuple(Quote(s, Span(s.start + 1, s.end - 1)) for s in spans)
    doc._.entities = find_entities(doc)
    return doc


def chains(parse: Parse, text: str, *, headline: bool = False) -> dict[str, list[str]]:
    """For each entity's name the words at its mentions."""
    return {e.name: [m.span.of(text) for m in e.mentions] for e in resolve(read(parse, text, headline=headline))}


#: what it shows, text, an entity, its mentions
BODIES = [
    (
        "a noun of the name, no word of any list",
        "Nora Fell joined the Guild of Lamp Makers. The guild wants a lower tax.",
        "Guild of Lamp Makers",
        ["Guild of Lamp Makers", "The guild"],
    ),
    (
        "each body by its own noun",
        "The Aldern Teachers Union and the Harbor Bank quarrelled. The union left; the bank stayed.",
        "Harbor Bank",
        ["Harbor Bank", "the bank"],
    ),
    (
        "an office is an agency",
        "The Office of River Safety fined Tollan Mills. The agency said the firm had lied.",
        "Office of River Safety",
        ["Office of River Safety", "The agency"],
    ),
    (
        "and no company",
        "The Office of River Safety fined Tollan Mills. The agency said the firm had lied.",
        "Tollan Mills",
        ["Tollan Mills", "the firm"],
    ),
    (
        "a council is no company",
        "Kestrel Motors met the Labor Council. The company made an offer. The council refused.",
        "Kestrel Motors",
        ["Kestrel Motors", "The company"],
    ),
    (
        "a team is a club",
        "Aldern Rovers lost again. The club sacked its coach.",
        "Aldern Rovers",
        ["Aldern Rovers", "The club", "its"],
    ),
    (
        "a clause that tells it apart makes it another",
        "Reporters visited Kestrel Films. The studio where Nora Fell once worked burned.",
        "Kestrel Films",
        ["Kestrel Films"],
    ),
    (
        "two bodies at once, where they act",
        "Kestrel Motors and Tollan Mills merged. Both companies said the deal was fair.",
        "Tollan Mills",
        ["Tollan Mills", "Both companies"],
    ),
]

PERSONS = [
    (
        "who pleads is the defendant",
        "Tom Ashby pleaded not guilty. The defendant wept.",
        "Tom Ashby",
        ["Tom Ashby", "The defendant"],
    ),
    (
        "who gives evidence is the witness",
        "Tom Ashby gave evidence on Monday. Later the witness wept.",
        "Tom Ashby",
        ["Tom Ashby", "the witness"],
    ),
    (
        "who sues is the plaintiff",
        "Nora Fell sued Kestrel Motors. The plaintiff wants money.",
        "Nora Fell",
        ["Nora Fell", "The plaintiff"],
    ),
    (
        "who coaches is the coach",
        "Ana Lind, who coaches Aldern, resigned. The coach gave no reason.",
        "Ana Lind",
        ["Ana Lind", "who", "The coach"],
    ),
    (
        "a form of address and its noun",
        "Cllr Ana Lind spoke first. The councillor was brief.",
        "Ana Lind",
        ["Ana Lind", "The councillor"],
    ),
    (
        "a representative is a lawmaker",
        "Rep. Tom Ashby voted no. The lawmaker gave a speech.",
        "Tom Ashby",
        ["Rep. Tom Ashby", "The lawmaker"],
    ),
    (
        "a justice is a judge",
        "Justice Ana Lind heard the case. The judge was patient.",
        "Ana Lind",
        ["Ana Lind", "The judge"],
    ),
    (
        "an ecologist is a scientist",
        "Ecologist Nora Fell counted birds. The scientist was worried.",
        "Nora Fell",
        ["Nora Fell", "The scientist"],
    ),
    (
        "a striker is a player",
        "Striker Leo Vance saw red. The player left in tears.",
        "Leo Vance",
        ["Leo Vance", "The player"],
    ),
    (
        "an age is a person",
        "Leo Vance was fined. The 34-year-old apologised.",
        "Leo Vance",
        ["Leo Vance", "The 34-year-old"],
    ),
    (
        "the mother of two is whoever was spoken of",
        "Nora Fell lost her job. The mother of two was angry.",
        "Nora Fell",
        ["Nora Fell", "her", "The mother of two"],
    ),
    (
        "the mother of one child is another",
        "Nora Fell lost her job. The mother of one child called.",
        "Nora Fell",
        ["Nora Fell", "her"],
    ),
    (
        "a nationality is a person",
        "Leo Vance saw red. The Swede swore that he slipped.",
        "Leo Vance",
        ["Leo Vance", "The Swede", "he"],
    ),
    (
        "a title before a row of names is all of theirs",
        "Senators Ana Lind and Tom Ashby wrote a letter. The senators want a vote.",
        "Tom Ashby",
        ["Tom Ashby", "The senators"],
    ),
    (
        "both men",
        "Tom Ashby and Leo Vance quarrelled. Both men said they were right.",
        "Leo Vance",
        ["Leo Vance", "Both men", "they"],
    ),
    (
        "the two men, named in two sentences",
        "Leo Vance spoke. Tom Ashby listened. The two men then shook hands.",
        "Leo Vance",
        ["Leo Vance", "The two men"],
    ),
    (
        "both women are not a woman and a man",
        "Ana Lind and Tom Ashby quarrelled. Both women left.",
        "Ana Lind",
        ["Ana Lind"],
    ),
    (
        "a party by another of its names",
        "Dana Whitlock, a Republican candidate, met Tom Ashby, a Democratic candidate. The GOP candidate smiled.",
        "Dana Whitlock",
        ["Dana Whitlock", "a Republican candidate", "The GOP candidate"],
    ),
    (
        "nobody rather than the wrong one of two",
        "Candidates Dana Whitlock and Tom Ashby met. The GOP candidate smiled.",
        "GOP candidate",
        ["The GOP candidate"],
    ),
    (
        "a party in brackets",
        "Dana Whitlock (R-Ohio) debated Sen. Tom Ashby (D-Iowa). The Democrat won.",
        "Tom Ashby",
        ["Sen. Tom Ashby", "The Democrat"],
    ),
    (
        "a name with honours explains a description",
        "The dean, the Very Reverend Ann Dunmore, spoke. The dean was glad.",
        "Ann Dunmore",
        ["The dean", "Reverend Ann Dunmore", "The dean"],
    ),
    (
        "the only one who is called so, however far back",
        "Judge Ana Lind opened the hearing. " + "Tom Ashby spoke. Leo Vance spoke. " * 7 + "The judge thanked them.",
        "Ana Lind",
        ["Ana Lind", "The judge"],
    ),
    (
        "a second who",
        "Leo Vance, who ran the club and who sold it, left.",
        "Leo Vance",
        ["Leo Vance", "who", "who"],
    ),
]

PRONOUNS = [
    (
        "the last subject of the paragraph, not the last speaker of another",
        "Tom Ashby praised Ana Lind. She thanked him.\n\nNora Fell, a nurse, disagreed. She said it was late.",
        "Nora Fell",
        ["Nora Fell", "a nurse", "She"],
    ),
    (
        "a given name that is on no list is no hindrance",
        'Mary Quill met Tom Ashby.\n\nTansy Brandt, a nurse, called it a farce. "Nobody came," she said.',
        "Tansy Brandt",
        ["Tansy Brandt", "a nurse", "she"],
    ),
    (
        "a described person goes on",
        "A rider fell. He said Tom Ashby had pushed him.",
        "rider",
        ["A rider", "He", "him"],
    ),
]

OPENINGS = [
    (
        "an office in the headline",
        "Mill must close, judge says\n\nA mill must close. Judge Ana Lind gave the owners a month.\n\nTom Ashby wept.",
        "Ana Lind",
        ["judge", "Ana Lind"],
    ),
    (
        "a man of office in the first paragraph",
        "Mill on fire\n\nA sheriff was hurt on Monday.\n\nTom Ashby, the sheriff of Lund, fell from a horse.",
        "Tom Ashby",
        ["A sheriff", "Tom Ashby", "the sheriff of Lund"],
    ),
    (
        "nobody where two hold the office",
        "Mayor quits over mill\n\nMayor Tom Ashby resigned.\n\nNora Fell, the mayor of Lund, sent flowers.",
        "Tom Ashby",
        ["Tom Ashby"],
    ),
    (
        "a kinsman is no office",
        "Mother weeps\n\nA mother wept on Monday.\n\nNora Fell, the mother of Tom Ashby, sent flowers.",
        "Nora Fell",
        ["Nora Fell", "the mother of Tom Ashby"],
    ),
    (
        "a body in the headline",
        "Drivers will strike, union says\n\nBuses will stop.\n\nThe Aldern Drivers Union wants more pay.",
        "Aldern Drivers Union",
        ["union", "Aldern Drivers Union"],
    ),
]

INTERVIEW = (
    "Wikinews interviews pilot Ana Lind\n\nAna Lind flies mail to the islands.\n\nWhat do you like best?\n\n"
    "I like the fog. It keeps me awake.\n\nDo you think that it will last?\n\nI think it will."
)


class TestDescriptions:
    """Where a reader would point."""

    @pytest.mark.parametrize(
        ("text", "name", "expected"), [h[1:] for h in BODIES + PERSONS], ids=[h[0] for h in BODIES + PERSONS]
    )
    def test_hazard(self, parse: Parse, text: str, name: str, expected: list[str]) -> None:
        """The entity has exactly the mentions that a careful reader gives it."""
        assert chains(parse, text).get(name) == expected

    @pytest.mark.parametrize(("text", "name", "expected"), [h[1:] for h in OPENINGS], ids=[h[0] for h in OPENINGS])
    def test_opening(self, parse: Parse, text: str, name: str, expected: list[str]) -> None:
        """What headline and first paragraph leave unnamed is filled by the one name after it that fits."""
        assert chains(parse, text, headline=True).get(name) == expected


class TestPronouns:
    """Whom "he" and "she" mean."""

    @pytest.mark.parametrize(("text", "name", "expected"), [h[1:] for h in PRONOUNS], ids=[h[0] for h in PRONOUNS])
    def test_hazard(self, parse: Parse, text: str, name: str, expected: list[str]) -> None:
        """The entity has exactly the mentions that a careful reader gives it."""
        assert chains(parse, text).get(name) == expected

    def test_interview(self, parse: Parse) -> None:
        """In an interview without names the answers' "I" and the questions' "you" are the one interviewed."""
        expected = ["Ana Lind", "Ana Lind", "you", "I", "me", "you", "I"]
        assert chains(parse, INTERVIEW, headline=True)["Ana Lind"] == expected

    def test_no_interview(self, parse: Parse) -> None:
        """Without a word that somebody was interviewed, nobody says "I"."""
        text = INTERVIEW.replace("Wikinews interviews pilot", "Portrait of")
        assert chains(parse, text, headline=True)["Ana Lind"] == ["Ana Lind", "Ana Lind"]

    def test_trace(self, parse: Parse) -> None:
        """Each pronoun is weighed by named signs, all of which the table knows."""
        doc = read(parse, "Tom Ashby met Leo Vance. He was late.")
        ((span, places),) = trace(doc, frozenset({"he"}))
        assert span.of(doc.text) == "He"
        assert [doc.text[at:].split()[0] for at, _signs in places] == ["Vance.", "Ashby"]
        assert {sign for _at, signs in places for sign in signs} <= set(tables.salience()) | {"he mentioned 1"}
