from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.layout import tables
from kg.extract.layout.rules import find_blocks
from kg.extract.layout.types import BLOCK_KINDS

FIRST = (
    "The council of Alderford voted on Tuesday to close the old bridge for a year, the mayor's office said in a note."
)
SECOND = "Engineers had found cracks in two of the piers, and “nobody should drive over it”, Ana Torv told reporters."


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(text)) for b in find_blocks(text, title)]


class TestParagraphs:
    def test_a_line_is_a_block(self):
        """Without wrapping each line is a block, with or without a blank line between."""
        assert kinds(f"{FIRST}\n{SECOND}\n\n{FIRST}") == [("body", FIRST), ("body", SECOND), ("body", FIRST)]

    def test_white_space_is_outside(self):
        """Blocks are stripped of white space of every kind, and blank lines may hold some."""
        assert kinds(f"\t{FIRST}\u00a0\r\n \r\n\u2003{SECOND} \r\n") == [("body", FIRST), ("body", SECOND)]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
    def test_every_line_end_counts(self, end):
        """A line may end in any of Unicode's line ends."""
        assert kinds(f"{FIRST}{end}{SECOND}") == [("body", FIRST), ("body", SECOND)]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_wrapped_text_stays_together(self, end):
        """A text that was wrapped at a width is one block a paragraph, line ends inside."""
        one = end.join(
            [
                "The council of Alderford voted on Tuesday to close the old bridge for",
                "a year, the mayor's office said in a note that was sent to all of the",
                "households along the river.",
            ]
        )
        two = end.join(
            [
                "Engineers had found cracks in two of the piers. Nobody should drive",
                "over it, Ana Torv told reporters, and the council agreed with her on",
                "Monday.",
            ]
        )
        assert kinds(f"{one}{end}{end}{two}") == [("body", one), ("body", two)]

    def test_wrapped_paragraphs_without_blank_lines(self):
        """In a wrapped text a line that had room for the next word ends its paragraph."""
        one = (
            "The council of Alderford voted on Tuesday to close the old bridge for\n"
            "a year, the mayor's office said in a note that was sent to all of the\nhouseholds along the river."
        )
        two = (
            "Engineers had found cracks in two of the piers, and nobody is allowed\n"
            "to drive over it, Ana Torv told reporters who had come to the town."
        )
        assert kinds(f"{one}\n{two}") == [("body", one), ("body", two)]

    def test_stacked_headlines_are_not_wrapped(self):
        """A headline and the line under it are two blocks though no blank line stands between them."""
        text = f"Council Closes Old Bridge for a Year After Engineers Find Cracks\nMayor Promises a Ferry by the First of May\n{FIRST}"
        assert [kind for kind, _ in kinds(text)] == ["headline", "headline", "body"]

    def test_empty(self):
        """No text, no blocks."""
        assert find_blocks("") == ()
        assert find_blocks(" \n\t\r\n ") == ()


class TestHeadlines:
    def test_by_form(self):
        """The first short line without a full stop is the headline, the next such line too."""
        text = f"Alderford closes its bridge\n\nEngineers found cracks in two piers\n\n{FIRST}\n\n{SECOND}"
        assert kinds(text) == [
            ("headline", "Alderford closes its bridge"),
            ("headline", "Engineers found cracks in two piers"),
            ("body", FIRST),
            ("body", SECOND),
        ]

    def test_by_title(self):
        """A line that is the title is the headline whatever its form."""
        text = f"The bridge closes tonight.\n\n{FIRST}"
        assert kinds(text)[0][0] == "body"
        assert kinds(text, "The bridge closes tonight")[0][0] == "headline"
        assert kinds(text, "The bridge closes tonight | The Alder Post")[0][0] == "headline"

    def test_title_case_with_a_full_stop(self):
        """A first line in title case is the headline though it ends like a sentence."""
        assert kinds(f"Council Votes To Close Bridge Over Cracks.\n\n{FIRST}")[0][0] == "headline"

    def test_section_heading(self):
        """A short line without a mark at its end heads the paragraph after it."""
        assert kinds(f"{FIRST}\n\nWhat happens next\n\n{SECOND}")[1] == ("headline", "What happens next")

    @pytest.mark.parametrize(
        "line", ["Really?", "“We are glad”", "Torv: We are", "- a ferry", "and then", "He said:", "We then filed --"]
    )
    def test_no_section_heading(self, line):
        """Short lines of speech, questions, list items and fragments stay body."""
        assert kinds(f"{FIRST}\n\n{line}\n\n{SECOND}")[1] == ("body", line)

    def test_slogan(self):
        """A short sentence above the headline is the site's slogan."""
        text = f"Local news first.\n\nAlderford closes its bridge\n\n{FIRST}\n\n{SECOND}"
        assert [kind for kind, _ in kinds(text)] == ["boilerplate", "headline", "body", "body"]

    def test_a_lone_line_is_body(self):
        """A text of one line is body."""
        assert kinds("Alderford closes its bridge") == [("body", "Alderford closes its bridge")]


