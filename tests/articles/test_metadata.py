from __future__ import annotations

import pytest

from kg.articles.metadata import Metadata, find_metadata
from kg.extract.layout.dates import iso_date

BODY = (
    "The council of Alderford voted on Tuesday to close the old bridge for a year, the mayor's office said in a note.\n\n"
    "Engineers had found cracks on January 9, 2020, and nobody should drive over it, Ana Torv told reporters.\n"
)
HEADLINE = "Alderford closes its old bridge\n\n"


class TestTitle:
    def test_first_line(self):
        """The headline is the title."""
        assert find_metadata(HEADLINE + BODY).title == "Alderford closes its old bridge"

    def test_not_the_slogan(self):
        """A slogan above the headline is not the title."""
        assert find_metadata("Local news first.\n\n" + HEADLINE + BODY).title == "Alderford closes its old bridge"

    @pytest.mark.parametrize(
        "slogan", ["All the news, all day long!", "Fresh headlines every hour!", "News you can use!"]
    )
    def test_not_the_slogan_that_cries_out(self, slogan):
        """A slogan may end in an exclamation mark."""
        assert find_metadata(f"{slogan}\n\n{HEADLINE}{BODY}").title == "Alderford closes its old bridge"

    @pytest.mark.parametrize(
        "line", ["We won!", "Shut it now!", "It cracks by the metre, every single one of these piers!"]
    )
    def test_a_headline_that_cries_out(self, line):
        """A headline may end in an exclamation mark too, when it does not boast of news."""
        assert find_metadata(f"{line}\n\n{HEADLINE}{BODY}").title == line

    @pytest.mark.parametrize(
        "mark", ["FOR IMMEDIATE RELEASE", "For immediate release:", "PRESS RELEASE", "News release"]
    )
    def test_not_the_mark_of_a_press_release(self, mark):
        """The line that calls the text a press release is not its title."""
        assert find_metadata(f"{mark}\n\n{HEADLINE}{BODY}").title == "Alderford closes its old bridge"

    @pytest.mark.parametrize("line", ["Alder Valley Herald, June 4, 2025", "Alderford, June 4, 2025"])
    def test_not_the_line_of_outlet_or_place_and_date(self, line):
        """Outlet or place with a date, above the headline or between it and a longer line, is no title and hides none."""
        assert find_metadata(f"{line}\n\n{HEADLINE}{BODY}").title == "Alderford closes its old bridge"
        found = find_metadata(f"{HEADLINE}Engineers found cracks in two of the nine piers\n\n{line}\n\n{BODY}")
        assert (found.title, found.published) == ("Alderford closes its old bridge", "2025-06-04")

    def test_not_the_furniture(self):
        """An advertisement or a by-line above the headline is not the title."""
        assert (
            find_metadata("Advertisement\n\nBy Jane Doe\n\n" + HEADLINE + BODY).title
            == "Alderford closes its old bridge"
        )

    def test_not_the_body(self):
        """A text that starts with its first paragraph has no title, and a heading further down is none."""
        assert find_metadata(BODY + "\nWhat happens next\n\n" + BODY).title == ""

    def test_not_a_lone_line(self):
        """A text of one line has no title."""
        assert find_metadata("Alderford closes its old bridge").title == ""

    def test_outlet_behind_the_title(self):
        """An outlet behind the headline is the publisher and no part of the title."""
        found = find_metadata("Alderford closes its old bridge | The Alder Post\n\n" + BODY)
        assert (found.title, found.publisher) == ("Alderford closes its old bridge", "The Alder Post")

    @pytest.mark.parametrize("suffix", [" | Opinion", " - a year of ferries", " — Torv", " | bridges and roads"])
    def test_what_is_no_outlet_stays(self, suffix):
        """Other words behind a bar or dash stay in the title."""
        found = find_metadata("Alderford closes its old bridge" + suffix + "\n\n" + BODY)
        assert (found.title, found.publisher) == ("Alderford closes its old bridge" + suffix, "")


