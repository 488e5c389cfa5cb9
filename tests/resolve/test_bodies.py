from annotating import Writer

from kg.resolve import resolve


def article(key, *named):
    """An article that names (type, name) or (type, name, other names...)."""
    w = Writer(key, " and ".join(n for _, *forms in named for n in forms) + " were named.")
    for kind, name, *forms in named:
        w.entity(kind, name, names=forms)
    return w.done()


def found(*annotations):
    return {(e.type, e.name): [m.article for m in e.members] for e in resolve(annotations).entities}


class TestNames:
    """Which names are the name of one body."""

    def test_article_and_legal_form(self):
        """ "The" and a legal form are no part of a name."""
        assert found(
            article("a", ("Organization", "The Norvik Trust")), article("b", ("Organization", "Norvik Trust, Inc."))
        ) == {("Organization", "Norvik Trust, Inc."): ["a", "b"]}

    def test_second_name_joins(self):
        """A body that one article gives two names is the one that another article knows by the second."""
        both = article("a", ("Organization", "Seawatch", "Northern Centre for Coastal Research"))
        other = article("b", ("Organization", "Northern Centre for Coastal Research"))
        assert list(found(both, other).values()) == [["a", "b"]]

    def test_shared_short_form_does_not_join(self):
        """Two bodies whose names are shortened to the same words stay two."""
        one = article("a", ("Organization", "Delmar Harbour Trust", "Harbour Trust"))
        two = article("b", ("Organization", "Orsk Harbour Trust", "Harbour Trust"))
        assert len(found(one, two)) == 2

    def test_short_form_of_two_joins_neither(self):
        """A short form that fits two bodies is neither of them without company."""
        one = article("a", ("Organization", "Delmar Harbour Trust", "Harbour Trust"))
        two = article("b", ("Organization", "Orsk Harbour Trust", "Harbour Trust"))
        three = article("c", ("Organization", "Harbour Trust"))
        assert len(found(one, two, three)) == 3

    def test_short_form_needs_one_shared_name(self):
        """ "The Post" alone can be another Post; one more name in common is enough to know."""
        full, short = ("Organization", "Delmar Post", "Post"), ("Organization", "Post")
        assert len(found(article("a", full), article("b", short))) == 2
        other = ("Person", "Lena Osk")
        assert found(article("a", full, other), article("b", short, other))[("Organization", "Delmar Post")] == [
            "a",
            "b",
        ]

    def test_three_letters_need_company(self):
        """A short acronym stands for many bodies; the same company decides."""
        people = [("Person", n) for n in ("Lena Osk", "Pavel Dorn")]
        full = ("Organization", "National Water Authority", "NWA")
        alone = article("a", full), article("b", ("Organization", "NWA"))
        assert len(found(*alone)) == 2
        together = article("a", full, *people), article("b", ("Organization", "NWA"), *people)
        assert found(*together)[("Organization", "National Water Authority")] == ["a", "b"]

    def test_acronym_that_no_article_explains(self):
        """Initials join in the same company even when no article gives both forms."""
        people = [("Person", n) for n in ("Lena Osk", "Pavel Dorn")]
        together = (
            article("a", ("Organization", "National Water Authority"), *people),
            article("b", ("Organization", "NWA"), *people),
        )
        assert found(*together)[("Organization", "National Water Authority")] == ["a", "b"]

    def test_country_before_the_name(self):
        """A country has many forms before a name too; without it the name needs the company."""
        forms = [
            article(k, ("Organization", n))
            for k, n in (("a", "U.S. Labour Office"), ("b", "United States Labour Office"))
        ]
        assert list(found(*forms).values()) == [["a", "b"]]
        people = [("Person", n) for n in ("Lena Osk", "Pavel Dorn")]
        bare = ("Organization", "Labour Office")
        assert len(found(forms[0], article("c", bare))) == 2
        together = found(article("a", ("Organization", "U.S. Labour Office"), *people), article("c", bare, *people))
        assert together[("Organization", "U.S. Labour Office")] == ["a", "c"]

    def test_country_aliases(self):
        """Common other names of a country are the country."""
        assert list(found(article("a", ("Place", "the U.S.")), article("b", ("Place", "United States"))).values()) == [
            ["a", "b"]
        ]


class TestTypes:
    """Types never mix."""

    def test_one_name_two_types(self):
        """A person, a place and a body of one name are three things."""
        kinds = [article(k, (t, "Victoria Falls")) for k, t in (("a", "Person"), ("b", "Place"), ("c", "Organization"))]
        assert len(found(*kinds)) == 3

    def test_platform_wins_over_organization(self):
        """A platform is a body too: one article that knows it as a platform makes it one everywhere."""
        result = resolve([article("a", ("Organization", "Wavely")), article("b", ("Platform", "Wavely"))])
        assert [(e.type, [m.article for m in e.members]) for e in result.entities] == [("Platform", ["a", "b"])]
        assert "because article b has a platform of this name" in result.entities[0].members[0].reason

    def test_article_that_tells_platform_and_company_apart(self):
        """Where one article has both, the company stays a company."""
        both = Writer("a", "Wavely, as the app is called, belongs to Wavely of Orsk.")
        both.entity("Platform", "Wavely")
        both.entity("Organization", "Wavely", mention="Wavely of Orsk")
        other = article("b", ("Platform", "Wavely"))
        result = {e.type: [m.article for m in e.members] for e in resolve([both.done(), other]).entities}
        assert result == {"Platform": ["a", "b"], "Organization": ["a"]}

    def test_groups_stay_apart(self):
        """A description is no name: the residents of two articles are not the same people."""
        assert len(resolve([article(k, ("Group", "residents")) for k in "abc"]).entities) == 3
