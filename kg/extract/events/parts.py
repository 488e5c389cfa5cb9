"""Who takes which part in an event, by the verb, preposition or noun that joins them (table `roles.tsv`).

What did not happen gives no part: "did not attend", "refused to attend", "canceled her appearance at".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.events.cast import Cast
from kg.extract.events.grammar import (
    agents_of,
    antecedent,
    conjuncts,
    first_conjunct,
    is_any,
    is_kind,
    is_own,
    is_passive,
    objects_of,
    pobj,
)
from kg.extract.events.mood import mood
from kg.extract.events.tables import Role, moods, role_nouns, role_words, roles
from kg.extract.events.types import Part, Trigger
from kg.extract.index import Hit
from kg.model import AGENT_TYPES

_STEPS = 6
_PARTIES = frozenset(("between", "with", "against", "on"))
#: Of these "of" names the one whose it is: "the trial of Brandt".
_SUFFERED = frozenset(("death", "slaying", "arrest", "trial", "birth", "charge", "exit"))
#: "listed as a partner": the noun says what the subject is.
_AS_VERBS = frozenset(("list", "name", "serve", "act", "bill", "describe", "appear", "identify", "announce", "join"))
#: Verbs that say of an event no more than that it was.
_CARRYING = frozenset(
    ("hold", "give", "make", "have", "file", "bring", "launch", "deliver", "pay", "extend", "send", "issue", "sign",
     "reach", "strike", "conduct", "carry", "wage", "fight", "win", "lose", "play", "begin", "start", "open")
)  # fmt: skip
_CARRIED = frozenset(("against", "to", "with", "between", "before", "on"))


def parts_of(trigger: Trigger, cast: Cast) -> list[Part]:
    """The parts that the trigger's own sentence gives, surest first for each entity."""
    found: dict[tuple[str, str], Part] = {}
    for hit, role, planned in _joined(trigger, cast):
        if role.role == "-" or hit.entity.type not in AGENT_TYPES:
            continue
        part = Part(hit.entity.id, role.role, hit.mention.span, planned, role.rank)
        found.setdefault((part.entity, part.role), part)
    return list(found.values())


def core_of(trigger: Trigger, cast: Cast) -> frozenset[str]:
    """Those between whom the event is, or whose it is: what tells it from another of its kind."""
    root = trigger.root
    nouns = [c for c in root.children if c.dep_ == "poss" and not is_kind(c)]
    nouns += [
        n
        for c in root.children
        if c.dep_ == "prep" and (c.lower_ in _PARTIES or (c.lower_ == "of" and trigger.family & _SUFFERED))
        for n in pobj(c)
    ]
    return frozenset(h.entity.id for n in nouns for h in cast.all(n))


def owners_of(trigger: Trigger, cast: Cast) -> frozenset[str]:
    """Those named before the noun: "the Rivers Trust event"."""
    before = (c for c in trigger.root.lefts if c.dep_ in ("compound", "nmod", "poss"))
    return frozenset(h.entity.id for c in before if (h := cast.at(c)) is not None)


