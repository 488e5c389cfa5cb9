"""From what the user typed to the files to read: folders, globs, single files, `-`.

Nothing is opened here. Files come in the order of the inputs, a folder's in the order of their paths, each file once.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.articles.problem import Problem

#: Suffix to format.
FORMATS = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
STDIN = "-"

#: What `kg build` leaves in its folder; what is in such a folder is not counted as passed over.
_BUILT = {"graph.ttl", "report.json"}

_KNOWN = "give .txt, .html or .jsonl files, or a folder of them"
_SUFFIXES_TOLD = 8
_PASSED_OVER = "save those that are articles as .txt, .html or .jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input.

    Args:
        path: as it will be opened; `-` for standard input.
        format: one of the values of `FORMATS`, or `stdin`.
    """

    path: str
    format: str

    @property
    def where(self) -> str:
        """The path for messages: printable, whatever bytes the file's name has."""
        return "standard input" if self.format == "stdin" else printable(self.path)


def printable(path: str) -> str:
    """The path with bytes that are no UTF-8, and control characters, as escapes."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def find_sources(inputs: Sequence[str]) -> Iterator[Source | Problem]:
    """The files that the inputs name, each once."""
    seen: set[str] = set()
    for given in inputs:
        for found in _expand(given):
            if isinstance(found, Source):
                real = found.path if found.format == "stdin" else os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _expand(given: str) -> Iterator[Source | Problem]:
    if given == STDIN:
        yield Source(STDIN, "stdin")
        return
    try:
        mode = os.stat(given).st_mode  # noqa: PTH116 - a Path would clean the name before it is shown
    except (OSError, ValueError) as err:
        yield from _missing(given, err)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(given)
    else:
        yield _file(given, mode)


def _missing(given: str, err: OSError | ValueError) -> Iterator[Source | Problem]:
    """A glob that the shell left as it is, or a name that leads nowhere."""
    where = printable(given)
    if not isinstance(err, FileNotFoundError | NotADirectoryError):
        reason = err.strerror if isinstance(err, OSError) and err.strerror else str(err)
        yield Problem(where, f"can't be opened: {reason}", "check the name and your rights to it")
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not matches:
            yield Problem(where, "no file matches this pattern", _KNOWN)
        for match in matches:
            if match == given:  # a dangling link whose own name is a pattern
                yield Problem(where, "is a link that leads nowhere", "check the link")
            else:
                yield from _expand(match)
    elif given.lower().startswith(("http://", "https://")):
        yield Problem(
            where, "is a web address, and nothing is fetched from the network", "save the page, give the file"
        )
    elif not given:
        yield Problem("(empty name)", "names no file", _KNOWN)
    else:
        yield Problem(where, "there is no such file or folder", "check the spelling")


def _file(path: str, mode: int) -> Source | Problem:
    """A named file."""
    if not stat.S_ISREG(mode):
        return Problem(
            printable(path),
            "is a device, pipe or socket, not a file",
            "give a file, or send the text to standard input and give `-`",
        )
    kind = FORMATS.get(Path(path).suffix.lower())
    if kind is None:
        suffix = printable(Path(path).suffix)
        return Problem(printable(path), f"can't read {suffix or 'files without a suffix'}", _KNOWN)
    return Source(path, kind)


def _folder(top: str) -> Iterator[Source | Problem]:
    """The readable files under a folder; hidden ones are passed over, and so, with a warning, are other formats."""
    errors: list[OSError] = []
    found: list[Path] = []
    others: Counter[str] = Counter()
    built: list[Path] = []
    for name, subfolders, names in os.walk(top, onerror=errors.append):
        folder = Path(name)
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        files = [folder / name for name in names if not name.startswith(".")]
        found.extend(path for path in files if path.suffix.lower() in FORMATS)
        if set(names) >= _BUILT:
            built.append(folder)
        if not any(folder.is_relative_to(made) for made in built):
            others.update(path.suffix.lower() for path in files if path.suffix.lower() not in FORMATS)
    for err in sorted(errors, key=lambda e: str(e.filename)):
        yield Problem(
            printable(str(err.filename)), f"can't be listed: {err.strerror}", "check your rights to the folder"
        )
    told = _passed_over(others)
    if not found and not errors:
        yield Problem(printable(top), f"the folder has no article{told and '; '}{told}", _KNOWN)
    elif told:
        yield Problem(printable(top), told, _PASSED_OVER, "warning")
    for path in sorted(found, key=lambda p: p.parts):
        try:
            yield _file(str(path), path.stat().st_mode)
        except OSError as err:
            yield Problem(
                printable(str(path)), f"can't be opened: {err.strerror}", "check the link or your rights to it"
            )


def _passed_over(others: Counter[str]) -> str:
    """`3 files passed over: 1 .docx, 2 .md`; "" for none."""
    total = others.total()
    commonest = sorted(others, key=lambda suffix: (-others[suffix], suffix))[:_SUFFIXES_TOLD]
    parts = [f"{others[suffix]:,} {printable(suffix) or 'without a suffix'}" for suffix in sorted(commonest)]
    if rest := total - sum(others[suffix] for suffix in commonest):
        parts.append(f"{rest:,} others")
    return f"{total:,} file{'' if total == 1 else 's'} passed over: {', '.join(parts)}" if total else ""
