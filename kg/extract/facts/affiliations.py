"""Who holds which role at which body, from the words around a person's name.

Appositions and predicates are read off the descriptions that coreference tied to a person; nouns before a name and "of"
after one are read off the tokens. The title is as written, without article and body.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.facts import tables
from kg.extract.facts.offices import described, told
from kg.extract.facts.phrases import is_boast
from kg.extract.facts.view import BODIES, View, bare
from kg.model import Affiliation, Entity, Span

_AT = frozenset("of at for with in from".split())
_PREFIXES = frozenset({"co", "ex", "vice", "deputy"})
_PAST = frozenset({"former", "ex", "then", "late", "longtime", "retired", "acting", "interim"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHO = frozenset({"WP", "WDT", "WP$"})
_LASTING = frozenset({"be", "serve", "work", "act"})
_LONGEST_TITLE = 10


def affiliations(view: View, extractor: str) -> Iterator[Affiliation]:
    """All of the article, in no order, some perhaps twice."""
    for start, end, person, _mention in view.nominals:
        if person.type == "Person":
            head = view.doc[start:end].root
            clause = next((i for i in range(head.i + 1, end) if view.doc[i].tag_ in _WHO), end)
            found = _in_description(view, start, clause)
            if found is not None:
                body, title = found
                final = view.doc[clause - 1]
                first = start - 2 if _prefixed(view.doc, start) else start
                own = Span(view.doc[first].idx, final.idx + len(final))
                span = _with_name(view, person, own)
                if span == own and head.dep_ not in {"attr", "appos"}:
                    continue  # "the X candidate" alone takes somebody up again; it is no news of who that is
                past = head.dep_ == "attr" and told_as_past(head.head)
                yield Affiliation(person.id, body.id, title, span, extractor, former=past)
    for start, end, person, mention in view.names:
        if person.type != "Person":
            continue
        before = _before_name(view, start)
        if before is not None:
            body, title, first = before
            yield Affiliation(person.id, body.id, title, Span(view.doc[first].idx, mention.span.end), extractor)
        body_after = _after_name(view, end)
        if body_after is not None:
            body, last = body_after
            yield Affiliation(person.id, body.id, "", Span(mention.span.start, last), extractor)
    yield from _as_role(view, extractor)
    yield from described(view, extractor)
    yield from told(view, extractor)


def _in_description(view: View, start: int, end: int) -> tuple[Entity, str] | None:
    """Body and title in a description such as "its head of sales", "the director of research at X", "an X lawyer"."""
    doc = view.doc
    if not any(t.lemma_.lower() in tables.offices() for t in doc[start:end]):
        return None
    head = doc[start:end].root
    if head.lemma_.lower() in tables.no_office():
        return None
    if start and doc[start - 1].lower_ == "longer":
        return None
    if not view.people.isdisjoint(range(start, head.i)) and any(t.lower_ == "and" for t in doc[start : head.i]):
        return None  # "X chief Ann Roe and Y director" describes two
    if any(t.tag_ in _CLAUSE for t in doc[start : head.i + 1]):
        return None  # a clause that was taken for a description
    if _prefixed(doc, start):
        start -= 2
    # its head of sales; X's head of sales
    for i in range(start, min(end, start + 8)):
        token = doc[i]
        if token.tag_ == "PRP$" and token.head.i == head.i:
            body = view.at(token)
            if body is not None and body.type in BODIES:
                return body, bare(doc[i + 1 : end].text)
        if i > start and i < head.i and view.owns(i):
            body = view.at(doc[i - 1])
            if body is not None and body.type in BODIES:
                return body, bare(doc[i + 1 : end].text)
    if doc[start].tag_ == "PRP$":
        return None  # "his partner at X" is his
    # the director of research at X: the last preposition before a body
    best: tuple[Entity, str] | None = None
    for i in range(head.i + 1, end):
        if doc[i].tag_ in _CLAUSE or (doc[i].tag_ == "VBG" and doc[i].dep_ in {"acl", "advcl"}):
            break  # "a former aide now teaching at X" teaches there
        if doc[i].lower_ in _AT and i + 1 < end:
            at = i + 2 if doc[i + 1].lower_ in {"the", "a", "an"} and i + 2 < end else i + 1
            named = view.starts.get(at) or view.starts.get(i + 1)
            if named is not None and named[0] < end and tables.is_office(doc[named[0]]):
                return None  # "a spokesman for X chief Ann Roe" speaks for her
            if named is not None and named[1].type in BODIES and (best is None or doc[i].lower_ == "at"):
                best = named[1], bare(doc[start:i].text)
                if i == head.i + 1:
                    break  # "head of the X Center at Y University" heads the center
    if best is not None:
        return best
    # an X lawyer
    for i in range(start, head.i):
        named = view.starts.get(i)
        if named is not None and named[1].type in BODIES and named[0] <= head.i:
            return named[1], bare(doc[named[0] : _without_boast(doc, head.i, end)].text)
    return None


def _prefixed(doc: Doc, start: int) -> bool:
    """Whether "co-" or the like stands before a description."""
    return start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in _PREFIXES


def _without_boast(doc: Doc, head: int, end: int) -> int:
    """The end of a description before "in the country's history"."""
    return next((i for i in range(head + 1, end) if is_boast(doc, i)), end)


def _before_name(view: View, start: int) -> tuple[Entity, str, int] | None:
    """Body, title and first token of "X board member Jane Hall", "X's chief, Jane Hall" without the comma."""
    doc = view.doc
    i = start - 1
    role = False
    while i >= 0 and start - i <= _LONGEST_TITLE:
        token = doc[i]
        if i + 1 in view.ends and view.ends[i + 1][1].type in BODIES:
            body = view.ends[i + 1][1]
            first = view.ends[i + 1][0]
            if i + 1 < start and role:
                title = bare(doc[i + 1 : start].text)
                if first and doc[first - 1].lower_ in _PAST:
                    return body, f"{doc[first - 1].lower_} {title}", first - 1
                return body, title, first
            return None
        if token.text == ")" and i > 2:  # X Authority (XA) director Jane Hall
            opened = next((k for k in range(i - 1, max(0, i - 6), -1) if doc[k].text == "("), -1)
            if role and opened in view.ends and view.ends[opened][1].type in BODIES:
                return view.ends[opened][1], bare(doc[i + 1 : start].text), view.ends[opened][0]
            return None
        if token.text in _POSSESSIVE:
            if i in view.ends and view.ends[i][1].type in BODIES and role:
                return view.ends[i][1], bare(doc[i + 1 : start].text), view.ends[i][0]
            return None
        if i + 1 in view.ends or token.is_space or not (token.pos_ in _TITLE_POS or token.text in {"-", "and"}):
            return None
        if token.lemma_.lower() in tables.no_office() and i == start - 1:
            return None
        if token.tag_ == "NNS" and i + 1 < start and doc[i + 1].pos_ == "ADJ":
            return None  # "Oak Radio interviews local baker Ann Roe"
        role = role or token.lemma_.lower() in tables.offices() or token.lower_ in tables.offices()
        i -= 1
    return None


_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ"})


def _after_name(view: View, end: int) -> tuple[Entity, int] | None:
    """The body in "Jane Hall of X", "Jane Hall, of X", and the character where it ends."""
    doc = view.doc
    i = end + 1 if end < len(doc) and doc[end].text == "," else end
    if i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from"} or (doc[i].lower_ == "from" and i > end):
        return None
    if doc[i].lower_ == "from" and doc[i].head.pos_ == "VERB":
        return None
    at = i + 2 if doc[i + 1].lower_ == "the" and i + 2 < len(doc) else i + 1
    named = view.starts.get(at) or view.starts.get(i + 1)
    if named is None or named[1].type not in BODIES:
        return None
    # "Z of the Architectural, Surveying and Planning constituency": an adjective alone names no body
    if named[0] == at + 1 and doc[at].pos_ == "ADJ":
        return None
    # "Z of the X constituency", "Z of X's board": not X itself
    after = doc[named[0]] if named[0] < len(doc) else None
    if after is not None and not after.is_sent_start and (after.tag_ in {"NN", "NNS"} or after.text in _POSSESSIVE):
        return None
    return named[1], named[2].span.end


def _with_name(view: View, person: Entity, span: Span) -> Span:
    """The description with the person's name, if that stands right beside it."""
    best = span
    own = view.sentence(span.start)
    for hit in view.index.overlapping(max(0, span.start - 30), span.end + 30):
        if hit.entity.id == person.id and hit.mention.kind == "name" and view.sentence(hit.mention.span.start) == own:
            gap = min(abs(hit.mention.span.start - span.end), abs(span.start - hit.mention.span.end))
            if gap <= 16:
                best = Span(min(best.start, hit.mention.span.start), max(best.end, hit.mention.span.end))
    return best


