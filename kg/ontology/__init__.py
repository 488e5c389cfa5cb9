"""Checking the ontology itself: its form, its style, and by a reasoner what it means."""

from __future__ import annotations

from kg.ontology.check import Outcome, check

__all__ = ["Outcome", "check"]
