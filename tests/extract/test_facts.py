"""Facts: roles at bodies, and relations between bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.extract.coref.rules import resolve
from kg.extract.facts import tables
from kg.extract.facts.rules import find_facts
from kg.extract.names.rules import find_entities
from kg.model import RELATION_TYPES

Parse = Callable[..., Doc]


def facts(parse: Parse, text: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Affiliations as (person, body, title, words) and relations as (type, subject, object, words)."""
    doc = parse(text)
    doc._.entities = find_entities(doc)
    doc._.entities = resolve(doc)
    name = {e.id: e.name for e in doc._.entities}
    holds, joins = find_facts(doc)
    return (
        [(name[a.person], name[a.organization], a.title, a.span.of(text)) for a in holds if a.organization],
        [(r.type, name[r.subject], name[r.object], r.span.of(text)) for r in joins],
    )


ROLES = [
    (
        "an apposition with a possessive, and one with its",
        "Rana Odeh, Kestrel's chief lawyer, and Tom Ashby, its head of sales, resigned.",
        [
            ("Rana Odeh", "Kestrel", "chief lawyer", "Rana Odeh, Kestrel's chief lawyer"),
            ("Tom Ashby", "Kestrel", "head of sales", "Tom Ashby, its head of sales"),
        ],
    ),
    (
        "nouns before the name, small and in capitals",
        "Kestrel chief executive Mary Quill and FBI Director Joel Hale met.",
        [
            ("Mary Quill", "Kestrel", "chief executive", "Kestrel chief executive Mary Quill"),
            ("Joel Hale", "FBI", "Director", "FBI Director Joel Hale"),
        ],
    ),
    (
        "the body after at, not after the first of",
        "Dr. Ana Lind, the director of research at Norland University, spoke.",
        [
            (
                "Ana Lind",
                "Norland University",
                "director of research",
                "Dr. Ana Lind, the director of research at Norland University",
            )
        ],
    ),
    (
        "the description before the name",
        "Kestrel's head of sales, Mary Quill, wrote to Leeds.",
        [("Mary Quill", "Kestrel", "head of sales", "Kestrel's head of sales, Mary Quill")],
    ),
    (
        "brackets between the name and its apposition",
        "Sen. Dana Whitlock (R., Ohio), the ranking member of the Senate Budget Committee, voted no.",
        [
            (
                "Dana Whitlock",
                "Senate Budget Committee",
                "ranking member",
                "Sen. Dana Whitlock (R., Ohio), the ranking member of the Senate Budget Committee",
            )
        ],
    ),
    (
        "verbs that put into office",
        "Mary Quill was named chief executive of Kestrel in May. Leo Vance joined Kestrel as treasurer.",
        [
            ("Mary Quill", "Kestrel", "chief executive", "Mary Quill was named chief executive of Kestrel"),
            ("Leo Vance", "Kestrel", "treasurer", "Leo Vance joined Kestrel as treasurer"),
        ],
    ),
    (
        "a spokesman for a body, named after",
        "A spokesman for Kestrel, Leo Vance, declined.",
        [("Leo Vance", "Kestrel", "spokesman", "A spokesman for Kestrel, Leo Vance")],
    ),
    (
        "of a body without a title, and of a place",
        "Jonas Adler of Amnesty International and Peter Holt of Leeds wrote the report.",
        [("Jonas Adler", "Amnesty International", "", "Jonas Adler of Amnesty International")],
    ),
    (
        "former stays in the title",
        "Former Kestrel engineer Leo Vance listened.",
        [("Leo Vance", "Kestrel", "former engineer", "Former Kestrel engineer Leo Vance")],
    ),
    (
        "an acronym in brackets between body and title, and a title with and inside",
        "Lake Ferry Authority (LFA) director Ana Lind met Tom Ashby, Kestrel's head of trust and safety.",
        [
            ("Ana Lind", "Lake Ferry Authority", "director", "Lake Ferry Authority (LFA) director Ana Lind"),
            ("Tom Ashby", "Kestrel", "head of trust and safety", "Tom Ashby, Kestrel's head of trust and safety"),
        ],
    ),
    (
        "an apostrophe inside the body's name, and now before the title",
        "Ana Lind, now chair of the Orchard Lane Tenants' Association, wept.",
        [
            (
                "Ana Lind",
                "Orchard Lane Tenants' Association",
                "chair",
                "Ana Lind, now chair of the Orchard Lane Tenants' Association",
            )
        ],
    ),
    (
        "two roles in one apposition, with words before the body",
        "Mara Lind, head of the centrist, Leeds-based Harbor Trust and a professor at Norland University, resigned.",
        [
            ("Mara Lind", "Harbor Trust", "head", "Mara Lind, head of the centrist, Leeds-based Harbor Trust"),
            (
                "Mara Lind",
                "Norland University",
                "professor",
                "Mara Lind, head of the centrist, Leeds-based Harbor Trust and a professor at Norland University",
            ),
        ],
    ),
    (
        "brackets and an age before the apposition, and former after its article",
        "Tom Ash (D-Ohio), 52, a former Lindon Motors lawyer, left.",
        [("Tom Ash", "Lindon Motors", "former lawyer", "Tom Ash (D-Ohio), 52, a former Lindon Motors lawyer")],
    ),
    (
        "according to a spokesman: who comes next is another",
        "According to a spokesman for the Harbor Trust, Mara Lind left.",
        [],
    ),
    (
        "several persons of one plural title",
        "Lindon Motors lawyers Tom Ash, Jean Roe and Piers Adair met.",
        [
            ("Tom Ash", "Lindon Motors", "lawyers", "Lindon Motors lawyers Tom Ash"),
            ("Jean Roe", "Lindon Motors", "lawyers", "Lindon Motors lawyers Tom Ash, Jean Roe"),
            ("Piers Adair", "Lindon Motors", "lawyers", "Lindon Motors lawyers Tom Ash, Jean Roe and Piers Adair"),
        ],
    ),
    (
        "verbs that tell of an office: no title is named",
        "Mara Lind, who heads the Harbor Trust, met Tom Ash, who once led Lindon Motors.",
        [
            ("Mara Lind", "Harbor Trust", "", "Mara Lind, who heads the Harbor Trust"),
            ("Tom Ash", "Lindon Motors", "", "Tom Ash, who once led Lindon Motors"),
        ],
    ),
    (
        "founded by",
        "The Harbor Trust was founded by Jean Roe.",
        [("Jean Roe", "Harbor Trust", "", "Harbor Trust was founded by Jean Roe")],
    ),
    (
        "what was so need not be so any more",
        "Mara Lind was the director of the Harbor Trust until 2019. Tom Ash is no longer chairman of Lindon Motors.",
        [("Mara Lind", "Harbor Trust", "director", "Mara Lind was the director of the Harbor Trust")],
    ),
    (
        "served as",
        "Mara Lind served as director of the Harbor Trust.",
        [("Mara Lind", "Harbor Trust", "director", "Mara Lind served as director of the Harbor Trust")],
    ),
    (
        "then before the title",
        "Jean Roe, then chair of the Harbor Trust, wept.",
        [("Jean Roe", "Harbor Trust", "then chair", "Jean Roe, then chair of the Harbor Trust")],
    ),
    (
        "a hyphened title, and one with for and a comma before the name",
        "Mara Lind is a co-founder of the Harbor Trust. Lindon Motors' vice president of sales, Jean Roe, saw it.",
        [
            ("Mara Lind", "Harbor Trust", "co-founder", "Mara Lind is a co-founder of the Harbor Trust"),
            (
                "Jean Roe",
                "Lindon Motors",
                "vice president of sales",
                "Lindon Motors' vice president of sales, Jean Roe",
            ),
        ],
    ),
    (
        "a description without comma before the name",
        "Chief investment officer at Lindon Motors Tom Ash shrugged.",
        [("Tom Ash", "Lindon Motors", "Chief investment officer", "Chief investment officer at Lindon Motors Tom Ash")],
    ),
    (
        "a brother's office, and a list of people",
        (
            "The brother of Mara Lind is director of the Harbor Trust. Mara Lind, Harbor Trust director Tom Ash and Jean "
            "Roe met."
        ),
        [("Tom Ash", "Harbor Trust", "director", "Harbor Trust director Tom Ash")],
    ),
    ("a member of a chamber from a state", "Rep. Mara Lind (D-Mo.) and Republican Senator Tom Ash left.", []),
    (
        "a spokesman for a body's chief speaks for him",
        "Tom Ash, a spokesman for Kestrel chief Ann Roe, left.",
        [
            ("Ann Roe", "Kestrel", "chief", "Kestrel chief Ann Roe"),
        ],
    ),
    (
        "a part of a body, and a partner of a person there",
        (
            "Ana Lind, an economist at the Harbor Trust's policy center, left. Leo Vance saw it. His former partner at "
            "Lindon Motors, Tom Ash, did not."
        ),
        [("Ana Lind", "Harbor Trust", "economist", "Ana Lind, an economist at the Harbor Trust")],
    ),
    ("shareholders and donors hold no office", "Tom Ash is the largest shareholder of Lindon Motors.", []),
    ("a board is not the whole", "Tom Ash of the Lindon Motors plant wept.", []),
    ("users and critics hold no office", "TikTok user Ana Lind and Kestrel critic Leo Vance met.", []),
    ("what is denied is not so", "Mary Quill is not the director of Kestrel.", []),
    (
        "a field that is a body's name, at a body",
        "Tom Ash, Senate editor for the Harbor Trust, left.",
        [("Tom Ash", "Harbor Trust", "Senate editor", "Tom Ash, Senate editor for the Harbor Trust")],
    ),
    ("who leads in a match leads no body", "Tom Ash led Lindon Motors with 12 points.", []),
    ("the secretary of State is of no body called State", "Jean Roe, the former secretary of State, spoke.", []),
    (
        "a prefix belongs to the words",
        "Jean Roe spoke. She was the co-founder of the Harbor Trust.",
        [("Jean Roe", "Harbor Trust", "co-founder", "co-founder of the Harbor Trust")],
    ),
    (
        "a boast is no part of the title",
        "Jean Roe became the youngest Lindon Motors director in Ohio's history.",
        [("Jean Roe", "Lindon Motors", "director", "Jean Roe became the youngest Lindon Motors director")],
    ),
    (
        "head of the one at the other",
        "Mara Lind is head of the Harbor Trust at Norland University.",
        [("Mara Lind", "Harbor Trust", "head", "Mara Lind is head of the Harbor Trust")],
    ),
    ("an idol holds no office", "Tom Ash, a mentor at Lindon Motors, left.", []),
    (
        "who joined and who quit",
        "Tom Ash, who joined the Harbor Trust, met Jean Roe, who quit Lindon Motors.",
        [
            ("Tom Ash", "Harbor Trust", "", "Tom Ash, who joined the Harbor Trust"),
            ("Jean Roe", "Lindon Motors", "", "Jean Roe, who quit Lindon Motors"),
        ],
    ),
]

