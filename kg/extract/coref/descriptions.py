"""What a description means: a named entity, a group described before, or a new group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.extract.coref import tables
from kg.extract.coref.chains import Chain, Spot
from kg.extract.coref.people import described, recent
from kg.extract.coref.phrases import Phrase, Places
from kg.extract.names.tables import heads

_COMMERCIAL = frozenset(
    "company firm giant maker manufacturer retailer carmaker automaker chipmaker startup start-up corporation business "
    "conglomerate brand studio label insurer airline lender operator utility cooperative co-operative chain brewery "
    "consultancy bakery factory farm hotel shop supermarket".split()
)
_PUBLIC = frozenset(
    "Service Services Directorate Authority Board Office Inspectorate Guild Society Chamber Panel Observatory Survey "
    "Regulator Ombudsman Watchdog Charity Trust Conference Party Court University Committee Council Ministry "
    "Department Congress Senate League Association Foundation Union Front Movement Parliament Commission Agency "
    "Federation Army Police Institute Center Centre Church Nations School College Assembly House Bureau "
    "Administration Organization Coalition Alliance Campaign United Workers Nurses Teachers Constabulary Relief "
    "Tribunal Academy Rovers Wanderers".split()
)
_NO_COMPANY = frozenset(
    "group organization organisation agency party newspaper charity nonprofit university ministry committee militia "
    "court watchdog union league movement team club".split()
)
_TRADES = frozenset({"airline", "bank", "broadcaster", "carmaker", "lender"})
_PAPERS = frozenset({"newspaper", "paper", "outlet", "publication", "daily", "weekly", "magazine"})
_ANY_BODY = frozenset("organization organisation group company firm".split())
_NO_THIRD = frozenset({"my", "our", "your", "today", "tomorrow", "yesterday"})
_BACK = 250  # tokens over which "the campaign" looks back to "Hall's campaign"
#: last words of the names of places that are no towns
_NO_TOWN = frozenset(
    "Area Avenue Street Road Square Highway River Lake Island Islands County Valley Bay Park Coast Peninsula Sea Ocean "
    "Mountains Desert Province District Region State States North South East West Northeast Northwest Southeast "
    "Southwest Airport Station Bridge Hall Palace Mosque Museum Library Stadium Broadway Europe Africa Asia America "
    "U.S. U.S US U.K. UK".split()
)
_SCENERY = frozenset({"sea", "ocean", "coast", "world", "earth", "sky"})
_REACH = 8  # sentences over which "the company" may look back
_GROUPS_LOOKED_AT = 12
#: Counts that leave open who is meant, so that another such phrase may mean others.
_OPEN = frozenset(
    "some several many most few more other others various numerous another each every dozens hundreds thousands "
    "scores fewer half".split()
)
#: Verbs that taggers take for nouns when a plural follows.
_DEEDS = frozenset("rape kill murder attack abuse harm target shame help free feed arm train fire hire".split())
_ACTING = frozenset("nsubj nsubjpass dobj dative pobj poss conj appos agent".split())
_OFFSTAGE = frozenset("as like than".split())


def named(
    phrase: Phrase,
    sentence: int,
    history: Sequence[Spot],
    chains: Sequence[Chain],
    called: Mapping[str, Sequence[int]],
) -> tuple[int, str] | None:
    """The chain that a definite description takes up again, and why; None for a new or unknown one."""
    if phrase.form not in {"the", "this"}:
        return None
    if phrase.cls == "person" and not phrase.plural:
        return described(phrase, sentence, history, chains, called)
    if phrase.cls in {"body", "platform", "crowd"} and not phrase.plural:
        return _body(phrase, sentence, history, chains)
    if phrase.cls == "place" and not phrase.plural:
        return _place(phrase, sentence, history, chains)
    return None


def by_name(phrase: Phrase, heads_of: Mapping[str, Sequence[int]], chains: Sequence[Chain]) -> tuple[int, str] | None:
    """The body whose name says that it is one: "the guild" after "Guild of Miners", the last mentioned first."""
    if phrase.form not in {"the", "this"} or phrase.plural or phrase.cls in {"person", "place"} or phrase.number:
        return None
    met = [n for n in heads_of.get(phrase.lemmas[0], ()) if chains[n].seen]
    if phrase.modifiers:
        met = [n for n in met if phrase.modifiers <= {w.lower() for w in chains[n].name.split()}]
    best = max(met, key=lambda n: chains[n].last, default=None)
    return (best, f"{phrase.lemmas[0]} stands in the name {chains[best].name}") if best is not None else None


def told_apart(token: Token) -> bool:
    """Whether a relative clause without a comma says which one is meant: "the studio where she worked"."""
    clause = any(c.dep_ == "relcl" for c in token.rights)
    return clause and token.i + 1 < len(token.doc) and token.nbor().text != ","


def names_body(token: Token, phrase: Phrase) -> bool:
    """Whether a word that stands in a body's name means the body here and no thing: "the store", where it acts."""
    kind = heads().get(phrase.lemmas[0].title(), "")
    bodily = "acting" in tables.nouns().get(phrase.lemmas[0], ()) or kind in {"body", "party", "media"}
    if phrase.cls in {"body", "crowd", "platform"} or bodily or token.is_title:
        return token.dep_ != "attr"
    return token.is_lower and token.dep_ in {"nsubj", "nsubjpass", "agent", "poss"}


