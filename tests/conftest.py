"""What all tests share: the network is forbidden, here and in every Python that a test starts."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

OFFLINE = Path(__file__).parent / "offline"


def _guard() -> ModuleType:
    """The guard of this process: once, since an audit hook can't be taken off, and a second would hide from the first."""
    path = OFFLINE / "sitecustomize.py"
    for name in ("sitecustomize", "offline_guard"):
        # A worker of pytest-xdist has loaded it when it started.
        loaded = sys.modules.get(name)
        if loaded is not None and Path(loaded.__file__ or "") == path:
            return loaded
    spec = importlib.util.spec_from_file_location("offline_guard", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["offline_guard"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_GUARD = _guard()
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(OFFLINE), os.environ.get("PYTHONPATH"))))


@pytest.fixture(autouse=True)
def offline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails a test that tried to reach the network, even when the code under test hid the refusal.

    Gives the list of what was refused; a test that means to be refused clears it.
    """
    if request.node.get_closest_marker("loopback"):
        monkeypatch.setenv(_GUARD.LOOPBACK, "1")
    _GUARD.refused.clear()
    yield _GUARD.refused
    assert not _GUARD.refused, "the test tried to reach the network"
