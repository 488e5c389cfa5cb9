"""What a user's authority file lists is one thing over all articles, under its name and with its item."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest
from annotating import Writer
from pyoxigraph import NamedNode

from kg.graph.mapping import triples
from kg.graph.rdf import serialise, write_atomically
from kg.graph.vocabulary import Prop
from kg.model import Annotation, Entity, Mention, Span
from kg.model.codec import decode, encode
from kg.resolve import Resolution, resolve

ITEM = "http://www.wikidata.org/entity/Q11"
CROWD = "Lena Osk, Pavel Dorn and Ruth Amadi listened."


def article(
    key: str, text: str, *entities: tuple[str, ...], crowd: bool = False, listed: tuple[str, ...] = ()
) -> Annotation:
    """An article with entities (type, words, name); those whose name is `listed` are the user's."""
    w = Writer(key, f"{text} {CROWD}" if crowd else text)
    for kind, words, *name in entities:
        w.entity(kind, words, names=tuple(name))
    for person in ("Lena Osk", "Pavel Dorn", "Ruth Amadi") if crowd else ():
        w.entity("Person", person)
    names = {words: (name[0] if name else words) for _, words, *name in entities}
    done = w.done()
    return replace(
        done,
        entities=tuple(
            replace(e, name=names[e.name], listed=True, exact_match=ITEM if names[e.name] == listed[0] else "")
            if names.get(e.name) in listed
            else e
            for e in done.entities
        ),
    )


def found(*annotations: Annotation) -> list[tuple[str, str, list[str]]]:
    """Type, name and articles of each entity but the crowd's."""
    return [
        (e.type, e.name, [m.article for m in e.members])
        for e in resolve(annotations).entities
        if e.name not in {"Lena Osk", "Pavel Dorn", "Ruth Amadi"}
    ]


class TestOneRowIsOneThing:
    """Whatever the articles call it."""

    def test_under_other_names(self):
        """Two articles that share no word for it, and nothing else, mean the same."""
        one = article("a", "JH left.", ("Person", "JH", "Jane Hall"), listed=("Jane Hall",))
        two = article("b", "The Iron Mayor left.", ("Person", "The Iron Mayor", "Jane Hall"), listed=("Jane Hall",))
        assert found(one, two) == [("Person", "Jane Hall", ["a", "b"])]

    def test_the_users_name_is_shown(self):
        """However many articles use another form, and the others are its other names."""
        listed = article("z", "J. Hall left.", ("Person", "J. Hall", "Jane Hall"), listed=("Jane Hall",))
        many = [article(k, "Jane Q. Hall left.", ("Person", "Jane Q. Hall")) for k in "abc"]
        (entity,) = resolve([listed, *many]).entities
        assert (entity.name, entity.listed, entity.exact_match) == ("Jane Hall", True, ITEM)
        assert entity.names == ("J. Hall", "Jane Q. Hall")

    def test_even_where_gender_speaks_against_it(self):
        """The file is the better knowledge."""
        one, two = (article(k, "Jane Hall left.", ("Person", "Jane Hall"), listed=("Jane Hall",)) for k in "ab")
        one = replace(one, entities=tuple(replace(e, gender="female") for e in one.entities))
        two = replace(two, entities=tuple(replace(e, gender="male") for e in two.entities))
        assert found(one, two) == [("Person", "Jane Hall", ["a", "b"])]

    def test_its_type_stays(self):
        """A body that the user lists becomes no platform because another article has one of the name."""
        one = article("a", "Wavely left.", ("Organization", "Wavely"), listed=("Wavely",))
        two = article("b", "Wavely left.", ("Platform", "Wavely"))
        assert found(one, two) == [("Organization", "Wavely", ["a"]), ("Platform", "Wavely", ["b"])]

    def test_a_bare_surname_joins_as_usual(self):
        """In the same company, also where brackets in the user's name tell namesakes apart."""
        one = article(
            "a",
            "Jane Hall left.",
            ("Person", "Jane Hall", "Jane Hall (mayor)"),
            crowd=True,
            listed=("Jane Hall (mayor)",),
        )
        two = article("b", "Hall left.", ("Person", "Hall"), crowd=True)
        assert found(one, two) == [("Person", "Jane Hall (mayor)", ["a", "b"])]


