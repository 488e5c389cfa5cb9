"""What a description means: a named entity, a group described before, or a new group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain, Spot
from kg.extract.coref.phrases import Phrase, Places
from kg.extract.names.tables import heads

_COMMERCIAL = frozenset(
    "company firm giant maker manufacturer retailer carmaker automaker chipmaker startup start-up corporation business "
    "conglomerate brand studio label insurer airline lender operator".split()
)
_PUBLIC = frozenset(
    "Party Court University Committee Council Ministry Department Congress Senate League Association Foundation Union "
    "Front Movement Society Parliament Commission Agency Federation Army Police Institute Center Centre Church Nations "
    "School College Assembly House Bureau Administration Organization Coalition Alliance Campaign".split()
)
_NO_COMPANY = frozenset(
    "group organization organisation agency party newspaper charity nonprofit university ministry committee militia "
    "court watchdog union league movement team club".split()
)
_PAPERS = frozenset({"newspaper", "paper", "outlet", "publication", "daily", "weekly", "magazine"})
_ANY_BODY = frozenset("organization organisation group company firm".split())
_REACH = 8  # sentences over which "the company" may look back
_PERSON_REACH = 3
_GROUPS_LOOKED_AT = 12
#: Counts that leave open who is meant, so that another such phrase may mean others.
_OPEN = frozenset(
    "some several many most few more other others various numerous another each every dozens hundreds thousands "
    "scores fewer half".split()
)
#: Plural nouns and what those whom they cover are called one by one.
_CHIEFS = frozenset(
    "head chief director ceo president executive manager officer chairman chairwoman boss vice-president founder "
    "co-founder".split()
)
_LAWMAKERS = frozenset("senator congressman congresswoman representative lawmaker legislator councillor mp".split())
_COVERS = {
    "executive": _CHIEFS,
    "boss": _CHIEFS,
    "chief": _CHIEFS,
    "leader": _CHIEFS | {"leader"},
    "lawmaker": _LAWMAKERS,
    "politician": _LAWMAKERS | {"politician", "governor", "mayor", "minister", "president"},
    "legislator": _LAWMAKERS,
    "official": frozenset("minister secretary commissioner spokesman spokeswoman official ambassador envoy".split()),
    "lawyer": frozenset("lawyer attorney solicitor barrister prosecutor".split()),
    "minister": frozenset({"minister", "secretary", "chancellor"}),
    "star": frozenset({"actor", "actress", "singer", "star", "comedian"}),
    "scientist": frozenset({"scientist", "researcher", "professor", "physicist", "biologist", "chemist"}),
    "researcher": frozenset({"scientist", "researcher", "professor"}),
}
#: Verbs that taggers take for nouns when a plural follows.
_DEEDS = frozenset("rape kill murder attack abuse harm target shame help free feed arm train fire hire".split())
_AUDIENCE = frozenset("speaker".split())
_ACTING = frozenset("nsubj nsubjpass dobj dative pobj poss conj appos agent".split())
_OFFSTAGE = frozenset("as like than".split())


def named(
    phrase: Phrase,
    sentence: int,
    history: Sequence[Spot],
    chains: Sequence[Chain],
) -> tuple[int, str] | None:
    """The chain that a definite description takes up again, and why; None for a new or unknown one."""
    if phrase.form not in {"the", "this"}:
        return None
    if phrase.cls == "person" and not phrase.plural:
        return _person(phrase, sentence, history, chains)
    if phrase.cls in {"body", "platform", "crowd"} and not phrase.plural:
        return _body(phrase, sentence, history, chains)
    if phrase.cls == "place" and not phrase.plural:
        return _place(phrase, sentence, history, chains)
    return None


def _recent(history: Sequence[Spot], sentence: int, reach: int) -> list[Spot]:
    """Places within reach, the last first."""
    out = []
    for spot in reversed(history):
        if sentence - spot.sentence > reach:
            break
        out.append(spot)
    return out


def _person(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, str] | None:
    noun = phrase.lemmas[0]
    kinds = tables.nouns().get(noun, frozenset())
    near = _recent(history, sentence, 12)
    persons = [s for s in near if s.chain >= 0 and s.cls == "person" and not s.plural]

    def suits(spot: Spot) -> bool:
        chain = chains[spot.chain]
        return not (phrase.gender and (chain.gender or chain.leaning or phrase.gender) != phrase.gender)

    for spot in persons:
        if noun != "member" and noun in chains[spot.chain].nouns and suits(spot) and spot.quote < 0:
            return spot.chain, f"{chains[spot.chain].name} is called {noun} in the article"
    close = [s for s in persons if sentence - s.sentence <= _PERSON_REACH and s.quote < 0 and suits(s)]
    if noun == "person":
        for spot in close:
            if chains[spot.chain].type == "Group":
                return spot.chain, "the last person spoken of by description"
        return None
    if "politician" in kinds and phrase.modifiers - {"former", "first", "new", "current"}:
        for spot in sorted(close, key=lambda s: (sentence - s.sentence, s.rank)):
            chain = chains[spot.chain]
            if any("politician" in tables.nouns().get(n, ()) for n in chain.nouns) and spot.sentence < sentence:
                return spot.chain, f"{chain.name}, named just before, holds office"
        return None
    if "generic" in kinds:
        for spot in sorted(close, key=lambda s: (sentence - s.sentence, s.rank)):
            if spot.sentence < sentence:
                return spot.chain, f"the last person spoken of ({chains[spot.chain].name})"
    return None


def _body(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, str] | None:
    noun = phrase.lemmas[0]
    near = [s for s in _recent(history, sentence, _REACH) if s.chain >= 0 and s.quote < 0]
    bodies = [s for s in near if chains[s.chain].type in {"Organization", "Platform"}]
    for spot in bodies:
        chain = chains[spot.chain]
        if noun in chain.nouns or noun in chain.name.lower().split():
            return spot.chain, f"{chain.name} is called {noun} in the article"
        if noun in _PAPERS and heads().get(chain.name.split()[-1]) == "media":
            return spot.chain, f"{chain.name} is a name for a {noun}"
    if noun in tables.MEASURES or noun == "group":
        for spot in near:
            if "group" in chains[spot.chain].nouns:
                return spot.chain, f"{chains[spot.chain].name} is called a group in the article"
    if phrase.cls == "platform":
        fits = [s for s in bodies if chains[s.chain].type == "Platform"]
        if noun == "forum" or (noun == "network" and not fits):
            return None
    elif noun in _COMMERCIAL or noun in _ANY_BODY:
        fits = [s for s in bodies if _may_trade(chains[s.chain], noun)]
        if noun == "group":
            fits = [s for s in fits if s.rank == 0 and sentence - s.sentence <= 1]
    else:
        return None
    best = max(
        fits,
        key=lambda s: (_weight(s, sentence, chains), s.start),
        default=None,
    )
    if best is None or (phrase.form == "this" and sentence - best.sentence > 2):
        return None
    return best.chain, f"the last that can be called {noun} ({chains[best.chain].name})"


def _may_trade(chain: Chain, noun: str) -> bool:
    if chain.type == "Platform":
        return noun in {"company", "firm", "giant"}
    words = chain.name.split()
    last = heads().get(words[-1], "")
    if noun in _COMMERCIAL:
        other = bool(chain.nouns & _NO_COMPANY) and not chain.nouns & _COMMERCIAL
        return last not in {"media", "party"} and not any(w in _PUBLIC for w in words) and not other
    return last != "media"


def _weight(spot: Spot, sentence: int, chains: Sequence[Chain]) -> float:
    near = -0.9 * (sentence - spot.sentence)
    often = 0.25 * min(chains[spot.chain].seen, 6)
    return near + often + (1.5 if spot.rank == 0 else 0.5 if spot.rank == 1 else 0.0)


def _place(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, str] | None:
    kinds = tables.nouns().get(phrase.lemmas[0], frozenset())
    noun = phrase.lemmas[0]
    fits: list[Spot] = []
    for spot in _recent(history, sentence, _REACH):
        if spot.chain < 0 or chains[spot.chain].type != "Place":
            continue
        name = chains[spot.chain].name.removeprefix("the ").removeprefix("The ")
        country = name in tables.countries()
        if noun in name.lower().split() or noun in chains[spot.chain].nouns:
            return spot.chain, f"{chains[spot.chain].name} is called {noun} in the article"
        if ("country" in kinds and country) or ("settlement" in kinds and not country and " " not in name[12:]):
            fits.append(spot)
    best = max(fits, key=lambda s: (_weight(s, sentence, chains), s.start), default=None)
    return (best.chain, f"the last {noun} named ({chains[best.chain].name})") if best else None


def again(phrase: Phrase, groups: Mapping[str, Sequence[int]], chains: Sequence[Chain]) -> tuple[int, str] | None:
    """A group described before by the same noun, the last first.

    Args:
        phrase: the description.
        groups: for each noun the groups it described, in the order of their last mention.
        chains: all entities.
    """
    numbers = sorted({n for lemma in phrase.lemmas for n in groups.get(lemma, ())}, key=lambda n: -chains[n].last)
    for number in numbers[:_GROUPS_LOOKED_AT]:
        chain = chains[number]
        if chain.plural != phrase.plural:
            continue
        if phrase.form in {"the", "this"}:
            own = phrase.modifiers & _words(chain)
            if not phrase.modifiers or own or phrase.modifiers == chain.modifiers:
                return number, "the same description stands before"
        elif _same_people(phrase, chain):
            return number, "the same description stands before"
    return None


def _same_people(phrase: Phrase, chain: Chain) -> bool:
    """Whether two descriptions without "the" mean the same: "TikTok executives", "three TikTok executives"."""
    if not phrase.modifiers or set(phrase.lemmas) != chain.nouns or chain.modifiers != phrase.modifiers:
        return False
    counts = {n for n in (phrase.number, chain.number) if n}
    forms = {phrase.form, chain.form}
    return len(counts) < 2 and not any(w in _OPEN for n in counts for w in n.split()) and forms <= {"bare", "some"}


def _words(chain: Chain) -> frozenset[str]:
    return chain.modifiers | frozenset(w.lower() for w in chain.name.split())


def pair(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, ...]:
    """The two persons that "the two men" or "both senators" takes up, if two were named together shortly before."""
    if phrase.cls != "person" or not phrase.plural or phrase.form not in {"the", "this", "some"}:
        return ()
    if phrase.number not in {"two", "both"} or (phrase.form == "some" and phrase.number != "both"):
        return ()
    for spot in _recent(history, sentence, 3):
        both = (spot.chain, *spot.others)
        genders = {chains[n].gender or chains[n].leaning or phrase.gender for n in both}
        if len(both) == 2 and spot.quote < 0 and not (phrase.gender and genders - {phrase.gender}):
            return both
    return ()


def covered(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, ...]:
    """Two to four persons named shortly before of each of whom a plural description is true: "the executives"."""
    if phrase.cls != "person" or not phrase.plural or phrase.modifiers or len(phrase.lemmas) > 1:
        return ()
    noun = phrase.lemmas[0]
    both = phrase.number in {"both", "two"}
    if not both and (phrase.form != "the" or phrase.number):
        return ()
    own = _COVERS.get(noun, frozenset()) | {noun}
    met: dict[int, None] = {}
    for spot in _recent(history, sentence, _PERSON_REACH + 1):
        if spot.chain < 0 or chains[spot.chain].type != "Person" or spot.quote >= 0:
            continue
        if (both and noun in _AUDIENCE and spot.rank == 0) or chains[spot.chain].nouns & own:
            met.setdefault(spot.chain)
    found = tuple(sorted(list(met)[:2] if both else met))
    return found if 2 <= len(found) <= 4 else ()


def acts(doc: Doc, phrase: Phrase, places: Places) -> bool:
    """Whether a described person or body has a part in what is told, so that it becomes a group of its own."""
    token = doc[phrase.head]
    if phrase.cls == "person" or (phrase.cls in {"crowd", "body"} and (phrase.form in {"a", "some"} or phrase.plural)):
        if token.dep_ not in _ACTING or not places.live(token):
            return False
        if token.dep_ == "pobj" and token.head.lower_ in _OFFSTAGE:
            return False
        if phrase.form == "bare" and doc[phrase.start].lower_ in _DEEDS and phrase.end - phrase.start == 2:
            return False  # "rape women" are no group
        return not (_generic(phrase) and token.dep_ in {"dobj", "dative", "pobj", "poss"})
    return False


def _generic(phrase: Phrase) -> bool:
    """Whether it speaks of people at large: "women", "some people", "millions of people"."""
    vague = not phrase.number or phrase.number.split()[-1] in _OPEN | {"million", "millions"}
    plain = phrase.form == "bare" or phrase.lemmas[0] in {"people", "person", "man", "woman", "child", "human"}
    return phrase.plural and vague and phrase.form in {"bare", "some"} and not phrase.modifiers and plain
