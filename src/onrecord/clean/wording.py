"""Words and phrases of pages, by what they tell; the knowledge is data/page_words.tsv."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """Return the words and phrases of some kinds, in lower case; the file's head says which kinds there are."""
    text = resources.files("onrecord").joinpath("data", "page_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for row_kind, words in rows if row_kind in kinds for word in words.split("|"))


@cache
def any_of(kind: str) -> str:
    """Return a pattern that matches any word or phrase of one kind, longer ones first, blanks as any white space."""
    phrases = sorted(words_of(kind), key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in phrases)
    return rf"(?<!\w)(?:{either})(?!\w)"
