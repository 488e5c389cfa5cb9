"""Hazards of who said what, each the smallest text that shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract import Extractor
from kg.extract.layout.types import Block
from kg.extract.quotes.rules import find_quotes
from kg.extract.statements.rules import find_attributions, form_of
from kg.model import Annotation, Article

Parse = Callable[..., Doc]
#: form, source, cue and content of an attribution
Row = tuple[str, str, str, str]
Read = Callable[..., list[Row]]


@pytest.fixture(scope="module")
def read(parse: Parse) -> Read:
    """`read(text, kind="body")`: the attributions that the rules find; spans of several pieces are joined by " … "."""

    def run(text: str, kind: str = "body") -> list[Row]:
        doc = parse(text)
        blocks = tuple(Block(b.span, kind) for b in doc._.blocks)
        quotes = find_quotes(text, [b.span for b in blocks])
        return [
            (
                form_of(text, a.content, quotes),
                *(" … ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content)),
            )
            for a in find_attributions(doc, blocks, quotes)
        ]

    return run


class TestCueOfAQuotation:
    """The words that say who spoke a quotation stand behind it, in front of it, or inside it."""

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("“Stop the pumps!” shouted Ama Boateng.", "Ama Boateng", "shouted", "“Stop the pumps!”"),
            ("“Who paid for this?” she asked.", "she", "asked", "“Who paid for this?”"),
            ("“Nobody paid”, Boateng said.", "Boateng", "said", "“Nobody paid”"),
            ("“Nobody paid,” Boateng said Monday.", "Boateng", "said", "“Nobody paid,”"),
            ("“Nobody paid,” Boateng said after the owner left.", "Boateng", "said", "“Nobody paid,”"),
            (
                "“Nobody paid,” said Mayor Ama Boateng of Larch Falls.",
                "Mayor Ama Boateng of Larch Falls",
                "said",
                "“Nobody paid,”",
            ),
            (
                "“Nobody paid,” Ama Boateng, the former clerk of the council, said.",
                "Ama Boateng, the former clerk of the council",
                "said",
                "“Nobody paid,”",
            ),
            ("“Nobody paid,” one of the clerks texted.", "one of the clerks", "texted", "“Nobody paid,”"),
            ("“Nobody paid,” Ama “Sunny” Boateng said.", "Ama “Sunny” Boateng", "said", "“Nobody paid,”"),
            ("“Nobody paid,” said Rep. Ama Boateng (L-Ohio).", "Rep. Ama Boateng (L-Ohio)", "said", "“Nobody paid,”"),
            ("As Boateng put it, “Nobody paid a cent.”", "Boateng", "put", "“Nobody paid a cent.”"),
            (
                "According to Boateng, “The pumps were switched off at noon.”",
                "Boateng",
                "According to",
                "“The pumps were switched off at noon.”",
            ),
            ("Her verdict: “Useless, and dear at that.”", "Her", "verdict", "“Useless, and dear at that.”"),
            ("Boateng was blunt: “The pumps are useless.”", "Boateng", "was", "“The pumps are useless.”"),
            ("Boateng told the council: “The pumps are useless.”", "Boateng", "told", "“The pumps are useless.”"),
            ("“The pumps,” Boateng said, “were never ours.”", "Boateng", "said", "“The pumps,” … “were never ours.”"),
            ("“The pumps failed, Boateng said.", "Boateng", "said", "“The pumps failed,"),
            (
                "“He told me, ‘Go home,’ and I went,” Boateng said.",
                "Boateng",
                "said",
                "“He told me, ‘Go home,’ and I went,”",
            ),
            (
                "“A quiet end to a loud year.” — Ama Boateng, retired signalman",
                "Ama Boateng, retired signalman",
                "—",
                "“A quiet end to a loud year.”",
            ),
            (
                '"The pumps are on again." - Ama Boateng (@amab)',
                "Ama Boateng (@amab)",
                "-",
                '"The pumps are on again."',
            ),
        ],
    )
    def test_found(self, read: Read, text: str, source: str, cue: str, content: str) -> None:
        """The quotation is the content in whole, and whoever the cue names is its source."""
        assert read(text) == [("direct", source, cue, content)]

    def test_two_cues_share_a_subject(self, read: Read) -> None:
        """Whoever urged something and then said a quotation is the source of both."""
        assert read("She urged drivers to wait and repeatedly said, “Stay behind the line.”") == [
            ("indirect", "She", "urged", "drivers to wait"),
            ("direct", "She", "said", "“Stay behind the line.”"),
        ]

    def test_one_speaker_goes_on(self, read: Read) -> None:
        """A quotation behind the attribution's full stop is the same statement, and so is the next paragraph's."""
        rows = read("“The pumps failed,” Boateng said. “We told them. Nobody came.”\n“We waited for a week.”")
        assert rows == [
            (
                "direct",
                "Boateng",
                "said",
                "“The pumps failed,” … “We told them. Nobody came.”\n“We waited for a week.”",
            )
        ]

    def test_whom_the_sentence_before_tells_of(self, read: Read) -> None:
        """A quotation that no cue and no earlier statement claims is of the person in the sentence before it."""
        assert read("Tuan Le was not impressed. “The pumps are too old to be of use.”") == [
            ("direct", "Tuan Le", "", "“The pumps are too old to be of use.”")
        ]

    def test_another_speaker_answers(self, read: Read) -> None:
        """A quotation with a cue of its own is no part of the one before it."""
        assert read("“The pumps failed,” Boateng said. “They did not,” Osei replied.") == [
            ("direct", "Boateng", "said", "“The pumps failed,”"),
            ("direct", "Osei", "replied", "“They did not,”"),
        ]

    def test_left_open_over_paragraphs(self, read: Read) -> None:
        """Paragraphs that open a quotation and don't close it are one statement with the paragraph that does."""
        assert read("Boateng said: “The pumps failed.\n“Nobody came.”") == [
            ("direct", "Boateng", "said", "“The pumps failed.\n“Nobody came.”")
        ]

    def test_cue_in_the_last_of_several_paragraphs(self, read: Read) -> None:
        """Paragraphs left open without a cue are the words of whoever the last one names."""
        assert read("“The pumps failed.\n“We told them twice.\n“Nobody came,” Boateng said.") == [
            ("direct", "Boateng", "said", "“The pumps failed.\n“We told them twice.\n“Nobody came,”")
        ]

    @pytest.mark.parametrize(
        "quotation",
        [
            '"The pumps failed,"',
            "``The pumps failed,''",
            "''The pumps failed,''",
            "‘The pumps failed,’",
            "«The pumps failed»,",
            "»The pumps failed«,",
            "„The pumps failed“,",
            "”The pumps failed,”",
            "‹The pumps failed›,",
            "「The pumps failed」,",
        ],
    )
    def test_whatever_the_marks(self, read: Read, quotation: str) -> None:
        """Every family of marks, also one used the other way round, bounds a direct statement."""
        ((form, source, cue, content),) = read(f"{quotation} Boateng said.")
        assert (form, source, cue, content) == ("direct", "Boateng", "said", quotation.removesuffix(","))


