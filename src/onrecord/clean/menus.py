"""Runs of short links: menus, lists of sections and of buttons, which are one block of a page and not forty.

Half of all that a parser calls a block is a short link among others. Nothing in such a run is ever told apart, so it is
kept, judged and shown as one; its lines stay lines of the text.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 40  # characters of a link; a longer one may be a headline
_FEWEST = 4  # links; fewer may be an author and a section beside the title
_LEAST_SHARE = 0.9  # of a block's characters inside links
_LEVELS = 2  # elements by which neighbours may differ in depth: an entry and those of the list inside it
_MOST = 60  # links; so a block stays of a size that can be shown
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "title"])


def menus(blocks: Iterable[tuple[int, str, str, float, int]]) -> list[tuple[int, int]]:
    """Return the runs of short links among ``blocks``, half open and in order.

    Of each block: how many characters it has, its tag, its hints, its share of linked characters, its depth. What
    stands among readers' comments is left alone: "Reply" and "Report" tell where one ends.
    """
    runs: list[tuple[int, int]] = []
    first, before = 0, 0
    at = -1
    for at, (size, tag, hints, share, depth) in enumerate(blocks):
        is_link = share >= _LEAST_SHARE and size <= _LONGEST and tag not in _HEADINGS and "comment" not in hints
        if is_link and at > first and -_LEVELS <= depth - before <= _LEVELS and at - first < _MOST:
            before = depth
            continue
        if at - first >= _FEWEST:
            runs.append((first, at))
        first, before = (at, depth) if is_link else (at + 1, depth)
    if at + 1 - first >= _FEWEST:
        runs.append((first, at + 1))
    return runs
