"""What the scorer looks at: names of things that are true of a candidate, such as `cue=claim` or `source=PERSON`.

Everything is read off the parse, so that the weights are a table of words and labels and work with any spaCy model
that uses the same labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.quotes.types import Quote
from kg.extract.state import text_of
from kg.extract.statements.types import Attribution


def features(doc: Doc, found: Attribution, quotes: Sequence[Quote], *, headline: bool, by_rule: bool) -> list[str]:
    """The features of a candidate, each once.

    Args:
        doc: the parsed article.
        found: the candidate.
        quotes: the quotations of its block.
        headline: whether it stands in a headline.
        by_rule: whether the rules alone would take it.
    """
    rule, cls = found.rule, found.cue_class
    out = [f"rule={rule}", f"by_rule={by_rule}", f"class={cls}", f"rule={rule} class={cls}", f"headline={headline}"]
    out += _of_cue(doc, found) + _of_source(doc, found) + _of_content(doc, found, quotes)
    return list(dict.fromkeys(out))


def _of_cue(doc: Doc, found: Attribution) -> list[str]:
    if found.verb < 0:
        return ["cue=-"]
    cue = doc[found.verb]
    lemma, head = cue.lemma_.lower(), cue.head
    children = list(cue.children)
    out = [f"cue={lemma}", f"cue={lemma} rule={found.rule}", f"tag={cue.tag_}", f"tag={cue.tag_} rule={found.rule}"]
    out += [f"dep={cue.dep_}", f"not={any(c.dep_ == 'neg' for c in children)}"]
    out.append("aux=" + " ".join(c.lower_ for c in children if c.dep_ in ("aux", "auxpass")))
    out.append("particle=" + " ".join(c.lower_ for c in children if c.dep_ == "prt"))
    out += ["root"] if head.i == cue.i else [f"under={head.lemma_.lower()}", f"under={head.pos_}"]
    return out


def _of_source(doc: Doc, found: Attribution) -> list[str]:
    if found.head < 0:
        return ["source=-"]
    head = doc[found.head]
    kind = head.ent_type_ or head.pos_
    word = head.lemma_.lower() if head.pos_ in ("NOUN", "PRON") else "NAME"
    out = [f"source={kind}", f"source={kind} class={found.cue_class}", f"source word={word}", f"source tag={head.tag_}"]
    out.append(f"source dep={head.dep_}")
    out.append(f"source word={word if head.pos_ == 'PRON' else head.pos_} rule={found.rule}")
    if found.verb >= 0:
        out += [f"source distance={min(abs(head.i - found.verb), 9)}", f"source first={head.i < found.verb}"]
    return out


def _of_content(doc: Doc, found: Attribution, quotes: Sequence[Quote]) -> list[str]:
    text = text_of(doc)
    words = sum(len(s.of(text).split()) for s in found.content)
    size = str(words) if words < 12 else "12-29" if words < 30 else "30-"
    start = found.content[0].start
    first = text[start : start + 14].split()
    word = first[0].lower() if first else "-"
    marks = sum(q.depth == 0 and any(q.span.overlaps(s) for s in found.content) for q in quotes)
    return [
        f"words={size}",
        f"words={min(words, 6)} rule={found.rule}",
        f"first={word}",
        f"first={word} rule={found.rule}",
        f"quotations={min(marks, 2)}",
        f"pieces={min(len(found.content), 3)}",
    ]
