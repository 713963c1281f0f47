"""Who wrote it, where a page names another outlet or an agency as its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.cue_kinds import BY, CAME, EARLIER, ONCE, SOURCE, TEXT
from onrecord.clean.cues import opens_with
from onrecord.clean.date_kinds import is_rank
from onrecord.clean.datelines import has_day, is_place, opening
from onrecord.clean.lines import BODY, CAPTION, COMMENT, RELATED, TITLE, Line, Sheet, dates_on
from onrecord.clean.persons import first_names, is_name, surely_name
from onrecord.clean.press import folded, is_agency, is_domain, known, looks_like_outlet, of_address
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.signoffs import sign_offs
from onrecord.clean.wording import any_of, words_of
from onrecord.dates import find
from onrecord.model import Capture, Declared, Reading
from onrecord.spans import Span

_PUBLISHED = re.compile(
    r"\b(?:(?:was|were|is|has been)\s+)?(?:(?:originally|first|previously)\s+"
    r"(?:published|printed|appeared|ran|posted|aired|reported|carried|released)|"
    r"(?:re-?published|re-?printed|re-?posted|reproduced|syndicated|cross-?posted|taken(?=\s+(?:from|with)\b))|"
    r"(?:this|the)\s+(?:article|story|report|piece|post|text)\s+(?:\w+\s){0,3}?(?:published|appeared|ran|comes|came|is|was))"
    r"(?<!reported)\s+(?:here\s+)?(?:with\s+(?:kind\s+)?permission\s+)?(?:by|in|on|at|from|of|via)\s+"
    r"(?:the\s+website\s+of\s+)?(?P<name>[^\n]{2,120})",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"{any_of('source')}(?:\s?:\s?|\s+)(?P<name>\S[^\n]{{1,100}})", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:[,;|(]|\s[–—-]\s|\.\s|\.\Z|\s(?:on|and|as|at|under|with|in|by|dated|for|where|who|which)\s(?![A-Z]\w+\Z)).*",
    re.DOTALL,
)
# "… in The Veska Courier at 9:05 a.m."
_TIMED = re.compile(r"\s+(?:at|um|à|om|kl\.?)\s\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]\.?m\.?|\sUhr|h)?(?:\s[A-Z]{2,4})?\W*\Z")
# Quotations, pictures, and what a year or a time of day follows are no names of outlets.
_NO_NAME = re.compile(
    r"[“”‘„«»?!;]|\b(?:photos?|pictures?|images?|foto|getty)\b|\s(?:in|at|on|since)\s\d", re.IGNORECASE
)
_DATED = re.compile(r"\s*(?:\bon|\bin|\bdated|\bam|\ble|\bel|\bil|\bdu|[(,|–-])\s*\Z")
_STRAY = re.compile(r"[\s.,:;|*_\"”“/–—-]+\Z|\A[\s\"“*_/-]+")
_BESIDE = re.compile(r"(?P<name>[^\W\d_][^\n|–—,]{1,60}?)\s*(?:[|,–—-]|\s-)\s*(?=\Z)")
_BY = re.compile(
    r"^(?:by|von|par|por|di|da)\s+(?P<person>[^|,/–—\n]{3,60})\s?[|,/–—]\s?(?P<name>[^\n|]{2,60})", re.IGNORECASE
)
_LONG = 45  # words
_FAR = 40  # lines between a first title and the last that are looked at
_NOTE = 12  # words: a longer line of the body speaks of other things than itself
_OF_TEXT = re.compile(
    r"\b(?:article|story|report|piece|post|text|column|essay|interview|version|excerpt|commentary|was|were|is|been|"
    r"re-?p\w+|reproduced|syndicated|cross-?posted)\b",
    re.IGNORECASE,
)
_BUTTONS = words_of("menu", "platform")
_FEW = 2  # words that may follow the name of a source
_LEADS_IN = re.compile(r"\A[^:]{2,60}:\s*\Z")  # "From The Veska Courier:" leads to a quotation
_BYLINE = re.compile(r"^by\s+(?:the\s)?", re.IGNORECASE)
_CREDIT = re.compile(r"(?:written\s)?by\s", re.IGNORECASE)
_FOR = re.compile(
    r"^(?:by|von|par|por)\s+[^|,\n]{3,60}?\s(?:for|für|pour)\s+(?:the\s)?(?P<name>[A-Z][^\n|,]{2,50})", re.IGNORECASE
)


def originals(
    sheet: Sheet, declared: Sequence[Declared], capture: Capture, own: str, *, is_forum: bool
) -> list[Reading]:
    """Return the readings of who wrote the report, where that is not ``own``, the page's outlet; the best first.

    An agency that is credited as an author is, on a page that does not say it was taken over, its ``agency``: outlets
    print agencies' reports as their own. ``is_forum``: members posted it, so that a name alone above the text is most
    likely its source.
    """
    found = [
        *_declared(sheet, declared), *_canonical(sheet, declared, capture), *_told(sheet), *sign_offs(sheet),
        *_under_title(sheet, is_forum=is_forum), *_in_bylines(sheet), *_in_dateline(sheet),
    ]  # fmt: skip
    return sorted((r for r in found if not _same(r.value, own)), key=lambda r: -r.confidence)


def _same(one: str, other: str) -> bool:
    a, b = folded(known(one) or one), folded(known(other) or other)
    return bool(b) and (a == b or a.replace(" ", "") == b.replace(" ", ""))


def _declared(sheet: Sheet, declared: Sequence[Declared]) -> Iterator[Reading]:
    for each in declared:
        if each.name == "original":
            is_address = "/" in each.value or each.value.startswith("http")
            name = of_address(each.value) if is_address else each.value
            if name:
                yield read_in_markup(sheet.page, "original_outlet", name, each.value, f"declared by {each.where}", 0.6)


def _canonical(sheet: Sheet, declared: Sequence[Declared], capture: Capture) -> Iterator[Reading]:
    """A page of one well-known outlet that gives an address of another's as its own was taken from there."""
    here = of_address(capture.url)
    for each in declared:
        there = of_address(each.value) if each.name == "url" and here else None
        if there and there != here:
            yield read_in_markup(sheet.page, "original_outlet", there, each.value, "its canonical address", 0.6)
            return


