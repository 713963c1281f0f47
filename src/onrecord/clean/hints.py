# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What the markup around a unit shows, as numbers: its element, and the groups of its class and id words."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate

from onrecord.clean.characters import codes_of, kind, kinds
from onrecord.clean.lexicon import Lexicon
from onrecord.clean.paths import Paths
from onrecord.clean.signs import FLOATS, IN_WORD, INTS
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
    made = FLOATS * (_WIDTH * columns.count)
    groups = INTS * (2 * len(columns.hints))
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


def groups_of(words: Lexicon) -> array[int]:
    """Return the groups that each word of a lexicon is of, bit by bit."""
    found = INTS * words.count
    letter_kinds = kinds()
    for number in range(words.count):
        begin = words.begin(number)
        found[number] = _groups(words.codes, begin, begin + words.size(number), letter_kinds)
    return found


def _groups(codes: array[int], begin: int, end: int, letter_kinds: array[int]) -> int:
    """Return the groups of the word that stands there: of each piece that begins at one of its letters."""
    groups = 0
    for at in range(begin, end - 1):
        key = (codes[at] & 63) << 6 | (codes[at + 1] & 63)
        for piece in range(_FIRST[key], _FIRST[key + 1]):
            first, size = _BEGINS[piece], _BEGINS[piece + 1] - _BEGINS[piece]
            if groups & _BITS[piece] or at + size > end:
                continue
            same = 0
            while same < size and codes[at + same] == _LETTERS[first + same]:
                same += 1
            if same < size:
                continue
            edges = _EDGES[piece]
            if edges & _OPENS and at > begin and _is_of_word(codes[at - 1], letter_kinds):
                continue
            if edges & _CLOSES and at + size < end and _is_of_word(codes[at + size], letter_kinds):
                continue
            groups |= _BITS[piece]
    return groups


def _is_of_word(code: int, letter_kinds: array[int]) -> bool:
    here = letter_kinds[code]
    return ((here if here else kind(chr(code))) & IN_WORD) != 0


def _pieces() -> list[tuple[int, str, int, int]]:
    """Return the pieces of all groups by their first two letters: those as a key, the piece, its edges, its group."""
    made = []
    for place, pattern in enumerate(_HINTS.values()):
        for piece in pattern.split("|"):
            edges = _OPENS * piece.startswith("\\b") | _CLOSES * piece.endswith("\\b")
            spelled = [piece.replace("\\b", "")]
            for mark in ("-?", "_?"):  # with the mark and without
                spelled = [each.replace(mark, kept) for each in spelled for kept in sorted({mark[0], ""})]
            for word in dict.fromkeys(spelled):
                made.append(((ord(word[0]) & 63) << 6 | (ord(word[1]) & 63), word, edges, 1 << place))
    return sorted(made)


_OPENS, _CLOSES = 1, 2  # no letter stands before a piece, none behind it
_PIECES = _pieces()
_FIRST = array("i", [bisect_left(_PIECES, (key,)) for key in range((1 << 12) + 1)])  # the first piece of each key
_LETTERS = codes_of("".join(word for _, word, _, _ in _PIECES))
_BEGINS = array("i", accumulate((len(word) for _, word, _, _ in _PIECES), initial=0))
_EDGES = array("i", [edges for _, _, edges, _ in _PIECES])
_BITS = array("i", [bit for _, _, _, bit in _PIECES])
