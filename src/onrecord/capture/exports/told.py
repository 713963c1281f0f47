"""What the fields of a frame say of an article, whichever service names them."""

from __future__ import annotations

from collections.abc import Set

from onrecord.capture.exports.frame import Framed
from onrecord.capture.exports.words import language, number, person


def tell_field(framed: Framed, name: str, value: str, plain: Set[str]) -> None:
    """Keep what a field says: words, language and authors in the form that steps read, those of ``plain`` as given."""
    if name == "words":
        framed.tell("words", number(value))
    elif name == "language":
        framed.tell("language", language(value))
    elif name == "author":
        for author in value.split(";"):
            framed.tell("author", person(author))
    elif name in plain:
        framed.tell(name, value)
