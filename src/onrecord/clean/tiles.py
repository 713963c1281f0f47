"""The passages that tile a page: what was judged of its units, from the start of each to the start of the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.judge import Judgement
from onrecord.clean.making import Maker
from onrecord.clean.units import Unit
from onrecord.model import Page, Passage, Region, addresses
from onrecord.spans import Span

# "/Guardian", "/ Norvik News Agency": how reprints name their source, on the last line itself
_SIGN_OFF = re.compile(r"[.!?…][\"”’»)]{0,2}\s{0,2}(/\s?[A-ZÀ-Ý][\w&.'’-]{1,20}(?:\s[A-ZÀ-Ý][\w&.'’-]{0,20}){0,3})$")
_BODY, _BYLINE, _OTHER = Region.BODY, Region.BYLINE, Region.OTHER  # asked of the class, each costs a call
_SIGNED = 60  # characters of a line's end in which it stands
_PASSAGE = Maker(Passage)
_THOUSANDTHS = [number / 1000 for number in range(1001)]


def tiles(page: Page, units: Sequence[Unit], judgements: Sequence[Judgement]) -> list[Passage]:
    """Return one passage a unit: from the start of its line to the next unit's; the first begins where the page does.

    A credit that closes the last line of the body is one more.
    """
    text = page.text
    if not text:
        return []
    starts = _starts(units) or [0]
    judged = list(judgements) or [Judgement(_OTHER, 1.0)]
    signed = _sign_off(text, units, judged) if units else -1
    if signed >= 0:
        pieces = [*zip(starts, judged, strict=True), (signed, Judgement(_BYLINE, 0.8))]
        pieces.sort(key=lambda piece: piece[0])
        starts = [start for start, _ in pieces]
        judged = [judgement for _, judgement in pieces]
    return _made(page.capture, len(text), starts, judged)


def _made(capture: str, size: int, starts: list[int], judged: list[Judgement]) -> list[Passage]:
    made: list[Passage] = []
    address = addresses("passage", capture)
    start = 0
    count = len(judged)
    for at in range(count):
        end = starts[at + 1] if at + 1 < count else size
        if end > start:
            judgement = judged[at]
            span = Span(start, end)
            shown = (address(span), capture, span, judgement.region, rounded(judgement.confidence))
            made.append(_PASSAGE.of(shown))
            start = end
    return made


def _starts(units: Sequence[Unit]) -> list[int]:
    """Return where the lines of units begin: a bullet or heading mark belongs to its unit."""
    starts: list[int] = []
    for unit in units:
        span = unit.span
        starts.append(span.start - unit.indent)
    return starts


def rounded(share: float) -> float:
    """Return ``round(share, 3)``, which a share from 0 to 1 that is plainly no tie need not be written out for."""
    if 0 <= share <= 1:
        low = int(share * 1000)
        rest = share * 1000 - low
        if rest < 0.4999:
            return _THOUSANDTHS[low]
        if rest > 0.5001:
            return _THOUSANDTHS[low + 1]
    return round(share, 3)


def _sign_off(text: str, units: Sequence[Unit], judged: Sequence[Judgement]) -> int:
    """Return the place of a credit that closes the last line of the body: ... he said.”/Norvik Post; -1: none."""
    at = len(judged) - 1
    while at >= 0 and judged[at].region is not _BODY:
        at -= 1
    if at < 0:
        return -1
    last = units[at].span
    if text.find("/", max(last.start, last.end - _SIGNED), last.end) < 0:
        return -1
    found = _SIGN_OFF.search(text, max(last.start, last.end - _SIGNED), last.end)
    return found.start(1) if found else -1
