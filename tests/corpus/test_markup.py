"""The markup in which gold annotation is written by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus import read, read_file, strip
from kg.errors import InputError
from kg.model import Annotation, Span

ROOT = Path(__file__).parents[2]
HEADER = """id: harbour
published: 2025-05-02
person orlo: Dana Orlo
person lee: Sam Lee
platform vireno: Vireno
organization lumeno: Lumeno Group
group execs: two executives
place hull: Hull
event call Call 2025-04-30: video call
---
"""
MENTIONS = (
    "{orlo|Dana Orlo} and {lee|Sam Lee} met {execs|two executives} of {vireno|Vireno} and {lumeno|Lumeno Group} in "
    "{hull|Hull} for {call|a video call}.\n"
)


def annotate(marked: str) -> Annotation:
    """An article in which everything the header declares is mentioned once before the marked-up words."""
    return read(HEADER + MENTIONS + marked, "x.ann.txt")


def words(annotation: Annotation, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(annotation.article.text) for span in spans]


class TestMarksBecomeStatements:
    """A statement is made of its marks."""

    def test_all_parts(self) -> None:
        """Source, cue, content, speaker, addressee, event and form come from the marks."""
        a = annotate("{1|“No,”} {1.src orlo|she} {1.cue to=execs at=call|told} {execs|them}. {1|“Not now.”}")
        (s,) = a.statements
        assert words(a, s.content) == ["“No,”", "“Not now.”"]
        assert (words(a, s.source), words(a, s.cue)) == (["she"], ["told"])
        names = {e.id: e.name for e in a.entities} | {v.id: v.name for v in a.events}
        assert [names[i] for i in (*s.speaker, *s.addressee, s.event)] == ["Dana Orlo", "two executives", "video call"]
        assert (s.id, s.form, s.polarity, s.about) == ("s1", "direct", "affirmed", ())

    def test_numbered_in_the_order_of_the_text(self) -> None:
        """Numbers in the markup need no order: the annotation counts contents as they come."""
        a = annotate("{9.src orlo|She} {9.cue|said} {9|no} and {4.src lee|he} {4.cue|said} {4|yes}.")
        assert [(s.id, words(a, s.content)) for s in a.statements] == [("s1", ["no"]), ("s2", ["yes"])]

    def test_shared_source(self) -> None:
        """One source may belong to two statements."""
        a = annotate("{1.src 2.src orlo|She} {1.cue|said} {1|no} and {2.cue|asked} {2|to go}.")
        assert [words(a, s.source) for s in a.statements] == [["She"], ["She"]]
        assert a.statements[0].speaker == a.statements[1].speaker

    def test_nested_statement(self) -> None:
        """A statement inside another's content keeps its own speaker and form."""
        a = annotate("{1|“{2.src lee|He} {2.cue to=orlo|told} {orlo|me} {2|to wait},”} {1.src orlo|she} {1.cue|said}.")
        assert [s.form for s in a.statements] == ["direct", "indirect"]
        assert a.statements[0].speaker != a.statements[1].speaker

    def test_denial_credit_and_nobody(self) -> None:
        """Flags and lists say what the words alone do not."""
        a = annotate("{1.src orlo|She} {1.cue denied via=lumeno|denies} {1|it}. {2.cue nobody|Allegedly} {2|so}.")
        first, second = a.statements
        assert (first.polarity, second.polarity, second.speaker) == ("denied", "affirmed", ())
        assert [e.name for e in a.entities if e.id in first.credited] == ["Lumeno Group"]

    def test_about_is_read_off_the_content(self) -> None:
        """A statement is about the entities in its content, less its speaker, unless the writer says otherwise."""
        a = annotate(
            "{1.src orlo|She} {1.cue|said} {1|{orlo|she} left {vireno|Vireno}}. "
            "{2.src orlo|She} {2.cue about=hull|said} {2|{vireno|it} fell}."
        )
        names = {e.id: e.name for e in a.entities}
        assert [[names[i] for i in s.about] for s in a.statements] == [["Vireno"], ["Hull"]]


