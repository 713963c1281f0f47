"""The credits a page prints: who is named around its title and below its text, and how much speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.clean.credit_lines import BELOW, UNDER, Credit, credit_of, is_life
from onrecord.clean.cues import beginnings
from onrecord.clean.lines import BODY, BYLINE, CAPTION, COMMENT, DATE, RELATED, TITLE, Line, Sheet, dates_on
from onrecord.clean.persons import surely_name
from onrecord.clean.wording import any_in

# Words by which markup calls an author's line one, and words by which it calls others.
_AUTHORS = (
    "author",
    "authors",
    "byline",
    "autor",
    "autoren",
    "auteur",
    "verfasser",
    "redakteur",
    "journalist",
    "writer",
    "creator",
)
_GLUED = ("byline", "authorname", "author-name")
_OTHERS = (
    "comment", "comments", "related", "nav", "menu", "widget", "sidebar", "recent", "recentcomments", "newsletter",
    "consent", "license", "licence", "copyright", "photo", "photographer",
)  # fmt: skip
# One of these stands in what markup says where one of those does.
_STEMS_AUTHORS = beginnings((*_AUTHORS, *_GLUED, "fn"))
_STEMS_OTHERS = beginnings(_OTHERS)
_ABOVE, _UNDER, _AFTER = 6, 12, 14  # lines above the title, below it, and below the text in which an author may stand
_NEAR_WORDS = 4  # of what markup says: of a line's own element, or close around it
_SENTENCE = 14  # words from which on a line of the body or a caption credits nobody but in a life
_FEW = 12  # words of a line that markup may call an author's, at most
_MOST, _MOST_LINES = 12, 2_000  # credits, and short lines they are looked for in: a page may have any number


def credits(sheet: Sheet, anchors: Sequence[int], told: Sequence[str] = ()) -> list[Credit]:
    """Return what the lines around the title and below the text credit, the best first.

    ``anchors`` are the numbers of the title's lines, ``told`` the full names that linked data give, if they do.
    """
    lines = _lines(sheet, anchors, told)
    made = [credit for line in lines if (credit := _credit(sheet, line, anchors)) is not None]
    if not made:
        return []
    found = sorted(made, key=lambda c: -c.weight)[:_MOST]
    named = _Named(sheet)
    weighed = [_reweighed(c, min(0.95, c.weight + 0.06 * min(3, named.elsewhere(c)))) for c in found]
    return sorted(weighed, key=lambda c: -c.weight)


def _reweighed(credit: Credit, weight: float) -> Credit:
    return Credit(credit.line, credit.names, credit.because, weight)


class _Named:
    """How often names stand on lines of their own: an author's does above and below the text."""

    def __init__(self, sheet: Sheet) -> None:
        self.heads = _heads(sheet.lines)
        self.bios = [n.text for n in sheet.within(sheet.body[1] - 2, sheet.body[1] + _AFTER) if n.words > 6]

    def elsewhere(self, credit: Credit) -> int:
        name = credit.names[0][1]
        return _alone(self.heads, name, credit.line.number) + 2 * any(bio.startswith(name) for bio in self.bios)


def _heads(lines: tuple[Line, ...]) -> list[Line]:
    """Return the short lines on which a name may stand."""
    heads: list[Line] = []
    for line in lines:
        if line.words <= 6 and line.region is not COMMENT and line.region is not RELATED:
            heads.append(line)
            if len(heads) == _MOST_LINES:
                break
    return heads


def _alone(heads: list[Line], name: str, but: int) -> int:
    """Return how many lines end with a name, or are a name of one word; that of number ``but`` aside."""
    count = 0
    is_full = " " in name
    for line in heads:
        if line.number != but and (line.text.endswith(name) if is_full else line.text == name):
            count += 1
    return count


def _lines(sheet: Sheet, anchors: Sequence[int], told: Sequence[str]) -> list[Line]:
    """Return the lines that can hold a credit: few, so that the rest of a page costs nothing.

    Where the markup told full names, only lines that hold one of their last words can add to them.
    """
    lasts = tuple([name.split()[-1].casefold() for name in told])
    found: list[Line] = []
    for line in _asked(sheet.lines, _near(sheet, anchors)):
        if line.words > _SENTENCE and (line.region is BODY or line.region is CAPTION) and not is_life(line):
            continue
        if lasts and not any_in(lasts, line.text.casefold()):
            continue
        if not (_has_stem(_STEMS_OTHERS, line.hints) and _stands_elsewhere(line.hints)):
            found.append(line)
    return found


def _asked(lines: tuple[Line, ...], near: bytearray) -> list[Line]:
    """Return the lines that stand ``near``, are bylines or are called an author's by their markup."""
    found: list[Line] = []
    before = ""
    is_named = False
    for line in lines:
        region = line.region
        if region is COMMENT or region is TITLE or region is RELATED:
            continue
        if not near[line.number] and region is not BYLINE:
            if line.words > _FEW or not line.hints:
                continue
            if line.hints is not before:
                before = line.hints
                is_named = _has_stem(_STEMS_AUTHORS, before) and _names_an_author(before)
            if not is_named:
                continue
        found.append(line)
    return found


