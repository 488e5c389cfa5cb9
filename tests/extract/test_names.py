"""Names: found in all their forms, typed, and brought together."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.layout.types import Block
from kg.extract.names import judge, tables
from kg.extract.names.component import FACTORY
from kg.extract.names.rules import find_entities
from kg.model import ENTITY_TYPES, Span

Parse = Callable[..., Doc]
Seen = list[tuple[str, tuple[str, ...]]]


def seen(doc: Doc) -> Seen:
    """Every entity as its type and its names, the fullest first, in the order of the text."""
    return [(e.type, e.names) for e in find_entities(doc)]


def places_of(doc: Doc, name: str) -> list[str]:
    """The words at all mentions of the entity of that name."""
    return [m.span.of(doc.text) for e in find_entities(doc) if e.name == name for m in e.mentions]


HAZARDS = [
    (
        "three words of a person's name",
        "Actors Milo Grant Hadley and Tessa Brandt spoke on Monday. Hadley left early.",
        [("Person", ("Milo Grant Hadley", "Hadley")), ("Person", ("Tessa Brandt",))],
    ),
    (
        "particles inside a name and at the start of a sentence",
        "The minister met Ursula van der Linde in Aarhus. Van der Linde smiled.",
        [("Person", ("Ursula van der Linde", "Van der Linde")), ("Place", ("Aarhus",))],
    ),
    (
        "a body held together by for and in",
        "The march was led by Students for Quiet in Wales and Farmers for Peace.",
        [("Organization", ("Students for Quiet in Wales",)), ("Organization", ("Farmers for Peace",))],
    ),
    (
        "an acronym in brackets",
        "The Centre for Open Trade (COT) published a paper. COT said the data were new.",
        [("Organization", ("Centre for Open Trade", "COT"))],
    ),
    (
        "a body that begins with a figure, and its other name",
        "9mile, also known as the River Centre for Digital Rights, sued the city. 9mile board member Rana Odeh spoke.",
        [("Organization", ("River Centre for Digital Rights", "9mile")), ("Person", ("Rana Odeh",))],
    ),
    (
        "an ambiguous platform where the context is a service's, and where not",
        "Many moved to X and Facebook. X marks the spot, he joked.",
        [("Platform", ("X",)), ("Platform", ("Facebook",))],
    ),
    (
        "a newspaper that carries a platform's name",
        "The Daily Signal is a newspaper. Many moved to Signal and WhatsApp.",
        [("Organization", ("Daily Signal",)), ("Platform", ("Signal",)), ("Platform", ("WhatsApp",))],
    ),
    (
        "a platform's name as a common word",
        "He posted on Threads, while threads of smoke rose.",
        [("Platform", ("Threads",))],
    ),
    (
        "a surname before the full name",
        '"We will not stop," Mr. Okafor said. Chidi Okafor leads the union. Okafor then left.',
        [("Person", ("Chidi Okafor", "Mr. Okafor", "Okafor"))],
    ),
    (
        "a surname that is also a city",
        'Lena Paris won the race. "I am glad," Paris said. The team flew to Paris on Sunday.',
        [("Person", ("Lena Paris", "Paris")), ("Place", ("Paris",))],
    ),
    (
        "a party and seat in brackets",
        "Sen. Dana Whitlock (R., Ohio) met Rep. Joel Hale (D-Texas).",
        [("Person", ("Dana Whitlock", "Sen. Dana Whitlock")), ("Person", ("Joel Hale", "Rep. Joel Hale"))],
    ),
    (
        "adjectives with pro- and anti-",
        "The anti-Brussels mood and pro-Moscow groups worried Berlin.",
        [("Place", ("Berlin",))],
    ),
    (
        "a company's tail after a comma",
        "Hadley Motors, Inc. opened a plant. Hadley Motors will hire.",
        [("Organization", ("Hadley Motors, Inc.", "Hadley Motors"))],
    ),
    (
        "named events are left to the events component",
        "The Harbor Light Film Festival and the Northern Peace Summit open in Oslo.",
        [("Place", ("Oslo",))],
    ),
    (
        "an act is no body",
        "The 2021 Clean Rivers Act angered Governor Ivo Brandt.",
        [("Person", ("Ivo Brandt",))],
    ),
    (
        "royal titles are part of the name",
        "King Harald and Queen Sonia met Pope Lucian.",
        [("Person", ("King Harald",)), ("Person", ("Queen Sonia",)), ("Person", ("Pope Lucian",))],
    ),
    (
        "a short form of the one newspaper that it fits",
        "The Times of Lakeport reported the fire, citing the Times.",
        [("Organization", ("Times of Lakeport", "Times"))],
    ),
    (
        "roles in capitals are no part of the name",
        "Former President Elena Morales and Prime Minister Tom Ashby met at Columbia University.",
        [("Person", ("Elena Morales",)), ("Person", ("Tom Ashby",)), ("Organization", ("Columbia University",))],
    ),
    (
        "God, days, months and faiths are no entities",
        "Thank God, said Ana. On a Friday in March, Jews and Muslims prayed.",
        [("Person", ("Ana",))],
    ),
    (
        "hyphens and small first letters inside names, an apostrophe inside a party's",
        "Kim Min-jun and Abdel al-Rashid of the People's Party voted.",
        [("Person", ("Kim Min-jun",)), ("Person", ("Abdel al-Rashid",)), ("Organization", ("People's Party",))],
    ),
    (
        "a place before -based",
        "The San Diego-based firm Kestrel sold its unit.",
        [("Place", ("San Diego",)), ("Organization", ("Kestrel",))],
    ),
    (
        "two persons of one surname told apart by their titles",
        "Ruth Adler is a lawyer and Mr. Adler paints, Ms. Adler said. Jonas Adler agreed.",
        [
            ("Person", ("Ruth Adler", "Ms. Adler", "Adler")),
            ("Person", ("Jonas Adler", "Mr. Adler", "Adler")),
        ],
    ),
    (
        "forms of one country",
        "U.S. officials flew back to the United States on Tuesday.",
        [("Place", ("United States", "U.S."))],
    ),
    (
        "a body's name in capitals that the model takes for a person's",
        "The FTU and the DPB merged. FTU chair Mary Quill spoke.",
        [("Organization", ("FTU",)), ("Organization", ("DPB",)), ("Person", ("Mary Quill",))],
    ),
    (
        "of and and inside a ministry, of inside a bank",
        "Ministry of Health and Sport spokesman Leo Vance told the Bank of Norland it was wrong.",
        [
            ("Organization", ("Ministry of Health and Sport",)),
            ("Person", ("Leo Vance",)),
            ("Organization", ("Bank of Norland",)),
        ],
    ),
    (
        "an office held of the state, and a body that begins like a rank",
        "Secretary of State Jane Hallam spoke to the Senate. The General Assembly met.",
        [("Person", ("Jane Hallam",)), ("Organization", ("Senate",)), ("Organization", ("General Assembly",))],
    ),
    (
        "a typing error that runs a name into a platform's",
        "Nadia Verhoef TikTok dancer, said no. Verhoef left.",
        [("Person", ("Nadia Verhoef", "Verhoef")), ("Platform", ("TikTok",))],
    ),
    (
        "products are no bodies",
        "The new iPhone runs Android, Kestrel said in Lima.",
        [("Organization", ("Kestrel",)), ("Place", ("Lima",))],
    ),
    (
        "a platform that no table knows",
        "The short-video app Vimbley hired 40 people. Vimbley's spokesman said so. Vimbley users were glad.",
        [("Platform", ("Vimbley",))],
    ),
    (
        "a given name that is also a title",
        "Actor Milo Baron Hadley and Earl Brandt spoke. Hadley left.",
        [("Person", ("Milo Baron Hadley", "Hadley")), ("Person", ("Earl Brandt",))],
    ),
    (
        "peoples with users are no platforms",
        "Norwegian users and Norwegian creators of TikTok complained to Norwegian followers.",
        [("Platform", ("TikTok",))],
    ),
    (
        "a firm named like its site",
        "The security firm Glyphwell.com said so on www.example.org.",
        [("Organization", ("Glyphwell.com",))],
    ),
    (
        "a company that no table knows",
        "Glyphwell's chief executive, Ana Lind, left. Glyphwell said it was sorry. Employees of Glyphwell wept.",
        [("Organization", ("Glyphwell",)), ("Person", ("Ana Lind",))],
    ),
    (
        "an unknown person by an apposition, and a body by its last noun",
        "Piers Onslow, a solicitor with the Harbour Rights Bench, agreed. The Tolwyn Collective did not.",
        [
            ("Person", ("Piers Onslow",)),
            ("Organization", ("Harbour Rights Bench",)),
            ("Organization", ("Tolwyn Collective",)),
        ],
    ),
    (
        "a ship is no place",
        "The ferry Marsh Wren ran aground near Crane Point.",
        [("Place", ("Crane Point",))],
    ),
    (
        "an apostrophe, a hyphen, and and a number inside a name",
        (
            "The Orchard Lane Tenants' Association, the Assembly for Car-Free Mondays, the Union of Tram and Bus Crews "
            "and River Pilots Local 40 marched."
        ),
        [
            ("Organization", ("Orchard Lane Tenants' Association",)),
            ("Organization", ("Assembly for Car-Free Mondays",)),
            ("Organization", ("Union of Tram and Bus Crews",)),
            ("Organization", ("River Pilots Local 40",)),
        ],
    ),
    (
        "short forms of bodies named in full before",
        "The Tolwyn Collective sued Marlow Buses. The Collective won. Marlow is sorry.",
        [
            ("Organization", ("Tolwyn Collective", "Collective")),
            ("Organization", ("Marlow Buses", "Marlow")),
        ],
    ),
    (
        "an abbreviation of common nouns names no body",
        "The gross output index (GOI) fell. The GOI was low, said Ana Lind.",
        [("Person", ("Ana Lind",))],
    ),
    (
        "authors in brackets with a year are persons",
        "This was shown before (Hallam, 2005; Brandt & Odeh, 2011).",
        [("Person", ("Hallam",)), ("Person", ("Brandt",)), ("Person", ("Odeh",))],
    ),
    (
        "hashtags and handles name nobody",
        "Fans wrote #Brandt and @Hadley on a wall in Leeds.",
        [("Place", ("Leeds",))],
    ),
    (
        "countries and cities that play are teams, those where they play are not",
        (
            "Norland beat Alba 2 - 1 in Delmar. The Norland goalkeeper saved a penalty, and the referee sent off an Alba "
            "striker. The next match is in Norway."
        ),
        [("Organization", ("Norland",)), ("Organization", ("Alba",)), ("Place", ("Delmar",)), ("Place", ("Norway",))],
    ),
    (
        "countries that fight are no teams",
        "Norway beat Sweden in the war of 1812 and lost ships. Norway's defence was weak, the minister said.",
        [("Place", ("Norway",)), ("Place", ("Sweden",))],
    ),
    (
        "a team's nickname after its place, and by itself",
        "The Delmar Rovers beat the Boston Red Sox. The Rovers won again on Sunday.",
        [("Organization", ("Delmar Rovers", "Rovers")), ("Organization", ("Boston Red Sox",))],
    ),
    (
        "words for days and months that begin names",
        "Jan Kowalski met April Hadley in Sun City in April.",
        [("Person", ("Jan Kowalski",)), ("Person", ("April Hadley",)), ("Place", ("Sun City",))],
    ),
    (
        "nobles by their places, and a university that begins like one",
        "The Duke of Norland and the Countess of Alba married. The Duke University choir sang.",
        [
            ("Person", ("Duke of Norland",)),
            ("Person", ("Countess of Alba",)),
            ("Organization", ("Duke University",)),
        ],
    ),
    (
        "persons by their places and bynames, and a person with a surname from somewhere",
        "Agnes of Leeds and Catherine the Great were queens. Alice Hall of Leeds was not.",
        [
            ("Person", ("Agnes of Leeds",)),
            ("Person", ("Catherine the Great",)),
            ("Person", ("Alice Hall",)),
            ("Place", ("Leeds",)),
        ],
    ),
    (
        "rulers' numbers, and an I that speaks",
        "King Harald I and Tsar Pavel I ruled. Ana and I did not.",
        [("Person", ("King Harald I",)), ("Person", ("Tsar Pavel I",)), ("Person", ("Ana",))],
    ),
    (
        "roads and numbered streets",
        "Police closed the M62 near Leeds. Drivers took the A19 and I-95 to 42nd Street.",
        [
            ("Place", ("M62",)),
            ("Place", ("Leeds",)),
            ("Place", ("A19",)),
            ("Place", ("I-95",)),
            ("Place", ("42nd Street",)),
        ],
    ),
    (
        "aircraft and rifles are no roads",
        "The A320 aircraft and the M16 rifle were shown to Ana Lind.",
        [("Person", ("Ana Lind",))],
    ),
    (
        "a party with a small p",
        "The Republican party backed Ana Lind. The Labour party did not.",
        [
            ("Organization", ("Republican party",)),
            ("Person", ("Ana Lind",)),
            ("Organization", ("Labour party",)),
        ],
    ),
    (
        "judges called Justice, and a department",
        "Mr Justice Hadley and Justice Ana Iyer agreed. The Justice Department did not.",
        [("Person", ("Hadley",)), ("Person", ("Ana Iyer",)), ("Organization", ("Justice Department",))],
    ),
    (
        "states with and in their names, and two states",
        "Officials of Trinidad and Tobago met those of Bosnia and Herzegovina, Norway and Sweden.",
        [
            ("Place", ("Trinidad and Tobago",)),
            ("Place", ("Bosnia and Herzegovina",)),
            ("Place", ("Norway",)),
            ("Place", ("Sweden",)),
        ],
    ),
    (
        "one house with two fields, and two houses",
        "The Norland Museum and Art Gallery opened. The Delmar Museum and the City Gallery closed.",
        [
            ("Organization", ("Norland Museum and Art Gallery",)),
            ("Organization", ("Delmar Museum",)),
            ("Organization", ("City Gallery",)),
        ],
    ),
    (
        "an office or a chair with its field is no part of the name after it",
        "Professor of Physics Jane Hallam joined the Commissioner for Health Ivo Brandt.",
        [("Person", ("Jane Hallam",)), ("Person", ("Ivo Brandt",))],
    ),
    (
        "works in quotation marks and after their kind",
        "The story “Tekurabo” and the novel Harbor Nights (1893) were praised by Ana Lind.",
        [("Person", ("Ana Lind",))],
    ),
    (
        "one of a family by the given name",
        "Nia Holt and her brother Jared Holt paint. Jared left for Lagos.",
        [("Person", ("Nia Holt",)), ("Person", ("Jared Holt", "Jared")), ("Place", ("Lagos",))],
    ),
    (
        "a constable and a magazine",
        "PC World praised it, PC Janine Holt said.",
        [("Organization", ("PC World",)), ("Person", ("Janine Holt",))],
    ),
    (
        "a given name that is also a word opens a sentence",
        "Precious Dubeni, an ethicist, disagreed.",
        [("Person", ("Precious Dubeni",))],
    ),
    (
        "a known place that opens the name of an event was where it was held, not what a forum is about",
        "The film opened the Berlin Film Festival. The Norway Free Speech Forum is next, the agency Reuters said.",
        [("Place", ("Berlin",)), ("Organization", ("Reuters",))],
    ),
    (
        "a commission into something",
        "The Royal Commission into Harbour Fees met in Leeds.",
        [("Organization", ("Royal Commission into Harbour Fees",)), ("Place", ("Leeds",))],
    ),
    (
        "common words that open sentences and quotations",
        "Nurses at five hospitals left. Fishermen want more. “Shame on them,” they heard. “Chemical traces,” it said.",
        [],
    ),
    (
        "a full stop that ends a sentence after capitals",
        "The Union of Concerned Farmers sued AT&T. It won.",
        [("Organization", ("Union of Concerned Farmers",)), ("Organization", ("AT&T",))],
    ),
    (
        "a body after a prize, and prizes",
        "He won the Norland Peace Prize and the Lifetime Award of the Association for Open Data.",
        [("Organization", ("Association for Open Data",))],
    ),
    (
        "a maker before its products",
        "Google Chrome and Mozilla Firefox gained users, Google said.",
        [("Organization", ("Google",)), ("Organization", ("Mozilla",))],
    ),
    (
        "plurals in men that own bodies, with both apostrophes",
        "The Fishermen's Federation and the Skerry Fishermen’s Union met.",
        [("Organization", ("Fishermen's Federation",)), ("Organization", ("Skerry Fishermen's Union",))],
    ),
    (
        "universities and movements by short names",
        "She studied physics at MIT and Harvard before she joined the Red Cross.",
        [("Organization", ("MIT",)), ("Organization", ("Harvard",)), ("Organization", ("Red Cross",))],
    ),
]


class TestNames:
    """What a careful reader would list."""

    @pytest.mark.parametrize(("text", "expected"), [h[1:] for h in HAZARDS], ids=[h[0] for h in HAZARDS])
    def test_hazard(self, parse: Parse, text: str, expected: Seen) -> None:
        """Each name is found once with its type and all its forms, and nothing else is."""
        assert seen(parse(text)) == expected

    def test_spans(self, parse: Parse) -> None:
        """A mention is the name with a short form of address before it and without article or possessive."""
        doc = parse("The Harbor Trust's head thanked Mrs. Adler. Adler's reply came late.")
        assert places_of(doc, "Harbor Trust") == ["Harbor Trust"]
        assert places_of(doc, "Adler") == ["Mrs. Adler", "Adler"]

    def test_opens_an_event(self, parse: Parse) -> None:
        """A place named by itself is mentioned in the name of an event that it opens, too."""
        assert places_of(parse("The Berlin Film Festival opened. Berlin is cold."), "Berlin") == ["Berlin", "Berlin"]

    def test_capital_article(self, parse: Parse) -> None:
        """An article that is written with a capital inside a sentence belongs to the name."""
        assert places_of(parse("He reads The Lakeport Times daily."), "The Lakeport Times") == ["The Lakeport Times"]

    def test_gender_needs_evidence(self, parse: Parse) -> None:
        """A form of address gives a gender, a given name doesn't."""
        found = find_entities(parse("Mr. Ivo Brandt met Mary Quill."))
        assert [(e.name, e.gender) for e in found] == [("Ivo Brandt", "male"), ("Mary Quill", "")]

    def test_title_case_headline(self, parse: Parse) -> None:
        """In a headline in Title Case only names that stand elsewhere, platforms and full names count."""
        doc = parse(
            "Kestrel Staff To Demand Answers From Angry Board After Crash\n\n"
            "Kestrel has 40 workers. The firm Kestrel makes kites."
        )
        assert seen(doc) == [("Organization", ("Kestrel",))]
        assert places_of(doc, "Kestrel") == ["Kestrel", "Kestrel", "Kestrel"]

    def test_loud_headline(self, parse: Parse) -> None:
        """In a headline in capitals the names of the article are found."""
        doc = parse("KESTREL SORRY FOR DELAYS\n\nThe airline Kestrel is late.")
        assert places_of(doc, "Kestrel") == ["KESTREL", "Kestrel"]

    def test_dateline(self, parse: Parse) -> None:
        """A dateline in front of its paragraph names places and the agency."""
        text = "LEEDS, England (Pondwire) - Leo Vance spoke."
        doc = parse(text)
        cut = text.index("Leo")
        doc._.blocks = (Block(Span(0, cut - 1), "meta"), Block(Span(cut, len(text)), "body"))
        assert seen(doc) == [
            ("Place", ("LEEDS",)),
            ("Place", ("England",)),
            ("Organization", ("Pondwire",)),
            ("Person", ("Leo Vance",)),
        ]

    def test_dead_blocks(self, parse: Parse) -> None:
        """Credits and page furniture name nobody."""
        doc = parse("Photo: Nia Holt\n\nLeo Vance spoke.")
        first, *rest = doc._.blocks
        doc._.blocks = (Block(first.span, "meta"), *rest)
        assert seen(doc) == [("Person", ("Leo Vance",))]

    def test_inside_quotation(self, parse: Parse) -> None:
        """A name inside quoted words is a mention like any other."""
        assert seen(parse('"Ask Peter Holt," she said.')) == [("Person", ("Peter Holt",))]


