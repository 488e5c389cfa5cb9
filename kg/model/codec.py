"""The annotation JSON of the contract: values to JSON objects and back.

`encode` and `decode` are inverse to each other. Keys that do not apply are left out on writing and may be missing on
reading; unknown keys are ignored. Keys beyond the contract: `extractor` and `reason` on a mention; `planned`,
`endDate`, `partOf`, `series`, `edition`, `recurrence` and `date_span`, `endDate_span` and so on for the words that show
them on an event; `credited` on a statement; `normalisedTitle`, `since`, `until` and `former` on an affiliation, and the
list `offices`: affiliations with a `place` for an organization; `gender`, `listed` and `exactMatch` on an entity;
`pipeline` on the article.
"""

from __future__ import annotations

from typing import Any

from kg.model.annotation import Annotation
from kg.model.article import Article
from kg.model.entity import Entity
from kg.model.event import Event, Participation
from kg.model.fact import Affiliation, Relation
from kg.model.span import Mention, Span
from kg.model.statement import Statement

Json = dict[str, Any]


def encode(annotation: Annotation) -> Json:
    """One article's facts as the contract's JSON object."""
    article = annotation.article
    return {
        "id": article.id,
        "text": article.text,
        **_present(title=article.title, published=article.published, publisher=article.publisher, url=article.url),
        **_present(pipeline=annotation.pipeline),
        "entities": [_entity(e) for e in annotation.entities],
        "events": [_event(v) for v in annotation.events],
        "statements": [_statement(s) for s in annotation.statements],
        "affiliations": [_affiliation(a) for a in annotation.affiliations if a.organization],
        **_present(offices=[_affiliation(a) for a in annotation.affiliations if a.place]),
        "relations": [
            {"type": r.type, "subject": r.subject, "object": r.object, **_evidence(r.span, r.extractor)}
            for r in annotation.relations
        ],
    }


def decode(obj: Json) -> Annotation:
    """The reverse of `encode`.

    Raises:
        KeyError: a required key is missing.
        ValueError: a value breaks a rule of the model.
    """
    article = Article(
        id=obj["id"],
        text=obj["text"],
        **{k: obj.get(k) or "" for k in ("title", "published", "publisher", "url")},
    )
    return Annotation(
        article=article,
        entities=tuple(_decode_entity(e) for e in obj.get("entities") or ()),
        events=tuple(_decode_event(v) for v in obj.get("events") or ()),
        statements=tuple(_decode_statement(s) for s in obj.get("statements") or ()),
        affiliations=tuple(
            _decode_affiliation(a) for a in (*(obj.get("affiliations") or ()), *(obj.get("offices") or ()))
        ),
        relations=tuple(
            Relation(r["type"], r["subject"], r["object"], _span(r), r.get("extractor", ""))
            for r in obj.get("relations") or ()
        ),
        pipeline=obj.get("pipeline") or "",
    )


def _present(**values: Any) -> Json:
    return {k: v for k, v in values.items() if v}


def _span(obj: Json) -> Span:
    return Span(obj["start"], obj["end"])


def _spans(spans: tuple[Span, ...]) -> list[Json]:
    return [{"start": s.start, "end": s.end} for s in spans]


def _evidence(span: Span, extractor: str) -> Json:
    return {"start": span.start, "end": span.end, **_present(extractor=extractor)}


def _mention(m: Mention) -> Json:
    return {**_evidence(m.span, m.extractor), "kind": m.kind, **_present(reason=m.reason)}


def _entity(e: Entity) -> Json:
    return {
        "id": e.id,
        "type": e.type,
        "name": e.name,
        "names": list(e.names),
        "mentions": [_mention(m) for m in e.mentions],
        "confidence": e.confidence,
        **_present(gender=e.gender, listed=e.listed, exactMatch=e.exact_match),
    }


def _event(v: Event) -> Json:
    return {
        "id": v.id,
        "type": v.type,
        "name": v.name,
        **_present(date=v.date, endDate=v.end_date, place=v.place, planned=v.planned, partOf=v.part_of),
        **_present(series=v.series, edition=v.edition, recurrence=v.recurrence),
        **{key: {"start": s.start, "end": s.end} for key, s in _event_spans(v) if s is not None},
        "mentions": [_mention(m) for m in v.mentions],
        "participants": [
            {"entity": p.entity, "role": p.role, **_present(planned=p.planned), **_evidence(p.span, p.extractor)}
            for p in v.participants
        ],
    }


