import random

import pytest
from annotating import PIPELINE, Writer, harbour
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph import iri
from kg.graph.mapping import literals, triples
from kg.graph.rdf import parse, serialise
from kg.graph.vocabulary import (
    DATA,
    ENTITY_CLASS,
    FORM,
    NG,
    POLARITY,
    RELATION,
    ROLE,
    SHORTCUTS,
    Class,
    Datatype,
    Prop,
    event_type,
)
from kg.model import ENTITY_TYPES, FORMS, POLARITIES, RELATION_TYPES, ROLES
from kg.resolve import resolve


class View:
    """The triples of some annotations, by subject and property."""

    def __init__(self, annotations):
        self.triples = triples(resolve(annotations))

    def objects(self, subject, prop):
        return {t.object for t in self.triples if t.subject == subject and t.predicate == prop}

    def texts(self, subject, prop):
        return sorted(o.value for o in self.objects(subject, prop))

    def of_class(self, kind):
        return sorted({t.subject for t in self.triples if t.predicate == Prop.TYPE and t.object == kind}, key=str)

    def called(self, label):
        return next(t.subject for t in self.triples if t.predicate == Prop.PREF_LABEL and t.object == Literal(label))

    def names(self, nodes):
        return sorted(next(iter(self.texts(n, Prop.PREF_LABEL))) for n in nodes)


HARBOUR = View(harbour())
VARGA, BRANDT, QUIST = (HARBOUR.called(n) for n in ("Ilse Varga", "Tomas Brandt", "Nora Quist"))
MET = next(e for e in HARBOUR.of_class(Class.EVENT) if HARBOUR.texts(e, Prop.DATE) == ["2023-03-14"])
NEXT = next(e for e in HARBOUR.of_class(Class.EVENT) if e != MET)


class TestEvidence:
    """Every fact leads to words."""

    def test_every_passage_is_the_article_s_words(self):
        """A passage has one article, start, end, extractor, and exactly the words between."""
        texts = {iri.article(a.article.id): a.article.text for a in harbour()}
        passages = [n for k in (Class.MENTION, Class.QUOTATION, Class.EVIDENCE) for n in HARBOUR.of_class(k)]
        assert len(passages) > 30
        for node in passages:
            (article,) = HARBOUR.objects(node, Prop.ARTICLE)
            (start,), (end,), (wording,) = (HARBOUR.texts(node, p) for p in (Prop.START, Prop.END, Prop.WORDING))
            assert texts[article][int(start) : int(end)] == wording
            assert len(HARBOUR.objects(node, Prop.EXTRACTOR)) == 1

    def test_parts_and_affiliations_have_evidence(self):
        """Node facts point at the words that show them."""
        for kind in (Class.PARTICIPATION, Class.AFFILIATION):
            assert HARBOUR.of_class(kind)
            assert all(HARBOUR.objects(node, Prop.EVIDENCE) for node in HARBOUR.of_class(kind))

    def test_relations_are_described(self):
        """A direct fact is described by its evidence as subject, predicate and object."""
        wavely, norvik = HARBOUR.called("Wavely"), HARBOUR.called("Norvik Media")
        assert HARBOUR.objects(wavely, Prop.OPERATED_BY) == {norvik}
        (evidence,) = [n for n in HARBOUR.of_class(Class.EVIDENCE) if HARBOUR.objects(n, Prop.PREDICATE)]
        assert HARBOUR.objects(evidence, Prop.SUBJECT) == {wavely}
        assert HARBOUR.objects(evidence, Prop.PREDICATE) == {Prop.OPERATED_BY}
        assert HARBOUR.objects(evidence, Prop.OBJECT) == {norvik}
        assert HARBOUR.texts(evidence, Prop.WORDING) == ["Wavely is run by Norvik Media"]

    def test_extractor_has_name_and_pipeline(self):
        """The component is named, with the model that it ran over."""
        (node,) = HARBOUR.of_class(Class.EXTRACTOR)
        assert HARBOUR.texts(node, Prop.IDENTIFIER) == ["ng_test.v1"]
        assert HARBOUR.texts(node, Prop.PIPELINE) == [PIPELINE]

    def test_merges_say_why(self):
        """Each mention of a merged thing has the reason of the merge."""
        reasons = {r for m in HARBOUR.of_class(Class.MENTION) for r in HARBOUR.texts(m, Prop.REASON)}
        assert "the same name, Tomas Brandt, as in article a-courier" in reasons
        assert "a shorter form of the name" in reasons


