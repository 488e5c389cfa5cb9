"""The name of an event that a verb is: who did what to whom, in the past tense or, of what is ahead, with "to".

"Oak Bank launched Card 2", "Ilse Varga was arrested", "Oak Bank to buy Harlan Motors"; of words that were said, what
they were and about what: "Ilse Varga's announcement about ferry fares".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.extract.events.ballots import is_side, put_to_vote
from kg.extract.events.grammar import agents_of, antecedent, conjuncts, is_passive, objects_of, pobj
from kg.extract.events.mood import mood
from kg.extract.events.past import told
from kg.extract.events.phrase import noun_phrase, short_phrase
from kg.extract.events.tables import word_kinds
from kg.extract.events.verbal import event_verb
from kg.extract.index import Hit, MentionIndex
from kg.model import AGENT_TYPES, Entity

#: A name of so many words says enough.
LONGEST = 9
_CLAUSES = frozenset(("ccomp", "xcomp"))
_OBJECTS = frozenset(("dobj", "obj"))
#: What a clause with one of these is about, it does not say.
_EMPTY = frozenset(("time", "thing", "way", "fact", "one", "something", "nothing", "anything", "reason", "case"))
_BE = {"is": "was", "was": "was", "are": "were", "were": "were"}
_EVERYBODY = frozenset(("everyone", "everybody", "all", "others"))

_NAMELESS = frozenset(("i", "we", "you", "he", "she", "it", "they", "them", "who", "those", "these", "this", "that"))
_MEASURES = frozenset(("percent", "%", "point", "cent"))
#: Of these the participle is the past: "a shooting that killed Brandt" is named "Brandt was killed".
_HARMING = frozenset(("kill", "wound", "injure", "shoot", "hurt"))
_EXTENT_PREPS = frozenset(("by", "at", "to", "on", "around", "above", "below", "near"))


def verb_name(verb: Token, kind: str, index: MentionIndex) -> str:
    """Who did what, in a few words; `kind` is the type of the event."""
    passive = is_passive(verb)
    doers, done_to = agents_of(verb), objects_of(verb)
    who = _all_called(done_to if passive else doers, index, verb.idx if verb.dep_ == "relcl" else None)
    if kind == "MarketMovement" and doers:
        who = _figure_called(doers[0], index) or who
    if verb.lemma_ == "sign":
        paper = called(done_to[0], index) if done_to else ""
        if len(paper.split()) > 1:
            return paper  # those who signed an open letter are its participants
    nobody = not who or any((h := index.hit(d.idx, d.idx + len(d))) and h.entity.type == "Place" for d in doers[:1])
    if nobody and not passive and verb.lemma_ in _HARMING and done_to:
        whom = _all_called(done_to, index, None)
        return f"{whom} {'were' if _is_many(done_to[0], index) else 'was'} {told(verb)}" if whom else told(verb)
    said = "" if passive else _said(verb, kind, who, index)
    if said:
        return said
    words = [who, _verb_words(verb, done_to if passive else (), index)]
    bare = len(words)
    for ways in _what(verb, doers, index):
        words.append(next((w for w in ways if w and _length(*words, w) <= LONGEST), ""))
    if kind == "MarketMovement" and not any(words[bare:]):
        words += [w for w in _how_far(verb) if _length(*words, w) <= LONGEST]
    return " ".join(w for w in words if w)


def _length(*words: str) -> int:
    return len(" ".join(words).split())


def _verb_words(verb: Token, sufferers: Iterable[Token], index: MentionIndex) -> str:
    """The verb with its particle, in the past or with "to"."""
    found = event_verb(verb)
    particle = f" {found[1].text}" if found is not None and found[1] != verb else ""
    ahead = mood(verb) == "planned"
    if is_passive(verb):
        several = [n for s in sufferers for n in conjuncts(s)]
        own = next((c.lower_ for c in verb.children if c.dep_ == "auxpass" and c.lower_ in _BE), "")
        if own and not ahead:
            return f"{_BE[own]} {verb.lower_}{particle}"
        many = sum(_is_agent(n, index) for n in several) > 1 or any(_is_many(n, index) for n in several[:1])
        return f"{'to be' if ahead else 'were' if many else 'was'} {verb.lower_}{particle}"
    if ahead:
        return f"to {verb.lower_ if verb.tag_ in ('VB', 'VBP') else verb.lemma_.lower()}{particle}"
    if verb.lemma_ == "be":
        way = next((c.text for c in verb.rights if c.lower_ in ("up", "down")), "")
        return f"{'were' if any(_is_many(n, index) for n in agents_of(verb)) else 'was'} {way}".strip()
    return f"{told(verb)}{particle}"


def _is_many(noun: Token, index: MentionIndex) -> bool:
    """Whether a noun stands for several; a body's or person's own name does not."""
    hit = index.hit(noun.idx, noun.idx + len(noun))
    if hit is not None and hit.entity.type != "Group":
        return False
    return antecedent(noun).tag_ in ("NNS", "NNPS") or noun.lower_ in ("they", "them", "we", "those", "these")


def _what(verb: Token, doers: Sequence[Token], index: MentionIndex) -> Iterator[tuple[str, ...]]:
    """What it was done to, with whom or by whom, what was asked: each in some ways to say it, the fullest first."""
    if is_passive(verb):
        by = called(doers[0], index) if doers else ""
        yield (f"by {by}" if by else "",)
        yield from () if by else _behind(verb, index)
        return
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    what = _thing(objects[0], index) if objects else ("",)
    if verb.lemma_ == "become":
        what = (" ".join(noun_phrase(c) for c in verb.rights if c.dep_ == "attr"),)
    yield what
    yield from _by_which(verb) if what[0] else _behind(verb, index)
    if what[0] or not objects:
        yield (_infinitive(verb, index),)


def _behind(verb: Token, index: MentionIndex) -> Iterator[tuple[str, ...]]:
    """What stands behind a preposition that the verb's rows know: "with Okafor", "of wrongdoing"."""
    found = event_verb(verb)
    known = {p for frame in found[0] for p in frame.preps} if found is not None else set()
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in known and prep.lower_ != "by":
            nouns = [n for n in pobj(prep)[:1] if n.ent_type_ not in ("DATE", "TIME")]
            if is_side(prep):
                thing = put_to_vote(verb, nouns[0], index) if nouns else None
                nouns = [thing] if thing is not None else []
            ways = [w for n in nouns for w in (_all_called([n], index, None), *_thing(n, index))]
            yield tuple(f"{prep.lower_} {w}" for w in ways if w)


