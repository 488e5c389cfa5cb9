"""What the rules of this room hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span

#: rules that go by layout alone; what they find is not judged
BY_LAYOUT = frozenset({"introduced", "label", "signed"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words at a spot that are attributed to somebody, before anyone was resolved.

    Args:
        content: the attributed words.
        cue: the words that mark the attribution.
        source: the words that name the source at the spot; empty when nobody is named.
        head: index of the token that heads the source, or -1. For a relative pronoun the noun it stands for.
        verb: index of the cue's main token, or -1.
        cue_class: class of the cue in the tables, such as `speech` or `belief`.
        rule: name of the rule that found it.
        continues: the source goes on speaking from the attribution before it.
        credit: the words that name the outlet or document which passes the statement on.
        probability: how likely it is an attribution, 0 to 1; negative when nothing judged it.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    head: int
    verb: int
    cue_class: str
    rule: str
    continues: bool = False
    credit: tuple[Span, ...] = ()
    probability: float = -1.0