class TestSpeakerIsFound:
    """Who speaks is read off the source where that is sure."""

    @pytest.mark.parametrize(
        "source",
        [
            "{1.src orlo|she}",
            "{1.src|{orlo|Dana Orlo}, who was in {hull|Hull}}",
            "{1.src|the actor {orlo|Dana Orlo}}",
            "{1.src|{role=orlo@vireno|{vireno|Vireno} {title|chief} {orlo|Dana Orlo}}}",
            "{1.src|{role=orlo@vireno|{vireno|its} {title|chief}, {orlo|Dana Orlo}}}",
            "{1.src by=orlo|a letter}",
        ],
    )
    def test_speaker(self, source: str) -> None:
        """The source's own entity, its holder of a role, its head, or whom the writer names."""
        a = annotate(source + " {1.cue|said} {1|no}.")
        assert a.statements[0].speaker == ("e1",)
        assert a.entities[0].name == "Dana Orlo"

    @pytest.mark.parametrize(
        "source", ["a lawyer for {orlo|Dana Orlo}", "{orlo|Orlo}’s friend", "{vireno|Vireno} staff"]
    )
    def test_asks_when_it_is_not_sure(self, source: str) -> None:
        """An owner or modifier in the source is not taken for the speaker."""
        with pytest.raises(InputError, match="who speaks is not clear"):
            annotate("{1.src|" + source + "} {1.cue|said} {1|no}.")


class TestFormFollowsTheMarks:
    """Direct, indirect and mixed are read off the quotation marks inside the content."""

    @pytest.mark.parametrize(
        ("content", "form"),
        [
            ("“All of it.”", "direct"),
            ('"All of it,"', "direct"),
            ("'I don't mind,'", "direct"),
            ("‘The lads’ pay, he didn’t ask’", "direct"),
            ("“One.\n\n“Two.”", "direct"),
            ('"One.\n\n"Two."', "direct"),
            ("“He said ‘no’ to me”", "direct"),
            ("“She never closed this", "direct"),
            ("that it was “a shame”", "mixed"),
            ("the word 'no' was said", "mixed"),
            ("that it’s the workers' pay", "indirect"),
            ("to wait", "indirect"),
        ],
    )
    def test_form(self, content: str, form: str) -> None:
        """Apostrophes are no quotation marks, and a repeated opening mark continues the quotation."""
        a = annotate("{1.src orlo|She} {1.cue|said}: {1|" + content + "} and left")
        assert a.statements[0].form == form

    def test_a_wrong_form_is_refused_and_can_be_forced(self) -> None:
        """The writer's form is checked; an exclamation mark says that the article has its marks wrong."""
        marked = "{1.src orlo|She} {1.cue form=%s|said} {1|to wait}."
        with pytest.raises(InputError, match="its quotation marks make it indirect"):
            annotate(marked % "direct")
        assert annotate(marked % "direct!").statements[0].form == "direct"


