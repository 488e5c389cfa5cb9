"""Honours the user's own names: what `doc._.listed` has is a name of that type, whatever the rules make of the words.

Three things the article itself decides all the same: a listed name inside a longer one is not the listed thing ("Ford"
in "Ford Foundation"); a single word after a form of address is a person ("Mr. Ford"); and a single word that is the
surname of another person named in full is left to the rules, which know whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.authority import Listed
from kg.extract.authority.rules import EXTRACTOR
from kg.extract.authority.types import Match
from kg.extract.names import evidence, tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.grouping import body_key
from kg.extract.names.values import Group, Name
from kg.extract.names.words import Page
from kg.model import Entity

#: More than all votes of the rules together; also the mark of a listed name.
WEIGHT = 100.0


class Honoured:
    """The listed names of one article. Without an authority file there are none, and nothing is changed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._rows: dict[tuple[int, int], Listed] = {}
        self._taken: list[Candidate] = []

    def among(self, found: list[Candidate]) -> list[Candidate]:
        """The candidates with the listed names in the place of what overlaps them, in the order of the text."""
        matches = [m for m in self._page.doc._.listed if self._whole(m)]
        if not matches:
            return found
        bearers = _bearers(self._page.doc, found, matches)
        at: dict[int, list[Candidate]] = {}
        for c in found:
            for i in range(_first(c), c.end):
                at.setdefault(i, []).append(c)
        for m in matches:
            over = list(dict.fromkeys(c for i in range(m.start, m.end) for c in at.get(i, ())))
            made = self._made(m, over, bearers)
            if made is not None and (not self._taken or self._taken[-1].end <= made.start):
                self._taken.append(made)
                self._rows[made.start, made.end] = m.row
        return self.again(found)

    def again(self, found: list[Candidate]) -> list[Candidate]:
        """The same once more, when the rules have had their say."""
        if not self._taken:
            return found
        used = bytearray(len(self._page.doc))
        for c in self._taken:
            used[c.start : c.end] = b"\1" * (c.end - c.start)
        others = (c for c in found if not any(used[c.start : c.end]))
        return sorted([*self._taken, *others], key=lambda c: c.start)

    def types(self, types: Mapping[str, str]) -> dict[str, str]:
        """The types of all forms, those of listed names as the file has them."""
        out = dict(types)
        for (start, end), row in self._rows.items():
            out[evidence.key(self._page.doc[start:end].text)] = row.type
        return out

    def row(self, candidate: Candidate) -> Listed | None:
        """Whom or what a candidate means by the file."""
        return self._rows.get((candidate.start, candidate.end))

    def _whole(self, match: Match) -> bool:
        """Whether the match lies in one block in which facts are looked for."""
        first, last = self._page.doc[match.start], self._page.doc[match.end - 1]
        return self._page.live[first.i] and self._page.block_of(first) == self._page.block_of(last)

    def _made(self, match: Match, over: list[Candidate], bearers: Mapping[str, set[Listed | None]]) -> Candidate | None:
        """The candidate that a match makes, None where the article's own words mean another thing."""
        doc, row = self._page.doc, match.row
        start, end = match.start, match.end
        titled = next((c for c in over if c.title >= 0 and (c.start, c.end) == (start, end)), None)
        if titled is not None and row.type != "Person":
            return None
        longer = next((c for c in over if _longer(c, match) and not _addressed(doc, c, match)), None)
        if longer is not None and row.type != "Person" and _same_body(doc, longer, match):
            start, end = longer.start, longer.end
        elif self._page.shouted(doc[start]):
            # Capitals run on in a headline, so that the candidates' ends mean little there.
            if end == start + 1 and _runs_on(doc, match):
                return None
        elif longer is not None:
            return None
        if end == start + 1 and bearers.get(doc[start].text.casefold().rstrip("."), {row}) - {row}:
            return None
        made = Candidate(start, end, row.type, WEIGHT, match.reason)
        return replace(made, title=titled.title, gender=titled.gender) if titled is not None else made


def regroup(groups: Sequence[Group], rows: Mapping[Name, Listed]) -> list[tuple[Group, Listed | None]]:
    """The groups with all names of a row in one, and no two rows in one; other names go with the listed one before."""
    if not rows:
        return [(g, None) for g in groups]
    out: list[tuple[Group, Listed | None]] = []
    homes: dict[Listed, Group] = {}
    for whole in groups:
        at = next((rows[n] for n in whole.names if n in rows), None)
        if at is None:
            out.append((whole, None))
            continue
        others, names = _others(whole, rows)
        out += [(g, None) for g in others]
        for name in names:
            at = rows.get(name, at)
            if at not in homes:
                homes[at] = Group(at.type)
                out.append((homes[at], at))
            homes[at].add(name)
    for home in homes.values():
        home.names.sort(key=lambda n: n.start)
    return sorted(out, key=lambda pair: pair[0].names[0].start)


