"""What the whole article says about a name's type: every place of the same words votes.

A label that the model gives once is weak; a title before the name, a surname whose full name stands elsewhere, a word
such as "officials" after it or "group" before it are strong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.names import tables
from kg.extract.names.candidates import LABELS, Candidate
from kg.extract.names.context import beside, cues
from kg.extract.names.lists import lists
from kg.extract.names.roads import roads
from kg.extract.names.words import Page

_TYPES = ("Person", "Organization", "Platform", "Place", "none")
_DIGIT_NAME = re.compile(r"\d{1,3}(?!million|billion|trillion|percent|minute|hour|year|month|week|days)[a-z]{4,}\Z")

_ROUTE = re.compile(r"[A-Z]{1,2}-?\d{1,4}\Z")
_POOL = re.compile(r"(Group|Pool) [A-Z]\Z")
_PAPER = re.compile(r"(Annex|Exhibit|Figure|Table|Tab|Case) ([A-Z]|\d{1,3})\Z")
#: A body with such a noun may be called after a product ("Linux Foundation").
_MAKERS = frozenset("Foundation Association Institute Group Inc Inc. Corp Corp. Ltd Ltd. Society Federation".split())
_RANGES = ("Islands", "Isles", "Mountains", "Hills")
_LABEL_CAP = 2.0
_STRONG_STARTS = frozenset("Fort Ft. Port Lake Mount Mt. Cape San Santa Los Las Isle Rio".split())
_NO_PLACE = frozenset({"Claus", "Authority"})
#: A body with such a noun is named after the place it serves.
_PUBLIC = frozenset(
    "Council Court Police University College Hospital School Government Parliament Senate Assembly Herald Times "
    "Gazette Tribune Post News Airport Authority Department Orchestra Philharmonic Library Museum Zoo FC City United "
    "Stadium Party".split()
)


def key(text: str) -> str:
    """The form under which all places of the same words meet."""
    return " ".join(without_stop(text).replace("’", "'").split())


def without_stop(text: str) -> str:
    """Capitals without the full stop that ends their sentence ("AT&T."); abbreviations with stops stay whole."""
    stem = text[:-1]
    return stem if text[-1:] == "." and stem.isupper() and len(stem) > 2 and "." not in stem else text


Tally = defaultdict[str, float]


def tally_of(*parts: Tally) -> Tally:
    """A new tally, the sum of some."""
    total: Tally = defaultdict(float)
    for part in parts:
        for kind, weight in part.items():
            total[kind] += weight
    return total


def votes(page: Page, found: Sequence[Candidate]) -> dict[str, Tally]:
    """For each form the weight of each type over the article."""
    labels: dict[str, Tally] = defaultdict(tally_of)
    out: dict[str, Tally] = defaultdict(tally_of)
    for candidate in found:
        text = key(page.doc[candidate.start : candidate.end].text)
        tally = out[text]
        shouted = page.shouted(page.doc[candidate.start])
        labels[text][candidate.type] += candidate.weight * (0.3 if shouted else 1.0)
        tally["titled"] += candidate.type == "Person" and candidate.weight >= 2
        if candidate.type == "Person" and candidate.end - candidate.start == 1:
            tally["none"] += 0.8 * (page.doc[candidate.start].tag_ == "NNPS")  # Polaroids
        if not shouted:
            for kind, weight in beside(page, candidate):
                tally[kind] += weight
                if kind == "Organization" and weight >= 1.5:
                    tally["told"] = weight  # the airline NAME
    for text, tally in out.items():
        for kind, weight in _settled(text, labels[text], titled=bool(tally["titled"])).items():
            tally[kind] += weight
        _known(text, tally)
    for text in roads(page, found, key):
        out[text]["Place"] += 4.0
    for text in _abbreviated(page, found):
        out[text]["none"] += 4.0
    for text, kind, weight in (*_short_forms(out), *lists(page, found, {t: decide(v) for t, v in out.items()}, key)):
        out[text][kind] += weight
    out[_app_of(page, found, out)]["service"] += 2.0
    for text, tally in out.items():
        # a body that is called an app and has users is a platform; what is only said to have users is not
        service = tally["service"] + min(tally["served"], 1.0)
        if tally["service"] and service >= 2.0 and _unknown(text, tally) and text.isalpha():
            tally["Platform"] += service + max(tally["Organization"], 0.0)
    return out


def _abbreviated(page: Page, found: Sequence[Candidate]) -> set[str]:
    """Abbreviations of common nouns: "gross output index (GOI)"."""
    doc, out = page.doc, set()
    for c in found:
        text = doc[c.start].text
        if c.end - c.start > 1 or not 1 < len(text) < 7 or not c.start or doc[c.start - 1].text != "(":
            continue
        letters = text.rstrip("s").lower()
        before = [t for t in doc[max(0, c.start - 2 - len(letters)) : c.start - 1] if t.is_alpha]
        small = "".join(t.text[0] for t in before if t.text.islower() and not t.is_stop)
        if len(letters) > 1 and small[-len(letters) :] == letters:
            out.add(key(text))
    return out


def _app_of(page: Page, found: Sequence[Candidate], out: Mapping[str, Tally]) -> str:
    """The form that "the app" means in an article that names no platform of the table, "" if none."""
    said = sum(t.lower_ in {"app", "platform"} and any(c.lower_ == "the" for c in t.lefts) for t in page.tokens)
    if said < 2 or any(c.type == "Platform" for c in found):
        return ""
    forms = Counter(key(page.doc[c.start : c.end].text) for c in found)
    fits = [f for f in forms if " " not in f and decide(out[f]) in {"Organization", "Person"} and _unknown(f, out[f])]
    best = max(fits, key=lambda f: forms[f], default="")
    return best if forms[best] > 2 and out[best]["Organization"] >= 1 else ""


def _unknown(text: str, tally: Tally) -> bool:
    return text not in tables.bodies() and not tally["titled"] and text not in tables.first_names()


def _settled(text: str, labels: Tally, *, titled: bool) -> Tally:
    """The model's labels for a form. For one word that is no given name they are worth little, however often."""
    first, _, rest = text.partition(" ")
    if titled or first in tables.first_names() or labels["Platform"]:
        return labels
    if rest and first not in _STRONG_STARTS:
        return labels
    labels["Person"] *= 0.4 if rest else 0.8
    total = sum(labels.values())
    return labels if total <= _LABEL_CAP else _scaled(labels, _LABEL_CAP / total)


