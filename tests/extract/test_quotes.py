"""Quotations in all the marks that outlets use."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.extract.quotes.rules import find_quotes
from kg.model import Span


def quotes(text: str) -> list[tuple[str, int, bool]]:
    """(words with marks, depth, closed) of each quotation; paragraphs are the lines."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [(q.span.of(text), q.depth, q.closed) for q in find_quotes(text, blocks)]


class TestMarks:
    """Every habit of marking is read."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('"We won," said Osei.', ['"We won,"']),
            ("“We won,” said Osei.", ["“We won,”"]),
            ("„We won“, said Osei.", ["„We won“"]),  # the German closing mark opens in English
            ("”We won,” said Osei.", ["”We won,”"]),
            ("»We won«, said Osei.", ["»We won«"]),
            ("‹We won›, said Osei.", ["‹We won›"]),
            ("「We won」, said Osei.", ["「We won」"]),
            ("『We won』, said Osei.", ["『We won』"]),
            ("«We won», said Osei.", ["«We won»"]),
            ("''We won,'' said Osei.", ["''We won,''"]),
            ("``We won,'' said Osei.", ["``We won,''"]),
            ("‘We won,’ said Osei.", ["‘We won,’"]),
            ("'We won,' said Osei.", ["'We won,'"]),
            ("＂We won,＂ said Osei.", ["＂We won,＂"]),
        ],
    )
    def test_each_family(self, text: str, expected: list[str]) -> None:
        """A pair of marks of one family bounds a quotation."""
        assert [q[0] for q in quotes(text) if q[2]] == expected

    @pytest.mark.parametrize(
        "text",
        [
            "The union's dockers' strike isn't over, they're sure.",
            "The ’90s were the boss’s best years.",
            "Rock 'n' roll won't die.",
            "He stands 6'2\" tall.",
            'A 27" screen, a 32" screen.',
            "It was the players’ choice and the owners’ loss.",
            "stray” mark",
            "",
        ],
    )
    def test_apostrophes_and_inches_are_no_quotations(self, text: str) -> None:
        """A mark that is an apostrophe, an inch sign or alone makes no closed quotation."""
        assert [q for q in quotes(text) if q[2]] == []

    def test_possessive_inside_single_marks(self) -> None:
        """A plural possessive does not end a quotation in single marks."""
        assert quotes("She called it ‘the farmers’ revolt’ twice.") == [("‘the farmers’ revolt’", 0, True)]


class TestNesting:
    """Quotations in quotations keep their place."""

    def test_single_in_double(self) -> None:
        """An inner quotation has depth 1."""
        assert quotes("“He told me ‘never again’ and left,” Ruiz said.") == [
            ("“He told me ‘never again’ and left,”", 0, True),
            ("‘never again’", 1, True),
        ]

    def test_same_marks(self) -> None:
        """Marks of one shape nest when both are closed."""
        assert quotes("“I said “no” to it.”") == [("“I said “no” to it.”", 0, True), ("“no”", 1, True)]

    def test_stray_inner_mark(self) -> None:
        """A stray closing mark inside does not end the outer quotation."""
        assert quotes("“They say ‘it is fine.’ really.’ I doubt it.”")[0] == (
            "“They say ‘it is fine.’ really.’ I doubt it.”",
            0,
            True,
        )


class TestUnclosed:
    """A missing mark costs no more than itself."""

    def test_left_open_ends_with_the_block(self) -> None:
        """A quotation that is never closed goes to the end of its paragraph and no further."""
        assert quotes("“We will stay, Moyo said.\nThe rain stopped.") == [("“We will stay, Moyo said.", 0, False)]

    def test_next_opening_mark_ends_it(self) -> None:
        """A second opening mark ends a quotation that was left open."""
        assert [(q[0].rstrip(), q[2]) for q in quotes("“One. “Two,” she said.")] == [("“One.", False), ("“Two,”", True)]

    def test_continued_over_paragraphs(self) -> None:
        """An opening mark at the start of the next paragraph continues a quotation that was left open."""
        text = "“First part.\n“Second part,” said Lund."
        found = find_quotes(text, [Span(0, 12), Span(13, len(text))])
        assert [(q.span.of(text), q.closed, q.continues) for q in found] == [
            ("“First part.", False, False),
            ("“Second part,”", True, True),
        ]

    def test_opened_once_for_two_paragraphs(self) -> None:
        """A closing mark without an opening one ends the quotation that the paragraph before left open."""
        assert quotes("Lund said, “First part.\nSecond part.”") == [
            ("“First part.", 0, False),
            ("Second part.”", 0, True),
        ]


MARKS = "“”„«»‘’'\"`‹›「」『』 \nabcS.,!é\u0301🎈0—("


@given(st.text(alphabet=MARKS, max_size=80))
@example("‹0\n0«›0")
def test_any_text_is_scanned(text: str) -> None:
    """Whatever the marks: quotations lie in their block, are ordered, and overlap only by lying inside one another."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    found = find_quotes(text, blocks)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for q in found:
        assert any(b.covers(q.span) for b in blocks)
        assert q.span.covers(q.inner)
        for other in found:
            if other is not q and q.span.overlaps(other.span):
                assert q.span.covers(other.span) or other.span.covers(q.span)
