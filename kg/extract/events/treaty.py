"""A convention that is signed, not held: "the 1951 Refugee Convention", "the Convention on the High Seas"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.events.grammar import pobj
from kg.extract.events.hangs import governing_verb

#: What is done with a treaty; some are done at a conference too, but not to it.
_DONE_TO_IT = frozenset(
    ("sign", "ratify", "violate", "breach", "accede", "cite", "invoke", "uphold", "respect", "implement", "infringe",
     "contravene", "denounce", "protect", "apply", "flout", "honour", "honor", "quit", "define", "oblige", "prohibit")
)  # fmt: skip
_OF_IT = frozenset(
    ("party", "signatory", "article", "protocol", "breach", "violation", "obligation", "provision", "ratification",
     "signing", "text", "principle", "right", "commitment")
)  # fmt: skip
#: What treaties are about and conferences are seldom called by.
_SUBJECTS = frozenset(
    ("Refugee", "Refugees", "Geneva", "Vienna", "Hague", "Genocide", "Torture", "Weapons", "Rights", "Patent",
     "Extradition", "Climate", "Biodiversity", "Whaling", "Slavery", "Labour", "Maritime", "Ramsar", "Berne")
)  # fmt: skip
_HELD = frozenset(("attend", "hold", "host", "open", "speak", "address", "organize", "organise", "begin", "gather"))
_ABOUT = frozenset(("on", "against", "relating", "concerning"))


def is_treaty(head: Token, name: Sequence[Token]) -> bool:
    """Whether a name that ends in "Convention" is a treaty's, by what is done with it or by what it is about."""
    if head.text != "Convention":
        return False
    verb = governing_verb(head)
    over = head.head
    if head.dep_ == "pobj":
        # "under the Convention", "a party to the Convention"; "at the Convention" is at an event
        if over.lower_ in ("at", "during"):
            return False
        if over.lower_ == "under" or (over.lower_ in ("to", "of") and over.head.lemma_.lower() in _OF_IT):
            return True
    if verb is not None and verb.lemma_ in _HELD:
        return False
    if verb is not None and verb.lemma_ in _DONE_TO_IT:
        return True
    about = any(c.lower_ in _ABOUT and any(n.text[0].isupper() for n in pobj(c)) for c in head.children)
    return about or any(t.text in _SUBJECTS for t in name)
