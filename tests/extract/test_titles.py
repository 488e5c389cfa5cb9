"""Titles: one form for the spellings of one office."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.facts import tables
from kg.extract.facts.titles import normalised
from kg.extract.names.tables import rows

SAME = [
    (
        "chief executive officer",
        "CEO; CEOs; chief executive; Chief Executive Officer; former CEO; the longtime chief-executive",
    ),
    ("chief financial officer", "CFO; finance chief; our CFO"),
    ("spokesperson", "spokesman; Spokeswoman; spokesmen; a spokesperson"),
    ("press officer", "press officer; Press Officer"),
    ("press secretary", "Press Secretary; press secretary"),
    ("senator", "Sen.; U.S. senator; U.S. Sen.; Senator; senators; former Republican senator"),
    ("representative", "Rep.; congressman; Congresswoman; U.S. representative; member of Congress"),
    ("vice president", "VP; vice-president; Vice President"),
    ("vice president of sales", "VP of sales; vice president for sales"),
    ("head of operations", "former longtime head of operations; operations chief; Head of Operations"),
    ("director of communications", "communications director; director of communications; Director for Communications"),
    ("professor", "Prof.; professors; a retired professor"),
    ("professor of law", "law professor; professor of law; Professor of Law"),
    ("associate professor of surgery", "associate professor of surgery; Assoc. Prof. of surgery"),
    ("assistant professor of law", "assistant law professor; asst. professor of law"),
    ("foreign minister", "Kenyan foreign minister; minister of foreign affairs; the North Korean foreign minister"),
    ("defense minister", "Defence Minister; minister of defense; minister for defence"),
    ("interior minister", "minister of the interior; Interior Minister"),
    ("secretary of state", "U.S. Secretary of State; secretary of state"),
    ("attorney general", "attorneys general; Republican attorney general; A.G."),
    ("lawyer", "attorney; lawyers"),
    ("chair", "chairman; Chairwoman; chairperson; then chair; outgoing chair"),
    ("police chief", "chief of police; police Chief; head of police"),
    ("board member", "member of the board; board members; a member of the board of directors"),
    ("co-founder", "cofounder; Co-Founder; co-founders"),
    ("editor in chief", "Editor-in-Chief; chief editor"),
    ("secretary general", "Secretary-General; former secretary general"),
    ("president and chief executive officer", "President and CEO; president & chief executive"),
    ("developer and spokesperson", "South Ohio-based developer and spokeswoman"),
]
APART = [
    ("acting director", "director"),
    ("interim chair", "chair"),
    ("deputy mayor", "mayor"),
    ("president-elect", "president"),
    ("Republican leader", "leader"),
    ("state senator", "senator"),
    ("U.S. attorney", "attorney"),
    ("executive director", "director of executive"),
    ("chief of staff", "head of staff"),
    ("press officer", "spokesman"),
]


class TestOneForm:
    """The spellings of one office."""

    @pytest.mark.parametrize(("one", "spellings"), SAME, ids=[one for one, _ in SAME])
    def test_spellings(self, one: str, spellings: str) -> None:
        """Each spelling gives the one form."""
        titles = [title.strip() for title in spellings.split(";")]
        assert {title: normalised(title) for title in titles} == dict.fromkeys(titles, one)

    @pytest.mark.parametrize(("one", "other"), APART)
    def test_other_offices_stay_others(self, one: str, other: str) -> None:
        """Who acts for somebody, or stands beneath, holds another office."""
        assert normalised(one) != normalised(other)

    @pytest.mark.parametrize(
        ("title", "one"),
        [("former", "former"), ("the", "the"), ("", ""), ("“Head”", "head"), ("director of trust and safety",) * 2],
    )
    def test_edges(self, title: str, one: str) -> None:
        """Without any other word the title is itself; a field with "and" is one field."""
        assert normalised(title) == one

    @given(st.text(max_size=60))
    def test_never_empty_and_settled(self, title: str) -> None:
        """A title with a letter or digit never comes out empty, and the outcome has neither capitals nor quotes."""
        one = normalised(title)
        assert one == one.lower()
        assert not re.search('["“”]', one)
        if re.search("[A-Za-z0-9]", re.sub(r"\(.*?\)|\S+-\S+|\S*['’]\S*", "", title)):
            assert one


class TestTables:
    """The lists that a person can extend."""

    def test_each_form_means_one_office(self) -> None:
        """No spelling stands in two rows, and the one form of a row is its own."""
        forms: dict[str, str] = {}
        for spellings, one in rows("kg.extract.facts", "titles.tsv"):
            for form in {*spellings.split("|"), one}:
                assert forms.setdefault(form, one) == one
        assert all(normalised(one) == one for one in set(forms.values()))

    def test_public_offices_have_a_known_class(self) -> None:
        """Which words may stand before an office is `any` or `some`."""
        assert set(tables.public_offices().values()) == {"any", "some"}