def site_named(token: Token, phrase: Phrase) -> bool:
    """Whether a word that stands in a place's name means that place here: "the mosque", of a place or a building."""
    plain = phrase.cls in {"place", "thing"} and not phrase.modifiers and phrase.lemmas[0] not in _SCENERY
    return plain and token.is_lower and token.dep_ != "attr"


def _body(phrase: Phrase, sentence: int, history: Sequence[Spot], chains: Sequence[Chain]) -> tuple[int, str] | None:
    noun = phrase.lemmas[0]
    near = [s for s in recent(history, sentence, _REACH) if s.chain >= 0 and s.quote < 0]
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
    elif noun in tables.kinds():
        words = tables.kinds()[noun]
        fits = [s for s in bodies if words & set(chains[s.chain].name.split())]
        if not fits and noun in _TRADES:
            fits = [s for s in bodies if _may_trade(chains[s.chain], "company")]
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
    for spot in recent(history, sentence, _REACH):
        if spot.chain < 0 or chains[spot.chain].type != "Place":
            continue
        name = chains[spot.chain].name.removeprefix("the ").removeprefix("The ")
        country = name in tables.countries()
        if noun in name.lower().split() or noun in chains[spot.chain].nouns:
            return spot.chain, f"{chains[spot.chain].name} is called {noun} in the article"
        town = not country and tables.place_kinds().get(name, "city") == "city" and name.split()[-1] not in _NO_TOWN
        if ("country" in kinds and country) or ("settlement" in kinds and town and " " not in name[12:]):
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
        if chain.plural != phrase.plural or (chain.form == "poss" and phrase.start - chain.last > _BACK):
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


def acts(doc: Doc, phrase: Phrase, places: Places) -> bool:
    """Whether a described person or body has a part in what is told, so that it becomes a group of its own."""
    token = doc[phrase.head]
    whose = doc[phrase.start]  # "his charity will pay", "Hall's family has called"
    own = phrase.form == "poss" and token.dep_ == "nsubj" and whose.lower_ not in _NO_THIRD
    told = phrase.form in {"a", "some"} or phrase.plural or own
    if phrase.cls == "person" or (phrase.cls in {"crowd", "body"} and told):
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


def at_large(doc: Doc, phrase: Phrase) -> bool:
    """Whether a place is meant at large: "across the country", "around the world"."""
    return phrase.cls == "place" and phrase.start > 0 and doc[phrase.start - 1].lower_ in {"across", "around", "over"}
