"""The guard that keeps every other test off the network."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress

import pytest


class TestTheNetworkIsForbidden:
    """No test, and nothing a test starts, reaches another machine."""

    @pytest.mark.parametrize(
        "attempt",
        [
            lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
            lambda: socket.getaddrinfo("news.example", 80),
            lambda: socket.gethostbyname("news.example"),
            lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"?", ("192.0.2.1", 53)),
            lambda: urllib.request.urlopen("http://news.example/"),
            lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        ],
    )
    @pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
    def test_an_attempt_is_refused(self, attempt, offline):
        """An attempt raises before a packet is sent."""
        with pytest.raises(PermissionError, match="forbidden in tests"):
            attempt()
        assert offline
        offline.clear()

    def test_a_hidden_attempt_is_seen(self, offline):
        """An attempt whose refusal the code swallows is still counted."""
        with suppress(OSError):
            socket.getaddrinfo("news.example", 80)
        assert offline == ["socket.getaddrinfo news.example"]
        offline.clear()

    def test_a_child_is_refused_too(self):
        """A Python that a test starts is under the same guard."""
        code = "import socket; socket.getaddrinfo('news.example', 80)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "forbidden in tests" in done.stderr

    @pytest.mark.loopback
    def test_a_test_may_ask_for_its_own_machine(self):
        """A test marked `loopback` reaches a server of its own."""
        with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
            pass
