"""Attributions that the sentence around them is attributed by: "X, she said, is Y"; "X is Y, as she said"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.statements.clauses import RELATIVES, TALK, WHEN, clause, row_of, temporal
from kg.extract.statements.tables import CueVerb

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def between_commas(verb: Token, source: Token, row: CueVerb) -> tuple[set[int], str]:
    """X, he said in May, is Y: the sentence around an attribution that commas set off."""
    if not row.takes("q") or source.dep_ == "agent" or abs(source.i - verb.i) > 25:
        return set(), ""
    if row.lemma == "offer" and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return set(), ""  # "Many schools, such as this one, offer a meal ..."
    doc, sentence = verb.doc, verb.sent
    if source.i < verb.i:
        first = source.left_edge.i
        last = verb.i
    else:
        first, last = verb.i, source.right_edge.i
    if first <= sentence.start or doc[first - 1].text not in (",", "-", "–", "—"):
        return set(), ""
    stop = doc[first - 1].text
    for i in range(last + 1, min(last + 9, sentence.end)):
        if doc[i].text == stop:
            break
        if doc[i].pos_ in ("VERB", "SCONJ", "CCONJ") or doc[i].is_quote:
            return set(), ""
    else:
        return set(), ""
    if i >= sentence.end - 2 or doc[i + 1].lower_ in ("who", "which", "according"):
        return set(), ""
    if doc[i + 1].is_quote and doc[i + 2].text[:1].isupper():
        return set(), ""  # "Of the delay, he said on Friday, “We will wait.”"
    before = set(range(_clause_start(doc, sentence.start, first - 1), first - 1))
    behind = set(range(i + 1, sentence.end))
    opening = doc[first - 2]
    if opening.pos_ in ("CCONJ", "SCONJ") or (
        opening.dep_ in ("cc", "mark", "nsubj") and opening.tag_ in ("WDT", "CC")
    ):
        return behind, "parenthesis"  # "..., because, she said, the road was closed"
    said = any(c.dep_ == "ccomp" and c.i in before for c in verb.children)
    said = said or (verb.dep_ == "parataxis" and verb.head.i in before)
    if not said and any(c.dep_ == "advcl" and c.i in before and temporal(c) for c in verb.children):
        return set(), ""  # "When she came, he asked her, ..."
    if said and (_hangs_on_cue(verb, behind) or _is_next(verb, doc[i + 1])):
        return before, "parenthesis"
    return before | behind, "parenthesis"


def _clause_start(doc: Doc, start: int, end: int) -> int:
    """Where the words in front of an attribution begin: behind the last semicolon or colon."""
    return max((k + 1 for k in range(start, end) if doc[k].text in (";", ":")), default=start)


def _hangs_on_cue(verb: Token, behind: set[int]) -> bool:
    """Whether the words behind an attribution tell how it was made ("X is Y, he said, pointing at Z")."""
    tops = [verb.doc[i] for i in behind if verb.doc[i].head.i not in behind and not verb.doc[i].is_punct]
    return bool(tops) and all(t.head.i == verb.i and _of_manner(t) for t in tops)


def _of_manner(token: Token) -> bool:
    if token.dep_ == "advcl":
        return token.tag_ == "VBG" and not any(c.dep_ in ("mark", "nsubj") for c in token.children)
    return token.dep_ in ("prep", "npadvmod", "advmod")


def _is_next(verb: Token, first: Token) -> bool:
    """Whether a coordinated clause behind an attribution is an attribution of its own."""
    if first.dep_ != "cc":
        return False
    for token in first.doc[first.i : first.sent.end]:
        row = row_of(token) if token.dep_ == "conj" and token.head.i < first.i else None
        if row is not None and row.cue_class in TALK | {"belief", "intention"} and token.tag_ == verb.tag_:
            own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
            return not own or own[0].lower_ in ("he", "she", "we", "i")
    return False


def as_clause(verb: Token, row: CueVerb) -> tuple[set[int], str]:
    """X is Y, as he said; X is Y, he said (where the parser made no clause of it)."""
    head = verb.head
    if not row.takes("c") or head.i == verb.i or head.pos_ == "ADV":  # "as far as she knows"
        return set(), ""
    if verb.dep_ == "conj" and verb.i >= verb.sent.end - 3 and any(c.dep_ == "nsubj" for c in verb.children):
        # "Gifts fell to a record low, a survey shows."
        first = min(c.left_edge.i for c in verb.children if c.dep_ == "nsubj")
        if first > head.i and verb.doc[first - 1].text == ",":
            return set(range(verb.sent.start, first - 1)), "parenthesis"
    said = clause(head, [verb])
    if verb.dep_ == "parataxis":
        return said, "parenthesis"
    own = any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children)  # "as shops continued to close"
    if verb.dep_ == "advcl" and not own and any(c.lower_ == "as" for c in verb.children):
        return _without_inserted(verb, said), "parenthesis"
    return set(), ""


def _without_inserted(verb: Token, said: set[int]) -> set[int]:
    """What "as he said" bears out, where the sentence is somebody else's by commas ("X, she said, is Y, as he said").

    Then it is no more than the nearest clause between the two.
    """
    doc = verb.doc
    inserted = [i for i in said if i < verb.i and doc[i].dep_ == "parataxis" and row_of(doc[i]) is not None]
    if not inserted:
        return said
    between = {i for i in said if i > max(inserted)}
    for i in sorted(between, reverse=True):
        own = [c for c in doc[i].children if c.dep_ in _SUBJECTS and c.i > max(inserted)]
        if own and own[0].lower_ not in RELATIVES:
            return clause(doc[i], [verb]) & between
    return set()


def behind_cue(verb: Token, row: CueVerb) -> tuple[Token, set[int]] | None:
    """Who speaks and what is said in "Rents may double, warn landlords", where the parser swaps the two."""
    doc = verb.doc
    if not row.takes("q") or verb.tag_ not in ("VB", "VBD", "VBP", "VBZ") or verb.i < 3:
        return None
    if doc[verb.i - 1].text != "," or any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children):
        return None
    named = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c.pos_ in ("NOUN", "PROPN")]
    if not named or named[0].left_edge.i != verb.i + 1:
        return None
    start = verb.sent.start
    front = set(range(start, verb.i - 1))
    finite = [i for i in front if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD")]
    if (
        not finite
        or doc[start].lower_ in WHEN
        or any(doc[i].dep_ == "nsubj" and doc[i].head.i == verb.i for i in front)
    ):
        return None
    return named[0], front