class TestQuotationInASentence:
    """Quoted words that go on a sentence of the outlet's own."""

    @pytest.mark.parametrize(
        ("text", "cue", "content"),
        [
            (
                "Boateng said the pumps failed because “nobody paid for the oil.”",
                "said",
                "the pumps failed because “nobody paid for the oil.”",
            ),
            ("The pumps, Boateng said, “never ran in the rain.”", "said", "The pumps … “never ran in the rain.”"),
            (
                "Boateng said the crew lacked one thing: “Oil, and a lot of it.”",
                "said",
                "the crew lacked one thing: “Oil, and a lot of it.”",
            ),
            ("Boateng dismissed the report as “a bedtime story.”", "dismissed", "the report as “a bedtime story.”"),
            ("Boateng branded the report a “bedtime story.”", "branded", "the report a “bedtime story.”"),
            ("Boateng demands a vote “before the leaves fall.”", "demands", "a vote “before the leaves fall.”"),
            (
                "Boateng accused him of reading the map “as if it were a menu.”",
                "accused",
                "him of reading the map “as if it were a menu.”",
            ),
            ("Boateng called the plan “thin” and “late.”", "called", "the plan “thin” and “late.”"),
            ("Boateng likened the plan to “a roof without walls.”", "likened", "the plan to “a roof without walls.”"),
        ],
    )
    def test_mixed(self, read: Read, text: str, cue: str, content: str) -> None:
        """The statement is what the outlet reports together with what it quotes."""
        assert read(text) == [("mixed", "Boateng", cue, content)]


