from __future__ import annotations

import io
import json
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import Problem, read
from kg.articles.reader import MAX_ARTICLE_BYTES, MAX_LINE_BYTES, derived_id
from kg.model import Article

TEXT = (
    "Alderford closes its old bridge\n\n"
    "The council of Alderford voted on Tuesday to close the old bridge for a year, the mayor's office said in a note.\n"
)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Old bridge closes | The Alder Post</title>
<meta property="og:title" content="Old bridge closes"><meta property="og:site_name" content="The Alder Post">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://alder.example/bridge"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Old bridge closes</h1>
<p>Mayor Ana Torv closed the Alder bridge on Monday, two years after the flood that shook its piers.</p>
<p>“It has to be done,” she told a crowd of about three hundred people who had come to the river.</p>
<p>The council will pay for the work with a grant from the county, according to the budget for the year.</p>
</article><footer>All rights reserved</footer></body></html>"""


def problems(found: list[Article | Problem]) -> list[Problem]:
    return [f for f in found if isinstance(f, Problem)]


def articles(found: list[Article | Problem]) -> list[Article]:
    return [f for f in found if isinstance(f, Article)]


def only_problem(path: Path | str) -> Problem:
    found = list(read([str(path)]))
    assert len(found) == 1, found
    assert isinstance(found[0], Problem), found
    assert found[0].fix
    assert found[0].severity == "error"
    return found[0]


def lines(*values: object) -> str:
    return "".join(json.dumps(v) + "\n" for v in values)


class TestText:
    def test_values(self, tmp_path):
        """A text's id is its file's name, its metadata what it says itself."""
        file = tmp_path / "bridge.2024.txt"
        file.write_text(TEXT)
        assert list(read([str(file)])) == [Article("bridge.2024", TEXT, "Alderford closes its old bridge")]

    @pytest.mark.parametrize(
        "text", [TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"), "\t" + TEXT + " \f\n", TEXT + "e\u0301😀"]
    )
    def test_nothing_is_normalised(self, tmp_path, text):
        """Line ends, white space and characters stay as they were."""
        file = tmp_path / "a.txt"
        file.write_bytes(text.encode())
        assert articles(list(read([str(file)])))[0].text == text

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_marks(self, tmp_path, encoding):
        """A byte order mark tells the encoding and is no part of the text."""
        file = tmp_path / "a.txt"
        file.write_bytes(TEXT.encode(encoding))
        assert articles(list(read([str(file)])))[0].text == TEXT

    def test_big_endian(self, tmp_path):
        """UTF-16 in either byte order is read."""
        file = tmp_path / "a.txt"
        file.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
        assert articles(list(read([str(file)])))[0].text == TEXT

    @pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")])
    def test_wide_without_a_mark(self, tmp_path, codec, name):
        """UTF-16 that lacks its mark is told by name, with the command that converts it."""
        file = tmp_path / "a.txt"
        file.write_bytes(("The pier “opened” on Monday.\n" * 9).encode(codec))
        problem = only_problem(file)
        assert problem.message == f"is {name} text without the mark that says so"
        assert problem.fix == f"convert it by `iconv -f {name} -t UTF-8`"

    def test_zeros_are_no_wide_text(self, tmp_path):
        """A file of zeros, or one with a few among its letters, is no text in any encoding."""
        for data in (b"\0" * 400, b"The pier\0 opened on Monday."):
            file = tmp_path / "a.txt"
            file.write_bytes(data)
            assert "NUL" in only_problem(file).message


class TestTwins:
    """One text under two ids."""

    def test_of_one_outlet(self, tmp_path):
        """It is read twice, since only the user knows, and the second is told with the place of the first."""
        for name in ("a", "b", "c"):
            (tmp_path / f"{name}.txt").write_text("The pier opened on Monday, the board said.", encoding="utf-8")
        found = list(read([str(tmp_path)]))
        assert [a.id for a in articles(found)] == ["a", "b", "c"]
        assert [(Path(p.where).name, p.message, p.severity) for p in problems(found)] == [
            (
                f"{name}.txt",
                f"has the same text as {tmp_path / 'a.txt'}: with two ids it counts as two reports",
                "warning",
            )
            for name in ("b", "c")
        ]

    def test_of_two_outlets(self, tmp_path):
        """Two outlets that print one text are two reports: nothing is told."""
        text = "The pier opened on Monday, the board said."
        file = tmp_path / "a.jsonl"
        file.write_text(lines(*({"text": text, "id": x, "publisher": x} for x in ("Pier Post", "Quay Mail"))), "utf-8")
        found = list(read([str(file)]))
        assert ([a.id for a in articles(found)], problems(found)) == (["Pier Post", "Quay Mail"], [])


class TestPage:
    def test_values(self, tmp_path):
        """A page gives its article's text and what its head says."""
        file = tmp_path / "bridge.html"
        file.write_text(PAGE)
        (article,) = articles(list(read([str(file)])))
        assert article.id == "bridge"
        assert (article.title, article.published) == ("Old bridge closes", "2024-05-06")
        assert (article.publisher, article.url) == ("The Alder Post", "https://alder.example/bridge")
        assert article.text.startswith("Old bridge closes\nMayor Ana Torv closed")
        assert "Home" not in article.text
        assert "rights" not in article.text

    def test_declared_encoding(self, tmp_path):
        """A page that declares a Western encoding is read in it; without the declaration it is refused."""
        latin = PAGE.replace("utf-8", "iso-8859-1").encode("cp1252")
        file = tmp_path / "a.htm"
        file.write_bytes(latin)
        assert "“It has to be done,”" in articles(list(read([str(file)])))[0].text
        file.write_bytes(latin.replace(b'<meta charset="iso-8859-1">', b""))
        assert "is not UTF-8 text: byte 0x93" in only_problem(file).message

    @pytest.mark.parametrize(
        "html",
        [
            "plain words",
            "<html><body></body></html>",
            "<div>" * 20_000,
            "<" * 10_000,
            "<![CDATA[" * 100,
            '<?xml version="1.0" encoding="utf-16"?><html/>',
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
        ],
    )
    def test_no_article(self, tmp_path, html):
        """A page without an article is a problem."""
        file = tmp_path / "a.html"
        file.write_text(html)
        assert only_problem(file).message == "no article was found in the page"


