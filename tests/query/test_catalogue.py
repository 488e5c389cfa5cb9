"""The headers of question files."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.query import catalogue

GOOD = """# title: Who sang
# question: Who sang at this event?
# parameter: event (event, required) ?event_iri: the event
# column: singer: who sang

SELECT ?singer WHERE {
  VALUES ?event_iri { UNDEF }
  ?event_iri <urn:x:singer> ?singer
}
ORDER BY ?singer
"""


class TestAHeaderIsComplete:
    """What the command line shows of a question stands in its file, all of it, or the file is refused."""

    def test_a_complete_one(self):
        """All parts are read."""
        question = catalogue.read("who-sang", GOOD)
        assert question.title == "Who sang"
        assert question.question == "Who sang at this event?"
        assert question.parameters == (catalogue.Parameter("event", "event", True, "event_iri", "the event"),)
        assert question.columns == (catalogue.Column("singer", "who sang"),)
        assert question.sparql == GOOD

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("# title: Who sang\n", "", "0 lines of title"),
            ("# title: Who sang\n", "# title: Who sang\n# title: Who\n", "2 lines of title"),
            ("# question: Who sang at this event?\n", "", "0 lines of question"),
            ("# column: singer: who sang\n", "", "no columns"),
            ("singer: who sang", "singer", "column 'singer' is incomplete"),
            ("(event, required)", "(event)", "is incomplete"),
            ("(event, required)", "(song, required)", "'song' is no type"),
            ("# title: Who sang", "# about: singing", "is no header line"),
            ("# title: Who sang", "# just a comment", "is no header line"),
            ("  VALUES ?event_iri { UNDEF }\n", "", "has no place in the query"),
        ],
    )
    def test_an_incomplete_one(self, old, new, message):
        """Each missing or misspelt part is named."""
        assert old in GOOD
        with pytest.raises(InputError, match=r"question who-sang\.rq") as raised:
            catalogue.read("who-sang", GOOD.replace(old, new))
        assert message in raised.value.message
        assert raised.value.fix

    def test_the_name(self):
        """A file name that can't be a command is refused."""
        with pytest.raises(InputError, match="kebab"):
            catalogue.read("Who_Sang", GOOD)
