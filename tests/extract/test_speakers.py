"""From the words that name a source to the entities that speak."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref.rules import resolve
from kg.extract.index import MentionIndex
from kg.extract.names.rules import find_entities
from kg.extract.quotes.types import Quote
from kg.extract.statements.papers import is_paper, papers
from kg.extract.statements.speakers import who_speaks
from kg.extract.statements.types import Attribution
from kg.model import Span

Parse = Callable[..., Doc]


def attribution(doc: Doc, source: str, content: str, nth: int = 0) -> Attribution:
    """An attribution of `content` to the nth `source` of the text."""
    at = [m.start() for m in re.finditer(re.escape(source), doc.text)][nth]
    words = doc.char_span(at, at + len(source))
    assert words is not None
    said = doc.text.index(content)
    spans = (Span(said, said + len(content)),)
    return Attribution(spans, (), (Span(at, at + len(source)),), words.root.i, -1, "speech", "test")


def speakers(parse: Parse, text: str, *said: tuple[str, str]) -> list[list[str]]:
    """For each (source, content) the names of who speaks."""
    doc = parse(text)
    spans = [Span(*m.span()) for m in re.finditer(r'"[^"]*"', text)]
    doc._.quotes = tuple(Quote(s, Span(s.start + 1, s.end - 1)) for s in spans)
    doc._.entities = find_entities(doc)
    entities = resolve(doc)
    names = {e.id: e.name for e in entities}
    found = who_speaks(doc, MentionIndex(entities), [attribution(doc, *s) for s in said])
    return [[names[i] for i in ids] for ids in found]


#: what it shows, text, source, content, who speaks
SOURCES = [
    (
        "a spokeswoman and the body she speaks for",
        "A spokeswoman for Tollan Mills said the mill was safe.",
        "A spokeswoman for Tollan Mills",
        ["spokeswoman for Tollan Mills", "Tollan Mills"],
    ),
    (
        "a body before the spokesman's name",
        "A Tollan Mills spokesman, Tom Ashby, said the mill was safe.",
        "A Tollan Mills spokesman, Tom Ashby",
        ["Tom Ashby", "Tollan Mills"],
    ),
    (
        "a spokeswoman by name",
        "Nora Fell, a spokeswoman for the Aldern Bank, said the mill was safe.",
        "Nora Fell, a spokeswoman for the Aldern Bank",
        ["Nora Fell", "Aldern Bank"],
    ),
    (
        "a director speaks for himself",
        "Tom Ashby, the director of Tollan Mills, said the mill was safe.",
        "Tom Ashby, the director of Tollan Mills",
        ["Tom Ashby"],
    ),
    (
        "a spokesman of a person is no body's",
        "A spokesman for Tom Ashby said the mill was safe.",
        "A spokesman for Tom Ashby",
        ["spokesman for Tom Ashby"],
    ),
    (
        "whose report it is",
        "A report by the Harbor Trust said the mill was safe.",
        "A report by the Harbor Trust",
        ["Harbor Trust"],
    ),
    (
        "the report named before",
        "A report by the Harbor Trust came out on Monday. The report said the mill was safe.",
        "The report",
        ["Harbor Trust"],
    ),
    (
        "another report than the one named before",
        "The report by the Harbor Trust came out on Monday. A report said the mill was safe.",
        "A report",
        [],
    ),
    (
        "a survey by who made it",
        "A survey that the Harbor Trust published said the mill was safe.",
        "A survey that the Harbor Trust published",
        ["Harbor Trust"],
    ),
    (
        "who prints a letter need not have written it",
        "A letter published by the Lund Gazette said the mill was safe.",
        "A letter published by the Lund Gazette",
        [],
    ),
    (
        "both men",
        "Tom Ashby and Leo Vance quarrelled. Both men said the mill was safe.",
        "Both men",
        ["Tom Ashby", "Leo Vance"],
    ),
    (
        "one of them is not all of them",
        "Two former drivers met Nora Fell. One of the drivers said the mill was safe.",
        "One of the drivers",
        ["Two former drivers"],
    ),
]


class TestSpeakers:
    """Who stands behind the words at the spot."""

    @pytest.mark.parametrize(("text", "source", "expected"), [s[1:] for s in SOURCES], ids=[s[0] for s in SOURCES])
    def test_source(self, parse: Parse, text: str, source: str, expected: list[str]) -> None:
        """The source leads to the entities that speak, in the order of their naming."""
        assert speakers(parse, text, (source, "the mill was safe")) == [expected]

    def test_first_person(self, parse: Parse) -> None:
        """An "I" inside quoted words is whoever they are credited to, "we" all of them."""
        text = '"I think the mill is safe," said a spokeswoman for Tollan Mills. "We hope it lasts."'
        who = speakers(
            parse,
            text,
            ("a spokeswoman for Tollan Mills", '"I think the mill is safe,"'),
            ("I", "the mill is safe"),
        )
        assert who == [["spokeswoman for Tollan Mills", "Tollan Mills"]] * 2

    def test_first_person_of_two(self, parse: Parse) -> None:
        """Of a person and a body that speak together it is the person who says "I"."""
        text = '"I think the mill is safe," said Tom Ashby, a spokesman for Tollan Mills.'
        source = "Tom Ashby, a spokesman for Tollan Mills"
        who = speakers(parse, text, (source, '"I think the mill is safe,"'), ("I", "the mill is safe"))
        assert who == [["Tom Ashby", "Tollan Mills"], ["Tom Ashby"]]

    def test_own_voice(self, parse: Parse) -> None:
        """An "I" of the article itself is nobody's."""
        text = "I think the mill is safe. Tom Ashby said it is old."
        assert speakers(parse, text, ("I", "the mill is safe"), ("Tom Ashby", "it is old")) == [[], ["Tom Ashby"]]

    def test_somebody_of_its_own(self, parse: Parse) -> None:
        """Somebody's campaign or charity does not speak with the owner's voice, somebody's view does."""
        text = "Nora Fell wept. Her charity said the mill was safe."
        assert "Nora Fell" not in speakers(parse, text, ("Her charity", "the mill was safe"))[0]
        text = "Nora Fell wept. Her view was that the mill was safe."
        assert speakers(parse, text, ("Her view", "the mill was safe")) == [["Nora Fell"]]

    def test_it_goes_on(self, parse: Parse) -> None:
        """An "it" after a letter that spoke is who wrote the letter, in the same paragraph."""
        text = "A letter from the Harbor Trust says the mill is safe. It urges the town to act."
        said = ("A letter from the Harbor Trust", "the mill is safe"), ("It", "the town to act")
        assert speakers(parse, text, *said) == [["Harbor Trust"], ["Harbor Trust"]]
        assert speakers(parse, text.replace(". It", ".\n\nIt"), *said) == [["Harbor Trust"], []]

    def test_who_is_a_person(self, parse: Parse) -> None:
        """A "who" that the parser hangs on a body is the person whom the body explains."""
        text = "Peter Morgan, a lawyer for the Harbor Trust, who hopes for a ban, wept."
        doc = parse(text)
        doc._.entities = find_entities(doc)
        entities = resolve(doc)
        at = text.index("who")
        trust = next(t for t in doc if t.text == "Trust")
        found = Attribution((Span(at + 4, at + 9),), (), (Span(at, at + 3),), trust.i, -1, "speech", "test")
        (ids,) = who_speaks(doc, MentionIndex(entities), [found])
        assert [e.name for e in entities if e.id in ids] == ["Peter Morgan"]


class TestPapers:
    """Written sources."""

    def test_table(self, parse: Parse) -> None:
        """The table tells papers from what makes them."""
        assert papers()["letter"] == "letter"
        assert papers()["made publish"] == "made"
        assert "publish" not in papers()
        assert [t.text for t in parse("The memo names a mill.") if is_paper(t)] == ["memo"]
