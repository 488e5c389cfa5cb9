import pytest
from annotating import Writer

from kg.resolve import resolve, statements


def said(key, words, speaker="Lena Osk", *, addressee="", event=False, polarity="affirmed"):
    w = Writer(key, f"{speaker or 'Someone'} told {addressee or 'all'} at the meeting: “{words}”")
    speakers = [w.entity("Person", speaker)] if speaker else []
    to = [w.entity("Person", addressee)] if addressee else []
    at = w.event("Meeting", "meeting", [(p, "Attendee") for p in speakers + to]) if event else ""
    w.statement(f"“{words}”", speaker=speakers, addressee=to, event=at, polarity=polarity)
    return w.done()


def count(*annotations):
    return len(resolve(annotations).statements)


LONG = "We will rebuild the harbour wall before the autumn storms arrive"


class TestSameStatement:
    """Merged."""

    @pytest.mark.parametrize(
        "other",
        [
            LONG,
            LONG + ".",
            "We will rebuild the harbour's wall before the storms of autumn arrive",
            "Before the autumn storms arrive, we will rebuild the harbour wall",
            "we’ll rebuild the wall of the harbour before autumn storms arrive",
        ],
    )
    def test_nearly_the_same_words(self, other):
        """Outlets shorten, reorder and translate back; the words that carry the sense stay."""
        assert count(said("a", LONG), said("b", other)) == 1

    def test_speaker_unknown_in_one(self):
        """Equal words join also where one outlet does not name the speaker; the name is kept."""
        result = resolve([said("a", LONG, ""), said("b", LONG)])
        assert len(result.statements) == 1
        assert [result.entities[s].name for s in result.statements[0].speaker] == ["Lena Osk"]

    def test_short_words_to_the_same_person(self):
        """Three words are one statement when the same speaker says them to the same person."""
        assert (
            count(
                said("a", "Enough is enough", addressee="Pavel Dorn"),
                said("b", "Enough is enough!", addressee="Pavel Dorn"),
            )
            == 1
        )

    def test_short_words_at_the_same_event(self):
        """Or at the same event."""
        one = said("a", "Enough is enough", addressee="Pavel Dorn", event=True)
        two = said("b", "Enough is enough", addressee="Pavel Dorn", event=True)
        assert count(one, two) == 1

    def test_looser_words_at_the_same_event(self):
        """At one event one speaker says a thing once: freer wording will do."""
        one, two = "You could flip a switch to mend the ferry", "the board might flip a switch to repair the ferry"
        assert count(said("a", one), said("b", two)) == 2
        at = {"addressee": "Pavel Dorn", "event": True}
        assert count(said("a", one, **at), said("b", two, **at)) == 1

    def test_one_sentence_of_a_longer_statement(self):
        """An outlet that prints one long sentence out of several reports the same statement."""
        sentence = "I understand that the ferry company faces a very difficult and complicated winter season"
        longer = "Mending the pier at this point costs much less. " + sentence + ", but islanders pay for it"
        assert count(said("a", longer), said("b", sentence)) == 1

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("We cannot feed a lighthouse on applause", "We can\u2019t feed a lighthouse on applause"),
            ("We can not feed a lighthouse on applause", "We can`t feed a lighthouse on applause"),
            ("I will not sell the old wharf", "I won't sell the old wharf"),
            ("It's not a plan for the island", "It isn\u02bct a plan for the island"),
            ("They are not selling the old wharf", "They aren't selling the old wharf"),
            ("They would've asked for the ledger", "They would have asked for the ledger"),
            ("Let's open the old wharf", "let us open the old wharf"),
        ],
    )
    def test_contractions(self, one, other):
        """An outlet that writes "can't" for "cannot" reports the same words."""
        assert statements.content_words(one) == statements.content_words(other)
        assert count(said("a", one), said("b", other)) == 1

    def test_one_sentence_word_for_word(self):
        """A quotation of one sentence is of the same statement as the quotation that goes on after it."""
        longer = "We cannot feed a lighthouse on applause. Each winter the lamp costs more than the boats that pass it."
        short = "We can't feed a lighthouse on applause,"
        assert count(said("a", longer), said("b", short)) == 1
        assert count(said("a", longer), said("b", short, "Pavel Dorn")) == 2
        assert count(said("a", longer), said("b", short.replace("can't", "can"))) == 2
        assert count(said("a", longer), said("b", "feed a lighthouse on applause")) == 2

    def test_reason_gives_the_likeness(self):
        """The merge says how alike the words are."""
        members = resolve([said("a", LONG), said("b", LONG)]).statements[0].members
        assert [m.reason for m in members] == ["", "100% like the words in article a; the same speaker"]


