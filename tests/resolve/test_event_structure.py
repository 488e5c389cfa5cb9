"""Events across articles: editions stay apart, days of one that lasts come together, and wholes make no circle."""

from __future__ import annotations

from annotating import Writer
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Annotation
from kg.resolve import resolve
from kg.resolve.types import Whole
from kg.resolve.wholes import wholes


def forum(key: str, name: str = "Harbour Forum", published: str = "", **values: object) -> Annotation:
    w = Writer(key, f"Lena Osk and Pavel Dorn were at the {name} in May.", published=published)
    parts = [(w.entity("Person", p), "Attendee") for p in ("Lena Osk", "Pavel Dorn")]
    w.event("Forum", name, parts, proper=True, **values)
    return w.done()


class TestEditions:
    """Two editions of one series are two events."""

    def test_another_number(self) -> None:
        """The eighth is not the ninth, though both articles give no date."""
        one = forum("a", series="Harbour Forum", edition=8)
        two = forum("b", series="Harbour Forum", edition=9)
        assert [e.edition for e in resolve([one, two]).events] == [8, 9]

    def test_another_year(self) -> None:
        """An edition named for its year is not the one held in another year."""
        one = forum("a", "Harbour Forum 2022", series="Harbour Forum", published="2022-12-30")
        two = forum("b", series="Harbour Forum", date="2023", published="2023-01-04")
        assert len(resolve([one, two]).events) == 2

    def test_not_over_a_third(self) -> None:
        """An article that gives no number does not join two editions."""
        one = forum("a", series="Harbour Forum", edition=8)
        two = forum("b")
        three = forum("c", series="Harbour Forum", edition=9)
        assert sorted(e.edition for e in resolve([one, two, three]).events) == [8, 9]

    def test_the_same_number(self) -> None:
        """One edition is one event; the series as most articles write it."""
        one = forum("a", series="Harbour Forum", edition=9, recurrence="P1Y")
        two = forum("b", series="The Harbour Forum", edition=9)
        three = forum("c", series="Harbour Forum", edition=9)
        (event,) = resolve([one, two, three]).events
        assert (event.series, event.edition, event.recurrence) == ("Harbour Forum", 9, "P1Y")


class TestLasting:
    """An event of several days."""

    def meeting(self, key: str, date: str, end_date: str = "") -> Annotation:
        w = Writer(key, "Lena Osk and Pavel Dorn were at the talks in May.")
        parts = [(w.entity("Person", p), "Attendee") for p in ("Lena Osk", "Pavel Dorn")]
        w.event("Meeting", "talks", parts, date=date, end_date=end_date)
        return w.done()

    def test_one_of_its_days(self) -> None:
        """An article that names one of the days tells of the same event, which keeps its first and last day."""
        (event,) = resolve([self.meeting("a", "2031-05-03", "2031-05-05"), self.meeting("b", "2031-05-04")]).events
        assert (event.date, event.end_date) == ("2031-05-03", "2031-05-05")

    def test_a_day_after_it(self) -> None:
        """The day after the end is of another event."""
        events = resolve([self.meeting("a", "2031-05-03", "2031-05-05"), self.meeting("b", "2031-05-06")]).events
        assert [(e.date, e.end_date) for e in events] == [("2031-05-03", "2031-05-05"), ("2031-05-06", "")]

    def test_an_end_of_another_article_is_no_earlier(self) -> None:
        """Where no article gives both, an end before the date is left out."""
        (event,) = resolve([self.meeting("a", "2031-05-03"), self.meeting("b", "2031-05")]).events
        assert (event.date, event.end_date) == ("2031-05-03", "")


class TestWholes:
    """What is a part of what."""

    def told(self, key: str, *, swapped: bool = False) -> Annotation:
        w = Writer(key, "Lena Osk and Pavel Dorn were at the Tide Workshop of the Harbour Forum.")
        parts = [(w.entity("Person", p), "Attendee") for p in ("Lena Osk", "Pavel Dorn")]
        names = ("Tide Workshop", "Harbour Forum")
        whole, part = names if swapped else names[::-1]
        local = w.event("Forum", whole, parts, proper=True)
        w.event("Forum", part, parts, proper=True, part_of=local, part_of_span="Tide Workshop of the Harbour Forum")
        return w.done()

    def test_two_articles_say_so(self) -> None:
        """The link stands once, with the words of each article."""
        events = resolve([self.told("a"), self.told("b")]).events
        assert {e.name: [(events[w.event].name, w.article) for w in e.wholes] for e in events} == {
            "Harbour Forum": [],
            "Tide Workshop": [("Harbour Forum", "a"), ("Harbour Forum", "b")],
        }

    def test_articles_that_contradict_each_other(self) -> None:
        """The link that more articles give stands; the other would close a circle."""
        events = resolve([self.told("a", swapped=True), self.told("b"), self.told("c")]).events
        assert {e.name: [w.article for w in e.wholes] for e in events} == {
            "Harbour Forum": [],
            "Tide Workshop": ["b", "c"],
        }

    def test_a_part_is_never_merged_with_its_whole(self) -> None:
        """Two events of one name, day and company stay two where one is a part of the other."""
        w = Writer("a", "Lena Osk and Pavel Dorn were at the forum and the forum of the day.")
        parts = [(w.entity("Person", p), "Attendee") for p in ("Lena Osk", "Pavel Dorn")]
        first = w.event("Forum", "forum", parts, date="2031-05-03")
        w.event("Forum", "forum", parts, date="2031-05-03", part_of=first)
        assert len(resolve([w.done()]).events) == 2

    @given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from("abc")), max_size=25))
    def test_never_a_circle(self, told: list[tuple[int, int, str]]) -> None:
        """Whatever the articles say, nobody gets back to an event from its wholes, and the order says nothing."""
        links = [(part, Whole(whole, article, 0, 1, "x")) for part, whole, article in told]
        found = wholes(links)
        assert found == wholes(links[::-1])
        above = {part: {w.event for w in ws} for part, ws in found.items()}
        for start, direct in above.items():
            assert start not in _reached(direct, above)
        # Every link that was left out would have closed one.
        for part, whole, _ in told:
            if part != whole and whole not in above.get(part, set()):
                assert part in _reached({whole}, above)


def _reached(ahead: set[int], above: dict[int, set[int]]) -> set[int]:
    """Those events and everything that they are parts of."""
    seen: set[int] = set()
    while ahead:
        seen |= ahead
        ahead = set().union(*(above.get(e, set()) for e in ahead)) - seen
    return seen
