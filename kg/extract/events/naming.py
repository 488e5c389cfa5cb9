"""The name of an event: its proper name, or the noun phrase that says most of it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.events.grammar import agents_of, antecedent, is_passive, objects_of, pobj
from kg.extract.events.merge import Group
from kg.extract.events.mood import mood
from kg.extract.events.nominal import noun_phrase
from kg.extract.events.verbal import event_verb
from kg.extract.index import MentionIndex

#: A name of so many words says enough.
_LONGEST = 9
_LEADING_DATE = re.compile(
    r"(?:(?:last|this|next)\s+(?:week|month|year)(?:['’]s)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s)\s+",
    re.IGNORECASE,
)

#: Words that hold only on the day of the article or tell how long, not what: "the Wednesday meeting".
_PASSING = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this|next|yesterday|today|tonight|tomorrow)\b|\b\d+-\w+|\bplanned\b",
    re.IGNORECASE,
)


def event_name(found: Group, index: MentionIndex) -> str:
    """The proper name first; else the fullest phrase without passing words; of equals the first."""
    spots = [s for s in found.sightings if s.trigger.kind != "pronoun"]
    # A headline's capitals and shortness are not how the event is called, if the text names it too.
    triggers = [s.trigger for s in spots if not s.headline] or [s.trigger for s in spots]
    verbs = [t for t in triggers if t.use == "verb"]
    if verbs and all(t.use in ("verb", "back") for t in triggers):
        return max((verb_name(t.root, index) for t in verbs), key=lambda n: min(len(n.split()), _LONGEST))
    names = [t.name for t in triggers if t.kind == "name"]
    if names:
        return names[0]
    if all(t.use in ("back", "verb") for t in triggers):
        triggers = [s.trigger for s in spots]
    telling = [t for use in (("event", "name"), ("strict",)) for t in triggers if t.use in use]
    uses = {t.use for t in telling[:1]}
    phrases = [t.name for t in telling if t.use in uses] or [t.name for t in triggers]
    lasting = [p for p in phrases if not _PASSING.search(p)] or [_LEADING_DATE.sub("", p) or p for p in phrases]
    return max(lasting, key=lambda p: min(len(p.split()), 6))


def verb_name(verb: Token, index: MentionIndex) -> str:
    """Who did what: "Oak Bank launched the card"; of a passive "Ilse Varga was arrested"."""
    passive = is_passive(verb)
    subjects = objects_of(verb) if passive else agents_of(verb)
    subject = _called(subjects[0], index) if subjects else ""
    helpers = [c.text for c in verb.lefts if c.dep_ in ("aux", "auxpass") and c.lower_ != "to"]
    found = event_verb(verb)
    particle = [found[1].text] if found is not None and found[1] != verb else []
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")] if not passive else []
    what = _called(objects[0], index) if objects else ""
    preps = {p for frame in found[0] for p in frame.preps} if found is not None else set()
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in preps and prep.lower_ != "by" and not what:
            nouns = [n for n in pobj(prep)[:1] if n.ent_type_ not in ("DATE", "TIME")]
            what = " ".join(w for n in nouns for w in (prep.lower_, _called(n, index)) if w)
    if verb.tag_ == "VB" and verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.lefts):
        # "managed to buy", and of what is ahead "to buy".
        helpers = ["to"] if mood(verb) == "planned" else [verb.head.text, "to"]
    if verb.lemma_ == "become":
        what = " ".join(noun_phrase(c) for c in verb.rights if c.dep_ == "attr")
    if verb.lemma_ == "be":
        what = " ".join(c.text for c in verb.rights if c.lower_ in ("up", "down"))
    if not what and not passive:
        what = _told(verb)
    if passive and not what:
        what = " ".join(
            w for a in agents_of(verb)[:1] if (w := _called(a, index)) and "by" in {c.lower_ for c in verb.children}
        )
        what = f"by {what}" if what else ""
    if passive and not helpers:
        helpers = ["was" if len(subjects) == 1 and subjects[0].tag_ not in ("NNS", "NNPS") else "were"]
    paper = subject if passive else what
    if verb.lemma_ == "sign" and len(paper.split()) > 1:
        return paper  # those who signed an open letter are its participants
    words = " ".join(w for w in (subject, *helpers, verb.text, *particle, what) if w)
    return words if len(words.split()) <= _LONGEST + 6 else " ".join(w for w in (subject, *helpers, verb.text) if w)


def _told(verb: Token) -> str:
    """What is announced, decided or refused, in the words of its clause up to the first break."""
    below = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i), None)
    if below is None or below.left_edge.i <= verb.i or below.left_edge.i - verb.i > 3:
        return ""
    words: list[str] = []
    for token in verb.doc[below.left_edge.i : below.right_edge.i + 1]:
        if token.is_punct or token.is_space or len(words) == _LONGEST:
            break
        words.append(token.text_with_ws)
    return " ".join("".join(words).split())


def _called(noun: Token, index: MentionIndex) -> str:
    """The entity's name for a pronoun or a name, else the noun phrase."""
    noun = antecedent(noun)
    hit = index.hit(noun.idx, noun.idx + len(noun))
    if hit is not None and (hit.mention.kind == "name" or noun.pos_ == "PRON"):
        return hit.entity.name
    return "" if noun.pos_ == "PRON" else noun_phrase(noun)
