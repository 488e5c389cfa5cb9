"""The descriptions and pronouns of an article: what each can stand for, and how it stands in its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract.coref import tables
from kg.extract.coref.nouns import age, cls_of, is_age, parent_of, singular
from kg.extract.state import text_of

_QUANTIFIERS = frozenset(
    "some several many most few more other others various numerous both all half one two three four five six seven "
    "eight nine ten eleven twelve another each every dozens hundreds thousands scores fewer".split()
)
_TAIL_PREPOSITIONS = frozenset("of at for in from on".split())
_STOPS = frozenset({",", ";", ":", '"', "“", "”", "(", "—", "–"})
_NOBODY = frozenset("no any what which whose such each every".split())
_AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY"})
_LONGEST_TAIL = 9  # words after the noun that still count as its description


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or pronoun.

    Args:
        start: first token of the mention.
        end: token after the last.
        head: the noun or pronoun.
        kind: nominal, pronoun or relative.
        cls: person, body, platform, place, crowd or thing; for pronouns he, she, they or it.
        lemmas: singular head nouns, of all coordinated ones.
        plural: several are meant.
        gender: what the noun itself says.
        form: the (definite), this, a, poss, some, or bare.
        number: the words that count, as written, lower-cased.
        modifiers: the other words before the head, lower-cased.
    """

    start: int
    end: int
    head: int
    kind: str
    cls: str
    lemmas: tuple[str, ...]
    plural: bool
    gender: str
    form: str
    number: str = ""
    modifiers: frozenset[str] = frozenset()


class Places:
    """Where tokens stand: sentence, outermost quotation, whether facts are looked for.

    `whole` tells of each quotation whether it begins like a sentence, not as a part of the one around it.
    """

    def __init__(self, doc: Doc) -> None:
        self.sentence = [0] * len(doc)
        for number, sent in enumerate(doc.sents):
            for i in range(sent.start, sent.end):
                self.sentence[i] = number
        outer = [q for q in doc._.quotes if q.depth == 0]
        self._quotes = sorted(outer, key=lambda q: q.span)
        text = text_of(doc)
        self.whole = [text[q.inner.start : q.inner.start + 1].isupper() for q in self._quotes]
        self._quote_starts = [q.span.start for q in self._quotes]
        self._blocks = tuple(doc._.blocks)
        self._block_starts = [b.span.start for b in self._blocks]

    def quote(self, token: Token) -> int:
        """Number of the outermost quotation that the token stands in, -1 outside all."""
        at = bisect_right(self._quote_starts, token.idx) - 1
        return at if at >= 0 and token.idx < self._quotes[at].span.end else -1

    def paragraph(self, token: Token) -> int:
        """Number of the block that the token stands in or after."""
        return bisect_right(self._block_starts, token.idx) - 1

    def live(self, token: Token) -> bool:
        """Whether facts are looked for at the token."""
        if not self._blocks:
            return True
        at = bisect_right(self._block_starts, token.idx) - 1
        return at >= 0 and token.idx < self._blocks[at].span.end and bool(self._blocks[at].has_facts)


def in_front_of_name(doc: Doc, phrase: Phrase, named: bytearray) -> bool:
    """Whether a name follows at once, so that the noun is part of naming: "actors Jane Hall and Ann Lee"."""
    return phrase.end < len(doc) and bool(named[phrase.end]) and phrase.end == phrase.head + 1


def rank(token: Token) -> int:
    """How prominent a word stands: 0 subject, 1 object, 2 after a preposition or possessive, 3 elsewhere."""
    steps = 0
    while token.dep_ in {"conj", "appos"} and steps < 20:
        token, steps = token.head, steps + 1
    if token.dep_ in {"nsubj", "nsubjpass", "csubj"}:
        return 0
    if token.dep_ in {"dobj", "dative", "attr", "agent", "oprd"}:
        return 1
    if token.dep_ in {"pobj", "poss"}:
        return 2
    return 3


_PRONOUNS = tables.HE | tables.SHE | tables.THEY | tables.IT | {"who"}


