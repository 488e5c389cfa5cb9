"""Names once found are found everywhere: the article is read again for their words, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.names.candidates import Candidate
from kg.extract.names.runs import SAINTS
from kg.extract.names.tables import PARTICLES
from kg.extract.names.words import Page


def person_forms(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Shorter forms by which a person of that full name is called again: the surname, with its particles or without."""
    words = [w for w in words if w not in {",", "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"}]
    if len(words) < 2:
        return []
    if words[0] in SAINTS and "of" in words:
        return [tuple(words[:2]), (words[1],)]  # St. Agnes of Alba
    if "of" in words or "the" in words:
        return [(words[0],)]  # Agnes of Alba, Anna the Elder
    at = len(words) - 1
    forms = [tuple(words[at:])]
    while at - 1 > 0 and words[at - 1].lower() in PARTICLES | {"abu", "bin"}:
        at -= 1
        forms += [tuple(words[at:]), (words[at].capitalize(), *words[at + 1 :])]
    # A surname written small (in a user's file) is a common word where it stands alone.
    return [form for form in forms if not form[-1].islower()]


class Lexicon:
    """Forms as token texts, to find all their places in one pass."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[tuple[str, ...], tuple[str, str]]] = {}
        self._capitals: dict[str, dict[tuple[str, ...], tuple[str, str]]] = {}

    def add(self, tokens: tuple[str, ...], kind: str, reason: str) -> None:
        """A form; the first that is added for the same tokens stays."""
        self._forms.setdefault(tokens[0], {}).setdefault(tokens, (kind, reason))
        loud = tuple(t.upper() for t in tokens)
        if loud != tokens:
            self._capitals.setdefault(loud[0], {}).setdefault(loud, (kind, reason))

    def find(self, page: Page, taken: Iterable[tuple[int, int]]) -> list[Candidate]:
        """Places of the forms that overlap nothing taken, in the order of the text."""
        doc = page.doc
        used = bytearray(len(doc))
        for start, end in taken:
            used[start:end] = b"\1" * (end - start)
        found: list[Candidate] = []
        i = 0
        while i < len(doc):
            best = 0
            token = page.tokens[i]
            here = self._forms.get(token.text)
            if here is None and token.text.isupper() and len(token.text) > 3 and page.shouted(token):
                here = self._capitals.get(token.text)
            if here and page.live[i] and not used[i] and not _glued(page, i):
                for tokens in here:
                    n = len(tokens)
                    if (
                        n > best
                        and i + n <= len(doc)
                        and all(doc[i + k].text == tokens[k] and not used[i + k] for k in range(n))
                    ):
                        best = n
            if best:
                kind, reason = here[tuple(doc[i + k].text for k in range(best))]  # type: ignore[index]
                found.append(Candidate(i, i + best, kind, 1.0, reason))
            i += max(best, 1)
        return found


def _glued(page: Page, i: int) -> bool:
    """Whether the token is the tail of a hyphened word or a hashtag ("pro-Moscow", "#TikTok")."""
    if not i:
        return False
    before = page.doc[i - 1]
    return before.text in {"-", "#", "@", "/", "‑"} and not before.whitespace_