RELATIONS = [
    (
        "a platform that is owned",
        "Instagram, which is owned by Meta, was down.",
        [("operatedBy", "Instagram", "Meta", "which is owned by Meta")],
    ),
    (
        "a platform's parent company",
        "YouTube's parent company Google was silent.",
        [("operatedBy", "YouTube", "Google", "YouTube's parent company Google")],
    ),
    (
        "a platform that belongs to a company, and an app of one",
        "YouTube, which belongs to Google, is big. Instagram, the photo app of Meta, is not.",
        [
            ("operatedBy", "YouTube", "Google", "which belongs to Google"),
            ("operatedBy", "Instagram", "Meta", "the photo app of Meta"),
        ],
    ),
    (
        "a platform's owner as subject",
        "Google owns YouTube.",
        [("operatedBy", "YouTube", "Google", "Google owns YouTube")],
    ),
    (
        "partners",
        "Kestrel Airways has partnered with Lindon Motors.",
        [("partnerOf", "Kestrel Airways", "Lindon Motors", "Kestrel Airways has partnered with Lindon Motors")],
    ),
    (
        "a coalition formed",
        "Kestrel formed a coalition with the Harbor Trust.",
        [("partnerOf", "Kestrel", "Harbor Trust", "Kestrel formed a coalition with the Harbor Trust")],
    ),
    (
        "money given",
        "The Harbor Trust received a $2 million grant from the Nordvik Foundation.",
        [
            (
                "fundedBy",
                "Harbor Trust",
                "Nordvik Foundation",
                "Harbor Trust received a $2 million grant from the Nordvik Foundation",
            )
        ],
    ),
    (
        "a unit and a subsidiary",
        "Lindon Motors, a unit of Kestrel Holdings, closed. Kestrel Holdings' subsidiary Orrin Bank did not.",
        [
            ("partOf", "Lindon Motors", "Kestrel Holdings", "a unit of Kestrel Holdings"),
            ("partOf", "Orrin Bank", "Kestrel Holdings", "Kestrel Holdings' subsidiary Orrin Bank"),
        ],
    ),
    (
        "what was bought is part of the buyer",
        "Lindon Motors, which acquired Orrin Bank in 2019, is a unit of Kestrel Holdings.",
        [
            ("partOf", "Orrin Bank", "Lindon Motors", "which acquired Orrin Bank"),
            ("partOf", "Lindon Motors", "Kestrel Holdings", "a unit of Kestrel Holdings"),
        ],
    ),
    (
        "people known by their body",
        "Harbor Trust officials met two Lindon Motors executives.",
        [
            ("memberOf", "Harbor Trust officials", "Harbor Trust", "Harbor Trust officials"),
            ("memberOf", "two Lindon Motors executives", "Lindon Motors", "two Lindon Motors executives"),
        ],
    ),
    (
        "what was so once is no relation",
        "Orrin Bank, a former unit of Lindon Motors, met former Kestrel officials.",
        [],
    ),
    ("a person who runs a body owns nothing", "Mara Lind, a fellow at the Harbor Trust who ran Orrin Bank, left.", []),
    ("what may be is not so", "Kestrel may fund Lindon Motors. Google does not own TikTok.", []),
    ("what is denied is not so", "Kestrel denied that it was owned by Lindon Motors.", []),
]


