import random
from pathlib import Path

import pytest
from annotating import Writer, harbour
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Annotation, Article, Entity, Event, Mention, Participation, Span, Statement
from kg.resolve import names, resolve, tables
from kg.resolve.clusters import Clusters

NAMES = st.one_of(
    st.sampled_from(
        [
            "Lena Osk",
            "L. Osk",
            "Lena M. Osk",
            "Osk",
            "Mr. Osk",
            "Lena Osc",
            "Pavel Dorn",
            "Dorn",
            "Ruth Amadi",
            "NWA",
            "Wavely",
            "the Wavely",
            "National Water Authority",
            "Delmar",
            "residents",
            "The",
            "Inc.",
            "…",
            "İ",
            "ß",
            "x" * 10_000,
        ]
    ),
    st.text(min_size=1, max_size=12).filter(str.strip),
)
TYPES = st.sampled_from(["Person", "Organization", "Platform", "Place", "Group"])
TEXT = "He said the harbour wall will fall down before the winter storms come. Shame on you. " * 3


@st.composite
def annotations(draw):
    out = []
    for n in range(draw(st.integers(1, 5))):
        spans = st.integers(0, 120).flatmap(lambda a: st.integers(a + 1, 160).map(lambda b: Span(a, b)))
        entities = tuple(
            Entity(
                f"e{i}",
                draw(TYPES),
                draw(NAMES),
                tuple(draw(st.lists(NAMES, max_size=2))),
                (Mention(draw(spans), "name"),),
                gender=draw(st.sampled_from(["", "female", "male"])),
            )
            for i in range(draw(st.integers(1, 6)))
        )
        ids = st.sampled_from([e.id for e in entities])
        events = tuple(
            Event(
                f"v{i}",
                draw(st.sampled_from(["Meeting", "Call", "Attack"])),
                draw(st.sampled_from(["meeting", "Harbour Forum"])),
                (Mention(draw(spans), draw(st.sampled_from(["name", "nominal"]))),),
                date=draw(st.sampled_from(["", "2023", "2023-03", "2023-03-14", "2023-03-15"])),
                participants=tuple(
                    Participation(draw(ids), draw(st.sampled_from(["Speaker", "Attendee", "Target"])), draw(spans))
                    for _ in range(draw(st.integers(0, 3)))
                ),
            )
            for i in range(draw(st.integers(0, 2)))
        )
        statements = tuple(
            Statement(
                f"s{i}",
                "direct",
                (draw(spans),),
                speaker=tuple(draw(st.lists(ids, max_size=2, unique=True))),
                event=draw(st.sampled_from(["", *(v.id for v in events)])),
            )
            for i in range(draw(st.integers(0, 3)))
        )
        out.append(Annotation(Article(f"a{n}", TEXT), entities, events, statements))
    return out


class TestOrder:
    """Input order means nothing."""

    @given(annotations(), st.randoms(use_true_random=False))
    @settings(max_examples=60, deadline=None)
    def test_shuffled_input_gives_the_same(self, given_, rng):
        """Articles, and facts inside an article, in any order: one resolution."""
        shuffled = [
            Annotation(a.article, *(tuple(rng.sample(x, len(x))) for x in (a.entities, a.events, a.statements)))
            for a in rng.sample(given_, len(given_))
        ]
        one, other = resolve(given_), resolve(shuffled)
        assert (one.entities, one.events, one.statements) == (other.entities, other.events, other.statements)

    @given(annotations())
    @settings(max_examples=60, deadline=None)
    def test_everything_is_somewhere_once(self, given_):
        """Each entity, event and statement of each article is a member of exactly one cluster; types never mix."""
        result = resolve(given_)
        for kind in ("entities", "events", "statements"):
            members = [m.key for cluster in getattr(result, kind) for m in cluster.members]
            assert sorted(members) == sorted((a.article.id, x.id) for a in given_ for x in getattr(a, kind))
        types = {(a.article.id, e.id): e.type for a in given_ for e in a.entities}
        for cluster in result.entities:
            mixed = {types[m.key] for m in cluster.members}
            assert mixed == {cluster.type} or (cluster.type == "Platform" and mixed <= {"Platform", "Organization"})

    @given(annotations())
    @settings(max_examples=40, deadline=None)
    def test_only_the_first_member_has_no_reason(self, given_):
        """Each merge is explained; what stands alone needs no explanation."""
        result = resolve(given_)
        for cluster in (*result.entities, *result.events, *result.statements):
            assert all(m.reason for m in cluster.members[1:])

    def test_one_article_twice_is_refused(self):
        """Two annotations of one article id are a mistake of the caller."""
        with pytest.raises(ValueError, match="article ids must differ"):
            resolve([harbour()[0], harbour()[0]])

    def test_nothing_gives_nothing(self):
        """No annotations, an empty resolution."""
        assert resolve([]).entities == ()


