"""`kg ontology check`: is the ontology in order, and does it refuse what it must?"""

from __future__ import annotations

import click


@click.group()
def command() -> None:
    """Check the ontology.

    \b
    kg ontology check
    """  # noqa: D301 - click wants that character itself


@command.command()
@click.option("--require-java", is_flag=True, help="Fail when Java is missing, instead of skipping the reasoning.")
@click.pass_context
def check(context: click.Context, require_java: bool) -> None:
    """Check form, style and meaning of the ontology.

    The meaning is checked by the reasoner HermiT, which needs Java: the ontology must be consistent, every class able
    to have members, the example graph consistent with it, and each known-bad graph refused. Without Java these checks
    are skipped, and that is said. Exit code 1 if a check fails.

    \b
    kg ontology check
    kg ontology check --require-java
    """  # noqa: D301 - click wants that character itself
    from kg.cli.console import put
    from kg.errors import EXIT_FINDINGS
    from kg.ontology import check as run
    from kg.ontology.check import FAILED, SKIPPED

    statuses = []
    for outcome in run(require_java=require_java):
        put(f"{outcome.status:<8}{outcome.check}: {outcome.detail}\n")
        statuses.append(outcome.status)
    failed, skipped = statuses.count(FAILED), statuses.count(SKIPPED)
    note = ", the reasoning skipped" if skipped else ""
    put(f"{len(statuses) - skipped} checks, {failed} failed{note}.\n")
    if failed:
        context.exit(EXIT_FINDINGS)
