"""Helpers over the dependency parse: subjects, clauses as sets of tokens, and their spans.

Labels are those of spaCy's English models (ClearNLP scheme).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.extract.statements.tables import MISTAKEN_LEMMAS, CueVerb, verbs
from kg.model import Span

SUBJECTS = ("nsubj", "csubj", "expl")
#: classes of cues that put something into words
TALK = frozenset({"speech", "question", "deny", "naming", "charge"})
_SUBJECTS = frozenset({*SUBJECTS, "nsubjpass", "csubjpass"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
RELATIVES = frozenset({"who", "that", "which", "whom"})
#: a relative clause longer than this tells of the source and is no part of its name
_LONG = 15
_BEARERS = frozenset(
    "badge banner bumper button cap flag hat mug pin placard poster shirt sign slogan sticker t-shirt".split()
)
WHEN = frozenset({"after", "as", "because", "before", "once", "since", "though", "although", "until", "when", "while"})
#: how an outlet names where its report is from
CITING = frozenset({"citing", "quoting"})
_CONTRACTED = frozenset({"'s", "’s", "'d", "’d"})
_TRIM = frozenset(",;:.-–—)]")
_TRIM_START = frozenset(",;:.-–—")


def lemma_of(verb: Token) -> str:
    """The lemma, in small letters, with what the stock lemmatizer gets wrong put right."""
    lemma = verb.lemma_.lower()
    return MISTAKEN_LEMMAS.get(lemma, lemma)


def row_of(token: Token) -> CueVerb | None:
    """The row of the verb table for a token, a particle verb's first."""
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return None
    lemma = lemma_of(token)
    for child in token.children:
        if child.dep_ == "prt" or child.lower_ == "it":  # "point out", "put it"
            row = verbs().get(f"{lemma} {child.lower_}")
            if row:
                return row
    return verbs().get(lemma)


def resumes(verb: Token) -> Token | None:
    """The cue verb that a verb goes on, where the parser hung it on what was said.

    "She said the plan was sound and refused to go": the refusal is hers, beside what she said. So is what she adds in
    "She said the plan was sound, adding that ...".
    """
    if any(c.dep_ in _SUBJECTS or c.dep_ == "mark" for c in verb.children):
        return None
    row = row_of(verb)
    talks = row is not None and row.cue_class in TALK
    if verb.tag_ == "VBG":
        if not talks or verb.dep_ not in ("advcl", "acl") or verb.i < 1 or verb.nbor(-1).text != ",":
            return None
        above = verb.head
        for _step in range(4):  # "denies that it lets them spread, claiming ...": read with "spread"
            cue = _cue_over(above)
            if cue is not None or above.dep_ not in ("ccomp", "xcomp"):
                return cue
            above = above.head
        return None
    perfect = verb.tag_ == "VBN" and any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in verb.children)
    if verb.dep_ != "conj" or (not perfect and verb.tag_ not in _PRESENT | {"VBD"}):
        return None
    cue = _cue_over(verb.head)
    if cue is None or cue.tag_ not in _PRESENT | _PAST:
        return None
    if not perfect and (cue.tag_ in _PRESENT) == (verb.tag_ == "VBD"):
        return None
    told = _first_of(verb.head)
    if not _finite(told):
        return cue
    if row is None or row.cue_class == "document" or not _complemented(verb, row):
        return None
    return None if any(_could_speak(c, cue) for c in told.children if c.dep_ in _SUBJECTS) else cue


def _first_of(verb: Token) -> Token:
    """The first of coordinated verbs that share a subject."""
    while verb.dep_ == "conj" and verb.head.i != verb.i and not any(c.dep_ in _SUBJECTS for c in verb.children):
        verb = verb.head
    return verb


def _cue_over(told: Token) -> Token | None:
    """The cue verb in front of a clause that it attributes."""
    told = _first_of(told)
    cue = told.head
    as_clause = told.dep_ == "advcl" and told.left_edge.lower_ == "as"  # "described it as generous"
    if not (as_clause or told.dep_ in ("ccomp", "xcomp")) or not cue.i < told.i or row_of(cue) is None or passive(cue):
        return None
    return cue


