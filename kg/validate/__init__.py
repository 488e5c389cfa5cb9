"""Checking graphs against the shapes. Nothing checked is not a pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kg.validate import graphs
from kg.validate.child import within
from kg.validate.types import FAIL_ON, SEVERITIES, Finding, Report

#: Seconds that a validation may take.
TIMEOUT = 120.0


def validate(
    paths: Sequence[str],
    *,
    shapes: Sequence[Path] = (),
    shipped: bool = True,
    allow_empty: Sequence[str] = (),
    form: str | None = None,
    timeout: float | None = TIMEOUT,
) -> Report:
    """Checks graphs, taken together as one, against newsgraph's shapes and the user's own.

    Args:
        paths: RDF files, folders, or `-` for standard input.
        shapes: files or folders of the user's own shapes.
        shipped: whether newsgraph's own shapes are checked.
        allow_empty: shapes that may match nothing, or be switched off: IRIs or their last parts.
        form: the format of the data; None goes by the suffix.
        timeout: seconds; None runs it in this process without a limit.

    Raises:
        UsageError: nothing is named, or a name is unknown.
        InputError: data or shapes can't be read, parsed or used.
        LimitError: a limit of size or time was hit.
    """
    work = partial(
        _run,
        tuple(paths),
        shapes=tuple(shapes),
        shipped=shipped,
        allow_empty=tuple(allow_empty),
        form=form,
        # A child process has no standard input of its own.
        piped=graphs.stdin() if "-" in paths else b"",
    )
    return work() if timeout is None else within(timeout, work)


def _run(paths: Sequence[str], **options: Any) -> Report:
    # Imported where it runs: pySHACL takes half a second, and only the child needs it.
    from kg.validate.run import run  # noqa: PLC0415

    return run(paths, **options)


__all__ = ["FAIL_ON", "SEVERITIES", "TIMEOUT", "Finding", "Report", "validate"]
