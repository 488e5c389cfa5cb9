"""Statements: what the text attributes to a source."""
