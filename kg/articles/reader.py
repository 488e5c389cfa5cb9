"""Reads articles: the one place where article files are opened.

The invariant: whatever the inputs are, each yields articles or problems, never an exception, and never waits for a
device. Offsets count in the text as it was read: no line end is changed, only a byte order mark is taken off.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.articles.decode import decode
from kg.articles.language import other_language
from kg.articles.metadata import Metadata, find_metadata
from kg.articles.page import read_page
from kg.articles.problem import Problem
from kg.articles.record import read_record, unread_key
from kg.articles.sources import Source, find_sources, printable
from kg.model import Article

#: Bytes of a file that holds one article, and of an article's text in UTF-8.
MAX_ARTICLE_BYTES = 2_000_000
#: Bytes of one line of JSON Lines: escapes take up to six bytes for two.
MAX_LINE_BYTES = 8_000_000

_TOO_LONG = f"is longer than {MAX_ARTICLE_BYTES // 1_000_000} MB"
#: No prose begins so; with a first line that is cut off it is still no article.
_JSON_OBJECT = re.compile(rb"\s*\{\s*[\"}]|\s*[{\[]\s*\Z")
_SPLIT = "give one article a file, or JSON Lines with one article a line"


def read(inputs: Sequence[str]) -> Iterator[Article | Problem]:
    """The articles that the inputs name, and what is wrong with those that can't be read.

    Args:
        inputs: files (.txt, .html, .htm, .jsonl), folders, patterns such as `news/*.txt`, and `-` for standard input
            (JSON Lines or one plain text).

    Yields:
        In the order of the inputs, a folder's files sorted by path. A file that is named twice is read once.
    """
    seen: dict[str, tuple[str, str]] = {}
    told: dict[tuple[str, str], str] = {}
    for source in find_sources(inputs):
        if isinstance(source, Problem):
            yield source
            continue
        for where, found in _read_source(source):
            item = found if isinstance(found, Problem) else _admit(found, where, seen)
            if isinstance(item, Article) and (twin := _twin(item, where, told)):
                yield twin
            yield item


def _admit(article: Article, where: str, seen: dict[str, tuple[str, str]]) -> Article | Problem:
    """The article, unless it is not in English or its id is taken."""
    if language := other_language(article.text):
        return Problem(where, f"is not in English (looks like {language})", "leave it out: only English is read")
    if article.id not in seen:
        seen[article.id] = (article.digest, where)
        return article
    text, first = seen[article.id]
    if text == article.digest:
        return Problem(where, f"is the same article as {first} and was read once", "name it once", "warning")
    return Problem(
        where,
        f"has the id {article.id!r}, which stands for another text in {first}",
        "rename the file, or give the articles ids of their own as JSON Lines",
    )


def _twin(article: Article, where: str, told: dict[tuple[str, str], str]) -> Problem | None:
    """The warning for a text that one outlet, or nobody knows which, has under two ids; two outlets may share one."""
    first = told.setdefault((article.digest, article.publisher), where)
    if first == where:
        return None
    return Problem(
        where,
        f"has the same text as {first}: with two ids it counts as two reports",
        "leave one out, or give each its publisher",
        "warning",
    )


_Found = Iterator[tuple[str, Article | Problem]]


def _read_source(source: Source) -> _Found:
    """What one file holds, each with the place for messages."""
    if source.format == "stdin":
        yield from _read_stdin(source.where)
        return
    try:
        # Not to wait, should the file have become a pipe since it was looked at.
        descriptor = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if source.format == "jsonl":
                yield from _read_lines(file, source.where)
            else:
                yield source.where, _read_one(file, source)
    except OSError as err:
        yield (
            source.where,
            Problem(source.where, f"can't be read: {err.strerror or err}", "check your rights to the file"),
        )


def _read_one(file: BinaryIO, source: Source) -> Article | Problem:
    """A file with one article; its name is the id."""
    data = file.read(MAX_ARTICLE_BYTES + 1)
    if len(data) > MAX_ARTICLE_BYTES:
        return Problem(source.where, _TOO_LONG, _SPLIT)
    text = decode(data, source.where, page=source.format == "html")
    if isinstance(text, Problem):
        return text
    metadata = Metadata()
    if source.format == "html":
        page = read_page(text, source.where)
        if isinstance(page, Problem):
            return page
        text, metadata = page
    return _article(printable(Path(source.path).stem), text, metadata)


def _read_lines(file: BinaryIO, where: str, first: bytes = b"") -> _Found:
    """JSON Lines, one at a time. `first` is a line that was read from the file before."""
    number = 0
    empty = True
    told: set[tuple[str, str]] = set()
    while line := first or file.readline(MAX_LINE_BYTES + 1):
        first = b""
        number += 1
        at = f"{where}:{number}"
        content = line.removeprefix(codecs.BOM_UTF8).strip()
        if not content:
            continue
        if empty and (content in (b"{", b"[") or line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))):
            yield where, Problem(where, "is not JSON Lines in UTF-8", "write one JSON object a line, in UTF-8")
            return
        empty = False
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE_BYTES)
            yield at, Problem(at, f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB", "split the article")
            continue
        text = decode(line.rstrip(b"\r\n"), at)
        if isinstance(text, Problem):
            yield at, text
        else:
            yield from _read_record(text, at, told)
    if empty:
        yield where, Problem(where, "has no article", "fill it, or leave it out")


def _read_record(line: str, at: str, told: set[tuple[str, str]]) -> _Found:
    """The article in one line, its warnings first; a key that isn't read is told once, as the lines are alike."""
    record = read_record(line, at)
    if isinstance(record, Problem):
        yield at, record
    elif len(record.text.encode()) > MAX_ARTICLE_BYTES:
        yield at, Problem(at, f"the text {_TOO_LONG}", "split the article")
    else:
        yield from ((at, warning) for warning in record.warnings)
        yield from ((at, unread_key(*pair, at)) for pair in record.unread if pair not in told)
        told.update(record.unread)
        yield at, _article(record.id, record.text, record.metadata)


