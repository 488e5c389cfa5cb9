"""The frame around every command: errors, exit codes, pipes."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import types
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import kg.cli
from kg.cli import COMMANDS, main
from kg.cli.console import put
from kg.cli.frame import Commands
from kg.errors import InputError, KGError, LimitError, UsageError

KG = [sys.executable, "-m", "kg"]
HEAVY = ("spacy", "rdflib", "pyshacl", "pyoxigraph", "owlready2", "trafilatura", "rich", "numpy")


def run(*args: str, **more: object) -> subprocess.CompletedProcess[str]:
    """`kg` as a shell runs it."""
    return subprocess.run([*KG, *args], capture_output=True, text=True, check=False, timeout=60, **more)


@pytest.fixture
def group(monkeypatch):
    """Makes a command line whose only command, `go`, does what the test says."""

    def make(action):
        module = types.ModuleType("command_of_a_test")
        module.command = click.Command("go", callback=action, short_help="Go.")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        options = [click.Option(["--debug"], is_flag=True), click.Option(["-q", "--quiet"], is_flag=True)]
        return Commands(name="kg", table={"go": (f"{module.__name__}:command", "Go.")}, params=options)

    return make


def raising(error):
    def action():
        raise error

    return action


class TestHelpIsLight:
    """`kg --help` answers at once: it loads no library that it doesn't need."""

    @pytest.mark.parametrize("args", [["--help"], ["-h"], ["qery"], []])
    def test_help_imports_nothing_heavy(self, args):
        """Help and usage errors import neither the language model's library nor an RDF library."""
        code = (
            "import sys\nfrom kg.cli import main\n"
            f"try: main({args!r}, prog_name='kg')\nexcept SystemExit: pass\n"
            f"loaded = [m for m in {HEAVY!r} if m in sys.modules] + [m for m in sys.modules if m.startswith('kg.cli.')]\n"
            "print('LOADED', *sorted(loaded))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "LOADED kg.cli.console kg.cli.frame"

    def test_completion_imports_nothing_heavy(self):
        """A shell that completes a command's name waits for no library."""
        code = (
            "import sys\nfrom kg.cli import main\nimport click\n"
            "names = [c.value for c in main.shell_complete(click.Context(main), 'ex')]\n"
            f"print(*names, *[m for m in {HEAVY!r} if m in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "extract export explain\n"


class TestAnOptionOfAllCommands:
    """What goes before the command is told so after it."""

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["build", "-q", "x", "-o", "y"], "-q goes before the command, such as: kg -q build ..."),
            (["build", "--quiet"], "--quiet goes before the command, such as: kg --quiet build ..."),
            (["query", "who-chaired", "-q"], "-q goes before the command, such as: kg -q query who-chaired ..."),
            (["explain", "x", "--debug"], "--debug goes before the command, such as: kg --debug explain ..."),
            (["build", "--strickt", "x"], "No such option"),
        ],
    )
    def test_after_it(self, args, said):
        """It is a mistaken call whose message has the right one; what is no option at all is said to be none."""
        done = CliRunner().invoke(main, args, prog_name="kg")
        assert done.exit_code == 2
        assert said in done.stderr


class TestTheTableTellsTheTruth:
    """The table of commands agrees with the commands themselves."""

    @pytest.mark.parametrize("name", COMMANDS)
    def test_the_command_is_there(self, name):
        """Each row names a command that exists."""
        module, _, attribute = COMMANDS[name][0].partition(":")
        assert isinstance(getattr(importlib.import_module(module), attribute), click.Command)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_the_short_help_is_the_commands_own(self, name):
        """The help of `kg` says of a command what the command's own help begins with."""
        command = main.get_command(click.Context(main), name)
        assert command.get_short_help_str(limit=200) == COMMANDS[name][1]

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_help_has_an_example(self, name):
        """A command's help shows how it is typed."""
        _usage, _, text = run(name, "--help").stdout.partition("\n")
        assert f"kg {name} " in text

    def test_every_module_is_in_the_table(self):
        """A command's module that no row names would never run."""
        named = {row[0].partition(":")[0] for row in COMMANDS.values()}
        modules = [f"kg.cli.{path.stem}" for path in sorted(Path(kg.cli.__file__).parent.glob("[!_]*.py"))]
        assert {m for m in modules if hasattr(importlib.import_module(m), "command")} == named


