"""To whom something is said: whom the verb, the letter or the question is for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.statements.papers import is_paper, papers
from kg.extract.statements.types import Attribution
from kg.model import Span

#: verbs whose object is the one spoken to
TO_OBJECT = frozenset(
    """tell ask urge inform notify assure reassure remind warn advise persuade convince brief beg implore order instruct
    invite encourage exhort press lobby challenge address answer interrupt query counsel admonish caution teach promise
    forbid command direct request thank text email entreat beseech""".split()
)
#: prepositions of the one spoken to
_TO = frozenset({"to", "with"})
#: verbs of talk with somebody
_WITH = frozenset("argue chat confer discuss joke negotiate plead quarrel reason share speak talk".split())
#: what is asked of somebody
_OF = frozenset({"ask", "demand", "inquire", "enquire", "require"})
#: occasions that are held with the one spoken to
_HELD_WITH = frozenset({"interview", "conversation", "call", "chat"})
_LETTERS = frozenset({"letter"})
#: classes of cues that tell of no talk: "regretted the cost to families"
_INWARD = frozenset({"belief", "intention", "emotion"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def heads(doc: Doc, said: Attribution) -> Iterator[Token]:
    """The nouns and pronouns that name those spoken to, without what is joined to them by "and"."""
    if said.head >= 0 and is_paper(doc[said.head]):
        yield from _after(doc[said.head], _TO)
    if said.verb < 0:
        return
    verb = doc[said.verb]
    lemma = verb.lemma_.lower()
    if lemma in TO_OBJECT:
        yield from _object(verb)
    for child in verb.children:
        towards = child.dep_ in ("prep", "dative") and child.lower_ in _TO and _is_towards(said, verb, child)
        if towards or (child.dep_ == "prep" and _asks(lemma, child)):
            yield from _objects(child)
        elif child.dep_ == "prep" and child.lower_ in ("in", "during"):
            yield from (t for paper in _objects(child) for t in _of_occasion(paper))
        elif child.dep_ in ("xcomp", "ccomp") and lemma in TO_OBJECT:
            subject = [g for g in child.children if g.dep_ in _SUBJECTS and verb.i < g.i < child.i]
            if subject and any(g.tag_ == "TO" for g in child.children):
                yield from subject
        elif child.dep_ == "nsubjpass" and lemma in TO_OBJECT and not is_paper(child):
            yield child
    yield from _of_asked(verb)


def is_asked(verb: Token) -> bool:
    """Whether it opens "Asked whether it was safe, she paused": without a subject, who asks is not named.

    The tagger often takes it for a past tense.
    """
    own = any(c.dep_ in ("nsubj", "aux", "agent") for c in verb.children)
    return verb.text == "Asked" and verb.dep_ == "advcl" and verb.tag_ == "VBD" and not own


def touches(token: Token, span: Span) -> bool:
    """Whether a token begins in a span."""
    return span.start <= token.idx < span.end


def _object(verb: Token) -> Iterator[Token]:
    """The first object: "promised drivers a refund"; of a promise alone it is what is promised."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.lower_ not in _TO]
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children) or len(objects) > 1
    if objects and (clause or verb.lemma_.lower() != "promise"):
        yield objects[0]


def _objects(preposition: Token) -> Iterator[Token]:
    yield from (g for g in preposition.children if g.dep_ == "pobj")


def _after(noun: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions:
            yield from _objects(child)


def _of_occasion(noun: Token) -> Iterator[Token]:
    """Whom a letter is to, or an interview with."""
    lemma = noun.lemma_.lower()
    if papers().get(lemma) in _LETTERS:
        yield from _after(noun, frozenset({"to"}))
    elif lemma in _HELD_WITH:
        yield from _after(noun, frozenset({"with"}))


def _asks(lemma: str, preposition: Token) -> bool:
    """Whether it is "asked of her", "calls on the ministry to ..."."""
    if preposition.lower_ == "of":
        return lemma in _OF
    return preposition.lower_ in ("on", "upon") and lemma == "call"


def _of_asked(verb: Token) -> Iterator[Token]:
    """Who is asked in "Asked whether it was safe, she paused"."""
    if verb.lemma_.lower() == "ask" and verb.dep_ in ("advcl", "acl") and (verb.tag_ == "VBN" or is_asked(verb)):
        above = verb.head
        if above.pos_ in ("NOUN", "PROPN", "PRON") and verb.dep_ == "acl":
            yield above
        else:
            yield from (c for c in above.children if c.dep_ in _SUBJECTS and c.i != verb.i)


def _is_towards(said: Attribution, verb: Token, preposition: Token) -> bool:
    """Whether a preposition may lead to the one spoken to; in "likened the port to a sieve" it does not."""
    if said.rule == "naming" or said.cue_class in _INWARD or any(touches(preposition, s) for s in said.content):
        return False
    if any(touches(preposition, s) for s in said.cue):
        return False  # "agreed with": what follows is the content
    return preposition.lower_ == "to" or verb.lemma_.lower() in _WITH
