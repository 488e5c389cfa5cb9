"""`kg train`: fit extraction to annotated articles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.console import talk
from kg.errors import InputError


@click.group(epilog="Example: kg train statements gold.jsonl -o weights.tsv")
def command() -> None:
    """Fit extraction to annotated articles.

    Annotated articles are annotation JSON, one article a line, as `kg extract` writes it and `docs/annotation.md`
    describes it. `docs/annotation-markup.md` shows how to write them by hand.
    """


@command.command(epilog="Example: kg train statements gold.jsonl -o weights.tsv")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The table of weights to write.")
@click.option("--model", default=None, help="The spaCy pipeline [the default one].")
def statements(corpus: tuple[Path, ...], output: Path, model: str | None) -> None:
    """Train the scorer of statements on annotated articles.

    Prints how the rules alone and the scorer do on articles that were held out, and measures on them how far a
    statement's confidence can be believed. Use the table with
    `kg extract --weights FILE` and `kg build --weights FILE`.
    """
    from kg.extract.language import DEFAULT_MODEL, load_model
    from kg.graph.rdf import write_atomically
    from kg.train.annotated import read_annotated
    from kg.train.confidence import held_out, measured, with_figures
    from kg.train.examples import examples, parsed
    from kg.train.statements import train

    annotations = [a for path in corpus for a in read_annotated(path)]
    if not annotations:
        raise InputError("no article with annotated statements", "give annotation JSON with `statements` in `layers`")
    talk(f"{len(annotations)} articles, {sum(len(a.statements) for a in annotations)} statements")
    articles = list(parsed(load_model(model or DEFAULT_MODEL), annotations))
    trained = train(list(examples(articles)), ", ".join(sorted(p.name for p in corpus)))
    figures = measured(held_out(articles, trained.folds))
    write_atomically(output, with_figures(trained.table, figures).encode())
    click.echo(
        json.dumps(
            {
                "articles": len(annotations),
                "candidates": trained.examples[0],
                "right": trained.examples[1],
                "rules": dict(zip(("precision", "recall", "f1"), trained.rules, strict=True)),
                "scorer": dict(zip(("precision", "recall", "f1"), trained.scorer, strict=True)),
            },
            indent=1,
        )
    )
