"""Whose page it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.clean.cue_kinds import AT, OWNED
from onrecord.clean.cues import beginnings, may_have
from onrecord.clean.date_kinds import is_rank
from onrecord.clean.datelines import has_day
from onrecord.clean.lines import BODY, COMMENT, OTHER, RELATED, TITLE, Line, Sheet
from onrecord.clean.press import folded, is_domain, known, looks_like_outlet, of_address
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.wording import any_in, any_of, words_of
from onrecord.dates import find
from onrecord.model import Capture, Declared, Reading
from onrecord.spans import Span

_RANK = {"jsonl": 0, "feed": 0, "nexis": 0, "factiva": 0, "opengraph": 1, "json-ld": 2, "meta": 3, "microdata": 4}
_CELL = re.compile(r"\s{2,}|\s*[|»›]\s*|\s::\s|\s>\s")
_TAGLINE = re.compile(r"\s+[|/–—-]\s+|\s*[|»]\s*|:\s")
_TAGLINE_MARKS = ("|", "/", "–", "—", "-", "»", ":")  # one of these stands in each that it matches
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s,:]{0,3}(?:(?:©|\(c\)|copyright|by|the)\s){0,2}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,:-]{0,3}(?:by\s|von\s)?"
    r"(?P<name>[^\W\d_][^\n©|.,]{1,50}(?:\.(?:com|org|net|de|co\.uk|fr|ch|at|it|es|info|eu)\b)?)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\s*(?:(?:19|20)\d\d\b|all rights|alle rechte|tous droits|inc\b|ltd\b|llc\b|gmbh|corp\b|limited\b|media group|"
    r"llp\b|plc\b|ag\b|kg\b|se\b|s\.?\s?a\.?\s?$|e\.\s?v\.|verlag$|pty\b|pvt\b|by\b|via\b|all content|alle inhalte).*",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Holdings?|Communications|Interactive|Publishing|Publications|Verlag|Verlagsgruppe|Medien|Enterprises|Partners|"
    r"Ventures|Industries|Company|Foundation|Stiftung)\b"
)
# One of these stands in each line that the patterns below can match.
_MARK = re.compile(r"[©@]|\([cC]\)|opyright|OPYRIGHT|eserved|ESERVED|omments?\s+via")
_STEMS = beginnings(("opyright", "eserved", "omment"))  # of what `_MARK` looks for, but for marks
_MOST_CHARS = 600  # of a line that tells whose page it is
_RESERVED = re.compile(r"all rights reserved (?:by )?(?P<name>[A-Z][\w& .’'-]{1,40}?)(?:\s\d{4})?$", re.IGNORECASE)
_VIA = re.compile(r"Comments?\s+via\s+(?P<name>[A-Z][\w.’' -]{1,30}?)(?=Comment|\s*$|[,.|])")
_MAIL = re.compile(r"[\w.+-]{1,40}@(?P<domain>[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})")
_PHOTO = re.compile(r"©\s?(?P<name>[A-Z][\w.’' -]{1,30}?)\s?/")
_JOINED = re.compile(rf"{any_of('joined')}\s?:?\s", re.IGNORECASE)
_HEAD_CHARS = 300  # characters in which a site gives its name
_LINK_NUMBER = re.compile(r"\[\d{1,4}\]\s?")  # before each link of a page that was printed as text
_LEAST = 0.3
_MOST_NAMES = 200  # short lines of a page that are looked at for its name
_MASTHEAD = 5  # lines from the top in which the name of a site is looked for


def outlets(sheet: Sheet, declared: Sequence[Declared], capture: Capture, *, is_forum: bool) -> list[Reading]:
    """Return the readings of whose page it is, the best first. ``is_forum``: members of a forum posted it."""
    found = [*_declared(sheet, declared), *_address(sheet, declared, capture)]
    if not found:
        marks = list(_marks(sheet))
        found = [
            *_mastheads(sheet, {folded(m.value) for m in marks}),
            *marks,
            *(_below_posts(sheet) if is_forum else ()),
        ] or list(_alone(sheet))
    return sorted((r for r in found if r.confidence >= _LEAST), key=lambda r: -r.confidence)


def _declared(sheet: Sheet, declared: Sequence[Declared]) -> Iterator[Reading]:
    for each in sorted((d for d in declared if d.name == "outlet"), key=lambda d: _RANK.get(d.where, 5)):
        name = _less_tagline(each.value.strip()).strip()
        if name and not name.lower().startswith("http") and len(name) <= 80:
            confidence = 0.97 - 0.02 * _RANK.get(each.where, 5)
            yield read_in_markup(sheet.page, "outlet", name, each.value, f"declared by {each.where}", confidence)


def _less_tagline(name: str) -> str:
    return _TAGLINE.split(name, maxsplit=1)[0] if any_in(_TAGLINE_MARKS, name) else name


def _address(sheet: Sheet, declared: Sequence[Declared], capture: Capture) -> Iterator[Reading]:
    for url in (capture.url, *(d.value for d in declared if d.name == "url")):
        if name := of_address(url):
            yield read_in_markup(sheet.page, "outlet", name, url, "the address", 0.88)
            return


def _mastheads(sheet: Sheet, marks: set[str]) -> Iterator[Reading]:
    """Yield names at the top of a text: short, capitalised, neither menu nor date nor a member of a forum."""
    for line in sheet.within(0, _top(sheet)):
        if _is_item(sheet, line) or is_rank(line.text) or _is_member(sheet, line) or _is_kicker(sheet, line):
            continue
        if line.region is TITLE and _stands_again(sheet, line):
            continue
        numbered = _LINK_NUMBER.match(line.text)
        begin = numbered.end() if numbered else 0
        for cut in [*_CELL.finditer(line.text), None]:
            cell = line.text[begin : cut.start() if cut else len(line.text)]
            if is_site_name(cell):
                span = Span(line.start + begin, line.start + begin + len(cell))
                confidence = 0.7 - line.number / 50 - 0.2 * (" " not in cell and not looks_like_outlet(cell))
                confidence += 0.1 * (folded(cell) in marks or looks_like_outlet(cell)) + 0.06 * (line.number <= 1)
                yield read_in_text(sheet.page, "outlet", cell, span, "at the top", confidence)
            if cut is None or line.number > 2:
                break
            begin = cut.end()


def _stands_again(sheet: Sheet, line: Line) -> bool:
    """Tell whether a title comes again below: a thread is called as its first post is, a site is not."""
    same = line.text.casefold()
    for each in sheet.within(line.number + 1, line.number + 300):
        # No letter takes more than three for its small ones; few lines are of a title's length.
        if len(each.text) <= len(same) <= 3 * len(each.text) and each.text.casefold() == same:
            return True
    return False


def _is_item(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line is an item of a list: at the top of a page, one of its menu."""
    lead = sheet.page.text[max(0, line.start - 4) : line.start].rpartition("\n")[2]
    return any(mark in lead for mark in "*•+") or line.hints.startswith("li")


