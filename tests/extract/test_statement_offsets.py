"""Every span of an attribution lies where it says, whatever stands in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract import Extractor
from kg.extract.quotes.rules import find_quotes
from kg.extract.statements.rules import find_attributions, form_of
from kg.extract.statements.scorer import load
from kg.extract.statements.types import Attribution
from kg.model import Article, Span

#: words of sentences that attribute something, to be thrown together
WORDS = (
    """Ama Boateng Osei Larch Motors she they who the a mayor crew report said says told asked wants denied adding citing
    that whether to not and but because which though according claim called it as of by about pumps failed ran close
    had been will was in May"""
).split()
MARKS = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "''",
    "``",
    "«",
    "»",
    "‹",
    "›",
    "„",
    "‟",
    "「",
    "」",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "(",
    ")",
]
ODD = [
    "\U0001f30a",
    "👩‍🚒",
    "e\u0301",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00a0",
    "\u202e",
    "\u2028",
    "\r\n",
    "\n",
    "\n\n",
    "\t",
    "0",
    "#",
]

#: sentences whose marks and words are then disturbed
SENTENCES = [
    "“The pumps failed,” Ama Boateng said. “Nobody came.”",
    "Ama Boateng said the pumps “never ran” in May, adding that she was not told.",
    "The pumps, according to Osei, had failed, the Larch Gazette reported.",
    "«The pumps failed», Osei told the mayor, which the crew denied.",
    "OSEI: The pumps failed; nobody came.",
    '"The pumps failed." — Ama Boateng, a clerk (Larch)',
    "Her claim that the pumps failed was called “a joke” by Osei.",
    "Larch Motors wants a vote “before May” and refused to say more.",
]


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """A few sentences in which marks are doubled, dropped or changed, and odd characters stand anywhere."""
    out = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)):
        characters = list(sentence)
        for at in draw(st.lists(st.integers(0, len(characters) - 1), max_size=6)):
            characters[at] = draw(st.sampled_from([*MARKS, *ODD, "", characters[at] * 2]))
        out.append("".join(characters))
    return draw(st.sampled_from([" ", "\n", "\r\n\r\n"])).join(out)


SOUP = st.lists(st.sampled_from([*WORDS, *MARKS, *ODD]), min_size=1, max_size=40).map(" ".join)


def assert_sound(text: str, found: Attribution) -> None:
    """Content, cue and source are words of the text, in order, apart from each other and without space around them."""
    assert found.content
    for spans in (found.content, found.cue, found.source, found.credit):
        assert list(spans) == sorted(spans)
        for span in spans:
            words = span.of(text)
            assert 0 <= span.start < span.end <= len(text)
            assert words == text[span.start : span.end]
            assert words == words.strip()
        assert not any(a.end > b.start for a, b in pairwise(spans))
    assert any(c.isalnum() for s in found.content for c in s.of(text))
    parts = (*found.content, *found.cue, *found.source)
    assert not any(a.overlaps(b) for n, a in enumerate(parts) for b in parts[n + 1 :])


@pytest.mark.parametrize("judged", [False, True])
@given(text=st.one_of(disturbed(), SOUP))
@example(text="“\u200b,” Osei said.")
@example(text="Motors ” not citing Ama")
@example(text="„ » \u200b , adding")
@example(text="“The pumps failed,“ Ama B”ateng sa#d. “Nobody came.”")
@example(text="Osei said “👩‍🚒 ran” \r\n and “e\u0301 ran”.")
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spans_are_sound(parse, judged: bool, text: str) -> None:
    """With and without the scorer, on sentences thrown together and on ones whose marks and characters are disturbed."""
    if not text.strip():
        return
    doc: Doc = parse(text)
    quotes = find_quotes(text, [b.span for b in doc._.blocks])
    for found in find_attributions(doc, doc._.blocks, quotes, load() if judged else None):
        assert_sound(text, found)
        assert form_of(text, found.content, quotes) in ("direct", "mixed", "indirect")


class TestWholePipeline:
    """The spans of an annotation, through every component."""

    @pytest.mark.parametrize(
        "text",
        [
            "“Cafe\u0301 🌊 closed,” Ama Boateng said.\r\n\r\n“We left 👩‍🚒,” she added.\r\n",
            "\ufeffAma Boateng said\u00a0the pumps “ne\u200bver” ran.",
            "«The pumps failed», Osei said. »Twice«, he added. „Thrice“, he said. ‹Never›, she said. 「No」, they said.",
            "'' The pumps failed, Osei said. “They did",
        ],
        ids=["emoji and line ends", "invisible characters", "foreign marks", "unclosed marks"],
    )
    def test_wordings(self, text: str) -> None:
        """Each span of a statement is inside the text, is not empty and has no space around it."""
        found = Extractor().extract(Article(id="a", text=text, published="2024-03-12"))
        assert found.statements
        spans: list[Span] = [x for s in found.statements for x in (*s.content, *s.source, *s.cue)]
        for span in spans:
            assert span.of(text)
            assert span.of(text) == span.of(text).strip()
