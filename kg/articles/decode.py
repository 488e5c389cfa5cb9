"""Bytes to text: UTF-8, or UTF-16 and UTF-32 by their mark. The rest is refused, with the place of the first bad byte.

A wrong guess would shift every offset and garble names in silence; a refusal costs the user one command.
"""

from __future__ import annotations

import codecs
import re

from kg.articles.problem import Problem

#: UTF-32 before UTF-16: the marks of the little-endian ones begin alike.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What an English page declares, and what browsers take it for (WHATWG Encoding Standard, section 4.2).
_DECLARED = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "macintosh": "mac-roman",
}
#: The control characters that a text may have: tab, line feed, vertical tab, form feed, carriage return.
_PLAIN_CONTROLS = b"\t\n\v\f\r"
_CONTROLS = bytes(b for b in range(32) if b not in _PLAIN_CONTROLS)
#: A control character in so many bytes is none that slipped into a text.
_BYTES_A_CONTROL = 50
#: English text in UTF-16 has so many of its high bytes empty; those that are not are curly quotes and dashes.
_MOSTLY = 0.8
_NO_TEXT_FIX = "give the article as plain text, HTML or JSON Lines"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)


def decode(data: bytes, where: str, *, page: bool = False) -> str | Problem:
    """The text, without a byte order mark.

    Args:
        data: the whole file.
        where: for the problem.
        page: whether it is HTML, which may declare an encoding of its own.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if not mark and (wide := _wide(data)):
        return Problem(
            where, f"is {wide} text without the mark that says so", f"convert it by `iconv -f {wide} -t UTF-8`"
        )
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as err:
        declared = _declared(data) if page and not mark else ""
        if declared:
            text = data.decode(declared, "replace")
        elif not mark and _is_binary(data):
            return Problem(where, f"is not text: byte 0x{data[err.start]:02X} at offset {err.start}", _NO_TEXT_FIX)
        else:
            at = err.start + len(mark)
            return Problem(
                where,
                f"is not {encoding.upper()[:6].rstrip('-')} text: byte 0x{data[at]:02X} at offset {at}",
                "convert it to UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
            )
    return check(text, where)


def check(text: str, where: str) -> str | Problem:
    """The text itself when it can be an article's text."""
    if "\0" in text:
        return Problem(where, f"holds a NUL character at offset {text.index(chr(0))}: it is no text", _NO_TEXT_FIX)
    if (at := surrogate(text)) is not None:
        return Problem(
            where,
            f"holds half a character (U+{ord(text[at]):04X}, a lone surrogate) at offset {at}",
            "write the character as UTF-8 or as a whole \\u pair",
        )
    if not text.strip():
        return Problem(where, "has no text", "remove it, or fill it")
    return text


def surrogate(text: str) -> int | None:
    """Where the first lone surrogate stands."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as err:
        return err.start
    return None


def _wide(data: bytes) -> str:
    """UTF-16LE or UTF-16BE for bytes that are English text in it without a byte order mark, else ""."""
    sample = data[: 2 * (min(len(data), 4096) // 2)]
    for name, zeros, letters in (("UTF-16LE", sample[1::2], sample[::2]), ("UTF-16BE", sample[::2], sample[1::2])):
        if letters and b"\0" not in letters and zeros.count(0) > _MOSTLY * len(zeros):
            return name
    return ""


def _is_binary(data: bytes) -> bool:
    """Whether the bytes are an image, a document, an archive or the like."""
    return b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > len(data) / _BYTES_A_CONTROL


def _declared(data: bytes) -> str:
    """The encoding that a page declares in its first kilobytes, where it is one we know."""
    match = _CHARSET.search(data[:4096])
    return _DECLARED.get(match[1].decode("ascii").lower(), "") if match else ""
