"""What a report says: stable ids, lines, texts, and the same findings in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.errors import InputError, LimitError, UsageError
from kg.graph import rdf
from kg.resources import ontology_dir
from kg.validate import Finding, Report, validate
from kg.validate.child import ChildError, within
from kg.validate.formats import RENDER, text
from kg.validate.places import lines
from kg.validate.rules import RULES

EXAMPLE = ontology_dir() / "examples" / "harbour.ttl"
NGSH = "https://w3id.org/newsgraph/shapes#"
ID = "https://w3id.org/newsgraph/id/"


def changed(folder: Path, *changes: tuple[str, str], texts: bool = False) -> Path:
    """A copy of the example with words replaced, and with its articles' texts beside it if wanted."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    if texts:
        (folder / "articles").mkdir()
        for file in (EXAMPLE.parent / "articles").glob("*.json"):
            (folder / "articles" / file.name).write_bytes(file.read_bytes())
    return path


def check(*paths: Path, **options: object) -> Report:
    return validate([str(path) for path in paths], timeout=None, **options)  # type: ignore[arg-type]


def finding(**values: object) -> Finding:
    given: dict[str, object] = {
        "rule": NGSH + "A-b", "shape": NGSH + "A", "severity": "violation", "what": "lacks ng:x", "message": "Give it.",
    }  # fmt: skip
    return Finding(**{**given, **values})  # type: ignore[arg-type]


class TestWording:
    def test_other_words_of_the_same_length_are_found(self, tmp_path: Path):
        """A wording that only has the right length is found when the article's text is at hand."""
        graph = changed(tmp_path, ('ng:wording "on Saturday"', 'ng:wording "on Thursday"'), texts=True)
        (found,) = check(graph).findings
        assert (found.rule, found.focus) == (NGSH + "Text-wording", f"<{ID}evidence/e01>")
        assert found.value == '"on Thursday"'

    def test_without_texts_only_the_length_is_checked_and_that_is_told(self, tmp_path: Path):
        """Without the texts the same graph passes, and the report says that no text was compared."""
        report = check(changed(tmp_path, ('ng:wording "on Saturday"', 'ng:wording "on Thursday"')))
        assert report.findings == ()
        assert (report.texts, report.articles) == (0, 2)
        *_, last, untold = RENDER["text"](report, "violation").splitlines()
        assert last == "conforms: 547 triples, 38 of 38 shapes had something to check."
        assert untold == (
            "Wording not compared: no articles/ beside the graph has the texts, as `kg build` leaves them."
        )

    def test_edited_article_is_found(self, tmp_path: Path):
        """A text that was edited after the build has another digest, and its words have moved."""
        graph = changed(tmp_path, texts=True)
        file = tmp_path / "articles" / "echo-7.json"
        content = json.loads(file.read_text(encoding="utf-8"))
        content["text"] = "Tomas " + content["text"]
        file.write_text(json.dumps(content), encoding="utf-8")
        rules = {found.rule for found in check(graph).findings}
        assert rules == {NGSH + "Text-digest", NGSH + "Text-wording"}

    def test_damaged_text_is_an_error_and_other_json_is_not(self, tmp_path: Path):
        """A damaged file is refused by name; JSON of another kind in that folder is none of ours."""
        graph = changed(tmp_path, texts=True)
        (tmp_path / "articles" / "index.json").write_text('["echo-7"]')
        assert check(graph).texts == 2
        (tmp_path / "articles" / "x.json").write_text("{")
        with pytest.raises(InputError, match=r"x\.json"):
            check(graph)


