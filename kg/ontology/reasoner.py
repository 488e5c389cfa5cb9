"""HermiT, by way of owlready2: are these triples consistent, and can every class have a member?

owlready2 reads no Turtle and would fetch imports, so it gets N-Triples that are made here, in a world of its own.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pyoxigraph import Triple

from kg.errors import InputError
from kg.graph import rdf
from kg.ontology.files import for_reasoner

NO_JAVA = (
    "Java is not installed: the reasoning checks were skipped; install a JRE 11 or newer (on Debian: apt install "
    "default-jre-headless) and run this again"
)
#: Megabytes for the reasoner; the ontology and a small graph need a tenth of it.
_MEMORY = 1_000
#: A reasoner that runs for a second gains nothing from Java's optimising compiler.
_JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
_BASE = "https://w3id.org/newsgraph/ontology#"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner says.

    Args:
        consistent: whether the triples can all be true.
        unsatisfiable: classes that can have no member, by IRI, sorted.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()


def java() -> str | None:
    """The Java that would be used, or None when there is none that runs."""
    path = shutil.which("java")
    if path is None:
        return None
    try:
        subprocess.run([path, "-version"], capture_output=True, check=True, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        # macOS has a stub of that name that only says where to get a Java.
        return None
    return path


def reason(triples: Iterable[Triple]) -> Verdict:
    """Asks HermiT.

    Raises:
        InputError: the reasoner stopped for another reason than an inconsistency.
    """
    import owlready2  # noqa: PLC0415 - slow, and wanted by one command only

    data = rdf.serialise(for_reasoner(triples), "ntriples")
    world = owlready2.World()
    owlready2.reasoning.JAVA_MEMORY = _MEMORY
    try:
        world.get_ontology(_BASE).load(fileobj=io.BytesIO(data), only_local=True)
        with _surroundings():
            owlready2.sync_reasoner_hermit(world, debug=0)
        return Verdict(
            consistent=True,
            unsatisfiable=tuple(sorted(c.iri for c in world.inconsistent_classes() if c.iri != _NOTHING)),
        )
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False)
    except owlready2.OwlReadyError as error:
        reason = " ".join(str(error).split())[:300]
        raise InputError(f"the reasoner stopped: {reason}", "look for something outside OWL 2 DL") from None
    finally:
        world.close()


@contextmanager
def _surroundings() -> Iterator[None]:
    """A folder for owlready2's temporary files, some of which it leaves behind, and quick options for Java."""
    old_folder, old_options = tempfile.tempdir, os.environ.get("JDK_JAVA_OPTIONS")
    with tempfile.TemporaryDirectory(prefix="newsgraph-") as folder:
        tempfile.tempdir = folder
        os.environ["JDK_JAVA_OPTIONS"] = f"{_JAVA_OPTIONS} {old_options or ''}".strip()
        try:
            yield
        finally:
            tempfile.tempdir = old_folder
            if old_options is None:
                del os.environ["JDK_JAVA_OPTIONS"]
            else:
                os.environ["JDK_JAVA_OPTIONS"] = old_options