class TestEvents:
    """Events, parts and shortcuts."""

    def test_event(self):
        """Name, type, date, place; what took place is not planned."""
        assert HARBOUR.objects(MET, Prop.EVENT_TYPE) == {event_type("Meeting")}
        assert HARBOUR.objects(MET, Prop.DATE) == {Literal("2023-03-14", datatype=Datatype.DATE)}
        assert HARBOUR.objects(MET, Prop.PLACE) == {HARBOUR.called("Delmar")}
        assert HARBOUR.texts(MET, Prop.PLANNED) == ["false"]
        assert HARBOUR.texts(NEXT, Prop.PLANNED) == ["true"]

    def test_shortcuts_follow_the_roles(self):
        """Shortcuts are exactly the parts with their roles."""
        assert HARBOUR.names(HARBOUR.objects(MET, Prop.HAS_SPEAKER)) == ["Ilse Varga", "Tomas Brandt"]
        everybody = ["Ilse Varga", "Nora Quist", "Three Wavely managers", "Tomas Brandt"]
        assert HARBOUR.names(HARBOUR.objects(MET, Prop.HAS_ATTENDEE)) == everybody
        assert HARBOUR.names(HARBOUR.objects(MET, Prop.HAS_PARTICIPANT)) == everybody

    def test_only_parts_that_were_taken_are_derived(self):
        """Who is announced has not attended yet."""
        assert HARBOUR.objects(VARGA, Prop.SPOKE_AT) == {MET}
        assert HARBOUR.objects(VARGA, Prop.ATTENDED) == {MET}
        assert HARBOUR.objects(NEXT, Prop.HAS_ATTENDEE) == {VARGA, BRANDT}

    def test_target_takes_no_part(self):
        """Whom an event is about has a participation and no shortcut."""
        w = Writer("a", "Lena Osk met critics of Pavel Dorn.")
        people = [(w.entity("Person", "Lena Osk"), "Attendee"), (w.entity("Person", "Pavel Dorn"), "Target")]
        w.event("Meeting", "met", people)
        view = View([w.done()])
        (event,) = view.of_class(Class.EVENT)
        assert len(view.objects(event, Prop.PARTICIPATION)) == 2
        assert view.names(view.objects(event, Prop.HAS_PARTICIPANT)) == ["Lena Osk"]


class TestStatements:
    """What was said, once."""

    def test_one_statement_two_quotations(self):
        """The same words in two articles: one statement, its date from the event, a quotation in each."""
        (node,) = [
            s
            for s in HARBOUR.of_class(Class.STATEMENT)
            if any("switch" in w for q in HARBOUR.objects(s, Prop.QUOTATION) for w in HARBOUR.texts(q, Prop.WORDING))
        ]
        assert HARBOUR.objects(node, Prop.SPEAKER) == {VARGA}
        assert HARBOUR.objects(node, Prop.ADDRESSEE) == {BRANDT}
        assert HARBOUR.objects(node, Prop.MADE_AT) == {MET}
        assert HARBOUR.objects(node, Prop.SAID_ON) == {Literal("2023-03-14", datatype=Datatype.DATE)}
        assert HARBOUR.objects(node, Prop.POLARITY) == {POLARITY["affirmed"]}
        quotations = HARBOUR.objects(node, Prop.QUOTATION)
        assert {a for q in quotations for a in HARBOUR.objects(q, Prop.ARTICLE)} == {
            iri.article("a-courier"),
            iri.article("b-post"),
        }
        assert {f for q in quotations for f in HARBOUR.objects(q, Prop.FORM)} == {FORM["direct"]}
        assert sorted(c for q in quotations for c in HARBOUR.texts(q, Prop.CUE)) == ["said", "told"]
        assert HARBOUR.names(c for q in quotations for c in HARBOUR.objects(q, Prop.CREDITED_TO)) == ["the Post"]

    def test_interrupted_quotation_is_numbered(self):
        """One piece has no number, several are numbered from 1."""
        w = Writer("a", "“We wait,” Osk said, “for the spring.” She said no more.")
        w.statement("“We wait,”", "“for the spring.”", source="Osk", cue="said")
        view = View([w.done()])
        pieces = {view.texts(q, Prop.WORDING)[0]: view.texts(q, Prop.PART) for q in view.of_class(Class.QUOTATION)}
        assert pieces == {"“We wait,”": ["1"], "“for the spring.”": ["2"]}
        assert not any(HARBOUR.texts(q, Prop.PART) for q in HARBOUR.of_class(Class.QUOTATION))

    def test_day_of_a_planned_event_is_not_the_day_it_was_said(self):
        """What is reported was said already, though it belongs to an event to come."""
        w = Writer("a", "Osk will meet them on 2 May 2023, “to talk it over,” she said.")
        event = w.event("Meeting", "meet", [], date="2023-05-02", planned=True)
        w.statement("“to talk it over,”", speaker=[w.entity("Person", "Osk")], event=event)
        view = View([w.done()])
        (node,) = view.of_class(Class.STATEMENT)
        assert len(view.objects(node, Prop.MADE_AT)) == 1
        assert view.objects(node, Prop.SAID_ON) == set()

    def test_two_sources_of_one_clause(self):
        """The same words by two sources in one article are two statements with two nodes."""
        w = Writer("a", "Osk and Dorn said it rains.")
        w.statement("it rains", speaker=[w.entity("Person", "Osk")])
        w.statement("it rains", speaker=[w.entity("Person", "Dorn")])
        view = View([w.done()])
        assert len(view.of_class(Class.STATEMENT)) == 2
        assert len(view.of_class(Class.QUOTATION)) == 2

    def test_statement_keeps_its_name_when_an_article_joins(self):
        """A later article's report changes no IRI of what was there."""
        before, after = View(harbour()[:1]), View(harbour()[:2])
        assert set(before.of_class(Class.STATEMENT)) <= set(after.of_class(Class.STATEMENT))
        assert set(before.of_class(Class.PERSON)) <= set(after.of_class(Class.PERSON))


