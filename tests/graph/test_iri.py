import re

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph import iri
from kg.graph.vocabulary import DATA, NODE_KINDS

SAFE = re.compile(re.escape(DATA) + r"[a-z]+/[a-z0-9-]+\Z")
NAMES = st.text(st.characters(), max_size=200)


class TestMinting:
    """IRIs of named things."""

    def test_is_readable_and_stable(self):
        """A name gives the same readable IRI for ever: users' queries hold it."""
        assert iri.named("person", "Zoë O’Neill-Băsescu").value == DATA + "person/zoe-oneill-basescu-2faee8cd375b"

    @given(NAMES)
    @settings(max_examples=1000)
    def test_any_name_gives_a_safe_iri(self, name):
        """Whatever the name holds, only safe characters reach the IRI, and a parser takes it."""
        minted = iri.named("person", name)
        assert SAFE.match(minted.value)
        assert len(minted.value) < 200
        assert NamedNode(minted.value) == minted

    def test_hostile_names(self):
        """Long, empty, right-to-left, control, path-like and surrogate names are all minted, each its own."""
        hostile = [
            "",
            "\x00",
            "..",
            "../../etc/passwd",
            "\ud800",
            "x" * 10_240,
            "x" * 10_241,
            "محمد",
            "👩‍👩‍👧",
            '<a> "b"',
            "%2e",
            "́",
        ]
        minted = {iri.named("person", name).value for name in hostile}
        assert len(minted) == len(hostile)
        assert all(SAFE.match(m) for m in minted)

    @given(st.lists(NAMES, max_size=50), st.sampled_from(NODE_KINDS))
    def test_two_names_share_an_iri_only_when_they_are_one_name(self, names, kind):
        """Equal after folding means the same IRI, else another: nothing is lost by the slug."""
        by_fold = {iri.fold(n): iri.named(kind, n) for n in names}
        assert len({iri.fold(n) for n in names}) == len({_hash(v) for v in by_fold.values()})

    def test_a_hundred_thousand_names_do_not_collide(self):
        """Names whose slugs are all empty rest on the hash alone."""
        assert (
            len({iri.named("person", f"{chr(0x4E00 + i % 20000)}{chr(0x4E00 + i // 20000)}") for i in range(100_000)})
            == 100_000
        )

    @given(NAMES)
    def test_normal_forms_are_one_name(self, name):
        """A name typed in another Unicode normal form is the same thing."""
        import unicodedata

        keys = {_hash(iri.named("place", unicodedata.normalize(form, name))) for form in ("NFC", "NFD", "NFKC", "NFKD")}
        assert len(keys) == 1

    def test_kinds_do_not_share_hashes(self):
        """The same name as a person and as a place are two things in every part of the IRI."""
        assert _hash(iri.named("person", "Paris")) != _hash(iri.named("place", "Paris"))

    def test_identity_sets_namesakes_apart(self):
        """Two things of one name get two IRIs that look alike to a reader."""
        one, two = iri.named("person", "Ana Reis"), iri.named("person", "Ana Reis", "article", "b", 3)
        assert one != two
        assert one.value.rsplit("-", 1)[0] == two.value.rsplit("-", 1)[0]


class TestPlain:
    """IRIs of nodes without a name."""

    def test_parts_do_not_run_together(self):
        """("a", "bc") and ("ab", "c") are two identities, and so are 1 at the end of a text and the number after it."""
        assert iri.plain("mention", "a", "bc") != iri.plain("mention", "ab", "c")
        assert iri.plain("mention", "a1", 2) != iri.plain("mention", "a", 12)

    def test_unknown_kind_is_refused(self):
        """A kind that the vocabulary does not list can't be minted."""
        import pytest

        with pytest.raises(ValueError, match="node kind"):
            iri.plain("thing", 1)

    def test_article_ids_are_exact(self):
        """Article ids that differ only in case are two articles."""
        assert iri.article("a") != iri.article("A")


def _hash(node):
    return node.value.rsplit("/", 1)[1].rsplit("-", 1)[-1]
