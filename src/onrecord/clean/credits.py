"""The credits a page prints: who is named around its title and below its text, and how much speaks for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.clean.datelines import is_place
from onrecord.clean.lines import Line, Sheet
from onrecord.clean.persons import first_names, is_handle, pieces, surely_name
from onrecord.clean.press import known, looks_like_outlet
from onrecord.clean.wording import any_of, words_of
from onrecord.dates import find
from onrecord.model import Region
from onrecord.spans import Span

_BY = re.compile(rf"(?:{any_of('by')}(?:\s?:\s?|\s+)|{any_of('author')}(?:\s?:\s?|\s+(?=[A-Z]\w+\s[A-Z])))(?=\S)", re.I)
_GLUED = re.compile(r"(?:By|BY|Von|Par|Por)(?=[A-Z][a-zà-ÿ]+\s+[A-Z])")
_MID = re.compile(
    r"(?:(?:^|[\s|•·,–—/-])(?:(?:written|posted|published|reported|created|author)\s+by|by|By|BY|par|Par|por|Por|von|Von|door)"
    r"(?:\s?:\s?|\s+)|(?:\b|\d)(?:Author|Autor|Autorin|Auteur|Автор)(?:\s?:\s?|\s+))(?=[^\W\d_])"
)
_POSTED = re.compile(
    r"\b(?:posted|published|written|created|publié|veröffentlicht|erstellt|publicado|pubblicato)\b", re.I
)
_PICTURE = re.compile(
    r"\b(?:photo|foto|picture|image|bild|illustration|graphic|grafik|video|crédit|credit|cartoon|©|getty|courtesy)",
    re.I,
)
_BELOW = re.compile(
    rf"(?:{any_of('about author')}[\s:–—-]{{0,4}}"
    r"|follow\s+(?=[^\n]{3,40}?\s+on\s+(?:Twitter|X|Facebook|Instagram)\b)"
    r"|(?:Write|Email|E-mail)\s+to\s+(?=[A-Z][^\n]{3,40}?\sat\s\S+@))",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"(?:(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+),?\s+(?:(?:is|was)\s+(?:an?|the|our|senior|chief|currently|based)\b|"
    r"(?:ist|war)\s+(?:seit|ein|eine|der|die|freie[rs]?|Redakteur|Autor|Journalist)|(?:est|es|è)\s+(?:une?|una|il|la)\b|"
    r"(?:covers|writes|reports)\s)"
)
_WRITES = re.compile(
    r"\b(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|author|blogger|analyst|covers|writes|reports|"
    r"redakteur|autor|studiert|schreibt|journaliste?|périodista|professor)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"(?:\b|[_-])(?:author|authors|byline|autor|autoren|auteur|verfasser|redakteur|journalist|writer|creator)(?:\b|[_-]|s\b)"
    r"|byline|author-?name|\bfn\b"
)
_HINT_ELSE = re.compile(
    r"(?:\b|[_-])(?:comments?|related|nav|menu|widget|sidebar|recent|recentcomments|newsletter|consent|license|licence|copyright|photo|photographer)(?:\b|[_-])"
)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d\d)?|\d+")
_ABOVE, _UNDER, _AFTER = 6, 12, 14  # lines above the title, below it, and below the text in which an author may stand
_BELOW_BECAUSE = "introduced below the report"
_ELSEWHERE = frozenset([Region.COMMENT, Region.TITLE, Region.RELATED])
_MOST, _MOST_LINES = 40, 2_000  # credits, and short lines they are looked for in: a page may have any number
_LONGEST = 300  # characters of a line that are read


@dataclass(frozen=True, slots=True)
class Credit:
    """Persons whom one line names as authors."""

    line: Line
    names: tuple[tuple[Span, str], ...]
    because: str
    weight: float  # 0 to 1


def credits(sheet: Sheet, anchors: Sequence[int], told: Sequence[str] = ()) -> list[Credit]:
    """Return what the lines around the title and below the text credit, the best first.

    ``anchors`` are the numbers of the title's lines, ``told`` the full names that linked data give, if they do.
    """
    found = [credit for line in _lines(sheet, anchors, told) if (credit := _credit(sheet, line, anchors)) is not None]
    if not found:
        return []
    found = sorted(found, key=lambda c: -c.weight)[:_MOST]
    named = _Named(sheet)
    weighed = [
        Credit(c.line, c.names, c.because, min(0.95, c.weight + 0.06 * min(3, named.elsewhere(c)))) for c in found
    ]
    return sorted(weighed, key=lambda c: -c.weight)


class _Named:
    """How often names stand on lines of their own: an author's does above and below the text."""

    def __init__(self, sheet: Sheet) -> None:
        kept = (n for n in sheet.lines if n.words <= 6 and n.region not in (Region.COMMENT, Region.RELATED))
        self.heads = [(n.number, n.text) for n in kept][:_MOST_LINES]
        self.bios = [n.text for n in sheet.within(sheet.body[1] - 2, sheet.body[1] + _AFTER) if n.words > 6]

    def elsewhere(self, credit: Credit) -> int:
        name = credit.names[0][1]
        alone = sum(
            (text.endswith(name) if " " in name else text == name) and at != credit.line.number
            for at, text in self.heads
        )
        return alone + 2 * any(bio.startswith(name) for bio in self.bios)


