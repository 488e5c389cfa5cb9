"""Whom a description of persons means: one named or described before, two named together, or all whom it covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain, Spot
from kg.extract.coref.learned import PARTY
from kg.extract.coref.phrases import Phrase

_CALLED_REACH = 12  # sentences over which "the nurse" looks back for one called a nurse
_REACH = 3
_IDLE = frozenset("former first new current young old veteran longtime long-time then".split())
_AUDIENCE = frozenset({"speaker"})


def recent(history: Sequence[Spot], sentence: int, reach: int) -> list[Spot]:
    """Places within reach, the last first."""
    out = []
    for spot in reversed(history):
        if sentence - spot.sentence > reach:
            break
        out.append(spot)
    return out


def described(
    phrase: Phrase,
    sentence: int,
    history: Sequence[Spot],
    chains: Sequence[Chain],
    called: Mapping[str, Sequence[int]],
) -> tuple[int, str] | None:
    """The person that a definite description takes up again, and why.

    Args:
        phrase: the description.
        sentence: its number.
        history: what was mentioned before.
        chains: all entities.
        called: for each noun the persons who are called so anywhere in the article.
    """
    noun = phrase.lemmas[0]
    kinds = tables.nouns().get(noun, frozenset())

    def suits(spot: Spot) -> bool:
        chain = chains[spot.chain]
        return not (phrase.gender and (chain.gender or chain.leaning or phrase.gender) != phrase.gender)

    persons = [
        s
        for s in recent(history, sentence, _CALLED_REACH)
        if s.chain >= 0 and s.cls == "person" and not s.plural and s.quote < 0 and suits(s)
    ]
    found = _called(phrase, noun, persons, chains)
    if found is not None:
        return (found, f"{chains[found].name} is called {noun} in the article") if found >= 0 else None
    far = {n for word in tables.covers().get(noun, frozenset({noun})) for n in called.get(word, ()) if chains[n].seen}
    if len(far) == 1 and not kinds & {"kin", "generic"} and not phrase.modifiers - _IDLE:
        (found,) = far
        if not (phrase.gender and chains[found].leaning not in {"", phrase.gender}):
            return found, f"{chains[found].name} alone is called {noun} in the article"
    close = [s for s in persons if sentence - s.sentence <= _REACH]
    if noun == "person":
        for spot in close:
            if chains[spot.chain].type == "Group":
                return spot.chain, "the last person spoken of by description"
        return None
    near = sorted((s for s in close if s.sentence < sentence), key=lambda s: (sentence - s.sentence, s.rank))
    if "politician" in kinds and (phrase.modifiers - _IDLE or noun in PARTY):
        return _politician(phrase, noun, near, chains)
    if "generic" in kinds:
        for spot in near:
            return spot.chain, f"the last person spoken of ({chains[spot.chain].name})"
    return None


def _party(phrase: Phrase, noun: str) -> str:
    return next((PARTY[w] for w in (noun, *sorted(phrase.modifiers)) if w in PARTY), "")


def _called(phrase: Phrase, noun: str, persons: Sequence[Spot], chains: Sequence[Chain]) -> int | None:
    """The last who is called so, by that noun or by one that it covers; -1 where several are and none is told apart."""
    if noun == "member":
        return None
    party = _party(phrase, noun)
    telling = {PARTY.get(m, m) for m in phrase.modifiers - _IDLE}
    own = tables.covers().get(noun, frozenset({noun}))
    met: dict[int, None] = {}
    for spot in persons:
        chain = chains[spot.chain]
        theirs = chain.traits & set(PARTY.values())
        if chain.nouns & own and not (party and theirs and party not in theirs):
            met.setdefault(spot.chain)
    fitting = [n for n in met if telling & chains[n].traits]
    if len(met) > 1 and telling and not fitting:
        return -1  # "the Green candidate" among two of whom no party is told: better nobody than the wrong one
    return (fitting or list(met))[0] if met else None


def _politician(phrase: Phrase, noun: str, near: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, str] | None:
    party = _party(phrase, noun)
    met: dict[int, None] = {}
    for spot in near:
        chain = chains[spot.chain]
        theirs = chain.traits & set(PARTY.values())
        office = any("politician" in tables.nouns().get(n, ()) for n in sorted(chain.nouns))
        if (office or party in theirs) and not (party and theirs and party not in theirs):
            met.setdefault(spot.chain)
    telling = {PARTY.get(m, m) for m in {noun, *phrase.modifiers} - _IDLE}
    fitting = [n for n in met if telling & chains[n].traits]
    if len(fitting) == 1 or len(met) == 1:
        found = (fitting or list(met))[0]
        return found, f"{chains[found].name}, named just before, holds office"
    return None


def pair(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, ...]:
    """The two that "the two men", "both senators" or "the two companies" takes up, named shortly before."""
    if not phrase.plural or phrase.form not in {"the", "this", "some"}:
        return ()
    if phrase.number not in {"two", "both"} or (phrase.form == "some" and phrase.number != "both"):
        return ()
    if phrase.cls not in {"person", "body", "platform", "crowd"}:
        return ()

    def fits(number: int) -> bool:
        chain = chains[number]
        if phrase.cls != "person":
            return chain.type in {"Organization", "Platform"}
        said = chain.gender or chain.leaning
        return chain.type == "Person" and not (phrase.gender and said and said != phrase.gender)

    reach = 3 if phrase.cls == "person" else 1  # bodies come and go faster
    for spot in recent(history, sentence, reach):
        both = (spot.chain, *spot.others)
        if len(both) == 2 and spot.quote < 0 and all(fits(n) for n in both):
            return both
    met: dict[int, None] = {}
    for spot in recent(history, sentence, min(reach, 2)):
        if spot.chain >= 0 and spot.quote < 0 and not spot.others and fits(spot.chain):
            met.setdefault(spot.chain)
    return tuple(sorted(met, key=lambda n: chains[n].last)) if len(met) == 2 else ()


def covered(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, ...]:
    """Two to four persons named shortly before of each of whom a plural description is true: "the executives"."""
    if phrase.cls != "person" or not phrase.plural or phrase.modifiers or len(phrase.lemmas) > 1:
        return ()
    noun = phrase.lemmas[0]
    both = phrase.number in {"both", "two"}
    if not both and (phrase.form != "the" or phrase.number):
        return ()
    own = tables.covers().get(noun, frozenset({noun}))
    met: dict[int, None] = {}
    for spot in recent(history, sentence, _REACH + 1):
        if spot.chain < 0 or chains[spot.chain].type != "Person" or spot.quote >= 0:
            continue
        if (both and noun in _AUDIENCE and spot.rank == 0) or chains[spot.chain].nouns & own:
            met.setdefault(spot.chain)
    found = tuple(sorted(list(met)[:2] if both else met))
    return found if 2 <= len(found) <= 4 else ()
