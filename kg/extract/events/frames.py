"""Which row of the table of verbs a clause fits: what must stand beside the verb (the column `needs`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.events.assembly import meets_alone
from kg.extract.events.grammar import conjuncts, is_passive, pobj
from kg.extract.events.tables import EventVerb, figures
from kg.extract.index import Hit

_NOUNS = frozenset(("NOUN", "PROPN", "NUM"))
_ANYBODY = frozenset(("it", "them", "him", "her", "this", "everyone", "everybody", "those", "both", "all"))
_WHERE_TO = frozenset(("to", "into", "from", "for", "back"))
_EXTENT = frozenset(("PERCENT", "MONEY", "CARDINAL", "QUANTITY", "ORDINAL"))
_LEVELS = frozenset(("high", "low", "record", "level", "point", "territory", "mark", "value", "ground", "percent"))
_WAYS = frozenset(("up", "down", "higher", "lower", "sharply", "slightly", "precipitously", "steeply", "dramatically"))
#: Of a price these say which way and how far by themselves.
_STEEP = frozenset(("plunge", "plummet", "slump", "tumble", "surge", "soar", "rebound"))
#: An index moves; a person who gains points plays.
_MOVING = frozenset(("Organization", "Platform"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with the entities that stand in its places: `subject`, `object`, `prep:with`."""

    verb: Token
    subjects: Sequence[Token]
    objects: Sequence[Token]
    slots: dict[str, list[Hit]]

    def has(self, slot: str, frame: EventVerb) -> bool:
        """Whether an agent of the frame's types stands there."""
        return any(not frame.types or h.entity.type in frame.types for h in self.slots.get(slot, ()))

    def dep(self, *names: str) -> bool:
        """Whether a child of the verb has one of the dependencies."""
        return any(c.dep_ in names for c in self.verb.children)

    def prepositions(self) -> Iterator[Token]:
        """The prepositions on the verb."""
        return (c for c in self.verb.children if c.dep_ == "prep")


def fits(clause: Clause, frame: EventVerb) -> bool:
    """Whether the clause has all that the row asks for."""
    kind, _, detail = frame.needs.partition(":")
    return _NEEDS[kind](clause, frame, detail) and _has_words(clause, frame, kind)


def _has_words(clause: Clause, frame: EventVerb, kind: str) -> bool:
    if not frame.words and not frame.without:
        return True
    if kind in ("prepword", "prepword2"):
        nouns = [n for p in clause.prepositions() for n in pobj(p)]
    elif kind == "post":
        nouns = [c for c in clause.verb.children if c.dep_ in ("attr", "oprd")]
    else:
        nouns = list(clause.objects)
        if kind in ("will", "todo"):
            nouns += [c for c in clause.verb.children if c.dep_ == "xcomp"]
    lemmas = {n.lemma_.lower() for noun in nouns for n in conjuncts(noun)}
    # "40 per cent of its staff", "$2 million in grants"
    lemmas |= {p.lemma_.lower() for n in nouns for c in n.children if c.lower_ in ("of", "in") for p in pobj(c)}
    lemmas |= {c.lemma_.lower() for n in nouns for c in n.children if c.dep_ in ("nummod", "quantmod")}
    if frame.words:
        return bool(lemmas & frame.words)
    return not lemmas & frame.without


def _subject(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame)


