"""Quotations: which characters of a page stand inside quotation marks, however oddly those are set.

Marks are judged by what stands beside them, never by counting, so that one missing mark spoils one quotation and not
the page. A quotation that runs over paragraphs gives one `Quote` for each; those after the first `continue` it.
Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.spans import Span, trimmed

OPENING = "“„‟«❝〝「『‘‚‛‹"
CLOSING = "”»❞〞」』’›"
STRAIGHT = ('"', "＂", "''", "``")
SINGLE = "‘’‚‛‹›'`´"
MARKS = OPENING + CLOSING + "\"＂'`´"
MARK = re.compile(r"''|``|[" + re.escape(MARKS) + "]")
# After these a mark opens even where no blank stands before it.
_BEFORE_OPENING = frozenset("([{—–-/…>:;=*•")
_AFTER_CLOSING = frozenset(",.;:!?)]}—–-/…")
_ENDS_WORDS = frozenset(",.!?…—–")
# Words that begin with an apostrophe: ’em, ’til, ’90s.
_ELISION = re.compile(r"(?:em|til|twas|tis|cause|bout|round|n|neath|\d\ds?)\b", re.I)
_SENTENCE_ENDS = re.compile(r"[.!?…]\s*$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[^\s])")
_CUE_INSIDE = re.compile(r",\s(?:he|she|they|(?:[^\W\d_][\w.’'-]*\s){0,3}[A-Z][\w’'-]*)\s(?:said|says|added|told)\b")
LONGEST_CUT = 2000  # characters in which the cue of an unclosed quotation is looked for
RUNS_ON = 8  # paragraphs a quotation may run without a mark; the longest seen in news copy is 5
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one quotation within one paragraph."""

    span: Span  # without the marks that enclose it, without white space at either end
    outer: Span  # with its marks, where it has them
    depth: int  # 1: outermost; 2: a quotation inside a quotation
    continues: bool  # carries on a quotation left open by the paragraph before
    opened: bool  # it has its own opening mark
    closed: bool  # it has its own closing mark


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    end: int
    single: bool
    opens: bool  # what its neighbours say, and where they do not, its shape
    closes: bool
    first: bool  # it begins its paragraph


@dataclass(slots=True)
class _Open:
    mark: _Mark
    single: bool


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """Return the quotations of ``paragraphs``, in reading order; an inner one follows the one it stands in.

    Those of one depth never overlap. ``paragraphs`` must be in order and apart; what stands between them (an
    advertisement, a caption) does not break a quotation that runs on.
    """
    each = [_in_paragraph(text, span) for span in paragraphs]
    _join(text, paragraphs, each)
    for n, quotes in enumerate(each):
        goes_on = n + 1 < len(each) and bool(each[n + 1]) and each[n + 1][0].continues
        quotes[:] = [q if q.closed or goes_on else _cut_short(text, q) for q in quotes]
    return [quote for quotes in each for quote in sorted(quotes, key=lambda q: (q.outer.start, q.depth))]


def begins_quoted(text: str, span: Span) -> bool:
    """Tell whether the paragraph ``span`` opens with a quotation mark of any kind."""
    return bool(MARK.match(text, trimmed(text, span).start, span.end))


def _join(text: str, paragraphs: Sequence[Span], each: list[list[Quote]]) -> None:
    """Mark the quotations that carry on from one paragraph to the next, and fill those that run on unmarked."""
    for n in range(len(each) - 1):
        last = max((q for q in each[n] if q.depth == 1), key=lambda q: q.span.end, default=None)
        if last is None or last.closed or not _is_tail(text, last, paragraphs[n]):
            continue
        following = each[n + 1]
        # A paragraph that opens with “ while one is open continues the quotation: some outlets reopen each paragraph
        # and close only the last. Others open it with the wrong mark.
        if following and begins_quoted(text, paragraphs[n + 1]):
            following[0] = replace(following[0], continues=True)
        else:
            _run_on(text, paragraphs, each, n + 1)


