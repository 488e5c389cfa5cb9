"""Reading RDF: strict, limited, and never with a traceback."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import InputError, KGError, LimitError, UsageError
from kg.graph import rdf, safety

S, P = NamedNode("http://x.example/s"), NamedNode("http://x.example/p")
LINE = b"<http://x.example/s> <http://x.example/p> "
RDFXML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.example/">%s</rdf:RDF>'


def _object(turtle: bytes) -> object:
    (triple,) = rdf.parse(LINE + turtle + b" .")
    return triple.object


class TestFormats:
    """Each format gives the same triples; the suffix names the simple ones."""

    @pytest.mark.parametrize(
        ("suffix", "text"),
        [
            (".ttl", "@prefix x: <http://x.example/> . x:s x:p 'o' ."),
            (".nt", '<http://x.example/s> <http://x.example/p> "o" .'),
            (".nq", '<http://x.example/s> <http://x.example/p> "o" <http://x.example/g> .'),
            (".trig", "@prefix x: <http://x.example/> . x:g { x:s x:p 'o' }"),
        ],
    )
    def test_by_suffix(self, tmp_path, suffix, text):
        """Turtle, N-Triples, N-Quads and TriG are known by their suffix; named graphs are read into the one."""
        path = tmp_path / f"g{suffix}"
        path.write_text(text)
        assert rdf.parse(path) == [Triple(S, P, Literal("o"))]

    @pytest.mark.parametrize(
        ("name", "form", "text"),
        [
            (
                "g.rdf",
                "rdfxml",
                RDFXML % '<rdf:Description rdf:about="http://x.example/s"><x:p>o</x:p></rdf:Description>',
            ),
            ("g.jsonld", "jsonld", '{"@id": "http://x.example/s", "http://x.example/p": "o"}'),
        ],
    )
    def test_only_when_named(self, tmp_path, name, form, text):
        """RDF/XML and JSON-LD are read only when the format is named."""
        path = tmp_path / name
        path.write_text(text)
        assert rdf.parse(path, form) == [Triple(S, P, Literal("o"))]
        with pytest.raises(UsageError, match="is not read unasked"):
            rdf.parse(path)

    def test_unknown(self, tmp_path):
        """An unknown suffix or format is a usage error that lists the formats."""
        (tmp_path / "g.txt").touch()
        with pytest.raises(UsageError, match=r"'\.txt' tells no RDF format") as raised:
            rdf.parse(tmp_path / "g.txt")
        assert "turtle, ntriples" in raised.value.fix
        with pytest.raises(UsageError, match="'n3' is no RDF format"):
            rdf.parse(b"", "n3")

    def test_no_file(self, tmp_path):
        """A file that is missing, or is a folder, is an input error that names it."""
        with pytest.raises(InputError, match=r"none\.ttl: can't be read: No such file"):
            rdf.parse(tmp_path / "none.ttl")
        (tmp_path / "d.ttl").mkdir()
        with pytest.raises(InputError, match=r"d\.ttl: can't be read"):
            rdf.parse(tmp_path / "d.ttl")
        with pytest.raises(InputError, match="can't be read"):
            rdf.parse(Path("a\0b.ttl"))

    def test_a_byte_order_mark(self):
        """Some editors put one before the text; it is no part of it."""
        assert rdf.parse(b"\xef\xbb\xbf" + LINE + b"1 .") == rdf.parse(LINE + b"1 .")

    def test_nothing(self):
        """An empty file is an empty graph."""
        assert rdf.parse(b"") == []


class TestValuesAreCanonical:
    """One value has one form, so that equal graphs are equal bytes."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            (b"01", "1"),
            (b"+7", "7"),
            (b"1.50", "1.5"),
            (b'"TRUE"^^<http://www.w3.org/2001/XMLSchema#boolean>', "TRUE"),
            (b'"1"^^<http://www.w3.org/2001/XMLSchema#boolean>', "true"),
            (b'"2024-03-12+00:00"^^<http://www.w3.org/2001/XMLSchema#date>', "2024-03-12Z"),
            (b'"2024-3-1"^^<http://www.w3.org/2001/XMLSchema#date>', "2024-3-1"),
            (b'"05"^^<http://www.w3.org/2001/XMLSchema#int>', "05"),
            (b'"01"', "01"),
        ],
    )
    def test_form(self, text, value):
        """Well-formed values get their one form; ill-formed ones and derived types stay for the shapes to see."""
        found = _object(text)
        assert isinstance(found, Literal)
        assert found.value == value

    def test_each_triple_once(self):
        """The same triple twice, or in two forms, is one."""
        assert len(rdf.parse(LINE + b"1, 01, 1 .")) == 1

    def test_blank_nodes(self):
        """Nodes without a name are numbered in the order of the file: reading twice gives the same."""
        text = b"[] <http://x.example/p> [ <http://x.example/p> _:z ] ."
        assert rdf.parse(text) == rdf.parse(text)
        assert {t.subject for t in rdf.parse(text)} <= {BlankNode("b0"), BlankNode("b1"), BlankNode("b2")}