class TestMeta:
    @pytest.mark.parametrize(
        "line",
        [
            "June 3, 2024",
            "Monday, June 3, 2024",
            "3 June 2024",
            "Published: 18 November 2023",
            "date 2023-11-18",
            "Updated June 3, 2024 at 9:30 a.m. ET | 4 min read",
            "Published: June 3, 2024 Updated: June 4, 2024",
            "2024-06-03T10:00:00Z",
            "London, 4 March 2024",
            "By Jane Doe",
            "By Jane Doe and John van der Berg, The Alder Post",
            "By Reuters",
            "Jane Doe, Staff Writer",
            "(Reporting by Jane Doe; Editing by John Roe)",
            "(With inputs from ANI)",
            "With inputs from agencies",
            "Jane Doe and John Roe contributed to this report.",
            "(Reuters/Jane Doe)",
            "(AP Photo/Jane Doe)",
            "(Reuters)",
            "Photo: Jane Doe",
            "Photo by Jane Doe",
            "Getty Images",
            "Jane Doe/Getty Images",
            "JANE DOE/AFP via Getty Images",
            "Source: The Alder Post",
        ],
    )
    def test_line(self, line):
        """Date lines, by-lines, credits and source lines tell of the article, at its top and at its end."""
        assert ("meta", line) in kinds(f"Alderford closes its bridge\n\n{line}\n\n{FIRST}\n\n{SECOND}")
        assert ("meta", line) in kinds(f"{FIRST}\n\n{SECOND}\n\n{line}")

    @pytest.mark.parametrize(
        "line",
        [
            "By Tuesday the water had reached the second step of the town hall.",
            "By Jane Doe's own account, the bridge was never safe.",
            "On June 3, 2024, the council voted.",
            "June 3, 2024 was the day on which the council voted.",
            "Updated figures came on June 3, 2024.",
            "Photographs of the crack went round the town within an hour.",
            "The council sued Getty Images.",
            "“By Jane Doe,” the cover says.",
            "Reporting by the local paper led to the closure.",
            "Editing by hand took nine days.",
        ],
    )
    def test_prose_is_not_meta(self, line):
        """A sentence that begins like such a line is body."""
        assert ("body", line) in kinds(f"{FIRST}\n\n{line}\n\n{SECOND}")


class TestOrigin:
    LINES = ("Alder Valley Herald, June 4, 2025", "Alderford, June 4, 2025", "4 June 2025 | Alder Courier")

    @pytest.mark.parametrize("line", LINES)
    def test_at_the_top(self, line):
        """A line of outlet or place and date is meta above, below and without a headline, whether or not that is known."""
        title = "Alderford closes its bridge"
        for known in ("", title):
            assert kinds(f"{title}\n{line}\nBy Jane Doe\n\n{FIRST}\n\n{SECOND}", known)[:3] == [
                ("headline", title),
                ("meta", line),
                ("meta", "By Jane Doe"),
            ]
            assert kinds(f"{line}\n\n{title}\n\n{FIRST}", known)[:2] == [("meta", line), ("headline", title)]
            assert kinds(f"{line}\n\n{FIRST}\n\n{SECOND}", known)[:2] == [("meta", line), ("body", FIRST)]

    @pytest.mark.parametrize("line", LINES)
    def test_not_below(self, line):
        """Among the paragraphs such a line is an entry of the story."""
        assert ("meta", line) not in kinds(f"{FIRST}\n\n{line}\n\n{SECOND}")

    @pytest.mark.parametrize(
        "line",
        [
            "Boston, June 4, 2025, was a long day.",
            "Boston, June 4, 2025: the bridge is closed.",
            "It was in Boston, on June 4, 2025.",
            "The bridge of Alderford closed on June 4, 2025.",
            "Alder Valley Herald, June 4, 2025, had the story first.",
            "Annual Meeting, June 4, 2025",
            "For immediate release of the prisoners, the mayor asked the county on Tuesday.",
            "“Alderford, June 4, 2025,” the letter begins.",
        ],
    )
    def test_prose_is_no_such_line(self, line):
        """A sentence that begins like such a line, or an occasion with its day, tells of the world."""
        for text in (f"Alderford closes its bridge\n\n{line}\n\n{FIRST}", f"{line}\n\n{FIRST}", f"{FIRST}\n\n{line}"):
            assert {words: kind for kind, words in kinds(text)}[line] in ("headline", "body")