def pronouns(doc: Doc, places: Places) -> Iterator[Phrase]:
    """Third-person pronouns, and "who" after a noun."""
    for i in tables.places_of(doc, "LOWER", _PRONOUNS):
        token = doc[i]
        lower = token.lower_
        cls = (
            "he"
            if lower in tables.HE
            else "she"
            if lower in tables.SHE
            else "they"
            if lower in tables.THEY
            else "it"
            if lower in tables.IT
            else ""
        )
        if cls and token.pos_ in {"PRON", "DET"} and places.live(token):
            yield Phrase(
                token.i, token.i + 1, token.i, "pronoun", cls, (lower,), cls == "they", _GENDER.get(cls, ""), ""
            )
        elif lower == "who" and token.tag_ == "WP" and relative_noun(token) is not None and places.live(token):
            yield Phrase(token.i, token.i + 1, token.i, "relative", "who", (lower,), plural=False, gender="", form="")


def relative_noun(token: Token) -> Token | None:
    """The noun on which the relative clause of a "who" hangs, in "who ran and who won" for the second too."""
    verb, steps = token.head, 0
    while verb.dep_ == "conj" and steps < 5:
        verb, steps = verb.head, steps + 1
    return verb.head if verb.dep_ == "relcl" else None


_GENDER = {"he": "male", "she": "female"}


def nominals(doc: Doc, places: Places, named: bytearray) -> list[Phrase]:
    """Noun phrases whose head is no name, in the order of the text.

    Args:
        doc: the parsed article.
        places: of the same.
        named: for each token whether it is part of a name.
    """
    chunks = [c for c in doc.noun_chunks if places.live(c.root) and c.root.pos_ != "PRON" and not named[c.root.i]]
    owners = (doc[i] for i in tables.places_of(doc, "DEP", frozenset({"poss"})))
    chunks += [_owner(t) for t in owners if t.pos_ == "NOUN" and not named[t.i] and places.live(t)]
    ages = (doc[i] for i in tables.places_of(doc, "LOWER", frozenset({"old", "olds"})))
    chunks += [age(t) for t in ages if t.pos_ == "ADJ" and places.live(t) and is_age(t)]
    chunks.sort(key=lambda c: (c.start, c.end))
    out: list[Phrase] = []
    absorbed: set[int] = set()
    by_root = {c.root.i: c for c in chunks}
    for chunk in chunks:
        if chunk.root.i not in absorbed:
            phrase = _phrase(chunk, by_root, absorbed, named)
            if phrase is not None:
                out.append(phrase)
    return out


def _owner(token: Token) -> Span:
    """The possessive phrase inside a larger one: "the company" in "the company's partners"."""
    kids = [t.i for t in token.lefts if t.dep_ in {"det", "amod", "compound", "nummod", "poss"} or t.is_punct]
    return token.doc[min([*kids, token.i]) : token.i + 1]


