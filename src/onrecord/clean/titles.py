"""The article's title, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.cues import beginnings, may_have
from onrecord.clean.lines import BODY, BYLINE, CAPTION, DATE, OTHER, TITLE, Line, Sheet, dates_on
from onrecord.clean.press import folded, known
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.site_names import FEW, MOST_CHARS, marks_in, tidy, without_site
from onrecord.clean.title_words import in_body, long_words, said_again
from onrecord.clean.wording import any_in, words_of
from onrecord.dates import find
from onrecord.model import Declared, Reading
from onrecord.spans import Span

_RANK = {"jsonl": 0, "feed": 0, "nexis": 0, "factiva": 0, "json-ld": 1, "opengraph": 2, "meta": 3, "microdata": 3}
_PICTURE = re.compile(r"\b(?:photo|foto|image|picture|getty|reuters|courtesy)\b|©", re.IGNORECASE)
_STEMS_PICTURE = beginnings(("photo", "foto", "image", "picture", "getty", "reuters", "courtesy"))
_TRAIL_MARKS = ("/", "›", "»", ">", "|")  # one of these stands in each that it matches
_TRAIL = re.compile(r"\s*(?:home|start|startseite|accueil|inicio)\b\s*[/›»>|]", re.IGNORECASE)
_FURNITURE = (
    "continue reading", "zurück", "back to", "skip to", "by submitting", "welcome to", "you are here", "sie sind hier",
    "read more", "mehr zum", "sign up", "subscribe", "preis:", "price:", "we use", "wir verwenden", "retour ",
    "posted ", "advertisement",
)  # fmt: skip
_MENU = words_of("menu")
_MOST_WORDS = 40  # of a heading
_ABOVE = 12  # lines above the body
_CLEAR = 0.6  # what the page shows so clearly outdoes a declared title of quite other words: "News"
_LEAST = 0.4


def title(sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str]) -> Reading | None:
    """Return the reading of the title; None where the page has none.

    ``outlets`` are names of the site, as far as they are known: what a title is parted from by a bar or a dash.
    """
    runs = _runs(sheet, outlets)
    headings: dict[str, _Run | None] = {}
    for run in runs:
        name = folded(run.value)
        if headings.get(name) is None:
            headings[name] = run if run.is_near else None
    told = list(_told(sheet, declared, outlets, headings))
    for each in told:
        if shown := headings.get(folded(each.value)):
            return _read(sheet, shown, 0.95)
    for each in told:
        if kicked := _under_kicker(sheet, runs, each.value):
            return kicked
    weighed = _all_weighed(sheet, [run for run in runs if run.is_near])
    weight, found = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    # What a list of articles calls an article is its title; a page's own markup may name the site, a section, or
    # what search engines shall show.
    is_listed = any(each.name == "title" and _RANK.get(each.where) == 0 for each in declared)
    if told and (is_listed or found is None or not _outdoes(found, weight, told[0].value)):
        return told[0]
    if found and weight < _LEAST:
        weight, found = max(((w, run) for w, run in weighed if run.is_called), key=lambda p: p[0], default=(0.0, None))
    return _read(sheet, found, weight) if found else None


def _under_kicker(sheet: Sheet, runs: Sequence[_Run], told: str) -> Reading | None:
    """Return the title where a heading holds a kicker and then what is declared: "Ferries Storm closes the harbour"."""
    if len(told.split()) < FEW:
        return None
    for run in runs:
        line = run.lines[0]
        at = line.text.casefold().rfind(told.casefold()) if run.is_near and len(run.lines) == 1 else -1
        if at > 0 and at + len(told) >= len(line.text) - 1 and len(told) == len(told.casefold()):
            span = Span(line.start + at, line.start + at + len(told))
            return read_in_text(sheet.page, "title", span.of(sheet.page.text), span, "under its kicker", 0.9)
    return None


@dataclass(frozen=True)
class _Run:
    """Lines that may be the title."""

    __slots__ = ("is_called", "is_near", "lines", "value")
    lines: tuple[Line, ...]
    value: str  # without the name of the site
    is_called: bool  # its region is title
    is_near: bool  # it stands where titles stand; else it only bears out what the markup declares

    @property
    def level(self) -> int:
        """Its rank among headings, 1 the highest, where its tag tells; 0 where it is none."""
        tag = self.lines[0].hints[:2]
        return int(tag[1]) if tag[:1] == "h" and tag[1:].isdigit() else 0


def _outdoes(run: _Run, weight: float, told: str) -> bool:
    """Tell whether what the page shows is its title, and not what its markup declares in other words."""
    ours, theirs = long_words(run.value), long_words(told)
    if not ours & theirs:
        hints = run.lines[0].hints
        # Where a page is marked up, a paragraph or a caption does not outdo what it declares.
        is_heading = not hints or run.level > 0 or "title" in hints or "headline" in hints
        return weight >= _CLEAR and (is_heading or (run.is_called and _names_a_place(told)))
    return run.is_called and weight >= _CLEAR and run.level in (1, 2)


def _names_a_place(told: str) -> bool:
    """Tell whether no part of a declared title has more than two words: a site and a section, "LTA :: News"."""
    cuts = marks_in(told)
    ends = [0, *(place for cut in cuts for place in cut), len(told)]
    return bool(cuts) and all(len(told[a:b].split()) < FEW for a, b in zip(ends[::2], ends[1::2], strict=True))


def _read(sheet: Sheet, run: _Run, confidence: float) -> Reading:
    span = Span(run.lines[0].start, run.lines[-1].end)
    because = "above the body" if run.lines[0].number <= max(sheet.body[0], 0) else "called a title"
    return read_in_text(sheet.page, "title", run.value, span, because, max(0.01, min(0.95, confidence)))


def _told(
    sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str], shown: Container[str]
) -> Iterator[Reading]:
    for each in sorted((d for d in declared if d.name == "title"), key=lambda d: _RANK.get(d.where, 4)):
        value = without_site(tidy(each.value), outlets, shown)
        if value:
            yield read_in_markup(sheet.page, "title", value, each.value, f"declared by {each.where}", 0.9)


def _runs(sheet: Sheet, outlets: Sequence[str]) -> list[_Run]:
    """The lines that may be the title: those called title, headings, and the short lines above the body."""
    runs: list[_Run] = []
    first = sheet.body[0] if sheet.body[1] else min(20, len(sheet.lines))
    for group in _groups(sheet, sheet.lines, first):
        words = group[0].text if len(group) == 1 else " ".join([line.text for line in group])
        words = " ".join(words.split())[:MOST_CHARS]
        called = group[0].region is TITLE
        value = without_site(words, outlets, (), by_bar=group[0].number <= 1)
        if value:
            near = called or group[0].number <= first + 1
            runs.append(_Run(tuple(group), value, called, near))
    return runs


def _groups(sheet: Sheet, lines: tuple[Line, ...], first: int) -> list[list[Line]]:
    """Return the lines that may be a title, those of one together; ``first``: the number of the body's first."""
    spans = sheet.titles
    at = 0
    groups: list[list[Line]] = []
    group: list[Line] = []
    for line in lines:
        while at < len(spans) and line.start >= spans[at].end:
            at += 1
        if line.region is TITLE:
            if group and at < len(spans) and _goes_on(sheet, group, line, spans[at]):
                group.append(line)
                continue
        elif not (line.number <= first + 1 and _may_be_title(sheet, line, first)) and not (
            line.words <= _MOST_WORDS and _is_headed(line)
        ):
            continue
        group = [line]
        groups.append(group)
    return groups


