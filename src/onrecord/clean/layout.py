"""Blocks to the one text of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.clean.blocks import Plain
from onrecord.clean.making import Maker
from onrecord.clean.menus import menus
from onrecord.model import Block, addresses
from onrecord.spans import Span

_TIGHT = frozenset(["li", "td", "th", "dt", "dd", "tr", "caption"])
_BLOCK = Maker(Block)


class Layout:
    """The page's text, an empty line between paragraphs and none between entries of a list; and where each block is."""

    def __init__(self, cuts: Sequence[Plain]) -> None:
        parts: list[str] = []
        self.cuts = list(cuts)
        self.starts: list[int] = []
        self.ends: list[int] = []
        at = 0
        was_tight = False
        for cut in self.cuts:
            text = cut[0]
            is_tight = cut[1] in _TIGHT
            if parts:
                gap = "\n" if is_tight and was_tight else "\n\n"
                parts.append(gap)
                at += len(gap)
            parts.append(text)
            self.starts.append(at)
            at += len(text)
            self.ends.append(at)
            was_tight = is_tight
        self.text = "".join(parts)

    def blocks(self, capture: str) -> list[Block]:
        """Return the page's blocks; a menu is one."""
        address = addresses("block", capture)
        made: list[Block] = []
        at = 0
        for first, last in [*self._menus(), (len(self.cuts), 0)]:
            while at < first:
                made.append(self._block(capture, address, at, at))
                at += 1
            if last:
                made.append(self._block(capture, address, first, last - 1))
                at = last
        return made

    def _block(self, capture: str, address: Callable[[object], str], first: int, last: int) -> Block:
        _, tag, hints, link_share, depth = self.cuts[first]
        span = Span(self.starts[first], self.ends[last])
        made: Block = _BLOCK.of((address(span), capture, span, tag, hints, link_share, depth))
        return made

    def _menus(self) -> list[tuple[int, int]]:
        return menus([(len(text), tag, hints, share, depth) for text, tag, hints, share, depth in self.cuts])