def _lines(sheet: Sheet, anchors: Sequence[int], told: Sequence[str]) -> Iterator[Line]:
    """Yield the lines that can hold a credit: few, so that the rest of a page costs nothing.

    Where the markup told full names, only lines that hold one of their last words can add to them.
    """
    lasts = [name.split()[-1].casefold() for name in told]
    near = _near(sheet, anchors)
    for line in sheet.lines:
        if line.region in _ELSEWHERE:
            continue
        if not (line.number in near or line.region is Region.BYLINE or (line.hints and _is_called(line))):
            continue
        if line.region in (Region.BODY, Region.CAPTION) and line.words > 14 and not _BIO.match(line.text[:200]):
            continue
        if lasts and not any(last in line.text.casefold() for last in lasts):
            continue
        if not _stands_elsewhere(_nearest_hints(line)):
            yield line


def _near(sheet: Sheet, anchors: Sequence[int]) -> set[int]:
    """Return the numbers of the lines around the title, before the body and right after it."""
    first, end = sheet.body
    near = set(range(first - 4, first + 2)) | (set(range(end - 3, end + _AFTER + 1)) if end else set())
    for at in anchors:
        last = max(at + 4, min(at + _UNDER, first + 3)) if end else at + _UNDER
        near |= set(range(at - _ABOVE, last + 1))
    return near


def _nearest_hints(line: Line) -> str:
    return " ".join(line.hints.split(" ", 4)[:4]) if line.hints else ""


def _is_called(line: Line) -> bool:
    """Tell whether the markup calls a line an author's."""
    return bool(line.hints) and line.words <= 12 and _names_an_author(_nearest_hints(line))


@lru_cache(maxsize=2048)
def _names_an_author(hints: str) -> bool:
    return _HINT.search(hints) is not None


@lru_cache(maxsize=2048)
def _stands_elsewhere(hints: str) -> bool:
    return _HINT_ELSE.search(hints) is not None


def _credit(sheet: Sheet, line: Line, anchors: Sequence[int]) -> Credit | None:
    text = line.text[:_LONGEST]
    called = line.region is Region.BYLINE or _is_called(line)
    for read in (_labelled, _introduced, _bare):
        found = read(sheet, line, text, called=called)
        if found is not None and found.names:
            weight = (
                found.weight + 0.1 * called + (0.0 if found.because == _BELOW_BECAUSE else _place(sheet, line, anchors))
            )
            return Credit(line, found.names, found.because, max(0.02, weight))
    return None


