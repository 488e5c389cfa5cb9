"""Puts the attributions of an article together: quotations first, then what the parse shows, each wording once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from kg.extract.layout.types import Block
from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.broad import find_broad
from kg.extract.statements.credits import find_tails, with_credits
from kg.extract.statements.extents import merged, with_whole_quotes
from kg.extract.statements.headline import within_news
from kg.extract.statements.indirect import find_indirect
from kg.extract.statements.judge import judged
from kg.extract.statements.labelled import find_labelled
from kg.extract.statements.nested import with_nested
from kg.extract.statements.outermost import outermost
from kg.extract.statements.quoted import find_quoted, introduced
from kg.extract.statements.scorer import Scorer
from kg.extract.statements.tokens import TokenIndex
from kg.extract.statements.types import Attribution
from kg.extract.statements.unsaid import unsaid
from kg.model import Span

#: rules whose source is heard speaking, so that a quotation without a cue may go on with it
_VOICES = frozenset({"quoted", "clause", "parenthesis", "naming", "label", "according", "preposition"})


#: of these, those that may report in the outlet's own words
_INDIRECT = _VOICES - {"quoted", "label"}


def find_attributions(
    doc: Doc, blocks: Sequence[Block], quotes: Sequence[Quote], scorer: Scorer | None = None
) -> tuple[Attribution, ...]:
    """All attributions of an article in the order of the text.

    An attribution whose cue stands inside the content of another is part of that content and is left out, but for
    those that `nested` gives. A quotation without a cue goes on with the attribution before it, in the same block or,
    when nothing stands between, in the block before.

    Args:
        doc: the parsed article.
        blocks: its blocks.
        quotes: its quotations.
        scorer: drops what the rules found and it finds unlikely, and adds candidates beyond them; None for rules alone.
    """
    index = TokenIndex(doc)
    outer = [q for q in quotes if q.depth == 0]
    out: list[Attribution] = []
    at = 0
    lead: Span | None = None
    for block in blocks:
        if not block.has_facts:
            continue
        mine: list[Quote] = []
        while at < len(outer) and outer[at].span.start < block.span.end:
            if outer[at].span.start >= block.span.start:
                mine.append(outer[at])
            at += 1
        for found in _of_block(doc, index, block, mine, lead, scorer):
            if not any(_words(s.of(text_of(doc))) for s in found.content):
                continue  # nothing but marks and characters that nobody sees
            at_last = next((k for k in range(len(out) - 1, -1, -1) if out[k].rule in _VOICES), -1)
            if found.continues and at_last >= 0 and _may_go_on(text_of(doc), out[at_last], found, block.span):
                said = out[at_last]
                if said.rule in _INDIRECT and not _quoted_end(said, mine):
                    out.append(replace(said, content=found.content, rule="running"))
                else:
                    out[at_last] = replace(said, content=merged(text_of(doc), (*said.content, *found.content)))
            else:
                whole = found
                while out and _opens(text_of(doc), out[-1], whole, mine):
                    whole = replace(whole, content=merged(text_of(doc), (*out.pop().content, *whole.content)))
                out.append(whole)
        lead = block.span if text_of(doc)[block.span.end - 1] == ":" else None
    heard = [a for a in out if not unsaid(doc, a)]
    return tuple(a for a in with_nested(doc, index, heard, outer, scorer) if not unsaid(doc, a))


def _opens(text: str, running: Attribution, found: Attribution, quotes: Sequence[Quote]) -> bool:
    """Whether a quotation without a cue is the first paragraph of one whose cue stands in a later paragraph."""
    if running.rule != "running" or found.rule != "quoted" or not found.source or not quotes[0].continues:
        return False
    start = found.content[0].start
    return start <= quotes[0].span.start and not text[running.content[-1].end : start].strip()


def _quoted_end(said: Attribution, quotes: Sequence[Quote]) -> bool:
    """Whether the content ends in quotation marks, so that a quotation after it is the rest of the same one."""
    return any(q.span.end >= said.content[-1].end > q.span.start for q in quotes)


def _may_go_on(text: str, previous: Attribution, found: Attribution, block: Span) -> bool:
    """Whether a quotation without a cue is the same speaker going on."""
    if previous.cue_class not in ("speech", "naming", "question"):
        return False
    end = max(s.end for s in (*previous.content, *previous.cue, *previous.source))
    if end > found.content[0].start:
        return False
    if end > block.start:
        return True
    # From the block before: nothing may stand between but the end of the attribution's own sentence.
    between = text[end : found.content[0].start]
    stop = between.find("\n")
    return found.content[0].start == block.start and not between[stop:].strip() and len(between[:stop]) < 80


def _of_block(
    doc: Doc, index: TokenIndex, block: Block, quotes: Sequence[Quote], lead: Span | None, scorer: Scorer | None
) -> Iterator[Attribution]:
    labelled = find_labelled(doc, index, block, quotes)
    if labelled:
        yield labelled
        return
    marked = bool(quotes) and quotes[0].span.start == block.span.start
    set_off = introduced(doc, index, block.span, lead) if lead and not marked else None
    if set_off:
        yield set_off
        return
    quoted = find_quoted(doc, index, block.span, quotes, lead)
    tokens = index.between(block.span.start, block.span.end)
    narrative = [t for t in tokens if not in_any(t.idx, quotes)]
    cues = {a.verb for a in quoted}
    indirect = [with_whole_quotes(text_of(doc), a, quotes) for a in find_indirect(narrative) if a.verb not in cues]
    spoken = [s for a in quoted for s in a.content]
    found = quoted + [a for a in indirect if not covered(a, spoken)]
    sentences = list(_sentences(tokens))
    tails = [t for t in find_tails(doc, sentences) if not in_any(t.span.start + 1, quotes)]
    found = list(outermost(doc, with_credits(doc, found, tails)))
    if scorer is not None:
        found = judged(
            doc, found, beyond(doc, narrative, found, quotes), quotes, scorer, headline=block.kind == "headline"
        )
    if block.kind == "headline":
        found = [within_news(doc, a) for a in found]
    yield from sorted(found, key=lambda a: (a.content[0], a.content))


def _sentences(tokens: Iterable[Token]) -> Iterator[Sentence]:
    """The sentences of tokens that stand in the order of the text, each once."""
    end = 0
    for token in tokens:
        if token.i >= end:  # `sent` seeks the sentence anew at each call
            end = token.sent.end
            yield token.sent


def beyond(
    doc: Doc, narrative: Sequence[Token], found: Sequence[Attribution], quotes: Sequence[Quote]
) -> list[Attribution]:
    """The candidates of a block that the rules alone do not take."""
    cues = {a.verb for a in found}
    spoken = [s for a in found if a.rule == "quoted" for s in a.content]
    out = (with_whole_quotes(text_of(doc), a, quotes) for t in narrative if t.i not in cues for a in find_broad(t))
    return [a for a in out if not covered(a, spoken)]


def in_any(at: int, quotes: Sequence[Quote]) -> bool:
    """Whether a character is inside quotation marks."""
    return any(q.inner.start <= at < q.inner.end for q in quotes)


def covered(a: Attribution, spoken: Iterable[Span]) -> bool:
    """Whether the larger part of the content is a quotation that has its own attribution."""
    spoken = list(spoken)
    total = sum(s.end - s.start for s in a.content)
    shared = sum(max(0, min(s.end, q.end) - max(s.start, q.start)) for s in a.content for q in spoken)
    return shared * 2 > total


def form_of(text: str, content: Sequence[Span], quotes: Sequence[Quote]) -> str:
    """`direct` when all words of the content are in quotation marks, `indirect` when none is, else `mixed`."""
    inside = outside = 0
    for span in content:
        at = span.start
        for q in quotes:
            if q.depth or q.span.end <= at or q.span.start >= span.end:
                continue
            outside += _words(text[at : max(at, q.span.start)])
            inside += _words(text[max(at, q.span.start) : min(span.end, q.span.end)])
            at = min(span.end, q.span.end)
        outside += _words(text[at : span.end])
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _words(piece: str) -> int:
    return sum(any(c.isalnum() for c in w) for w in piece.split())