def _scaled(labels: Tally, factor: float) -> Tally:
    total = tally_of()
    for kind, weight in labels.items():
        total[kind] = weight * factor
    return total


def _known(text: str, tally: Tally) -> None:
    """What the tables know of a form."""
    first, _, rest = text.partition(" ")
    if rest and first in tables.first_names() and tally["none"] < 2 and tally["Organization"] < 2:
        tally["Person"] += 1.1
    elif rest.isalpha() and first in tables.first_names() and not (tally["told"] or rest in tables.heads()):
        tally["Person"] += 2.2
    if not rest and first in tables.first_names() and not tally["Organization"] and not tally["Place"]:
        tally["Person"] += 0.4
    last = text.rpartition(" ")[2]
    body = last.isdigit() or tables.heads().get(last, "") in {"body", "media", "party"} or last in _NO_PLACE
    if rest and first in tables.PLACE_STARTS and tally["Person"] < 3 and not body:
        tally["Place"] += 2.2 if first in _STRONG_STARTS else 0.8
    if text in tables.places() or (text.isupper() and len(text) > 3 and text.title() in tables.places()):
        tally["Place"] += 1.5
    if text in tables.bodies():
        tally["Organization"] += 3.0
    if text in tables.persons():
        tally["Person"] += 1.5
    if tables.product(text) and not (body and last in _MAKERS):
        tally["none"] += 6
    if rest and first in tables.bodies() and tables.product(rest) and not (body and last in _MAKERS):
        tally["none"] += 6.0  # Kestrel's browser, after its maker
    if _POOL.match(text):
        tally["Organization"] += 3.0  # the teams of Group B
        tally["told"] = 3.0
    elif _PAPER.match(text):
        tally["none"] += 4.0
    if _ROUTE.match(text) and text not in tables.bodies():
        tally["none"] += 2.0  # the N9, a B52
    named = tally["titled"] or text in tables.persons()
    if not rest and len(text) > 2 and text.isupper() and tally["Person"] and not named:
        tally["Organization"] += tally.pop("Person")  # FTU is hardly anybody's name