class TestErrorsNameThePlace:
    """An error says which file, which line, and what to do."""

    @pytest.mark.parametrize(
        ("text", "form", "message"),
        [
            (
                b"<http://x.example/s> a <http://x.example/c> .\n x:y a 1 .",
                None,
                "line 2, column 2: not turtle: The prefix x:",
            ),
            (b"<s> <p> <o> .", None, "line 1, column 1: a relative IRI"),
            (LINE + b'"\xff" .', None, "line 1, column 44: not UTF-8"),
            ("<a:b> <a:b> <a:b> .".encode("utf-16"), None, "not UTF-8"),
            (LINE + b'"a\\uD800" .', None, "line 1, column 45: not turtle: The escape sequence"),
            (LINE + b"<http://x.example/a b> .", None, "line 1"),
            (LINE + b"<<( <a:a> <a:b> <a:c> )>> .", None, "a triple inside a triple"),
            (LINE + b'"x"@ar--rtl .', None, "base direction"),
            (b"{", "jsonld", "line 1, column 2: not JSON"),
            (b"\xff", "jsonld", "not JSON"),
            (b'{"@context": "http://x.example/c", "a": 1}', "jsonld", "@context points to 'http://x.example/c'"),
            (b'{"@context": [{}, "file:///etc/passwd"]}', "jsonld", "@context points to 'file:///etc/passwd'"),
            (b'{"@context": {"@import": "http://x.example/c"}}', "jsonld", "@import points to 'http://x.example/c'"),
            (b'{"a": [{"@context": "x"}]}', "jsonld", "@context points to 'x'"),
            (b"<a>", "rdfxml", "line 1, column 4: not XML: no element found"),
            (b"<!DOCTYPE a><a/>", "rdfxml", "line 1: it has a DOCTYPE"),
            (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "rdfxml", "DOCTYPE"),
            (b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x.example/">%b;]><a/>', "rdfxml", "DOCTYPE"),
            ("<!DOCTYPE a><a/>".encode("utf-16"), "rdfxml", "DOCTYPE"),
            (b"<a/>", "ntriples", "line 1"),
        ],
    )
    def test_message(self, text, form, message):
        """Each is an input error with the place and a fix, and without a traceback."""
        with pytest.raises(InputError) as raised:
            rdf.parse(text, form)
        assert raised.value.message.startswith("input: ")
        assert message in raised.value.message
        assert raised.value.fix

    def test_the_file_is_named(self, tmp_path):
        """The name of the file stands first."""
        path = tmp_path / "bad.ttl"
        path.write_text("oops")
        with pytest.raises(InputError) as raised:
            rdf.parse(path)
        assert raised.value.message.startswith(f"{path}: line 1")


class TestLimits:
    """Each limit is tested where it is and one beyond."""

    def test_literal(self):
        """The longest literal passes, one character more does not."""
        assert _object(b'"' + b"a" * rdf.MAX_LITERAL + b'"') == Literal("a" * rdf.MAX_LITERAL)
        with pytest.raises(LimitError, match="literal of more than 100,000 characters"):
            _object(b'"' + b"a" * (rdf.MAX_LITERAL + 1) + b'"')

    def test_iri(self):
        """The longest IRI passes, one character more does not, wherever it stands."""
        fits = b"http://x.example/".ljust(rdf.MAX_IRI, b"a")
        assert len(rdf.parse(b"<%s> <%s> <%s> ." % (fits, fits, fits))) == 1
        for place in range(3):
            parts = [b"<a:b>"] * 3
            parts[place] = b"<" + fits + b"a>"
            with pytest.raises(LimitError, match="IRI of more than 2,048 characters"):
                rdf.parse(b" ".join(parts) + b" .")
        with pytest.raises(LimitError, match="IRI of more than"):
            _object(b'"1"^^<' + fits + b"a>")

    def test_triples(self, monkeypatch):
        """The last triple passes, one more does not."""
        monkeypatch.setattr(rdf, "MAX_TRIPLES", 3)
        assert len(rdf.parse(LINE + b"1, 2, 3 .")) == 3
        with pytest.raises(LimitError, match="more than 3 triples"):
            rdf.parse(LINE + b"1, 2, 3, 4 .")

    def test_bytes(self, monkeypatch, tmp_path):
        """The last byte passes, one more does not, from memory and from a file."""
        text = LINE + b"1 ."
        path = tmp_path / "g.ttl"
        path.write_bytes(text)
        monkeypatch.setattr(rdf, "MAX_BYTES", len(text))
        assert len(rdf.parse(text)) == len(rdf.parse(path)) == 1
        monkeypatch.setattr(rdf, "MAX_BYTES", len(text) - 1)
        for source in (text, path):
            with pytest.raises(LimitError, match="bytes"):
                rdf.parse(source)

    @pytest.mark.parametrize(
        ("form", "start", "end"),
        [
            ("turtle", b"[<a:b> ", b"]"),
            ("turtle", b"(", b")"),
            ("trig", b"(", b")"),
            ("jsonld", b'{"http://x.example/p":', b"}"),
            ("rdfxml", b'<x:p xmlns:x="a:" >', b"</x:p>"),
        ],
    )
    def test_nesting(self, form, start, end):
        """What is nested deeper than allowed is a limit error, at any depth; what is not, is none."""
        before, after = {"jsonld": (b"", b"")}.get(form, (LINE, b" ."))
        if form == "rdfxml":
            before, after = b"", b""
        for depth in (safety.MAX_NESTING + 1, 50_000):
            with pytest.raises(LimitError, match="nested more than 200 deep"):
                rdf.parse(before + start * depth + b"1" + end * depth + after, form)
        fine = safety.MAX_NESTING
        with contextlib.suppress(InputError):
            rdf.parse(before + start * fine + b"1" + end * fine + after, form)

    def test_brackets_in_texts(self):
        """Brackets in strings, IRIs and comments are no nesting."""
        many = b"[({" * 300
        text = b"# %s\n%s" % (many, LINE) + b'"%s", """%s\n"x""", \'%s\\\'\' .' % (many, many, many)
        assert len(rdf.parse(text)) == 3


class TestAnyBytes:
    """Any bytes are parsed, or raise an error of ours; never anything else."""

    @settings(max_examples=300, deadline=None)
    @given(st.binary(max_size=200), st.sampled_from(rdf.FORMATS))
    def test_noise(self, data, form):
        """Random bytes."""
        with contextlib.suppress(KGError):
            rdf.parse(data, form)

    @settings(max_examples=300, deadline=None)
    @given(st.text("<>@prefix:ab.[](){};,\"'\\^ \n#_1u=/!?-&", max_size=120), st.sampled_from(rdf.FORMATS))
    def test_signs(self, text, form):
        """The signs of the formats, in any order."""
        with contextlib.suppress(KGError):
            rdf.parse(text.encode(), form)

    @settings(max_examples=300, deadline=None)
    @given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
            ["@id", "@type", "@value", "@list", "@context", "@graph", "@language", "@reverse", "a:b", "x", "@vocab"]
        ), inner, max_size=4), max_leaves=12))  # fmt: skip
    def test_json(self, document):
        """JSON of any shape."""
        import json

        with contextlib.suppress(KGError):
            rdf.parse(json.dumps(document).encode(), "jsonld")
