"""The user's own names win: where they are found, what they mean there, and where they are not meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.authority import Authority, Listed
from kg.extract import Extractor
from kg.extract.authority.forms import Forms, pieces
from kg.extract.authority.rules import find_listed
from kg.extract.names.rules import find_entities
from kg.model import Article, Entity

Parse = Callable[..., Doc]
ITEM = "http://www.wikidata.org/entity/"

HALL = Listed("Person", "Jane Hall", ("JH", "the Iron Mayor"), f"{ITEM}Q11", "people.csv, line 2")
FORD = Listed("Organization", "Ford", (), f"{ITEM}Q12", "people.csv, line 3")
TRUST = Listed("Organization", "Harbour Trust", ("Trust for the Harbour",), "", "people.csv, line 4")
WAVELY = Listed("Platform", "Wavely", ("WVL",), f"{ITEM}Q13", "people.csv, line 5")
HOOKS = Listed("Person", "bell hooks", (), "", "people.csv, line 6")
COURIER = Listed("Organization", "The Courier", (), "", "people.csv, line 7")
POET = Listed("Person", "Ann Lee (poet)", ("Ann Lee", "Ann M. Lee"), f"{ITEM}Q14", "people.csv, line 8")
JUDGE = Listed("Person", "Ann Lee (judge)", ("Ann Lee", "Judge Ann Lee"), f"{ITEM}Q15", "people.csv, line 9")
ODD = Listed("Organization", "7skein", ("squad zero",), "", "people.csv, line 10")
JOSE = Listed("Person", "José O’Brien-Ruiz", (), "", "people.csv, line 11")
TOM = Listed("Person", "Tom Hall", (), "", "people.csv, line 12")
ROWS = (HALL, FORD, TRUST, WAVELY, HOOKS, COURIER, POET, JUDGE, ODD, JOSE, TOM)


@pytest.fixture
def found(parse: Parse) -> Callable[..., list[tuple[str, str, list[str]]]]:
    """`found(text, rows)`: (type, name, words of all mentions) of each entity, in the order of the text."""

    def run(text: str, rows: tuple[Listed, ...] = ROWS) -> list[tuple[str, str, list[str]]]:
        return [(e.type, e.name, [m.span.of(text) for m in e.mentions]) for e in entities(parse(text), rows)]

    return run


def entities(doc: Doc, rows: tuple[Listed, ...] = ROWS) -> tuple[Entity, ...]:
    doc._.listed = find_listed(doc, Forms(rows))
    return find_entities(doc)


def words(doc: Doc, rows: tuple[Listed, ...] = ROWS) -> list[tuple[str, str]]:
    """(words, name of the row) of each match, before the article is asked."""
    return [(doc[m.start : m.end].text, m.row.name) for m in find_listed(doc, Forms(rows))]


PLACES = [
    ("whole words only", "Jane Hallam and Mary Jane Hall, Janet Hall.", [("Jane Hall", "Jane Hall")]),
    ("a possessive", "Jane Hall's plan, Jane Hall’s car, the Halls' dog.", [("Jane Hall", "Jane Hall")] * 2),
    ("compounds", "The pro-Wavely camp and Wavely-owned sites; a Wavely-X deal.", [("Wavely", "Wavely")]),
    ("addresses and tags", "See wavely.com, www.Wavely.example, @Wavely, #Wavely, info@Wavely.example, a/Wavely.", []),
    ("two words over a line end", "She met Jane\tHall there.", [("Jane\tHall", "Jane Hall")]),
    ("a longer listed name wins", "The Trust for the Harbour Trust for the Harbour.", [("Trust for the Harbour", "Harbour Trust")] * 2),
    ("an alias of two rows means neither", "Ann Lee came.", []),
    ("what holds a shared alias means one", "Judge Ann Lee and Ann M. Lee came.", [("Judge Ann Lee", "Ann Lee (judge)"), ("Ann M. Lee", "Ann Lee (poet)")]),
    ("capitals count", "jane hall, wvl, jh and ford", []),
    ("all in capitals, several words", "JANE HALL wins; WAVELY too.", [("JANE HALL", "Jane Hall")]),
    ("a line in capitals", "WAVELY FALLS\n\nIt fell.", [("WAVELY", "Wavely")]),
    ("small letters are found with any", "Squad Zero met bell hooks and Bell Hooks.", [("Squad Zero", "7skein"), ("bell hooks", "bell hooks"), ("Bell Hooks", "bell hooks")]),
    ("the first article is free", "The Courier and the Courier, but a Courier.", [("The Courier", "The Courier"), ("the Courier", "The Courier")]),
    ("figures", "17skein, 7skein and 7skeins", [("7skein", "7skein")]),
    ("apostrophes, hyphens, accents", "José O'Brien‑Ruiz and " + unicodedata.normalize("NFD", "José O’Brien-Ruiz"), [("José O'Brien‑Ruiz", JOSE.name), (unicodedata.normalize("NFD", "José O’Brien-Ruiz"), JOSE.name)]),
    ("a part of a double name", "Jane Hall-Reyes and O'Ford, Ford & Sons, AT&Ford.", [("Ford", "Ford")]),
    ("dashes that join nothing", "Ford—the firm—fell -Ford- (Ford) “Ford” Ford/Wavely.", [("Ford", "Ford")] * 4),
]  # fmt: skip


class TestPlaces:
    """Where the letters of a listed name stand for it."""

    @pytest.mark.parametrize(("text", "expected"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
    def test_where_a_name_is_found(self, parse, text, expected):
        """Whole names, as the file writes them."""
        assert words(parse(text)) == expected

    def test_not_across_paragraphs(self, parse):
        """The end of one paragraph and the begin of the next are no name."""
        assert words(parse("It was Jane\n\nHall left.")) == []
        assert entities(parse("It was about Jane\nHall left early.")) == () or all(
            e.name != "Jane Hall" for e in entities(parse("It was about Jane\nHall left early."))
        )

    @settings(max_examples=100, deadline=None)
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_any_text_around_it(self, before, after):
        """Matches lie in the text in order, and their letters are the row's."""
        text = f"{before}Jane Hall{after}"
        parts = pieces(text)
        for hit in Forms(ROWS).find(parts):
            piece = text[parts[hit.first].start : parts[hit.last].end]
            assert any(
                [p.text.casefold() for p in pieces(piece)] == [p.text.casefold() for p in pieces(form.rstrip("."))]
                for row in ROWS
                for form in row.forms
            )

    def test_many_rows_cost_no_more(self, parse):
        """A hundred thousand names with one first word are one tree."""
        rows = [Listed("Person", f"Jane Hall{n}") for n in range(50_000)]
        doc = parse("Jane Hall77 met Jane Hall49999 and Jane Hall.")
        assert [(doc[m.start : m.end].text) for m in find_listed(doc, Forms(rows))] == ["Jane Hall77", "Jane Hall49999"]