class TestReported:
    """Attributions without marks, construction by construction."""

    @pytest.mark.parametrize(
        ("text", "cue", "content"),
        [
            ("Boateng said the pumps had failed.", "said", "the pumps had failed"),
            ("The pumps had failed, as Boateng admitted.", "admitted", "The pumps had failed"),
            ("The pumps, according to Boateng, had failed.", "according to", "The pumps … had failed"),
            ("Boateng explained how the pumps were sold.", "explained", "how the pumps were sold"),
            ("Boateng did not say when the pumps would run.", "did not say", "when the pumps would run"),
            ("Boateng told him that the pumps had failed.", "told", "that the pumps had failed"),
            ("Boateng ordered the crew to drain the lock.", "ordered", "to drain the lock"),
            ("Boateng promised to mend the pumps.", "promised", "to mend the pumps"),
            ("Boateng wants a vote before the summer.", "wants", "a vote before the summer"),
            (
                "Boateng plans to reopen the lock if the rain stops.",
                "plans",
                "to reopen the lock if the rain stops",
            ),
            ("Boateng believes the pumps were sold.", "believes", "the pumps were sold"),
            ("Boateng admitted selling the pumps.", "admitted", "selling the pumps"),
            ("Boateng warned of a flood.", "warned of", "a flood"),
            ("Boateng issued a warning that the lock could fail.", "warning", "that the lock could fail"),
            ("Boateng said after the vote she would not resign.", "said", "she would not resign"),
            ("Boateng denied it.", "denied", "it"),
            ("Boateng called her vote in favour of it a mistake.", "called", "her vote in favour of it a mistake"),
            ("Boateng blamed the flood on the pumps.", "blamed", "the flood on the pumps"),
            ("Boateng puts the cost at nine million pounds.", "puts", "the cost at nine million pounds"),
            ("Boateng fumed at the delay.", "fumed at", "the delay"),
            ("Boateng rejoiced in the verdict.", "rejoiced in", "the verdict"),
            ("Boateng distrusts the mediator.", "distrusts", "the mediator"),
            ("Boateng agreed to a vote.", "agreed to", "a vote"),
            ("Boateng views the levy as a tax.", "views", "the levy as a tax"),
            ("Boateng announced plans on Monday to close two locks.", "announced", "to close two locks"),
            ("Boateng issued a warning Monday to leave the valley.", "warning", "to leave the valley"),
            ("Boateng resented being told where to fish.", "resented", "being told where to fish"),
            ("Boateng stressed the cost, and a need to build.", "stressed", "the cost, and a need to build"),
        ],
    )
    def test_construction(self, read: Read, text: str, cue: str, content: str) -> None:
        """Cue and content are those of the construction; the one spoken to is no part of them."""
        assert read(text) == [("indirect", "Boateng", cue, content)]

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("A letter from the council says the pumps were sold.", "A letter from the council", "the pumps were sold"),
            ("A survey shows that gifts fell to a record low.", "A survey", "that gifts fell to a record low"),
            ("Gifts fell to a record low, a survey shows.", "a survey", "Gifts fell to a record low"),
            (
                "Boateng’s claim that the pumps were stolen surprised the court.",
                "Boateng’s",
                "that the pumps were stolen",
            ),
        ],
    )
    def test_documents_and_nouns(self, read: Read, text: str, source: str, content: str) -> None:
        """Writing speaks, and a noun attributes what follows it to its owner."""
        assert [(s, w) for _form, s, _cue, w in read(text)] == [(source, content)]

    @pytest.mark.parametrize(
        ("text", "source", "cue"),
        [
            ("The firm was accused of theft by Osei.", "Osei", "was accused of"),
            ("Asked by Osei whether the pumps ran, she smiled.", "Osei", "Asked"),
        ],
    )
    def test_passive(self, read: Read, text: str, source: str, cue: str) -> None:
        """In the passive the agent speaks, also where an auxiliary or the parse leaves it out of sight."""
        assert [r[1:3] for r in read(text)] == [(source, cue)]

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("The plan was rejected by the council.", [("the council", "was rejected", "The plan")]),
            ("The plan, which was opposed by the union, was dropped.", []),
            ("The plan was rejected on Monday.", []),
        ],
    )
    def test_passive_object(self, read: Read, text: str, rows: list[tuple[str, str, str]]) -> None:
        """What a named agent rejected is the subject of the passive, unless a relative pronoun stands for it."""
        assert [r[1:] for r in read(text)] == rows

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("She's vowed to stay.", [("She", "'s vowed", "to stay")]),
            ("She's told to stay.", []),
            ("It's hoped that the pumps will run.", []),
        ],
    )
    def test_contracted(self, read: Read, text: str, rows: list[tuple[str, str, str]]) -> None:
        """A contracted "has" is no passive, and a contracted "is" makes nobody a speaker."""
        assert [r[1:] for r in read(text)] == rows

    def test_two_cues_share_a_subject(self, read: Read) -> None:
        """Coordinated cues attribute each what is theirs to the one subject."""
        assert [r[1:] for r in read("Boateng praised the crew and criticised the council.")] == [
            ("Boateng", "praised", "the crew"),
            ("Boateng", "criticised", "the council"),
        ]


