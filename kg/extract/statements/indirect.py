"""Attributions that the parse shows: a verb with the clause or phrase that it attributes.

One function a construction; each takes the cue's token and yields what it found. The order of `RULES` is the order in
which they are asked; the first that finds something for a verb is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from kg.extract.statements.clauses import (
    agent_of,
    antecedent,
    clause,
    cue_tokens,
    noun_phrase,
    passive,
    spans,
    subject_of,
    temporal,
)
from kg.extract.statements.nominal import of_according, of_noun
from kg.extract.statements.tables import MISTAKEN_LEMMAS, CueVerb, verbs
from kg.extract.statements.types import Attribution

Rule = Callable[[Token, CueVerb], "set[int] | None"]


def row_of(token: Token) -> CueVerb | None:
    """The row of the verb table for a token, a particle verb's first."""
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return None
    lemma = token.lemma_.lower()
    lemma = MISTAKEN_LEMMAS.get(lemma, lemma)
    for child in token.children:
        if child.dep_ == "prt":
            row = verbs().get(f"{lemma} {child.lower_}")
            if row:
                return row
    return verbs().get(lemma)


def by_clause(verb: Token, row: CueVerb) -> set[int] | None:
    """Said that ...; told them that ...; asked whether ..."""
    if not (row.takes("c") or row.takes("o") or row.takes("x")):
        return None
    found = [c for c in verb.children if c.dep_ == "ccomp"]
    if not found and row.takes("q"):
        # "Rules unclear, experts say": a clause without a verb in front of the cue.
        found = [
            c for c in verb.children if c.dep_ in ("dep", "parataxis") and c.i < verb.i and len(list(c.subtree)) > 2
        ]
    if not found:
        return None
    if row.cue_class != "question":
        found = [c for c in found if c.i < verb.i or not temporal(c)]
    behind = [c for c in found if c.i > verb.i]
    if behind and len(behind) < len(found):
        found = behind
    out: set[int] = set()
    for c in found:
        if not row.takes("c") and c.i < verb.i:
            continue
        out |= clause(c)
        if not row.takes("o") and not any(g.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for g in c.children):
            # "claims the firm could pay": the parser took the clause's subject for the verb's object.
            out |= set().union(*(clause(o) for o in verb.children if o.dep_ == "dobj" and verb.i < o.i < c.i))
    return out or None


def by_infinitive(verb: Token, row: CueVerb) -> set[int] | None:
    """Hopes to ...; urged them to ..."""
    found = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and any(g.lower_ == "to" for g in c.children)]
    if not found:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < found[0].i]
    if objects:
        if not row.takes("o"):
            return None
        out = clause(found[0])
        if row.lemma not in ("tell", "ask", "remind"):
            # With what stands between: "urged voters in the valley to wait".
            out |= set(range(objects[0].left_edge.i, found[0].i)) - {t.i for t in verb.subtree if t.dep_ == "neg"}
        return out
    if found[0].dep_ == "xcomp" and (row.takes("x") or row.takes("o")):
        return clause(found[0])
    return None


def by_gerund(verb: Token, row: CueVerb) -> set[int] | None:
    """Proposes raising ...; considered leaving ..."""
    if not (row.takes("n") or row.takes("c")):
        return None
    found = [c for c in verb.children if c.dep_ in ("xcomp", "pcomp") and c.tag_ == "VBG" and c.i > verb.i]
    return clause(found[0]) if found else None


def by_naming(verb: Token, row: CueVerb) -> set[int] | None:
    """Called it a scandal; described him as a friend."""
    if not row.takes("call"):
        return None
    parts = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd", "ccomp", "xcomp") and c.i > verb.i]
    if passive(verb):  # "the plan was called a disaster by nurses"
        parts += [c for c in verb.children if c.dep_ == "nsubjpass"]
    parts += [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"]
    two_objects = {"dobj", "dative"} <= {c.dep_ for c in parts}  # "branded it an outlaw", read like "gave it a prize"
    if not two_objects and not any(c.dep_ in ("oprd", "ccomp", "xcomp", "prep") for c in parts):
        return None
    return set().union(*(clause(c) for c in parts))


def by_preposition(verb: Token, row: CueVerb) -> set[int] | None:
    """Called for calm; warned of delays; accused them of lying."""
    if row.lemma == "accuse" or row.cue_class == "charge":
        for accused in (c for c in verb.children if c.dep_ == "dobj"):
            # The parser may hang the charge on the one accused.
            if any(c.dep_ == "prep" and f"p:{c.lower_}" in row.frames for c in accused.children):
                return clause(accused)
    for child in verb.children:
        if child.dep_ == "prep" and f"p:{child.lower_}" in row.frames and child.i > verb.i:
            inner = [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
            if not inner:
                continue
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < child.i]
            # "blasted the league for waiting": whom and why belong together.
            grounds = objects and row.takes("n") and child.lower_ in ("for", "on", "over")
            if row.cue_class == "charge" or (row.lemma in ("accuse", "blame") and objects) or grounds:
                return set().union(clause(child), *(clause(c) for c in objects))
            return clause(inner[0])
    return None


def by_calling_on(verb: Token, row: CueVerb) -> set[int] | None:
    """Called on the senators to reject it."""
    if row.lemma not in ("call", "prevail"):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon"):
            asked = [g for g in child.children if g.dep_ == "pobj"]
            to_do = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.i > child.i]
            to_do += [g for a in asked for g in a.children if g.dep_ in ("acl", "relcl")]
            if asked and any(g.lower_ == "to" for c in to_do for g in c.children):
                return clause(asked[0]).union(*(clause(c) for c in to_do))
    return None


