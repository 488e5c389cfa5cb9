"""Dates: what a phrase means against the article's date, and which words are a date phrase."""

from __future__ import annotations

import os
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import counted_from, find_phrases, resolve_date
from kg.model.article import valid_date

SATURDAY = "2023-11-18"
MONDAY = "2024-06-03"


class TestExplicitDates:
    """A date that the words give in full needs no other."""

    @pytest.mark.parametrize(
        ("phrase", "date"),
        [
            ("2015-10-11", "2015-10-11"),
            ("October 11, 2015", "2015-10-11"),
            ("the Oct. 11, 2015", "2015-10-11"),
            ("Sunday, October 11, 2015", "2015-10-11"),
            ("11 October 2015", "2015-10-11"),
            ("the 11th of October, 2015", "2015-10-11"),
            ("October 2015", "2015-10"),
            ("in October of 2015", "2015-10"),
            ("2019", "2019"),
            ("a 2019 speech", "2019"),
            ("early 2019", "2019"),
            ("the summer of 2019", "2019"),
            ("June 3-5, 2024", "2024-06"),
            ("25/12/2021", "2021-12-25"),
            ("12/25/2021", "2021-12-25"),
            ("Christmas Eve 2020", "2020-12-24"),
            ("Feb. 29, 2020", "2020-02-29"),
        ],
    )
    def test_it_is_read_with_and_without_an_article_date(self, phrase: str, date: str) -> None:
        """The answer is the same whether or not the article's date is known."""
        assert resolve_date(phrase, "") == date
        assert resolve_date(phrase, SATURDAY) == date

    @pytest.mark.parametrize(
        "phrase",
        [
            "February 30, 2021",
            "3/4/2021",
            "99/99/2021",
            "2010-11",
            "2021-13",
            "999",
            "5 B.C.",
            "$2019",
            "the 1990s",
            "3019",
        ],
    )
    def test_what_no_calendar_has_or_nobody_can_tell_is_unknown(self, phrase: str) -> None:
        """Days that do not exist, two readings of one number, sums, decades and absurd years give nothing."""
        assert resolve_date(phrase, SATURDAY) == ""


class TestRelativeDates:
    """An open date is counted from the article's date, at the precision of the words."""

    @pytest.mark.parametrize(
        ("phrase", "date"),
        [
            ("Wednesday", "2023-11-15"),
            ("Wednesday night", "2023-11-15"),
            ("Wed.", "2023-11-15"),
            ("Saturday", "2023-11-18"),
            ("last Saturday", "2023-11-11"),
            ("Monday of last week", "2023-11-06"),
            ("a week ago Tuesday", "2023-11-07"),
            ("Monday through Wednesday", "2023-11"),
            ("yesterday", "2023-11-17"),
            ("the day before yesterday", "2023-11-16"),
            ("last night", "2023-11-17"),
            ("tonight", "2023-11-18"),
            ("three days ago", "2023-11-15"),
            ("two weeks ago", "2023-11"),
            ("two months ago", "2023-09"),
            ("two decades ago", "2003"),
            ("last week", "2023-11"),
            ("this week", "2023-11"),
            ("last month", "2023-10"),
            ("earlier this year", "2023"),
            ("October 7", "2023-10-07"),
            ("Nov. 19", "2023-11-19"),
            ("December 1", "2022-12-01"),
            ("October 7 last year", "2022-10-07"),
            ("in April", "2023-04"),
            ("in December", "2022-12"),
            ("last November", "2022-11"),
            ("December last year", "2022-12"),
            ("New Year’s Eve", "2022-12-31"),
            ("Feb. 29", "2020-02-29"),
            ("Nov 5, '09", "2009-11-05"),
        ],
    )
    def test_past_by_default(self, phrase: str, date: str) -> None:
        """Without a sign of the future the last one on or before publication is meant."""
        assert resolve_date(phrase, SATURDAY) == date

    @pytest.mark.parametrize(
        ("phrase", "date"),
        [
            ("Wednesday", "2024-06-05"),
            ("Monday", "2024-06-03"),
            ("next Monday", "2024-06-10"),
            ("tomorrow", "2024-06-04"),
            ("June 1", "2025-06-01"),
            ("in April", "2025-04"),
            ("this weekend", "2024-06"),
            ("next year", "2025"),
            ("in five days", "2024-06-08"),
        ],
    )
    def test_future_on_request(self, phrase: str, date: str) -> None:
        """What will happen lies on or after publication."""
        assert resolve_date(phrase, MONDAY, prefer="future") == date

    def test_nearest_looks_two_months_ahead(self) -> None:
        """A day without tense is one of the coming weeks if there is one, else the last."""
        assert resolve_date("January 5", "2023-12-20", prefer="nearest") == "2024-01-05"
        assert resolve_date("November 5", "2023-12-20", prefer="nearest") == "2023-11-05"

    @pytest.mark.parametrize(
        "phrase",
        [
            "Wednesday",
            "yesterday",
            "last week",
            "October 7",
            "in April",
            "two decades ago",
            "this year",
            "Christmas Day",
        ],
    )
    def test_nothing_without_an_article_date(self, phrase: str) -> None:
        """Today's date is never used: without the article's the phrase means nothing."""
        assert resolve_date(phrase, "") == ""

    def test_an_article_dated_by_month_gives_what_is_certain(self) -> None:
        """A month is enough for months and years, not for days of the week."""
        assert resolve_date("in November", "2024-06") == "2023-11"
        assert resolve_date("November 5", "2024-06") == "2023-11-05"
        assert resolve_date("last year", "2024-06") == "2023"
        assert resolve_date("June 5", "2024-06") == ""
        assert resolve_date("Wednesday", "2024-06") == ""


