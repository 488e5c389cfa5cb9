"""Finds the names in an article and groups them into entities.

1. Capitalised runs are cut into candidates (`runs`, `pieces`).
2. All places of the same words vote on the type, with the words beside them (`evidence`).
3. A single word that is the surname of a person named in full is that person.
4. What was found is found everywhere (`propagate`); a headline in Title Case only has names that stand elsewhere.
5. Names that mean the same become one entity (`aliases`, `grouping`, `people`).

What the user's authority file lists wins over all of it (`listed`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.names import aliases, evidence, tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.grouping import group
from kg.extract.names.judge import judged
from kg.extract.names.junk import beside_the_point
from kg.extract.names.listed import Honoured, as_listed, regroup
from kg.extract.names.owners import owner
from kg.extract.names.pieces import read
from kg.extract.names.propagate import Lexicon, person_forms
from kg.extract.names.recut import as_in_body
from kg.extract.names.runs import runs
from kg.extract.names.teams import teams
from kg.extract.names.values import Group, Name
from kg.extract.names.words import Page
from kg.model import Entity, Mention, Span

EXTRACTOR = "ng_names.v1"
_PARTIES = frozenset({"R", "D", "I", "Rep", "Dem", "Ind", "L", "Lab", "Con"})
#: With "First Lady", what somebody's relative is called before the name.
_KIN = frozenset("wife husband spouse widow widower daughter son brother sister father mother lady".split())
_PARTY_SEAT = re.compile(r"[RDI]-[A-Z]")


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """Every person, body, platform and place that the article names, with all places of their names.

    Args:
        doc: the parsed article, with `doc._.blocks`.
    """
    page = Page(doc)
    honoured = Honoured(page)
    found, same, votes, by_votes = first_reading(page, honoured)
    types = judged(page, found, votes, by_votes)
    types = honoured.types(types)
    surnames = _surnames(page, found, types)
    typed = [t for c in found if (t := c if honoured.row(c) else _typed(page, c, types, votes, surnames))]
    typed = [c if honoured.row(c) else t for c, t in zip(typed, as_in_body(page, typed), strict=True)]
    kept = honoured.again(teams(page, _everywhere(page, typed, found, types)))
    names = [_name(page, c, votes) for c in kept]
    pairs = [(doc[a.start : a.end].text, doc[b.start : b.end].text) for a, b in same]
    rows = {n: row for n, c in zip(names, kept, strict=True) if (row := honoured.row(c))}
    groups = regroup(group(names, pairs, page.head, page.spoken), rows)
    made = ((_entity(i, g, page.text), g.names, row) for i, (g, row) in enumerate(groups, 1))
    return tuple(as_listed(e, of_it, row, rows) if row else e for e, of_it, row in made)


def first_reading(
    page: Page, honoured: Honoured | None = None
) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]], dict[str, evidence.Tally], dict[str, str]]:
    """The candidates, the pairs that mean the same, the votes of each form, and the type that the votes decide."""
    found = [c for run in runs(page) for c in read(page, run)]
    found = evidence.platforms(page, sorted([*found, *evidence.digit_names(page)], key=lambda c: c.start))
    if honoured is not None:
        found = honoured.among(found)
    same = aliases.pairs(page, found)
    votes = evidence.votes(page, found)
    for a, b in same:
        _share(votes, page, a, b)
    return found, same, votes, {text: evidence.decide(tally) for text, tally in votes.items()}


def _share(votes: dict[str, evidence.Tally], page: Page, a: Candidate, b: Candidate) -> None:
    """Two names of one thing have one type: the votes of both count for each."""
    left, right = (votes[evidence.key(page.doc[c.start : c.end].text)] for c in (a, b))
    total = evidence.tally_of(left, right)
    left.update(total)
    right.update(total)


def _surnames(page: Page, found: list[Candidate], types: dict[str, str]) -> dict[str, str]:
    """Surnames, and forms with particles, of all persons named in full, to the full name."""
    out: dict[str, str] = {}
    for candidate in found:
        text = evidence.key(page.doc[candidate.start : candidate.end].text)
        if types.get(text) == "Person" and (not page.shouted(page.doc[candidate.start]) or candidate.weight > 1):
            given = text.partition(" ")[0]
            if given != text and given in tables.first_names() and given not in tables.places():
                out.setdefault(given, text)
            sure = candidate.title >= 0 or text.partition(" ")[0] in tables.first_names()
            for form in person_forms(text.split()):
                if sure or types.get(" ".join(form)) != "none":
                    out.setdefault(" ".join(form), text)
    return out


def _typed(
    page: Page,
    candidate: Candidate,
    types: dict[str, str],
    votes: dict[str, evidence.Tally],
    surnames: dict[str, str],
) -> Candidate | None:
    """The candidate under its final type, or None if it is none of ours."""
    doc = page.doc
    text = evidence.key(doc[candidate.start : candidate.end].text)
    kind = types[text]
    reason = candidate.reason
    if candidate.type not in {kind, ""}:
        reason = "its form and the words beside all its places"
    if candidate.title >= 0:
        kind = "Person"
    elif text in surnames and kind != "Platform":
        before = doc[candidate.start - 1].lower_ if candidate.start else ""
        somewhere = before in {"in", "near", "at", "from", "outside", "to", "across", "around"}
        if not (kind == "Place" and votes[text]["Place"] >= 2 and somewhere):
            kind, reason = "Person", f"{surnames[text]} is named in full in the article"
    row = tables.platform_forms().get(text)
    if kind == "Platform" and candidate.type != "Platform" and row is not None and row.ambiguous:
        return None  # each place of "X" has to speak for itself
    if kind in {"", "none"} or _vetoed(page, candidate, text, kind):
        return None
    return replace(candidate, type=kind, reason=reason)


def _vetoed(page: Page, candidate: Candidate, text: str, kind: str) -> bool:
    doc = page.doc
    lower = text.lower()
    if candidate.title < 0 and (lower in tables.vetoes() or len(text) < 2) and kind != "Platform":
        return True
    if beside_the_point(page, candidate):
        return True
    if _PARTY_SEAT.match(text) or (kind == "Place" and _after_party(page, candidate)):
        return True
    if text in tables.state_forms() and (candidate.start == 0 or doc[candidate.start - 1].text in {",", "(", ";"}):
        return _in_brackets(page, candidate)
    return False


def _after_party(page: Page, candidate: Candidate) -> bool:
    """Whether it is the seat in "(R., Ohio)" or "(D-Ohio)"."""
    before = [t.text for t in page.doc[max(0, candidate.start - 3) : candidate.start]]
    return len(before) == 3 and before[0] == "(" and before[1].rstrip(".") in _PARTIES and before[2] in {",", "-", "–"}


def _in_brackets(page: Page, candidate: Candidate) -> bool:
    """Whether a state's short form stands in "(R., Fla.)" and so tells of a person, not of the state."""
    return any(t.text in {"(", "["} for t in page.doc[max(0, candidate.start - 4) : candidate.start])