def _short_forms(out: Mapping[str, Tally]) -> list[tuple[str, str, float]]:
    """Single words with which the name of a body begins: its short form, or the place that it serves."""
    found = []
    for text, tally in out.items():
        owner, _, owned = text.partition("'s ")
        if owned and owner.rstrip() in out and decide(tally) != "Person":
            found.append((owner.rstrip(), decide(tally), 1.5))  # St. Brannoc, of St. Brannoc's Church
        if text.endswith("s") and any(f"{text[:-1]} {noun}" in out for noun in _RANGES):
            found.append((text, "Place", 4.0))  # the Skerrys, of the Skerry Islands
        last = text.rpartition(" ")[2]
        short = tables.heads().get(last) == "body" or last in tables.nicknames()
        if last != text and last in out and decide(tally) == "Organization" and short:
            found.append((last, "Organization", 0.8))  # the Collective
        first, _, rest = text.partition(" ")
        if not rest or first not in out or first in tables.first_names() or decide(tally) != "Organization":
            continue
        if out[first]["norp"] > 0 or first.lower() in tables.vetoes():
            continue  # British, in an article about the British Museum
        public = rest.rpartition(" ")[2] in _PUBLIC
        found.append((first, "Place", 0.8) if public else (first, "Organization", 1.2))
    return found


def decide(tally: Tally) -> str:
    """The type with the most weight, "" when nothing speaks for any. Ties go by the order of `_TYPES`."""
    best = max(_TYPES, key=lambda t: (tally[t], -_TYPES.index(t)))
    if tally["norp"] > tally[best]:
        return ""
    return best if tally[best] >= 0.5 else ""


def digit_names(page: Page) -> list[Candidate]:
    """Bodies whose names begin with a figure ("9mile"): found where the words beside say that it is a body."""
    doc, found, cued = page.doc, [], set()
    for token in page.tokens:
        if not page.live[token.i] or not _DIGIT_NAME.match(token.text):
            continue
        here = Candidate(token.i, token.i + 1, "Organization", 1.0, "a name that begins with a figure")
        found.append(here)
        strong = any(kind == "Organization" for kind, _w in beside(page, here))
        owner = token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS"
        agent = token.dep_ in {"nsubj", "pobj"} and token.head.lemma_ in {"by", "say", "tell", "announce", "call"}
        if strong or owner or agent:
            cued.add(token.text)
    return [c for c in found if doc[c.start].text in cued]


def platforms(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with platforms of ambiguous name made platforms where the context is theirs."""
    doc, out = page.doc, []
    sure = {doc[c.start : c.end].text for c in found if c.type == "Platform"}
    for candidate in found:
        text = doc[candidate.start : candidate.end].text
        row = tables.platform_forms().get(text)
        if row is None or candidate.title >= 0:
            out.append(candidate)
        elif not row.ambiguous or _service_context(page, candidate, sure):
            out.append(replace(candidate, type="Platform", weight=5.0, reason="it stands in the table of platforms"))
        else:
            out.append(candidate)
    return out


def _service_context(page: Page, candidate: Candidate, sure: set[str]) -> bool:
    """Whether the words around an ambiguous name speak of a service: "on X", "X users", "WhatsApp and Signal"."""
    doc, start, end = page.doc, candidate.start, candidate.end
    token = doc[start]
    before = doc[start - 1].lower_ if start else ""
    after = doc[end].lower_ if end < len(doc) else ""
    if before in {"the", "a", "an", "this"} or (after and after[:1].isalpha() and doc[end].text[0].isupper()):
        return False
    known = cues()
    if known.get(("after", after)) == "Platform" or before in {"on", "via"}:
        return token.dep_ != "compound" or after in {"users", "user", "app", "account", "accounts", "post", "posts"}
    if before in {"platform", "app", "service", "site", "network"} or doc[end : end + 2].text.lower() == "(formerly":
        return True
    # in a row with services that can mean nothing else
    near = {t.text for t in doc[max(0, start - 4) : end + 4]} & sure
    joined = before in {"and", "or", ",", "&"} or after in {"and", "or", ",", "&"}
    return bool(near) and joined


def labelled(page: Page, candidate: Candidate) -> str:
    """The type that the model's label on the first word means, or ""."""
    return LABELS.get(page.doc[candidate.start].ent_type_, "")
