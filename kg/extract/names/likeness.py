"""Whether two names in one article can be one person's: short forms, initials, middle names, slips of the pen."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from kg.extract.names import tables

#: So long is a name in which one letter more or less is a slip, and in which two are.
_ONE_SLIP, _TWO_SLIPS = 6, 8
_VOWELS = frozenset("aeiouy")

Words = list[str]


def same_person(a: Words, b: Words) -> bool:
    """Whether two full names can be one person's: the words of the shorter stand in the longer, in their order.

    Args:
        a: the words of a name, small letters.
        b: the other's.
    """
    short, long = sorted((a, b), key=len)
    if len(short) == 2 == len(long) and short == long[::-1]:
        return True  # the family name first in one of them
    if short[-1] != long[-1]:
        return short[0] == long[0] and short[1:-1] == long[1:-1] and slip(short[-1], long[-1])
    if not _given(short[0], long[0]):
        # "Costa Lind" for "Ana Costa Lind", "Otto Lind" for "Jens Otto Harry Lind"
        inner = len(short) == 2 and len(long) > 2 and short[0] in long[1:-1] and len(short[0]) > 2
        return inner or long[-len(short) :] == short
    rest = iter(long[1:])
    return all(w in rest or any(_initial(w, x) for x in long[1:-1]) for w in short[1:-1]) or len(short) == 2


def slip(a: str, b: str) -> bool:
    """Whether two long words are one, one of them written wrongly: "McLenney", "McClenney"."""
    shorter = min(len(a), len(b))
    if a[0] != b[0] or shorter < _ONE_SLIP or "-" in a + b:
        return False
    allowed = 1 if shorter < _TWO_SLIPS and max(len(a), len(b)) <= _TWO_SLIPS else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def _given(a: str, b: str) -> bool:
    """Whether two first names can be one person's."""
    return a == b or _initial(a, b) or _initial(b, a) or (a, b) in short_forms() or _spelt(a, b)


def _initial(a: str, b: str) -> bool:
    letter = a.rstrip(".")
    return len(letter) == 1 and letter == b[:1]


def _spelt(a: str, b: str) -> bool:
    """Whether two first names are one in two spellings: a slip, or known names that differ in a vowel ("Kristin")."""
    if min(len(a), len(b)) < _ONE_SLIP or a[0] != b[0] or DamerauLevenshtein.distance(a, b, score_cutoff=1) > 1:
        return False
    one, other = (tables.first_names().get(w.capitalize()) for w in (a, b))
    if one is None or other is None:
        return True
    if one != other or a[-1] != b[-1]:
        return False
    return [c for c in a if c not in _VOWELS] == [c for c in b if c not in _VOWELS]


@cache
def short_forms() -> frozenset[tuple[str, str]]:
    """Pairs of a given name and its short form, either first; two short forms of one name are a pair as well."""
    pairs = [(row[0], row[1]) for row in tables.rows("kg.resolve", "nicknames.tsv")]
    of_one = {(a, b) for a, long in pairs for b, other in pairs if long == other and a != b}
    return frozenset([*pairs, *((b, a) for a, b in pairs), *of_one])
