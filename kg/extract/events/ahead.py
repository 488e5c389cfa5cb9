"""What was still ahead when it was told: the future in the past, what is set or due, and the way a date then points.

"The minister said the hearing would go ahead on 20 March" tells of a day to come, as "will" does: "would" with a day
and no condition is a future. Without a day, or with an "if", it stays open.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.grammar import pobj

#: "the meeting set for May", "due to take place", "slated to open"; "slat" is what the lemmatizer makes of "slated".
SET_AHEAD = frozenset(("set", "schedule", "slate", "slat", "due", "plan", "expect", "bill", "earmark"))
_AHEAD_OF = frozenset(("for", "to", "on", "in", "next", "this"))
_CONDITION = frozenset(("if", "unless", "whether"))
_DATING = frozenset(("on", "in", "from", "at"))
_TO_COME = frozenset(("tomorrow", "tonight", "next", "coming", "later"))
_AGAIN = frozenset(("every", "each"))
#: What people and bodies do by appointment.
_TIMED = frozenset(("meet", "convene", "vote", "gather", "sit", "reconvene", "visit", "travel", "debate"))
_WILL = frozenset(("will", "shall", "'ll", "’ll", "is", "are", "'s", "’s"))
#: "before Monday's debate", "preparing for Monday's debate"
_BEFORE = frozenset(("before", "until", "till"))
_PREPARING = frozenset(
    ("prepare", "preparation", "ready", "gear", "practice", "practise", "brace", "rehearse", "train", "set", "plan",
     "schedule", "expect", "hope", "due", "look", "wait", "ticket")
)  # fmt: skip
_STEPS = 6


def is_future_of_the_past(verb: Token) -> bool:
    """Whether it is "would be held on 20 March": a day is told, and no condition."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if "would" not in helpers or "have" in helpers or any(c.dep_ == "neg" for c in verb.children):
        return False
    if any(t.lower_ in _CONDITION or t.lower_ == "?" for t in verb.sent):
        return False
    return any(_is_day(t) for t in _times(verb)) or any(_is_day(t) for c in _below(verb) for t in _times(c))


def _below(verb: Token) -> list[Token]:
    """The "held" of "would be to be held", the "take place" of "would be due to take place"."""
    return [c for c in verb.children if c.dep_ in ("xcomp", "acomp")]


def _times(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in ("npadvmod", "advmod")]
    return own + [n for c in verb.children if c.dep_ == "prep" and c.lower_ in _DATING for n in pobj(c)]


def _is_day(noun: Token) -> bool:
    """Whether the noun is a day or a month of the calendar, not a length of time or a habit."""
    words = [noun, *noun.children]
    if any(w.lower_ in _AGAIN for w in words) or noun.tag_ in ("NNS", "NNPS") or noun.lower_.endswith("days"):
        return False
    if any(w.lower_ in _TO_COME for w in words) and noun.ent_type_ in ("DATE", "TIME"):
        return True
    return noun.ent_type_ in ("DATE", "TIME") and any(w.tag_ == "NNP" for w in words)


def is_timetable(verb: Token) -> bool:
    """Whether it is "the board meets on Thursday": the present tense with a day tells what the day will bring."""
    told = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _TIMED and verb.sent[-1].text == "."
    bare = not any(c.dep_ in ("aux", "auxpass", "mark", "neg") for c in verb.children)
    return told and bare and verb.dep_ in ("ROOT", "ccomp", "relcl") and any(map(_is_day, _times(verb)))


def is_set(noun: Token, verb: Token | None) -> bool:
    """Whether the words say that the event is set, due or slated, with no verb that tells it as done."""
    if verb is not None and verb.lemma_.lower() in SET_AHEAD and noun.dep_ in ("nsubj", "nsubjpass"):
        return is_due(verb)
    if verb is not None and verb.lemma_ == "be" and any(is_due(c) for c in verb.children):
        return noun.dep_ in ("nsubj", "nsubjpass")
    return any(c.dep_ in ("acl", "amod") and c.i > noun.i and is_due(c) for c in noun.children)


def is_due(word: Token) -> bool:
    """Whether it is the participle of "set for May", "slated to open"."""
    return (
        word.lemma_.lower() in SET_AHEAD
        and (word.tag_ == "VBN" or word.lower_ in ("slated", "due"))
        and _is_pointing(word)
    )


def _is_pointing(word: Token) -> bool:
    if any(c.dep_ == "dobj" for c in word.children):
        return False
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    return after is not None and (after.lower_ in _AHEAD_OF or after.ent_type_ in ("DATE", "TIME"))


def preference(root: Token, verb: Token | None, mood: str, *, over: bool, past: bool, hangs: bool) -> str:
    """Which way an open date of the event points: as `prefer` of `resolve_date`.

    Args:
        root: of the event.
        verb: that tells of it, if any.
        mood: of the event.
        over: nothing of its kind is known before it is done, as an arrest or a death.
        past: the verb is in a past tense.
        hangs: the date hangs on the event or its verb; it does not stand before the noun.
    """
    if mood == "planned":
        told = verb if verb is not None else root
        return "future" if any(c.lower_ in _WILL for v in _chain(told) for c in v.children) else "around"
    if over:
        return "past"
    # "Ahead of Monday's debate they agreed": by now it may be over.
    if (is_before(root) and not past) or (verb is not None and _is_open(verb)):
        return "around"
    return "past" if past and hangs else "nearest"


def _chain(verb: Token) -> list[Token]:
    found = [verb]
    while found[-1].dep_ in ("xcomp", "acomp", "conj", "advcl") and found[-1].head != found[-1] and len(found) < _STEPS:
        found.append(found[-1].head)
    return found


def _is_open(verb: Token) -> bool:
    """Whether the clause says what would come."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return "would" in helpers and "have" not in helpers


def is_before(noun: Token) -> bool:
    """Whether it stands behind "before", "ahead of" or "preparing for"."""
    prep = noun.head
    if noun.dep_ != "pobj":
        return False
    if prep.lower_ in _BEFORE:
        return True
    if prep.lower_ == "of" and prep.head.lower_ in ("ahead", "advance"):
        return True
    return prep.lower_ == "for" and prep.head.lemma_.lower() in _PREPARING
