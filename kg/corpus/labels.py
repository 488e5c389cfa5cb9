"""The labels of one mark, told apart by their looks.

==========================  ==========================================================================
`7`, `7.src`, `7.cue`       content, source, cue of statement 7
`to=a,b` `by=` `at=` ...    about the statement that the mark belongs to
`orlo`, `orlo:nominal`      a mention of the entity or event
`@call.Chair`               the entity of this mark chairs the event; `@call.Speaker.planned`: is to speak
`call.date`, `call.place`   the words that give the event's date; the place of this mark is where it is held
`role=orlo@lumen`           an affiliation; a mark `title` inside it holds the title's words
`rel=vireo:operatedBy:x`    a relation
==========================  ==========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.corpus.faults import Faults
from kg.corpus.header import Declaration
from kg.corpus.scan import Mark
from kg.model import EVENTFUL, FORMS, MENTION_KINDS, RELATION_TYPES, ROLES, Span

PARTS = {"": "content", ".src": "source", ".cue": "cue"}
FLAGS = ("denied", "nobody", "nocue")
LISTS = ("by", "to", "about", "via")
_STATEMENT = re.compile(r"(\d+)(\.\w+)?\Z")
_PART = re.compile(r"@([a-z][\w-]*)\.(\w+)(\.planned)?\Z")
_EVENT_DETAIL = re.compile(r"([a-z][\w-]*)\.(\w+)\Z")


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that labels say about a span. `of` is whom it is about, `value` what is said, where that is needed."""

    kind: str  # mention, part, date, place, role, title, rel
    span: Span
    line: int
    of: str = ""
    value: str = ""
    planned: bool = False


@dataclass(slots=True)
class Draft:
    """A statement as its marks tell it. Lists and flags are None or False where nothing was written."""

    number: int
    line: int
    content: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    source_entities: list[str] = field(default_factory=list)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    event: str = ""
    form: str = ""
    flags: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Labelled:
    """All that the marks of one article say."""

    drafts: dict[int, Draft] = field(default_factory=dict)
    details: list[Detail] = field(default_factory=list)


def interpret(marks: tuple[Mark, ...], declared: Mapping[str, Declaration], faults: Faults) -> Labelled:
    """Sort the labels of all marks; every id that is used is checked to be declared, and of a fitting kind."""
    result = Labelled()
    for mark in marks:
        _Reader(mark, declared, faults, result).read()
    return result