def _everywhere(page: Page, typed: list[Candidate], found: list[Candidate], types: dict[str, str]) -> list[Candidate]:
    """The candidates with all other places of their words; what a shouting headline alone has is dropped."""
    doc = page.doc
    body = [c for c in typed if not page.shouted(doc[c.start])]
    known = {evidence.key(doc[c.start : c.end].text) for c in body}
    keep = list(body)
    for c in typed:
        if page.shouted(doc[c.start]):
            text = evidence.key(doc[c.start : c.end].text)
            certain = (
                c.type == "Platform"
                or _known_anywhere(page, c, text)
                or (c.type == "Person" and text.partition(" ")[0] in tables.first_names() and " " in text)
            )
            if text in known or certain:
                keep.append(c)
    lexicon = Lexicon()
    for c in sorted(keep, key=lambda c: c.start):
        form = tuple(t.text for t in doc[c.start : c.end])
        row = tables.platform_forms().get(form[0]) if len(form) == 1 else None
        if row is not None and row.ambiguous and c.type == "Platform":
            continue
        lexicon.add(form, c.type, "the same name stands elsewhere in the article")
    for c in sorted(keep, key=lambda c: c.start):
        if c.type == "Person":
            full = doc[c.start : c.end]
            for form in person_forms([t.text for t in full]):
                if types.get(" ".join(form)) == "none" and c.title < 0:
                    continue
                lexicon.add(form, "Person", f"{full.text} is named in full in the article")
            given = doc[c.start].text
            if c.end > c.start + 1 and given in tables.first_names() and given not in tables.places():
                lexicon.add((given,), "Person", f"{full.text} is named in full in the article")
    taken = {(c.title if c.title >= 0 else c.start, c.end) for c in keep}
    for c in found:
        if page.shouted(doc[c.start]):
            continue
        if c.type == "none":
            taken.add((c.start + owner(page, c, known, lexicon), c.end))
        elif types.get(evidence.key(doc[c.start : c.end].text)) == "none":
            owner(page, c, known, lexicon)
    more = (c for c in lexicon.find(page, sorted(taken)) if not (_small_word(page, c) or beside_the_point(page, c)))
    return sorted([*keep, *more], key=lambda c: c.start)