class TestRelations:
    """Relations between things."""

    def test_only_what_the_ontology_allows(self):
        """Who operates what is told of platforms and organizations; a thing is not related to itself."""
        w = Writer("a", "Osk runs Wavely; Wavely and the Wavely run themselves; Norvik runs Wavely.")
        osk, wavely = w.entity("Person", "Osk"), w.entity("Platform", "Wavely")
        again, norvik = w.entity("Platform", "the Wavely"), w.entity("Organization", "Norvik")
        w.relation("operatedBy", wavely, osk, "Osk runs Wavely")
        w.relation("partOf", wavely, again, "Wavely and the Wavely")
        w.relation("operatedBy", wavely, norvik, "Norvik runs Wavely")
        w.relation("operatedBy", wavely, norvik, "Wavely")
        view = View([w.done()])
        wavely = view.called("Wavely")
        assert view.objects(wavely, Prop.OPERATED_BY) == {view.called("Norvik")}
        assert view.objects(wavely, Prop.PART_OF) == set()
        assert len([n for n in view.of_class(Class.EVIDENCE) if view.objects(n, Prop.PREDICATE)]) == 2

    def test_signed_leads_to_the_event(self):
        """Who signed a letter that has no other node signed the event of it, however many articles tell of it."""
        w = Writer("a", "Mara Lind and the Harbor Trust signed an open letter; Osk did not.")
        lind, trust = w.entity("Person", "Mara Lind"), w.entity("Organization", "Harbor Trust")
        w.entity("Person", "Osk")
        letter = w.event("Appeal", "open letter", [(lind, "Participant"), (trust, "Participant")])
        w.relation("signed", lind, letter, "Mara Lind and the Harbor Trust signed an open letter")
        w.relation("signed", trust, letter, "the Harbor Trust signed an open letter")
        view = View([w.done()])
        (event,) = view.of_class(Class.EVENT)
        signers = {t.subject for t in view.triples if t.predicate == Prop.SIGNED}
        assert view.names(signers) == ["Harbor Trust", "Mara Lind"]
        assert {t.object for t in view.triples if t.predicate == Prop.SIGNED} == {event}
        shown = [n for n in view.of_class(Class.EVIDENCE) if view.objects(n, Prop.OBJECT) == {event}]
        assert sorted(x for n in shown for x in view.texts(n, Prop.WORDING)) == [
            "Mara Lind and the Harbor Trust signed an open letter",
            "the Harbor Trust signed an open letter",
        ]

    def test_only_what_is_signed_may_be_an_event(self):
        """An annotation in which a body is part of an event, or signs what nobody knows, is refused."""
        for kind, object_ in (("partOf", "v1"), ("signed", "v2"), ("signed", "s1")):
            w = Writer("a", "The Harbor Trust signed an open letter.")
            trust = w.entity("Organization", "Harbor Trust")
            w.event("Appeal", "open letter")
            w.relation(kind, trust, object_, "signed")
            with pytest.raises(ValueError, match=f"no entity has the id '{object_}'"):
                w.done()


