"""The cue of a quotation: the verb behind it or in front of it, and who it says speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.quotes.types import Quote
from kg.extract.statements.clauses import antecedent, bears, passive, row_of, subject_of, temporal
from kg.extract.statements.extents import shells
from kg.extract.statements.indirect import speaker_before
from kg.extract.statements.tables import nouns, verbs

SENTENCE_END = frozenset(".?!")
#: closing marks of a quotation inside, which may end it together with the outer one
NESTED = "'’”\" "
#: a sentence of more words than this behind a quotation is no mere "one of them texted"
_TAG = 12


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and who speaks by it; `subject` is None when nobody is named."""

    verb: Token
    subject: Token | None
    cue_class: str


def row_q(token: Token) -> bool:
    """Whether a token is a verb that introduces quotations."""
    row = row_of(token)
    return row is not None and row.takes("q")


def row_q_of(lemma: str) -> bool:
    """Whether a lemma introduces quotations."""
    row = verbs().get(lemma.lower())
    return row is not None and row.takes("q")


def clause_cues(tokens: Sequence[Token]) -> list[Cue]:
    """The cues in a stretch of narrative, in order."""
    out = []
    for t in tokens:
        row = row_of(t)
        if row is None or not row.takes("q") or passive(t):
            continue
        subject = subject_of(t) or _behind(t, tokens) or _beside(t, tokens)
        if subject is not None and bears(antecedent(subject)):
            continue
        shared = t.dep_ == "conj" or (t.tag_ == "VBG" and t.dep_ != "pcomp")
        if shared and (subject is None or not any(c.i == subject.i for c in t.children)):
            # "..., the clerk said, adding: ...": who speaks on is who spoke, not the subject of what was said.
            subject = speaker_before(t) or subject
        if subject is not None and (tokens[0].i <= subject.i <= tokens[-1].i or shared):
            out.append(Cue(t, subject, row.cue_class))
    return out


def _any_verb(sentence: Sequence[Token]) -> list[Cue]:
    """The verb of a short sentence that a quotation opens, as a cue."""
    words = [t for t in sentence if not t.is_punct]
    if not words:
        return []
    told = [t for t in words if t.tag_ in ("VBD", "VBZ", "VBP")]
    if not told and len(words) > 1 and words[-1].tag_ in ("NNS", "VBN") and row_q_of(words[-1].lemma_):
        told = words[-1:]  # "one activist texts"
    if not told or (words[0].text[:1].isupper() and words[0].pos_ != "PROPN" and words[0].text != "I"):
        return []
    verb = told[0]
    if (
        len(words) > _TAG
        or passive(verb)
        or any(c.dep_ in ("acomp", "attr", "ccomp", "dobj", "xcomp") for c in verb.children if c.i > verb.i)
    ):
        return []
    subject = _beside(verb, words) if verb.dep_ == "acl" else subject_of(verb) or _beside(verb, words)
    return [Cue(verb, subject, "speech")] if subject is not None and subject.i in {t.i for t in words} else []


def _behind(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun behind a verb that opens a sentence, which the parser takes for an object ("recalled a visitor")."""
    if verb.i - tokens[0].i > 2 or any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in tokens[: verb.i - tokens[0].i]):
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i <= tokens[-1].i]
    return objects[0] if objects and objects[0].left_edge.i == verb.i + 1 else None


def _beside(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun right beside a verb, where the parse gave no subject."""
    k = verb.i - tokens[0].i
    for step in (1, -1):
        i = verb.i + step
        while tokens[0].i <= i <= tokens[-1].i and verb.doc[i].pos_ in ("DET", "ADJ", "ADV", "AUX"):
            i += step
        if tokens[0].i <= i <= tokens[-1].i and k >= 0 and verb.doc[i].pos_ in ("PROPN", "NOUN", "PRON", "NUM"):
            noun = verb.doc[i]
            while noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.i != verb.i:
                noun = noun.head
            if step < 0 and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.i > tokens[0].i:
                noun = noun.head.head  # "one of them texted"
            return noun
    return None


def follow_up(text: str, quote: Quote, after: Sequence[Token]) -> Cue | None:
    """The cue behind a quotation: ..., she said."""
    sentence: list[Token] = []
    for t in after:
        sentence.append(t)
        if t.text in SENTENCE_END and len(t.text) == 1:
            break
    if not sentence:
        return None
    full_stop = full_stop_of(text, quote)
    cues = clause_cues(sentence)
    if not cues and not full_stop:
        # "...,” one of them texted": whatever the verb, who stands with it spoke.
        cues = _any_verb(sentence)
    if not cues:
        return None
    first = cues[0]
    if _has_own_clause(first.verb, sentence):
        return None
    if full_stop and sentence[0].text[:1].isupper() and first.verb.i - sentence[0].i > 8:
        return None
    return first


def lead_in_of(before: Sequence[Token]) -> Cue | None:
    """The cue in front of a quotation: she said: "...", or a sentence that ends with a colon."""
    if not before or before[-1].text in SENTENCE_END:
        return None
    sentence = last_sentence(before)
    if not sentence:
        return None
    cues = [c for c in clause_cues(sentence) if not _absolute(c.verb)]
    if cues and (sentence[-1].text in (":", ",") or sentence[-1].i - cues[-1].verb.i <= 4):
        return cues[-1]
    if sentence[0].lower_ == "according" and sentence[-1].text == ",":
        named = [g for c in sentence[0].subtree if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"]
        if named:
            return Cue(sentence[0], named[0], "speech")
    if sentence[-1].text == ":":
        if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence):
            # "Her verdict: “...”"
            said = [t for t in sentence if t.lemma_.lower() in shells() or t.lemma_.lower() in nouns()]
            held = [(t, c) for t in said for c in t.children if c.dep_ == "poss"]
            return Cue(*held[0], "speech") if held else None
        for t in sentence:
            if _absolute(t):
                continue
            if t.dep_ == "ROOT" or (t.pos_ in ("VERB", "AUX") and t.dep_ in ("advcl", "conj", "relcl", "ccomp")):
                subject = subject_of(t)
                if subject is not None and subject.i >= sentence[0].i:
                    return Cue(t, subject, "speech")
    return None


def _absolute(verb: Token) -> bool:
    """Whether a verb stands in a phrase of circumstance: "With aides worried about the vote, ..."."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children)


def last_sentence(tokens: Sequence[Token]) -> Sequence[Token]:
    """The last sentence of a stretch of narrative."""
    start = max((k + 1 for k, t in enumerate(tokens[:-1]) if t.text in SENTENCE_END), default=0)
    return tokens[start:]


def _has_own_clause(verb: Token, sentence: Sequence[Token]) -> bool:
    """Whether the verb has a clause of its own in the narrative ("...." He said that ...)."""
    return any(
        c.dep_ == "ccomp"
        and verb.i < c.i <= sentence[-1].i
        and not temporal(c)
        and c.left_edge.i <= verb.i + 4
        and not any(t.text == "," for t in verb.doc[verb.i : c.left_edge.i])
        for c in verb.children
    )


def full_stop_of(text: str, quote: Quote) -> bool:
    """Whether the quoted words end with a full stop."""
    return quote.inner.of(text).rstrip().rstrip(NESTED).endswith(".")
