"""The two kinds of error that a user sees: the call was wrong, or the input was.

Each carries what happened and what to do about it, so that the command line can print both and never a traceback.
Anything else that is raised is a bug of ours. The exit codes are the contract's.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_INPUT = 3
EXIT_LIMIT = 4
EXIT_BUG = 70


class KGError(Exception):
    """Something the user can mend.

    Args:
        message: what is wrong, naming the file, line or value.
        fix: what to do about it, one sentence; empty when the message says it.
    """

    exit_code = EXIT_INPUT

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


class UsageError(KGError):
    """The call was wrong: an unknown name, a missing parameter, options that do not go together."""

    exit_code = EXIT_USAGE


class InputError(KGError):
    """The input was wrong: it can't be read, parsed or decoded."""

    exit_code = EXIT_INPUT


class LimitError(KGError):
    """A limit was hit: size, count or time."""

    exit_code = EXIT_LIMIT
