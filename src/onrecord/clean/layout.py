"""Blocks to the one text of a page."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.clean.blocks import Cut

_TIGHT = frozenset(["li", "td", "th", "dt", "dd", "tr", "caption"])


def laid_out(cuts: Sequence[Cut]) -> tuple[str, list[tuple[int, int]]]:
    """Return the page's text, an empty line between paragraphs and none between entries of a list.

    And where each block begins and ends.
    """
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    was_tight = False
    for cut in cuts:
        text = cut[0]
        is_tight = cut[1] in _TIGHT
        if parts:
            gap = "\n" if is_tight and was_tight else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(text)
        end = at + len(text)
        places.append((at, end))
        at, was_tight = end, is_tight
    return "".join(parts), places