def as_listed(entity: Entity, names: Iterable[Name], row: Listed, rows: Mapping[Name, Listed]) -> Entity:
    """The entity under the user's name, with the component at those mentions that the file gave."""
    return replace(
        entity,
        type=row.type,
        name=row.name,
        names=(row.name, *(n for n in entity.names if n != row.name)),
        mentions=tuple(
            replace(m, extractor=EXTRACTOR) if n in rows else m for n, m in zip(names, entity.mentions, strict=True)
        ),
        confidence=1.0,
        exact_match=row.exact_match,
        listed=True,
    )


def _letters(bare: str) -> str:
    return evidence.key(bare).lower()


#: How names are compared to find out whether one is longer; places are one only under one name.
_COMPARED: dict[str, Callable[[str], str]] = {"Person": _letters, "Organization": body_key, "Platform": body_key}


def _others(whole: Group, rows: Mapping[Name, Listed]) -> tuple[list[Group], list[Name]]:
    """Those of a group whose names are longer than the listed one, with their short forms; and what is left."""
    compared = _COMPARED.get(whole.type)
    if compared is None:
        return [], whole.names
    forms = [compared(f) for row in {rows[n] for n in whole.names if n in rows} for f in row.forms]
    # One word is no full name of a person: another may be hers, as in "Lula da Silva".
    full = [f for f in forms if " " in f or whole.type != "Person"]
    others: dict[str, Group] = {}
    for name in whole.names:
        key = compared(name.bare)
        if name not in rows and key not in forms and any(f" {f} " in f" {key} " for f in full):
            others.setdefault(key, Group(name.type)).add(name)
    left = []
    for name in whole.names:
        words = set(compared(name.bare).split())
        home = next((k for k in others if words <= set(k.split())), "")
        if not home or name in rows or any(words <= set(f.split()) for f in forms):
            left.append(name)
        elif home != compared(name.bare):
            others[home].add(name)
    for g in others.values():
        g.names.sort(key=lambda n: n.start)
    return list(others.values()), [n for n in left if not any(n in g.names for g in others.values())]


def _first(candidate: Candidate) -> int:
    return candidate.title if candidate.title >= 0 else candidate.start


def _longer(candidate: Candidate, match: Match) -> bool:
    """Whether the match is only a part of the candidate's name; a title alone makes no longer name."""
    outside = _first(candidate) <= match.start and match.end <= candidate.end
    return outside and (candidate.start < match.start or match.end < candidate.end or match.end <= candidate.start)


def _addressed(doc: Doc, longer: Candidate, match: Match) -> bool:
    """Whether only a form of address that the rules did not know for one is more: "Senator-elect Jane Hall"."""
    if match.row.type != "Person" or match.end < longer.end or match.end == match.start + 1:
        return False
    return any(t.text in tables.titles() for t in doc[longer.start : match.start])


def _same_body(doc: Doc, longer: Candidate, match: Match) -> bool:
    """Whether only "the" or a legal form is more in the longer name."""
    return body_key(doc[longer.start : longer.end].text) == body_key(doc[match.start : match.end].text)


def _runs_on(doc: Doc, match: Match) -> bool:
    """Whether a word beside it in a headline makes it a part of another name: "Ford Foundation", "Ann Ford"."""
    after = doc[match.end].text if match.end < len(doc) else ""
    before = doc[match.start - 1].text if match.start else ""
    return after in tables.heads() or before in tables.first_names()


def _bearers(doc: Doc, found: Sequence[Candidate], matches: Sequence[Match]) -> dict[str, set[Listed | None]]:
    """Surnames of persons named in full, in small letters, with the rows of those who bear them; None for others."""
    out: dict[str, set[Listed | None]] = {}
    listed = [m for m in matches if m.row.type == "Person" and m.end > m.start + 1]
    taken = {i for m in listed for i in range(m.start, m.end)}
    for m in listed:
        out.setdefault(doc[m.end - 1].text.casefold(), set()).add(m.row)
    for c in found:
        full = c.end > c.start + 1 and (c.title >= 0 or doc[c.start].text in tables.first_names())
        if full and c.type in {"Person", ""} and taken.isdisjoint(range(c.start, c.end)):
            out.setdefault(doc[c.end - 1].text.casefold(), set()).add(None)
    return out