class TestSlogan:
    def test_that_cries_out(self):
        """A slogan that speaks of news is furniture, with an exclamation mark too."""
        text = f"Fresh headlines every hour!\n\nAlderford closes its bridge\n\n{FIRST}"
        assert [kind for kind, _ in kinds(text)] == ["boilerplate", "headline", "body"]

    @pytest.mark.parametrize(
        "line", ["We won!", "“All the news, all day!”", "Stop the press, Ana Torv tells her council in the news row!"]
    )
    def test_headline_that_cries_out(self, line):
        """An exclamation, a quotation and a long line stay headlines."""
        assert kinds(f"{line}\n\nAlderford closes its bridge\n\n{FIRST}")[0] == ("headline", line)

    def test_no_headline_follows(self):
        """A boast with nothing but paragraphs after it is the headline."""
        assert kinds(f"Good news at last!\n\n{FIRST}\n\n{SECOND}")[0] == ("headline", "Good news at last!")


class TestDateline:
    @pytest.mark.parametrize(
        "head",
        [
            "LONDON, March 4 (Reuters) -",
            "LONDON, March 4, 2024 (Reuters) –",
            "WASHINGTON (AP) —",
            "WASHINGTON (AP)",
            "PARIS —",
            "NEW YORK --",
            "Paris —",
            "SPRINGFIELD, Ill. —",
            "Springfield, Ill. —",
            "WASHINGTON, D.C. -",
            "ALDERFORD, N.Y., Sept. 26 (UPI) —",
            "(Reuters) -",
            "(CNN)",
            "date 2023-11-18 Alderford [Ruritania], November 18 :",
            "Alderford [Ruritania], November 18 (ANI):",
            "New Delhi, Nov 18:",
            "STOCKHOLM, June 3, 2024 /PRNewswire/ --",
            "Published: June 3, 2024",
            "BEIRUT (Nov. 3) —",
            "ALDERFORD, Ruritania, June 3, 2025 (Quaywire) -",
            "ALDERFORD, Rur. (Northern Wire) -",
        ],
    )
    def test_is_set_apart(self, head):
        """The dateline of the first paragraph is a block of its own, and the sentence begins after it."""
        assert kinds(f"Alderford closes its bridge\n\n{head} {FIRST}\n\n{SECOND}") == [
            ("headline", "Alderford closes its bridge"),
            ("meta", head),
            ("body", FIRST),
            ("body", SECOND),
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "Torv — who won by nine votes — told the council that the bridge would close on Tuesday.",
            "Poll: Most of Alderford wants the bridge closed, and the mayor says she agrees with it.",
            "Ana Torv (born June 3, 1970 – died June 4, 2020) was a mayor of the town of Alderford.",
            "TORV: We had no choice, and the council knew it when it voted for the closure on Tuesday.",
            "June 3 — The council votes on the bridge. The mayor says that the cracks are not new.",
            "One thing is clear - The bridge will close, and the town will have to wait for a ferry.",
            "Boston, June 4, 2025, was a long day - The bridge closed and nobody had told the town of Alderford.",
            "PIER (Protect Inland Engineering Relics) - The club that wants the bridge kept - met on Tuesday night.",
            "TORV (Labour) - The mayor who had promised a ferry - was not at the meeting of the council on Tuesday.",
            "NATO — which has a depot here — told the council that it would not need the bridge.",
        ],
    )
    def test_prose_is_not_split(self, line):
        """A dash or colon early in a sentence makes no dateline."""
        assert kinds(f"{line}\n\n{SECOND}")[0] == ("body", line)

    def test_only_in_the_first_paragraph(self):
        """Later paragraphs are not split."""
        line = "LONDON — The embassy did not answer questions about the bridge."
        assert kinds(f"{FIRST}\n\n{line}")[1] == ("body", line)

    def test_under_a_headline_that_ends_like_a_sentence(self):
        """A short first sentence does not hide the dateline under it."""
        assert kinds(f"Bridge is closed, mayor says.\n\nPARIS — {FIRST}")[1:] == [("meta", "PARIS —"), ("body", FIRST)]


