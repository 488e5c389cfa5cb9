"""The extraction pipeline: one article in, one annotation out.

The stock model parses each block; our components run in order over the joined parse and leave their values on the
`Doc` (see `state`); what they left is put together and checked by `Annotation`. Each component has a versioned name,
which stands on every fact it finds; a change of behaviour is a new version.
"""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language

from kg.authority import Authority
from kg.extract import state
from kg.extract.authority.component import FindListed
from kg.extract.language import DEFAULT_MODEL, load_model, model_digest, parse_blocks
from kg.extract.layout.rules import find_blocks
from kg.model import Annotation, Article, Entity, Event, Statement

#: The components in the order of their work. `ng_quotes.v1` is made by the room `kg/extract/quotes`.
#: `ng_authority.v1` joins them in front of the names when there is an authority file.
COMPONENTS = (
    "ng_quotes.v1",
    "ng_names.v1",
    "ng_coref.v1",
    "ng_facts.v1",
    "ng_events.v1",
    "ng_signed.v1",
    "ng_statements.v1",
)

_AUTHORITY = "ng_authority.v1"
_NAMES = "ng_names.v1"


def _with_authority() -> tuple[str, ...]:
    at = COMPONENTS.index(_NAMES)
    return (*COMPONENTS[:at], _AUTHORITY, *COMPONENTS[at:])


class Extractor:
    """Extracts the facts of articles with one model.

    Args:
        model: an installed spaCy pipeline with tagger, parser, lemmatizer and ner.
        weights: a table that `kg train statements` made; the shipped one when None.
        authority: the user's own names, which win.

    Raises:
        InputError: the model is not installed, or the table is none.
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, weights: Path | None = None, authority: Authority | None = None
    ) -> None:
        state.register()
        self._model = load_model(model)
        self._rules: Language = spacy.blank("en", vocab=self._model.vocab)
        self.components = COMPONENTS if authority is None else _with_authority()
        for name in self.components:
            importlib.import_module(f"kg.extract.{name.removeprefix('ng_').partition('.')[0]}.component")
            config = {"weights": str(weights)} if weights and name.startswith("ng_statements.") else {}
            # spaCy allows no full stop in a component's name.
            pipe = self._rules.add_pipe(name.replace(".", "_"), config=config)
            if authority is not None and isinstance(pipe, FindListed):
                pipe.know(authority.rows)
        meta = self._model.meta
        self.pipeline: str = (
            f"{meta['lang']}_{meta['name']} {meta['version']} sha256:{model_digest(model)}; {' '.join(self.components)}"
        )
        if weights:
            self.pipeline += f"; weights sha256:{hashlib.sha256(weights.read_bytes()).hexdigest()}"
        if authority is not None:
            self.pipeline += f"; authority {', '.join(authority.files)}"

    def extract(self, article: Article) -> Annotation:
        """The article's facts, with ids in the order of the text."""
        blocks = find_blocks(article.text, article.title)
        doc = parse_blocks(self._model, article.text, [b.span for b in blocks])
        state.keep_text(doc, article.text)
        doc._.article = article
        doc._.blocks = blocks
        for _name, component in self._rules.pipeline:
            doc = component(doc)
        return numbered(
            Annotation(
                article=article,
                entities=doc._.entities,
                events=doc._.events,
                statements=doc._.statements,
                affiliations=doc._.affiliations,
                relations=doc._.relations,
                pipeline=self.pipeline,
            )
        )


def numbered(found: Annotation) -> Annotation:
    """The same annotation with ids `e1`, `v1`, `s1` in the order of first mention, and everything sorted by place."""
    entities = sorted(found.entities, key=lambda e: (e.mentions[0].span, e.type, e.name))
    events = sorted(found.events, key=lambda v: (v.mentions[0].span, v.type, v.name))
    statements = sorted(found.statements, key=lambda s: (s.content[0], s.cue, s.source))
    names = {e.id: f"e{n}" for n, e in enumerate(entities, 1)}
    happenings = {v.id: f"v{n}" for n, v in enumerate(events, 1)}

    def entity(e: Entity) -> Entity:
        return replace(e, id=names[e.id])

    def event(v: Event) -> Event:
        parts = tuple(
            sorted((replace(p, entity=names[p.entity]) for p in v.participants), key=lambda p: (p.span, p.role))
        )
        whole = happenings.get(v.part_of, "")
        return replace(v, id=happenings[v.id], place=names.get(v.place, ""), participants=parts, part_of=whole)

    def statement(n: int, s: Statement) -> Statement:
        def ids(old: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(names[i] for i in old)

        return replace(
            s,
            id=f"s{n}",
            speaker=ids(s.speaker),
            addressee=ids(s.addressee),
            about=ids(s.about),
            credited=ids(s.credited),
            event=happenings.get(s.event, ""),
        )

    return replace(
        found,
        entities=tuple(entity(e) for e in entities),
        events=tuple(event(v) for v in events),
        statements=tuple(statement(n, s) for n, s in enumerate(statements, 1)),
        affiliations=tuple(
            sorted(
                (
                    replace(
                        a,
                        person=names[a.person],
                        organization=names.get(a.organization, ""),
                        place=names.get(a.place, ""),
                    )
                    for a in found.affiliations
                ),
                key=lambda a: (bool(a.place), a.span, a.person, a.organization, a.place, a.title),
            )
        ),
        relations=tuple(
            sorted(
                (
                    replace(r, subject=names[r.subject], object=names.get(r.object) or happenings[r.object])
                    for r in found.relations
                ),
                key=lambda r: (r.span, r.type, r.subject, r.object),
            )
        ),
    )