def _cut_short(text: str, quote: Quote) -> Quote:
    """Return a quotation that lacks its closing mark, ended before ", Brann said"."""
    found = _CUE_INSIDE.search(text, quote.span.start, min(quote.span.end, quote.span.start + LONGEST_CUT))
    if not found or not quote.opened or quote.depth > 1:
        return quote
    end = found.start() + 1
    return replace(quote, span=Span(quote.span.start, end), outer=Span(quote.outer.start, end))


def _is_tail(text: str, quote: Quote, paragraph: Span) -> bool:
    return not text[quote.span.end : paragraph.end].strip()


def _run_on(text: str, paragraphs: Sequence[Span], each: list[list[Quote]], start: int) -> None:
    """Carry an open quotation over unmarked paragraphs, if one of them closes it."""
    for n in range(start, min(start + RUNS_ON, len(each))):
        if not each[n]:
            continue
        first = each[n][0]
        if not first.opened and first.closed:
            begin = trimmed(text, paragraphs[n]).start
            whole = Span(begin, first.span.end)
            each[n][0] = replace(first, span=whole, outer=Span(begin, first.outer.end), continues=True)
            for m in range(start, n):
                words = trimmed(text, paragraphs[m])
                if words:
                    each[m] = [Quote(words, words, 1, continues=True, opened=False, closed=False)]
        return


def _in_paragraph(text: str, paragraph: Span) -> list[Quote]:
    words = trimmed(text, paragraph)
    marks = _marks(text, words)
    closers = _closers_ahead(marks)
    quotes: list[Quote] = []
    stack: list[_Open] = []
    for n, mark in enumerate(marks):
        move = _move(text, mark, stack, closers[n])
        if move == "open":
            stack.append(_Open(mark, mark.single))
        elif move == "reopen":
            # “… and then another “ with no mark left to close both: the first lacks its closing mark.
            quotes.append(_quote(text, stack[0].mark, Span(mark.at, mark.at), 1))
            stack = [_Open(mark, mark.single)]
        elif move == "close":
            depth = len(stack)
            quotes.append(_quote(text, stack.pop().mark, Span(mark.at, mark.end), depth))
        elif move == "close all":
            quotes.append(_quote(text, stack[0].mark, Span(mark.at, mark.end), 1))
            stack = []
        elif move == "orphan":
            quotes += _orphan(text, words, quotes, mark)
    if stack:
        quotes.append(_quote(text, stack[0].mark, Span(words.end, words.end), 1))
    kept = [quote for quote in quotes if len(quote.span)]
    return sorted(kept, key=lambda q: (q.outer.start, q.depth))


def _quote(text: str, opening: _Mark, closing: Span, depth: int) -> Quote:
    inside = trimmed(text, Span(opening.end, max(opening.end, closing.start)))
    outer = Span(opening.at, max(opening.end, closing.end))
    return Quote(inside, outer, depth, continues=False, opened=True, closed=len(closing) > 0)


def _orphan(text: str, words: Span, before: Sequence[Quote], mark: _Mark) -> list[Quote]:
    """Return the quotation that a closing mark ends though none was opened: from the paragraph's begin, or the next
    sentence after the quotation before."""
    start = max((q.outer.end for q in before), default=words.start)
    if before:
        found = _SENTENCE_END.search(text, start, mark.at)
        if not found:
            return []
        start = found.end()
    span = trimmed(text, Span(start, mark.at))
    return [Quote(span, Span(span.start, mark.end), 1, continues=False, opened=False, closed=True)]


def _marks(text: str, words: Span) -> list[_Mark]:
    found: list[_Mark] = []
    for match in MARK.finditer(text, words.start, words.end):
        at, end, sign = match.start(), match.end(), match.group()
        before = text[at - 1] if at > words.start else ""
        after = text[end] if end < words.end else ""
        single = sign in SINGLE
        if single and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        first = at == words.start
        opens, closes = _leaning(sign, before, after)
        if single and opens and not closes and sign != "‘" and _ELISION.match(text, end, words.end):
            continue
        found.append(_Mark(at, end, single, opens, closes, first))
    return found


