"""Where attributed words end: what hangs on them in the parse and yet is the outlet's own, or another statement.

A parser hangs the end of a sentence on the nearest clause. In "She said the plan was sound and refused to go" it takes
the refusal for a part of what she said; in "He wants a ban, which the law forbids" the law for a part of what he wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Token

from kg.extract.quotes.types import Quote
from kg.extract.statements.clauses import RELATIVES, TALK, resumes, row_of
from kg.extract.statements.types import Attribution
from kg.model import Span

#: rules whose content is no finite clause: what a relative clause adds to it is told by the outlet
_PHRASES = frozenset({"infinitive", "gerund", "naming", "calling on", "preposition", "object", "noun"})
_DASHES = frozenset({"-", "--", "–", "—"})
_OPENING = frozenset({"“", '"', "‘", "``", "'", "«"})
_CLOSING = frozenset({"”", '"', "’", "''", "'", "»"})
#: words in marks longer than this are a quotation of their own
_FRAGMENT = 40
_RELATIVE = RELATIVES | {"whose", "where"}
_OWN = frozenset({"he", "she", "we", "i"})
_UNITS = frozenset("minute hour day week month year".split())
#: verbs whose object's relative clause gives the ground
_GROUNDED = frozenset("blame commend credit fault hail praise thank".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


@lru_cache(maxsize=1)
def shells() -> frozenset[str]:
    """Nouns that stand for what was said before them."""
    lines = (Path(__file__).parent / "tables" / "shells.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


def trimmed(verb: Token, content: set[int], rule: str) -> set[int]:
    """The content without what is not said.

    Args:
        verb: the cue.
        content: indices of the tokens under it.
        rule: name of the rule that gave the content.
    """
    content = _beside_semicolon(verb, content, (";", ":") if rule in _PHRASES else (";",))
    for i in sorted(content):
        token = verb.doc[i]
        if i in content and i > verb.i and token.dep_ == "conj" and _is_second(verb, token):
            content = {k for k in content if k < token.left_edge.i}
    content = _with_second(verb, _with_fragment(verb, content))
    if rule == "infinitive":
        content = _without_occasion(verb, content)
    for _round in range(4):
        tail = _tail(verb, content, rule)
        if tail is None:
            break
        content = {k for k in content if k < tail}
    return content


def _beside_semicolon(verb: Token, content: set[int], marks: tuple[str, ...]) -> set[int]:
    """The content between the semicolons around the cue: beyond them is another sentence."""
    doc = verb.doc
    if not content:
        return content
    behind = [i for i in content if i > verb.i and doc[i].text in marks and not doc[i].nbor().is_quote]
    stop = min(behind, default=-1)
    if min(content) < stop:
        content = {i for i in content if i < stop}
    start = max((i for i in range(min(content), verb.i) if doc[i].text == ";"), default=-1)
    # "Yoghurt was just yoghurt: chess chiefs dismiss claim": the colon stands right before the one who speaks.
    near = [i for i in range(max(min(content), verb.i - 8), verb.i) if doc[i].text == ":"]
    if near and not doc[near[-1] - 1].is_quote and not any(near[-1] < i < verb.i for i in content):
        start = max(start, near[-1])
    return {i for i in content if i > start}


def _with_fragment(verb: Token, content: set[int]) -> set[int]:
    """The content with the words in quotation marks right behind it, which go on its sentence.

    "Wants a visit “in a month without rain”": the parser hangs the quotation on the verb.
    """
    doc = verb.doc
    end = max(content, default=-1) + 1
    if end <= verb.i or end + 1 >= len(doc) or doc[end].text not in _OPENING or not doc[end + 1].text[:1].islower():
        return content
    if doc[end].whitespace_ or not doc[end - 1].whitespace_:
        return content  # a closing mark
    for k in range(end + 1, min(end + _FRAGMENT, doc[end].sent.end)):
        if doc[k].text in _CLOSING:
            return content | set(range(end, k + 1))
    return content


def _with_second(verb: Token, content: set[int]) -> set[int]:
    """The content with a noun behind it that the parser coordinates with the verb ("stressed the cost, and a need")."""
    doc = verb.doc
    end = max(content, default=-1) + 1
    if end <= verb.i:
        return content
    for second in verb.children:
        first = second.left_edge.i
        if second.dep_ != "conj" or second.pos_ not in ("NOUN", "PROPN") or not end < first <= end + 2:
            continue
        between = list(doc[end:first])
        joined = between[-1].dep_ == "cc" and all(t.text == "," for t in between[:-1])
        if joined and not any(c.dep_ in _SUBJECTS for c in second.children):
            return content | set(range(end, second.right_edge.i + 1))
    return content


def _without_occasion(verb: Token, content: set[int]) -> set[int]:
    """What is asked or promised without what it was asked or promised after ("told to leave after he shouted")."""
    for i in sorted(content):
        token = verb.doc[i]
        if token.dep_ == "advcl" and token.tag_ == "VBD" and token.right_edge.i >= max(content) - 1:
            first = verb.doc[token.left_edge.i]
            if first.lower_ == "after" and first.i > min(content):
                return {k for k in content if k < first.i}
    return content


def _is_second(verb: Token, token: Token) -> bool:
    """Whether a coordinated clause in the content is a statement beside it."""
    cue = resumes(token)
    if cue is not None:
        return cue.i == verb.i
    subjects = [c for c in token.children if c.dep_ in _SUBJECTS]
    row = row_of(token)
    if not subjects or row is None or row.cue_class not in TALK or not _one_tense(verb, token) or _marked(token):
        return False
    # "said it was late, and he noted that ...", "said it was late, and critics warned that ..."
    told = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
    if subjects[0].lower_ == "it":
        named = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
        return any(c.ent_type_ != "PERSON" for c in named)
    return subjects[0].lower_ in _OWN or (told and subjects[0].pos_ in ("NOUN", "PROPN"))


def _marked(token: Token) -> bool:
    return any(c.dep_ == "mark" for c in token.children)


def _one_tense(one: Token, other: Token) -> bool:
    return (one.tag_ in ("VBD", "VBN")) == (other.tag_ in ("VBD", "VBN"))


def _tail(verb: Token, content: set[int], rule: str) -> int | None:
    """Where the last part of the content that a comma or dash sets off begins, when it is the outlet's own."""
    doc, at = verb.doc, verb.i
    behind = sorted(i for i in content if i > at)
    last = next((i for i in reversed(behind) if not doc[i].is_punct and not doc[i].is_space), None)
    if last is None:
        return None
    for i in behind:
        token = doc[i]
        if token.right_edge.i < last:
            continue
        start = _first(token).i
        if start <= min(content) or start - 1 <= at:
            continue
        mark = doc[start - 1].text
        if mark != "," and mark not in _DASHES:
            continue
        if _is_comment(verb, token, rule) and not _within_quotation(doc[start - 1], last):
            return start - 1
    return None


