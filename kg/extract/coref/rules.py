"""Adds descriptions and pronouns to the entities that the names component found.

The article is read once, front to back. Names, descriptions and pronouns are met in their order; each is tied to an
entity met before or, for a description of acting persons or bodies, opens a group of its own. Every mention says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.coref.antecedents import antecedent, candidates
from kg.extract.coref.chains import Chain, finished
from kg.extract.coref.clauses import ahead, of_all
from kg.extract.coref.descriptions import acts, again, at_large, by_name, named, names_body, site_named, told_apart
from kg.extract.coref.forward import Opening, bodies, persons
from kg.extract.coref.interviews import answers
from kg.extract.coref.learned import called
from kg.extract.coref.links import same_as
from kg.extract.coref.modifiers import modifiers, recent_enough
from kg.extract.coref.notes import EXTRACTOR, Notes
from kg.extract.coref.people import covered, pair
from kg.extract.coref.phrases import Phrase, in_front_of_name, pronouns, rank, relative_noun
from kg.extract.coref.predicates import lasting, subject, suits, whole
from kg.extract.coref.quoted import first_person
from kg.model import Entity, Mention, Span

__all__ = ["EXTRACTOR", "resolve", "trace"]


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


class _Reader(Notes):
    """One pass over one article."""

    def read(self) -> tuple[Entity, ...]:
        """All mentions tied, the entities in the order of their first mention."""
        items: list[tuple[int, int, int, Phrase | None]] = [(s, 0, n, None) for s, _e, n in self.names]
        # "her lawyer" comes after the "her" that says whose
        items += [(p.start, 3 if p.form == "poss" else 1, -1, p) for p in self.nominals]
        items += [(p.start, 2, -1, p) for p in pronouns(self.doc, self.places)]
        items += [(p.start, 4, -1, p) for p in modifiers(self.doc, self.places, self.named)]
        ends = {(s, n): e for s, e, n in self.names}
        for start, _order, number, phrase in sorted(items, key=lambda x: x[:3]):
            if phrase is None:
                self.see(number, start, ends[start, number], "name")
                self.together(number, start)
            elif phrase.kind == "nominal":
                self._describe(phrase)
            elif phrase.kind == "modifier":
                self._modifier(phrase)
            elif phrase.kind == "relative":
                self._relative(phrase)
            else:
                self._pronoun(phrase)
        opening = Opening(self.doc)
        persons(self.doc, opening, self.nominals, self.chains)
        bodies(self.doc, opening, self.nominals, self.chains, self.heads, EXTRACTOR)
        said = first_person(self.doc, self.persons, self.bodies, self.fronts)
        quoted = ((i, n, "says the quoted words") for i, n in said)
        asked_of = answers(self.doc, self.places, self.name_at, self.chains, self.fronts)
        asked = ((i, n, "is interviewed") for i, n in asked_of)
        for i, number, why in (*quoted, *asked):
            token, chain = self.doc[i], self.chains[number]
            chain.add(Mention(Span(token.idx, token.idx + len(token)), "pronoun", EXTRACTOR, f"{chain.name} {why}"))
        return finished(self.chains)

    def _describe(self, phrase: Phrase) -> None:
        if self._predicated(phrase):
            return
        link = same_as(self.doc, phrase, self.name_at)
        if link is not None and self._may_be(self.chains[link[0]], phrase):
            after = link[1] == "it explains the name before it"
            full = replace(phrase, end=whole(phrase, self.doc[phrase.head])) if after else phrase
            self.mention(link[0], full, "nominal", link[1])
            key = self._owned(phrase)
            if key is not None:
                if key in self.owned and self.chains[self.owned[key]].type == "Group":
                    self.join(self.owned[key], link[0])
                self.owned[key] = link[0]
            return
        if in_front_of_name(self.doc, phrase, self.named):
            self._list_of(phrase)
            return
        sentence, token = self.places.sentence[phrase.head], self.doc[phrase.head]
        key = self._owned(phrase)
        if key in self.owned:
            self.mention(self.owned[key], phrase, "nominal", "the same description of the same one's stands before")
            self.see(self.owned[key], phrase.start, phrase.end, "nominal", phrase)
            return
        if phrase.cls in {"body", "platform", "thing"} and told_apart(token):
            phrase = replace(phrase, form="some")
        body = by_name(phrase, self.heads, self.chains)
        if body is not None and names_body(self.doc[phrase.head], phrase):
            self.mention(body[0], phrase, "nominal", body[1])
            self.see(body[0], phrase.start, phrase.end, "nominal", phrase)
            return
        site = by_name(phrase, self.sites, self.chains) if body is None else None
        if site is not None and site_named(self.doc[phrase.head], phrase):
            self.mention(site[0], phrase, "nominal", site[1])
            self.see(site[0], phrase.start, phrase.end, "nominal", phrase)
            return
        if phrase.cls == "thing" or at_large(self.doc, phrase):
            self.thing(phrase)
            return
        acting = phrase.cls == "person" or rank(self.doc[phrase.head]) == 0
        both = pair(phrase, sentence, self.history, self.chains) if acting else ()
        reason = "the two named just before"
        if not both and again(phrase, self.groups, self.chains) is None:
            both = covered(phrase, sentence, self.history, self.chains)
            reason = "those named just before of whom the noun is true"
        if both:
            for number in both:
                self.mention(number, phrase, "nominal", reason)
            self.see(both[0], phrase.start, phrase.end, "nominal", phrase)
            self.history.append(replace(self.history[-1], plural=True, others=both[1:]))
            return
        found = named(phrase, sentence, self.history, self.chains, self.called) or again(
            phrase, self.groups, self.chains
        )
        if found is not None and self.doc[phrase.head].dep_ != "attr":
            self.mention(found[0], phrase, "nominal", found[1])
            self.see(found[0], phrase.start, phrase.end, "nominal", phrase)
        elif acts(self.doc, phrase, self.places):
            self.open(phrase)
            if key is not None:
                self.owned[key] = len(self.chains) - 1
        else:
            self.thing(phrase)

    def _modifier(self, phrase: Phrase) -> None:
        """Tie the "company" of "a company lawyer" to the company spoken of, and to none that is far off."""
        found = by_name(phrase, self.heads, self.chains) or by_name(phrase, self.sites, self.chains)
        if found is None:
            here = self.places.sentence[phrase.head]
            found = named(phrase, here, self.history, self.chains, self.called)
        if found is not None and recent_enough(self.places, self.chains[found[0]].last, phrase.head):
            self.mention(found[0], phrase, "nominal", found[1])

    def _owned(self, phrase: Phrase) -> tuple[int, str, frozenset[str]] | None:
        """Whose, what and which, of "her lawyer" and "Hall's late husband"."""
        if phrase.form != "poss" or phrase.plural or phrase.cls != "person" or len(phrase.lemmas) > 1:
            return None
        owner = next((c for c in self.doc[phrase.head].children if c.dep_ == "poss"), None)
        if owner is None:
            return None
        of = self.name_at[owner.i][2] if owner.i in self.name_at else self.meant.get(owner.i)
        words = phrase.modifiers - {t.lower_ for t in owner.subtree}
        return None if of is None else (of, phrase.lemmas[0], words)

    def _predicated(self, phrase: Phrase) -> bool:
        """Whether the sentence says of somebody or something met before that it is what the phrase describes."""
        of = subject(self.doc[phrase.head])
        number = None if of is None else self.name_at[of.i][2] if of.i in self.name_at else self.meant.get(of.i)
        if of is None or number is None or not suits(self.chains[number], phrase, self.doc[phrase.head], of):
            return False
        full = replace(phrase, end=whole(phrase, self.doc[phrase.head]))
        self.mention(number, full, "nominal", "the text says that it is")
        chain = self.chains[number]
        if chain.type == "Person" and phrase.cls == "person" and lasting(phrase, self.doc[phrase.head]):
            called(chain, phrase.lemmas[0])
            known = self.called.setdefault(phrase.lemmas[0], [])
            known += [] if number in known else [number]
        return True

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

    def _relative(self, phrase: Phrase) -> None:
        noun = relative_noun(self.doc[phrase.head])
        if noun is None:
            return
        near = (s for s in reversed(self.history) if not s.others)
        spot = next((s for s in near if s.start <= noun.i < s.end or s.head == noun.i), None)
        if spot is None or spot.chain < 0 or spot.cls not in {"person", "crowd"}:
            return
        reason = "a relative clause on the name or description before it"
        self.mention(spot.chain, phrase, "pronoun", reason)
        for other in noun.conjuncts if of_all(noun, self.doc[phrase.head]) else ():
            number = self.name_at[other.i][2] if other.i in self.name_at else self.meant.get(other.i)
            if other.i < phrase.head and number is not None and number != spot.chain:
                self.mention(number, phrase, "pronoun", reason)

    def _pronoun(self, phrase: Phrase) -> None:
        places = list(candidates(self.doc, self.places, phrase, self.history, self.chains))
        if self.weighed is not None:
            self.weighed.append((phrase, places))
        forward = ahead(self.doc[phrase.head])
        here = self.places.sentence[phrase.head]
        sure = forward is not None and forward[1] and not any(s.sentence == here and s.chain >= 0 for s, _ in places)
        if forward is not None and sure and self._forward(phrase, forward[0]):
            return
        choice = antecedent(self.doc, self.places, phrase, places, self.chains)
        if choice is None:
            if forward is not None and not any(s.chain >= 0 for s, _ in places):
                self._forward(phrase, forward[0])
            return
        for number in choice.chains:
            self.mention(number, phrase, "pronoun", choice.reason)
        chain = self.chains[choice.chains[0]]
        if phrase.cls in {"he", "she"} and not chain.leaning:
            chain.leaning = phrase.gender
        self.see(choice.chains[0], phrase.start, phrase.end, "pronoun", phrase)
        if len(choice.chains) > 1:
            self.history.append(replace(self.history[-1], plural=True, others=choice.chains[1:]))

    def _forward(self, phrase: Phrase, subject: Token) -> bool:
        """Tie a pronoun to the named subject of the main clause that follows, where it can mean that."""
        at = self.name_at.get(subject.i)
        if at is None:
            return False
        chain = self.chains[at[2]]
        person = chain.type == "Person" and phrase.cls in {"he", "she"}
        fits = (chain.gender or chain.leaning or phrase.gender) == phrase.gender if person else phrase.cls == "it"
        if not fits or (phrase.cls == "it" and chain.type not in {"Organization", "Platform", "Place"}):
            return False
        self.mention(at[2], phrase, "pronoun", f"the subject of the main clause that follows ({chain.name})")
        return True
