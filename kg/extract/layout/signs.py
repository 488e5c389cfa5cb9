"""Lines that tell of the article, not of the world: date lines, by-lines, photo credits, source lines, page furniture.

All of them are short, so nothing here looks at more than `LONGEST` characters.
"""

from __future__ import annotations

import re

from kg.extract.layout import tables
from kg.extract.layout.dates import DAY_DATE, FULL_DATE, iso_date

#: No line longer than this is anything but prose or a headline.
LONGEST = 160

LABEL = (
    r"(?:(?:first|originally|last)\s)?(?:date|dated|published|posted|updated|modified|created|issued"
    r"|publication\sdate|publish\sdate|release\sdate|for\simmediate\srelease)(?:\s(?:on|at))?\b\s?[:|-]?"
)
_ZONE = r"(?:gmt|utc|[ecmp][sd]?t|ist|bst|cet|cest|edt|local time)\b"
CLOCK = (
    rf"(?:at\s)?\d{{1,2}}(?:[:.]\d{{2}}){{1,2}}(?:\s?[ap]\.?m\b\.?)?(?:\s{_ZONE})?"
    rf"|(?:at\s)?\d{{1,2}}\s?[ap]\.?m\b\.?(?:\s{_ZONE})?|\d{{1,3}}\s?min(?:ute)?s?\s?(?:read\b)?"
)
_DATED = re.compile(rf"(?P<label>{LABEL})?\s?(?P<date>{FULL_DATE})", re.IGNORECASE)
_UNDATED = re.compile(rf"{DAY_DATE}|{CLOCK}|\b(?:{LABEL})", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORD_CHARACTER = re.compile(r"\w")

#: Lower-case words that stand between the names of a by-line.
_JOINERS = frozenset(
    ("and", "&", "|", "of", "for", "the", "in", "at", "with", "y", "dos", "de", "del", "della", "da", "di", "la", "le")
) | frozenset(("van", "von", "der", "den", "bin", "ibn", "al", "el"))
_ROLE = re.compile(
    r"\b(?:staff (?:writer|reporter)|(?:senior |chief |special )?"
    r"(?:political |foreign |science |business |technology )?(?:correspondent|reporter)|news ?desk|news editor)\Z",
    re.IGNORECASE,
)
_CREDIT_START = re.compile(
    r"\(?(?:(?:file |ap |afp |reuters |courtesy )?(?:photo|photograph|picture|image|illustration|graphic)s?"
    r"(?: credit| courtesy| source)?\s?[:/|]"
    r"|(?:photo|photograph|image|video|graphic|illustration)s? (?:by|via|from|courtesy of) (?-i:[A-Z(/])"
    r"|credit\s?:|ap photo\b|file photo\Z)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\(?(?:(?i:(?:additional |with )?reporting by|(?:writing|editing|edited|compiled|translated|translation) by"
    r"|with (?:agency )?inputs from|with files from) (?:[A-Z]|agenc)"
    r"|[A-Z][\w ,.'’-]{2,80} contributed (?:to this (?:report|story|article)|reporting))"
)
_PICTURE_AGENCY = re.compile(
    r"(?:^|[/|,©(–-]\s?|\bvia\s)(?:getty images|getty|ap photo|shutterstock|alamy|epa-efe|epa|reuters|afp|istock"
    r"|unsplash|wikimedia commons|zuma press|picture alliance)\)?\.?\Z",
    re.IGNORECASE,
)
_PAREN_CREDIT = re.compile(r"\(([^()/]{2,50})/([^()]{2,60})\)\Z")
_SOURCE = re.compile(r"(?:source|publisher|publication|news source)\s?:\s?(.{2,60})\Z", re.IGNORECASE)
_ENDS = " \t\xa0.:*!…-–—|»>«<•·→›()[]"


def date_line(line: str) -> dict[str, str] | None:
    """The dates of a line that has nothing else: what they are called (`published`, `updated`, ..., or "") to ISO.

    None when the line is no date line; an empty dict when its dates are ambiguous.
    """
    if len(line) > LONGEST:
        return None
    line = _SPACE.sub(" ", line)
    found = list(_DATED.finditer(line))
    if not found:
        return None
    rest = undated(line)
    if _WORD_CHARACTER.search(rest) and rest.lower() not in tables.cities() and not byline(rest):
        return None
    dates: dict[str, str] = {}
    for match in found:
        if iso := iso_date(match["date"]):
            dates.setdefault(label_name(match["label"] or ""), iso)
    return dates


def undated(line: str) -> str:
    """The line without its dates, their labels and clock times."""
    return _UNDATED.sub(" ", _DATED.sub(" ", line)).strip(_ENDS + ",/")


def label_name(label: str) -> str:
    """`published` for "First published on:", `updated` for "Last modified", "" for "Date:" and no label."""
    lower = label.lower()
    if any(word in lower for word in ("updated", "modified")):
        return "updated"
    if any(word in lower for word in ("publish", "publication", "posted", "release", "issued", "created")):
        return "published"
    return ""


def byline(line: str) -> bool:
    """Whether the line names the authors: "By Jane Doe and John Roe, The Daily Post"."""
    if len(line) > LONGEST or not line.strip():
        return False
    if _STAFF.match(line):
        return True
    words = line.replace("|", " | ").split()
    if words[0].lower() == "by" and line[3:].strip().lower() in tables.agencies():
        return True
    if not 2 <= len(words) <= 18 or line[-1] in "?!:;,":
        return False
    if words[0].lower() != "by":
        return len(words) <= 10 and bool(_ROLE.search(line)) and _names(words[:2]) and line[-1] != "."
    if line[-1] == "." and len(words[-1]) > 4:
        return False
    return _names(words[1:]) and len(words) > 2


def _names(words: list[str]) -> bool:
    """Whether all words are capitalised or join capitalised ones, and at least two are."""
    capital = [w for w in words if w[:1].isupper()]
    other = [w for w in words if not w[:1].isupper()]
    return len(capital) >= 2 and all(w.lower() in _JOINERS for w in other)


def credit(line: str) -> bool:
    """Whether the line is a picture's credit: "(Agency/Jane Doe)", "Photo: Jane Doe", "Jane Doe/Getty Images"."""
    if len(line) > LONGEST or len(line.split()) > 16:
        return False
    if _CREDIT_START.match(line):
        return True
    if paren := _PAREN_CREDIT.match(line):
        return all(part[:1].isupper() for part in paren.groups())
    if line.startswith("(") and line.endswith(")"):
        return line[1:-1].strip().lower() in tables.agencies()
    sentence = ". " in line or line.endswith("?")
    return not sentence and len(line.split()) <= 10 and bool(_PICTURE_AGENCY.search(line))


def source_line(line: str) -> str:
    """The outlet in "Source: The Daily Post", or ""."""
    match = _SOURCE.match(line) if len(line) <= LONGEST else None
    name = match[1].strip(_ENDS) if match else ""
    return name if name and _names([*name.split(), "A"]) else ""


def boilerplate(line: str) -> bool:
    """Whether the line is the page's furniture: "Leave a reply", "Share this:"."""
    if len(line) > LONGEST:
        return False
    lower = _SPACE.sub(" ", line.lower().replace("’", "'"))
    lines, starts, inside = tables.boilerplate()
    bare = lower.strip(_ENDS)
    if bare in lines:
        return True
    return lower.lstrip(_ENDS.replace("(", "")).startswith(starts) or any(words in lower for words in inside)


def press_release(line: str) -> bool:
    """Whether the line says that what follows is a press release."""
    return undated(line[:LONGEST]).lower() in ("press release", "news release", "media release") or (
        line[:LONGEST].lower().startswith("for immediate release")
    )


def ornament(line: str) -> bool:
    """Whether the line has no letter, digit or quotation mark: "* * *"."""
    return not any(c.isalnum() or c in "\"'“”‘’«»„‟" for c in line[: LONGEST + 1]) and len(line) <= LONGEST
