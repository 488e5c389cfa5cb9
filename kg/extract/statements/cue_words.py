"""Which words make the cue: the verb or noun with what belongs to it, and the preposition in front of the content."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def cue_tokens(verb: Token) -> set[int]:
    """The verb with its auxiliaries, negation and particle."""
    near = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    return {verb.i} | {c.i for c in near if abs(c.i - verb.i) < 6}


def with_preposition(doc: Doc, cue: set[int], content: set[int]) -> set[int]:
    """The cue with its preposition right in front of the content: "called for" calm, "was worried about" the roof.

    Without it neither the cue nor the content says whether somebody spoke for a thing or against it.
    """
    first = min(content, default=0)
    if not first:
        return cue
    before = doc[first - 1]
    if before.dep_ != "prep" or before.head.i not in cue or before.i < before.head.i:
        return cue
    if any(t.is_quote for t in doc[before.head.i : before.i]):
        return cue  # called “for calm”: the mark belongs to the content
    return cue | {before.i}
