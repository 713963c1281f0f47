"""Who signs a report: ``/NAME``, ``(NAME)``, ``— NAME`` below its last line or at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.clean.lines import CAPTION, COMMENT, OTHER, RELATED, TITLE, Line, Sheet
from onrecord.clean.persons import first_names, surely_name
from onrecord.clean.press import is_domain, known, looks_like_outlet
from onrecord.clean.readings import read_in_text
from onrecord.clean.wording import any_in, words_of
from onrecord.dates import find
from onrecord.model import Reading
from onrecord.spans import Span

_SIGN_OFF = re.compile(
    r"(?P<mark>\s?/\s?|\s{0,3}[—–]\s?|\s--?\s|\s{0,3}[(\[])(?P<name>[^\n()\[\]/—–]{2,60}?)[)\]]?\s*\Z"
)
# "… he said.— NAME": no writer puts a dash there; flattening has joined two lines.
_GLUED = re.compile(r"[.!?…”\"’)](?P<mark>[—–]\s?|/)(?P<name>[^\n()\[\]/—–]{2,60}?)\s*\Z")
_SIGNED = re.compile(r"\s*(?:/\s?|[—–]\s?|--?\s?|\(|\[|©\s?/)(?P<name>[^\n()\[\]/—]{2,60}?)[)\]]?\s*\Z")
_IN_ADDRESS = re.compile(r"(?:https?:|www\.|\w\.[a-z]{2,6})/{1,2}[^\s]{0,200}\Z")
# Whose a picture is, and whom a line greets, is not who wrote the report.
_PICTURED = re.compile(
    r"\b(?:photo(?:s|graphs?)?|pictures?|images?|caption|credit|courtesy|handout|getty|gallery|foto|bild|shutterstock)\b|"
    r"\bh\s?/\s?t\b",
    re.IGNORECASE,
)
_SENTENCE_LIKE = re.compile(r"[:;?!“”\"„«»]|,\s|\s(?:in|at|on|since)\s\d|(?<!^)@|\A\s")
_SMALL = frozenset(["from", "pour", "dans", "aus", "von", "vom", "para"])
_DASHES = ("-", "--", "–", "—", "*", "•")
_STROKES = ("/", "—", "–")
_MARKS = (*_STROKES, "-", "(", "[")
_FEW = 7  # words of a line that may be nothing but a signature
_LEAD = 3  # characters before a line that may be its mark
_TAIL = 80  # characters of a line in which it may be signed
_NEAR = 140  # characters before the end of a line


def sign_offs(sheet: Sheet) -> Iterator[Reading]:
    """``/NAME``, ``(NAME)``, ``— NAME`` at the end of the last body line, or on a line of its own below the body."""
    first, end = sheet.body
    page = sheet.page.text
    for line in _may_sign(sheet.within(first + 1, end + 3), page, end) if end else ():
        near = line.number >= end - 2
        begin = _lead(page, line.start)
        text = page[begin : line.end]
        signed = _SIGNED.match(text) if line.words <= _FEW else None
        if signed is None and line.region is OTHER and " | " in text:
            continue  # a row of subjects or links, whose last may follow a stroke
        match = signed or _closing(text, near=near)
        alone = signed is not None and line.number >= end - 3
        alone = alone or (match is not None and line.number == end - 1 and text.rstrip().endswith("]"))
        if match is None or not _is_sign_off(sheet, line, text, match):
            continue
        if _credible(match["name"], alone=alone or _is_glued(text, match)):
            at = begin + match.start("name")
            span = Span(at, at + len(match["name"]))
            confidence = 0.85 if line.number >= end - 3 else 0.6 if match.re is _GLUED else 0.51
            yield read_in_text(sheet.page, "original_outlet", match["name"], span, "signs the report", confidence)


def _may_sign(lines: tuple[Line, ...], page: str, end: int) -> list[Line]:
    """Return the lines that begin or close with what may sign them; ``end`` is the body's, as a number of lines."""
    found: list[Line] = []
    for line in lines:
        region = line.region
        if region is COMMENT or region is RELATED or region is CAPTION or region is TITLE:
            continue
        start = max(0, line.start - _LEAD, line.end - _TAIL)
        heads = line.words <= _FEW and _may_head(page, _lead(page, line.start), line.end)
        if heads or _may_close(page, start, line.end, line.number >= end - 2):
            found.append(line)
    return found


