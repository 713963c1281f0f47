# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What the markup around a unit shows, as numbers: its element, and the groups of its class and id words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from threading import Lock

from onrecord.clean.lexicon import Lexicon, find, keep
from onrecord.clean.paths import Paths
from onrecord.clean.unit_columns import Columns

# Groups of words that themes put into class and id. Matched inside the words: "entry-content", "articleBody".
_HINTS: dict[str, str] = {
    "comment": "comment|disqus|respond|replies|discuss|kommentar|forum-post|talk",
    "nav": r"nav|menu|breadcrumb|masthead|toolbar|\bheader\b|site-header|pagination|pager",
    "foot": r"foot|copyright|legal|colophon|disclaimer|imprint",
    "side": r"sidebar|side-|\baside\b|rail|widget|column-right|secondary|complementary",
    "related": r"relat|recommend|popular|trending|more-|most|latest|recent|teaser|also|outbrain|taboola|read-next|"
    r"promo|similar|card",
    "share": r"share|sharing|social|follow|facebook|twitter|addthis|tool",
    "caption": r"caption|figure|credit|photo|image|gallery|picture|legend|media|slide|video|player|thumb",
    "byline": r"byline|author|writer|contributor|creator|autor|vcard|profile|\bbio",
    "date": r"date|time|publish|posted|updated|stamp|meta",
    "title": r"title|headline|heading|\bh1\b|kicker",
    "lead": r"lead|intro|summary|standfirst|subtitle|subhead|deck|dek|excerpt|description|teaser-text|chapo|abstract",
    "body": r"article-?_?body|articlebody|story-?_?body|entry-content|post-content|post-body|article-?_?text|"
    r"article-?_?content|body-?text|content__|richtext|rte|article__",
    "content": r"content|article|entry|story|post|main|text|body",
    "ad": r"\bad\b|\bads\b|ad-|-ad|advert|banner|sponsor|dfp|promot",
    "form": r"form|newsletter|login|subscri|signup|sign-up|search|modal|popup|cookie|consent|paywall|register|donate|"
    r"overlay",
    "tag": r"tag|topic|categor|keyword|section|label",
    "quote": r"quote|pull",
    "list": r"list|item|grid|row|feed",
}
_TAGS = (
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "td",
    "div",
    "blockquote",
    "figcaption",
    "button",
    "section",
    "article",
    "dd",
    "pre",
)


_CLOSE = 5  # words of class and id: so many are the unit's own or of the elements next above it

MARKUP_NAMES = [
    "markup",
    *(f"tag_{tag}" for tag in _TAGS),
    "heading",
    "bullet",
    "links",
    *(f"in_{name}" for name in _HINTS),
]


_WIDTH = len(MARKUP_NAMES)
_LINKS = MARKUP_NAMES.index("links")
_GROUPS_COUNT = len(_HINTS)


def markups(columns: Columns) -> array[float]:
    """Return one number a name of ``MARKUP_NAMES`` for each unit, one unit after the other."""
    tags = array("i", [MARKUP_NAMES.index(f"tag_{tag}") if tag in _TAGS else -1 for tag in columns.tags])
    is_markup = array("i", [tag != "" for tag in columns.tags])
    made = array("f", bytes(4 * _WIDTH * columns.count))
    groups = array("i", bytes(8 * len(columns.hints)))
    if any(columns.tags):
        _group(columns.paths, groups_of(columns.paths.lexicon), groups)
    _write(columns, tags, is_markup, groups, made)
    return made


def _group(paths: Paths, known: array[int], groups: array[int]) -> None:
    """Write, for each run of class and id words, the groups that any of them is of, and those of the ones close by."""
    for number in range(len(paths.begins) - 1):
        anywhere = close = 0
        begin = paths.begins[number]
        for at in range(begin, paths.begins[number + 1]):
            found = known[paths.numbers[at]]
            anywhere |= found
            if at - begin < _CLOSE:
                close |= found
        groups[2 * number] = anywhere
        groups[2 * number + 1] = close


