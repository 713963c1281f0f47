"""Blocks to the one text of a page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from onrecord.clean.blocks import Plain
from onrecord.clean.making import Maker
from onrecord.clean.menus import menus
from onrecord.model import Block, addresses
from onrecord.model.ids import Addresses
from onrecord.spans import Span

_TIGHT = frozenset(["li", "td", "th", "dt", "dd", "tr", "caption"])
_NEXT, _APART = "\n", "\n\n"
_BLOCK = Maker(Block)


class Layout:
    """The page's text, an empty line between paragraphs and none between entries of a list; and where each block is."""

    def __init__(self, cuts: Sequence[Plain]) -> None:
        self.cuts = list(cuts)
        self.starts = array("q", bytes(8 * len(cuts)))
        self.ends = array("q", bytes(8 * len(cuts)))
        self.text = self._laid_out()

    def _laid_out(self) -> str:
        """Return the page's text, and keep where each block is."""
        parts: list[str] = []
        at = number = 0
        was_tight = False
        for text, tag, _, _, _ in self.cuts:
            is_tight = tag in _TIGHT
            if number:
                gap = _NEXT if is_tight and was_tight else _APART
                parts.append(gap)
                at += len(gap)
            parts.append(text)
            self.starts[number] = at
            at += len(text)
            self.ends[number] = at
            was_tight = is_tight
            number += 1  # noqa: SIM113 - compiled, it is a number of C
        return "".join(parts)

    def blocks(self, capture: str) -> list[Block]:
        """Return the page's blocks; a menu is one."""
        address = addresses("block", capture)
        made: list[Block] = []
        at = 0
        for first, last in [*menus(self.cuts), (len(self.cuts), 0)]:
            while at < first:
                made.append(self._block(capture, address, at, at))
                at += 1
            if last:
                made.append(self._block(capture, address, first, last - 1))
                at = last
        return made

    def _block(self, capture: str, address: Addresses, first: int, last: int) -> Block:
        _, tag, hints, link_share, depth = self.cuts[first]
        span = Span(self.starts[first], self.ends[last])
        made: Block = _BLOCK.of((address.of(str(span)), capture, span, tag, hints, link_share, depth))
        return made
