"""Who says "I" inside quoted words: the subject of the verb of speech that stands beside the quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

SPEECH = frozenset(
    "say tell ask add reply answer write explain recall admit concede insist argue warn note joke declare claim "
    "confess comment remark respond continue shout testify tweet post recount conclude complain acknowledge state "
    "observe describe announce stress quip promise call clarify sob thunder mutter whisper "
    "agree predict suggest assert contend maintain emphasize emphasise reiterate caution reveal elaborate counter "
    "retort lament boast brag opine vow pledge exclaim allege assure inform".split()
)
_ONE = frozenset({"i", "me", "my", "mine", "myself"})
MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
#: what is everybody's
_COMMON = frozenset(
    "country nation world time day age economy society planet earth child life history future city".split()
)
_BEFORE = 25  # tokens before a quotation in which its verb may stand
_AFTER = 10


def first_person(
    doc: Doc, tied: Mapping[int, int], bodies: Mapping[int, int], fronts: Mapping[int, AbstractSet[int]]
) -> Iterator[tuple[int, int]]:
    """Each "I", "me" or "my" inside quoted words with the chain of the person who speaks, in the order of the text.

    So too each "we" and "our" where a body speaks, or one who heads it; the "we" of other persons is left open.

    Args:
        doc: the parsed article with `doc._.quotes`.
        tied: for each token that stands for one person the chain.
        bodies: the same for bodies and platforms.
        fronts: for persons the bodies that they are said to head or speak for.
    """
    starts = [int(at) for at in doc.to_array(["IDX"]).ravel()]
    outer = sorted((q.span.start, q.span.end, q.continues) for q in doc._.quotes if q.depth == 0)
    inner = [(q.span.start, q.span.end) for q in doc._.quotes if q.depth > 0]
    spans = [(bisect_left(starts, s), bisect_left(starts, e), on) for s, e, on in outer]
    closed = {i for s, e in inner for i in range(bisect_left(starts, s), bisect_left(starts, e))}
    who = {**bodies, **tied}
    persons = set(tied.values())
    last: int | None = None
    end = 0
    for n, (first, after, continues) in enumerate(spans):
        if not continues and any(doc[i].is_space and "\n" in doc[i].text for i in range(end, first)):
            last = None  # who speaks in one paragraph need not speak in the next
        limit = spans[n + 1][0] if n + 1 < len(spans) else len(doc)
        found = _speaker(doc, max(end, first - _BEFORE), first, after, min(limit, after + _AFTER), who)
        last = last if found is None else found
        end = after
        if last is None:
            continue
        many = next(iter(fronts.get(last, ()))) if len(fronts.get(last, ())) == 1 else None
        if last not in persons:
            many = last
        for i in range(first, after):
            if doc[i].pos_ not in {"PRON", "DET"} or i in closed:
                continue
            if doc[i].lower_ in _ONE and last in persons:
                yield i, last
            elif doc[i].lower_ in MANY and many is not None and not everybody(doc[i]):
                yield i, many


def everybody(token: Token) -> bool:
    """Whether it takes in more than a body: "our country", "we all", "all of us"."""
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).lower_ if token.i else ""
    owned = token.dep_ == "poss" and token.head.lemma_.lower() in _COMMON
    return owned or after == "all" or before in {"of", "let"}


def _speaker(doc: Doc, left: int, first: int, after: int, right: int, tied: Mapping[int, int]) -> int | None:
    """The chain of the subject of the verb beside the quotation `first..after`, the one after it first."""
    for i in range(after, right):
        if doc[i].is_space or doc[i].text == ":":
            break
        chain = _subject(doc[i], tied)
        # 'She asked: "...' leads to the next quotation
        if chain is not None and all(t.text != ":" for t in doc[i + 1 : min(i + 4, right)]):
            return chain
    for i in range(first - 1, left - 1, -1):
        if doc[i].is_space:
            break
        if (chain := _subject(doc[i], tied)) is not None:
            return chain
    return None


def _subject(verb: Token, tied: Mapping[int, int]) -> int | None:
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in SPEECH:
        return None
    return next((tied[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in tied), None)
