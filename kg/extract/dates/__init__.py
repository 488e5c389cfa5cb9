"""Dates: which words name one, and which day, month or year they mean in an article of a given date."""

from kg.extract.dates.anaphora import counted_from
from kg.extract.dates.intervals import ends_of, joined
from kg.extract.dates.phrases import DatePhrase, find_phrases
from kg.extract.dates.rules import resolve_date

__all__ = ["DatePhrase", "counted_from", "ends_of", "find_phrases", "joined", "resolve_date"]
