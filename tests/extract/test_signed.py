"""Who signed what: open letters, petitions, agreements."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref.rules import resolve
from kg.extract.events.rules import events_of
from kg.extract.index import MentionIndex
from kg.extract.joined import left_out
from kg.extract.names.rules import find_entities
from kg.extract.signed.component import FACTORY
from kg.extract.signed.rules import EXTRACTOR, signed
from kg.extract.statements.papers import makers

Parse = Callable[..., Doc]
LETTER = (
    "The call was organised after Mara Lind, Tom Ash, Jean Roe and other farmers (but not Piers Adair) "
    "signed an open letter stating that the quarry is unsafe."
)


def read(parse: Parse, text: str) -> Doc:
    doc = parse(text, "2024-03-12")
    doc._.entities = find_entities(doc)
    doc._.entities = resolve(doc)
    doc._.events = events_of(doc, doc._.entities)
    return doc


def who(doc: Doc) -> list[str]:
    name = {e.id: e.name for e in doc._.entities}
    return [name[r.subject] for r in signed(doc)]


CASES = [
    ("all of a list, and not who is left out", LETTER, ["Mara Lind", "Tom Ash", "Jean Roe", "other farmers"]),
    (
        "a list that stands after a whole clause",
        (
            "The talk was arranged by the council after Lind, Ash, Roe and other local farmers (but not Adair) signed an "
            "open letter. Mara Lind, Tom Ash, Jean Roe and Piers Adair live in Leeds."
        ),
        ["Mara Lind", "Tom Ash", "Jean Roe", "other local farmers"],
    ),
    (
        "who did not, and what is only said",
        (
            "Mara Lind and Tom Ash signed a petition in May. Piers Adair did not sign the petition. "
            "Jean Roe may sign the petition."
        ),
        ["Mara Lind", "Tom Ash"],
    ),
    (
        "a letter signed by several",
        "An open letter signed by Mara Lind, the actor Tom Ash and the Harbor Trust called the plan reckless.",
        ["Mara Lind", "Tom Ash", "Harbor Trust"],
    ),
    (
        "a count and those it includes",
        "More than 200 scientists, including Mara Lind and Tom Ash, signed a petition against the dam.",
        ["More than 200 scientists", "Mara Lind", "Tom Ash"],
    ),
    ("who", "Mara Lind, who signed the petition, left.", ["Mara Lind"]),
    (
        "an agreement of two companies",
        "Orrin Bank and Lindon Motors signed a merger agreement on Monday.",
        ["Orrin Bank", "Lindon Motors"],
    ),
    ("what nobody puts a name to for others", "Tom Ash signed a book for a fan. He signed off at noon.", []),
    ("neither and nobody", "Neither Mara Lind nor Tom Ash signed the petition. Nobody signed the letter.", []),
    ("what is denied", "Lindon Motors denied that it had signed the agreement.", []),
    ("a player is signed, not a paper", "Lindon Motors signed Tom Ash on Monday.", []),
]


class TestSigners:
    """Everyone who put a name to it, and nobody else."""

    @pytest.mark.parametrize(("text", "names"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
    def test_names(self, parse: Parse, text: str, names: list[str]) -> None:
        """Signers are named in the order of the text."""
        assert who(read(parse, text)) == names

    def test_object(self, parse: Parse) -> None:
        """What was signed is one event of the article, and the words reach from the signer to it."""
        doc = read(parse, LETTER)
        found = signed(doc)
        (event,) = {r.object for r in found}
        assert event in {v.id for v in doc._.events}
        assert {(r.type, r.extractor) for r in found} == {("signed", EXTRACTOR)}
        assert [r.span.of(LETTER) for r in found][2] == (
            "Jean Roe and other farmers (but not Piers Adair) signed an open letter"
        )

    def test_event_leaves_out_too(self, parse: Parse) -> None:
        """Who is named only as not having signed takes no part in the event."""
        doc = read(parse, LETTER)
        names = {e.id: e.name for e in doc._.entities}
        (event,) = [v for v in doc._.events if v.id == signed(doc)[0].object]
        assert [names[p.entity] for p in event.participants] == ["Mara Lind", "Tom Ash", "Jean Roe", "other farmers"]
        assert event.type == "Appeal"

    def test_letter_speaks_for_its_signers(self, parse: Parse) -> None:
        """Who signed a letter is its author."""
        doc = read(parse, LETTER)
        letter = next(t for t in doc if t.text == "letter")
        names = [e.name for e in makers(MentionIndex(doc._.entities), letter)]
        assert names == ["Mara Lind", "Tom Ash", "Jean Roe", "other farmers"]

    def test_factory(self) -> None:
        """The component is named as on its facts."""
        assert FACTORY == "ng_signed_v1"


class TestLeftOut:
    """Names in a list that are only there to be left out of it."""

    @pytest.mark.parametrize(
        ("before", "out"),
        [
            ("Lind (but not ", True),
            ("all except for ", True),
            ("everyone except the ", True),
            ("without ", True),
            ("Lind and ", False),
            ("a knot ", False),
            ("not only ", False),
            ("", False),
        ],
    )
    def test_words_before(self, before: str, out: bool) -> None:
        """The words right before a name say it."""
        assert left_out(f"{before}Adair", len(before)) is out