class TestLines:
    def test_values(self, tmp_path):
        """All fields come through, unknown ones are ignored, a time is cut off the date, and blank lines are passed over."""
        file = tmp_path / "a.jsonl"
        record = {
            "id": "b1", "text": TEXT, "title": "T", "published": "2023-11-18T09:00:00Z", "publisher": "P", "url": "https://p.example/1",
            "genre": ["news"], "score": 1.5,
        }  # fmt: skip
        file.write_text("\n" + lines(record) + "  \n")
        assert list(read([str(file)])) == [Article("b1", TEXT, "T", "2023-11-18", "P", "https://p.example/1")]

    def test_derived_id(self, tmp_path):
        """Without an id it is derived from the text, the same each time; null counts as missing."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"text": TEXT, "id": None}, {"text": TEXT + "More."}))
        one, two = articles(list(read([str(file)])))
        assert one.id == derived_id(TEXT)
        assert one.id.startswith("sha256-")
        assert one.id != two.id

    def test_given_values_win(self, tmp_path):
        """The record's values win over what the text says; the text fills the gaps."""
        file = tmp_path / "a.jsonl"
        text = TEXT.replace("\n\n", "\n\nJune 3, 2024\n\n")
        file.write_text(
            lines({"id": "1", "text": text, "published": "2020"}, {"id": "2", "text": text, "title": "Mine"})
        )
        one, two = articles(list(read([str(file)])))
        assert (one.title, one.published) == ("Alderford closes its old bridge", "2020")
        assert (two.title, two.published) == ("Mine", "2024-06-03")

    @pytest.mark.parametrize(
        ("given", "ours"),
        [
            ("outlet", "publisher"), ("Source", "publisher"), ("site_name", "publisher"), ("Publisher", "publisher"),
            ("date", "published"), ("publishedAt", "published"), ("headline", "title"), ("link", "url"), ("guid", "id"),
        ],
    )  # fmt: skip
    def test_key_by_another_name(self, tmp_path, given, ours):
        """A key that is not read but stands where one of ours is missing is a warning, and the article is read."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"text": TEXT, given: "Stell Echo"}))
        warning, article = read([str(file)])
        assert warning == Problem(
            f"{file}:1", f"the key `{given}` is not read; did you mean `{ours}`?", f"call it `{ours}`", "warning"
        )
        assert isinstance(article, Article)
        assert article.publisher == ""

    def test_key_by_another_name_is_told_once_a_file(self, tmp_path):
        """Lines are alike: the first one that has the key is named, and another key is told again."""
        file = tmp_path / "a.jsonl"
        records = [{"text": f"{TEXT}{n}", "outlet": "Stell Echo"} for n in range(3)]
        file.write_text(
            lines(
                {"text": TEXT, "outlet": None}, *records, {**records[0], "text": "More.", "body": "x", "date": "2024"}
            )
        )
        assert [(p.where, p.message) for p in problems(list(read([str(file)])))] == [
            (f"{file}:2", "the key `outlet` is not read; did you mean `publisher`?"),
            (f"{file}:5", "the key `date` is not read; did you mean `published`?"),
        ]

    def test_other_keys_beside_ours(self, tmp_path):
        """Where our key is there, another one of that meaning is nobody's business."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"id": "1", "text": TEXT, "publisher": "P", "source": "feed", "summary": "Short."}))
        assert problems(list(read([str(file)]))) == []

    def test_hint_names_all_keys(self, tmp_path):
        """What to do about a line without text shows every key that is read."""
        file = tmp_path / "a.jsonl"
        file.write_text("{}\n")
        assert [
            key
            for key in ("id", "text", "title", "published", "publisher", "url")
            if f'"{key}": "' not in only_problem(file).fix
        ] == []

    @pytest.mark.parametrize(
        ("given", "day"),
        [("2023-11", "2023-11"), ("18 November 2023", "2023-11-18"), ("2023-11-18 09:00", "2023-11-18")],
    )
    def test_dates(self, tmp_path, given, day):
        """Dates of less precision and written ones are taken."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"text": TEXT, "published": given}))
        assert [a.published for a in articles(list(read([str(file)])))] == [day]

    @pytest.mark.parametrize("given", ["soon", "2023-02-30", "03/04/2023", "2023-11-18x"])
    def test_bad_date_is_a_warning(self, tmp_path, given):
        """A date that can't be read costs the date, not the article, and is reported."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"id": "1", "text": TEXT, "published": given}))
        warning, article = read([str(file)])
        assert isinstance(warning, Problem)
        assert (warning.severity, warning.where) == ("warning", f"{file}:1")
        assert repr(given) in warning.message
        assert isinstance(article, Article)
        assert article.published == ""

    def test_mark_and_line_ends(self, tmp_path):
        """A byte order mark and CRLF line ends do no harm."""
        file = tmp_path / "a.jsonl"
        file.write_bytes(b"\xef\xbb\xbf" + lines({"text": TEXT}).replace("\n", "\r\n").encode())
        assert articles(list(read([str(file)])))[0].text == TEXT

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ('{"text": "a', "is not JSON: Unterminated string"),
            ("[1, 2]", "is JSON, but not an object: a list"),
            ("12", "is JSON, but not an object: a number"),
            ("null", "is JSON, but not an object: null"),
            ("{}", 'has no "text"'),
            ('{"id": "x"}', 'has no "text"'),
            ('{"body": "Good words."}', 'has no "text"; did you call it "body"?'),
            ('{"text": null}', 'has no "text"'),
            ('{"text": 12}', '"text" is a number, not a string'),
            ('{"text": ["a"]}', '"text" is a list, not a string'),
            ('{"text": "Good words.", "id": 7}', '"id" is a number, not a string'),
            ('{"text": "Good words.", "published": 2023}', '"published" is a number, not a string'),
            ('{"text": "Good words.", "title": {"a": 1}}', '"title" is an object, not a string'),
            ('{"text": "Good words.", "url": true}', '"url" is true or false, not a string'),
            ('{"text": "Good words.", "id": "  "}', '"id" is blank'),
            ('{"text": "Good words.", "id": "a\\nb"}', '"id" is blank, too long or has control characters'),
            ('{"text": "Good words.", "title": "\\ud800"}', '"title" holds half a character'),
            ('{"text": "Good \\ud83d words."}', "holds half a character (U+D83D, a lone surrogate) at offset 5"),
            ('{"text": "Good \\u0000 words."}', "holds a NUL character at offset 5"),
            ('{"text": " \\n\\t "}', "has no text"),
            ('{"text": ""}', "has no text"),
            ("[" * 100_000, "is not JSON that can be read"),
            ('{"text": ' + "9" * 5000 + "}", "is not JSON that can be read"),
            ("plain words", "is not JSON: Expecting value at column 1"),
        ],
    )
    def test_bad_line(self, tmp_path, line, message):
        """A bad line is one problem that names file and line, and its neighbours are read."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"id": "1", "text": TEXT}) + line + "\n" + lines({"id": "2", "text": TEXT + "More."}))
        one, problem, two = read([str(file)])
        assert isinstance(problem, Problem)
        assert problem.where == f"{file}:2"
        assert problem.message.startswith(message)
        assert [a.id for a in articles([one, two])] == ["1", "2"]

    def test_bad_bytes(self, tmp_path):
        """Bytes that are no UTF-8 are a problem of their line."""
        file = tmp_path / "a.jsonl"
        file.write_bytes(b'{"text": "caf\xe9"}\n' + lines({"text": TEXT}).encode())
        problem, article = read([str(file)])
        assert problem == Problem(
            f"{file}:1",
            "is not UTF-8 text: byte 0xE9 at offset 13",
            "convert it to UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
        )
        assert isinstance(article, Article)

    def test_long_line(self, tmp_path):
        """A line over the limit is passed over without being held in memory."""
        file = tmp_path / "a.jsonl"
        file.write_text(lines({"text": "a" * MAX_LINE_BYTES}, {"text": TEXT}))
        problem, article = read([str(file)])
        assert (problem.where, problem.message) == (f"{file}:1", "the line is longer than 8 MB")
        assert isinstance(article, Article)

    @pytest.mark.parametrize(
        "data", [json.dumps({"text": TEXT}, indent=1).encode(), lines({"text": TEXT}).encode("utf-16"), b"[\n{}\n]"]
    )
    def test_other_json(self, tmp_path, data):
        """JSON over several lines or in UTF-16 is one problem, not one a line."""
        file = tmp_path / "a.jsonl"
        file.write_bytes(data)
        assert only_problem(file).message == "is not JSON Lines in UTF-8"


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("name", "data", "message"),
        [
            ("a.txt", b"", "has no text"),
            ("a.txt", b" \r\n\t\xc2\xa0", "has no text"),
            ("a.txt", b"\xef\xbb\xbf", "has no text"),
            ("a.txt", b"good \xff words", "is not UTF-8 text: byte 0xFF at offset 5"),
            ("a.txt", b"\xef\xbb\xbfgood \x92 words", "is not UTF-8 text: byte 0x92 at offset 8"),
            ("a.txt", b"\xed\xa0\x80", "is not UTF-8 text: byte 0xED at offset 0"),
            ("a.txt", b"good\x00words", "holds a NUL character at offset 4: it is no text"),
            ("a.txt", b"\x7fELF\x00\x00", "holds a NUL character at offset 4: it is no text"),
            ("a.txt", b"\xff\xfea", "is not UTF-16 text: byte 0x61 at offset 2"),
            ("a.txt", b"\xff\xfe\x00\xd8", "is not UTF-16 text: byte 0x00 at offset 2"),
            ("a.txt", b"\x1f\x8b\x08\x00", "is not text: byte 0x8B at offset 1"),
            ("a.txt", b"\x89PNG\r\n\x1a\n\x01\x02", "is not text: byte 0x89 at offset 0"),
            ("a.txt", b"page one\x0cpage two \x93quoted\x94", "is not UTF-8 text: byte 0x93 at offset 18"),
            ("a.txt", b"word " * 10 + b"\x02 caf\xe9", "is not UTF-8 text: byte 0xE9 at offset 55"),
            ("a.txt", b"a" * (MAX_ARTICLE_BYTES + 1), "is longer than 2 MB"),
            ("a.html", b"", "has no text"),
            ("a.html", b"<p>\x00</p>", "holds a NUL character at offset 3: it is no text"),
            ("a.html", b"<p>" + b"a" * MAX_ARTICLE_BYTES, "is longer than 2 MB"),
            ("a.jsonl", b"", "has no article"),
            ("a.jsonl", b"\xef\xbb\xbf\n \n", "has no article"),
            ("a.pdf", b"%PDF-1.7", "can't read .pdf"),
            ("a", b"words", "can't read files without a suffix"),
            ("a.json", b"{}", "can't read .json"),
        ],
    )
    def test_file(self, tmp_path, name, data, message):
        """A file that can't be read is one problem that names it and says what to do."""
        file = tmp_path / name
        file.write_bytes(data)
        problem = only_problem(file)
        assert (problem.where, problem.message) == (str(file), message)

    def test_at_the_limit(self, tmp_path):
        """A file of exactly the limit is read whole."""
        text = TEXT + "a" * (MAX_ARTICLE_BYTES - len(TEXT))
        file = tmp_path / "a.txt"
        file.write_text(text)
        assert articles(list(read([str(file)])))[0].text == text

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("missing.txt", "there is no such file or folder"),
            ("a.txt/b.txt", "there is no such file or folder"),
            ("https://alder.example/bridge.html", "is a web address, and nothing is fetched from the network"),
            ("", "names no file"),
            ("x" * 5000 + ".txt", "can't be opened: File name too long"),
            ("a\0b.txt", "can't be opened: embedded null byte"),
            ("none-*.txt", "no file matches this pattern"),
        ],
    )
    def test_name(self, tmp_path, monkeypatch, name, message):
        """A name that leads nowhere is a problem."""
        monkeypatch.chdir(tmp_path)
        Path("a.txt").write_text(TEXT)
        assert only_problem(name).message == message

    def test_pipes_and_devices(self, tmp_path):
        """A pipe, device or socket is a problem at once: nothing waits for it."""
        pipe = tmp_path / "a.txt"
        os.mkfifo(pipe)
        assert only_problem(pipe).message == "is a device, pipe or socket, not a file"
        assert only_problem("/dev/zero").message == "is a device, pipe or socket, not a file"
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "s.txt"))
            assert len(problems(list(read([str(tmp_path)])))) == 2

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_rights(self, tmp_path):
        """A file or folder that may not be read is a problem."""
        file = tmp_path / "a.txt"
        file.write_text(TEXT)
        file.chmod(0)
        assert only_problem(file).message == "can't be read: Permission denied"

    def test_links(self, tmp_path):
        """A link that leads nowhere or to itself is a problem; a folder that links to itself is walked once."""
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
        (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
        (tmp_path / "star*.txt").symlink_to(tmp_path / "nowhere")
        (tmp_path / "round").symlink_to(tmp_path)
        (tmp_path / "z.txt").write_text(TEXT)
        found = list(read([str(tmp_path)]))
        assert len(problems(found)) == 3
        assert [a.id for a in articles(found)] == ["z"]
        assert only_problem(tmp_path / "star*.txt").message == "is a link that leads nowhere"

    @pytest.mark.skipif(sys.platform == "darwin", reason="APFS refuses such names")
    def test_odd_names(self, tmp_path):
        """Names with bytes that are no UTF-8 and with line ends are read, and shown escaped."""
        (Path(os.fsdecode(bytes(tmp_path))) / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
        (tmp_path / "two\nlines.txt").write_text(TEXT + "More.")
        (tmp_path / "-x.txt").write_text(" ")
        found = list(read([str(tmp_path)]))
        assert [a.id for a in articles(found)] == ["caf\\xe9", "two\\nlines"]
        assert problems(found)[0].where == f"{tmp_path}/-x.txt"

    def test_one_of_a_hundred(self, tmp_path):
        """One unreadable article of a hundred is one problem, and ninety-nine are read."""
        for n in range(100):
            (tmp_path / f"{n:03}.txt").write_bytes(f"{TEXT}Number {n}.".encode() if n != 50 else b"\xff")
        found = list(read([str(tmp_path)]))
        assert len(articles(found)) == 99
        assert [p.where for p in problems(found)] == [f"{tmp_path}/050.txt"]

    def test_other_language(self, tmp_path):
        """An article in another language is a problem that names the language."""
        file = tmp_path / "a.txt"
        file.write_text(
            "Le conseil municipal a voté mardi soir la fermeture du pont, selon le maire de la ville d'Aulnaie."
        )
        assert only_problem(file).message == "is not in English (looks like French)"


class TestInputs:
    def test_folder(self, tmp_path):
        """A folder is read with its subfolders, sorted; hidden files and other formats are passed over."""
        for name in ("b.txt", "a/z.TXT", "a/c/d.txt", ".hidden.txt", ".git/e.txt", "notes.md", "f.pdf", "a-b.txt"):
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(TEXT + name)
        assert [a.id for a in articles(list(read([str(tmp_path)])))] == ["d", "z", "a-b", "b"]

    def test_empty_folder(self, tmp_path):
        """A folder without an article is a problem, which counts the other files."""
        assert only_problem(tmp_path).message == "the folder has no article"
        (tmp_path / "notes.md").write_text("words")
        assert only_problem(tmp_path).message == "the folder has no article; 1 file passed over: 1 .md"

    def test_other_files_are_counted(self, tmp_path):
        """Files that are not read are told in one warning a folder, hidden ones and those of a build aside."""
        names = ("b.txt", "b.DOCX", "c/d.pdf", "c/e.pdf", "c/LICENSE", ".hidden.md", ".git/config", "a\n.x\n")
        built = ("graph/graph.ttl", "graph/report.json", "graph/store/000.sst")
        for name in (*names, *built):
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(TEXT)
        warning, article = read([str(tmp_path)])
        assert warning == Problem(
            str(tmp_path),
            "5 files passed over: 1 without a suffix, 1 .docx, 2 .pdf, 1 .x\\n",
            "save those that are articles as .txt, .html or .jsonl",
            "warning",
        )
        assert isinstance(article, Article)

    def test_many_kinds_of_other_files(self, tmp_path):
        """The commonest suffixes are named, the rest is a number."""
        (tmp_path / "a.txt").write_text(TEXT)
        for n in range(12):
            (tmp_path / f"log.{n:02}").write_text("")
        (tmp_path / "z.11").write_text("")
        (warning,) = problems(list(read([str(tmp_path)])))
        assert warning.message == (
            "13 files passed over: 1 .00, 1 .01, 1 .02, 1 .03, 1 .04, 1 .05, 1 .06, 2 .11, 4 others"
        )

    def test_pattern(self, tmp_path):
        """A pattern that the shell left as it is stands for its files, sorted; a file whose name has brackets is a file."""
        for name in ("b1.txt", "b2.txt", "c.txt", "[d].txt"):
            (tmp_path / name).write_text(TEXT + name)
        assert [a.id for a in articles(list(read([f"{tmp_path}/b*.txt"])))] == ["b1", "b2"]
        assert [a.id for a in articles(list(read([f"{tmp_path}/[d].txt"])))] == ["[d]"]

    def test_order_is_the_inputs(self, tmp_path):
        """Articles come in the order of the inputs."""
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(TEXT + name)
        assert [a.id for a in articles(list(read([f"{tmp_path}/b.txt", f"{tmp_path}/a.txt"])))] == ["b", "a"]

    def test_named_twice(self, tmp_path):
        """A file that is named twice, by its folder or a link too, is read once."""
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
        found = list(read([f"{tmp_path}/a.txt", str(tmp_path), f"{tmp_path}/./a.txt"]))
        assert [a.id for a in articles(found)] == ["a"]
        assert problems(found) == []

    def test_same_id(self, tmp_path):
        """The same id for the same text is a warning, for another text an error; the first stays."""
        for folder, text in (("1", TEXT), ("2", TEXT), ("3", TEXT + "More.")):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.txt").write_text(text)
        article, warning, error = read([str(tmp_path)])
        assert isinstance(article, Article)
        assert (warning.severity, warning.where) == ("warning", f"{tmp_path}/2/a.txt")
        assert warning.message == f"is the same article as {tmp_path}/1/a.txt and was read once"
        assert (error.severity, error.where) == ("error", f"{tmp_path}/3/a.txt")
        assert error.message == f"has the id 'a', which stands for another text in {tmp_path}/1/a.txt"

    def test_nothing(self):
        """No inputs, no articles."""
        assert list(read([])) == []


class TestNoStandardInput:
    """Standard input that was closed before we started."""

    def test_closed(self, monkeypatch):
        """It is a problem like any other, no crash."""
        monkeypatch.setattr(sys, "stdin", None)
        assert [(p.where, p.message) for p in read(["-"])] == [("standard input", "is closed")]


class TestStandardInput:
    @staticmethod
    def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Article | Problem]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return list(read(["-", "-"]))

    def test_plain_text(self, monkeypatch):
        """Anything that does not start like a JSON object is one plain text, leading lines included."""
        text = "\n\n{Alderford} closes its old bridge.\r\n" + TEXT
        assert [(a.id, a.text) for a in articles(self.feed(monkeypatch, text.encode()))] == [(derived_id(text), text)]

    @pytest.mark.parametrize("before", ["", "\n  \n", "\ufeff"])
    def test_json_lines(self, monkeypatch, before):
        """JSON Lines are recognised by the first line that is not blank."""
        data = before + lines({"id": "1", "text": TEXT}, {"id": "2", "text": TEXT + "More."})
        assert [a.id for a in articles(self.feed(monkeypatch, data.encode()))] == ["1", "2"]

    def test_cut_off_json(self, monkeypatch):
        """JSON whose first line is cut off is no article."""
        (problem,) = self.feed(monkeypatch, b'{"text": "good wor')
        assert isinstance(problem, Problem)
        assert problem.where == "standard input:1"

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "has no text"),
            (b"\n \n", "has no text"),
            (b"good \xff words", "is not UTF-8 text: byte 0xFF at offset 5"),
            (b"a" * (MAX_ARTICLE_BYTES + 1), "is longer than 2 MB"),
            (b"\n" * (MAX_ARTICLE_BYTES + 2), "is longer than 2 MB"),
            (b"{\n}", "is not JSON Lines in UTF-8"),
        ],
    )
    def test_hostile(self, monkeypatch, data, message):
        """What can't be read from standard input is one problem."""
        (problem,) = self.feed(monkeypatch, data)
        assert isinstance(problem, Problem)
        assert (problem.where, problem.message) == ("standard input", message)


class TestInvariants:
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.sampled_from(["a.txt", "a.html", "a.jsonl"]),
        st.binary(max_size=200) | st.text(max_size=200).map(lambda s: s.encode("utf-8", "surrogatepass")),
    )
    def test_any_bytes(self, tmp_path, name, data):
        """Any bytes are articles or problems, never an exception."""
        file = tmp_path / name
        file.write_bytes(data)
        found = list(read([str(file)]))
        assert found
        assert all(isinstance(f, Article | Problem) for f in found)

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.dictionaries(
            st.sampled_from(["id", "text", "title", "published", "publisher", "url"]),
            st.none() | st.text(max_size=30) | st.integers() | st.lists(st.text(max_size=3)),
        )
    )
    def test_any_record(self, tmp_path, value):
        """Any JSON object is an article with exactly its text, or a problem."""
        file = tmp_path / "a.jsonl"
        file.write_text(json.dumps(value) + "\n")
        found = list(read([str(file)]))
        assert 1 <= len(found) <= 2
        assert all(a.text == value["text"] for a in articles(found))
