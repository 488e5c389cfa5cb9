"""`kg validate` as a shell or a CI job sees it: each exit code, and that nothing checked is never a pass."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.resources import ontology_dir

EXAMPLE = ontology_dir() / "examples" / "harbour.ttl"
PREFIXES = """@prefix ng: <https://w3id.org/newsgraph/ontology#> .
@prefix ngsh: <https://w3id.org/newsgraph/shapes#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/> .
"""
GOOD_SHAPE = """x:Named a sh:NodeShape ; sh:targetClass ng:Person ; sh:property x:Named-label .
x:Named-label sh:path skos:prefLabel ; sh:minCount 1 ; sh:message "Name the person."@en ; sh:severity sh:Warning .
"""
#: A person without a name.
NAMELESS = "x:varga a ng:Person .\n"


def kg(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", "validate", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, cwd=cwd)


def write(path: Path, text: str, *, prefixes: bool = True) -> Path:
    path.write_text((PREFIXES if prefixes else "") + text, encoding="utf-8")
    return path


class TestExitCodes:
    def test_0_conforms(self):
        """A graph that keeps every constraint passes, and the report says what was checked."""
        done = kg(EXAMPLE)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().startswith("conforms: 547 triples, 38 of 38 shapes")
        assert done.stdout.count(b"\n") == 1
        assert b"texts of 2 of 2 articles" in done.stdout
        assert done.stderr == b""

    def test_1_findings(self, tmp_path: Path):
        """A broken constraint gives 1, with shape, node, what to do, file and line on standard output."""
        text = EXAMPLE.read_text(encoding="utf-8").replace("    ng:polarity ng:Denied ;\n", "")
        done = kg(write(tmp_path / "g.ttl", text, prefixes=False))
        assert done.returncode == 1
        line = text.split("\n").index("statement:s2 a ng:Statement ;") + 1
        out = done.stdout.decode()
        assert (
            f"g.ttl:{line}: <https://w3id.org/newsgraph/id/statement/s2>" in out or f"g.ttl:{line}: statement:s2" in out
        )
        assert "Fix: Give the statement exactly one ng:polarity: ng:Affirmed or ng:Denied." in out
        assert done.stderr == b""

    def test_1_value_that_fits_no_datatype(self, tmp_path: Path):
        """A day that is none is told by its finding alone: no library prints a traceback before it."""
        text = EXAMPLE.read_text(encoding="utf-8").replace('"2031-05-04"^^xsd:date', '"2031-05-32"^^xsd:date')
        done = kg(write(tmp_path / "g.ttl", text, prefixes=False))
        assert done.returncode == 1
        assert done.stderr == b""
        found = b'ng:published "2031-05-32"^^xsd:date is no valid xsd:date, xsd:gYearMonth or xsd:gYear ['
        assert found in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((), b"no file is named"),
            ((EXAMPLE, "--fail-on", "sometimes"), b"sometimes"),
            ((EXAMPLE, "--no-such-option"), b"--no-such-option"),
            ((EXAMPLE, "--timeout", "0"), b"timeout"),
            ((EXAMPLE, "--only-shapes"), b"--shapes"),
            ((EXAMPLE, "--allow-empty-target", "Platfrom"), b"Platfrom"),
            ((EXAMPLE, "-o", "/no/such/folder/report.txt"), b"/no/such/folder"),
        ],
        ids=["no file", "fail-on", "option", "timeout", "only-shapes", "shape name", "output"],
    )
    def test_2_wrong_call(self, arguments: tuple[object, ...], words: bytes):
        """A call that makes no sense gives 2 and says what to change."""
        done = kg(*arguments)
        assert done.returncode == 2, done
        assert words in done.stderr
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize("broken", ["missing", "syntax", "bytes", "shapes syntax", "shapes missing", "bad shape"])
    def test_3_input(self, broken: str, tmp_path: Path):
        """Data or shapes that can't be read, parsed or used give 3, the cause and no traceback."""
        data = {
            "missing": tmp_path / "none.ttl",
            "syntax": write(tmp_path / "s.ttl", "x:a ng:speaker ."),
            "bytes": tmp_path / "b.ttl",
        }
        data["bytes"].write_bytes(b"\xff\xfe\x00<")
        shapes = {
            "shapes syntax": write(tmp_path / "bad.ttl", "x:A a sh:NodeShape"),
            "shapes missing": tmp_path / "no-shapes.ttl",
            "bad shape": write(
                tmp_path / "kind.ttl",
                "x:A a sh:NodeShape ; sh:targetClass ng:Person ; sh:property x:B . x:B sh:path 3 .",
            ),
        }
        done = kg(data.get(broken, EXAMPLE), *(["--shapes", shapes[broken]] if broken in shapes else []))
        assert done.returncode == 3, done
        assert done.stderr.startswith(b"Error: ")
        assert b"Fix: " in done.stderr
        assert b"Traceback" not in done.stderr

    def test_4_timeout(self, tmp_path: Path):
        """A pattern that would take years is stopped, and that gives 4."""
        shapes = write(
            tmp_path / "slow.ttl",
            "x:A a sh:NodeShape ; sh:targetClass ng:Person ; sh:property x:B .\n"
            'x:B sh:path skos:prefLabel ; sh:pattern "^(a+)+$" .\n',
        )
        data = write(tmp_path / "d.ttl", f'x:a a ng:Person ; skos:prefLabel "{"a" * 60}b" .\n')
        done = kg(data, "--shapes", shapes, "--only-shapes", "--timeout", "6")
        assert done.returncode == 4, done
        assert b"more than 6 seconds" in done.stderr

    def test_4_size(self, tmp_path: Path):
        """A literal beyond the limit gives 4."""
        done = kg(write(tmp_path / "long.ttl", f'x:a skos:prefLabel "{"a" * 100_001}" .\n'))
        assert done.returncode == 4, done
        assert b"100,000 characters" in done.stderr

    def test_70_our_bug(self, tmp_path: Path):
        """A failure of our own inside the child gives 70 and asks for a report."""
        broken = tmp_path / "sitecustomize.py"
        broken.write_text("import kg.validate.types as t\nt.Report.__post_init__ = lambda self: 1 / 0\n")
        command = [sys.executable, "-m", "kg", "validate", str(EXAMPLE)]
        done = subprocess.run(command, capture_output=True, timeout=120, check=False, env=_environment(tmp_path))
        assert done.returncode == 70, done
        assert b"internal error" in done.stderr
        assert b"ZeroDivisionError" in done.stderr

    @pytest.mark.parametrize(("fail_on", "code"), [("violation", 0), ("warning", 1), ("info", 1), ("never", 0)])
    def test_fail_on(self, fail_on: str, code: int, tmp_path: Path):
        """A warning fails the run only from `--fail-on warning` on; it is reported in any case."""
        shapes = write(tmp_path / "s.ttl", GOOD_SHAPE)
        data = write(tmp_path / "d.ttl", NAMELESS)
        done = kg(data, "--shapes", shapes, "--only-shapes", "--fail-on", fail_on)
        assert done.returncode == code, done
        assert b"Fix: Name the person." in done.stdout

    def test_never_hides_nothing_but_the_code(self, tmp_path: Path):
        """`--fail-on never` still reports a violation."""
        done = kg(write(tmp_path / "d.ttl", NAMELESS), "--fail-on", "never", "-t", "json")
        assert done.returncode == 0
        assert json.loads(done.stdout)["counts"]["violation"] > 0

    def test_stdin(self):
        """`-` reads Turtle from standard input."""
        assert kg("-", stdin=EXAMPLE.read_bytes()).returncode == 0
        assert kg("-", stdin=b"").returncode == 1


