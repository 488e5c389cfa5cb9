"""Nouns and pronouns that name an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.events.ballots import is_count
from kg.extract.events.grammar import pobj
from kg.extract.events.panel import is_body
from kg.extract.events.phrase import is_court_day, noun_phrase
from kg.extract.events.tables import OCCASIONS, Noun, figures, nouns, roles
from kg.extract.events.treaty import is_treaty
from kg.extract.events.types import Trigger
from kg.extract.index import MentionIndex
from kg.model import Span

_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
#: Nouns after an event noun that describe it: "the summit agenda".
_EVENT_PROPERTIES = frozenset(("theme", "venue", "agenda", "programme", "program", "itinerary", "website"))
_CALL_PREPS = frozenset(("on", "during", "after", "before", "in", "throughout"))
_CALL_VERBS = frozenset(
    ("hold", "last", "take", "end", "organize", "organise", "arrange", "join", "host", "begin", "start")
)
#: What an event does or has done to it, and hardly anything else.
_IT_VERBS = frozenset(
    (
        "lead",
        "chair",
        "moderate",
        "attend",
        "host",
        "organize",
        "organise",
        "convene",
        "sponsor",
        "hold",
        "last",
        "take",
        "end",
    )
)
_SPEECH_VERBS = frozenset(
    ("give", "deliver", "make", "begin", "open", "end", "finish", "conclude", "close", "interrupt", "hear", "cancel")
)
#: Of these verbs "it", the object, is the event of the sentence before.
_IT_OBJECT_VERBS = frozenset(
    ("moderate", "chair", "co-chair", "attend", "host", "co-host", "organize", "organise", "convene", "sponsor")
)
#: Nouns of these families are as often general: "a decision to run".
_ANYBODYS = frozenset(("decision", "refusal", "appeal", "admission"))
_FIGURES = frozenset(
    ("flood", "storm", "avalanche", "explosion", "tsunami", "hurricane", "blaze", "riot", "eruption", "march", "war",
     "marathon", "rally", "festival", "carnival", "parade", "case", "game", "final")
)  # fmt: skip
_HARM = frozenset(
    ("kill", "wound", "injure", "police", "knife", "gun", "bomb", "terror", "terrorist", "shoot", "stab", "die")
)
_VOTING = frozenset(
    ("election", "elect", "re-elect", "reelect", "win", "victory", "vote", "voter", "poll", "seat", "majority",
     "defeat", "candidate", "ballot", "referendum")
)  # fmt: skip
_GROUND = frozenset(("rain", "mud", "bury", "slope", "hillside", "rescuer", "road", "kill", "soil", "quake", "storm"))
#: "a warm reception" is how somebody or something was met.
_HOW_RECEIVED = frozenset(
    ("warm", "warmer", "cool", "cooler", "cold", "frosty", "icy", "chilly", "hostile", "mixed", "muted", "lukewarm",
     "enthusiastic", "rapturous", "tepid", "good", "better", "poor", "positive", "negative")
)  # fmt: skip
#: An index named so few words before makes a "rally" one of prices.
_NEAR = 50


def noun_trigger(token: Token, index: MentionIndex) -> Trigger | None:
    """The event that a noun names, if the table has it and nothing around it says otherwise."""
    noun_like = token.pos_ in ("NOUN", "PROPN") or _hyphened(token, token.lower_) in nouns()
    if not noun_like or not token.text[0].isalpha() or (token.i and token.nbor(-1).text == "#"):
        return None
    if token.text == "March" and (
        token.ent_type_ == "DATE" or (token.i + 1 < len(token.doc) and token.nbor(1).is_digit)
    ):
        return None
    found = _lookup(token)
    if found is None:
        return None
    noun, first = found
    hit = index.hit(token.idx, token.idx + len(token))
    if (
        hit is not None
        and hit.mention.kind == "name"
        and hit.mention.span.covers(Span(token.idx, token.idx + len(token)))
    ):
        return None
    use = noun.use
    if token.dep_ == "compound" and token.head.i > token.i:
        if token.head.lemma_.lower() not in _EVENT_PROPERTIES and not roles(
            "noun", token.head.lemma_.lower(), "*", noun.family
        ):
            return None
        use = "back" if use in ("back", "event", "call") else "none"
    if use == "none" or (use == "call" and not _is_conversation(token)) or (use == "speech" and not _is_address(token)):
        return None
    if any(c.dep_ == "det" and c.lower_ in ("no", "any", "every", "each") for c in token.children):
        return None
    if _is_figurative(token) or is_treaty(token, list(token.lefts)) or is_body(token) or is_count(token):
        return None
    if token.lemma_.lower() == "attack" and (_is_somebodys(token, index) or _is_on_a_person(token, index)):  # in words
        return None
    if token.lemma_.lower() == "rally" and any(
        t.text in figures() for t in token.doc[max(0, token.i - _NEAR) : token.i]
    ):
        noun = replace(noun, type="MarketMovement", family=frozenset(("market",)), use="strict")
    if noun.family & _ANYBODYS and _is_anybodys(token):
        return None
    if noun.type == "Happening" and use == "back" and any(c.lower_ in ("a", "an", "another") for c in token.lefts):
        # "an event" starts one; nobody knows of what kind.
        noun, use = replace(noun, type="Gathering", family=frozenset(("gathering",))), "strict"
    return Trigger(
        token,
        Span(first.idx, token.idx + len(token)),
        "nominal",
        noun.type,
        noun.family,
        "event" if use in ("call", "speech") else use,
        _named(token, first),
        definite=_is_definite(token),
        plural=token.tag_ in ("NNS", "NNPS") and token.lower_ not in ("talks", "remarks", "hostilities"),
    )


def _is_figurative(token: Token) -> bool:
    """Whether it is "a flood of complaints", "a march toward office"."""
    if token.lemma_.lower() == "march" and any(c.lower_ in ("toward", "towards") for c in token.children):
        return True
    if token.lemma_.lower() == "landslide" and _is_of_votes(token):
        return True
    if token.lemma_.lower() == "reception" and any(
        w.lower_ in _HOW_RECEIVED for w in token.doc[token.left_edge.i : token.i]
    ):
        return True
    of_what = (n for c in token.children if c.lower_ == "of" for n in pobj(c))
    return token.lemma_.lower() in _FIGURES and any(n.pos_ == "NOUN" for n in of_what)


def _is_of_votes(token: Token) -> bool:
    """Whether a sentence about an election calls its outcome a landslide."""
    beside = {t.lemma_.lower() for t in token.sent}
    return bool(beside & _VOTING) and not beside & _GROUND


def _named(token: Token, first: Token) -> str:
    """The noun phrase, with the first half of a word that the tokenizer took apart: "pre-orders"."""
    name = noun_phrase(token)
    apart = first.i == token.i - 2 and token.nbor(-1).text == "-" and f"{first.text}-" not in name
    return f"{first.text}-{name}" if apart else name


def _lookup(token: Token) -> tuple[Noun, Token] | None:
    table = nouns()
    forms = dict.fromkeys((token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s")))
    if is_court_day(token):
        return nouns()["hearing"], token
    for form in forms:
        hyphened = _hyphened(token, form)
        if hyphened in table:
            return table[hyphened], token.nbor(-2)
    if token.i > 0:
        before = token.nbor(-1)
        for form in forms:
            if f"{before.lower_} {form}" in table:
                return table[f"{before.lower_} {form}"], before
    for form in forms:
        if form in table:
            return table[form], token
    return None


def _is_somebodys(token: Token, index: MentionIndex) -> bool:
    if any(c.dep_ == "poss" and c.lower_ in ("his", "her", "my", "your") for c in token.children):
        return True
    owners = [index.at(c.idx, c.idx + len(c)) for c in token.children if c.dep_ == "poss"]
    return any(o is not None and o.type == "Person" for o in owners)


def _is_on_a_person(token: Token, index: MentionIndex) -> bool:
    """Whether it is "an attack on Senator X", with no word of harm beside it."""
    targets = [n for c in token.children if c.lower_ in ("on", "against") for n in pobj(c)]
    hits = [index.at(n.idx, n.idx + len(n)) for n in targets]
    person = any(h is not None and h.type == "Person" for h in hits)
    return person and not any(t.lemma_.lower() in _HARM for t in token.sent)


def _is_anybodys(token: Token) -> bool:
    """Whether it is "an individual's decision", "a decision"."""
    if any(c.dep_ == "poss" and any(g.lower_ in ("a", "an", "any") for g in c.children) for c in token.children):
        return True
    return not any(c.dep_ == "poss" for c in token.children) and not _is_definite(token) and token.dep_ != "dobj"


def _hyphened(token: Token, form: str) -> str:
    """The word that a tokenizer took apart: "sit-in"; "" if none ends here."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return ""
    return f"{token.nbor(-2).lower_}-{form}"