class TestPublished:
    @pytest.mark.parametrize(
        ("line", "day"),
        [
            ("June 3, 2024", "2024-06-03"),
            ("Monday, June 3rd, 2024", "2024-06-03"),
            ("3 June 2024", "2024-06-03"),
            ("date 2023-11-18", "2023-11-18"),
            ("Date: 18 Nov 2023", "2023-11-18"),
            ("Published: 18 November 2023", "2023-11-18"),
            ("Updated June 4, 2024", "2024-06-04"),
            ("Updated: June 4, 2024 Published: June 3, 2024", "2024-06-03"),
            ("By Jane Doe | June 3, 2024", "2024-06-03"),
            ("Published 25/12/2023", "2023-12-25"),
            ("Published 12/25/2023", "2023-12-25"),
            ("Published 25.12.2023", "2023-12-25"),
            ("Published 03/04/2024", ""),
            ("Published 2024-02-30", ""),
            ("June 2024", ""),
            ("(Reuters/June Carter 2024)", ""),
            ("Photo: Jane Doe, June 3, 2024", ""),
        ],
    )
    def test_line(self, line, day):
        """A line that is a date gives the day; an ambiguous or impossible one and a photo's credit give none."""
        assert find_metadata(HEADLINE + line + "\n\n" + BODY).published == day

    @pytest.mark.parametrize(
        ("line", "day", "publisher"),
        [
            ("Alder Valley Herald, June 4, 2025", "2025-06-04", "Alder Valley Herald"),
            ("Alder Courier | Wednesday, 4 June 2025", "2025-06-04", "Alder Courier"),
            ("Bridge & Barge Weekly (June 4, 2025)", "2025-06-04", "Bridge & Barge Weekly"),
            ("Daily Heron, 4 June 2025, 9:30 am", "2025-06-04", "Daily Heron"),
            ("Quaywire - June 4, 2025", "2025-06-04", "Quaywire"),
            ("AP, June 4, 2025", "2025-06-04", "Associated Press"),
            ("June 4, 2025 | The Alder Post", "2025-06-04", "The Alder Post"),
            ("Alder Valley Herald, updated June 4, 2025", "2025-06-04", "Alder Valley Herald"),
            ("By Jane Doe, The Alder Post, June 4, 2025", "2025-06-04", "The Alder Post"),
            ("Alderford, June 4, 2025", "2025-06-04", ""),
            ("ALDERFORD, Ruritania, June 4, 2025", "2025-06-04", ""),
            ("Alderford [Ruritania], 4 June 2025.", "2025-06-04", ""),
            ("Stow-on-Alder, June 4, 2025", "2025-06-04", ""),
            ("The Hague, June 4, 2025", "2025-06-04", ""),
            ("Jane Doe, June 4, 2025", "2025-06-04", ""),
            ("Alder Valley Herald, June 31, 2025", "", "Alder Valley Herald"),
            ("Alder Valley Herald, June 2025", "", ""),
            ("Alderford, June 4", "", ""),
            ("Annual Meeting, June 4, 2025", "", ""),
            ("Election Day, June 4, 2025", "", ""),
            ("Alderford Ferry Festival, Town Quay, June 4, 2025", "", ""),
            ("Alder Valley Herald, June 4, 2025, page 3", "", ""),
            ("Alderford June 4, 2025", "", ""),
            ("Alderford, June 4, 2025, was a long day.", "", ""),
            ("Photo: Jane Doe, June 4, 2025", "", ""),
            ("Jane Doe/Getty Images, June 4, 2025", "", ""),
        ],
    )
    def test_outlet_or_place_and_date(self, line, day, publisher):
        """A line of a name and a full date gives the day, and the outlet when the name says it is one."""
        found = find_metadata(HEADLINE + line + "\n\n" + BODY)
        assert (found.title, found.published, found.publisher) == ("Alderford closes its old bridge", day, publisher)

    def test_outlet_and_date_below(self):
        """Under the first paragraph such a line cites another article."""
        found = find_metadata(f"{HEADLINE}{BODY}\nAlder Valley Herald, June 4, 2025\n\n{BODY}")
        assert (found.published, found.publisher) == ("", "")

    def test_press_release(self):
        """The day beside the mark of a press release is that of its publication."""
        assert find_metadata(f"FOR IMMEDIATE RELEASE: June 4, 2025\n\n{HEADLINE}{BODY}").published == "2025-06-04"

    @pytest.mark.parametrize(
        ("head", "day", "publisher"),
        [
            ("ALDERFORD, Ruritania, June 3, 2025 (Quaywire) - ", "2025-06-03", "Quaywire"),
            ("ALDERFORD, Ruritania, June 3, 2025 (Lake Agency) - ", "2025-06-03", "Lake Agency"),
            ("ALDERFORD, June 3 (Lake Agency) — ", "", "Lake Agency"),
            ("ALDERFORD, Rur. (Northern Wire) - ", "", "Northern Wire"),
            ("ALDERFORD, Ruritania, June 3, 2025 - ", "2025-06-03", ""),
            ("ALDERFORD, June 3, 2025 (Tuesday) - ", "", ""),
            ("PARIS (Ruritania) — ", "", ""),
            ("LONDON, March 4, 2024 (Reuters) - ", "2024-03-04", "Reuters"),
            ("LONDON, March 4 (Reuters) - ", "", "Reuters"),
            ("date 2023-11-18 Alderford [Ruritania], November 18 : ", "2023-11-18", ""),
            ("Alderford [Ruritania], November 18 (ANI): ", "", "ANI"),
            ("WASHINGTON (AP) — ", "", "Associated Press"),
            ("PARIS — ", "", ""),
            ("", "", ""),
        ],
    )
    def test_dateline(self, head, day, publisher):
        """A full date and an agency's sign in a dateline count; a day without its year does not."""
        found = find_metadata(HEADLINE + head + BODY)
        assert (found.published, found.publisher) == (day, publisher)

    def test_year_from_elsewhere(self):
        """A dateline without a year leaves the day to the date line."""
        found = find_metadata(f"{HEADLINE}March 5, 2024\n\nLONDON, March 4 (Reuters) - {BODY}")
        assert found.published == "2024-03-05"

    def test_never_from_prose(self):
        """A date in a sentence is a day of the story, at the top too."""
        assert find_metadata("On June 3, 2024, the council voted.\n\n" + BODY).published == ""

    def test_never_from_below(self):
        """A bare date under the first paragraph is a heading of the story; one that is called the publication's is not."""
        assert find_metadata(f"{HEADLINE}{BODY}\nJune 3, 2024\n\n{BODY}").published == ""
        assert find_metadata(f"{HEADLINE}{BODY}\nPublished: June 3, 2024\n").published == "2024-06-03"


