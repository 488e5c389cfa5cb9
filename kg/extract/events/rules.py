"""From a parsed article with its entities to its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.dates import find_phrases
from kg.extract.dates.words import NUMBERS
from kg.extract.events.ahead import is_set, is_timetable
from kg.extract.events.assembly import is_of_a_body
from kg.extract.events.cast import Cast
from kg.extract.events.court import add_court
from kg.extract.events.day import date_by_the_day
from kg.extract.events.doing import verb_parts
from kg.extract.events.event import AHEAD, events
from kg.extract.events.find import find_triggers, is_title_case
from kg.extract.events.grammar import agents_of, is_passive, objects_of
from kg.extract.events.holder import led_by, with_holder
from kg.extract.events.merge import Group, group
from kg.extract.events.mood import happened, is_past, is_told, mood
from kg.extract.events.panel import part_from_whole
from kg.extract.events.parts import core_of, owners_of, parts_of
from kg.extract.events.place import place_of
from kg.extract.events.recurring import recurrence_of, recurs
from kg.extract.events.scene import Scene
from kg.extract.events.tables import OCCASIONS, moods
from kg.extract.events.types import Sighting, Trigger, When
from kg.extract.events.undated import date_the_undated
from kg.extract.events.verbal import event_verb
from kg.extract.events.weekday import agree
from kg.extract.events.when import Dates, sentence_verb
from kg.extract.events.within import is_side_meeting, links, wholes_of, with_parts
from kg.extract.index import MentionIndex
from kg.extract.layout.types import Block
from kg.extract.state import text_of
from kg.model import Entity, Event

#: Headlines stand in the first blocks; capitals further down are headings.
_TOP = 6
#: Of these verbs' subjects the event has begun.
_GOING_ON = frozenset(("last", "continue", "resume", "end", "conclude", "adjourn"))
_OVER = frozenset(("arrest", "death", "attack", "mishap", "disaster", "ruling", "rescue", "birth", "charge", "exit"))
#: What is talked of before it is done: "the merger could fail".
_STEPS_AHEAD = frozenset(
    ("job", "exit", "merger", "deal", "law", "closure", "decision", "launch", "visit", "vote", "charge")
)
#: What unnamed people say on no known day is theirs to have said, no event.
_ACTS_OF_SPEECH = frozenset(("admission", "appeal", "criticism", "pledge", "praise", "refusal"))
_HELD_IN = frozenset(("at", "in", "during", "on", "with", "for", "of", "to", "by"))
#: "held a rally": of these verbs the event is the thing itself, so denying them denies it.
_HOLDING = frozenset(
    ("hold", "host", "organize", "organise", "stage", "take", "happen", "occur", "convene", "be", "have")
)


def events_of(doc: Doc, entities: Sequence[Entity]) -> tuple[Event, ...]:
    """The events that the article reports, in the order of the text."""
    published = doc._.article.published if doc._.article is not None else ""
    index = MentionIndex(entities)
    cast = Cast(doc, index)
    dates = Dates(doc, find_phrases(doc), published)
    headlines = [b.span for b in doc._.blocks[:_TOP] if b.has_facts and _is_headline(doc, b)]
    sightings = []
    for trigger in find_triggers(doc, index):
        sighting = _sighting(trigger, cast, dates, index, published)
        if sighting is not None:
            sighting.headline = any(h.covers(trigger.span) for h in headlines)
            # "Oak Bank sells loans" is what it does; in a headline the present is what happened.
            done = sighting.headline or sighting.mood == "planned" or happened(trigger.root)
            if trigger.use != "verb" or done or recurs(sighting.trigger):
                sightings.append(sighting)
    part_from_whole(sightings)
    agree(sightings)
    held = [g for g in group(_without_verbs_of_nouns(sightings), text_of(doc)) if not g.cancelled]
    date_the_undated(doc, held, dates, published)
    date_by_the_day(doc, held, dates, published)
    Scene(doc, held, cast, published).add_parts()
    add_court(doc, held, cast)
    held = with_parts(held, sightings)
    wholes = {id(held[n]): id(held[whole]) for n, (whole, _) in links(held).items() if _says_something(held[n], index)}
    told = [g for g in held if _says_something(g, index) or id(g) in wholes.values()]
    return events(told, published, index, dates)


def _says_something(found: Group, index: MentionIndex) -> bool:
    """Whether more is known of an event than that there was one: a name of its own, a day, a place or who took part."""
    parts = [p.entity for s in found.sightings for p in s.parts] + [p.entity for p in found.extra]
    capital = any(s.trigger.root.text[0].isupper() and not s.headline for s in found.sightings)
    anchored = found.named or capital or bool(found.when and found.when.iso) or bool(found.places)
    if is_of_a_body(found) and (anchored or recurrence_of(found)):
        return True
    if all(s.trigger.use == "verb" for s in found.sightings) and "market" not in found.family:
        if not anchored and not any(s.when for s in found.sightings) and all(_is_of_a_kind(s) for s in found.sightings):
            return False
        if (
            "exchange" in found.family
            and not any(s.when for s in found.sightings)
            and all(map(_is_perfect, found.sightings))
        ):
            return False
        # Of what some people did, nobody knows who, there is nothing to tell but when or where.
        if anchored or any(index.entity(p).type != "Group" for p in parts):
            return bool(parts) or _is_done_to_a_name(found)
        return _is_counted(parts, index) and found.family.isdisjoint(_ACTS_OF_SPEECH)
    if "market" in found.family and any(
        w.pos_ == "PROPN" for s in found.sightings for n in agents_of(s.trigger.root) for w in (n, *n.lefts)
    ):
        return True  # an index has a name, though it is nobody
    occasion = bool(found.family & OCCASIONS) and not any(s.trigger.plural for s in found.sightings)
    return anchored or bool(parts) or occasion or any(s.when for s in found.sightings)


def _is_of_a_kind(sighting: Sighting) -> bool:
    """Whether it only says what sort of things they are: "videos posted by users"."""
    root = sighting.trigger.root
    bare = not any(c.dep_ in ("det", "poss", "nummod") for c in root.head.children)
    return root.dep_ == "acl" and root.tag_ == "VBN" and root.head.tag_ == "NNS" and bare


def _is_perfect(sighting: Sighting) -> bool:
    """Whether it is "has talked about fares", now and then."""
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in sighting.trigger.root.children)


def _is_done_to_a_name(found: Group) -> bool:
    """Whether something with a name was launched, closed or signed, by whom goes without saying."""
    roots = [s.trigger.root for s in found.sightings]
    return any(o.pos_ == "PROPN" for r in roots if is_passive(r) for o in objects_of(r))


def _is_counted(parts: Sequence[str], index: MentionIndex) -> bool:
    """Whether a group is told apart by its description: "three guards", "the two brothers", "the ferry owners"."""
    names = [index.entity(p).name.split() for p in parts]
    return any(len(n) > 1 and (n[0][0].isdigit() or n[0].lower() in NUMBERS or len(n) > 2) for n in names)


def _is_headline(doc: Doc, block: Block) -> bool:
    if block.kind == "headline":
        return True
    # A headline has no full stop.
    return is_title_case(doc, block) and not block.span.of(text_of(doc)).endswith(".")


def _sighting(trigger: Trigger, cast: Cast, dates: Dates, index: MentionIndex, published: str) -> Sighting | None:
    verbal = trigger.use == "verb"
    if verbal:
        how = mood(trigger.root)
        how = "planned" if how == "held" and is_timetable(trigger.root) else how
        verb = event_verb(trigger.root)
        done = verb_parts(trigger.root, verb[0], cast) if verb and how not in ("not", "cancel") else None
        if done is None:
            return None
        frame, parts = done
        trigger = replace(trigger, type=frame.type, family=frame.family)
        core = frozenset(p.entity for p in parts)
    else:
        how = _mood_of_noun(trigger)
        parts = with_holder(trigger, parts_of(trigger, cast), index) + led_by(trigger, cast)
        core = core_of(trigger, cast)
    when = dates.of(trigger.root, how, verbal=verbal, over=bool(trigger.family & _OVER))
    if when is not None and verbal and how == "planned" and _is_of_the_announcing(trigger.root, when):
        when = None
    if trigger.fixed_date and (not published or trigger.fixed_date <= published):
        when = When(trigger.fixed_date, trigger.name.lower(), trigger.span)
    place = place_of(trigger.root, index, verbal=verbal, hostile="attack" in trigger.family)
    owners = frozenset() if verbal else owners_of(trigger, cast)
    clause = trigger.root if verbal else sentence_verb(trigger.root)
    happened = how == "held" and clause is not None and is_past(clause)
    if not verbal and trigger.root.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        happened = False
    within = wholes_of(trigger)
    return Sighting(trigger, how, when, place, parts, core, owners=owners, happened=happened, within=within)


def _is_of_the_announcing(verb: Token, when: When) -> bool:
    """Whether the date before "to sell" is of the verb over it: "revealed a plan on Monday to sell", which was done."""
    above = verb.head if verb.dep_ in ("xcomp", "acl") else verb
    if above.pos_ not in ("VERB", "AUX") and above.dep_ == "dobj":
        above = above.head
    done = above != verb and above.tag_ == "VBD" and above.lemma_ != "be"
    return verb.tag_ == "VB" and done and above.idx < when.span.start < verb.idx


def _mood_of_noun(trigger: Trigger) -> str:
    """What the clause says of the event itself, not of those who may or may not come to it."""
    root = trigger.root
    verb = sentence_verb(root)
    if any(c.dep_ == "amod" and c.lower_ in ("cancelled", "canceled", "called-off") for c in root.children):
        return "cancel"
    if any(
        c.dep_ == "amod" and c.lower_ in ("possible", "potential", "hypothetical", "proposed") for c in root.children
    ):
        return "not"
    ahead = any(c.dep_ == "amod" and c.lower_ in AHEAD for c in root.children)
    ahead = ahead or (is_set(root, verb) and not _is_held_since(root, verb))
    if verb is None:
        return "planned" if ahead else "held"
    own = mood(_to_be_done(verb))
    # "canceled her planned visit"
    if ahead and not (root.dep_ in ("dobj", "nsubjpass") and moods().get(verb.lemma_.lower()) == "cancel"):
        return "planned"
    # "efforts to enact a treaty", "helps a voter make a decision": nobody says that it was done.
    open_ended = verb.tag_ == "VB" and verb.dep_ in ("acl", "xcomp", "ccomp") and own == "held" and not is_told(verb)
    # "by filing a suit", of a way that is open
    open_ended |= verb.tag_ == "VBG" and verb.dep_ == "pcomp" and own == "held" and not is_told(verb)
    if open_ended and root.dep_ in ("dobj", "nsubjpass") and not trigger.definite:
        return "not"
    # "The talk became a storm": a figure of speech.
    if root.dep_ in ("attr", "dobj", "pobj") and (verb.lemma_ == "become" or root.head.lower_ == "into"):
        return "held" if trigger.definite else "not"
    what = next((c.lemma_ for c in verb.children if c.dep_ == "xcomp"), verb.lemma_)
    if root.dep_ in ("nsubj", "nsubjpass") and what in _GOING_ON:
        return "held"
    is_object = root.dep_ in ("dobj", "nsubjpass") or (
        root.dep_ == "pobj" and root.head.lower_ in ("for", "of", "against")
    )
    over = moods().get(verb.lemma_.lower(), "")
    # "announced the arrest", "confirmed the death": that is over.
    if over == "planned" and trigger.family & _OVER and verb.lemma_ in ("announce", "confirm"):
        over = "held"
    if root.dep_ in ("dobj", "nsubjpass") and over == "cancel" and own != "not":
        return "cancel"
    if root.dep_ in ("dobj", "nsubjpass") and verb.lemma_ == "call" and any(c.lower_ == "off" for c in verb.children):
        return "cancel"
    if own == "planned":
        return "planned"
    # "Her appointment would make history": nobody says that she was appointed.
    if own == "not" and root.dep_ in ("nsubj", "nsubjpass") and trigger.family & _STEPS_AHEAD:
        return "not"
    if trigger.definite and verb.lemma_ not in _HOLDING:
        return "planned" if is_object and over == "planned" else "held"
    if own in ("not", "cancel"):
        return "not"
    if is_object and over == "not" and not _is_convened(root, verb):
        return "not"
    return "planned" if is_object and over == "planned" else "held"


def _is_held_since(noun: Token, verb: Token | None) -> bool:
    """Whether what was set for a day is told as held: "the meeting scheduled for Monday took place"."""
    done = verb is not None and verb.tag_ == "VBD" and verb.lemma_ in _HOLDING and verb.lemma_ != "be"
    return done and noun.dep_ in ("nsubj", "nsubjpass")


def _to_be_done(verb: Token) -> Token:
    """The "held" of "is to be held"; any other verb as it is."""
    below = (c for c in verb.children if c.dep_ == "xcomp" and any(w.lower_ == "to" for w in c.lefts))
    return next(below, verb) if verb.lemma_ == "be" else verb


def _is_convened(noun: Token, verb: Token) -> bool:
    """Whether it is "called a hearing", not "called for a hearing" or "called the hearing a farce"."""
    direct = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ == "call"
    return direct and not any(c.dep_ in ("oprd", "xcomp", "ccomp", "prt") for c in verb.children)


def _without_verbs_of_nouns(sightings: list[Sighting]) -> list[Sighting]:
    """A verb whose event a noun of the same clause names ("met at a meeting") is no sighting of its own."""
    nouns = {
        (verb.i, f)
        for s in sightings
        if s.trigger.use != "verb" and _is_in(s.trigger.root) and (verb := sentence_verb(s.trigger.root)) is not None
        for f in s.trigger.family
    }
    # "the deal, signed on Monday by ..."
    nouns |= {
        (verb.i, f)
        for s in sightings
        if s.trigger.use != "verb"
        for verb in s.trigger.root.children
        if verb.dep_ in ("acl", "relcl")
        for f in s.trigger.family
    }
    return [
        s
        for s in sightings
        if s.trigger.use != "verb"
        or is_side_meeting(s)
        or not any((s.trigger.root.i, f) in nouns for f in _kin(s.trigger.family))
    ]


def _is_in(noun: Token) -> bool:
    """Whether the noun can name what its verb does: not in "announced it alongside the other announcements"."""
    return noun.dep_ != "pobj" or noun.head.lower_ in _HELD_IN


def _kin(family: frozenset[str]) -> frozenset[str]:
    """Families of nouns that can name a verb's event: people who meet do so at a gathering."""
    return family | {"gathering"} if family & OCCASIONS else family
