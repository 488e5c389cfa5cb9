"""Asking the graph: the named questions, names as people type them, and the one place that runs SPARQL."""
