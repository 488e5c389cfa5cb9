"""What a finding says is wrong: the property, the value, and what the constraint asks for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib.namespace import SH

from kg.validate import validate
from kg.validate.names import NGSH
from kg.validate.shapes import Shapes, load
from kg.validate.words import COMPONENTS, QUERIES, of_query

PREFIXES = """@prefix ng: <https://w3id.org/newsgraph/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@cache
def shipped() -> Shapes:
    return load(())[0]


def said(folder: Path, data: str, constraint: str = "") -> list[str]:
    """What is found in the data, by our shapes or by the one constraint."""
    graph, shapes = folder / "g.ttl", folder / "s.ttl"
    graph.write_text(PREFIXES + data, encoding="utf-8")
    shapes.write_text(f"{PREFIXES}<x:S> a sh:NodeShape ; sh:targetNode <x:n> ; {constraint} .", encoding="utf-8")
    own = {"shapes": [shapes], "shipped": False} if constraint else {}
    return [f.what for f in validate([str(graph)], timeout=None, **own).findings]  # type: ignore[arg-type]


class TestConstraints:
    @pytest.mark.parametrize(
        ("constraint", "value", "words"),
        [
            ("sh:datatype xsd:date", '"soon"', 'skos:note "soon" is no valid xsd:date'),
            (
                "sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] )",
                '"2031-02-30"^^xsd:date',
                'skos:note "2031-02-30"^^xsd:date is no valid xsd:date or xsd:gYear',
            ),
            ("sh:class ng:Event", "<x:v>", "skos:note <x:v> is not of the class ng:Event"),
            (
                "sh:or ( [ sh:class ng:Person ] [ sh:class ng:Group ] [ sh:class ng:Place ] )",
                "<x:v>",
                "skos:note <x:v> is not of the class ng:Person, ng:Group or ng:Place",
            ),
            (
                "sh:or ( [ sh:class ng:Person ] [ sh:minLength 9 ] )",
                "<x:v>",
                "skos:note <x:v> is none of the kinds that are allowed",
            ),
            ("sh:minCount 2", "1", "lacks skos:note"),
            ("sh:maxCount 1", "1, 2", "has too many values of skos:note: at most 1 allowed"),
            ('sh:pattern "^sha256:"', '"md5:0"', 'skos:note "md5:0" does not match the pattern "^sha256:"'),
            ("sh:in ( ng:Direct ng:Mixed )", "ng:Foo", "skos:note ng:Foo is none of ng:Direct or ng:Mixed"),
            ("sh:nodeKind sh:IRI", '"Q42"', 'skos:note "Q42" is not an IRI'),
            ("sh:lessThan skos:example", "7", 'skos:note "7"^^xsd:integer is not less than skos:example'),
            ("sh:disjoint skos:example", "5", 'skos:note has "5"^^xsd:integer, which skos:example has too'),
            ("sh:minInclusive 2", "1", 'skos:note "1"^^xsd:integer is less than 2'),
            ("sh:maxLength 2", '"abc"', 'skos:note "abc" is longer than 2 characters'),
            ("sh:hasValue 2", "1", "skos:note lacks the value 2"),
            (
                "sh:node [ sh:property [ sh:path <x:q> ; sh:minCount 1 ] ]",
                "<x:v>",
                "skos:note <x:v> does not meet the shape that it must meet",
            ),
        ],
    )
    def test_phrase(self, tmp_path: Path, constraint: str, value: str, words: str):
        """The commonest constraints name the property, the value and what they ask for."""
        data = f"<x:n> skos:note {value} ; skos:example 5 ."
        assert said(tmp_path, data, f"sh:property [ sh:path skos:note ; {constraint} ]") == [words]

    def test_node_itself(self, tmp_path: Path):
        """A node that is wrong itself is not named twice."""
        assert said(tmp_path, "<x:n> skos:note 1 .", "sh:nodeKind sh:Literal") == ["is not a literal"]
        assert said(tmp_path, "<x:n> skos:note 1 .", "sh:closed true") == ["has skos:note, which is not allowed here"]

    def test_every_kind_of_our_shapes_has_a_phrase(self):
        """No constraint of ours falls back on saying that a rule was broken."""
        parameters = {name[0].lower() + name[1:] for name in COMPONENTS if name != "SPARQL"}
        others = {"message", "minCount", "path", "property", "qualifiedValueShape", "severity", "sparql", "select"}
        used = {str(p).removeprefix(str(SH)) for p in shipped().graph.predicates() if str(p).startswith(str(SH))}
        assert {name for name in used if not name.startswith("target")} - others - parameters - {
            "inversePath",
            "alternativePath",
        } == set()


class TestQueries:
    def test_every_query_of_ours_has_a_phrase(self):
        """Each constraint that is run once has words of its own, and no words are left over."""
        assert {str(shape).removeprefix(NGSH) for shape, _ in shipped().once} == set(QUERIES)

    @pytest.mark.parametrize(
        ("path", "words"),
        [
            ("ng:speakr", "has the unknown property ng:speakr (did you mean ng:speaker?)"),
            ("ng:Speaker", "has the unknown property ng:Speaker (did you mean ng:speaker?)"),
            ("ng:queue", "has the unknown property ng:queue (did you mean ng:cue?)"),
            (
                "<https://w3id.org/newsgraph/ontology/wording>",
                "has the unknown property <https://w3id.org/newsgraph/ontology/wording> (did you mean ng:wording?)",
            ),
            ("ng:xyzzy", "has the unknown property ng:xyzzy"),
        ],
    )
    def test_unknown_property(self, path: str, words: str):
        """The nearest property that the ontology has is named, if one is near."""
        assert of_query(shipped(), next(s for s, _ in shipped().once if str(s).endswith("Property")), path, "") == words

    def test_wording_of_another_length(self, tmp_path: Path):
        """A row of a query names the property and the value."""
        found = said(tmp_path, '<x:n> a ng:Mention ; ng:start 1 ; ng:end 3 ; ng:wording "harbour" .')
        assert 'ng:wording "harbour" does not have ng:end minus ng:start characters' in found
