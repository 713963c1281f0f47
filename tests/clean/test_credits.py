"""What markup calls an author's line is told word by word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.credits import _names_an_author, _stands_elsewhere

_AUTHOR = re.compile(
    r"(?:\b|[_-])(?:author|authors|byline|autor|autoren|auteur|verfasser|redakteur|journalist|writer|creator)"
    r"(?:\b|[_-]|s\b)|byline|author-?name|\bfn\b"
)
_ELSEWHERE = re.compile(
    r"(?:\b|[_-])(?:comments?|related|nav|menu|widget|sidebar|recent|recentcomments|newsletter|consent|license|licence|"
    r"copyright|photo|photographer)(?:\b|[_-])"
)
_HINTS = st.lists(
    st.sampled_from(
        ["author", "authors", "autoren", "s", "fn", "-", "_", " ", "byline", "name", "x", "é", "1", "comment",
         "comments", "nav", "recent", "photo", "photographer", "writer", ".", "Author"]
    ),
    max_size=7,
).map("".join)  # fmt: skip


@given(_HINTS)
def test_a_line_is_called_an_authors_as_the_pattern_says(hints: str) -> None:
    near = " ".join(hints.split(" ", 4)[:4])
    assert _names_an_author(hints) == (_AUTHOR.search(near) is not None)
    assert _stands_elsewhere(hints) == (_ELSEWHERE.search(near) is not None)
