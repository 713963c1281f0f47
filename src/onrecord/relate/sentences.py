"""Where a body's sentences begin and end, told without any net: good enough to quote one beside its day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.spans import Span, trimmed

LONGEST = 1_000  # characters; what goes on is cut at a blank: a table's cells, a page without a full stop
_END = re.compile(
    r"\n+"
    r"|(?<=[.!?…。！？])(?:[\"”’'»)\]]{1,3}| ''| -RRB-)?"
    r"(?:(?<=[。！？])|[^\S\n]+(?=[\"“‘'«(\[`¿¡—–-]{0,3}[^\W_a-z]))"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\"“‘'`-])([^\s(\"“‘'`]{1,12})\.\Z")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Shortened words that do not end a sentence, and words that begin one even after U.S. From general knowledge.
_SHORT = _listed(
    "mr mrs ms dr prof gen lt col maj capt cpl sgt adm cmdr brig sen rep gov rev hon pres amb supt insp messrs st mt "
    "ft vol fig vs jan feb mar apr jun jul aug sept sep oct nov dec ave blvd"
)
_NUMBERED = _listed("no nos")
_MAY_END = _listed("jr sr inc ltd co corp bros etc")
_OPENERS = _listed("the a an in on at it he she they we but and this that these those for as after if when")


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of one passage in order, without the white space between them. Linear in its length."""
    at = within.start
    for found in _END.finditer(text, within.start, within.end):
        if "\n" in found[0] or _is_end(text, at, found):
            yield from _parts(text, Span(at, found.end()))
            at = found.end()
    yield from _parts(text, Span(at, within.end))


def _parts(text: str, span: Span) -> Iterator[Span]:
    span = trimmed(text, span)
    while len(span) > LONGEST:
        cut = text.rfind(" ", span.start + 1, span.start + LONGEST)
        cut = cut if cut > 0 else span.start + LONGEST
        yield Span(span.start, cut)
        span = trimmed(text, Span(cut, span.end))
    if len(span):
        yield span


def _is_end(text: str, begin: int, found: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence, or a shortened word: "Gen. Brann", "the U.S. Navy", "J. Tarke"."""
    last = _LAST_WORD.search(text[max(begin, found.start() - 14) : found.start()])
    if last is None or text[found.start() - 1] != ".":
        return True
    word = last[1].lower()
    if word in _SHORT:
        return False
    if word in _NUMBERED:
        return not text[found.end()].isdigit()
    if word in _MAY_END or "." in word or (len(word) == 1 and word.isalpha()):
        following = re.match(r"[^\w\s]*(\w+)", text[found.end() : found.end() + 20])
        return following is not None and following[1].lower() in _OPENERS
    return True
