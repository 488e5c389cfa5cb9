"""Whether the source stands by the content or rejects it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.statements.clauses import lemma_of
from kg.extract.statements.types import BY_LAYOUT, Attribution

#: who does this to a claim says that it is not so
_REJECTING = frozenset(
    """contradict debunk decry deny disavow disbelieve dismiss dispute doubt rebuff rebut refute reject repudiate scoff
    discount decline refuse denial rejection rebuttal refusal""".split()
)
#: classes of cues that "not" turns around, in these constructions ("would not discuss the cause" denies nothing)
_TURNED = frozenset({"belief", "intention", "document", "speech"})
_WITH = frozenset({"clause", "infinitive", "gerund", "noun", "parenthesis", "own", "passed on"})
#: what is not known is so all the same
_FACTIVE = frozenset(
    "discover forget know learn notice realise realize recall recognise recognize regret remember".split()
)
_CAN = frozenset({"ca", "can", "could"})
#: contents that leave open what is so
_OPEN = frozenset({"whether", "if", "who", "whom", "whose", "what", "when", "where", "which", "why", "how"})
#: who does not do this to an open question keeps silent on it, and so does who declines to comment
_SAYING = frozenset("say tell disclose specify reveal explain confirm".split())
#: rules whose content is the source's own words, which say themselves what is so
_OWN_WORDS = BY_LAYOUT | {"quoted", "running"}


def polarity_of(doc: Doc, found: Attribution) -> str:
    """`denied` where the source rejects the content or is said not to hold it, else `affirmed`."""
    if found.verb < 0 or found.rule in _OWN_WORDS:
        return "affirmed"
    cue = doc[found.verb]
    lemma = lemma_of(cue)
    if found.rule == "naming":  # "dismissed it as a stunt" says what it is
        return "affirmed"
    rejects = lemma in _REJECTING or _ruled_out(cue)
    can_turn = rejects or (found.cue_class in _TURNED and found.rule in _WITH and lemma not in _FACTIVE)
    turned = can_turn and _negated(cue) and (lemma in _SAYING or not _is_open(doc, found))
    return "denied" if rejects != turned else "affirmed"


def _negated(cue: Token) -> bool:
    if any(c.dep_ == "neg" or c.lower_ in ("never", "hardly") for c in cue.children):
        # "I can't believe they won": they did, and the speaker is astonished.
        astonished = lemma_of(cue) == "believe" and any(c.lower_ in _CAN for c in cue.children)
        return not astonished
    # "no longer believes", "has refused to believe"
    if any(c.dep_ == "advmod" and any(g.lower_ == "no" for g in c.children) for c in cue.children):
        return True
    return any(c.dep_ == "nsubj" and c.lower_ in ("nobody", "none") for c in cue.children)


def _ruled_out(cue: Token) -> bool:
    return cue.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in cue.children)


def _is_open(doc: Doc, found: Attribution) -> bool:
    first = doc.char_span(found.content[0].start, found.content[0].end, alignment_mode="expand")
    return first is not None and first[0].lower_ in _OPEN
