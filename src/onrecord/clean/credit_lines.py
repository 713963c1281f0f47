"""What one line credits: ``By NAME``, ``NAME, Staff Writer | DATE``, ``About the author: NAME``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.cue_kinds import ABOUT, AT, BY, DATED, LIFE, PICTURE
from onrecord.clean.cues import opens_with
from onrecord.clean.datelines import is_place
from onrecord.clean.lines import BODY, BYLINE, CAPTION, COMMENT, DATE, RELATED, Line, Sheet, dates_on
from onrecord.clean.persons import first_names, is_handle, pieces, surely_name
from onrecord.clean.press import known, looks_like_outlet
from onrecord.clean.wording import any_in, any_of, words_of
from onrecord.dates.written import FoundDate, find
from onrecord.spans import Span

_BY = re.compile(rf"(?:{any_of('by')}(?:\s?:\s?|\s+)|{any_of('author')}(?:\s?:\s?|\s+(?=[A-Z]\w+\s[A-Z])))(?=\S)", re.I)
_GLUED = re.compile(r"(?:By|BY|Von|Par|Por)(?=[A-Z][a-zà-ÿ]+\s+[A-Z])")
_MID = re.compile(
    r"(?:(?:^|[\s|•·,–—/-])(?:(?:written|posted|published|reported|created|author)\s+by|by|By|BY|par|Par|por|Por|von|Von|door)"
    r"(?:\s?:\s?|\s+)|(?:\b|\d)(?:Author|Autor|Autorin|Auteur|Автор)(?:\s?:\s?|\s+))(?=[^\W\d_])"
)
_MIDS = ("by", "By", "BY", "par", "Par", "por", "Por", "von", "Von", "door", "Aut", "Авт")  # in each that it matches
# The foot of many a blog's post: "Filed under: Harbour — robin @ 5:12 pm"
_AT_HOUR = re.compile(r"\s[—–-]\s(?=[^\W\d_][\w.’' -]{1,30} @ \d{1,2}:\d{2}(?!\d))")
_POSTED = re.compile(
    r"\b(?:posted|published|written|created|publié|veröffentlicht|erstellt|publicado|pubblicato)\b", re.I
)
_PICTURE = re.compile(
    r"\b(?:photo(?:s|graphs?|graphy|grapher|graphie)?|fotos?|fotograf(?:ie|ia|ía)?|pictures?|images?|bild(?:er|quelle|rechte)?|"
    r"illustrations?|graphics?|grafik(?:en)?|videos?|crédits?|credits?|cartoons?|getty|courtesy)\b|©",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?:{any_of('about author')}[\s:–—-]{{0,4}}"
    r"|follow\s+(?=[^\n]{3,40}?\s+on\s+(?:Twitter|X|Facebook|Instagram)\b)"
    r"|(?:Write|Email|E-mail)\s+to\s+(?=[A-Z][^\n]{3,40}?\sat\s\S+@))",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"\b(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|author|blogger|analyst|covers|writes|reports|"
    r"redakteur|autor|studiert|schreibt|journaliste?|périodista|professor)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d\d)?|\d+")
_BIO = re.compile(
    r"(?:(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+),?\s+(?:(?:is|was)\s+(?:an?|the|our|senior|chief|currently|based)\b|"
    r"(?:ist|war)\s+(?:seit|ein|eine|der|die|freie[rs]?|Redakteur|Autor|Journalist)|(?:est|es|è)\s+(?:une?|una|il|la)\b|"
    r"(?:covers|writes|reports)\s)"
)
_APART = re.compile(r"[^\s|·•,/@–—-]+")
_BYS, _MENU, _NO_NAMES = words_of("by"), words_of("menu"), words_of("office", "menu")
_HOURS = words_of("zone") | {"uhr", "at", "um", "pm", "am"}
_OFFICES, _NO_WORDS = words_of("office", "zone"), words_of("office", "stats")
_LABEL = re.compile(rf"(?:{any_of('by')}|{any_of('author')})\s?:?", re.I)
_LONGEST = 300  # characters of a line that are read
_MOST_AUTHORS = 6  # lines of names and "and" between the label and the last name
_SIGNED = 3  # lines below the body in which a labelled name signs it and no other report
_AND = re.compile(r"&|and|und|et|y|e|og|och|en|и|و", re.I)
UNDER = "under “by”"
BELOW = "introduced below the report"


@dataclass(frozen=True)
class Credit:
    """Persons whom one line names as authors."""

    __slots__ = ("because", "line", "names", "weight")
    line: Line
    names: tuple[tuple[Span, str], ...]
    because: str
    weight: float  # 0 to 1


def credit_of(sheet: Sheet, line: Line, called: bool, hinted: bool) -> Credit | None:
    """Return whom a line credits, without regard to its place; None where it credits nobody.

    ``called``: it is a byline by its region or its markup; ``hinted``: by its markup.
    """
    text = line.text[:_LONGEST]
    return (
        _labelled(sheet, line, text, called)
        or _under_label(sheet, line, text)
        or _introduced(sheet, line, text)
        or _bare(sheet, line, text, called, hinted)
    )


def is_life(line: Line) -> bool:
    """Tell whether a paragraph begins as the life of an author does: "Ann Example is a …"."""
    return line.cues & LIFE != 0 and _begins_large(line.text) and _BIO.match(line.text[:200]) is not None


def _begins_large(text: str) -> bool:
    """Tell whether the first two words of a text begin with capitals, as a name does that a life begins with."""
    at = 0
    size = len(text)
    while at < size and not text[at].isspace():
        at += 1
    while at < size and text[at].isspace():
        at += 1
    return at < size and "A" <= text[0] <= "Z" and "A" <= text[at] <= "Z"


def _labelled(sheet: Sheet, line: Line, text: str, called: bool) -> Credit | None:
    """``By NAME``, ``Posted on DATE by NAME``, ``Author: NAME``."""
    begins = _GLUED.match(text) if text[0] in "BVP" else None
    begins = begins or (_BY.match(text) if line.cues & BY and opens_with(text, BY) else None)
    match = begins or (_mid(line, text) if line.words <= 25 and line.region is not BODY else None)
    if (
        not match
        or (line.cues & PICTURE and _PICTURE.search(text[: match.end()]))
        or (begins is None and _is_in_name(text, match))
    ):
        return None
    names = _names(sheet, line, match.end(), True)
    if not names:
        return None
    several = " " in names[0][1]
    told = begins is not None or line.region is DATE or called or match.re is _AT_HOUR
    told = told or any(find(text[: match.start()]))
    if not several and (not told or is_place(names[0][1])):
        return None
    # "Posted by" says more than "by"
    weight = 0.72 if several or len(match[0].split()) > 1 or _POSTED.search(text[: match.end()]) else 0.58
    return Credit(line, names, "after “by”", weight - 0.06 * (begins is None) - 0.15 * (line.words > 14))


def _mid(line: Line, text: str) -> re.Match[str] | None:
    found = _MID.search(text) if line.cues & BY and any_in(_MIDS, text) else None
    return found or (_AT_HOUR.search(text) if line.cues & AT and " @ " in text else None)


def _is_in_name(text: str, label: re.Match[str]) -> bool:
    """Tell whether what looks like "by" is a particle: "Anna von Brandt"."""
    found = next(pieces(text), None)
    if found is None or found[2] is None or not surely_name(found[2][1]):
        return False
    end = found[0] + found[2][0] + len(found[2][1])
    return label.start() < end


def _under_label(sheet: Sheet, line: Line, text: str) -> Credit | None:
    """A name on the line below "By" or "Author:", or below a name that stands so."""
    first, end = sheet.body
    is_near = line.region is BYLINE or line.number <= first + 1 or end <= line.number <= end + _SIGNED
    if line.words > 8 or not is_near or not _is_labelled(sheet, line.number, 0):
        return None
    names = _names(sheet, line, 0, True)
    if not names or names[0][0].start != line.start or is_place(names[0][1]):
        return None
    name = names[0][1]
    label = sheet.lines[line.number - 1].text
    if " " not in name and not (label.endswith(":") or label.lower() in _BYS):
        return None
    if " " not in name and (len(name) < 3 or name.lower() in words_of("by", "author", "office")):
        return None
    return Credit(line, names, UNDER, 0.72 if " " in name else 0.58)


def _is_labelled(sheet: Sheet, number: int, depth: int) -> bool:
    above = sheet.lines[number - 1] if number else None
    if above is None or above.words > 4 or above.region in (COMMENT, RELATED) or depth == _MOST_AUTHORS:
        return False
    if above.cues & BY and _LABEL.fullmatch(above.text):
        return True
    is_of_list = surely_name(above.text) or (len(above.text) <= 3 and _AND.fullmatch(above.text) is not None)
    return is_of_list and _is_labelled(sheet, number - 1, depth + 1)


def _introduced(sheet: Sheet, line: Line, text: str) -> Credit | None:
    """Below the body: "Follow NAME on Twitter", "About the author: NAME", "NAME is a reporter for …"."""
    if line.number <= sheet.body[0]:
        return None
    match = _BELOW.match(text) if line.cues & ABOUT and opens_with(text, ABOUT) else None
    if match:
        names = _names(sheet, line, match.end(), False)[:1]
        return Credit(line, names, BELOW, 0.72) if names else None
    may_tell = line.cues & LIFE and _begins_large(text) and line.number >= sheet.body[1] - 3
    bio = _BIO.match(text) if may_tell else None
    if bio and _WRITES.search(text):
        names = _names(sheet, line, 0, False)[:1]
        return Credit(line, names, BELOW, 0.62) if names else None
    return None


def _bare(sheet: Sheet, line: Line, text: str, called: bool, hinted: bool) -> Credit | None:
    """A line that is nothing but names, with roles, places, outlets and dates: ``NAME, Staff Writer | DATE``."""
    if line.words > 16:
        return None
    dated = bool(_dates_of(line, text))
    if not (dated or called or _opens_with_a_name(text)):
        return None
    picture = _PICTURE.search(text) if line.cues & PICTURE else None
    text = text[: picture.start()] if picture else text
    names, strays = _credits_only(sheet, line, text)
    if not names or strays > (2 if called or _is_supplied(text, names[-1][1]) else 0):
        lone = _lone(line, text, hinted)
        return Credit(line, lone, "a pen name", 0.5 if called or dated else 0.4) if lone else None
    name = names[0][1]
    sure = surely_name(name)
    if is_place(name) or (line.region is BODY and not sure):
        return None
    in_body = line.region in (BODY, CAPTION)
    weight = 0.36 + 0.2 * sure + 0.1 * hinted + 0.06 * dated - 0.1 * in_body - 0.03 * strays
    return Credit(line, names if sure or called or dated else names[:1], "a name by the title", weight)


def _dates_of(line: Line, text: str) -> Sequence[FoundDate]:
    """Return the dates of a line, of which ``text`` is as much as is read."""
    return dates_on(line) if len(text) == len(line.text) else [*find(text)]


def _opens_with_a_name(text: str) -> bool:
    """Tell whether a line's first word can begin a name: most lines of menus do not get past it."""
    words = text.split(None, 1)
    first = words[0].strip("([*|/-–—,.:;!?\"'“”’") if words else ""
    return bool(first) and not first[0].islower() and first.lower() not in _NO_NAMES


