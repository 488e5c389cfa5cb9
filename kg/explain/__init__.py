"""Why the graph says so: for any node the articles, the words, the component that found them, and what was merged."""

from kg.explain.find import explain
from kg.explain.graph import Graph
from kg.explain.show import EVERYTHING, Limits, render
from kg.explain.types import Explanation, Finding

__all__ = ["EVERYTHING", "Explanation", "Finding", "Graph", "Limits", "explain", "render"]
