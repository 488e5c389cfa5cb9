"""The build: articles in, graph out, and only the new work done.

The output folder holds `graph.ttl`, the same triples in `store`, what was found in each article in `articles`, and
`report.json`. The graph is of exactly the articles that the inputs name. It changes at one moment, when everything is
done: a build that fails or is stopped leaves the old graph, and what it found is used by the next one.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from pyoxigraph import Triple

from kg import articles as reading
from kg.articles import Problem
from kg.errors import InputError, KGError, UsageError
from kg.graph import lock
from kg.graph.folder import GRAPH, REPORT, STORE, STORE_MARK, is_changed
from kg.graph.manifest import FOLDER as ARTICLES
from kg.graph.manifest import Manifest
from kg.graph.mapping import triples
from kg.graph.rdf import serialise, write_atomically
from kg.graph.report import BuildReport, counts_of, gone, has_facts, report_json
from kg.graph.store import Store
from kg.model import Annotation, Article, at_least
from kg.resolve import resolve

_WRITABLE = "name a folder that you can write to"
#: So many problems are told where no article is left.
_MOST_TOLD = 20
_REMEMBERED = re.compile(r"[0-9a-f]{64}\.json")


class ExtractorLike(Protocol):
    """What the build needs of an extractor."""

    @property
    def pipeline(self) -> str:
        """Model, version and components, for provenance."""

    def extract(self, article: Article) -> Annotation:
        """The article's facts."""


#: Called with a label and a total, gives a step function to call with the name of each piece of work.
Progress = Callable[[str, int], AbstractContextManager[Callable[[str], None]]]


def no_progress(_label: str, _total: int) -> AbstractContextManager[Callable[[str], None]]:
    """Tells nobody."""
    return nullcontext(lambda _name: None)


def build(
    inputs: Sequence[str],
    out_dir: Path,
    extractor: Callable[[], ExtractorLike],
    *,
    min_confidence: float = 0.0,
    strict: bool = False,
    progress: Progress = no_progress,
    noticed: Sequence[Problem] = (),
) -> BuildReport:
    """Builds the graph of the articles that the inputs name.

    Args:
        inputs: as `kg.articles.read` takes them; their order does not matter.
        out_dir: made if it isn't there.
        extractor: makes the extractor; called when it is known that there are articles.
        min_confidence: statements with less are left out (see `kg.model.at_least`). What is remembered of an article
            has all of them, so that another figure needs no new extraction.
        strict: stop at the first problem.
        progress: told of each article.
        noticed: warnings of what was read before, such as an authority file; they stand in the report.

    Raises:
        InputError: there is no article at all, or `strict` and a problem. The old graph stays.
        LimitError: another process is building in the folder.
        UsageError: the folder can't be written, or has other things in it.
    """
    _refuse_other(out_dir)
    found, problems = _read(inputs, strict=strict)
    _need(found, problems, "no article could be read")
    _make(out_dir)
    with lock.held(out_dir):
        maker = extractor()
        manifest = Manifest(out_dir, maker.pipeline)
        annotations: list[Annotation] = []
        extracted = 0
        with progress("Reading", len(found)) as step:
            for article in found:
                result: Annotation | Problem | None = manifest.get(article)
                if result is None:
                    extracted += 1
                    result = extract_one(maker, article)
                    if isinstance(result, Annotation):
                        manifest.put(result)
                if isinstance(result, Problem):
                    _stop_if(strict, result)
                    problems.append(result)
                else:
                    annotations.append(result)
                step(article.id)
        _need(annotations, problems, "nothing could be extracted from any article")
        sure = [at_least(a, min_confidence) for a in annotations]
        resolution = resolve(sure)
        made = list(dict.fromkeys(triples(resolution)))
        left = gone(out_dir / REPORT, (a.article.id for a in resolution.annotations))
        edited = is_changed(out_dir / GRAPH)
        report = BuildReport(
            counts=counts_of(resolution),
            articles=tuple((a.article.id, a.article.digest) for a in resolution.annotations),
            problems=tuple(sorted([*noticed, *problems], key=lambda p: (p.where, p.message))),
            pipeline=maker.pipeline,
            extracted=extracted,
            empty=tuple(a.article.id for a in resolution.annotations if not has_facts(a)),
            undated=tuple(a.article.id for a in resolution.annotations if not a.article.published),
            triples=len(made),
            changed=_write(out_dir, made),
            min_confidence=min_confidence,
            found=sum(len(a.statements) for a in annotations),
            left_out=sum(len(a.statements) for a in annotations) - sum(len(a.statements) for a in sure),
            listed=tuple(sorted(e.name for e in resolution.entities if e.listed)),
            gone=left,
            edited=edited,
        )
        _write_if_new(out_dir / REPORT, report_json(report))
        manifest.keep_only(a.article for a in resolution.annotations)
    return report