class TestNoDates:
    """Durations, ages, repetitions and stretches that end now are no dates."""

    @pytest.mark.parametrize(
        "phrase",
        [
            "90 minutes", "three to five days", "early in the call", "37 years old", "a 37-year-old", "every Monday",
            "Sundays", "over the last month", "in the past two years", "more than two decades ago", "several years ago",
            "three days later", "the following day", "decades", "March 1,200", "noon", "", "   ", "once", "hours ago",
        ],
    )  # fmt: skip
    def test_they_give_nothing(self, phrase: str) -> None:
        """The answer is empty, whatever the article's date."""
        assert resolve_date(phrase, SATURDAY) == ""


class TestCountedDates:
    """A date that is counted from another one of the text."""

    @pytest.mark.parametrize(
        ("phrase", "anchor", "date"),
        [
            ("a year later", "1999", "2000"),
            ("two years later", "2019-03-04", "2021"),
            ("ten years earlier", "2019-03", "2009"),
            ("a month later", "2011-12", "2012-01"),
            ("three months later", "2019-11-30", "2020-02"),
            ("the following month", "2019-12", "2020-01"),
            ("the following year", "2019-12-31", "2020"),
            ("the next day", "2024-02-28", "2024-02-29"),
            ("the following morning", "2023-12-31", "2024-01-01"),
            ("two days later", "2024-03-01", "2024-03-03"),
            ("two days earlier", "2024-03-01", "2024-02-28"),
            ("a week later", "2024-03-01", "2024-03"),
            ("the same day", "2024-03-01", "2024-03-01"),
            ("the same evening", "2024-03-01", "2024-03-01"),
            ("the same month", "2024-03-01", "2024-03"),
            ("the same year", "2024", "2024"),
        ],
    )
    def test_counted(self, phrase: str, anchor: str, date: str) -> None:
        """Days, months and years are counted on the calendar, at the precision of the unit."""
        assert counted_from(phrase, anchor) == date

    @pytest.mark.parametrize(
        ("phrase", "anchor"),
        [
            ("a year later", ""),
            ("a month later", "1999"),
            ("the next day", "1999-05"),
            ("the same day", "1999-05"),
            ("the same week", "1999-05-03"),
            ("later", "1999"),
            ("years later", "1999"),
            ("a decade later", "1999"),
            ("the next day", "2100-12-31"),
        ],
    )
    def test_nothing_to_count_from(self, phrase: str, anchor: str) -> None:
        """No anchor, one that is not precise enough, and what is not counted give nothing."""
        assert counted_from(phrase, anchor) == ""

    @given(st.text(max_size=30), st.sampled_from(["", "1000", "1000-01-01", "2100-12-31", "2024-02"]))
    def test_any_text_gives_an_iso_date_or_nothing(self, phrase: str, anchor: str) -> None:
        """No text raises, and what comes out exists in the calendar."""
        found = counted_from(phrase, anchor)
        assert found == "" or valid_date(found)

    @given(
        st.integers(0, 99), st.sampled_from(["day", "week", "month", "year"]), st.sampled_from(["later", "earlier"]),
        st.sampled_from(["1000-01-01", "2100-12-31", "2024-02-29"]),
    )  # fmt: skip
    def test_any_count_does_too(self, count: int, unit: str, way: str, anchor: str) -> None:
        """The same for steps that leave the years that news tells of."""
        found = counted_from(f"{count} {unit}s {way}", anchor)
        assert found == "" or valid_date(found)


