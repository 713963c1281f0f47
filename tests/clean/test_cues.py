"""What a line may hold is told without asking the patterns; what they find is always told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import bylines, credit_lines, cue_kinds, date_kinds, originals, published, weighing
from onrecord.clean.cues import cues_of
from onrecord.clean.wording import words_of
from onrecord.dates.years import has_year

# Patterns that are asked only of lines with one of the bits beside them.
GUARDED = [
    (date_kinds._JOINED, cue_kinds.JOINED),
    (date_kinds._RANK, cue_kinds.RANK),
    (date_kinds._STATS, cue_kinds.STATS),
    (date_kinds._STATS_AFTER, cue_kinds.STATS),
    (date_kinds._CLOCK, cue_kinds.CLOCK),
    (date_kinds._ZONE, cue_kinds.ZONE),
    (date_kinds._UPDATED, cue_kinds.UPDATED),
    (date_kinds._VISITED, cue_kinds.VISITED),
    (date_kinds._REPOSTED, cue_kinds.REPOSTED),
    (date_kinds._REPOSTED_AFTER, cue_kinds.REPOSTED),
    (date_kinds._EVENT, cue_kinds.EVENT),
    (date_kinds._SAID, cue_kinds.SAYS),
    (date_kinds._POST, cue_kinds.AT),
    (date_kinds._MORE, cue_kinds.MORE),
    (date_kinds._FIRST_PUBLISHED, cue_kinds.FIRST),
    (date_kinds._POSTED_TAIL, cue_kinds.POSTED),
    (date_kinds._POSTED, cue_kinds.POSTED),
    (date_kinds._BY_LOGIN, cue_kinds.LOGIN),
    (date_kinds._LOGIN, cue_kinds.LOGIN),
    (date_kinds._COPYRIGHT, cue_kinds.OWNED),
    (date_kinds._COMMENT, cue_kinds.COMMENTED | cue_kinds.FOREIGN),
    (date_kinds._PICTURE, cue_kinds.SHOWN),
    (credit_lines._BY, cue_kinds.BY),
    (credit_lines._MID, cue_kinds.BY),
    (credit_lines._LABEL, cue_kinds.BY),
    (credit_lines._AT_HOUR, cue_kinds.AT),
    (credit_lines._PICTURE, cue_kinds.PICTURE),
    (credit_lines._BELOW, cue_kinds.ABOUT),
    (credit_lines._BIO, cue_kinds.LIFE),
    (bylines._BY, cue_kinds.BY),
    (originals._SOURCE, cue_kinds.SOURCE),
    (originals._BY, cue_kinds.BY),
    (originals._FOR, cue_kinds.BY),
    (originals._PUBLISHED, cue_kinds.ONCE | cue_kinds.CAME),
    (published._SOURCE, cue_kinds.SOURCE),
    (published._REPOSTED, cue_kinds.AGAIN),
    (weighing._FIRST, cue_kinds.FIRST),
    (weighing._SAYS, cue_kinds.SAYS),
    (weighing._BY, cue_kinds.BY),
]
KINDS = (
    "by", "author", "source", "joined", "rank", "stats", "clock", "zone", "updated", "visited", "reposted", "event",
    "says", "more", "about author", "office",
)  # fmt: skip
_PHRASES = st.sampled_from(sorted(words_of(*KINDS)))
_ENGLISH = st.sampled_from(
    [
        "Originally published in the Port Veska Courier", "This article first appeared on", "re-posted by", "by admin",
        "says:", "©", "(c)", "all rights reserved", "photo courtesy of", "Ann Example is a reporter for", "12°C",
        "(@veska)", "wrote at 5", "réagi", "cross-posted from", "2019", "3 May", "30/05/2015", "Written by",
        "comments by", "flagged", "Email to", "appeared", "republished from", "Veska",
    ]
)  # fmt: skip
_WORDS = st.tuples(st.one_of(_PHRASES, _ENGLISH), st.sampled_from([str.lower, str.upper, str.title, str.capitalize]))
_LINES = st.lists(
    st.tuples(
        _WORDS.map(lambda each: each[1](each[0])), st.sampled_from([" ", ": ", ", ", " - ", ".", "\u00a0", "ſ", "7"])
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: "".join(word + gap for word, gap in parts))


@given(_LINES)
def test_a_pattern_that_finds_something_is_one_that_may_be_asked(line: str) -> None:
    cues, _ = cues_of(line)
    assert [(pattern.pattern[:40], line) for pattern, bits in GUARDED if pattern.search(line) and not cues & bits] == []


@given(st.sampled_from(sorted(words_of(*KINDS))), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_phrase_in_whatever_letters_tells_as_much_as_in_small_ones(
    phrase: str, written: Callable[[str], str]
) -> None:
    small, _ = cues_of(phrase.lower())
    cues, _ = cues_of(written(phrase))
    # Of words with letters that patterns take for others anything may be: of the same in other letters something is.
    assert cues if small == cue_kinds.ANY else cues & small == small or "ß" in phrase


@given(st.text("0123456789./-年元\\ \n\tx٣", max_size=20))
def test_a_line_that_may_hold_a_date_is_told(line: str) -> None:
    cues, _ = cues_of(line)
    assert bool(cues & cue_kinds.DATED) == has_year(line)


@given(st.text(max_size=40))
def test_any_text_has_its_cues(line: str) -> None:
    cues, words = cues_of(line)
    assert 0 <= cues < 1 << 32
    assert words == -1 or words == line.count(" ") + 1


@pytest.mark.parametrize("line", ["May 3, 2020, 10:04 amMay 3, 2020", "2019by Ann Example", "K\u0131sa BY"])
def test_words_that_are_glued_to_others_are_told(line: str) -> None:
    cues, _ = cues_of(line)
    assert cues & (cue_kinds.SAYS | cue_kinds.BY)


def test_words_of_no_kind_tell_nothing() -> None:
    assert cues_of("Grey herons nested above Norvik") == (0, 5)


def test_every_pattern_is_one() -> None:
    assert all(isinstance(pattern, re.Pattern) for pattern, _ in GUARDED)
