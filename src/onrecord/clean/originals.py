"""Who wrote it, where a page names another outlet or an agency as its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.datelines import opening
from onrecord.clean.lines import Line, Sheet
from onrecord.clean.persons import surely_name
from onrecord.clean.press import folded, is_agency, is_domain, known, looks_like_outlet
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.wording import any_of
from onrecord.dates import find
from onrecord.model import Declared, Reading, Region
from onrecord.spans import Span

_PUBLISHED = re.compile(
    r"\b(?:(?:was|were|is|has been)\s+)?(?:(?:originally|first|previously)\s+"
    r"(?:published|printed|appeared|ran|posted|aired|reported|carried|released)|"
    r"(?:re-?published|re-?printed|re-?posted|reproduced|syndicated|cross-?posted|taken)|"
    r"(?:this|the)\s+(?:article|story|report|piece|post|text)\s+(?:\w+\s){0,3}?(?:published|appeared|ran|comes|came|is|was))"
    r"\s+(?:here\s+)?(?:with\s+(?:kind\s+)?permission\s+)?(?:by|in|on|at|from|of|via)\s+"
    r"(?:the\s+website\s+of\s+)?(?P<name>[^\n]{2,120})",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"{any_of('source')}(?:\s?:\s?|\s+)(?P<name>\S[^\n]{{1,100}})", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"(?:[.!?”\"’…]\s{0,3}|\A\s{0,2})(?:/\s?|—\s?|–\s?|--?\s|\(|\[)(?P<name>[^\n()\[\]/—]{2,60}?)[)\]]?\s*\Z"
)
_END = re.compile(
    r"\s*(?:[,;|(]|\s[–—-]\s|\.\s|\.\Z|\s(?:on|and|as|at|under|with|in|by|dated|for|where|who|which)\s(?![A-Z]\w+\Z)).*",
    re.DOTALL,
)
_STRAY = re.compile(r"[\s.,:;|*_\"”“/–—-]+\Z|\A[\s\"“*_/-]+|^the\s(?=[a-z])", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<name>[^\W\d_][^\n|–—,]{1,60}?)\s*(?:[|,–—-]|\s-)\s*(?=\Z)")
_BY = re.compile(
    r"^(?:by|von|par|por|di|da)\s+(?P<person>[^|,/–—\n]{3,60})\s?[|,/–—]\s?(?P<name>[^\n|]{2,60})", re.IGNORECASE
)
_FOR = re.compile(
    r"^(?:by|von|par|por)\s+[^|,\n]{3,60}?\s(?:for|für|pour)\s+(?:the\s)?(?P<name>[A-Z][^\n|,]{2,50})", re.IGNORECASE
)


def originals(sheet: Sheet, declared: Sequence[Declared], own: str) -> list[Reading]:
    """Return the readings of who wrote the report, where that is not ``own``, the page's outlet; the best first."""
    found = [
        *_declared(sheet, declared), *_told(sheet), *_sign_offs(sheet), *_under_title(sheet), *_in_bylines(sheet),
        *_in_dateline(sheet),
    ]  # fmt: skip
    return sorted((r for r in found if not _same(r.value, own)), key=lambda r: -r.confidence)


def _same(one: str, other: str) -> bool:
    a, b = folded(known(one) or one), folded(known(other) or other)
    return bool(b) and (a == b or a.replace(" ", "") == b.replace(" ", ""))


def _declared(sheet: Sheet, declared: Sequence[Declared]) -> Iterator[Reading]:
    for each in declared:
        if each.name == "original":
            yield read_in_markup(
                sheet.page, "original_outlet", each.value, each.value, f"declared by {each.where}", 0.6
            )


def _outside(sheet: Sheet) -> Iterator[Line]:
    """The lines that may hold a credit: all but comments, captions, related links and the body's long paragraphs."""
    first, end = sheet.body
    for line in sheet.lines:
        if line.region in (Region.COMMENT, Region.CAPTION, Region.RELATED, Region.TITLE) or line.words > 45:
            continue
        if line.region is Region.BODY and first + 1 < line.number < end - 3:
            continue
        yield line


def _told(sheet: Sheet) -> Iterator[Reading]:
    """ "Originally published by NAME on …", "Source: NAME"."""
    start, _ = sheet.head
    for line in _outside(sheet):
        near = start - 6 <= line.number <= sheet.body[1] + 8
        match = _PUBLISHED.search(line.text)
        if match and (reading := _name(sheet, line, match, "named as the first to publish", 0.95 if near else 0.5)):
            yield reading
        match = _SOURCE.match(line.text) if near and line.words <= 14 else None
        if match and (reading := _name(sheet, line, match, "named as the source", 0.9)):
            yield reading


