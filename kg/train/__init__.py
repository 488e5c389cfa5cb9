"""Fits the tables of weights that extraction uses, from annotated articles."""
