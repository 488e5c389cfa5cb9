"""Writes the pages that are made from the code: the commands, the questions, the ontology.

`python docs/generate.py` writes them; with `--check` it only says which are stale, and then exits 1. What a page says
stands once, in the commands' help, in the headers of the questions, in the ontology; here is only how it is laid out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import click
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.cli import main as kg
from kg.graph.rdf import parse, to_rdflib
from kg.graph.vocabulary import NG, PREFIXES
from kg.query.catalogue import Parameter, load
from kg.resources import ontology_dir

HERE: Final = Path(__file__).parent
MADE_BY: Final = "<!-- Made by `make docs`; what it says is written in the {source}. -->"
WIDTH: Final = 100


# --- the commands -----------------------------------------------------------------------------------------------------


#: Commands whose own commands have a page of their own.
_ELSEWHERE: Final = {"kg query": "[The questions](queries.md) have a page of their own."}


def cli_page() -> str:
    """Each command's help, as a terminal shows it."""
    sections = [
        "# The commands",
        MADE_BY.format(source="commands' help"),
        "Standard output is data, standard error is talk. `-` is standard input.",
        "An error says what is wrong and how to mend it.",
        table(
            ("exit code", "meaning"),
            [
                ("0", "done; for `validate`: the graph conforms"),
                (
                    "1",
                    "`validate`: findings at or above `--fail-on`, or nothing checked; others: something left out",
                ),
                ("2", "the call is wrong"),
                ("3", "the input can't be read"),
                ("4", "a limit was hit"),
                ("70", "our bug: please report it"),
                ("130, 141", "stopped by Ctrl-C; the reader of the output went away"),
            ],
        ),
    ]
    for path, command in _commands("kg", kg):
        options = {**kg.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
        context = click.Context(command, info_name=path, **options)
        sections += [f"## `{path}`", f"```text\n{command.get_help(context).rstrip()}\n```"]
        if path in _ELSEWHERE:
            sections.append(_ELSEWHERE[path])
    return page(sections)


def _commands(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group) and path not in _ELSEWHERE:
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(f"{path} {name}", inner)


# --- the questions ----------------------------------------------------------------------------------------------------


def queries_page() -> str:
    """Each question in words, with what it can be narrowed down to and what the answer's columns hold."""
    questions = load()
    sections = [
        "# The questions",
        MADE_BY.format(source="headers of `queries/*.rq`"),
        "A name is given as a person would type it: `--event 'harbour meeting'`, `--person varga`.",
        "Add `-g` for the graph, `-t csv`, `json` or `markdown` for another form, `--sparql` to see the query.",
        "Tables and Markdown leave the columns of IRIs out; `--iris` shows them, and CSV and JSON always have them.",
        table(
            ("question", "name"),
            [(q.question, f"[`{q.name}`](#{q.name})") for q in questions.values()],
        ),
    ]
    for question in questions.values():
        sections += [
            f"## {question.name}",
            question.question,
            f"```text\nkg query {' '.join([question.name, *map(_option, question.parameters)])}\n```",
        ]
        if question.parameters:
            rows = [(f"`--{p.name}`", p.type, p.help) for p in question.parameters]
            sections.append(table(("option", "type", "what it is"), rows))
        sections.append(table(("column", "what it holds"), [(f"`{c.name}`", c.help) for c in question.columns]))
        sections.append(f"The query: [`queries/{question.name}.rq`](../queries/{question.name}.rq)")
    return page(sections)


def _option(parameter: Parameter) -> str:
    text = f"--{parameter.name} {parameter.type.upper()}"
    return text if parameter.required else f"[{text}]"


# --- the ontology -----------------------------------------------------------------------------------------------------

_KINDS: Final = (
    (OWL.Class, "Classes"),
    (OWL.ObjectProperty, "Properties between things"),
    (OWL.DatatypeProperty, "Properties with a value"),
    (SKOS.ConceptScheme, "Lists of terms"),
    (SKOS.Concept, "Terms of the lists"),
)
_ROWS: Final = (
    # what is listed of a term, in this order: the property, forwards or backwards, and what to call it
    (RDFS.subClassOf, True, "is a kind of"),
    (RDFS.subClassOf, False, "its kinds:"),
    (RDFS.subPropertyOf, True, "implies"),
    (RDFS.domain, True, "said of a"),
    (RDFS.range, True, "its value is a"),
    (OWL.inverseOf, True, "is the reverse of"),
    (SKOS.inScheme, True, "in the list"),
    (SKOS.broader, True, "is a kind of"),
    (SKOS.broader, False, "its kinds:"),
)


def ontology_page() -> str:
    """Every term with its definition, its example and what it hangs on."""
    files = [path for path in sorted(ontology_dir().glob("*.ttl")) if path.name not in {"alignments.ttl", "style.ttl"}]
    graph = to_rdflib(triple for path in files for triple in parse(path))
    ontology = rdflib.URIRef(NG.removesuffix("#"))
    sections = [
        "# The ontology",
        MADE_BY.format(source="files of `ontology/`"),
        f"{graph.value(ontology, rdflib.DCTERMS.description)}",
        f"Version {graph.value(ontology, OWL.versionInfo)}; namespace `{NG}`, prefix `ng:`, in every version.",
        "`ontology/alignments.ttl` says what the terms are in other vocabularies.",
    ]
    for kind, title in _KINDS:
        terms = sorted(t for t in graph.subjects(RDF.type, kind) if isinstance(t, rdflib.URIRef) and t.startswith(NG))
        if terms:
            sections.append(f"## {title}")
        for term in terms:
            sections += _term(graph, term)
    return page(sections)


def _term(graph: rdflib.Graph, term: rdflib.URIRef) -> Iterator[str]:
    yield f"### `{curie(term)}`"
    label = graph.value(term, RDFS.label) or graph.value(term, SKOS.prefLabel)
    deprecated = "Deprecated. " if graph.value(term, OWL.deprecated) else ""
    yield plain(f"*{label}* — {deprecated}{graph.value(term, SKOS.definition)}")
    example = graph.value(term, SKOS.example)
    if example:
        yield plain(f"For example: {example}")
    facts = [f"- {what} {listed(names, what)}" for what, names in _facts(graph, term) if names]
    if facts:
        yield "\n".join(facts)


def _facts(graph: rdflib.Graph, term: rdflib.URIRef) -> Iterator[tuple[str, list[str]]]:
    for prop, forwards, what in _ROWS:
        others = graph.objects(term, prop) if forwards else graph.subjects(prop, term)
        yield what, sorted({name for other in others for name in _names(graph, other)})


def listed(names: list[str], what: str) -> str:
    """Names one after the other; of a domain or a range, one of them holds."""
    return (" or " if what.endswith(" a") else ", ").join(f"`{name}`" for name in names)


def _names(graph: rdflib.Graph, node: rdflib.term.Node) -> Iterator[str]:
    """A named term, or the members of a union; restrictions and the like are left to the Turtle."""
    if isinstance(node, rdflib.URIRef):
        yield curie(node)
    elif (union := graph.value(node, OWL.unionOf)) is not None:
        for member in graph.items(union):
            yield from _names(graph, member)


def curie(term: rdflib.URIRef) -> str:
    """The term's short name."""
    for prefix, namespace in sorted(PREFIXES.items()):
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return f"<{term}>"


# --- pages ------------------------------------------------------------------------------------------------------------


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; cells are escaped."""
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return text.replace("<", "&lt;").replace("_", "\\_")


def page(sections: Iterable[str]) -> str:
    """The sections with an empty line between them."""
    return "\n\n".join(sections) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "cli.md": cli_page,
    "queries.md": queries_page,
    "ontology.md": ontology_page,
}


def main(arguments: list[str]) -> int:
    """Writes the pages, or checks them."""
    stale = [name for name, make in PAGES.items() if _differs(HERE / name, make())]
    if "--check" in arguments:
        print(*(f"docs/{name} is stale: run `make docs`" for name in stale), sep="\n", end="\n" if stale else "")
        return 1 if stale else 0
    for name in stale:
        (HERE / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"wrote docs/{name}")
    return 0


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