def _outside(lines: tuple[Line, ...], first: int, end: int) -> list[Line]:
    """Return the lines that may name a source, less comments, captions, related links and long paragraphs.

    ``first`` and ``end`` are the body's; amid it none may.
    """
    found: list[Line] = []
    for line in lines:
        region = line.region
        if line.words > _LONG or not line.cues & (ONCE | CAME | SOURCE):
            continue
        if region is COMMENT or region is CAPTION or region is RELATED or region is TITLE:
            continue
        if region is not BODY or line.number <= first + 1 or line.number >= end - 3:
            found.append(line)
    return found


def _told(sheet: Sheet) -> Iterator[Reading]:
    """ "Originally published by NAME on …", "Source: NAME"."""
    first, end = sheet.body
    starts = [sheet.head[0], *sheet.headlines, *[number for number in sheet.title_lines if number < _FAR]]
    for line in _outside(sheet.within(min(starts) - 6, end + 9), first, end):
        match = _published(line)
        if match and line.region is BODY and line.words > _NOTE and not _OF_TEXT.search(line.text[: match.end()]):
            match = None  # "The fever first appeared in West Norvik at the end of …"
        if match and (reading := _name(sheet, line, match, "named as the first to publish", 0.95)):
            yield reading
        match = _SOURCE.match(line.text) if line.cues & SOURCE and line.words <= 14 else None
        below = line.number > sheet.body[0]
        if match and (_is_of_something_else(sheet, line, match) or _LEADS_IN.search(line.text)):
            continue
        if match and below and match["name"][0].islower() and not is_domain(match["name"].split()[0]):
            continue
        # Without a colon, "Via NAME" must be all of the line; below the body, what is named may be a picture's source.
        colon = match is not None and ":" in line.text[: match.start("name")]
        if match and (colon or line.words <= 6):
            confidence = 0.9 if line.number <= sheet.body[0] else 0.75
            if reading := _name(sheet, line, match, "named as the source", confidence):
                yield reading


