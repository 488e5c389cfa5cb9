"""Names in the form in which they are compared, and which of several forms to show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from cleanco import basename

from kg.resolve import tables

_POSSESSIVE = re.compile(r"['\u2019]s?\Z")
_APOSTROPHES = re.compile(r"['\u2019\u02bc]")
_NOT_WORD = re.compile(r"[^\w]+")
#: Longer names are compared by their beginning: no name is this long, and hostile ones cost time.
_MAX_NAME = 300


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name: NFKC, case folded, without accents, punctuation and a possessive's ending."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name[:_MAX_NAME]).casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    bare = _POSSESSIVE.sub("", bare.strip())
    return tuple(_NOT_WORD.sub(" ", _APOSTROPHES.sub("", bare)).replace("_", " ").split())


@lru_cache(maxsize=50_000)
def person(name: str) -> tuple[str, ...]:
    """A person's name without titles before it and suffixes after it; one word at the least stays."""
    parts = list(words(name))
    titles, suffixes = tables.words("titles.txt"), tables.words("name_suffixes.txt")
    while len(parts) > 1 and parts[0] in titles:
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in suffixes:
        parts.pop()
    return tuple(parts) or _letters(name)


@lru_cache(maxsize=50_000)
def body(name: str) -> tuple[str, ...]:
    """An organization's or platform's name without "the" and its legal form ("Inc.", "GmbH")."""
    plain = name[:_MAX_NAME].replace("&", " and ")
    parts = words(basename(plain)) or words(plain)
    return _country_first(_without_article(parts)) or _letters(name)


@lru_cache(maxsize=50_000)
def place(name: str) -> tuple[str, ...]:
    """A place's name without "the"; a few countries under their usual name."""
    return _country_first(_without_article(words(name))) or _letters(name)


def without_country(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of "United States Labour Office" without the country, () where it does not begin with one."""
    for country in _countries().values():
        if len(parts) > len(country) and parts[: len(country)] == country:
            return parts[len(country) :]
    return ()


@cache
def _countries() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(row[0].split()): tuple(row[1].split()) for row in tables.rows("place_aliases.tsv")}


def _country_first(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The name with a country at its beginning under that country's usual name."""
    aliases = _countries()
    for size in range(min(len(parts), 4), 0, -1):
        if parts[:size] in aliases:
            return aliases[parts[:size]] + parts[size:]
    return parts


def description(name: str) -> tuple[str, ...]:
    """A group's description without its article."""
    return _without_article(words(name)) or _letters(name)


def _without_article(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[1:] if len(parts) > 1 and parts[0] in {"the", "a", "an"} else parts


def _letters(name: str) -> tuple[str, ...]:
    # A name of signs only still is one.
    return ("".join(unicodedata.normalize("NFKC", name[:_MAX_NAME]).casefold().split()),)


#: How a name of each type is compared.
KEYS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "Person": person,
    "Organization": body,
    "Platform": body,
    "Place": place,
    "Group": description,
}


def initials(parts: Sequence[str]) -> str:
    """The acronym of a name, small words left out."""
    return "".join(p[0] for p in parts if p not in tables.words("stopwords.txt"))


def to_show(names: Iterable[tuple[str, int]], bare: bool) -> str:
    """The form to show: the one most articles use, then the one with most mentions, the fullest, by letters.

    Args:
        names: one for each article, with the number of mentions there.
        bare: prefer a form without a title, as for persons. A form with a small "the" is never preferred.
    """
    articles: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for name, count in names:
        articles[name] += 1
        mentions[name] += count

    def rank(name: str) -> tuple[bool, int, int, int, str]:
        titled = name.startswith("the ") or (bare and words(name) != person(name))
        return (titled, -articles[name], -mentions[name], -len(name), name)

    return min(articles, key=rank)
