"""Writing RDF: the same bytes for the same graph, in every format, and files that are whole or not there."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import InputError, LimitError, UsageError
from kg.graph import rdf
from kg.graph.vocabulary import DATA, NG, XSD, Class, Prop

ILSE = NamedNode(DATA + "person/ilse-1a2b")
SMALL = [
    Triple(ILSE, Prop.TYPE, Class.PERSON),
    Triple(ILSE, Prop.PREF_LABEL, Literal("Ilse Varga")),
    Triple(ILSE, Prop.ALT_LABEL, Literal("Varga")),
    Triple(ILSE, Prop.ALT_LABEL, Literal("Ms Varga")),
    Triple(NamedNode(DATA + "mention/0c9d"), Prop.START, Literal("7", datatype=NamedNode(XSD + "integer"))),
    Triple(NamedNode(DATA + "mention/0c9d"), Prop.CONFIDENCE, Literal("0.50", datatype=NamedNode(XSD + "decimal"))),
    Triple(NamedNode(DATA + "mention/0c9d"), Prop.PLANNED, Literal("true", datatype=NamedNode(XSD + "boolean"))),
    Triple(NamedNode(DATA + "mention/0c9d"), Prop.DATE, Literal("2024-03", datatype=NamedNode(XSD + "gYearMonth"))),
]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
iris = st.sampled_from(
    [DATA + "person/a-1", DATA + "event/9", NG + "Person", "urn:x:y", "http://x.example/a.b", "http://x.example/",
     "http://x.example/q?a=1&b=2", DATA + "person/x'y", "http://x.example/ünïcode", "ng:odd", DATA + "person/-"]
)  # fmt: skip
literals = st.one_of(
    texts.map(Literal),
    st.tuples(texts, st.sampled_from(["en", "de-at"])).map(lambda pair: Literal(pair[0], language=pair[1])),
    st.integers().map(lambda n: Literal(str(n), datatype=NamedNode(XSD + "integer"))),
    st.tuples(texts, st.sampled_from(["integer", "decimal", "boolean", "date", "gYear", "double", "anyURI"])).map(
        lambda pair: Literal(pair[0], datatype=NamedNode(XSD + pair[1]))
    ),
)
predicates = st.sampled_from(
    [Prop.TYPE, Prop.PREF_LABEL, Prop.WORDING, NamedNode("urn:x:name"), NamedNode("http://x.example/a.b")]
)
graphs = st.lists(
    st.builds(Triple, iris.map(NamedNode), predicates, st.one_of(literals, iris.map(NamedNode))), max_size=12
)


def _canonical(triples: list[Triple]) -> set[Triple]:
    return set(rdf.parse(rdf.serialise(triples, "ntriples"), "ntriples"))


class TestTurtleIsForReading:
    """One block a subject, one line a value, sorted; types first; prefixes for what is used."""

    def test_layout(self):
        """This is how it looks."""
        assert rdf.serialise(SMALL, "turtle").decode() == (
            "@prefix mention: <https://w3id.org/newsgraph/id/mention/> .\n"
            "@prefix ng: <https://w3id.org/newsgraph/ontology#> .\n"
            "@prefix person: <https://w3id.org/newsgraph/id/person/> .\n"
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
            "\n"
            "mention:0c9d ng:confidence 0.5 ;\n"
            '    ng:date "2024-03"^^xsd:gYearMonth ;\n'
            "    ng:planned true ;\n"
            "    ng:start 7 .\n"
            "\n"
            "person:ilse-1a2b a ng:Person ;\n"
            '    skos:altLabel "Ms Varga" ,\n'
            '        "Varga" ;\n'
            '    skos:prefLabel "Ilse Varga" .\n'
        )

    def test_a_change_stays_local(self):
        """One value more is one line more, one changed value one changed line."""
        before = set(rdf.serialise(SMALL, "turtle").decode().splitlines())
        more = (
            rdf.serialise([*SMALL, Triple(ILSE, Prop.ALT_LABEL, Literal("I. Varga"))], "turtle").decode().splitlines()
        )
        assert len([line for line in more if line not in before]) <= 2

    def test_nothing(self):
        """An empty graph is an empty file."""
        assert rdf.serialise([], "turtle") == b""


class TestEqualGraphsAreEqualBytes:
    """Neither the order of the triples nor the hash seed changes a byte."""

    @pytest.mark.parametrize("form", rdf.FORMATS)
    def test_order(self, form):
        """Shuffled triples, and triples given twice, give the same bytes."""
        shuffled = SMALL * 2
        random.Random(7).shuffle(shuffled)
        assert rdf.serialise(shuffled, form) == rdf.serialise(SMALL, form)

    @pytest.mark.parametrize("form", rdf.FORMATS)
    def test_hash_seed(self, form, tmp_path):
        """Another process with another hash seed gives the same bytes."""
        (tmp_path / "g.nt").write_bytes(rdf.serialise(SMALL, "ntriples"))
        code = (
            "import sys; from pathlib import Path; from kg.graph import rdf;"
            "sys.stdout.buffer.write(rdf.serialise(rdf.parse(Path(sys.argv[1])), sys.argv[2]))"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "g.nt"), form]
        found = set()
        for seed in ("0", "4711"):
            environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
            done = subprocess.run(
                command, capture_output=True, check=True, env=environment, cwd=Path(__file__).parents[2]
            )
            found.add(done.stdout)
        assert found == {rdf.serialise(SMALL, form)}

    @pytest.mark.parametrize("form", rdf.FORMATS)
    def test_a_fixed_point(self, form):
        """Reading what was written and writing it again changes nothing."""
        data = rdf.serialise(SMALL, form)
        assert rdf.serialise(rdf.parse(data, form), form) == data


class TestNothingIsLost:
    """What is read back, by our parser and by rdflib, is what was written."""

    @settings(max_examples=200, deadline=None)
    @given(graphs, st.sampled_from([form for form in rdf.FORMATS if form != "rdfxml"]))
    def test_round_trip(self, triples, form):
        """Any text, any type, any of these IRIs comes back from every format."""
        assert set(rdf.parse(rdf.serialise(triples, form), form)) == _canonical(triples)

    @settings(max_examples=200, deadline=None)
    @given(graphs)
    def test_rdfxml(self, triples):
        """RDF/XML comes back too, or is refused with the name of what it can't carry."""
        try:
            data = rdf.serialise(triples, "rdfxml")
        except InputError as error:
            assert "RDF/XML can't" in error.message  # noqa: PT017 - one of two good ends
        else:
            assert set(rdf.parse(data, "rdfxml")) == _canonical(triples)

    @settings(max_examples=100, deadline=None)
    @given(st.lists(texts, max_size=5))
    def test_rdflib_reads_the_turtle(self, wordings):
        """Another parser finds the same texts."""
        triples = [Triple(ILSE, Prop.ALT_LABEL, Literal(text)) for text in wordings]
        graph = rdflib.Graph().parse(data=rdf.serialise(triples, "turtle"), format="turtle")
        assert {str(value) for value in graph.objects()} == set(wordings)

    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own JSON-LD parser uses it
    @pytest.mark.parametrize("form", ["json-ld", "xml"])
    def test_rdflib_reads_the_rest(self, form):
        """JSON-LD and RDF/XML mean the same to another parser."""
        data = rdf.serialise(SMALL, {"json-ld": "jsonld", "xml": "rdfxml"}[form])
        assert set(rdflib.Graph().parse(data=data, format=form)) == set(rdf.to_rdflib(_canonical(SMALL)))

    def test_to_rdflib(self):
        """The rdflib graph has the same triples, and our prefixes."""
        graph = rdf.to_rdflib(SMALL)
        assert (rdflib.URIRef(ILSE.value), rdflib.SKOS.prefLabel, rdflib.Literal("Ilse Varga")) in graph
        assert len(graph) == len(SMALL)
        assert ("ng", rdflib.URIRef(NG)) in set(graph.namespaces())