def _near(sheet: Sheet, anchors: Sequence[int]) -> bytearray:
    """Return 1 for each line around the title, before the body and right after it; 0 for others."""
    first, end = sheet.body
    near = bytearray(len(sheet.lines))
    _mark(near, first - 4, first + 2)
    if end:
        _mark(near, end - 3, end + _AFTER + 1)
    for at in anchors:
        last = max(at + 4, min(at + _UNDER, first + 3)) if end else at + _UNDER
        _mark(near, at - _ABOVE, last + 1)
    return near


def _mark(near: bytearray, start: int, end: int) -> None:
    for at in range(max(0, start), min(end, len(near))):
        near[at] = 1


def _nearest(hints: str) -> str:
    """Return the first four words of what markup says."""
    at = blanks = 0
    for letter in hints:
        if letter == " ":
            blanks += 1
            if blanks == _NEAR_WORDS:
                return hints[:at]
        at += 1  # noqa: SIM113 - compiled, a number of C
    return hints


def _has_stem(table: bytes, hints: str) -> bool:
    """Tell whether the first words of what markup says may hold one that `beginnings` made ``table`` of."""
    place = blanks = 0
    for letter in hints:
        place = (place << 5 | (ord(letter) & 31)) & 0x7FFF
        if table[place]:
            return True
        if letter == " ":
            blanks += 1
            if blanks == _NEAR_WORDS:
                return False
    return bool(table[(place << 5) & 0x7FFF])  # of two letters at the very end


def _is_called(line: Line) -> bool:
    """Tell whether the markup calls a line an author's."""
    return line.words <= _FEW and _has_stem(_STEMS_AUTHORS, line.hints) and _names_an_author(line.hints)


@lru_cache(maxsize=2048)
def _names_an_author(hints: str) -> bool:
    near = _nearest(hints)
    return any_in(_GLUED, near) or _has_word(_AUTHORS, near, True) or _has_name_of_card(near)


@lru_cache(maxsize=2048)
def _stands_elsewhere(hints: str) -> bool:
    return _has_word(_OTHERS, _nearest(hints), False)


def _has_word(words: tuple[str, ...], hints: str, of_many: bool) -> bool:
    """Tell whether one of ``words`` stands in what markup says, parted from others by any mark.

    ``of_many``: an "s" may follow it.
    """
    for word in words:
        at = hints.find(word)
        while at >= 0:
            end = at + len(word)
            if (at == 0 or not hints[at - 1].isalnum()) and _ends(hints, end, of_many):
                return True
            at = hints.find(word, at + 1)
    return False


def _has_name_of_card(hints: str) -> bool:
    """Tell whether "fn" stands as a word in what markup says: a full name, as hCard calls it."""
    at = hints.find("fn")
    while at >= 0:
        end = at + 2
        if (at == 0 or not _is_word(hints[at - 1])) and (end == len(hints) or not _is_word(hints[end])):
            return True
        at = hints.find("fn", end)
    return False


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _ends(hints: str, at: int, of_many: bool) -> bool:
    size = len(hints)
    if at == size or not hints[at].isalnum():
        return True
    if not of_many or hints[at] != "s":
        return False
    return at + 1 == size or not _is_word(hints[at + 1])


def _credit(sheet: Sheet, line: Line, anchors: Sequence[int]) -> Credit | None:
    hinted = _is_called(line)
    called = hinted or line.region is BYLINE
    found = credit_of(sheet, line, called, hinted)
    if found is None:
        return None
    place = 0.0 if found.because == BELOW else _place(sheet, line, anchors)
    return _reweighed(found, max(0.02, found.weight + 0.1 * called + place))


def _place(sheet: Sheet, line: Line, anchors: Sequence[int]) -> float:
    """What the place of a line is worth: next to the title most, below the text some, elsewhere nothing."""
    first, end = sheet.body
    at = line.number
    if end and at == end and line.words <= 4 and surely_name(line.text):
        return 0.0  # signed right below the last line
    if end and at >= end - 1:
        return -0.1 - 0.012 * min(at - end, 14)
    beside = [b for b in sheet.within(at - 1, at + 2) if b.number != at]
    dated = any(b.region is DATE or (b.words < _FEW and dates_on(b)) for b in beside)
    from_title = min([at - anchor for anchor in anchors], key=abs)
    apart = min(abs(from_title), abs(first - at) if end else 99)
    stray = 0.15 if apart > _UNDER else 0.0
    return 0.1 * dated + 0.06 * (apart <= 2) - 0.015 * min(apart, 12) - 0.04 * (from_title < 0) - stray


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
        and _nearest(c.line.hints) == _nearest(best.line.hints)
        and (best.line.region is BYLINE or best.line.hints or best.because == UNDER)
    ]
    return sorted([best, *near], key=lambda c: c.line.number)
