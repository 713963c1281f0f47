"""What the markup around a unit shows, as numbers: its element, and the groups of its class and id words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.units import Unit

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


_SHORT = ("ad", "h1")  # the pieces of fewer than three letters
_CLOSE = 5  # words of class and id: so many are the unit's own or of the elements next above it

MARKUP_NAMES = [
    "markup",
    *(f"tag_{tag}" for tag in _TAGS),
    "heading",
    "bullet",
    "links",
    *(f"in_{name}" for name in _HINTS),
]


def markups_of(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return what the markup shows of each unit: one row a unit, one column a name of ``MARKUP_NAMES``."""
    made = np.zeros((len(units), len(MARKUP_NAMES)), dtype=np.float32)
    links = MARKUP_NAMES.index("links")
    made[:, links] = [unit.link_share for unit in units]
    made[:, links - 2] = [unit.heading for unit in units]
    made[:, links - 1] = [unit.bullet for unit in units]
    tags: dict[str, int] = {"": 0}
    tag = np.array([tags.setdefault(unit.tag, len(tags)) for unit in units])
    made[:, 0] = tag > 0
    for column, name in enumerate(_TAGS, start=1):
        if name in tags:
            made[:, column] = tag == tags[name]
    if len(tags) > 1:
        made[:, links + 1 :] = _hinted(units)
    return made


def _hinted(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return the groups of each unit's hints: 2 where one close by is of it, 1 where only one farther off is."""
    lists: dict[str, int] = {}
    which = [lists.setdefault(unit.hints, len(lists)) for unit in units]
    words = [hints.split(" ") for hints in lists]
    groups = np.array(list(map(_groups, chain.from_iterable(words))), dtype=np.int64)
    counts = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    begins = np.cumsum(counts) - counts
    is_close = np.arange(len(groups)) - np.repeat(begins, counts) < _CLOSE
    anywhere = np.bitwise_or.reduceat(groups, begins)[:, None]
    close = np.bitwise_or.reduceat(groups * is_close, begins)[:, None]
    bits = np.arange(len(_HINTS))
    rows: NDArray[np.float32] = (((anywhere >> bits) & 1) + ((close >> bits) & 1)).astype(np.float32)[which]
    return rows


@lru_cache(maxsize=65536)
def _groups(word: str) -> int:
    """Return, bit by bit, which groups of hints a word of class or id belongs to.

    Almost no word holds many of the pieces: a look-up of every three letters of it spares the search for each.
    """
    made = 0
    pieces = _pieces()
    starts = [word[at : at + 3] for at in range(len(word) - 2)]
    for start in [*starts, *(short for short in _SHORT if short in word)]:
        for bit, is_in in pieces.get(start, ()):
            if not made & bit and is_in(word):
                made |= bit
    return made


@lru_cache(maxsize=1)
def _pieces() -> dict[str, list[tuple[int, Callable[[str], object]]]]:
    """Return the groups by the first letters of their pieces, two where a piece has no more, else three.

    With each, a test of whether a word holds the piece.
    """
    made: dict[str, list[tuple[int, Callable[[str], object]]]] = {}
    for place, pattern in enumerate(_HINTS.values()):
        for piece in pattern.split("|"):
            letters = re.sub(r"\\b|[-_]\?", "", piece)
            test = _within(letters) if letters == piece else re.compile(piece).search
            made.setdefault(letters[:3], []).append((1 << place, test))
    return made


def _within(piece: str) -> Callable[[str], object]:
    return lambda word: piece in word
