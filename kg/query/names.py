"""From a name as a person types it to the one node that is meant, or to a clear question back.

Tried in this order; the first step that finds anything decides: the IRI or its last part; the same name in any case,
with or without accents and titles; some of its words; for events, the words of a description; a typo. More than one
find is never settled by a guess. An event's name is often a mere description, "public meeting": whoever types just that
gets the one event that is called so, and is told how many others have the words in their names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
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
#: So many events, where none is like what was typed.
MAX_EVENTS = 8
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
        own: those of the words that are of its names and its kind, not of who took part and where.
    """

    iri: str
    labels: tuple[str, ...]
    words: frozenset[str] = frozenset()
    note: str = ""
    own: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The preferred name; without one the last part of the IRI."""
        return self.labels[0] if self.labels else local_part(self.iri)


@dataclass(frozen=True, slots=True)
class Match:
    """The node that was meant.

    Args:
        candidate: the node.
        guessed: whether it was guessed from something else than its name.
        differs: whether its preferred name is another than the one that was typed, so that the person should see it.
        others: how many others have the typed words in their names, where these are a description or a single word.
    """

    candidate: Candidate
    guessed: bool = False
    differs: bool = False
    others: int = 0

    def told(self, typed: str) -> str:
        """What to tell the person about how the words were understood; "" where it goes without saying."""
        if not self.differs and not self.others:
            return ""
        note = f" ({self.candidate.note})" if self.candidate.note else ""
        this = "these words" if len(typed.split()) > 1 else "this word"
        more = f"; {self.others:,} other name{' has' if self.others == 1 else 's have'} {this} too"
        return f"taking {self.candidate.label!r}{note} for {typed!r}{more if self.others else ''}"


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


def resolve(
    typed: str, candidates: Sequence[Candidate], noun: str = "", apart: Callable[[str], str] | None = None
) -> Match:
    """Finds the one candidate that is meant.

    Args:
        typed: what the person typed.
        candidates: what can be meant.
        noun: what they all are, for messages; "" when they are of several kinds.
        apart: for the IRI of one of several of the same name, what sets it apart; asked only for those listed.

    Raises:
        UsageError: none is, or more than one; the candidates, or the nearest names, are in it.
    """
    found = _by_iri(typed, candidates)
    if found:
        return Match(_only(typed, found, noun, apart))
    described = candidates if noun else [c for c in candidates if _may_describe(typed, c)]
    for step, among, guessed in (
        (_by_name, candidates, False),
        (_by_some_words, candidates, False),
        (_by_description, described, True),
        (_by_typo, candidates, True),
    ):
        found = step(typed, among)
        if found:
            taken = _only(typed, found, noun, apart)
            others: set[str] = set()
            # A surname or a forename alone is nobody's whole name, even where one is known by nothing else.
            if step is _by_name and (_is_vague(typed, taken) or len(_untitled(typed).split()) == 1):
                others = {c.iri for c in _by_some_words(typed, candidates)} - {taken.iri}
            return Match(taken, guessed, _untitled(typed) != _untitled(taken.label), len(others))
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
        called = [c for c in candidates if wanted and any(wanted == form(label) for label in c.labels)]
        if any(_is_vague(typed, c) for c in called) and len({c.iri for c in called}) > 1:
            return called + _by_some_words(typed, candidates)
        if called:
            # Somebody whose own name it is goes before somebody who is also called that.
            return [c for c in called if wanted == form(c.label)] or called
    return []


def _is_vague(typed: str, candidate: Candidate) -> bool:
    """Whether what was typed is the name of this event, and a mere description that others may answer to."""
    wanted = _untitled(typed)
    labels = [label for label in candidate.labels if wanted == _untitled(label)]
    return bool(candidate.words) and not all(map(_is_proper, labels))


def _may_describe(typed: str, candidate: Candidate) -> bool:
    """Whether the words can describe this event where people and places could be meant too.

    They need a word of its name or kind, "meeting": those of its people alone describe no event. And what is written
    like a name, "Julian March", is a name.
    """
    if all(word[:1].isupper() for word in typed.split()):
        return False
    return bool(words(typed) & candidate.own)


def _is_proper(label: str) -> bool:
    """Whether an event's label is a name of its own, "Harbour Summit", and not a description, "April meeting"."""
    return all(word[0].isupper() or word[0].isdigit() or word in _EMPTY_WORDS for word in _WORD.findall(label))


def _by_some_words(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    wanted, sense = frozenset(_untitled(typed).split()), words(typed)
    return [
        c
        for c in candidates
        if wanted
        and any(
            wanted <= frozenset(fold(label).split()) or (c.words and sense and sense <= words(label))
            for label in c.labels
        )
    ]


def _by_description(typed: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    wanted = words(typed)
    if len(wanted) < 2:
        return []
    # An event that answers to every word is clearly meant; of several that answer to some of them none is.
    whole = [c for c in candidates if wanted <= c.words]
    return whole or [c for c in candidates if len(wanted & c.words) >= max(2, DESCRIPTION_SHARE * len(wanted))]


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


def _only(typed: str, found: Sequence[Candidate], noun: str, apart: Callable[[str], str] | None = None) -> Candidate:
    unique = {c.iri: c for c in found}
    if len(unique) == 1:
        return next(iter(unique.values()))
    several = sorted(unique.values(), key=lambda c: (c.label, c.note, c.iri))
    if len({fold(c.label) for c in several}) == 1:
        fix = "give the IRI of the one you mean: they have the same name"
    elif any(c.words for c in several):
        fix = "add words of its name, its date or place, or give the IRI"
    else:
        fix = "give the whole name or give the IRI"
    raise UsageError(f"{typed!r} may be more than one {noun or 'thing'}:\n{_listed(several, apart)}", fix)


def _unknown(typed: str, candidates: Sequence[Candidate], noun: str) -> UsageError:
    what = f"no {noun}" if noun else "nothing"
    if not candidates:
        return UsageError(f"{what} is called {typed!r}: the graph has none", "ask another graph")
    ranked = _likeness(typed, candidates)
    nearest = [c for score, c in ranked[:5] if score > NEAR]
    if not nearest and all(c.words for c in candidates):
        # Nobody knows what events are called here; there are few enough of them to choose from.
        there = sorted((c for _, c in ranked[:MAX_EVENTS]), key=lambda c: (c.label, c.note, c.iri))
        more = len(candidates) - len(there)
        listed = _listed(there) + (f"\n  and {more:,} more" if more else "")
        return UsageError(f"{what} is called {typed!r}; there are:\n{listed}", "give one of these")
    if not nearest:
        fix = "run the question without it to see what there is" if noun else "give a name from the articles, or an IRI"
        return UsageError(f"{what} is called {typed!r}", fix)
    return UsageError(f"{what} is called {typed!r}; the nearest are:\n{_listed(nearest)}", "give one of these")


def _listed(candidates: Sequence[Candidate], apart: Callable[[str], str] | None = None) -> str:
    names = Counter(fold(c.label) for c in candidates)
    lines = []
    for c in candidates[:MAX_LISTED]:
        more = apart(c.iri) if apart and names[fold(c.label)] > 1 else ""
        note = "; ".join(filter(None, (c.note, more)))
        lines.append(f"  {c.label}{f' ({note})' if note else ''}  {c.iri}")
    left = len(candidates) - MAX_LISTED
    return "\n".join([*lines, f"  and {left:,} more"] if left > 0 else lines)
