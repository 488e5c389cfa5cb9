"""Statements across articles: the same speaker and nearly the same words.

Measured by the words that carry the sense, whatever their order (outlets shorten, translate back and swap clauses). In
trials pairs of reports of one statement scored 0.84 to 1.00, pairs of different statements 0.54 at the most.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from kg.model import Statement
from kg.resolve import tables
from kg.resolve.clusters import Candidate, Clusters

#: Likeness from which two reports by the same speaker are one statement.
SAME_SPEAKER = 0.8
#: The same where a speaker is not known by name.
UNKNOWN_SPEAKER = 0.92
#: And then the words must be alike in their order too (0 to 100).
_UNKNOWN_IN_ORDER = 85
#: The same where two articles report it of one speaker at one event: there people say a thing once.
SAME_EVENT = 0.75
#: The share of a shorter report's words that a longer one must have, to be known as a part of it.
CONTAINED = 0.8
#: Only reports with so many words that carry sense are looked for in longer ones.
_MIN_CONTAINED = 8
#: A shorter one must be quoted by both, word for word, with so many words, and so many that carry sense.
_MIN_QUOTED = 7
_MIN_QUOTED_SENSE = 4
#: The shorter must have this share of the longer's words: a part of a sentence is not the sentence.
_MIN_LENGTH = 0.45
#: Quotations of so few words are everybody's; see `merge_short`.
_SHORT_WORDS = 3
#: With fewer words that carry sense one other word makes another statement: the likeness must be higher,
FEW_WORDS = 6
FEW_WORDS_LIKENESS = 0.9
#: and with fewer than these their order counts too.
_VERY_FEW_WORDS = 4
#: Candidates share two of this many of their rarest words.
_RAREST = 12
#: A word that more statements have is too common to compare them all.
_MAX_BLOCK = 60

_APOSTROPHE = re.compile("[\u2019\u02bc\u2032`]")
#: A hyphen is inside a word: outlets write "anti-war" and "antiwar".
_WORD = re.compile(r"\w+(?:[-']\w+)*")
_NEGATIONS = frozenset({"not", "no", "never", "none", "nothing", "nobody", "without"})
_VERBS_THAT_SHORTEN = frozenset({"am", "are", "is", "have", "will", "would"})


@dataclass(frozen=True, slots=True)
class StatementItem:
    """One statement of one article, in the terms of all articles.

    Args:
        article: the article's id.
        statement: as the article has it.
        words: all words of its content, folded.
        sense: those of them that carry the sense.
        speakers: clusters of its speakers who are known by name.
        addressees: clusters of those it was said to.
    """

    article: str
    statement: Statement
    words: tuple[str, ...]
    sense: tuple[str, ...]
    speakers: frozenset[int]
    addressees: frozenset[int]


def content_words(text: str) -> tuple[str, ...]:
    """The words of a wording, folded and in full ("can't" is "can not"), without quotation marks and punctuation."""
    folded = _APOSTROPHE.sub("'", unicodedata.normalize("NFKC", text).casefold())
    return tuple(full for word in _WORD.findall(folded) for full in _in_full(word.replace("-", "")))


def length(words: Sequence[str]) -> int:
    """How many words it is as people say it: "it is not" counts as "it isn't"."""
    pronouns = {full[0] for short, full in _contractions().items() if "*" not in short and "not" not in full}
    return len(words) - sum(
        w == "not" or (w in _VERBS_THAT_SHORTEN and before in pronouns) for before, w in pairwise(words)
    )


@cache
def _contractions() -> dict[str, tuple[str, ...]]:
    return {short: tuple(full.split()) for short, full in tables.rows("contractions.tsv")}


def _in_full(word: str) -> tuple[str, ...]:
    full = _contractions().get(word)
    if full or "'" not in word:
        return full or (word,)
    stem, apostrophe, ending = word.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        stem, ending = stem[:-1], "n't"
    else:
        ending = apostrophe + ending
    found = _contractions().get(f"*{ending}")
    return (*_in_full(stem), *found[1:]) if stem and found else (word,)


def sense_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words that say what it is about."""
    stop = tables.words("stopwords.txt")
    return tuple(w for w in (w.split("'")[0] for w in words) if w not in stop)


def merge_long(items: Sequence[StatementItem]) -> Clusters:
    """Merges statements of more than three words."""
    clusters = Clusters(len(items))
    _merge(items, clusters, _pairs(items), events=None)
    return clusters


def merge_at_events(items: Sequence[StatementItem], clusters: Clusters, events: dict[int, int]) -> None:
    """Merges what two articles report of one speaker at one event in words that are less alike.

    Args:
        items: all statements.
        clusters: what was merged so far; changed.
        events: item -> cluster of the event at which it was made.
    """
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i, event in sorted(events.items()):
        for speaker in sorted(items[i].speakers):
            groups[event, speaker].append(i)
    pairs = {
        (one, other)
        for group in groups.values()
        for n, one in enumerate(group)
        for other in group[n + 1 : n + _MAX_BLOCK]
        if items[one].article != items[other].article
    }
    _merge(items, clusters, pairs, events)