MEANT = [
    (
        "a surname after the full name joins it, and so do other names",
        "Jane Hall spoke on Monday. Hall said no. JH, the Iron Mayor, left.",
        [("Person", "Jane Hall", ["Jane Hall", "Hall", "JH", "the Iron Mayor"])],
    ),
    (
        "a name written small, whose last word is a common one",
        "The reader bell hooks hung coats on hooks. She hooks a rug.",
        [("Person", "bell hooks", ["bell hooks"])],
    ),
    (
        "what the model would never take for a body",
        "A grant went to squad zero, and 7skein said thanks.",
        [("Organization", "7skein", ["squad zero", "7skein"])],
    ),
    (
        "another body's longer name",
        "The Ford Foundation gave money. Ford built trucks. The Foundation said so.",
        [("Organization", "Ford Foundation", ["Ford Foundation", "Foundation"]), ("Organization", "Ford", ["Ford"])],
    ),
    (
        "a legal form and an article make no longer name",
        "The Ford Inc. paid. Ford, Inc. paid again.",
        [("Organization", "Ford", ["Ford Inc.", "Ford, Inc."])],
    ),
    (
        "a person of that surname",
        "Ellen Ford spoke. Ford said she would sue. Ms. Ford did not.",
        [("Person", "Ellen Ford", ["Ellen Ford", "Ford", "Ms. Ford"])],
    ),
    (
        "two listed persons of one surname",
        "Jane Hall met Tom Hall in Rome. Hall smiled.",
        [("Person", "Jane Hall", ["Jane Hall"]), ("Person", "Tom Hall", ["Tom Hall", "Hall"]), ("Place", "Rome", ["Rome"])],
    ),
    (
        "rows that the grouping would bring together stay apart",
        "Ann M. Lee wrote a poem. Judge Ann Lee read it.",
        [("Person", "Ann Lee (poet)", ["Ann M. Lee"]), ("Person", "Ann Lee (judge)", ["Judge Ann Lee"])],
    ),
    (
        "a form of address belongs to the mention where it does without a file",
        "“We won,” said Mayor Jane Hall. Ms. Hall left.",
        [("Person", "Jane Hall", ["Jane Hall", "Ms. Hall"])],
    ),
    (
        "a longer name that ends in the listed one, and a form of address that no table has",
        "Senator-elect Jane Hall spoke. Mary Jane Hall left.",
        [("Person", "Jane Hall", ["Jane Hall"]), ("Person", "Mary Jane Hall", ["Mary Jane Hall"])],
    ),
    (
        "a title that is no part of a longer name, and one that is",
        "Ford's boss met Lord Ford. The Ford Galleries opened.",
        [("Organization", "Ford", ["Ford"]), ("Person", "Ford", ["Lord Ford"]), ("Organization", "Ford Galleries", ["Ford Galleries"])],
    ),
    (
        "a headline in title case",
        "Jane Hall Tells Wavely Users Of Ford Foundation Grant\n\nShe told them on Monday.",
        [("Person", "Jane Hall", ["Jane Hall"]), ("Platform", "Wavely", ["Wavely"])],
    ),
]  # fmt: skip


