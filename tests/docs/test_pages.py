"""The pages under docs/ and beside them say what the project does."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.vocabulary import RELATION
from kg.model.codec import decode, encode
from kg.model.entity import ENTITY_TYPES
from kg.model.event import ROLES
from kg.model.span import MENTION_KINDS
from kg.model.statement import FORMS, POLARITIES
from kg.query.catalogue import load

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.MULTILINE)


# An article's annotation with every key that there is.
FULL = {
    "id": "a", "text": "x" * 50, "title": "T", "published": "2031-05-03", "publisher": "P", "url": "u", "pipeline": "p",
    "entities": [
        {"id": "e1", "type": "Person", "name": "N", "names": ["N"], "confidence": 0.5, "gender": "female",
         "listed": True, "exactMatch": "http://a.example/1",
         "mentions": [{"start": 0, "end": 1, "kind": "name", "extractor": "x.v1", "reason": "r"}]},
    ],
    "events": [
        {"id": "v1", "type": "Meeting", "name": "M", "date": "2031", "date_span": {"start": 0, "end": 1}, "place": "e1",
         "planned": True, "mentions": [{"start": 0, "end": 1, "kind": "nominal"}],
         "participants": [{"entity": "e1", "role": "Speaker", "start": 0, "end": 1, "planned": True, "extractor": "x"}]},
    ],
    "statements": [
        {"id": "s1", "form": "direct", "speaker": ["e1"], "source": [], "cue": [], "content": [{"start": 0, "end": 1}],
         "addressee": [], "event": "v1", "about": [], "polarity": "denied", "credited": ["e1"], "extractor": "x"},
    ],
    "affiliations": [
        {"person": "e1", "organization": "e1", "title": "t", "normalisedTitle": "t", "since": "2030", "until": "2031",
         "former": True, "start": 0, "end": 1, "extractor": "x"},
    ],
    "offices": [{"person": "e1", "place": "e1", "title": "t", "start": 0, "end": 1}],
    "relations": [{"type": "partOf", "subject": "e1", "object": "e1", "start": 0, "end": 1, "extractor": "x"}],
}  # fmt: skip


def anchors(page: Path) -> set[str]:
    """What a link into the page may name: its headings, as GitHub spells them."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    headings = (m["text"].lower().replace("`", "") for m in HEADING.finditer(text))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def keys(value: object) -> Iterator[str]:
    """All keys of a JSON value, at any depth."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inner)


class TestGeneratedPages:
    """What is made from the code is as fresh as the code."""

    def test_none_is_stale(self):
        """`make docs` would change nothing."""
        command = [sys.executable, "docs/generate.py", "--check"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


class TestLinks:
    """No link inside the project leads nowhere."""

    @pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
    def test_internal_links(self, page):
        """The file is there, and the heading in it too."""
        for match in LINK.finditer(page.read_text("utf-8")):
            path, _, anchor = match["target"].partition("#")
            if not match["target"].startswith(("http://", "https://")):
                target = (page.parent / path).resolve() if path else page
                assert target.exists(), f"{page.name}: {match['target']}"
                assert not anchor or anchor in anchors(target), f"{page.name}: {match['target']}"


class TestQuestionsNamedInThePages:
    """A page names no question or option that isn't there."""

    @pytest.mark.parametrize("page", [*PAGES, ROOT / "Makefile"], ids=lambda p: p.relative_to(ROOT).as_posix())
    def test_they_exist(self, page):
        """Every `kg query NAME --option` is one that can be typed."""
        questions = load()
        for match in re.finditer(
            r"\bkg query (?:-\w \S+ )*(?P<name>[a-z]+(?:-[a-z]+)+)(?P<rest>[^`\n]*)", page.read_text("utf-8")
        ):
            known = {p.name for p in questions[match["name"]].parameters} | {"graph", "format", "sparql"}
            assert set(re.findall(r"--(\w+)", match["rest"])) <= known, match[0]


class TestTheAnnotationPage:
    """The page on the annotation JSON leaves no key out."""

    def test_every_key_is_there(self):
        """Each key that `kg extract` can write stands on the page, and so does each value of a closed list."""
        text = (ROOT / "docs" / "annotation.md").read_text("utf-8")
        words = {
            *keys(encode(decode(FULL))),
            *ENTITY_TYPES,
            *MENTION_KINDS,
            *ROLES,
            *FORMS,
            *POLARITIES,
            *RELATION,
        }
        assert {word for word in words if f"`{word}`" not in text} == set()


class TestTheRooms:
    """A newcomer finds every room in CONTRIBUTING.md."""

    def test_every_folder_is_named(self):
        """Each folder of the package and each folder beside it has its row."""
        text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
        tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
        beside = {line.split("/")[0] for line in tracked.splitlines() if "/" in line and not line.startswith(".")}
        inside = {f"kg/{p.name}" for p in (ROOT / "kg").iterdir() if p.is_dir() and any(p.glob("*.py"))}
        for folder in sorted((beside | inside) - {"kg"}):
            assert f"`{folder}/`" in text, folder


class TestHooksAndVersions:
    """What other programs read agrees with the project."""

    def test_the_hook_is_a_command(self):
        """The pre-commit hook calls a command that exists, on the files it can read."""
        text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
        hook = dict(re.findall(r"^[- ] (\w+): (.+)$", text, re.MULTILINE))
        assert (hook["id"], hook["entry"]) == ("kg-validate", "kg validate")
        assert re.search(hook["files"], "graph/graph.ttl")

    def test_the_changelog_knows_the_version(self):
        """The version is unreleased, or it has its section."""
        from kg import __version__

        text = (ROOT / "CHANGELOG.md").read_text("utf-8")
        assert "## [Unreleased]" in text or f"## [{__version__}]" in text

    @pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
    def test_every_dependency_is_locked(self, name):
        """The lock files hold every dependency, the build backend too, each with a hash, and no local path or host."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
        if "dev" in name:
            wanted += project["project"]["optional-dependencies"]["dev"]
        text = (ROOT / name).read_text("utf-8")
        locked = {m[1] for m in re.finditer(r"^([a-z0-9-]+)==\S+(?: ;.*)? \\\n    --hash=sha256:", text, re.MULTILINE)}
        names = {re.match(r"[A-Za-z0-9_-]+", want)[0].replace("_", "-").lower() for want in wanted}
        assert names <= locked
        assert not re.search(r"https?://|file:|index-url|find-links|/home|/tmp", text)
