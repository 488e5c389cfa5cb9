"""A marked-up article becomes an annotation: the whole way, with everything checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.corpus.faults import Faults
from kg.corpus.header import Declaration, split
from kg.corpus.labels import Detail, Labelled, interpret
from kg.corpus.mentions import entity, mentions_of
from kg.corpus.scan import scan
from kg.corpus.statements import complete
from kg.errors import InputError
from kg.model import Affiliation, Annotation, Article, Event, Mention, Participation, Relation


def read_file(path: Path) -> Annotation:
    """Read one marked-up file (UTF-8).

    Raises:
        InputError: it can't be read, or something in it is wrong; all faults are listed with their lines.
    """
    try:
        source = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8", "Save the file as UTF-8.") from error
    return read(source, str(path))


def strip(source: str, where: str = "the markup") -> str:
    """The article's text: what is left when header and marks are taken away.

    Raises:
        InputError: the header or a brace is wrong.
    """
    faults = Faults(where)
    header, body = split(source, faults)
    text, _ = scan(body, header.text_line, faults)
    faults.raise_any()
    return text


def read(source: str, where: str = "the markup") -> Annotation:
    """Turn a marked-up article into an annotation.

    Args:
        source: the whole file: header, separator, marked-up text.
        where: the file's name, for messages.

    Raises:
        InputError: something is wrong; all faults are listed with their lines.
    """
    faults = Faults(where)
    header, body = split(source, faults)
    text, marks = scan(body, header.text_line, faults)
    if not text.strip() and not faults.found:
        faults.add(header.text_line, "there is no text below the header")
    faults.raise_any()
    declared = header.declared
    labelled = interpret(marks, declared, faults)
    faults.raise_any()
    annotation = _assemble(Article(text=text, **header.article), declared, labelled, faults)
    faults.raise_any()
    return annotation


def _assemble(article: Article, declared: Mapping[str, Declaration], labelled: Labelled, faults: Faults) -> Annotation:
    text = article.text
    mentions = {name: mentions_of(d, labelled.details, text, faults) for name, d in declared.items()}
    faults.raise_any()
    order = sorted(declared, key=lambda name: (mentions[name][0], name))
    ids: dict[str, str] = {}
    for kind, letter in (("entity", "e"), ("event", "v")):
        of_kind = [name for name in order if (declared[name].kind == "event") is (kind == "event")]
        ids.update({name: f"{letter}{number}" for number, name in enumerate(of_kind, 1)})
    drafts = sorted(
        labelled.drafts.values(), key=lambda d: (min(d.content, default=None) is None, *sorted(d.content)[:1])
    )
    statements = [complete(d, n, labelled, declared, ids, text, faults) for n, d in enumerate(drafts, 1)]
    faults.raise_any()
    return Annotation(
        article=article,
        entities=tuple(
            entity(int(ids[name][1:]), declared[name], mentions[name], text, faults)
            for name in order
            if declared[name].kind != "event"
        ),
        events=tuple(
            _event(declared[name], mentions[name], labelled.details, ids, declared, text, faults)
            for name in order
            if declared[name].kind == "event"
        ),
        statements=tuple(s for s in statements if s),
        affiliations=tuple(_affiliations(labelled.details, ids, declared, text, faults)),
        relations=tuple(
            Relation(d.value.split()[0], ids[d.of], ids[d.value.split()[1]], d.span)
            for d in labelled.details
            if d.kind == "rel"
        ),
    )


def _event(
    declaration: Declaration,
    mentions: tuple[Mention, ...],
    details: list[Detail],
    ids: Mapping[str, str],
    declared: Mapping[str, Declaration],
    text: str,
    faults: Faults,
) -> Event:
    mine = [d for d in details if d.of == declaration.id]
    dates = [d for d in mine if d.kind == "date"]
    places = {d.value for d in mine if d.kind == "place"} | ({declaration.place} if declaration.place else set())
    name = declaration.names[0]
    if name.casefold() not in text.casefold():
        faults.add(declaration.line, f"the text has no words {name!r} for the event {declaration.id!r}")
    if dates and not declaration.date:
        faults.add(
            dates[0].line, f"the date of {declaration.id!r} is marked, but the header gives none: add YYYY-MM-DD"
        )
    if len(dates) > 1:
        faults.add(dates[1].line, f"the date of {declaration.id!r} is marked twice: mark the words that give it best")
    if len(places) > 1:
        faults.add(declaration.line, f"the event {declaration.id!r} is in two places: {', '.join(sorted(places))}")
    for place in places:
        if place not in declared or declared[place].kind != "place":
            faults.add(declaration.line, f"the place {place!r} of {declaration.id!r} is not declared as a place")
    parts = {
        Participation(ids[d.value.split()[0]], d.value.split()[1], d.span, d.planned) for d in mine if d.kind == "part"
    }
    return Event(
        id=ids[declaration.id],
        type=declaration.type,
        name=name,
        mentions=mentions,
        date=declaration.date,
        date_span=dates[0].span if dates and declaration.date else None,
        place=ids.get(min(places, default=""), ""),
        participants=tuple(sorted(parts, key=lambda p: (p.span, p.entity, p.role))),
        planned=declaration.planned,
    )


def _affiliations(
    details: list[Detail], ids: Mapping[str, str], declared: Mapping[str, Declaration], text: str, faults: Faults
) -> list[Affiliation]:
    """A title belongs to the smallest role mark round it; a role mark without one has no title."""
    roles = [d for d in details if d.kind == "role"]
    titles: dict[int, list[str]] = {}
    for title in (d for d in details if d.kind == "title"):
        around = [r for r in roles if r.span.covers(title.span)]
        if not around:
            faults.add(title.line, f"the title {title.span.of(text)!r} stands in no role=PERSON@BODY mark")
            continue
        least = min(r.span.end - r.span.start for r in around)
        # One title may be of two bodies, or of two people: all role labels of the same mark.
        for role in around:
            if role.span.end - role.span.start == least:
                titles.setdefault(id(role), []).append(title.span.of(text))
    found = []
    for role in roles:
        if declared[role.of].kind != "person" or declared[role.value].kind not in ("organization", "platform", "group"):
            faults.add(role.line, f"role={role.of}@{role.value}: a person holds a role at an organization or platform")
        words = titles.get(id(role), [""])
        if len(words) > 1:
            faults.add(role.line, f"role={role.of}@{role.value} holds {len(words)} titles: mark each role by itself")
        found.append(Affiliation(ids[role.of], ids[role.value], words[0], role.span))
    return found
