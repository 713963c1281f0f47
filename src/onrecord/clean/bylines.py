"""Who wrote it: the persons of the byline, without agencies, roles and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.datelines import is_place
from onrecord.clean.lines import Line, Sheet
from onrecord.clean.persons import is_name, persons, same_person, surely_name
from onrecord.clean.press import folded, is_domain
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.wording import any_of, words_of
from onrecord.dates import find
from onrecord.model import Declared, Reading, Region
from onrecord.spans import Span

_BY = re.compile(rf"(?:{any_of('by')}(?:\s?:\s?|\s+)|{any_of('author')}\s?:\s?)(?=\S)", re.IGNORECASE)
_GLUED = re.compile(r"(?:By|BY|Von|Par|Por)(?=[A-Z][a-zà-ÿ]+\s+[A-Z])")
_MID = re.compile(
    r"(?:(?:^|[\s|•·,–—/-])(?:(?:written|posted|published|reported|created|author)\s+by|by|By|BY|par|Par|por|Por|von|Von|door)"
    r"(?:\s?:\s?|\s+)|(?:\b|\d)(?:Author|Autor|Autorin|Auteur|Автор)\s?:\s?)(?=[^\W\d_])"
)
_FOLLOW = re.compile(r"\b[Ff]ollow\s+([^\n]{3,40}?)\s+on\s+(?:Twitter|X|Facebook|Instagram)\b")
_BIO = re.compile(
    r"^((?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+),?\s+(?:is|was)\s+(?:a|an|the|our|senior|chief)\b[^\n]{0,80}?"
    r"\b(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|author|blogger|analyst)\b"
)
_HINT = re.compile(
    r"(?:\b|[_-])(?:author|authors|byline|autor|autoren|auteur|verfasser|redakteur|journalist|writer)(?:\b|[_-])"
)
_HINT_ELSE = re.compile(
    r"(?:\b|[_-])(?:comments?|related|nav|menu|widget|sidebar|bio|footer|recent|newsletter)(?:\b|[_-])"
)
_RANK = {"json-ld": 0, "jsonl": 0, "feed": 0, "meta": 1, "microdata": 2, "opengraph": 3}
_BEFORE = 6  # lines above the title in which an author may stand
_LEAST = 0.3


def bylines(sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str]) -> list[Reading]:
    """Return the readings of the authors, one for each, from the best place that names any; ``outlets`` are none."""
    told = _declared(sheet, declared, {folded(outlet) for outlet in outlets})
    written = _written(sheet)
    if told and written:
        agreeing = [w for w in written if any(same_person(w.value, t.value) for t in told)]
        if len(agreeing) >= len(told):
            return agreeing
        # Blog software declares its users by their login ("jd47"), and the page shows their names.
        handles = all(" " not in t.value for t in told)
        return written if handles and any(" " in w.value for w in written) and written[0].confidence >= 0.7 else told
    return told or written


def _declared(sheet: Sheet, declared: Sequence[Declared], outlets: set[str]) -> list[Reading]:
    by_place: dict[str, list[Reading]] = {}
    for each in declared:
        value = re.sub(r"\s*(?:https?://|www\.)\S+", "", each.value).strip()
        if each.name != "author" or not value or re.search(r"\.(?:com|de|org|net)/|facebook\.com", value):
            continue
        begin = match.end() if (match := _BY.match(value) or _MID.search(value)) else 0
        kept = by_place.setdefault(each.where, [])
        for _, name in persons(value[begin:], alone=" " not in value[begin:]):
            if any(same_person(name, k.value) for k in kept) or folded(name) in outlets or is_domain(name):
                continue
            # Microdata mark the authors of related articles too; the page's own come first.
            if each.where != "microdata" or not kept:
                kept.append(read_in_markup(sheet.page, "byline", name, each.value, f"declared by {each.where}", 0.9))
    # A full name tells more than a login, whatever place it is declared in.
    ranked = sorted(by_place, key=lambda w: (all(" " not in r.value for r in by_place[w]), _RANK.get(w, 4)))
    return next((by_place[where] for where in ranked if by_place[where]), [])


def _written(sheet: Sheet) -> list[Reading]:
    best: list[Reading] = []
    for found in (*_on_lines(sheet), *_below(sheet)):
        if found and (not best or found[0].confidence > best[0].confidence):
            best = found
    kept: list[Reading] = []
    for each in best if best and best[0].confidence >= _LEAST else []:
        if not any(same_person(each.value, k.value) for k in kept):
            kept.append(each)
    return kept


def _on_lines(sheet: Sheet) -> Iterator[list[Reading]]:
    """Yield the persons that each line around the title names, with how sure that makes them the authors."""
    start, end = sheet.head
    below = sheet.body[1]
    title = sheet.title_line if sheet.title_line is not None else max(0, sheet.body[0] - 1)
    for line in sheet.lines:
        hints = " ".join(line.hints.split(" ", 4)[:4])
        if line.region in (Region.COMMENT, Region.TITLE, Region.RELATED) or _HINT_ELSE.search(hints):
            continue
        near = start - _BEFORE <= line.number <= end + 2 or below - 2 <= line.number <= below + 4
        called = line.region is Region.BYLINE or bool(near and _HINT.search(hints))
        if not (near or called) or (line.region in (Region.BODY, Region.CAPTION) and line.words > 9):
            continue
        apart = line.number - title if line.number >= title else 3 + title - line.number
        nearness = -0.02 * min(apart, 12) - 0.1 * (line.number > end + 2)
        yield _names_on(sheet, line, called=called, nearness=nearness)


def _names_on(sheet: Sheet, line: Line, *, called: bool, nearness: float) -> list[Reading]:
    text = line.text[:300]
    begins = _GLUED.match(text) or _BY.match(text)
    match = begins or (_MID.search(text) if line.words <= 25 and line.region is not Region.BODY else None)
    if match:
        alone = begins is not None or called or line.region is Region.DATE or any(find(text[: match.start()]))
        found = _named(sheet, line, match.end(), "after “by”", alone=alone)
        if found:
            several = " " in found[0][1]
            return _readings(sheet, found, "after “by”", 0.7 + 0.1 * called + 0.12 * several + nearness)
    dates = [date.span for date in find(text)]
    begin = dates[0].end if dates and dates[0].start < 12 and not _name_before(text[: dates[0].start]) else 0
    found = _named(sheet, line, begin, "byline", alone=False)
    if not found:
        return []
    name = found[0][1]
    sure = surely_name(name)
    dated = bool(dates) and (line.region is Region.DATE or sure) and not is_place(name)
    if (called and (sure or line.words <= 6)) or (dated and line.words <= 12):
        return _readings(sheet, found, "byline", 0.6 + 0.1 * sure + nearness)
    alone_on_line = line.words <= len(name.split()) + 3 or re.search(r"\sin\s[A-Z]", text)
    opens = line.region is Region.BODY and line.number <= sheet.body[0] + 1
    if sure and alone_on_line and (opens or line.region not in (Region.BODY, Region.CAPTION)):
        return _readings(sheet, found[:1], "a name by the title", 0.5 + nearness)
    return []


def _name_before(text: str) -> bool:
    return is_name(text.strip(" ,|/–—-·•:"))


def _named(sheet: Sheet, line: Line, begin: int, because: str, *, alone: bool) -> list[tuple[Span, str]]:
    """Return the persons named on a line from ``begin`` on, up to its next date."""
    rest = line.text[begin : begin + 300]
    date = next(find(rest), None)
    if date and date.span.start > 2:
        rest = rest[: date.span.start]
    title = sheet.lines[sheet.title_line].text if sheet.title_line is not None else ""
    return [
        (span, name)
        for span, name in persons(rest, line.span.start + begin, alone=alone)
        if name.lower() not in words_of("menu") and (" " not in name or name not in title)
    ]


def _readings(sheet: Sheet, found: Sequence[tuple[Span, str]], because: str, confidence: float) -> list[Reading]:
    confidence = max(0.05, min(0.95, confidence))
    return [read_in_text(sheet.page, "byline", name, span, because, confidence) for span, name in found]


def _below(sheet: Sheet) -> Iterator[list[Reading]]:
    """Below the body: "Follow NAME on Twitter", "NAME is a reporter for …"."""
    end = sheet.body[1]
    for line in sheet.within(max(end - 2, 0), end + 12):
        if line.region in (Region.COMMENT, Region.RELATED):
            continue
        for pattern in (_FOLLOW, _BIO):
            if (match := pattern.search(line.text[:400])) and " " in match[1] and is_name(match[1]):
                span = Span(*match.span(1)).shift(line.span.start)
                yield [read_in_text(sheet.page, "byline", match[1], span, "introduced below the report", 0.5)]