class TestWhereTheWordsEnd:
    """What hangs on the attributed words in the parse and is not theirs."""

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            (
                "Boateng said the pumps cost nine million pounds, a figure that the council disputes.",
                "the pumps cost nine million pounds",
            ),
            ("Boateng wants a ban on night work, which the law forbids.", "a ban on night work"),
            ("Boateng says the pumps were sold, which the council denies.", "the pumps were sold"),
            ("Boateng said the pumps were safe; nobody had asked.", "the pumps were safe"),
            ("The pumps failed twice in May; Boateng denied the claim.", "the claim"),
            (
                "Boateng said the pumps were sold to Rosa Marlow, who left in June.",
                "the pumps were sold to Rosa Marlow",
            ),
            ("Boateng told the crew to leave after the water rose.", "to leave"),
            ("LARCH FALLS, Ohio — Ama Boateng said the pumps had failed.", "the pumps had failed"),
            ("The pumps had failed, Boateng said, pointing at the water.", "The pumps had failed"),
            ("The lock was shut because, Boateng said, the pumps had failed.", "the pumps had failed"),
            (
                "The pumps were mended, according to Boateng, though volunteers doubt it.",
                "The pumps were mended",
            ),
        ],
    )
    def test_the_outlets_own(self, read: Read, text: str, content: str) -> None:
        """What the outlet adds stays with the outlet."""
        assert [r[3] for r in read(text)] == [content]

    @pytest.mark.parametrize(
        ("text", "first", "second"),
        [
            (
                "Boateng said the pumps had failed, adding that nobody was hurt.",
                ("Boateng", "said", "the pumps had failed"),
                ("Boateng", "adding", "that nobody was hurt"),
            ),
            (
                "Boateng said the lock would close, citing the cost.",
                ("Boateng", "said", "the lock would close"),
                ("Boateng", "citing", "the cost"),
            ),
            (
                "Boateng said the pumps had failed, though she did not say why.",
                ("Boateng", "said", "the pumps had failed"),
                ("she", "did not say", "why"),
            ),
            (
                "Boateng said the plan was sound and refused to say more.",
                ("Boateng", "said", "the plan was sound"),
                ("Boateng", "refused", "to say more"),
            ),
            (
                "Boateng pledged to mend the pumps and appealed for patience.",
                ("Boateng", "pledged", "to mend the pumps"),
                ("Boateng", "appealed for", "patience"),
            ),
            (
                "Boateng said the pumps were old, and she noted that nobody had oiled them.",
                ("Boateng", "said", "the pumps were old"),
                ("she", "noted", "that nobody had oiled them"),
            ),
            (
                "Boateng said the pumps were safe, and critics warned that they were not.",
                ("Boateng", "said", "the pumps were safe"),
                ("critics", "warned", "that they were not"),
            ),
            (
                "The pumps had failed, according to Boateng, and the owner declined to comment.",
                ("Boateng", "according to", "The pumps had failed"),
                ("the owner", "declined", "to comment"),
            ),
        ],
    )
    def test_the_next_statement(
        self, read: Read, text: str, first: tuple[str, str, str], second: tuple[str, str, str]
    ) -> None:
        """A second cue in the sentence begins a second statement of whoever speaks there."""
        assert [r[1:] for r in read(text)] == [first, second]

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            (
                "Boateng said that the pumps were old and that the lock was older.",
                "that the pumps were old and that the lock was older",
            ),
            (
                "Boateng says she hopes to stay, but she knows that the pumps will fail.",
                "she hopes to stay, but she knows that the pumps will fail",
            ),
            (
                "The pumps had failed, Boateng said, and the lock was shut.",
                "The pumps had failed … the lock was shut",
            ),
            (
                "Two women said that he withheld their wages and threatened them.",
                "that he withheld their wages and threatened them",
            ),
        ],
    )
    def test_still_theirs(self, read: Read, text: str, content: str) -> None:
        """What goes on the attributed words belongs to them, however the sentence is built."""
        assert [r[3] for r in read(text)] == [content]

    def test_quotation_of_the_next_sentence(self, read: Read) -> None:
        """A mark that opens the next sentence's quotation leaves the end of the words before it as it is."""
        rows = read("Osei dismissed the report as a gift to Larch Motors, which closed in May. “We saw it,” he said.")
        assert [r[3] for r in rows] == ["the report as a gift to Larch Motors", "“We saw it,”"]

    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            (
                "The lock, Osei said, was shut in May, as Boateng admitted.",
                [("Osei", "The lock … was shut in May, as Boateng admitted")],
            ),
            ("The lock was shut in May, as Boateng admitted.", [("Boateng", "The lock was shut in May")]),
        ],
    )
    def test_another_bears_it_out(self, read: Read, text: str, rows: list[tuple[str, str]]) -> None:
        """Who bears out a sentence at its end is no source of what commas give to somebody else."""
        assert [(r[1], r[3]) for r in read(text)] == rows


