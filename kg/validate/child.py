"""Runs a validation in a process of its own, which is killed when its time is over.

A pattern with nested quantifiers, or a path over a large cycle, can keep the engine busy for hours, and nothing inside
the process can stop it.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from kg.errors import KGError, LimitError

Result = TypeVar("Result")


class ChildError(RuntimeError):
    """The child failed in a way that is our bug; its traceback is the message."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Calls `work` in a new process and gives what it returns.

    Args:
        seconds: how long it may take.
        work: something that can be pickled, such as a `functools.partial` of a module's function.

    Raises:
        LimitError: it took longer, or the process was killed from outside.
        KGError: what the work itself raised.
    """
    # "spawn" starts clean: a forked copy of a process with threads can hang.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, work), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise LimitError(f"the validation took more than {seconds:g} seconds", "raise --timeout, or check less")
        kind, value = here.recv()
    except EOFError:
        process.join()
        if process.exitcode is not None and process.exitcode >= 0:
            raise ChildError(f"the process ended with exit code {process.exitcode} and no answer") from None
        raise LimitError(
            "the validation was stopped from outside, perhaps because the memory was full",
            "give it less at a time, or more memory",
        ) from None
    finally:
        process.kill()
        process.join()
        here.close()
    if kind == "result":
        result: Result = value
        return result
    if kind == "refused":
        kind_of_error, message, fix = value
        raise kind_of_error(message, fix)
    raise ChildError(value)


def _work(there: Connection, work: Callable[[], object]) -> None:
    try:
        there.send(("result", work()))
    except KGError as error:
        there.send(("refused", (type(error), error.message, error.fix)))
    except MemoryError:
        there.send(("refused", (LimitError, "the memory is full", "give it less at a time, or more memory")))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        there.send(("bug", "".join([f"{type(error).__name__}: {error}\n", *traceback.format_exception(error)])))
    finally:
        there.close()