def _joined(trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    yield from _within(trigger, cast)
    root = first_conjunct(trigger.root)
    yield from _where(trigger, cast)
    for child in trigger.root.children:
        if child.dep_ == "acl" and child.tag_ == "VBD" and trigger.root.dep_ == "pobj":
            yield from _verb_parts(child, "prep", trigger.root.head.lower_, trigger.family, cast, planned=False)
        elif child.dep_ in ("acl", "relcl"):
            for verb in conjuncts(child):
                yield from _clause_on(verb, trigger, cast)
    yield from _climb(root, trigger, cast)


def _within(trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    """Inside the event's own phrase: its possessor, the name before it, its prepositions."""
    root, family = trigger.root, trigger.family
    for child in root.children:
        if child.dep_ == "poss":
            whose = roles("poss", "-", "-", family)
            # "a developers' conference": they come to it.
            kind = is_kind(child)
            yield from _give(cast.agents(child), [replace(r, role="Attendee") for r in whose] if kind else whose)
        elif child.dep_ in ("compound", "nmod") and trigger.kind == "nominal":
            hit = cast.at(child)
            if hit is not None and hit.mention.kind == "name":
                yield from _give([hit], roles("compound", "-", "-", family))
        elif child.dep_ in ("prep", "agent"):
            for noun in pobj(child):
                yield from _give(cast.agents(noun), roles("of", "-", child.lower_, family))


def _where(trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    """Who did what there: "a dinner in Oberwald, where Varga spoke too"."""
    places = (n for c in trigger.root.children if c.dep_ == "prep" and c.lower_ in ("in", "at") for n in pobj(c))
    for noun in (trigger.root, *places):
        for verb in noun.children:
            if verb.dep_ == "relcl" and any(c.lower_ == "where" and c.dep_ == "advmod" for c in verb.children):
                how = mood(verb)
                if how not in ("not", "cancel"):
                    yield from _verb_parts(verb, "prep", "at", trigger.family, cast, how == "planned")


def _clause_on(verb: Token, trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    """A clause on the event: "organized by X", "which X attended", "attended by X", "that included X"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    prep = next((c for c in verb.children if c.dep_ == "prep" and any(p.tag_ in ("WDT", "WP") for p in pobj(c))), None)
    if prep is not None:
        verb = _what_is_ahead(verb)
    how = mood(verb)
    if how in ("not", "cancel"):
        return
    planned = how == "planned"
    relative = subject is None or antecedent(subject) == trigger.root
    family = trigger.family
    if prep is not None:  # "at which X spoke"
        yield from _verb_parts(verb, "prep", prep.lower_, family, cast, planned, skip=trigger.root)
    elif relative and is_passive(verb):
        for role in roles("object", verb_word(verb), "-", family):
            yield from _give(_each(cast, agents_of(verb)), [role], planned)
    elif relative:
        yield from _verb_parts(verb, "subject", "-", family, cast, planned, skip=trigger.root)
    else:
        last = [c.lower_ for c in verb.children if c.dep_ == "prep" and not pobj(c)]
        frame, word = ("prep", last[0]) if last else ("object", "-")
        yield from _verb_parts(verb, frame, word, family, cast, planned, skip=trigger.root)


def _what_is_ahead(verb: Token) -> Token:
    """The "speak" of "is to speak" and "are due to speak"; any other verb as it is."""
    if verb.lemma_ != "be":
        return verb
    above = (verb, *(c for c in verb.children if c.dep_ == "acomp"))
    return next((c for a in above for c in a.children if c.dep_ == "xcomp" and c.tag_ == "VB"), verb)


def _climb(root: Token, trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    """What the event hangs on: a verb, a preposition of a verb or noun, or the noun it stands before."""
    head, dep, family = root.head, root.dep_, trigger.family
    if head == root:
        return
    if head.pos_ in ("VERB", "AUX"):
        for verb in _verbs(head):
            how = mood(verb)
            if how in ("not", "cancel"):
                continue
            planned = how == "planned"
            if dep in ("dobj", "obj") and not is_passive(verb):
                yield from _verb_parts(verb, "object", "-", family, cast, planned)
                yield from _behind(verb, family, cast, planned)
            elif dep == "nsubjpass" and is_passive(verb):
                for role in roles("object", verb_word(verb), "-", family):
                    yield from _give(_each(cast, agents_of(verb)), [role], planned)
                yield from _behind(verb, family, cast, planned)
            elif dep == "nsubj":
                yield from _verb_parts(verb, "subject", "-", family, cast, planned)
        return
    if dep == "pobj":
        yield from _prepositional(head, trigger, cast)
    elif dep in ("compound", "nmod", "poss"):
        yield from _role_noun(head, "*", trigger, cast)


def _behind(verb: Token, family: frozenset[str], cast: Cast, planned: bool) -> Iterator[tuple[Hit, Role, bool]]:
    """What a verb that only carries the noun has behind it is the noun's: "filed a suit in Oslo against Oak Bank"."""
    for prep in verb.children:
        if verb.lemma_ in _CARRYING and prep.dep_ in ("prep", "dative") and prep.lower_ in _CARRIED:
            if prep.lower_ == "with" and verb.lemma_ == "file":
                continue  # "filed the suit with the court"
            for noun in pobj(prep):
                yield from _give(cast.agents(noun), roles("of", "-", prep.lower_, family), planned)


def _verbs(verb: Token) -> Iterator[Token]:
    """A verb and those joined to it that share its words: "organized and hosted the forum"."""
    yield verb
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in ("dobj", "prep") for c in verb.head.children)
    ):
        yield verb.head


def _prepositional(prep: Token, trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    word, above = prep.lower_, prep.head
    for _ in range(_STEPS):
        if above.pos_ not in ("ADP", "ADV", "ADJ", "SCONJ") or above.head == above:
            break
        above = above.head
    if above.pos_ in ("VERB", "AUX"):
        how = mood(above)
        if how in ("not", "cancel") or moods().get(above.lemma_.lower()) == "cancel":
            return
        # "is billed as a sponsor of the event": the role noun and the event both hang on the verb.
        as_what = [n for c in above.children if c.dep_ == "prep" and c.lower_ == "as" for n in pobj(c)]
        for noun in as_what:
            yield from _role_noun(noun, word, trigger, cast)
        if not as_what or above.lemma_ not in _AS_VERBS:
            yield from _verb_parts(above, "prep", word, trigger.family, cast, how == "planned", skip=trigger.root)
    elif above.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        light = above.head
        if above.dep_ == "dobj" and f"{light.lemma_.lower()} {above.lemma_}" in role_words():
            how = mood(light)
            if how not in ("not", "cancel"):
                for role in roles("prep", f"{light.lemma_.lower()} {above.lemma_}", word, trigger.family):
                    yield from _give(_each(cast, agents_of(light)), [role], how == "planned")
            return
        yield from _role_noun(above, word, trigger, cast)
        # "confronted executives at a meeting": the phrase may as well be the verb's.
        if above.dep_ in ("dobj", "pobj") and word in ("at", "during", "on", "in"):
            verb = above.head if above.dep_ == "dobj" else above.head.head
            known = above.dep_ == "dobj" and _is_known(verb, word, trigger)
            whose = is_own(above) or (word != "in" and (known or cast.agents(above)))
            if verb.pos_ == "VERB" and whose and mood(verb) not in ("not", "cancel"):
                ahead = mood(verb) == "planned"
                yield from _verb_parts(verb, "prep", word, trigger.family, cast, ahead, skip=trigger.root)


def _is_known(verb: Token, prep: str, trigger: Trigger) -> bool:
    """Whether the table has the verb itself with the preposition: "introduced a card at the conference"."""
    rows = ({r.rank for r in roles("prep", w, prep, trigger.family)} for w in (verb_word(verb), "*"))
    return next(rows) != next(rows)


def _verb_parts(
    verb: Token, frame: str, prep: str, family: frozenset[str], cast: Cast, planned: bool, skip: Token | None = None
) -> Iterator[tuple[Hit, Role, bool]]:
    lemma = verb_word(verb)
    light = next((c.lemma_ for c in verb.children if c.dep_ == "dobj" and f"{lemma} {c.lemma_}" in role_words()), "")
    for role in roles(frame, f"{lemma} {light}".strip(), prep, family):
        nouns = agents_of(verb) if role.who == "subject" else objects_of(verb)
        # The subject of a passive verb is the one it was done to; a row for any verb means whoever was there.
        if role.who == "subject" and is_passive(verb) and not nouns:
            nouns = objects_of(verb)
        yield from _give(_each(cast, (n for n in nouns if n != skip)), [role], planned)


def verb_word(verb: Token) -> str:
    """The verb's lemma, with its particle if the table knows the two: "set up"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "advmod") and f"{lemma} {child.lower_}" in role_words():
            return f"{lemma} {child.lower_}"
    return lemma


def _role_noun(noun: Token, prep: str, trigger: Trigger, cast: Cast) -> Iterator[tuple[Hit, Role, bool]]:
    found = roles("noun", noun.lemma_.lower(), prep, trigger.family)
    if not found or (is_any(noun) and is_any(trigger.root)):
        return  # "like a coach at a game": any coach at any game
    how = "held"
    nouns: list[Token] = []
    clause = noun.head
    if noun.dep_ in ("attr", "oprd"):
        nouns, how = agents_of(clause) or objects_of(clause), mood(clause)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
        if verb.lemma_ in _AS_VERBS:
            nouns, how = (objects_of(verb) if is_passive(verb) else agents_of(verb)), mood(verb)
    elif noun.dep_ in ("appos", "compound") and noun.head.pos_ in ("PROPN", "NOUN"):
        nouns = [noun.head]
    elif noun.dep_ == "nsubj" and clause.lemma_ in ("be", "include"):
        nouns = [c for c in clause.children if c.dep_ in ("attr", "dobj")]
    if how in ("not", "cancel"):
        return
    # "another event partner, the Rivers Trust": the noun itself is described by the name after it.
    appositions = [c for c in noun.children if c.dep_ == "appos"]
    hits = _each(cast, nouns) or _each(cast, appositions)
    if not hits:
        hit = cast.at(noun)
        # "the event's partners" names the part itself, not one who has it.
        itself = hit is not None and noun.lemma_.lower() in role_nouns() and hit.mention.span.covers(trigger.span)
        hits = [hit] if hit is not None and hit.entity.type in ("Person", "Group") and not itself else []
    yield from _give(hits, found, how == "planned")


def _each(cast: Cast, nouns: Iterable[Token]) -> list[Hit]:
    return [hit for noun in nouns for hit in cast.agents(noun)]


def _give(hits: list[Hit], found: list[Role], planned: bool = False) -> Iterator[tuple[Hit, Role, bool]]:
    for hit in hits:
        for role in found:
            yield hit, role, planned
