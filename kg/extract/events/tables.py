"""The room's tables, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import AGENT_TYPES

_FOLDER = Path(__file__).parent / "tables"
#: Families of events that people come to.
OCCASIONS = frozenset(
    ("talk", "gathering", "demo", "sport", "match", "speech", "press", "festival", "ceremony", "hearing", "debate")
)


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[list[str], ...]:
    """The rows of a table without its comments and header, each as wide as the header."""
    return tuple(_rows(name))


def _rows(name: str) -> Iterator[list[str]]:
    lines = [line for line in (_FOLDER / name).read_text("utf-8").splitlines() if line and line[0] != "#"]
    width = lines[0].count("\t") + 1
    for line in lines[1:]:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or head word that names an event."""

    type: str
    family: frozenset[str]
    use: str = "name"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What one pattern gives: `who` is `subject` or `object`, `role` is "-" where it gives nothing."""

    who: str
    role: str
    rank: int


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb that is an event by itself, in one of its frames.

    Args:
        type: concept of the event scheme.
        family: as of nouns.
        subject: role of the subject, "-" for none; so are `object` and the values of `preps`.
        object: role of the object.
        preps: role of an agent behind a preposition.
        needs: what must stand beside the verb, as the table's header tells.
        types: what the agents must be; empty for anything.
        words: lemmas of which one must stand there.
        without: lemmas of which none may stand there.
    """

    type: str
    family: frozenset[str]
    subject: str
    object: str
    preps: dict[str, str]
    needs: str
    types: frozenset[str]
    words: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


def _family(cell: str) -> frozenset[str]:
    return frozenset(cell.split(","))


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Lemma, of one or two words, to the event it names."""
    return {noun: Noun(kind, _family(family), use) for noun, kind, family, use in rows("triggers.tsv")}


@lru_cache(maxsize=1)
def heads() -> dict[str, Noun]:
    """Last word of a proper name to the event it names."""
    return {head: Noun(kind, _family(family)) for head, kind, family in rows("named.tsv")}


@lru_cache(maxsize=1)
def known() -> dict[str, Noun]:
    """Whole proper names; the type is "-" for names that are no event."""
    return {name: Noun(kind, _family(family)) for name, kind, family in rows("known.tsv")}


@lru_cache(maxsize=1)
def dated() -> tuple[tuple[re.Pattern[str], Noun], ...]:
    """Patterns of events that are called by their day."""
    return tuple(
        (re.compile(rf"(?<!\w){pattern.replace(' ', chr(92) + 's+')}(?!\w)"), Noun(kind, _family(family), "name", date))
        for pattern, kind, family, date in rows("dated.tsv")
    )


@lru_cache(maxsize=1)
def moods() -> dict[str, str]:
    """Lemma of a word over a clause to what it makes of the clause."""
    return {row[0]: row[1] for row in rows("modality.tsv")}


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[EventVerb, ...]]:
    """Verb lemma, with its particle if it has one, to the events that it can be, in the order of the table."""
    out: dict[str, list[EventVerb]] = {}
    for verb, kind, family, subject, obj, preps, needs, lemmas in rows("verbs.tsv"):
        need, _, types = needs.partition("/")
        listed = frozenset(lemmas.removeprefix("!").split(",")) if lemmas else frozenset[str]()
        out.setdefault(verb, []).append(
            EventVerb(
                kind,
                _family(family),
                subject,
                obj,
                dict(p.split(":") for p in preps.split(",") if ":" in p),
                need,
                _types(types),
                frozenset() if lemmas.startswith("!") else listed,
                listed if lemmas.startswith("!") else frozenset(),
            )
        )
    return {verb: tuple(frames) for verb, frames in out.items()}


def _types(cell: str) -> frozenset[str]:
    """The types that a cell lists; "agent" stands for all who can act."""
    listed = frozenset(cell.split(",")) if cell else frozenset[str]()
    return frozenset(AGENT_TYPES) if "agent" in listed else listed


@lru_cache(maxsize=1)
def figures() -> frozenset[str]:
    """Nouns for what has a price or a level that moves."""
    return words("figures.txt")


@lru_cache(maxsize=1)
def assemblies() -> dict[str, str]:
    """Noun for who meets and votes without another -> `body`, or `people` for one that counts in the plural."""
    return {row[0]: row[1] for row in rows("assemblies.tsv")}


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Nouns that make the name beside them a body's."""
    return words("offices.txt")


def words(name: str) -> frozenset[str]:
    """The lines of a list without its comments."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Nouns for those who act for a body."""
    return words("bodies.txt")


@lru_cache(maxsize=1)
def word_kinds() -> dict[str, str]:
    """Verb lemma, or concept for the other verbs of its type, to the noun for the words that it puts out."""
    return {row[0]: row[1] for row in rows("words.tsv")}


@lru_cache(maxsize=1)
def _roles() -> dict[tuple[str, str, str], list[tuple[str, Role]]]:
    out: dict[tuple[str, str, str], list[tuple[str, Role]]] = {}
    for rank, (frame, word, prep, who, role, family) in enumerate(rows("roles.tsv")):
        out.setdefault((frame, word, prep), []).append((family, Role(who, role, rank)))
    return out


@lru_cache(maxsize=1)
def presence() -> dict[tuple[str, str], str]:
    """Preposition and noun of a phrase that says who was there, to the role of those who were."""
    return {(prep, noun): role for prep, noun, role in rows("presence.tsv")}


@lru_cache(maxsize=1)
def role_nouns() -> frozenset[str]:
    """Nouns that name a part in an event."""
    return frozenset(word for frame, word, _prep in _roles() if frame == "noun" and word != "*")


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """Verbs with a particle or object that the table of roles knows."""
    return frozenset(word for _frame, word, _prep in _roles() if " " in word)


def roles(frame: str, word: str, prep: str, family: frozenset[str]) -> list[Role]:
    """What the pattern gives in an event of that family; a row for the word itself shadows those for any word."""
    table = _roles()
    for key in ((frame, word, prep), (frame, word, "*"), (frame, "*", prep)):
        found = [r for f, r in table.get(key, ()) if _fits(f, family)]
        if found:
            return _first_of_each(found)
    return []


def _fits(cell: str, family: frozenset[str]) -> bool:
    if cell == "*":
        return True
    if cell == "occasion":
        return bool(family & OCCASIONS) or "any" in family
    return cell in family


def _first_of_each(found: list[Role]) -> list[Role]:
    firsts: dict[str, Role] = {}
    for role in found:
        firsts.setdefault(role.who, role)
    return list(firsts.values())
