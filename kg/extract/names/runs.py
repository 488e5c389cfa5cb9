"""Stretches of capitalised words that may hold names: where each begins and ends.

A run goes over small particles ("von der"), "&", a company's tail after a comma, and over of/for/and/in where the words
before ask for it ("University of", "Students for") or the model saw one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names import tables
from kg.extract.names.words import Page, Word

BODY_KINDS = frozenset({"body", "party", "media"})
COMPANY_TAILS = frozenset("Inc Inc. Ltd Ltd. LLC L.L.C. Corp Corp. Co. PLC plc LLP S.A. N.V.".split())
PERSON_TAILS = frozenset("Jr Jr. Sr Sr. II III IV V VI VII VIII XIV XVI".split())
_CONNECTORS = frozenset("of for and in into on against to the at".split())
_ARTICLES = frozenset({"a", "an"})
_OWN = frozenset({"Our", "Your", "All", "My", "Their", "No"})
#: Head nouns that call for "for": "Center for ...".
_FOR_HEADS = frozenset(
    "Agency Alliance Association Campaign Center Centre Centers Coalition Commission Committee Council Foundation "
    "Front Fund Initiative Institute Institutes Movement Network Office Organization Party Partnership School Society "
    "Voice Voices Union Bureau Program Forum Group Mothers Moms Women Students Citizens Doctors Lawyers Workers "
    "Court Courts Service Services Authority Board Trust Department Ministry Secretariat Bank Tribunal "
    "Veterans Muslims Jews Christians Physicians Scientists Teachers Parents Reporters Friends Nurses".split()
)
_OF_HEADS = frozenset(
    "House Bank Church City Isle Gulf Bay Strait Port Republic State Kingdom Port Sea Cape Hall Temple Tower Statue "
    "Friends Daughters Sons Knights Sisters Brothers Order Army Sea Rock Province County Region District".split()
)
_OWNED = frozenset(
    "People Peoples Women Men Children Workers Farmers Teachers Veterans Nurses Writers Players Citizens".split()
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
SAINTS = frozenset({"St", "St.", "Saint"})
_CROWNS = frozenset({"King", "Queen", "Prince"})
_SAINTS_OWN = frozenset("Church College School Hospital Cathedral Abbey Chapel Academy Parish University".split())
#: Nouns of names that end in a number.
_NUMBERED = frozenset(
    "Local Route Highway Hwy Interstate Terminal Gate District Ward Precinct Lodge Channel Radio Building "
    "Studio".split()
)
#: Bodies named after two fields of work: "Ministry of Health and Sport".
_FIELDED = frozenset(
    "Ministry Department Institute Association Union Federation Society Board Office Faculty School Committee "
    "Commission Council Center Centre Chamber Museum Academy Bureau Secretary Minister".split()
)
#: Titles that go with a place and name a person by themselves.
NOBLE = frozenset(
    "Duke Duchess Earl Prince Princess Count Countess Baron Baroness Marquess Marquis Viscount Archduke".split()
)
#: What follows "the" in the name of a ruler or an artist: "Catherine the Great", "Pieter Bruegel the Elder".
BYNAMES = frozenset("Great Elder Younger Terrible Conqueror Confessor Magnificent Bald Pious Wise Bold Lion".split())
#: What parties are called before "party" written small.
_PARTIES = frozenset(
    "Republican Democratic Labour Labor Conservative Liberal Green Communist Socialist Libertarian Reform Nationalist "
    "Unionist Tory Whig Populist Progressive Nazi Baath Ba'ath Likud Congress Centre Center".split()
)
#: Houses that show things; two of them in a row are one.
_SHOWN = frozenset("Museum Gallery Library Archive Archives Gardens Garden Aquarium Zoo Planetarium".split())
_SORTS = frozenset("Art Arts Science History Botanical Sculpture Research".split())
#: Bodies that have several sites: "University of Norland at Delmar".
_CAMPUSES = frozenset({"University", "College", "Institute", "School"})
_ORDINAL = re.compile(r"\d{1,3}(st|nd|rd|th)\Z")
_STREETS = frozenset("Street St St. Avenue Ave Ave. Road Boulevard".split())
_YEAR = re.compile(r"(1[5-9]|20)\d\d[a-z]?\Z")
_ENT_JOINS = frozenset({"ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART", "GPE", "LOC", "PRODUCT"})


def runs(page: Page) -> Iterator[list[Word]]:
    """All runs, in the order of the text."""
    for words in page.sentences:
        i = 0
        while i < len(words):
            if words[i].capital or _numbered_street(words, i):
                j = _end(page, words, i)
                yield words[i:j]
                i = j
            else:
                i += 1


def _numbered_street(words: list[Word], i: int) -> bool:
    """Whether an ordinal begins the name of a street: "42nd Street"."""
    return bool(_ORDINAL.match(words[i].text)) and i + 1 < len(words) and words[i + 1].text in _STREETS


def _end(page: Page, words: list[Word], i: int) -> int:
    n, j, bound = len(words), i + 1, False
    while j < n:
        word = words[j]
        if word.capital:
            j += 1
            continue
        if word.text in {",", "."} and j + 1 < n and words[j + 1].text in (COMPANY_TAILS | PERSON_TAILS):
            j += 2
            continue
        if word.text in {"&", "+"} and j + 1 < n and words[j + 1].capital:
            if _cited(words, j + 2):
                break
            j += 2
            continue
        if word.text in _POSSESSIVE and j + 1 < n and words[j + 1].capital and _owns(page, words, i, j):
            j += 2  # People's Party
            continue
        if bound and word.text[:1].isupper() and word.text.isalpha() and j + 1 < n and words[j + 1].capital:
            j += 2  # Alliance to Save Our Schools
            continue
        if word.text == "," and (after := fields(words, i, j)):
            j = after
            continue
        if words[j - 1].text in _NUMBERED and word.text.isdigit() and len(word.text) < 4:
            j += 1  # Local 12
            break
        if word.text == "party" and words[j - 1].text in _PARTIES:
            j += 1  # the Republican party
            break
        k = j
        while k < n and k - j < 3 and words[k].text in tables.PARTICLES:
            k += 1
        foreign = words[i].text in tables.first_nouns()
        head = tables.heads().get(words[j - 1].text)
        if k > j and k < n and words[k].capital and (foreign or head not in BODY_KINDS):
            j = k + 1
            continue
        k = j
        while k < n and k - j < 2 and words[k].text in _CONNECTORS:
            k += 1
        if k == j + 1 and words[j].text == "for" and k < n and words[k].text in _ARTICLES:
            k += 1  # Committee for a Free Press
        ours = words[j].text == "for" and k + 1 < n and words[k].text in _OWN and words[k + 1].capital
        if k == j or k >= n or not (words[k].capital or ours) or not _binds(page, words, i, j, k, bound=bound):
            break
        bound = True
        j = k + 1
    return j


def fields(words: list[Word], i: int, j: int) -> int:
    """Where a row of fields of work ends that goes on with the comma at `j`: "Department for Trade, Energy and Rail".

    Returns:
        the index after the last word, 0 if it is no such row.
    """
    heads = [n for n in range(i, j - 1) if words[n].text in _FIELDED and words[n + 1].text in {"of", "for", "on"}]
    if not heads:
        return 0
    at, k, joined, parts = j, j, False, 0
    while k < len(words) and not joined:
        if words[k].text == ",":
            k += 1
        if k < len(words) and words[k].text in {"and", "&"}:
            joined, k = True, k + 1
        begin = k
        while k < len(words) and words[k].capital:
            k += 1
        part = [w.text for w in words[begin:k]]
        whole = " ".join(part)
        if not 0 < len(part) < 4 or whole in tables.places() or whole in tables.bodies():
            return 0
        if (len(part) > 1 and part[-1] in tables.heads()) or part[0] in tables.first_names() or part[0] in _FIELDED:
            return 0
        at, parts = k, parts + 1
    return at if joined and parts > 1 else 0


def given_of(word: str) -> bool:
    """Whether a word before "of" and a place can be the name of somebody from there: "Agnes of Norland"."""
    return word in tables.first_names() and word not in tables.places() and word not in tables.heads()


def _last_of_run(words: list[Word], k: int) -> bool:
    return k + 1 >= len(words) or not words[k + 1].capital


def _cited(words: list[Word], at: int) -> bool:
    """Whether a year follows as after the authors of a paper: "Hall & Lee, 2005", "Hall & Lee [7]"."""
    after = [w.text for w in words[at : at + 2]]
    if after and (_YEAR.match(after[0]) or after[0] == "["):
        return True
    return len(after) == 2 and after[0] in {",", "("} and bool(_YEAR.match(after[1]))


def _owns(page: Page, words: list[Word], i: int, j: int) -> bool:
    """Whether a possessive at `j` stands inside a name: People's Party, Tenants' Union, St. Brann's Church."""
    before = words[j - 1]
    k = j + 1
    while k + 1 < len(words) and words[k + 1].capital:
        k += 1
    head = tables.heads().get(words[k].text)
    singular = before.text.lower().removesuffix("s")
    many = (
        before.text in _OWNED
        or before.text.endswith("men")
        or (before.text.endswith("s") and tables.kinds().get(singular) == "Person")
    )
    if many and (head in BODY_KINDS or _one_body(page, before, words[j + 1])):
        return True
    if words[i].text in _CROWNS and j - i == 1:
        return words[j + 1].text in _SAINTS_OWN  # King's College
    return words[i].text in SAINTS and j - i == 2 and words[k].text in _SAINTS_OWN


