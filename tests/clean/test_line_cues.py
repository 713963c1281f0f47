"""What a line of a thread may hold is told without asking the patterns; what they find is always told."""

from __future__ import annotations

import random
import re
import string
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import commands, entries, handles, headings, line_kinds, marks, nesting, openings, posted, threads
from onrecord.clean import line_cue_kinds as cue
from onrecord.clean.line_cues import cues_in, numbered

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the parser of patterns has moved, and says so
    import sre_parse

# Patterns that are asked only of lines with one of the bits of each number beside them.
GUARDED = [
    (handles.BY, [cue.FIRST_BY]),
    (handles.PLACEHOLDER, [cue.FIRST_NOBODY]),
    (handles.NAMELESS, [cue.FIRST_NOBODY]),
    (handles.RANK, [cue.HAS_RANK]),
    (handles._ANSWERS, [cue.HAS_ANSWERS]),
    (handles._GLUED, [cue.HAS_ANSWERS]),
    (handles._QUOTES, [cue.HAS_VERB, cue.HAS_COLON]),
    (handles._QUOTES_NAMED, [cue.FIRST_QUOTED]),
    (handles._CUT, [cue.HAS_CUT | cue.HAS_VERB | cue.HAS_HOUR]),
    (handles._NO_NAME, [cue.HAS_STOP]),
    (handles._NEVER, [cue.FIRST_LABEL]),
    (headings._COUNTED, [cue.HAS_HEADS, cue.HAS_COUNTS | cue.HAS_DIGIT]),
    (headings._LABELLED, [cue.HAS_HEADS, cue.HAS_DIGIT]),
    (headings._ELSEWHERE, [cue.HAS_HEADS, cue.HAS_RECENT]),
    (marks.COMMENTS_BEGIN, [cue.HAS_HEADS]),
    (marks.DATE, [cue.HAS_DIGIT, cue.HAS_MONTH | cue.HAS_NUMERIC]),
    (line_kinds._SUBJECT, [cue.FIRST_SUBJECT]),
    (line_kinds._REMOVED, [cue.FIRST_REMOVED]),
    (line_kinds._FIELD, [cue.FIRST_FIELD]),
    (line_kinds._SAYS, [cue.HAS_VERB]),
    (openings._SPEAKS, [cue.HAS_VERB]),
    (posted.AGO, [cue.HAS_AGES]),
    (posted.CLOCK, [cue.HAS_HOUR]),
    (posted.YEARLESS, [cue.HAS_HOUR, cue.HAS_FIGURES]),
    (posted.NEAR, [cue.HAS_HOUR]),
    (posted.NEAR, [cue.HAS_NEAR]),
    (entries.NAMED, [cue.HAS_COLON]),
    (threads.BY, [cue.FIRST_BY]),
    (threads.RANK, [cue.HAS_RANK]),
    (threads._STRONG, [cue.HAS_THREAD]),
    (threads._PICTURE, [cue.HAS_THREAD]),
    (threads.REPLY_TO, [cue.HAS_THREAD]),
    (threads._SAYS, [cue.HAS_VERB]),
    (marks.AGO, [cue.HAS_AGO]),
    (marks.CLOCK, [cue.HAS_HOUR]),
    (commands._RELATED, [cue.FIRST_RELATED]),
    (commands._AD, [cue.FIRST_RELATED]),
    (commands._PICTURED, [cue.HAS_PICTURE]),
    (commands._OWNED, [cue.HAS_OWNED]),
    (commands._LETTER_FOOT, [cue.HAS_FOOT]),
    (commands._RIGHTS, [cue.FIRST_APPEAL | cue.HAS_OWNED]),
    (commands._APPEAL, [cue.FIRST_APPEAL]),
    (commands._APPEAL_FOR, [cue.FIRST_APPEAL]),
]  # fmt: skip
ANCHORED = (line_kinds._SAYS, threads._STRONG, threads._PICTURE, threads._SAYS)  # asked of whole lines
# The same, where a line without letters is asked too.
UNLETTERED = [(line_kinds._ACTION, cue.FIRST_BUTTON | cue.HAS_BUTTON), (line_kinds._TAG, cue.FIRST_BADGE)]
_MARKS = " \t.,:;-–—|•·!?\"'()[]#@/>*0123456789_" + string.ascii_letters + "éäñяшЖ\u00a0"
_RUNS = 300


def written(pattern: re.Pattern[str], chance: random.Random) -> str:
    """Return a text made along a pattern, which mostly matches it."""
    flags = pattern.flags & re.IGNORECASE
    text = "".join(_parts(sre_parse.parse(pattern.pattern, pattern.flags), chance))
    return "".join(chance.choice([letter, letter.upper(), letter.lower()]) for letter in text) if flags else text


def _parts(parsed: Any, chance: random.Random) -> list[str]:
    return [part for code, given in parsed for part in _part(str(code), given, chance)]


