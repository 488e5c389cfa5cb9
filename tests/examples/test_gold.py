"""The examples and their gold annotation belong together."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.articles import Problem
from kg.articles import read as read_articles
from kg.corpus import ENDING, gold, gold_lines, strip
from kg.corpus.form import form_of
from kg.model import Annotation, Article
from kg.model.codec import decode, encode

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "gold" / "gold.jsonl").read_text("utf-8")
GOLD = [decode(json.loads(line)) for line in LINES.splitlines()]


def name(annotation: Annotation) -> str:
    return annotation.article.id


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = list(read_articles([str(EXAMPLES / "articles")]))
    assert [p for p in found if isinstance(p, Problem)] == []
    return {a.id: a for a in found if isinstance(a, Article)}


class TestGoldIsFresh:
    """gold.jsonl is what the marked-up files say."""

    def test_generated(self) -> None:
        """Generating it again gives the same bytes."""
        fresh = gold_lines(EXAMPLES / "gold")
        assert fresh == LINES, "run: python -m kg.corpus examples/gold -o examples/gold/gold.jsonl"

    def test_codec(self) -> None:
        """The values survive their JSON form."""
        assert [encode(a) for a in gold(EXAMPLES / "gold")] == [encode(a) for a in GOLD]


class TestGoldFitsTheArticles:
    """The gold is about the very text that is read."""

    def test_same_articles(self, articles: dict[str, Article]) -> None:
        """Each article has its gold, and the other way round."""
        assert sorted(articles) == sorted(map(name, GOLD))
        assert len(GOLD) >= 12

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_same_text(self, annotation: Annotation, articles: dict[str, Article]) -> None:
        """The text is the article's as it is read, to the character."""
        assert annotation.article.text == articles[name(annotation)].text

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_metadata_is_not_contradicted(self, annotation: Annotation, articles: dict[str, Article]) -> None:
        """Where reading finds a date, it is the gold's."""
        published = articles[name(annotation)].published
        assert published in ("", annotation.article.published)

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_stripped_markup(self, annotation: Annotation) -> None:
        """Taking the marks away gives the text."""
        source = (EXAMPLES / "gold" / (name(annotation) + ENDING)).read_bytes().decode()
        assert strip(source) == annotation.article.text


class TestGoldIsSound:
    """The gold keeps the rules of the annotation JSON."""

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_spans_hold_words(self, annotation: Annotation) -> None:
        """Every span covers words, with no blank at its edges."""
        for span in annotation.spans():
            words = span.of(annotation.article.text)
            assert words
            assert words == words.strip()

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_forms_agree_with_marks(self, annotation: Annotation) -> None:
        """Direct, indirect and mixed follow from the quotation marks in the content."""
        for s in annotation.statements:
            assert s.form == form_of(tuple(x.of(annotation.article.text) for x in s.content)), s.id

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_speakers_exist(self, annotation: Annotation) -> None:
        """A statement with a source has a speaker, and no place speaks."""
        kinds = {e.id: e.type for e in annotation.entities}
        for s in annotation.statements:
            assert s.speaker or not s.source, s.id
            assert all(kinds[e] != "Place" for e in s.speaker), s.id

    @pytest.mark.parametrize("annotation", GOLD, ids=name)
    def test_enough(self, annotation: Annotation) -> None:
        """Each article is of a real article's length and carries a real article's statements."""
        assert 240 <= len(annotation.article.text.split()) <= 700
        assert len(annotation.statements) >= 12

    def test_event_types_are_concepts(self) -> None:
        """Each event's type is a concept of the ontology's event scheme."""
        scheme = (EXAMPLES.parent / "ontology" / "event-types.ttl").read_text("utf-8")
        known = set(re.findall(r"^ng:(\w+) a skos:Concept\b", scheme, re.MULTILINE))
        assert {v.type for a in GOLD for v in a.events} <= known

    def test_the_hard_cases_are_there(self) -> None:
        """Every form, both polarities, planned events and unnamed sources occur."""
        statements = [s for a in GOLD for s in a.statements]
        assert {s.form for s in statements} == {"direct", "indirect", "mixed"}
        assert {s.polarity for s in statements} == {"affirmed", "denied"}
        assert any(len(s.content) > 1 for s in statements)
        assert any(len(s.speaker) > 1 for s in statements)
        assert any(s.credited for s in statements)
        assert any(not s.speaker for s in statements)
        assert {v.planned for a in GOLD for v in a.events} == {True, False}