def _published(line: Line) -> re.Match[str] | None:
    may_tell = line.cues & ONCE or (line.cues & CAME and line.cues & (EARLIER | TEXT))
    return _PUBLISHED.search(line.text) if may_tell else None


def _is_of_something_else(sheet: Sheet, line: Line, match: re.Match[str]) -> bool:
    """Tell whether a source is that of a picture or a table amid the text, or goes on as a headline does."""
    first, end = sheet.body
    rest = match["name"].partition(", ")[2]
    is_headline = len(rest.split()) > _FEW and not any(find(rest)) and rest[:1].islower()
    return first + 1 < line.number < end - 1 or is_headline


def _name(sheet: Sheet, line: Line, match: re.Match[str], because: str, confidence: float) -> Reading | None:
    begin, words = match.start("name"), match["name"]
    dates = list(find(words))
    if dates:
        words = _DATED.sub("", words[: dates[0].span.start])
    words = _TIMED.sub("", words)
    whole = _STRAY.sub("", words)
    name = whole if (dates and len(whole.split()) <= 7) or is_domain(whole) else _shortened(words)
    if match.re is _PUBLISHED and name.startswith("the "):
        name = name[4:]
    is_handle = match.re is _SOURCE and name.isalnum() and not name.isdigit()  # "Source: veskatoday"
    if not (_may_be_outlet(name) or (is_handle and _may_be_outlet(name.capitalize()))):
        return None
    at = line.text.find(name, begin)
    if at < 0:
        return None
    span = Span(line.start + at, line.start + at + len(name))
    return read_in_text(sheet.page, "original_outlet", name, span, because, confidence)


def _shortened(words: str) -> str:
    name = re.sub(r"\s(?:on|dated|am|le|el|il|du)\s*\Z", "", words.strip())
    return _STRAY.sub("", _END.sub("", name))