def _part(code: str, given: Any, chance: random.Random) -> list[str]:
    match code:
        case "LITERAL":
            return [chr(given)]
        case "BRANCH":
            return _parts(chance.choice(given[1]), chance)
        case "SUBPATTERN":
            return _parts(given[-1], chance)
        case "MAX_REPEAT" | "MIN_REPEAT":
            many = chance.randint(given[0], min(int(given[1]), given[0] + 3))
            return [part for _ in range(many) for part in _parts(given[2], chance)]
        case "ASSERT":
            return _parts(given[1], chance) if given[0] > 0 and chance.random() < 0.5 else []
        case "ANY" | "NOT_LITERAL" | "IN":
            return [_letter(code, given, chance)]
    return []


def _letter(code: str, given: Any, chance: random.Random) -> str:
    if code == "IN":
        named = [chr(value) for kind, value in given if str(kind) == "LITERAL"]
        ranged = [chr(chance.randint(*value)) for kind, value in given if str(kind) == "RANGE"]
        classes = [letter for kind, value in given if str(kind) == "CATEGORY" for letter in _of_class(str(value))]
        if str(given[0][0]) != "NEGATE" and (some := named + ranged + classes[:40]):
            return chance.choice(some)
    return chance.choice(_MARKS)


def _of_class(name: str) -> list[str]:
    kind = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W"}
    return [letter for letter in _MARKS if re.match(kind.get(name, r"."), letter)]


def _passed_over(pattern: re.Pattern[str], bits: list[int], text: str) -> bool:
    cues = cues_in(text)
    if pattern in ANCHORED:
        found = pattern.fullmatch(text)
    else:
        found = pattern.match(text) if all(bit & cue.FIRST for bit in bits) else pattern.search(text)
    return found is not None and not all(cues & bit for bit in bits)


@pytest.mark.parametrize("number", range(len(GUARDED)))
def test_a_line_in_which_a_pattern_finds_something_is_one_it_is_asked_of(number: int) -> None:
    pattern, bits = GUARDED[number]
    chance = random.Random(number)
    is_at_start = pattern in ANCHORED or all(bit & cue.FIRST for bit in bits)
    before = [""] if is_at_start else ["", "gull_7", "Ann "]
    some = [chance.choice(before) + written(pattern, chance) for _ in range(_RUNS)]
    assert sum(pattern.search(text) is not None for text in some) > _RUNS // 20, "the texts are none of the pattern's"
    assert [text for text in some if _passed_over(pattern, bits, text)] == []


@pytest.mark.parametrize("number", range(len(UNLETTERED)))
def test_a_row_of_buttons_is_asked_however_it_is_written(number: int) -> None:
    pattern, bits = UNLETTERED[number]
    chance = random.Random(number)
    some = [text for text in (written(pattern, chance) for _ in range(_RUNS)) if pattern.fullmatch(text)]
    assert len(some) > _RUNS // 10
    assert [text for text in some if cues_in(text) & cue.HAS_LETTER and cues_in(text) & bits != bits] == []


@given(st.text(max_size=60), st.integers(0, len(GUARDED) - 1), st.randoms(use_true_random=False))
def test_words_around_it_hide_no_word(around: str, number: int, chance: random.Random) -> None:
    pattern, bits = GUARDED[number]
    if not any(bit & cue.FIRST for bit in bits):
        assert not _passed_over(pattern, bits, f"{around} {written(pattern, chance)} {around}")


@given(st.text(max_size=60))
def test_digits_and_letters_are_told_exactly(text: str) -> None:
    cues = cues_in(text)
    if cues != cue.ALL:
        assert bool(cues & cue.HAS_DIGIT) == any(map(str.isdecimal, text))
    assert bool(cues & cue.HAS_LETTER) == any(map(str.isalpha, text))


@pytest.mark.parametrize("line", ["12k likes", "5kLike", "+1", "1.2k · Reply", "3 +1"])
def test_a_number_before_a_button_hides_it_not(line: str) -> None:
    assert line_kinds.is_buttons(line, cues_in(line))


@pytest.mark.parametrize("line", ["ſaid", "Ann ıs", "großer Damm", "海港は閉まっている"])
def test_of_letters_that_patterns_take_for_others_everything_is_asked(line: str) -> None:
    assert cues_in(line) == cue.ALL


def test_plain_words_tell_that_there_are_letters_and_no_more() -> None:
    assert cues_in("Grey herons slept near osprey") == cue.HAS_LETTER


@given(st.lists(st.text("ab-_1٣ \t²", max_size=6)).map(" ".join))
def test_numbered_words_are_those_with_a_digit(hints: str) -> None:
    assert numbered(hints) == [word for word in hints.split(" ") if re.search(r"\d", word)]


def test_the_level_of_a_comment_is_read_from_its_numbered_words() -> None:
    assert nesting._class_level("reply comment-7 depth-3 level-9") == 3
