"""What reaches a person's terminal."""

from __future__ import annotations

import io
import unicodedata

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import console
from kg.cli.console import progress, progress_bar, put, safe, talk

UNSAFE_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}
BIDI_CONTROLS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class TestSafeText:
    """No text from an article can drive the terminal it is shown on."""

    @pytest.mark.parametrize(
        ("hostile", "shown"),
        [
            ("\x1b[2J", "\\x1b[2J"),
            ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
            ("\x9b31m", "\\x9b31m"),
            ("a\rb", "a\\rb"),
            ("a\nb\tc", "a\\nb\\tc"),
            ("a\x00b\x7f", "a\\x00b\\x7f"),
            ("user\u202etxt.exe", "user\\u202etxt.exe"),
            ("\u2066x\u2069", "\\u2066x\\u2069"),
            ("\u200f\u061c", "\\u200f\\u061c"),
            ("a\u2028b\u2029", "a\\u2028b\\u2029"),
            ("\ud800", "\\ud800"),
            ("\ufeffa", "\\ufeffa"),
            ("a\U000e0041", "a\\ue0041"),
        ],
    )
    def test_hostile_characters_are_written_out(self, hostile, shown):
        """Each is shown as an escape."""
        assert safe(hostile) == shown

    @pytest.mark.parametrize(
        "text", ["", "Zoë Müller", "“Shame,” she said – twice…", "עברית العربية", "👩\u200d🔬 🇫🇷", "a\u00a0b"]
    )
    def test_ordinary_text_stays(self, text):
        """Letters of any script, marks, emoji and their joiners are left alone."""
        assert safe(text) == text

    def test_lines_may_stay(self):
        """A message of several lines keeps its line breaks and tabs and nothing else."""
        assert safe("a\n\tb\r\x1b", lines=True) == "a\n\tb\\r\\x1b"

    @given(st.text())
    def test_any_text_becomes_harmless(self, text):
        """Whatever comes in, no control, bidirectional or separator character goes out."""
        for character in safe(text):
            assert unicodedata.category(character) not in UNSAFE_CATEGORIES
            assert unicodedata.bidirectional(character) not in BIDI_CONTROLS

    @given(st.text())
    def test_it_is_stable(self, text):
        """What is safe already is not escaped again."""
        assert safe(safe(text)) == safe(text)


class TestTalk:
    """Talk goes to standard error, data to standard output."""

    @staticmethod
    def run(*arguments: str):
        @click.group()
        @click.option("--quiet", is_flag=True)
        def outer(quiet):
            pass

        @outer.command()
        def inner():
            talk("a note")
            talk("a warning", always=True)
            put("data\n")

        return CliRunner().invoke(outer, [*arguments, "inner"])

    def test_the_two_streams(self):
        """They never mix."""
        result = self.run()
        assert (result.stdout, result.stderr) == ("data\n", "a note\na warning\n")

    def test_quiet(self):
        """--quiet silences notes, not data, and not what must be known."""
        result = self.run("--quiet")
        assert (result.stdout, result.stderr) == ("data\n", "a warning\n")

    def test_data_on_a_terminal_is_made_harmless(self, monkeypatch):
        """Only where a terminal would obey it is data escaped."""
        terminal = Terminal()
        monkeypatch.setattr("sys.stdout", terminal)
        put("a\x1b[2J\n")
        assert terminal.getvalue() == "a\\x1b[2J\n"

    def test_without_streams(self, monkeypatch):
        """Streams that were closed before we started are no reason to fail."""
        monkeypatch.setattr("sys.stdout", None)
        monkeypatch.setattr("sys.stderr", None)
        put("data")
        talk("note")
        with progress_bar("x") as step:
            step("y")


class TestProgress:
    """A bar is drawn for a person only."""

    def test_nothing_in_a_pipe(self, monkeypatch):
        """Into a file or a pipe no bar is written, and the items come through."""
        pipe = io.StringIO()
        monkeypatch.setattr("sys.stderr", pipe)
        assert list(progress([1, 2, 3], "Reading", 3)) == [1, 2, 3]
        assert pipe.getvalue() == ""

    def test_a_bar_on_a_terminal(self, monkeypatch):
        """On a terminal it names the work and the piece at hand, hostile names included."""
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "100")
        with progress_bar("Reading", 2) as step:
            step("a[bold]b\x07")
        assert "Reading a[bold]b\\x07" in terminal.getvalue()
        assert "1/2" in terminal.getvalue()

    def test_no_bar_when_quiet(self, monkeypatch):
        """--quiet draws none."""
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        monkeypatch.setattr(console, "_asked_for", lambda _flag: True)
        assert list(progress([1], "Reading")) == [1]
        assert terminal.getvalue() == ""


class TestWidth:
    """How wide what people read may be."""

    @pytest.mark.parametrize(("columns", "width"), [("72", 72), ("0", None), ("-5", None), ("wide", None), ("", None)])
    def test_columns(self, monkeypatch, columns, width):
        """COLUMNS sets it, if it is a number; a pipe has none of its own."""
        monkeypatch.setenv("COLUMNS", columns)
        monkeypatch.setattr(console.sys, "stdout", io.StringIO())
        assert console.width() == width

    def test_a_terminal(self, monkeypatch):
        """A terminal has the width it has, or 80 when it doesn't tell."""
        monkeypatch.delenv("COLUMNS", raising=False)
        monkeypatch.setattr(console.sys, "__stdout__", None)
        monkeypatch.setattr(console.sys, "stdout", Terminal())
        assert console.width() == 80
