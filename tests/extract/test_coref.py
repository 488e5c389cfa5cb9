"""Coreference: whom descriptions and pronouns mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.rules import resolve
from kg.extract.index import MentionIndex
from kg.extract.names.rules import find_entities
from kg.extract.quotes.types import Quote
from kg.model import Entity, Span

Parse = Callable[..., Doc]


def read(parse: Parse, text: str) -> tuple[Doc, tuple[Entity, ...]]:
    """The parsed text, its plain double-quoted quotations set, with all entities and mentions."""
    doc = parse(text)
    spans = [Span(*m.span()) for m in re.finditer(r'"[^"]*"', text)]
    doc._.quotes = tuple(Quote(s, Span(s.start + 1, s.end - 1)) for s in spans)
    doc._.entities = find_entities(doc)
    return doc, resolve(doc)


def chains(parse: Parse, text: str) -> dict[str, list[str]]:
    """For each entity's name the words at its mentions."""
    _doc, entities = read(parse, text)
    return {e.name: [m.span.of(text) for m in e.mentions] for e in entities}


HAZARDS = [
    (
        "a subject goes on, an object pronoun is not the subject of its clause",
        "Rana Odeh opened the debate. She thanked her team, and Tom Ashby joined her.",
        {"Rana Odeh": ["Rana Odeh", "She", "her", "her"], "Tom Ashby": ["Tom Ashby"]},
    ),
    (
        "the company and its pronouns",
        "Kestrel Motors cut 300 jobs. The company said it was sorry. Its shares fell.",
        {"Kestrel Motors": ["Kestrel Motors", "The company", "it", "Its"]},
    ),
    (
        "a name inside quoted words is no antecedent outside them",
        '"I saw Napoleon in that film," Tessa Brandt said. He was not pleased, said Leo Vance.',
        {"Napoleon": ["Napoleon"], "Tessa Brandt": ["I", "Tessa Brandt"], "Leo Vance": ["Leo Vance"]},
    ),
    (
        "gender from titles",
        "Mr. Okafor met Ms. Lind. She told him that he was late.",
        {"Okafor": ["Mr. Okafor", "him", "he"], "Lind": ["Ms. Lind", "She"]},
    ),
    (
        "they and the two writers after two names",
        "Milo Hadley and Tessa Brandt signed the letter. They said they were tired. The two writers left.",
        {
            "Milo Hadley": ["Milo Hadley", "They", "they", "The two writers"],
            "Tessa Brandt": ["Tessa Brandt", "They", "they", "The two writers"],
        },
    ),
    (
        "a counted group taken up again",
        "Three Google engineers will speak on Monday. The engineers built the dam.",
        {"Three Google engineers": ["Three Google engineers", "The engineers"], "Google": ["Google"]},
    ),
    (
        "an unnamed person taken up as the person",
        "One TikTok user was angry. The person asked for help.",
        {"One TikTok user": ["One TikTok user", "The person"], "TikTok": ["TikTok"]},
    ),
    (
        "a state's politician",
        "Sen. Dana Whitlock spoke first. The Ohio Democrat then cancelled her trip.",
        {"Dana Whitlock": ["Sen. Dana Whitlock", "The Ohio Democrat", "her"], "Ohio": ["Ohio"]},
    ),
    (
        "it that stands for nothing",
        "It is clear that Kestrel will close. It rained in Oslo. It took three days.",
        {"Kestrel": ["Kestrel"], "Oslo": ["Oslo"]},
    ),
    (
        "appositions after and before the name, and their noun again",
        "Jonas Adler, a nurse from Leeds, praised Kestrel's head of sales, Mary Quill. The nurse was calm.",
        {
            "Jonas Adler": ["Jonas Adler", "a nurse from Leeds", "The nurse"],
            "Leeds": ["Leeds"],
            "Kestrel": ["Kestrel"],
            "Mary Quill": ["Kestrel's head of sales", "Mary Quill"],
        },
    ),
    (
        "groups of a number left open",
        "Several drivers asked why they were not paid. Many passengers and pilots agreed.",
        {"Several drivers": ["Several drivers", "they"], "Many passengers and pilots": ["Many passengers and pilots"]},
    ),
    (
        "who, himself, and a wife named after",
        "Leo Vance, who runs the club, hurt himself. His wife, Ana Vance, called.",
        {"Leo Vance": ["Leo Vance", "who", "himself", "His"], "Ana Vance": ["His wife", "Ana Vance"]},
    ),
    (
        "a platform by its nouns",
        "TikTok denied the claim. The app grew; the platform removed posts. Facebook did not.",
        {"TikTok": ["TikTok", "The app", "the platform"], "Facebook": ["Facebook"]},
    ),
    (
        "a spokesman",
        "A spokesman for Kestrel declined to comment. The spokesman said no.",
        {"spokesman for Kestrel": ["A spokesman for Kestrel", "The spokesman"], "Kestrel": ["Kestrel"]},
    ),
    (
        "him is not the subject, whoever that is",
        "Boris Lang told Peter Holt that he had to go. Lang then thanked him.",
        {"Boris Lang": ["Boris Lang", "he", "Lang"], "Peter Holt": ["Peter Holt", "him"]},
    ),
    (
        "a body by a noun of its name",
        "The Harbor Trust was founded in 1990. The trust owns a mill.",
        {"Harbor Trust": ["Harbor Trust", "The trust"]},
    ),
    (
        "nobody by neither, no and some of them",
        "Neither side spoke. No officials came. Some of them laughed.",
        {},
    ),
    (
        "a pronoun before its name",
        "When he arrived, Tom Ashby waved.",
        {"Tom Ashby": ["he", "Tom Ashby"]},
    ),
    (
        "a thing is it, and no entity",
        "Critics said the mill, which burned in May, was old. It was rebuilt.",
        {"Critics": ["Critics"]},
    ),
    (
        "who a group is made of",
        'A group of young farmers blocked the road. The farmers want cheaper fuel. "They are right," Ivo Brandt said.',
        {
            "group of young farmers": ["A group of young farmers", "The farmers", "They"],
            "Ivo Brandt": ["Ivo Brandt"],
        },
    ),
    (
        "an age between name and description",
        "Pilots met Lena Paris, 34, an actress. The actress laughed. She left.",
        {"Pilots": ["Pilots"], "Lena Paris": ["Lena Paris", "an actress", "The actress", "She"]},
    ),
    (
        "a role in the title taken up again",
        "Judge Carla Moss fined Kestrel. The judge said the firm had lied.",
        {"Carla Moss": ["Carla Moss", "The judge"], "Kestrel": ["Kestrel", "the firm"]},
    ),
    (
        "the country",
        "Norway closed the border. The country has asked Sweden for help.",
        {"Norway": ["Norway", "The country"], "Sweden": ["Sweden"]},
    ),
    (
        "across the country means no country named before",
        "Norway closed the border. Students across the country marched.",
        {"Norway": ["Norway"], "Students": ["Students"]},
    ),
    (
        "a count is added to the same description",
        "Google engineers walked out. Three Google engineers will speak. Many Google engineers were absent.",
        {
            "Three Google engineers": ["Google engineers", "Three Google engineers"],
            "Google": ["Google", "Google", "Google"],
            "Many Google engineers": ["Many Google engineers"],
        },
    ),
    (
        "the executives are those named just before",
        "Ana Lind, Kestrel's head of sales, and Tom Ashby, its director of design, came. The executives listened.",
        {
            "Ana Lind": ["Ana Lind", "Kestrel's head of sales", "The executives"],
            "Kestrel": ["Kestrel", "its"],
            "Tom Ashby": ["Tom Ashby", "its director of design", "The executives"],
        },
    ),
    (
        "who says I",
        '"I was late," Leo Vance said. "My bus broke down." Ana Lind asked: "Who told me that?"',
        {"Leo Vance": ["I", "Leo Vance", "My"], "Ana Lind": ["Ana Lind", "me"]},
    ),
    (
        "a body says we, and a person's we is left open",
        '"We are sorry," Kestrel Airways said. "We knew," Leo Vance said.',
        {"Kestrel Airways": ["We", "Kestrel Airways"], "Leo Vance": ["Leo Vance"]},
    ),
    (
        "people at large are no group where nothing is told of them",
        "Leo Vance hates women. Ana Lind fed millions of people and did not kill children. Women protested.",
        {"Leo Vance": ["Leo Vance"], "Ana Lind": ["Ana Lind"], "Women": ["Women"]},
    ),
    (
        "a description whose bearer the text names, and a paper by its kind",
        "The first witness was Rowena Sallis. The witness wept. The Lakeport Herald asked why. The newspaper was kind.",
        {
            "Rowena Sallis": ["The first witness", "Rowena Sallis", "The witness"],
            "Lakeport Herald": ["Lakeport Herald", "The newspaper"],
        },
    ),
    (
        "the object of urging is not who urges",
        "Drivers met Kestrel executives on Friday, urging them to pay more.",
        {
            "Drivers": ["Drivers"],
            "Kestrel executives": ["Kestrel executives", "them"],
            "Kestrel": ["Kestrel"],
        },
    ),
]