def _is_kicker(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line is the capital word over a headline: "BACKGROUND"."""
    over = line.number > 0 and sheet.title_line == line.number + 1 and line.text.isupper()
    # Two words over a headline may be the site's own name, unless another stands above them.
    most = 1 + 2 * any(is_site_name(above.text) for above in sheet.within(0, line.number))
    return over and line.words <= most and not looks_like_outlet(line.text)


def _is_member(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line is the name of a forum's member: a rank or a join date comes next."""
    return any(is_rank(n.text) or _JOINED.match(n.text) for n in sheet.within(line.number + 1, line.number + 2))


def _below_posts(sheet: Sheet) -> Iterator[Reading]:
    """Yield the name of a forum where it stands on a line of its own below the first post."""
    end = sheet.body[1]
    for line in sheet.within(end, end + 4) if end else ():
        alone = line.region is OTHER and line.words >= 2 and not _is_item(sheet, line)
        # A member's name is one word more often than not; the writer of the first reply may be called Guest.
        is_member = line.words == 2 and not looks_like_outlet(line.text) and _is_member(sheet, line)
        if alone and is_site_name(line.text) and not is_rank(line.text) and not is_member:
            yield read_in_text(sheet.page, "outlet", line.text, line.span, "below the first post", 0.6)
            return


def _alone(sheet: Sheet) -> Iterator[Reading]:
    """Yield well-known names and addresses on lines of their own, in menus too; those that come again first."""
    lines = [n for n in sheet.lines if n.region is OTHER and n.words <= 5 and len(n.text) <= 40]
    counts = Counter(line.text for line in lines)
    for text, count in counts.most_common(_MOST_NAMES):
        if not (is_domain(text) or (" " in text and known(text))):
            continue
        if is_site_name(text) and not _is_owner(text) and folded(text) not in words_of("platform", "menu"):
            line = next(n for n in lines if n.text == text)
            confidence = 0.4 + 0.03 * min(3, count - 1) + 0.03 * (line.number < sheet.title_at)
            yield read_in_text(sheet.page, "outlet", text, line.span, "a name on a line of its own", confidence)


def _top(sheet: Sheet) -> int:
    title = sheet.title_line if sheet.title_line is not None else sheet.body[0]
    return min(_MASTHEAD, title if title is not None else _MASTHEAD)


def is_site_name(words: str) -> bool:
    """Tell whether these words can be what a site calls itself at the top of its pages."""
    parts = words.split()
    if not 1 <= len(parts) <= 6 or not 3 <= len(words) <= 50 or words[-1] in ".?!,;:":
        return False
    if _is_invitation(parts):
        return False
    if (
        any(find(words))
        or (has_day(words) and not known(words))
        or re.search(r"\d{1,2}:\d\d|\b(?:19|20)\d\d\b", words)
        or re.match(r"[\d\W]", words)
    ):
        return False
    menu = sum(part.lower().strip(".,:;()") in words_of("menu") for part in parts)
    if menu * 2 > len(parts) or (menu * 2 == len(parts) and not looks_like_outlet(words)):
        return False
    if len(parts) == 1 and not words[0].isupper() and not is_domain(words):
        return False
    is_large = all(part[0].isupper() or not part[0].isalpha() or len(part) <= 3 for part in parts)
    return is_large or is_domain(words) or words.lower().startswith(("board:", "forum:"))


def _is_invitation(parts: Sequence[str]) -> bool:
    """Tell whether words are a button's: "Skip to content", "Listen Live"; not "Open Country Forum"."""
    if parts[0].lower().strip(",") not in words_of("invitation"):
        return False
    return len(parts) == 1 or parts[1].islower() or parts[1].lower() in words_of("menu", "office")


def _is_owner(name: str) -> bool:
    """Tell whether a name is that of a house which owns outlets."""
    words = folded(name).split()
    return any(" ".join(words[:length]) in words_of("owner") for length in range(1, 5))


def _marks(sheet: Sheet) -> Iterator[Reading]:
    """Yield what copyright lines, comment forms and addresses on the page say of its owner."""
    for line in _that_may_be_marked(sheet.lines):
        if _MARK.search(line.text):
            yield from _marks_on(sheet, line)


def _that_may_be_marked(lines: tuple[Line, ...]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        region = line.region
        if region is COMMENT or region is RELATED or len(line.text) > _MOST_CHARS:
            continue
        is_open = region is not BODY or "@" in line.text
        if is_open and (line.cues & (AT | OWNED) or may_have(_STEMS, line.text)):
            found.append(line)
    return found


def _marks_on(sheet: Sheet, line: Line) -> Iterator[Reading]:
    below = line.number >= sheet.body[1]
    for pattern, because, confidence in (
        (_VIA, "its comment form", 0.5),
        (_COPYRIGHT, "copyright line", 0.55 if below else 0.2),
        (_RESERVED, "copyright line", 0.5 if below else 0.2),
        (_PHOTO, "credit of a picture", 0.45),
    ):
        for match in pattern.finditer(line.text):
            name = _less_tagline(_RIGHTS.sub("", match["name"]).strip(" -–,.")).strip()
            above = line.start > _HEAD_CHARS and name in sheet.page.text[:_HEAD_CHARS]
            repeated = above or bool(known(name))
            wanted = repeated if pattern is _PHOTO else is_site_name(name)
            if wanted and folded(name) not in words_of("platform") and not _is_owner(name):
                begin = match.start("name") - (
                    4 if line.text[: match.start("name")].endswith((" The ", " the ")) else 0
                )
                name = line.text[begin : match.start("name") + len(name)]
                span = Span(begin, begin + len(name)).shift(line.start)
                sureness = confidence + 0.1 * repeated - 0.2 * bool(_COMPANY.search(name))
                yield read_in_text(sheet.page, "outlet", name, span, because, sureness)
    for match in _MAIL.finditer(line.text):
        if owner := of_address(match["domain"]):
            span = Span(*match.span()).shift(line.start)
            yield read_in_text(sheet.page, "outlet", owner, span, "an address of its staff", 0.6)
