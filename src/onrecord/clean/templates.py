# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What comes again and again on a page though its words change: the lines of a thread, of a list, of a feed.

"grumpy says:", "Iron19 says:" and "Ann Holm says:" are one template: a word that several short lines of the page share
stays, all others count by their class alone. No list of phrases is asked, so a layout never seen before shows too.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.characters import Lines, kind, lines_of
from onrecord.clean.lexicon import Lexicon
from onrecord.clean.signs import BLANK, CODES, DIGIT, FLOATS, IN_WORD, INTS, LOGGED, LOGS, PARTS, UPPER
from onrecord.clean.units import Unit

_SHORT = 120  # characters
_FEW = 14  # tokens: a longer line is what somebody wrote
_FAR = 50  # units
_SHARED = 3  # short lines with a word make it part of a template
_EDGE = 24  # characters at either end of a long line that may be a template: "[Ann] …", "… (Ann, Norvik)"
_BESIDE = 3  # tokens at an edge
_NEVER = 1e6  # units away
_NO_MARK = 0  # at a token's end
# What stands for a token: of one that several lines share its number and a flag, of another how it is written.
_KEPT = 1 << 31
_CHANGED = 1 << 30  # of a shared one with "X" at its end where handles count alike
_DIGITS, _CAPITALS, _SMALL = 0x30, 0x58, 0x61  # 0 X a
_UNDERLINE = 0x5F

NAMES = (
    "template", "template_kept", "template_above", "template_below", "alternating", "alternating_above",
    "since_alternating", "until_alternating", "opens_alike", "ends_alike",
)  # fmt: skip
_WIDTH = len(NAMES)