class TestTwoRowsAreTwoThings:
    """Whatever the articles make of them."""

    @pytest.mark.parametrize(
        ("kind", "one", "two"),
        [
            ("Person", "Ann Lee", "Ann M. Lee"),
            ("Person", "Ann Lee (poet)", "Ann Lee (judge)"),
            ("Person", "Katherine Moss", "Katharine Moss"),
            ("Person", "Lee", "Ann Lee"),
            ("Organization", "Meridel", "Meridel Inc."),
            ("Platform", "Wavely", "The Wavely"),
            ("Place", "Delmar", "the Delmar"),
            ("Organization", "HTO", "Harbour Trust Office"),
        ],
    )
    def test_names_that_would_be_merged(self, kind, one, two):
        """Rules for spellings, initials, legal forms and acronyms stop at the file, in every order of the articles."""
        rows = (one, two)
        made = [
            article(key, f"{name} left.", (kind, name), crowd=True, listed=(name, *rows))
            for key, name in zip("abcd", (one, two, two, one), strict=True)
        ]
        for order in permutations(made):
            assert sorted(found(*order)) == sorted([(kind, one, ["a", "d"]), (kind, two, ["b", "c"])])

    def test_a_third_joins_one_of_them_only(self):
        """An article's own words that fit both are never the bridge between two rows."""
        made = [
            article("a", "Ann Lee left.", ("Person", "Ann Lee"), crowd=True, listed=("Ann Lee",)),
            article("b", "Ann M. Lee left.", ("Person", "Ann M. Lee"), crowd=True, listed=("Ann M. Lee",)),
            article("c", "A. Lee left.", ("Person", "A. Lee"), crowd=True),
        ]
        assert {("Person", "Ann Lee", "a"), ("Person", "Ann M. Lee", "b")} <= {(k, n, a[0]) for k, n, a in found(*made)}
        assert not any({"a", "b"} <= set(articles) for _, _, articles in found(*made))


class TestInTheGraph:
    """IRIs, the item, and the shapes."""

    def _iris(self, resolution: Resolution) -> set[str]:
        return {t.subject.value for t in triples(resolution) if t.predicate == Prop.EXACT_MATCH}

    def test_the_iri_is_of_type_and_name_alone(self):
        """Namesakes that the file does not list, in earlier articles, change nothing."""
        listed = article("m", "JH left.", ("Person", "JH", "Jane Hall"), listed=("Jane Hall",))
        alone = self._iris(resolve([listed]))
        assert alone == {"https://w3id.org/newsgraph/id/person/jane-hall-0ef75772212c"}
        other = article("a", "Jane Hall left, but who left?", ("Person", "Jane Hall"))
        other = replace(other, entities=tuple(replace(e, gender="male") for e in other.entities))
        female = replace(listed, entities=tuple(replace(e, gender="female") for e in listed.entities))
        both = resolve([other, female])
        assert len(both.entities) == 2
        assert self._iris(both) == alone

    def test_the_item_is_an_iri_that_the_shapes_take(self, tmp_path):
        """`kg validate` finds nothing wrong with it."""
        from click.testing import CliRunner

        from kg.cli import main

        annotation = article(
            "a",
            "Jane Hall met Wavely.",
            ("Person", "Jane Hall"),
            ("Platform", "Wavely"),
            listed=("Jane Hall", "Wavely"),
        )
        made = triples(resolve([annotation]))
        assert [t.object for t in made if t.predicate == Prop.EXACT_MATCH] == [NamedNode(ITEM)]
        write_atomically(tmp_path / "graph.ttl", serialise(made, "turtle"))
        done = CliRunner().invoke(main, ["validate", str(tmp_path / "graph.ttl"), "--format", "json"])
        assert (done.exit_code, json.loads(done.stdout)["findings"]) == (0, [])


class TestAnnotationJson:
    """The two keys of a listed entity."""

    def test_there_and_back(self):
        """`listed` and `exactMatch` stand on listed entities only, and come back."""
        annotation = article(
            "a", "Jane Hall met Wavely.", ("Person", "Jane Hall"), ("Platform", "Wavely"), listed=("Jane Hall",)
        )
        hall, wavely = encode(annotation)["entities"]
        assert (hall["listed"], hall["exactMatch"]) == (True, ITEM)
        assert not {"listed", "exactMatch"} & set(wavely)
        assert decode(json.loads(json.dumps(encode(annotation)))) == annotation

    @pytest.mark.parametrize("value", ["Q11", "https://", "http://a.example/<b>", "http://a.example/a b", "urn:x:y"])
    def test_what_is_no_iri_is_no_entity(self, value):
        """Annotations of other hands bring nothing into the graph that is no IRI."""
        with pytest.raises(ValueError, match="is no http or https IRI"):
            Entity("e1", "Person", "Ana", (), (Mention(Span(0, 3), "name"),), listed=True, exact_match=value)
