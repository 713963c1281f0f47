"""Articles as Nexis framed them until 2019: "2 of 500 DOCUMENTS" above each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.capture.exports.bodies import put_body
from onrecord.capture.exports.frame import Block, Cut, Framed, Line
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
from onrecord.capture.exports.sheets import COUNTER
from onrecord.capture.exports.words import label_of
from onrecord.model import Region

_BELOW = frozenset(("loaded", "language", "type", "graphic", "copyright", "accession", "url", "other"))
_MANY = frozenset(("graphic", "other"))  # fields that go on over several paragraphs


def is_old(lines: Sequence[Line]) -> bool:
    """Tell whether an older frame stands in full at least once: counter, length, and what comes last or a copyright."""
    starts = [at for at, line in enumerate(lines) if COUNTER.fullmatch(line.text)]
    for start, end in pairwise([*starts, len(lines)]):
        part = lines[start:end]
        is_closed = any(name_of(line) in LAST or RIGHTS.match(line.text) for line in part)
        if is_closed and any(is_length(line) for line in part):
            return True
    return False


def old_articles(lines: Sequence[Line]) -> Made:
    """Yield each article, from below its counter to the next one."""
    starts = [at for at, line in enumerate(lines) if COUNTER.fullmatch(line.text)]
    parts = [lines[start + 1 : end] for start, end in pairwise([*starts, len(lines)])]
    ends = [_has_end(part) for part in parts]
    for number_, part in enumerate(parts):
        if not part:
            continue
        if number_ == len(parts) - 1 and not ends[-1] and any(ends):
            yield part, Cut(part[0].start, "is cut off: its last article does not end")
        else:
            yield part, _old(part)


def _has_end(part: Sequence[Line]) -> bool:
    return any(name_of(line) in LAST or RIGHTS.match(line.text) for line in part[-12:])


def _old(part: Sequence[Line]) -> Framed:
    framed = Framed()
    head = _head_end(part)
    tail = max(head, _tail_start(part, head))
    plain = _old_head(framed, part[:head])
    if not framed.has("title") and plain:
        framed.blocks = [Block(Region.TITLE, b.line) if b.line is plain[0] else b for b in framed.blocks]
        framed.tell("title", plain[0].words)
    put_body(framed, part[head:tail])
    put_below(framed, part[tail:])
    return framed


def _head_end(part: Sequence[Line]) -> int:
    """Return where the body begins: below the length and the fields next to it."""
    within = part[:HEAD_MOST]
    names = [name_of(line) for line in within]
    at = names.index("words") if "words" in names else -1
    if at < 0:
        dated = next((n for n, line in enumerate(within) if is_dated(line)), 0)
        at = min(dated + 1, len(part) - 1)
    while at + 1 < len(within) and names[at + 1] and names[at + 1] not in ("body", "loaded", "type"):
        at += 1
    return at + 1


def _old_head(framed: Framed, head: Sequence[Line]) -> list[Line]:
    """Read source, date and fields; return the lines that may be the title."""
    plain: list[Line] = []
    dated = False
    for line in head:
        name, _ = label_of(line.text)
        if name:
            read_field(framed, line)
        elif RIGHTS.match(line.text):
            framed.put(Region.OTHER, [line])
            framed.tell("copyright", line.words)
        elif not dated and is_dated(line) and framed.blocks:
            dated = True
            framed.put(Region.DATE, [line])
            framed.tell("published", line.words)
        else:
            framed.put(Region.OTHER, [line])
            if dated:
                plain.append(line)
            else:
                source(framed, line)
    return plain


def _tail_start(part: Sequence[Line], head: int) -> int:
    """Return where the fields below the body begin: only the last run counts, for a paragraph may open like a field."""
    names = [name_of(line) for line in part]
    at = max((n for n, name in enumerate(names) if name in LAST and n >= head), default=-1)
    if at < 0:
        rights = (n for n in range(head, len(part)) if n >= len(part) - 6 and RIGHTS.match(part[n].text))
        at = next(rights, len(part))
    while True:
        above = next((n for n in range(at - 1, max(head, at - 8) - 1, -1) if names[n] in _BELOW), -1)
        if above < 0:
            return at
        # A code without a name may stand among the fields: a line of a word or two.
        is_run = names[above] in LAST and all(len(line.text.split()) <= 2 for line in part[above + 1 : at])
        if above < at - 1 and names[above] not in _MANY and not is_run:
            return at
        at = above