def _as_role(view: View, extractor: str) -> Iterator[Affiliation]:
    """From verbs: "Jane Hall serves as chair of X", "joined X as treasurer", "was named chief of X"."""
    for i in sorted(view.offices):
        token = view.doc[i]
        if token.dep_ not in {"pobj", "oprd"} or token.lemma_.lower() not in tables.offices():
            continue
        verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
        if token.dep_ == "pobj" and token.head.lower_ != "as":
            continue
        if verb.pos_ != "VERB" or any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
            continue
        person = _subject(view, verb)
        if person is None:
            continue
        left, right = _reach(view.doc, token)
        found = _in_description(view, left, right)
        if found is None and verb.lemma_ in {"join", "leave", "rejoin"}:
            joined = next((view.body(c) for c in verb.children if c.dep_ == "dobj"), None)
            found = (joined, bare(view.doc[left:right].text)) if joined is not None else None
        if found is not None:
            body, title = found
            first = next(c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})
            span = view.over(first, view.doc[right - 1])
            yield Affiliation(person.id, body.id, title, span, extractor, former=told_as_past(verb))


def told_as_past(verb: Token) -> bool:
    """Whether a lasting state is told in the past tense: "was chair", "served as chair" may be so no more."""
    return verb.tag_ == "VBD" and verb.lemma_ in _LASTING


def _subject(view: View, verb: Token) -> Entity | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            entity = view.at(child)
            return entity if entity is not None and entity.type == "Person" else None
    return None


def _reach(doc: Doc, head: Token) -> tuple[int, int]:
    """First token and end of the noun phrase, without relative clauses and what follows a comma."""
    left = head.left_edge.i
    right = head.i + 1
    while right < len(doc) and right < head.i + 12 and head.is_ancestor(doc[right]) and not doc[right].is_punct:
        if doc[right].dep_ in {"relcl", "advcl"}:
            break
        right += 1
    return left, right