class TestEntitiesAndFacts:
    """Entities, events and facts come from labels and header."""

    def test_kinds_names_and_gender(self) -> None:
        """The kind of a mention is read off its words, and names are collected, the fullest first."""
        a = annotate("{orlo|Ms Orlo} lost {orlo|her} bag, {orlo|the adviser} said; {orlo:name|Dee} {orlo|ORLO}.")
        orlo = a.entities[0]
        assert [m.kind for m in orlo.mentions] == ["name", "name", "pronoun", "nominal", "name", "name"]
        assert orlo.names == ("Dana Orlo", "Ms Orlo", "ORLO", "Dee")
        assert orlo.gender == "female"

    def test_event(self) -> None:
        """An event has its date with its words, its place, and parts that may be planned."""
        a = annotate(
            "On {call.date|Wednesday} {orlo @call.Chair|Orlo} and {lee @call.Speaker.planned|Lee} met in "
            "{hull call.place|Hull}."
        )
        (event,) = a.events
        assert (event.date, event.type, event.date_span and event.date_span.of(a.article.text)) == (
            "2025-04-30",
            "Call",
            "Wednesday",
        )
        names = {e.id: e.name for e in a.entities}
        assert names[event.place] == "Hull"
        assert [(names[p.entity], p.role, p.planned) for p in event.participants] == [
            ("Dana Orlo", "Chair", False),
            ("Sam Lee", "Speaker", True),
        ]

    def test_affiliation_and_relation(self) -> None:
        """A title belongs to the role around it; a relation joins two entities."""
        a = annotate(
            "{role=orlo@vireno|{orlo|Orlo}, {title|chief} of {rel=vireno:operatedBy:lumeno|{vireno|Vireno} "
            "({lumeno|Lumeno})}}"
        )
        (role,), (relation,) = a.affiliations, a.relations
        assert (role.title, role.span.of(a.article.text)) == ("chief", "Orlo, chief of Vireno (Lumeno)")
        assert (relation.type, relation.span.of(a.article.text)) == ("operatedBy", "Vireno (Lumeno)")

    def test_signed_event(self) -> None:
        """What somebody signed may be an event; no other relation leads to one."""
        a = annotate("{rel=orlo:signed:call|{orlo|Orlo} signed up for {call|the call}}.")
        (relation,) = a.relations
        assert (relation.type, relation.object) == ("signed", a.events[0].id)
        with pytest.raises(InputError, match="'call' is an event"):
            annotate("{rel=orlo:memberOf:call|{orlo|Orlo} joined {call|the call}}.")


HOSTILE = {
    "never closed": ("{orlo|Orlo", "is never closed"),
    "closed too often": ("Orlo}", "closing brace without"),
    "no bar": ("{orlo Orlo}", r"no \| after the labels"),
    "bar in the next line": ("{orlo\n|x}", r"no \| after the labels"),
    "no label": ("{|Orlo}", "without a label"),
    "no words": ("{orlo|}", "holds no words"),
    "blank at the edge": ("{orlo|Orlo }", "begins or ends with a blank"),
    "lone backslash": (r"a \ b", "backslash"),
    "unknown id": ("{olro|Orlo}", "is the id 'olro' declared"),
    "unknown part": ("{1.source orlo|She} {1.cue|said} {1|no}", "a statement has the parts"),
    "unknown mention kind": ("{orlo:nick|Dee}", "a mention is one of"),
    "marked twice": ("{orlo|{orlo|Orlo}}", "marked twice"),
    "mention in a mention": ("{orlo|{orlo|Orlo}, of Hull}", "stands in another"),
    "possessive inside": ("{orlo|Orlo's} bag", "possessive"),
    "no content": ("{1.src orlo|She} {1.cue|said} no", "has no content"),
    "no cue": ("{1.src orlo|She}: {1|no}", "has no cue"),
    "no source": ("{1.cue|said} {1|no}", "has no source"),
    "same part overlaps": ("{1.src orlo|She} {1.cue|said} {1|no {1|never}}", "have the same part and overlap"),
    "source inside content": ("{1|“No,” {1.src orlo|she} {1.cue|said}, “no”}", "inside its own content"),
    "two statements on one mark": ("{1 2|no}", "only sources share a mark"),
    "full stop": ("{1.src orlo|She} {1.cue|said} {1|no.}", "full stop"),
    "comma": ("{1.src orlo|She} {1.cue|said} {1|no,} and", "outside the content"),
    "comma in the source": ("{1.src orlo|She,} {1.cue|said} {1|no}", "comma"),
    "marks left outside": ("{1.src orlo|She} {1.cue|said} “{1|no}”", "quotation marks round"),
    "closing mark alone": ("{1.src orlo|She} {1.cue|said} “{1|no”}", "without its opening"),
    "label without statement": ("{orlo to=lee|Orlo}", "no part of a statement"),
    "unknown addressee": ("{1.src orlo to=leigh|She} {1.cue|said} {1|no}", "no entity 'leigh'"),
    "an entity as occasion": ("{1.src orlo at=hull|She} {1.cue|said} {1|no}", "is no event"),
    "an event as addressee": ("{1.src orlo to=call|She} {1.cue|said} {1|no}", "is an event"),
    "said twice": ("{1.src orlo to=lee|She} {1.cue to=execs|said} {1|no}", "said twice"),
    "a place speaks": ("{1.src hull|Hull} {1.cue|said} {1|no}", "can't speak"),
    "unknown form": ("{1.src orlo form=odd|She} {1.cue|said} {1|no}", "a form is one of"),
    "by and nobody": ("{1.cue by=orlo nobody|said} {1|no}", "both by= and"),
    "unknown role": ("{orlo @call.Guest|Orlo}", "the role is none of"),
    "part without entity": ("{@call.Chair|Orlo}", "exactly one entity"),
    "unknown event detail": ("{call.time|noon}", r"\.date and \.place"),
    "a date the header lacks": ("{call.date|noon} {call.date|one}", "marked twice"),
    "place that is none": ("{orlo call.place|Orlo}", "not declared as a place"),
    "title alone": ("the {title|chief}", "in no role="),
    "role of a place": ("{role=hull@vireno|Hull}", "a person holds a role"),
    "role without body": ("{role=orlo|Orlo}", "role=PERSON@BODY"),
    "unknown relation": ("{rel=vireno:likes:lumeno|x}", "rel=SUBJECT:TYPE:OBJECT"),
}