def templates_of(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``."""
    made = templates(lines_of([unit.words for unit in units]))
    return np.frombuffer(made, dtype=np.float32).reshape(-1, _WIDTH)


def templates(lines: Lines) -> array[float]:
    """Return one number a name of ``NAMES`` for each line, one line after the other."""
    made = FLOATS * (_WIDTH * lines.count)
    _recurring(_kinds(lines, _Tokens(lines), made), made)
    _edges(lines, made)
    return made


class _Tokens:
    """The tokens of short lines: where each begins and ends, and its number; equal ones have one number."""

    __slots__ = ("begins", "ends", "firsts", "lexicon", "numbers", "times")

    def __init__(self, lines: Lines) -> None:
        many = _FEW * lines.count
        self.firsts = INTS * (lines.count + 1)  # (lines + 1,) the first token of each
        self.begins = INTS * many
        self.ends = INTS * many
        self.numbers = INTS * many
        self.times = INTS * many  # (different tokens,) in how many lines each stands
        self.lexicon = Lexicon(lines.codes, many)
        _read(lines, self)


def _read(lines: Lines, made: _Tokens) -> None:
    lexicon = made.lexicon
    last = INTS * (_FEW * lines.count)  # the last line that each different token stood in, from 1
    count = 0
    for line in range(lines.count):
        begin = lines.begins[line]
        end = lines.begins[line + 1] - 1
        first = count
        if end - begin <= _SHORT:
            count = _split(lines, begin, end, first, first + _FEW, made.begins, made.ends)
        if count < 0:
            count = first
        for at in range(first, count):
            number = lexicon.add(made.begins[at], made.ends[at])
            made.numbers[at] = number
            if last[number] != line + 1:
                last[number] = line + 1
                made.times[number] += 1
        made.firsts[line + 1] = count


def _split(lines: Lines, begin: int, end: int, count: int, most: int, begins: array[int], ends: array[int]) -> int:
    """Write the tokens between ``begin`` and ``end`` from ``count`` on; return their end, -1 beyond ``most``."""
    codes, letter_kinds = lines.codes, lines.kinds
    at = begin
    while at < end:
        here = letter_kinds[codes[at]]
        if here == 0:
            here = kind(chr(codes[at]))
        if here & BLANK:
            at += 1
            continue
        if count == most:
            return -1
        begins[count] = at
        while at < end:
            here = letter_kinds[codes[at]]
            if here == 0:
                here = kind(chr(codes[at]))
            if here & BLANK:
                break
            at += 1
        ends[count] = at
        count += 1
    return count


def _kinds(lines: Lines, tokens: _Tokens, made: array[float]) -> array[int]:
    """Return a number for each line, the same for those of one template; 0 for a line without tokens.

    Writes which share of its tokens several short lines have.
    """
    found = INTS * lines.count
    shown = CODES * (2 * tokens.firsts[lines.count] + 2)  # two codes a token
    ids = Lexicon(shown, lines.count)
    end = 0
    for line in range(lines.count):
        first = tokens.firsts[line]
        last = tokens.firsts[line + 1]
        if first == last:
            continue
        begin = end
        kept = 0
        for at in range(first, last):
            kept += _show(lines, tokens, at, shown, end)
            end += 2
        end = _template(shown, begin, end)
        found[line] = ids.add(begin, end) + 1
        made[line * _WIDTH + 1] = kept / (last - first)
    return found


def _show(lines: Lines, tokens: _Tokens, at: int, shown: array[int], to: int) -> int:
    """Write what stands for a token: itself where several short lines have it, else its class; return which."""
    begin, end = tokens.begins[at], tokens.ends[at]
    number = tokens.numbers[at]
    if tokens.times[number] < _SHARED:
        _write_class(lines, begin, end, shown, to)
        return 0
    # One or two characters may be what a class is written with: then they are the same.
    if end - begin > 2:
        shown[to] = _KEPT | number
        shown[to + 1] = lines.codes[end - 1]
    else:
        shown[to] = lines.codes[begin]
        shown[to + 1] = lines.codes[begin + 1] if end - begin > 1 else _NO_MARK
    return 1


def _write_class(lines: Lines, begin: int, end: int, shown: array[int], to: int) -> None:
    """Write what a token is written with: its first character's kind, and a mark at its end."""
    codes, letter_kinds = lines.codes, lines.kinds
    code = codes[begin]
    first = letter_kinds[code]
    if first & DIGIT:
        code = _DIGITS
    elif first & UPPER:
        code = _CAPITALS
    elif first & IN_WORD and code != _UNDERLINE:
        code = _SMALL
    last = codes[end - 1]
    is_marked = end - begin > 1 and (last == _UNDERLINE or not letter_kinds[last] & IN_WORD)
    shown[to] = code
    shown[to + 1] = last if is_marked else _NO_MARK


def _template(shown: array[int], begin: int, end: int) -> int:
    """Make a line's classes those of its template; return where they end then.

    Where there is nothing but large and small words, a run of either counts as one. Beside a word or mark that stays,
    handles are alike however they are written: "osprey" and "Ann Holm".
    """
    is_plain = True
    for at in range(begin, end, 2):
        if shown[at + 1] != _NO_MARK or (shown[at] != _CAPITALS and shown[at] != _SMALL):
            is_plain = False
    if is_plain:
        to = begin + 2
        for at in range(begin + 2, end, 2):
            if shown[at] != shown[at - 2]:
                shown[to] = shown[at]
                to += 2
        return to
    for at in range(begin, end - 2, 2):
        _lower_end(shown, at)
    end = _joined(shown, begin, _joined(shown, begin, end))
    if shown[end - 1] == _NO_MARK and shown[end - 2] == _CAPITALS and end - begin > 2:
        shown[end - 2] = _SMALL
    return end


def _lower_end(shown: array[int], at: int) -> None:
    """Count a capital class, or whatever else ends with its letter, as a small one."""
    if shown[at + 1] == _NO_MARK:
        if shown[at] == _CAPITALS:
            shown[at] = _SMALL
    elif shown[at + 1] == _CAPITALS:
        shown[at + 1] = _SMALL
        if shown[at] & _KEPT:
            shown[at] |= _CHANGED


def _joined(shown: array[int], begin: int, end: int) -> int:
    """Leave out small classes behind what ends with one's letter, of a pair the second, none that is last."""
    to = begin
    at = begin
    while at < end:
        shown[to] = shown[at]
        shown[to + 1] = shown[at + 1]
        ends_small = shown[at + 1] == _SMALL or (shown[at + 1] == _NO_MARK and shown[at] == _SMALL)
        to += 2
        at += 2
        if ends_small and at + 2 < end and shown[at] == _SMALL and shown[at + 1] == _NO_MARK:
            at += 2
    return to


def _recurring(kinds: array[int], made: array[float]) -> None:
    """Write how often each line's template comes, how near above and below, and which lines alternate."""
    count = len(kinds)
    times = INTS * (count + 1)
    latest = INTS * (count + 1)  # the last line of each template so far, from 1
    below = INTS * count
    above = INTS * count
    for line in range(count):
        below[line] = above[line] = _FAR
        kind = kinds[line]
        times[kind] += 1
        before = latest[kind] - 1
        latest[kind] = line + 1
        if kind and before >= 0 and line - before < _FAR:
            above[line] = below[before] = line - before
    seen = 0
    last = -_NEVER
    for line in range(count):
        at = line * _WIDTH
        again = times[kinds[line]] - 1 if kinds[line] else 0
        nearest = min(above[line], below[line])
        made[at] = _log1p(again)
        made[at + 2] = 1 / above[line]
        made[at + 3] = 1 / below[line]
        # A list's lines follow each other; what opens or closes a comment comes again some lines later.
        if again >= 2 and 2 <= nearest <= 12:
            made[at + 4] = 1
            seen += 1
            last = line
        made[at + 5] = min(seen, 8) / 4
        made[at + 6] = 1 / (1 + 0.3 * (line - last))
    following = _NEVER
    for line in range(count - 1, -1, -1):
        if made[line * _WIDTH + 4] > 0:
            following = line
        made[line * _WIDTH + 7] = 1 / (1 + 0.3 * (following - line))


def _log1p(count: int) -> float:
    return LOGS[count] if count < LOGGED else log1p(count)


def _edges(lines: Lines, made: array[float]) -> None:
    """Write how many lines begin, and how many end, with the same classes, where a mark parts a name from the rest."""
    many = lines.count
    begins, ends = INTS * _EDGE, INTS * _EDGE
    for column in (_WIDTH - 2, _WIDTH - 1):
        shown = CODES * (2 * _BESIDE * many)
        keys = Lexicon(shown, many)
        numbers = INTS * many  # from 1
        times = INTS * (many + 1)
        to = 0
        for line in range(many):
            begin, end = lines.begins[line], lines.begins[line + 1] - 1
            if end - begin > _EDGE:
                if column == _WIDTH - 2:
                    end = begin + _EDGE
                else:
                    begin = end - _EDGE
            if not _has_mark(lines, begin, end):
                continue
            count = _split(lines, begin, end, 0, _EDGE, begins, ends)
            first = 0 if column == _WIDTH - 2 else max(count - _BESIDE, 0)
            start = to
            for at in range(first, min(first + _BESIDE, count)):
                _write_class(lines, begins[at], ends[at], shown, to)
                to += 2
            numbers[line] = keys.add(start, to) + 1
            times[numbers[line]] += 1
        for line in range(many):
            if numbers[line]:
                made[line * _WIDTH + column] = _log1p(times[numbers[line]] - 1)


def _has_mark(lines: Lines, begin: int, end: int) -> bool:
    codes, letter_kinds = lines.codes, lines.kinds
    for at in range(begin, end):
        here = letter_kinds[codes[at]]
        if here == 0:
            here = kind(chr(codes[at]))
        if here & PARTS:
            return True
    return False