def extract_one(extractor: ExtractorLike, article: Article) -> Annotation | Problem:
    """The article's facts, or what went wrong: one article never takes the others with it."""
    try:
        return extractor.extract(article)
    except KGError as error:
        return Problem(article.id, error.message, error.fix)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the other articles are built
        what = f"{type(error).__name__}: {error}".splitlines()[0][:300]
        return Problem(article.id, f"extraction failed: {what}", "this is our bug: please report it with the article")


def _read(inputs: Sequence[str], *, strict: bool) -> tuple[list[Article], list[Problem]]:
    found: dict[str, Article] = {}
    problems: list[Problem] = []
    # Sorted, so that of two articles with one id the same is taken whatever the order of the inputs.
    for item in reading.read(sorted(set(inputs))):
        if isinstance(item, Problem):
            _stop_if(strict, item)
            problems.append(item)
        else:
            found.setdefault(item.id, item)
    return [found[key] for key in sorted(found)], problems


def _need(found: Sequence[object], problems: Sequence[Problem], what: str) -> None:
    """An empty graph in the place of a good one would look like a success."""
    if not found:
        errors = [p for p in problems if p.severity == "error"]
        told = [f"\n  {p.where}: {p.message}" for p in errors[:_MOST_TOLD]]
        more = f"\n  and {len(errors) - len(told):,} more" if len(errors) > len(told) else ""
        fixes = {p.fix for p in errors}
        # Of several kinds of mistake no one advice is right for all.
        fix = fixes.pop() if len(fixes) == 1 else "give .txt, .html or .jsonl files, or a folder of them"
        raise InputError(f"{what}{':' if told else ''}{''.join(told)}{more}", fix)


def _stop_if(strict: bool, problem: Problem) -> None:
    if strict and problem.severity == "error":
        raise InputError(f"{problem.where}: {problem.message}", problem.fix)


def _refuse_other(folder: Path) -> None:
    """A folder is taken when it is empty or of a build, be it one that was stopped: nothing else is mixed with ours."""
    try:
        names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
        if not names or names & {GRAPH, REPORT}:
            return
        cache = folder / ARTICLES
        kept = {path.name for path in cache.iterdir() if not path.name.startswith(".")} if cache.is_dir() else set()
    except OSError:
        return  # what can't be listed is told when it can't be made or written
    if not (names <= {ARTICLES, STORE} and all(map(_REMEMBERED.fullmatch, kept))):
        raise UsageError(
            f"{folder}: is not empty and no folder of a build", f"name a new folder, such as {folder / 'graph'}"
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: can't be made: {error.strerror}", _WRITABLE) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"{folder}: can't be written to: permission denied", _WRITABLE)


def _write(folder: Path, graph_triples: list[Triple]) -> bool:
    """Puts graph and store in their places; tells whether the graph is another than before."""
    data = serialise(graph_triples, "turtle")
    graph, store, mark = folder / GRAPH, folder / STORE, folder / STORE_MARK
    digest = hashlib.sha256(data).hexdigest().encode() + b"\n"
    if not store.is_dir() or _bytes(mark) != digest:
        new, old = folder / ".store.new", folder / ".store.old"
        for left_over in (new, old):
            shutil.rmtree(left_over, ignore_errors=True)
        try:
            made = Store.open(new)
            made.replace(graph_triples)
        except BaseException:
            # On a full disk what is half done would only be in the way.
            shutil.rmtree(new, ignore_errors=True)
            raise
        # Closed before it gets its name: the database works in the folder until then.
        del made
        # From here to the last line the store and the graph differ; without its mark such a store is made again.
        mark.unlink(missing_ok=True)
        if store.exists():
            store.rename(old)
        new.rename(store)
        changed = _write_if_new(graph, data)
        write_atomically(mark, digest)
        shutil.rmtree(old, ignore_errors=True)
        return changed
    return _write_if_new(graph, data)


def _write_if_new(path: Path, data: bytes) -> bool:
    if _bytes(path) == data:
        return False
    write_atomically(path, data)
    return True


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