class TestScale:
    """Many articles cost in proportion."""

    def test_a_thousand_articles(self):
        """A thousand articles on the same people and words resolve without comparing all with all."""
        rng = random.Random(1)
        given_ = []
        for n in range(1000):
            w = Writer(
                f"{n:04}",
                f"Lena Osk and Pavel Dorn met. Osk said: “The wall {rng.random()} of pier {n} must be rebuilt before winter.”",
            )
            people = [w.entity("Person", "Lena Osk"), w.entity("Person", "Pavel Dorn")]
            event = w.event("Meeting", "met", [(p, "Attendee") for p in people])
            w.statement(w.article.text[w.article.text.index("“") :], speaker=[people[0]], event=event)
            given_.append(w.done())
        result = resolve(given_)
        assert len(result.entities) == 2
        assert len(result.statements) == 1000


class TestTables:
    """The tables agree with the ontology and among themselves."""

    def test_event_types_are_the_ontology_s(self):
        """Every event type of the ontology is in the table with its broader type, and no other."""
        from kg.graph.rdf import parse
        from kg.graph.vocabulary import NG, SKOS

        triples = parse(Path(__file__).parents[2] / "ontology" / "event-types.ttl")
        concepts = {t.subject.value.removeprefix(NG): "-" for t in triples if t.object.value == SKOS + "Concept"}
        for t in triples:
            if t.predicate.value == SKOS + "broader":
                concepts[t.subject.value.removeprefix(NG)] = t.object.value.removeprefix(NG)
        assert {row[0]: row[1] for row in tables.rows("event_types.tsv")} == concepts

    @pytest.mark.parametrize("path", sorted(Path(tables.__file__).parent.glob("*.t*")), ids=lambda p: p.name)
    def test_tables_have_a_source(self, path):
        """Each table says where it is from, and has no line twice."""
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# source: ")
        rows = [line for line in lines if not line.startswith("#")]
        assert len(rows) == len(set(rows))


class TestNames:
    """Compared forms."""

    @given(st.text(min_size=1).filter(str.strip))
    @settings(max_examples=300)
    def test_every_name_has_a_key(self, name):
        """Whatever a name is made of, it has a compared form, so it never matches by being empty."""
        for key in (names.person, names.body, names.place, names.description):
            assert key(name)

    def test_titles_and_suffixes_go(self):
        """What stands around a person's name is no part of it."""
        assert names.person("Prime Minister Dr. Ana Reis Jr.'s") == ("ana", "reis")

    @pytest.mark.parametrize(
        ("forms", "shown"),
        [
            ([("A. Reis", 1), ("Ana Reis", 9), ("A. Reis", 1)], "A. Reis"),
            ([("Anna Reis", 1), ("Ana Reis", 2)], "Ana Reis"),
            ([("A. Reis", 1), ("Ana Reis", 1)], "Ana Reis"),
            ([("the Wavely", 2), ("Wavely", 1)], "Wavely"),
            ([("The Post", 1), ("Post", 1)], "The Post"),
            ([("Sen. Ana Reis", 1), ("Sen. Ana Reis", 1), ("Ana Reis", 1)], "Ana Reis"),
        ],
    )
    def test_to_show(self, forms, shown):
        """The form of most articles is shown, then of most mentions, then the fullest; never one with a title."""
        assert names.to_show(forms, bare=True) == shown


class TestClusters:
    """Merging with reasons."""

    def test_later_first_member_gets_the_reason(self):
        """When two clusters meet, the later one's first member gets the reason, and keeps it."""
        c = Clusters(4)
        c.join(2, 3, "x")
        c.join(0, 1, "y")
        c.join(1, 3, "z")
        assert c.all() == [[0, 1, 2, 3]]
        assert c.reasons == {3: "x", 1: "y", 2: "z"}

    def test_best_candidate_goes_first(self):
        """A veto that depends on what was merged sees the surest merges first."""
        c = Clusters(3)
        c.join_all(
            [(0.5, 0, 1, "weak"), (0.9, 1, 2, "strong")], lambda a, b: len(c.members(a)) + len(c.members(b)) <= 2
        )
        assert c.all() == [[0], [1, 2]]
