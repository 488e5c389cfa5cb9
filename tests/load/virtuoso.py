"""Loads a Turtle file into a private Virtuoso server and prints how many triples it then has.

    python tests/load/virtuoso.py FILE.ttl

The server has its own temporary folder and a free port on the loopback address, and is stopped at the end, whatever
happens. Needs `virtuoso-t` and `isql-vt` (Debian: virtuoso-opensource-7-bin).
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GRAPH = "urn:newsgraph:load-test"
START_SECONDS = 120

INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = {folder}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
LiteMode = 1
DefaultIsolation = 2
"""


def missing() -> list[str]:
    """The programs that are needed and not installed."""
    return [name for name in ("virtuoso-t", "isql-vt") if shutil.which(name) is None]


def count(path: Path) -> int:
    """How many triples the server has after loading this Turtle file."""
    with tempfile.TemporaryDirectory(prefix="virtuoso-") as name:
        folder = Path(name)
        shutil.copy(path, folder / "data.ttl")
        port = _free_port()
        (folder / "virtuoso.ini").write_text(INI.format(folder=folder, port=port))
        with (folder / "out.log").open("wb") as log:
            server = subprocess.Popen(
                ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")],
                cwd=folder,
                stdout=log,
                stderr=log,
            )
        try:
            _wait(server, port, folder)
            # 0: strict Turtle, no flag that forgives anything.
            _isql(port, f"DB.DBA.TTLP(file_to_string_output('{folder}/data.ttl'), '', '{GRAPH}', 0);")
            answer = _isql(port, f"SPARQL SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> WHERE {{ ?s ?p ?o }};")
            return int(next(line for line in reversed(answer.split()) if line.isdigit()))
        finally:
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _isql(port: int, statement: str) -> str:
    done = subprocess.run(
        ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", "ERRORS=STDOUT", "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF",
         f"EXEC={statement}"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    if done.returncode or "***" in done.stdout:
        raise RuntimeError(f"{statement}\n{done.stdout}{done.stderr}")
    return done.stdout


def _wait(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    last = ""
    for _ in range(START_SECONDS * 2):
        if server.poll() is not None:
            break
        try:
            _isql(port, "SELECT 1;")
        except RuntimeError as error:
            last = str(error)
        else:
            return
        time.sleep(0.5)
    raise RuntimeError(f"Virtuoso did not start: {last}\n{(folder / 'out.log').read_text(errors='replace')[-2000:]}")


if __name__ == "__main__":
    sys.stdout.write(f"{count(Path(sys.argv[1]))}\n")
