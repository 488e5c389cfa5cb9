"""Which attributions stand by themselves: the sweep over their spans gives what the plain definition says."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.statements.outermost import outermost
from kg.extract.statements.types import Attribution
from kg.model import Span

_VOCAB = spacy.blank("en").vocab
_WORDS = 12
#: each word with its blank takes two characters
DOC = Doc(_VOCAB, words=list("abcdefghijkl"))


def _said(verb: int, content: list[tuple[int, int]], cue: tuple[int, int] | None = None) -> Attribution:
    """An attribution by word numbers; the cue is the verb's word unless given."""
    if cue is None and verb >= 0:
        cue = (verb, verb + 1)
    spans = tuple(Span(2 * a, 2 * b - 1) for a, b in content)
    return Attribution(spans, (Span(2 * cue[0], 2 * cue[1] - 1),) if cue else (), (), -1, verb, "speech", "clause")


def _plainly(found: list[Attribution]) -> list[Attribution]:
    """The definition, word for word: each is held against every other."""
    out, seen = [], set()
    for a in found:
        if a.verb >= 0 and a.verb in seen:
            continue
        seen.add(a.verb)
        at = DOC[a.verb].idx if a.verb >= 0 else a.content[0].start
        over = [b for b in found if b is not a and any(s.start <= at < s.end for s in b.content)]
        if all(b.cue and any(s.overlaps(b.cue[0]) for s in a.content) for b in over):
            out.append(a)
    return out


_ranges = st.tuples(st.integers(0, _WORDS - 1), st.integers(1, _WORDS)).map(
    lambda r: (min(r[0], r[1] - 1), max(r[0] + 1, r[1]))
)
_attributions = st.builds(
    _said,
    st.integers(-1, _WORDS - 1),
    st.lists(_ranges, min_size=1, max_size=3),
    st.one_of(st.none(), _ranges),
)


class TestOutermost:
    """Attributions that are no part of another's content."""

    def test_a_cue_in_anothers_content(self) -> None:
        """What is said inside what somebody says is left out."""
        outer, inner = _said(1, [(2, 9)]), _said(4, [(5, 9)])
        assert list(outermost(DOC, [outer, inner])) == [outer]

    def test_one_cue_twice(self) -> None:
        """Of two attributions with the same cue the first is kept, and the second still holds what is in it."""
        first, second, inner = _said(1, [(2, 4)]), _said(1, [(5, 9)]), _said(6, [(7, 9)])
        assert list(outermost(DOC, [first, second, inner])) == [first]

    def test_each_in_the_other(self) -> None:
        """Where each cue stands in the other's content, both are kept."""
        one, other = _said(1, [(2, 9)]), _said(4, [(0, 3)])
        assert list(outermost(DOC, [one, other])) == [one, other]

    def test_without_a_cue(self) -> None:
        """What has no cue holds whatever stands in its content."""
        bare, inner = _said(-1, [(2, 9)]), _said(4, [(5, 9)])
        assert list(outermost(DOC, [inner, bare])) == [bare]

    @given(st.lists(_attributions, max_size=9))
    @settings(max_examples=400, deadline=None)
    def test_as_defined(self, found: list[Attribution]) -> None:
        """The sweep keeps exactly those that the plain definition keeps, in their order."""
        assert list(outermost(DOC, found)) == _plainly(found)

    def test_many(self) -> None:
        """Thousands in one sentence are no matter: each pair is not held against each other."""
        words = Doc(_VOCAB, words=["w"] * 20_000)
        nested = [_said(n, [(n + 1, 20_000)]) for n in range(19_000)]
        assert list(outermost(words, nested)) == nested[:1]
