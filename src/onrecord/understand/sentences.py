"""Where sentences end, by rules over the words and the lines they stand on.

    for first, last in sentences(text, words): words[first:last]

No rule looks further than a few words, so that cutting a page is linear in its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.understand.words import TITLES, Token, listed

OPENERS = frozenset("“‘«‹„‚(\"'[”»")
CLOSERS = frozenset("”’»›\"')]“")
_STOPS = frozenset(".!?。！？।")
_BULLETS = frozenset("•●▪■‣⁃◦·*")
_MONEY = frozenset("$£€¥")
_LEADING = OPENERS | _BULLETS | _MONEY  # marks that may begin a sentence
_NEVER_LAST = frozenset(TITLES.lower().split()) | {"e.g", "i.e", "v", "vs"}
# Shortened words before a number, which are words of their own elsewhere: (Tarke, p. 330; born c. 1914).
_BEFORE_NUMBERS = listed("p pp c ca m d b r div vol vols fig figs ch para ext tel ph fax")
_NOTED = listed("citation clarification verification quotation needed note notes nb")  # [note 3], [citation needed]
_FIGURES = listed("Figure Fig Fig. Table Chart Box Map")
_CREDITS = listed("Image Images Photo Photos Picture Photograph Photography File Source Credit Video")
MOST_NOTES = 6
LONGEST_NOTE = 2  # words between the brackets
LONGEST_SENTENCE = 300  # tokens; lists without a stop are cut here, so that later work on a sentence stays bounded
SHORT_LINE = 45  # characters: a line that ends before this without a stop is a heading, not a wrapped line

# Words that begin a sentence after "U.S." or "Jan.": a name or a number goes on with the sentence instead.
_STARTERS = listed(
    "the a an he she it they we i you this that these those there in on at but and however if when while as after "
    "before for his her their its our my meanwhile although since both many some most all no not one two earlier "
    "later last officials critics experts what who why how yet so then now here with from by under according asked"
)
_OPENS = _STARTERS | listed("even because unless despite during among through without each these once until")
# The few verbs that tell `"Who?" Lavrov said` from a new sentence.
_SAID = listed("said says asked asks added adds wrote writes told replied replies shouted cried demanded")


def sentences(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield token ranges, each a sentence."""
    first = 0
    quoted = 0  # straight double quotation marks since the sentence began
    for at in range(len(words)):
        token = words[at]
        quoted += token.text == '"'
        if at > first and _begins(text, words, first, at, quoted):
            yield first, at
            first, quoted = at, int(token.text == '"')
    if first < len(words):
        yield first, len(words)


def _begins(text: str, words: Sequence[Token], first: int, at: int, quoted: int) -> bool:
    """Tell whether token ``at`` begins a sentence, the one before having begun with token ``first``."""
    if at - first >= LONGEST_SENTENCE or _breaks_line(text, words[at - 1], words[at], words[first]):
        return True
    return words[at].text not in _STOPS and (_ends_before(words, first, at, quoted) or _ends_bare(words, first, at))


def _breaks_line(text: str, before: Token, token: Token, opened: Token) -> bool:
    gap = text[before.end : token.start]
    if "\n" not in gap and "\r" not in gap:
        return token.text in _BULLETS and bool(gap) and gap != " "
    if gap.count("\n") > 1 or token.text in _BULLETS:
        return True
    if before.text in _STOPS or before.text in CLOSERS or before.text == ":":
        return token.text[0].isupper() or token.text[0].isdigit() or token.text in OPENERS
    line = text[max(0, before.end - SHORT_LINE) : before.end]
    is_short = before.end <= SHORT_LINE or "\n" in line or "\r" in line
    is_heading = is_short and before.end - opened.start < SHORT_LINE  # not the end of a line: … for the crews, Ada
    return is_heading and (token.text[0].isupper() or token.text in OPENERS)


def _ends_before(words: Sequence[Token], first: int, at: int, quoted: int) -> bool:
    """Tell whether the sentence that began with token ``first`` ends before token ``at``."""
    token = words[at]
    if not (token.text[0].isupper() or token.text[0].isdigit() or token.text in _LEADING):
        return _ends_carelessly(words, first, at)
    stop = at - 1
    for _ in range(MOST_NOTES):  # said.[2]
        stop -= _note_behind(words, first, stop)
    while stop > first and stop > at - 6 and words[stop].text in CLOSERS and _touches(words, stop):
        stop -= _note_behind(words, first, stop) or 1
    last = words[stop]
    if not (last.text in _STOPS or last.text[0] in ".…" or last.text.endswith(".")) or not _is_final(words, stop, at):
        return False
    if not any(word.is_word for word in words[first : stop + 1]):
        return False  # “… And
    if (
        _note(words, at)
        or _is_year(words, at)
        or _is_set_apart(words, at)
        or (stop == first + 1 and words[first].text[0].isdigit())
    ):
        return False  # [2] and (1999) belong to what they follow, and 1. to what it numbers
    # A closing mark belongs to the sentence it closes.
    return not (token.text in CLOSERS and _touches(words, at) and not _reopens(words, at, quoted))


def _ends_carelessly(words: Sequence[Token], first: int, at: int) -> bool:
    """Tell a sentence that begins with a small letter, as some write: "what does that mean? where are you".

    A stop without a mark beside it, after a word that nobody shortens, and no verb of saying to come: Who? she asked.
    """
    last, token = words[at - 1], words[at]
    if last.text not in _STOPS or not (at - first > 1 and token.text[0].isalpha() and last.end < token.start):
        return False
    before = words[at - 2].text
    if before in ",;":
        return False
    said = any(word.lower in _SAID for word in words[at : at + 4])
    return not said and (last.text != "." or (len(before) > 3 and before.islower() and before.isalpha()))


