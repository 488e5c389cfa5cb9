"""What the components of the extraction pipeline leave on a `Doc` for those after them.

Every value is a tuple of frozen values. A component reads what stands there and sets its own; it never edits.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.model import Span

#: extension name -> default. `article`: Article; `blocks`: tuple[Block]; `quotes`: tuple[Quote];
#: `listed`: tuple[Match]; the rest as in the model.
FIELDS: dict[str, object] = {
    "article": None,
    "blocks": (),
    "quotes": (),
    "listed": (),
    "entities": (),
    "affiliations": (),
    "relations": (),
    "events": (),
    "statements": (),
}


#: key of `Doc.user_data` under which the text is kept
_TEXT = "newsgraph text"


def register() -> None:
    """Declare the extensions; safe to call again."""
    for name, default in FIELDS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def text_of(doc: Doc) -> str:
    """The article's text. `doc.text` puts it together anew at each call, so rules that ask often ask here."""
    text = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return str(text)


def keep_text(doc: Doc, text: str) -> None:
    """Tells what `text_of` gives, where the text that was parsed is at hand."""
    doc.user_data[_TEXT] = text


def char_span(tokens: object) -> Span:
    """The characters under a spaCy token or span."""
    start = getattr(tokens, "start_char", None)
    if start is not None:
        return Span(start, tokens.end_char)  # type: ignore[attr-defined]
    return Span(tokens.idx, tokens.idx + len(tokens))  # type: ignore[attr-defined,arg-type]


register()
