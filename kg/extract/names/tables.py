"""The word lists of the names component, read once. Every list stands in `tables/` with its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DAYS_AND_MONTHS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
CALENDAR = frozenset(_DAYS_AND_MONTHS.split()) | {f"{w}." for w in _DAYS_AND_MONTHS.split()}
#: Words inside a person's name that are written small.
PARTICLES = frozenset(
    "von van der den de del della di da dos das du la le el al bin ibn bint ben abu ter ten zu zur af av y e".split()
)


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """A platform of the table; an ambiguous name counts only where the words around it speak for the service."""

    name: str
    aliases: tuple[str, ...]
    operator: str
    url: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address. `kind`: honorific, royal, role or rolepart (see the table)."""

    form: str
    gender: str
    kind: str


def rows(package: str, name: str) -> list[list[str]]:
    """The rows of a table, comments and empty lines left out, split at tabs."""
    text = (files(package) / "tables" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def platforms() -> tuple[PlatformRow, ...]:
    """All platforms of the table."""
    return tuple(
        PlatformRow(name, tuple(filter(None, aliases.split("|"))), operator, url, ambiguous == "1")
        for name, aliases, operator, url, ambiguous in rows(__package__, "platforms.tsv")
    )


@cache
def platform_forms() -> dict[str, PlatformRow]:
    """Every form of a platform's name to its row."""
    return {form: row for row in platforms() for form in (row.name, *row.aliases)}


@cache
def titles() -> dict[str, Title]:
    """Forms of address by their form, and by it in capitals."""
    found: dict[str, Title] = {}
    for form, gender, kind in rows(__package__, "titles.tsv"):
        found[form] = Title(form, "" if gender == "-" else gender, kind)
    return found


@cache
def heads() -> dict[str, str]:
    """Last noun of a name to the class of thing; the first class that lists a word has it."""
    found: dict[str, str] = {}
    for kind, words in rows(__package__, "heads.tsv"):
        for word in words.split():
            found.setdefault(word, kind)
    return found


@cache
def first_nouns() -> dict[str, str]:
    """First noun of a name to the class of thing, in languages that put it first."""
    return {w: kind for kind, words in rows(__package__, "first_nouns.tsv") for w in words.split()}


@cache
def nicknames() -> frozenset[str]:
    """Second words of the names of sports teams."""
    return frozenset(w for _sport, words in rows(__package__, "nicknames.tsv") for w in words.split())


#: First words of places' names.
PLACE_STARTS = frozenset(
    "Fort Ft. Port Lake Mount Mt. Cape San Santa Saint St. Los Las Isle Rio New North South East West".split()
)
#: A name that ends so is an event: the events component takes it, this one leaves it alone.
EVENT_NAME_SUFFIXES: frozenset[str] = frozenset(w for w, kind in heads().items() if kind == "event")


@cache
def vetoes() -> frozenset[str]:
    """Lower-case words that name nothing by themselves."""
    return frozenset(row[0].strip() for row in rows(__package__, "vetoes.txt"))


@cache
def place_keys() -> dict[str, str]:
    """Every form of a place that has several to one key."""
    found: dict[str, str] = {}
    for name, forms in rows(__package__, "place_aliases.tsv"):
        for form in (name, *forms.split("|")):
            found[form] = name
    return found


@cache
def state_forms() -> frozenset[str]:
    """Shortened names of US states, as in "(R., Fla.)"."""
    return frozenset(row[0] for row in rows(__package__, "states.tsv"))


@cache
def first_names() -> dict[str, str]:
    """Given names to who bears them: `female`, `male` or `both`."""
    return {row[0]: row[1] for row in rows(__package__, "first_names.tsv")}


@cache
def persons() -> frozenset[str]:
    """Persons whom one word or their initials name."""
    return frozenset(w for row in rows(__package__, "persons.tsv") for w in row[1].split("|"))


@cache
def roles() -> frozenset[str]:
    """Nouns for what a person does or is, singular, lower-cased."""
    return frozenset(row[0] for row in rows(__package__, "roles.txt"))


@cache
def products() -> frozenset[str]:
    """Names of things that models take for bodies."""
    return frozenset(row[0] for row in rows(__package__, "products.txt"))


def product(text: str) -> bool:
    """Whether a name is that of a product, or begins with it."""
    known = products()
    return text in known or any(text[:i] in known for i, c in enumerate(text) if c == " ")


@cache
def bodies() -> frozenset[str]:
    """Bodies that news names without saying what they are."""
    return frozenset(name for row in rows(__package__, "bodies.tsv") for name in row[1].split("|"))


@cache
def places() -> frozenset[str]:
    """States, cities and regions by the names that news uses."""
    states = (row[0] for row in rows("kg.extract.coref", "countries.txt"))
    return frozenset([*states, *(row[0] for row in rows(__package__, "places.tsv"))])


@cache
def kinds() -> dict[str, str]:
    """Singular noun to the type of what it describes: Person, Organization, Platform or Place."""
    found: dict[str, str] = {}
    for kind, words in rows("kg.extract.coref", "nouns.tsv"):
        if kind in _NOUN_KINDS:
            for word in words.split():
                if word not in _TWOFOLD:
                    found.setdefault(word, _NOUN_KINDS[kind])
    found |= dict.fromkeys(("app", "platform", "website", "marketplace", "messenger"), "Platform")
    persons = {row[0] for row in rows("kg.extract.coref", "person_nouns.txt")} | roles()
    return found | dict.fromkeys(sorted(persons - _TWOFOLD), "Person")


_NOUN_KINDS = {"body": "Organization", "place": "Place", "female": "Person", "male": "Person"}
#: Nouns for persons that are also said of bodies.
_TWOFOLD = frozenset(
    "developer publisher broadcaster retailer member partner owner supplier head chair rival ally champion winner "
    "giant icon legend model star native user critic sponsor investor trader broker backer host guest client "
    "customer pioneer opponent supporter competitor contender defender employer builder distributor seller importer "
    "exporter creditor lessor player creator donor campaigner challenger leader independent buyer".split()
)
