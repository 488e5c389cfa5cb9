"""The ontology: in style, consistent, as strict as it claims, and in step with shapes, code and model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.errors import InputError
from kg.graph import rdf, vocabulary
from kg.graph.vocabulary import NG
from kg.model import AGENT_TYPES, ENTITY_TYPES, FORMS, POLARITIES, RELATION_TYPES, ROLES
from kg.ontology import check as checks
from kg.ontology import files, reasoner
from kg.ontology.check import FAILED, OK, SKIPPED, _style, check
from kg.resources import ontology_dir, queries_dir, shapes_dir
from kg.validate.names import NGSH
from kg.validate.shapes import load

needs_java = pytest.mark.skipif(reasoner.java() is None, reason=reasoner.NO_JAVA)
KNOWN_BAD = files.turtle_files(files.KNOWN_BAD)


def ng(name: str) -> str:
    return NG + name


@pytest.fixture(scope="module")
def graph() -> Graph:
    return rdf.to_rdflib(files.ontology())


def concepts(graph: Graph, scheme: str) -> set[str]:
    return {str(c).removeprefix(NG) for c in graph.subjects(SKOS.inScheme, URIRef(ng(scheme)))}


def members(graph: Graph, kind: URIRef) -> set[str]:
    return {str(s) for s in graph.subjects(RDF.type, kind) if str(s).startswith(NG)}


class TestStyle:
    def test_ontology_keeps_its_own_style(self):
        """Every term has one label, a definition, an example and a name of the right form."""
        assert _style(files.ontology()).status == OK

    @pytest.mark.parametrize(
        ("subject", "predicate", "value"),
        [
            ("Person", RDFS.label, None),
            ("Person", SKOS.definition, None),
            ("speaker", SKOS.example, None),
            ("Meeting", SKOS.prefLabel, None),
            ("Meeting", SKOS.broader, None),
            ("Meeting", SKOS.inScheme, None),
            ("speaker", RDFS.isDefinedBy, None),
            ("speaker", RDFS.label, Literal("another", lang="en")),
            ("speaker", SKOS.definition, Literal("no capital, no stop", lang="en")),
            ("speaker", OWL.versionInfo, Literal("2")),
            ("speaker", RDFS.range, URIRef(ng("Person"))),
            ("speaker", RDFS.domain, URIRef(ng("Person"))),
            ("small", RDF.type, OWL.Class),
            ("Capital", RDFS.domain, URIRef(ng("Person"))),
            ("small", RDF.type, SKOS.Concept),
        ],
    )
    def test_broken_style_is_found(self, subject: str, predicate: URIRef, value: object):
        """Taking away what a term has to say, or saying it wrongly, fails the style check."""
        node, prop = NamedNode(ng(subject)), NamedNode(str(predicate))
        triples = files.ontology()
        if value is None:
            broken = [t for t in triples if not (t.subject == node and t.predicate == prop)]
            assert len(broken) < len(triples)
        else:
            broken = [*triples, *_triples(node, prop, value)]
        assert _style(broken).status == FAILED


def _triples(subject: NamedNode, predicate: NamedNode, value: object) -> list[Triple]:
    assert isinstance(value, Literal | URIRef)
    return rdf.parse(f"{subject} {predicate} {value.n3()} .".encode(), "ntriples")


class TestNames:
    def test_vocabulary_of_the_code_is_the_ontology(self, graph: Graph):
        """The code's classes and properties are those of the ontology, no more and no fewer."""
        classes = {v.value for k, v in vars(vocabulary.Class).items() if not k.startswith("_")}
        props = {v.value for k, v in vars(vocabulary.Prop).items() if not k.startswith("_")}
        assert classes == members(graph, OWL.Class)
        assert {p for p in props if p.startswith(NG)} == members(graph, OWL.ObjectProperty) | members(
            graph, OWL.DatatypeProperty
        )

    def test_lists_of_the_model_are_schemes(self, graph: Graph):
        """Roles, forms, polarities, entity types and relations of the model are terms of the ontology."""
        assert concepts(graph, "RoleScheme") == set(ROLES)
        assert concepts(graph, "FormScheme") == {form.capitalize() for form in FORMS}
        assert concepts(graph, "PolarityScheme") == {polarity.capitalize() for polarity in POLARITIES}
        assert {ng(t) for t in ENTITY_TYPES} <= members(graph, OWL.Class)
        subclasses = {str(s) for s in graph.subjects(RDFS.subClassOf, URIRef(ng("Agent")))}
        assert subclasses == {ng(t) for t in AGENT_TYPES}
        assert {ng(t) for t in RELATION_TYPES} <= members(graph, OWL.ObjectProperty)

    def test_every_event_type_leads_to_the_top(self, graph: Graph):
        """Each event type has ng:Happening above it, in one way and without a circle."""
        for name in concepts(graph, "EventScheme"):
            above = list(graph.transitive_objects(URIRef(ng(name)), SKOS.broader))
            assert str(above[-1]) == ng("Happening")

    def test_every_term_is_used_by_the_shapes(self, graph: Graph):
        """No class, property or concept stands in the ontology that the shapes know nothing of."""
        used = {str(term) for triple in load(())[0].graph for term in triple if isinstance(term, URIRef)}
        terms = members(graph, OWL.Class) | members(graph, OWL.ObjectProperty) | members(graph, OWL.DatatypeProperty)
        # A passage is always a mention, a quotation or evidence; the shapes say what each of them is.
        assert terms | members(graph, SKOS.Concept) <= used

    def test_shapes_and_queries_use_no_unknown_term(self, graph: Graph):
        """Every ng: name in shapes, questions, examples and alignments is defined."""
        defined = {str(s) for s in graph.subjects(RDF.type, None)} | {NG}
        texts = [*shapes_dir().rglob("*.ttl"), *ontology_dir().glob("*.ttl"), *ontology_dir().glob("examples/*.ttl")]
        for path in texts:
            assert files.names(rdf.parse(path)) <= defined, path
        if (ontology_dir().parent / "queries").is_dir():
            for path in queries_dir().rglob("*.rq"):
                assert {ng(name) for name in _prefixed(path)} <= defined, path

    def test_closed_lists_of_the_shapes_are_those_of_the_ontology(self, graph: Graph):
        """The lists in the shapes of known classes and properties, event types and roles are complete."""
        text = (shapes_dir() / "node.ttl").read_text(encoding="utf-8")
        listed = {ng(name) for name in _quoted(text)}
        assert listed == members(graph, OWL.Class) | members(graph, OWL.ObjectProperty) | members(
            graph, OWL.DatatypeProperty
        )
        shapes = load(())[0].graph
        for rule, scheme in (("Event-type", "EventScheme"), ("Participation-role", "RoleScheme")):
            (head,) = shapes.objects(URIRef(NGSH + rule), URIRef("http://www.w3.org/ns/shacl#in"))
            assert {str(item).removeprefix(NG) for item in shapes.items(head)} == concepts(graph, scheme)

    def test_every_domain_has_its_shape(self, graph: Graph):
        """Each property with a domain is the target of exactly one shape of shapes/domain."""
        targets = [
            str(t)
            for path in (shapes_dir() / "domain").glob("*.ttl")
            for t in rdf.to_rdflib(rdf.parse(path)).objects(None, URIRef("http://www.w3.org/ns/shacl#targetSubjectsOf"))
        ]
        assert sorted(targets) == sorted(str(s) for s in graph.subjects(RDFS.domain, None))

    def test_alignments_only_speak_of_our_terms(self):
        """Each subject of the alignments is ours, and each object is another's."""
        for triple in rdf.parse(ontology_dir() / files.ALIGNMENTS):
            assert triple.subject.value.startswith(NG)
            assert not triple.object.value.startswith(NG)

    def test_example_uses_every_class_and_property(self, graph: Graph):
        """The example shows each property, and each class that things have themselves."""
        used = files.names(rdf.parse(ontology_dir() / "examples" / "harbour.ttl"))
        terms = members(graph, OWL.Class) | members(graph, OWL.ObjectProperty) | members(graph, OWL.DatatypeProperty)
        assert terms - used == {ng("Agent"), ng("Passage")}


