"""The values that an explanation is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: What a mention shows.
NAMED: Final = "named here"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in one article that shows a fact.

    Args:
        shows: what it shows, such as "named here" or "took part as Chair".
        article: the article's id.
        outlet: its publisher and date, as far as known.
        before: the sentence up to the words; "" when the article's text is not at hand.
        wording: the words.
        after: the rest of the sentence.
        start: where the words begin in the article.
        end: where they end.
        extractor: the component that found them.
        reason: why they were taken to mean this node, or why this was merged; "" if nothing had to be decided.
    """

    shows: str
    article: str
    outlet: str
    before: str
    wording: str
    after: str
    start: int
    end: int
    extractor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a node is and every place that shows it.

    Args:
        iri: the node.
        kind: its class.
        title: its name, or its words.
        facts: what the graph says of it: (what, value), in reading order.
        findings: sorted by what they show, article and place.
        told: which name was taken for the one that was given; "" if it was the whole name, or an IRI.
    """

    iri: str
    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    told: str = ""