def _event_spans(v: Event) -> tuple[tuple[str, Span | None], ...]:
    return (
        ("date_span", v.date_span),
        ("endDate_span", v.end_span),
        ("partOf_span", v.part_of_span),
        ("series_span", v.series_span),
        ("recurrence_span", v.recurrence_span),
    )


def _affiliation(a: Affiliation) -> Json:
    return {
        "person": a.person,
        **_present(organization=a.organization, place=a.place),
        "title": a.title,
        **_present(normalisedTitle=a.normalised, since=a.since, until=a.until, former=a.former),
        **_evidence(a.span, a.extractor),
    }


def _statement(s: Statement) -> Json:
    return {
        "id": s.id,
        "form": s.form,
        "speaker": list(s.speaker),
        "source": _spans(s.source),
        "cue": _spans(s.cue),
        "content": _spans(s.content),
        "addressee": list(s.addressee),
        **_present(event=s.event),
        "about": list(s.about),
        "polarity": s.polarity,
        **_present(credited=list(s.credited)),
        "confidence": s.confidence,
        **_present(extractor=s.extractor),
    }


def _decode_mention(m: Json) -> Mention:
    return Mention(_span(m), m.get("kind") or "name", m.get("extractor", ""), m.get("reason", ""))


def _decode_entity(e: Json) -> Entity:
    return Entity(
        id=e["id"],
        type=e["type"],
        name=e["name"],
        names=tuple(e.get("names") or ()),
        mentions=tuple(_decode_mention(m) for m in e.get("mentions") or ()),
        confidence=e.get("confidence", 1.0),
        gender=e.get("gender", ""),
        listed=e.get("listed", False),
        exact_match=e.get("exactMatch", ""),
    )


def _decode_event(v: Json) -> Event:
    def span(key: str) -> Span | None:
        return _span(v[key]) if v.get(key) else None

    return Event(
        id=v["id"],
        type=v["type"],
        name=v.get("name") or "",
        mentions=tuple(_decode_mention(m) for m in v.get("mentions") or ()),
        date=v.get("date") or "",
        date_span=span("date_span"),
        place=v.get("place") or "",
        participants=tuple(
            Participation(p["entity"], p["role"], _span(p), p.get("planned", False), p.get("extractor", ""))
            for p in v.get("participants") or ()
        ),
        planned=v.get("planned", False),
        end_date=v.get("endDate") or "",
        end_span=span("endDate_span"),
        part_of=v.get("partOf") or "",
        part_of_span=span("partOf_span"),
        series=v.get("series") or "",
        series_span=span("series_span"),
        edition=v.get("edition") or 0,
        recurrence=v.get("recurrence") or "",
        recurrence_span=span("recurrence_span"),
    )


def _decode_affiliation(a: Json) -> Affiliation:
    return Affiliation(
        person=a["person"],
        organization=a.get("organization") or "",
        title=a.get("title") or "",
        span=_span(a),
        extractor=a.get("extractor", ""),
        normalised=a.get("normalisedTitle") or "",
        since=a.get("since") or "",
        until=a.get("until") or "",
        former=bool(a.get("former", False)),
        place=a.get("place") or "",
    )


def _decode_statement(s: Json) -> Statement:
    def spans(key: str) -> tuple[Span, ...]:
        return tuple(_span(x) for x in s.get(key) or ())

    return Statement(
        id=s["id"],
        form=s["form"],
        content=spans("content"),
        source=spans("source"),
        cue=spans("cue"),
        speaker=tuple(s.get("speaker") or ()),
        addressee=tuple(s.get("addressee") or ()),
        event=s.get("event") or "",
        about=tuple(s.get("about") or ()),
        polarity=s.get("polarity") or "affirmed",
        credited=tuple(s.get("credited") or ()),
        confidence=s.get("confidence", 1.0),
        extractor=s.get("extractor", ""),
    )