class TestAffiliations:
    """Each outlet's own title."""

    def test_titles_stay_as_written(self):
        """Two titles of one person at one body are two affiliations, each with its article."""
        found = {
            HARBOUR.texts(a, Prop.TITLE)[0]: HARBOUR.objects(a, Prop.ARTICLE)
            for a in HARBOUR.of_class(Class.AFFILIATION)
        }
        assert found == {
            "head of operations": {iri.article("a-courier")},
            "operations chief": {iri.article("b-post")},
        }

    def test_same_title_in_two_articles_is_one(self):
        """The same title is one affiliation with two articles."""
        writers = []
        for key in "ab":
            w = Writer(key, "Lena Osk, chair of Wavely, spoke.")
            w.holds(w.entity("Person", "Lena Osk"), w.entity("Platform", "Wavely"), "chair")
            writers.append(w.done())
        view = View(writers)
        (node,) = view.of_class(Class.AFFILIATION)
        assert view.objects(node, Prop.ARTICLE) == {iri.article("a"), iri.article("b")}

    def test_terms_of_all_articles_stand(self):
        """Articles may differ on since when: all is kept; former is true where one of them says so."""
        writers = []
        for key, more in (("a", {"since": "2019"}), ("b", {"since": "2019-05", "until": "2021", "former": True})):
            w = Writer(key, "Lena Osk, chair of Wavely, spoke.")
            w.holds(w.entity("Person", "Lena Osk"), w.entity("Platform", "Wavely"), "chair", normalised="chair", **more)
            writers.append(w.done())
        view = View(writers)
        (node,) = view.of_class(Class.AFFILIATION)
        terms = {p.value.removeprefix(NG): view.objects(node, p) for p in (Prop.SINCE, Prop.UNTIL, Prop.FORMER)}
        assert terms == {
            "since": {literals.date("2019"), literals.date("2019-05")},
            "until": {literals.date("2021")},
            "former": {literals.boolean(True)},
        }
        assert view.texts(node, Prop.NORMALISED_TITLE) == ["chair"]

    def test_untitled_offices_are_told_apart_by_their_noun(self):
        """Who founded a body and who belongs to it are two affiliations; neither has a title."""
        w = Writer("a", "Lena Osk of Wavely founded it.")
        osk, wavely = w.entity("Person", "Lena Osk"), w.entity("Platform", "Wavely")
        w.holds(osk, wavely, "", "founded", normalised="founder")
        w.holds(osk, wavely, "", "Lena Osk of Wavely")
        view = View([w.done()])
        nodes = view.of_class(Class.AFFILIATION)
        assert sorted(view.texts(n, Prop.NORMALISED_TITLE) for n in nodes) == [[], ["founder"]]
        assert [view.texts(n, Prop.TITLE) for n in nodes] == [[], []]

    def test_office_of_a_place(self):
        """An office has a jurisdiction and no organization; one at what is no place for all articles is left out."""
        w = Writer("a", "Mayor Lena Osk of Delmar left Wavely.")
        osk, delmar, wavely = (
            w.entity("Person", "Lena Osk"),
            w.entity("Place", "Delmar"),
            w.entity("Platform", "Wavely"),
        )
        w.holds(osk, "", "Mayor", place=delmar, normalised="mayor")
        w.holds(osk, "", "Mayor", "Wavely", place=wavely)
        view = View([w.done()])
        (node,) = view.of_class(Class.OFFICE)
        assert node.value.startswith(f"{DATA}office/")
        assert view.objects(node, Prop.JURISDICTION) == set(view.of_class(Class.PLACE))
        assert view.objects(node, Prop.ORGANIZATION) == set()
        assert view.of_class(Class.AFFILIATION) == []


