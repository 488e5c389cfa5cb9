"""Quotations: where quoted words begin and end."""
