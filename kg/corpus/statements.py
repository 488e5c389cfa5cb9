"""Statements: what was written about one is completed from its marks, and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from kg.corpus.faults import Faults
from kg.corpus.form import form_of, stray_closing
from kg.corpus.header import Declaration
from kg.corpus.labels import Detail, Draft, Labelled
from kg.model import Span, Statement

_CLOSING_AFTER = '”"»'
_AFTER_HEAD = re.compile(r"\Z|,| \(| who\b| that\b| which\b| [\u2013\u2014-]")
# source: prepositions that join an owner or helper to the head of a noun phrase ("a lawyer for Dana Orlo")
_JOINING = frozenset({"of", "for", "by", "to", "from", "at", "in", "on", "with", "near", "behind", "against", "about"})


def complete(
    draft: Draft,
    number: int,
    labelled: Labelled,
    declared: Mapping[str, Declaration],
    ids: Mapping[str, str],
    text: str,
    faults: Faults,
) -> Statement | None:
    """The statement of the model, or None when a fault keeps it from being one.

    Args:
        draft: what its marks say.
        number: its place in the order of the text.
        labelled: all marks of the article, for the entities inside source and content.
        declared: the header's declarations.
        ids: the id in the model of each declared id.
        text: the article's text.
        faults: takes what is wrong.
    """
    _check_spans(draft, text, faults)
    if not draft.content:
        return None
    speaker = _speaker(draft, labelled, declared, text, faults)
    form = _form(draft, text, faults)
    about = draft.lists.get("about")
    if about is None:
        about = tuple(e for e in _inside(labelled.details, draft.content, declared) if e not in speaker)
    return Statement(
        id=f"s{number}",
        form=form,
        content=tuple(sorted(draft.content)),
        source=tuple(sorted(draft.source)),
        cue=tuple(sorted(draft.cue)),
        speaker=tuple(ids[e] for e in speaker),
        addressee=tuple(ids[e] for e in draft.lists.get("to", ())),
        event=ids.get(draft.event, ""),
        about=tuple(ids[e] for e in about if e in ids),
        polarity="denied" if "denied" in draft.flags else "affirmed",
        credited=tuple(ids[e] for e in draft.lists.get("via", ())),
    )


def _check_spans(draft: Draft, text: str, faults: Faults) -> None:
    name = f"statement {draft.number}"
    if not draft.content:
        faults.add(draft.line, f"{name} has no content: mark it {{{draft.number}|...}}")
    if not draft.cue and "nocue" not in draft.flags:
        faults.add(
            draft.line, f"{name} has no cue: mark it {{{draft.number}.cue|said}}, or write `nocue` if it has none"
        )
    if not draft.source and "by" not in draft.lists and "nobody" not in draft.flags:
        faults.add(draft.line, f"{name} has no source: mark it {{{draft.number}.src|...}}, or write by=... or `nobody`")
    for span in (*draft.source, *draft.cue):
        if span.of(text)[-1] in ",;":
            faults.add(draft.line, f"{name}: leave the comma at the end of {span.of(text)!r} outside")
    for part in (draft.content, draft.source, draft.cue):
        for a, b in combinations(part, 2):
            if a.overlaps(b):
                faults.add(draft.line, f"{name}: {a.of(text)!r} and {b.of(text)!r} have the same part and overlap")
    for content in draft.content:
        for inner in (*draft.source, *draft.cue):
            if content.overlaps(inner):
                faults.add(
                    draft.line,
                    f"{name}: {inner.of(text)!r} stands inside its own content: close the content before it and open "
                    "it again after it",
                )
        _check_edges(name, content, draft.line, text, faults)


def _check_edges(name: str, content: Span, line: int, text: str, faults: Faults) -> None:
    words, after = content.of(text), text[content.end : content.end + 1]
    shown = words if len(words) <= 40 else words[:18] + " ... " + words[-17:]
    if words[-1] in ",;:":
        faults.add(line, f"{name}: leave the {words[-1]!r} at the end of {shown!r} outside the content")
    if words[-1] == "." and not (len(words) > 3 and words[-3] == "."):
        faults.add(line, f"{name}: leave the full stop at the end of {shown!r} outside the content")
    if stray_closing(words):
        faults.add(line, f"{name}: {shown!r} has a closing quotation mark without its opening one")
    elif (after in _CLOSING_AFTER and after) and (words[:1] in '“"«' and form_of((words,)) == "direct"):
        if not form_closed(words):
            faults.add(line, f"{name}: the closing quotation mark after {shown!r} belongs to the content")
    elif after and after in _CLOSING_AFTER and text[content.start - 1 : content.start] in ("“", '"', "«"):
        faults.add(line, f"{name}: the quotation marks round {shown!r} belong to the content")


def form_closed(words: str) -> bool:
    """Whether a quoted content ends with its closing mark."""
    return len(words) > 1 and words[-1] in _CLOSING_AFTER


def _speaker(
    draft: Draft, labelled: Labelled, declared: Mapping[str, Declaration], text: str, faults: Faults
) -> tuple[str, ...]:
    """Who `by=` says; else the entities on the source's own mark, else who stands at the head of its words."""
    if "nobody" in draft.flags:
        if "by" in draft.lists:
            faults.add(draft.line, f"statement {draft.number} has both by= and `nobody`")
        return ()
    found = draft.lists.get("by")
    if found is None:
        found = tuple(dict.fromkeys(e.partition(":")[0] for e in draft.source_entities))
        if not found and draft.source:
            found = _head(draft.source[0], labelled.details, declared, text)
            if not found:
                faults.add(
                    draft.line,
                    f"statement {draft.number}: who speaks is not clear from its source: put the speaker's id on the "
                    f"mark {{{draft.number}.src ID|...}}, or write by=ID or `nobody`",
                )
    for one in found:
        if declared[one].kind in ("place", "event"):
            faults.add(draft.line, f"statement {draft.number}: {one!r} is a {declared[one].kind}, and can't speak")
    return found


