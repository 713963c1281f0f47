# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The words of many lines in one pass: what each is known for, what furniture they name, and which come again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain

from onrecord.clean import commands, marks
from onrecord.clean.at_marks import is_day_of
from onrecord.clean.characters import Lines, codes_of, folded, kind, lines_of
from onrecord.clean.language import function_words
from onrecord.clean.lexicon import Lexicon, find, hashed, keep
from onrecord.clean.signs import (
    AGO,
    BY_FIRST,
    BYTES,
    COMMANDS,
    COMMANDS_FIRST,
    COMMON,
    DATED,
    DECIMAL,
    FIRST_HASH,
    HEADS,
    IN_WORD,
    INTS,
    MAY_DATE,
    MONTH,
    MONTH_NAME,
    NUMBER,
    OF_DAY,
    OF_THREADS,
    PHRASE,
    PRIME,
    RELATED_FIRST,
    SAID_LAST,
    SINCE,
    WHOLE,
)
from onrecord.clean.structure import REVIEWS
from onrecord.clean.threads import TELLING

MOST_CHARS = 2000  # of a line; what stands beyond is not read
MOST = 200  # words of a line that are compared with those of others
LONG = 300  # characters; past it a line is read by its head, and what only short lines can be is not asked
_HEAD = 40  # words of such a line in which furniture is looked for
_COMMON_AMONG = 100  # words of a line that are asked whether they are common ones
_KINDS = len(marks.KINDS)
_RELATED, _SAID = marks.KINDS.index("related"), marks.KINDS.index("said")
_SIEVE = 1 << 16


class Words:
    """The case-folded words of lines; of each line's first 2,000 characters. Different words are numbered from 0."""

    __slots__ = ("begins", "bits", "common", "kinds", "known", "letters", "lexicon", "long", "named", "number", "said")

    def __init__(self, folds: Lines, most: int) -> None:
        """Make room for the words of lines with case folded, of which there are ``most`` at most."""
        lines = folds.count
        self.lexicon = Lexicon(folds.codes, most)  # of the different words
        self.known = INTS * most  # (different words,) their numbers in `Known`, 0: none
        self.said = INTS * most  # (different words,) what each is known for, bit by bit
        self.long = BYTES * most  # (different words,) whether of more than four letters
        self.number = INTS * most  # (words,) one line after the other
        self.begins = INTS * (lines + 1)  # (lines + 1,) the first word of each
        self.letters = INTS * lines  # (lines,) characters that stand in words
        self.common = INTS * lines  # (lines,) common ones among the first 100
        self.bits = INTS * lines  # (lines,) what their words are known for, and what they may be
        self.named = INTS * (lines * _KINDS)  # (lines, marks.KINDS) how often each is named
        self.kinds = folds.kinds

    @property
    def of_line(self) -> list[list[str]]:
        spelled = self.lexicon.spelled()
        edges = zip(self.begins, self.begins[1:], strict=False)
        return [[spelled[number] for number in self.number[first:last]] for first, last in edges]


class Known:
    """What is known of words: a number each from 1, its bits, and the phrases that begin with it."""

    __slots__ = ("begins", "begins_with", "bits", "lexicon", "months", "phrases", "stem")

    def __init__(self, groups: Sequence[tuple[int, Iterable[str]]]) -> None:
        numbered: dict[str, int] = {}
        bits: dict[int, int] = {}
        for bit, words in groups:
            for word in words:
                number = _number(word, numbered)
                bits[number] = bits.get(number, 0) | bit
        phrases = {_number(first, numbered): _written(longer, numbered) for first, longer in marks.phrases().items()}
        numbers = range(len(numbered) + 1)
        self.lexicon = _lexicon_of(list(numbered))  # numbers less one
        self.months = _lexicon_of(sorted(marks.MONTHS_BEGIN))
        self.stem = _lexicon_of([marks.HEADING_STEM])
        self.bits = array("i", [bits.get(number, 0) for number in numbers])
        # One after the other: its kind, how many words follow the first, their numbers.
        self.phrases = array("i", chain.from_iterable(phrases.get(number, ()) for number in numbers))
        self.begins = array("i", accumulate((len(phrases.get(number, ())) for number in numbers), initial=0))
        begins_with = BYTES * _SIEVE  # whether the first letters of a word may be those that `_begun` knows
        for begin in (*marks.MONTHS_BEGIN, marks.HEADING_STEM[:3]):
            first, second, third = map(ord, begin.ljust(3, "\0"))
            begins_with[_sieved(first, second, third)] = 1
        self.begins_with = begins_with


def _lexicon_of(words: Sequence[str]) -> Lexicon:
    made = Lexicon(codes_of("".join(words)), len(words))
    end = 0
    for word in words:
        end += len(word)
        made.add(end - len(word), end)
    return made


def _number(word: str, numbered: dict[str, int]) -> int:
    return numbered.setdefault(word, len(numbered) + 1)


def _written(beginning: marks.Phrases, numbered: dict[str, int]) -> list[int]:
    """Return the phrases that begin with one word: the kind of each, how many words follow, their numbers."""
    made: list[int] = []
    for of_kind in beginning.alone:
        made += [of_kind, 0]
    for second, rests in beginning.longer.items():
        for rest, of_kind in rests:
            made += [of_kind, 1 + len(rest), *(_number(word, numbered) for word in (second, *rest))]
    return made


@cache
def known() -> Known:
    """Return what is known of the words that say something by themselves."""
    return Known(
        [
            (COMMON, function_words()),
            (PHRASE, marks.phrases()),
            (MONTH_NAME, marks.MONTH_NAMES),
            (BY_FIRST, marks.BY_FIRST),
            (AGO, ["ago"]),
            (SINCE, marks.SINCE),
            (OF_THREADS, TELLING),
            (OF_DAY, ["de", "of"]),
            (COMMANDS, commands.WORDS),
            (COMMANDS_FIRST, commands.FIRST_WORDS),
            (HEADS, marks.HEADINGS),
            (HEADS, REVIEWS),
        ]
    )


