"""Feeds and sitemaps: lists of articles that somewhere else are whole pages."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.capture.found import Found, article, storable, web_address
from onrecord.problems import BadSource

FEED_MAX_BYTES = 4 * 1024 * 1024  # feedparser reads some 0.2 MB a second and needs a hundred times the memory
ADDRESSES_MAX = 50_000  # likewise

_HARMLESS = re.compile(rb"""<!ENTITY\s{1,20}[\w.-]{1,40}\s{1,20}(?:"(?:[^"&%]|&\#\w{1,8};){0,8}"|'[^'&%]{0,8}')""")

# feedparser promises to read anything, but some broken input still makes it raise one of these.
_FEED_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a feed."""

    source: str
    url: str  # of the whole article, "" where the feed has none
    found: Found | None  # what the feed itself holds of it, None where that is no text


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a sitemap."""

    url: str
    is_sitemap: bool  # another sitemap, not a page


def entries(source: str, feed: bytes, captured: str) -> list[Entry]:
    """Return the articles of an RSS or Atom feed, in its order. Raises BadSource for one that has none."""
    import feedparser

    if len(feed) > FEED_MAX_BYTES:
        raise BadSource(f"is a feed of more than {FEED_MAX_BYTES:,} bytes")
    if _declares_growth(feed):
        raise BadSource("is a feed that declares entities which expand or stand in other files: refused")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = feedparser.parse(io.BytesIO(feed), sanitize_html=False, resolve_relative_uris=False)
            listed = [_entry(source, number, each, parsed, captured) for number, each in enumerate(parsed.entries, 1)]
    except _FEED_ERRORS as error:
        raise BadSource(f"cannot be read as a feed: {type(error).__name__}") from None
    if not listed:
        raise BadSource("is a feed without articles")
    return listed


def _declares_growth(feed: bytes) -> bool:
    """Tell whether an entity is declared that is more than the name of a character or two."""
    plain = feed.replace(b"\0", b"")  # UTF-16
    return plain.count(b"<!ENTITY") != len(_HARMLESS.findall(plain))


def _entry(source: str, number: int, each: Any, parsed: Any, captured: str) -> Entry:
    url = web_address(each.get("link"))
    place = f"{source}#{storable(str(each.get('id') or url or number))[:1000]}"
    written = _written(each)
    fields = {
        "url": url,
        "title": _text(each.get("title")),
        "html" if _is_html(written) else "text": _text(written.get("value")),
        "published": _published(_text(each.get("published") or each.get("updated"))),
        "outlet": _text((each.get("source") or {}).get("title") or parsed.feed.get("title")),
        "authors": [name for author in each.get("authors") or () if (name := _text(author.get("name")))],
    }
    has_text = bool(_text(written.get("value")).strip())
    return Entry(place, url, article(place, fields, captured) if has_text else None)


def _text(value: object) -> str:
    return storable(value) if isinstance(value, str) else ""


def _written(each: Any) -> Any:
    """Return the fullest text that a feed gives of an article: its content, else its summary."""
    contents = [part for part in each.get("content") or () if _text(part.get("value")).strip()]
    return max(contents, key=lambda part: len(part["value"])) if contents else each.get("summary_detail") or {}


def _is_html(written: Any) -> bool:
    return _text(written.get("type")) in ("text/html", "application/xhtml+xml", "")


def _published(date: str) -> str:
    """Return a feed's date as ISO 8601 in its own time zone, so that its day stays the outlet's; else as it came."""
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date


def addresses(sitemap: bytes) -> Iterator[Address | BadSource]:
    """Yield the addresses that a sitemap or a sitemap index lists, then the error where it breaks off.

    Raises nothing; entities and external documents are never followed.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    count = 0
    try:
        parents: list[Any] = []
        for event, element in iterparse(io.BytesIO(sitemap), events=("start", "end")):
            if event == "start":
                parents.append(element)
                continue
            parents.pop()
            holder = _local(parents[-1].tag) if parents else ""
            url = web_address(element.text) if _local(element.tag) == "loc" else ""
            if url and holder in ("url", "sitemap"):
                count += 1
                if count > ADDRESSES_MAX:
                    yield BadSource(f"lists more than {ADDRESSES_MAX:,} addresses; the first {ADDRESSES_MAX:,} count")
                    return
                yield Address(url, is_sitemap=holder == "sitemap")
            if len(parents) == 1:
                parents[0].clear()  # or the whole tree would pile up
    except DefusedXmlException:
        yield BadSource("is a sitemap that declares entities: refused")
    except (ParseError, ValueError, LookupError) as error:
        yield BadSource(f"is a sitemap that breaks off: {error}")
    else:
        if not count:
            yield BadSource("is a sitemap without addresses")


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
