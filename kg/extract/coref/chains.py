"""What is known of each entity while the article is read, and where each was last seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.extract.coref import tables
from kg.extract.names.tables import first_names
from kg.model import Entity, Mention, Span

WINDOW = 60  # places looked back over: bounds the work for each pronoun
_PLURAL_NAMES = frozenset({"Beatles"})


@dataclass(slots=True)
class Chain:
    """An entity that grows.

    Args:
        entity: as the names component left it; None for a group that is only described.
        type: entity type.
        name: of a group, its description.
        plural: several persons or bodies.
        gender: female, male or "" as the text says.
        leaning: the same as pronouns and given names suggest; never published.
        nouns: singular nouns by which the text calls it ("senator", "company").
        traits: party and other words put before those nouns.
        modifiers: of a group, the words before its noun.
        form: of a group, how its first description begins (see `Phrase.form`).
        number: of a group, the words that count in its first description.
        mentions: in no order.
        seen: how often it was mentioned so far.
        last: first token of its last mention.
    """

    entity: Entity | None
    type: str
    name: str
    plural: bool = False
    gender: str = ""
    leaning: str = ""
    nouns: set[str] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)
    modifiers: frozenset[str] = frozenset()
    form: str = ""
    number: str = ""
    mentions: list[Mention] = field(default_factory=list)
    seen: int = 0
    last: int = -1

    def add(self, mention: Mention) -> None:
        """One more mention."""
        self.mentions.append(mention)


def chain_of(entity: Entity) -> Chain:
    """A named entity, ready to grow."""
    leaning = entity.gender
    if entity.type == "Person" and not leaning:
        given = first_names().get(entity.name.split()[0], "") if " " in entity.name else ""
        leaning = given if given in {"female", "male"} else ""
    return Chain(
        entity,
        entity.type,
        entity.name,
        plural=entity.name in _PLURAL_NAMES,
        gender=entity.gender,
        leaning=leaning,
        mentions=list(entity.mentions),
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where something is mentioned that a pronoun may take up; `chain` -1 for things that are no entities.

    Args:
        chain: number of the chain.
        start: first token.
        end: token after the last.
        head: token that carries the syntax.
        sentence: number.
        rank: 0 subject, 1 object, 2 after a preposition, 3 elsewhere.
        quote: number of the quotation, -1 outside.
        plural: several.
        cls: person, body, platform, place, crowd or thing.
        kind: name, nominal or pronoun.
        paragraph: number.
        speaks: it is the subject of a verb of speech.
        others: further chains, where several names joined by "and" are one candidate for "they".
    """

    chain: int
    start: int
    end: int
    head: int
    sentence: int
    rank: int
    quote: int
    plural: bool
    cls: str
    kind: str
    paragraph: int = 0
    speaks: bool = False
    others: tuple[int, ...] = ()


def finished(chains: Iterable[Chain]) -> tuple[Entity, ...]:
    """The chains as entities, in the order of their first mention, with new ids."""
    out: list[Entity] = []
    for chain in chains:
        best: dict[Span, Mention] = {}
        for m in chain.mentions:
            best.setdefault(m.span, m)
        mentions = tuple(sorted(best.values()))
        if not mentions:
            continue
        if chain.entity is not None:
            out.append(replace(chain.entity, mentions=mentions, gender=chain.gender))
        else:
            out.append(Entity("e0", chain.type, chain.name, (chain.name,), mentions, 0.8, chain.gender))
    out.sort(key=lambda e: (e.mentions[0].span, e.type, e.name))
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(out, 1))


def title_nouns(entity: Entity) -> set[str]:
    """Nouns that the forms of address among its names stand for: "judge" for "Judge Ann Roe"."""
    found: set[str] = set()
    if entity.type != "Person":
        return found
    for name in entity.names:
        for word in name.lower().split()[:-1]:
            if word in tables.title_nouns():
                found |= tables.title_nouns()[word]
            elif word in tables.person_nouns():
                found.add(word)
    return found


_BODIES = frozenset({"Organization", "Platform"})


def head_words(chains: Iterable[Chain], types: frozenset[str] = _BODIES) -> dict[str, list[int]]:
    """The nouns that say in a name what it is of ("guild" in "Guild of Miners") to the chains so named.

    Args:
        chains: all entities.
        types: those whose names are looked at: bodies, or places ("mosque" in "Great Mosque").
    """
    found: dict[str, list[int]] = {}
    for number, chain in enumerate(chains):
        if chain.type not in types:
            continue
        for name in dict.fromkeys((chain.name, *(chain.entity.names if chain.entity else ()))):
            words = [w.strip(".,'’") for w in name.split()]
            if len(words) < 2:
                continue
            link = next((i for i, w in enumerate(words) if w in {"of", "for", "on", "de"} and i), len(words))
            word = words[link - 1].lower()
            if word.isalpha() and number not in found.setdefault(word, []):
                found[word].append(number)
    return found
