# cython: wraparound=False, initializedcheck=False
"""The words of many lines in one pass: what each is known for, what furniture they name, and which come again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain

from onrecord.clean import commands, marks
from onrecord.clean.language import function_words
from onrecord.clean.letters import kind, kinds
from onrecord.clean.lexicon import Lexicon, find, keep
from onrecord.clean.signs import (
    AGO,
    BY_FIRST,
    BY_WORD,
    COMMANDS,
    COMMANDS_FIRST,
    COMMON,
    DECIMAL,
    FIRST_HASH,
    HEADS,
    IN_WORD,
    MAY_DATE,
    MONTH,
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

    def __init__(self, heads: Sequence[str]) -> None:
        """Make room for the words of ``heads``, the lines as far as they are read, with case folded."""
        lines = len(heads)
        text = "\n".join(heads)
        most = len(text) // 2 + lines + 1
        self.lexicon = Lexicon(text, most)  # of the different words
        self.known = array("i", bytes(4 * most))  # (different words,) their numbers in `Known`, 0: none
        self.said = array("i", bytes(4 * most))  # (different words,) what each is known for, bit by bit
        self.long = array("b", bytes(most))  # (different words,) whether of more than four letters
        self.number = array("i", bytes(4 * most))  # (words,) one line after the other
        self.begins = array("i", bytes(4 * (lines + 1)))  # (lines + 1,) the first word of each
        self.letters = array("i", bytes(4 * lines))  # (lines,) characters that stand in words
        self.common = array("i", bytes(4 * lines))  # (lines,) common ones among the first 100
        self.bits = array("i", bytes(4 * lines))  # (lines,) what their words are known for, and what they may be
        self.named = array("i", bytes(4 * lines * _KINDS))  # (lines, marks.KINDS) how often each is named
        self.kinds = kinds()

    @property
    def of_line(self) -> list[list[str]]:
        spelled = self.lexicon.spelled()
        edges = zip(self.begins, self.begins[1:], strict=False)
        return [[spelled[number] for number in self.number[first:last]] for first, last in edges]


class Known:
    """What is known of words: a number each from 1, its bits, and the phrases that begin with it."""

    __slots__ = ("begins", "begins_with", "bits", "lexicon", "phrases")

    def __init__(self, groups: Sequence[tuple[int, Iterable[str]]]) -> None:
        numbered: dict[str, int] = {}
        bits: dict[int, int] = {}
        for bit, words in groups:
            for word in words:
                number = _number(word, numbered)
                bits[number] = bits.get(number, 0) | bit
        phrases = {_number(first, numbered): _written(longer, numbered) for first, longer in marks.phrases().items()}
        numbers = range(len(numbered) + 1)
        text = "".join(numbered)
        ends = list(accumulate(map(len, numbered)))
        self.lexicon = Lexicon(text, len(ends))  # numbers less one
        for word, end in zip(numbered, ends, strict=True):
            self.lexicon.add(end - len(word), end)
        self.bits = array("i", [bits.get(number, 0) for number in numbers])
        # One after the other: its kind, how many words follow the first, their numbers.
        self.phrases = array("i", chain.from_iterable(phrases.get(number, ()) for number in numbers))
        self.begins = array("i", accumulate((len(phrases.get(number, ())) for number in numbers), initial=0))
        begins_with = array("b", bytes(_SIEVE))  # whether the first letters of a word may be those that `_begun` knows
        for begin in (*marks.MONTHS_BEGIN, marks.HEADING_STEM[:3]):
            first, second, third = map(ord, begin.ljust(3, "\0"))
            begins_with[_sieved(first, second, third)] = 1
        self.begins_with = begins_with


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
            (BY_WORD, marks.BY_WORDS),
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


def words_of(folded: Sequence[str], lines: Sequence[str]) -> Words:
    """Return the words of ``lines``; ``folded`` are the same lines with case folded."""
    heads = [
        each if len(line) <= MOST_CHARS else line[:MOST_CHARS].casefold()
        for each, line in zip(folded, lines, strict=True)
    ]
    made = Words(heads)
    _read(heads, lines, made, known())
    return made


def _read(heads: Sequence[str], lines: Sequence[str], made: Words, told: Known) -> None:
    count = offset = 0
    for line in range(len(heads)):
        first = count
        head = heads[line]
        count = _read_line(head, offset, line, count, made, told)
        offset += len(head) + 1
        made.begins[line + 1] = count
        end = count if len(lines[line]) <= LONG else min(count, first + _HEAD)
        made.bits[line] |= _phrases(line, first, end, made, told)


def _read_line(head: str, offset: int, line: int, count: int, made: Words, told: Known) -> int:
    """Read the words of one line, whose letters begin at ``offset``; return how many words there are until its end."""
    lexicon, letter_kinds = made.lexicon, made.kinds
    codes = lexicon.codes
    end = offset + len(head)
    at = offset
    letters = common = place = seen = before = second = 0
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
        letters += at - start
        mine = find(lexicon, codes, start, at, hash_of)
        if mine < 0:
            mine = keep(lexicon, start, at, hash_of)
            _meet(mine, start, at, hash_of, here, head, offset, made, told)
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
        second = before
        before = each
        place += 1
    made.letters[line] = letters
    made.common[line] = common
    made.bits[line] = seen
    return count


def _meet(
    mine: int, start: int, end: int, hash_of: int, first: int, head: str, offset: int, made: Words, told: Known
) -> None:
    """Note what a word is known for that comes for the first time; ``first``: what its first letter is."""
    codes = made.lexicon.codes
    number = find(told.lexicon, codes, start, end, hash_of)
    said = 0
    if number >= 0:
        made.known[mine] = number + 1
        said = told.bits[number + 1]
    if first & DECIMAL:
        said |= NUMBER
    size = end - start
    sieved = _sieved(codes[start], codes[start + 1] if size > 1 else 0, codes[start + 2] if size > 2 else 0)
    if told.begins_with[sieved]:
        said |= _begun(head[start - offset : end - offset])
    made.said[mine] = said
    made.long[mine] = size > 4


def _begun(word: str) -> int:
    return (MONTH if word[:3] in marks.MONTHS_BEGIN else 0) | (HEADS if word.startswith(marks.HEADING_STEM) else 0)


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