class TestFindings:
    def test_id_is_stable(self, tmp_path: Path):
        """A finding keeps its id when the file is renamed or grows, and two findings have two ids."""
        broken = ("    ng:polarity ng:Denied ;\n", "")
        (first,) = check(changed(tmp_path, broken)).findings
        (tmp_path / "more").mkdir()
        longer = changed(tmp_path / "more", broken, ("@prefix ng:", "# one line more\n@prefix ng:"))
        (second,) = check(longer).findings
        assert first.id == second.id
        assert second.line == first.line + 1
        assert finding().id != finding(value='"x"').id

    def test_run_is_deterministic(self, tmp_path: Path):
        """Two runs over the same broken graph give equal reports in every format."""
        graph = changed(tmp_path, ("    ng:polarity ng:Denied ;\n", ""), ("ng:Forum", "ng:Forms"))
        first, second = check(graph), check(graph)
        assert len(first.findings) == 2
        for name, render in RENDER.items():
            assert render(first, "violation") == render(second, "violation"), name

    def test_blank_nodes_of_two_files_stay_apart(self, tmp_path: Path):
        """Two files whose blank nodes have one label give two findings."""
        for name in ("a", "b"):
            (tmp_path / f"{name}.ttl").write_text(f"_:n <https://example.org/{name}> 1 .\n")
        found = check(tmp_path / "a.ttl", tmp_path / "b.ttl").findings
        assert len([f for f in found if f.rule == NGSH + "Node-noBlank"]) == 2

    def test_own_shape_without_iri_goes_by_its_node_shape(self, tmp_path: Path):
        """A constraint that is a blank node is reported under the shape that it stands in."""
        shapes = tmp_path / "s.ttl"
        shapes.write_text(
            "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ng: <https://w3id.org/newsgraph/ontology#> .\n"
            "<https://example.org/S> a sh:NodeShape ; sh:targetClass ng:Agent ;\n"
            "    sh:property [ sh:path [ sh:inversePath ng:speaker ] ; sh:maxCount 0 ; sh:message 'Say nothing.' ] .\n"
        )
        found = check(EXAMPLE, shapes=[shapes], shipped=False).findings
        assert [(f.rule, f.path, f.focus, f.message) for f in found] == [
            ("https://example.org/S", "^ng:speaker", f"<{ID}person/{name}>", "Say nothing.")
            for name in ("brandt", "varga")
        ]

    def test_one_misspelt_name_is_one_line(self, tmp_path: Path):
        """The nodes with one unknown class, or one unknown property, are a line with their number; JSON has each."""
        graph = tmp_path / "g.ttl"
        people = "".join(f"<x:p{n}> a ng:Persn ; ng:speakr <x:p0> .\n" for n in range(3))
        graph.write_text(f"@prefix ng: <https://w3id.org/newsgraph/ontology#> .\n{people}<x:q> a ng:Plaice .\n")
        report = check(graph)
        lines = [line.rpartition(" [")[0].strip() for line in RENDER["text"](report, "violation").splitlines()]
        assert [line.partition(": ")[2] for line in lines if "unknown" in line] == [
            "<x:p0> has the unknown class ng:Persn (did you mean ng:Person?), and so have 2 others",
            "<x:q> has the unknown class ng:Plaice (did you mean ng:Place?)",
            "<x:p0> has the unknown property ng:speakr (did you mean ng:speaker?), and so have 2 others",
        ]
        assert [f["what"] for f in json.loads(RENDER["json"](report, "violation"))["findings"]].count(
            "has the unknown class ng:Persn (did you mean ng:Person?)"
        ) == 3

    def test_unknown_names_are_refused(self, tmp_path: Path):
        """No file and an unknown shape are wrong calls."""
        with pytest.raises(UsageError):
            validate([])
        with pytest.raises(UsageError, match="Platfrom"):
            check(EXAMPLE, allow_empty=["Platfrom"])

    def test_every_rule_says_what_to_do(self):
        """Each check outside SHACL has a name of its own and a sentence that says what to do."""
        assert len({rule.name for rule in RULES}) == len(RULES)
        for rule in RULES:
            assert re.fullmatch(r"[A-Z].{10,}\.", rule.message)


class TestLines:
    def test_lines_of_our_own_layout(self):
        """Each subject is found at the line where its block begins."""
        text = EXAMPLE.read_text(encoding="utf-8").split("\n")
        found = lines([EXAMPLE])
        assert found[f"{ID}person/varga"] == (str(EXAMPLE), text.index("person:varga a ng:Person ;") + 1)
        assert len(found) == len({triple.subject for triple in rdf.parse(EXAMPLE)})

    def test_text_that_looks_like_a_block_gives_no_line(self, tmp_path: Path):
        """A file with long strings gives no lines at all, never wrong ones."""
        file = tmp_path / "g.ttl"
        file.write_text('<x:a> <x:p> """\n<x:b> a""" .\n')
        assert lines([file]) == {}


