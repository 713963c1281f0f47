"""Who wrote it: the persons of the byline, without agencies, roles and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.lines import Line, Sheet
from onrecord.clean.persons import persons, same_person, surely_name
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.wording import any_of
from onrecord.dates import find
from onrecord.model import Declared, Reading, Region
from onrecord.spans import Span

_BY = re.compile(rf"{any_of('by')}(?:\s?:\s?|\s+)(?=\S)", re.IGNORECASE)
_MID = re.compile(
    r"(?:^|[\s|•·,–—/-])(?:(?:written|posted|published|reported|created)\s+by|by|BY|par|por|von|door)(?:\s?:\s?|\s+)(?=[^\W\d_])"
)
_FOLLOW = re.compile(r"\bFollow\s+([^\n]{3,40}?)\s+on\s+(?:Twitter|X|Facebook|Instagram)\b")
_BIO = re.compile(
    r"^((?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+),?\s+(?:is|was)\s+(?:a|an|the|our|senior|chief)\b[^\n]{0,80}?"
    r"\b(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|author|blogger|analyst)\b"
)
_IN_PLACE = re.compile(r"\s+in\s+[A-Z]")
_BEFORE, _AFTER = 6, 5  # lines around title and first paragraph in which an author may stand


def bylines(sheet: Sheet, declared: Sequence[Declared]) -> list[Reading]:
    """Return the readings of the authors, one for each, from the best place that names any."""
    told = list(_declared(sheet, declared))
    written = _written(sheet)
    if told and written:
        agreeing = [w for w in written if any(same_person(w.value, t.value) for t in told)]
        return agreeing if len(agreeing) >= len(told) else told
    return told or written


def _declared(sheet: Sheet, declared: Sequence[Declared]) -> Iterator[Reading]:
    rank = {"json-ld": 0, "jsonl": 0, "feed": 0, "meta": 1, "opengraph": 2, "microdata": 3}
    authors = sorted((d for d in declared if d.name == "author"), key=lambda d: rank.get(d.where, 4))
    seen: list[str] = []
    where = ""
    for each in authors:
        if where and each.where != where:
            break
        for _, name in persons(each.value, alone=" " not in each.value.strip()):
            if not any(same_person(name, s) for s in seen) and not name.lower().startswith("http"):
                where = each.where
                seen.append(name)
                yield read_in_markup(sheet.page, "byline", name, each.value, f"declared by {each.where}", 0.9)


def _written(sheet: Sheet) -> list[Reading]:
    places = (_after_by, _on_byline_lines, _bare_names, _below)
    for place in places:
        found = list(place(sheet))
        if found:
            return _once(found)
    return []


def _once(found: Sequence[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for each in found:
        if not any(same_person(each.value, k.value) for k in kept):
            kept.append(each)
    return kept


def _near(sheet: Sheet) -> Sequence[Line]:
    """The lines about the title, and between it and the body, nearest first."""
    start, end = sheet.head
    lines = [
        line
        for line in sheet.within(start - _BEFORE, end + _AFTER)
        if line.region not in (Region.COMMENT, Region.TITLE, Region.CAPTION, Region.RELATED)
    ]
    return sorted(lines, key=lambda line: (line.region is not Region.BYLINE, line.number < start, line.number))


def _after_by(sheet: Sheet) -> Iterator[Reading]:
    for line in _near(sheet):
        if line.region is Region.BODY and line.words > 12:
            continue
        match = _BY.match(line.text) or (_MID.search(line.text) if line.words <= 25 else None)
        if match:
            found = list(_named(sheet, line, match.end(), "after “by”", 0.9, alone=True))
            if found:
                yield from found
                return


def _named(sheet: Sheet, line: Line, begin: int, because: str, confidence: float, *, alone: bool) -> Iterator[Reading]:
    """Yield the persons named on a line from ``begin`` on, up to its first date."""
    rest = line.text[begin : begin + 300]
    for date in find(rest):
        if date.span.start > 2:
            rest = rest[: date.span.start]
        break
    for span, name in persons(rest, line.span.start + begin, alone=alone):
        yield read_in_text(sheet.page, "byline", name, span, because, confidence)


def _on_byline_lines(sheet: Sheet) -> Iterator[Reading]:
    lines = [line for line in sheet.lines if line.region is Region.BYLINE]
    title = sheet.title_line or 0
    for line in sorted(lines, key=lambda each: (abs(each.number - title), each.number)):
        if abs(line.number - title) > 30 and line.number > sheet.body[1] + 3:
            continue
        text = line.text[:300]
        spans = [d.span for d in find(text)]
        begin = spans[0].end if spans and spans[0].start < 3 else 0
        found = list(_named(sheet, line, begin, "byline", 0.7, alone=False))
        if found:
            yield from found
            return


def _bare_names(sheet: Sheet) -> Iterator[Reading]:
    """A name on a line of its own between the title and the body, or before a date on one line."""
    start, end = sheet.head
    for line in sheet.within(start + 1, end + 2):
        if line.region in (Region.BODY, Region.COMMENT, Region.CAPTION, Region.RELATED) or line.words > 12:
            continue
        text = line.text
        dates = list(find(text))
        text = text[: dates[0].span.start] if dates and dates[0].span.start > 4 else text
        for span, name in persons(text, line.span.start):
            alone = len(name) >= len(text.strip(" ,|/–—-·•:")) - 1 or _IN_PLACE.match(text[len(name) :])
            if surely_name(name) and (alone or dates):
                yield read_in_text(sheet.page, "byline", name, span, "a name under the title", 0.6)
                return


def _below(sheet: Sheet) -> Iterator[Reading]:
    """Below the body: "Follow NAME on Twitter", "NAME is a reporter for …"."""
    for line in sheet.within(max(sheet.body[1] - 2, 0), sheet.body[1] + 12):
        if line.region in (Region.COMMENT, Region.RELATED):
            continue
        for pattern in (_FOLLOW, _BIO):
            if (match := pattern.search(line.text)) and surely_name(match[1]):
                span = Span(*match.span(1)).shift(line.span.start)
                yield read_in_text(sheet.page, "byline", match[1], span, "introduced below the report", 0.6)
                return