def _ends_bare(words: Sequence[Token], first: int, at: int) -> bool:
    """Tell a sentence that ends before token ``at`` without a stop: at a label, a smile, an address or a credit."""
    token, last = words[at], words[at - 1]
    if not token.is_capital or token.start == last.end:
        return False
    if token.text in _CREDITS and at + 1 < len(words) and words[at + 1].text == ":":
        return last.is_word and not words[at + 1].start > token.end
    if last.text[0].isdigit():
        return at == first + 2 and words[first].text in _FIGURES  # Figure 1.3 *The* harbour seen from the fort
    is_smile = last.text in ")(" and at - 2 > first and words[at - 2].text in ":;=-" and _touches(words, at - 1)
    return is_smile or last.text.startswith(("http://", "https://"))


def _note(words: Sequence[Token], at: int) -> int:
    """Return of how many tokens the note is that begins at ``at``, [2] or [citation needed]; 0 where there is none."""
    if words[at].text != "[":
        return 0
    for end in range(at + 2, min(at + LONGEST_NOTE + 2, len(words))):
        if not (words[end - 1].text[0].isdigit() or words[end - 1].lower in _NOTED):
            return 0
        if words[end].text == "]":
            return end + 1 - at
    return 0


def _note_behind(words: Sequence[Token], first: int, at: int) -> int:
    """Return of how many tokens the note is that ends with token ``at``; 0 where there is none.

    A number put right to a stop is one too: printed pages raise it above the line, and flattened ones do not.
    """
    last = words[at]
    if last.text == "]":
        starts = (start for start in range(at - 2, max(first + 1, at - LONGEST_NOTE - 2), -1) if _note(words, start))
        return at + 1 - next(starts, at + 1)
    if not (last.text.isdigit() and len(last.text) <= 3 and at > first + 1):
        return 0
    if not _touches(words, at):
        return int(_is_set_apart(words, at))
    before = words[at - 1]
    if before.text in CLOSERS:
        return int(words[at - 2].text in _STOPS)
    word = words[at - 2].text
    is_sentence = before.text in _STOPS and word.islower() and len(word) > 2 and word not in _BEFORE_NUMBERS
    return int(is_sentence and _touches(words, at - 1))


def _is_set_apart(words: Sequence[Token], at: int) -> bool:
    """Tell the number of a note that stands between two sentences: the rules held. *4* Even though …

    A sentence that begins with a number goes on with a small letter, and one in a list has a stop behind it.
    """
    if not (1 < at < len(words) - 1 and words[at].text.isdigit() and len(words[at].text) <= 3):
        return False
    before, following = words[at - 2].text, words[at + 1]
    ended = words[at - 1].text in _STOPS and (before in CLOSERS or (before.islower() and len(before) > 2))
    apart = not _touches(words, at) and not _touches(words, at + 1) and before not in _BEFORE_NUMBERS
    return ended and apart and following.is_capital and following.text not in ("I", "A") and following.lower in _OPENS


def _is_year(words: Sequence[Token], at: int) -> bool:
    """Tell whether a year stands in brackets at ``at``, after a title that ends in a mark: Come Home! (1961)"""
    three = words[at : at + 3]
    is_bracketed = len(three) == 3 and three[0].text == "(" and three[2].text == ")"
    return is_bracketed and three[1].text.isdigit() and len(three[1].text) == 4


def _touches(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at - 1].end == words[at].start


def _reopens(words: Sequence[Token], at: int, quoted: int) -> bool:
    """Tell whether a mark that stands right after a stop, without a blank, opens the next sentence."""
    joined = at + 1 < len(words) and words[at + 1].start == words[at].end and words[at + 1].is_word
    return joined and (words[at].text in "“‘«„(" or (words[at].text == '"' and quoted % 2 == 1))


def _is_final(words: Sequence[Token], stop: int, at: int) -> bool:
    """Tell whether the stop at ``stop`` ends a sentence, given that token ``at`` comes next."""
    last, following = words[stop], words[at]
    if last.text in _STOPS:
        if last.text != "." and stop < at - 1 and _is_attribution(words, at):
            return False
        is_short = _touches(words, at) or words[stop - 1].text in _BEFORE_NUMBERS
        return not (following.text[0].isdigit() and is_short)
    if last.text[0] in ".…":
        return following.start > last.end or stop < at - 1
    name = last.lower.rstrip(".")
    if name in _NEVER_LAST and not (name == "st" and stop and _is_street(words[stop - 1])):
        return False
    if stop < at - 1:
        return True  # “… in the U.S.” The
    if name in ("a.m", "p.m", "etc"):
        return following.text[0].isupper()
    return following.lower in _STARTERS and following.is_capital and following.text != "I"


def _is_street(word: Token) -> bool:
    """Tell whether a word before "St." names a street: Velten St., 21st St."""
    return word.is_capital or word.text[0].isdigit()


def _is_attribution(words: Sequence[Token], at: int) -> bool:
    """Tell `Who?” Lavrov said` from a new sentence: a few capitals, then a verb of saying."""
    for token in words[at : at + 5]:
        if token.lower in _SAID:
            return True
        if not (token.is_capital or token.lower in ("the", "a", "an")):
            return False
    return False