def _phrase(chunk: Span, by_root: dict[int, Span], absorbed: set[int], named: bytearray) -> Phrase | None:
    doc, root = chunk.doc, chunk.root
    start = next(
        (i for i in range(chunk.start, root.i + 1) if doc[i].text[0].isalnum() and not doc[i].is_punct), root.i
    )
    start = _after_name(doc, start, root.i, named)
    first = doc[start]
    if first.lower_ in _NOBODY or (root.ent_type_ in _AMOUNTS and not is_age(root)):
        return None
    lemmas, end, who = [singular(root)], chunk.end, root
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of" and lemmas[0] in tables.MEASURES and child.i == root.i + 1:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.i in by_root and not named[inner.i]:
                absorbed.add(inner.i)
                who, end = inner, by_root[inner.i].end
                lemmas.insert(0, singular(inner))
    other = (
        next((c for c in who.conjuncts if c.i > who.i and c.i in by_root), None) if cls_of(who) == "person" else None
    )
    if other is not None and _joined(doc, end, by_root[other.i]) and cls_of(other) == "person":
        absorbed.add(other.i)
        end = by_root[other.i].end
        lemmas.append(singular(other))
        end = _tail(doc, other, end, named)
    elif other is None:
        end = _tail(doc, who, end, named)
    cls = cls_of(who)
    plural = (
        who.tag_ in {"NNS", "NNPS"} or (who.lower_ == "people") or (other is not None and other.tag_ in {"NNS", "NNPS"})
    )
    kinds = tables.nouns().get(lemmas[0], frozenset())
    if "kin" in kinds and parent_of(doc, root):
        lemmas[0] = "parent-of"
    gender = "female" if "female" in kinds else "male" if "male" in kinds and lemmas[0] not in {"hero", "actor"} else ""
    return Phrase(
        start,
        end,
        root.i,
        "nominal",
        cls,
        tuple(lemmas),
        plural,
        gender,
        _form(first, root),
        " ".join(t.lower_ for t in doc[start : root.i] if t.pos_ == "NUM" or t.lower_ in _QUANTIFIERS),
        frozenset(t.lower_ for t in doc[start : root.i] if t.pos_ in {"NOUN", "PROPN", "ADJ"} and t.is_alpha),
    )


def _after_name(doc: Doc, start: int, root: int, named: bytearray) -> int:
    """A chunk that begins with a whole name and a comma starts after it (the parser glues appositions)."""
    at = start
    while at < root and named[at] == 2:  # a person's name and nothing between
        at += 1
    if at > start and doc[at].tag_ != "POS" and doc[at].text not in {"'s", "’s"}:
        start = at
    for i in range(start, root):
        if doc[i].text in {",", "(", "—", "–"}:
            if named[i - 1]:
                return i + 1
            return start
    return start


def _joined(doc: Doc, end: int, other: Span) -> bool:
    """Whether the other phrase follows at once after "and", without an article of its own."""
    gap = doc[end : other.start]
    return len(gap) == 1 and gap[0].lower_ in {"and", "or", "&"} and other[0].pos_ not in {"DET", "PRON", "NUM"}


def _tail(doc: Doc, head: Token, end: int, named: bytearray) -> int:
    """End of the prepositional phrases that belong to the noun, as long as they are short and no comma comes."""
    limit = end + _LONGEST_TAIL
    while end < len(doc):
        prep = doc[end]
        held = prep.head.i == head.i or (prep.head.pos_ in {"NOUN", "PROPN"} and head.i < prep.head.i < end)
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if prep.dep_ != "prep" or not held or noun is None:
            break
        if prep.lower_ not in _TAIL_PREPOSITIONS and not (prep.lower_ == "with" and named[noun.i] == 1):
            break
        last = max((t.i for t in prep.subtree), default=prep.i) + 1
        comma = next((t.i for t in doc[end:last] if t.text == "," or t.dep_ == "relcl"), last)
        if comma - end > 1:
            last = comma  # "a spokesman for X, Jane Hall": the name hangs on X in the parse
        words = doc[end:last]
        if last > limit or any(t.text in _STOPS or (t.dep_ == "cc" and not _holds(t, noun, named)) for t in words):
            break
        end = last
    return end


def _holds(link: Token, noun: Token, named: bytearray) -> bool:
    """Whether an "and" stands inside a name or joins two things of one office: "head of trust and safety"."""
    if link.ent_type_ or named[link.i]:
        return True
    other = link.nbor() if link.i + 1 < len(link.doc) else link
    return link.head.i == noun.i and other.tag_ in {"NN", "NNS"} and not named[noun.i] and cls_of(other) == "thing"


def _form(first: Token, root: Token) -> str:
    lower = first.lower_
    if lower == "the":
        return "the"
    if lower in {"this", "that", "these", "those"}:
        return "this"
    if lower in {"a", "an"}:
        return "a"
    if first.tag_ == "PRP$" or any(c.dep_ == "poss" for c in root.children):
        return "poss"
    if lower in _QUANTIFIERS or first.pos_ == "NUM" or first.tag_ in {"CD", "JJR"}:
        return "some"
    return "bare"