def _one_body(page: Page, before: Word, after: Word) -> bool:
    """Whether the model saw one name from the one word to the other."""
    left, right = page.doc[before.end - 1], page.doc[after.start]
    return left.ent_type_ in _ENT_JOINS and left.ent_type_ == right.ent_type_ and _within(page, left.i, right.i)


def _within(page: Page, first: int, last: int) -> bool:
    """Whether the model's entity at `first` goes on to `last`."""
    return all(page.doc[t].ent_iob_ == "I" for t in range(first + 1, last + 1))


def _binds(page: Page, words: list[Word], i: int, j: int, k: int, *, bound: bool) -> bool:
    """Whether the small words `j..k` hold the capitalised ones before and after together."""
    doc, link, before, after = page.doc, words[j].text, words[j - 1], words[k]
    if page.shouted(doc[before.start]):
        return False
    left, right = doc[before.end - 1], doc[after.start]
    same = _one_body(page, before, after)
    title = tables.titles().get(before.text)
    if (
        title is not None
        and before.text not in NOBLE
        and title.kind != "royal"
        and before.text != "General"
        and not bound
    ):
        return False
    if link == "and" and any(
        " ".join(w.text for w in words[n : m + 1]) in tables.places()
        for n in range(i, j)
        for m in range(k, min(k + 3, len(words)))
    ):
        return True  # Trinidad and Tobago
    if same and link != "at":
        listed = j - i > 1 and tables.heads().get(before.text) in BODY_KINDS
        two = left.ent_type_ in {"GPE", "LOC"} or listed
        return not (link == "and" and two and not bound)
    if link == "the":  # Theodore the Great
        one = right.ent_type_ == left.ent_type_ == "PERSON" and right.ent_iob_ == "I"
        return k == j + 1 and (one or (after.text in BYNAMES and _last_of_run(words, k)))
    if link == "of" and before.text in NOBLE:
        return k == j + 1  # the Duke of Norland
    if link == "of" and j == i + 1 and left.ent_type_ == right.ent_type_ == "PERSON" and _within(page, left.i, right.i):
        return k == j + 1  # Agnes of Alba
    if link == "of" and j == i + 1 and k == j + 1 and given_of(before.text):
        return right.ent_type_ in {"GPE", "LOC", "PERSON"} or after.text in tables.places()
    if link == "of" and j == i + 2 and k == j + 1 and words[i].text in SAINTS and given_of(before.text):
        return True  # St. Agnes of Alba
    if link == "and" and before.text in _SHOWN and k == j + 1:
        second = words[k + 1] if after.text in _SORTS and k + 1 < len(words) else after
        return second.text in _SHOWN  # Museum and Art Gallery
    if right.ent_type_ == "PERSON" or after.first:
        return False
    if link == "and":
        head = next((w.text for n, w in enumerate(words[i:j]) if words[i + n + 1].text == "of"), "")
        last = k
        while last + 1 < len(words) and words[last + 1].capital:
            last += 1
        apart = right.ent_iob_ == "B" and right.ent_type_ != "NORP" and page.doc[words[last].end - 1].tag_ != "NNPS"
        body = tables.heads().get(words[last].text) in BODY_KINDS and not words[last].text.endswith("s")
        return k == j + 1 and head in _FIELDED and not apart and not body and after.text not in tables.bodies()
    alone = k == j + 1 or words[k - 1].text in {"the", "a", "an"}
    kind = tables.heads().get(before.text)
    if link == "of" and left.ent_type_ == "PERSON" and words[i].text in tables.first_names():
        return False  # Alice Hall of Leeds
    if link == "of":
        if right.ent_type_ in {"GPE", "LOC"} and k > j + 1 and j - i > 2:
            return False  # Colorado State University of the US
        return alone and (kind in BODY_KINDS or before.text in _OF_HEADS or (bound and left.pos_ == "PROPN"))
    if link == "for":
        plural = before.text in _FOR_HEADS and (before.text.endswith("s") or kind in BODY_KINDS or kind == "event")
        many = before.text.endswith("s") and left.tag_ == "NNPS" and left.ent_type_ in {"", "NORP", "ORG"}
        return alone and (plural or before.text.startswith("Voice") or many)
    if link == "at":
        # University of Norland at Delmar: only inside a name that is already held together
        return alone and bound and words[i].text in _CAMPUSES
    if link == "to":
        return k == j + 1 and kind in BODY_KINDS and right.tag_ == "VB"  # Alliance to Save Our Schools
    if link == "into":
        return before.text in {"Commission", "Inquiry"}
    if link == "in":
        # Students for Peace in Wales: only inside a name that is already held together
        return alone and bound and right.ent_type_ in {"GPE", "LOC"} and any(w.text == "for" for w in words[i:j])
    return False
