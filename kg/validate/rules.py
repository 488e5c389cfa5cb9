"""The checks that SHACL can't express, as rows: on the run itself, and on the articles' texts.

"Nothing was checked" is a finding, never a pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.validate.names import NGSH
from kg.validate.types import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: what was found (with its details to be filled in), and what to do about it."""

    name: str
    what: str
    message: str
    severity: str = "violation"

    def finding(self, *, focus: str = "", path: str = "", value: str = "", **details: object) -> Finding:
        """The finding of this rule with the details filled into its words."""
        return Finding(
            rule=NGSH + self.name,
            shape=NGSH + self.name.partition("-")[0],
            severity=self.severity,
            what=self.what.format(**details),
            message=self.message,
            focus=focus,
            path=path,
            value=value,
            component=self.name.partition("-")[2],
        )


NO_DATA: Final = Rule(
    "Run-noData",
    "The data have no triples, so nothing was checked.",
    "Name a file that has a graph in it.",
)
NO_SHAPES: Final = Rule(
    "Run-noShapes",
    "{files} has no shape, so it checks nothing.",
    "Name a file with SHACL node shapes; a shape has the class sh:NodeShape or a target.",
)
UNMATCHED: Final = Rule(
    "Run-unmatchedTarget",
    "The shape matches no node, so it checked nothing.",
    "Check the spelling of its target and of the data's classes; if it may match nothing, allow it by "
    "--allow-empty-target or by ngsh:mayBeEmpty true in the shape.",
)
NO_TARGET: Final = Rule(
    "Run-noTarget",
    "The shape has no target and no other shape uses it, so it checks nothing.",
    "Give it a target such as sh:targetClass, or remove it.",
)
DEACTIVATED: Final = Rule(
    "Run-deactivated",
    "The shape is deactivated, so it checks nothing.",
    "Remove sh:deactivated, or allow it by --allow-empty-target.",
)
UNKNOWN_SHACL: Final = Rule(
    "Run-unknownShaclTerm",
    "{term} is no term of SHACL, so it checks nothing.",
    "Correct the spelling.",
)
NOT_RUN: Final = Rule(
    "Run-notRun",
    "{term} belongs to SHACL's advanced features, which are not run here.",
    "Write the constraint with SHACL Core or sh:sparql.",
)
UNKNOWN_TERM: Final = Rule(
    "Run-unknownTerm",
    "The shapes use {term}, which the ontology does not have, so it checks nothing.",
    "Correct the spelling or the namespace.",
)
WORDING: Final = Rule(
    "Text-wording",
    "The wording is not what stands in the article's text from {start} to {end}.",
    "Take the wording from the article again, unchanged; if the article was edited, build the graph again.",
)
DIGEST: Final = Rule(
    "Text-digest",
    "The article's text in {file} has another digest.",
    "Build the graph again from the article as it is now, or put the text back.",
)
CHANGED: Final = Rule(
    "Build-changed",
    "{file} is not as `kg build` wrote it: it was changed since then.",
    "Build it again, or give your own version another name. Only its words are compared with the articles, not who "
    "said them, when, and whether it was denied.",
    "warning",
)
RULES: Final = (
    NO_DATA,
    NO_SHAPES,
    UNMATCHED,
    NO_TARGET,
    DEACTIVATED,
    UNKNOWN_SHACL,
    NOT_RUN,
    UNKNOWN_TERM,
    WORDING,
    DIGEST,
    CHANGED,
)
