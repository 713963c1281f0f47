"""What must hold of anything that clean makes, whatever the bytes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, is_dataclass
from typing import Any

from onrecord.model import Article, Block, Capture, Comment, Page, Passage, Payload, Reading, RecordKey
from onrecord.pipeline import Nouns, Step, run_capture
from onrecord.spans import Span, tile
from onrecord.steps import STEPS

MEDIA_TYPES = (
    "text/html",
    "text/html; charset=utf-8",
    "text/plain",
    "text/plain; charset=windows-1251",
    "",
    "application/xhtml+xml",
    "message/rfc822",
    "application/vnd.onrecord.article+json",
    "text/xml",
    "multipart/related",
    "application/rtf",
)
CLEAN = tuple(step for step in STEPS if step.name in ("pages", "passages", "articles"))
_SLOW_S = 2.0  # seconds of processor time for an input of a few thousand bytes: a hundred times the usual
_EXACT_MAX = 1_000  # characters that a reading keeps of its words


def cleaned(data: bytes, media_type: str, steps: Sequence[Step] = CLEAN) -> Nouns:
    """Return what ``steps`` make of ``data``: the first alone, or all three."""
    capture = Capture("c", "page", "https://post.example/1", media_type, "", len(data), "2020-05-04T10:00:00Z", "", 0)
    payload = Payload("c", "page", capture.url, media_type, capture.captured, data)
    return run_capture(steps, payload, capture, RecordKey("key"))


def hold(data: bytes, media_type: str, steps: Sequence[Step] = CLEAN) -> None:
    """Clean ``data`` and assert every claim. Any exception is a find."""
    began = time.process_time()
    nouns = cleaned(data, media_type, steps)
    took = time.process_time() - began
    assert took < _SLOW_S + len(data) / 50_000, f"{took:.1f} s for {len(data)} bytes"
    for broken in broken_claims(nouns, steps):
        raise AssertionError(broken)


def broken_claims(nouns: Nouns, steps: Sequence[Step] = CLEAN) -> Iterator[str]:
    """Yield what is wrong with what clean made of one capture, in words."""
    pages: list[Page] = nouns[Page]
    if len(pages) > 1:
        yield f"{len(pages)} pages of one capture"
    text = pages[0].text if pages else ""
    passages: list[Passage] = nouns[Passage]
    is_whole = len(steps) == len(CLEAN)
    if is_whole and text and not tile(len(text), [each.span for each in passages]):
        yield "passages do not tile the page"
    if is_whole and pages and len(nouns[Article]) != 1:
        yield f"{len(nouns[Article])} articles of one page"
    for kind, members in nouns.items():
        if is_dataclass(kind) and members and hasattr(members[0], "id"):
            yield from _of_kind(kind.__name__, members, len(text))
    for reading in nouns[Reading]:
        yield from _of_reading(reading, text)
    ends = 0
    for block in nouns[Block]:
        if block.span.start < ends:
            yield f"blocks overlap at {block.span}"
        ends = block.span.end
    for comment in nouns[Comment]:
        if comment.author_span and not comment.span.covers(comment.author_span):
            yield f"the author of a comment stands outside it: {comment.author_span} of {comment.span}"


def _of_kind(kind: str, members: list[Any], length: int) -> Iterator[str]:
    if len({each.id for each in members}) != len(members):
        yield f"two of {kind} have one id"
    for each in members:
        for value in astuple(each) if kind in ("Article", "Reading", "Declared", "Page") else ():
            for words in value if isinstance(value, tuple) else (value,):
                if isinstance(words, str) and not _is_writable(words):
                    yield f"{kind} holds characters that no file can: {words[:60]!r}"
        for span in (getattr(each, "span", None), getattr(each, "author_span", None)):
            if isinstance(span, Span) and span.end > length:
                yield f"{kind} points past the text: {span} of {length}"
        confidence = getattr(each, "confidence", 1.0)
        if not 0 <= confidence <= 1:
            yield f"{kind} with a confidence of {confidence}"


def _of_reading(reading: Reading, text: str) -> Iterator[str]:
    if reading.span and reading.span.end <= len(text) and reading.exact != reading.span.of(text)[:_EXACT_MAX]:
        yield f"{reading.field} {reading.value!r} shows {reading.exact!r} where {reading.span.of(text)!r} stands"


def _is_writable(words: str) -> bool:
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
