"""Minting: one place decides what every node is called.

An IRI under `https://w3id.org/newsgraph/id/` is `<kind>/<slug>-<hash>` for things with a name and `<kind>/<hash>` for
the rest. The slug is for people, the hash for identity: it covers the identity key, so the slug may lose anything. Only
`[a-z0-9-]` appear after the kind, whatever the name: such an IRI needs no escaping in any format, and its last part is
a valid local name in Turtle.

Names are compared after NFKC and case folding, so two spellings of the same letters are one key. The hash has 48 bits
for things (a hundred thousand names collide with a chance of 1 in 50,000) and 80 bits for passages, of which there are
many more.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from pyoxigraph import NamedNode

from kg.graph.vocabulary import DATA, NODE_KINDS

SLUG_LENGTH = 48
_NAME_HEX = 12
_PLAIN_HEX = 20
_APOSTROPHE = re.compile("['\u2019\u02bc]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
#: Cut names before the costly steps: nothing beyond this can reach the slug.
_SLUG_INPUT = 400


def fold(name: str) -> str:
    """The form in which names are compared: NFKC, case folded, white space collapsed."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())


def slug(name: str) -> str:
    """A readable ASCII form of the name, at most `SLUG_LENGTH` long; "" when no letter of it has one."""
    decomposed = unicodedata.normalize("NFKD", name[:_SLUG_INPUT]).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", decomposed) if not unicodedata.combining(c))
    # An apostrophe joins ("O'Neill" is one word), everything else that is not a letter or digit separates.
    words = _NOT_SLUG.sub("-", _APOSTROPHE.sub("", bare)).strip("-")
    return words[:SLUG_LENGTH].rstrip("-")


def _digest(parts: tuple[str | int, ...], length: int) -> str:
    """Hash of the parts; each is written with its length, so no two lists of parts run together to the same bytes."""
    total = hashlib.sha256()
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()[:length]


def _check(kind: str) -> None:
    if kind not in NODE_KINDS:
        raise ValueError(f"node kind {kind!r} is none of {', '.join(NODE_KINDS)}")


def named(kind: str, name: str, *identity: str | int) -> NamedNode:
    """The IRI of a thing with a name.

    Args:
        kind: one of `NODE_KINDS`.
        name: what people call it.
        identity: what sets it apart from another thing of the same kind and name; nothing where the name is enough.
    """
    _check(kind)
    # Without an identity of its own a thing is its name, in its compared form.
    key = _digest((kind, *(identity or ("name", fold(name)))), _NAME_HEX)
    readable = slug(name)
    return NamedNode(f"{DATA}{kind}/{readable}-{key}" if readable else f"{DATA}{kind}/{key}")


def plain(kind: str, *identity: str | int) -> NamedNode:
    """The IRI of a passage, statement or other node without a name, from what it is made of."""
    _check(kind)
    return NamedNode(f"{DATA}{kind}/{_digest((kind, *identity), _PLAIN_HEX)}")


def article(article_id: str) -> NamedNode:
    """The IRI of an article; its id is taken as it stands, not folded: ids are exact."""
    return named("article", article_id, "id", article_id)


def extractor(name: str, pipeline: str) -> NamedNode:
    """The IRI of a component of one pipeline: the same component over another model is another extractor."""
    return named("extractor", name, "extractor", name, pipeline)
