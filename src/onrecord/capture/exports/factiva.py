"""Articles as Factiva frames them: "Document" with an accession number below each; with field codes, or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.capture.exports.bodies import put_body
from onrecord.capture.exports.frame import Block, Cut, Framed, Line
from onrecord.capture.exports.told import tell_field
from onrecord.capture.exports.words import any_of, counted, known, language, number, person
from onrecord.dates import find
from onrecord.model import Region

Made = Iterator[tuple[Sequence[Line], Framed | Cut]]

# Eight characters of the source, the day it was loaded, and a serial: TIDEHE0020200101eg1100001.
_ACCESSION = r"[A-Z0-9]{8}(?:19|20)\d{6}[a-z0-9]{6,12}"
_CODE = re.compile(r"([A-Z]{2,4})(?:\s{0,3}\|\s{0,3}|\t\s{0,8}|[ \u00a0]{2,30}|\s{0,3}$)")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[AP]M)?(?:\s?\w{3,4})?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_RIGHTS = re.compile(
    r"(?:copyright\b|©|\(c\)\s?|all rights reserved|alle rechte|tous droits|\(copyright\))", re.IGNORECASE
)
_FIRM = re.compile(
    r"\b(?:gmbh|ag|kg|ltd|limited|inc|corp|corporation|llc|plc|s\.?a\.?|s\.?l\.?|s\.?p\.?a|b\.?v|company|co|verlag|press|"
    r"media|group|publish(?:ing|ers)|publications?|news(?:papers?)?|agency|agence|éditions?)\b", re.IGNORECASE
)  # fmt: skip
_BY = re.compile(r"(?:by|von|par|por|di|door)\s+\S", re.IGNORECASE)
_ORDER = ("title", "words", "published", "outlet")  # one article with codes names these
_MASTHEADS = ("Factiva", "Dow Jones", "Dow Jones Factiva")  # what opens the file
_HEAD_MOST = 16  # lines between the words and the copyright
_REGIONS = {
    "title": Region.TITLE, "author": Region.BYLINE, "published": Region.DATE, "body": Region.BODY,
    "graphic": Region.CAPTION,
}  # fmt: skip
_TELLS = frozenset((
    "title", "original", "published", "outlet", "copyright", "section", "page", "edition", "code", "column",
    "publisher", "url",
))  # fmt: skip


@cache
def ending() -> re.Pattern[str]:
    """Return what matches the last line of an article."""
    return re.compile(rf"(?:(?:{any_of('document')})\s{{1,3}})(?P<number>{_ACCESSION})", re.IGNORECASE)


def _ending(line: Line) -> str:
    """Return the accession number with which a line ends an article, "" for any other line."""
    if len(line.text) > 90:
        return ""
    code = _CODE.match(line.text)
    value_at = code.end() if code and known("code", code[1]) == "accession" else 0
    match = ending().fullmatch(line.text[value_at:].strip())
    return match["number"] if match else ""


def is_factiva(lines: Sequence[Line]) -> bool:
    """Tell whether the frame stands in full at least once: title, words, date, source, then the document's number."""
    for part, accession in _parts(lines)[0]:
        framed = _article(part, accession)
        if (
            isinstance(framed, Framed)
            and framed.has("words", "code")
            and framed.has("published")
            and framed.has("outlet")
        ):
            return True
    return False


def factiva_articles(lines: Sequence[Line]) -> Made:
    """Yield each article. What stands below the last is the search that was made, or an article cut off."""
    parts, rest = _parts(lines)
    for part, accession in parts:
        yield part, _article(part, accession)
    words = next((at for at, line in enumerate(rest) if _is_counted(line)), -1)
    coded = _codes(rest)
    if coded or (words > 0 and any(_is_dated(line) for line in rest[words + 1 : words + 4])):
        yield rest, Cut(rest[0].start, "is cut off: its last article does not end")


def _parts(lines: Sequence[Line]) -> tuple[list[tuple[Sequence[Line], str]], Sequence[Line]]:
    parts: list[tuple[Sequence[Line], str]] = []
    start = 0
    for at, line in enumerate(lines):
        accession = _ending(line)
        if accession:
            parts.append((lines[start : at + 1], accession))
            start = at + 1
    return parts, lines[start:]


def _article(part: Sequence[Line], accession: str) -> Framed | Cut:
    codes = _codes(part)
    framed = _coded(part, codes) if codes else _plain(part)
    if framed is None:
        return Cut(part[0].start, f"does not tell how article {accession} is to be read")
    framed.tell("accession", accession)
    return framed


# --- with field codes ---------------------------------------------------------------------------


def _codes(part: Sequence[Line]) -> list[tuple[int, str, int]]:
    """Return the lines that open a field: where, our name for it, where its value begins. None without a headline."""
    found: list[tuple[int, str, int]] = []
    for at, line in enumerate(part):
        match = _CODE.match(line.text)
        name = known("code", match[1]) if match else ""
        if match and name and match[1].isupper():
            found.append((at, name, match.end()))
    names = [name for _, name, _ in found]
    return found if sum(name in names for name in _ORDER) >= 3 and "title" in names else []


def _coded(part: Sequence[Line], codes: Sequence[tuple[int, str, int]]) -> Framed:
    framed = Framed()
    codes = codes[_first_code(codes) :]
    ends = [at for at, _, _ in codes[1:]] + [len(part)]
    for (at, name, value_at), end in zip(codes, ends, strict=True):
        line, more = part[at], part[at + 1 : end]
        region = _REGIONS.get(name, Region.OTHER)
        framed.blocks.append(Block(Region.OTHER, line))
        own = line.text[value_at:].strip()
        if own:
            framed.blocks.append(Block(region, line, value_at))
        framed.put(region, more)
        value = " ".join([own, *(each.words for each in more)]).strip()
        tell_field(framed, name, value, _TELLS)
    return framed