class TestFormats:
    def test_json(self, tmp_path: Path):
        """JSON has the version of its layout, the verdict, and everything of each finding."""
        report = json.loads(
            RENDER["json"](check(changed(tmp_path, ("    ng:polarity ng:Denied ;\n", ""))), "violation")
        )
        assert (report["schema_version"], report["passed"]) == (1, False)
        assert report["targets"][NGSH + "Statement"] == 2
        (found,) = report["findings"]
        assert found["rule"] == NGSH + "Statement-polarity"
        assert found["component"] == "MinCount"
        assert found["focus"] == f"<{ID}statement/s2>"
        assert found["what"] == "lacks ng:polarity"

    def test_turtle_is_a_validation_report_without_blank_nodes(self, tmp_path: Path):
        """The Turtle is a SHACL report that other tools read."""
        text = RENDER["ttl"](check(changed(tmp_path, ("    ng:polarity ng:Denied ;\n", ""))), "violation")
        graph = Graph().parse(data=text, format="turtle")
        (result,) = graph.subjects(RDF.type, SH.ValidationResult)
        assert str(graph.value(result, SH.focusNode)) == f"{ID}statement/s2"
        assert "[" not in text
        (conforms,) = graph.objects(None, SH.conforms)
        assert conforms.toPython() is False

    def test_junit_counts_only_what_fails(self):
        """A shape with a warning alone passes at the default level, and fails at `warning`."""
        report = Report((finding(severity="warning"),), ((f"<{NGSH}B>", 3),))
        suite = ET.fromstring(RENDER["junit"](report, "violation"))
        assert (suite.get("tests"), suite.get("failures")) == ("2", "0")
        assert ET.fromstring(RENDER["junit"](report, "warning")).get("failures") == "1"

    def test_github_writes_ten_of_a_level_and_the_number_of_the_rest(self):
        """More than ten annotations of a level become ten and a sum."""
        report = Report(tuple(finding(focus=f"<x:{number:02}>", file="g.ttl", line=number + 1) for number in range(12)))
        written = RENDER["github"](report, "violation").splitlines()
        assert len(written) == 11
        assert written[0].startswith("::error file=g.ttl,line=1,title=ngsh%3AA-b::<x:00> lacks ng:x. Fix: Give it. [")
        assert written[-1] == "::error title=kg validate::and 2 more of severity violation"

    def test_sarif_has_fingerprints_and_rules(self):
        """SARIF names the rule, the place and a fingerprint, which is the finding's id."""
        found = finding(focus="<x:a>", file="a b.ttl", line=7)
        (run,) = json.loads(RENDER["sarif"](Report((found,)), "violation"))["runs"]
        (result,) = run["results"]
        assert result["partialFingerprints"] == {"finding/v1": found.id}
        assert result["ruleId"] == run["tool"]["driver"]["rules"][0]["id"] == "ngsh:A-b"
        assert result["message"]["text"] == "<x:a> lacks ng:x. Give it."
        place = result["locations"][0]["physicalLocation"]
        assert place == {"artifactLocation": {"uri": "a%20b.ttl"}, "region": {"startLine": 7}}

    def test_text_prints_a_thousand_at_most(self):
        """The text stops at a thousand findings and says how many more there are."""
        report = Report(tuple(finding(focus=f"<x:{number}>") for number in range(1_003)))
        text = RENDER["text"](report, "violation")
        assert text.count("lacks ng:x") == 1_000
        assert "and 3 more" in text
        assert "FAILED: 1,003 violations" in text

    def test_text_of_a_pass_is_one_line(self):
        """A graph that conforms is told in a line; how often each shape was checked only when that is wanted."""
        report = Report((), ((f"<{NGSH}A>", 3), (f"<{NGSH}B>", 0)), triples=1_200, texts=1, articles=2)
        line = (
            "conforms: 1,200 triples, 1 of 2 shapes had something to check, "
            "wording compared with the texts of 1 of 2 articles.\n"
        )
        assert text.render(report, "violation") == line
        assert text.render(report, "violation", verbose=True) == f"{line[:-1]}\n        3  ngsh:A\n        0  ngsh:B\n"

    def test_text_never_calls_a_violation_conforming(self):
        """What doesn't fail the run because nothing is to fail it still doesn't conform."""
        last = {
            fail_on: text.render(Report((finding(severity=severity),)), fail_on).splitlines()[-1].partition(";")[0]
            for severity, fail_on in (("violation", "never"), ("warning", "violation"), ("info", "info"))
        }
        assert last == {
            "never": "does not conform: 1 violation",
            "violation": "conforms: 1 warning",
            "info": "FAILED: 1 info",
        }

    @given(st.text())
    def test_text_of_articles_drives_no_format(self, words: str):
        """Whatever stands in an article, each format stays well-formed and no line of it becomes a command."""
        report = Report((finding(value=f'"{words}"', what=f"{words} is wrong", file=words[:20], line=1),))
        assert json.loads(RENDER["json"](report, "info"))["findings"][0]["what"] == f"{words} is wrong"
        assert json.loads(RENDER["sarif"](report, "info"))["version"] == "2.1.0"
        ET.fromstring(RENDER["junit"](report, "info"))
        Graph().parse(data=RENDER["ttl"](report, "info"), format="turtle")
        github = RENDER["github"](report, "info")
        assert github.count("\n") == 1
        assert "\r" not in github


class TestChild:
    def test_gives_the_result(self):
        """What the work returns comes back."""
        assert within(60, _seven) == 7

    def test_our_errors_come_back_as_they_are(self):
        """An error with message and fix is raised again with both."""
        with pytest.raises(UsageError) as caught:
            within(60, _refuse)
        assert (caught.value.message, caught.value.fix) == ("wrong", "do it right")

    def test_bugs_come_back_with_their_traceback(self):
        """Any other failure is a bug of ours, with the traceback of the child."""
        with pytest.raises(ChildError, match="ZeroDivisionError"):
            within(60, _bug)

    def test_slow_work_is_killed(self):
        """Work that takes too long is a limit that was hit."""
        with pytest.raises(LimitError, match=r"more than 0\.5 seconds"):
            within(0.5, _sleep)

    def test_killed_child_is_a_limit(self):
        """A child that was killed from outside is a limit too; one that just ended is our bug."""
        with pytest.raises(LimitError):
            within(60, _die)
        with pytest.raises(ChildError):
            within(60, _leave)


def _seven() -> int:
    return 7


def _refuse() -> None:
    raise UsageError("wrong", "do it right")


def _bug() -> None:
    _ = 1 / 0


def _sleep() -> None:
    import time

    time.sleep(30)


def _die() -> None:
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)


def _leave() -> None:
    import os

    os._exit(3)
