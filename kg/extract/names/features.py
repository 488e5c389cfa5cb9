"""What the judge of names sees at one place of a name: its form, the words beside it, what the rules and tables say.

Each feature is a readable string; its weight for each type stands in `tables/weights.tsv`. No feature holds a word of
the name itself, so that nothing is learned by heart.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.names import tables
from kg.extract.names.candidates import Candidate
from kg.extract.names.context import beside
from kg.extract.names.words import Page

Features = list[str]
_TYPES = ("Person", "Organization", "Platform", "Place", "none", "norp", "product")
_FUNCTION = frozenset(
    "a an the this that these those his her its their our my your some any each every all both such no of in on at by "
    "to from for with as into over under near through across between against about after before during since until "
    "and or but nor versus v vs like than not called named is was are were has had who whose which where when while "
    "also then et".split()
)
_MARKS = frozenset("( ) [ ] , ; : / - – — \" “ ” ' ’s 's & . ! ? % # @ + = ’ ‘ •".split())
_DIGITS = frozenset("0123456789")


def of_form(text: str, rule: str, tally: Mapping[str, float], relatives: Mapping[str, set[str]]) -> Features:
    """Features of the words of a name, the same at all its places.

    Args:
        text: the form.
        rule: what the votes alone decide, "" for nothing.
        tally: the votes.
        relatives: for a form, in what other names of the article it stands ("last of a Person").
    """
    words = text.split()
    first, last = words[0], words[-1]
    n = len(words)
    size = str(n) if n < 4 else "4+"
    out = [f"rule={rule or '-'}", f"rule={rule or '-'} words={size}", f"words={size}", f"shape={shape(text)}"]
    ranked = sorted((tally.get(t, 0.0) for t in _TYPES), reverse=True)
    lead = ranked[0] - max(ranked[1], 0.0)
    out += [f"rule={rule or '-'} leads by {step}" for step in _STEPS if lead >= step]
    out += [f"votes {kind} {step}" for kind in _TYPES for step in _STEPS if tally.get(kind, 0.0) >= step]
    heads = tables.heads()
    out.append(f"last noun={heads.get(last, '-')}")
    if n > 1:
        out.append(f"first noun={heads.get(first, '-')}")
        if any(w in {"of", "for", "and", "in", "&"} for w in words):
            out.append("small words inside")
            head = next((words[i - 1] for i, w in enumerate(words) if i and w in {"of", "for", "in"}), "")
            out.append(f"noun before of={heads.get(head, '-')}")
        if any(w[-1:] == "." and len(w) < 3 for w in words):
            out.append("initial inside")
    if first in tables.first_names():
        out.append(f"given name first, words={size}")
    for name, known in (
        ("places", tables.places()),
        ("bodies", tables.bodies()),
        ("products", tables.products()),
        ("titles", tables.titles()),
    ):
        if text in known:
            out.append(f"in {name}")
        elif n > 1 and first in known:
            out.append(f"begins in {name}")
        elif n > 1 and last in known:
            out.append(f"ends in {name}")
    if first in tables.PLACE_STARTS:
        out.append("begins as places do")
    if last.lower() in tables.roles():
        out.append("ends in a role")
    for word in (last,) if n == 1 else (first, last):
        ending = _ending(word)
        if ending:
            out.append(f"ending {ending}")
    if n < 3:
        out += [
            f"{last_kind} by its ending" for last_kind, ends in _POOLED if last.lower().endswith(ends) and len(last) > 4
        ]
    out += sorted(relatives.get(text, ()))
    out += sorted(relatives.get("", ()))
    return out


def relatives(types: Mapping[str, str]) -> dict[str, set[str]]:
    """For each word, of what longer names in the article it is the first or last one."""
    out: dict[str, set[str]] = {}
    for text, kind in types.items():
        first, _, rest = text.partition(" ")
        if rest:
            out.setdefault(first, set()).add(f"first of {kind or '-'}")
            out.setdefault(rest.rpartition(" ")[2], set()).add(f"last of {kind or '-'}")
    told = [kind for kind in types.values() if kind in _TYPES[:5]]
    for kind in sorted(set(told)):
        for share in (0.35, 0.5):
            if len(told) >= 8 and told.count(kind) >= share * len(told):
                out.setdefault("", set()).add(f"{share:.0%} of the names are {kind}")
    return out


def _ending(word: str) -> str:
    lower = word.lower()
    return next((e for e in _ENDINGS if lower.endswith(e) and len(lower) > len(e) + 2), "")


#: Endings that tell of a kind of word: fields of study, peoples, places, plurals.
_ENDINGS = tuple(
    (
        "ology ics ism isms tion tions ment ness ing ity ship phy stan ville burg land ton ford shire grad "
        "polis istan ia sky ski ovic escu son sen man stein berg ez ans ians ers ese ish ists ist ware soft "
        "tech corp s "
    ).split()
)


#: Endings of places' and of families' names over the world, taken together: one alone is seen too seldom to learn from.
_POOLED = (
    (
        "place",
        tuple(
            "ville burg burgh berg borg bourg landia lands stan shire grad polis pur abad ton ham wick dorf hafen "
            "furt mouth haven holm sund bury ford minster chester caster cester stead worth dale heim bridge port "
            "field town beach bay ovo evo ice itz ów nagar gaon puram shima yama guchi jing zhou shan hai tan".split()
        ),
    ),
    (
        "family",
        tuple(
            "sky ski ska ov ova ev eva ić ic vich vych enko chuk son sson sen ssen escu oğlu oglu opoulos idis akis "
            "ian yan ez elli etti ini berg stein baum mann feld witz quist gren ström sma stra wala singh".split()
        ),
    ),
)


def shape(text: str) -> str:
    """Capitals, figures and marks of a form: `Xx`, `X3` (three capitals), `xX` (a capital inside), with 9, - and '."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) == 1:
        base = "x1"
    elif all(c.isupper() for c in letters):
        base = "X2" if len(letters) < 3 else "X3" if len(letters) < 6 else "XX"
    elif any(a.islower() and b.isupper() for a, b in pairwise(text)):
        base = "xX"
    else:
        base = "Xx"
    extra = "".join(
        mark
        for mark, found in (
            ("9", any(c in _DIGITS for c in text)),
            ("-", "-" in text),
            ("'", "'" in text or "’" in text),
            ("é", any(ord(c) > 127 and c.isalpha() for c in text)),
        )
        if found
    )
    return base + extra


