"""Which type a name has: a logistic model over named features, its weights a table that a person can read.

The rules' votes are features among others: where they agree with the words beside a name they win, and where one weak
label of the parser stands alone they don't. Trained by `kg train names`; `tables/weights.tsv` says on what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.evidence import Tally, key
from kg.extract.names.features import at_place, of_form, relatives
from kg.extract.names.words import Page

#: What a name may be; the columns of the table.
TYPES = ("Person", "Organization", "Place", "none")
#: Nouns with which names of places begin.
_WATERS = frozenset("River Lake Gulf Cape Bay Mount Mt. Fort Ft. Port Isle Strait".split())
#: Nouns of what is given or passed: no body and no person ends in them.
_AWARDS = frozenset("Prize Award Awards Medal Act Treaty Agreement Accord Accords Amendment Scholarship Visa".split())
_SAINTS = frozenset({"St", "St.", "Saint"})
NONE = TYPES.index("none")
#: What speaks for the type that the votes chose, and against none: the annotated texts have more names of other things
#: (theories, works, species) than the news that people feed in.
VOTES, NEWS = 0.25, 0.9
#: What speaks against a person where the name is one word in capitals, or two with "&".
ACRONYM = 3.0
Weights = Mapping[str, Sequence[float]]


@cache
def weights() -> Weights:
    """For each feature what it adds to each type."""
    return {row[0]: tuple(map(float, row[1:])) for row in tables.rows(__package__, "weights.tsv")}


def scores(seen: Iterable[str], table: Weights) -> list[float]:
    """The sum of the weights for each type."""
    total = [0.0] * len(TYPES)
    for feature in (*seen, "always"):
        row = table.get(feature)
        if row is not None:
            for i, weight in enumerate(row):
                total[i] += weight
    return total


def judged(
    page: Page, found: Sequence[Candidate], votes: Mapping[str, Tally], types: Mapping[str, str]
) -> dict[str, str]:
    """The type of each form: what the votes decided, or what the model makes of all its places together."""
    out, table, beside = dict(types), weights(), relatives(types)
    for text, places in open_forms(page, found, votes, types).items():
        total = scores(of_form(text, types[text], votes[text], beside), table)
        for candidate in places:
            for i, score in enumerate(scores(at_place(page, candidate), table)):
                total[i] += score / len(places)
        total[TYPES.index(types[text] if types[text] in TYPES else "none")] += VOTES
        total[NONE] -= NEWS
        letters = len(text) > 2 and text.isalpha() and text.isupper() and text not in tables.persons()
        if letters or " & " in text:
            total[0] -= ACRONYM
        out[text] = TYPES[max(range(len(TYPES)), key=lambda i: (total[i], -i))]
    for text, kind in out.items():
        first, _, rest = text.partition(" ")
        if first in _SAINTS and kind in {"Place", "Organization"} and out.get(rest) == "Person":
            out[text] = "Person"  # St. Jerome, where Jerome is a man
    return out


def _settled(text: str, kind: str, tally: Tally) -> bool:
    """Whether the votes agree with a table that leaves no doubt."""
    if kind == "Place":
        known = tables.places()
        return (
            text in known or (text.isupper() and text.title() in known) or _head(text) == "place" or tally[kind] >= 4.0
        )
    if kind == "none":
        letter = " to " in text and tables.heads().get(text.partition(" to ")[0].rpartition(" ")[2]) == "work"
        award = tally["none"] >= 3.0 and text.rpartition(" ")[2] in _AWARDS
        return tally["none"] >= 4.0 or letter or award or _head(text) == "event"
    if kind == "Person" and text in tables.persons():
        return True
    if kind == "Person":
        given = text.partition(" ")[0] in tables.first_names() and " " in text
        return given and tally["Person"] >= 2.0 and all(tally[k] <= 0.5 for k in ("Organization", "Place", "none"))
    if kind == "Organization":
        told = tally["told"] and tally[kind] - max(tally["Person"], tally["Place"], tally["none"]) >= 1.2
        return bool(told) or text in tables.bodies() or text in tables.nicknames() or text[0].isdigit()
    return kind == "Platform"


def _head(text: str) -> str:
    """Class of the noun of a name of several words: the one before "of", before a number, or the last; or its first."""
    words = text.split()
    if len(words) < 2:
        return ""
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1 - words[-1].isdigit()
    found = tables.heads().get(words[at], "")
    return found if found or words[0] not in _WATERS else "place"


def _opens(page: Page, candidate: Candidate) -> bool:
    """Whether it has its capital from the start of a sentence or of quoted words and nothing says that it is a name."""
    token = page.doc[candidate.start]
    return (
        bool(token.is_sent_start or page.opens(token))
        and not token.ent_type_
        and token.text not in tables.first_names()
    )


def open_forms(
    page: Page,
    found: Sequence[Candidate],
    votes: Mapping[str, Tally],
    types: Mapping[str, str],
    *,
    known_too: bool = False,
) -> dict[str, list[Candidate]]:
    """The forms whose type is not settled, with the places that tell of it.

    Settled are what tables know, platforms, persons with a form of address, and peoples; a place in a headline tells
    nothing where there are others.

    Args:
        page: the article's words.
        found: all candidates.
        votes: the votes of each form.
        types: what they decide.
        known_too: with what tables know, as for learning.
    """
    doc = page.doc
    every: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        every[key(doc[candidate.start : candidate.end].text)].append(candidate)
    out = {}
    for text, places in every.items():
        said = types[text] == "Platform" or any(c.title >= 0 or c.type in {"Platform", "norp"} for c in places)
        if said or (not known_too and _settled(text, types[text], votes[text])):
            continue
        plain = [c for c in places if not page.shouted(doc[c.start])]
        if types[text] or " " in text or any(not _opens(page, c) for c in plain):
            out[text] = plain or places
    return out
