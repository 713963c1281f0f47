"""Articles as Nexis frames them: "2 of 500 DOCUMENTS" above each (until 2019), or "End of Document" below each (since)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.capture.exports.frame import Block, Cut, Framed, Line
from onrecord.capture.exports.sheets import COUNTER
from onrecord.capture.exports.words import any_of, counted, known, label_of, language, number
from onrecord.dates import find
from onrecord.model import Region

Made = Iterator[tuple[Sequence[Line], Framed | Cut]]

_RIGHTS = re.compile(
    r"(?:copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits r)", re.IGNORECASE
)
_PLACE = re.compile(r"\s?\([^()]{2,40}\)$")
_PAGE = re.compile(r"(?:^|[;,.]\s?)(?:pg\.|page|p\.|s\.|seite|pág\.)\s?([\w-]{1,12})", re.IGNORECASE)
_LISTED = re.compile(r"\d{1,5}\.[\s\u00a0]{0,5}")
_DAY = re.compile(r"\d")
_REGIONS = {"author": Region.BYLINE, "title": Region.TITLE, "graphic": Region.CAPTION, "highlight": Region.BODY}
_TELLS = frozenset(
    (
        "section",
        "words",
        "author",
        "title",
        "dateline",
        "loaded",
        "language",
        "type",
        "edition",
        "page",
        "url",
        "accession",
    )
)
_LAST = frozenset(("loaded", "language", "type"))  # what every article ends with
_BELOW = frozenset(("loaded", "language", "type", "graphic", "copyright", "accession", "url", "other"))
_MANY = frozenset(("graphic", "other"))  # fields that go on over several paragraphs
_HEAD_MOST = 60  # lines above the body: long lists of sections and editions happen
_ERRORS_MOST = 400  # characters of a notice that stands where an article could not be shown


def is_old(lines: Sequence[Line]) -> bool:
    """Tell whether an older frame stands in full at least once: counter, length, and what comes last or a copyright."""
    starts = [at for at, line in enumerate(lines) if COUNTER.fullmatch(line.text)]
    for start, end in pairwise([*starts, len(lines)]):
        names = [label_of(line.text)[0] for line in lines[start:end]]
        if not any(
            name == "words" and counted().search(line.words) for name, line in zip(names, lines[start:end], strict=True)
        ):
            continue
        if _LAST & set(names) or any(_RIGHTS.match(line.text) for line in lines[start:end]):
            return True
    return False


def is_new(lines: Sequence[Line]) -> bool:
    """Tell whether a newer frame stands in full at least once: length, body, classification or load date, end."""
    for part in _ended(lines)[0]:
        names = {label_of(line.text)[0] for line in part}
        alone = {known("alone", line.text) for line in part}
        measured = any(label_of(line.text)[0] == "words" and counted().search(line.words) for line in part)
        if (
            (measured or "loaded" in names)
            and {"body", "class"} & alone
            and ("loaded" in names or {"body", "class"} <= alone)
        ):
            return True
    return False


# --- until 2019 ---------------------------------------------------------------------------------


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
    return any(label_of(line.text)[0] in _LAST or _RIGHTS.match(line.text) for line in part[-12:])


def _old(part: Sequence[Line]) -> Framed:
    framed = Framed()
    head = _head_end(part)
    tail = max(head, _tail_start(part, head))
    plain = _old_head(framed, part[:head])
    if not framed.has("title") and plain:
        framed.blocks = [Block(Region.TITLE, b.line) if b.line is plain[0] else b for b in framed.blocks]
        framed.tell("title", plain[0].words)
    _body(framed, part[head:tail])
    _below(framed, part[tail:])
    return framed


def _head_end(part: Sequence[Line]) -> int:
    """Return where the body begins: below the length and the fields next to it."""
    within = part[:_HEAD_MOST]
    names = [label_of(line.text)[0] for line in within]
    at = names.index("words") if "words" in names else -1
    if at < 0:
        dated = next((n for n, line in enumerate(within) if _is_dated(line)), 0)
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
            _field(framed, line)
        elif _RIGHTS.match(line.text):
            framed.put(Region.OTHER, [line])
            framed.tell("copyright", line.words)
        elif not dated and _is_dated(line) and framed.blocks:
            dated = True
            framed.put(Region.DATE, [line])
            framed.tell("published", line.words)
        else:
            framed.put(Region.OTHER, [line])
            if dated:
                plain.append(line)
            else:
                _source(framed, line)
    return plain


def _tail_start(part: Sequence[Line], head: int) -> int:
    """Return where the fields below the body begin. A field's name may also open a paragraph: only the last run counts."""
    names = [label_of(line.text)[0] for line in part]
    at = max((n for n, name in enumerate(names) if name in _LAST and n >= head), default=-1)
    if at < 0:
        rights = (n for n in range(head, len(part)) if n >= len(part) - 6 and _RIGHTS.match(part[n].text))
        at = next(rights, len(part))
    while True:
        above = next((n for n in range(at - 1, max(head, at - 8) - 1, -1) if names[n] in _BELOW), -1)
        if above < 0 or (above < at - 1 and names[above] not in _MANY):
            return at
        at = above