def _prefixed(path: Path) -> set[str]:
    import re

    text = re.sub(r'"[^"\n]*"|#[^\n]*', "", path.read_text(encoding="utf-8"))
    return set(re.findall(r"(?<![\w:])ng:([A-Za-z]+)", text))


def _quoted(text: str) -> set[str]:
    import re

    return {
        name for block in re.findall(r"NOT IN \((.*?)\)", text, re.DOTALL) for name in re.findall(r'"(\w+)"', block)
    }


class TestReasoning:
    @needs_java
    def test_all_checks_pass(self):
        """The ontology and its example are consistent, and all known-bad graphs are refused."""
        outcomes = list(check(require_java=True))
        assert [o for o in outcomes if o.status != OK] == []
        assert len(KNOWN_BAD) >= 8
        assert [o.check for o in outcomes][-len(KNOWN_BAD) :] == [f"known bad {path.stem}" for path in KNOWN_BAD]

    @needs_java
    def test_a_missing_axiom_is_noticed(self):
        """Without the disjointness of the agents, a person who is an organization is accepted: the axiom matters."""
        disjoint = "http://www.w3.org/2002/07/owl#disjointUnionOf"
        weaker = [t for t in files.ontology() if t.predicate.value != disjoint]
        bad = rdf.parse(ontology_dir() / files.KNOWN_BAD / "person-and-organization.ttl")
        assert reasoner.reason([*weaker, *bad]).consistent

    @needs_java
    def test_class_without_possible_members_is_named(self):
        """A class under two that exclude each other is found."""
        cyborg = rdf.parse(
            b"@prefix ng: <https://w3id.org/newsgraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
            b"@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            b"ng:Cyborg a owl:Class ; rdfs:subClassOf ng:Person , ng:Platform .",
            "turtle",
        )
        verdict = reasoner.reason([*files.ontology(), *cyborg])
        assert verdict == reasoner.Verdict(consistent=True, unsatisfiable=(ng("Cyborg"),))

    def test_imports_dates_and_reifications_never_reach_the_reasoner(self):
        """What would be fetched, and what has no meaning in OWL 2 DL, is left out."""
        triples = rdf.parse(
            b"<x:o> <http://www.w3.org/2002/07/owl#imports> <http://ontology.invalid/> .\n"
            b'<x:e> <x:on> "2031-05-03"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
            b"<x:e> <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <x:s> .\n"
            b"<x:e> <x:p> <x:s> .\n",
            "ntriples",
        )
        assert [t.predicate.value for t in files.for_reasoner(triples)] == ["x:p"]