def _alone(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and not clause.objects


def _object(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("object", frame)


def _either(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) or clause.has("object", frame)


def _both(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    # "met with Y", "was sued by X": a preposition can hold the second.
    others = [s for s in clause.slots if s != "subject" and clause.has(s, frame)]
    if clause.has("subject", frame) and others:
        return True
    together = {h.entity.id for h in clause.slots["subject"]}
    return len(together) > 1 and not clause.slots["object"] and "with" in frame.preps


def _pair(clause: Clause, frame: EventVerb, detail: str) -> bool:
    return any(h.entity.type == detail for h in clause.slots["subject"]) and clause.has("object", frame)


def _prep(clause: Clause, frame: EventVerb, detail: str) -> bool:
    return clause.has(f"prep:{detail}", frame)


def _subprep(clause: Clause, frame: EventVerb, detail: str) -> bool:
    return clause.has("subject", frame) and clause.has(f"prep:{detail}", frame)


def _prep2(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and any(p.lower_ in frame.preps and pobj(p) for p in clause.prepositions())


def _prepword(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame)


def _prepword2(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("object", frame)


def _prepto(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    if not clause.has("subject", frame):
        return False
    # "returned to the matter" goes nowhere; "returned to the stage" and "to Oberwald" do.
    ways = [n for p in clause.prepositions() if p.lower_ in _WHERE_TO for n in pobj(p)]
    return any(n.pos_ == "PROPN" or n.lemma_ in _PLACES for n in ways) or (
        clause.dep("advmod") and any(c.lower_ in ("home", "abroad", "overseas", "back") for c in clause.verb.children)
    )


_PLACES = frozenset(
    ("stage", "city", "town", "country", "village", "house", "home", "office", "court", "capital", "airport", "site",
     "island", "border", "state", "region", "hotel", "hospital", "station", "school", "headquarters", "base")
)  # fmt: skip


def _prepin(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and any(p.lower_ in ("in", "on") for p in clause.prepositions())


def _office(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    # The parse may take the office for an apposition: "named her its director".
    beside = any(c.dep_ == "appos" for o in clause.objects for c in o.children)
    as_what = any(p.lower_ == "as" for p in clause.prepositions())
    return clause.has("object", frame) and (clause.dep("oprd", "attr") or beside or as_what)


def _as(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    both = clause.has("subject", frame) or is_passive(clause.verb)
    return both and bool(clause.objects) and any(p.lower_ == "as" for p in clause.prepositions())


def _post(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and clause.dep("oprd", "attr")


def _act(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    if is_passive(clause.verb):
        return clause.has("subject", frame) or clause.has("object", frame)
    return clause.has("subject", frame) and _has_noun(clause)


def _thing(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    if not clause.has("subject", frame):
        # "Card 2 was launched in May": who did it may go without saying of a thing with a name.
        return is_passive(clause.verb) and not clause.slots["object"] and any(o.pos_ == "PROPN" for o in clause.objects)
    people = ("Person", "Group") if clause.verb.lemma_ == "introduce" else ("Person",)
    return is_passive(clause.verb) or (
        _has_noun(clause) and not any(h.entity.type in people for h in clause.slots["object"])
    )


def _counted(clause: Clause, frame: EventVerb, detail: str) -> bool:
    number = any(o.pos_ == "PROPN" or any(c.dep_ == "nummod" for c in o.children) for o in clause.objects)
    return number and _thing(clause, frame, detail)


def _said(clause: Clause, frame: EventVerb, detail: str) -> bool:
    # The parse may hang the clause on a noun between: "announced in a memo that ...".
    told = clause.dep("ccomp") or any(t.dep_ == "mark" and t.lower_ == "that" for t in clause.verb.subtree)
    return (clause.has("subject", frame) and told) or _thing(clause, frame, detail)


def _pledge(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and (_has_noun(clause) or clause.dep("ccomp", "xcomp"))


def _todo(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in clause.verb.children)


def _askto(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    below = (c for c in clause.verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB")
    return clause.has("subject", frame) and clause.has("object", frame) and any(below)


def _rule(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.has("subject", frame) and (
        clause.dep("ccomp") or any(p.lower_ in ("against", "in", "for") for p in clause.prepositions())
    )


def _born(clause: Clause, frame: EventVerb, _detail: str) -> bool:
    return clause.verb.lower_ == "born" and (clause.has("object", frame) or clause.has("subject", frame))


def _is_figure(noun: Token) -> bool:
    """Whether a noun is a figure of its own name or of somebody's: "the Nikkei", "Oak Bank shares"."""
    if noun.text in figures():
        return True
    named = noun.lemma_.lower() in figures() or noun.lemma_.lower().removesuffix("s") in figures()
    return named and any(c.pos_ in ("PROPN", "NOUN", "ADJ") for c in noun.subtree if c != noun)


def _figure(clause: Clause, _frame: EventVerb, _detail: str) -> bool:
    """Whether what moves is a figure, and the clause says how far or which way."""
    named = any(h.entity.type in _MOVING for h in clause.slots["subject"])
    figure = any(_is_figure(noun) for noun in clause.subjects)
    if not named and not figure:
        return False
    if not figure and any(o.ent_type_ not in _EXTENT and o.pos_ == "NOUN" for o in clause.objects):
        return False  # "raised its forecast by a tenth"
    beside = [c for c in clause.verb.children if c.i > clause.verb.i and c.dep_ not in ("conj", "advcl", "ccomp")]
    reached = [*beside, *(n for c in beside if c.dep_ == "prep" for n in pobj(c))]
    # A company that loses a sum lost money; one that loses ten per cent fell.
    extent = _EXTENT if figure else frozenset(("PERCENT",))
    how_far = any(c.ent_type_ in extent or c.lemma_.lower() in _LEVELS for c in reached)
    return how_far or (figure and (clause.verb.lemma_ in _STEEP or any(c.lower_ in _WAYS for c in beside)))


def _has_noun(clause: Clause) -> bool:
    return any(o.pos_ in _NOUNS or o.lower_ in _ANYBODY for o in clause.objects) or bool(clause.slots["object"])


def _body(clause: Clause, _frame: EventVerb, _detail: str) -> bool:
    return meets_alone(clause.verb, clause.subjects, clause.slots["subject"])


_NEEDS: dict[str, Callable[[Clause, EventVerb, str], bool]] = {
    "subject": _subject,
    "alone": _alone,
    "object": _object,
    "either": _either,
    "both": _both,
    "body": _body,
    "pair": _pair,
    "prep": _prep,
    "subprep": _subprep,
    "prep2": _prep2,
    "prepword": _prepword,
    "prepword2": _prepword2,
    "prepto": _prepto,
    "prepin": _prepin,
    "office": _office,
    "as": _as,
    "post": _post,
    "act": _act,
    "thing": _thing,
    "counted": _counted,
    "said": _said,
    "will": _pledge,
    "todo": _todo,
    "askto": _askto,
    "pledge": _pledge,
    "rule": _rule,
    "born": _born,
    "figure": _figure,
}
NEEDS = frozenset(_NEEDS)