class TestWhatAFormatCantCarry:
    """A broken file is never written: what a format can't carry is an error with a name."""

    @pytest.mark.parametrize("char", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff"])
    def test_characters(self, char):
        """XML has no way to write some characters."""
        with pytest.raises(InputError, match=rf"U\+{ord(char):04X} in .*altLabel.* of .*ilse-1a2b") as raised:
            rdf.serialise([Triple(ILSE, Prop.ALT_LABEL, Literal(f"a{char}b"))], "rdfxml")
        assert "another format" in raised.value.fix

    @pytest.mark.parametrize("iri", ["http://x.example/", "urn:x:1", "http://x.example/1"])
    def test_properties(self, iri):
        """A property whose IRI does not end in an XML name can't be an element."""
        with pytest.raises(InputError, match="does not end in an XML name"):
            rdf.serialise([Triple(ILSE, NamedNode(iri), ILSE)], "rdfxml")

    def test_rdf12(self):
        """A triple inside a triple is refused."""
        with pytest.raises(InputError, match="inside a triple"):
            rdf.serialise([Triple(ILSE, Prop.ABOUT, SMALL[0])], "ntriples")

    def test_unknown_format(self):
        """An unknown format is a usage error that lists the formats."""
        with pytest.raises(UsageError, match="'n3' is no RDF format"):
            rdf.serialise([], "n3")


class TestFilesAreWhole:
    """A file is the old one or the new one, never a part."""

    def test_new_and_old(self, tmp_path):
        """A new file appears, an old one is replaced; nothing else is left in the folder."""
        path = tmp_path / "g.ttl"
        rdf.write_atomically(path, b"one")
        rdf.write_atomically(path, b"two")
        assert path.read_bytes() == b"two"
        assert os.listdir(tmp_path) == ["g.ttl"]  # noqa: PTH208

    def test_mode(self, tmp_path):
        """The mode of an old file is kept, a new one gets what the user's mask says."""
        path = tmp_path / "g.ttl"
        mask = os.umask(0o027)
        try:
            rdf.write_atomically(path, b"one")
        finally:
            os.umask(mask)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        rdf.write_atomically(path, b"two")
        assert stat.S_IMODE(path.stat().st_mode) == 0o604

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    @pytest.mark.parametrize("code", [28, 5])
    def test_a_failure(self, tmp_path, monkeypatch, step, code):
        """When the disk fails or is full, the old file is there, whole, and no remnant."""
        path = tmp_path / "g.ttl"
        path.write_bytes(b"old")

        def fail(*_args: object) -> None:
            raise OSError(code, os.strerror(code))

        if step == "fsync":
            monkeypatch.setattr(os, "fsync", fail)
        else:
            monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(LimitError if code == 28 else UsageError):
            rdf.write_atomically(path, b"new")
        assert path.read_bytes() == b"old"
        assert [p.name for p in tmp_path.iterdir()] == ["g.ttl"]

    def test_a_remnant(self, tmp_path):
        """A remnant of a process that was killed is no obstacle."""
        (tmp_path / f".g.ttl.{os.getpid()}.tmp").write_bytes(b"half")
        rdf.write_atomically(tmp_path / "g.ttl", b"new")
        assert [p.name for p in tmp_path.iterdir()] == ["g.ttl"]

    def test_a_link(self, tmp_path):
        """A link within a folder stays a link, and what it points to is replaced."""
        (tmp_path / "real.ttl").write_bytes(b"old")
        (tmp_path / "link.ttl").symlink_to("real.ttl")
        rdf.write_atomically(tmp_path / "link.ttl", b"new")
        assert (tmp_path / "link.ttl").is_symlink()
        assert (tmp_path / "real.ttl").read_bytes() == b"new"

    def test_a_link_elsewhere(self, tmp_path):
        """A link to another folder is not followed: nobody named that place."""
        (tmp_path / "a").mkdir()
        (tmp_path / "real.ttl").write_bytes(b"old")
        (tmp_path / "a" / "link.ttl").symlink_to("../real.ttl")
        with pytest.raises(UsageError, match="in another folder"):
            rdf.write_atomically(tmp_path / "a" / "link.ttl", b"new")
        assert (tmp_path / "real.ttl").read_bytes() == b"old"

    def test_no_place(self, tmp_path):
        """A folder, a missing folder and a device are usage errors."""
        for path in (tmp_path, tmp_path / "none" / "g.ttl", Path("/dev/null")):
            with pytest.raises(UsageError):
                rdf.write_atomically(path, b"new")