class TestChains:
    """Where a reader would point."""

    @pytest.mark.parametrize(("text", "expected"), [h[1:] for h in HAZARDS], ids=[h[0] for h in HAZARDS])
    def test_hazard(self, parse: Parse, text: str, expected: dict[str, list[str]]) -> None:
        """Each entity has exactly the mentions that a careful reader gives it."""
        assert chains(parse, text) == expected

    def test_group_is_a_group(self, parse: Parse) -> None:
        """Who is only described is of type Group, named by the description as written."""
        _doc, entities = read(parse, "Two Kestrel pilots spoke.")
        assert [(e.type, e.name) for e in entities if e.name != "Kestrel"] == [("Group", "Two Kestrel pilots")]

    def test_gender_from_a_description(self, parse: Parse) -> None:
        """A noun that only fits women or men is evidence for gender; a given name isn't."""
        _doc, entities = read(parse, "Lena Paris, an actress, met Mary Quill.")
        assert [(e.name, e.gender) for e in entities] == [("Lena Paris", "female"), ("Mary Quill", "")]

    def test_ids_follow_the_text(self, parse: Parse) -> None:
        """Ids count up in the order of first mention, groups among the named."""
        _doc, entities = read(parse, "Two pilots met Leo Vance. Lawmakers agreed.")
        assert [(e.id, e.name) for e in entities] == [
            ("e1", "Two pilots"),
            ("e2", "Leo Vance"),
            ("e3", "Lawmakers"),
        ]

    def test_every_mention_says_why(self, parse: Parse) -> None:
        """Each added mention carries this component's name and a reason in words."""
        _doc, entities = read(parse, "Leo Vance, a pilot, said he was late.")
        added = [m for e in entities for m in e.mentions if m.kind != "name"]
        assert [(m.kind, m.extractor, m.reason) for m in added] == [
            ("nominal", "ng_coref.v1", "it explains the name before it"),
            ("pronoun", "ng_coref.v1", "he: the subject in the same sentence (Leo Vance)"),
        ]