def _name(sheet: Sheet, line: Line, match: re.Match[str], because: str, confidence: float) -> Reading | None:
    begin, words = match.start("name"), match["name"]
    dates = list(find(words))
    if dates:
        words = words[: dates[0].span.start]
    whole = _STRAY.sub("", words)
    name = whole if is_domain(whole) else _shortened(words)
    if not _may_be_outlet(name):
        return None
    at = line.text.find(name, begin)
    if at < 0:
        return None
    span = Span(line.span.start + at, line.span.start + at + len(name))
    return read_in_text(sheet.page, "original_outlet", name, span, because, confidence)


def _shortened(words: str) -> str:
    name = re.sub(r"\s(?:on|dated|am|le|el|il|du)\s*\Z", "", words.strip())
    name = _END.sub("", name)
    return _STRAY.sub("", name)


def _may_be_outlet(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 7 or len(name) < 2:
        return False
    return name[0].isupper() or is_domain(name) or bool(known(name)) or (len(words) == 1 and name.isalnum())


def _sign_offs(sheet: Sheet) -> Iterator[Reading]:
    """``/NAME``, ``(NAME)``, ``— NAME`` at the end of the last body line or on a line of its own below it."""
    end = sheet.body[1]
    for line in sheet.within(end - 1, end + 3) if end else ():
        if line.region in (Region.COMMENT, Region.RELATED, Region.CAPTION, Region.TITLE):
            return
        raw = sheet.page.text[line.span.start : line.span.end]
        start = max(0, len(raw) - 80)
        # The mark itself may have been taken for a bullet: "— NAME", "/NAME".
        lead = sheet.page.text[max(0, line.span.start - 3) : line.span.start].rpartition("\n")[2] if start == 0 else ""
        match = _SIGN_OFF.search(lead + raw[start:])
        if not match or not _credible(match["name"], alone=line.words <= 6 and line.number >= end - 1):
            continue
        at = line.span.start + start + match.start("name") - len(lead)
        span = Span(at, at + len(match["name"]))
        yield read_in_text(sheet.page, "original_outlet", match["name"], span, "signs the report", 0.85)


def _credible(name: str, *, alone: bool) -> bool:
    """Tell whether a sign-off is an outlet: known or named like one; alone on its line also any capitalised name."""
    if looks_like_outlet(name):
        return len(name.split()) <= 6
    words = name.split()
    capital = all(word[0].isupper() or len(word) <= 3 for word in words) and words[0][0].isupper()
    return (
        alone
        and capital
        and len(words) <= 6
        and not surely_name(name)
        and not any(find(name))
        and not name.endswith(".")
    )


def _under_title(sheet: Sheet) -> Iterator[Reading]:
    """``NAME – DATE`` and NAME alone between the title and the body."""
    start, _ = sheet.head
    title = " ".join(sheet.page.text[t.start : t.end] for t in sheet.titles)
    for line in sheet.within(start + 1, sheet.body[0] + 1):
        if line.region in (Region.COMMENT, Region.CAPTION, Region.RELATED, Region.TITLE) or line.words > 14:
            continue
        date = next(find(line.text), None)
        before = line.text[: date.span.start] if date else line.text
        match = _BESIDE.fullmatch(before) if date else None
        name = match["name"] if match else ("" if date else before.strip())
        if not name or len(name.split()) > 6 or name in title:
            continue
        sure = bool(known(name)) or (looks_like_outlet(name) and not surely_name(name))
        if sure and not re.match(r"(?:by|von|par|por)\b", name, re.I):
            span = Span(line.span.start + line.text.find(name), line.span.start + line.text.find(name) + len(name))
            because = "beside the date under the title" if date else "under the title"
            yield read_in_text(sheet.page, "original_outlet", name, span, because, 0.9 if date else 0.7)


def _in_bylines(sheet: Sheet) -> Iterator[Reading]:
    """``By NAME | OUTLET``, ``By NAME, AGENCY``, ``By NAME for OUTLET``."""
    start, end = sheet.head
    for line in sheet.within(start - 2, end):
        match = _FOR.search(line.text) or _BY.search(line.text) if line.words <= 20 else None
        if match and looks_like_outlet(_shortened(match["name"])):
            if reading := _name(sheet, line, match, "beside the byline", 0.8):
                yield reading
        elif (name := re.sub(r"^by\s+(?:the\s)?", "", line.text, flags=re.I)) != line.text and is_agency(name):
            at = line.span.end - len(name)
            yield read_in_text(sheet.page, "original_outlet", name, Span(at, line.span.end), "an agency's byline", 0.8)


def _in_dateline(sheet: Sheet) -> Iterator[Reading]:
    opened = opening(sheet)
    if opened and opened.agency:
        name = sheet.page.text[opened.agency.start : opened.agency.end]
        if known(name):
            yield read_in_text(sheet.page, "original_outlet", name, opened.agency, "the agency of the dateline", 0.65)
