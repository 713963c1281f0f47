"""From addresses to pages: one page, the pages of a feed, the pages of a sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from types import TracebackType

from onrecord.capture import lists, streams
from onrecord.capture.fetch import Fetcher
from onrecord.capture.found import Found, refused
from onrecord.capture.sniff import Kind, sniffed
from onrecord.model import Problem
from onrecord.problems import BadSource
from onrecord.settings import Settings

SITEMAPS_MAX = 1_000  # sitemaps of one index, all levels together


class Follower:
    """Fetches what lists lead to; no address twice in one run."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._fetcher = Fetcher(settings)
        self._seen: set[str] = set()
        self._sitemaps: set[str] = set()
        self._open = ExitStack()

    def __enter__(self) -> Follower:
        self._open.enter_context(self._fetcher)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def page(self, source: str, url: str) -> Found:
        """Return what ``url`` answers with, whatever it is. Raises BadSource with the reason if not."""
        self._seen.add(url)
        answer = self._fetcher.fetch(url)
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Found(source, answer.url, answer.media_type, now, answer.body)

    def entry(self, entry: lists.Entry) -> Iterator[Found | Problem]:
        """Yield the page of a feed's entry; if it cannot be had, a Problem and what the feed itself holds of it."""
        if not entry.url:
            yield entry.found or refused(entry.source, "has neither a text nor an address in the feed")
            return
        for page in self._listed(entry.url):
            if isinstance(page, Problem) and entry.found:
                yield entry.found
            yield page

    def sitemap(self, source: str, body: bytes) -> Iterator[Found | Problem]:
        """Yield the pages that a sitemap lists, and those of the sitemaps that it lists."""
        waiting: list[str] = []
        while True:
            for each in lists.addresses(body) if body else ():
                if isinstance(each, BadSource):
                    yield refused(source, str(each))
                elif not each.is_sitemap:
                    yield from self._listed(each.url)
                elif each.url not in self._sitemaps and len(self._sitemaps) < SITEMAPS_MAX:
                    self._sitemaps.add(each.url)
                    waiting.append(each.url)
            if not waiting:
                return
            source, body = waiting.pop(0), b""
            try:
                body = self._unpacked(self.page(source, source).data)
            except BadSource as error:
                yield refused(source, str(error))

    def _unpacked(self, body: bytes) -> bytes:
        return streams.decoded(body, "gzip", self._settings.capture_max_bytes)

    def _listed(self, url: str) -> Iterator[Found | Problem]:
        if url in self._seen:
            return
        try:
            page = self.page(url, url)
            what = sniffed(page.data[: streams.PIECE], name=page.url, declared=page.media_type)
            if what.kind not in (Kind.HTML, Kind.TEXT, Kind.PDF):
                raise BadSource(f"is no page: the server sent {what.looks_like or what.kind.value}")
        except BadSource as error:
            yield refused(url, str(error))
        else:
            yield Found(url, page.url, what.media_type, page.captured, page.data)
