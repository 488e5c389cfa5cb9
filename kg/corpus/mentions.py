"""Mentions and entities: what kind of words name something, and under which names.

The kind need not be written: a pronoun is in the list below, a name shares a capitalised word with a declared name,
anything else is a noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.corpus.faults import Faults
from kg.corpus.header import Declaration
from kg.corpus.labels import Detail
from kg.model import Entity, Mention

# source: the closed class of English personal, possessive, reflexive, relative and demonstrative pronouns
_PRONOUNS = """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves themself who whom whose which that
    this these those both
"""
PRONOUNS = frozenset(_PRONOUNS.split())
_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_MALE_TITLE, _FEMALE_TITLE = re.compile(r"Mr\b|Sir\b|Lord\b"), re.compile(r"(Mrs|Ms|Miss|Dame|Lady|Smt)\b")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"\A(?i:the|an?)\s+")
# Capitalised words that do not make a noun phrase a name.
_TITLES = "The A An Of And Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Professor Cllr Shri Smt"
_WEAK = frozenset(_TITLES.split())


def kind_of(words: str, declaration: Declaration) -> str:
    """`name`, `nominal` or `pronoun`."""
    if words.casefold() in PRONOUNS:
        return "pronoun"
    if declaration.kind == "group":
        return "nominal"
    if any(words.casefold() == name.casefold() and name != name.lower() for name in declaration.names):
        return "name"
    if declaration.kind != "event" and words in declaration.names:
        return "name"
    strong = {w for name in declaration.names for w in _WORD.findall(name) if w[0].isupper() and w not in _WEAK}
    if declaration.kind == "event":
        # "the forum" is no name of the Open Streets Forum, and "Wednesday" none of Wednesday's march.
        bare = _ARTICLE.sub("", words) if words not in declaration.names else words
        return "name" if len(strong) > 1 and bare in declaration.names else "nominal"
    folded = {w.casefold() for w in strong}
    found = any(w in strong or (w.isupper() and w.casefold() in folded) for w in _WORD.findall(words))
    return "name" if found else "nominal"


def mentions_of(declaration: Declaration, details: Sequence[Detail], text: str, faults: Faults) -> tuple[Mention, ...]:
    """The mentions of one entity or event, sorted; each checked."""
    found: dict[tuple[int, int], Mention] = {}
    for detail in details:
        if detail.kind != "mention" or detail.of != declaration.id:
            continue
        words = detail.span.of(text)
        if words.endswith(("'s", "\u2019s")) and words not in declaration.names:
            faults.add(detail.line, f"leave the possessive 's outside the mention {words!r}")
        key = (detail.span.start, detail.span.end)
        if key in found:
            faults.add(detail.line, f"{words!r} is marked twice as {declaration.id!r}")
        if any(old.span.covers(detail.span) or detail.span.covers(old.span) for k, old in found.items() if k != key):
            faults.add(
                detail.line, f"{words!r}: one mention of {declaration.id!r} stands in another: keep the inner one"
            )
        found[key] = Mention(detail.span, detail.value or kind_of(words, declaration))
    if not found:
        faults.add(declaration.line, f"{declaration.id!r} is declared but mentioned nowhere: mark it or drop the line")
    return tuple(sorted(found.values()))


def entity(number: int, declaration: Declaration, mentions: tuple[Mention, ...], text: str, faults: Faults) -> Entity:
    """The entity, its declared name checked to stand in the text."""
    name = declaration.names[0]
    forms = list(dict.fromkeys(m.span.of(text) for m in mentions if m.kind == "name"))
    if not any(name.casefold() in m.span.of(text).casefold() for m in mentions):
        faults.add(
            declaration.line, f"no mention of {declaration.id!r} has the name {name!r}: give one that the text has"
        )
    forms.sort(key=lambda form: (form != name, -len(form)))
    return Entity(
        id=f"e{number}",
        type=declaration.type,
        name=name,
        names=tuple(forms),
        mentions=mentions,
        gender=_gender(mentions, text) if declaration.kind == "person" else "",
    )


def _gender(mentions: tuple[Mention, ...], text: str) -> str:
    """Only what the text itself says: a pronoun, or a title before the name."""
    words = [m.span.of(text) for m in mentions]
    folded = {w.casefold() for w in words}
    male = bool(folded & _MALE) or any(_MALE_TITLE.match(w) for w in words)
    female = bool(folded & _FEMALE) or any(_FEMALE_TITLE.match(w) for w in words)
    return "" if male == female else "male" if male else "female"