class TestPublisher:
    @pytest.mark.parametrize(
        ("line", "publisher"),
        [
            ("Source: The Alder Post", "The Alder Post"),
            ("Source: AP", "Associated Press"),
            ("By Jane Doe, The Alder Post", "The Alder Post"),
            ("By Jane Doe | Alder Valley Herald", "Alder Valley Herald"),
            ("By The Associated Press", "Associated Press"),
            ("By Reuters", "Reuters"),
            ("By Jane Doe, Senior Editor", ""),
            ("By Jane Doe and John Roe", ""),
            ("(Reuters/Jane Doe)", ""),
            ("(Reuters)", ""),
            ("Jane Doe/AFP via Getty Images", ""),
        ],
    )
    def test_line(self, line, publisher):
        """A source line or by-line names the outlet; a photo's credit does not."""
        assert find_metadata(HEADLINE + line + "\n\n" + BODY).publisher == publisher

    def test_issuer_of_a_press_release(self):
        """A press release is published by the organization that it is about."""
        about = "\nAbout the Alder Bridge Trust\n\nThe trust looks after nine bridges and is paid for by the county.\n"
        release = f"PRESS RELEASE\n\n{HEADLINE}{BODY}"
        assert find_metadata(release + about).publisher == "Alder Bridge Trust"
        assert find_metadata(HEADLINE + BODY + about).publisher == ""
        for heading in ("About us", "About the cracks", "About Nine Bridges, Four Ferries, Two Boats, One Mayor"):
            assert find_metadata(release + about.replace("About the Alder Bridge Trust", heading)).publisher == ""

    @pytest.mark.parametrize("suffix", [" | World News", " | Daily Life", " - Local News", " | The Hague"])
    def test_section_behind_the_title(self, suffix):
        """A site's section or a place behind the title is no outlet."""
        found = find_metadata("Alderford closes its old bridge" + suffix + "\n\n" + BODY)
        assert (found.title, found.publisher) == ("Alderford closes its old bridge" + suffix, "")

    def test_source_at_the_end(self):
        """Below the top only an outlet counts: another source may be that of a table or a picture."""
        assert find_metadata(f"{HEADLINE}{BODY}\nSource: The Alder Post\n").publisher == "The Alder Post"
        assert find_metadata(f"{HEADLINE}{BODY}\nSource: Bridge Survey Ruritania\n").publisher == ""

    def test_named_in_the_story(self):
        """An outlet that the story mentions is not its publisher."""
        assert find_metadata(HEADLINE + "The Alder Post (Reuters) reported cracks first.\n\n" + BODY).publisher == ""


class TestValues:
    def test_or_else(self):
        """Known values win, gaps are filled."""
        assert Metadata("a", "", "c").or_else(Metadata("x", "2024-01-01", "z", "u")) == Metadata(
            "a", "2024-01-01", "c", "u"
        )

    @pytest.mark.parametrize(
        ("written", "iso"),
        [
            ("Sept. 9, 2021", "2021-09-09"),
            ("1st of May 2020", "2020-05-01"),
            ("2020/05/01", "2020-05-01"),
            ("05/05/2020", "2020-05-05"),
            ("Feb 29, 2023", ""),
            ("0000-01-01", ""),
            ("May 5", ""),
        ],
    )
    def test_iso_date(self, written, iso):
        """Full dates that exist become ISO 8601."""
        assert iso_date(written) == iso
