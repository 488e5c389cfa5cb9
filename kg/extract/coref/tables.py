"""The word lists of the coreference component, read once. Every list stands in `tables/` with its source."""

from __future__ import annotations

from functools import cache

from kg.extract.names.tables import roles, rows

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
IT = frozenset({"it", "its", "itself"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "themself", "itself"})
#: "a group of", "dozens of": the noun after "of" says who they are.
MEASURES = frozenset(
    "group number dozen dozens hundred hundreds thousand thousands million millions majority couple team coalition "
    "crowd handful lot bunch pair delegation panel minority mob gang series list score scores rest half member "
    "members".split()
)
#: Short forms of address and the nouns that take them up again.
TITLE_NOUNS = {
    "sen.": "senator",
    "sens.": "senator",
    "rep.": "representative",
    "reps.": "representative",
    "gov.": "governor",
    "dr": "doctor",
    "dr.": "doctor",
    "prof": "professor",
    "prof.": "professor",
    "gen.": "general",
    "col.": "colonel",
    "capt.": "captain",
    "lt.": "lieutenant",
    "sgt.": "sergeant",
    "maj.": "major",
    "adm.": "admiral",
    "det.": "detective",
    "rev.": "reverend",
    "ceo": "executive",
}


@cache
def nouns() -> dict[str, frozenset[str]]:
    """Singular noun to the classes it stands for (see the table)."""
    found: dict[str, set[str]] = {}
    for kind, words in rows(__package__, "nouns.tsv"):
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def person_nouns() -> frozenset[str]:
    """Singular nouns for persons."""
    listed = frozenset(row[0] for row in rows(__package__, "person_nouns.txt"))
    gendered = {w for w, kinds in nouns().items() if kinds & {"female", "male", "kin", "generic", "politician"}}
    return (listed | roles() | gendered) - {"head", "star", "ranking", "member's", "two", "prime", "chair"}


@cache
def countries() -> frozenset[str]:
    """States by the names that news uses."""
    return frozenset(row[0] for row in rows(__package__, "countries.txt"))
