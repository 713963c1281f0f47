"""Values as they are read off a page, before they become an article."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.clean.making import Maker
from onrecord.model import Page, Reading, address
from onrecord.spans import Span

_READING = Maker(Reading)


def read_in_text(page: Page, field: str, value: str, span: Span, because: str, confidence: float) -> Reading:
    """Return a believed reading of words that stand in the page's text."""
    return _reading(page, field, value, span, span.of(page.text), because, True, confidence)


def read_in_markup(page: Page, field: str, value: str, exact: str, because: str, confidence: float) -> Reading:
    """Return a believed reading of what the markup, the address or the list says that a page came in."""
    return _reading(page, field, value, None, exact, because, True, confidence)


def refused(page: Page, field: str, value: str, span: Span | None, exact: str, because: str) -> Reading:
    """Return a reading that is put on record because it must not be taken for the value."""
    return _reading(page, field, value, span, exact, because, False, 0.9)


def best(readings: Iterable[Reading]) -> Reading | None:
    """Return the believed reading with the most confidence; of equals the first."""
    return max((r for r in readings if r.believed), key=lambda r: r.confidence, default=None)


def _reading(
    page: Page,
    field: str,
    value: str,
    span: Span | None,
    exact: str,
    because: str,
    believed: bool,
    confidence: float,
) -> Reading:
    at = address("reading", page.capture, field, value, span, because)
    made: Reading = _READING.of(
        (at, page.capture, field, value, span, exact[:1000], because, believed, round(confidence, 3))
    )
    return made