class TestHeadline:
    """Headlines leave out marks and verbs."""

    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("Boateng: pumps will not run again", "Boateng", ":", "pumps will not run again"),
            ("Survey: Gifts fell to a record low", "Survey", ":", "Gifts fell to a record low"),
            ("Pumps will not run again, Boateng says", "Boateng", "says", "Pumps will not run again"),
            ("Fares may double, warn bus owners", "bus owners", "warn", "Fares may double"),
            ("Pumps fail again: Boateng denies blame", "Boateng", "denies", "blame"),
            ("Dam will hold until May: minister", "minister", ":", "Dam will hold until May"),
        ],
    )
    def test_who_says_what(self, read: Read, text: str, source: str, cue: str, content: str) -> None:
        """The name in front of a colon or behind a comma says the rest."""
        assert [r[1:] for r in read(text, "headline")] == [(source, cue, content)]

    def test_caption(self, read: Read) -> None:
        """A caption attributes as a sentence does."""
        assert read("Ama Boateng says the lock is safe. Photo: Piet Haan")[0] == (
            "indirect",
            "Ama Boateng",
            "says",
            "the lock is safe",
        )


class TestNobodySaysIt:
    """Words in marks, and words about words, that are no statements."""

    @pytest.mark.parametrize(
        "text",
        [
            "The so-called “smart” pumps were sold in June.",
            "The band played “Harbour Lights” twice.",
            "Her novel “The Glass Weir” sold out on Monday.",
            "The crowd carried signs that read “Pumps Now.”",
            "The tag #PumpsNow was everywhere that week.",
            'The 12" pipe and the 9" pipe burst.',
            "The owners' boats and the '90s pumps were sold.",
            "Fans of rock ’n’ roll filled the quay.",
        ],
    )
    def test_nothing(self, read: Read, text: str) -> None:
        """Scare quotes, titles, slogans, hashtags, inches and apostrophes attribute nothing."""
        assert read(text) == []


