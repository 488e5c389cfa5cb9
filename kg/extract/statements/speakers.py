"""From words at the spot to entities: who spoke, to whom, about whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Token

from kg.extract.coref.nouns import cls_of
from kg.extract.index import MentionIndex
from kg.extract.state import char_span, text_of
from kg.extract.statements.credits import OUTLETS
from kg.extract.statements.hearers import heads, touches
from kg.extract.statements.papers import authors, is_paper
from kg.extract.statements.sources import antecedents, named_for, of_paper, spoke_last, without_own_content
from kg.extract.statements.types import Attribution
from kg.model import AGENT_TYPES, Entity, Span

_MANY = frozenset({"we", "us", "our"})
_FIRST = _MANY | {"i", "me", "my"}
#: pronouns that are taken for the wrong thing more often than not
_VAGUE = frozenset("it its itself they them their theirs themselves".split())
#: bodies of somebody's that no list of bodies has, as the words mean other things too
_CAMPS = frozenset({"campaign", "camp", "side", "charity", "foundation"})
_SPOKESPEOPLE = frozenset(
    """spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen rep representative
    negotiator""".split()
)
_GONE_ON = 60  # tokens from a source to the "it" that takes it up
_AROUND = 25
_NEAR = 30  # attributions looked at for the one that an "I" stands in


def who_speaks(doc: Doc, index: MentionIndex, attributions: Sequence[Attribution]) -> list[tuple[str, ...]]:
    """For each attribution the entities that speak.

    "I" and "we" inside quoted words are whoever the words are credited to, and an "it" that coreference left open is
    the written source or body that spoke in the sentence before.
    """
    found = [without_own_content(index, doc, a, agents(doc, index, a)) for a in attributions]
    sizes = sorted(range(len(found)), key=lambda n: -_length(attributions[n]))
    for n in sizes:
        a = attributions[n]
        if a.head < 0:
            continue
        word = doc[a.head].lower_
        if word in _FIRST:
            around = _around(doc, attributions, n)
            if around is not None:
                found[n] = _selves(index, found[around], many=word in _MANY)
    for n, a in enumerate(attributions):
        if not found[n] and n and a.head >= 0 and doc[a.head].lower_ == "it":
            found[n] = _gone_on(doc, index, attributions[n - 1], a, found[n - 1])
        found[n] = found[n] or spoke_last(doc, attributions, found, n)
    return _with_bodies(index, found)


def _with_bodies(index: MentionIndex, found: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The speakers; whom an unnamed spokesman speaks for speaks with him each time, not only where it is named."""
    bodies: dict[str, tuple[str, ...]] = {}
    out: list[tuple[str, ...]] = []
    for ids in found:
        if ids and _is_spokesman(index.entity(ids[0])):
            bodies[ids[0]] = ids[1:] or bodies.get(ids[0], ())
            out.append((ids[0], *bodies[ids[0]]))
        else:
            out.append(ids)
    return out


def _is_spokesman(entity: Entity) -> bool:
    return entity.type == "Group" and not _SPOKESPEOPLE.isdisjoint(entity.name.lower().split())


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)


def _around(doc: Doc, attributions: Sequence[Attribution], number: int) -> int | None:
    """The smallest other attribution nearby inside whose words the source stands."""
    own = attributions[number].head
    at = doc[own].idx
    near = range(max(0, number - _NEAR), min(len(attributions), number + _NEAR))
    holding = [
        n for n in near if attributions[n].head != own and any(s.start <= at < s.end for s in attributions[n].content)
    ]
    return min(holding, key=lambda n: (_length(attributions[n]), n), default=None)


def _selves(index: MentionIndex, ids: tuple[str, ...], *, many: bool) -> tuple[str, ...]:
    """Who says "I": of a spokesman and his company the spokesman; who says "we": all of them."""
    if many or len(ids) < 2:
        return ids
    people = tuple(i for i in ids if index.entity(i).type == "Person")
    return people or ids