def _may_be_outlet(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 7 or len(name) < 2 or name.lower() in words_of("platform", "menu"):
        return False
    if name.replace(" ", "").isdigit() or has_day(name) or _NO_NAME.search(name):
        return False
    if name.lower() in words_of("body") or ("/" in name and not is_domain(name)):
        return False
    return name[0].isupper() or is_domain(name) or bool(known(name))


def _under_title(sheet: Sheet, *, is_forum: bool) -> Iterator[Reading]:
    """``NAME – DATE`` and NAME alone between the title and the body."""
    start, _ = sheet.head
    title = " ".join([sheet.page.text[t.start : t.end] for t in sheet.titles[:20]])
    for line in _head_lines(sheet, start):
        dates = dates_on(line)
        if dates:
            yield from _beside_date(sheet, line, dates[0].span, line.number - start)
            continue
        heads = is_forum and any(_heads(sheet, line, at) for at in sheet.headlines or (sheet.title_line or 0,))
        if (line.number > start or heads) and line.text not in title and _stands_alone(line.text, heads):
            field = "agency" if is_agency(line.text) and not heads else "original_outlet"
            confidence = 0.84 if heads else 0.7 - 0.02 * min(10, abs(line.number - start))
            yield read_in_text(sheet.page, field, line.text, line.span, "under the title", confidence)


def _head_lines(sheet: Sheet, start: int) -> list[Line]:
    """The short lines from the first that is called a title to the body's second: where credits stand."""
    first = sheet.title_lines[0] if sheet.title_lines else start
    found: list[Line] = []
    for line in sheet.within(max(min(first, start) + 1, start - _FAR), sheet.body[0] + 1):
        region = line.region
        if region is COMMENT or region is CAPTION or region is RELATED or line.words > 12:
            continue
        if region is TITLE and not is_domain(line.text):
            continue
        if region is not BODY or line.words <= 8:
            found.append(line)
    return found


def _heads(sheet: Sheet, line: Line, title: int) -> bool:
    """Tell whether a line stands right under a title, or only credits and dates are between."""
    if not title < line.number <= title + 2:
        return False
    between = sheet.within(title + 1, line.number)
    named = is_name(line.text) and not line.text.startswith("The ")
    credited = any(_CREDIT.match(n.text) for n in sheet.within(line.number + 1, line.number + 2))
    return (not named or credited) and all(_CREDIT.match(n.text) or dates_on(n) for n in between)


def _beside_date(sheet: Sheet, line: Line, date: Span, below: int) -> Iterator[Reading]:
    told = _published(line) or (line.cues & SOURCE and _SOURCE.match(line.text))  # read as such elsewhere
    match = None if told else _BESIDE.fullmatch(line.text[: date.start])
    name = match["name"].strip() if match else ""
    words = name.split()
    if (
        len(name) < 3
        or len(words) > 7
        or re.match(r"(?:by|von|par|por|on|am|posted|published|updated)\b", name, re.IGNORECASE)
    ):
        return
    if is_place(name) or surely_name(name) or not _may_be_outlet(name) or has_day(name):
        return
    # "NAME – DATE" as the whole line right under the title is how blogs name their source; of two or three words
    # it may as well be an author's name.
    whole = len(line.text) - date.end <= 1 and below <= 2
    unlike_a_person = words[0] in ("The", "Le", "La", "El", "Der", "Die", "Das") or len(words) > 3 or not is_name(name)
    if known(name) or looks_like_outlet(name) or (whole and unlike_a_person):
        span = Span(line.start, line.start + len(name))
        confidence = 0.9 if whole or known(name) else 0.6
        yield read_in_text(sheet.page, "original_outlet", name, span, "beside the date under the title", confidence)


def _stands_alone(name: str, is_forum: bool) -> bool:
    """Tell whether a line that holds nothing else is the name of a source."""
    words = name.removeprefix("The ").split() or [name]
    if len(words) > 6 or name[-1] in ".:!?,":
        return False
    is_told = name[0].isupper() or is_domain(name) or (name != name.lower() and known(name))
    if not is_told and not (is_forum and looks_like_outlet(name)):
        return False
    for word in words:
        if word.lower().strip("|,") in _BUTTONS:
            return False
    if known(name) or is_domain(name) or is_agency(name) or (is_forum and known(words[0])):
        return True
    if any(char.isdigit() for char in name) and not is_forum:
        return False
    if len(words) == 1 and (len(name) < 3 or name.lower() in words_of("invitation")):
        return False
    if not is_forum or (len(words) == 1 and name[-1].isdigit()):
        return False
    large = all(word[0].isupper() or len(word) <= 3 or word[0].isdigit() for word in words)
    office = any(word.lower() in words_of("office") - words_of("outlet") for word in words)
    person = surely_name(name) or (len(words) == 1 and name.lower() in first_names())
    return large and not office and not person and not is_rank(name)


def _in_bylines(sheet: Sheet) -> Iterator[Reading]:
    """``By NAME | OUTLET``, ``By NAME, AGENCY``, ``By NAME for OUTLET``."""
    start, end = sheet.head
    for line in sheet.within(start - 2, end):
        if not line.cues & BY or not opens_with(line.text, BY):
            continue
        match = _FOR.search(line.text) or _BY.search(line.text) if line.words <= 20 else None
        if match and looks_like_outlet(_shortened(match["name"])):
            if reading := _name(sheet, line, match, "beside the byline", 0.8):
                yield reading
        elif (name := _BYLINE.sub("", line.text)) != line.text and is_agency(name):
            at = line.end - len(name)
            yield read_in_text(sheet.page, "agency", name, Span(at, line.end), "an agency's byline", 0.8)


def _in_dateline(sheet: Sheet) -> Iterator[Reading]:
    opened = opening(sheet)
    if opened and opened.agency:
        name = sheet.page.text[opened.agency.start : opened.agency.end]
        if known(name):
            yield read_in_text(sheet.page, "agency", name, opened.agency, "the agency of the dateline", 0.65)
