"""Names of events: short, in one tense, with those who took part called by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from event_cast import reader, told
from spacy.tokens import Doc

from kg.extract.events.past import past
from kg.extract.events.tables import rows, verbs
from kg.model import Event

Read = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Read:
    return reader(parse)


def _names(read: Read, text: str, **kwargs: bool) -> list[str]:
    return [name for _, name, _, _ in told(read(text, **kwargs))]


class TestVerbs:
    """An event that a verb is has who did what for its name."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Varga has been fighting cancer since 2019.", "Ilse Varga fought cancer"),
            ("Oak Bank has launched a card on Monday.", "Oak Bank launched card"),
            ("Oak Bank went on to buy Harlan Motors on Monday.", "Oak Bank bought Harlan Motors"),
            ("Brandt, born in Oberwald in 1961, runs the ferries.", "Tomas Brandt was born"),
            ("Brandt had been arrested on Monday.", "Tomas Brandt was arrested"),
            ("Varga and Okafor were arrested on Monday.", "Ilse Varga and Mei Okafor were arrested"),
            ("The ferry owners were arrested on Monday.", "ferry owners were arrested"),
            ("Oak Bank will buy Harlan Motors on Friday.", "Oak Bank to buy Harlan Motors"),
            ("Brandt will be sentenced on Friday.", "Tomas Brandt to be sentenced"),
            ("Oak Bank released Model 4 on Monday.", "Oak Bank released Model 4"),
            ("Oak Bank released the first version of its app on Monday.", "Oak Bank released first version of app"),
            ("Varga urged the ferry owners to lower the fares.", "Ilse Varga urged ferry owners to lower fares"),
            ("Okafor welcomed everyone on Monday.", "Mei Okafor welcomed everyone"),
        ],
    )
    def test_who_did_what(self, read: Read, text: str, name: str) -> None:
        """The verb stands in the past or, of what is ahead, behind "to"; helping verbs go."""
        assert name in _names(read, text)

    def test_headline(self, read: Read) -> None:
        """A headline's present tense is what happened."""
        assert _names(read, "Oak Bank buys Harlan Motors", headline=True) == ["Oak Bank bought Harlan Motors"]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Varga announced that the ferries will run on Sundays.", "Ilse Varga's announcement about ferries"),
            ("Varga announced there would be two new ferries.", "Ilse Varga's announcement about two new ferries"),
            ("Harlan Motors admitted that the pumps had failed.", "Harlan Motors' admission about pumps"),
            ("Varga announced that she would sell the pier.", "Ilse Varga's announcement about pier"),
            ("Varga vowed to rebuild the pier.", "Ilse Varga vowed to rebuild pier"),
            ("Varga promised to go on listening.", "Ilse Varga promised to go on listening"),
            ("Varga promised to pay for the pier.", "Ilse Varga promised to pay for pier"),
        ],
    )
    def test_words(self, read: Read, text: str, name: str) -> None:
        """Words with a clause behind them are called by their kind and topic, without the clause."""
        assert _names(read, text) == [name]


class TestNouns:
    """A noun that stands alone is told from its like."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Varga gave a speech on Monday.", "Ilse Varga's speech"),
            ("Varga said in an interview on Monday that fares fell.", "interview with Ilse Varga"),
            ("The trial of Brandt began on Monday.", "trial of Tomas Brandt"),
            ("A rally in Port Rook drew 200 guests on Monday.", "rally in Port Rook"),
            ("Oak Bank and Harlan Motors signed a deal on Monday.", "deal between Oak Bank and Harlan Motors"),
            ("This year's election was held on Sunday.", "election"),
            ("Varga spoke at Monday night's debate.", "debate"),
        ],
    )
    def test_whose(self, read: Read, text: str, name: str) -> None:
        """By whose it was, with whom or where; the day is no part of it."""
        assert name in _names(read, text)


class TestPast:
    """The past tense of a verb."""

    @pytest.mark.parametrize(
        ("lemma", "form"),
        [("launch", "launched"), ("close", "closed"), ("bury", "buried"), ("destroy", "destroyed"), ("buy", "bought"),
         ("ban", "banned"), ("unveil", "unveiled"), ("quit", "quit")],
    )  # fmt: skip
    def test_form(self, lemma: str, form: str) -> None:
        """By the table or the ending."""
        assert past(lemma) == form

    def test_doubled(self) -> None:
        """A short verb of the table of events that ends in vowel and consonant is irregular or doubles the letter."""
        short = {v for v in verbs() if len(v) == 3 and v[0] not in "aeiou" and v[1] in "aeiou" and v[2] in "bdgmnpt"}
        assert short <= {row[0] for row in rows("past.tsv")}