def _complemented(verb: Token, row: CueVerb) -> bool:
    """Whether a cue verb has something that it attributes."""
    behind = [c for c in verb.children if c.i > verb.i]
    if any(c.dep_ in ("ccomp", "xcomp") for c in behind) or any(f"p:{c.lower_}" in row.frames for c in behind):
        return True
    return row.takes("n") and any(c.dep_ == "dobj" for c in behind)


def _could_speak(subject: Token, cue: Token) -> bool:
    """Whether the subject of what was said is a person other than the speaker, who could be the one to go on."""
    if subject.pos_ != "PRON":
        return subject.ent_type_ == "PERSON" or subject.pos_ == "PROPN"
    own = [c for c in cue.children if c.dep_ == "nsubj"]
    if not own or subject.lower_ in ("who", "that", "you", "they", "i", "we"):
        return not own or own[0].lower_ != subject.lower_
    if own[0].pos_ == "PRON":
        return own[0].lower_ != subject.lower_ and subject.lower_ in ("he", "she")
    several = own[0].tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in own[0].children)
    return subject.lower_ in ("he", "she") and several


def _finite(verb: Token) -> bool:
    """Whether the verb or its auxiliary is in the present or past tense, and no modal or "to" stands before it."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ in ("MD", "TO") for c in auxiliaries) or verb.tag_ == "VB":
        return False
    return verb.tag_ in _PRESENT | {"VBD"} or any(c.tag_ in _PRESENT | {"VBD"} for c in auxiliaries)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The token that heads the active subject of a verb, its own or the one it shares with the verb it hangs on."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "expl"]
    # "said Thursday morning": the parser takes the time for a second subject.
    acting = [c for c in own if c.ent_type_ not in ("DATE", "TIME")] or own
    if acting:
        return min(acting, key=lambda c: abs(c.i - verb.i))
    patients = [c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")]
    if patients or depth > 6:
        return patients[0] if patients and not passive(verb) else None
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" or verb.dep_ in ("xcomp", "advcl", "aux"):
        resumed = resumes(verb)
        if resumed is not None:
            return subject_of(resumed, depth + 1)
        if verb.dep_ == "advcl" and any(c.dep_ == "mark" for c in verb.children):
            return None
        if verb.dep_ == "conj" and passive(head):
            passives = [c for c in head.children if c.dep_ == "nsubjpass"]
            return passives[0] if passives else subject_of(head, depth + 1)
        if verb.dep_ == "xcomp":
            # "urged them to say": the object acts; "declined to say": the subject does.
            objects = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
            if objects:
                return objects[0]
        if verb.dep_ in ("xcomp", "advcl") and passive(head):
            passives = [c for c in head.children if c.dep_ == "nsubjpass"]
            return passives[0] if passives else None
        return subject_of(head, depth + 1)
    if verb.tag_ == "VBG" and verb.dep_ == "acl":
        resumed = resumes(verb)
        if resumed is not None:
            return subject_of(resumed, depth + 1)
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ == "VBG":
        return head
    if verb.dep_ == "relcl":
        return None
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        above = head.head
        if above.pos_ == "ADJ" and above.dep_ == "acomp":
            above = above.head  # "was fond of saying"
        passives = [c for c in above.children if c.dep_ == "nsubjpass"]
        if passives:
            return passives[0]
        return subject_of(above, depth + 1) if above.pos_ in ("VERB", "AUX") else None
    return None


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice, also without an auxiliary ("Asked by reporters, she declined")."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return not _contracted_perfect(verb)
    if verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children) and passive(verb.head):
        # "was called in and told that ...": who is told hears it. Whoever tells, tells somebody.
        told = verb.lemma_ == "tell" and not any(c.dep_ in ("dobj", "dative") for c in verb.children)
        return told or verb.tag_ == "VBN"
    # "when asked": the tagger often takes it for a past tense
    past = verb.tag_ == "VBD" and verb.i > 0 and verb.nbor(-1).lower_ in ("when", "if", "once")
    alone = verb.dep_ == "advcl" and (verb.tag_ == "VBN" or past)
    return alone and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)


def _contracted_perfect(verb: Token) -> bool:
    """Whether the parser took "has" or "had" for "is" ("She's vowed to stay").

    The verb has a complement and is none that one person tells another by; "it's hoped that ..." is a passive.
    """
    row = row_of(verb)
    helping = [c for c in verb.children if c.dep_ == "auxpass"]
    if row is None or row.takes("o") or len(helping) != 1 or helping[0].lower_ not in _CONTRACTED:
        return False
    if any(c.dep_ == "nsubjpass" and c.lower_ in ("it", "what") for c in verb.children):
        return False
    behind = {c.dep_ for c in verb.children if c.i > verb.i}
    return ("xcomp" in behind and row.takes("x")) or ("ccomp" in behind and row.takes("c"))


def agent_of(verb: Token) -> Token | None:
    """The noun behind "by" of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    # "was accused of theft by Boateng": the parser hangs the agent on the theft.
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for by in child.subtree:
                if by.lower_ == "by" and by.dep_ == "prep":
                    named = [c for c in by.children if c.dep_ == "pobj" and c.ent_type_ in ("PERSON", "ORG", "NORP")]
                    if named:
                        return named[0]
    return None


