"""Roles that stand beside a name as a description, or that a verb tells of ("who heads X")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.coref.tables import places_of
from kg.extract.facts import tables
from kg.extract.facts.phrases import Description, descriptions
from kg.extract.facts.view import BODIES, View, asserted
from kg.model import Affiliation, Entity, Mention, Span

_IS = frozenset({"is", "remains", "became", "becomes", "was", "been"})
_WHO_IS = _IS | {"has", "had"}
_REACH = 16  # tokens before a name in which its description may begin
_CLOSED = frozenset({",", ".", ";", ":", ")", "—", "–", "-"})
_BRACKETED = 9
_FOUNDERS = frozenset({"founder", "co-founder"})
_CONTEST = frozenset({"with", "to", "over", "past", "against", "into"})
_GONE = frozenset({"never", "not", "n't", "n’t"})


Heads = Callable[[Token], bool]


def described(view: View, extractor: str, is_head: Heads = tables.is_office) -> Iterator[Affiliation]:
    """Roles that a description beside a name gives, in no order, some perhaps twice.

    Args:
        view: the article.
        extractor: the component's name.
        is_head: whether a noun may say what is described.
    """
    for number, (start, end, person, mention) in enumerate(view.names):
        if person.type != "Person":
            continue
        for found in _after(view, start, end, is_head):
            span = Span(mention.span.start, _last(view, found))
            yield Affiliation(person.id, found.body.id, found.title, span, extractor, former=found.past)
        before = _before(view, start, end, is_head)
        if before is not None:
            first = view.doc[before.start].idx
            holders = [(person, mention), *_joined(view, number)] if before.head.tag_ == "NNS" else [(person, mention)]
            for holder, at in holders:
                yield Affiliation(holder.id, before.body.id, before.title, Span(first, at.span.end), extractor)


def _after(view: View, start: int, end: int, is_head: Heads) -> Iterator[Description]:
    """Such as "Z, the head of X", "Z (D-Mo.), a former X lawyer", "Z, 52, is a director of X"."""
    doc = view.doc
    i = end
    if i < len(doc) and doc[i].text == "(":
        closed = next((k for k in range(i, min(len(doc), i + _BRACKETED)) if doc[k].text == ")"), -1)
        i = closed + 1 if closed > 0 else i
    if i + 2 < len(doc) and doc[i].text == "," and doc[i + 1].is_digit and doc[i + 2].text in {",", "is"}:
        i += 2
    if i + 1 >= len(doc):
        return
    who = i + 2 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ == "who" and doc[i + 2].lower_ in _WHO_IS
    verb = i + 2 if who else i
    if doc[verb].lower_ in {"has", "had"} and verb + 1 < len(doc) and doc[verb + 1].lower_ == "been":
        verb += 1
    if doc[verb].lower_ in _IS:
        subject = next((c for c in doc[verb].children if c.dep_ == "nsubj"), None)
        own = who or (subject is not None and start <= subject.i < end)
        if not own or any(c.dep_ == "neg" or c.lower_ in _GONE for c in doc[verb].children):
            return
    elif doc[i].text != ",":
        return
    for found in descriptions(view, verb + 1, is_head):
        # "Z, X lawyer Ann Roe and ...": the description is the next one's
        if found.end in view.people:
            return
        yield replace(found, past=doc[verb].lower_ == "was")


def _before(view: View, start: int, end: int, is_head: Heads) -> Description | None:
    """Such as "a spokesman for X, Z,", "chief investment officer at X Z"; the longest that ends at the name."""
    doc = view.doc
    comma = start > 0 and doc[start - 1].text == ","
    if comma and end < len(doc) and doc[end].text not in _CLOSED and not doc[end].is_sent_start:
        return None
    stop = start - 1 if comma else start
    reach = range(max(0, start - _REACH), stop)
    if view.offices.isdisjoint(reach):
        return None
    for s in reach[:-1]:
        if doc[s].pos_ in {"CCONJ", "PUNCT", "SPACE", "AUX", "ADP"} or (doc[s].pos_ == "VERB" and doc[s].tag_ != "VBN"):
            continue
        if s and not _may_start(doc[s - 1]) and not doc[s].is_sent_start:
            continue
        if any(t.is_sent_start for t in doc[s + 1 : start + 1]):
            continue
        for found in descriptions(view, s, is_head):
            # "According to a spokesman for X, Z left": Z is not the spokesman
            if found.end == stop and not (comma and found.start and doc[found.start - 1].lower_ == "to"):
                return found
    return None


def _may_start(before: Token) -> bool:
    """Whether a noun phrase may start after the word."""
    return (
        before.tag_ != "PRP$"
        and before.pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"}
        and before.text not in {"-", "'s", "’s"}
    )


def _joined(view: View, number: int) -> Iterator[tuple[Entity, Mention]]:
    """The persons whose names follow one in a list: "X lawyers Ann Roe and Tom Ash"."""
    doc = view.doc
    at = view.names[number][1]
    for start, end, entity, mention in view.names[number + 1 :]:
        gap = doc[at:start].text.split()
        if entity.type != "Person" or not gap or not set(gap) <= {",", "and"}:
            return
        yield entity, mention
        at = end
        if "and" in gap:
            return


def _last(view: View, found: Description) -> int:
    token = view.doc[found.end - 1]
    return token.idx + len(token)


def told(view: View, extractor: str) -> Iterator[Affiliation]:
    """Roles that a verb gives: "Z, who heads X", "X was founded by Z". A verb is no title: only its noun is known."""
    for i in places_of(view.doc, "LEMMA", frozenset(tables.ties())):
        verb = view.doc[i]
        frames = tables.ties()[verb.lemma_]
        if verb.pos_ != "VERB" or not asserted(verb) or verb.tag_ == "VBG":
            continue
        kids = list(verb.children)
        # "led the side with 40 goals", "led X to victory"
        if verb.lemma_ == "lead" and any(c.dep_ == "prep" and c.lower_ in _CONTEST for c in kids):
            continue
        passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in kids) or (verb.dep_ == "acl" and verb.tag_ == "VBN")
        subjects = [c for c in kids if c.dep_ in {"nsubj", "nsubjpass"}]
        if verb.dep_ in {"relcl", "acl"} and (not subjects or subjects[0].tag_ in {"WP", "WDT"}):
            subjects = [verb.head]
        objects: list[Token] = []
        if passive and "passive" in frames:
            objects = subjects
            subjects = [o for c in kids if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
        elif not passive:
            objects = [c for c in kids if c.dep_ == "dobj" and "active" in frames]
            objects += [o for c in kids if c.dep_ == "prep" and c.lower_ in frames for o in c.children]
        for s in (t for one in subjects for t in (one, *one.conjuncts)):
            person = view.at(s)
            if person is None or person.type != "Person":
                continue
            for o in objects:
                body = view.at(o)
                if body is not None and body.type in BODIES:
                    yield Affiliation(
                        person.id,
                        body.id,
                        "",
                        view.over(s, verb, o),
                        extractor,
                        normalised=tables.doers()[verb.lemma_],
                        former=verb.tag_ == "VBD" and not passive and tables.doers()[verb.lemma_] not in _FOUNDERS,
                    )