def _figure_called(noun: Token, index: MentionIndex) -> str:
    """A figure with those whose it is, and with "every": "shares of Oak Bank", "Every stock"."""
    every = next((f"{c.lower_} " for c in noun.lefts if c.lower_ in ("every", "all", "most")), "")
    full = f"{every}{_thing(noun, index)[0]}" if noun.pos_ == "NOUN" else ""
    return full if _length(full) <= LONGEST // 2 + 1 else ""


def _how_far(verb: Token) -> Iterator[str]:
    """How far a price moved or where it ended, the first that is told: "3 percent", "by 54 points", "at 7,223.98"."""
    for word in verb.rights:
        if word.dep_ in _OBJECTS:
            return  # "lost 5 percent" says it
        within = [word, *(pobj(word) if word.dep_ == "prep" and word.lower_ in _EXTENT_PREPS else ())]
        within += word.children if verb.lemma_ == "be" and word.lower_ in ("up", "down") else ()
        told = next((n for n in within if _is_extent(n)), None)
        if told is not None:
            first = word.i if word.dep_ == "prep" else min((c.i for c in told.lefts), default=told.i)
            last = max((n.i for c in told.rights if c.lower_ == "of" for n in pobj(c)), default=told.i)
            words = " ".join(told.doc[first : last + 1].text.split()).replace(" %", "%")
            yield words
            return


def _is_extent(noun: Token) -> bool:
    measured = any(c.dep_ == "nummod" for c in noun.lefts)
    return noun.like_num or (measured and noun.lemma_.lower() in _MEASURES) or noun.lower_ in ("low", "high")


def _by_which(verb: Token) -> Iterator[tuple[str, ...]]:
    """The phrase without which the verb is no event: "left Okafor in charge"."""
    found = event_verb(verb)
    words = {w for f in found[0] if f.needs == "prepword2" for w in f.words} if found is not None else set()
    for prep in verb.children:
        if prep.dep_ == "prep":
            yield from ((f"{prep.lower_} {short_phrase(n)}",) for n in pobj(prep) if n.lemma_.lower() in words)


def _infinitive(verb: Token, index: MentionIndex) -> str:
    """What was asked, promised or refused: "to sell ferries"."""
    below = next((c for c in verb.children if c.dep_ in _CLAUSES and c.i > verb.i and _has_to(c)), None)
    if below is None:
        return ""
    words = ["to"]
    for _ in range(3):
        words += [*(c.text for c in below.children if c.dep_ == "auxpass"), below.text]
        words += (c.text for c in below.children if c.dep_ == "prt")
        after = next((c for c in below.children if c.dep_ == "xcomp" and c.i > below.i), None)
        if after is None or any(c.dep_ in _OBJECTS for c in below.children):
            words += _end(below, index)
            break
        below = after
        words += ["to"] if _has_to(below) else []
    return " ".join(w for w in words if w)


def _end(verb: Token, index: MentionIndex) -> Iterator[str]:
    """What closes an infinitive: its object, "on listening" or "for the pier", but no date."""
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    if objects:
        yield _thing(objects[0], index)[0]
        return
    for prep in verb.children:
        inner = next((c for c in prep.children if c.dep_ in ("pcomp", "pobj")), None) if prep.dep_ == "prep" else None
        if inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
            yield prep.text
            yield inner.text if inner.dep_ == "pcomp" else called(inner, index)
            return


