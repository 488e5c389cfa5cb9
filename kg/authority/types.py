"""The values that an authority file is read into."""

from __future__ import annotations

from dataclasses import dataclass

from kg.articles import Problem

#: What a row may be; a group is known only by a description, so nobody can list it.
TYPES = ("Person", "Organization", "Platform", "Place")


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One person, body, platform or place of the user's.

    Args:
        type: one of `TYPES`.
        name: the one to show.
        aliases: other names by which articles call it, sorted.
        exact_match: the IRI of the same thing elsewhere, as a rule of a Wikidata item; "" for none.
        where: the file and the place in it, for messages and for `kg explain`; the file without its folders, so that
            the graph does not depend on where the file lies.
    """

    type: str
    name: str
    aliases: tuple[str, ...] = ()
    exact_match: str = ""
    where: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name, the one to show first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Authority:
    """What all authority files of one call list.

    Args:
        rows: sorted; no two have the same name.
        files: each file's name and SHA-256, for provenance, sorted.
        problems: what the user should know of the files, all of them warnings.
    """

    rows: tuple[Listed, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
