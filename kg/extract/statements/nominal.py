"""Attributions without a verb of their own: "according to X", "her claim that ...", "his decision to ...".

Like those of `indirect`, each function takes the cue's token and gives what it found.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.statements.clauses import (
    RELATIVES,
    antecedent,
    clause,
    noun_phrase,
    passive,
    row_of,
    spans,
    subject_of,
)
from kg.extract.statements.cue_words import with_preposition
from kg.extract.statements.tables import nouns
from kg.extract.statements.types import Attribution

#: verbs that only carry the noun: who makes a claim claims
_LIGHT = frozenset(
    """make issue express give have voice repeat announce release send offer raise deliver hold share state reiterate
    air lodge publish write sign present unveil outline withdraw drop renew""".split()
)

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_TIMES = ("DATE", "TIME")


def of_according(token: Token) -> Attribution | None:
    """According to X, Y; Y, as per X."""
    doc = token.doc
    following = [c for c in token.children if c.dep_ in ("prep", "pcomp") and c.lower_ == "to"]
    holder = following[0] if following else None
    if holder is None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        holder = doc[token.i + 1]
    if token.lower_ == "per":
        holder = token
    if holder is None:
        return None
    named = [c for c in holder.children if c.dep_ == "pobj"] or [c for c in token.children if c.dep_ == "pobj"]
    if not named:
        return None
    head = token.head
    phrase = {t.i for t in token.subtree}
    cue = {token.i, holder.i}
    if token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as":
        phrase.add(token.i - 1)
        cue.add(token.i - 1)
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    content = {t.i for t in head.subtree} - phrase
    if not content and token.i == token.sent.start:
        # The parser took the sentence for a part of the name: what follows the first comma is said.
        comma = next((k for k in range(holder.i + 2, token.sent.end - 3) if doc[k].text == ","), None)
        if comma is not None:
            content = set(range(comma + 1, token.sent.end))
            phrase = set(range(token.i, comma))
    for second in head.children:
        # "According to him three firms asked, but he named none": the outlet goes on in its own voice. So it does in
        # "Three firms asked, according to him, and none was named".
        if second.dep_ == "conj" and second.i > token.i and any(c.dep_ in _SUBJECTS for c in second.children):
            between = [c for c in head.children if c.dep_ == "cc" and c.i < second.i]
            if between and (between[-1].lower_ == "but" or head.i < token.i):
                content -= clause(second)
        if second.dep_ == "advcl" and second.i > token.i and second.left_edge.lower_ in ("though", "although", "while"):
            content -= clause(second)
    # Sought from the cue outwards: a sentence may be thousands of words long.
    first, last = min(content, default=token.i), max(content, default=token.i)
    start = next((k + 1 for k in range(token.i - 1, first - 1, -1) if doc[k].text == ";"), 0)
    end = next((k for k in range(token.i, last + 1) if doc[k].text == ";"), len(doc))
    content = {i for i in content if start <= i < end}
    spoken = spans(doc, content)
    if not spoken:
        return None
    source = spans(doc, noun_phrase(named[0]) - content)
    credit = source if token.lower_ == "per" else ()  # "as per the Courier" passes it on
    cued = spans(doc, cue, trim=False)
    return Attribution(spoken, cued, source, named[0].i, token.i, "speech", "according", credit=credit)


def of_noun(noun: Token) -> Attribution | None:
    """Her claim that ...; his decision to ...; they issued a warning that ..."""
    cue_class = nouns().get(noun.lemma_.lower())
    if cue_class is None or noun.pos_ != "NOUN":
        return None
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i and is_complement(c)]
    if not clauses:
        row, parted = row_of(noun.head), parted_complement(noun)
        # Of a verb that takes an object, such as "announced", the verb is the cue.
        if parted is not None and noun.head.lemma_.lower() in _LIGHT and (row is None or not row.takes("n")):
            clauses = [parted]
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("for", "about") and cue_class != "question"]
    if clauses:
        content = clause(clauses[0])
    elif preps and cue_class in ("speech", "belief", "intention"):
        inner = [g for g in preps[0].children if g.dep_ in ("pobj", "pcomp")]
        if not inner:
            return None
        content = clause(inner[0]) | _to_do(noun.doc, max(clause(inner[0])))
    else:
        return None
    source = _noun_source(noun)
    if source is None:
        return None
    if unmade(noun):
        return None
    doc = noun.doc
    words = noun_phrase(source) - content - {noun.i}
    words = {i for i in words if (i < noun.i) == (source.i < noun.i)}
    spoken, named = spans(doc, content), spans(doc, words)
    if not spoken or not named:
        return None
    cue = with_preposition(doc, {noun.i}, content)
    return Attribution(spoken, spans(doc, cue, trim=False), named, antecedent(source).i, noun.i, cue_class, "noun")


def unmade(noun: Token) -> bool:
    """Whether it is said that nobody made such a claim or plan: "did not unveil plans to ...".

    What is somebody's has been made: "did not repeat her claim that ...".
    """
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in _LIGHT or any(c.dep_ == "poss" for c in noun.children):
        return False
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in noun.head.children)


def _to_do(doc: Doc, last: int) -> set[int]:
    """What somebody is to do, behind "her plea for the firms": "to act", which the parser hangs elsewhere."""
    if last + 2 >= len(doc) or doc[last + 1].lower_ != "to" or doc[last + 1].head.i != last + 2:
        return set()
    return {i for i in clause(doc[last + 2]) if i > last}


def is_complement(verb: Token) -> bool:
    """Whether a clause on a noun says what the noun holds (the claim that ...) and is no relative clause."""
    if verb.dep_ == "relcl" and any(c.lower_ in RELATIVES and c.dep_ != "mark" for c in verb.children):
        return False
    return any(c.dep_ in ("mark", "aux") and c.lower_ in ("that", "to") for c in verb.children)


def parted_complement(noun: Token) -> Token | None:
    """The complement that a time parts from its noun ("plans on Monday to close two mines").

    The parser hangs such a complement on the verb.
    """
    if noun.dep_ != "dobj" or noun.lemma_.lower() not in nouns():
        return None
    end = noun.right_edge.i + 1
    for child in noun.head.children:
        if child.dep_ not in ("xcomp", "ccomp", "advcl") or child.left_edge.lower_ not in ("to", "that"):
            continue
        between = list(noun.doc[end : child.left_edge.i])
        timed = any(t.ent_type_ in _TIMES for t in between)
        if timed and all(t.ent_type_ in _TIMES or t.pos_ in ("ADP", "ADV", "PUNCT") for t in between):
            return child
    return None


def _noun_source(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            for c in child.children:
                if c.dep_ == "pobj":
                    return c
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT and not passive(verb):
        return subject_of(verb)
    return None
