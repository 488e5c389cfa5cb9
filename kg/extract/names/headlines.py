"""Where capitals mean nothing: headlines in Title Case and sentences in capitals, but not lists of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.layout.types import Block

_ENDS = frozenset('.!?”"')
_SMALL_TAGS = frozenset("VBZ VBD VBP VBG VBN RB JJ MD PRP IN".split())
#: In a list of names no name is longer, and there are at least so many of them.
_LONGEST, _LEAST = 3, 4
#: A sentence in capitals has so many words, one of them a small one.
_LOUD = 4


def title_case_blocks(
    tokens: Sequence[Token], block_of: Sequence[int], blocks: Sequence[Block], text: str
) -> frozenset[int]:
    """Blocks whose longer words nearly all begin with a capital, and which read as no sentence.

    Args:
        tokens: all tokens.
        block_of: the number of each token's block, -1 outside all.
        blocks: the blocks.
        text: the article.
    """
    counts: dict[int, list[int]] = {}
    last: dict[int, str] = {}
    odd: Counter[int] = Counter()
    for token in tokens:
        at = block_of[token.i]
        if at < 0 or token.is_space or not blocks[at].has_facts:
            continue
        last[at] = token.text
        if (
            token.text[:1].isupper()
            and token.text != "I"
            and not token.is_sent_start
            and token.tag_ in _SMALL_TAGS
            and not token.ent_type_
        ):
            odd[at] += 1
        if token.is_alpha and len(token.text) > 3:
            entry = counts.setdefault(at, [0, 0])
            entry[0] += 1
            entry[1] += token.text[0].isupper()
    return frozenset(
        at
        for at, (longer, capital) in counts.items()
        # what ends like a sentence is a headline only if a verb or the like has a capital too
        if (
            4 <= longer < 25
            and capital >= 0.8 * longer
            and (last[at] not in _ENDS or odd[at])
            and not _list_of_names(blocks[at].span.of(text))
        )
        or blocks[at].span.of(text).isupper()
    )


def _list_of_names(text: str) -> bool:
    """Whether it is names and commas only: "Sailing today: Astrid, Sea Lark, Morning Star, Betty"."""
    parts = text.rpartition(": ")[2].split(", ")
    return len(parts) >= _LEAST and all(0 < len(p.split()) <= _LONGEST and p[0].isupper() for p in parts)


def loud(tokens: Sequence[Token]) -> frozenset[int]:
    """Tokens in sentences or parts of them that stand in capitals: "COURT HAS HEARD HIM - The mayor ..."."""
    out: set[int] = set()
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and token.is_alpha and token.text.isupper():
            run.append(token)
            continue
        if token is not None and (token.is_punct or token.is_quote) and run and token.text in {",", "'", "’", "-", ":"}:
            continue
        if len(run) >= _LOUD and any(t.is_stop and len(t.text) > 1 and t.text not in {"US", "IT"} for t in run):
            out.update(t.i for t in run)
        run = []
    return frozenset(out)