class _Reader:
    """Reads one mark's labels. `drafts` are the statements that the mark is a part of."""

    def __init__(self, mark: Mark, declared: Mapping[str, Declaration], faults: Faults, result: Labelled) -> None:
        self.mark, self.declared, self.faults, self.result = mark, declared, faults, result
        self.entities: list[str] = []
        self.drafts: list[Draft] = []
        self.sources_only = True

    def fault(self, message: str) -> None:
        self.faults.add(self.mark.line, message)

    def read(self) -> None:
        """Mentions and statements first: the other labels are about them."""
        rest = [label for label in self.mark.labels if not (self._statement(label) or self._mention(label))]
        for label in rest:
            if not (self._about_statement(label) or self._about_event(label) or self._fact(label)):
                self._unknown(label)

    def _add(self, kind: str, of: str = "", value: str = "", planned: bool = False) -> None:
        self.result.details.append(Detail(kind, self.mark.span, self.mark.line, of, value, planned))

    def _unknown(self, label: str) -> None:
        name = label.partition(":")[0].lstrip("@").partition(".")[0]
        self.fault(f"{label!r} is no label: is the id {name!r} declared in the header?")

    def _known(self, name: str, event: bool, label: str) -> bool:
        found = self.declared.get(name)
        if found is None:
            self.fault(f"{label!r}: no {'event' if event else 'entity'} {name!r} is declared in the header")
        elif (found.kind == "event") is not event:
            self.fault(f"{label!r}: {name!r} is {'no event' if event else 'an event'}")
        else:
            return True
        return False

    def _is_signing(self, words: list[str]) -> bool:
        """Whether the relation leads to an event: what was signed may be one."""
        found = self.declared.get(words[2])
        return words[1] in EVENTFUL and found is not None and found.kind == "event"

    def _statement(self, label: str) -> bool:
        match = _STATEMENT.match(label)
        if not match:
            return False
        part = PARTS.get(match[2] or "")
        if part is None:
            self.fault(f"{label!r}: a statement has the parts {match[1]} (content), {match[1]}.src and {match[1]}.cue")
            return True
        self.sources_only &= part == "source"
        if self.drafts and not self.sources_only:
            self.fault(f"{label!r}: only sources share a mark, as in {{7.src 8.src|She}}; put one mark in the other")
            return True
        number = int(match[1])
        draft = self.result.drafts.setdefault(number, Draft(number, self.mark.line))
        self.drafts.append(draft)
        getattr(draft, part).append(self.mark.span)
        if part == "source":
            draft.source_entities += [e for e in self.mark.labels if e.partition(":")[0] in self.declared]
        return True

    def _mention(self, label: str) -> bool:
        name, colon, kind = label.partition(":")
        if name not in self.declared:
            return False
        if colon and kind not in MENTION_KINDS:
            self.fault(f"{label!r}: a mention is one of {', '.join(MENTION_KINDS)}")
            kind = ""
        if self.declared[name].kind != "event":
            self.entities.append(name)
        self._add("mention", name, kind)
        return True

    def _about_statement(self, label: str) -> bool:
        key, equals, value = label.partition("=")
        if label not in FLAGS and not (equals and key in (*LISTS, "at", "form")):
            return False
        if not self.drafts:
            self.fault(f"{label!r} stands on a mark that is no part of a statement")
        for draft in self.drafts:
            self._complete(draft, label, key, value)
        return True

    def _complete(self, draft: Draft, label: str, key: str, value: str) -> None:
        if label in FLAGS:
            draft.flags.add(label)
        elif key in draft.lists or (key == "at" and draft.event) or (key == "form" and draft.form):
            self.fault(f"{key}= is said twice about statement {draft.number}")
        elif key == "form":
            if value.rstrip("!") in FORMS:
                draft.form = value
            else:
                self.fault(f"{label!r}: a form is one of {', '.join(FORMS)}")
        elif key == "at":
            if self._known(value, True, label):
                draft.event = value
        else:
            names = tuple(value.split(",")) if value else ()
            draft.lists[key] = tuple(name for name in names if self._known(name, False, label))

    def _one_entity(self, label: str) -> str:
        if len(self.entities) != 1:
            self.fault(f"{label!r} needs exactly one entity on the same mark, as in {{orlo {label}|Ms Orlo}}")
            return ""
        return self.entities[0]

    def _about_event(self, label: str) -> bool:
        part = _PART.match(label)
        if part:
            if part[2] not in ROLES:
                self.fault(f"{label!r}: the role is none of {', '.join(ROLES)}")
            elif self._known(part[1], True, label) and self._one_entity(label):
                self._add("part", part[1], f"{self.entities[0]} {part[2]}", bool(part[3]))
            return True
        detail = _EVENT_DETAIL.match(label)
        if not detail:
            return False
        if detail[2] not in ("date", "place"):
            self.fault(f"{label!r}: of an event one marks .date and .place (a part in it is written @{label})")
        elif self._known(detail[1], True, label):
            if detail[2] == "date":
                self._add("date", detail[1])
            elif (place := self._one_entity(label)) and self.declared[place].kind != "place":
                self.fault(f"{label!r}: {place!r} is not declared as a place")
            elif place:
                self._add("place", detail[1], place)
        return True

    def _fact(self, label: str) -> bool:
        key, equals, value = label.partition("=")
        if label == "title":
            self._add("title")
        elif key == "role" and equals:
            person, at, body = value.partition("@")
            if not at:
                self.fault(f"{label!r}: write role=PERSON@BODY")
            elif self._known(person, False, label) and self._known(body, False, label):
                self._add("role", person, body)
        elif key == "rel" and equals:
            words = value.split(":")
            if len(words) != 3 or words[1] not in RELATION_TYPES:
                self.fault(f"{label!r}: write rel=SUBJECT:TYPE:OBJECT, TYPE one of {', '.join(RELATION_TYPES)}")
            elif self._known(words[0], False, label) and self._known(words[2], self._is_signing(words), label):
                self._add("rel", words[0], f"{words[1]} {words[2]}")
        else:
            return False
        return True