def _environment(folder: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(folder)}


#: What looks like a check and checks nothing: name -> (data, shapes or None for the shipped ones, exit code).
VACUOUS = {
    "empty data": ("", None, 1),
    "only comments": ("# nothing yet\n", None, 1),
    "no shapes": (NAMELESS, "# none yet\n", 1),
    "typo in target class": (NAMELESS, GOOD_SHAPE.replace("ng:Person", "ng:Persn"), 1),
    "typo in property": (NAMELESS, GOOD_SHAPE.replace("skos:prefLabel", "ng:preferredName"), 1),
    "typo in sh: term": (NAMELESS, GOOD_SHAPE.replace("sh:minCount", "sh:minCnt"), 1),
    "typo in data": (NAMELESS + "x:said ng:speakr x:varga .\n", None, 1),
    "deactivated shape": (NAMELESS, GOOD_SHAPE.replace("sh:targetClass", "sh:deactivated true ; sh:targetClass"), 1),
    "deactivated constraint": (NAMELESS, GOOD_SHAPE.replace("sh:minCount", "sh:deactivated true ; sh:minCount"), 1),
    "namespace with a slash": ("x:a a <https://w3id.org/newsgraph/ontology/Person> .\n", None, 1),
    "shapes of the slash namespace": (
        NAMELESS,
        GOOD_SHAPE.replace("ng:Person", "<https://w3id.org/newsgraph/Person>"),
        1,
    ),
    "target that nothing matches": (NAMELESS, GOOD_SHAPE.replace("ng:Person", "x:Ferry"), 1),
    "shape without a target": (NAMELESS, GOOD_SHAPE.replace("sh:targetClass ng:Person ; ", ""), 1),
    "advanced target": (NAMELESS, GOOD_SHAPE.replace("sh:targetClass ng:Person", "sh:target x:All"), 1),
    "advanced rule": (NAMELESS, GOOD_SHAPE + "x:Named sh:rule x:Rule .\n", 1),
    "wrong format": ('<?xml version="1.0"?><rdf:RDF/>', None, 3),
}


