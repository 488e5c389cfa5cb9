"""The noun in a capitalised run that says what kind of thing the run names."""

from __future__ import annotations

from kg.extract.names import tables
from kg.extract.names.runs import COMPANY_TAILS, PERSON_TAILS
from kg.extract.names.words import Page, Word

_STORMS = frozenset("Hurricane Cyclone Typhoon Storm".split())
#: Small words inside names that are built as in Spanish or French.
_INSIDE = tables.PARTICLES | {"des", "d'", "l'", "i"}

#: Nouns with which what is called after a person ends.
_NO_SURNAMES = frozenset(
    "Prize Award Awards Medal Foundation Institute Museum University College School Scholarship Fellowship Festival "
    "Center Centre Library Trust Fund Show Program Programme Act Memorial Airport Stadium Arena Hospital Clinic "
    "Gallery Theatre Theater Orchestra Lecture Lectures Initiative Project Society Association Company Tournament "
    "Cup Bank Council Court Party Police Government Ministry Department Agency Committee Commission Airlines Airways "
    "Group Holdings Inc Inc. Corp Corp. Ltd Ltd. Motors Systems Times Herald Tribune Gazette Telegraph Club".split()
)


def head_of(run: list[Word]) -> str:
    """Class of the noun that says what the run is: the last one before of/for, else the last; "" if it says nothing."""
    if run[-1].text == "party":
        return "body"
    if run[-1].text in COMPANY_TAILS:
        return "body"
    if run[0].text in _STORMS:
        return "event"
    if len(run) > 1 and run[0].text in tables.first_nouns() and _foreign(run):
        return tables.first_nouns()[run[0].text]
    numbered = run[-1].text.isdigit() or run[-1].text in PERSON_TAILS
    head = len(run) - (2 if numbered and len(run) > 1 else 1)  # Local 12, World War II
    for i, word in enumerate(run):
        if i and word.text in {"of", "for", "in", "on", "against", "to"}:
            head = i - 1
            break
    return tables.heads().get(run[head].text, "")


def _foreign(run: list[Word]) -> bool:
    """Whether a name that begins with a noun is built as in Spanish or French, not as "Bank Street" is."""
    inside = [w.text for w in run[1:]]
    small = any(not w.capital and w.text in _INSIDE for w in run[1:])
    return small or (run[0].text not in tables.heads() and inside[-1] not in tables.heads())


def one_person(page: Page, run: list[Word]) -> bool:
    """Whether the model and a given name say that the run is a person, whatever its last noun ("Jonah Hill")."""
    doc = page.doc
    if run[-1].text in _NO_SURNAMES:
        return False  # Ana Moss Prize
    return (
        all(doc[w.start].ent_type_ == "PERSON" for w in run) and run[0].text in tables.first_names() and len(run) <= 3
    )
