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

_PART = re.compile(r"\s+(?:[|–—•·»«›‹]|-{1,3}|::|/)\s+|\s*[|»›]\s*|\s?::?\s")
_RANK = {"jsonl": 0, "feed": 0, "json-ld": 1, "opengraph": 2, "meta": 3, "microdata": 3}
_BLANKS = re.compile(r"\s+")
_TIDY = re.compile(r"^[\s#>*•·▪|=-]+|[\s*|#]+$")
_PICTURE = re.compile(r"\b(?:photo|foto|image|picture|getty|reuters|courtesy)\b|©", re.IGNORECASE)
_MOST_CHARS = 400
_ABOVE = 8  # lines above the body
_CLEAR = 0.6  # what the page shows so clearly outdoes a declared title of quite other words: "News"
_LEAST = 0.4


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
    found = max(shown, key=lambda s: s.confidence, default=None)
    # What a list of articles calls an article is its title; a page's own markup may name the site, or a section.
    is_listed = any(each.name == "title" and _RANK.get(each.where) == 0 for each in declared)
    outdone = (
        found and found.confidence >= _CLEAR and not _words(found.value) & _words(told[0].value) if told else False
    )
    if told and (is_listed or not outdone):
        return told[0]
    return found if found and found.confidence >= _LEAST else None


def _differ(one: str, other: str) -> bool:
    return not _words(one) & _words(other)


def _told(
    sheet: Sheet, declared: Sequence[Declared], outlets: Sequence[str], shown: Sequence[str]
) -> Iterator[Reading]:
    for each in sorted((d for d in declared if d.name == "title"), key=lambda d: _RANK.get(d.where, 4)):
        value = without_site(tidy(each.value), outlets, shown)
        if value:
            yield read_in_markup(sheet.page, "title", value, each.value, f"declared by {each.where}", 0.9)


def _shown(sheet: Sheet, outlets: Sequence[str]) -> Iterator[Reading]:
    """Yield what stands on the page as a title, each with how much speaks for it."""
    body = _words(" ".join(line.text for line in sheet.lines if line.region is Region.BODY)[:20_000])
    for run in _runs(sheet):
        span = Span(run[0].span.start, run[-1].span.end)
        words = _BLANKS.sub(" ", " ".join(line.text for line in run)).strip()[:_MOST_CHARS]
        value = without_site(words, outlets, ())
        if value:
            yield read_in_text(sheet.page, "title", value, span, "above the body", _weighed(sheet, run, value, body))


def _runs(sheet: Sheet) -> list[list[Line]]:
    """The lines that may be the title: those called title, and the short lines above the body."""
    runs = []
    for span in sheet.titles:
        run = [n for n in sheet.lines if span.start <= n.span.start < span.end and n.region is Region.TITLE]
        if run:
            runs.append(run)
    first = sheet.body[0] if sheet.body[1] else min(20, len(sheet.lines))
    for line in sheet.within(first - _ABOVE, first):
        if line.region is Region.OTHER and 3 <= line.words <= 30 and not line.text.endswith((".", ":", ",", "»")):
            runs.append([line])
    return runs


def _weighed(sheet: Sheet, run: Sequence[Line], value: str, body: set[str]) -> float:
    """How much speaks for a title: it is called one, its words stand in the body, a byline or date comes next."""
    line, words = run[0], _words(value)
    first = sheet.body[0] if sheet.body[1] else len(sheet.lines)
    weight = 0.25 + 0.25 * (line.region is Region.TITLE)
    weight += 0.1 * line.hints.startswith("h1") + 0.15 * sheet.page.text[: line.span.start].endswith("# ")
    weight += 0.3 * len(words & body) / max(3, len(words))
    below = [n for n in sheet.within(run[-1].number + 1, run[-1].number + 5) if n.words < 12]
    weight += 0.12 * any(
        b.region in (Region.BYLINE, Region.DATE) or (b.words < 12 and any(find(b.text))) for b in below
    )
    weight -= 0.01 * min(20, abs(first - run[-1].number)) + 0.2 * (line.number > first)
    menu = sum(word.lower().strip(",.") in words_of("menu") for word in value.split())
    weight -= 0.4 * menu / max(1, len(value.split())) + 0.2 * bool(known(value)) + 0.3 * (len(value.split()) < 3)
    weight -= 0.3 * any(find(value)) + 0.2 * bool(_PICTURE.search(value))
    return max(0.01, min(0.95, weight))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


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
    if (
        name in site
        or known(part)
        or any((s in name or name in s) and 5 * min(len(s), len(name)) >= 3 * max(len(s), len(name)) for s in site)
    ):
        return True
    return "|" in mark and len(part.split()) <= 3