class TestAffiliations:
    """Who holds which role where."""

    @pytest.mark.parametrize(("text", "expected"), [r[1:] for r in ROLES], ids=[r[0] for r in ROLES])
    def test_role(self, parse: Parse, text: str, expected: list[tuple[str, ...]]) -> None:
        """The title is as written without article and body, the span holds person and title."""
        assert facts(parse, text)[0] == expected


class TestRelations:
    """What joins two bodies."""

    @pytest.mark.parametrize(("text", "expected"), [r[1:] for r in RELATIONS], ids=[r[0] for r in RELATIONS])
    def test_relation(self, parse: Parse, text: str, expected: list[tuple[str, ...]]) -> None:
        """A relation is found where the text says that it holds, and only there."""
        assert facts(parse, text)[1] == expected

    def test_tables_name_known_relations(self) -> None:
        """The tables lead to relations of the model only."""
        kinds = {kind for kind, _order in (*tables.verbs().values(), *tables.nouns().values())}
        assert kinds <= set(RELATION_TYPES)

    def test_component_name(self, parse: Parse) -> None:
        """Each fact carries the component's name."""
        doc = parse("Google owns YouTube. Google chief Mary Quill spoke.")
        doc._.entities = find_entities(doc)
        doc._.entities = resolve(doc)
        holds, joins = find_facts(doc)
        assert {f.extractor for f in (*holds, *joins)} == {"ng_facts.v1"}
