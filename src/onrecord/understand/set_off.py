"""Quotations that a page sets off as blocks of their own, without marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from onrecord.model import Block
from onrecord.spans import Span, trimmed
from onrecord.understand.draft import Draft
from onrecord.understand.units import Unit

MOST = 0.5  # share of the page: more is a report that another page took over whole, with speakers of its own
_SPEAKS = ("say", "ask", "deny", "promise", "urge", "blame", "judge")
# — Ada Brann (@adabrann) December 24, 2031: how posts are signed where they are set into a page
_SIGNED = re.compile(r"[—–-]\s?(\S[^()\n]{1,60}?)\s\(@\w{1,30}\)")


def set_off(paragraphs: Sequence[Span], blocks: Sequence[Block]) -> frozenset[int]:
    """Return which paragraphs stand in a block quotation of the page's markup; none where that is most of the page."""
    quoted = sorted(b.span for b in blocks if b.tag == "blockquote" or "blockquote" in b.hints.split())
    starts = [span.start for span in quoted]
    found = [
        n
        for n, paragraph in enumerate(paragraphs)
        if (at := bisect_right(starts, paragraph.start) - 1) >= 0 and quoted[at].covers(paragraph)
    ]
    held, every = sum(len(paragraphs[n]) for n in found), sum(map(len, paragraphs))
    return frozenset(found if held <= MOST * every else ())


class SetOff:
    """Reads a page's block quotations, paragraph by paragraph."""

    def __init__(self, text: str, paragraphs: Sequence[Span], numbers: Collection[int]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.numbers = numbers
        self.last: Draft | None = None  # the paragraph of such a block that was read last

    def read(self, unit: Unit, drafts: list[Draft]) -> bool:
        """Take in a unit that begins a paragraph, if it is set off; what it says is added to ``drafts``."""
        number = unit.paragraph
        words = trimmed(self.text, self.paragraphs[number])
        if number not in self.numbers or unit.quotes:
            return False
        before = self.last if self.last is not None and self.last.paragraph == number - 1 else None
        signed = _SIGNED.search(self.text, words.start, words.end)
        if signed is not None and signed.start() == words.start:
            if before is not None:
                _sign(before, signed)
            return True
        if signed is not None:
            words = trimmed(self.text, Span(words.start, signed.start()))
        lead = before or self._lead(number, drafts)
        made = Draft(None, "", "say", "floating", None, [words], number, 0.3, "set off as a quotation")
        made.is_words = True
        if lead is not None:
            made.base, made.kind, made.weight, made.follows = lead.base, lead.kind, min(0.6, lead.weight), lead
        if signed is not None:
            _sign(made, signed)
        self.last = made
        drafts.append(made)
        return True

    def _lead(self, number: int, drafts: Sequence[Draft]) -> Draft | None:
        """Return the last statement of the paragraph before that names who speaks and is no part of another."""
        for draft in drafts[:-8:-1]:
            if draft.paragraph != number - 1 or draft.cue is None or draft.kind not in _SPEAKS:
                continue
            inner = any(o is not draft and any(p.covers(draft.cue) for p in o.content) for o in drafts[-8:])
            if draft.source.speaker is not None and not inner:
                return draft
        return None


def _sign(draft: Draft, signed: re.Match[str]) -> None:
    draft.speaker, draft.follows = Span(signed.start(1), signed.end(1)), None
    draft.cue, draft.weight, draft.because = Span(signed.start(), signed.start() + 1), 0.85, "signed with a dash"