def _first_code(codes: Sequence[tuple[int, str, int]]) -> int:
    """Return which code opens the article: the headline, or the section right above it."""
    title = next(n for n, (_, name, _) in enumerate(codes) if name == "title")
    while title > 0 and codes[title - 1][1] in ("section", "column"):
        title -= 1
    return title


# --- without ------------------------------------------------------------------------------------


def _plain(part: Sequence[Line]) -> Framed | None:
    counted_at = next((at for at, line in enumerate(part) if at and _is_counted(line)), -1)
    if counted_at < 0:
        return None
    framed = Framed()
    _above(framed, _own_head(part[:counted_at]))
    framed.put(Region.OTHER, [part[counted_at]])
    framed.tell("words", number(part[counted_at].words))
    head = _facts(framed, part, counted_at + 1)
    tail = _tail(framed, part, head)
    put_body(framed, part[head:tail])
    framed.put(Region.OTHER, part[tail:])
    return framed


def _own_head(head: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of the article's own head: at most section, column, title and byline."""
    opens = max((at for at, line in enumerate(head) if "opens" in line.hint.split()), default=len(head) - 4)
    own = head[max(0, opens) :]
    return [line for line in own if line.words not in _MASTHEADS] or own


def _above(framed: Framed, head: Sequence[Line]) -> None:
    """Read the title: where markup or bold letters do not tell it, the longest line."""
    title = next((line for line in head if "hd" in line.hint.split()), None)
    bold = [line for line in head if line.is_bold and len(line.words) > 1]
    title = title or max(bold or head, key=_titled)
    at = next(n for n, line in enumerate(head) if line is title)
    framed.put(Region.OTHER, head[:at])
    if at:
        framed.tell("section", head[at - 1].words)
    framed.put(Region.TITLE, [title])
    framed.tell("title", title.words)
    for line in head[at + 1 :]:
        framed.put(Region.BYLINE, [line])
        framed.tell("author", person(line.words))


def _titled(line: Line) -> tuple[bool, int, int]:
    """How likely a line is a title: no byline, and the longest."""
    return not _BY.match(line.words), len(line.words.split()), len(line.words)


def _facts(framed: Framed, part: Sequence[Line], start: int) -> int:
    """Read date, source, language and copyright below the count of words; return where the body begins."""
    facts = range(start, min(len(part), start + _HEAD_MOST))
    spoken = next((n for n in facts if known("language", part[n].words)), -1)
    if spoken < 0:  # a language, or an interface, that we have no word for: it stands above the copyright
        spoken = next((n - 1 for n in facts if n > start + 1 and _RIGHTS.match(part[n].words)), -1)
    end = spoken + 1 if spoken >= 0 else start
    for at in range(start, end):
        line = part[at]
        framed.put(Region.DATE if at == start and _is_dated(line) else Region.OTHER, [line])
        _fact(framed, line, is_first=at == start, is_last=at == spoken)
    rights = end
    while rights < min(len(part) - 1, end + 2) and _is_rights(part[rights]):
        framed.put(Region.OTHER, [part[rights]])
        framed.tell("copyright", part[rights].words)
        rights += 1
    return rights


def _fact(framed: Framed, line: Line, *, is_first: bool, is_last: bool) -> None:
    words = line.words
    if is_last:
        framed.tell("language", language(words))
    elif is_first and _is_dated(line):
        framed.tell("published", words)
    elif _TIME.fullmatch(words):
        framed.tell("time", words)
    elif not framed.has("outlet"):
        framed.tell("outlet", words)
    elif not framed.has("code") and _SOURCE_CODE.fullmatch(words):
        framed.tell("code", words)
    elif re.fullmatch(r"[A-Z]{0,4}\s?\d[\w-]{0,10}", words):
        framed.tell("page", words)
    else:
        framed.tell("edition", words)


def _tail(framed: Framed, part: Sequence[Line], head: int) -> int:
    """Return where the publisher's name stands, right above the document's number; it is no part of the body."""
    at = len(part) - 1
    if at - 1 <= head:
        return max(head, at)
    above = part[at - 1]
    words = above.words.rstrip(".")
    is_last_line = (len(words.split()) <= 8 and not above.words.endswith((".", "!", "?", "”", '"', "…"))) or bool(
        len(words.split()) <= 5 and _FIRM.search(words)
    )
    owners = " ".join(value for name, value in framed.told if name in ("copyright", "outlet")).lower()
    if is_last_line and "articleParagraph" not in above.hint and (_FIRM.search(words) or words.lower() in owners):
        return at - 1
    return at


# --- both ---------------------------------------------------------------------------------------


def _is_counted(line: Line) -> bool:
    return len(line.text) < 60 and counted().fullmatch(line.words) is not None


def _is_dated(line: Line) -> bool:
    words = line.words
    return len(words) < 60 and (any(True for _ in find(words)) or "年" in words)


def _is_rights(line: Line) -> bool:
    words = line.words
    if len(words) > 600:
        return False
    return bool(_RIGHTS.search(words[:300])) or bool(
        len(words.split()) <= 12 and re.search(r"\b(?:19|20)\d\d\b", words) and _FIRM.search(words)
    )