def by_object(verb: Token, row: CueVerb) -> set[int] | None:
    """Criticised the plan; denied the charge."""
    if not row.takes("n"):
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    if not objects or objects[0].pos_ == "PRON":
        return None
    out = clause(objects[0])
    for child in verb.children:
        # "dismissed it as a stunt", "attacked him for lying": the ground belongs to what is said.
        if child.dep_ == "prep" and child.lower_ in ("as", "for") and child.i == max(out) + 1:
            out |= clause(child)
    return out


RULES: tuple[tuple[str, Rule], ...] = (
    ("naming", by_naming),
    ("clause", by_clause),
    ("infinitive", by_infinitive),
    ("gerund", by_gerund),
    ("calling on", by_calling_on),
    ("preposition", by_preposition),
    ("object", by_object),
)


def of_verb(verb: Token) -> Attribution | None:
    """The attribution that a verb makes, if it makes one."""
    row = row_of(verb)
    if row is None:
        return None
    doc = verb.doc
    source = source_of(verb)
    if source is None:
        return None
    content, name = _between_commas(verb, source, row)
    for name_, rule in RULES:
        if content:
            break
        content, name = rule(verb, row) or set(), name_
    if not content:
        content, name = _as_clause(verb, row)
    if not content:
        return None
    words = noun_phrase(source, verb) - content
    cue = cue_tokens(verb) - content
    content = _until_semicolon(verb, content - words - cue)
    spoken = spans(doc, content)
    named = spans(doc, words)
    if not spoken or not named:
        return None
    return Attribution(spoken, spans(doc, cue, trim=False), named, antecedent(source).i, verb.i, row.cue_class, name)


def _until_semicolon(verb: Token, content: set[int]) -> set[int]:
    """The content as far as the first semicolon behind the cue: what follows is the outlet's own or another's."""
    stops = [i for i in content if i > verb.i and verb.doc[i].text == ";"]
    return {i for i in content if i < min(stops)} if stops and min(content) < min(stops) else content


def source_of(verb: Token) -> Token | None:
    """Who says it: the subject, or the agent of a passive."""
    if passive(verb):
        return agent_of(verb)
    subject = subject_of(verb)
    if subject is None and verb.tag_ == "VBG" and verb.dep_ in ("conj", "advcl", "acl"):
        return speaker_before(verb)
    if subject is not None and subject.lower_ in ("it", "there", "this", "that", "what") and subject.dep_ != "relcl":
        relative = subject.lower_ == "that" and subject.head.dep_ == "relcl"
        return subject if relative or subject.lower_ == "it" else None
    return subject


def speaker_before(verb: Token) -> Token | None:
    """The subject of the nearest cue verb in front, in the same sentence: who spoke goes on speaking."""
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        token = verb.doc[i]
        row = row_of(token)
        if row is not None and (row.takes("q") or row.takes("n")):
            own = [c for c in token.children if c.dep_ == "nsubj"]
            if own:
                return own[0]
    return None


def _between_commas(verb: Token, source: Token, row: CueVerb) -> tuple[set[int], str]:
    """X, he said in May, is Y: the sentence around an attribution that commas set off."""
    if not row.takes("q") or source.dep_ == "agent" or abs(source.i - verb.i) > 25:
        return set(), ""
    doc, sentence = verb.doc, verb.sent
    if source.i < verb.i:
        first = source.left_edge.i
        last = verb.i
    else:
        first, last = verb.i, source.right_edge.i
    if first <= sentence.start or doc[first - 1].text not in (",", "-", "–", "—"):
        return set(), ""
    stop = doc[first - 1].text
    for i in range(last + 1, min(last + 9, sentence.end)):
        if doc[i].text == stop:
            break
        if doc[i].pos_ in ("VERB", "SCONJ", "CCONJ") or doc[i].is_quote:
            return set(), ""
    else:
        return set(), ""
    if i >= sentence.end - 2 or doc[i + 1].lower_ in ("and", "but", "adding", "who", "which", "according"):
        return set(), ""
    around = {t.i for t in sentence} - set(range(first - 1, i + 1))
    return around, "parenthesis"


def _as_clause(verb: Token, row: CueVerb) -> tuple[set[int], str]:
    """X is Y, as he said; X is Y, he said (where the parser made no clause of it)."""
    head = verb.head
    if not row.takes("c") or head.i == verb.i:
        return set(), ""
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children)):
        return {t.i for t in head.subtree} - {t.i for t in verb.subtree}, "parenthesis"
    return set(), ""


def find_indirect(tokens: Iterable[Token]) -> Iterator[Attribution]:
    """All attributions that the tokens make; those inside another's content are still among them."""
    for token in tokens:
        found = None
        if token.lower_ == "according" or (token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as"):
            found = of_according(token)
        elif token.pos_ == "NOUN":
            found = of_noun(token)
        elif token.pos_ in ("VERB", "AUX"):
            found = of_verb(token)
        if found:
            yield found
