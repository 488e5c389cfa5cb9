"""Forbids the network to the process that loads it: the tests', and every Python they start.

Python imports a module of this name when it starts; `tests/conftest.py` puts the folder on the children's path. An
audit hook sees what C code does too, and what a library tries and then hides.
"""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit

#: Set to "1" for a test that talks to a server of its own on this machine.
LOOPBACK = "NEWSGRAPH_TEST_LOOPBACK"

#: What was tried and refused, in this process.
refused: list[str] = []

_HOST_AT = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.connect": 1, "socket.sendto": 1}


def _host(event: str, args: tuple[object, ...]) -> str | None:
    """The host that the event is about; None when it leaves the machine alone (a Unix socket, a file)."""
    if event == "urllib.Request":
        return urlsplit(str(args[0])).hostname
    target = args[_HOST_AT[event]]
    if event in {"socket.connect", "socket.sendto"}:
        return str(target[0]) if isinstance(target, tuple) else None
    return target.decode() if isinstance(target, bytes) else str(target)


def refuse(event: str, args: tuple[object, ...]) -> None:
    """Raises when the event would reach another machine.

    Raises:
        PermissionError: it would.
    """
    if event not in _HOST_AT and event != "urllib.Request":
        return
    host = _host(event, args)
    if host is None:
        return
    if os.environ.get(LOOPBACK) == "1" and (host in {"localhost", "::1"} or host.startswith("127.")):
        return
    refused.append(f"{event} {host}")
    message = f"the network is forbidden in tests: {event} {host}"
    raise PermissionError(message)


sys.addaudithook(refuse)