class TestProvenance:
    """What `kg explain` prints."""

    def test_every_mention_says_why(self, parse: Parse) -> None:
        """Each mention carries the component's name and a reason in words."""
        mentions = [m for e in find_entities(parse("Sen. Dana Whitlock wrote. Whitlock left.")) for m in e.mentions]
        assert {m.extractor for m in mentions} == {"ng_names.v1"}
        assert [m.reason for m in mentions] == [
            "Sen. stands before",
            "Dana Whitlock is named in full in the article",
        ]

    def test_overruled_label(self, parse: Parse) -> None:
        """Where the judge overrules what was found first, the mention doesn't claim the old reason."""
        doc = parse("The airline Kestrel is late. Kestrel said it was sorry.")
        found = find_entities(doc)
        assert [e.type for e in found] == ["Organization"]
        assert [m.reason for e in found for m in e.mentions] == [
            "its form and the words beside all its places",
            "the model took it for a body",
        ]

    def test_component(self, parse: Parse) -> None:
        """The spaCy component sets the entities on the Doc."""
        pipeline = spacy.blank("en")
        component = pipeline.add_pipe(FACTORY)
        assert component(parse("Leo Vance spoke."))._.entities[0].name == "Leo Vance"


class TestTables:
    """The lists that a person may extend."""

    def test_platforms_are_whole(self) -> None:
        """Every platform has a name and an address, and no form stands for two."""
        rows = tables.platforms()
        assert len(rows) >= 60
        assert all(r.name and r.url.startswith("https://") for r in rows)
        forms = [f for r in rows for f in (r.name, *r.aliases)]
        assert len(forms) == len(set(forms))

    def test_titles_have_known_values(self) -> None:
        """Titles have a gender or none, and a class that the rules know."""
        assert {t.gender for t in tables.titles().values()} == {"", "female", "male"}
        assert {t.kind for t in tables.titles().values()} == {"honorific", "royal", "role", "rolepart"}

    def test_own_tables(self) -> None:
        """Every table of the room says that it was written for the project."""
        for path in sorted((files("kg.extract.names") / "tables").iterdir(), key=lambda p: p.name):
            assert path.read_text(encoding="utf-8").startswith("# source: written for newsgraph"), path.name

    def test_given_names(self) -> None:
        """Given names from many languages say who bears them."""
        names = tables.first_names()
        assert set(names.values()) == {"female", "male", "both"}
        assert {"Mary", "Ngozi", "Svetlana", "Yukiko", "Mehmet", "Arjun", "Wanjiku", "Tzipi"} <= set(names)

    def test_places(self) -> None:
        """States, cities and regions are known, each once."""
        assert {"Norway", "Lagos", "Gaza", "Bavaria"} <= tables.places()
        forms = [row[0] for row in tables.rows("kg.extract.names", "places.tsv")]
        assert len(forms) == len(set(forms)) >= 600

    def test_weights(self) -> None:
        """Every sign of the judge's table has a weight for each type, and none is a word of a name."""
        assert {len(row) for row in judge.weights().values()} == {len(judge.TYPES)}
        assert {"rule=Person", "given name first, words=2", "always"} <= set(judge.weights())

    def test_sport(self) -> None:
        """The words of a match are those that the rules of teams ask for."""
        assert [row[0] for row in tables.rows("kg.extract.names", "sport.tsv")] == ["report", "does", "owned", "played"]
        assert {"Rovers", "Sox", "Lakers"} <= tables.nicknames()

    def test_event_suffixes(self) -> None:
        """The nouns that make a name an event's are those of the table of heads."""
        assert {"Forum", "Summit", "Attacks", "Festival", "Cup", "Conference"} <= tables.EVENT_NAME_SUFFIXES
        assert "University" not in tables.EVENT_NAME_SUFFIXES


class TestAnyText:
    """What holds for every input."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.sampled_from(
                'The Mr. Hall of X , "Ana" van der Linde’s (R., Fla.) #Tag TikTok University and for in 9mile - – \n . '
                "said on Inc. Students Dr. A.B. iPhone É’ 中文".split(" ")
            ),
            min_size=1,
            max_size=25,
        )
    )
    def test_spans_hold(self, parse: Parse, words: list[str]) -> None:
        """Whatever the words: spans lie in the text without white space at their ends, names are what stands there."""
        text = " ".join(words)
        if not text.strip():
            return
        doc = parse(text)
        taken: list[Span] = []
        for entity in find_entities(doc):
            assert entity.type in ENTITY_TYPES
            for m in entity.mentions:
                wording = m.span.of(text)
                assert wording == wording.strip() != ""
                taken.append(m.span)
        taken.sort()
        assert all(a.end <= b.start for a, b in pairwise(taken))
