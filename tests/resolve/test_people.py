import pytest
from annotating import Writer

from kg.resolve import resolve

CROWD = "Lena Osk, Pavel Dorn and Ruth Amadi listened."


def article(key, text, *people, crowd=False, gender=""):
    """An article that names these people; with `crowd` also the three who make a company."""
    w = Writer(key, f"{text} {CROWD}" if crowd else text)
    for person in people:
        w.entity("Person", person, gender=gender)
    if crowd:
        for person in ("Lena Osk", "Pavel Dorn", "Ruth Amadi"):
            w.entity("Person", person)
    return w


def clusters(*writers):
    """Names of each person with several members, as sets of articles."""
    found = resolve([w.done() for w in writers])
    return {e.name: [m.article for m in e.members] for e in found.entities if e.type == "Person"}


class TestSamePerson:
    """Merged: the name is enough, or name and company together are."""

    def test_full_name_with_and_without_title(self):
        """A title before a name is no part of it, and the name without it is shown."""
        one = article("a", "Sen. Ilse Varga spoke.", "Sen. Ilse Varga")
        two = article("b", "Ilse Varga spoke.", "Ilse Varga")
        assert clusters(one, two) == {"Ilse Varga": ["a", "b"]}

    def test_accents_do_not_matter(self):
        """An outlet that drops accents means the same person."""
        one = article("a", "José Ibáñez left.", "José Ibáñez")
        two = article("b", "Jose Ibanez left.", "Jose Ibanez")
        assert len(clusters(one, two)) == 1

    @pytest.mark.parametrize("other", ["Ilse M. Varga", "Ilse Marta Varga"])
    def test_middle_name(self, other):
        """A middle name or initial that one outlet leaves out sets nobody apart."""
        one, two = article("a", "Ilse Varga left.", "Ilse Varga"), article("b", f"{other} left.", other)
        assert list(clusters(one, two).values()) == [["a", "b"]]

    def test_initial_needs_company(self):
        """An initial fits many, so only the same company makes it the same person."""
        alone = article("a", "Ilse Varga left.", "Ilse Varga"), article("b", "I. Varga left.", "I. Varga")
        assert len(clusters(*alone)) == 2
        together = (
            article("a", "Ilse Varga left.", "Ilse Varga", crowd=True),
            article("b", "I. Varga left.", "I. Varga", crowd=True),
        )
        assert clusters(*together)["Ilse Varga"] == ["a", "b"]

    def test_short_first_name(self):
        """The short form of a first name is that name where the articles share one other name."""
        writers = []
        for key, name, body in (
            ("a", "Timothy Marsh", "Wavely"),
            ("b", "Tim Marsh", "Wavely"),
            ("c", "Tim Marsh", "Orsk"),
        ):
            w = Writer(key, f"{name} of {body} spoke.")
            w.entity("Person", name)
            w.entity("Organization", body)
            writers.append(w)
        assert list(clusters(*writers[:2]).values()) == [["a", "b"]]
        assert len(clusters(writers[0], writers[2])) == 2

    def test_misspelling_needs_company(self):
        """A slip in a name is the same person among the same people, and nobody known elsewhere."""
        alone = (
            article("a", "Milena Koroshek sang.", "Milena Koroshek"),
            article("b", "Milena Koroshec sang.", "Milena Koroshec"),
        )
        assert len(clusters(*alone)) == 2
        together = (
            article("a", "Milena Koroshek sang.", "Milena Koroshek", crowd=True),
            article("b", "Milema Koroshec sang.", "Milema Koroshec", crowd=True),
        )
        assert ["a", "b"] in [v for k, v in clusters(*together).items() if "Koroshe" in k]

    def test_half_of_a_double_surname(self):
        """An outlet that drops half of a double surname means the same person among the same people only."""
        names = (("a", "Anton Relling"), ("b", "Anton Relling-Vey"))
        assert len(clusters(*(article(k, f"{n} left.", n) for k, n in names))) == 2
        found = resolve([article(k, f"{n} left.", n, crowd=True).done() for k, n in names]).entities
        members = next(e.members for e in found if "Anton" in e.name)
        why = "Anton Relling-Vey is, but for half a double surname, Anton Relling of article a"
        company = "both articles name Lena Osk, Pavel Dorn, Ruth Amadi"
        assert [m.reason for m in members] == ["", f"{why}; {company}"]

    def test_two_slips_in_the_surname(self):
        """Two slips in a surname need three other people whom both articles name."""
        names = (("a", "Sunniva Kallesti"), ("b", "Sunniva Kalestia"))
        together = [article(k, f"{n} left.", n, crowd=True) for k, n in names]
        assert ["a", "b"] in [v for k, v in clusters(*together).items() if "Sunniva" in k]
        fewer = [article(k, f"{n}, Lena Osk and Pavel Dorn left.", n, "Lena Osk", "Pavel Dorn") for k, n in names]
        assert sorted(v for k, v in clusters(*fewer).items() if "Sunniva" in k) == [["a"], ["b"]]

    def test_office_at_a_body_under_a_shorter_name(self):
        """A body under its short name is no sign of another life."""
        writers = []
        for key, title, body in (("a", "director", "Lake Orsk Port Authority"), ("b", "boss", "Port Authority")):
            w = Writer(key, f"John Marsh, {title} of {body}, spoke.")
            person, organization = w.entity("Person", "John Marsh"), w.entity("Organization", body)
            w.holds(person, organization, title)
            writers.append(w)
        assert clusters(*writers) == {"John Marsh": ["a", "b"]}

    def test_bare_surname_needs_company(self):
        """A surname alone joins the one full name in the same company, else it stays by itself."""
        alone = article("a", "Ilse Varga left.", "Ilse Varga"), article("b", "Mr. Varga left.", "Mr. Varga")
        assert len(clusters(*alone)) == 2
        together = (
            article("a", "Ilse Varga left.", "Ilse Varga", crowd=True),
            article("b", "Ms. Varga left.", "Ms. Varga", crowd=True),
        )
        assert clusters(*together)["Ilse Varga"] == ["a", "b"]

    def test_surname_of_two_words(self):
        """What the article uses as the surname may be two words."""
        one = article("a", "Tariq Abu Nasser left.", "Tariq Abu Nasser", crowd=True)
        two = article("b", "Abu Nasser left.", "Abu Nasser", crowd=True)
        assert clusters(one, two)["Tariq Abu Nasser"] == ["a", "b"]

    def test_reason_names_the_article(self):
        """Each merge says what it rests on, and the first report needs no reason."""
        one, two = article("a", "Ilse Varga left.", "Ilse Varga"), article("b", "Ilse Varga left.", "Ilse Varga")
        members = resolve([one.done(), two.done()]).entities[0].members
        assert [m.reason for m in members] == ["", "the same name, Ilse Varga, as in article a"]