def _gone_on(
    doc: Doc, index: MentionIndex, before: Attribution, now: Attribution, ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Those who spoke in the attribution before, where "it" can only be that source."""
    if before.head < 0 or not ids or not 0 < now.head - before.head < _GONE_ON:
        return ()
    if any(t.is_space and "\n" in t.text for t in doc[before.head : now.head]):
        return ()
    head = doc[before.head]
    bodies = all(index.entity(i).type in ("Organization", "Platform") for i in ids)
    return ids if is_paper(head) or bodies else ()


def agents(doc: Doc, index: MentionIndex, attribution: Attribution) -> tuple[str, ...]:
    """The entities that the source stands for, each once."""
    if attribution.head < 0:
        return ()
    head = doc[attribution.head]
    found: list[Entity] = []
    related = antecedents(doc, attribution)
    own = [t for t in (head, *head.conjuncts) if t.i == head.i or any(touches(t, s) for s in attribution.source)]
    for token in related or own:
        found += _of_token(index, token)
    named = of_paper(index, head)
    if named is not None:
        return _ids(named)
    if found and _is_who(doc, attribution) and not any(e.type in ("Person", "Group") for e in found):
        # "Peter Hall, a lawyer for the union, who ...": a body is no "who"
        above = (e for t in islice(head.ancestors, 4) for e in _of_token(index, t) if e.type == "Person")
        found = list(islice(above, 1)) or found
    if all(e.type == "Group" for e in found):
        named = _named_beside(index, head) or _named_last(doc, index, attribution, head)
        named = named or ([] if related else named_for(doc, index, head))
        if named:
            found = named
        elif not (found or _acts(head)) or (is_paper(head) and head.dep_ != "conj"):
            found = authors(doc, index, head) or found
    return _ids([*found, *_spoken_for(doc, index, attribution, head)])


def _acts(head: Token) -> bool:
    """Whether a noun is somebody of its own: "her campaign" speaks for itself, "her view" is hers."""
    return cls_of(head) in ("person", "body", "crowd", "platform") or head.lemma_.lower() in _CAMPS


def _is_who(doc: Doc, attribution: Attribution) -> bool:
    return any(s.of(text_of(doc)).lower() == "who" for s in attribution.source)


def _named_last(doc: Doc, index: MentionIndex, attribution: Attribution, head: Token) -> list[Entity]:
    """The person with whose name a description ends, where the parser lost the tie: "its director, Per Lind"."""
    if head.pos_ != "NOUN" or not attribution.source or head.tag_ == "NNS":
        return []
    source = attribution.source[0]
    for hit in index.mentions_within(char_span(head).end, source.end):
        span = hit.mention.span
        if hit.mention.kind == "name" and hit.entity.type == "Person" and span.end == source.end:
            gap = text_of(doc)[char_span(head).end : span.start].strip()
            if gap in ("", ",") or (gap.endswith(",") and " who " not in f" {gap} "):
                return [hit.entity]
    return []


def _spoken_for(doc: Doc, index: MentionIndex, attribution: Attribution, head: Token) -> list[Entity]:
    """The bodies for which a spokesperson speaks: "a spokesman for the bureau", "Kestrel's spokeswoman, Ann Roe"."""
    near = (t for s in attribution.source for t in _tokens(doc, head, s))
    token = next((t for t in near if t.lemma_.lower() in _SPOKESPEOPLE), None)
    if token is None:
        return []
    found: list[Entity] = []
    for child in token.children:
        if child.dep_ in ("poss", "compound", "nmod", "amod"):
            found += _of_token(index, child)
        elif child.dep_ == "prep" and child.lower_ in ("for", "of"):
            found += [e for g in child.children if g.dep_ == "pobj" for e in _of_token(index, g)]
    return [e for e in found if e.type in ("Organization", "Platform")]


def _tokens(doc: Doc, head: Token, span: Span) -> Iterator[Token]:
    """The tokens of a span near the head of the source."""
    for way in (range(head.i, max(-1, head.i - _AROUND), -1), range(head.i + 1, min(len(doc), head.i + _AROUND))):
        for i in way:
            if not span.start <= doc[i].idx < span.end:
                break
            yield doc[i]


def _named_beside(index: MentionIndex, head: Token) -> list[Entity]:
    """The name that a description is put to: "the actress Maribel Tonkin", "her lawyer, Piers Onslow".

    A body's only right behind it, "the developer Corvane Homes", or before the noun of an outlet, "the Levant agency".
    """
    for child in head.children:
        if child.dep_ in ("appos", "flat", "nmod", "compound") and child.pos_ == "PROPN" and abs(child.i - head.i) < 8:
            beside = child.dep_ == "appos" and child.left_edge.i == head.i + 1
            outlet = child.dep_ in ("compound", "nmod") and head.lemma_.lower() in OUTLETS
            kinds = ("Person", "Organization", "Platform") if beside or outlet else ("Person",)
            named = [e for e in _of_token(index, child) if e.type in kinds]
            if named:
                return named
    return []


def _of_token(index: MentionIndex, token: Token) -> list[Entity]:
    """The entities that a token stands for: two for "they" after two names."""
    span = char_span(token)
    return list(index.all_at(span.start, span.end))


def _ids(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.id for e in entities))


def addressees(doc: Doc, index: MentionIndex, attribution: Attribution, speaking: Sequence[str]) -> tuple[str, ...]:
    """The entities that the source speaks to, without those who are `speaking`."""
    found = [e for t in heads(doc, attribution) for k in (t, *t.conjuncts) for e in _of_token(index, k)]
    return tuple(i for i in _ids(e for e in found if e.type in AGENT_TYPES) if i not in speaking)


def topics(doc: Doc, index: MentionIndex, attribution: Attribution, speakers: Sequence[str]) -> tuple[str, ...]:
    """The entities that the content names, without the speakers and what only an "it" or "they" stands for."""
    hits = [h for s in attribution.content for h in index.mentions_within(s.start, s.end)]
    found = [h.entity for h in hits if h.mention.span.of(text_of(doc)).lower() not in _VAGUE]
    return tuple(i for i in _ids(e for e in found if e.type != "Group") if i not in speakers)