def _known_anywhere(page: Page, c: Candidate, text: str) -> bool:
    """Whether a table knows the name, and the model or its shape agrees: it counts in a headline in Title Case too."""
    if c.type == "Place":
        return text in tables.places()
    sure = text.isupper() or " " in text or page.doc[c.start].ent_type_ == "ORG"
    return c.type == "Organization" and text in tables.bodies() and sure


def _small_word(page: Page, candidate: Candidate) -> bool:
    """Whether a one-word form opens a sentence as a common word does ("May", "Law")."""
    token = page.doc[candidate.start]
    if candidate.end > candidate.start + 1 or token.text[:1].isdigit():
        return False
    if token.text in tables.CALENDAR:
        return not page.acts(token)
    return bool(token.is_stop and token.tag_ not in {"NNP", "NNPS"})


def _name(page: Page, candidate: Candidate, votes: dict[str, evidence.Tally]) -> Name:
    doc = page.doc
    first = candidate.title if candidate.title >= 0 else candidate.start
    span = doc[first : candidate.end]
    bare = evidence.without_stop(doc[candidate.start : candidate.end].text)
    if candidate.type == "Person" and candidate.title < 0 and candidate.start:
        title = tables.titles().get(doc[candidate.start - 1].text)
        if title is not None and title.kind == "honorific" and page.live[candidate.start - 1]:
            span = doc[candidate.start - 1 : candidate.end]
            return Name(span.start_char, span.end_char, bare, "Person", title.gender, candidate.reason, 3.0)
    if candidate.type in {"Organization", "Place"} and candidate.start:
        article = doc[candidate.start - 1]
        inside = not (article.is_sent_start or page.opens(article) or page.shouted(article))
        if article.text == "The" and inside and page.live[article.i]:
            # a capital in mid-sentence: the article is part of the name
            span = doc[article.i : candidate.end]
            bare = span.text
    before = tables.titles().get(doc[first - 1].text) if first else None
    office = candidate.type == "Person" and before is not None and before.kind == "role"
    kin = any(t.lower_ in _KIN for t in doc[max(0, first - 2) : first])
    tally = votes.get(evidence.key(doc[candidate.start : candidate.end].text)) or evidence.tally_of()
    weight = max(tally[candidate.type], candidate.weight)
    end = span.start_char + len(evidence.without_stop(span.text))
    return Name(span.start_char, end, bare, candidate.type, candidate.gender, candidate.reason, weight, office, kin)


def _entity(number: int, g: Group, text: str) -> Entity:
    forms: dict[str, None] = {}
    for n in g.names:
        forms.setdefault(evidence.key(text[n.start : n.end]))
        forms.setdefault(evidence.key(n.bare))
    bare = Counter(evidence.key(n.bare) for n in g.names)
    known = tables.first_names()
    fullest = max(bare, key=lambda f: (len(f.split()), f.split()[0] in known, bare[f], len(f), f))
    best = max(n.weight for n in g.names)
    return Entity(
        id=f"e{number}",
        type=g.type,
        name=fullest,
        names=(fullest, *(f for f in forms if f != fullest)),
        mentions=tuple(Mention(Span(n.start, n.end), "name", EXTRACTOR, n.reason) for n in g.names),
        confidence=0.98 if best >= 3 else 0.9 if best >= 1 else 0.7,
        gender=g.gender,
    )
