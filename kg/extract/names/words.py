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

from kg.extract.names.tables import CALENDAR, PARTICLES, first_names, vetoes

_HYPHENS = frozenset("-‐‑")
#: What follows a name and a hyphen without being part of it: "San Francisco-based".
_TAILS = frozenset(
    "based led backed controlled owned style born era area made listed run held sponsored funded linked affiliated "
    "related friendly occupied born appointed allied bound wide style like aligned trained dominated majority speaking "
    "ruled administered supported governed hosted supplied built designed produced inspired themed specific only "
    "free ready compatible branded origin headquartered level side bred educated american".split()
)
_ENDS = frozenset('.!?”"')
_FUNCTION_TAGS = frozenset("DT IN PRP PRP$ CC WDT WP WRB MD TO EX PDT UH WP$".split())
_SMALL_TAGS = frozenset("VBZ VBD VBP VBG VBN RB JJ MD PRP IN".split())
_VERB_TAGS = frozenset("VB VBD VBG VBN VBP VBZ RB RBR RBS".split())
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
        self.text = doc.text
        blocks = tuple(doc._.blocks)
        self._starts = [b.span.start for b in blocks]
        self._blocks = blocks
        self.live = [self._is_live(t) for t in doc]
        self.small = Counter(t.text for t in doc if t.text.islower())
        #: words written with a capital where nothing but a name calls for one
        self.inner_capitals = Counter(
            t.text for t in doc if t.text[:1].isupper() and not t.is_sent_start and not self._opens(t)
        )
        self.title_case = self._title_case_blocks()
        self.sentences = [self._words(sent.start, sent.end) for sent in doc.sents]

    def block_of(self, token: Token) -> int:
        """Number of the block the token stands in, -1 outside all."""
        at = bisect_right(self._starts, token.idx) - 1
        return at if at >= 0 and token.idx < self._blocks[at].span.end else -1

    def shouted(self, token: Token) -> bool:
        """Whether the token stands where capitals mean nothing: a headline in Title Case or in capitals."""
        return self.block_of(token) in self.title_case

    def bracketed(self, i: int) -> bool:
        """Whether a round bracket was opened in the twelve tokens before and not closed since."""
        for token in reversed(self.doc[max(0, i - 12) : i]):
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

    def _opens(self, token: Token) -> bool:
        """Whether the token follows the start of a sentence, a colon or an opening mark."""
        if token.i == 0:
            return True
        before = self.doc[token.i - 1]
        return before.is_space or before.is_quote or before.is_bracket or before.text in {":", "–", "—", "•", "*", "-"}

    def _title_case_blocks(self) -> frozenset[int]:
        """Blocks whose longer words nearly all begin with a capital, and which read as no sentence."""
        counts: dict[int, list[int]] = {}
        last: dict[int, str] = {}
        odd: Counter[int] = Counter()
        for token in self.doc:
            at = self.block_of(token)
            if at < 0 or token.is_space or not self._blocks[at].has_facts:
                continue
            last[at] = token.text
            if (
                token.text[:1].isupper()
                and not token.is_sent_start
                and token.tag_ in _SMALL_TAGS
                and not token.ent_type_
            ):
                odd[at] += 1
            if token.is_alpha and len(token.text) > 3:
                entry = counts.setdefault(at, [0, 0])
                entry[0] += 1
                entry[1] += token.text[0].isupper()
        return frozenset(
            at
            for at, (longer, capital) in counts.items()
            # what ends like a sentence is a headline only if a verb or the like has a capital too
            if (4 <= longer < 25 and capital >= 0.8 * longer and (last[at] not in _ENDS or odd[at]))
            or self._blocks[at].span.of(self.text).isupper()
        )

    def _words(self, start: int, end: int) -> list[Word]:
        out: list[Word] = []
        i = start
        while i < end:
            j = i + 1
            while (
                j + 1 < end
                and self.doc[j].text in _HYPHENS
                and not self.doc[j - 1].whitespace_
                and not self.doc[j].whitespace_
                and (self.doc[j + 1].text[:1].isalnum())
            ):
                j += 2
            j = self._name_part(i, j)
            first = i == start or (self._opens(self.doc[i]) and all(not w.text[:1].isalnum() for w in out))
            text = self.doc[i:j].text
            out.append(Word(i, j, text, self._capital(i, j, first), first))
            i = j
        return out

    def _name_part(self, i: int, j: int) -> int:
        """End of the word, cut before "-based" and the like and between two names ("France-Spain")."""
        doc = self.doc
        for k in range(i + 1, j, 2):
            left, right = doc[k - 1], doc[k + 1]
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
        return token.text in first_names() or (same and token.tag_ in {"NNP", "NNPS"})

    def _capital(self, i: int, j: int, first: bool) -> bool:
        token = self.doc[i]
        text = token.text
        if text == "I" and i and token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and not token.is_sent_start:
            return self.live[i] and self.doc[i - 1].text[:1].isupper()  # Pope Lucian I
        if not self.live[i] or text in CALENDAR or text.lower() in {"i", "i'm"}:
            return False
        glued = i > 0 and self.doc[i - 1].text in {"#", "@", "/"} and not self.doc[i - 1].whitespace_
        site = text[0].isupper() and text.endswith((".com", ".org", ".net")) and "/" not in text  # Kestrel.com
        if (token.like_url and not site) or token.like_email or (glued and self.doc[i - 1].text != "/"):
            return False
        if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}:
            return False
        if (
            j > i + 2
            and text in {"al", "el", "ul", "an", "ash", "as", "at", "ibn"}
            and self.doc[i + 2].text[:1].isupper()
        ):
            return True  # al-Karim
        if not text[:1].isupper():
            # iPhone, eBay: a capital inside a word of letters
            return bool(j == i + 1 and text[:1].isalpha() and not text.isupper() and _HAS_UPPER.search(text[1:]))
        if not any(c.isalpha() for c in text):
            return False
        if j > i + 1 and text.lower() in {"anti", "pro", "non", "pre", "post", "ex", "co", "self", "multi", "mid"}:
            return not first and token.ent_type_ in {"ORG", "LAW"}
        nearby = self.doc[i + 1].text if i + 1 < len(self.doc) else ""
        if first and text.lower() in PARTICLES and text != "La" and (nearby in PARTICLES or nearby[:1].isupper()):
            return text not in {"The", "A", "An"}  # Van der Linde
        if first or self.shouted(token):
            if nearby[:1].isupper() and not token.is_stop and not self.shouted(token) and self._opens_name(token):
                return True
            if token.tag_ in _FUNCTION_TAGS and text.lower() not in {"will", "may"}:
                return False
            if self.inner_capitals[text]:
                return not (token.is_stop and len(text) > 1 and token.tag_ != "NNP")
            named = bool(token.ent_type_) or token.tag_ in {"NNP", "NNPS"}
            return named and not (token.tag_ in _VERB_TAGS and not token.ent_type_) and not self.small[text.lower()]
        if token.is_stop and token.tag_ in _FUNCTION_TAGS | {"RB"} and i and self.doc[i - 1].text in first_names():
            return True  # "Leo Or", "Ana To"
        if token.is_stop and token.tag_ in _FUNCTION_TAGS:
            return text.isupper() and len(text) > 1 and text.lower() not in vetoes()
        return True
