"""Annotations written by hand, for tests: words are found in the text, so no test counts characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kg.model import Affiliation, Annotation, Article, Entity, Event, Mention, Participation, Relation, Span, Statement

PIPELINE = "test_model 1.0 sha256:00; ng_test.v1"


class Writer:
    """Builds one annotation; `a.done()` gives it."""

    def __init__(self, article_id: str, text: str, **metadata: str) -> None:
        self.article = Article(article_id, text, **metadata)
        self.entities: list[Entity] = []
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.affiliations: list[Affiliation] = []
        self.relations: list[Relation] = []

    def span(self, words: str, nth: int = 0) -> Span:
        at = -1
        for _ in range(nth + 1):
            at = self.article.text.index(words, at + 1)
        return Span(at, at + len(words))

    def entity(
        self, kind: str, name: str, *forms: str, mention: str = "", gender: str = "", names: Sequence[str] = ()
    ) -> str:
        """An entity; its first mention is its name (or `mention`), further forms are mentions too."""
        local = f"e{len(self.entities) + 1}"
        mentions = [Mention(self.span(mention or name), "nominal" if kind == "Group" else "name", "ng_test.v1")]
        mentions += [Mention(self.span(form), "name", "ng_test.v1", "a shorter form of the name") for form in forms]
        mentions.sort()
        self.entities.append(Entity(local, kind, name, (name, *forms, *names), tuple(mentions), gender=gender))
        return local

    def event(
        self,
        kind: str,
        name: str,
        parts: Sequence[tuple[str, str]] = (),
        *,
        date: str = "",
        when: str = "",
        place: str = "",
        proper: bool = False,
        planned: bool = False,
        **more: Any,
    ) -> str:
        """An event; `more` are values of `Event`, its spans given as words."""
        more = {k: self.span(v) if k.endswith("_span") else v for k, v in more.items()}
        local = f"v{len(self.events) + 1}"
        spans = {e.id: e.mentions[0].span for e in self.entities}
        self.events.append(
            Event(
                local,
                kind,
                name,
                (Mention(self.span(name), "name" if proper else "nominal", "ng_test.v1"),),
                date=date,
                date_span=self.span(when) if when else None,
                place=place,
                participants=tuple(Participation(e, role, spans[e], planned, "ng_test.v1") for e, role in parts),
                planned=planned,
                **more,
            )
        )
        return local

    def statement(
        self,
        *content: str,
        speaker: Sequence[str] = (),
        form: str = "direct",
        source: str = "",
        cue: str = "",
        addressee: Sequence[str] = (),
        about: Sequence[str] = (),
        event: str = "",
        polarity: str = "affirmed",
        credited: Sequence[str] = (),
        confidence: float = 0.9,
    ) -> str:
        local = f"s{len(self.statements) + 1}"
        self.statements.append(
            Statement(
                local,
                form,
                tuple(self.span(c) for c in content),
                source=(self.span(source),) if source else (),
                cue=(self.span(cue),) if cue else (),
                speaker=tuple(speaker),
                addressee=tuple(addressee),
                event=event,
                about=tuple(about),
                polarity=polarity,
                credited=tuple(credited),
                confidence=confidence,
                extractor="ng_test.v1",
            )
        )
        return local

    def holds(self, person: str, organization: str, title: str, words: str = "", **more: Any) -> None:
        """An affiliation; with `place=...` and no organization an office."""
        self.affiliations.append(
            Affiliation(person, organization, title, self.span(words or title or "."), "ng_test.v1", **more)
        )

    def relation(self, kind: str, subject: str, object_: str, words: str) -> None:
        self.relations.append(Relation(kind, subject, object_, self.span(words), "ng_test.v1"))

    def done(self) -> Annotation:
        return Annotation(
            self.article,
            tuple(self.entities),
            tuple(self.events),
            tuple(self.statements),
            tuple(self.affiliations),
            tuple(self.relations),
            PIPELINE,
        )


def harbour() -> list[Annotation]:
    """Two outlets on one meeting, and a third on a later one."""
    a = Writer(
        "a-courier",
        "Mayor Ilse Varga met Tomas Brandt, the head of operations at Wavely, and singer Nora Quist in Delmar on "
        "14 March 2023. “You can flip the switch on these harbour fees tonight,” Varga told Brandt. “Shame on you.” "
        "Brandt said the port needed time. Three Wavely managers kept silent.",
        title="Harbour fees",
        published="2023-03-15",
        publisher="The Courier",
        url="https://courier.example/1",
    )
    varga, brandt = a.entity("Person", "Ilse Varga", "Varga"), a.entity("Person", "Tomas Brandt", "Brandt")
    wavely, quist = a.entity("Platform", "Wavely"), a.entity("Person", "Nora Quist")
    delmar = a.entity("Place", "Delmar")
    group = a.entity("Group", "Three Wavely managers")
    met = a.event(
        "Meeting",
        "met",
        [(varga, "Chair"), (brandt, "Attendee"), (quist, "Attendee"), (group, "Attendee")],
        date="2023-03-14",
        when="14 March 2023",
        place=delmar,
    )
    a.statement(
        "“You can flip the switch on these harbour fees tonight,”",
        speaker=[varga],
        source="Varga told"[:5],
        cue="told",
        addressee=[brandt],
        event=met,
    )
    a.statement("“Shame on you.”", speaker=[varga], addressee=[brandt], event=met)
    a.statement(
        "the port needed time", speaker=[brandt], form="indirect", source="Brandt said"[:6], cue="said", event=met
    )
    a.holds(brandt, wavely, "head of operations", "Tomas Brandt, the head of operations at Wavely")

    b = Writer(
        "b-post",
        "On a video call on Tuesday, Ms. Ilse Varga faced Tomas Brandt, Wavely's operations chief, and Nora Quist. "
        "“You can flip a switch on the harbour fees tonight,” the mayor said, and: “Shame on you!” Wavely is run by "
        "Norvik Media, the Post reported. Three Wavely managers were on the call.",
        published="2023-03-16",
        publisher="Post",
    )
    varga = b.entity("Person", "Ms. Ilse Varga")
    brandt, quist = b.entity("Person", "Tomas Brandt"), b.entity("Person", "Nora Quist")
    wavely = b.entity("Organization", "Wavely")
    norvik, post = b.entity("Organization", "Norvik Media"), b.entity("Organization", "the Post")
    group = b.entity("Group", "Three Wavely managers")
    call = b.event(
        "Call", "video call", [(varga, "Speaker"), (brandt, "Attendee"), (quist, "Attendee"), (group, "Attendee")]
    )
    b.statement(
        "“You can flip a switch on the harbour fees tonight,”",
        speaker=[varga],
        source="the mayor",
        cue="said",
        event=call,
        credited=[post],
    )
    b.statement("“Shame on you!”", speaker=[varga], addressee=[brandt], event=call)
    b.holds(brandt, wavely, "operations chief", "Wavely's operations chief")
    b.relation("operatedBy", wavely, norvik, "Wavely is run by Norvik Media")

    c = Writer(
        "c-courier",
        "Ilse Varga will meet Tomas Brandt again on 2 May 2023, in a meeting of the port board. “We can do better,” he, "
        "she and others said.",
        published="2023-04-20",
        publisher="The Courier",
    )
    varga, brandt = c.entity("Person", "Ilse Varga"), c.entity("Person", "Tomas Brandt")
    c.event(
        "Meeting",
        "meeting",
        [(varga, "Attendee"), (brandt, "Attendee")],
        date="2023-05-02",
        when="2 May 2023",
        planned=True,
    )
    c.statement("“We can do better,”", speaker=[varga, brandt], cue="said")
    return [a.done(), b.done(), c.done()]


class Rules:
    """An extractor for tests of the build: two capitalised words are a person, words in quotation marks a statement.

    It counts its work, and fails on an article whose text has the word "explode".
    """

    def __init__(self, pipeline: str = PIPELINE) -> None:
        self.pipeline = pipeline
        self.seen: list[str] = []

    def extract(self, article: Article) -> Annotation:
        self.seen.append(article.id)
        if "explode" in article.text:
            raise RuntimeError("boom\nsecond line")
        people: dict[str, list[Mention]] = {}
        for found in re.finditer(r"[A-Z][a-z]+ [A-Z][a-z]+", article.text):
            people.setdefault(found.group(), []).append(Mention(Span(*found.span()), "name", "ng_test.v1"))
        entities = tuple(
            Entity(f"e{n}", "Person", name, (name,), tuple(m)) for n, (name, m) in enumerate(people.items())
        )
        statements = tuple(
            Statement(
                f"s{n}", "direct", (Span(*found.span()),), speaker=("e0",) if people else (), extractor="ng_test.v1"
            )
            for n, found in enumerate(re.finditer(r"“[^”]+”", article.text))
        )
        return Annotation(article, entities, statements=statements, pipeline=self.pipeline)