def _is_address(token: Token) -> bool:
    """Whether "speech" is one that was given, not the power to speak or what may be said."""
    kids = list(token.children)
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _is_definite(token) or any(c.dep_ == "det" for c in kids)
    if any(c.dep_ == "prep" and c.lower_ in ("to", "at", "before", "by", "in") for c in kids):
        return token.head.lower_ != "of" or _is_definite(token)
    if token.dep_ == "pobj":
        return token.head.lower_ != "of" and any(c.dep_ in ("det", "poss", "nummod", "nmod", "amod") for c in kids)
    if token.dep_ in ("dobj", "obj"):
        return token.head.lemma_ in _SPEECH_VERBS or any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in kids)
    return any(c.dep_ in ("det", "poss") for c in kids)


def _is_definite(token: Token) -> bool:
    owner = token.head if token.dep_ == "compound" else token
    return any((c.dep_ == "det" and c.lower_ in _DEFINITE) or c.dep_ == "poss" for c in owner.children)


def _is_conversation(token: Token) -> bool:
    """Whether "call" is a talk over a line, not a demand."""
    if any(
        (c.dep_ == "prep" and c.lower_ in ("for", "to", "on") and c.i > token.i)
        or (c.dep_ in ("acl", "relcl") and c.tag_ == "VB")
        for c in token.children
    ):
        return False
    if any(c.dep_ == "prep" and c.lower_ in ("with", "between") for c in token.children):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in _CALL_PREPS and _is_definite(token):
        return True
    if token.dep_ == "compound":
        return False
    return token.tag_ == "NN" and token.head.lemma_ in _CALL_VERBS and token.dep_ in ("nsubj", "nsubjpass", "dobj")