def _head(source: Span, details: list[Detail], declared: Mapping[str, Declaration], text: str) -> tuple[str, ...]:
    """The entity that a source is about: the holder of a role in it, or who stands at its begin, or ends it.

    "Vireo founder Dana Orlo" (a role), "Dana Orlo, who runs Vireo", "the actor Dana Orlo"; but not "a lawyer for Dana
    Orlo" or "Orlo aides", where the writer has to say.
    """
    roles = tuple(dict.fromkeys(d.of for d in details if d.kind == "role" and source.covers(d.span)))
    if len(roles) == 1:
        return roles
    inside = [
        d
        for d in details
        if d.kind == "mention" and source.covers(d.span) and declared[d.of].kind not in ("place", "event")
    ]
    for d in inside:
        if d.span.start == source.start and _AFTER_HEAD.match(text[d.span.end : source.end]):
            return (d.of,)
    for d in inside:
        before = text[source.start : d.span.start].casefold().split()
        if d.span.end == source.end and not (
            _JOINING & set(before) or any("\u2019s" in w or "'s" in w for w in before)
        ):
            return (d.of,)
    return ()


def _form(draft: Draft, text: str, faults: Faults) -> str:
    read = form_of(tuple(span.of(text) for span in sorted(draft.content)))
    wanted = draft.form.rstrip("!")
    if not wanted or wanted == read:
        return read
    if not draft.form.endswith("!"):
        faults.add(
            draft.line,
            f"statement {draft.number} is said to be {wanted}, but its quotation marks make it {read}: mend the "
            f"content, or write form={wanted}! if the article has the marks wrong",
        )
    return wanted


def _inside(details: list[Detail], spans: list[Span], declared: Mapping[str, Declaration]) -> tuple[str, ...]:
    """The entities mentioned inside the spans, in the order of the text."""
    return tuple(
        dict.fromkeys(
            d.of
            for d in details
            if d.kind == "mention" and declared[d.of].kind != "event" and any(s.covers(d.span) for s in spans)
        )
    )
