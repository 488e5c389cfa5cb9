"""One form for the spellings of a title: "CEO", "Chief Executive" and "the former chief executive officer" are one.

A title is taken apart at "and" where an office stands on both sides. Of each part

1. the words are put in lower case, without hyphens, full stops and quotation marks, an office in the singular;
2. the spellings of one office become one ("titles.tsv", the longest that fits);
3. words that don't say which office it is go ("former", "longtime", "Kenyan": "title_dropped.txt", "demonyms.tsv");
4. a field goes to the place where the office has it ("title_heads.tsv"): "operations chief" is "head of operations",
   "minister of defence" is "defense minister".

"acting" and "interim" stay: who acts for the director is not the director, and for a while there can be both. A party
stays too: the "Republican leader" is not the leader. The outcome is never empty: without any word left the title is
itself, in lower case.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extract.facts import tables
from kg.extract.names.tables import rows

_PREPOSITIONS = frozenset("of for in at to on from with under".split())
_OF = frozenset({"of", "for", "in"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_QUOTES = str.maketrans({"’": "'", "“": " ", "”": " ", '"': " ", ",": " ", ";": " ", "&": " and ", "/": " and "})
_ASIDE = re.compile(
    r"\b(?:[A-Z][\w.]*\s)*[\w.]+-(?:based|born)\b|\b\w+-year-old\b|\b(?:two|three|four)-(?:time|term|decade)\b|\(.*?\)"
)
_HYPHEN = re.compile(r"(?<=[^\W\d]{2})[-‐‑–](?=[^\W\d]{2})")
_CO = re.compile(r"\bco (?=[a-z])")
_PLURALS = {"men": "man", "women": "woman", "people": "person"}
_ADJECTIVE = re.compile(r".{2,}(?:al|ic|ive|ary|ate)\Z")
_PARTIES = frozenset("democratic republican conservative labor liberal socialist independent gop democrat".split())
_PARTISAN = frozenset({"leader", "chief", "president", "secretary", "treasurer"})
_LONGEST_FORM = 7
_LONGEST_FIELD = 3  # words of a field that may go before its noun


@lru_cache(maxsize=4096)
def normalised(title: str) -> str:
    """The one form of a title, "" only for a title without any letter or digit."""
    words = _words(title)
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if word == "and" and parts[-1] and _has_office(parts[-1]) and _has_office(words[at + 1 :]):
            parts.append([])
        else:
            parts[-1].append(word)
    whole = " and ".join(_part(part) for part in parts)
    return whole or " ".join(words)


def _words(title: str) -> list[str]:
    text = _ASIDE.sub(" ", title).lower().translate(_QUOTES)
    text = _CO.sub("co-", _HYPHEN.sub(" ", text)).replace(".", "")
    spelled = (_spellings().get(word, word) for word in text.split())
    return [word for word in spelled if any(c.isalnum() for c in word)]


def _has_office(words: list[str]) -> bool:
    return any(_singular(word) in tables.offices() or word in _heads() or word in _forms() for word in words)


def _singular(word: str) -> str:
    """The word, in the singular where it is the plural of an office."""
    for many, one in _PLURALS.items():
        if word.endswith(many) and word[: -len(many)] + one in tables.offices():
            return word[: -len(many)] + one
    for cut in ("s", "es"):
        if word.endswith(cut) and word.removesuffix(cut) in tables.offices():
            return word.removesuffix(cut)
    return word


def _part(words: list[str]) -> str:
    end = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    units = _united([*(_singular(word) for word in words[:end]), *words[end:]])
    end = next((i for i, unit in enumerate(units) if i and unit in _PREPOSITIONS), len(units))
    nouns, rest = units[:end], units[end:]
    kept = [unit for i, unit in enumerate(nouns) if i == len(nouns) - 1 or unit not in _idle()]
    # a party's senator is a senator, a party's leader is another one than the leader
    if kept and kept[-1].split()[-1] in tables.public_offices().keys() - _PARTISAN:
        kept = [unit for unit in kept if unit not in _PARTIES]
    if len(kept) == 1 and kept[0] in tables.dropped_of_titles():
        return ""
    return _in_order(kept, rest)


def _united(words: list[str]) -> list[str]:
    """The words, those that make one office joined and in the form that all its spellings share."""
    units: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_FORM, len(words) - at), 0, -1):
            form = _forms().get(" ".join(words[at : at + size]))
            if form is not None:
                units.append(form)
                at += size
                break
        else:
            units.append(words[at])
            at += 1
    return units


def _in_order(nouns: list[str], rest: list[str]) -> str:
    """The field where the noun has it."""
    head = _heads().get(nouns[-1]) if nouns else None
    if head is None:
        return " ".join((*nouns, *rest))
    noun, place = head
    ranks = next((i for i, word in enumerate(nouns[:-1]) if word not in _ranks()), len(nouns) - 1)
    before, field = nouns[:ranks], nouns[ranks:-1]
    if field and _ADJECTIVE.match(field[-1]):
        before, field = nouns[:-1], []
    after = rest[1:] if rest and rest[0] in _OF else []
    while len(after) > 1 and after[0] in _ARTICLES:
        after = after[1:]
    if field and not rest and place == "of":
        return " ".join((*before, noun, "of", *field))
    if after and not field and place == "of":
        return " ".join((*before, noun, "of", *after))
    short = len(after) <= _LONGEST_FIELD and not {*after} & {"and", *_PREPOSITIONS}
    if after and short and not field and place == "before":
        return " ".join((*before, *after, noun))
    return " ".join((*before, *field, noun, *rest))


@cache
def _forms() -> dict[str, str]:
    found = {form: one for forms, one in rows(__package__, "titles.tsv") for form in (*forms.split("|"), one)}
    return found | {adjective: adjective for adjective in _adjectives() if " " in adjective}


@cache
def _spellings() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(__package__, "title_spellings.tsv")}


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {noun: (one, place) for noun, one, place in rows(__package__, "title_heads.tsv")}


@cache
def _ranks() -> frozenset[str]:
    return frozenset(row[0] for row in rows(__package__, "title_ranks.txt"))


@cache
def _idle() -> frozenset[str]:
    """Words before the noun that go."""
    return tables.dropped_of_titles() | _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(adjective.lower().replace(".", "") for adjective in tables.demonyms())
