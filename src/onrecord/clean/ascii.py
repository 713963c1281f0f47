"""The signs that markup is written with, as the bytes that they are in UTF-8."""

TAB, LINE, FORM, RETURN, BLANK = 0x09, 0x0A, 0x0C, 0x0D, 0x20
REMARK, DOUBLE, AND, SINGLE, HYPHEN, SLASH = 0x21, 0x22, 0x26, 0x27, 0x2D, 0x2F
LESS, EQUALS, MORE, QUESTION = 0x3C, 0x3D, 0x3E, 0x3F
CAPITAL_A, CAPITAL_Z, SMALL_A, SMALL_Z = 0x41, 0x5A, 0x61, 0x7A
HIGH = 0x80  # from here on: bytes of characters beyond ASCII
BREAK = 0x0B  # no page shows it: in the text of a block it is a line break
WHITE, SHOWN, ODD, BEYOND, ENDS = 0, 1, 2, 4, 8  # what a byte of a text is, bit by bit; ODD: what has to be read
TO_SMALL = SMALL_A - CAPITAL_A
KEYED = 8  # the longest name that one number tells: its bytes, the last lowest
ALL = (1 << 64) - 1
SPREAD = 0x9E3779B97F4A7C15  # a number times this, less what goes beyond 64 bits: its high bits are a place in a table


def key_of(name: str) -> int:
    """Return the number that tells a name of at most `KEYED` signs; 0 of a longer one."""
    return int.from_bytes(name.encode(), "big") if len(name) <= KEYED else 0