def _lone(line: Line, text: str, hinted: bool) -> tuple[tuple[Span, str], ...]:
    """Return a name of one word where the markup says it is the author's, or nothing but a date stands beside it."""
    if not hinted and line.words != 1 and not line.cues & DATED:
        return ()
    rest = text
    dates = [date.span for date in _dates_of(line, text)]
    for span in reversed(dates):
        rest = rest[: span.start] + " " + rest[span.end :]
    words = []
    for found in _APART.findall(rest):
        if not _is_time(found) and found.lower().strip(".:") not in _HOURS:
            words.append(found)
    if not words or line.region is BODY or line.region is CAPTION or words[-1].lower() in _BYS:
        return ()
    words = [w for at, w in enumerate(words) if not at or w.lower().strip(":") not in _NO_WORDS]
    word = words[0].strip("()[]*")
    if len(words) > (4 if hinted else 1) or not is_handle(word) or is_place(word):
        return ()
    lower = word.lower() in first_names() or (word != word.capitalize() and not word.isupper())
    if not (hinted or (dates and lower) or (word.lower() in first_names() and line.words == 1)):
        return ()
    at = line.start + text.index(word)
    return ((Span(at, at + len(word)), word),)


def _credits_only(sheet: Sheet, line: Line, text: str) -> tuple[tuple[tuple[Span, str], ...], int]:
    """Return the names of a line that begins with one, and how many of its words are neither name nor credit."""
    for date in _dates_of(line, text):
        text = text[: date.span.start] + ";" * len(date.span) + text[date.span.end :]
    names: list[tuple[Span, str]] = []
    strays = 0
    title = sheet.title_words
    for at, chunk, name in pieces(text):
        rest = chunk
        # Behind other words no name is a credit: "Ann Example – 3 May – Column, Tiny House".
        if name is not None and not strays and name[1] not in title:
            rest = chunk[name[0] + len(name[1]) :]
            begin = line.start + at + name[0]
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
    words: list[str] = []
    is_office = False
    for each in rest.split():
        word = each.strip(".,:;()*\"'@")
        if word and not _is_time(word):
            words.append(word)
            is_office = is_office or word.lower() in _OFFICES
    if is_office or not words:
        return 0
    phrase = " ".join(words)
    if looks_like_outlet(phrase):
        return 0
    if known(phrase) or is_place(phrase) or is_place(words[-1]) or (len(words) <= 3 and words[0] == "in"):
        return 0
    return len(words)


def _is_time(word: str) -> bool:
    return word[0].isdecimal() and _TIME.fullmatch(word) is not None


def _names(sheet: Sheet, line: Line, begin: int, alone: bool) -> tuple[tuple[Span, str], ...]:
    """Return the persons named on a line from ``begin`` on, up to its next date."""
    rest = line.text[begin : begin + _LONGEST]
    date = next(find(rest), None) if line.cues & DATED else None
    if date and date.span.start > 2:
        rest = rest[: date.span.start]
    title = sheet.title_words
    names: list[tuple[Span, str]] = []
    for at, _, found in pieces(rest, alone=alone):
        if found is None:
            continue
        start, name = line.start + begin + at + found[0], found[1]
        if name.lower() not in _MENU and (" " not in name or name not in title):
            names.append((Span(start, start + len(name)), " ".join(name.split())))
    return tuple(names)
