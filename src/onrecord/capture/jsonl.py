"""The articles in a JSON Lines file: one JSON object a line, kept as the line came."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.capture import streams
from onrecord.capture.found import ARTICLE, Found, refused, storable, web_address
from onrecord.model import Problem
from onrecord.problems import BadSource
from onrecord.settings import Settings

ID_MAX_CHARS = 200


def captures(source: str, stream: streams.Lined, settings: Settings) -> Iterator[Found | Problem]:
    """Yield one capture a line: an object with ``text`` or ``html``; ``url, title, published, outlet, authors`` help.

    Its source is ``file#id``, by its field ``id`` or else its line number. A line that is none gives a Problem.
    """
    for number, line in enumerate(streams.lines(stream, settings.capture_max_bytes), start=1):
        if line is None:
            yield refused(f"{source}#{number}", str(streams.too_large(settings.capture_max_bytes)))
        elif line.strip():
            yield _capture(source, number, line)


def _capture(source: str, number: int, line: bytes) -> Found | Problem:
    kept = line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf" if number == 1 else b"")
    try:
        told = _told(kept)
    except BadSource as error:
        return refused(f"{source}#{number}", f"line {number} {error}")
    given = told.get("id")
    name = str(given)[:ID_MAX_CHARS] if isinstance(given, str | int) and given != "" else str(number)
    return Found(f"{source}#{storable(name)}", web_address(told.get("url")), ARTICLE, "", kept)


def _told(line: bytes) -> dict[str, object]:
    try:
        told = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadSource("is not UTF-8") from None
    except (ValueError, RecursionError):
        raise BadSource(f"is not JSON: {line[:40].decode('utf-8', 'replace')}") from None
    if not isinstance(told, dict):
        raise BadSource("is JSON, but no object")
    if not any(isinstance(told.get(name), str) and told[name].strip() for name in ("text", "html")):
        raise BadSource("has neither a text nor an html")
    return told