class TestNothingCheckedIsNoPass:
    @pytest.mark.parametrize("name", VACUOUS)
    def test_vacuous_run_fails(self, name: str, tmp_path: Path):
        """What checks nothing does not pass, even where only warnings could be found."""
        data, shapes, code = VACUOUS[name]
        graph = write(tmp_path / "d.ttl", data, prefixes=name not in ("wrong format", "empty data"))
        options = ["--shapes", write(tmp_path / "s.ttl", shapes), "--only-shapes"] if shapes is not None else []
        assert kg(graph, *options).returncode == code

    def test_the_shapes_that_they_are_made_of_pass(self, tmp_path: Path):
        """The cases above fail for the reason they name: the good shape on the same data finds a warning only."""
        shapes = write(tmp_path / "s.ttl", GOOD_SHAPE)
        assert kg(write(tmp_path / "d.ttl", NAMELESS), "--shapes", shapes, "--only-shapes").returncode == 0

    def test_empty_folder_and_pattern_without_match(self, tmp_path: Path):
        """A folder without a graph, and a pattern that the shell left as it is, give 3."""
        assert kg(tmp_path).returncode == 3
        assert kg(tmp_path / "*.ttl").returncode == 3

    def test_empty_shapes_folder(self, tmp_path: Path):
        """A folder without shapes gives 3."""
        assert kg(EXAMPLE, "--shapes", tmp_path).returncode == 3

    def test_allowed_empty_target(self, tmp_path: Path):
        """A shape that may match nothing is allowed by name, by IRI, or in the shape itself."""
        data = write(tmp_path / "d.ttl", NAMELESS)
        shape = GOOD_SHAPE.replace("ng:Person", "x:Ferry")
        shapes = write(tmp_path / "s.ttl", shape)
        for name in ("Named", "https://example.org/Named"):
            done = kg(data, "--shapes", shapes, "--only-shapes", "--allow-empty-target", name)
            assert done.returncode == 0, done
        marked = write(tmp_path / "m.ttl", shape + "x:Named ngsh:mayBeEmpty true .\n")
        assert kg(data, "--shapes", marked, "--only-shapes").returncode == 0
