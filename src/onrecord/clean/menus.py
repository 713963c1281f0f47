"""Runs of short links: menus, lists of sections and of buttons, which are one block of a page and not forty.

Half of all that a parser calls a block is a short link among others. Nothing in such a run is ever told apart, so it is
kept, judged and shown as one; its lines stay lines of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.clean.blocks import Plain

_LONGEST = 40  # characters of a link; a longer one may be a headline
_FEWEST = 4  # links; fewer may be an author and a section beside the title
_LEAST_SHARE = 0.9  # of a block's characters inside links
_LEVELS = 2  # elements by which neighbours may differ in depth: an entry and those of the list inside it
_MOST = 60  # links; so a block stays of a size that can be shown
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "title"])


def menus(cuts: Sequence[Plain]) -> list[tuple[int, int]]:
    """Return the runs of short links among a page's blocks, half open and in order.

    What stands among readers' comments is left alone: "Reply" and "Report" tell where one ends.
    """
    runs: list[tuple[int, int]] = []
    first = before = at = 0
    for text, tag, hints, share, depth in cuts:
        is_link = len(text) <= _LONGEST and share >= _LEAST_SHARE and "comment" not in hints and tag not in _HEADINGS
        if is_link and at > first and -_LEVELS <= depth - before <= _LEVELS and at - first < _MOST:
            before = depth
        else:
            if at - first >= _FEWEST:
                runs.append((first, at))
            first, before = (at, depth) if is_link else (at + 1, depth)
        at += 1
    if at - first >= _FEWEST:
        runs.append((first, at))
    return runs
