"""`kg query`: a named question with its own options, or a query of the user's own."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.graph import find

if TYPE_CHECKING:
    from kg.graph.store import Store
    from kg.query.catalogue import Question
    from kg.query.sparql import Table, Term

OUTPUT_FORMATS = ("table", "csv", "json", "markdown")
#: Written for people, who see the names; the others are for programs and have every column.
_FOR_PEOPLE = ("table", "markdown")
_IRIS_HELP = "Show the columns of IRIs in a table and in markdown too; csv and json always have them."


class Questions(click.Group):
    """A group with one command for each question file; the files are read when the group is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the questions, sorted."""
        del ctx
        return list(_catalogue())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that asks this question."""
        del ctx
        question = _catalogue().get(cmd_name)
        return None if question is None else _command_of(question)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads what stands before the question; an option of a question there is told where it belongs."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            name = error.option_name.lstrip("-")
            having = [q.name for q in _catalogue().values() if name in {p.name for p in q.parameters}]
            if not having:
                raise
            raise click.UsageError(
                f"{error.option_name} is an option of a question and stands after its name, "
                f"such as: kg query {having[0]} {error.option_name} ...",
                ctx,
            ) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the question, or says which one was probably meant."""
        names = list(_catalogue())
        if args[0] not in names and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], names, n=3, cutoff=0.4)
            hint = f"Did you mean {' or '.join(near)}?" if near else "`kg query --list` shows them all."
            raise click.UsageError(f"There is no question {args[0]!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION [OPTIONS]]")
@click.option(
    "-g",
    "--graph",
    envvar="KG_GRAPH",
    metavar="PATH",
    help="Build folder or RDF file to ask; otherwise ./graph or here.",
)
@click.option("-t", "--format", "form", type=click.Choice(OUTPUT_FORMATS), help="How the answer is written [table].")
@click.option("--iris", is_flag=True, help=_IRIS_HELP)
@click.option("-f", "--file", "own", type=click.Path(path_type=Path, allow_dash=True), help="Your own SPARQL query.")
@click.option("--list", "listed", is_flag=True, help="List the questions.")
@click.pass_context
def command(
    context: click.Context, graph: str | None, form: str | None, iris: bool, own: Path | None, listed: bool
) -> None:
    """Ask a named question, or one of your own.

    \b
    kg query --list
    kg query who-spoke-at --event "harbour meeting"
    kg query -f my-query.rq -t csv
    """  # noqa: D301 - click wants that character itself
    del iris  # read by the question, from its parent; a query of one's own shows all that it selects
    if context.invoked_subcommand:
        if own or listed:
            raise click.UsageError("A question and -f or --list don't go together. Leave one out.", context)
        return
    if listed:
        _list()
    elif own:
        _ask_own(own, graph, form)
    else:
        raise click.UsageError(
            "Name a question, or give a file with -f. `kg query --list` shows the questions.", context
        )


def _catalogue() -> dict[str, Question]:
    from kg.query.catalogue import load

    return load()


def _list() -> None:
    from kg.cli.console import put

    questions = _catalogue()
    width = max(len(name) for name in questions)
    put("".join(f"{name:<{width}}  {question.question}\n" for name, question in questions.items()))


def _command_of(question: Question) -> click.Command:
    columns = "\n".join(f"  {column.name}: {column.help}" for column in question.columns)
    options: list[click.Parameter] = [
        click.Option(
            [f"--{parameter.name}", f"given_{parameter.name}"],
            metavar=parameter.type.upper(),
            help=f"{parameter.help}{' (required)' if parameter.required else ''}",
        )
        for parameter in question.parameters
    ]
    options += [
        click.Option(["-g", "--graph"], metavar="PATH", help="Build folder or RDF file to ask."),
        click.Option(["-t", "--format", "form"], type=click.Choice(OUTPUT_FORMATS), help="How it is written [table]."),
        click.Option(["--iris"], is_flag=True, help=_IRIS_HELP),
        click.Option(["--sparql"], is_flag=True, help="Print the query, to paste it elsewhere; don't run it."),
    ]

    @click.pass_context
    def run(
        context: click.Context, /, graph: str | None, form: str | None, iris: bool, sparql: bool, **given: str | None
    ) -> None:
        from kg.cli.console import put

        if context.args:
            extra = " ".join(context.args)
            named = next((f"--{p.name}" for p in question.parameters), "")
            fix = f"Name its option, and quote several words, such as: {named} {extra!r}" if named else "Leave it out."
            raise click.UsageError(f"{extra!r} belongs to no option. {fix}", context)
        outer = context.parent.params if context.parent else {}
        typed = {name.removeprefix("given_"): value for name, value in given.items() if value is not None}
        graph, form = graph or outer.get("graph"), form or outer.get("form")
        if sparql:
            put(_text_of_named(question, typed, graph))
        else:
            _ask_named(question, typed, graph, form or "table", iris=iris or bool(outer.get("iris")))

    return click.Command(
        question.name,
        callback=run,
        params=options,
        context_settings={"allow_extra_args": True},
        short_help=question.title,
        help=f"{question.question}\n\n\b\nColumns:\n{columns}",
    )


def _ask_named(question: Question, typed: dict[str, str], graph: str | None, form: str, *, iris: bool) -> None:
    from kg.query import ask, render, source, sparql

    store = source.load(find(graph))
    answer = sparql.select(store, question.sparql, _understood(store, question, typed))
    shown = render.without_iris(answer) if form in _FOR_PEOPLE and not iris else answer
    _show(shown, form, "" if answer.rows else ask.why_empty(store, question, typed))


def _text_of_named(question: Question, typed: dict[str, str], graph: str | None) -> str:
    from kg.query import source, sparql

    if not typed:
        return question.sparql
    store = source.load(find(graph))
    return sparql.bind(question.sparql, _understood(store, question, typed))


def _understood(store: Store, question: Question, typed: dict[str, str]) -> dict[str, list[Term]]:
    from kg.cli.console import talk
    from kg.query import ask

    given = ask.understand(store, question, typed)
    for note in given.notes:
        talk(note)
    return given.bindings


def _ask_own(file: Path, graph: str | None, form: str | None) -> None:
    from kg.cli.console import put
    from kg.graph import rdf
    from kg.query import guard, source, sparql

    text = _text_of(file)
    guard.check(text)
    store = source.load(find(graph))
    answer = sparql.ask_any(store, text)
    if isinstance(answer, sparql.Table):
        _show(answer, form or "table", "the graph has no answer to this" if len(store) else "the graph is empty")
    elif isinstance(answer, bool):
        put("true\n" if answer else "false\n")
    else:
        put(rdf.serialise(answer, "turtle").decode())


def _text_of(file: Path) -> str:
    from kg.errors import InputError
    from kg.query.guard import MAX_QUERY

    try:
        # UTF-8 takes at most four bytes a character; a longer file is too long whatever is in it.
        with click.open_file(str(file), "rb") as stream:
            data: Any = stream.read(4 * MAX_QUERY + 1)
        return str(data, "utf-8")
    except OSError as error:
        raise InputError(f"{file}: can't be read: {error.strerror}", "check the name and the permissions") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8") from error


def _show(answer: Table, form: str, why_empty: str) -> None:
    from kg.cli.console import put, talk, width
    from kg.query import render

    put(render.table(answer, width()) if form == "table" else render.FORMATS[form](answer))
    if not answer.rows:
        talk(f"No rows: {why_empty}.")