class TestIdentity:
    """Names of nodes."""

    def test_no_blank_nodes_and_only_our_iris(self):
        """Every subject is an IRI under our base."""
        assert all(isinstance(t.subject, NamedNode) and t.subject.value.startswith(DATA) for t in HARBOUR.triples)
        assert not any(isinstance(t.object, BlankNode) for t in HARBOUR.triples)

    def test_namesakes_have_two_iris(self):
        """Two people of one name, told apart, are two nodes, the same ones in any order of the articles."""
        writers = []
        for key, gender in (("a", "female"), ("b", "male")):
            w = Writer(key, "Kim Aldo left.")
            w.entity("Person", "Kim Aldo", gender=gender)
            writers.append(w.done())
        one, other = View(writers), View(writers[::-1])
        assert len(one.of_class(Class.PERSON)) == 2
        assert one.triples == other.triples
        assert iri.named("person", "Kim Aldo") in one.of_class(Class.PERSON)

    def test_group_of_another_article_changes_nothing(self):
        """Groups are named for where they stand, so a new article's "residents" leave the old ones as they were."""
        writers = []
        for key in ("b", "a"):
            w = Writer(key, "The residents said they left.")
            w.statement("they left", speaker=[w.entity("Group", "residents")])
            writers.append(w.done())
        before, after = View(writers[:1]), View(writers)
        assert set(before.of_class(Class.GROUP)) < set(after.of_class(Class.GROUP))

    def test_group_of_no_fact_is_left_out(self):
        """A description in passing, which no fact points to, makes no node."""
        w = Writer("a", "The residents said that some tourists left.")
        w.entity("Group", "tourists")
        w.statement("that some tourists left", speaker=[w.entity("Group", "residents")])
        view = View([w.done()])
        assert len(view.of_class(Class.GROUP)) == 1
        assert all("tourists" not in t.subject.value for t in view.triples)

    def test_order_changes_nothing(self):
        """The triples come out sorted and equal, whatever the order of the articles."""
        shuffled = harbour()
        random.Random(3).shuffle(shuffled)
        assert triples(resolve(shuffled)) == HARBOUR.triples
        assert len(set(HARBOUR.triples)) == len(HARBOUR.triples)

    def test_turtle_round_trip(self):
        """What is written and read again is the same set of triples: literals are canonical from the start."""
        assert set(parse(serialise(HARBOUR.triples, "turtle"), "turtle")) == set(HARBOUR.triples)


class TestLiterals:
    """Canonical forms."""

    @given(st.floats(0, 1, allow_nan=False))
    def test_decimals(self, value):
        """A confidence survives a round trip through the writer unchanged."""
        triple = Triple(NamedNode("x:s"), NamedNode("x:p"), literals.decimal(value))
        assert parse(serialise([triple], "turtle"), "turtle") == [triple]
        assert abs(float(literals.decimal(value).value) - value) <= 0.00005

    def test_dates_by_precision(self):
        """A year is a year and a month a month."""
        assert [literals.date(d).datatype for d in ("2023", "2023-03", "2023-03-14")] == [
            Datatype.YEAR,
            Datatype.YEAR_MONTH,
            Datatype.DATE,
        ]


class TestVocabulary:
    """The code's names and the model's."""

    def test_tables_cover_the_model(self):
        """Each value of the model has its name in the graph."""
        assert set(ENTITY_CLASS) == set(ENTITY_TYPES)
        assert set(ROLE) == set(ROLES)
        assert set(FORM) == set(FORMS)
        assert set(POLARITY) == set(POLARITIES)
        assert set(RELATION) == set(RELATION_TYPES)
        assert {role for roles in SHORTCUTS.values() for role in roles} == set(ROLES) - {"Target"}

    def test_every_name_is_in_the_ontology(self):
        """The code uses no name that the ontology does not define, and defines none that the code lacks."""
        from pathlib import Path

        folder = Path(__file__).parents[2] / "ontology"
        terms = {
            t.subject
            for path in sorted(folder.glob("*.ttl"))
            for t in parse(path)
            if t.predicate == Prop.TYPE and isinstance(t.subject, NamedNode) and t.subject.value.startswith(NG)
        }
        ours = {
            v for c in (Class, Prop) for v in vars(c).values() if isinstance(v, NamedNode) and v.value.startswith(NG)
        }
        ours |= {*ROLE.values(), *FORM.values(), *POLARITY.values()}
        assert ours <= terms
