"""What a person sees: data goes to standard output, talk to standard error, and neither can drive the terminal.

Names and quotations come from other people's articles. Before they reach a terminal, every character that could move
the cursor, colour the screen or reorder the line is written out as an escape.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

import click

from kg.errors import KGError

_LINE_BREAKS_AND_TABS = frozenset("\n\t")

# Ranges, ends included: C0, DEL and C1; bidirectional controls (Unicode TR 36); line and paragraph separators;
# surrogates; byte order mark; interlinear annotation; tag characters, which are invisible.
_UNSAFE = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0x061C, 0x061C),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2066, 0x2069),
    (0xD800, 0xDFFF),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TABLE = {
    code: _SHORT.get(chr(code)) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")
    for first, last in _UNSAFE
    for code in range(first, last + 1)
}
_TABLE_FOR_LINES = {code: text for code, text in _TABLE.items() if chr(code) not in _LINE_BREAKS_AND_TABS}

Item = TypeVar("Item")
Step = Callable[[str], None]


def safe(text: str, *, lines: bool = False) -> str:
    """The text with every character that could drive a terminal written out as an escape.

    Args:
        text: anything, hostile or not.
        lines: line breaks and tabs may stay; without it the result is one line.
    """
    return text.translate(_TABLE_FOR_LINES if lines else _TABLE)


def talk(message: str, *, always: bool = False) -> None:
    """A message to the person, on standard error; `--quiet` silences it unless it is `always` needed."""
    if always or not _asked_for("quiet"):
        click.echo(safe(message, lines=True), err=True)


def put(data: str) -> None:
    """Data to standard output, character by character as it is; escaped only where a terminal would obey it."""
    click.echo(safe(data, lines=True) if _is_terminal(sys.stdout) else data, nl=False)


def width() -> int | None:
    """How many columns standard output has: those of the terminal or of COLUMNS; None where neither sets a limit."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isascii() and wanted.isdigit() and int(wanted):
        return int(wanted)
    return shutil.get_terminal_size().columns if _is_terminal(sys.stdout) else None


def complain(error: KGError) -> None:
    """An error as a person reads it: what is wrong, and what to do about it."""
    talk(f"Error: {error.message}", always=True)
    if error.fix:
        talk(f"  Fix: {error.fix}", always=True)


def progress(items: Iterable[Item], label: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on the terminal while they are taken."""
    with progress_bar(label, total) as step:
        for item in items:
            yield item
            step("")


@contextmanager
def progress_bar(label: str, total: int | None = None) -> Iterator[Step]:
    """Gives a function to call after each piece of work, with the name of the piece or nothing.

    The bar is drawn on standard error, only on a terminal and without `--quiet`; it goes away at the end.
    """
    if _asked_for("quiet") or not _is_terminal(sys.stderr):
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(escape(label), total=total)
        yield lambda name: bar.update(task, advance=1, description=escape(f"{label} {safe(name)}" if name else label))


def _is_terminal(stream: TextIO | None) -> bool:
    # A stream that was closed before we started is None.
    return stream is not None and stream.isatty()


def _asked_for(flag: str) -> bool:
    context = click.get_current_context(silent=True)
    while context:
        if context.params.get(flag):
            return True
        context = context.parent
    return False
