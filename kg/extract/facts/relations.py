"""Who owns, runs, funds or is partner of whom, as one clause or apposition says it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.coref.tables import places_of
from kg.extract.facts import tables
from kg.extract.facts.phrases import FORMER, descriptions
from kg.extract.facts.view import BODIES, View, asserted
from kg.model import Entity, Relation, Span

_MONEY = frozenset("grant grants funding donation donations money loan fund funds gift subsidy".split())
_BONDS = frozenset("coalition partnership alliance collaboration consortium".split())
_BINDING = frozenset("form build forge strike announce enter have create launch sign".split())
_GIVING = frozenset({"receive", "get", "award", "give", "grant"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def relations(view: View, extractor: str) -> Iterator[Relation]:
    """All of the article, in no order, some perhaps twice."""
    found = (*_verbs(view), *_grants(view), *_described(view), *_before_name(view), *_beside_name(view), *_groups(view))
    for kind, subject, object_, span in found:
        if subject.id == object_.id:
            continue
        if kind == "operatedBy" and subject.type != "Platform":
            kind = "partOf"  # noqa: PLW2901  a body that is owned is part of its owner
        if kind == "partOf" and (subject.type, object_.type) == ("Platform", "Organization"):
            kind = "operatedBy"  # noqa: PLW2901  a platform that belongs to a body is run by it
        if kind == "operatedBy" and object_.type != "Organization":
            continue
        yield Relation(kind, subject.id, object_.id, span, extractor)


Found = tuple[str, Entity, Entity, Span]


def _verbs(view: View) -> Iterator[Found]:
    for i in places_of(view.doc, "LEMMA", tables.verb_lemmas() | _BINDING):
        verb = view.doc[i]
        lemma = verb.lemma_
        if verb.pos_ != "VERB" or not asserted(verb):
            continue
        kids = list(verb.children)
        subjects = [c for c in kids if c.dep_ in {"nsubj", "nsubjpass"}]
        if verb.dep_ in {"relcl", "acl"} and not subjects:
            subjects = [verb.head]
        passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in kids) or (verb.dep_ == "acl" and verb.tag_ == "VBN")
        frames: list[tuple[str, list[Token]]] = []
        agents = [o for c in kids if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
        if passive and agents:
            frames.append(("passive", agents))
        elif not passive:
            frames.append(("active", [c for c in kids if c.dep_ == "dobj"]))
            frames += [(c.lower_, [o for o in c.children if o.dep_ == "pobj"]) for c in kids if c.dep_ == "prep"]
        for bond in (c for c in kids if c.dep_ == "dobj" and c.lemma_ in _BONDS and lemma in _BINDING):
            frames += [
                ("bond", [o for o in c.children if o.dep_ == "pobj"])
                for n in (verb, bond)
                for c in n.children
                if c.dep_ == "prep" and c.lower_ == "with"
            ]
        for frame, objects in frames:
            rule = ("partnerOf", True) if frame == "bond" else tables.verbs().get((lemma, frame))
            if rule is None:
                continue
            kind, forward = rule
            for s in _coordinated(subjects):
                for o in _coordinated(objects):
                    one, other = view.body(s), view.body(o)
                    if one is not None and other is not None:
                        pair = (one, other) if forward else (other, one)
                        yield kind, *pair, view.over(s, o, verb)


def _coordinated(tokens: list[Token]) -> list[Token]:
    return [t for token in tokens for t in (token, *token.conjuncts) if t.i >= token.i]


def _grants(view: View) -> Iterator[Found]:
    """Money given: "X received a grant from Y", "Y awarded X a grant"."""
    for i in places_of(view.doc, "LEMMA", _GIVING):
        verb = view.doc[i]
        lemma = verb.lemma_
        if verb.pos_ != "VERB" or not asserted(verb):
            continue
        kids = list(verb.children)
        money = next((c for c in kids if c.dep_ == "dobj" and c.lower_ in _MONEY), None)
        subject = next((c for c in kids if c.dep_ == "nsubj"), verb.head if verb.dep_ == "relcl" else None)
        if money is None or subject is None:
            continue
        one = view.body(subject)
        if one is None:
            continue
        if lemma in {"receive", "get"}:
            for prep in (c for n in (verb, money) for c in _below(n) if c.dep_ == "prep" and c.lower_ == "from"):
                for giver in _coordinated([o for o in prep.children if o.dep_ == "pobj"]):
                    other = view.body(giver)
                    if other is not None:
                        yield "fundedBy", one, other, view.over(subject, verb, giver)
        else:
            for taker in (c for c in kids if c.dep_ == "dative"):
                token = next((o for o in taker.children if o.dep_ == "pobj"), taker)
                other = view.body(token)
                if other is not None:
                    yield "fundedBy", other, one, view.over(subject, verb, money)


def _below(token: Token) -> Iterator[Token]:
    """Children, and those of prepositional phrases among them (the parser hangs "in 2021 from Y" either way)."""
    for child in token.children:
        yield child
        if child.dep_ == "prep":
            yield from child.children
            for grandchild in child.children:
                yield from grandchild.children


def _described(view: View) -> Iterator[Found]:
    """Appositions such as "Y, a unit of X", "X's parent company, Y" and predicates, by the descriptions tied to Y."""
    doc = view.doc
    for start, end, entity, _mention in view.nominals:
        if entity.type not in BODIES:
            continue
        rule = next((r for t in doc[start:end] if (r := tables.nouns().get(t.lemma_.lower()))), None)
        if rule is None or _is_over(doc, start, end):
            continue
        other = _owner(view, start, end)
        if other is not None:
            kind, forward = rule
            pair = (entity, other) if forward else (other, entity)
            yield kind, *pair, Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _owner(view: View, start: int, end: int) -> Entity | None:
    """The body that a description belongs to: its possessor, else the one after "of"."""
    doc = view.doc
    for i in range(start, end):
        if i > start and view.owns(i):
            return view.body(doc[i - 1])
        if doc[i].tag_ == "PRP$":
            return view.body(doc[i])
    for i in range(start, end - 1):
        if doc[i].lower_ == "of":
            at = i + 2 if doc[i + 1].lower_ == "the" and i + 2 < end else i + 1
            named = view.starts.get(at) or view.starts.get(i + 1)
            if named is not None and named[1].type in BODIES:
                return named[1]
    return None


def _before_name(view: View) -> Iterator[Found]:
    """Nouns before a name: "X's parent company Y", "X owner Y"."""
    doc = view.doc
    for start, end, entity, _mention in view.names:
        if entity.type not in BODIES:
            continue
        i, rule = start - 1, None
        while i >= 0 and start - i < 5 and doc[i].pos_ in {"NOUN", "ADJ", "PROPN"} and i + 1 not in view.ends:
            rule = rule or tables.nouns().get(doc[i].lemma_.lower())
            i -= 1
        if rule is None or i < 0 or _is_over(doc, i, start):
            continue
        if doc[i].text in _POSSESSIVE:
            i -= 1
        other = view.ends.get(i + 1)
        if other is not None and other[1].type in BODIES:
            kind, forward = rule
            pair = (entity, other[1]) if forward else (other[1], entity)
            yield kind, *pair, view.over(doc[other[0]], doc[end - 1])


def _beside_name(view: View) -> Iterator[Found]:
    """Such as "Y, a unit of X", "Y is X's largest partner", where coreference left the description untied."""
    doc = view.doc
    for start, end, entity, mention in view.names:
        if entity.type not in BODIES or end + 1 >= len(doc):
            continue
        if doc[end].lower_ in {"is", "remains"}:
            subject = next((c for c in doc[end].children if c.dep_ == "nsubj"), None)
            if subject is None or not start <= subject.i < end or any(c.dep_ == "neg" for c in doc[end].children):
                continue
        elif doc[end].text != ",":
            continue
        for found in descriptions(view, end + 1, lambda t: t.lemma_.lower() in tables.nouns()):
            # "Y, X's supplier and owner of Z": whose is which can't be told
            if found.owned and any(i in view.bodies for i in range(found.head.i + 1, found.end)):
                continue
            if _is_over(doc, end + 1, found.head.i):
                continue
            kind, forward = tables.nouns()[found.head.lemma_.lower()]
            pair = (entity, found.body) if forward else (found.body, entity)
            last = doc[found.end - 1]
            yield kind, *pair, Span(mention.span.start, last.idx + len(last))


def _groups(view: View) -> Iterator[Found]:
    """People known by their body: "three X executives", "an official of X"; not "the director of X", who has a name."""
    doc = view.doc
    for start, end, entity, mention in view.nominals:
        if entity.type != "Group" or view.offices.isdisjoint(range(start, end)):
            continue
        found = next(descriptions(view, start, lambda t: t.lemma_.lower() in tables.insiders()), None)
        if found is None or found.end in view.people or not start <= found.head.i < end:
            continue
        before, after = doc[max(0, start - 1)], doc[found.end] if found.end < len(doc) else None
        beside = before.text == "," or before.lower_ in {"is", "and", "formerly"} or (after and after.text == ",")
        if found.head.tag_ not in {"NNS", "NNPS"} and (beside or doc[start].lower_ not in {"a", "an"}):
            continue
        # "Saudi officials": a nation, whatever it was taken for
        nation = found.owned and any(doc[i].pos_ == "ADJ" and i in view.bodies for i in range(start, found.head.i))
        if not (nation or _is_over(doc, found.start, found.head.i)):
            last = doc[found.end - 1]
            yield "memberOf", entity, found.body, Span(mention.span.start, last.idx + len(last))


def _is_over(doc: Doc, start: int, end: int) -> bool:
    """Whether what is described is so no more: "a former unit of X", "former X officials"."""
    return any(t.lower_ in FORMER for t in doc[start:end])