class TestMistakesAreNamed:
    """What is wrong is said with file and line, and nothing wrong gets through."""

    @pytest.mark.parametrize("name", sorted(HOSTILE))
    def test_in_the_text(self, name: str) -> None:
        """Each mistake in the marks has its own message, at its own line."""
        marked, message = HOSTILE[name]
        with pytest.raises(InputError, match=message) as caught:
            annotate(marked)
        assert re.match(r"x\.ann\.txt:\d+: ", caught.value.message)
        assert "x.ann.txt:12: " in caught.value.message
        assert caught.value.fix

    @pytest.mark.parametrize(
        ("header", "message", "line"),
        [
            ("id: x\n", "no line '---'", 1),
            ("person a: A\n---\n{a|A}", "no `id", 1),
            ("id: x\nid: y\n---\nA", "given twice", 2),
            ("id: x\npublished: May\n---\nA", "is no date", 2),
            ("id: x\nbody b: B\n---\nA", "no key or kind", 2),
            ("id: x\nperson a\n---\nA", "neither", 2),
            ("id: x\nperson: A\n---\nA", "has no id", 2),
            ("id: x\nperson Ann: A\n---\nA", "can't be an id", 2),
            ("id: x\nperson to: A\n---\nA", "can't be an id", 2),
            ("id: x\nperson a: A\nplace a: A\n---\n{a|A}", "declared twice", 3),
            ("id: x\nperson a old: A\n---\n{a|A}", "only an event has attributes", 2),
            ("id: x\nperson a: A | \n---\n{a|A}", "empty name", 2),
            ("id: x\nevent v: V\n---\n{v|V}", "has no type", 2),
            ("id: x\nevent v Call soon: V\n---\n{v|V}", "is no date", 2),
            ("id: x\nevent v Call in=a: V\n---\n{v|V}", "not declared as a place", 2),
            ("id: x\nperson a: A\n---\nB", "mentioned nowhere", 2),
            ("id: x\nperson a: Ann\n---\n{a|B}", "has the name 'Ann'", 2),
            ("id: x\nevent v Call: Vote\n---\n{v|the call}", "no words 'Vote'", 2),
            ("id: x\nevent v Call: call\n---\n{v|call} {v.date|then}", "the header gives none", 4),
            ("id: x\n---\n \n", "no text", 3),
        ],
    )
    def test_in_the_header(self, header: str, message: str, line: int) -> None:
        """Each mistake in the header has its own message, at its own line."""
        with pytest.raises(InputError, match=re.escape(message)) as caught:
            read(header, "x.ann.txt")
        assert f"x.ann.txt:{line}: " in caught.value.message

    def test_all_at_once(self) -> None:
        """Mistakes of one kind are listed together, in the order of their lines."""
        with pytest.raises(InputError) as caught:
            annotate("{olro|Orlo}\n{orlo to=lee|Orlo}\n{title x|chief}")
        assert [line.split(":")[1] for line in caught.value.message.splitlines()] == ["12", "13", "14"]

    def test_a_file_that_is_no_utf8(self, tmp_path: Path) -> None:
        """A file in another encoding is refused with the byte's place."""
        (tmp_path / "x.ann.txt").write_bytes(b"id: x\n---\ncaf\xe9")
        with pytest.raises(InputError, match="byte 13 is not UTF-8"):
            read_file(tmp_path / "x.ann.txt")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@st.composite