def _lead(page: str, start: int) -> int:
    """Return where what stands before a line on the page begins: the mark itself may have been taken for a bullet."""
    at = start
    while at > 0 and at > start - _LEAD and page[at - 1] != "\n":
        at -= 1
    return at


def _may_head(text: str, start: int, end: int) -> bool:
    """Tell whether the first mark from ``start`` on is one behind which a name may stand that signs."""
    while start < end and text[start].isspace():
        start += 1
    return start < end and text[start] in "/—–-([©"


def _may_close(text: str, start: int, end: int, near: bool) -> bool:
    """Tell whether a mark that parts a line's end from who signs it stands from ``start`` up to ``end``."""
    for letter in text[start:end]:
        if (
            letter == "/"
            or letter == "—"
            or letter == "–"
            or (near and (letter == "-" or letter == "(" or letter == "["))
        ):
            return True
    return False


def _closing(text: str, *, near: bool) -> re.Match[str] | None:
    """Return what may sign at the end of a line; most lines end without a mark before their last words."""
    tail = text[-_TAIL:]
    if near:
        return _SIGN_OFF.search(text, max(0, len(text) - _TAIL)) if any_in(_MARKS, tail) else None
    return _GLUED.search(text, max(0, len(text) - _TAIL)) if any_in(_STROKES, tail) else None


def _is_sign_off(sheet: Sheet, line: Line, text: str, match: re.Match[str]) -> bool:
    """Tell whether a stroke, dash or bracket may part a text from who signs it, and not two words or a list's lines."""
    before = text[: match.start("name")]
    if _IN_ADDRESS.search(before) or _PICTURED.search(text[-_NEAR:]):
        return False
    if before.strip()[-1:] in ("(", "[") and not text.rstrip().endswith((")", "]")):
        return False  # cut off, or no bracket of its own
    if before.endswith("/") and before[-2:-1].isalnum() and not known(match["name"]):
        return False  # "Nord/Sund in the second round"
    return not (before.strip() in _DASHES and before.strip() and _is_listed(sheet, line))


def _is_listed(sheet: Sheet, line: Line) -> bool:
    """Tell whether the line above or below begins with a dash as well: both are entries of a list."""
    beside = [each for each in sheet.within(line.number - 1, line.number + 2) if each.number != line.number]
    leads = [sheet.page.text[max(0, each.start - 4) : each.start].rpartition("\n")[2] for each in beside]
    return any(lead.strip() and lead.strip() in _DASHES for lead in leads)


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether flattening has glued a sign-off to the last words: "… he said.— NAME", "… he said.(NAME)"."""
    return "mark" in match.re.groupindex and match.start() > 0 and not text[match.start()].isspace()


def _credible(name: str, *, alone: bool) -> bool:
    """Tell whether a sign-off is an outlet: known or named like one; alone on its line also any capitalised name."""
    words = name.split()
    if _SENTENCE_LIKE.search(name) or name.lower() in words_of("body", "aside"):
        return False
    if words and words[0].lower() in first_names() and not looks_like_outlet(name):
        return False
    if not words or len(words) > 6 or name[0].isdigit() or any(find(name)) or name.endswith("."):
        return False
    if known(name) or is_domain(name):
        return True
    capital = words[0][0].isupper() or words[0][0] == "@"
    if not capital or name.lower() in words_of("menu", "platform", "office"):
        return False
    large = all(word[0].isupper() or len(word) <= 3 or word in _SMALL for word in words)
    is_shouted = name.isupper() and len(words) > 2
    return looks_like_outlet(name) or (alone and large and not is_shouted and not surely_name(name))