def _merge(
    items: Sequence[StatementItem], clusters: Clusters, pairs: set[tuple[int, int]], events: dict[int, int] | None
) -> None:
    found: list[Candidate] = []
    for one, other in sorted(pairs):
        a, b = items[one], items[other]
        if not _may_be_one(a, b):
            continue
        known = bool(a.speakers & b.speakers)
        score = likeness(a, b)
        why = f"{score:.0%} like the words in article {a.article}"
        if score < _needed(a, b, known=known, event=events is not None):
            score = containment(a, b) if known and a.article != b.article else 0.0
            why = f"{score:.0%} of the shorter one's words are also in article {a.article}"
            if score < CONTAINED:
                continue
        if not known and fuzz.ratio(" ".join(a.words), " ".join(b.words)) < _UNKNOWN_IN_ORDER:
            continue
        who = "the same speaker" if known else "no other speaker is named"
        where = " at the same event" if events is not None else ""
        found.append((score, one, other, f"{why}; {who}{where}"))

    def may_meet(one: int, other: int) -> bool:
        return all(_may_be_one(items[a], items[b]) for a in clusters.members(one) for b in clusters.members(other))

    clusters.join_all(found, may_meet)


def _needed(one: StatementItem, other: StatementItem, *, known: bool, event: bool) -> float:
    if event:
        return SAME_EVENT
    needed = SAME_SPEAKER if known else UNKNOWN_SPEAKER
    few = min(len(one.sense), len(other.sense)) < FEW_WORDS
    return max(needed, FEW_WORDS_LIKENESS) if few else needed


def merge_short(items: Sequence[StatementItem], clusters: Clusters, events: dict[int, int]) -> None:
    """Merges statements of up to three words: the same words by the same speaker, at one event or to one person.

    Args:
        items: all statements.
        clusters: what was merged so far; changed.
        events: item -> cluster of the event at which it was made.
    """
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if 0 < length(item.words) <= _SHORT_WORDS and item.speakers:
            groups[item.words].append(i)
    for group in groups.values():
        for n, one in enumerate(group):
            for other in group[n + 1 : n + 40]:
                a, b = items[one], items[other]
                if not a.speakers & b.speakers or a.statement.polarity != b.statement.polarity:
                    continue
                if one in events and events.get(one) == events.get(other):
                    where = "at the same event"
                elif a.addressees & b.addressees and not (one in events and other in events):
                    where = "to the same"
                else:
                    continue
                clusters.join(one, other, f"the same words by the same speaker {where} as in article {a.article}")


def likeness(one: StatementItem, other: StatementItem) -> float:
    """0 to 1. Words that turn the sense (a "not", a number) must be the same."""
    if min(length(one.words), length(other.words)) <= _SHORT_WORDS:
        return 0.0
    a, b = one.sense, other.sense
    if not a or not b or min(len(a), len(b)) / max(len(a), len(b)) < _MIN_LENGTH:
        return 0.0
    if _turning(one.words) != _turning(other.words):
        return 0.0
    if min(len(a), len(b)) < _VERY_FEW_WORDS:
        return float(fuzz.ratio(" ".join(one.words), " ".join(other.words))) / 100
    return float(fuzz.token_set_ratio(" ".join(a), " ".join(b))) / 100


def containment(one: StatementItem, other: StatementItem) -> float:
    """The share of the shorter one's words that stand together in the longer one; 0 if it is too short to tell."""
    shorter, longer = sorted((one, other), key=lambda item: len(item.words))
    if len(shorter.sense) < _MIN_CONTAINED:
        return 1.0 if _quoted_in(shorter, longer) else 0.0
    share = sum((Counter(shorter.words) & Counter(longer.words)).values()) / len(shorter.words)
    # Small words are in every long text: only where they stand in a row with the others do they count.
    return min(share, fuzz.partial_ratio(" ".join(shorter.words), " ".join(longer.words)) / 100)


def _quoted_in(shorter: StatementItem, longer: StatementItem) -> bool:
    """Whether both are quotations and the shorter one stands word for word in the longer one."""
    if {shorter.statement.form, longer.statement.form} != {"direct"}:
        return False
    if len(shorter.words) < _MIN_QUOTED or len(shorter.sense) < _MIN_QUOTED_SENSE:
        return False
    return f" {' '.join(shorter.words)} " in f" {' '.join(longer.words)} "


def _turning(words: Sequence[str]) -> tuple[bool, frozenset[str]]:
    negative = sum(w in _NEGATIONS for w in words) % 2 == 1
    return negative, frozenset(w for w in words if w.isdigit())


def _may_be_one(one: StatementItem, other: StatementItem) -> bool:
    if one.statement.polarity != other.statement.polarity or _overlap(one, other):
        return False
    return not one.speakers or not other.speakers or bool(one.speakers & other.speakers)


def _overlap(one: StatementItem, other: StatementItem) -> bool:
    """Whether one stands inside the other ("I think ..." in a quotation), so that it is no second report of it."""
    if one.article != other.article:
        return False
    return any(a.overlaps(b) for a in one.statement.content for b in other.statement.content)


def _pairs(items: Sequence[StatementItem]) -> set[tuple[int, int]]:
    """Pairs that share two of their rarest words."""
    often = Counter(w for item in items for w in set(item.sense))
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if length(item.words) > _SHORT_WORDS:
            # A word that no other statement has leads to none.
            shared_words = sorted((w for w in set(item.sense) if often[w] > 1), key=lambda w: (often[w], w))
            for word in shared_words[:_RAREST]:
                blocks[word].append(i)
    # A statement that everybody reports in the same words makes every one of its words common.
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        same[item.words].append(i)
    equal = {(group[n], later) for group in same.values() for n in range(len(group)) for later in group[n + 1 : n + 4]}
    shared: Counter[tuple[int, int]] = Counter()
    for block in blocks.values():
        if len(block) <= _MAX_BLOCK:
            shared.update((one, other) for n, one in enumerate(block) for other in block[n + 1 :])
    return equal | {
        pair
        for pair, n in shared.items()
        if n >= min(2, len(set(items[pair[0]].sense)), len(set(items[pair[1]].sense)))
    }