class TestOtherPerson:
    """Kept apart."""

    def test_two_candidates_for_a_surname(self):
        """A surname that two people in the same company have joins neither."""
        one = article("a", "Ilse Varga and Otto Varga left.", "Ilse Varga", "Otto Varga", crowd=True)
        two = article("b", "Varga left.", "Varga", crowd=True)
        found = clusters(one, two)
        assert found["Ilse Varga"] == ["a"]
        assert found["Otto Varga"] == ["a"]
        assert found["Varga"] == ["b"]

    def test_surname_of_a_couple(self):
        """A surname of two people in the build is neither of them, whatever the company of one."""
        one = article("a", "Ilse Varga left.", "Ilse Varga", crowd=True)
        two = article("b", "Otto Varga left.", "Otto Varga")
        three = article("c", "Varga left.", "Varga", crowd=True)
        assert sorted(clusters(one, two, three)) == [
            "Ilse Varga",
            "Lena Osk",
            "Otto Varga",
            "Pavel Dorn",
            "Ruth Amadi",
            "Varga",
        ]

    def test_surname_of_somebody_far_better_known(self):
        """Where nearly all is told of one of the two, the surname means that one."""
        known = [article(f"a{n}", "Ilse Varga left.", "Ilse Varga", crowd=n < 4) for n in range(5)]
        two = article("b", "Otto Varga left.", "Otto Varga")
        three = article("c", "Varga left.", "Varga", crowd=True)
        assert clusters(*known, two, three)["Ilse Varga"] == ["a0", "a1", "a2", "a3", "a4", "c"]

    def test_names_that_are_everywhere_are_no_company(self):
        """Two names that all articles have say nothing of two articles."""
        everywhere = []
        for n in range(9):
            w = Writer(f"x{n}", "Mara Lind and Olof Berg spoke.")
            w.entity("Person", "Mara Lind")
            w.entity("Person", "Olof Berg")
            everywhere.append(w)
        pair = []
        for key, name in (("a", "Milena Koroshek"), ("b", "Milena Koroshec")):
            w = Writer(key, f"{name}, Mara Lind and Olof Berg spoke.")
            for person in (name, "Mara Lind", "Olof Berg"):
                w.entity("Person", person)
            pair.append(w)
        assert len([n for n in clusters(*pair) if "Korosh" in n]) == 1
        assert len([n for n in clusters(*pair, *everywhere) if "Korosh" in n]) == 2

    def test_double_surname_beside_the_single_one(self):
        """An article that names Relling and Relling-Vey knows that they are two."""
        one = article(
            "a", "Anton Relling and Anton Relling-Vey left.", "Anton Relling", "Anton Relling-Vey", crowd=True
        )
        two = article("b", "Anton Relling-Vey left.", "Anton Relling-Vey", crowd=True)
        found = clusters(one, two)
        assert (found["Anton Relling"], found["Anton Relling-Vey"]) == (["a"], ["a", "b"])

    def test_two_double_surnames(self):
        """A single surname joins neither of two double ones, and the two stay apart."""
        names = ("Anton Relling", "Anton Relling-Vey", "Anton Relling-Moor")
        found = clusters(*(article(k, f"{n} left.", n, crowd=True) for k, n in zip("abc", names, strict=True)))
        assert sorted(len(v) for k, v in found.items() if "Relling" in k) == [1, 1, 1]

    def test_similar_names_in_one_article(self):
        """An article that names two people of almost one name knows that they are two."""
        one = article("a", "Marina Holst and Marena Holst left.", "Marina Holst", "Marena Holst", crowd=True)
        two = article("b", "Marina Holst left.", "Marina Holst", crowd=True)
        found = clusters(one, two)
        assert found["Marina Holst"] == ["a", "b"]
        assert found["Marena Holst"] == ["a"]

    def test_gender_tells_apart(self):
        """One name, a woman here and a man there: two people."""
        one = article("a", "Kim Aldo left.", "Kim Aldo", gender="female")
        two = article("b", "Kim Aldo left.", "Kim Aldo", gender="male")
        found = resolve([one.done(), two.done()]).entities
        assert [[m.article for m in e.members] for e in found] == [["a"], ["b"]]

    def test_other_office_and_other_company_tell_apart(self):
        """One name with offices that have nothing in common, among other people: two people."""
        writers = []
        for key, title, body in (("a", "goalkeeper", "Delmar United"), ("b", "justice minister", "Norvik Assembly")):
            w = Writer(key, f"John Marsh, {title} of {body}, spoke.")
            person, organization = w.entity("Person", "John Marsh"), w.entity("Organization", body)
            w.holds(person, organization, title)
            writers.append(w)
        assert len([e for e in resolve([w.done() for w in writers]).entities if e.type == "Person"]) == 2

    def test_middle_names_that_differ(self):
        """Different middle names are different people, and the bare name joins neither of them without company."""
        writers = [
            article(k, f"{n} left.", n) for k, n in (("a", "Ana B. Reis"), ("b", "Ana C. Reis"), ("c", "Ana Reis"))
        ]
        assert len(clusters(*writers)) == 3