def _has_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _said(verb: Token, type_: str, who: str, index: MentionIndex) -> str:
    """Words by their kind and topic, where a clause tells them: "Ilse Varga's announcement about ferry fares"."""
    found = event_verb(verb)
    kinds = word_kinds()
    kind = kinds.get(type_, "") and (kinds.get(verb.lemma_.lower()) or kinds[type_])
    if not who or not kind or any(c.dep_ in _OBJECTS for c in verb.children):
        return ""
    below = next((c for c in verb.rights if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and not _has_to(c))), None)
    if below is None and any(_has_to(c) for c in verb.children if c.dep_ == "xcomp"):
        return ""
    known = {p for frame in found[0] for p in frame.preps} if found is not None else set()
    if below is None and any(p.dep_ == "prep" and p.lower_ in known for p in verb.children):
        return ""  # "called on Okafor", "apologized to Varga"
    name = f"{possessive(who)} {'planned ' if mood(verb) == 'planned' else ''}{kind}"
    topics = _topic(below, who, index) if below is not None else ()
    about = next((t for t in topics if t and _length(name, t) < LONGEST), "")
    return f"{name} about {about}" if about else name


def _topic(clause: Token, who: str, index: MentionIndex) -> tuple[str, ...]:
    """What a clause is about: its subject, unless that is nobody or the speaker; then what it is done to."""
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if any(c.dep_ == "expl" for c in clause.children):
        subject = next((c for c in clause.children if c.dep_ in ("attr", "dobj")), subject)
    about = _thing(subject, index) if subject is not None else ("",)
    if about[0] and about[0] != who and subject is not None and subject.lemma_ not in _EMPTY:
        return about
    objects = [c for c in clause.children if c.dep_ in (*_OBJECTS, "attr")]
    return _thing(objects[-1], index) if objects else ()


def possessive(name: str) -> str:
    """The name with its genitive: "Ilse Varga's", "Harlan Motors'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _thing(noun: Token, index: MentionIndex) -> tuple[str, ...]:
    """A thing by its phrase with what it is of, by its phrase, and by its noun with the nouns before it."""
    phrase = called(noun, index)
    behind = (n for c in noun.children if c.lower_ == "of" for n in pobj(c) if n.lemma_ not in _MEASURES)
    of = next((w for n in behind if n.lemma_ not in _EMPTY and (w := called(n, index))), "")
    full = f"{phrase} of {of}" if of and phrase.endswith(noun.text) else phrase
    bare = " ".join(t.text for t in (*(c for c in noun.lefts if c.dep_ == "compound"), noun))
    return tuple(dict.fromkeys((full, phrase, bare if phrase else "")))


def _all_called(nouns: Sequence[Token], index: MentionIndex, before: int | None) -> str:
    """The names of one or two, or of the first of more; of a relative clause of those before it."""
    each = [n for noun in nouns for n in conjuncts(antecedent(noun))]
    # Beside the first, only those who can act: not "alongside both announcements".
    each = [n for k, n in enumerate(each) if k == 0 or (_is_agent(n, index) and (before is None or n.idx < before))]
    names = list(dict.fromkeys(w for n in each if (w := called(n, index))))
    if len(names) == 2 and _length(*names) <= LONGEST // 2 + 1:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} and others" if len(names) > 1 else "".join(names)


def _is_agent(noun: Token, index: MentionIndex) -> bool:
    hit = index.hit(noun.idx, noun.idx + len(noun))
    return hit is not None and hit.entity.type in AGENT_TYPES


def called(noun: Token, index: MentionIndex) -> str:
    """The entity's name for a name, a pronoun or a description of somebody with a name, else the noun phrase."""
    noun = antecedent(noun)
    if noun.lower_.endswith(("self", "selves")):
        return ""
    if noun.lower_ in _EVERYBODY:
        return noun.lower_
    hit = index.hit(noun.idx, noun.idx + len(noun))
    if hit is not None and hit.mention.span.end >= noun.idx + len(noun):
        named = hit.mention.kind == "name"
        if named and noun.pos_ in ("NOUN", "ADJ") and not _is_in_name(noun, hit.entity):
            return short_phrase(noun)
        if named or noun.pos_ == "PRON" or (_is_named(hit.entity) and _is_head(noun, hit)):
            return "" if hit.entity.name.lower() in _NAMELESS else hit.entity.name
    return "" if noun.pos_ == "PRON" else short_phrase(noun)


def _is_in_name(noun: Token, entity: Entity) -> bool:
    """Whether the noun is part of a name of the entity, not a thing named after it."""
    return any(noun.text in name.split() for name in entity.names)


def _is_head(noun: Token, hit: Hit) -> bool:
    """Whether a description is of the noun, not of another that the noun stands behind: "a firm that got a loan"."""
    words = noun.doc.char_span(hit.mention.span.start, hit.mention.span.end, alignment_mode="expand")
    return words is None or words.root == noun


def _is_named(entity: Entity) -> bool:
    return entity.type not in ("Group", "Place") and any(m.kind == "name" for m in entity.mentions)
