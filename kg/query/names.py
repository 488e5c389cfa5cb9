"""From a name as a person types it to the one node that is meant, or to a clear question back.

Tried in this order; the first step that finds anything decides: the IRI or its last part; the same name in any case,
with or without accents and titles; some of its words; for events, the words of a description; a typo. More than one
find is never settled by a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from kg.errors import UsageError

#: How like two names must be, of 100, to be taken for a typo; and how far ahead of the next.
TYPO = 84.0
TYPO_LEAD = 3.0
#: How like two names must be for one to be shown as near to the other.
NEAR = 45.0
#: So many names are listed in a message.
MAX_LISTED = 10
#: The share of the words of a description that an event must answer to.
DESCRIPTION_SHARE = 0.6

_WORD = re.compile(r"\w+")
_APOSTROPHE_S = re.compile("['\u2019\u02bc]s\\b")
_APOSTROPHE = re.compile("['\u2019\u02bc]")
#: Words that say nothing of who or what is meant.
_EMPTY_WORDS: Final = frozenset(
    "a an the of at in on with and between by for from to as its their his her held about during".split()
)
# source: titles that precede names in English-language news, as style guides list them.
_TITLES: Final = frozenset(
    (
        "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon president minister senator sen rep "
        "representative governor gov mayor chancellor ambassador judge justice captain capt colonel col general gen "
        "king queen prince princess pope rabbi imam sheikh"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that can be meant.

    Args:
        iri: its IRI.
        labels: its names, the preferred one first.
        words: folded words that describe it, for events.
        note: what sets it apart from others of its name, to show.
    """

    iri: str
    labels: tuple[str, ...]
    words: frozenset[str] = frozenset()
    note: str = ""

    @property
    def label(self) -> str:
        """The preferred name; without one the last part of the IRI."""
        return self.labels[0] if self.labels else local_part(self.iri)


@dataclass(frozen=True, slots=True)
class Match:
    """The node that was meant, and whether it was guessed from something else than its name."""

    candidate: Candidate
    guessed: bool = False


def fold(text: str) -> str:
    """The form in which names are compared: no case, no accents, no punctuation, single spaces."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", _APOSTROPHE_S.sub("", plain))))


def words(text: str) -> frozenset[str]:
    """The folded words that carry meaning, plurals and singulars alike."""
    return frozenset(_singular(word) for word in fold(text).split() if word not in _EMPTY_WORDS)


def local_part(iri: str) -> str:
    """What stands after the last slash or hash of an IRI."""
    return re.split(r"[/#]", iri)[-1]


def resolve(typed: str, candidates: Sequence[Candidate], noun: str = "") -> Match:
    """Finds the one candidate that is meant.

    Args:
        typed: what the person typed.
        candidates: what can be meant.
        noun: what they all are, for messages; "" when they are of several kinds.

    Raises:
        UsageError: none is, or more than one; the candidates, or the nearest names, are in it.
    """
    for step in (_by_iri, _by_name, _by_some_words):
        found = step(typed, candidates)
        if found:
            return Match(_only(typed, found, noun))
    for guess in (_by_description, _by_typo):
        found = guess(typed, candidates)
        if found:
            return Match(_only(typed, found, noun), guessed=True)
    raise _unknown(typed, candidates, noun)


def _by_iri(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    text = typed.strip().removeprefix("<").removesuffix(">")
    tail = text.partition(":")[2]
    return [
        c
        for c in candidates
        if text == c.iri or (local_part(c.iri) in (text, tail) and any(ch.isdigit() for ch in text))
    ] or [c for c in candidates if text == local_part(c.iri)]


def _by_name(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    for form in (fold, _untitled):
        wanted = form(typed)
        found = [c for c in candidates if wanted and any(wanted == form(label) for label in c.labels)]
        if len(found) > 1:
            # Somebody whose own name it is goes before somebody who is also called that.
            own = [c for c in found if wanted == form(c.label)]
            found = own or found
        if found:
            return found
    return []


def _by_some_words(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    wanted = frozenset(_untitled(typed).split())
    return [c for c in candidates if wanted and any(wanted <= frozenset(fold(label).split()) for label in c.labels)]


def _by_description(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    wanted = words(typed)
    if len(wanted) < 2:
        return []
    counted = [(len(wanted & c.words), c) for c in candidates]
    best = max((count for count, _ in counted), default=0)
    if best < max(2, DESCRIPTION_SHARE * len(wanted)):
        return []
    found = [c for count, c in counted if count == best]
    # Of events that answer to the same words, the one whose own name has more of them.
    named = [(len(wanted & words(" ".join(c.labels))), c) for c in found]
    most = max(count for count, _ in named)
    return [c for count, c in named if count == most]


def _by_typo(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    scored = _likeness(typed, candidates)
    if not scored or scored[0][0] < TYPO:
        return []
    return [c for score, c in scored if score > scored[0][0] - TYPO_LEAD]


def _likeness(typed: str, candidates: Sequence[Candidate]) -> list[tuple[float, Candidate]]:
    wanted = fold(typed)
    scored = [(max((_alike(wanted, fold(label)) for label in c.labels), default=0.0), c) for c in candidates]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].iri))


def _alike(wanted: str, name: str) -> float:
    # A typo in a surname alone: compare with as many words of the name as were typed.
    size, parts = len(wanted.split()), name.split()
    pieces = {" ".join(parts[i : i + size]) for i in range(max(1, len(parts) - size + 1))} | {name}
    # In a short word one letter is too much of it to be a slip.
    return max(fuzz.ratio(wanted, piece) if len(wanted) > 3 else 100.0 * (wanted == piece) for piece in pieces)


def _untitled(text: str) -> str:
    parts = fold(text).split()
    kept = [part for part in parts if part not in _TITLES and part != "the"]
    return " ".join(kept or parts)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _only(typed: str, found: Sequence[Candidate], noun: str) -> Candidate:
    unique = {c.iri: c for c in found}
    if len(unique) == 1:
        return next(iter(unique.values()))
    listed = _listed(sorted(unique.values(), key=lambda c: (c.label, c.note, c.iri)))
    dated = any(c.words for c in unique.values())
    raise UsageError(
        f"{typed!r} may be more than one {noun or 'thing'}:\n{listed}",
        f"give the whole name{', add the date or place of an event,' if dated else ''} or give the IRI",
    )


def _unknown(typed: str, candidates: Sequence[Candidate], noun: str) -> UsageError:
    what = f"no {noun}" if noun else "nothing"
    if not candidates:
        return UsageError(f"{what} is called {typed!r}: the graph has none", "ask another graph")
    nearest = [c for score, c in _likeness(typed, candidates)[:5] if score > NEAR]
    if not nearest:
        fix = "run the question without it to see what there is" if noun else "give a name from the articles, or an IRI"
        return UsageError(f"{what} is called {typed!r}", fix)
    return UsageError(f"{what} is called {typed!r}; the nearest are:\n{_listed(nearest)}", "give one of these")


def _listed(candidates: Sequence[Candidate]) -> str:
    lines = [f"  {c.label}{f' ({c.note})' if c.note else ''}  {c.iri}" for c in candidates[:MAX_LISTED]]
    more = len(candidates) - MAX_LISTED
    return "\n".join([*lines, f"  and {more:,} more"] if more > 0 else lines)