def marked_up(draw: st.DrawFn) -> tuple[str, str, list[tuple[int, int]]]:
    """A marked-up text, the text without marks, and the spans of its marks in the order of their starts."""
    source: list[str] = []
    text = ""
    spans: list[tuple[int, int]] = []

    def escape(words: str) -> str:
        return re.sub(r"[{}\\]", r"\\\g<0>", words)

    def grow(depth: int) -> None:
        nonlocal text
        for _ in range(draw(st.integers(1, 3))):
            words = draw(TEXT)
            source.append(escape(words))
            text += words
            if depth and draw(st.booleans()):
                index, start = len(spans), len(text)
                spans.append((0, 0))
                # A mark begins and ends with ink.
                source.append("{m|x")
                text += "x"
                grow(depth - 1)
                source.append("y}")
                text += "y"
                spans[index] = (start, len(text))

    grow(3)
    return "".join(source), text, spans


class TestRoundTrip:
    """Taking the marks away gives the article, to the character."""

    @given(marked_up())
    def test_text_and_spans_come_back(self, case: tuple[str, str, list[tuple[int, int]]]) -> None:
        """Whatever stands in the text, it comes back whole, and every mark covers its words."""
        from kg.corpus.faults import Faults
        from kg.corpus.scan import scan

        source, text, spans = case
        faults = Faults("x")
        found, marks = scan(source, 1, faults)
        faults.raise_any()
        assert found == text
        assert [(m.span.start, m.span.end) for m in marks] == spans

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """Whatever is thrown at the reader, it answers with an annotation or with its one error."""
        for source in (text, "id: x\n---\n" + text):
            try:
                read(source)
            except InputError:
                continue

    @pytest.mark.parametrize("text", ["a\r\nb", "a\n\nb\n", "\n a", "e\u0301 👩‍🚀 a", "{x}|\\", "a\u2028b\x85c"])
    def test_odd_texts(self, text: str) -> None:
        """Line ends, blank edges, combining marks and braces survive."""
        escaped = re.sub(r"[{}\\]", r"\\\g<0>", text)
        assert strip("id: x\n---\n" + escaped + "\n") == text


class TestGuide:
    """The guide shows what the tool accepts."""

    def test_the_example_is_right(self) -> None:
        """The guide's example is read without a fault."""
        guide = (ROOT / "docs" / "annotation-markup.md").read_text("utf-8")
        example = guide.split("```\n")[1]
        a = read(example, "guide")
        assert [(s.form, s.polarity) for s in a.statements] == [
            ("direct", "affirmed"),
            ("indirect", "denied"),
            ("indirect", "affirmed"),
        ]