@pytest.fixture(scope="module")
def extract() -> Callable[[str], Annotation]:
    """The annotation of an invented article of 12 March 2024."""
    extractor = Extractor()
    return lambda text: extractor.extract(Article(id="a", text=text, published="2024-03-12"))


def names(found: Annotation, ids: tuple[str, ...]) -> list[str]:
    """The names of some entities."""
    return [e.name for i in ids for e in found.entities if e.id == i]


class TestWhoIsBehindTheSource:
    """The speaker, the one spoken to and the one who passes it on."""

    @pytest.mark.parametrize(
        ("text", "speakers"),
        [
            ("The actor Ama Boateng spoke on Monday. “I am done,” the actor said.", ["Ama Boateng"]),
            ("Larch Motors closed its plant. The company said the plant was too old.", ["Larch Motors"]),
            (
                "“No one was hurt,” said Ama Boateng, a spokeswoman for Larch Motors.",
                ["Ama Boateng", "Larch Motors"],
            ),
            ("A person familiar with the matter said the plant would close.", ["person"]),
            ("Residents said the smell was worse at night.", ["Residents"]),
            ("Ama Boateng met Tuan Le. “He was late,” she said.", ["Ama Boateng"]),
            (
                "Ama Boateng and her brother Kofi Boateng own the plant. “It was time,” Kofi Boateng said.",
                ["Kofi Boateng"],
            ),
            ("“The road was shut,” Tuan Le said.\n\n“We walked the last mile.”", ["Tuan Le"]),
        ],
    )
    def test_speaker(self, extract: Callable[[str], Annotation], text: str, speakers: list[str]) -> None:
        """A title, a noun, a pronoun or silence stands for whoever spoke."""
        found = extract(text)
        assert [names(found, s.speaker) for s in found.statements] == [speakers]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Ama Boateng told Tuan Le that the plant would close.", ["Tuan Le"]),
            ("“Will it close?” Tuan Le asked Ama Boateng.", ["Ama Boateng"]),
        ],
    )
    def test_addressee(self, extract: Callable[[str], Annotation], text: str, told: list[str]) -> None:
        """Whom somebody tells or asks is the addressee."""
        found = extract(text)
        assert [names(found, s.addressee) for s in found.statements] == [told]

    @pytest.mark.parametrize(
        ("text", "source", "credited"),
        [
            (
                "The plant will close, Ama Boateng said, the Harbour Gazette reported.",
                "Ama Boateng",
                ["Harbour Gazette"],
            ),
            (
                "The Harbour Gazette reported that the plant would close, citing Ama Boateng.",
                "Ama Boateng",
                ["Harbour Gazette"],
            ),
            (
                "Ama Boateng insisted that nobody was told, the paper said.",
                "Ama Boateng",
                [],
            ),
            ("The plant will close, the Harbour Gazette reported.", "the Harbour Gazette", ["Harbour Gazette"]),
        ],
    )
    def test_chain(self, extract: Callable[[str], Annotation], text: str, source: str, credited: list[str]) -> None:
        """The nearest source speaks; the outlet that passes it on is credited, and speaks too where no other does."""
        (statement, *rest) = (found := extract(text)).statements
        assert not rest
        assert statement.source[0].of(text) == source
        assert names(found, statement.credited) == credited

    def test_denied(self, extract: Callable[[str], Annotation]) -> None:
        """What somebody denies is a denied statement."""
        found = extract("Ama Boateng denied that the plant would close.")
        assert [s.polarity for s in found.statements] == ["denied"]

    def test_names_in_quoted_words(self, extract: Callable[[str], Annotation]) -> None:
        """Those whom a quotation names are what it is about, and take no part in anything by it."""
        found = extract("“Rosa Marlow and Piet Haan were never at the plant,” Ama Boateng said.")
        ((speaker, about),) = [(names(found, s.speaker), names(found, s.about)) for s in found.statements]
        assert (speaker, about) == (["Ama Boateng"], ["Rosa Marlow", "Piet Haan"])
        assert not [p for v in found.events for p in v.participants]
