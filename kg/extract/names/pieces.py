"""Runs of capitalised words read as names: which words make one name, and of what kind it is at first sight.

The model's labels are evidence, not the answer: it cuts names of three words in two and takes bodies for places. The
last noun (University, Times, Forum), forms of address and the labels of all words in the run decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names import tables
from kg.extract.names.candidates import LABELS, Candidate, Piece
from kg.extract.names.nouns import head_of, one_person
from kg.extract.names.runs import BODY_KINDS, NOBLE, SAINTS, given_of
from kg.extract.names.titled import is_role, last_title, without_edges, without_field
from kg.extract.names.words import Page, Word

#: Adjectives with which sentences on places begin.
_SAID_OF_PLACES = frozenset("Poor Rich Rural Nearby Neighbouring Neighboring Wealthy Tiny Landlocked Sunny".split())
#: Nicknames of teams that also mean peoples.
_PEOPLES = frozenset({"Indians", "Vikings", "Saints", "Highlanders", "Crusaders"})
_PAGEANTS = frozenset({"Universe", "World", "Earth"})
_NO_ENTITY = frozenset({"EVENT", "WORK_OF_ART", "LANGUAGE"})


def read(page: Page, run: list[Word]) -> Iterator[Candidate]:
    """The names in one run, in the order of the text."""
    if len(run) > 1 and run[0].text in _SAID_OF_PLACES and " ".join(w.text for w in run[1:]) in tables.places():
        run = run[1:]  # Poor Mexico
    if len(run) > 1 and " ".join(w.text for w in run) in tables.places():
        yield _whole(run, "Place", 3.0, "it stands in the table of places")
        return
    if len(run) > 1 and any(" ".join(w.text for w in run[n:]) in tables.bodies() for n in _after_state(run)):
        yield _whole(run, "Organization", 3.0, "it stands in the table of bodies")
        return
    if _team(page, run):
        yield _whole(run, "Organization", 3.0, "a place and what its team is called")
        return
    if head_of(run) in BODY_KINDS and len(run) > 1 and not one_person(page, run):
        at = last_title(page, run, honorific_only=True)
        yield from _titled(page, run, at) if at >= 0 else iter([_whole(run, "Organization", 3.0, "its last noun")])
        return
    at = last_title(page, run)
    if at >= 0:
        yield from _titled(page, run, at)
        return
    yield from _untitled(page, without_edges(run))


def _after_state(run: list[Word]) -> tuple[int, ...]:
    """Where the name of a state's body may begin: "US Federal Reserve", "United States Coast Guard"."""
    at = {"US": 1, "U.S.": 1, "UK": 1, "U.K.": 1, "United": 2}.get(run[0].text, 0)
    return (0, at) if 0 < at < len(run) else (0,)


def _team(page: Page, run: list[Word]) -> bool:
    """Whether it is a place and a team's nickname: "Delmar Rovers", "Boston Red Sox"."""
    if not 1 < len(run) < 5 or run[-1].text not in tables.nicknames():
        return False
    known = any(" ".join(w.text for w in run[:n]) in tables.places() for n in range(1, len(run)))
    labels = {page.doc[w.start].ent_type_ for w in run}
    people = run[-1].text in _PEOPLES or run[0].text in tables.first_names()
    if run[-1].text.endswith("s") and not people and not run[0].first:
        return True  # the Ashcombe Owls
    return (known and "PERSON" not in labels) or (labels <= {"GPE", "ORG"} and bool(labels))


def _from(page: Page, run: list[Word]) -> bool:
    """Whether a given name and a place make one name: "Agnes of Norland"."""
    if run[0].text in SAINTS:
        run = run[1:]  # St. Agnes of Norland
    person = all(page.doc[w.start].ent_type_ == "PERSON" for w in run)
    return len(run) == 3 and run[1].text == "of" and (person or given_of(run[0].text))