def _leaning(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a mark can open and whether it can close, from its neighbours; where they agree with both or with
    neither, its shape decides."""
    room_before = not before or before.isspace() or before in _BEFORE_OPENING or before in MARKS
    room_after = not after or after.isspace() or after in _AFTER_CLOSING or after in MARKS
    if sign in STRAIGHT and (before.isalnum() or before in _ENDS_WORDS) and after.isalnum():
        return True, True  # the blanks are lost: he said"late"and left; he said,"Late."
    if sign in "“„‟" and before in _ENDS_WORDS and after.isalnum():
        return True, False  # he said,“Late.”
    opens = room_before and bool(after) and not after.isspace() and after not in ",;:!?)]}"
    closes = bool(before) and not before.isspace() and before not in "([{"
    if opens and before.isspace():
        closes = False
    elif not before:
        opens, closes = bool(after), False
    elif closes and room_after and not room_before:
        opens = False
    elif opens == closes:
        opens, closes = sign in OPENING or sign == "``", sign in CLOSING or sign == "''"
    if not opens and not closes:  # a straight mark with a blank on both sides
        return True, True
    return opens, closes


def _closers_ahead(marks: Sequence[_Mark]) -> list[tuple[int, int, int]]:
    """For each mark: how many double marks after it close, how many open, and how many single ones close before the
    next single one opens."""
    ahead: list[tuple[int, int, int]] = []
    closing = opening = singles = 0
    for mark in reversed(marks):
        ahead.append((closing, opening, singles))
        if mark.single:
            singles = singles + 1 if mark.closes else 0
        else:
            closing += mark.closes
            opening += mark.opens and not mark.closes
    return ahead[::-1]


def _move(text: str, mark: _Mark, stack: list[_Open], ahead: tuple[int, int, int]) -> str:
    return _single_move(text, mark, stack, ahead) if mark.single else _double_move(text, mark, stack, ahead)


def _double_move(text: str, mark: _Mark, stack: list[_Open], ahead: tuple[int, int, int]) -> str:
    closing, opening, _ = ahead
    if not stack:
        return "open" if mark.opens else "orphan"
    doubles = [n for n, each in enumerate(stack) if not each.single]
    if mark.closes and not (mark.opens and mark.first):
        if not doubles:  # ‘… closed by ”
            return "close all" if text[mark.at - 1] in _ENDS_WORDS else ""
        while stack[-1].single:  # an inner ‘ that was never closed
            stack.pop()
        return "close"
    if stack[-1].single and len(stack) < DEEPEST:
        return "open"
    # A mark that opens while one is open: a quotation inside, if enough marks follow to close both, or if no
    # sentence has ended before it; else the first has lost its closing mark.
    inside = closing > opening + 1 or (closing > opening and not _SENTENCE_ENDS.search(text, mark.at - 3, mark.at))
    if inside and len(stack) < DEEPEST:
        return "open"
    if closing == 0 and opening == 0:
        return "close"  # "words "and so on: the mark stands on the wrong side of the blank
    return "reopen"


def _single_move(text: str, mark: _Mark, stack: list[_Open], ahead: tuple[int, int, int]) -> str:
    closing, opening, singles = ahead
    inside = [n for n, each in enumerate(stack) if each.single]
    if inside:
        if not mark.closes:
            return ""
        return "" if singles and _is_possessive(text, mark) else "close" if stack[-1].single else ""
    if mark.opens:
        lasting = mark.first and text[mark.at] == "‘"
        return "open" if (singles or lasting) and len(stack) < DEEPEST else ""
    ends_words = text[mark.at - 1] in _ENDS_WORDS
    return "close all" if stack and ends_words and closing <= opening else ""


def _is_possessive(text: str, mark: _Mark) -> bool:
    return text[mark.at - 1] in "sS" and text[mark.end : mark.end + 1].isspace()
