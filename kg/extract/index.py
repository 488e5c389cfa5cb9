"""Which entity stands at a place in the text.

Built once from the finished entities; the rooms after coreference (events, statements, facts) ask it instead of walking
over all mentions. Look-ups take the logarithm of the number of mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Entity, Mention

_KIND_ORDER = {"name": 0, "nominal": 1, "pronoun": 2}


@dataclass(frozen=True, slots=True)
class Hit:
    """A mention and the entity it stands for."""

    entity: Entity
    mention: Mention


class MentionIndex:
    """Look-ups by characters over the mentions of an article's entities.

    Args:
        entities: as the names or coreference component left them.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        hits = [Hit(e, m) for e in entities for m in e.mentions]
        hits.sort(key=lambda h: (h.mention.span.start, h.mention.span.end, _KIND_ORDER[h.mention.kind]))
        self._hits = hits
        self._starts = [h.mention.span.start for h in hits]
        # A look-up need only step back over mentions as long as the longest one.
        self._longest = max((h.mention.span.end - h.mention.span.start for h in hits), default=0)
        self._by_id = {e.id: e for e in entities}

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[entity_id]

    def overlapping(self, start: int, end: int) -> Iterator[Hit]:
        """Every mention that shares a character with `start..end`, in the order of the text."""
        at = bisect_left(self._starts, start - self._longest)
        for hit in self._hits[at : bisect_left(self._starts, end)]:
            if hit.mention.span.end > start:
                yield hit

    def hit(self, start: int, end: int) -> Hit | None:
        """The mention that `start..end` means, if any.

        An equal span wins; then one that covers the place, the tightest first ("he" inside "the man he met" is he);
        then one inside it, the longest first ("Adam Presser" in "Adam Presser, its head"), and of equals the first.
        Between two of one span a name goes before a description and a description before a pronoun.
        """
        best: Hit | None = None
        best_rank: tuple[int, int, int, int] | None = None
        for hit in self.overlapping(start, end):
            span = hit.mention.span
            size = span.end - span.start
            kind = _KIND_ORDER[hit.mention.kind]
            if (span.start, span.end) == (start, end):
                rank = (0, 0, kind, span.start)
            elif span.start <= start and end <= span.end:
                rank = (1, size, kind, span.start)
            else:
                rank = (2, -size, kind, span.start)
            if best_rank is None or rank < best_rank:
                best, best_rank = hit, rank
        return best

    def at(self, start: int, end: int) -> Entity | None:
        """The entity that `start..end` means, if any: the entity of `hit`."""
        hit = self.hit(start, end)
        return hit.entity if hit else None

    def all_at(self, start: int, end: int) -> tuple[Entity, ...]:
        """Every entity that `start..end` means: several for "they" after two names, else one or none."""
        best = self.hit(start, end)
        if best is None:
            return ()
        span = best.mention.span
        same = (h.entity for h in self.overlapping(span.start, span.end) if h.mention.span == span)
        return tuple({e.id: e for e in same}.values())

    def mentions_within(self, start: int, end: int) -> tuple[Hit, ...]:
        """The mentions that lie wholly inside `start..end`, in the order of the text."""
        return tuple(
            h for h in self.overlapping(start, end) if start <= h.mention.span.start and h.mention.span.end <= end
        )

    def within(self, start: int, end: int) -> tuple[Entity, ...]:
        """The entities with a mention wholly inside `start..end`, each once, in the order of first mention."""
        found: dict[str, Entity] = {}
        for hit in self.mentions_within(start, end):
            found.setdefault(hit.entity.id, hit.entity)
        return tuple(found.values())