def _titled(page: Page, run: list[Word], at: int) -> Iterator[Candidate]:
    """A form of address at `at`: what stands before it is another name, what follows a person."""
    title = tables.titles()[run[at].text]
    begin = at
    while begin and (t := tables.titles().get(run[begin - 1].text)) and t.kind in {"role", "rolepart", title.kind}:
        begin -= 1
    before = without_field(without_edges(run[:begin]))
    if len(before) > 1 and head_of(before) in BODY_KINDS:
        yield _whole(before, "Organization", 3.0, "its last noun")
    elif before:
        yield from _untitled(page, before)
    name = run[at + 1 :]
    while len(name) > 1 and not name[0].text[:1].isalpha():
        name = name[1:]
    while name and name[0].text in tables.titles() and tables.titles()[name[0].text].kind == "rolepart":
        name = name[1:]
    if title.form == "Miss" and name and name[0].text in _PAGEANTS:
        name = name[1:]  # Miss Universe Ana Moss
    if not name or not name[0].capital or all(w.text in tables.titles() for w in name):
        return
    chamber = title.kind == "role" and (name[0].text == "House" or name[0].text in tables.bodies())  # Republican House
    if (
        name[0].text in tables.platform_forms()
        or chamber
        or (page.doc[name[0].start].ent_type_ in {"ORG", "NORP"} and len(name) > 2)
    ):
        yield from _untitled(page, without_edges(name))
        return
    if title.kind == "royal":
        yield Candidate(run[at].start, name[-1].end, "Person", 3.0, f"{title.form} stands before", -1, title.gender)
    elif title.kind == "honorific":
        first = at
        while first and (t := tables.titles().get(run[first - 1].text)) and t.kind == "honorific":
            first -= 1
        yield Candidate(
            name[0].start, name[-1].end, "Person", 3.0, f"{title.form} stands before", run[first].start, title.gender
        )
    else:
        yield Candidate(name[0].start, name[-1].end, "Person", 2.0, f"{title.form} stands before", -1, title.gender)


def _whole(run: list[Word], kind: str, weight: float, reason: str) -> Candidate:
    return Candidate(run[0].start, run[-1].end, kind, weight, reason)


def _untitled(page: Page, run: list[Word]) -> Iterator[Candidate]:
    at = run[0].start if run else 0
    at -= at > 2 and page.doc[at - 1].text == "the" and page.doc[at - 2].text == "of"  # Chancellor of the Exchequer
    before = page.doc[max(0, at - 2) : at] if run else None
    if before and len(before) == 2 and before[1].lower_ in {"of", "for"} and _office(page, before[0].text, run):
        run = run[1:]  # Secretary of State Jane Hall
    if not run:
        return
    head = head_of(run)
    if len(run) > 1 and head and not one_person(page, run):
        if head in BODY_KINDS:
            yield _whole(run, "Organization", 3.0, f"{run[-1].text} ends a body's name")
            return
        if head == "place":
            labels = {page.doc[w.start].ent_type_ for w in run}
            of = any(w.text == "of" for w in run) and any(w.text in {"House", "Church", "Bank", "Temple"} for w in run)
            body = labels == {"ORG"} and run[-1].text in {"House", "Church", "State"}
            kind = "Organization" if of or body else "Place"
            yield _whole(run, kind, 2.0, f"{run[-1].text} ends a place's name")
            return
        yield _whole(run, "none", 3.0, f"{run[-1].text} ends the name of an event or a work")
        return
    if len(run) > 2 and run[1].text == "of" and run[0].text in NOBLE:
        yield _whole(run, "Person", 3.0, f"{run[0].text} stands before")  # the Duke of Norland
        return
    if (len(run) == 3 and run[1].text == "the") or _from(page, run):
        yield _whole(run, "Person", 2.0, "a person's byname")  # Anna the Elder, Piers of Alba
        return
    if any(not w.capital and w.text not in tables.PARTICLES and w.text[0].isalpha() for w in run):
        label = page.doc[run[-1].start].ent_type_
        kind = (
            "Place" if label in {"GPE", "LOC", "FAC"} and page.doc[run[0].start].ent_type_ == label else "Organization"
        )
        work = page.doc[run[0].start].ent_type_ in _NO_ENTITY
        yield _whole(run, "none" if work else kind, 1.5, "small words hold it together")
        return
    yield from _joined(page, _pieces(page, run))


def _office(page: Page, title: str, run: list[Word]) -> bool:
    """Whether a run after "Secretary of" or "Commissioner for" begins with the field of the office."""
    if title in {"Secretary", "Secretaries"}:
        return True
    labels = [page.doc[w.start].ent_type_ for w in run]
    known = tables.titles().get(title)
    return (
        known is not None
        and known.kind in {"role", "honorific"}
        and len(run) > 2
        and labels[0] != labels[1] == "PERSON"
    )


def _pieces(page: Page, run: list[Word]) -> list[Piece]:
    """The run cut where the model's entities begin and end, and around platforms that can mean nothing else."""
    out: list[Piece] = []
    for word in run:
        token = page.doc[word.start]
        label = token.ent_type_ if token.ent_type_ in LABELS or token.ent_type_ in {"NORP", "LAW", "PRODUCT"} else ""
        if token.ent_type_ in _NO_ENTITY:
            label = token.ent_type_
        row = tables.platform_forms().get(word.text)
        if row is not None and not row.ambiguous:
            label = "PLATFORM"
        if out and not word.capital and word.text in tables.PARTICLES:
            out[-1].words.append(word)
        elif out and not out[-1].words[-1].capital and out[-1].label == "PERSON":
            out[-1].words.append(word)  # Ursula van der Linde
        elif out and (out[-1].label == label) and (label in {"", "PLATFORM"} or token.ent_iob_ == "I"):
            out[-1].words.append(word)
        else:
            out.append(Piece([word], label))
    return out