#: Votes count by the steps that they reach, so that more of them never weigh less for want of examples.
_STEPS = (0.3, 0.7, 1.2, 2.0, 3.0, 5.0)


def at_place(page: Page, candidate: Candidate) -> Features:
    """Features of one place of a name."""
    doc, start, end = page.doc, candidate.start, candidate.end
    first, last = doc[start], doc[end - 1]
    out = [f"found as={candidate.type or '-'} {candidate.weight:.1f}", f"why={_reason(candidate)}"]
    label = first.ent_type_
    whole = first.ent_iob_ == "B" and last.ent_type_ == label and (end >= len(doc) or doc[end].ent_iob_ != "I")
    out.append(f"label={label or '-'}" + ("" if whole else " cut"))
    if last.ent_type_ != label:
        out.append(f"last label={last.ent_type_ or '-'}")
    out.append(f"tag={last.tag_}")
    out.append(f"dep={last.dep_}")
    head = last.head
    if last.dep_ == "pobj":
        out.append(f"pobj of {head.lower_}" if head.lower_ in _FUNCTION else "pobj")
    elif last.dep_ == "compound":
        out.append(f"compound of {_noun(head.lemma_)}")
        out.append(f"compound of {head.tag_}")
    elif last.dep_ in {"nsubj", "dobj", "nsubjpass"}:
        out.append(f"{last.dep_} of {_verb(head.lemma_)}")
    elif last.dep_ == "appos":
        out.append(f"appos of {head.ent_type_ or _noun(head.lemma_)}")
    elif last.dep_ == "conj":
        out.append(f"conj of {head.ent_type_ or _noun(head.lemma_)}")
    if page.shouted(first):
        out.append("in a headline")
    elif first.is_sent_start:
        out.append("opens a sentence")
    before = _beside(doc, start - 1)
    after = _beside(doc, end)
    out += [f"before={before}", f"after={after}", f"between {before} _ {after}"]
    far = _beside(doc, start - 2)
    if before in {"the", "a", "an", ",", "and", '"', "("}:
        out.append(f"before={far} {before}")
    if after in {",", "and", "(", "'s", '"'}:
        out.append(f"after={after} {_beside(doc, end + 1)}")
    if before in {"of", "in", "at", "for", "from", "by", "to", "with"} and start > 1:
        out.append(f"{_noun(doc[start - 2].lemma_)} {before}")
    for kind, weight in beside(page, candidate):
        out.append(
            f"cue {kind}" + (" strong" if weight > 1 else "" if weight > 0.5 else " weak" if weight > 0 else " no")
        )
    if start and doc[start - 1].lower_ in _WORKS:
        out.append("after a kind of work")
    if end < len(doc) and doc[end].lower_ in _WORKS:
        out.append("before a kind of work")
    if before == after == '"':
        out.append(f"quoted, words={min(end - start, 3)}")
    return out


#: Kinds of what people make, and of what has a name without being a body: "the story NAME", "the NAME language".
_WORKS = frozenset(
    "story stories poem book essay drama comedy thriller series episode painting sculpture symphony ballet documentary "
    "sequel single soundtrack tragedy sonnet hymn anthem game show podcast film movie novel album song opera play "
    "sitcom language languages dialect dialects software browser script theory method algorithm model test award "
    "prize disease virus bacterium fungus species genus drug vaccine brand cocktail dish breed dog cat horse".split()
)


def _reason(candidate: Candidate) -> str:
    reason = candidate.reason
    for part in ("ends", "stands before", "model took", "table", "joined", "small words", "capitalised", "given name"):
        if part in reason:
            return part
    return "other"


def _noun(lemma: str) -> str:
    """The type of what a noun names, "-" if the tables don't know it."""
    return tables.kinds().get(lemma.lower(), "-")


def _verb(lemma: str) -> str:
    return lemma if lemma in _VERBS else "-"


_VERBS = frozenset(
    "say tell add write ask reply note be have announce report own found join leave win lose beat play release sell "
    "publish make lie marry bear die visit live call name know use read see become".split()
)


def _beside(doc: Doc, i: int) -> str:
    """The word at `i`, if it is a small word or a mark, else its tag."""
    if not 0 <= i < len(doc):
        return "^"
    token = doc[i]
    text = token.lower_
    if text in _FUNCTION or text in _MARKS:
        return {"’s": "'s", "“": '"', "”": '"', "–": "—"}.get(text, text)
    if token.is_space:
        return "^"
    if token.like_num:
        return "year" if len(text) == 4 and text.isdigit() else "9"
    return str(token.ent_type_ if token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP", "DATE"} else token.tag_)
