"""Reads articles from files, folders and standard input."""

from kg.articles.problem import Problem
from kg.articles.reader import read

__all__ = ["Problem", "read"]