def _read_stdin(where: str) -> _Found:
    """JSON Lines when it starts like a JSON object with a key, else one plain text."""
    if sys.stdin is None:  # it was closed before we started
        yield where, Problem(where, "is closed", "give files, or send the text through a pipe")
        return
    try:
        file: BinaryIO = sys.stdin.buffer
        head = bytearray()
        while (line := file.readline(MAX_LINE_BYTES + 1)) and not line.strip() and len(head) <= MAX_ARTICLE_BYTES:
            head += line
        if not _JSON_OBJECT.match(line.removeprefix(codecs.BOM_UTF8)):
            data = bytes(head) + line + file.read(max(0, MAX_ARTICLE_BYTES + 1 - len(head) - len(line)))
            yield where, _read_plain(data, where)
        else:
            yield from _read_lines(file, where, line)
    except OSError as err:
        yield where, Problem(where, f"can't be read: {err}", "give files, or send the text through a pipe")


def _read_plain(data: bytes, where: str) -> Article | Problem:
    """A plain text that has no name."""
    if len(data) > MAX_ARTICLE_BYTES:
        return Problem(where, _TOO_LONG, _SPLIT)
    text = decode(data, where)
    return text if isinstance(text, Problem) else _article("", text, Metadata())


def _article(name: str, text: str, known: Metadata) -> Article:
    """The article with what is known about it; its text fills the gaps."""
    metadata = known.or_else(find_metadata(text))
    return Article(
        id=name or derived_id(text),
        text=text,
        title=metadata.title,
        published=metadata.published,
        publisher=metadata.publisher,
        url=metadata.url,
    )


def derived_id(text: str) -> str:
    """The id of an article that has none: from its text, so that the same text gets the same one."""
    return "sha256-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