def _place(sheet: Sheet, line: Line, anchors: Sequence[int]) -> float:
    """What the place of a line is worth: next to the title most, below the text some, elsewhere nothing."""
    first, end = sheet.body
    at = line.number
    if end and at >= end - 1:
        return -0.1 - 0.012 * min(at - end, 14)
    beside = (*sheet.within(at - 1, at), *sheet.within(at + 1, at + 2))
    dated = any(b.region is Region.DATE or (b.words < 12 and any(find(b.text))) for b in beside)
    from_title = min((at - anchor for anchor in anchors), key=abs)
    apart = min(abs(from_title), abs(first - at) if end else 99)
    stray = 0.15 if apart > _UNDER else 0.0
    return 0.1 * dated + 0.06 * (apart <= 2) - 0.015 * min(apart, 12) - 0.04 * (from_title < 0) - stray


def _labelled(sheet: Sheet, line: Line, text: str, *, called: bool) -> Credit | None:
    """``By NAME``, ``Posted on DATE by NAME``, ``Author: NAME``."""
    begins = _GLUED.match(text) or _BY.match(text)
    match = begins or (_MID.search(text) if line.words <= 25 and line.region is not Region.BODY else None)
    if not match or _PICTURE.search(text[: match.end()]):
        return None
    names = _names(sheet, line, match.end(), alone=True)
    if not names:
        return None
    several = " " in names[0][1]
    told = begins is not None or line.region is Region.DATE or called or any(find(text[: match.start()]))
    if not several and (not told or is_place(names[0][1])):
        return None
    # "Posted by" says more than "by"
    weight = 0.72 if several or len(match[0].split()) > 1 or _POSTED.search(text[: match.end()]) else 0.58
    return Credit(line, names, "after “by”", weight - 0.06 * (begins is None) - 0.15 * (line.words > 14))


def _introduced(sheet: Sheet, line: Line, text: str, *, called: bool) -> Credit | None:
    """Below the body: "Follow NAME on Twitter", "About the author: NAME", "NAME is a reporter for …"."""
    if line.number <= sheet.body[0]:
        return None
    match = _BELOW.match(text)
    if match:
        names = _names(sheet, line, match.end(), alone=False)[:1]
        return Credit(line, names, _BELOW_BECAUSE, 0.72)
    bio = _BIO.match(text) if line.number >= sheet.body[1] - 3 else None
    if bio and _WRITES.search(text):
        names = _names(sheet, line, 0, alone=False)[:1]
        return Credit(line, names, _BELOW_BECAUSE, 0.62)
    return None


def _bare(sheet: Sheet, line: Line, text: str, *, called: bool) -> Credit | None:
    """A line that is nothing but names, with roles, places, outlets and dates: ``NAME, Staff Writer | DATE``."""
    if line.words > 16:
        return None
    dated = any(find(text))
    if not (dated or called or _opens_with_a_name(text)):
        return None
    picture = _PICTURE.search(text)
    text = text[: picture.start()] if picture else text
    names, strays = _credits_only(sheet, line, text)
    if not names or strays > (2 if called or _is_supplied(text, names[-1][1]) else 0):
        lone = _lone(line, text, called=called)
        return Credit(line, lone, "a pen name", 0.5 if called or dated else 0.4) if lone else None
    name = names[0][1]
    sure = surely_name(name)
    if is_place(name) or (line.region is Region.BODY and not sure):
        return None
    hinted = 0.1 * _is_called(line)
    in_body = line.region in (Region.BODY, Region.CAPTION)
    weight = 0.36 + 0.2 * sure + hinted + 0.06 * dated - 0.1 * in_body - 0.03 * strays
    return Credit(line, names if sure or called or dated else names[:1], "a name by the title", weight)


def _opens_with_a_name(text: str) -> bool:
    """Tell whether a line's first word can begin a name: most lines of menus do not get past it."""
    first = text.split(None, 1)[0].strip("([*|/-–—,.:;!?\"'“”’") if text.strip() else ""
    return bool(first) and not first[0].islower() and first.lower() not in words_of("office") | words_of("menu")


