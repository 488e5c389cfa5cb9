"""Adds descriptions and pronouns to the entities that the names component found.

The article is read once, front to back. Names, descriptions and pronouns are met in their order; each is tied to an
entity met before or, for a description of acting persons or bodies, opens a group of its own. Every mention says why.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.coref import tables
from kg.extract.coref.antecedents import ahead, antecedent
from kg.extract.coref.chains import WINDOW, Chain, Spot, chain_of, finished, title_nouns
from kg.extract.coref.descriptions import acts, again, covered, named, pair
from kg.extract.coref.links import nouns_before, same_as
from kg.extract.coref.phrases import Phrase, Places, in_front_of_name, nominals, pronouns, rank
from kg.extract.coref.quoted import first_person
from kg.model import Entity, Mention, Span

EXTRACTOR = "ng_coref.v1"
_CLS = {"Person": "person", "Organization": "body", "Platform": "platform", "Place": "place"}


def resolve(doc: Doc) -> tuple[Entity, ...]:
    """The entities of `doc._.entities` with all their mentions, and the groups that are only described."""
    return _Reader(doc).read()


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
        self.nominals = nominals(doc, self.places, self.named)
        self._learn()

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
        for i, number in first_person(self.doc, self.persons, self.bodies):
            token = self.doc[i]
            reason = f"{self.chains[number].name} says the quoted words"
            self.chains[number].add(Mention(Span(token.idx, token.idx + len(token)), "pronoun", EXTRACTOR, reason))
        return finished(self.chains)

    def _learn(self) -> None:
        """What the words around names say of their bearers before anything is tied: nouns and gender."""
        for start, _end, number in self.names:
            chain = self.chains[number]
            for token in nouns_before(self.doc, start):
                self._called(chain, token.lemma_.lower())
        for chain in self.chains:
            if chain.entity is not None:
                chain.nouns |= title_nouns(chain.entity)
        for phrase in self.nominals:
            link = same_as(self.doc, phrase, self.name_at)
            if link is not None:
                self._called(self.chains[link[0]], phrase.lemmas[0])

    def _called(self, chain: Chain, noun: str) -> None:
        chain.nouns.add(noun)
        kinds = tables.nouns().get(noun, frozenset())
        if chain.type == "Person" and not chain.gender and noun not in {"actor", "hero", "heir", "king", "queen"}:
            chain.gender = "female" if "female" in kinds else "male" if "male" in kinds else ""
            chain.leaning = chain.gender or chain.leaning

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
        self.history.append(
            Spot(
                number,
                start,
                end,
                token.i,
                self.places.sentence[token.i],
                rank(token),
                self.places.quote(token),
                chain.plural,
                cls,
                kind,
            )
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
        self.history.append(
            Spot(
                -1,
                phrase.start,
                phrase.end,
                token.i,
                self.places.sentence[token.i],
                rank(token),
                self.places.quote(token),
                phrase.plural,
                "thing",
                "nominal",
            )
        )

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
        if phrase.cls == "thing" or _everywhere(self.doc, phrase):
            self._thing(phrase)
            return
        sentence = self.places.sentence[phrase.head]
        both = pair(phrase, sentence, self.history, self.chains)
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
        found = named(phrase, sentence, self.history, self.chains) or again(phrase, self.groups, self.chains)
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
                self._called(self.chains[number], phrase.lemmas[0])
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
        noun = self.doc[phrase.head].head.head
        spot = next((s for s in reversed(self.history) if s.start <= noun.i < s.end or s.head == noun.i), None)
        if spot is not None and spot.chain >= 0 and spot.cls in {"person", "crowd"}:
            self._mention(spot.chain, phrase, "pronoun", "a relative clause on the name or description before it")

    def _pronoun(self, phrase: Phrase) -> None:
        choice = antecedent(self.doc, self.places, phrase, self.history, self.chains)
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


def _everywhere(doc: Doc, phrase: Phrase) -> bool:
    """Whether a place is meant at large: "across the country", "around the world"."""
    return phrase.cls == "place" and phrase.start > 0 and doc[phrase.start - 1].lower_ in {"across", "around", "over"}
