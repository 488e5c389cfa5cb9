"""The article as words for reading names: hyphened words are one, and each knows whether it stands as a name would.

spaCy cuts "Min-jun" and "Al-Karim" in three; names don't care. A word is capitalised here only when its capital
means something: not for the first word of a sentence that is written small elsewhere, not in a headline in Title Case.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.names.headlines import loud, title_case_blocks
from kg.extract.names.tables import CALENDAR, PARTICLES, first_names, titles, vetoes
from kg.extract.state import text_of

_HYPHENS = frozenset("-‐‑")
#: What follows a name and a hyphen without being part of it: "San Francisco-based".
_TAILS = frozenset(
    "based led backed controlled owned style born era area made listed run held sponsored funded linked affiliated "
    "related friendly occupied born appointed allied bound wide style like aligned trained dominated majority speaking "
    "ruled administered supported governed hosted supplied built designed produced inspired themed specific only "
    "free ready compatible branded origin headquartered level side bred educated american".split()
)
_FUNCTION_TAGS = frozenset("DT IN PRP PRP$ CC WDT WP WRB MD TO EX PDT UH WP$".split())
_VERB_TAGS = frozenset("VB VBD VBG VBN VBP VBZ RB RBR RBS".split())
#: Months that are surnames and given names as well.
_MONTHS = frozenset("March April May June August".split())
_SPOKEN = dict.fromkeys(("he", "him", "his", "himself"), "male") | dict.fromkeys(("she", "her", "hers"), "female")
_HAS_UPPER = re.compile(r"[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class Word:
    """Tokens `start..end` (exclusive) that are written together.

    Args:
        text: as written.
        capital: written as a name would be.
        first: begins a sentence or follows an opening mark at its begin.
    """

    start: int
    end: int
    text: str
    capital: bool
    first: bool


class Page:
    """The words of an article in which facts are looked for, sentence by sentence."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        # The `Doc` makes a token anew at each look-up.
        self.tokens = list(doc)
        blocks = tuple(doc._.blocks)
        self._starts = [b.span.start for b in blocks]
        self._blocks = blocks
        self._block_of = [self._find_block(t) for t in self.tokens]
        self.live = [self._is_live(t) for t in self.tokens]
        self.small = Counter(t.text for t in self.tokens if t.text.islower())
        #: words written with a capital where nothing but a name calls for one
        self.inner_capitals = Counter(
            t.text for t in self.tokens if t.text[:1].isupper() and not t.is_sent_start and not self.opens(t)
        )
        self.title_case = title_case_blocks(self.tokens, self._block_of, blocks, self.text)
        self._loud = loud(self.tokens)
        #: where the headline ends, and genders of which pronouns speak
        self.head = next((b.span.end for b in blocks[:1] if b.kind == "headline"), 0)
        self.spoken = frozenset(_SPOKEN[t.lower_] for t in self.tokens if t.lower_ in _SPOKEN)
        self.sentences = [self._words(sent.start, sent.end) for sent in doc.sents]

    def block_of(self, token: Token) -> int:
        """Number of the block the token stands in, -1 outside all."""
        return self._block_of[token.i]

    def _find_block(self, token: Token) -> int:
        at = bisect_right(self._starts, token.idx) - 1
        return at if at >= 0 and token.idx < self._blocks[at].span.end else -1

    def shouted(self, token: Token) -> bool:
        """Whether the token stands where capitals mean nothing: a headline in Title Case, words in capitals."""
        return token.i in self._loud or self.block_of(token) in self.title_case

    def bracketed(self, i: int) -> bool:
        """Whether a round bracket was opened in the twelve tokens before and not closed since."""
        for token in reversed(self.tokens[max(0, i - 12) : i]):
            if token.text == ")":
                return False
            if token.text == "(":
                return True
        return False

    def _is_live(self, token: Token) -> bool:
        if token.is_space:
            return False
        if not self._blocks:
            return True
        at = self.block_of(token)
        return at >= 0 and (bool(self._blocks[at].has_facts) or self._runs_in(at))

    def _runs_in(self, at: int) -> bool:
        """Whether the block is a dateline in front of its paragraph: it gives no facts, but it names places."""
        if at + 1 >= len(self._blocks) or self._blocks[at].kind != "meta":
            return False
        gap = self.text[self._blocks[at].span.end : self._blocks[at + 1].span.start]
        return bool(self._blocks[at + 1].has_facts) and "\n" not in gap

    def opens(self, token: Token) -> bool:
        """Whether the token follows the start of a sentence, a colon or an opening mark."""
        if token.i == 0:
            return True
        before = self.tokens[token.i - 1]
        return before.is_space or before.is_quote or before.is_bracket or before.text in {":", "–", "—", "•", "*", "-"}

    def _words(self, start: int, end: int) -> list[Word]:
        out: list[Word] = []
        tokens = self.tokens
        opening = True  # no letter or figure so far
        i = start
        while i < end:
            j = i + 1
            while (
                j + 1 < end
                and tokens[j].text in _HYPHENS
                and not tokens[j - 1].whitespace_
                and not tokens[j].whitespace_
                and (tokens[j + 1].text[:1].isalnum())
            ):
                j += 2
            if j > i + 1:
                j = self._name_part(i, j)
            first = i == start or (opening and self.opens(tokens[i]))
            text = tokens[i].text if j == i + 1 else self.doc[i:j].text
            opening = opening and not text[:1].isalnum()
            out.append(Word(i, j, text, self._capital(i, j, first), first))
            i = j
        return out

    def _name_part(self, i: int, j: int) -> int:
        """End of the word, cut before "-based" and the like and between two names ("France-Spain")."""
        for k in range(i + 1, j, 2):
            left, right = self.tokens[k - 1], self.tokens[k + 1]
            if not left.text[:1].isupper():
                continue
            small = right.text.islower() or right.text == "American" or self.shouted(left)
            if small and (right.text.lower() in _TAILS or right.tag_ == "VBG"):
                return k
            if (
                right.text[:1].isupper()
                and left.text not in self.small
                and self.inner_capitals[left.text] > 1
                and self.inner_capitals[right.text] > 1
                and left.ent_type_ in {"GPE", "NORP", "ORG"}
                and right.ent_type_ in {"GPE", "NORP", "ORG"}
            ):
                return k
        return j

    def _opens_name(self, token: Token) -> bool:
        """Whether the first word of a sentence begins a name of several words: "Lake Sable", "Meenal Iyer"."""
        after = token.nbor()
        same = bool(token.ent_type_) and after.ent_type_ == token.ent_type_ and after.ent_iob_ == "I"
        if token.text in first_names() or (same and token.tag_ in {"NNP", "NNPS"}):
            return True
        # "Precious Dubeni, an ethicist": an unknown word, then a name that is followed by a description
        beyond = self.doc[token.i + 2 : token.i + 4].text.lower().split()
        described = len(beyond) == 2 and beyond[0] == "," and beyond[1] in {"a", "an", "the", "who", "whose"}
        person = after.ent_type_ == "PERSON" and after.ent_iob_ == "B"
        return described and person and token.tag_ != "VBG" and not self.small[token.text.lower()]

    @staticmethod
    def _called_so(token: Token, after: Token) -> bool:
        """Whether a day's or a month's word begins a name: "Jan Kowal", "Sun City", "June Warrick"."""
        label = token.ent_type_
        joined = after.ent_type_ == label and (after.ent_iob_ == "I" or label == "PERSON")
        return label in {"PERSON", "ORG", "GPE", "LOC", "FAC"} and joined and after.text[:1].isupper()

    def _surname(self, i: int) -> bool:
        """Whether what the model took for a date is a surname: "Helen Marchbank", "Ms Marchbank"."""
        token, before = self.tokens[i], self.tokens[i - 1] if i else None
        if before is None or before.is_space or token.tag_ != "NNP" or not token.text.isalpha():
            return False
        return token.ent_iob_ == "B" and (before.ent_type_ == "PERSON" or before.text in titles())

    def acts(self, token: Token) -> bool:
        """Whether a month's word does or owns something, as its bearer would: "May said", "March's lawyer"."""
        if token.text not in _MONTHS or token.i + 1 == len(self.tokens):
            return False
        before = self.tokens[token.i - 1] if token.i else None
        after = self.tokens[token.i + 1]
        dated = before is not None and (before.tag_ == "IN" or before.text[:1].isdigit() or before.tag_ in {"JJ", "DT"})
        return not dated and (after.tag_ in {"VBD", "VBZ", "POS"} or (before is not None and before.tag_ == "VBD"))

    def _family_name(self, i: int) -> bool:
        """Whether a month's word is a surname: after a given name or a form of address, no day of the month behind."""
        before = self.tokens[i - 1]
        after = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        if after[:1].isdigit() or before.is_space or self.shouted(before):
            return False
        title = titles().get(before.text)
        return before.text in first_names() or (title is not None and title.kind in {"honorific", "role"})

    def _given(self, i: int, *, first: bool) -> bool:
        """Whether a small word is somebody's given name: "met Per Lindgaard", "Will Harding left"."""
        tokens = self.tokens
        if i + 2 >= len(tokens) or tokens[i].text not in first_names() or self.shouted(tokens[i]):
            return False
        name, after = tokens[i + 1], tokens[i + 2]
        if not (name.text[:1].isupper() and name.text[1:].islower()) or name.ent_type_ not in {"PERSON", "", "ORG"}:
            return False
        if not first:
            return True
        spoken = after.tag_ in {"VBD", "VBZ", "MD"}
        pair = (tokens[i].text, name.text)
        return spoken or any(
            (t.text, tokens[t.i + 1].text) == pair for t in tokens[:-1] if not t.is_sent_start and not self.opens(t)
        )

    def _numeral(self, i: int, j: int) -> bool:
        """Whether an I is a ruler's number: the parser says so, or a mark follows and a name stands before."""
        token, doc = self.doc[i], self.doc
        inside = token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
        title = titles().get(doc[i - 2].text) if i > 1 else None
        if title is not None and title.kind == "royal":
            return True
        ends = j == len(doc) or doc[j].text in {",", ".", "(", ")"} or doc[j].is_space
        return inside or (ends and doc[i - 1].tag_ == "NNP")

    def _capital(self, i: int, j: int, first: bool) -> bool:
        tokens = self.tokens
        token = tokens[i]
        text = token.text
        if j == i + 1 and text.islower() and text not in CALENDAR:
            return False  # most words, told before anything that costs more
        if text == "I" and i and not token.is_sent_start and self._numeral(i, j):
            return self.live[i] and tokens[i - 1].text[:1].isupper()  # Pope Lucian I
        if text in CALENDAR and j < len(tokens) and self._called_so(token, tokens[j]):
            return self.live[i]
        if text in _MONTHS and i and self._family_name(i):
            return self.live[i]
        if not self.live[i] or text in CALENDAR or text.lower() in {"i", "i'm"}:
            return False
        glued = i > 0 and tokens[i - 1].text in {"#", "@", "/"} and not tokens[i - 1].whitespace_
        site = text[0].isupper() and text.endswith((".com", ".org", ".net")) and "/" not in text  # Kestrel.com
        if (token.like_url and not site) or token.like_email or (glued and tokens[i - 1].text != "/"):
            return False
        if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"} and not self._surname(i):
            return False
        if (
            j > i + 2
            and text in {"al", "el", "ul", "an", "ash", "as", "at", "ibn"}
            and tokens[i + 2].text[:1].isupper()
        ):
            return True  # al-Karim
        if not text[:1].isupper():
            # iPhone, eBay: a capital inside a word of letters
            return bool(j == i + 1 and text[:1].isalpha() and not text.isupper() and _HAS_UPPER.search(text[1:]))
        if not any(c.isalpha() for c in text):
            return False
        if j > i + 1 and text.lower() in {"anti", "pro", "non", "pre", "post", "ex", "co", "self", "multi", "mid"}:
            return not first and token.ent_type_ in {"ORG", "LAW"}
        nearby = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if token.is_stop and self._given(i, first=first):
            return True
        if first and token.ent_type_ == "CARDINAL" and i + 1 < len(tokens) and tokens[i + 1].tag_ in {"NNS", "NNPS"}:
            return False  # Two Democrats
        if first and text.lower() in PARTICLES and text != "La" and (nearby in PARTICLES or nearby[:1].isupper()):
            return text not in {"The", "A", "An"}  # Van der Linde
        if first or self.shouted(token):
            if nearby[:1].isupper() and not token.is_stop and not self.shouted(token) and self._opens_name(token):
                return True
            asked = token.tag_ == "MD" and token.sent[-1].text == "?"  # Will Delmar win?
            if token.tag_ in _FUNCTION_TAGS and (asked or text.lower() not in {"will", "may"}):
                return False
            if self.inner_capitals[text]:
                return not (token.is_stop and len(text) > 1 and token.tag_ != "NNP")
            named = bool(token.ent_type_) or token.tag_ in {"NNP", "NNPS"}
            return named and not (token.tag_ in _VERB_TAGS and not token.ent_type_) and not self.small[text.lower()]
        if token.is_stop and token.tag_ in _FUNCTION_TAGS | {"RB"} and i and tokens[i - 1].text in first_names():
            return True  # "Leo Or", "Ana To"
        if token.is_stop and token.tag_ in _FUNCTION_TAGS:
            return text.isupper() and len(text) > 1 and text.lower() not in vetoes()
        return True