def words_of(lines: Sequence[str]) -> Words:
    """Return the words of ``lines``."""
    folds = folded(lines_of(lines))
    return words_in(folds, len(folds.codes) // 2 + 1 + folds.count)


def words_in(folds: Lines, most: int) -> Words:
    """Return the words of lines with case folded, of which there are ``most`` at most."""
    made = Words(folds, most)
    _read(folds, made, known())
    return made


def _read(folds: Lines, made: Words, told: Known) -> None:
    count = 0
    for line in range(folds.count):
        first = count
        size = len(folds.lines[line])
        begin = folds.begins[line]
        end = folds.begins[line + 1] - 1
        if size > MOST_CHARS:
            end = begin + MOST_CHARS
            if not folds.is_even:
                end = begin + len(folds.lines[line][:MOST_CHARS].casefold())
        count = _read_line(begin, end, line, count, made, told)
        made.begins[line + 1] = count
        if made.bits[line] & PHRASE:
            until = count if size <= LONG else min(count, first + _HEAD)
            made.bits[line] |= _phrases(line, first, until, made, told)


def _read_line(begin: int, end: int, line: int, count: int, made: Words, told: Known) -> int:
    """Read the words of one line, whose letters begin at ``begin``; return how many words there are until its end."""
    lexicon, letter_kinds = made.lexicon, made.kinds
    codes = lexicon.codes
    most = lexicon.most
    at = begin
    letters = common = place = seen = before = second = 0
    first = behind = begin  # of the word before
    while at < end:
        here = letter_kinds[codes[at]]
        if here == 0:
            here = kind(chr(codes[at]))
        if not here & IN_WORD:
            at += 1
            continue
        start = at
        hash_of = FIRST_HASH
        more = here
        while more & IN_WORD:
            hash_of = ((hash_of ^ codes[at]) * PRIME) & WHOLE
            at += 1
            if at == end:
                break
            more = letter_kinds[codes[at]]
            if more == 0:
                more = kind(chr(codes[at]))
        if count >= most:
            raise IndexError(f"there are more than {most} words")
        letters += at - start
        mine = find(lexicon, lexicon, start, at, hash_of)
        if mine < 0:
            mine = keep(lexicon, start, at, hash_of)
            _meet(mine, start, at, hash_of, here, made, told)
        each = made.said[mine]
        made.number[count] = mine
        count += 1
        if each:
            seen |= each if place == 0 else each & ~(BY_FIRST | COMMANDS_FIRST)
            if each & COMMON and place < _COMMON_AMONG:
                common += 1
            # "3 May", "3 de mayo", "May 3"
            if (each & MONTH and (before & NUMBER or (before & OF_DAY and second & NUMBER))) or (
                each & NUMBER and before & MONTH
            ):
                seen |= MAY_DATE
                is_month = each & MONTH_NAME != 0
                if (is_month or before & MONTH_NAME) and is_day_of(codes, first, behind, start, at, is_month):
                    seen |= DATED
        first = start
        behind = at
        second = before
        before = each
        place += 1
    made.letters[line] = letters
    made.common[line] = common
    made.bits[line] = seen
    return count


def _meet(mine: int, start: int, end: int, hash_of: int, first: int, made: Words, told: Known) -> None:
    """Note what a word is known for that comes for the first time; ``first``: what its first letter is."""
    lexicon = made.lexicon
    number = find(told.lexicon, lexicon, start, end, hash_of)
    said = 0
    if number >= 0:
        made.known[mine] = number + 1
        said = told.bits[number + 1]
    if first & DECIMAL:
        said |= NUMBER
    codes = lexicon.codes
    size = end - start
    sieved = _sieved(codes[start], codes[start + 1] if size > 1 else 0, codes[start + 2] if size > 2 else 0)
    if told.begins_with[sieved]:
        said |= _begun(lexicon, start, size, told)
    made.said[mine] = said
    made.long[mine] = size > 4


def _begun(lexicon: Lexicon, start: int, size: int, told: Known) -> int:
    """Return what the beginning of a word tells: that it may be a month, or be over comments."""
    said = 0
    end = start + min(size, 3)
    if find(told.months, lexicon, start, end, hashed(lexicon, start, end)) >= 0:
        said |= MONTH
    if size >= told.stem.size(0):
        end = start + told.stem.size(0)
        if find(told.stem, lexicon, start, end, hashed(lexicon, start, end)) >= 0:
            said |= HEADS
    return said


def _sieved(first: int, second: int, third: int) -> int:
    return (first * 961 + second * 31 + third) & (_SIEVE - 1)


def _phrases(line: int, first: int, end: int, made: Words, told: Known) -> int:
    """Count the kinds that a line's words name; return the bits of what it begins and ends with."""
    seen = 0
    for at in range(first, end):
        word = made.number[at]
        if not made.said[word] & PHRASE:
            continue
        begin = told.begins[made.known[word]]
        until = told.begins[made.known[word] + 1]
        while begin < until:
            of_kind = told.phrases[begin]
            more = told.phrases[begin + 1]
            if at + more < end:
                same = 0
                while same < more and made.known[made.number[at + 1 + same]] == told.phrases[begin + 2 + same]:
                    same += 1
                if same == more:
                    made.named[line * _KINDS + of_kind] += 1
                    if at == first and of_kind == _RELATED:
                        seen |= RELATED_FIRST
                    if at == end - 1 and of_kind == _SAID:
                        seen |= SAID_LAST
            begin += 2 + more
    return seen