class TestBoilerplate:
    @pytest.mark.parametrize(
        "line",
        [
            "Leave A Reply",
            "LEAVE A REPLY",
            "Your e-mail address will not be published.",
            "Your e-mail address will not be published. Required fields are marked *",
            "Name *",
            "Subscribe to our newsletter",
            "Sign up for our morning briefing!",
            "Share this:",
            "Read more: Ferry plan wins backing",
            "Read more »",
            "Advertisement",
            "- Advertisement -",
            "© 2024 The Alder Post. All rights reserved.",
            "All rights reserved.",
            "Follow us on Facebook",
            "Related articles",
            "Related: Ferry plan wins backing",
            "We use cookies to improve this site.",
            "You may also like",
            "EDITOR’S PICKS",
            "* * *",
            "FOR IMMEDIATE RELEASE",
            "Press release",
            "Write a comment",
            "___",
        ],
    )
    def test_line(self, line):
        """The page's furniture is known wherever it stands."""
        assert ("boilerplate", line) in kinds(f"{FIRST}\n\n{line}\n\n{SECOND}")
        assert ("boilerplate", line) in kinds(f"{line}\n\nAlderford closes its bridge\n\n{FIRST}\n\n{SECOND}")

    @pytest.mark.parametrize(
        "line",
        [
            "Sign up to fight was what the poster said, and forty men of Alderford did.",
            "Share prices of the bridge company fell by nine percent on Tuesday.",
            "Read more than one book on bridges and you will know that they crack.",
            "“Leave a reply,” the machine said.",
            "Follow us on foot, the guide told the visitors, and the bridge will hold.",
            "Search teams found the car on Friday.",
            "Comments by the mayor angered the unions.",
            "Meta changed its privacy policy on Monday, the mayor said.",
            "Related costs would be paid by the county.",
            "”",
        ],
    )
    def test_prose_is_kept(self, line):
        """A sentence that begins with the same words is body."""
        assert ("body", line) in kinds(f"{FIRST}\n\n{line}\n\n{SECOND}")


class TestTables:
    def test_wordings(self):
        """Every row can match: lower case, one space between words, no row twice, nothing a line's stripped ends hide."""
        lines, starts, inside = tables.boilerplate()
        assert len(lines) > 100
        assert len(starts) > 50
        assert inside
        for wording in (*lines, *starts, *inside):
            assert wording == " ".join(wording.lower().split()) or wording.endswith("- ")
            assert "’" not in wording
        assert len(set(starts)) == len(starts)
        for line in lines:
            assert line.strip(" .:*!") == line

    def test_origin_words(self):
        """Outlet words are written with capitals; occasions and slogans compare in lower case."""
        assert all(word == word.title() for word in tables.outlets())
        assert all(word == word.lower() for word in tables.occasions() | tables.slogans())
        assert "herald" not in tables.occasions()
        assert {"meeting", "election"} <= tables.occasions()

    def test_agencies_and_cities(self):
        """Each row has a name; keys are lower case."""
        assert tables.agencies()["ap"] == "Associated Press"
        assert all(name and name == name.strip() for name in tables.agencies().values())
        assert "tel aviv" in tables.cities()


PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u2028",
        "\x85",
        "\x1c",
        "\u00a0",
        FIRST,
        SECOND,
        "Share this:",
        "LONDON, March 4 (Reuters) - ",
        "date 2023-11-18 ",
        "June 3, 2024",
        "Alder Valley Herald, ",
        "Fresh news!",
        "By Jane Doe",
        "(Reuters/Jane Doe)",
        "a long line of words that goes on to the width of the page and then",
        "on in lower case",
        "“",
        "—",
        "-",
        "[",
        "1. ",
        "😀e\u0301\ufeff",
    ]
)


class TestInvariants:
    @settings(max_examples=300, deadline=None)
    @given(
        st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join), st.sampled_from(["", "By Jane Doe", FIRST])
    )
    def test_nothing_is_lost(self, text, title):
        """Blocks are in order, apart from each other, stripped, of known kinds, and only white space lies outside."""
        at = 0
        for block in find_blocks(text, title):
            words = block.span.of(text)
            assert block.span.start >= at
            assert text[at : block.span.start].strip() == ""
            assert words == words.strip() != ""
            assert block.kind in BLOCK_KINDS
            assert "\n\n" not in words
            at = block.span.end
        assert text[at:].strip() == ""

    @pytest.mark.parametrize(
        "piece",
        [
            "Alder Herald, June 3, 2024\n", "Alder, ", "Alder Herald, June 3, 2024 | ", "All news!\n\n",
            " ", "\n", " \n", "a", "a\n\n", "(", "[", " - ", "By Jane ", "June 3, 2024 ", "June 3, 2024\n", "LONDON, ",
            "updated ", "[1]", "\u00a0", "12 ", "word word word word word word word word word word\n", "- ", "\r", "“",
        ],
    )  # fmt: skip
    def test_time_is_linear(self, piece):
        """200,000 characters of anything take a few seconds at the very most."""
        started = time.process_time()
        find_blocks(piece * (200_000 // len(piece)))
        assert time.process_time() - started < 10