class TestTables:
    """The lists that a person may extend."""

    def test_own_tables(self) -> None:
        """Every table of the room says that it was written for the project."""
        for path in sorted((files("kg.extract.coref") / "tables").iterdir(), key=lambda p: p.name):
            assert path.read_text(encoding="utf-8").startswith("# source: written for newsgraph"), path.name

    def test_person_nouns(self) -> None:
        """Nouns for persons are known in the singular, things are none."""
        assert {"lawyer", "executive", "witness", "creator", "son-in-law"} <= tables.person_nouns()
        assert not {"table", "company", "forum", "country"} & tables.person_nouns()


class TestMentionIndex:
    """Look-ups by characters."""

    @pytest.fixture
    def index(self, parse: Parse) -> tuple[str, MentionIndex]:
        text = "Milo Hadley and Tessa Brandt met the Kestrel staff. They left."
        _doc, entities = read(parse, text)
        return text, MentionIndex(entities)

    def test_at(self, index: tuple[str, MentionIndex]) -> None:
        """An equal span wins, then the tightest around the place, then the longest inside it."""
        text, found = index
        for words, name in (("Milo Hadley", "Milo Hadley"), ("Hadley", "Milo Hadley"), ("Kestrel", "Kestrel")):
            at = text.index(words)
            hit = found.at(at, at + len(words))
            assert hit is not None
            assert hit.name == name
        assert found.at(text.index("met"), text.index("met") + 3) is None

    def test_all_at(self, index: tuple[str, MentionIndex]) -> None:
        """A "they" after two names means both."""
        text, found = index
        at = text.index("They")
        assert [e.name for e in found.all_at(at, at + 4)] == ["Milo Hadley", "Tessa Brandt"]
        assert found.all_at(at + 5, at + 9) == ()

    def test_within(self, index: tuple[str, MentionIndex]) -> None:
        """Entities wholly inside a span come once each, in the order of the text."""
        text, found = index
        assert [e.name for e in found.within(0, text.index(" met"))] == ["Milo Hadley", "Tessa Brandt"]


class TestAnyText:
    """What holds for every input."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.sampled_from(
                'Leo Vance , who said he they the company it of Kestrel " two men . \n She is a nurse his wife group 中 '
                "and Ana Lind people them".split(" ")
            ),
            min_size=1,
            max_size=30,
        )
    )
    def test_chains_hold(self, parse: Parse, words: list[str]) -> None:
        """Whatever the words: no name is lost, mentions lie in the text in order, none twice in a chain."""
        text = " ".join(words)
        if not text.strip():
            return
        doc, entities = read(parse, text)
        names = {(m.span, m.kind) for e in doc._.entities for m in e.mentions}
        after = {(m.span, m.kind) for e in entities for m in e.mentions}
        assert names <= after
        for e in entities:
            spans = [m.span for m in e.mentions]
            assert spans == sorted(set(spans))
            assert all(s.of(text).strip() == s.of(text) for s in spans)
