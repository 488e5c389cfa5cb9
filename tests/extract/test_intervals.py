"""Stretches of days: their ends, and which words are one stretch."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates import ends_of, find_phrases, joined
from kg.extract.state import text_of
from kg.model.article import valid_date
from kg.model.event import ends_before

#: A Tuesday.
PUBLISHED = "2024-03-12"


class TestEnds:
    """The first and the last day of a stretch."""

    @pytest.mark.parametrize(
        ("phrase", "prefer", "ends"),
        [
            ("May 3 to 5", "future", ("2024-05-03", "2024-05-05")),
            ("May 3 to 5", "past", ("2023-05-03", "2023-05-05")),
            ("May 3 and 4", "future", ("2024-05-03", "2024-05-04")),
            ("June 3-5, 2023", "past", ("2023-06-03", "2023-06-05")),
            ("3–5 June 2023", "past", ("2023-06-03", "2023-06-05")),
            ("June 29 through July 2", "future", ("2024-06-29", "2024-07-02")),
            ("May 3 to June 2, 2031", "past", ("2031-05-03", "2031-06-02")),
            ("December 30 to January 2", "past", ("2023-12-30", "2024-01-02")),
            ("Monday to Thursday", "past", ("2024-03-04", "2024-03-07")),
            ("Monday to Thursday", "future", ("2024-03-18", "2024-03-21")),
            ("May and July 2023", "past", ("2023-05", "2023-07")),
            ("1994 to 1998", "past", ("1994", "1998")),
            ("2019-21", "past", ("2019", "2021")),
        ],
    )
    def test_both_ends_are_read(self, phrase: str, prefer: str, ends: tuple[str, str]) -> None:
        """What one side leaves out it has from the other."""
        assert ends_of(phrase, PUBLISHED, prefer) == ends

    @pytest.mark.parametrize(
        "phrase",
        ["Monday", "May 3", "2021", "last month", "2024-03-10", "May 5 to 3", "the weekend", "to", "May to", ""],
    )
    def test_no_stretch(self, phrase: str) -> None:
        """One date, a slip and half a stretch have no two ends."""
        assert ends_of(phrase, PUBLISHED) is None

    def test_nothing_without_an_article_date(self) -> None:
        """Open dates of an article without a date stay open."""
        assert ends_of("Monday to Thursday", "") is None

    @settings(max_examples=300)
    @given(
        st.lists(
            st.sampled_from(["May", "Dec.", "3", "31", "2023", "Monday", "Friday", "to", "-", "and", "through", ","]),
            max_size=7,
        ),
        st.sampled_from(["past", "future", "nearest"]),
    )
    def test_any_words_give_two_dates_in_order_or_nothing(self, words: list[str], prefer: str) -> None:
        """Whatever the words, the ends are ISO dates, the first before the last."""
        ends = ends_of(" ".join(words), PUBLISHED, prefer)
        if ends is not None:
            assert all(valid_date(e) for e in ends)
            assert not ends_before(*ends)


class TestJoined:
    """Which phrases are one."""

    @pytest.mark.parametrize(
        ("text", "phrases"),
        [
            ("It runs from May 3 to June 2 in Nordmark.", [("", "May 3 to June 2")]),
            ("It runs from May 3 to 5.", [("", "May 3 to 5")]),
            ("They met between Monday and Wednesday.", [("", "Monday and Wednesday")]),
            ("They met on Monday and Tuesday.", [("on", "Monday and Tuesday")]),
            ("They met on Monday and Friday.", [("on", "Monday"), ("", "Friday")]),
            ("It was moved from Monday to Thursday.", [("from", "Monday"), ("", "Thursday")]),
            ("He was there between July and August in 1934.", [("", "July and August, 1934")]),
            ("It opened on May 3 and 200 people came.", [("on", "May 3")]),
        ],
    )
    def test_two_ends_are_one_phrase(self, parse, text: str, phrases: list[tuple[str, str]]) -> None:
        """The ends of a stretch are joined; two days, and what was moved from one to the other, are not."""
        doc = parse(text, PUBLISHED)
        assert [(p.preposition, p.text) for p in joined(find_phrases(doc), text_of(doc))] == phrases