class TestMeaning:
    """What the article makes of the words."""

    @pytest.mark.parametrize(("text", "expected"), [m[1:] for m in MEANT], ids=[m[0] for m in MEANT])
    def test_who_is_meant(self, found, text, expected):
        """One entity for each row, under the user's name and type; longer names stay others."""
        assert found(text) == expected

    @pytest.mark.parametrize("kind", ["Person", "Organization", "Platform", "Place"])
    @pytest.mark.parametrize("name", ["Paris", "Facebook", "Ana Costa", "Quill Works", "the old lady", "X", "May"])
    def test_the_type_is_the_users(self, found, kind, name):
        """Whatever tables and model say of the name."""
        text = f"On Monday {name} met reporters, and later {name} was seen in the north."
        rows = (Listed(kind, name, (), "", "n.csv, line 2"),)
        assert (kind, name, [name, name]) in found(text, rows)

    def test_without_a_file_nothing_changes(self, parse):
        """No rows, the same entities."""
        text = "Ellen Ford met Jane Hall of the Ford Foundation in Rome. Hall said no."
        assert entities(parse(text), ()) == find_entities(parse(text))

    def test_mentions_say_why(self, parse):
        """The component and the place in the file stand on what the file gave, and only there."""
        (hall,) = entities(parse("Jane Hall left. Hall and JH are one."))
        assert (hall.listed, hall.exact_match, hall.confidence) == (True, f"{ITEM}Q11", 1.0)
        assert hall.names == ("Jane Hall", "Hall", "JH")
        assert [(m.extractor, m.reason) for m in hall.mentions] == [
            ("ng_authority.v1", "listed in people.csv, line 2"),
            ("ng_names.v1", "Jane Hall is named in full in the article"),
            ("ng_authority.v1", "another name of Jane Hall, listed in people.csv, line 2"),
        ]


WORDS = st.sampled_from(
    "Jane Hall Ford Foundation Inc. Ann Lee M. Judge Mr. The Courier Trust Harbour for the of and met said in Rome Wavely "
    "users WVL bell hooks squad zero 7skein , . ( ) “ ” - ’s JH Mary Tom X".split()
)


class TestHoweverTheyMeet:
    """What holds in every text."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.lists(WORDS, min_size=1, max_size=30).map(" ".join), newline=st.booleans())
    def test_rows_and_entities(self, parse, text, newline):
        """A row is one entity at most, with its type and item; listed mentions never overlap; each match is one or none."""
        doc = parse(text.replace(" . ", "\n") if newline else text)
        made = entities(doc)
        listed = [e for e in made if e.listed]
        assert len({e.name for e in listed}) == len(listed)
        rows = {row.name: row for row in ROWS}
        for e in listed:
            assert (e.type, e.exact_match) == (rows[e.name].type, rows[e.name].exact_match)
            assert any(m.extractor == "ng_authority.v1" for m in e.mentions)
        spans = sorted(m.span for e in made for m in e.mentions)
        assert all(not a.overlaps(b) for a, b in pairwise(spans))
        assert entities(doc) == made


class TestWholePipeline:
    """With all components."""

    def test_pronouns_statements_and_provenance(self):
        """What is said of the name holds for the row's entity; the pipeline names the file and its digest."""
        authority = Authority((HALL, WAVELY), ("people.csv sha256:00",))
        extractor = Extractor(authority=authority)
        text = "Jane Hall met reporters in Rome on Monday. “We leave,” she said of WVL. The mayor then left."
        found = extractor.extract(Article("a", text, published="2031-05-05"))
        hall = next(e for e in found.entities if e.name == "Jane Hall")
        (statement,) = found.statements
        assert statement.speaker == (hall.id,)
        assert extractor.components[1:3] == ("ng_authority.v1", "ng_names.v1")
        assert found.pipeline.endswith("; authority people.csv sha256:00")
        assert {e.name: e.listed for e in found.entities if e.type != "Group"} == {
            "Jane Hall": True,
            "Rome": False,
            "Wavely": True,
        }
        assert "ng_authority" not in Extractor().pipeline
