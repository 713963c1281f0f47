"""The numbers by which the compiled readers of characters and words speak to each other.

They stand by themselves because a compiled module makes C numbers of those it names in its `.pxd`, which no other
module could then import.
"""

from __future__ import annotations

from array import array
from math import log1p

# What a character is, bit by bit.
KNOWN, IN_WORD, CAPITAL, DECIMAL, DIGIT, UPPER, LOWER, TITLED, NAME_CAPITAL, OPENING_QUOTE, HASH, BLANK, MARK, PARTS = (
    1 << bit for bit in range(14)
)
# What is counted of a line, in this order.
(
    SIZE, CAPITALS, UPPERS, LOWERS, DECIMALS, DIGITS, SENTENCES, COMMAS, QUOTES, BARS, SLASHES, BLANKS, FIRST, MAY,
    ENDS, WORDS,
) = range(16)  # fmt: skip
COUNTED = 16
# What a line is or may be, bit by bit: the regular expression that asks more closely is spared the others.
IS_CLOCK, IN_YEAR, MAY_NUMBERED, MAY_ADDRESS, OWNED, IS_BY, NO_NAME, PARTED, COLON, IS_ADDRESS, IS_NUMBERED = (
    1 << bit for bit in range(11)
)
# How a line ends, bit by bit: as a sentence, with a colon, a question mark, any mark that closes.
ENDS_SENTENCE, ENDS_COLON, ENDS_QUESTION, ENDS_MARK = (1 << bit for bit in range(4))
# What a word is known for, bit by bit. BY_FIRST and COMMANDS_FIRST count for the first word of a line alone.
COMMON, PHRASE, MONTH_NAME, BY_FIRST, AGO, SINCE, OF_THREADS, OF_DAY, MONTH, NUMBER, COMMANDS, COMMANDS_FIRST, HEADS = (
    1 << bit for bit in range(13)
)
# What a line's words show: a word that may be a month beside a number, a phrase of related links first, "said" last.
# Then a date for certain.
MAY_DATE, RELATED_FIRST, SAID_LAST, DATED = (1 << bit for bit in range(13, 17))
# log1p of small counts, for readers that ask it of each line
LOGGED = 4096
LOGS = array("d", map(log1p, range(LOGGED)))
# Which plain words may command a line, by its region: any, one below the body's beginning, body, comment.
ASK_ANY, ASK_BELOW, ASK_BODY, ASK_COMMENT = (1 << bit for bit in range(4))
# FNV-1a in 32 bits
PRIME, FIRST_HASH, WHOLE = 16_777_619, 2_166_136_261, 0xFFFFFFFF
# One zero of each kind, to be multiplied: the quickest way to an array of many.
INTS, CODES, LONGS, BYTES = (array(kind, [0]) for kind in ("i", "I", "q", "b"))
FLOATS, DOUBLES = array("f", [0.0]), array("d", [0.0])
