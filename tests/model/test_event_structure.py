"""Events in time and in each other: what can't be built, and the JSON form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Annotation, Article, Event, Mention, Span
from kg.model.codec import decode, encode
from kg.model.event import ends_before, in_circle

TEXT = "The ninth annual forum, from May 3 to 5, had a panel."


def event(local: str = "v1", **values: object) -> Event:
    return Event(local, "Forum", "forum", (Mention(Span(17, 22), "nominal"),), **values)  # type: ignore[arg-type]


class TestValues:
    """An event that can't be is not built."""

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"end_date": "soon"}, "'soon' is no ISO date"),
            ({"date": "2031-05-03", "end_date": "2031-05-02"}, "it ends on 2031-05-02, before it begins on 2031-05-03"),
            ({"date": "2031-05", "end_date": "2031-04-30"}, "it ends on 2031-04-30, before it begins on 2031-05"),
            ({"date": "2031-05-03", "end_date": "2030"}, "it ends on 2030, before it begins on 2031-05-03"),
            ({"edition": -1}, "-1 is no edition"),
            ({"recurrence": "weekly"}, "'weekly' is no duration"),
            ({"recurrence": "P0Y"}, "'P0Y' is no duration"),
            ({"recurrence": "P1Y2M"}, "'P1Y2M' is no duration"),
        ],
    )
    def test_refused(self, values: dict[str, object], message: str) -> None:
        """The error names the value."""
        with pytest.raises(ValueError, match=message):
            event(**values)

    @pytest.mark.parametrize(
        ("date", "end"),
        [("2031-05-03", "2031-05-05"), ("2031-05", "2031-05-05"), ("2031-05-03", "2031"), ("", "2031"), ("2031", "")],
    )
    def test_ends_as_far_as_known(self, date: str, end: str) -> None:
        """An end may be less precise than the beginning, or the only date."""
        assert event(date=date, end_date=end).end_date == end
        assert not ends_before(date, end)


class TestParts:
    """What is a part of what in one article."""

    def annotation(self, *events: Event) -> Annotation:
        return Annotation(Article("a", TEXT), events=events)

    def test_a_whole_that_is_not_there(self) -> None:
        """A part of an unknown event is refused."""
        with pytest.raises(ValueError, match="no event has the id 'v9'"):
            self.annotation(event(part_of="v9"))

    @pytest.mark.parametrize("circle", [["v1"], ["v2", "v1"], ["v2", "v3", "v1"]])
    def test_a_circle(self, circle: list[str]) -> None:
        """No event is a part of itself, over others or not."""
        with pytest.raises(ValueError, match="is a part of itself"):
            self.annotation(*(event(f"v{n}", part_of=whole) for n, whole in enumerate(circle, 1)))

    def test_a_span_outside_the_text(self) -> None:
        """The words that show the end lie in the text."""
        with pytest.raises(ValueError, match="lies outside the text"):
            self.annotation(event(end_date="2031", end_span=Span(50, 99)))

    @given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
    def test_a_circle_is_found_wherever_it_is(self, whole_of: dict[str, str]) -> None:
        """An event is named exactly when some chain of wholes never ends."""
        endless = {first for first in whole_of if _chain(first, whole_of)[-1] in whole_of}
        found = in_circle(whole_of)
        assert bool(found) == bool(endless)
        assert not found or found in endless


def _chain(first: str, whole_of: dict[str, str]) -> list[str]:
    chain = [first]
    while chain[-1] in whole_of and len(chain) <= len(whole_of):
        chain.append(whole_of[chain[-1]])
    return chain


class TestJson:
    """The keys of the annotation JSON."""

    def test_every_key_there_and_back(self) -> None:
        """What is known is written under its key, and read again as it was."""
        whole = event(
            date="2031-05-03",
            end_date="2031-05-05",
            end_span=Span(29, 39),
            series="forum",
            series_span=Span(4, 22),
            edition=9,
            recurrence="P1Y",
            recurrence_span=Span(10, 16),
        )
        annotation = Annotation(
            Article("a", TEXT), events=(whole, event("v2", part_of="v1", part_of_span=Span(47, 52)))
        )
        first, second = encode(annotation)["events"]
        assert {k: first[k] for k in ("date", "endDate", "series", "edition", "recurrence")} == {
            "date": "2031-05-03",
            "endDate": "2031-05-05",
            "series": "forum",
            "edition": 9,
            "recurrence": "P1Y",
        }
        assert first["endDate_span"] == {"start": 29, "end": 39}
        assert (second["partOf"], second["partOf_span"]) == ("v1", {"start": 47, "end": 52})
        assert not {"endDate", "series", "edition", "recurrence", "series_span"} & set(second)
        assert decode(encode(annotation)) == annotation