def bears(noun: Token) -> bool:
    """Whether a noun names a thing that slogans are written on."""
    return noun.lemma_.lower() in _BEARERS


def antecedent(pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself if it is none."""
    if pronoun.lower_ in RELATIVES and pronoun.head.dep_ == "relcl":
        return pronoun.head.head
    return pronoun


def clause(token: Token, without: Iterable[Token] = ()) -> set[int]:
    """Indices of the tokens under a token, without those under some others."""
    out = {t.i for t in token.subtree}
    for other in without:
        out -= {t.i for t in other.subtree}
    return out


def noun_phrase(head: Token, barrier: Token | None = None) -> set[int]:
    """Tokens of the phrase that a noun heads, up to a barrier such as the cue verb; loose clauses are left out."""
    loose = [
        c
        for c in head.children
        if c.dep_ in ("parataxis", "ccomp", "dep") or (c.dep_ == "relcl" and c.right_edge.i - c.left_edge.i > _LONG)
    ]
    out = clause(head, loose)
    if barrier is not None:
        out = {i for i in out if (i < barrier.i) == (head.i < barrier.i)}
    return {i for i in out if not head.doc[i].is_space}


def spans(doc: Doc, indices: Iterable[int], *, trim: bool = True) -> tuple[Span, ...]:
    """Runs of tokens as character spans, without loose punctuation at the ends of each run."""
    runs: list[tuple[int, int]] = []
    for i in sorted(indices):
        last = runs[-1][1] if runs else -2
        if i == last + 1 or (runs and all(doc[k].is_space for k in range(last + 1, i))):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    out: list[Span] = []
    for first, last in runs:
        a, b = first, last
        while trim and a <= b and (doc[a].is_space or doc[a].text in _TRIM_START or doc[a].dep_ == "cc"):
            a += 1
        while trim and b >= a and (doc[b].is_space or doc[b].text in _TRIM or doc[b].dep_ == "cc"):
            b -= 1
        if a > b:
            continue
        words = [t.text for t in doc[a : b + 1]]
        if trim and b + 1 < len(doc) and doc[b + 1].text in (")", "]") and any(word in "([" for word in words):
            b += not any(word in ")]" for word in words)  # "Ama Boateng (L-Ohio)"
        if any(c.isalnum() for word in words for c in word):
            out.append(Span(doc[a].idx, doc[b].idx + len(doc[b])))
    return tuple(out)


def temporal(verb: Token) -> bool:
    """Whether a clause tells when or why and not what (said after he had left)."""
    first = verb.left_edge
    if first.i < verb.i and first.lower_ in WHEN - {"although", "though"} and first.dep_ != "prep":
        return True
    return any(c.dep_ in ("mark", "advmod") and c.i < verb.i and c.lower_ in WHEN for c in verb.children)
