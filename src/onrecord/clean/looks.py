"""What one unit shows by itself, as numbers: its shape, the classes of its words, its markup."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean import marks
from onrecord.clean.language import function_words
from onrecord.clean.units import Unit

_SHORT = 120  # characters; such lines are remembered
_LONG = 300  # characters; past it a line is read by its head, and what only short lines can be is not asked

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
_HINT = {name: re.compile(pattern) for name, pattern in _HINTS.items()}
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

_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[^\W\d_a-zà-ÿа-я]")
_NO_DIGIT = re.compile(r"\D*")
_BY_WORDS = frozenset(["by", "von", "par", "por", "di"])  # one stands in every line that `marks.BY_ANYWHERE` matches


@dataclass(frozen=True, slots=True)
class Look:
    """What a line shows by its words, read once for all that asks for it."""

    words: list[str]  # case-folded; of its first 2,000 characters
    longer: frozenset[str]  # those of more than four letters among the first 200
    has_digit: bool
    row: bytes  # float32, one a name of ``SHAPE_NAMES``, then of ``MARK_NAMES``


def look(words: str) -> Look:
    """Return what a line shows by its words."""
    return _look_at_short(words) if len(words) <= _SHORT else _look_at(words)


def _look_at(words: str) -> Look:
    folded = _WORD.findall(words[:2000].casefold())
    has_digit = not _NO_DIGIT.fullmatch(words)
    row = [*_shape(words, folded, has_digit=has_digit), *_marked(words, folded, has_digit=has_digit)]
    longer = frozenset([word for word in folded[:200] if len(word) > 4])
    return Look(folded, longer, has_digit, array("f", row).tobytes())


# Menus, buttons and headings come again on every page of a site.
_look_at_short = lru_cache(maxsize=8192)(_look_at)


def _shape(words: str, found: Sequence[str], *, has_digit: bool) -> list[float]:
    count = len(found)
    letters = sum(map(len, found)) or 1
    known = function_words()
    few = found[:100]
    common = sum([word in known for word in few]) / (len(few) or 1)
    capital = len(_CAPITAL.findall(words[:400])) / (min(count, 66) or 1)
    end = words[-4:]
    return [
        log1p(len(words)),
        log1p(count),
        letters / (count or 1),
        common,
        min(capital, 2.0),
        float(words[:200].isupper()),
        sum(map(str.isdigit, words[:100])) / len(words[:100]) if has_digit else 0.0,
        log1p(words.count(". ") + words.count("! ") + words.count("? ") + words.count("” ")),
        log1p(words.count(",")),
        log1p(
            words.count('"')
            + words.count("“")
            + words.count("”")
            + words.count("„")
            + words.count("«")
            + words.count("»")
        ),
        words.count("|") + words.count("•") + words.count("·") + words.count("»") + words.count("/") * 0.2,
        float(words.endswith((".", "!", "?", ".”", '."', ".’", "…", ".»"))),
        float(words.endswith(":")),
        float(words.endswith("?")),
        float(bool(marks.END.search(end))),
        float(words[:1] in "\"“„«‘'" and bool(words)),
        float(words[:1].islower()),
        float(words[:1].isdigit()),
        float(not words),
    ]


SHAPE_NAMES = [
    "chars", "words", "word_length", "common", "capital", "upper", "digits", "sentences", "commas", "quotes", "bars",
    "ends_sentence", "ends_colon", "ends_question", "ends_mark", "starts_quote", "starts_lower", "starts_digit",
    "empty",
]  # fmt: skip


def _marked(words: str, folded: Sequence[str], *, has_digit: bool) -> list[float]:
    found = marks.marks_in(folded if len(words) <= _LONG else folded[:40])
    kinds = [min(count, 4) * 0.5 for count in found.counts]
    if len(words) > _LONG:
        return [*kinds, float("related" in found.at_start), *[0.0] * 12]
    has_comments = found.counts[3] > 0
    return [
        *kinds,
        float("related" in found.at_start),
        float("said" in found.last and words.endswith(":")),
        float(bool(has_comments and marks.COMMENTS_BEGIN.match(words))),
        float(bool(marks.BY.match(words))),
        float(bool(not _BY_WORDS.isdisjoint(folded) and marks.BY_ANYWHERE.search(words))),
        float(len(words) < 60 and bool(marks.NAME.fullmatch(words))),
        float(has_digit and bool(marks.CLOCK.search(words))),
        float(("ago" in folded or has_digit) and bool(marks.AGO.search(words))),
        float(has_digit and bool(marks.DATE.search(words))),
        float(has_digit and bool(marks.YEAR.search(words))),
        float(bool(("@" in words or "://" in words or "w." in words or "W." in words) and marks.ADDRESS.search(words))),
        float("©" in words or "(c)" in words),
        float(words[:1] == "#" or words[:1] == "@"),
    ]


MARK_NAMES = [
    *marks.KINDS,
    *[
        "related_first", "said_last", "comments_begin", "by", "by_anywhere", "name", "clock", "ago", "date", "year",
        "address", "copyright", "hash",
    ],
]  # fmt: skip


@lru_cache(maxsize=65536)
def _hinted(word: str) -> tuple[int, ...]:
    """Return which groups of hints a word of class or id belongs to."""
    return tuple(at for at, pattern in enumerate(_HINT.values()) if pattern.search(word))


def markups_of(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return what the markup shows of each unit: one row a unit, one column a name of ``MARKUP_NAMES``."""
    kinds: dict[tuple[str, bool, bool, str], int] = {}
    at = [kinds.setdefault((unit.tag, unit.heading, unit.bullet, unit.hints), len(kinds)) for unit in units]
    rows = np.array([_markup(*kind) for kind in kinds], dtype=np.float32)[at]
    rows[:, MARKUP_NAMES.index("links")] = [unit.link_share for unit in units]
    return rows


def _markup(tag: str, heading: bool, bullet: bool, hints: str) -> list[float]:
    groups = [0.0] * len(_HINT)
    for place, word in enumerate(hints.split(" ")):
        for group in _hinted(word):
            groups[group] = max(groups[group], 2.0 if place < 5 else 1.0)
    return [float(bool(tag)), *[float(tag == each) for each in _TAGS], float(heading), float(bullet), 0.0, *groups]


MARKUP_NAMES = [
    "markup",
    *(f"tag_{tag}" for tag in _TAGS),
    "heading",
    "bullet",
    "links",
    *(f"in_{name}" for name in _HINTS),
]


def folded_words(words: str) -> list[str]:
    return _WORD.findall(words.casefold())
