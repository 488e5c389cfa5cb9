"""What has been read of an article so far: the entities, where each was mentioned, and how a mention is added."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.coref import tables
from kg.extract.coref.antecedents import speaks
from kg.extract.coref.chains import WINDOW, Chain, Spot, chain_of, head_words
from kg.extract.coref.learned import learn
from kg.extract.coref.links import described_before
from kg.extract.coref.nouns import singular, taken_as_many
from kg.extract.coref.phrases import Phrase, Places, nominals, rank
from kg.model import Mention, Span

EXTRACTOR = "ng_coref.v1"
_CLS = {"Person": "person", "Organization": "body", "Platform": "platform", "Place": "place"}


class Notes:
    """The state of one pass over one article.

    Args:
        doc: the parsed article with its names.
    """

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
        self.meant: dict[int, int] = {}
        self.owned: dict[tuple[int, str, frozenset[str]] | None, int] = {}
        self.fronts: dict[int, set[int]] = {}
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
        self._described_before()
        self.called: dict[str, list[int]] = {}
        self.nominals = nominals(doc, self.places, self.named)
        self.heads = head_words(self.chains)
        self.sites = head_words(self.chains, frozenset({"Place"}))
        learn(doc, self.names, self.chains, self.nominals, self.name_at)
        for number, chain in enumerate(self.chains):
            for noun in sorted(chain.nouns) if chain.type == "Person" else ():
                self.called.setdefault(noun, []).append(number)

    def _described_before(self) -> None:
        """The descriptions that stand right before the names of persons."""
        names = [(s, e, self.chains[n].type) for s, e, n in self.names]
        bodies = {i for s, e, cls in names if cls in {"Organization", "Platform"} for i in range(s, e)}
        for start, _end, number in self.names:
            if self.chains[number].type != "Person":
                continue
            found = described_before(self.doc, start, bodies, self.named)
            if found is not None:
                words = self.doc[found[0] : found[1]]
                span = Span(words.start_char, words.end_char)
                self.chains[number].add(Mention(span, "nominal", EXTRACTOR, "it stands right before the name"))
                self._speaks_for(number, *found, start - 1)

    def _speaks_for(self, number: int, start: int, end: int, noun: int) -> None:
        """Note the bodies in a description of somebody who heads one: "director of the Kestrel Trust"."""
        if self.chains[number].type == "Person" and singular(self.doc[noun]) in tables.fronts():
            found = (self.name_at[i][2] for i in range(start, end) if i in self.name_at)
            met = [n for n in found if self.chains[n].type in {"Organization", "Platform"}]
            if met:
                self.fronts.setdefault(number, set()).update(met)

    def see(self, number: int, start: int, end: int, kind: str, phrase: Phrase | None = None) -> None:
        """Note that a chain is mentioned here."""
        chain = self.chains[number]
        token = self.doc[phrase.head] if phrase else self.doc[start:end].root
        cls = _CLS.get(chain.type) or (phrase.cls if phrase and phrase.kind == "nominal" else "person")
        if chain.type == "Group" and kind == "pronoun":
            cls = next((s.cls for s in reversed(self.history) if s.chain == number), "person")
        chain.seen += 1
        chain.last = start
        self.meant[token.i] = number
        if chain.type == "Person" or (cls == "person" and not chain.plural):
            self.persons[token.i] = number
        elif chain.type in {"Organization", "Platform"}:
            self.bodies[token.i] = number
        plural = chain.plural or (cls in {"body", "platform"} and taken_as_many(token))
        self.note(number, start, end, token, plural=plural, cls=cls, kind=kind)

    def note(self, number: int, start: int, end: int, token: Token, *, plural: bool, cls: str, kind: str) -> None:
        """Note a place that a pronoun may take up; chain -1 for a thing."""
        sentence, paragraph = self.places.sentence[token.i], self.places.paragraph(token)
        quote = self.places.quote(token)
        self.history.append(
            Spot(number, start, end, token.i, sentence, rank(token), quote, plural, cls, kind, paragraph, speaks(token))
        )

    def together(self, number: int, start: int) -> None:
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

    def thing(self, phrase: Phrase) -> None:
        """A noun phrase that is no entity but may be what "it" or "they" means."""
        token = self.doc[phrase.head]
        self.note(-1, phrase.start, phrase.end, token, plural=phrase.plural, cls="thing", kind="nominal")

    def mention(self, number: int, phrase: Phrase, kind: str, reason: str) -> None:
        """Add a mention to a chain."""
        span = self.doc[phrase.start : phrase.end]
        chain = self.chains[number]
        chain.add(Mention(Span(span.start_char, span.end_char), kind, EXTRACTOR, reason))
        if kind == "nominal":
            self._speaks_for(number, phrase.start, phrase.end, phrase.head)
        if chain.type == "Group" and kind == "nominal" and phrase.number and not chain.number:
            # "Executives" in the headline, "three executives" in the text: the count tells more.
            chain.name, chain.number = self.description(phrase), phrase.number

    def description(self, phrase: Phrase) -> str:
        """The phrase without its article, in one line."""
        name = " ".join(self.doc[phrase.start : phrase.end].text.split())
        for article in ("the ", "a ", "an "):
            if name.lower().startswith(article):
                return name[len(article) :]
        return name

    def open(self, phrase: Phrase) -> None:
        """A new group that is only described."""
        self.chains.append(
            Chain(
                None,
                "Group",
                self.description(phrase),
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
        self.mention(number, phrase, "nominal", "a description of who acts here")
        self.see(number, phrase.start, phrase.end, "nominal", phrase)

    def join(self, old: int, new: int) -> None:
        """Give all that a group was told to a chain that turns out to be the same."""
        for mention in self.chains[old].mentions:
            self.chains[new].add(replace(mention, reason=f"{self.chains[new].name}, named later, is the same"))
        self.chains[old].mentions.clear()
        places = [replace(s, chain=new) if s.chain == old else s for s in self.history]
        self.history = deque(places, maxlen=WINDOW)
        for table in (self.meant, self.persons, self.bodies):
            table.update({at: new for at, number in table.items() if number == old})