def _goes_on(sheet: Sheet, group: list[Line], line: Line, span: Span) -> bool:
    """Tell whether a line continues a title: in one passage with it, or a marked heading that was wrapped."""
    before = group[-1]
    if before.region is not TITLE or before.number != line.number - 1:
        return False
    wrapped = _lead(sheet, group[0]) and sheet.page.text[before.end : line.start] in ("\n", "\r\n")
    return group[0].start >= span.start or bool(wrapped)


def _lead(sheet: Sheet, line: Line) -> str:
    """Return the mark of a heading that text made from markup puts before a line: ``#``, ``##``."""
    text = sheet.page.text
    end = line.start
    if not end or text[end - 1] == "\n":
        return ""  # as most lines stand
    if text[end - 1] != "#" and not (
        text[end - 1].isspace() and end > 1 and (text[end - 2] == "#" or text[end - 2].isspace())
    ):
        return ""
    lead = text[max(0, end - 8) : end].rpartition("\n")[2].strip()
    return lead if lead.startswith("#") and not lead.strip("#") else ""


def _is_headed(line: Line) -> bool:
    """Tell whether a line is marked up as a heading of the first or second rank."""
    hints = line.hints
    return len(hints) > 1 and hints[0] == "h" and (hints[1] == "1" or hints[1] == "2")