class TestWithoutJava:
    def test_missing_java_is_told_and_no_pass(self, monkeypatch: pytest.MonkeyPatch):
        """Without Java the reasoning is skipped in plain words; it fails where Java is required."""
        monkeypatch.setattr(reasoner.shutil, "which", lambda _name: None)
        last = list(check())[-1]
        assert (last.status, last.detail) == (SKIPPED, reasoner.NO_JAVA)
        assert last.detail.startswith("Java is not installed: the reasoning checks were skipped; install a JRE 11")
        assert list(check(require_java=True))[-1].status == FAILED

    def test_java_that_does_not_run_is_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """A stub called java that only fails counts as no Java."""
        stub = tmp_path / "java"
        stub.write_text("#!/bin/sh\nexit 1\n")
        stub.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert reasoner.java() is None


class TestBrokenOntology:
    def test_syntax_error_fails_the_check_and_stops(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """A file that can't be parsed is the one outcome, with its name."""
        for name in (*files.MODULES, files.ALIGNMENTS, files.STYLE):
            (tmp_path / name).write_text("ng:Person a")
        monkeypatch.setattr(checks_module(), "ontology_dir", lambda: tmp_path)
        (outcome,) = check()
        assert outcome.status == FAILED
        assert "newsgraph.ttl" in outcome.detail

    def test_empty_known_bad_graph_is_an_error(self, tmp_path: Path):
        """A known-bad graph without triples would be refused for nothing, so it is an error."""
        empty = tmp_path / "empty.ttl"
        empty.write_text("# nothing\n")
        with pytest.raises(InputError, match=r"empty\.ttl"):
            checks_module()._refused([], empty)


def checks_module():
    return sys.modules[checks.__module__]


class TestCommand:
    def test_without_java_the_command_says_skipped(self, tmp_path: Path):
        """`kg ontology check` prints SKIPPED, exits 0, and 1 with --require-java."""
        for options, code in (((), 0), (("--require-java",), 1)):
            done = subprocess.run(
                [sys.executable, "-m", "kg", "ontology", "check", *options],
                capture_output=True, text=True, timeout=120, check=False, env={"PATH": str(tmp_path)},
            )  # fmt: skip
            assert done.returncode == code, done
            assert "Java is not installed" in done.stdout
            assert ("SKIPPED" in done.stdout) == (code == 0)