# --- since 2017 ---------------------------------------------------------------------------------


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
    if any(label_of(line.text)[0] == "words" or known("alone", line.text) == "body" for line in rest):
        yield rest, Cut(rest[0].start, "is cut off: its last article does not end")


def _new(part: Sequence[Line], *, is_first: bool) -> tuple[Framed, int]:
    framed = Framed()
    opens = next((n for n, line in enumerate(part) if known("alone", line.text) == "body" and _is_headed(part, n)), -1)
    fields = _fields_start(part, opens if opens >= 0 else len(part) - 1)
    first = _new_head(framed, part, fields, is_first=is_first)
    head = opens + 1 if opens >= 0 else _fields_end(part, fields)
    for line in part[fields:head]:
        if label_of(line.text)[0]:
            _field(framed, line)
        else:
            framed.put(Region.OTHER, [line])
            if _RIGHTS.match(line.text):
                framed.tell("copyright", line.words)
    tail = _new_tail(part, head)
    _body(framed, part[head:tail])
    _below(framed, part[tail:])
    return framed, first


def _is_headed(part: Sequence[Line], at: int) -> bool:
    """Tell whether the line above says that a head ends here; "Text" alone may stand in any article."""
    return any(label_of(line.text)[0] or _RIGHTS.match(line.text) for line in part[max(0, at - 8) : at])


def _fields_start(part: Sequence[Line], opens: int) -> int:
    """Return where the head's fields begin: above ``opens``, at the copyright, or else at the first of them."""
    at = opens
    for n in range(opens - 1, max(-1, opens - _HEAD_MOST), -1):
        if label_of(part[n].text)[0] or _RIGHTS.match(part[n].text):
            at = n
            if _RIGHTS.match(part[n].text):
                break
        elif n > 2 and _is_dated(part[n]) and at < opens:
            break
    return at


def _fields_end(part: Sequence[Line], at: int) -> int:
    while at < len(part) - 1 and (label_of(part[at].text)[0] or _RIGHTS.match(part[at].text)):
        at += 1
    return at


def _new_head(framed: Framed, part: Sequence[Line], fields: int, *, is_first: bool) -> int:
    """Read title, source and date; return where the article begins, below what the cover lists."""
    head = part[:fields]
    dated = next((n for n in range(len(head) - 1, max(-1, len(head) - 4), -1) if _is_dated(head[n])), len(head))
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
                _source(framed, line)
    return first


def _new_tail(part: Sequence[Line], head: int) -> int:
    """Return where the classification begins, with the captions and notes above it."""
    alone = [known("alone", line.text) for line in part]
    at = max((n for n in range(head, len(part)) if alone[n] == "class"), default=-1)
    if at < 0:
        at = next(
            (n for n in range(max(head, len(part) - 6), len(part)) if label_of(part[n].text)[0] in _LAST), len(part) - 1
        )
    for n in range(at - 1, max(head, at - 20) - 1, -1):
        if alone[n] in ("graphic", "notes"):
            at = n
    return at


# --- both ---------------------------------------------------------------------------------------


def _is_dated(line: Line) -> bool:
    words = line.words
    return len(words) < 120 and bool(_DAY.search(words)) and (any(True for _ in find(words)) or "年" in words)


def _source(framed: Framed, line: Line) -> None:
    """Read the name of the source. "(London)" behind it tells two papers of one name apart; it is no part of it."""
    if not framed.has("outlet"):
        framed.tell("outlet", _PLACE.sub("", line.words) or line.words)


def _field(framed: Framed, line: Line) -> None:
    name, at = label_of(line.text)
    value = " ".join(line.text[at:].split())
    if name == "highlight" and value:
        framed.blocks += [Block(Region.OTHER, line), Block(Region.BODY, line, at)]
    else:
        framed.put(_REGIONS.get(name, Region.OTHER), [line])
    if name == "words":
        framed.tell("words", number(value))
    elif name == "language":
        framed.tell("language", language(value))
    elif name == "author":
        for author in value.split(";"):
            framed.tell("author", author)
    elif name in _TELLS:
        framed.tell(name, value)
    if name == "section" and (page := _PAGE.search(value)):
        framed.tell("page", page[1])


def _body(framed: Framed, lines: Sequence[Line]) -> None:
    for line in lines:
        name, at = label_of(line.text)
        if name in ("body", "highlight") and line.text.partition(":")[0].isupper():
            # "BODY:" stood above, or in front of, the first paragraph.
            framed.blocks.append(Block(Region.OTHER, line))
            if line.text[at:].strip():
                framed.blocks.append(Block(Region.BODY, line, at))
        else:
            framed.put(Region.BODY, [line])


def _below(framed: Framed, lines: Sequence[Line]) -> None:
    region = Region.OTHER
    for line in lines:
        name, _ = label_of(line.text)
        alone = known("alone", line.text)
        if name:
            region = Region.CAPTION if name == "graphic" else Region.OTHER
            _field(framed, line)
        elif alone:
            framed.put(Region.OTHER, [line])
            region = Region.CAPTION if alone == "graphic" else Region.OTHER
        elif _RIGHTS.match(line.text):
            region = Region.OTHER
            framed.put(region, [line])
            if not framed.has("copyright"):
                framed.tell("copyright", line.words)
        else:
            framed.put(region, [line])
