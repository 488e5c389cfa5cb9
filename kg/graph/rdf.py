"""The door for RDF: the only module that parses it, serialises it or puts it on disk.

What comes in is checked for size, depth and anything that would be fetched, parsed by one strict parser, and made
canonical: one lexical form for a value, blank nodes numbered in the order of the file. What goes out is sorted, so
equal graphs are equal bytes. Any bytes are parsed or raise a `KGError`, never anything else.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from pyoxigraph import parse as oxigraph_parse

from kg.errors import InputError, LimitError, UsageError
from kg.graph import safety, writers
from kg.graph.canonical import canonical, number_blank_nodes
from kg.graph.vocabulary import XSD

# Without a handler Python prints rdflib's traceback for each value that does not fit its datatype; what is wrong with a
# value is for the shapes to say.
logging.getLogger("rdflib.term").addHandler(logging.NullHandler())

MAX_BYTES = 50_000_000
MAX_TRIPLES = 1_000_000
MAX_LITERAL = 100_000
MAX_IRI = 2_048

_FORMATS: Final[dict[str, RdfFormat]] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
FORMATS: Final = tuple(_FORMATS)

#: File suffix -> format.
SUFFIXES: Final[dict[str, str]] = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}
#: Read only when the caller names them: their parsers do more than parse.
_NAMED_ONLY: Final = ("jsonld", "rdfxml")

_CHECKS: Final[dict[str, Callable[[bytes, str], None]]] = {
    "turtle": safety.check_turtle,
    "trig": safety.check_turtle,
    "nquads": safety.check_turtle,
    "ntriples": safety.check_turtle,
    "jsonld": safety.check_json,
    "rdfxml": safety.check_xml,
}
_WRITERS: Final[dict[str, Callable[[list[Triple]], str]]] = {
    "turtle": writers.turtle,
    "ntriples": writers.ntriples,
    # One default graph, so these two are the same text.
    "nquads": writers.ntriples,
    "trig": writers.turtle,
    "jsonld": writers.jsonld,
    "rdfxml": writers.rdfxml,
}
_BOM = b"\xef\xbb\xbf"


def parse(source: Path | bytes, format: str | None = None) -> list[Triple]:  # noqa: A002 - what RDF calls it
    """Reads one RDF file into triples, each of them once, in the order of the file.

    Named graphs are read into the one graph.

    Args:
        source: a path, or the bytes themselves.
        format: one of `FORMATS`; None takes it from the suffix, and Turtle for bytes. JSON-LD and RDF/XML have to be
            named.

    Raises:
        InputError: it can't be read, or isn't the format.
        LimitError: it is larger, longer or deeper than the limits of this module.
        UsageError: the format is unknown, or can't be told from the name.
    """
    name = "input" if isinstance(source, bytes) else str(source)
    kind = _format_of(source, name) if format is None else format
    if kind not in _FORMATS:
        raise UsageError(f"{kind!r} is no RDF format", f"take one of {', '.join(FORMATS)}")
    data = source if isinstance(source, bytes) else _read(source)
    if len(data) > MAX_BYTES:
        raise LimitError(f"{name}: more than {MAX_BYTES:,} bytes", "split the file")
    data = data.removeprefix(_BOM)
    _CHECKS[kind](data, name)
    return canonical(number_blank_nodes(_triples(data, kind, name)))


def serialise(triples: Iterable[Triple], fmt: str) -> bytes:
    """Writes triples as one of `FORMATS`, sorted, in UTF-8: equal sets of triples give equal bytes.

    Raises:
        InputError: the format can't carry a character or a property's name (RDF/XML), or the data are RDF 1.2.
        UsageError: the format is unknown.
    """
    if fmt not in _WRITERS:
        raise UsageError(f"{fmt!r} is no RDF format", f"take one of {', '.join(FORMATS)}")
    unique = canonical(triples)
    for triple in unique:
        _refuse_rdf12(triple, "the graph")
    return _WRITERS[fmt](sorted(unique, key=writers.order)).encode("utf-8")


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """The same triples as an rdflib graph, for the libraries that want one."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in writers.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add((_rdflib_term(triple.subject), _rdflib_term(triple.predicate), _rdflib_term(triple.object)))
    return graph


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file so that at any moment it is the old one or the new one, complete.

    The new bytes go to a file beside it, to the disk, and then take the name. The mode of an old file is kept. A link
    stays a link and what it points to is replaced, but only within its own folder: nothing is written somewhere
    that the user did not name.

    Raises:
        UsageError: the place can't be written.
        LimitError: the disk is full.
    """
    target = _target(path)
    # Hidden, and in the same folder: a name can only be taken over within one file system.
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _write(temporary, data)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LimitError(f"{path}: the disk is full", "make room, or write somewhere else") from error
        raise UsageError(
            f"{path}: can't be written: {error.strerror}", "give a file in a folder you can write"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _format_of(source: Path | bytes, name: str) -> str:
    if isinstance(source, bytes):
        return "turtle"
    kind = SUFFIXES.get(source.suffix.lower())
    if kind is None:
        raise UsageError(
            f"{name}: the suffix {source.suffix!r} tells no RDF format",
            f"give a graph such as graph.ttl, or name its format (`kg validate --from`): {', '.join(FORMATS)}",
        )
    if kind in _NAMED_ONLY:
        raise UsageError(
            f"{name}: {kind} is not read unasked, because its parser does more than parse",
            f"give Turtle, N-Triples, N-Quads or TriG; `kg validate --from {kind}` reads it as it is",
        )
    return kind


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than allowed tells "too large", also where the size isn't known, as of a pipe.
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}", "check the name and the permissions") from error
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{str(path)!r}: can't be read: {error}", "check the name") from error


def _triples(data: bytes, kind: str, name: str) -> list[Triple]:
    found: list[Triple] = []
    try:
        for quad in oxigraph_parse(data, _FORMATS[kind]):
            triple = quad if isinstance(quad, Triple) else quad.triple
            _refuse_rdf12(triple, name)
            _check_lengths(triple, name)
            found.append(triple)
            if len(found) > MAX_TRIPLES:
                raise LimitError(f"{name}: more than {MAX_TRIPLES:,} triples", "split the file")
    except SyntaxError as error:
        raise _syntax_error(error, kind, name) from None
    except ValueError as error:
        raise InputError(f"{name}: not {kind}: {error}", "mend the file, or name its true format") from None
    return found


def _syntax_error(error: SyntaxError, kind: str, name: str) -> InputError:
    reason = error.msg.rpartition(": ")[2] if error.lineno is None else error.msg.partition(": ")[2]
    place = f"line {error.lineno}, column {error.offset}: " if error.lineno is not None else ""
    if "UTF-8" in error.msg:
        return InputError(f"{name}: {place}not UTF-8", "save the file as UTF-8")
    if "No scheme found" in error.msg:
        return InputError(f"{name}: {place}a relative IRI", "write the IRI in full, or give the file a @base")
    return InputError(
        f"{name}: {place}not {kind}: {reason[:300]}", "mend the file at that place, or name its true format"
    )


def _refuse_rdf12(triple: Triple, name: str) -> None:
    value = triple.object
    if isinstance(value, Triple):
        raise InputError(f"{name}: a triple inside a triple at {triple.subject}", "write it in RDF 1.1, without << >>")
    if isinstance(value, Literal) and value.direction is not None:
        raise InputError(
            f"{name}: a literal with a base direction at {triple.subject}",
            "write it in RDF 1.1, without --ltr and --rtl",
        )


def _check_lengths(triple: Triple, name: str) -> None:
    value = triple.object
    if isinstance(value, Literal):
        if len(value.value) > MAX_LITERAL:
            raise LimitError(
                f"{name}: a literal of more than {MAX_LITERAL:,} characters at {triple.subject}", "shorten it"
            )
        longest = value.datatype.value
    else:
        longest = value.value if isinstance(value, NamedNode) else ""
    for iri in (longest, triple.predicate.value, getattr(triple.subject, "value", "")):
        if len(iri) > MAX_IRI:
            raise LimitError(f"{name}: an IRI of more than {MAX_IRI:,} characters: {iri[:60]}...", "shorten it")


def _rdflib_term(term: object) -> rdflib.term.IdentifiedNode | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        # A plain string has no datatype in rdflib's own parsers; and the lexical form is already canonical.
        datatype = None if term.datatype.value == XSD + "string" else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise InputError(f"{term} can't be told in RDF 1.1", "write it without << >>")


def _target(path: Path) -> Path:
    if path.is_dir():
        raise UsageError(f"{path}: is a folder", "give the name of a file")
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: is no ordinary file", "give the name of a file, or - for standard output")
    if not path.is_symlink():
        return path
    target = path.resolve()
    if target.parent != path.parent.resolve():
        raise UsageError(f"{path}: is a link to {target}, in another folder", "give the name of that file itself")
    return target


def _write(path: Path, data: bytes) -> None:
    # A file of this name can only be left from a killed process that had our number.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # The new name is on the disk only when its folder is. Systems that can't open folders sync by themselves.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
