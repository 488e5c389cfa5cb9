"""Forms of address and role nouns in capitalised runs: where they stand, and a run without them."""

from __future__ import annotations

from kg.extract.names import tables
from kg.extract.names.words import Page, Word

#: Titles that are also parts of other names ("Major League", "General Assembly").
_ALSO_WORDS = frozenset(
    "Major General Private Justice Chief Father Mother Brother Sister Speaker Chair Officer Captain Commander Coach "
    "PC WPC DCI Manager Director Founder Secretary Dean".split()
)

#: What a member and a body of a party are called, and kinds of things that may be a party's.
_PARTY = frozenset({"Republican", "Libertarian", "Democrat", "Conservative", "Liberal"})
_THINGS = frozenset({"body", "party", "media", "event", "work"})
#: What stands before Justice, General or Private in a title.
_BEFORE_TITLES = frozenset(
    "Attorney Surgeon Major Brigadier Lieutenant Chief Director Court Police Fire Postmaster Inspector".split()
)
#: What somebody in an office is busy with.
_FIELDS = frozenset(
    "Press Research Communications Policy Editorial Finance Campaign Field Budget Political Legal Security Marketing "
    "Sales Operations Technology Programme Program Health Economic Media News Digital Personnel Political".split()
)
#: What committees are busy with, by which their chairs are called.
_COMMITTEES = frozenset(
    "Oversight Judiciary Appropriations Intelligence Ethics Rules Budget Finance Banking Commerce Agriculture Energy "
    "Transportation Education Procurement Audit Health".split()
)
#: Titles that are also common surnames.
_SURNAMES = frozenset("Bishop Dean Judge King Knight Pope Prince Provost".split())
#: Role nouns with which names of other things begin ("Major League").
_FIRST_WORDS = frozenset({"Major", "Independent", "Star", "Guest", "Head"})


def last_title(page: Page, run: list[Word], *, honorific_only: bool = False) -> int:
    """Index of the last form of address that a capitalised word follows, -1 if none; never across "of" or "for"."""
    found = -1
    for i, word in enumerate(run[:-1]):
        if not word.capital and [w.text for w in run[:3]] != ["Ways", "and", "Means"]:
            break
        title = tables.titles().get(word.text)
        if word.text in _PARTY and tables.heads().get(run[-1].text) in _THINGS and len(run) > i + 2:
            continue  # Republican National Convention
        if title is None or title.kind == "rolepart" or not run[i + 1].capital:
            continue
        if honorific_only and (title.kind != "honorific" or i):
            continue
        after = page.doc[run[i + 1].start]
        judge = word.text == "Justice" and _names_judge(run, i)
        if (
            title.kind == "role"
            and word.text in _ALSO_WORDS
            and after.ent_type_ != "PERSON"
            and (after.text not in tables.first_names())
            and not judge
        ):
            continue
        if title.kind == "royal" and i + 1 < len(run) and tables.heads().get(run[-1].text):
            continue
        if (
            title.kind == "role"
            and i
            and not judge
            and word.text in {"Justice", "Private", "Chief", "General"}
            and found < 0
            and (run[i - 1].text not in _BEFORE_TITLES)
        ):
            continue
        found = i
    return found


def _names_judge(run: list[Word], i: int) -> bool:
    """Whether "Justice" at `i` is a judge's title: "Mr Justice Hall", "Justice Ana Iyer", not "Justice Department"."""
    before = tables.titles().get(run[i - 1].text) if i else None
    if before is not None and before.kind == "honorific":
        return True
    names = [w for w in run[i + 1 :] if w.capital]
    return not i and len(names) == 2 == len(run) - 1 and names[-1].text not in tables.heads()


def without_edges(run: list[Word]) -> list[Word]:
    """The run without titles and role nouns in capitals at its ends, and without small words there."""
    lo, hi = 0, len(run)
    if any(w.text in {"of", "for"} for w in run):
        return run
    while hi > lo and (
        not run[hi - 1].text[:1].isalnum()
        or (
            hi - lo > 1
            and (run[hi - 1].text in tables.titles() or is_role(run[hi - 1]))
            and not run[hi - 1].text.isupper()
            and not _is_surname(run[:hi])
        )
        or run[hi - 1].text in {"CEO", "CFO", "COO", "CTO", "MP", "MPs"}
    ):
        hi -= 1
    body = bool(run) and run[0].text in _PARTY and any(tables.heads().get(w.text) in _THINGS for w in run[1:])
    while lo < hi and (
        not run[lo].text[:1].isalnum()
        or (hi - lo > 1 and is_role(run[lo]) and run[lo].text not in _FIRST_WORDS and not body and run[lo + 1].capital)
    ):
        lo += 1
    if hi - lo == 1 and run[lo].text in tables.titles():
        return []
    return run[lo:hi]


def _is_surname(run: list[Word]) -> bool:
    """Whether the last word is a surname that is also a title: a given name stands right before it ("Gordon Dean")."""
    given = run[-1].text in _SURNAMES and len(run) > 1 and run[-2].text in tables.first_names()
    return given and (len(run) == 2 or run[-3].text in tables.titles() or is_role(run[-3]))


def without_field(run: list[Word]) -> list[Word]:
    """What stands before a title without the field of the office: "White House Press" (Secretary Jane Hall)."""
    if len(run) == 1 and run[0].text in _COMMITTEES:
        return []  # Oversight Chairman Ian Moss
    if len(run) < 2 or run[-1].text not in _FIELDS:
        return run
    rest = run[:-1]
    whole = " ".join(w.text for w in rest) in tables.bodies() or tables.heads().get(rest[-1].text) in {"body", "party"}
    return rest if whole else run


def is_role(word: Word) -> bool:
    """Whether the word is a noun for what a person does, in singular or plural."""
    text = word.text.lower()
    return text in tables.roles() or (text.endswith("s") and text[:-1] in tables.roles() and not word.text.isupper())