def _joined(page: Page, pieces: list[Piece]) -> Iterator[Candidate]:
    """Neighbouring pieces made one name where a reader would."""
    i = 0
    while i < len(pieces):
        persons = [k for k in range(i, len(pieces)) if pieces[k].label == "PERSON"]
        if persons:
            lo = hi = persons[0]
            while lo > i and _part_of_person(page, pieces[lo - 1], before=True):
                lo -= 1
            while hi + 1 < len(pieces) and _part_of_person(page, pieces[hi + 1], before=False):
                hi += 1
            yield from _bodies(page, pieces[i:lo])
            words = [w for p in pieces[lo : hi + 1] for w in p.words]
            reason = "the model took it for a person" if lo == hi else "words around a person's name joined"
            # five words or more are a list or a headline that went wrong
            kind = "Person" if len(words) <= 5 else ""
            firm = any(w.text in {"&", "+"} for w in words)  # Hall & Moss
            yield _whole(words, "Organization" if firm else kind, 1.0, reason)
            i = hi + 1
        else:
            yield from _bodies(page, pieces[i:])
            return


def _part_of_person(page: Page, piece: Piece, *, before: bool) -> bool:
    words = piece.words
    text = words[0].text
    if piece.label == "PERSON":
        return before is False or text in tables.first_names() or len(words) == 1
    if len(words) > 2 or any(w.text in tables.heads() for w in words):
        return False
    if text.isupper() and len(text) > 1 and "." not in text:
        return False
    token = page.doc[words[0].start]
    if piece.label == "":
        if before and token.i >= 2 and token.nbor(-1).lower_ == "of" and token.nbor(-2).text in tables.titles():
            return False  # Secretary of State Jane Hall
        if before and len(words) == 1 and text in tables.first_names():
            return True
        return token.pos_ == "PROPN" and not is_role(words[0]) and not words[0].first
    if piece.label in {"GPE", "ORG", "NORP", "LOC"} and len(words) == 1:
        # nothing stands between them: "Lena Paris" is one person, whatever else Paris is
        return (text in tables.first_names() and before) or (not before and piece.label != "NORP")
    return False


def _bodies(page: Page, pieces: list[Piece]) -> Iterator[Candidate]:
    """Pieces none of which the model took for a person."""
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.label == "PLATFORM":
            yield _whole(piece.words, "Platform", 5.0, "it stands in the table of platforms")
        elif piece.label == "NORP":
            if following is not None and following.label == "" and following.words[0].text not in tables.vetoes():
                yield _whole(piece.words + following.words, "", 0.3, "a capitalised phrase")
                i += 1
            elif len(piece.words) == 1:
                yield _whole(piece.words, "norp", 1.0, "the model took it for an adjective")
        elif piece.label in {"ORG", "LAW"}:
            words = list(piece.words)
            while i + 1 < len(pieces) and pieces[i + 1].label in {"", "ORG", "LAW"}:
                i += 1
                words += pieces[i].words
            weight = 1.0 if piece.label == "ORG" else 0.4
            yield _whole(words, "Organization", weight, "the model took it for a body")
        elif piece.label in {"GPE", "LOC", "FAC"}:
            if following is not None and following.label == "" and page.doc[following.words[0].start].pos_ == "PROPN":
                yield _whole(
                    piece.words + following.words, "Organization", 0.6, "a place and capitalised words after it"
                )
                i += 1
            else:
                yield _whole(piece.words, "Place", 1.0, "the model took it for a place")
        elif piece.label == "":
            if following is not None and piece.text in tables.first_names() and len(following.words) == 1:
                yield _whole(piece.words + following.words, "Person", 0.8, "a given name and a word after it")
                i += 1
            elif following is not None and following.label in {"ORG", "GPE", "LOC"} and _proper(page, piece):
                kind = LABELS[following.label]
                yield _whole(
                    piece.words + following.words, kind, 0.8, "capitalised words joined with the name after them"
                )
                i += 1
            else:
                yield _whole(piece.words, "", 0.3, "a capitalised phrase")
        elif piece.label == "PRODUCT":
            yield _whole(piece.words, "product", 0.6, "the model took it for a product")
        else:
            yield _whole(piece.words, "none", 0.6, "the model took it for an event or a work")
        i += 1


def _proper(page: Page, piece: Piece) -> bool:
    return page.doc[piece.words[-1].end - 1].pos_ == "PROPN" and not piece.words[0].first
