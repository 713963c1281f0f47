"""Articles as Nexis Uni frames them, since 2017: "End of Document" below each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.capture.exports.bodies import put_body
from onrecord.capture.exports.frame import Cut, Framed, Line
from onrecord.capture.exports.nexis_fields import (
    HEAD_MOST,
    LAST,
    RIGHTS,
    Made,
    is_dated,
    is_length,
    name_of,
    put_below,
    read_field,
    source,
)
from onrecord.capture.exports.words import any_of, known
from onrecord.model import Region

_LISTED = re.compile(r"\d{1,5}\.[\s\u00a0]{0,5}")
_ERRORS_MOST = 400  # characters of a notice that stands where an article could not be shown


def is_new(lines: Sequence[Line]) -> bool:
    """Tell whether a newer frame stands in full at least once: length, body, classification or load date, end."""
    for part in _ended(lines)[0]:
        is_loaded = any(name_of(line) == "loaded" for line in part)
        alone = {known("alone", line.text) for line in part}
        is_framed = {"body", "class"} <= alone or (is_loaded and {"body", "class"} & alone)
        if is_framed and (is_loaded or any(is_length(line) for line in part)):
            return True
    return False


def _ended(lines: Sequence[Line]) -> tuple[list[Sequence[Line]], Sequence[Line]]:
    """Return what stands above each end, the end's own line included, and what is left below the last."""
    parts: list[Sequence[Line]] = []
    start = 0
    for at, line in enumerate(lines):
        if len(line.text) < 40 and known("end", line.text):
            parts.append(lines[start : at + 1])
            start = at + 1
    return parts, lines[start:]


def new_articles(lines: Sequence[Line]) -> Made:
    """Yield each article. Above the first may stand the cover: the job, and a list of all the articles."""
    parts, rest = _ended(lines)
    for at, part in enumerate(parts):
        shown = " ".join(line.text for line in part[:4])[:_ERRORS_MOST].lower()
        if re.search(any_of("error"), shown):
            yield part, Cut(part[0].start, "holds a notice in place of an article: the service could not show it")
        elif len(part) > 1:
            framed, first = _new(part, is_first=at == 0)
            yield part[first:], framed
    if any(name_of(line) == "words" or known("alone", line.text) == "body" for line in rest):
        yield rest, Cut(rest[0].start, "is cut off: its last article does not end")


def _new(part: Sequence[Line], *, is_first: bool) -> tuple[Framed, int]:
    framed = Framed()
    opens = next((n for n, line in enumerate(part) if known("alone", line.text) == "body" and _is_headed(part, n)), -1)
    fields = _fields_start(part, opens if opens >= 0 else len(part) - 1)
    first = _new_head(framed, part, fields, is_first=is_first)
    head = opens + 1 if opens >= 0 else _fields_end(part, fields)
    for line in part[fields:head]:
        if name_of(line):
            read_field(framed, line)
        else:
            framed.put(Region.OTHER, [line])
            if RIGHTS.match(line.text):
                framed.tell("copyright", line.words)
    tail = _new_tail(part, head)
    put_body(framed, part[head:tail])
    put_below(framed, part[tail:])
    return framed, first


def _is_headed(part: Sequence[Line], at: int) -> bool:
    """Tell whether the line above says that a head ends here; "Text" alone may stand in any article."""
    return any(name_of(line) or RIGHTS.match(line.text) for line in part[max(0, at - 8) : at])


def _fields_start(part: Sequence[Line], opens: int) -> int:
    """Return where the head's fields begin: above ``opens``, at the copyright, or else at the first of them."""
    at = opens
    for n in range(opens - 1, max(-1, opens - HEAD_MOST), -1):
        if name_of(part[n]) or RIGHTS.match(part[n].text):
            at = n
            if RIGHTS.match(part[n].text):
                break
        elif n > 2 and is_dated(part[n]) and at < opens:
            break
    return at


def _fields_end(part: Sequence[Line], at: int) -> int:
    while at < len(part) - 1 and (name_of(part[at]) or RIGHTS.match(part[at].text)):
        at += 1
    return at


def _new_head(framed: Framed, part: Sequence[Line], fields: int, *, is_first: bool) -> int:
    """Read title, source and date; return where the article begins, below what the cover lists."""
    head = part[:fields]
    dated = next((n for n in range(len(head) - 1, max(-1, len(head) - 4), -1) if is_dated(head[n])), len(head))
    first = 0
    if is_first:
        listed = {
            _LISTED.sub("", line.words, count=1) for line in head[: max(0, dated - 1)] if _LISTED.match(line.text)
        }
        own = dated >= 1 and head[dated - 1].words in listed and (dated < 2 or head[dated - 2].words not in listed)
        first = max(0, dated - (1 if own else 2))
    for at, line in enumerate(head[first:], start=first):
        if at == first and at != dated:
            framed.put(Region.TITLE, [line])
            framed.tell("title", line.words)
        elif at == dated:
            framed.put(Region.DATE, [line])
            framed.tell("published", line.words)
        else:
            framed.put(Region.OTHER, [line])
            if at < dated and not framed.has("outlet"):
                source(framed, line)
    return first


def _new_tail(part: Sequence[Line], head: int) -> int:
    """Return where the classification begins, with the captions and notes above it."""
    alone = [known("alone", line.text) for line in part]
    at = max((n for n in range(head, len(part)) if alone[n] == "class"), default=-1)
    if at < 0:
        at = next((n for n in range(max(head, len(part) - 6), len(part)) if name_of(part[n]) in LAST), len(part) - 1)
    for n in range(at - 1, max(head, at - 20) - 1, -1):
        if alone[n] in ("graphic", "notes"):
            at = n
    return at