def _lone(line: Line, text: str, *, called: bool) -> tuple[tuple[Span, str], ...]:
    """Return a name of one word where the markup says it is the author's, or nothing but a date stands beside it."""
    rest = text
    dates = [date.span for date in find(text)]
    for span in reversed(dates):
        rest = rest[: span.start] + " " + rest[span.end :]
    words = [w for w in re.findall(r"[^\s|·•,/@–—-]+", rest) if not _TIME.fullmatch(w)]
    words = [w for w in words if w.lower().strip(".:") not in words_of("zone") | {"uhr", "at", "um", "pm", "am"}]
    if not words or words[-1].lower() in words_of("by") or line.region in (Region.BODY, Region.CAPTION):
        return ()
    word = words[0].strip("()[]*")
    hinted = _is_called(line)
    if len(words) > (4 if hinted else 1) or not is_handle(word) or is_place(word):
        return ()
    lower = word.lower() in first_names() or (word != word.capitalize() and not word.isupper())
    if not (hinted or (dates and lower) or (word.lower() in first_names() and line.words == 1)):
        return ()
    at = line.span.start + text.index(word)
    return ((Span(at, at + len(word)), word),)


def _credits_only(sheet: Sheet, line: Line, text: str) -> tuple[tuple[tuple[Span, str], ...], int]:
    """Return the names of a line that begins with one, and how many of its words are neither name nor credit."""
    blank = list(text)
    for date in find(text):
        blank[date.span.start : date.span.end] = ";" * len(date.span)
    names: list[tuple[Span, str]] = []
    strays = 0
    title = _title(sheet)
    for at, chunk, name in pieces("".join(blank)):
        rest = chunk
        if name is not None and (name[1] not in title or surely_name(name[1])):
            rest = chunk[name[0] + len(name[1]) :]
            begin = line.span.start + at + name[0]
            names.append((Span(begin, begin + len(name[1])), " ".join(name[1].split())))
        strays += _strays(rest)
        if strays and not names:
            return (), strays
    return tuple(names), strays


def _is_supplied(text: str, name: str) -> bool:
    """Tell whether a known first name is followed by what may be an outlet we do not know: "ANN BRANDT, HARBOURIA"."""
    after = text.rpartition(name)[2]
    return surely_name(name) and after[:2] == ", " and all(word[0].isupper() for word in after[2:].split())


def _strays(rest: str) -> int:
    words = [w.strip(".,:;()*\"'@") for w in rest.split()]
    words = [w for w in words if w and not _TIME.fullmatch(w)]
    if not words:
        return 0
    phrase = " ".join(words)
    if any(w.lower() in words_of("office") | words_of("zone") for w in words) or looks_like_outlet(phrase):
        return 0
    if known(phrase) or is_place(phrase) or is_place(words[-1]) or (len(words) <= 3 and words[0] == "in"):
        return 0
    return len(words)


def _title(sheet: Sheet) -> str:
    return sheet.lines[sheet.title_line].text if sheet.title_line is not None else ""


def _names(sheet: Sheet, line: Line, begin: int, *, alone: bool) -> tuple[tuple[Span, str], ...]:
    """Return the persons named on a line from ``begin`` on, up to its next date."""
    rest = line.text[begin : begin + _LONGEST]
    date = next(find(rest), None)
    if date and date.span.start > 2:
        rest = rest[: date.span.start]
    title = _title(sheet)
    names: list[tuple[Span, str]] = []
    for at, _, found in pieces(rest, alone=alone):
        if found is None:
            continue
        start, name = line.span.start + begin + at + found[0], found[1]
        if name.lower() not in words_of("menu") and (" " not in name or name not in title):
            names.append((Span(start, start + len(name)), " ".join(name.split())))
    return tuple(names)


def joined(found: Sequence[Credit]) -> list[Credit]:
    """Return the best credit, and those of the lines next to it that credit further authors in the same way."""
    if not found:
        return []
    best = found[0]
    near = [
        c
        for c in found[1:]
        if c.because == best.because
        and abs(c.line.number - best.line.number) <= 3
        and c.line.region is best.line.region
        and c.weight >= best.weight - 0.12
        and _nearest_hints(c.line) == _nearest_hints(best.line)
        and (best.line.region is Region.BYLINE or best.line.hints)
    ]
    return sorted([best, *near], key=lambda c: c.line.number)
