"""The frame around every command: finds it by name, loads it when called, and turns its errors into exit codes."""

from __future__ import annotations

import contextlib
import difflib
import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from kg.cli.console import complain, talk
from kg.errors import EXIT_BUG, InputError, KGError, LimitError

EXIT_STOPPED = 130  # 128 + SIGINT, as shells report it
EXIT_CLOSED_PIPE = 141  # 128 + SIGPIPE


class Commands(click.Group):
    """A group that knows its commands' names and short helps without importing them.

    Args:
        table: for each name, where the command is ("module:attribute") and its short help, in the order of the help.
        attributes: what `click.Group` takes.
    """

    def __init__(self, *, table: Mapping[str, tuple[str, str]], **attributes: Any) -> None:
        super().__init__(**attributes)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table: the way of the data."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the command of that name; None if there is none."""
        del ctx
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in self.table.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Completions from the table alone: a shell asks at every key."""
        from click.shell_completion import CompletionItem

        names = [CompletionItem(n, help=short) for n, (_, short) in self.table.items() if n.startswith(incomplete)]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command, or says which one was probably meant."""
        name = args[0]
        if name not in self.table and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.table, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"The commands are: {', '.join(self.table)}."
            raise click.UsageError(f"No such command {name!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; stopped by the user or left by its reader, it ends without a word too many."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            raise self._misplaced(error) or error from None
        except BrokenPipeError:
            _leave_closed_pipe()
        except KeyboardInterrupt:
            talk("Stopped.", always=True)
            ctx.exit(EXIT_STOPPED)

    def _misplaced(self, error: click.NoSuchOption) -> click.UsageError | None:
        """For an option of ours that was given to a command: where it goes."""
        name, at = error.option_name, error.ctx
        if at is None or not any(name in param.opts for param in self.params):
            return None
        program, _, command = at.command_path.partition(" ")
        return click.UsageError(f"{name} goes before the command, such as: {program} {name} {command} ...", at)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:
        """Runs the whole command line; whatever is raised becomes a message and an exit code."""
        arguments = list(sys.argv[1:] if args is None else args)
        for stream in (sys.stdin, sys.stdout):
            # A locale changes no byte of the data. A closed stream, and those of test runners, may lack the method.
            if hasattr(stream, "reconfigure"):
                # Half a character (a lone surrogate) is written as JSON and people do, never as a question mark.
                errors = "surrogateescape" if stream is sys.stdin else "backslashreplace"
                stream.reconfigure(encoding="utf-8", errors=errors)
        try:
            return super().main(arguments, *rest, **more)
        except Exception as error:  # noqa: BLE001 - the last line of defence: the user gets one line and a code
            if "--debug" in arguments:
                talk("".join(traceback.format_exception(error)), always=True)
            sys.exit(_report(error))
        finally:
            # Click ends by SystemExit, also when all went well.
            _flush(failed=bool(getattr(sys.exc_info()[1], "code", None)))


def _report(error: Exception) -> int:
    """Tells the user what went wrong, and gives the exit code."""
    known = _as_ours(error)
    if known is None:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        talk(f"internal error: {what}; please report it; `kg --debug ...` shows the traceback", always=True)
        return EXIT_BUG
    complain(known)
    return known.exit_code


def _as_ours(error: Exception) -> KGError | None:
    if isinstance(error, KGError):
        return error
    if isinstance(error, MemoryError):
        return LimitError("the memory is full", "give it less at a time, or more memory")
    if isinstance(error, OSError) and error.strerror:
        # The machine's own refusals (no permission, no space, no such folder) are not bugs of ours.
        name = f"{error.filename!s}: " if error.filename is not None else ""
        return InputError(f"{name}{error.strerror}", "check the path, its permissions and the space on the disk")
    return None


def _flush(*, failed: bool) -> None:
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_closed_pipe()
    except OSError as error:
        # What can't be written now is lost, and Python would only grumble about it after we have exited with 0.
        _write_to_nowhere()
        if not failed:
            sys.exit(_report(error))


def _leave_closed_pipe() -> NoReturn:
    # The reader of our output (`head`, a pager) has gone. Python would complain once more when it flushes at the end.
    _write_to_nowhere()
    sys.exit(EXIT_CLOSED_PIPE)


def _write_to_nowhere() -> None:
    with contextlib.suppress(OSError):  # a stream without a file, in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
