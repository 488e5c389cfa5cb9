"""Adds descriptions and pronouns to the entities that the names component found.

The article is read once, front to back. Names, descriptions and pronouns are met in their order; each is tied to an
entity met before or, for a description of acting persons or bodies, opens a group of its own. Every mention says why.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.coref.antecedents import ahead, antecedent, candidates, speaks
from kg.extract.coref.chains import WINDOW, Chain, Spot, chain_of, finished, head_words
from kg.extract.coref.descriptions import acts, again, at_large, by_name, named, names_body, told_apart
from kg.extract.coref.forward import Opening, bodies, persons
from kg.extract.coref.interviews import answers
from kg.extract.coref.learned import called, learn
from kg.extract.coref.links import same_as
from kg.extract.coref.people import covered, pair
from kg.extract.coref.phrases import Phrase, Places, in_front_of_name, nominals, pronouns, rank, relative_noun
from kg.extract.coref.quoted import first_person
from kg.model import Entity, Mention, Span

EXTRACTOR = "ng_coref.v1"
_CLS = {"Person": "person", "Organization": "body", "Platform": "platform", "Place": "place"}


def resolve(doc: Doc) -> tuple[Entity, ...]:
    """The entities of `doc._.entities` with all their mentions, and the groups that are only described."""
    return _Reader(doc).read()


def trace(doc: Doc, kinds: frozenset[str]) -> Iterator[tuple[Span, list[tuple[int, tuple[str, ...]]]]]:
    """For each pronoun of those kinds the places that it was weighed for: offset of the head, and the signs.

    Args:
        doc: as for `resolve`.
        kinds: classes of pronouns: he, she, they, it.
    """
    reader = _Reader(doc)
    reader.weighed = []
    reader.read()
    for phrase, found in reader.weighed:
        if phrase.cls in kinds:
            token = doc[phrase.head]
            places = [(doc[spot.head].idx, tuple(signs)) for spot, signs in found]
            yield Span(token.idx, token.idx + len(token)), places


class _Reader:
    """One pass over one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.places = Places(doc)
        self.chains: list[Chain] = [chain_of(e) for e in doc._.entities]
        self.history: deque[Spot] = deque(maxlen=WINDOW)
        self.name_at: dict[int, tuple[int, int, int]] = {}
        self.names: list[tuple[int, int, int]] = []
        self.groups: dict[str, list[int]] = {}
        self.persons: dict[int, int] = {}
        self.weighed: list[tuple[Phrase, list[tuple[Spot, list[str]]]]] | None = None
        self.bodies: dict[int, int] = {}
        self.named = bytearray(len(doc))
        for number, chain in enumerate(self.chains):
            for m in chain.mentions:
                span = doc.char_span(m.span.start, m.span.end, alignment_mode="expand")
                if span is None:
                    continue
                self.names.append((span.start, span.end, number))
                for i in range(span.start, span.end):
                    self.name_at[i] = (span.start, span.end, number)
                    self.named[i] = 2 if chain.type == "Person" else 1
        self.called: dict[str, list[int]] = {}
        self.nominals = nominals(doc, self.places, self.named)
        self.heads = head_words(self.chains)
        learn(doc, self.names, self.chains, self.nominals, self.name_at)

        for number, chain in enumerate(self.chains):
            for noun in sorted(chain.nouns) if chain.type == "Person" else ():
                self.called.setdefault(noun, []).append(number)

    def read(self) -> tuple[Entity, ...]:
        """All mentions tied, the entities in the order of their first mention."""
        items: list[tuple[int, int, int, Phrase | None]] = [(s, 0, n, None) for s, _e, n in self.names]
        items += [(p.head if p.kind != "nominal" else p.start, 1, -1, p) for p in self.nominals]
        items += [(p.start, 2, -1, p) for p in pronouns(self.doc, self.places)]
        ends = {(s, n): e for s, e, n in self.names}
        for start, _order, number, phrase in sorted(items, key=lambda x: x[:3]):
            if phrase is None:
                self._see(number, start, ends[start, number], "name")
                self._together(number, start)
            elif phrase.kind == "nominal":
                self._describe(phrase)
            elif phrase.kind == "relative":
                self._relative(phrase)
            else:
                self._pronoun(phrase)
        opening = Opening(self.doc)
        persons(self.doc, opening, self.nominals, self.chains)
        bodies(self.doc, opening, self.nominals, self.chains, self.heads, EXTRACTOR)
        quoted = ((i, n, "says the quoted words") for i, n in first_person(self.doc, self.persons, self.bodies))
        asked = ((i, n, "is interviewed") for i, n in answers(self.doc, self.places, self.name_at, self.chains))
        for i, number, why in (*quoted, *asked):
            token, chain = self.doc[i], self.chains[number]
            chain.add(Mention(Span(token.idx, token.idx + len(token)), "pronoun", EXTRACTOR, f"{chain.name} {why}"))
        return finished(self.chains)

    def _see(self, number: int, start: int, end: int, kind: str, phrase: Phrase | None = None) -> None:
        """Note that a chain is mentioned here."""
        chain = self.chains[number]
        token = self.doc[phrase.head] if phrase else self.doc[start:end].root
        cls = _CLS.get(chain.type) or (phrase.cls if phrase and phrase.kind == "nominal" else "person")
        if chain.type == "Group" and kind == "pronoun":
            cls = next((s.cls for s in reversed(self.history) if s.chain == number), "person")
        chain.seen += 1
        chain.last = start
        if chain.type == "Person" or (cls == "person" and not chain.plural):
            self.persons[token.i] = number
        elif chain.type in {"Organization", "Platform"}:
            self.bodies[token.i] = number
        self._note(number, start, end, token, plural=chain.plural, cls=cls, kind=kind)

    def _note(self, number: int, start: int, end: int, token: Token, *, plural: bool, cls: str, kind: str) -> None:
        sentence, paragraph = self.places.sentence[token.i], self.places.paragraph(token)
        quote = self.places.quote(token)
        self.history.append(
            Spot(number, start, end, token.i, sentence, rank(token), quote, plural, cls, kind, paragraph, speaks(token))
        )

    def _together(self, number: int, start: int) -> None:
        """Persons joined by "and" are one candidate for "they" and "the two men"."""
        token = self.doc[self.history[-1].head]
        if self.chains[number].type != "Person" or token.dep_ != "conj":
            return
        if not any(c.dep_ == "cc" and c.lower_ == "and" for c in token.head.children):
            return
        met: list[int] = []
        first = token
        for other in sorted(token.conjuncts, key=lambda t: t.i):
            at = self.name_at.get(other.i)
            if at is None or self.chains[at[2]].type != "Person":
                return
            if other.i < start:
                met.append(at[2])
                first = min(first, other, key=lambda t: t.i)
            else:
                return  # the last of the row speaks for all
        spot = self.history[-1]
        if met and number not in met:
            self.history.append(
                replace(spot, chain=met[0], head=first.i, plural=True, rank=rank(first), others=(*met[1:], number))
            )

    def _thing(self, phrase: Phrase) -> None:
        """A noun phrase that is no entity but may be what "it" or "they" means."""
        token = self.doc[phrase.head]
        self._note(-1, phrase.start, phrase.end, token, plural=phrase.plural, cls="thing", kind="nominal")

    def _mention(self, number: int, phrase: Phrase, kind: str, reason: str) -> None:
        span = self.doc[phrase.start : phrase.end]
        chain = self.chains[number]
        chain.add(Mention(Span(span.start_char, span.end_char), kind, EXTRACTOR, reason))
        if chain.type == "Group" and kind == "nominal" and phrase.number and not chain.number:
            # "Executives" in the headline, "three executives" in the text: the count tells more.
            chain.name, chain.number = self._description(phrase), phrase.number

    def _describe(self, phrase: Phrase) -> None:
        link = same_as(self.doc, phrase, self.name_at)
        if link is not None and self._may_be(self.chains[link[0]], phrase):
            self._mention(link[0], phrase, "nominal", link[1])
            return
        if in_front_of_name(self.doc, phrase, self.named):
            self._list_of(phrase)
            return
        sentence, token = self.places.sentence[phrase.head], self.doc[phrase.head]
        if phrase.cls in {"body", "platform", "thing"} and told_apart(token):
            phrase = replace(phrase, form="some")
        body = by_name(phrase, self.heads, self.chains)
        if body is not None and names_body(self.doc[phrase.head], phrase):
            self._mention(body[0], phrase, "nominal", body[1])
            self._see(body[0], phrase.start, phrase.end, "nominal", phrase)
            return
        if phrase.cls == "thing" or at_large(self.doc, phrase):
            self._thing(phrase)
            return
        acting = phrase.cls == "person" or rank(self.doc[phrase.head]) == 0
        both = pair(phrase, sentence, self.history, self.chains) if acting else ()
        reason = "the two named just before"
        if not both and again(phrase, self.groups, self.chains) is None:
            both = covered(phrase, sentence, self.history, self.chains)
            reason = "those named just before of whom the noun is true"
        if both:
            for number in both:
                self._mention(number, phrase, "nominal", reason)
            self._see(both[0], phrase.start, phrase.end, "nominal", phrase)
            self.history.append(replace(self.history[-1], plural=True, others=both[1:]))
            return
        found = named(phrase, sentence, self.history, self.chains, self.called) or again(
            phrase, self.groups, self.chains
        )
        if found is not None and self.doc[phrase.head].dep_ != "attr":
            self._mention(found[0], phrase, "nominal", found[1])
            self._see(found[0], phrase.start, phrase.end, "nominal", phrase)
        elif acts(self.doc, phrase, self.places):
            self._open(phrase)
        else:
            self._thing(phrase)

    def _list_of(self, phrase: Phrase) -> None:
        """The noun says of each what she is: "actors Jane Hall and Ann Lee"."""
        at = phrase.end
        while at in self.name_at:
            _start, end, number = self.name_at[at]
            if self.chains[number].type == "Person":
                called(self.chains[number], phrase.lemmas[0])
            at = next((i for i in range(end, min(end + 3, len(self.doc))) if self.doc[i].text not in {",", "and"}), -1)

    @staticmethod
    def _may_be(chain: Chain, phrase: Phrase) -> bool:
        """Whether a description of that class can be of an entity of that type."""
        fits = {
            "Person": {"person"},
            "Organization": {"body", "crowd", "platform"},
            "Platform": {"body", "platform"},
            "Place": {"place"},
        }
        return phrase.cls in fits.get(chain.type, set())

    def _description(self, phrase: Phrase) -> str:
        """The phrase without its article, in one line."""
        name = " ".join(self.doc[phrase.start : phrase.end].text.split())
        for article in ("the ", "a ", "an "):
            if name.lower().startswith(article):
                return name[len(article) :]
        return name

    def _open(self, phrase: Phrase) -> None:
        self.chains.append(
            Chain(
                None,
                "Group",
                self._description(phrase),
                plural=phrase.plural,
                gender=phrase.gender,
                leaning=phrase.gender,
                nouns=set(phrase.lemmas),
                modifiers=phrase.modifiers,
                form=phrase.form,
                number=phrase.number,
            )
        )
        number = len(self.chains) - 1
        for lemma in phrase.lemmas:
            self.groups.setdefault(lemma, []).append(number)
        self._mention(number, phrase, "nominal", "a description of who acts here")
        self._see(number, phrase.start, phrase.end, "nominal", phrase)

    def _relative(self, phrase: Phrase) -> None:
        noun = relative_noun(self.doc[phrase.head])
        if noun is None:
            return
        spot = next((s for s in reversed(self.history) if s.start <= noun.i < s.end or s.head == noun.i), None)
        if spot is not None and spot.chain >= 0 and spot.cls in {"person", "crowd"}:
            self._mention(spot.chain, phrase, "pronoun", "a relative clause on the name or description before it")

    def _pronoun(self, phrase: Phrase) -> None:
        places = list(candidates(self.doc, self.places, phrase, self.history, self.chains))
        if self.weighed is not None:
            self.weighed.append((phrase, places))
        choice = antecedent(self.doc, self.places, phrase, places, self.chains)
        if choice is None:
            self._forward(phrase)
            return
        for number in choice.chains:
            self._mention(number, phrase, "pronoun", choice.reason)
        chain = self.chains[choice.chains[0]]
        if phrase.cls in {"he", "she"} and not chain.leaning:
            chain.leaning = phrase.gender
        self._see(choice.chains[0], phrase.start, phrase.end, "pronoun", phrase)
        if len(choice.chains) > 1:
            self.history.append(replace(self.history[-1], plural=True, others=choice.chains[1:]))

    def _forward(self, phrase: Phrase) -> None:
        """A pronoun with nobody before it may mean the subject of the main clause after it."""
        subject = ahead(self.doc, phrase)
        at = self.name_at.get(subject.i) if subject is not None else None
        if subject is None or at is None or phrase.cls == "they":
            return
        chain = self.chains[at[2]]
        if chain.type == "Person" and (chain.gender or phrase.gender) == phrase.gender:
            self._mention(at[2], phrase, "pronoun", f"the subject of the main clause that follows ({chain.name})")