def _first(token: Token) -> Token:
    """The first word of what hangs on a token."""
    start = token.left_edge.i
    while start < token.i and token.doc[start].is_punct:
        start += 1
    return token.doc[start]


def _within_quotation(comma: Token, last: int) -> bool:
    """Whether a quotation that is open at the comma closes behind it."""
    near = comma.doc[comma.i : min(last + 3, len(comma.doc))]
    marks = [t.text for t in near if t.is_quote and not (t.i > last and _opens(t))]
    return (bool(marks) and marks[0] in ("”", "''", "’", "»")) or len(marks) % 2 == 1


def _opens(mark: Token) -> bool:
    """Whether a quotation mark stands before words and not behind them: it opens the next sentence's quotation."""
    before = mark.nbor(-1)
    return bool(before.whitespace_ or before.is_space) and not mark.whitespace_


def _is_comment(verb: Token, token: Token, rule: str) -> bool:
    first = _first(token)
    if token.dep_ == "relcl" or first.tag_ == "WDT":
        return _relative_comment(verb, token, rule)
    row = row_of(token)
    talks = row is not None and row.cue_class in TALK
    if first.head.i == token.i and first.dep_ == "mark":
        # "..., though he denied it"; "..., while critics say ..."
        return first.lower_ in ("though", "although") or (first.lower_ == "while" and talks)
    if first.tag_ in ("CD", "DT") and _later(first):
        return True
    if token.pos_ == "NOUN" and token.lemma_.lower() in shells() and token.dep_ not in _SUBJECTS | {"conj", "pobj"}:
        return first.i == token.i or first.pos_ in ("DET", "ADJ", "NOUN", "PRON", "NUM")
    if token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "conj") and first.i == token.i:
        return talks or rule == "infinitive"
    return False


def _later(first: Token) -> bool:
    """Whether words tell how long after something it was ("three weeks after he left")."""
    near = first.doc[first.i + 1 : first.i + 4]
    return any(t.lemma_.lower() in _UNITS and t.i + 1 < len(first.doc) and t.nbor().lower_ == "after" for t in near)


def _relative_comment(verb: Token, token: Token, rule: str) -> bool:
    """Whether a relative clause behind a comma tells what the outlet or another says of the matter."""
    first = _first(token)
    begins = first.lower_ in _RELATIVE or (first.pos_ == "ADP" and first.nbor().lower_ in _RELATIVE)
    if not begins:
        return False
    if rule in _PHRASES:
        held = token.head.ent_type_ in ("PERSON", "ORG", "FAC") or first.lower_ == "who"
        return not (held and verb.lemma_.lower() in _GROUNDED)
    if first.lower_ == "who" and token.head.ent_type_ == "PERSON":
        return True  # "said she met Tuan Le, who left in May": who somebody is, is told to the reader
    told = [t for t in token.subtree if row_of(t) is not None and any(c.dep_ == "nsubj" for c in t.children)]
    if any(c.lower_ not in _RELATIVE for t in told for c in t.children if c.dep_ == "nsubj"):
        return True
    present = token.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") and c.dep_ == "aux" for c in token.children)
    return present and verb.tag_ == "VBD" and _backshifted(verb)


def _backshifted(verb: Token) -> bool:
    """Whether the words are told in the past: "said they would", not "said they are"."""
    for clause_ in verb.children:
        if clause_.dep_ == "ccomp":
            tags = {clause_.tag_, *(c.tag_ for c in clause_.children if c.dep_ in ("aux", "auxpass"))}
            if tags & {"VBZ", "VBP"}:
                return False
    return True


def with_whole_quotes(text: str, a: Attribution, quotes: Sequence[Quote]) -> Attribution:
    """The content with the quotations it touches taken in whole, marks included."""
    content = list(a.content)
    barred = (*a.cue, *a.source)
    for n, span in enumerate(content):
        start, end = span.start, span.end
        for q in quotes:
            if q.span.start < end and start < q.span.end and not any(q.span.overlaps(b) for b in barred):
                start, end = min(start, q.span.start), max(end, q.span.end)
        content[n] = Span(start, end)
    whole = merged(text, content)
    return a if whole == a.content else replace(a, content=whole)


def merged(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that only white space parts as one."""
    out: list[Span] = []
    for s in sorted(spans):
        if out and not text[out[-1].end : s.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return tuple(out)