def _may_be_title(sheet: Sheet, line: Line, first: int) -> bool:
    """Tell whether a line above the body that is called something else may be its title."""
    if not 3 <= line.words <= 30 or line.text[len(line.text) - 1] in ":,»":
        return False
    if line.region in (OTHER, BODY, CAPTION) and _lead(sheet, line) in ("#", "##"):
        return True
    near = line.number >= first - _ABOVE
    if line.region is OTHER:
        return near or _is_headed(line)
    if line.region is DATE:
        # "Report of 22.04.2020 - …": a title that holds a date is easily taken for one
        return line.words >= 7 and near
    return line.region is CAPTION and near and line.words <= 20


def _all_weighed(sheet: Sheet, runs: Sequence[_Run]) -> list[tuple[float, _Run]]:
    """Return how much speaks for each title, with it."""
    words = [long_words(run.value) for run in runs]
    body = in_body(sheet, frozenset([word for each in words for word in each]))
    again = said_again(sheet, [" ".join([line.text for line in run.lines]).casefold() for run in runs])
    return [
        (_weighed(sheet, run, 0.3 * len(each & body) / max(3, len(each)), count), run)
        for run, each, count in zip(runs, words, again, strict=True)
    ]


def _weighed(sheet: Sheet, run: _Run, shared: float, again: int) -> float:
    """How much speaks for a title: it is called one, its words stand in the body, a byline or date comes next."""
    line, value = run.lines[0], run.value
    first = sheet.body[0] if sheet.body[1] else len(sheet.lines)
    weight = 0.25 + 0.25 * run.is_called
    weight += {1: 0.2, 2: 0.1}.get(run.level, 0.0) + {"#": 0.3, "##": 0.1}.get(_lead(sheet, line), 0.0)
    weight += shared
    below = [n for n in sheet.within(run.lines[-1].number + 1, run.lines[-1].number + 5) if n.words < 12]
    weight += 0.12 * any(b.region is BYLINE or b.region is DATE or bool(dates_on(b)) for b in below)
    weight -= 0.01 * min(20, abs(first - run.lines[-1].number)) + 0.2 * (line.number > first)
    weight += 0.08 * min(4, again - 1)
    return weight - _unlike_a_title(value)


def _unlike_a_title(value: str) -> float:
    """What speaks against a title: words of menus, an outlet's name, a date, a picture's credit, a whole sentence."""
    parts = value.split()
    menu = len([word for word in parts if word.lower().strip(",.") in _MENU])
    against = 0.4 * menu / max(1, len(parts)) + 0.2 * bool(known(value)) + 0.3 * (len(parts) < 3)
    against += 0.2 * (value[-1] in ".;" and not value.endswith("...")) + 0.3 * _is_trail(value)
    against += 0.15 * (value[0] in "←<‹→") + 0.3 * (value.casefold().startswith(_FURNITURE))
    dates = [found.span for found in find(value) if found.date.precision == "day"]
    rest = len(value) - sum(len(span) for span in dates)
    return against + (0.3 if rest < 25 else 0.1) * bool(dates) + 0.2 * _names_a_picture(value)


def _is_trail(value: str) -> bool:
    """Tell whether a line is the way from a site's first page to this one: "Home / Harbour / Ferries"."""
    return any_in(_TRAIL_MARKS, value) and _TRAIL.match(value) is not None


def _names_a_picture(value: str) -> bool:
    return ("©" in value or may_have(_STEMS_PICTURE, value)) and _PICTURE.search(value) is not None