class TestInvariants:
    """Promises for any input."""

    @given(st.text(max_size=40), st.sampled_from(["", "2023", "2023-11", SATURDAY, "1000-01-01", "9999-12-31"]))
    def test_any_text_gives_an_iso_date_or_nothing(self, phrase: str, published: str) -> None:
        """No text raises, and what comes out exists in the calendar."""
        found = resolve_date(phrase, published)
        assert found == "" or valid_date(found)

    @given(
        st.lists(
            st.sampled_from(
                "last next this Monday October 31 2019 ago two weeks the of May in year 7-9 - , 29 Feb. 0 1000".split()
            ),
            max_size=6,
        ),
        st.sampled_from(["", "2024-02", SATURDAY, "1000-01-01", "2100-12-31"]),
        st.sampled_from(["past", "future", "nearest"]),
    )
    def test_any_order_of_date_words_does_too(self, words: list[str], published: str, prefer: str) -> None:
        """The same for words that dates are made of."""
        found = resolve_date(" ".join(words), published, prefer)
        assert found == "" or valid_date(found)

    def test_the_time_zone_does_not_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The answer is the same on a machine on the other side of the world."""
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            monkeypatch.setitem(os.environ, "TZ", zone)
            time.tzset()
            assert resolve_date("Nov 6, '09", SATURDAY) == "2009-11-06"
            assert resolve_date("yesterday", SATURDAY) == "2023-11-17"
        monkeypatch.undo()
        time.tzset()

    def test_an_unknown_preference_is_refused(self) -> None:
        """A misspelt preference raises at once."""
        with pytest.raises(ValueError, match=re.escape("none of past, future, nearest")):
            resolve_date("Monday", SATURDAY, prefer="later")


class TestPhrases:
    """The words of a text that name a date are found, and no others."""

    @pytest.mark.parametrize(
        ("text", "phrases"),
        [
            ("The board met on Wednesday night in Port Rook.", [("Wednesday night", "on")]),
            ("She resigned in May, after the Oct. 11, 2015, vote.", [("May", "in"), ("Oct. 11, 2015", "after")]),
            ("He may march, they said, since March.", [("March", "since")]),
            ("The council will meet next week.", [("next week", "")]),
            ("Nothing has changed since October 7.", [("October 7", "since")]),
            ("The Sunday Times wrote of Black Friday sales.", []),
            ("Some 2000 people came, and it lasted 90 minutes.", []),
            ("Two weeks ago the mayor resigned.", [("Two weeks ago", "")]),
            ("A year later the mayor resigned.", [("A year later", "")]),
            ("He left the following month.", [("the following month", "")]),
            ("After the 1999 shooting the pier was shut.", [("1999", "after")]),
        ],
    )
    def test_phrases_with_their_prepositions(self, parse, text: str, phrases: list[tuple[str, str]]) -> None:
        """Each phrase comes with its place, its words and the preposition before it."""
        doc = parse(text)
        found = find_phrases(doc)
        assert [(p.text, p.preposition) for p in found] == phrases
        assert all(p.span.of(text) == p.text for p in found)
