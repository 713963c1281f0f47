"""The article's title, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.lines import Line, Sheet
from onrecord.clean.press import folded, known
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.wording import words_of
from onrecord.dates import find
from onrecord.model import Declared, Reading, Region
from onrecord.spans import Span

_PART = re.compile(r"\s+(?:[|–—•·»«›‹]|-{1,3}|::|/)\s+|\s*[|»›]\s*|\s::?\s")
_RANK = {"jsonl": 0, "feed": 0, "json-ld": 1, "opengraph": 2, "meta": 3, "microdata": 3}
_BLANKS = re.compile(r"\s+")
_TIDY = re.compile(r"^[\s#>*•·▪|=-]+|[\s*|#]+$")
_MOST_CHARS = 400
_LATER_FIRST = 4  # characters that a title must have


def title(sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str]) -> Reading | None:
    """Return the reading of the title; None where the page has none.

    ``outlets`` are names of the site, as far as they are known: what a title is parted from by a bar or a dash.
    """
    shown = list(_shown(sheet, outlets))
    told = list(_told(sheet, declared, outlets, [folded(s.value) for s in shown]))
    for each in told:
        for other in shown:
            if folded(each.value) == folded(other.value):
                return other
    if told:
        return told[0]
    return max(shown, key=lambda s: s.confidence, default=None)


def _told(
    sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str], shown: Sequence[str]
) -> Iterator[Reading]:
    for each in sorted((d for d in declared if d.name == "title"), key=lambda d: _RANK.get(d.where, 4)):
        value = without_site(tidy(each.value), outlets, shown)
        if value:
            yield read_in_markup(sheet.page, "title", value, each.value, f"declared by {each.where}", 0.9)


def _shown(sheet: Sheet, outlets: Sequence[str]) -> Iterator[Reading]:
    """Yield what stands on the page as a title; the one next above the body, and headings, with more confidence."""
    first = sheet.body[0] if sheet.body[1] else len(sheet.lines)
    runs = _runs(sheet)
    above = [run for run in runs if run[0].number < first]
    for run in above or runs[:1]:
        span = Span(run[0].span.start, run[-1].span.end)
        words = _BLANKS.sub(" ", " ".join(line.text for line in run)).strip()[:_MOST_CHARS]
        value = without_site(words, outlets, ())
        is_heading = run[0].hints.startswith("h1") or sheet.page.text[: span.start].endswith("# ")
        confidence = 0.6 + 0.2 * (run is above[-1] if above else False) + 0.15 * is_heading
        if value:
            yield read_in_text(sheet.page, "title", value, span, "above the body", confidence)
    if not runs and sheet.body[1] and (line := _lone_heading(sheet)):
        yield read_in_text(sheet.page, "title", line.text, line.span, "the last short line above the body", 0.4)


def _runs(sheet: Sheet) -> list[list[Line]]:
    """The lines of each passage called title."""
    runs = []
    for span in sheet.titles:
        run = [line for line in sheet.lines if span.start <= line.span.start < span.end]
        if run:
            runs.append(run)
    return runs


def _lone_heading(sheet: Sheet) -> Line | None:
    first = sheet.body[0]
    for line in reversed(sheet.within(first - 6, first)):
        if line.region is Region.OTHER and 4 <= line.words <= 25 and not line.text.endswith((".", ":", ",")):
            menu = sum(word.lower() in words_of("menu") for word in line.text.split())
            if menu * 3 < line.words and not any(find(line.text)):
                return line
    return None


def tidy(words: str) -> str:
    return _TIDY.sub("", _BLANKS.sub(" ", words)).strip()[:_MOST_CHARS]


def without_site(words: str, outlets: Sequence[str], shown: Sequence[str]) -> str:
    """Return a title less the parts that only name its site.

    A part goes if it is one of ``outlets`` or a well-known one, or if what is left is one of ``shown``, the folded
    titles that the page shows.
    """
    cuts = list(_PART.finditer(words))
    if not cuts or folded(words) in shown:
        return words
    site = {folded(outlet).replace(" ", "") for outlet in outlets if outlet}
    for cut in cuts:
        for kept in (words[: cut.start()], words[cut.end() :]):
            if folded(kept) in shown:
                return kept.strip()
    begin, end = 0, len(words)
    for cut in reversed(cuts):
        if _is_site(words[cut.end() : end], site, cut.group()) and cut.start() > begin:
            end = cut.start()
    for cut in cuts:
        if cut.end() < end and _is_site(words[begin : cut.start()], site, ""):
            begin = cut.end()
    return words[begin:end].strip() or words


def _is_site(part: str, site: set[str], mark: str) -> bool:
    name = folded(part).replace(" ", "")
    if not name:
        return True
    if name in site or known(part) or any(len(s) > 5 and (s in name or name in s) and len(name) > 3 for s in site):
        return True
    return "|" in mark and len(part.split()) <= 3
