"""What the whole of a page settles, whatever its single lines look like.

Threads, teasers far below, headlines at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from onrecord.clean import marks
from onrecord.clean.threads import Kind, kind_of, marks_a_thread
from onrecord.clean.units import Unit
from onrecord.model import Region

_BEFORE_THREAD = 40  # words of body that must stand above a thread
_FEWEST = 3  # marks that make a thread where no heading says so
_NEAR = 40  # units: two marks of one thread are no farther apart
_CLOSE = 6  # units: where a thread begins, the second mark is no farther off
_APART = 4  # units that are no body: what lies beyond so many is another text
_SMALL = 0.15  # of the longest stretch's words; 2026-11, five-fold on the public flat texts
_END = (".", "!", "?", "”", '"', "’", "…", "»", ")", ":", "。")


def settled(units: Sequence[Unit], regions: Sequence[Region]) -> list[Region]:
    """Return the regions with what contradicts the page's structure put right."""
    made = list(regions)
    _threads(units, made)
    _stretches(units, made)
    _headlines_at_end(units, made)
    return made


def _threads(units: Sequence[Unit], regions: list[Region]) -> None:
    """Between the first and the last mark of a thread nothing is the article.

    Plain text alone: markup shows threads itself.
    """
    if not units or units[0].tag:
        return
    marked = [at for at, unit in enumerate(units) if marks_a_thread(unit, units[at - 1] if at else None)]
    judged = zip(units, regions, strict=True)
    body = list(accumulate(unit.words.count(" ") + 1 if region is Region.BODY else 0 for unit, region in judged))
    for place, first in enumerate(marked):
        chain = _chain(marked[place:])
        heading = next((at for at in range(first, max(first - 6, -1), -1) if _is_heading(units[at])), None)
        is_dense = len(chain) >= _FEWEST and chain[1] - chain[0] <= _CLOSE
        begins = first if heading is None else heading
        if body[begins] >= _BEFORE_THREAD and (is_dense or (heading is not None and len(chain) > 1)):
            # Handles, dates and buttons inside a thread are of it; its heading and the form below it are not.
            for at in range(begins, chain[-1] + 1):
                if regions[at] is Region.BODY or (at >= first and _is_of_thread(units[at])):
                    regions[at] = Region.COMMENT
            return


def _is_of_thread(unit: Unit) -> bool:
    return len(unit.words) < 60 and kind_of(unit) is not Kind.WORDS


def _chain(marked: Sequence[int]) -> list[int]:
    """Return the first of ``marked`` and those that follow without too wide a gap."""
    chain = [marked[0]]
    for at in marked[1:]:
        if at - chain[-1] > _NEAR:
            break
        chain.append(at)
    return chain


def _is_heading(unit: Unit) -> bool:
    return 0 < len(unit.words) < 80 and marks.COMMENTS_BEGIN.fullmatch(unit.words) is not None


def _stretches(units: Sequence[Unit], regions: list[Region]) -> None:
    """A short stretch of running text, far from the longest one.

    Is another article's beginning or the site's own words.
    """
    if units and units[0].tag:
        return
    stretches: list[list[int]] = []
    for at, region in enumerate(regions):
        if region is Region.BODY:
            if stretches and at - stretches[-1][-1] <= _APART:
                stretches[-1].append(at)
            else:
                stretches.append([at])
    if len(stretches) < 2:
        return
    sizes = [sum(units[at].words.count(" ") + 1 for at in stretch) for stretch in stretches]
    longest = max(sizes)
    for stretch, size in zip(stretches, sizes, strict=True):
        if size < longest * _SMALL:
            for at in stretch:
                regions[at] = Region.OTHER


def _headlines_at_end(units: Sequence[Unit], regions: list[Region]) -> None:
    """Several lines without a full stop after the body's last sentence are headlines of other articles, or tags."""
    if units and units[0].tag:
        return
    trailing: list[int] = []
    for at in range(len(units) - 1, -1, -1):
        if regions[at] is Region.BODY:
            if units[at].bullet or (units[at].words.endswith(_END) and not _is_headline(units[at])):
                break
            trailing.append(at)
    if len(trailing) >= 3:
        for at in trailing:
            regions[at] = Region.OTHER if units[at].words.count(",") > 4 else Region.RELATED


def _is_headline(unit: Unit) -> bool:
    """A short line, most of whose words begin with a capital."""
    words = unit.words.split()
    return 3 <= len(words) <= 16 and sum(word[:1].isupper() for word in words) > len(words) * 0.6