def pronoun_trigger(token: Token, nominal: Mapping[int, Trigger]) -> Trigger | None:
    """Such as "It was led by ...", right after a sentence whose subject is an event."""
    if token.sent.start == 0:
        return None
    before = token.doc[token.sent.start - 1].sent
    if before.start and not before.text.strip():
        before = token.doc[before.start - 1].sent
    meant = None
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in _IT_VERBS:
        subject = next((c for c in before.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        meant = nominal.get(subject.i) if subject is not None else None
    elif token.dep_ == "dobj" and token.head.lemma_ in _IT_OBJECT_VERBS and token.head.left_edge.i >= token.sent.start:
        told = [nominal[t.i] for t in before if t.i in nominal and nominal[t.i].family & OCCASIONS]
        meant = told[0] if len(told) == 1 and not _is_own_event(token, nominal) else None
    if meant is None:
        return None
    span = Span(token.idx, token.idx + len(token))
    return Trigger(token, span, "pronoun", meant.type, meant.family, "back", "", definite=True, plural=meant.plural)


def _is_own_event(token: Token, nominal: Mapping[int, Trigger]) -> bool:
    """Whether an event earlier in the same sentence is nearer to the pronoun."""
    return any(t.i in nominal for t in token.doc[token.sent.start : token.i])