class TestOtherStatement:
    """Kept apart."""

    def test_other_speaker(self):
        """The same words from two people are two statements."""
        assert count(said("a", LONG), said("b", LONG, "Pavel Dorn")) == 2

    def test_unknown_speaker_does_not_join_two_people(self):
        """A report without a speaker is of one of two statements, not of both."""
        assert count(said("a", LONG), said("b", LONG, "Pavel Dorn"), said("c", LONG, "")) == 2

    def test_one_other_word_in_a_short_sentence(self):
        """In a short sentence another word says another thing."""
        assert (
            count(said("a", "We rebuild the wall before winter"), said("b", "We rebuild the wall before spring")) == 2
        )

    def test_negation(self):
        """A "not" turns the sense."""
        assert count(said("a", LONG), said("b", LONG.replace("will", "will not"))) == 2

    def test_same_words_in_another_order_by_nobody_known(self):
        """Without a speaker the order counts: who greets whom is another thing."""
        one = said("a", "Good morning Frank, my name is John and this is Ruth", "")
        two = said("b", "Good morning John, my name is Ruth and this is Frank", "")
        assert count(one, two) == 2

    @pytest.mark.parametrize("turned", ["won't", "cannot", "can’t", "will never", "will not"])
    def test_negation_in_any_form(self, turned):
        """However it is written, a "not" turns the sense; two of them turn it back."""
        assert count(said("a", LONG), said("b", LONG.replace("will", turned))) == 2

    def test_no_and_a_denial(self):
        """That nobody was chosen, and a denial that somebody was, stay two: a statement has one polarity."""
        one, other = "no keeper of the lighthouse had been chosen yet", "a keeper of the lighthouse had been chosen yet"
        assert count(said("a", one), said("b", other, polarity="denied")) == 2

    @pytest.mark.parametrize(("one", "other"), [("I don't know", "I don't know"), ("It's a pity", "It is a pity")])
    def test_short_words_in_full(self, one, other):
        """What is short as people say it stays short when it is written in full."""
        assert count(said("a", one), said("b", other)) == 2
        assert count(said("a", one, addressee="Ruth Amadi"), said("b", other, addressee="Ruth Amadi")) == 1

    def test_number(self):
        """Another number is another claim."""
        assert count(said("a", LONG + " in 2023"), said("b", LONG + " in 2024")) == 2

    def test_denial(self):
        """To deny something is not to say it."""
        assert count(said("a", LONG), said("b", LONG, polarity="denied")) == 2

    def test_part_of_a_long_statement(self):
        """A few words out of a long statement are not the statement."""
        assert (
            count(
                said("a", "the harbour wall fell down"),
                said(
                    "b",
                    "the harbour wall fell down, "
                    + LONG
                    + " and then the ferries, markets, schools and museums reopen",
                ),
            )
            == 2
        )

    def test_short_words_elsewhere(self):
        """Three words said at other times to other people are two statements."""
        assert (
            count(
                said("a", "Enough is enough", addressee="Pavel Dorn"),
                said("b", "Enough is enough", addressee="Ruth Amadi"),
            )
            == 2
        )

    def test_words_without_sense(self):
        """Words of which none carries sense never join."""
        assert (
            count(
                said("a", "It is what it is and that is that"),
                said(
                    "b",
                    "So that was it and it was so",
                ),
            )
            == 2
        )
