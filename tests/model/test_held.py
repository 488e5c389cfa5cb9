"""Affiliations and offices: what they may hold, and their JSON."""

from __future__ import annotations

import pytest

from kg.model import Affiliation, Annotation, Article, Entity, Mention, Span
from kg.model.codec import decode, encode

WORDS = "Ann Roe led the Harbor Trust of Leeds."
PARTS = {"e1": ("Person", "Ann Roe"), "e2": ("Organization", "Harbor Trust"), "e3": ("Place", "Leeds")}


def span(words: str) -> Span:
    at = WORDS.index(words)
    return Span(at, at + len(words))


ENTITIES = tuple(Entity(i, kind, name, (name,), (Mention(span(name), "name"),)) for i, (kind, name) in PARTS.items())
HELD = (
    Affiliation("e1", "e2", "head", span("Ann Roe led"), "x.v1", "head", "2012", "2016-05", True),
    Affiliation("e1", "e2", "", span("led")),
    Affiliation("e1", "", "mayor", span("Ann"), "x.v1", "mayor", place="e3"),
)


class TestJson:
    def test_keys_of_an_affiliation(self):
        """Keys that do not apply are left out, and an office of a place stands in a list of its own."""
        found = encode(Annotation(Article("a", WORDS), ENTITIES, affiliations=HELD))
        assert found["affiliations"] == [
            {
                "person": "e1",
                "organization": "e2",
                "title": "head",
                "normalisedTitle": "head",
                "since": "2012",
                "until": "2016-05",
                "former": True,
                "start": 0,
                "end": 11,
                "extractor": "x.v1",
            },
            {"person": "e1", "organization": "e2", "title": "", "start": 8, "end": 11},
        ]
        assert found["offices"] == [
            {
                "person": "e1",
                "place": "e3",
                "title": "mayor",
                "normalisedTitle": "mayor",
                "start": 0,
                "end": 3,
                "extractor": "x.v1",
            }
        ]

    def test_there_and_back(self):
        """Decoding gives what was encoded; without offices there is no such list."""
        annotation = Annotation(Article("a", WORDS), ENTITIES, affiliations=HELD)
        assert decode(encode(annotation)) == annotation
        assert "offices" not in encode(Annotation(Article("a", WORDS), ENTITIES, affiliations=HELD[:1]))


class TestRules:
    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"organization": ""}, "an affiliation of 'e1' needs an organization or a place, and not both"),
            ({"place": "e3"}, "an affiliation of 'e1' needs an organization or a place, and not both"),
            ({"since": "May 2012"}, "since 'May 2012' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
            ({"until": "2012-13"}, "until '2012-13' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ],
    )
    def test_refused(self, values: dict[str, str], message: str):
        """What can't be is refused when it is built."""
        given = {"person": "e1", "organization": "e2", "title": "head", "span": Span(0, 1), **values}
        with pytest.raises(ValueError, match=message):
            Affiliation(**given)

    def test_office_of_nowhere(self):
        """An office names a place of its article."""
        with pytest.raises(ValueError, match="no entity has the id 'e9'"):
            Annotation(
                Article("a", WORDS), ENTITIES, affiliations=(Affiliation("e1", "", "mayor", Span(0, 3), place="e9"),)
            )