def _write(columns: Columns, tags: array[int], is_markup: array[int], groups: array[int], made: array[float]) -> None:
    """Write a row a unit: of a group, 2 where a word close by is of it, 1 where only one farther off is."""
    tag, hint, marks = columns.tag, columns.hint, columns.marks
    link_share = columns.link_share
    for unit in range(columns.count):
        at = unit * _WIDTH
        of = tag[unit]
        made[at] = is_markup[of]
        if tags[of] > 0:
            made[at + tags[of]] = 1.0
        made[at + _LINKS - 2] = marks[unit] & 1
        made[at + _LINKS - 1] = marks[unit] >> 1
        made[at + _LINKS] = link_share[unit]
        anywhere = groups[2 * hint[unit]]
        close = groups[2 * hint[unit] + 1]
        if anywhere:
            for group in range(_GROUPS_COUNT):
                if anywhere >> group & 1:
                    made[at + _LINKS + 1 + group] = 1 + (close >> group & 1)


class Groups:
    """Which groups of hints the words of class and id are of that pages brought so far, bit by bit."""

    __slots__ = ("codes", "end", "groups", "lexicon")

    def __init__(self) -> None:
        self.codes = array("I", bytes(4 * _MOST_LETTERS))
        self.end = 0  # of the letters kept
        self.lexicon = Lexicon(self.codes, _MOST_KEPT)
        self.groups = array("i", bytes(4 * _MOST_KEPT))


_LOCK = Lock()  # of those who learn
_MET: list[Groups] = []  # one, or none as yet
_MOST_KEPT = 16_384  # words
_MOST_LETTERS = 16 * _MOST_KEPT
_LONGEST = 200  # letters of a word that is kept


def groups_of(words: Lexicon) -> array[int]:
    """Return the groups that each word of a lexicon is of, bit by bit."""
    found = array("i", bytes(4 * words.count))
    if not _MET:
        _MET.append(Groups())
    met = _MET[0]
    new = _known(words, met, found)
    if new:
        groups = learned([words.word(number) for number in new])
        with _LOCK:
            _keep(words, new, groups, found, met)
            if met.lexicon.count + _LONGEST > _MOST_KEPT or met.end + _LONGEST > _MOST_LETTERS:
                _MET[:] = [Groups()]
    return found


def _known(words: Lexicon, met: Groups, found: array[int]) -> list[int]:
    """Write the groups of the words that were met before; return the numbers of the others."""
    new = []
    for number in range(words.count):
        begin = words.begin(number)
        end = begin + words.size(number)
        known = find(met.lexicon, words, begin, end, words.hash_of(number))
        if known < 0:
            new.append(number)
        else:
            found[number] = met.groups[known]
    return new


def _keep(words: Lexicon, new: list[int], groups: list[int], found: array[int], met: Groups) -> None:
    """Write the groups of new words, and keep those for which there is room."""
    for at in range(len(new)):
        number = new[at]
        group = groups[at]
        found[number] = group
        begin = words.begin(number)
        size = words.size(number)
        if size > _LONGEST or met.end + size > _MOST_LETTERS or met.lexicon.count >= _MOST_KEPT:
            continue
        if find(met.lexicon, words, begin, begin + size, words.hash_of(number)) < 0:
            for letter in range(size):
                met.codes[met.end + letter] = words.codes[begin + letter]
            met.groups[met.lexicon.count] = group
            keep(met.lexicon, met.end, met.end + size, words.hash_of(number))
            met.end += size


def learned(new: Sequence[str]) -> list[int]:
    """Return the groups of words that no page brought yet.

    All are searched at once: most pieces stand in none of them, and one look tells that.
    """
    joined = "\n".join(new)
    begins = list(accumulate((len(word) + 1 for word in new), initial=0))
    groups = [0] * len(new)
    for bit, stem, pattern in _pieces():
        at = joined.find(stem)
        if at >= 0 and pattern:
            for found in pattern.finditer(joined, max(at - 1, 0)):
                groups[bisect_right(begins, found.start()) - 1] |= bit
            continue
        while at >= 0:
            groups[bisect_right(begins, at) - 1] |= bit
            at = joined.find(stem, at + 1)
    return groups


@cache
def _pieces() -> list[tuple[int, str, re.Pattern[str] | None]]:
    """Return the pieces of all groups: the group's bit, the letters that it begins with, and what more it asks."""
    made = []
    for place, pattern in enumerate(_HINTS.values()):
        for piece in pattern.split("|"):
            stem = re.split("[-_]\\?", piece.replace("\\b", ""))[0]
            made.append((1 << place, stem, None if stem == piece else re.compile(piece)))
    return made