class TestErrorsTeach:
    """An error says what is wrong and what to do, on standard error, and gives the right exit code."""

    @pytest.mark.parametrize(("kind", "code"), [(UsageError, 2), (InputError, 3), (LimitError, 4), (KGError, 3)])
    def test_our_errors(self, group, kind, code):
        """What the user can mend is told with its fix, without a traceback."""
        result = CliRunner().invoke(group(raising(kind("a.ttl: line 3 is broken", "mend line 3"))), ["go"])
        assert result.exit_code == code
        assert result.stdout == ""
        assert result.stderr == "Error: a.ttl: line 3 is broken\n  Fix: mend line 3\n"

    def test_an_error_without_a_fix(self, group):
        """No empty line of advice."""
        assert CliRunner().invoke(group(raising(InputError("no"))), ["go"]).stderr == "Error: no\n"

    def test_our_bugs(self, group):
        """Anything unexpected is one line, and exit code 70."""
        result = CliRunner().invoke(group(raising(ValueError("one\ntwo"))), ["go"])
        assert result.exit_code == 70
        assert result.stderr == (
            "internal error: ValueError: one; please report it; `kg --debug ...` shows the traceback\n"
        )

    @pytest.mark.parametrize("error", [ValueError("broken"), InputError("broken", "mend it")])
    def test_debug_shows_where(self, group, error):
        """With --debug the traceback comes before the message."""
        result = CliRunner().invoke(group(raising(error)), ["--debug", "go"])
        assert result.stderr.startswith("Traceback (most recent call last)")
        assert "in action" in result.stderr
        assert result.exit_code == (70 if isinstance(error, ValueError) else 3)

    def test_no_permission_is_not_a_bug(self, group):
        """What the machine refuses is told with the path, as input that can't be read."""
        result = CliRunner().invoke(group(Path("/nowhere/at/all").read_bytes), ["go"])
        assert result.exit_code == 3
        assert result.stderr.startswith("Error: /nowhere/at/all: No such file or directory\n  Fix: ")

    def test_full_memory_is_a_limit(self, group):
        """Running out of memory is a limit that was hit."""
        assert CliRunner().invoke(group(raising(MemoryError())), ["go"]).exit_code == 4

    def test_hostile_names_in_messages(self, group):
        """A file name or a value in a message can't drive the terminal."""
        result = CliRunner().invoke(group(raising(InputError("x\x1b[2Jy\u202ez"))), ["go"])
        assert result.stderr == "Error: x\\x1b[2Jy\\u202ez\n"

    def test_our_bugs_with_hostile_text(self, group):
        """The one line of an internal error is as harmless as any other."""
        assert "\x1b" not in CliRunner().invoke(group(raising(ValueError("\x1b[31m"))), ["go"]).stderr

    def test_stopped_by_the_user(self, group):
        """Ctrl-C ends with one word and 130, as shells expect."""
        result = CliRunner().invoke(group(raising(KeyboardInterrupt())), ["go"])
        assert (result.exit_code, result.stderr) == (130, "Stopped.\n")

    def test_quiet_still_tells_errors(self, group):
        """--quiet silences notes, never an error."""
        assert CliRunner().invoke(group(raising(InputError("no"))), ["-q", "go"]).stderr == "Error: no\n"


class TestUsageErrors:
    """A wrong call exits 2 and says what was probably meant."""

    @pytest.mark.parametrize(
        ("args", "hint"),
        [
            (["qurey"], "Did you mean 'query'?"),
            (["validat"], "Did you mean 'validate'?"),
            (["frobnicate"], f"The commands are: {', '.join(COMMANDS)}."),
            (["--versoin"], "--version"),
            (["build", "--no-such-option"], "No such option"),
        ],
    )
    def test_a_misspelt_word(self, args, hint):
        """The nearest name is offered."""
        result = CliRunner().invoke(main, args)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert hint in result.stderr

    def test_no_command_shows_the_help(self):
        """`kg` alone shows the help and is a usage error, since nothing was done."""
        result = CliRunner().invoke(main, [])
        assert result.exit_code == 2
        assert "Commands:" in result.stderr


class TestPipes:
    """Data is UTF-8 in every locale, and a reader that leaves is no error."""

    def test_a_reader_that_leaves(self):
        """`kg ... | head -1` is quiet, with the exit code a shell knows from other tools."""
        code = (
            "import click, sys\nfrom kg.cli.frame import Commands\nfrom kg.cli.console import put\n"
            "import types; m = types.ModuleType('m'); sys.modules['m'] = m\n"
            "m.command = click.Command('go', callback=lambda: [put('line\\n') for _ in range(200_000)])\n"
            "Commands(name='kg', table={'go': ('m:command', 'Go.')})(['go'])"
        )
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            assert child.stdout.readline() == b"line\n"
            child.stdout.close()
            assert child.stderr.read() == b""
        assert child.returncode == 128 + signal.SIGPIPE

    @pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
    def test_closed_streams(self, redirection):
        """A stream that is closed from the start does no harm."""
        done = subprocess.run(
            ["/bin/sh", "-c", f'"$@" {redirection}', "sh", *KG, "--help"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0
        assert "Traceback" not in done.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    def test_a_full_disk(self, group):
        """A disk that is full is an error with a message, not a traceback."""
        done = subprocess.run(
            ["/bin/sh", "-c", '"$@" >/dev/full', "sh", *KG, "--help"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 3
        assert done.stderr == (
            "Error: No space left on device\n  Fix: check the path, its permissions and the space on the disk\n"
        )

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    def test_data_that_is_lost_at_the_end(self):
        """What only the last flush finds out is an error too, told once."""
        code = (
            "import click, sys, types\nfrom kg.cli.frame import Commands\n"
            "m = types.ModuleType('m'); sys.modules['m'] = m\n"
            "m.command = click.Command('go', callback=lambda: sys.stdout.write('data'))\n"
            "Commands(name='kg', table={'go': ('m:command', 'Go.')})(['go'])"
        )
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 3
        assert done.stderr.decode().count("No space left on device") == 1

    @pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "de_DE.ISO-8859-1"])
    def test_the_locale_changes_no_byte(self, group, locale):
        """What is not ASCII is written as UTF-8 whatever the locale says; half a character as an escape."""
        code = (
            "import click, sys, types\nfrom kg.cli.frame import Commands\nfrom kg.cli.console import put\n"
            "m = types.ModuleType('m'); sys.modules['m'] = m\n"
            "m.command = click.Command('go', callback=lambda: put('Zo\\u00eb \\u201cx\\u201d \\U0001f3ba \\ud800\\n'))\n"
            "Commands(name='kg', table={'go': ('m:command', 'Go.')})(['go'])"
        )
        environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        environment["PYTHONIOENCODING"] = "latin-1"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
        assert done.stdout == "Zoë “x” 🎺 \\ud800\n".encode()

    def test_data_is_not_touched(self, group):
        """What goes into a pipe or a file is the data, character by character."""
        assert CliRunner().invoke(group(lambda: put("a\x1b\u202eb")), ["go"]).stdout == "a\x1b\u202eb"
